"""The account of a file: what became of every physical line and every record."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ris2cite.model import Item


class TaggedRecord(Protocol):
    """What the account asks of a record: where it stands, and its values with their lines.

    ``fields`` holds tag, value and the line where the value starts; ``spans`` says for
    the values of more than one line how many: start line → lines.
    """

    @property
    def format(self) -> str:
        """The key of the item's ``custom`` that keeps the record's values."""

    @property
    def number(self) -> int:
        """Its number within the source, from 1."""

    @property
    def line(self) -> int:
        """Where it starts."""

    @property
    def lines(self) -> int:
        """How many non-blank lines it took."""

    @property
    def fields(self) -> Sequence[tuple[str, str, int]]:
        """Tag, value, line."""

    @property
    def spans(self) -> Mapping[int, int]:
        """Start line → lines, for the values of more than one."""


class Account:
    """Counts lines and records; the reader and the conversion both enter theirs.

    ``lines`` is counted by the decoder, all else by those who use a line up, so
    that ``balanced`` compares two independent counts. A physical line ends in LF,
    CRLF or CR. Lines of records: ``mapped`` ended in an item, ``kept`` in the
    item's ``custom``. ``reported`` lines stand quoted in a diagnostic; of these,
    ``lost`` held something that looks like data. ``pending`` lines belong to
    records that were read and not converted yet. ``line`` and ``number`` tell where the
    record that was converted last begins; a format without lines has no ``line``.
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
    )

    def __init__(self) -> None:
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
        """Whether every line read is accounted for."""
        return self.lines == self.blank + self.mapped + self.kept + self.reported + self.pending

    @property
    def complete(self) -> bool:
        """Whether nothing of the input was lost: balanced, none skipped, none reported lost."""
        return self.balanced and not self.skipped and not self.lost

    def enter(
        self, record: TaggedRecord, item: Item | None, reported: Collection[int] = ()
    ) -> None:
        """Enter what became of a record's lines, once it is converted.

        ``item`` is ``None`` when the record was given up; ``reported`` holds the
        start lines of the values that a diagnostic quotes because they say nothing
        (``N/A``), so that they are in neither the item nor its ``custom``.
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

    def _not_mapped(
        self, record: TaggedRecord, item: Item, reported: Collection[int]
    ) -> tuple[int, int]:
        """How many lines of a record are reported, and how many are kept in ``custom``.

        A physical line counts once, even where soft breaks put several tags on it.
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
        """The account in two lines for a person, without a final newline."""
        records = f"{self.found} {'record' if self.found == 1 else 'records'} found, "
        records += f"{self.converted} converted, {self.skipped} skipped"
        parts = [
            f"{self.mapped} in items",
            f"{self.kept} kept in custom",
            f"{self.reported} reported",
            f"{self.blank} blank",
        ]
        if self.pending:
            parts.append(f"{self.pending} not converted")
        lines = f"{self.lines} {'line' if self.lines == 1 else 'lines'} read: {', '.join(parts)}"
        if self.balanced:
            return f"{records}\n{lines}"
        rest = self.lines - self.blank - self.mapped - self.kept - self.reported - self.pending
        return f"{records}\n{lines}; {rest} unaccounted for"
