"""Lines → records, however irregular the lines are."""

from __future__ import annotations

from collections.abc import Iterable

from ris2cite.errors import Severity
from ris2cite.ris.reading.builder import Builder
from ris2cite.ris.reading.irregularities import Irregularities
from ris2cite.ris.reading.line_reporter import LineReporter, title_of
from ris2cite.ris.reading.lines import (
    MARGIN,
    SEARCH_HISTORY,
    SOFT_BREAK,
    Spelling,
    has_soft_break,
    is_header,
    misspelt_tag,
    parse_line,
    spelling_of,
)
from ris2cite.ris.reading.strays import loose_record, report_outside, starts_over, trim_tail
from ris2cite.ris.reading.tags import TAGS
from ris2cite.ris.reading.wrap import ValueLine
from ris2cite.ris.record import Field, Record

_new_tuple = tuple.__new__  # saves 8 to 12% of the time to read a file


class Assembler:
    """Assembles records line by line.

    A record extends from its type line to its end line. Tags without a type line are
    collected in an untyped builder until it is clear whether they are a record, belong to
    the type line that follows, or are strays. ``line`` is the number of the next line;
    ``done`` has the completed records that have not been taken yet; ``new_lines`` is 0 for
    further parts of a line that has been counted.
    """

    def __init__(self, reporter: LineReporter) -> None:
        self.reporter = reporter
        self.account = reporter.account
        self._line = 1
        self.done: list[Record] = []
        self._number = 0
        self._builder: Builder | None = None
        self._typed = False
        self._held: Builder | None = None
        self._after_blank = False
        self._any_type = False
        self._spelling = Spelling()
        self._new_lines = 1
        self._irregularities = Irregularities()
        self._in_search = False

    @property
    def idle(self) -> bool:
        """Whether no record is in progress."""
        return self._builder is None

    def take_lines(self, text: str) -> None:
        """Read whole lines, of which the last may lack its line end."""
        soft = has_soft_break(text)
        for line in text.removesuffix("\n").split("\n") if text else ():
            if soft and has_soft_break(line):
                self._take_soft(line)
            else:
                self._take_piece(line)
            self._line += 1

    def take_blank_lines(self, count: int) -> None:
        """Count blank lines between records."""
        self.account.blank += count
        self._line += count
        self._after_blank = True

    def take_record(self, type: str, values: Iterable[tuple[str, str]], lines: int) -> None:
        """Add a complete record: its type, and the tag and value of each other line."""
        first = self._line
        fields = [
            _new_tuple(Field, (tag, value.strip(), number))
            for number, (tag, value) in enumerate(values, first + 1)
        ]
        self._line += lines
        self._any_type = True
        source = self.reporter.source
        self._add_record(Record(type, fields, line=first, lines=lines, source=source))

    def pop_done(self) -> list[Record]:
        """The records completed since the last call."""
        done, self.done = self.done, []
        return done

    def finish(self) -> list[Record]:
        """The records completed by the end of the text; remaining lines are reported."""
        self._close_last()
        self.reporter.flush()
        self._irregularities.report(self.reporter, self._number)
        return self.pop_done()

    def _parse_line(self, line: str) -> tuple[str | None, str]:
        if line[2:5] == "  -" and line[:2] in TAGS:  # saves 10% of reading irregular files
            return line[:2], line[5:].strip()
        return parse_line(line, self._spelling)

    def _take_soft(self, line: str) -> None:
        """Read a line with soft line breaks, after which there may be tags or wrapped text."""
        pieces: list[str] = []
        for piece in SOFT_BREAK.split(line):
            if not piece.strip(MARGIN):
                continue
            if pieces and self._parse_line(piece)[0] is not None:
                self._take_piece(" ".join(pieces))
                self._new_lines = 0
                pieces = []
            pieces.append(piece)
        self._take_piece(" ".join(pieces))
        self._new_lines = 1

    def _take_piece(self, line: str) -> None:
        tag, content = self._parse_line(line)
        if tag is None and content and self._typed and self._builder is not None:
            tag, content = self._parse_misspelt(line, self._builder) or (tag, content)
        if tag is not None:
            if tag == "TY":
                self._take_start(content)
                self._spelling = spelling_of(line)
            elif tag == "ER":
                self._take_end_line(content)
            else:
                self._take_tag(tag, ValueLine(self._line, content, len(line)))
            self._after_blank = False
        elif content:
            self._take_text(ValueLine(self._line, content, len(line)))
            self._after_blank = False
        else:
            self._take_blank()
            self._after_blank = True

    def _parse_misspelt(self, line: str, builder: Builder) -> tuple[str, str] | None:
        """The tag and content of a line with a misspelt separator, or None."""
        width = builder.value_lines[-1].width if builder.tag else 0
        found = misspelt_tag(line, builder.tag, width)
        if found is not None:
            self._irregularities.odd_separator(self._line)
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
            builder.extend(ValueLine(self._line, "", 0), 0)

    def _take_text(self, line: ValueLine) -> None:
        """Read a line without a tag, which continues the previous value, if any."""
        builder = self._builder
        if builder is None:
            self._in_search = self._in_search or SEARCH_HISTORY.match(line.text) is not None
            report_outside(self.reporter, line, self._new_lines, in_search=self._in_search)
        elif builder.tag and (self._typed or not is_header(line.text)):
            builder.extend(line, self._new_lines)
        elif self._typed:
            self.reporter.unplaced(
                line.number, line.text, "type-value", self._number + 1, new_lines=self._new_lines
            )
        else:
            builder.finish()
            builder.gap = len(builder.fields)
            self._in_search = self._in_search or SEARCH_HISTORY.match(line.text) is not None
            report_outside(self.reporter, line, self._new_lines, in_search=self._in_search)

    def _take_tag(self, tag: str, line: ValueLine) -> None:
        builder = self._builder
        if builder is None:
            builder = self._builder = Builder("", line.number, 0)
            self._typed = False
        elif self._held is not None:
            self._emit(self._held)
            self._held = None
        elif not self._typed and starts_over(builder, tag):
            self._close_loose(builder)
            builder = self._builder = Builder("", line.number, 0)
        builder.add(tag, line, self._new_lines)

    def _take_start(self, content: str) -> None:
        builder = self._builder
        self._any_type, typed = True, self._typed
        self._in_search = False
        if builder is None:
            self._builder = Builder(content, self._line, self._new_lines)
        elif not typed:
            self._adopt(builder, content)
        elif builder.empty:
            self._second_type(builder, content, self._new_lines)
        else:
            self._close_open(builder, content)
        self._typed = True

    def _adopt(self, builder: Builder, content: str) -> None:
        """Add tags before a type line to its record, unless there is a gap between them."""
        builder.finish()
        if builder.gap >= 0:
            adjacent = builder.take_over(builder.gap)
            self._close_loose(builder)
            builder = adjacent
            if not builder.fields:
                builder.line = self._line
        builder.type = content
        builder.lines += self._new_lines
        self._builder = builder

    def _second_type(self, builder: Builder, content: str, new_lines: int) -> None:
        """Handle another type line in a record; the first known type counts."""
        if not builder.type:
            builder.type = content
        if content.upper() in ("", builder.type.upper()):
            builder.lines += new_lines
            return
        place = self._number + 1 + (self._held is not None)
        title = title_of(builder.fields)
        self.reporter.unplaced(self._line, content, "second-type", place, title, new_lines)

    def _close_open(self, builder: Builder, content: str) -> None:
        """Close a record without an end line at the type line of the next."""
        written = len(builder.value_lines)
        ended = trim_tail(builder, self.reporter, self._new_lines)
        apart = ended or self._after_blank or len(builder.value_lines) < written
        builder.finish()
        if self._held is not None:
            self._emit(self._held)
            self._held = None
        if not ended:
            self._irregularities.missing_end(builder.line)
        if apart:
            self._emit(builder)
        else:
            self._held = builder
        self._builder = Builder(content, self._line, self._new_lines)

    def _take_end_line(self, content: str) -> None:
        """Read an end line, which may be followed by the next type line if files were
        concatenated without a line end."""
        if self._parse_line(content)[0] != "TY":
            self._take_end(content)
            return
        self._take_end("")
        new_lines, self._new_lines = self._new_lines, 0
        self._take_piece(content)
        self._new_lines = new_lines

    def _take_end(self, content: str) -> None:
        builder, held = self._builder, self._held
        new_lines = self._new_lines
        if content:
            code = "header" if is_header(content) else "end-value"
            number, title = None, None
            if builder is not None:
                builder.finish()
                number = self._number + 1 + (held is not None)
                title = title_of(builder.fields)
            self.reporter.unplaced(self._line, content, code, number, title, new_lines)
            new_lines = 0
        if builder is None:
            self.account.reported += new_lines
            self._irregularities.stray_end(self._line)
            return
        builder.lines += new_lines
        if not self._typed:
            self._close_loose(builder)
        elif held is not None and builder.empty:
            held.lines += builder.lines
            self._irregularities.end_found()
            self._held = None
            self._second_type(held, builder.type, 0)
            self._emit(held)
        else:
            if held is not None:
                self._emit(held)
                self._held = None
            self._emit(builder)
        self._builder = None

    def _close_loose(self, builder: Builder) -> None:
        """Decide whether tags without a type line are a record or strays."""
        record = loose_record(builder, self.reporter, file_has_types=self._any_type)
        if record is not None:
            self._emit(record)

    def _emit(self, builder: Builder) -> None:
        record = builder.record(self.reporter.source)
        self._add_record(record)
        for tag, line in builder.glued:
            message = f"a line without a tag was read as part of {tag}: “{line.text}”"
            title = title_of(record.fields)
            severity: Severity = "note" if line.indented else "warning"
            self.reporter.report(severity, "glued-line", message, line.number, record.number, title)

    def _add_record(self, record: Record) -> None:
        self._number += 1
        record.number = self._number
        self.reporter.last = record
        self.account.found += 1
        self.account.pending += record.lines
        self.done.append(record)

    def _close_last(self) -> None:
        builder = self._builder
        if builder is not None and self._typed:
            if not trim_tail(builder, self.reporter, self._new_lines):
                self._irregularities.missing_end(builder.line)
            builder.finish()
            if self._held is not None:
                self._emit(self._held)
            self._emit(builder)
        elif builder is not None:
            self._close_loose(builder)
        self._builder = self._held = None
