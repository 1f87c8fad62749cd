"""The RIS parser: a byte stream → records, or dictionaries for programs that use rispy.

``read_records`` yields records; ``rispy.load(file, implementation=RisParser)`` returns
rispy's dictionaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TypeAlias

import rispy

from ris2cite.errors import Report, reporter
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.reader import RisReader
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text

RispyRecord: TypeAlias = dict[str, Any]
"""A record of rispy: key → string, list of strings, or dict of unknown tags."""


def read_records(
    stream: BinaryIO,
    *,
    source: str | None,
    report: Report,
    encoding: str | None = None,
    format: TaggedFormat = "ris",
    account: Account | None = None,
) -> Iterator[Record]:
    """Yield the records of a byte stream, reading it as needed.

    Any input is accepted; lines that belong to no record are quoted in diagnostics.
    ``account`` is updated on the way. Raises UsageError for an unknown ``encoding``, and
    whatever ``stream.read`` raises.
    """
    book = account if account is not None else Account()
    text = read_text(stream, source=source, report=report, encoding=encoding, account=book)
    reporter = LineReporter(source, report, book)
    if format == "wos":
        from ris2cite.ris.reading.wos import WosReader

        return WosReader(reporter).read(text)
    if format == "nbib":
        from ris2cite.ris.reading.nbib import NbibReader

        return NbibReader(reporter).read(text)
    if format == "enw":
        from ris2cite.ris.reading.enw import EnwReader

        return EnwReader(reporter).read(text)
    return RisParser.records(text, reporter)


class RisParser(rispy.RisParser):  # type: ignore[misc]
    """A parser for rispy that reads all dialects of RIS that ris2cite reads.

    Accepts rispy's options (``mapping``, ``list_tags``, ``delimiter_tags_mapping``,
    ``ignore``, ``skip_unknown_tags``, ``enforce_list_tags``, ``newline``) and returns
    rispy's dictionaries. Values are the text in the file, without margins, and with
    wrapped lines joined. Problems are passed to ``on_diagnostic``, or issued as
    Ris2citeWarning.
    """

    def __init__(self, *, on_diagnostic: Report | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._report = reporter(on_diagnostic, strict=False)

    @staticmethod
    def records(chunks: Iterable[str], reporter: LineReporter) -> Iterator[Record]:
        """Yield the records of a text, given as chunks of whole lines that end in LF."""
        return RisReader(reporter).read(chunks)

    def parse(self, text: str) -> list[RispyRecord]:
        """The records of a text. LF, CRLF, CR and ``newline`` all end a line."""
        for end in (self.newline, "\r\n", "\r"):
            text = text.replace(end, "\n")
        return [self._entry(record) for record in self.records([text], self._line_reporter())]

    def parse_lines(self, lines: Iterable[str]) -> list[RispyRecord]:
        """The records of an open file or a sequence of lines."""
        records = self.records((_ended(line) for line in lines), self._line_reporter())
        return [self._entry(record) for record in records]

    def _line_reporter(self) -> LineReporter:
        return LineReporter(None, self._report, Account())

    def _entry(self, record: Record) -> RispyRecord:
        """The record with rispy's keys, starting with the reference type."""
        entry: RispyRecord = {self.mapping[self.START_TAG]: record.type}
        for tag, value, _ in record.fields:
            if tag not in self.ignore:
                self._add_tag(entry, tag, value)
        return entry


def _ended(line: str) -> str:
    """A line that ends in LF; CRs inside it become line ends too."""
    return line.removesuffix("\n").removesuffix("\r").replace("\r", "\n") + "\n"
