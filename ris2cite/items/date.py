"""The one type of a date, and CSL-JSON's date variables as values of it.

Texts that spell a date are read by ``items.date_text``, whatever held them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ris2cite.model import Date, Item


class DateParts(NamedTuple):
    """One end of a date; ``None`` for what is not known. Months 1–12, seasons 1–4, or a
    season in somebody's own words. A year before our era is negative."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | str | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Year, month and day as numbers that compare."""
        return self.year or 0, self.month or 0, self.day or 0


OPEN = DateParts()
"""The end of a range that goes on, and the start of one that nobody knows."""


class DateValue(NamedTuple):
    """A date or a range; ``end`` is None for a single date. ``literal`` is text that stands
    for a date (“in press”)."""

    start: DateParts = OPEN
    end: DateParts | None = None
    literal: str = ""
    circa: bool = False


LARGEST_YEAR = 9_999_999
"""The largest year that is read, before or after the beginning of our era."""

LONGEST_MONTHS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The most days each month can have; first, a month that is not known."""


def real_day(year: int | None, month: int = 0, day: int = 0) -> DateParts | None:
    """The date where a calendar can have it; None for a thirteenth month or a 31st of June.

    Zero stands for what is not known.
    """
    if month > 12 or day > LONGEST_MONTHS[month]:
        return None
    return DateParts(year or None, month or None, (day or None) if month else None)


def read_date(value: Any) -> DateValue | None:
    """A date variable of a CSL-JSON item as a value; None where it says nothing.

    Also what is meant by a year alone, by a text, and by ``date-parts`` without the
    outer list. Parts that no calendar has are left out.
    """
    if not isinstance(value, dict):
        if isinstance(value, str):
            return _from_text(value)
        year = _number(value)
        return DateValue(DateParts(year)) if year else None
    circa = bool(value.get("circa")) and str(value["circa"]).lower() not in ("0", "false")
    literal = value.get("literal")
    literal = literal.strip() if isinstance(literal, str) else ""
    ends = _ends(value.get("date-parts"))
    start = _date_parts(ends[0]) if ends else OPEN
    if start.season is None:
        start = start._replace(season=_season(value.get("season")))
    if start == OPEN:
        raw = value.get("raw")
        found = _from_text(raw) if isinstance(raw, str) and not ends else None
        if found is not None:
            return found._replace(circa=circa or found.circa)
        return DateValue(literal=literal, circa=circa) if literal else None
    end = _date_parts(ends[1]) if len(ends) > 1 else None
    return DateValue(start, end, literal, circa)


def _from_text(text: str) -> DateValue | None:
    from ris2cite.items.date_text import read_date_text

    found = read_date_text(text)
    return found.date if found is not None else None


def _ends(value: Any) -> list[Any]:
    """The ends of a date: ``[[2001, 5]]``, and what is meant by ``[2001, 5]`` and ``2001``."""
    if _is_scalar(value):
        return [[value]]
    if not isinstance(value, (list, tuple)):
        return []
    if value and all(_is_scalar(part) for part in value):
        return [value]
    return [part for part in value if isinstance(part, (list, tuple)) and part]


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _date_parts(parts: Any) -> DateParts:
    numbers = [_number(part) for part in parts]
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


def season_of_month(month: int) -> int:
    """The season that 13–16 (citeproc-js) or 21–24 (EDTF) means in the place of a month."""
    return (month - 13) % 4 + 1


def _season(value: Any) -> int | str | None:
    number = _number(value)
    if number is None:
        from ris2cite.items.date_words import SEASONS

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


def to_csl(date: DateValue) -> Date | None:
    """The date in CSL-JSON's shape; None where there is no year and no text.

    A range without an end has ``[0]`` for it, as pandoc and citeproc-js write it.
    """
    if date.start.year is None:
        return {"literal": date.literal} if date.literal else None
    if date.end is None:
        result: Date = {"date-parts": [_numbers(date.start)]}
        if date.start.season:
            result["season"] = date.start.season
    else:
        ends = (date.start, date.end)
        result = {"date-parts": [_numbers(end, with_season=True) for end in ends]}
    if date.circa:
        result["circa"] = True
    return result


def _numbers(parts: DateParts, *, with_season: bool = False) -> list[int]:
    year, month, day = parts.order
    if with_season and not month and isinstance(parts.season, int):
        return [year, 20 + parts.season]
    if not month:
        return [year]
    return [year, month, day] if day else [year, month]


def year_of(item: Item) -> int | None:
    """The year of ``issued``, the first of a range; None where it says none."""
    date = read_date(item.get("issued"))
    return date.start.year if date is not None else None
