"""Where an item was read, for later diagnostics."""

from __future__ import annotations

from typing import NamedTuple


class Location(NamedTuple):
    """The file, the line on which the record starts, and its number in the file."""

    source: str | None = None
    line: int | None = None
    record: int | None = None

    def __str__(self) -> str:
        """``refs.ris:12``, or ``refs.json, record 3`` for formats without lines."""
        source = self.source or "<input>"
        if self.line is not None:
            return f"{source}:{self.line}"
        return source if self.record is None else f"{source}, record {self.record}"
