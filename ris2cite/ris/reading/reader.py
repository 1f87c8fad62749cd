"""RIS text → records with tags, line numbers and raw values.

Records written exactly as specified are read as blocks; all other lines go to the
assembler. This takes half of the time for regular files, and two thirds for exports of
databases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ris2cite.ris.reading.assembler import Assembler
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.lines import PLAIN_LINE, has_soft_break
from ris2cite.ris.record import Record

LONGEST_BLOCK = 1 << 16
"""Longer records, in characters, are read line by line."""


class RisReader:
    """Reads a text in chunks of whole lines."""

    def __init__(self, reporter: LineReporter) -> None:
        self._assembler = Assembler(reporter)

    def read(self, chunks: Iterable[str]) -> Iterator[Record]:
        """Yield the records of a text, given as chunks of whole lines that end in LF."""
        rest = ""
        for chunk in chunks:
            text = rest + chunk
            end = text.rfind("\nER  -")
            end = text.find("\n", end + 1) + 1 if end >= 0 else 0
            yield from self._read_blocks(text, end)
            rest = text[end:]
            if len(rest) > LONGEST_BLOCK:
                yield from self._read_lines(rest)
                rest = ""
        yield from self._read_lines(rest)
        yield from self._assembler.finish()

    def _read_lines(self, text: str) -> list[Record]:
        self._assembler.take_lines(text)
        return self._assembler.pop_done()

    def _read_blocks(self, text: str, end: int) -> Iterator[Record]:
        """Yield the records of a text that ends in an end line."""
        soft = has_soft_break(text)
        start = 0
        while start < end:
            stop = text.find("\n", text.find("\nER  -", max(start - 1, 0)) + 1) + 1
            block = text[start:stop]
            start = stop
            if soft and has_soft_break(block):
                self._assembler.take_lines(block)
            else:
                self._take_block(block)
            if self._assembler.done:
                yield from self._assembler.pop_done()

    def _take_block(self, block: str) -> None:
        """Read lines up to an end line, as a block if they are regular."""
        if self._assembler.idle:
            at = 0 if block.startswith("TY  - ") else block.find("\nTY  - ") + 1
            if at:
                self._take_before(block[:at])
                block = block[at:]
            if self._take_plain(block):
                return
        self._assembler.take_lines(block)

    def _take_before(self, text: str) -> None:
        """Read the lines between two records, usually a blank one."""
        if text.strip("\n"):
            self._assembler.take_lines(text)
        else:
            self._assembler.take_blank_lines(len(text))

    def _take_plain(self, block: str) -> bool:
        """Read a record in which every line is a regular tag line; False if it is not."""
        if not self._assembler.idle:
            return False
        pairs = PLAIN_LINE.findall(block)
        lines = len(pairs)
        if lines < 2 or lines != block.count("\n") or pairs[0][0] != "TY":
            return False
        if pairs[-1][1].strip() or "\nTY  -" in block:
            return False
        self._assembler.take_record(pairs[0][1].strip(), pairs[1:-1], lines)
        return True
