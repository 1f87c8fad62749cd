"""The reader of RIS: a byte stream → records, and a parser for programs that use rispy.

``RisParser`` reads whatever exporters write. ``read_records`` takes its stream of
records; ``rispy.load(file, implementation=RisParser)`` its dictionaries.
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

Entry: TypeAlias = dict[str, Any]
"""A record as rispy gives it: key → text, list of texts, or for unknown tags a mapping."""


def read_records(
    stream: BinaryIO,
    *,
    source: str | None,
    report: Report,
    encoding: str | None = None,
    format: TaggedFormat = "ris",
    account: Account | None = None,
) -> Iterator[Record]:
    """The records of a byte stream, read as they are asked for.

    Never raises over what the input holds; whatever is in no record is quoted in
    a diagnostic. ``account`` is filled on the way. Raises ``UsageError`` for an
    ``encoding`` that does not exist, and what ``stream.read`` raises.
    """
    book = account if account is not None else Account()
    text = read_text(stream, source=source, report=report, encoding=encoding, account=book)
    lines = LineReporter(source, report, book)
    if format == "wos":
        from ris2cite.ris.reading.wos import WosReader

        return WosReader(lines).read(text)
    if format == "nbib":
        from ris2cite.ris.reading.nbib import NbibReader

        return NbibReader(lines).read(text)
    if format == "enw":
        from ris2cite.ris.reading.enw import EnwReader

        return EnwReader(lines).read(text)
    return RisParser.records(text, lines)


class RisParser(rispy.RisParser):  # type: ignore[misc]
    """rispy's parser for every dialect of RIS that ris2cite reads.

    Takes rispy's options (``mapping``, ``list_tags``, ``delimiter_tags_mapping``,
    ``ignore``, ``skip_unknown_tags``, ``enforce_list_tags``, ``newline``) and returns
    rispy's dictionaries. A value is the text that stands in the file, without margins,
    its wrapped lines joined. ``on_diagnostic`` is called for what could not be read;
    without it that is a ``Ris2citeWarning``.
    """

    def __init__(self, *, on_diagnostic: Report | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._report = reporter(on_diagnostic, strict=False)

    @staticmethod
    def records(chunks: Iterable[str], lines: LineReporter) -> Iterator[Record]:
        """The records of a text in chunks of whole lines ended by LF, as they are read."""
        return RisReader(lines).read(chunks)

    def parse(self, text: str) -> list[Entry]:
        """The entries of a text. LF, CRLF, CR and ``newline`` all end a line."""
        for end in (self.newline, "\r\n", "\r"):
            text = text.replace(end, "\n")
        return [self._entry(record) for record in self.records([text], self._lines())]

    def parse_lines(self, lines: Iterable[str]) -> list[Entry]:
        """The entries of an open file or a sequence of lines."""
        records = self.records((_ended(line) for line in lines), self._lines())
        return [self._entry(record) for record in records]

    def _lines(self) -> LineReporter:
        return LineReporter(None, self._report, Account())

    def _entry(self, record: Record) -> Entry:
        """A record under rispy's keys; its first key is the reference type."""
        entry: Entry = {self.mapping[self.START_TAG]: record.type}
        for tag, value, _ in record.fields:
            if tag not in self.ignore:
                self._add_tag(entry, tag, value)
        return entry


def _ended(line: str) -> str:
    """A line with LF at its end; a CR inside it ends a line too."""
    return line.removesuffix("\n").removesuffix("\r").replace("\r", "\n") + "\n"
