"""Progress: one line on a terminal, with rate and time left.

The line is our own and not click's progress bar: that one has no rate, cannot
make way for a message, and leaves its last state behind.
"""

from __future__ import annotations

import sys
from time import monotonic

from ris2cite.cli.console import on_terminal
from ris2cite.io import size_of

_SHORT_WORK = 1.0
"""Seconds before anything is shown: short work needs no progress."""

_EVERY = 0.2
_CLEAR = "\r\x1b[K"


class Progress:
    """Shows bytes and records as they go by; a context, which leaves a clean line.

    ``wanted`` is ``None`` for a terminal's case: shown there, and nowhere else.
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
        """``count`` more bytes were read."""
        self._bytes += count

    def record(self) -> None:
        """One more record came through."""
        self._records += 1
        if self._shown and not self._records % 32:
            self._draw()

    def clear(self) -> None:
        """Take the line away, so that a message can be printed."""
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
        """The line after so many seconds of work."""
        parts = [f"{self._records:,} records", f"{self._records / seconds:,.0f} per second"]
        if self._total and self._bytes:
            share = min(self._bytes / self._total, 1.0)
            left = round(seconds * (1 - share) / share)
            parts += [f"{share:.0%}", f"{left // 60}:{left % 60:02} left"]
        return ", ".join(parts)
