"""The base class of readers of tagged formats other than RIS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.record import Record, TaggedFormat


class RecordStream:
    """A reader whose ``parse_lines`` yields records."""

    format: ClassVar[TaggedFormat]

    def __init__(self, reporter: LineReporter) -> None:
        self.reporter = reporter
        self.account = reporter.account
        self._builder: Builder | None = None
        self._number = 0

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """Yield the records of a sequence of lines."""
        raise NotImplementedError

    def read(self, chunks: Iterable[str]) -> Iterator[Record]:
        """Yield the records of a text, given as chunks of whole lines that end in LF."""
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
