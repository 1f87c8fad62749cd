"""What the readers of tagged exports other than RIS share: text in, numbered records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.record import Record, TaggedFormat


class RecordStream:
    """What each of them is: ``parse_lines`` makes the records."""

    format: ClassVar[TaggedFormat]

    def __init__(self, reporter: LineReporter) -> None:
        self.reporter = reporter
        self.account = reporter.account
        self._builder: Builder | None = None
        self._number = 0

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """The records of a sequence of lines."""
        raise NotImplementedError

    def read(self, chunks: Iterable[str]) -> Iterator[Record]:
        """The records of a text that comes in chunks of whole lines ended by LF."""
        return self.parse_lines(
            line for chunk in chunks for line in chunk.removesuffix("\n").split("\n")
        )

    def _close(self) -> Record:
        builder, self._builder = self._builder, None
        assert builder is not None
        record = builder.record(self.reporter.source, self.format)
        self._number += 1
        record.number = self._number
        self.reporter.last = record
        self.account.found += 1
        self.account.pending += record.lines
        return record
