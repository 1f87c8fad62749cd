"""Dates that a CSL-JSON item holds as free text (``raw``)."""

from __future__ import annotations

import re

from ris2cite.items.date import DateValue, Day

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_WORD = re.compile(r"[^\W\d_]+")
_RANGE = re.compile(r"\s+(?:-|–|to|until)\s+|\s*–\s*|(?<=[a-z])-(?=[A-Z])|(?<=\d)-(?=\d{4}\b)")


def parse_raw(raw: str) -> DateValue:
    """The date that a text spells out, else the text itself as a literal."""
    text = raw.strip()
    circa = bool(re.search(r"\?|\bc(?:irca|a)?\b\.?", text, re.IGNORECASE))
    ends = _RANGE.split(text, maxsplit=1)
    days = [_spelled(end) for end in ends]
    last = days[-1]
    if last is None or last.year is None:
        return DateValue(Day(None), None, text, False)
    if len(days) == 1:
        return DateValue(last, None, "", circa)
    first = days[0]
    if first is None:
        return DateValue(Day(None), None, text, False)
    if first.year is None:
        first = first._replace(year=last.year, month=first.month or last.month)
    return DateValue(first, last, "", circa)


def _spelled(text: str) -> Day | None:
    """One end of a date: words for month or season, a year, perhaps a day."""
    slashed = re.match(r"\s*(\d{1,2})/(?:(\d{1,2})/)?(-?\d{3,4})\s*\Z", text)
    if slashed:
        month, day, year = slashed.groups()
        return Day(int(year), int(month), int(day) if day else None)
    month = season = year = day = None
    for word in _WORD.findall(text):
        stem = word[:3].lower()
        if stem in _MONTHS:
            month = _MONTHS.index(stem) + 1
        elif stem in _SEASONS:
            season = _SEASONS[stem]
    for number in re.findall(r"\d+", text):
        if len(number) > 2 or int(number) > 31:
            year = int(number)
        else:
            day = int(number)
    if re.search(r"\bB\.?C\.?", text) and year:
        year = -year
    if year is None and day is None and month is None and season is None:
        return None
    return Day(year, month, day if month else None, season)
