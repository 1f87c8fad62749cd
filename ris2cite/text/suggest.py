"""“Did you mean …?”: the known word that is most like an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like ``word``, or None if none has that likeness (0 to 1)."""
    from difflib import get_close_matches  # imported only when something is wrong

    near = get_close_matches(word, list(known), 1, likeness)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """A question with the nearest known word, to end a message: ``; did you mean “x”?``, or ""."""
    near = nearest(word, known, likeness)
    return f"; did you mean “{near}”?" if near is not None else ""
