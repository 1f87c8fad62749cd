"""Tokens as runs of one formatting each, for formats whose marks cannot nest freely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ris2cite.markup.output import AXES, Token

_PLAIN = frozenset({"normal-style", "normal-variant", "normal-weight", "no-decoration", "baseline"})


class Run(NamedTuple):
    """A stretch of text; ``marks`` are those in force, outermost first.

    A mark that is switched off within another ("normal-style" in italics) is not
    there; so is the mark around it. ``href`` is the target of a link, or "".
    """

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


def runs_of(tokens: Sequence[Token]) -> list[Run]:
    """The tokens as runs. No run with marks or a link starts or ends with white space, and
    none is without a letter or a digit: nobody sees slanted or heavy commas."""
    raw: list[Run] = []
    stack: list[str] = []
    href = ""
    for token in tokens:
        if isinstance(token, str):
            _add(raw, Run(token, _in_force(stack), href))
        elif token.name == "link":
            href = token.href if token.opens else ""
        elif token.name in AXES:
            if token.opens:
                stack.append(token.name)
            else:
                stack.reverse()
                stack.remove(token.name)
                stack.reverse()
    runs: list[Run] = []
    for run in raw:
        for piece in _apart(run):
            _add(runs, piece)
    return runs


def _add(runs: list[Run], run: Run) -> None:
    """Append a run, to the run before it where that has the same marks."""
    if runs and runs[-1][1:] == run[1:]:
        run = run._replace(text=runs.pop().text + run.text)
    if run.text:
        runs.append(run)


def _in_force(stack: list[str]) -> tuple[str, ...]:
    """The innermost mark of each property, without those that say "plain"."""
    marks: dict[str, str] = {}
    for mark in stack:
        marks.pop(AXES[mark], None)
        marks[AXES[mark]] = mark
    return tuple(mark for mark in marks.values() if mark not in _PLAIN)


def _apart(run: Run) -> list[Run]:
    """The run with the white space at its ends in runs of their own, without marks."""
    if not (run.marks or run.href):
        return [run]
    bare = run.text.strip()
    if not bare:
        return [Run(run.text)]
    marks = run.marks if any(char.isalnum() for char in bare) else ()
    start = run.text.index(bare)
    end = start + len(bare)
    return [Run(run.text[:start]), Run(bare, marks, run.href), Run(run.text[end:])]
