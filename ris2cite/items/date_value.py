"""The type of dates, and their form in CSL-JSON."""

from __future__ import annotations

from typing import NamedTuple

from ris2cite.model import Date


class DateParts(NamedTuple):
    """A date with unknown parts as None. Months are 1–12; seasons are 1–4 or free text.
    Years BCE are negative."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | str | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Year, month and day as numbers, for comparison."""
        return self.year or 0, self.month or 0, self.day or 0


OPEN = DateParts()
"""The end, or the start, of an open range."""


class DateValue(NamedTuple):
    """A date, or a range if ``end`` is not None. ``literal`` is text in place of a date
    (“in press”)."""

    start: DateParts = OPEN
    end: DateParts | None = None
    literal: str = ""
    circa: bool = False

    @property
    def ends_in_word(self) -> bool:
        """Whether it is text that ends in a letter: ``in press``."""
        return self.start.year is None and self.literal[-1:].isalpha()

    @property
    def shared_season(self) -> int | str | None:
        """The season of a range of years: ``Winter 1998/99``."""
        end = self.end
        return self.start.season if end and end.year and not (end.season or end.month) else None


LARGEST_YEAR = 9_999_999
"""The largest year that is read, BCE or CE."""

LONGEST_MONTHS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The number of days of each month, from 1; the first is for an unknown month."""


def real_day(year: int | None, month: int = 0, day: int = 0) -> DateParts | None:
    """The date, or None if there is no such day (month 13, 31 June). 0 means unknown."""
    if month > 12 or day > LONGEST_MONTHS[month]:
        return None
    return DateParts(year or None, month or None, (day or None) if month else None)


def season_of_month(month: int) -> int:
    """The season for a month number of 13–16 (citeproc-js) or 21–24 (EDTF)."""
    return (month - 13) % 4 + 1


def to_csl(date: DateValue) -> Date | None:
    """The date as a CSL-JSON object, or None if it has neither a year nor text.

    The end of an open range is ``[0]``, as in pandoc and citeproc-js.
    """
    if date.start.year is None:
        return {"literal": date.literal} if date.literal else None
    if date.end is None:
        result: Date = {"date-parts": [_numbers(date.start)]}
        if date.start.season:
            result["season"] = date.start.season
    else:
        ends, shared = (date.start, date.end), date.shared_season
        result = {"date-parts": [_numbers(end, with_season=not shared) for end in ends]}
        if shared:
            result["season"] = shared
    if date.circa:
        result["circa"] = True
    return result


def _numbers(parts: DateParts, *, with_season: bool = False) -> list[int]:
    year, month, day, season = parts
    if month:
        return [year or 0, month, day] if day else [year or 0, month]
    if with_season and isinstance(season, int):
        return [year or 0, 20 + season]
    return [year or 0]
