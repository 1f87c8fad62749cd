"""What the readers yield: one bibliographic record as tags and raw values."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

TaggedFormat: TypeAlias = Literal["ris", "wos", "nbib", "enw"]
"""RIS and its two near relatives: tags with values, a record after the other."""


class Field(NamedTuple):
    """One tag with its value, in the order of the file.

    ``value`` is the decoded text, white space trimmed, wrapped lines joined with
    a space; paragraphs of a long text are separated by one ``\\n``. ``line`` is
    the physical line (from 1) where the value starts.
    """

    tag: str
    value: str
    line: int


class Record:
    """One record: its reference type and its fields.

    ``type`` is the raw value of the type tag (``TY``, ``PT``), "" where there was
    none. ``fields`` leaves out the type and end tags. ``number`` counts from 1
    within ``source``; ``line`` is where the record starts. ``lines`` is how many
    non-blank physical lines it took, type and end lines included; ``spans`` says
    for the values of more than one line how many: start line → lines.
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
