"""reStructuredText, which cannot nest inline markup: the innermost mark is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ris2cite.markup.output import Token
from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.markup.writers.runs import TextRun, runs_of
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

_SPECIAL = Pattern(r"[\\*`|<>]|_(?=\W|$)|(?<!\w)_")
# docutils links any address with a scheme that it knows, including "javascript".
_SCHEME = Pattern(r"\b(?!https?:|ftp:|mailto:|doi:)([A-Za-z][\w.+-]*):(?=\S)", re.IGNORECASE)
# The start of a list, field, section, comment or other block, unless it is markup of ours.
_LINE_START = Pattern(
    r"^(?=(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?:\s|\Z))|^(?!:su[bp]:`)(?=[!-)+-/:-@\[\]^_{}~•‣⁃])"
)
# Four backslashes on a line, which are two in the text, would be a transition.
_RULE = Pattern(r"^(?=\\{4,}$)")
_LITERAL_BLOCK = Pattern(r"(?<=:):$")
_CLOSES = frozenset(" .,:;!?)]}'\"-/")

_MARKS = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "superscript": (":sup:`", "`"),
    "subscript": (":sub:`", "`"),
}


def _escape(text: str) -> str:
    return _SCHEME.sub(r"\1\\:", _SPECIAL.sub(r"\\\g<0>", one_line(text)))


def _link(target: str) -> tuple[str, str]:
    """An anonymous link. An underscore at its end would make it a named reference."""
    target = one_line("".join(target.split())).replace("<", "%3C").replace(">", "%3E")
    target = target.replace("`", "%60").replace("\\", "%5C")
    return "`", f" <{target[:-1] + '%5F' if target.endswith('_') else target}>`__"


def _pair(run: TextRun) -> tuple[str, str] | None:
    """The opening and closing of the markup of a run."""
    if run.href:
        return _link(run.href)
    return next((_MARKS[mark] for mark in reversed(run.marks) if mark in _MARKS), None)


def _compose(tokens: Sequence[Token]) -> str:
    """The text run by run, with escaped spaces between markup and words."""
    out: list[str] = []
    marked = False
    for run in runs_of(tokens):
        text, pair = _escape(run.text), _pair(run)
        if pair is None:
            apart = marked and text[0] not in _CLOSES
        else:
            text = text.join(pair)
            apart = bool(out) and not out[-1][-1].isspace()
        if apart:
            out.append("\\ ")
        out.append(text)
        marked = pair is not None
    return "".join(out)


def _entry(entry: Entry, layout: ListLayout) -> str:
    text = _LINE_START.sub(r"\\", entry.line, count=1)
    text = _RULE.sub(r"\\ ", text)
    return _LITERAL_BLOCK.sub(r"\:", text) + "\n\n"


def _heading(text: str, level: int, *, listed: bool) -> str:
    title = _escape(text)
    # An underline may be longer than its title; no character is wider than two columns.
    return f"{title}\n{'=-'[level - 1] * 2 * len(title)}\n\n"


WRITER = Writer("rst", _escape, _MARKS, _link, _entry, compose=_compose, heading=_heading)
