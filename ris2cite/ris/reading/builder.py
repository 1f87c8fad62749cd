"""Puts a record together from tags and lines, and tells of the lines that fit nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.ris.reading.messages import MESSAGES
from ris2cite.ris.reading.tags import BODY_TAGS, HEAD_TAGS, NUMBER_TAGS, SHORT_TAGS, TITLE_TAGS
from ris2cite.ris.reading.wrap import Part, Value, join_parts
from ris2cite.ris.record import Dialect, Field, Record
from ris2cite.text.account import Account

Join: TypeAlias = Callable[[str, list[Part]], list[Value]]
"""How the lines of a tag become values."""

_NUMBER = re.compile(r"(?:e?ISS?N\W{1,3}|ISBN\W{1,3}|[(])?\d[\d-]{3,}", re.I)

TAG_WIDTH = len("TY  - ")

_new_tuple = tuple.__new__


def title_of(fields: Iterable[Field], tags: Sequence[str] = TITLE_TAGS) -> str | None:
    """What to call a record when a person is told about it; ``None`` if nameless."""
    found = {field.tag: field.value for field in reversed(list(fields)) if field.value}
    return next((found[tag] for tag in tags if tag in found), None)


def is_record(fields: Iterable[Field]) -> bool:
    """Whether tags without a type line are clearly a record: a title, and something else."""
    tags = {field.tag for field in fields if field.value}
    return not tags.isdisjoint(HEAD_TAGS) and not tags.isdisjoint(BODY_TAGS)


class Builder:
    """A record under construction.

    ``lines`` counts the non-blank physical lines taken so far, ``gap`` is the
    number of fields there were at the last blank line (−1: none yet). ``join`` makes
    values of the lines of a tag. ``glued`` holds the lines that went on with a value
    that hardly ever has a further one, each with that value's tag.
    """

    __slots__ = (
        "fields",
        "gap",
        "glued",
        "join",
        "line",
        "lines",
        "parts",
        "spans",
        "tag",
        "type",
    )

    def __init__(self, type: str, line: int, lines: int, join: Join = join_parts) -> None:
        self.join = join
        self.type = type
        self.line = line
        self.lines = lines
        self.fields: list[Field] = []
        self.spans: dict[int, int] = {}
        self.glued: list[tuple[str, Part]] = []
        self.tag = ""
        self.parts: list[Part] = []
        self.gap = -1

    @property
    def empty(self) -> bool:
        """Whether no tag was added yet."""
        return not self.fields and not self.tag

    def add(self, tag: str, part: Part, cost: int = 1) -> None:
        """Start a new value; ``cost`` is 0 where its line is counted already."""
        if self.tag:
            self.finish()
        self.tag = tag
        self.parts = [part]
        self.lines += cost

    def extend(self, part: Part, cost: int = 1) -> None:
        """A further line of the value; an empty text is a blank line and costs nothing."""
        self.parts.append(part)
        self.lines += cost

    def add_lines(self, tag: str, texts: list[str], line: int) -> int:
        """Add a value whose lines are all there; the number of those not blank."""
        stripped = [text.strip() for text in texts]
        self.tag = tag
        self.parts = [
            _new_tuple(Part, (number, text, len(raw)))
            for number, (text, raw) in enumerate(zip(stripped, texts, strict=True), line)
        ]
        first = self.parts[0]
        self.parts[0] = Part(line, first.text, first.width + TAG_WIDTH)
        self.finish()
        count = len(texts) - stripped.count("") + (not first.text)
        self.lines += count
        return count

    def take_over(self, count: int) -> Builder:
        """Split off the fields from ``count`` on into a builder of their own."""
        other = Builder("", 0, 0)
        other.fields = self.fields[count:]
        del self.fields[count:]
        other.line = other.fields[0].line if other.fields else self.line
        for field in other.fields:
            lines = self.spans.pop(field.line, 1)
            other.lines += lines
            if lines > 1:
                other.spans[field.line] = lines
        self.lines -= other.lines
        self.gap = -1
        return other

    def finish(self) -> None:
        """Join the lines of the value under way and make fields of them."""
        if not self.tag:
            return
        parts = self.parts
        if len(parts) == 1:
            self.fields.append(_new_tuple(Field, (self.tag, parts[0].text, parts[0].line)))
        else:
            values = self.join(self.tag, parts)
            for value in values:
                self._append(value)
            if self.tag in SHORT_TAGS:
                self._note_glued(parts, values)
        self.tag = ""

    def _note_glued(self, parts: list[Part], values: list[Value]) -> None:
        """Remember the lines that do not start a value; a further ISSN or ISBN is one."""
        starts = {value.line for value in values}
        listed = self.tag in NUMBER_TAGS
        for part in [part for part in parts if part.text][1:]:
            if part.line not in starts and not (listed and _NUMBER.match(part.text)):
                self.glued.append((self.tag, part))

    def _append(self, value: Value) -> None:
        self.fields.append(_new_tuple(Field, (self.tag, value.text, value.line)))
        if value.lines > 1:
            self.spans[value.line] = value.lines

    def record(self, source: str | None, dialect: Dialect = "ris") -> Record:
        """The finished record."""
        self.finish()
        return Record(
            self.type,
            self.fields,
            line=self.line,
            lines=self.lines,
            spans=self.spans,
            source=source,
            dialect=dialect,
        )


class Teller:
    """Reports about one source, and books the lines that it quotes.

    ``last`` is the record that was read last.
    """

    RUN_LINES = 20
    RUN_LENGTH = 4000

    def __init__(self, source: str | None, report: Report, account: Account) -> None:
        self.source = source
        self.report = report
        self.account = account
        self.last: Record | None = None
        self._junk: list[str] = []
        self._junk_line = 0
        self._junk_length = 0
        self._junk_code = ""
        self._junk_place: tuple[int | None, str | None] = (None, None)

    def tell(
        self,
        severity: Severity,
        code: str,
        message: str,
        line: int | None = None,
        record: int | None = None,
        title: str | None = None,
    ) -> None:
        """Report a diagnostic about this source, after the junk that came before it."""
        if self._junk:
            self.flush()
        self.report(Diagnostic(severity, code, message, self.source, line, record, title))

    def junk(
        self,
        line: int,
        text: str,
        code: str,
        record: int | None = None,
        title: str | None = None,
        cost: int = 1,
    ) -> None:
        """Book a line that is not part of any record; runs of them are told together."""
        self.account.reported += cost
        if code != "header":
            self.account.lost += cost
        full = len(self._junk) >= self.RUN_LINES or self._junk_length > self.RUN_LENGTH
        if self._junk and (full or code != self._junk_code):
            self.flush()
        if not self._junk:
            self._junk_line, self._junk_code = line, code
            self._junk_place = self._place(code, record, title)
        self._junk.append(text.strip())
        self._junk_length += len(text)

    def _place(
        self, code: str, record: int | None, title: str | None
    ) -> tuple[int | None, str | None]:
        """The record that junk belongs to, or else comes after; a heading to none."""
        last = self.last
        if code == "header" or last is None or record not in (None, last.number):
            return record, title
        return last.number, title or title_of(last.fields)

    def flush(self) -> None:
        """Report the junk lines collected so far, if there are any."""
        if not self._junk:
            return
        lines, self._junk, self._junk_length = self._junk, [], 0
        severity, what = MESSAGES[self._junk_code]
        count = "a line" if len(lines) == 1 else f"{len(lines)} lines"
        text = " / ".join(lines)
        record, title = self._junk_place
        message = what.format(count=count, text=text)
        self.tell(severity, self._junk_code, message, self._junk_line, record, title)
