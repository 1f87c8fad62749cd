"""Suggestions for the name of a style that does not exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

_SUGGESTED = 3
_COMPARED = 120
"""Names of styles are hardly longer than this, and comparing them takes quadratic time."""

_LIKE = 0.6
"""The minimum similarity of a suggestion."""

_LOOKED_AT = 80
"""The number of candidates, the best ones by shared letter pairs, that are compared."""


class Named(Protocol):
    """The attributes of a style that suggestions use."""

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


def suggest(typed: str, styles: Sequence[Named]) -> list[str]:
    """The ids of at most three styles near to ``typed``, best first.

    Both ids and titles are compared, whole and word by word, so that a misspelt
    word finds long names too. A style that is named by one of the words alone comes
    first (``mla`` for ``mla-8th-edition``), then one whose title begins so. Of equals
    the earlier in ``styles`` is preferred.
    """
    wanted = _plain(typed[:_COMPARED])
    pairs = _pairs(wanted)
    first = {style.id: style for style in reversed(styles)}
    order = {style.id: place for place, style in enumerate(styles)}
    rough = sorted(
        first.values(),
        key=lambda style: (-_shared(pairs, style), order[style.id]),
    )[:_LOOKED_AT]
    ranked = sorted((_unlikeness(wanted, style), order[style.id], style.id) for style in rough)
    near = [name for (unlikeness, _), _, name in ranked if -unlikeness >= _LIKE]
    by_a_word = [word for word in wanted.split() if word in first]
    begun = [style.id for style in styles if _plain(style.title).startswith(f"{wanted} ")]
    return list(dict.fromkeys([*by_a_word, *begun[:1], *near]))[:_SUGGESTED]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _pairs(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[place : place + 2] for place in range(len(padded) - 1)}


def _shared(pairs: set[str], style: Named) -> float:
    """The similarity of the sets of letter pairs (Dice's coefficient)."""
    best = 0.0
    for name in (_plain(style.id), _plain(style.title)):
        others = _pairs(name)
        best = max(best, 2 * len(pairs & others) / (len(pairs) + len(others)))
    return best


def _unlikeness(wanted: str, style: Named) -> tuple[float, float]:
    """A sort key: the distance of the most similar word or the whole, then of the whole."""
    names = [_plain(style.id), _plain(style.title)]
    whole = max(SequenceMatcher(None, wanted, name).ratio() for name in names)
    words = {word for name in names for word in name.split()}
    single = max((SequenceMatcher(None, wanted, word).ratio() for word in words), default=0.0)
    return -max(whole, 0.9 * single), -whole
