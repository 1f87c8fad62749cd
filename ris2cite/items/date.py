"""CSL-JSON dates as values (CSL 1.0.2 input model, "Date variables")."""

from __future__ import annotations

import re
from typing import Any, NamedTuple


class Day(NamedTuple):
    """One end of a date; ``None`` for what is not known. Months 1–12, seasons 1–4, or a
    season in somebody's own words."""

    year: int | None
    month: int | None = None
    day: int | None = None
    season: int | str | None = None


class DateValue(NamedTuple):
    """A date or a range. ``end`` is None for a single date; an open range has an
    ``end`` of year 0."""

    start: Day
    end: Day | None = None
    literal: str = ""
    circa: bool = False


_MOST = 9_999_999
"""The largest year that is read, before or after the beginning of our era."""
_LONGEST = 200
"""A longer text than this is no date; it stands as it is."""


def _number(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if -_MOST <= number <= _MOST else None


def _day(parts: Any) -> Day:
    numbers = [_number(part) for part in parts] if isinstance(parts, (list, tuple)) else []
    year, month, day = ([*numbers, None, None, None])[:3]
    season = None
    if month is not None:
        # 13–16 and 21–24 are the seasons of two older conventions.
        if 13 <= month <= 24:
            season, month = (month - 13) % 4 + 1, None
        elif not 1 <= month <= 12:
            month = None
    if month is None or (day is not None and not 1 <= day <= 31):
        day = None
    return Day(year, month, day, season)


def _season(value: Any) -> int | str | None:
    number = _number(value)
    if number is None and isinstance(value, str) and value.strip():
        return value.strip()
    if number is not None:
        if 13 <= number <= 24:
            return (number - 13) % 4 + 1
        return number if 1 <= number <= 4 else None
    return None


_RAW_DAY = r"(-?\d{1,5})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?"
_RAW = re.compile(rf"\s*{_RAW_DAY}(?:\s*(?:/|--|–|\.\.)\s*{_RAW_DAY})?\s*\Z")


def _from_raw(raw: str) -> DateValue:
    raw = raw.strip()
    if len(raw) > _LONGEST:
        return DateValue(Day(None), None, raw)
    match = _RAW.match(raw)
    if match is None:
        from ris2cite.items.raw_dates import parse_raw

        return parse_raw(raw)
    start = _day(match.group(1, 2, 3))
    end = _day(match.group(4, 5, 6)) if match[4] else None
    return DateValue(start, end)


def _is_scalar(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _parts(value: Any) -> list[Any]:
    """The ends of a date: ``[[2001, 5]]``, and what is meant by ``[2001, 5]`` and ``2001``."""
    if _is_scalar(value):
        return [[value]]
    if not isinstance(value, (list, tuple)):
        return []
    if value and all(_is_scalar(part) for part in value):
        return [value]
    return [part for part in value if isinstance(part, (list, tuple)) and part]


def parse_date(value: Any) -> DateValue | None:
    """A CSL-JSON date as a value; None where it says nothing."""
    if not isinstance(value, dict):
        if isinstance(value, str):
            return _from_raw(value) if value else None
        year = _number(value)
        return DateValue(Day(year)) if year else None
    parts = _parts(value.get("date-parts"))
    circa = bool(value.get("circa")) and value.get("circa") not in ("0", "false", "")
    literal = value.get("literal")
    literal = literal if isinstance(literal, str) else ""
    if not parts:
        raw = value.get("raw")
        if raw and isinstance(raw, str):
            return _from_raw(raw)._replace(circa=circa)
        if literal:
            return DateValue(Day(None), None, literal, circa)
        season = value.get("season")
        if season:
            return DateValue(Day(None, season=_season(season)), None, "", circa)
        return None
    start = _day(parts[0])
    end = _day(parts[1]) if len(parts) > 1 else None
    season = _season(value.get("season"))
    if season is not None and start.month is None:
        start = start._replace(season=season)
    if end is not None and start.year is not None and end.year is None:
        end = None
    if start.year is None and not literal and start.season is None:
        return None
    return DateValue(start, end, literal, circa)
