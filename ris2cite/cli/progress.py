"""Progress: a line on a terminal, with rate and time left.

click's progress bar is not used, because it does not show a rate, cannot be cleared for a
message, and leaves its last state on the screen.
"""

from __future__ import annotations

import sys
from time import monotonic

from ris2cite.cli.console import on_terminal
from ris2cite.io import size_of

_SHORT_WORK = 1.0
"""Seconds before progress is shown."""

_EVERY = 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """A context manager that shows the numbers of bytes and records, and clears its line.

    If ``wanted`` is None, progress is only shown on a terminal.
    """

    def __init__(self, files: tuple[str, ...], wanted: bool | None, quiet: bool) -> None:
        terminal = on_terminal(sys.stderr)
        self._shown = terminal and not quiet if wanted is None else wanted and terminal
        self._start = self._last = monotonic()
        self._visible = False
        self._bytes = 0
        self._records = 0
        sizes = [size_of(path) for path in files] if self._shown else []
        self._total = None if None in sizes else sum(size or 0 for size in sizes)

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.clear()
        self._shown = False

    def read(self, count: int) -> None:
        """Count bytes that were read."""
        self._bytes += count

    def record(self) -> None:
        """Count a record."""
        self._records += 1
        if self._shown and not self._records % 32:
            self._draw()

    def clear(self) -> None:
        """Clear the line, so that a message can be printed."""
        if self._visible:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._visible = False

    def _draw(self) -> None:
        now = monotonic()
        if now - self._start < _SHORT_WORK or now - self._last < _EVERY:
            return
        self._last = now
        sys.stderr.write(_CLEAR + self.line(now - self._start))
        sys.stderr.flush()
        self._visible = True

    def line(self, seconds: float) -> str:
        """The line to show after a number of seconds."""
        parts = [f"{self._records:,} records", f"{self._records / seconds:,.0f} per second"]
        if self._total and self._bytes:
            share = min(self._bytes / self._total, 1.0)
            left = round(seconds * (1 - share) / share)
            parts += [f"{share:.0%}", f"{left // 60}:{left % 60:02} left"]
        return ", ".join(parts)
