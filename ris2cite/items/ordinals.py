"""English ordinals in words, as in editions."""

from __future__ import annotations

ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
"""Ordinal in lower case → number."""
