"""The order of a list, where a person asks for one that is not the style's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

from ..model import Item

By = Literal["author", "year", "title"]

_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")
_BETWEEN = re.compile(r"[\W_]+")
_PEOPLE = ("author", "editor", "director", "composer", "translator", "container-author")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_LAST = "\U0010ffff"
_NO_YEAR = 10**9


def in_order(items: Iterable[Item], by: By) -> list[Item]:
    """The items by author (then year and title), by year (then author), or by title.

    Letters count by their base letter, without case and accents, the same on every
    machine. Items without the value come last; equals keep their order.
    """
    keys = {
        "author": lambda item: (_author(item), _year(item), _title(item)),
        "year": lambda item: (_year(item), _author(item), _title(item)),
        "title": lambda item: (_title(item), _author(item), _year(item)),
    }
    return sorted(items, key=keys[by])


def fold(text: str) -> str:
    """The text in lower-case base letters and digits, words separated by one blank."""
    plain = _MARKUP.sub("", text).casefold()
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain.translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return _BETWEEN.sub(" ", plain).strip()


def year_of(item: Item) -> int | None:
    """The year of ``issued``, ``None`` where it says none."""
    date = item.get("issued")
    parts = date.get("date-parts") if isinstance(date, dict) else None
    try:
        return int(parts[0][0]) if parts else None
    except (ValueError, TypeError, IndexError):
        return None


def first_name_of(item: Item) -> str:
    """The family or corporate name that comes first in the item, folded."""
    for role in _PEOPLE:
        names = item.get(role)
        if isinstance(names, list) and names and isinstance(names[0], dict):
            return _name(names[0])[0]
    return ""


def _author(item: Item) -> list[tuple[str, str]]:
    for role in _PEOPLE:
        names = item.get(role)
        if isinstance(names, list) and names:
            return [_name(name) for name in names if isinstance(name, dict)]
    return [(_LAST, "")]


def _name(name: dict[str, Any]) -> tuple[str, str]:
    family = name.get("family") or name.get("literal") or name.get("given") or ""
    particle = name.get("non-dropping-particle") or ""
    return fold(f"{particle} {family}"), fold(str(name.get("given") or ""))


def _year(item: Item) -> int:
    year = year_of(item)
    return _NO_YEAR if year is None else year


def _title(item: Item) -> str:
    return fold(str(item.get("title") or "")) or _LAST
