"""The order of a list, where a person asks for one that is not the style's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal

from ris2cite.items.collation.compare import reference_key
from ris2cite.items.date import year_of
from ris2cite.model import Item

By = Literal["author", "year", "title"]

_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")
_BETWEEN = re.compile(r"[\W_]+")
_PEOPLE = ("author", "editor", "director", "composer", "translator", "container-author")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def in_order(
    items: Iterable[Item],
    by: By,
    language: str | None = None,
    collate: Callable[[str], Any] | None = None,
) -> list[Item]:
    """The items by author (then year and title), by year (then author), or by title.

    Text sorts as in lists of references in ``language`` (a BCP 47 tag), the same on
    every machine; or by the keys that ``collate`` makes. Items without the value come
    last; equals keep their order.
    """
    if collate is None:
        collate = partial(reference_key, language=language)

    def text(value: str) -> tuple[bool, Any]:
        return (not value, collate(_MARKUP.sub("", value)))

    def author(item: Item) -> tuple[bool, list[tuple[bool, Any]]]:
        names = [part for name in _names(item) for part in _parts(name)]
        return (not names, [text(part) for part in names])

    def year(item: Item) -> tuple[bool, int]:
        found = year_of(item)
        return (found is None, found or 0)

    def title(item: Item) -> tuple[bool, Any]:
        return text(str(item.get("title") or ""))

    keys: dict[By, Callable[[Item], tuple[object, ...]]] = {
        "author": lambda item: (author(item), year(item), title(item)),
        "year": lambda item: (year(item), author(item), title(item)),
        "title": lambda item: (title(item), author(item), year(item)),
    }
    return sorted(items, key=keys[by])


def fold(text: str) -> str:
    """The text in lower-case base letters and digits, words separated by one blank."""
    plain = _MARKUP.sub("", text).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return _BETWEEN.sub(" ", plain).strip()


def first_name_of(item: Item) -> str:
    """The family or corporate name that comes first in the item, folded."""
    names = _names(item)
    return fold(_parts(names[0])[0]) if names else ""


def _names(item: Item) -> list[dict[str, Any]]:
    """The names that the item goes by: its authors, or who stands in for them."""
    for role in _PEOPLE:
        names = item.get(role)
        if isinstance(names, list) and names:
            return [name for name in names if isinstance(name, dict)]
    return []


def _parts(name: dict[str, Any]) -> tuple[str, str]:
    family = name.get("family") or name.get("literal") or name.get("given") or ""
    particle = name.get("non-dropping-particle") or ""
    return f"{particle} {family}".strip(), str(name.get("given") or "")
