"""Text → dates, in the forms used by exporters, library catalogues and people.

These are ISO 8601 and EDTF (levels 0 and 1), unambiguous numeric dates, month names in a
dozen languages, ranges, marks of uncertainty, and times of day. A year is never guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ris2cite.items.date_value import (
    LARGEST_YEAR,
    OPEN,
    DateParts,
    DateValue,
    real_day,
    season_of_month,
)
from ris2cite.items.date_words import FILLERS, MONTHS, NO_DATE, SEASONS, UNDATED, WEEKDAYS
from ris2cite.text.pattern import Pattern


class DateText(NamedTuple):
    """The date in a text. Its start may lack a year (``MAY 7``)."""

    date: DateValue
    rest: str = ""
    """The text, if it has more than the date (``Michaelmas term 2005``)."""

    @property
    def is_whole(self) -> bool:
        """Whether the text is only a date."""
        return not self.rest and not self.date.literal


_LONGEST = 200
"""Longer texts are not read as dates."""

_DASHES = "-‐‑–—"

_YEAR = Pattern(r"\d{4}")
_EDGES = " []()."
_TIME = Pattern(
    r"(?:(?<=\d)T|[ ,]\s*|(?<=\d\d[/-]\d\d):)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?\Z",
    re.IGNORECASE,
)
_CIRCA = Pattern(
    r"[\[(]?\s*(?:~|c\.\s*(?:a\.?)?|ca\.?|circa|approx(?:imately|\.)?|about|around|um|c\s)\s*"
    r"(?=[\[(]?\d{3,4})",
    re.IGNORECASE,
)
# In library catalogues “c1987” is a copyright year (AACR2 1.4F6); “c. 1987” is circa 1987.
_COPYRIGHT = Pattern(r"[\[(]?\s*(?:©|\(c\)|c|cop\.?|copyright|p|℗)\s*(?=\d{4})", re.IGNORECASE)

_EDTF = Pattern(
    r"(-?\d{4}|Y-?\d{5,7}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.IGNORECASE
)
_YEAR_FIRST = Pattern(rf"(-?\d{{3,4}})\s*([{_DASHES}/._])\s*(\d{{1,2}})(?:\s*\2\s*(\d{{1,2}}))?")
_COMPACT = Pattern(r"(\d{4})(\d\d)(\d\d)")
_CJK = Pattern(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_YEAR_LAST = Pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_MONTH_YEAR = Pattern(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_YEARS = Pattern(rf"(\d{{4}})\s*[{_DASHES}/_]\s*(\d{{4}}|\d{{2}})")
_NEXT_YEAR = Pattern(r"(\d{4})\s*[,;&]\s*(\d{4})")
_OPEN_END = Pattern(r"(\d{4})\s*(?:[–—_]|-{1,2}|-\s*(?:present|heute|))\s*", re.IGNORECASE)
_TWO_FIGURES = Pattern(
    rf"(\d{{4}}[-/]\d\d?(?:[-/]\d\d?)?)\s*(?:[{_DASHES}/_]|--|\.\.)\s*(\d{{4}}[-/]\d\d?(?:[-/]\d\d?)?)"
)
_BC = Pattern(
    r"-(\d{1,5})|(\d{1,5})\s*(?:B\.?\s*C\.?\s*(?:E\.?)?|v\.?\s*Chr\.?|av\. J\.-C\.)", re.I
)
_AD = Pattern(r"(?:A\.?D\.?\s*(\d{1,4})|(\d{1,4})\s*(?:A\.?D\.?|C\.?E\.?))", re.I)
_SEASON_YEARS = Pattern(rf"([^\W\d_]+)[,\s]+(\d{{4}})\s*[{_DASHES}/]\s*(\d{{4}}|\d{{2}})")
_SPLIT = Pattern(r"\s*(?:[-‐‑–—]+|\bto\b|\buntil\b|\bbis\b|/|\bauf\b|&|\band\b)\s*")
_TOKEN = Pattern(r"\d+|[^\W\d_]+")
_ORDINAL = Pattern(r"(?<=\d)(?:st|nd|rd|th|er|\.?º|\.)(?!\w)", re.IGNORECASE)
_LEADING_WORDS = Pattern(
    r"\A(?:\b(?:accessed|retrieved|published|available|epub|posted|updated|issued|print|online|"
    r"first|ahead|of|on|in)\b[\s:.,]*)+",
    re.IGNORECASE,
)
_OTHER_EVENT = Pattern(
    r"[\s;,.(]+(?:epub|e-?collection|online|first published|published)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""Where the text turns to another date."""
