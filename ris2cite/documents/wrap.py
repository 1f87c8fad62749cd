"""Wrapping plain-text references, with a hanging indent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from ris2cite.text.pattern import Pattern

_INDENT = 4
_NUMBER = Pattern(r"\s*[\[(]?\d+[\]).]*\s+")
_WORD = Pattern(r"[^ \t\n]+")


def wrap(chunks: Iterable[str], width: int) -> Iterator[str]:
    """The text wrapped to ``width`` columns, without breaking words.

    References that start with a number are indented to the text after it, others by four
    columns.
    """
    rest = ""
    for chunk in chunks:
        *lines, rest = (rest + chunk).split("\n")
        for line in lines:
            yield _wrap_line(line, width) + "\n"
    if rest:
        yield _wrap_line(rest, width)


def _wrap_line(line: str, width: int) -> str:
    number = _NUMBER.match(line)
    indent = " " * (len(number[0]) if number else _INDENT)
    start = number[0] if number else line[: len(line) - len(line.lstrip())]
    rows, row, used = [], start, len(start)
    for word in _WORD.findall(line[len(start) :]):
        size = display_width(word)
        blank = 0 if row in (start, indent) else 1
        if used + blank + size > width and row.strip():
            rows.append(row)
            row, used, blank = indent, len(indent), 0
        row += " " * blank + word
        used += blank + size
    return "\n".join([*rows, row])


def display_width(text: str) -> int:
    """The width of the text on a terminal: wide characters take two columns, marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
