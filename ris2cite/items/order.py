"""Sorting of a list by keys that the user chooses, instead of by the style."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ris2cite.errors import UsageError
from ris2cite.items.collation.compare import reference_key
from ris2cite.items.date import year_of
from ris2cite.markup.tree import INLINE_TAGS
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_BETWEEN = Pattern(r"[\W_]+")
SORT_KEYS = ("author", "year", "title", "type")
"""The sort keys. Those not asked for follow as tie-breakers, in this order."""

_PEOPLE = ("author", "editor", "director", "composer", "translator", "container-author")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def sort_keys(order: str) -> list[tuple[str, bool]]:
    """Each key and whether its order is descending: ``-year,author`` → [("year", True),
    ("author", False)]. Raises UsageError for an unknown key."""
    keys = []
    for word in order.split(","):
        name = word.strip()
        descends = name.startswith("-")
        name = name.removeprefix("-")
        if name not in SORT_KEYS:
            hint = f"use {', '.join(SORT_KEYS)}, with - for descending, joined by commas"
            raise UsageError(f"unknown sort key “{name}”; {hint}")
        keys.append((name, descends))
    return keys


def in_order(
    items: Iterable[Item],
    order: str,
    language: str | None = None,
    collate: Callable[[str], Any] | None = None,
) -> list[Item]:
    """The items sorted by the keys of ``order`` (see ``sort_keys``), then by the other keys.

    Text is sorted by the rules of ``language`` (a BCP 47 tag), or by the sort keys that
    ``collate`` returns. Items without a value come last in either direction; the sort is
    stable. Raises UsageError.
    """
    values = _values(collate or partial(reference_key, language=language))
    keys = sort_keys(order)
    rest = [(name, False) for name in SORT_KEYS if name not in dict(keys) and name != "type"]
    ordered = list(items)
    # Since the sort is stable, the least significant key goes first.
    for name, descends in reversed(keys + rest):
        found = [(values[name](item), item) for item in ordered]
        ordered = [
            item
            for _, item in sorted(
                ((value, item) for value, item in found if value is not None),
                key=lambda pair: pair[0],
                reverse=descends,
            )
        ]
        ordered += [item for value, item in found if value is None]
    return ordered


def _values(collate: Callable[[str], Any]) -> dict[str, Callable[[Item], Any]]:
    """Sort key → function from item to its value, or None without one."""

    def text(value: str) -> Any:
        return collate(INLINE_TAGS.sub("", value)) if value else None

    def author(item: Item) -> Any:
        parts = [part for name in names_of(item) for part in name_parts(name)]
        return [(not part, text(part) or collate("")) for part in parts] or None

    return {
        "author": author,
        "year": year_of,
        "title": lambda item: text(str(item.get("title") or "")),
        "type": lambda item: str(item.get("type") or "") or None,
    }


def fold(text: str) -> str:
    """The text in lower-case base letters and digits, with single spaces between words."""
    plain = INLINE_TAGS.sub("", text).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return _BETWEEN.sub(" ", plain).strip()


def names_of(item: Item) -> list[dict[str, Any]]:
    """The authors of the item, or else its editors or the next role that it has."""
    for role in _PEOPLE:
        names = item.get(role)
        if isinstance(names, list) and names:
            return [name for name in names if isinstance(name, dict)]
    return []


def name_parts(name: dict[str, Any]) -> tuple[str, str]:
    """The family (with particle) or corporate name, and the given name."""
    family = name.get("family") or name.get("literal") or name.get("given") or ""
    particle = name.get("non-dropping-particle") or ""
    return f"{particle} {family}".strip(), str(name.get("given") or "")
