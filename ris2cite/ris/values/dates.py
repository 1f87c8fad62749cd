"""Dates: every form that exporters write → CSL dates."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ris2cite.model import Date
from ris2cite.ris.values.date_tables import MONTHS, NO_DATE, SEASON_NAMES, SEASONS, UNDATED
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first
from ris2cite.ris.values.pattern import Pattern
from ris2cite.ris.values.text import NO_VALUE, one_line

Day = tuple[int, int, int]
"""Year, month and day; 0 where unknown."""


class ParsedDate(NamedTuple):
    """What a text says about a date. ``start`` may lack its year (``MAY 7``)."""

    start: Day = (0, 0, 0)
    end: Day | None = None
    season: int = 0
    circa: bool = False
    literal: str = ""
    rest: str = ""
    """What the text says besides the date, as in ``2020/05/07/Epub``."""


_DAYS = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The longest each month can be; first, for an unknown month."""

_YEAR_FIRST = Pattern(r"(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?[-/. ]*")
_YEAR = Pattern(r"\d{4}")
_SLASHED = Pattern(r"(\d{4})\s*/\s*(\w*\.?)\s*(?:/\s*(\d*)\s*(?:/(.*))?)?")
_ISO = Pattern(
    r"(\d{4})[-‐‑.](\d{1,2})(?:[-‐‑.](\d{1,2}))?(?:[T ]\d{1,2}:\d\d.*)?|(\d{4})(\d\d)(\d\d)"
)
_CJK = Pattern(r"(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日일])?)?")
_NUMERIC = Pattern(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_LEADING_WORDS = Pattern(
    r"(?:\b(?:accessed|retrieved|published|available|epub|posted|updated|issued|print|online|"
    r"first|ahead|of|on|in)\b[\s:.,]*)+",
    re.IGNORECASE,
)
_PLAUSIBLE_YEAR = Pattern(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_CIRCA = Pattern(
    r"(?:\[|\()?\s*(?:c\.?\s*(?:a\.?|irca)?|circa|approx(?:imately|\.)?|about|around|um)\s*"
    r"(?=[\[(]?\d{3,4})",
    re.IGNORECASE,
)
_COPYRIGHT = Pattern(r"[\[(]?\s*(?:©|\(c\)|cop\.?|copyright|p)\s*(?=\d{4})", re.IGNORECASE)
_RANGE_YEARS = Pattern(r"(\d{4})\s*[-‐‑–—/]\s*(\d{4}|\d{2})")
_DASH = Pattern(r"\s*(?:[-‐‑–—]+|\bto\b|\bbis\b|/|\bauf\b|&|\band\b)\s*")
_BC = Pattern(
    r"-(\d{1,4})|(\d{1,5})\s*(?:B\.?\s*C\.?\s*(?:E\.?)?|v\.?\s*Chr\.?|av\. J\.-C\.)", re.I
)
_AD = Pattern(r"(?:A\.?D\.?\s*(\d{1,4})|(\d{1,4})\s*(?:A\.?D\.?|C\.?E\.?))", re.I)
_TOKEN = Pattern(r"\d+|[^\W\d_]+")
_ORDINAL = Pattern(r"(?<=\d)(?:st|nd|rd|th|\.)(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> ParsedDate | None:
    """What the text says about a date; None for none (``0000``, ``//``, ``n.d.``).

    A text that is no date at all comes as ``literal``. A year is never guessed:
    of an ambiguous ``05/07/2024`` only the year is taken.
    """
    if _YEAR.fullmatch(text):
        return ParsedDate((int(text), 0, 0)) if text != "0000" else None
    text = text.strip(" ;,")
    if not text.strip("/-. 0[]()") or text.casefold().strip(" []().") in NO_DATE:
        return None
    match = _SLASHED.fullmatch(text)
    if match:
        found = _slashed(*match.groups())
        if found is not None:
            return found
    return _parse_free(text)


def _slashed(year: str, month: str, day: str | None, other: str | None) -> ParsedDate | None:
    """The form of the RIS specifications: ``YYYY/MM/DD/other``."""
    if len(month) > 2 and month.isdecimal():
        return None
    number = int(month) if month.isdecimal() else MONTHS.get(month.rstrip(".").casefold(), 0)
    season = 0
    if month and not number and not month.isdecimal():
        season = SEASONS.get(month.casefold(), 0)
        if not season:
            return ParsedDate((int(year), 0, 0), rest=month)
    start = _day(int(year), number, int(day or 0))
    if start is None:
        start = _day(int(year), number, 0) or (int(year), 0, 0)
        return ParsedDate(start, rest=f"{month}/{day or ''}")
    if not start[0]:
        start = (0, 0, 0)
    other = (other or "").strip(" /")
    if not other or other in NO_VALUE:
        return ParsedDate(start, season=season, rest=other) if start[0] else None
    if other.casefold() in SEASONS:
        return ParsedDate(start, season=SEASONS[other.casefold()])
    more = _parse_free(other)
    if more.literal or more.rest or not start[0] or more.start[0] not in (0, start[0]):
        return ParsedDate(start, season=season, rest=other)
    merged = merge_dates([ParsedDate(start, season=season), more])
    if more.end and (start[1] in (0, more.start[1])):
        end = (more.end[0] or start[0], more.end[1], more.end[2])
        return merged._replace(start=(start[0], *more.start[1:]), end=end)
    return merged


def _day(year: int, month: int, day: int) -> Day | None:
    """The day where it exists; None for a thirteenth month or a 31st of June."""
    if month > 12 or day > _DAYS[month]:
        return None
    return (year, month, day if month else 0)


def _filled(parts: list[int]) -> Day | None:
    """One to three numbers as a day."""
    year, month, day = [*parts, 0, 0][:3]
    return _day(year, month, day)


def _parse_free(text: str) -> ParsedDate:
    """A date in words and numbers, its year where it has one."""
    word = text.casefold().strip(" []().")
    if word in UNDATED or word in NO_DATE:
        return ParsedDate(literal=text)
    circa = False
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        bare = bare[1:-1].strip()
    match = _CIRCA.match(bare)
    # A catalogue's “c1987” may be a copyright date; without more it is taken for “about”.
    if match:
        bare, circa = bare[match.end() :].strip("[]() "), True
    else:
        match = _COPYRIGHT.match(bare)
        if match:
            bare = bare[match.end() :].strip("[]() ")
    if bare.endswith("?"):
        bare, circa = bare.rstrip("? "), True
    found = _parse_bare(bare)
    match = _LEADING_WORDS.match(bare) if found is None else None
    if match:
        found = _parse_bare(bare[match.end() :])
        found = found and found._replace(rest=text)
    if found is None:
        years = _PLAUSIBLE_YEAR.findall(text)
        if len(years) != 1:
            return ParsedDate(literal=text)
        found = ParsedDate((int(years[0]), 0, 0), rest=text)
    return found._replace(circa=circa) if circa else found


def _parse_bare(text: str) -> ParsedDate | None:
    """A date without marks of doubt."""
    for pattern in (_ISO, _CJK):
        match = pattern.fullmatch(text)
        if match:
            parts = [int(group) for group in match.groups() if group]
            start = _filled(parts)
            if start is not None and start[0]:
                if pattern is _ISO and len(parts) == 2 and parts[1] > 12:
                    break
                return ParsedDate(start)
    match = _RANGE_YEARS.fullmatch(text)
    if match:
        return _years(match[1], match[2])
    match = _BC.fullmatch(text)
    if match:
        return ParsedDate((-int(match[1] or match[2]), 0, 0))
    match = _AD.fullmatch(text)
    if match:
        return ParsedDate((int(match[1] or match[2]), 0, 0))
    match = _NUMERIC.fullmatch(text)
    if match:
        return _numeric(int(match[1]), int(match[3]), int(match[4]), match[2])
    found = _range(text)
    if found is None:
        found = _words(text)
        if found is not None and found.start[0] and found.start[2] and not found.start[1]:
            return None  # a year and a number that is no day of any month
    return found


def _years(first: str, second: str) -> ParsedDate | None:
    start = int(first)
    end = int(second) if len(second) == 4 else start // 100 * 100 + int(second)
    if end < start:
        return None
    return ParsedDate((start, 0, 0), (end, 0, 0) if end > start else None)


def _numeric(first: int, second: int, year: int, separator: str) -> ParsedDate | None:
    """``07.05.2024``; with slashes only where one number can be no month."""
    if separator == "." or first > 12:
        start = _day(year, second, first)
    elif second > 12 or first == second:
        start = _day(year, first, second)
    else:
        return ParsedDate((year, 0, 0), rest=f"{first}{separator}{second}")
    return ParsedDate(start) if start else None


def _range(text: str) -> ParsedDate | None:
    """Two dates with a dash between; what one lacks it takes from the other."""
    sides = _DASH.split(_ORDINAL.sub("", text))
    iso = re.fullmatch(
        r"(\d{4}[-/]\d\d?(?:[-/]\d\d?)?)\s*[-–/]\s*(\d{4}[-/]\d\d?(?:[-/]\d\d?)?)", text
    )
    if iso:
        sides = [iso[1], iso[2]]
        days = [[int(part) for part in re.split("[-/]", side)] for side in sides]
        first, second = (_filled(day) for day in days)
        if first and second and first <= second:
            return ParsedDate(first, second)
        return None
    if len(sides) != 2:
        return None
    first_words, second_words = _words(sides[0]), _words(sides[1])
    if first_words is None or second_words is None:
        return None
    if first_words.season or second_words.season:
        return None
    start, end = list(first_words.start), list(second_words.start)
    year = end[0] or start[0]
    start[0] = start[0] or year
    end[0] = year
    if start[1] and not end[1] and end[2]:
        end[1] = start[1]  # May 17-21, 1999
    if end[1] and not start[1] and start[2]:
        start[1] = end[1]  # 17-21 May 1999
    if start[1] == end[1] == 0 or start > end:
        return None
    return ParsedDate((start[0], start[1], start[2]), (end[0], end[1], end[2]))


def _words(text: str) -> ParsedDate | None:
    """One date in words: its tokens in any order, each used once."""
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
        elif word not in ("de", "of", "the", "den", "le", "del", "do", "el"):
            return None
    if not (year or month or season or day):
        return None
    return ParsedDate((year, month, day), season=season)


def merge_dates(dates: list[ParsedDate]) -> ParsedDate:
    """One date from several, the first being the strongest.

    A date without a year takes it from the next that has one; a date of the
    same year adds month and day where the stronger one has none. Texts that are
    no dates count only where there is no year at all.
    """
    dated = [date for date in dates if not date.literal]
    if not any(date.start[0] for date in dated):
        return next((date for date in dates if date.literal), dates[0])
    best = dated[0]
    for other in dated[1:]:
        best = _merge_two(best, other)
    return best


def _merge_two(best: ParsedDate, other: ParsedDate) -> ParsedDate:
    """The stronger date with what the weaker one adds."""
    start, year = best.start, other.start[0]
    if not start[0] and year:
        end = best.end and (best.end[0] or year, *best.end[1:])
        best = best._replace(start=(year, *start[1:]), end=end, circa=other.circa)
    start = best.start
    if start[0] and year in (0, start[0]) and not best.end:
        if not start[1] and other.start[1] and not best.season:
            best = best._replace(start=(start[0], *other.start[1:]), end=other.end)
        elif start[1] and other.start[1] == start[1] and not start[2] and other.start[2]:
            best = best._replace(start=(*start[:2], other.start[2]), end=other.end)
    if not best.season and other.season and year in (0, best.start[0]):
        best = best._replace(season=other.season)
    return best


def says_less(part: ParsedDate, whole: ParsedDate) -> bool:
    """Whether everything that ``part`` says is said by ``whole``."""
    if part.literal or part.rest:
        return part.literal == whole.literal != ""
    if (part.circa and not whole.circa) or part.season not in (0, whole.season):
        return False
    if part.end is not None and part.end != whole.end:
        filled = tuple(a or b for a, b in zip(part.end, whole.end or (0, 0, 0), strict=True))
        if filled != whole.end:
            return False
    return all(a in (0, b) for a, b in zip(part.start, whole.start, strict=True))


def to_csl(date: ParsedDate) -> Date | None:
    """The date in CSL-JSON's shape; None where there is no year and no text."""
    if date.literal:
        return {"literal": date.literal}
    if not date.start[0]:
        return None
    if date.start[0] < 0:
        return {"date-parts": [[date.start[0]]]}
    parts = [_trim(date.start)]
    if date.end is not None:
        parts.append(_trim(date.end))
    result: Date = {"date-parts": parts}
    if date.season:
        result["season"] = date.season
    if date.circa:
        result["circa"] = True
    return result


def _trim(day: Day) -> list[int]:
    year, month, number = day
    if not month:
        return [year]
    return [year, month, number] if number else [year, month]


def write_date(date: Date) -> str:
    """The date as one text that reads back as the same date."""
    parts = [[int(number) for number in side if number] for side in date.get("date-parts") or ()]
    parts = [side for side in parts if side]
    if not parts:
        return str(date.get("literal") or date.get("raw") or "")
    sides = [_side(side) for side in parts]
    season = SEASON_NAMES.get(str(date.get("season", "")), "")
    if len(sides) == 2:
        text = "-".join(sides) if "/" not in "".join(sides) else " - ".join(sides)
    elif season:
        text = "/".join([*sides[0].split("/"), "", ""][:3]) + f"/{season}"
    elif "/" in sides[0]:
        text = sides[0] + "/" * (3 - sides[0].count("/"))
    else:
        text = sides[0]
    return f"ca. {text}" if date.get("circa") else text


def _side(parts: list[int]) -> str:
    if parts[0] < 0:
        return f"{-parts[0]} BC"
    return "/".join([f"{parts[0]:04d}", *(f"{number:02d}" for number in parts[1:])])


def _only(draft: Draft, tags: Tags, raw: str) -> bool:
    """Whether the value is a plain year and no other value is there to merge with it."""
    left = draft.left
    return (
        _YEAR.fullmatch(raw) is not None
        and raw != "0000"
        and sum([len(left[tag]) for tag in tags if tag in left]) == 1
    )


def read_date(draft: Draft, tags: Tags, variable: str, *, certain: bool = False) -> None:
    """One date merged from all tags; a contradicting value stays.

    ``certain``: of values that are no dates nothing is taken, and nothing is said.
    """
    if variable in draft.item:
        return
    found: list[tuple[str, str, ParsedDate]] = []
    for tag in tags:
        for raw in draft.left.get(tag, ()):
            if not found and raw.isdigit() and _only(draft, tags, raw):
                draft.item[variable] = {"date-parts": [[int(raw)]]}
                draft.take(tag, raw)
                return
            date = parse_date(raw if raw.isascii() and "\n" not in raw else one_line(raw) or "")
            if certain and (date is None or date.literal or date.rest):
                continue
            if date is None:
                message = f"“{raw}” is no date: {variable} is left out"
                draft.report("no-date", message, tag, raw, "note")
            else:
                problem = _impossible(raw, date)
                if problem:
                    draft.report("bad-date", f"“{raw}” is no date: {problem}", tag, raw)
                found.append((tag, raw, date))
    if not found or (certain and not any(date.start[0] for _, _, date in found)):
        return
    _settle(draft, variable, found)


def _impossible(raw: str, date: ParsedDate) -> str:
    """Why no calendar has the date, and what becomes of it; empty for a good one."""
    if date.literal:
        return "" if not raw.strip().isdecimal() else "it is printed as it stands"
    match = _YEAR_FIRST.fullmatch(raw.strip()) if date.rest else None
    if match is None:
        return ""
    year, month, day = match[1], int(match[2]), int(match[3] or 0)
    if month > 12:
        return f"there is no month {month}, only {year} is used"
    if day > _DAYS[month]:
        return f"month {month} has no day {day}, the day is left out"
    return ""


def _settle(draft: Draft, variable: str, found: list[tuple[str, str, ParsedDate]]) -> None:
    """Set the merged date, take the values that it says, keep and report the others."""
    merged = merge_dates([date for _, _, date in found]) if len(found) > 1 else found[0][2]
    value = to_csl(merged)
    if value is None:
        tag, raw, _ = found[0]
        draft.report("no-year", f"“{raw}” has no year: kept, not used", tag, raw)
        return
    draft.item[variable] = value
    for tag, raw, date in found:
        if says_less(date, merged):
            draft.take(tag, raw)
        elif date.rest and says_less(date._replace(rest=""), merged):
            draft.take(tag, raw)
            draft.keep(tag, raw)
        elif date.start[0] and date.start[0] != merged.start[0]:
            message = f"“{raw}” is not the {variable} date {write_date(value)}: kept, not used"
            draft.report("two-dates", message, tag, raw, "note")


def _write_dates(value: Date, tags: Tags) -> Pairs:
    text = write_date(value)
    return [(tags[0], text)] if text else []


def _write_issued(value: Date, tags: Tags) -> Pairs:
    """DA with the whole date, and PY with the year, which most readers look for."""
    text = write_date(value)
    parts = value.get("date-parts")
    year = f"{int(parts[0][0]):04d}" if parts and parts[0] and int(parts[0][0]) > 0 else ""
    if text == year:
        return [("PY", year)]
    return [(tags[0], text), ("PY", year)] if year else [(tags[0], text)]


def _read_certain_date(draft: Draft, tags: Tags, variable: str) -> None:
    """A date from tags that often hold something else: only values that are dates."""
    read_date(draft, tags, variable, certain=True)


def _whole_date(text: str) -> Date | None:
    """The date where the whole text is one, with its year."""
    parsed = parse_date(one_line(text) or "")
    if parsed is None or parsed.literal or parsed.rest:
        return None
    return to_csl(parsed)


date = Converter(read_date, _write_dates, "a date, merged from all the tags")
issued = Converter(read_date, _write_issued, "a date, merged from all the tags")
certain_date = Converter(
    _read_certain_date,
    lambda value, tags: [(tags[0], write_date(value))],
    "a date, only where the value is one",
)
original_date = first(
    _whole_date,
    "a date, only where the whole value is one",
    write=lambda value, tags: [(tags[0], write_date(value))],
)
