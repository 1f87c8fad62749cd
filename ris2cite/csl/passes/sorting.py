"""Sorting by the keys of a layout (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from ris2cite.csl.compiling.style import SortKey
from ris2cite.csl.context import Context
from ris2cite.errors import UsageError
from ris2cite.markup.output import text_of
from ris2cite.text.pattern import Pattern

T = TypeVar("T")

Collate: TypeAlias = Callable[[str], Any]
"""Function from text to a comparable key."""

_TAG = Pattern(r"<[^<>]+>")
_LEADING_NUMBER = Pattern(r"\d+")


def key_text(key: SortKey, ctx: Context) -> str:
    """The text of a sort key, or ""."""
    ctx.sorting = True
    ctx.sort_et_al = key.et_al
    out: list[Any] = []
    key.node.render(ctx, out)
    text = "".join([text_of(piece) for piece in out])
    if key.kind == "number":
        match = _LEADING_NUMBER.match(text)
        return f"{match[0].lstrip('0').zfill(12)}{text[match.end() :]}" if match else text
    return text


def collation(language: str, kind: str = "builtin") -> Collate:
    """The function from text to a comparable key, for a language.

    "builtin" is the same on every machine; "icu" uses PyICU, for orders that need large
    tables. Raises UsageError for any other kind, and if PyICU is not installed.
    """
    if kind == "builtin":
        return _builtin(language)
    if kind == "icu":
        from ris2cite.items.collation.compare import icu_collator

        collate = icu_collator(language)
        return lambda text: collate(_TAG.sub("", text))
    raise UsageError(f"“{kind}” is not a collation: builtin, icu")


def _builtin(language: str) -> Collate:
    @lru_cache(maxsize=32768)
    def collate(text: str) -> Any:
        # Imported here, because only sorted lists need the tables.
        from ris2cite.items.collation.compare import reference_key

        return reference_key(_TAG.sub("", text) if "<" in text else text, language)

    return collate


def sort_by(
    entries: Sequence[T],
    keys: Sequence[SortKey],
    text_for: Callable[[T, SortKey], str],
    collate: Collate,
) -> list[T]:
    """The entries sorted by the keys, those with empty keys last; the sort is stable.

    Keys are only rendered for entries that are equal by all previous keys.
    """
    if not keys or len(entries) < 2:
        return list(entries)
    key, rest = keys[0], keys[1:]
    plain = key.kind in ("date", "number")
    filled: list[tuple[Any, T]] = []
    empty: list[T] = []
    for entry in entries:
        text = text_for(entry, key)
        if text:
            filled.append((text if plain else collate(text), entry))
        else:
            empty.append(entry)
    filled.sort(key=itemgetter(0), reverse=key.descending)
    ordered: list[T] = []
    for _, run in groupby(filled, key=itemgetter(0)):
        ordered += sort_by([entry for _, entry in run], rest, text_for, collate)
    return ordered + sort_by(empty, rest, text_for, collate)
