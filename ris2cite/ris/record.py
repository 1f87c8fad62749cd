"""The type of records: tags and raw values."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

TaggedFormat: TypeAlias = Literal["ris", "wos", "nbib", "enw"]
"""RIS and other formats that consist of records of tagged lines."""


class Field(NamedTuple):
    """A tag with its value.

    ``value`` is the decoded text, trimmed, with wrapped lines joined by spaces and
    paragraphs separated by ``\\n``. ``line`` is the line (from 1) on which it starts.
    """

    tag: str
    value: str
    line: int


class Record:
    """A record: its reference type and its fields.

    ``type`` is the raw value of the type tag (``TY``, ``PT``), or "". ``fields`` does not
    include the type and end tags. ``number`` counts the records of ``source`` from 1;
    ``line`` is the line on which the record starts. ``lines`` is its number of non-blank
    lines, including type and end lines. ``spans`` maps the start lines of values with more
    than one line to their number of lines.
    """

    __slots__ = ("fields", "format", "line", "lines", "number", "source", "spans", "type")

    def __init__(
        self,
        type: str,
        fields: list[Field],
        *,
        number: int = 1,
        line: int = 1,
        lines: int | None = None,
        spans: dict[int, int] | None = None,
        source: str | None = None,
        format: TaggedFormat = "ris",
    ) -> None:
        self.type = type
        self.fields = fields
        self.number = number
        self.line = line
        self.lines = len(fields) if lines is None else lines
        self.spans = spans or {}
        self.source = source
        self.format = format

    def __repr__(self) -> str:
        return f"Record({self.type!r}, {len(self.fields)} fields, line {self.line})"
