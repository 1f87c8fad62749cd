"""Web of Science field-tagged exports (``savedrecs.txt``, ``.ciw``) → records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.stream import RecordStream
from ris2cite.ris.reading.wrap import ValueLine, join_prose
from ris2cite.ris.record import Record
from ris2cite.text.pattern import Pattern

START_TAG = "PT"
END_TAG = "ER"

FILE_TAGS = frozenset(["FN", "VR", "EF"])
"""Tags of the file rather than of a record: name of the service, version, end."""

LIST_TAGS = frozenset("AU AF BA BE BF BX C1 CA CR ED GP".split())
"""Tags of which every line is a separate value; the lines of others are wrapped text."""

TAG = Pattern(r"[A-Z][A-Z0-9](?=[ \t]|$)")


class WosReader(RecordStream):
    """Yields Web of Science records.

    Lines have the form ``XX value``; indented lines continue the previous value. A record
    extends from ``PT`` to ``ER``.
    """

    format = "wos"

    def parse_line(self, line: str) -> tuple[str | None, str]:
        """The tag of a line, or None if it continues a value, and its content."""
        if TAG.match(line) is not None:
            return line[:2], line[3:].strip()
        return None, line.strip()

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the records of a sequence of lines."""
        for number, line in enumerate(lines, 1):
            record = self._take(number, line)
            if record is not None:
                yield record
        if self._builder is not None:
            first = self._builder.line
            yield self._close()
            message = "the last record has no end line (ER)"
            self.reporter.report("note", "missing-end", message, first, self._number)
        self.reporter.flush()
        if not self._number:
            self.reporter.report("error", "no-records", "no record found: no line starts with PT")

    def _take(self, number: int, line: str) -> Record | None:
        """Read a line; returns the record that it completes, if any."""
        tag, content = self.parse_line(line.strip("\ufeff") if number == 1 else line)
        if tag is None and self._builder is None:
            stripped = line.strip(" \ufeff")
            tag, content = (stripped[:2], stripped[3:].strip()) if number == 1 else (None, content)
        builder = self._builder
        if tag is None:
            self._take_text(number, content, len(line))
        elif tag == START_TAG:
            done = self._close() if builder is not None else None
            self._builder = Builder(content, number, 1, join_prose)
            return done
        elif builder is None or tag in FILE_TAGS:
            self.reporter.unplaced(number, line, "header" if tag in FILE_TAGS else "outside-record")
        elif tag == END_TAG:
            builder.lines += 1
            if content:
                builder.lines -= 1
                self.reporter.unplaced(number, content, "end-value", self._number + 1)
            return self._close()
        else:
            builder.add(tag, ValueLine(number, content, len(line)))
        return None

    def _take_text(self, number: int, content: str, width: int) -> None:
        builder = self._builder
        if not content:
            self.account.blank += 1
        elif builder is None or not builder.tag:
            self.reporter.unplaced(number, content, "outside-record")
        elif builder.tag in LIST_TAGS:
            builder.add(builder.tag, ValueLine(number, content, width))
        else:
            builder.extend(ValueLine(number, content, width))
