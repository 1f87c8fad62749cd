"""Markdown for CommonMark, GitHub and pandoc, with HTML tags for marks that it lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ris2cite.markup.output import Token
from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.markup.writers.runs import TextRun, runs_of
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

# Underscores inside words are not marks, and escaping them would break addresses. In pandoc
# two hyphens make a dash. An exclamation mark before a link makes it an image.
_SPECIAL = Pattern(
    r"[\\`*{}\[\]<>|~^$@]|(?<![^\W_])_|_(?![^\W_])|&(?=\w+;|#)|(?<=-)-|(?<=\.\.)\.|!\Z"
)
# A list, a heading, a rule, a definition.
_LINE_START = Pattern(r"^(\(?(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?=[.)](?:\s|\Z))|^(?=[-+=#:%])")

_DELIMITERS = {"italic": "*", "oblique": "*", "bold": "**"}
_TAGS = {
    "italic": ("<em>", "</em>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<strong>", "</strong>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "underline": ("<u>", "</u>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
}


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", one_line(text))


def _link(target: str) -> tuple[str, str]:
    """The target in angle brackets, in which only these three characters are special."""
    target = one_line("".join(target.split()))
    return "[", "](<" + target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E") + ">)"


def _compose(tokens: Sequence[Token]) -> str:
    """The text run by run, marked with asterisks where they are recognised, else HTML tags."""
    runs = runs_of(tokens)
    out: list[str] = []
    for index, run in enumerate(runs):
        before = out[-1][-1] if out else ""
        after = runs[index + 1].text[0] if index + 1 < len(runs) else ""
        out.append(_written(run, before, after))
    return "".join(out)


def _written(run: TextRun, before: str, after: str) -> str:
    text = _escape(run.text)
    if not run.marks and not run.href:
        return text
    marks = [mark for mark in run.marks if mark in _TAGS]
    enclosed = bool(run.href or [mark for mark in marks if mark not in _DELIMITERS])
    stars = enclosed or _reads_stars(run.text, before, after)
    for mark in sorted(marks, key=lambda mark: mark not in _DELIMITERS):
        star = _DELIMITERS.get(mark) if stars else None
        text = f"{star}{text}{star}" if star else text.join(_TAGS[mark])
    return text.join(_link(run.href)) if run.href else text


def _reads_stars(text: str, before: str, after: str) -> bool:
    """Whether asterisks around the text are emphasis (CommonMark, "left-flanking delimiter
    run"). They are not if the previous run ends in asterisks."""
    if before == "*" or not text:
        return False
    opens = not _is_mark(text[0]) or not before or before.isspace() or _is_mark(before)
    closes = not _is_mark(text[-1]) or not after or after.isspace() or _is_mark(after)
    return opens and closes


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _entry(entry: Entry, layout: ListLayout) -> str:
    return _LINE_START.sub(lambda match: f"{match[1] or ''}\\", entry.line, count=1) + "\n\n"


def _heading(text: str, level: int, *, listed: bool) -> str:
    return f"{'#' * level} {_escape(text)}\n\n"


WRITER = Writer("markdown", _escape, _TAGS, _link, _entry, compose=_compose, heading=_heading)
