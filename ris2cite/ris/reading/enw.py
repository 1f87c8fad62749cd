"""EndNote's tagged export (``.enw``, also Google Scholar's) → RIS records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ris2cite.ris.mapping.endnote import TAGS
from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.stream import RecordStream
from ris2cite.ris.reading.wrap import ValueLine, join_prose
from ris2cite.ris.record import Record
from ris2cite.text.pattern import Pattern

TAG_LINE = Pattern(r"%(\S)(?:[ \t]+(.*)|\Z)", re.DOTALL)

TYPE_CHAR = "0"

LIST_CHARS = frozenset("K")
"""Tags in which every line is a separate value."""


class EnwReader(RecordStream):
    """Tagged records, streaming, under the RIS tags of EndNote's fields.

    A line is ``%X value``; other lines continue the previous value. A record extends from
    ``%0`` to the next one. In files that start with another tag (Open Journal Systems,
    ``refer``), a record ends at a blank line instead.
    """

    format = "ris"

    def __init__(self, reporter: LineReporter) -> None:
        super().__init__(reporter)
        self._char = ""
        self._by_blank_lines: bool | None = None
        self._after_blank = False

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """The records of a sequence of lines."""
        for number, line in enumerate(lines, 1):
            found = TAG_LINE.match(line.lstrip("\ufeff"))
            if found is None:
                self._take_text(number, line.strip(), len(line))
                continue
            char, content = found[1], (found[2] or "").strip()
            if self._by_blank_lines is None:
                self._by_blank_lines = char != TYPE_CHAR
            starts = self._after_blank if self._by_blank_lines else char == TYPE_CHAR
            if self._builder is not None and starts:
                yield self._close()
            self._after_blank = False
            self._take(number, line, char, content)
        if self._builder is not None:
            yield self._close()
        self.reporter.flush()
        if not self._number:
            self.reporter.report("error", "no-records", "no record found: no line starts with %0")

    def _take(self, number: int, line: str, char: str, content: str) -> None:
        if self._builder is None:
            self._builder = Builder("", number, 0, join_prose)
        if char == TYPE_CHAR:
            self._builder.finish()
            self._builder.type = self._builder.type or content
            self._builder.lines += 1
            self._char = ""
            return
        tag = TAGS.get(char)
        if tag is None:
            tag = "N1"
            content = f"%{char} {content}"  # EndNote has no field of that character
        self._char = char
        self._builder.add(tag, ValueLine(number, content, len(line)))

    def _take_text(self, number: int, content: str, width: int) -> None:
        if not content:
            self.account.blank += 1
            self._after_blank = True
        elif self._builder is None or not self._char:
            self.reporter.unplaced(number, content, "outside-record")
        elif self._char in LIST_CHARS:
            self._builder.add(TAGS[self._char], ValueLine(number, content, width))
        else:
            self._builder.extend(ValueLine(number, content, width))