_ISO_WITHIN = Pattern(r"(?<![\d-])\d{4}-\d\d-\d\d(?![\d-])")
_PLAUSIBLE_YEAR = Pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@lru_cache(maxsize=4096)
def read_date_text(text: str) -> DateText | None:
    """The date in the text, or None for an empty one (``0000``, ``//``, ``n.d.``).

    A text that is not a date becomes ``literal``. Of an ambiguous ``05/07/2024`` only the
    year is used, and the whole text is in ``rest``.
    """
    if _YEAR.fullmatch(text):
        return DateText(DateValue(DateParts(int(text)))) if text != "0000" else None
    text = text.strip(" \t\n;,")
    word = text.casefold().strip(_EDGES)
    if not text.strip("/-. 0[]()_") or word in NO_DATE:
        return None
    if len(text) > _LONGEST or word in UNDATED:
        return DateText(DateValue(literal=text))
    bare, circa = _without_doubt(text)
    found = _read(bare)
    if found is None:
        part = _read(_OTHER_EVENT.sub("", _LEADING_WORDS.sub("", bare, 1)))
        found = part and DateText(part.date, text)
    if found is None:
        years = _PLAUSIBLE_YEAR.findall(text)
        if len(years) != 1:
            return DateText(DateValue(literal=text))
        found = DateText(DateValue(DateParts(int(years[0]))), text)
    return found._replace(date=found.date._replace(circa=True)) if circa else found


def _without_doubt(text: str) -> tuple[str, bool]:
    """The text without brackets and words such as “circa”, and whether it had any."""
    bare, circa = text, False
    if bare[:1] + bare[-1:] in ("[]", "()"):
        bare = bare[1:-1].strip()
    match = _CIRCA.match(bare)
    if match:
        bare, circa = bare[match.end() :].strip("[]() "), True
    else:
        match = _COPYRIGHT.match(bare)
        if match:
            bare = bare[match.end() :].strip("[]() ")
    if "?" in bare:
        bare, circa = bare.replace("?", "").strip(), True
    return _TIME.sub("", bare), circa


def _read(text: str) -> DateText | None:
    """The date in a text without marks of uncertainty."""
    date = (
        _read_edtf(text)
        or _read_figures(text)
        or _read_years(text)
        or _read_range(text)
        or _read_words(text)
        or _read_twice(text)
    )
    if date is not None and date.start.year and date.start.day and not date.start.month:
        return None  # a year and a number that is not a day of a month
    if date is not None:
        return DateText(date)
    match = _YEAR_LAST.fullmatch(text)
    return DateText(DateValue(DateParts(int(match[4]))), text) if match else None


# EDTF -----------------------------------------------------------------------


def _read_edtf(text: str) -> DateValue | None:
    """An EDTF date (ISO 8601-2:2019, levels 0 and 1), with seasons, intervals, qualifiers
    and unspecified digits."""
    first, slash, second = text.partition("/")
    start = _edtf_end(first)
    if not slash:
        if start is None:
            return None
        begin, close, circa = start
        return DateValue(begin, close, "", circa)
    end = _edtf_end(second)
    if start is not None and second in ("", "..", "open"):
        return DateValue(start[0], OPEN, "", start[2])
    if end is not None and first in ("", ".."):
        return DateValue(OPEN, end[1] or end[0], "", end[2])
    if start is None or end is None:
        return None
    last = end[1] or end[0]
    if last.order < start[0].order:
        return None
    circa = start[2] or end[2]
    return DateValue(start[0], last if last != start[0] else None, "", circa)


def _edtf_end(text: str) -> tuple[DateParts, DateParts | None, bool] | None:
    """One end of an EDTF interval: its start, its end if digits of the year are
    unspecified (``201X``), and whether it is qualified as uncertain."""
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    year, month, day, doubt = match.groups()
    year = year.upper().lstrip("Y")
    if "X" in year:
        decade = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return DateParts(decade[0]), DateParts(decade[1]), bool(doubt)
    if not int(year) or abs(int(year)) > LARGEST_YEAR:
        return None
    number = int(month) if month and month.isdecimal() else 0
    if 21 <= number <= 24 and not day:
        return DateParts(int(year), season=season_of_month(number)), None, bool(doubt)
    parts = real_day(int(year), number, int(day) if day and day.isdecimal() else 0)
    return (parts, None, bool(doubt)) if parts else None


# Numeric dates --------------------------------------------------------------------


def _read_figures(text: str) -> DateValue | None:
    """A numeric date, with the year first or last."""
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return _calendar(match[1], match[3], match[4])
    match = _COMPACT.fullmatch(text) or _CJK.fullmatch(text)
    if match:
        return _calendar(match[1], match[2], match[3])
    match = _YEAR_LAST.fullmatch(text)
    if match:
        parts = _year_last(int(match[1]), int(match[3]), int(match[4]), match[2])
        return DateValue(parts) if parts else None
    match = _MONTH_YEAR.fullmatch(text)
    return _calendar(match[2], match[1], None) if match else None


