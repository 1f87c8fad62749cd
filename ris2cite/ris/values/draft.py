"""Converters, and the draft of an item that they work on.

A *converter* has two functions: ``read`` sets a CSL variable from raw values of a draft,
and ``write`` turns the value of the variable back into tags and values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeAlias

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.model import Item
from ris2cite.ris.record import Record

Tags: TypeAlias = tuple[str, ...]
Pairs: TypeAlias = "list[tuple[str, str]]"
"""Tags and values, in the order in which they are written."""
NameOrder: TypeAlias = Literal["given", "family", ""]
"""The part of a name that comes first."""


class Draft:
    """A record that is being converted to an item.

    ``unread`` maps tags to raw values that no converter has taken yet. What is left at the
    end is kept in ``custom``, together with ``partly_read``, the values that were only partly
    converted.
    """

    __slots__ = (
        "_lines",
        "_report",
        "item",
        "notes",
        "order_of",
        "partly_read",
        "record",
        "type",
        "unread",
    )

    def __init__(self, record: Record, report: Report, type: str) -> None:
        self.record = record
        self._report = report
        self.type = type
        self.item: Item = {"type": ""}
        self.unread: dict[str, list[str]] = {}
        self.partly_read: dict[str, list[str]] = {}
        self.notes: dict[str, Any] = {}
        self.order_of: Callable[[str], NameOrder] = lambda name: ""
        self._lines: dict[tuple[str, str | None], int] | None = None

    def take(self, tag: str, value: str) -> None:
        """Remove a value that is now in the item from ``unread``."""
        values = self.unread[tag]
        if len(values) > 1:
            values.remove(value)
        else:
            del self.unread[tag]

    def keep(self, tag: str, value: str) -> None:
        """Keep a value of which only part is in the item in ``custom`` too."""
        self.partly_read.setdefault(tag, []).append(value)

    def report(
        self,
        code: str,
        message: str,
        tag: str = "",
        value: str | None = None,
        severity: Severity = "warning",
    ) -> None:
        """Report a diagnostic about a value of ``tag``, or about the record."""
        record = self.record
        line = self._line_of(tag, value)
        title = self.item.get("title")
        self._report(Diagnostic(severity, code, message, record.source, line, record.number, title))

    def _line_of(self, tag: str, value: str | None) -> int:
        """The line of the value, or of the first one with its tag, or of the record."""
        if not tag:
            return self.record.line
        if self._lines is None:  # most records have one diagnostic, or none
            self._lines = {}
            for name, text, line in self.record.fields:
                if name == tag and value in (None, text):
                    return line
            return self.record.line
        if not self._lines:
            for name, text, line in self.record.fields:
                self._lines.setdefault((name, text), line)
                self._lines.setdefault((name, None), line)
        return self._lines.get((tag, value), self.record.line)


class Converter(NamedTuple):
    """Converts between values of tags and a CSL variable.

    ``read(draft, tags, variable)`` sets ``draft.item[variable]`` if it can.
    ``write(value, tags)`` returns tags and values that are read as ``value``. ``says`` is
    the description in ``docs/mapping.md``. ``fallback_tag`` is the tag to write if
    ``custom`` has another value of T2, BT, JF or JO, or the reference type is unknown.
    ``tag_by_tag`` means that ``read`` treats each
    tag separately, so that tags that the record does not have can be left out.
    """

    read: Callable[[Draft, Tags, str], None]
    write: Callable[[Any, Tags], Pairs]
    says: str
    tag_by_tag: bool = False
    fallback_tag: str = ""


def write_text(value: Any, tags: Tags) -> Pairs:
    """The value as text, under the first tag."""
    return [(tags[0], str(value))]


def write_nothing(value: Any, tags: Tags) -> Pairs:
    """Nothing, because another row writes what this one reads."""
    return []


def first(
    parse: Callable[[str], Any],
    says: str,
    *,
    write: Callable[[Any, Tags], Pairs] = write_text,
    same: Callable[[Any], Any] | None = None,
    whole: Callable[[str, Any], bool] | None = None,
) -> Converter:
    """A converter for a variable with one value: the first one that ``parse`` accepts.

    ``parse`` returns the CSL value, or None if the text is not a valid one. Other values
    are taken only if they are equal by ``same``, a key function. Values for which
    ``whole`` is false contain more than the CSL value, and are kept in ``custom`` too.
    """

    def read(draft: Draft, tags: Tags, variable: str) -> None:
        unread, item = draft.unread, draft.item
        won = item.get(variable)
        for tag in tags:
            values = unread.get(tag)
            if values is None:
                continue
            if won is None and len(values) == 1:  # as in nearly all records
                value = parse(values[0])
                if value is not None:
                    item[variable] = won = value
                    if whole is not None and not whole(values[0], value):
                        draft.keep(tag, values[0])
                    del unread[tag]
                continue
            for raw in values[:]:
                value = parse(raw)
                if value is None:
                    continue
                if won is None:
                    item[variable] = won = value
                elif won != value and (same is None or same(won) != same(value)):
                    continue
                if whole is not None and not whole(raw, value):
                    draft.keep(tag, raw)
                draft.take(tag, raw)

    return Converter(read, write, says, tag_by_tag=True)
