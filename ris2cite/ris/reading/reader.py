"""RIS text → records, one after the other, with tags, line numbers and raw values.

``RisReader`` is a ``rispy.RisParser`` that yields instead of collecting and that
reads what exporters really write. Records written exactly as the specification
has them take a short cut by whole blocks of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import rispy

from ris2cite.errors import Report, Severity
from ris2cite.ris.reading.builder import Builder, Teller, title_of
from ris2cite.ris.reading.lines import (
    DOUBTFUL_LINE,
    MARGIN,
    PLAIN_LINE,
    PLAIN_TAG,
    SOFT_BREAK,
    Spelling,
    has_soft_break,
    is_header,
    parse_line,
    slipped_tag,
    spelling_of,
)
from ris2cite.ris.reading.slips import Slips
from ris2cite.ris.reading.strays import settle, starts_over, tell_outside, trim_tail
from ris2cite.ris.reading.tags import TAGS
from ris2cite.ris.reading.wrap import Part
from ris2cite.ris.record import Dialect, Field, Record
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text

LONGEST_BLOCK = 1 << 16
"""A record longer than this many characters is read line by line."""

_new_tuple = tuple.__new__


def read_records(
    stream: BinaryIO,
    *,
    source: str | None,
    report: Report,
    encoding: str | None = None,
    dialect: Dialect = "ris",
    account: Account | None = None,
) -> Iterator[Record]:
    """The records of a byte stream, read as they are asked for.

    Never raises over what the input holds; whatever is in no record is quoted in
    a diagnostic. ``account`` is filled on the way. Raises ``UsageError`` for an
    ``encoding`` that does not exist, and what ``stream.read`` raises.
    """
    book = account if account is not None else Account()
    text = read_text(stream, source=source, report=report, encoding=encoding, account=book)
    teller = Teller(source, report, book)
    if dialect == "wos":
        from ris2cite.ris.reading.wos import WosReader

        yield from WosReader(teller).read(text)
    elif dialect == "nbib":
        from ris2cite.ris.reading.nbib import NbibReader

        yield from NbibReader(teller).read(text)
    else:
        yield from RisReader(teller).read(text)


class RisReader(rispy.RisParser):  # type: ignore[misc]
    """rispy's parser, streaming and lenient; yields ``Record``.

    A record runs from its type line to its end line. Tags without a type line
    wait in an untyped builder until it is clear whether they are a record, belong
    to the type line right after them, or are strays.
    """

    def __init__(self, teller: Teller | None = None, **options: Any) -> None:
        options.setdefault("enforce_list_tags", False)
        super().__init__(**options)
        self.teller = teller or Teller(None, lambda diagnostic: None, Account())
        self.account = self.teller.account
        self._line = 1
        self._done: list[Record] = []
        self._number = 0
        self._builder: Builder | None = None
        self._typed = False
        self._held: Builder | None = None
        self._after_blank = False
        self._any_type = False
        self._spelling = Spelling()
        self._cost = 1
        self._slips = Slips()

    # From text to lines.

    def parse(self, text: str) -> Iterator[Record]:
        """The records of a text in one piece."""
        return self.read([text])

    def read(self, chunks: Iterable[str]) -> Iterator[Record]:
        """The records of a text that comes in chunks of whole lines ended by LF."""
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
        yield from self._end_of_text()

    def parse_lines(self, lines: Iterable[str]) -> Iterator[Record]:
        """The records of a sequence of lines, with or without their line ends."""
        for line in lines:
            self._take_lines(line.rstrip("\r\n") + "\n")
            if self._done:
                yield from self._pop_done()
        yield from self._end_of_text()

    def _read_lines(self, text: str) -> Iterator[Record]:
        if text:
            self._take_lines(text)
            yield from self._pop_done()

    def _read_blocks(self, text: str, end: int) -> Iterator[Record]:
        """The records of a text that ends with an end line, cut at its end lines."""
        soft = has_soft_break(text)
        start = 0
        while start < end:
            stop = text.find("\n", text.find("\nER  -", max(start - 1, 0)) + 1) + 1
            block = text[start:stop]
            start = stop
            self._take_block(block, soft and SOFT_BREAK.search(block) is not None)
            if self._done:
                yield from self._pop_done()

    def _pop_done(self) -> list[Record]:
        done, self._done = self._done, []
        return done

    def _take_block(self, block: str, soft: bool) -> None:
        """Take lines of which the last is an end line, in one go if they are plain."""
        if self._builder is None and not soft:
            at = 0 if block.startswith("TY  - ") else block.find("\nTY  - ") + 1
            if at:
                self._take_before(block[:at])
                block = block[at:]
            if self._builder is None and (self._take_plain(block) or self._take_wrapped(block)):
                return
        self._take_lines(block)

    def _take_before(self, text: str) -> None:
        """Take the lines between two records, of which mostly one is there, and blank."""
        if text.strip("\n"):
            self._take_lines(text)
            return
        self.account.blank += len(text)
        self._line += len(text)
        self._after_blank = True

    def _take_plain(self, block: str) -> bool:
        """Take a record in which every line is a tag line; false if this is not one."""
        pairs = PLAIN_LINE.findall(block)
        lines = len(pairs)
        if lines < 2 or lines != block.count("\n") or pairs[0][0] != "TY":
            return False
        if pairs[-1][1].strip() or "\nTY  -" in block:
            return False
        line = self._line
        fields = [
            _new_tuple(Field, (tag, value.strip(), number))
            for number, (tag, value) in enumerate(pairs[1:-1], line + 1)
        ]
        self._line += lines
        self._any_type = True
        self._add_record(
            Record(pairs[0][1].strip(), fields, line=line, lines=lines, source=self.teller.source)
        )
        return True

    def _take_wrapped(self, block: str) -> bool:
        """Take a record in which all tags are plain and some values take more lines."""
        if "\nTY  -" in block or DOUBTFUL_LINE.search(block):
            return False
        pieces = PLAIN_TAG.split(block)
        if pieces[:2] != ["", "TY"] or pieces[-1].strip():
            return False
        type, _, after = pieces[2].partition("\n")
        if after.strip():
            return False
        builder = Builder(type.strip(), self._line, 2)
        blank = after.count("\n")
        line = self._line + 1 + blank
        for tag, value in zip(pieces[3:-2:2], pieces[4:-2:2], strict=True):
            lines = value.count("\n")
            if lines == 1:
                builder.fields.append(_new_tuple(Field, (tag, value.strip(), line)))
                builder.lines += 1
            else:
                blank += lines - builder.add_lines(tag, value[:-1].split("\n"), line)
            line += lines
        self._line = line + 1
        self.account.blank += blank
        self._any_type = True
        self._emit(builder)
        return True

    def _take_lines(self, text: str) -> None:
        lines = text.split("\n")
        if not lines[-1]:
            lines.pop()
        soft = has_soft_break(text)
        for line in lines:
            if soft and SOFT_BREAK.search(line) is not None:
                self._take_soft(line)
            else:
                self._take_piece(line)
            self._line += 1

    # From lines to records.

    def parse_line(self, line: str) -> tuple[str | None, str]:
        """The tag, in capitals, and the content of a line; ``None`` where it has no tag."""
        if line[2:5] == "  -" and line[:2] in TAGS:
            return line[:2], line[5:].strip()
        return parse_line(line, self._spelling)

    def _take_soft(self, line: str) -> None:
        """A line with soft breaks: a tag may follow one, everything else is wrapped."""
        pieces: list[str] = []
        for piece in SOFT_BREAK.split(line):
            if not piece.strip(MARGIN):
                continue
            if pieces and self.parse_line(piece)[0] is not None:
                self._take_piece(" ".join(pieces))
                self._cost = 0
                pieces = []
            pieces.append(piece)
        self._take_piece(" ".join(pieces))
        self._cost = 1

    def _take_piece(self, line: str) -> None:
        tag, content = self.parse_line(line)
        if tag is None and content and self._typed and self._builder is not None:
            tag, content = self._parse_slip(line, self._builder) or (tag, content)
        if tag is not None:
            if tag == "TY":
                self._take_start(content)
                self._spelling = spelling_of(line)
            elif tag == "ER":
                self._take_end_line(content)
            else:
                self._take_tag(tag, Part(self._line, content, len(line)))
            self._after_blank = False
        elif content:
            self._take_text(Part(self._line, content, len(line)))
            self._after_blank = False
        else:
            self._take_blank()
            self._after_blank = True

    def _parse_slip(self, line: str, builder: Builder) -> tuple[str, str] | None:
        """The tag and the content of a line with a slip after its tag, if it is one."""
        width = builder.parts[-1].width if builder.tag else 0
        found = slipped_tag(line, builder.tag, width)
        if found is not None:
            self._slips.odd_separator(self._line)
        return found

    def _take_blank(self) -> None:
        self.account.blank += 1
        builder = self._builder
        if builder is None:
            return
        if not self._typed:
            builder.finish()
            builder.gap = len(builder.fields)
        elif builder.tag and not self._after_blank:
            builder.extend(Part(self._line, "", 0), 0)

    def _take_text(self, part: Part) -> None:
        """A line without a tag: the value before it goes on, if there is one."""
        builder = self._builder
        if builder is None:
            tell_outside(self.teller, part, self._cost)
        elif builder.tag and (self._typed or not is_header(part.text)):
            builder.extend(part, self._cost)
        elif self._typed:
            self.teller.junk(part.line, part.text, "type-value", self._number + 1, cost=self._cost)
        else:
            builder.finish()
            builder.gap = len(builder.fields)
            tell_outside(self.teller, part, self._cost)

    def _take_tag(self, tag: str, part: Part) -> None:
        builder = self._builder
        if builder is None:
            builder = self._builder = Builder("", part.line, 0)
            self._typed = False
        elif self._held is not None:
            self._emit(self._held)
            self._held = None
        elif not self._typed and starts_over(builder, tag):
            self._settle_loose(builder)
            builder = self._builder = Builder("", part.line, 0)
        builder.add(tag, part, self._cost)

    def _take_start(self, content: str) -> None:
        builder = self._builder
        self._any_type, typed = True, self._typed
        if builder is None:
            self._builder = Builder(content, self._line, self._cost)
        elif not typed:
            self._adopt(builder, content)
        elif builder.empty:
            self._second_type(builder, content, self._cost)
        else:
            self._close_open(builder, content)
        self._typed = True

    def _adopt(self, builder: Builder, content: str) -> None:
        """Give tags that came before their type line to it, where no gap is between."""
        builder.finish()
        if builder.gap >= 0:
            adjacent = builder.take_over(builder.gap)
            self._settle_loose(builder)
            builder = adjacent
            if not builder.fields:
                builder.line = self._line
        builder.type = content
        builder.lines += self._cost
        self._builder = builder

    def _second_type(self, builder: Builder, content: str, cost: int) -> None:
        """A further type line of the same record: the first that says something counts."""
        if not builder.type:
            builder.type = content
        if content.upper() in ("", builder.type.upper()):
            builder.lines += cost
            return
        place = self._number + 1 + (self._held is not None)
        title = title_of(builder.fields)
        self.teller.junk(self._line, content, "second-type", place, title, cost)

    def _close_open(self, builder: Builder, content: str) -> None:
        """A type line inside a record: the record before it has lost its end line."""
        written = len(builder.parts)
        ended = trim_tail(builder, self.teller, self._cost)
        apart = ended or self._after_blank or len(builder.parts) < written
        builder.finish()
        if self._held is not None:
            self._emit(self._held)
            self._held = None
        if not ended:
            self._slips.missing_end(builder.line)
        if apart:
            self._emit(builder)
        else:
            self._held = builder
        self._builder = Builder(content, self._line, self._cost)

    def _take_end_line(self, content: str) -> None:
        """An end line; files put together without a line end between have the next
        record's type line in it."""
        if self.parse_line(content)[0] != "TY":
            self._take_end(content)
            return
        self._take_end("")
        cost, self._cost = self._cost, 0
        self._take_piece(content)
        self._cost = cost

    def _take_end(self, content: str) -> None:
        builder, held = self._builder, self._held
        cost = self._cost
        if content:
            code = "header" if is_header(content) else "end-value"
            number, title = None, None
            if builder is not None:
                builder.finish()
                number = self._number + 1 + (held is not None)
                title = title_of(builder.fields)
            self.teller.junk(self._line, content, code, number, title, cost)
            cost = 0
        if builder is None:
            self.account.reported += cost
            self._slips.stray_end(self._line)
            return
        builder.lines += cost
        if not self._typed:
            self._settle_loose(builder)
        elif held is not None and builder.empty:
            held.lines += builder.lines
            self._slips.end_found()
            self._held = None
            self._second_type(held, builder.type, 0)
            self._emit(held)
        else:
            if held is not None:
                self._emit(held)
                self._held = None
            self._emit(builder)
        self._builder = None

    def _settle_loose(self, builder: Builder) -> None:
        """Decide about tags without a type line: a record, or strays."""
        record = settle(builder, self.teller, file_has_types=self._any_type)
        if record is not None:
            self._emit(record)

    def _emit(self, builder: Builder) -> None:
        record = builder.record(self.teller.source)
        self._add_record(record)
        for tag, part in builder.glued:
            message = f"a line without a tag was read as part of {tag}: “{part.text}”"
            title = title_of(record.fields)
            severity: Severity = "note" if part.indented else "warning"
            self.teller.tell(severity, "glued-line", message, part.line, record.number, title)

    def _add_record(self, record: Record) -> None:
        self._number += 1
        record.number = self._number
        self.teller.last = record
        self.account.found += 1
        self.account.pending += record.lines
        self._done.append(record)

    # The end.

    def _end_of_text(self) -> Iterator[Record]:
        builder = self._builder
        if builder is not None and self._typed:
            if not trim_tail(builder, self.teller, self._cost):
                self._slips.missing_end(builder.line)
            builder.finish()
            if self._held is not None:
                self._emit(self._held)
            self._emit(builder)
        elif builder is not None:
            self._settle_loose(builder)
        self._builder = self._held = None
        yield from self._pop_done()
        self.teller.flush()
        self._slips.tell(self.teller, self._number)