def _calendar(year: str, month: str | None, day: str | None) -> DateValue | None:
    parts = real_day(int(year), int(month or 0), int(day or 0))
    return DateValue(parts) if parts and parts.year else None


def _year_last(first: int, second: int, year: int, separator: str) -> DateParts | None:
    """``07.05.2024``; with slashes, only if one of the numbers cannot be a month."""
    if separator == "." or first > 12:
        return real_day(year, second, first)
    if second > 12 or first == second:
        return real_day(year, first, second)
    return None


def _read_years(text: str) -> DateValue | None:
    """One year or a range of years, possibly open or with an era."""
    match = _YEARS.fullmatch(text)
    if match:
        start, end = int(match[1]), int(match[2])
        if len(match[2]) == 2:
            end += start // 100 * 100
        return _range_of(start, end)
    match = _NEXT_YEAR.fullmatch(text)
    if match and int(match[2]) == int(match[1]) + 1:
        return _range_of(int(match[1]), int(match[2]))
    match = _OPEN_END.fullmatch(text)
    if match:
        return DateValue(DateParts(int(match[1])), OPEN)
    match = _BC.fullmatch(text)
    if match:
        return DateValue(DateParts(-int(match[1] or match[2])))
    match = _AD.fullmatch(text)
    return DateValue(DateParts(int(match[1] or match[2]))) if match else None


def _range_of(start: int, end: int) -> DateValue | None:
    if end < start:
        return None
    return DateValue(DateParts(start), DateParts(end) if end > start else None)


# Dates in words ----------------------------------------------------------------------


def _read_range(text: str) -> DateValue | None:
    """Two dates joined by a dash; parts that one lacks are taken from the other."""
    match = _SEASON_YEARS.fullmatch(text)
    if match and match[1].casefold() in SEASONS:
        years = _read_years(f"{match[2]}/{match[3]}")
        season = SEASONS[match[1].casefold()]
        return years and years._replace(start=years.start._replace(season=season))
    match = _TWO_FIGURES.fullmatch(text)
    if match:
        ends = [real_day(*map(int, re.split("[-/]", side))) for side in match.groups()]
        if ends[0] and ends[1] and ends[0].order <= ends[1].order:
            return DateValue(ends[0], ends[1])
        return None
    sides = _SPLIT.split(_ORDINAL.sub("", text))
    if len(sides) != 2:
        return None
    first, second = _words(sides[0]), _words(sides[1])
    if first is None or second is None:
        return None
    if first.season or second.season:
        return _range_of_seasons(first, second)
    year = second.year or first.year
    first = first._replace(year=first.year or year)
    second = second._replace(year=year)
    if first.month and not second.month and second.day:
        second = second._replace(month=first.month)  # May 17-21, 1999
    if second.month and not first.month and first.day:
        first = first._replace(month=second.month)  # 17-21 May 1999
    if not (first.month or second.month) or first.order > second.order:
        return None
    return DateValue(first, second)


def _range_of_seasons(first: DateParts, second: DateParts) -> DateValue | None:
    """A range of seasons, such as ``Spring 1999 - Summer 2001``, whose years differ."""
    if not (first.season and second.season) or not second.year:
        return None
    first = first._replace(year=first.year or second.year)
    return DateValue(first, second) if first.order <= second.order else None


def _read_words(text: str) -> DateValue | None:
    parts = _words(text)
    return DateValue(parts) if parts else None


def _words(text: str) -> DateParts | None:
    """One date in words, whose parts may be in any order."""
    year = month = day = season = 0
    for token in _TOKEN.findall(_ORDINAL.sub("", text)):
        if token.isdecimal():
            if len(token) == 4 and not year:
                year = int(token)
            elif len(token) <= 2 and not day and 0 < int(token) <= 31:
                day = int(token)
            else:
                return None
            continue
        word = token.casefold()
        if word in MONTHS and not month:
            month = MONTHS[word]
        elif word in SEASONS and not season:
            season = SEASONS[word]
        elif word not in FILLERS and word not in WEEKDAYS:
            return None
    if not (year or month or season or day):
        return None
    return DateParts(year or None, month or None, day or None, season or None)


def _read_twice(text: str) -> DateValue | None:
    """The same date in words and in numbers: ``May 2014 2014-05-02``."""
    match = _ISO_WITHIN.search(text)
    if match is None:
        return None
    date = _read_edtf(match[0])
    words = _words(text[: match.start()] + " " + text[match.end() :])
    if date is None or words is None:
        return None
    said = zip(words[:3], date.start[:3], strict=True)
    return date if all(part in (None, same) for part, same in said) else None
