"""The account of an input: where every line and every record of it went."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ris2cite.model import Item


class TaggedRecord(Protocol):
    """The attributes of a record that the account uses."""

    @property
    def format(self) -> str:
        """The key of ``custom`` under which the item keeps unmapped values."""

    @property
    def number(self) -> int:
        """The number of the record in its source, from 1."""

    @property
    def line(self) -> int:
        """The line on which the record starts."""

    @property
    def lines(self) -> int:
        """The number of non-blank lines of the record."""

    @property
    def fields(self) -> Sequence[tuple[str, str, int]]:
        """Tag, value, and the line on which the value starts."""

    @property
    def spans(self) -> Mapping[int, int]:
        """Start line → number of lines, for values of more than one line."""


class Account:
    """Counts of lines and records.

    ``lines`` is counted by the decoder and everything else by the code that consumes a
    line, so that ``balanced`` compares two independent counts. A line ends in LF, CRLF
    or CR. Of the lines of records, ``mapped`` ones are in an item, and ``kept`` ones in
    the ``custom`` of an item. ``reported`` lines are quoted in a diagnostic; ``lost``
    counts those of them that look like data. ``pending`` lines belong to records that
    are not converted yet. ``line`` and ``number`` locate the record that was converted
    last; formats without lines have no ``line``.
    """

    __slots__ = (
        "blank",
        "converted",
        "found",
        "kept",
        "line",
        "lines",
        "lost",
        "mapped",
        "number",
        "pending",
        "reported",
        "skipped",
        "unit",
    )

    def __init__(self) -> None:
        self.unit = "line"
        self.lines = 0
        self.blank = 0
        self.mapped = 0
        self.kept = 0
        self.reported = 0
        self.lost = 0
        self.pending = 0
        self.found = 0
        self.converted = 0
        self.skipped = 0
        self.line: int | None = None
        self.number = 0

    @property
    def balanced(self) -> bool:
        """Whether every line is accounted for."""
        return self.lines == self.blank + self.mapped + self.kept + self.reported + self.pending

    def enter(
        self, record: TaggedRecord, item: Item | None, reported: Collection[int] = ()
    ) -> None:
        """Count the lines of a record after its conversion.

        ``item`` is None if the record could not be converted. ``reported`` holds the
        start lines of values that are quoted in a diagnostic, but not in the item,
        because they have no meaning (``N/A``).
        """
        self.pending -= record.lines
        self.line, self.number = record.line, record.number
        if item is None:
            self.skipped += 1
            self.reported += record.lines
            self.lost += record.lines
            return
        self.converted += 1
        gone, kept = self._not_mapped(record, item, reported)
        self.reported += gone
        self.kept += kept
        self.mapped += record.lines - gone - kept

    def enter_values(self, values: int, kept: int, reported: int = 0) -> None:
        """Record an item of a format that is not made of lines.

        ``values`` is how many the record has, ``kept`` how many of them went to ``custom``;
        ``reported`` were only quoted in a diagnostic. The counts of lines count values then.
        """
        self.unit = "value"
        self.found += 1
        self.converted += 1
        self.lines += values
        self.kept += kept
        self.reported += reported
        self.mapped += values - kept - reported

    def _not_mapped(
        self, record: TaggedRecord, item: Item, reported: Collection[int]
    ) -> tuple[int, int]:
        """The numbers of lines of a record that are reported, and that are in ``custom``.

        A line counts once, even if soft line breaks put several tags on it.
        """
        custom = item.get("custom")
        raw = custom.get(record.format, {}) if isinstance(custom, dict) else {}
        if not raw and not reported:
            return 0, 0
        values = {tag: frozenset(raw[tag]) for tag in raw}
        gone: dict[int, int] = {}
        kept: dict[int, int] = {}
        for tag, value, line in record.fields:
            if line in reported:
                gone[line] = record.spans.get(line, 1)
            elif tag in values and value in values[tag]:
                kept[line] = record.spans.get(line, 1)
        lost = min(sum(gone.values()), record.lines)
        return lost, min(sum(kept.values()), record.lines - lost)

    def summary(self) -> str:
        """The account as two lines of text, without a final newline."""
        records = f"{self.found} {'record' if self.found == 1 else 'records'} found, "
        records += f"{self.converted} converted, {self.skipped} skipped"
        parts = [
            f"{self.mapped} in items",
            f"{self.kept} kept in custom",
            f"{self.reported} reported",
        ]
        if self.unit == "line":
            parts.append(f"{self.blank} blank")
        if self.pending:
            parts.append(f"{self.pending} not converted")
        units = self.unit if self.lines == 1 else f"{self.unit}s"
        lines = f"{self.lines} {units} read: {', '.join(parts)}"
        if self.balanced:
            return f"{records}\n{lines}"
        rest = self.lines - self.blank - self.mapped - self.kept - self.reported - self.pending
        return f"{records}\n{lines}; {rest} unaccounted for"
