"""Reading RIS line by line, to compare with reading whole records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ris2cite.ris.reading.assembler import Assembler
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.record import Record
from ris2cite.text.account import Account


def read_line_by_line(lines: Iterable[str]) -> Iterator[Record]:
    """Yield the records of lines without line ends, which go to the assembler one by one."""
    assembler = Assembler(LineReporter(None, lambda diagnostic: None, Account()))
    for line in lines:
        assembler.take_lines(f"{line}\n")
        yield from assembler.pop_done()
    yield from assembler.finish()
