"""Builds a record from tags and lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from ris2cite.ris.reading.tags import BODY_TAGS, HEAD_TAGS, NUMBER_TAGS, SHORT_TAGS
from ris2cite.ris.reading.wrap import Value, ValueLine, join_lines
from ris2cite.ris.record import Field, Record, TaggedFormat
from ris2cite.text.pattern import Pattern

Join: TypeAlias = Callable[[str, list[ValueLine]], list[Value]]
"""Function that joins the lines of a tag to values."""

_NUMBER = Pattern(r"(?:e?ISS?N\W{1,3}|ISBN\W{1,3}|[(])?\d[\d-]{3,}", re.I)


def is_record(fields: Iterable[Field]) -> bool:
    """Whether fields without a type are clearly a record: a title and another typical tag."""
    tags = {field.tag for field in fields if field.value}
    return not tags.isdisjoint(HEAD_TAGS) and not tags.isdisjoint(BODY_TAGS)


class Builder:
    """A record in progress.

    ``lines`` counts its non-blank lines; ``gap`` is the number of fields before the last
    blank line, or −1. ``join`` joins the lines of a tag to values. ``glued`` holds
    continuation lines of values that rarely have any, each with its tag.
    """

    __slots__ = (
        "fields",
        "gap",
        "glued",
        "join",
        "line",
        "lines",
        "spans",
        "tag",
        "type",
        "value_lines",
    )

    def __init__(self, type: str, line: int, lines: int, join: Join = join_lines) -> None:
        self.join = join
        self.type = type
        self.line = line
        self.lines = lines
        self.fields: list[Field] = []
        self.spans: dict[int, int] = {}
        self.glued: list[tuple[str, ValueLine]] = []
        self.tag = ""
        self.value_lines: list[ValueLine] = []
        self.gap = -1

    @property
    def empty(self) -> bool:
        """Whether no tag has been added."""
        return not self.fields and not self.tag

    def add(self, tag: str, line: ValueLine, new_lines: int = 1) -> None:
        """Start a value; ``new_lines`` is 0 if its line has been counted."""
        if self.tag:
            self.finish()
        self.tag = tag
        self.value_lines = [line]
        self.lines += new_lines

    def extend(self, line: ValueLine, new_lines: int = 1) -> None:
        """Add a line to the value; an empty text is a blank line, which is not counted."""
        self.value_lines.append(line)
        self.lines += new_lines

    def take_over(self, count: int) -> Builder:
        """Move the fields from ``count`` on to a new builder."""
        other = Builder("", 0, 0)
        other.fields = self.fields[count:]
        del self.fields[count:]
        other.line = other.fields[0].line if other.fields else self.line
        for field in other.fields:
            lines = self.spans.pop(field.line, 1)
            other.lines += lines
            if lines > 1:
                other.spans[field.line] = lines
        self.lines -= other.lines
        self.gap = -1
        return other

    def finish(self) -> None:
        """Join the lines of the current value, and add them as fields."""
        if not self.tag:
            return
        value_lines = self.value_lines
        if len(value_lines) == 1:
            self.fields.append(Field(self.tag, value_lines[0].text, value_lines[0].number))
        else:
            values = self.join(self.tag, value_lines)
            for value in values:
                self._append(value)
            if self.tag in SHORT_TAGS:
                self._note_glued(value_lines, values)
        self.tag = ""

    def _note_glued(self, value_lines: list[ValueLine], values: list[Value]) -> None:
        """Record lines that do not start a value; those with another ISSN or ISBN do."""
        starts = {value.line for value in values}
        listed = self.tag in NUMBER_TAGS
        for line in [line for line in value_lines if line.text][1:]:
            if line.number not in starts and not (listed and _NUMBER.match(line.text)):
                self.glued.append((self.tag, line))

    def _append(self, value: Value) -> None:
        self.fields.append(Field(self.tag, value.text, value.line))
        if value.lines > 1:
            self.spans[value.line] = value.lines

    def record(self, source: str | None, format: TaggedFormat = "ris") -> Record:
        """The complete record."""
        self.finish()
        return Record(
            self.type,
            self.fields,
            line=self.line,
            lines=self.lines,
            spans=self.spans,
            source=source,
            format=format,
        )
