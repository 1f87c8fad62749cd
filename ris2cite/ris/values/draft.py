"""What a converter works on, and the few ways to make a converter from a function.

A *converter* is a pair: ``read`` takes raw values from a draft and sets a CSL
variable; ``write`` turns the variable's value back into tags and values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.model import Item
from ris2cite.ris.record import Record

Tags: TypeAlias = tuple[str, ...]
Pairs: TypeAlias = "list[tuple[str, str]]"
"""Tags with their values, in the order in which they are written."""


class Draft:
    """One record on its way to an item.

    ``left`` holds, by tag, the raw values that no converter has taken yet; a
    converter removes what it has put into ``item`` and leaves the rest, which
    ends in ``custom``. ``kept`` holds raw values that were taken only in part.
    """

    __slots__ = ("_lines", "_report", "item", "kept", "left", "notes", "record", "type")

    def __init__(self, record: Record, report: Report, type: str) -> None:
        self.record = record
        self._report = report
        self.type = type
        self.item: Item = {"type": ""}
        self.left: dict[str, list[str]] = {}
        self.kept: dict[str, list[str]] = {}
        self.notes: dict[str, Any] = {}
        self._lines: dict[tuple[str, str | None], int] | None = None

    def take(self, tag: str, value: str) -> None:
        """The value is in the item now: it is not left any more."""
        values = self.left[tag]
        if len(values) > 1:
            values.remove(value)
        else:
            del self.left[tag]

    def keep(self, tag: str, value: str) -> None:
        """The value is in the item in part: keep the whole of it in ``custom`` too."""
        self.kept.setdefault(tag, []).append(value)

    def report(
        self,
        code: str,
        message: str,
        tag: str = "",
        value: str | None = None,
        severity: Severity = "warning",
    ) -> None:
        """Report something about a value of ``tag`` (or about the record)."""
        record = self.record
        line = self._line_of(tag, value)
        title = self.item.get("title")
        self._report(Diagnostic(severity, code, message, record.source, line, record.number, title))

    def _line_of(self, tag: str, value: str | None) -> int:
        """Where a value stands, or the first of its tag, or the record."""
        if self._lines is None:
            self._lines = {}
            for name, text, line in self.record.fields:
                self._lines.setdefault((name, text), line)
                self._lines.setdefault((name, None), line)
        return self._lines.get((tag, value), self.record.line)


class Converter(NamedTuple):
    """How values of some tags become one CSL variable, and the way back.

    ``read(draft, tags, variable)`` sets ``draft.item[variable]`` where it can.
    ``write(value, tags)`` gives the tags and values that read back as ``value``.
    ``says`` is its line in the documentation. ``beside`` is the tag to write under where
    ``custom`` keeps another value of T2, BT, JF or JO. ``tag_by_tag`` says that ``read`` looks at
    one tag after the other, so that those which a record lacks need not be given.
    """

    read: Callable[[Draft, Tags, str], None]
    write: Callable[[Any, Tags], Pairs]
    says: str
    tag_by_tag: bool = False
    beside: str = ""


def write_text(value: Any, tags: Tags) -> Pairs:
    """The value as one text under the first tag."""
    return [(tags[0], str(value))]


def write_nothing(value: Any, tags: Tags) -> Pairs:
    """Nothing: another row writes what this one has read."""
    return []


def first(
    parse: Callable[[str], Any],
    says: str,
    *,
    write: Callable[[Any, Tags], Pairs] = write_text,
    same: Callable[[Any], Any] | None = None,
    whole: Callable[[str, Any], bool] | None = None,
) -> Converter:
    """A converter for a variable with one value: the first that ``parse`` accepts wins.

    ``parse`` gives the CSL value, or None where the text is not such a value. Values
    after the winner are taken only where they say the same (by ``same``, a key
    function); others stay. A value for which ``whole`` is false has more to
    say than the CSL value: it is kept in ``custom`` as well.
    """

    def read(draft: Draft, tags: Tags, variable: str) -> None:
        left, item = draft.left, draft.item
        won = item.get(variable)
        for tag in tags:
            values = left.get(tag)
            if values is None:
                continue
            if won is None and len(values) == 1:  # as in nearly all records
                value = parse(values[0])
                if value is not None:
                    item[variable] = won = value
                    if whole is not None and not whole(values[0], value):
                        draft.keep(tag, values[0])
                    del left[tag]
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
