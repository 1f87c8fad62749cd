"""CSL-JSON date variables → dates.

Dates written as text are read by ``items.date_text``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ris2cite.items.date_text import read_date_text
from ris2cite.items.date_value import LARGEST_YEAR, OPEN, DateParts, DateValue, season_of_month
from ris2cite.items.date_words import SEASONS
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_YEARS_APART = Pattern(r"\d{4}(?:-\d\d){0,2}_(?:\d{4}(?:-\d\d){0,2})?")
"""A range in Zotero, which has no ranges of its own: ``1996_2004``."""
_SEASON = Pattern(r"season-0?(?=[1-4]\Z)")
"""In place of a month, as some programs write seasons: ``["2021", "season-01"]``."""


def read_date(value: Any) -> DateValue | None:
    """The value of a date variable, or None if it is empty.

    Also accepts a year alone, a text, and ``date-parts`` without the outer list. Parts
    that do not exist, such as a month 13, are left out.
    """
    if not isinstance(value, dict):
        if isinstance(value, str):
            return _from_text(value)
        year = _number(value)
        return DateValue(DateParts(year)) if year else None
    parts = value.get("date-parts")
    if len(value) == 1 and isinstance(parts, list) and len(parts) == 1 and _are_numbers(parts[0]):
        return _from_numbers(tuple(parts[0]))  # most dates: saves 1% of RIS → BibTeX
    circa = bool(value.get("circa")) and str(value["circa"]).lower() not in ("0", "false")
    literal = value.get("literal")
    literal = literal.strip() if isinstance(literal, str) else ""
    ends = _ends(parts)
    start = _date_parts(ends[0]) if ends else OPEN
    if start.season is None and "season" in value:
        start = start._replace(season=_season(value.get("season")))
    if start == OPEN:
        if _YEARS_APART.fullmatch(literal):
            return _from_text(literal)
        raw = ends[0][0] if ends else value.get("raw")  # also [["2018-04-12"]]
        found = _from_text(raw.strip()) if isinstance(raw, str) else None
        if found is not None and not (ends and found.start == OPEN):  # which date-parts cannot hold
            return found._replace(circa=circa or found.circa)
        return DateValue(literal=literal, circa=circa) if literal else None
    end = _date_parts(ends[1]) if len(ends) > 1 else None
    return DateValue(start, end, literal, circa)


def _are_numbers(parts: Any) -> bool:
    return isinstance(parts, list) and _INTEGERS.issuperset(map(type, parts))


_INTEGERS = frozenset([int])


@lru_cache(maxsize=1024)
def _from_numbers(numbers: tuple[int, ...]) -> DateValue | None:
    start = _date_parts(numbers)
    return None if start == OPEN else DateValue(start)


def _from_text(text: str) -> DateValue | None:
    found = read_date_text(text)
    return found.date if found is not None else None


def _ends(value: Any) -> list[Any]:
    """The start and end of a date: ``[[2001, 5]]`` for that, ``[2001, 5]``, and ``2001``."""
    if _is_scalar(value):
        return [[value]]
    if not isinstance(value, (list, tuple)):
        return []
    if value and _is_scalar(value[0]) and all(_is_scalar(part) for part in value):
        return [value]
    return [part for part in value if isinstance(part, (list, tuple)) and part]


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _date_parts(parts: Any) -> DateParts:
    numbers = [_number(_SEASON.sub("2", part) if isinstance(part, str) else part) for part in parts]
    year, month, day = ([*numbers, None, None, None])[:3]
    season = None
    if month is not None:
        if 13 <= month <= 24:
            season, month = season_of_month(month), None
        elif not 1 <= month <= 12:
            month = None
    if month is None or (day is not None and not 1 <= day <= 31):
        day = None
    return DateParts(year or None, month, day, season)


def _season(value: Any) -> int | str | None:
    number = _number(value)
    if number is None:
        text = value.strip() if isinstance(value, str) else ""
        return SEASONS.get(text.casefold(), text) or None
    if 13 <= number <= 24:
        return season_of_month(number)
    return number if 1 <= number <= 4 else None


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if -LARGEST_YEAR <= number <= LARGEST_YEAR else None


def year_of(item: Item) -> int | None:
    """The year of ``issued``, or the first year of a range, or None."""
    date = read_date(item.get("issued"))
    return date.start.year if date is not None else None
