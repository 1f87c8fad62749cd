"""Tokens → runs with uniform formatting, for formats whose marks cannot be nested freely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ris2cite.markup.output import AXES, NORMAL, Token


class TextRun(NamedTuple):
    """A run of text with its marks, outermost first.

    Neither a mark such as "normal-style" nor the mark that it switches off is included.
    ``href`` is the target of a link, or "".
    """

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


def runs_of(tokens: Sequence[Token]) -> list[TextRun]:
    """The tokens as runs. Runs with marks or a link neither start nor end with white space,
    and contain a letter or a digit: formatting of punctuation alone is dropped."""
    raw: list[TextRun] = []
    stack: list[str] = []
    href = ""
    for token in tokens:
        if isinstance(token, str):
            _add(raw, TextRun(token, _in_force(stack), href))
        elif token.name == "link":
            href = token.href if token.opens else ""
        elif token.name in AXES:
            if token.opens:
                stack.append(token.name)
            else:
                stack.reverse()
                stack.remove(token.name)
                stack.reverse()
    runs: list[TextRun] = []
    for run in raw:
        for piece in _apart(run):
            _add(runs, piece)
    return runs


def _add(runs: list[TextRun], run: TextRun) -> None:
    """Append a run, or extend the previous one if it has the same marks."""
    if runs and runs[-1][1:] == run[1:]:
        run = run._replace(text=runs.pop().text + run.text)
    if run.text:
        runs.append(run)


def _in_force(stack: list[str]) -> tuple[str, ...]:
    """The innermost mark of each property, except those that switch formatting off."""
    marks: dict[str, str] = {}
    for mark in stack:
        marks.pop(AXES[mark], None)
        marks[AXES[mark]] = mark
    return tuple(mark for mark in marks.values() if mark not in NORMAL)


def _apart(run: TextRun) -> list[TextRun]:
    """The run, with white space at its ends split off as unmarked runs."""
    if not (run.marks or run.href):
        return [run]
    bare = run.text.strip()
    if not bare:
        return [TextRun(run.text)]
    marks = run.marks if any(char.isalnum() for char in bare) else ()
    start = run.text.index(bare)
    end = start + len(bare)
    return [TextRun(run.text[:start]), TextRun(bare, marks, run.href), TextRun(run.text[end:])]
