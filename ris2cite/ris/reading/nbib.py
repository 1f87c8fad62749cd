"""PubMed's nbib (MEDLINE) format → records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.stream import RecordStream
from ris2cite.ris.reading.wrap import ValueLine, join_wrapped
from ris2cite.ris.record import Record
from ris2cite.text.pattern import Pattern

TAG_LINE = Pattern(r"([A-Z][A-Z0-9]{0,4}) *- ?(.*)", re.S)

START_TAG = "PMID"

ONCE_TAGS = frozenset(["PMID", "TI", "AB", "TA", "JT", "DP"])
"""If one of these tags is repeated after a blank line, it starts a record without PMID."""


class NbibReader(RecordStream):
    """Yields MEDLINE records.

    A tag of four columns is followed by a hyphen and a space; continuation lines are
    indented by six spaces. A record starts with ``PMID`` and has no end tag.
    """

    format = "nbib"

    def __init__(self, reporter: LineReporter) -> None:
        super().__init__(reporter)
        self._after_blank = True

    def parse_line(self, line: str) -> tuple[str | None, str]:
        """The tag of a line, or None if it continues a value, and its content."""
        found = TAG_LINE.match(line)
        if found is not None and found.start(2) in (5, 6):
            return found[1], found[2].strip()
        return None, line.strip()

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the records of a sequence of lines."""
        for number, line in enumerate(lines, 1):
            tag, content = self.parse_line(line.lstrip("\ufeff"))
            if tag is None:
                self._take_text(number, content, len(line))
                continue
            if self._builder is not None and self._starts(tag):
                yield self._close()
            if self._builder is None:
                self._builder = Builder("", number, 0, join_wrapped)
            self._builder.add(tag, ValueLine(number, content, len(line)))
            self._after_blank = False
        if self._builder is not None:
            yield self._close()
        self.reporter.flush()
        if not self._number:
            self.reporter.report(
                "error", "no-records", "no record found: no line starts with PMID-"
            )

    def _starts(self, tag: str) -> bool:
        """Whether the tag starts the next record."""
        if tag == START_TAG:
            return True
        return self._after_blank and tag in ONCE_TAGS and self._has(tag)

    def _has(self, tag: str) -> bool:
        builder = self._builder
        assert builder is not None
        builder.finish()
        return any(field.tag == tag for field in builder.fields)

    def _take_text(self, number: int, content: str, width: int) -> None:
        builder = self._builder
        if not content:
            self.account.blank += 1
            self._after_blank = True
        elif builder is None or not builder.tag:
            self.reporter.unplaced(number, content, "outside-record")
        else:
            builder.extend(ValueLine(number, content, width))
            self._after_blank = False
