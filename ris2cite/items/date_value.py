"""The one type of a date, and its form in CSL-JSON."""

from __future__ import annotations

from typing import NamedTuple

from ris2cite.model import Date


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


def season_of_month(month: int) -> int:
    """The season that 13–16 (citeproc-js) or 21–24 (EDTF) means in the place of a month."""
    return (month - 13) % 4 + 1


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
