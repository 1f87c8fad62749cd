"""Tokens as runs of one formatting each, for formats whose marks cannot nest freely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..output import AXES, Token

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
    """The tokens as runs. No run with marks or a link starts or ends with white space."""
    runs: list[Run] = []
    stack: list[str] = []
    href = ""
    for token in tokens:
        if isinstance(token, str):
            for run in _apart(Run(token, _in_force(stack), href)):
                if runs and runs[-1][1:] == run[1:]:
                    run = Run(runs.pop().text + run.text, run.marks, run.href)
                runs.append(run)
        elif token.name == "link":
            href = token.href if token.opens else ""
        elif token.name in AXES:
            if token.opens:
                stack.append(token.name)
            else:
                stack.reverse()
                stack.remove(token.name)
                stack.reverse()
    return runs


def _in_force(stack: list[str]) -> tuple[str, ...]:
    """The innermost mark of each property, without those that say "plain"."""
    marks: dict[str, str] = {}
    for mark in stack:
        marks.pop(AXES[mark], None)
        marks[AXES[mark]] = mark
    return tuple(mark for mark in marks.values() if mark not in _PLAIN)


def _apart(run: Run) -> list[Run]:
    """The run with the white space at its ends in runs of their own, without marks."""
    if not run.text or not (run.marks or run.href):
        return [run] if run.text else []
    bare = run.text.strip()
    if not bare:
        return [Run(run.text)]
    start = run.text.index(bare)
    pieces = [Run(run.text[:start]), run._replace(text=bare), Run(run.text[start + len(bare) :])]
    return [piece for piece in pieces if piece.text]
