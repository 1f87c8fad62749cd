"""What the readers of tagged exports other than RIS share: text in, numbered records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from ris2cite.ris.reading.builder import Builder, Teller
from ris2cite.ris.record import Dialect, Record
from ris2cite.text.account import Account


class RecordStream:
    """A mixin before a rispy parser, whose ``parse_lines`` it is given."""

    dialect: ClassVar[Dialect]
    teller: Teller
    account: Account
    _builder: Builder | None
    _number: int

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """The records of a sequence of lines."""
        raise NotImplementedError

    def parse(self, text: str) -> Iterator[Record]:
        """The records of a text in one piece."""
        return self.read([text])

    def read(self, chunks: Iterable[str]) -> Iterator[Record]:
        """The records of a text that comes in chunks of whole lines ended by LF."""
        return self.parse_lines(
            line for chunk in chunks for line in chunk.removesuffix("\n").split("\n")
        )

    def _close(self) -> Record:
        builder, self._builder = self._builder, None
        assert builder is not None
        record = builder.record(self.teller.source, self.dialect)
        self._number += 1
        record.number = self._number
        self.teller.last = record
        self.account.found += 1
        self.account.pending += record.lines
        return record
