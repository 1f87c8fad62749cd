"""Dates in the format of RIS, ``YYYY/MM/DD/other``, and merging dates of several tags."""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.items.date import read_date as date_of
from ris2cite.items.date_text import DateText, read_date_text
from ris2cite.items.date_value import (
    LONGEST_MONTHS,
    OPEN,
    DateParts,
    DateValue,
    real_day,
    to_csl,
)
from ris2cite.items.date_words import MONTHS, SEASON_NAMES, SEASONS
from ris2cite.model import Date
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first, write_nothing
from ris2cite.ris.values.text import NO_VALUE, one_line
from ris2cite.text.pattern import Pattern

_YEAR_FIRST = Pattern(r"(\d{4})\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2}))?[-/. ]*")
_PLAIN_DATE = Pattern(r"([1-9][0-9]{3})/(0[1-9]|1[0-2])/(0[1-9]|[12][0-9]|3[01])?/?")
_SLASHED = Pattern(r"(\d{4})\s*/\s*(\w*\.?)\s*(?:/\s*(\d*)\s*(?:/(.*))?)?")
_WITHOUT_YEAR = Pattern(r"(\d{1,2})/(\d{1,2})/*")
_DOTTED = Pattern(r"(\d{4})\.\s?(\d{1,2})\.(?:\s?(\d{1,2})\.?)?")
_SPACED = Pattern(r"(1[5-9]\d\d|20\d\d) (\d\d) (\d\d)")
_YEAR_AND_MONTH = Pattern(r"(1[5-9]\d\d|20\d\d)(0[1-9]|1[0-2])")
_FULL_DATE = Pattern(r"full publication date:\s*", re.IGNORECASE)
_BESIDE_COPYRIGHT = Pattern(r"\[?(\d{4})\]?,?\s+(?:c|©|cop\.|copyright)\s?\d{4}\.?", re.IGNORECASE)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> DateText | None:
    """The date in a value, or None for an empty one (``0000``, ``//``, ``n.d.``).

    Values in other formats than that of RIS are read by ``items.date_text``.
    """
    text = text.strip(" ;,")
    if not text.strip("/-. 0[]()"):
        return None
    match = _SLASHED.fullmatch(text)
    if match:
        found = _slashed(*match.groups())
        if found is not None:
            return found
    match = _DOTTED.fullmatch(text) or _SPACED.fullmatch(text) or _YEAR_AND_MONTH.fullmatch(text)
    if match:  # 2010. 5. 2., as Koreans write it; 2010 05 02; 201005
        parts = real_day(*(int(number) for number in match.groups() if number))
        if parts is not None:
            return DateText(DateValue(parts))
    match = _BESIDE_COPYRIGHT.fullmatch(text)
    if match:  # 1999, c1998
        return DateText(DateValue(DateParts(int(match[1]))), text)
    match = _WITHOUT_YEAR.fullmatch(text)
    if match:  # month and day, in the order of the specification
        parts = real_day(None, int(match[1]), int(match[2]))
        if parts is not None and parts.month and parts.day:
            return DateText(DateValue(parts))
    return read_date_text(text.strip("/ "))


def _slashed(year: str, month: str, day: str | None, other: str | None) -> DateText | None:
    """A date in the format of the RIS specifications, ``YYYY/MM/DD/other``."""
    if month.isdecimal() and (len(month) > 2 or (int(month) > 12 and not day)):
        return None  # 1998/1999, 1998/99
    number = int(month) if month.isdecimal() else MONTHS.get(month.rstrip(".").casefold(), 0)
    season = None
    if month and not number and not month.isdecimal():
        season = SEASONS.get(month.casefold())
        if not season:
            return DateText(DateValue(DateParts(int(year))), rest=month)
    start = real_day(int(year), number, int(day or 0))
    if start is None:
        start = real_day(int(year), number) or DateParts(int(year))
        return DateText(DateValue(start), rest=f"{month}/{day or ''}")
    start = start._replace(season=season) if start.year else OPEN
    return _with_other(start, (other or "").strip(" /"))


def _with_other(start: DateParts, other: str) -> DateText | None:
    """The date with its fourth part, which may be a season or a range within the year."""
    plain = DateText(DateValue(start), other)
    if not other or other in NO_VALUE:
        return plain if start.year else None
    if other.casefold() in SEASONS:
        return DateText(DateValue(start._replace(season=SEASONS[other.casefold()])))
    more = read_date_text(other)
    if more is None or not more.is_whole:
        return plain
    date = more.date
    if not start.year or date.start.year not in (None, start.year):
        return plain
    merged = merge_dates([DateValue(start), date])
    if date.end and start.month in (None, date.start.month):
        first_day = date.start._replace(year=start.year)
        last_day = date.end._replace(year=date.end.year or start.year)
        merged = merged._replace(start=first_day, end=last_day)
    return DateText(merged)


def merge_dates(dates: list[DateValue]) -> DateValue:
    """One date from several, in order of precedence.

    A missing year is taken from the next date that has one; a missing month and day, from
    a date in the same year. Texts that are not dates are used only if there is no year.
    """
    dated = [date for date in dates if not date.literal]
    if not any(date.start.year for date in dated):
        return next((date for date in dates if date.literal), dates[0])
    best = dated[0]
    for other in dated[1:]:
        best = _merge_two(best, other)
    return best


def _merge_two(best: DateValue, other: DateValue) -> DateValue:
    """The date of higher precedence, completed from the other one."""
    start, more = best.start, other.start
    if start.year and start.day and not more.season:
        return best  # as in most records: a whole date, and its year alone
    year = more.year
    if not best.start.year and year:
        end = best.end and best.end._replace(year=best.end.year or year)
        best = best._replace(start=best.start._replace(year=year), end=end, circa=other.circa)
    start = best.start
    if start.year and year in (None, start.year) and not best.end:
        if not start.month and more.month and not start.season:
            start = start._replace(month=more.month, day=more.day)
            best = best._replace(start=start, end=other.end)
        elif start.month and more.month == start.month and not start.day and more.day:
            best = best._replace(start=start._replace(day=more.day), end=other.end)
    if not best.start.season and more.season and year in (None, best.start.year):
        best = best._replace(start=best.start._replace(season=more.season))
    return best


def says_less(part: DateText, whole: DateValue) -> bool:
    """Whether ``whole`` includes all information of ``part``."""
    date = part.date
    if date.literal or part.rest:
        return date.literal == whole.literal != ""
    if date.circa and not whole.circa:
        return False
    if date.end is not None and not (whole.end and _within(date.end, whole.end)):
        return False
    return _within(date.start, whole.start)


def _within(part: DateParts, whole: DateParts) -> bool:
    return (
        part.year in (None, whole.year)
        and part.month in (None, whole.month)
        and part.day in (None, whole.day)
        and part.season in (None, whole.season)
    )


def write_date(value: Date) -> str:
    """The date as text that is read as the same date."""
    date = date_of(value)
    if date is None or date.start == date.end == OPEN or date.start.year is None:
        return date.literal if date else ""
    start = _side(date.start)
    if date.end is None:
        text = _with_season(start, date.start.season)
    elif date.end == OPEN:
        text = f"{start.replace('/', '-')}/.."
    elif "/" in start and "/" in _side(date.end):
        text = f"{start} - {_side(date.end)}"
    elif date.start.season or date.end.season:
        text = "-".join(f"{_season_name(end)}{_side(end)}" for end in (date.start, date.end))
    elif "/" in start + _side(date.end):
        text = f"{start.replace('/', '-')}/{_side(date.end).replace('/', '-')}"
    else:
        text = f"{start}-{_side(date.end)}"
    return f"ca. {text}" if date.circa else text


def _with_season(side: str, season: int | str | None) -> str:
    if season:
        name = SEASON_NAMES[season] if isinstance(season, int) else season
        return "/".join([*side.split("/"), "", ""][:3]) + f"/{name}"
    return side + "/" * (3 - side.count("/")) if "/" in side else side


def _season_name(parts: DateParts) -> str:
    return f"{SEASON_NAMES[parts.season]} " if isinstance(parts.season, int) else ""


def _side(parts: DateParts) -> str:
    year, month, day = parts.order
    if year < 0:
        return f"{year:05d}-{month:02d}" if month else f"{-year} BC"
    if year > 9999:
        return f"Y{year}"
    return "/".join([f"{year:04d}", *(f"{number:02d}" for number in (month, day) if number)])


def read_date(draft: Draft, tags: Tags, variable: str, *, certain: bool = False) -> None:
    """Read one date from all tags; values that contradict it are left.

    With ``certain``, values that are not dates are left without a diagnostic.
    """
    if variable in draft.item:
        return
    values = [(tag, raw) for tag in tags for raw in draft.unread.get(tag, ())]
    plain = _plain_date([raw for _, raw in values])
    if plain is not None:
        draft.item[variable] = plain
        for tag in tags:
            draft.unread.pop(tag, None)
        return
    found: list[tuple[str, str, DateText]] = []
    for tag, raw in values:
        date = parse_date(raw if raw.isascii() and "\n" not in raw else one_line(raw) or "")
        if certain and (date is None or not date.is_whole):
            continue
        if date is None:
            message = f"“{raw}” means no date; {variable} is left empty"
            draft.report("no-date", message, tag, raw, "note")
        else:
            problem = _impossible(raw, date)
            if problem:
                draft.report("bad-date", f"“{raw}” is not a date: {problem}", tag, raw)
            found.append((tag, raw, date))
    if not found or (certain and not any(text.date.start.year for _, _, text in found)):
        return
    _set_merged(draft, variable, found)


def _plain_date(raws: list[str]) -> Date | None:
    """The date of a plain year, or of the specification's ``YYYY/MM/DD/`` and its year alone.

    None for all others. A short cut for nearly all records, which saves a fifth of the
    conversion of one with a year, and a tenth of one with a date.
    """
    first, *others = raws or [""]
    if len(first) == 4:
        year = first if first.isdecimal() and first != "0000" and not others else ""
        return {"date-parts": [[int(year)]]} if year else None
    match = _PLAIN_DATE.fullmatch(first)
    if match is None or any(raw != match[1] for raw in others):
        return None
    numbers = [int(number) for number in match.groups() if number]
    if len(numbers) > 2 and numbers[2] > LONGEST_MONTHS[numbers[1]]:
        return None
    return {"date-parts": [numbers]}


def _impossible(raw: str, date: DateText) -> str:
    """Why the date does not exist, and what is used of it; "" for a valid date."""
    if date.date.literal:
        return "" if not raw.strip().isdecimal() else "printed as is"
    match = _YEAR_FIRST.fullmatch(raw.strip()) if date.rest else None
    if match is None:
        return ""
    year, month, day = match[1], int(match[2]), int(match[3] or 0)
    if month > 12:
        return f"there is no month {month}; only {year} is used"
    if day > LONGEST_MONTHS[month]:
        return f"month {month} has no day {day}; the day is dropped"
    return ""


def _set_merged(draft: Draft, variable: str, found: list[tuple[str, str, DateText]]) -> None:
    """Set the merged date, take the values that it includes, keep and report all others."""
    merged = merge_dates([text.date for _, _, text in found])
    value = to_csl(merged)
    if value is None:
        tag, raw, _ = found[0]
        draft.report("no-year", f"“{raw}” has no year; kept in custom", tag, raw)
        return
    draft.item[variable] = value
    for tag, raw, text in found:
        year = text.date.start.year
        if says_less(text, merged):
            draft.take(tag, raw)
        elif text.rest and says_less(text._replace(rest=""), merged):
            draft.take(tag, raw)
            draft.keep(tag, raw)
        elif year and year != merged.start.year:
            message = (
                f"“{raw}” differs from the {variable} date {write_date(value)}; kept in custom"
            )
            draft.report("two-dates", message, tag, raw, "note")


def _write_dates(value: Date, tags: Tags) -> Pairs:
    text = write_date(value)
    return [(tags[0], text)] if text else []


def _write_issued(value: Date, tags: Tags) -> Pairs:
    """DA with the full date, and PY with the year, which most programs read."""
    text = write_date(value)
    date = date_of(value)
    number = date.start.year if date else None
    year = f"{number:04d}" if number and 0 < number <= 9999 else ""
    if text == year:
        return [("PY", year)]
    return [(tags[0], text), ("PY", year)] if year else [(tags[0], text)]


def _read_certain_date(draft: Draft, tags: Tags, variable: str) -> None:
    """Read a date from tags that often have other values, if the value is a date."""
    read_date(draft, tags, variable, certain=True)


def _read_full_date(draft: Draft, tags: Tags, variable: str) -> None:
    """Complete a year by ``Full publication date: Winter 2014``, as JSTOR has it."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            match = _FULL_DATE.match(raw)
            parsed = parse_date(raw[match.end() :]) if match else None
            value = to_csl(parsed.date) if parsed is not None and parsed.is_whole else None
            if value is None:
                continue
            known = draft.item.get(variable, value)
            if known == value or known == {"date-parts": [value["date-parts"][0][:1]]}:
                draft.item[variable] = value
                draft.take(tag, raw)
                draft.keep(tag, raw)


def _whole_date(text: str) -> Date | None:
    """The date if the whole text is a date with a year, else None."""
    parsed = parse_date(one_line(text) or "")
    return to_csl(parsed.date) if parsed is not None and parsed.is_whole else None


def _read_accessed_beside_year(draft: Draft, tags: Tags, variable: str) -> None:
    """Read DA of an online work as the date of access if the work has another year.

    In the same year, it may as well be the day of publication, as in most exports.
    """
    accessed, others = tags
    if accessed in draft.unread or others not in draft.unread:
        return
    years = {
        date.date.start.year
        for raw in (*draft.unread.get("PY", ()), *draft.unread.get("Y1", ()))
        if (date := parse_date(raw)) is not None
    } - {None}
    raw = draft.unread[others][0]
    date = parse_date(raw)
    if years and date is not None and date.is_whole and date.date.start.year not in years:
        read_date(draft, (others,), variable, certain=True)


date = Converter(read_date, _write_dates, "a date, merged from all tags", tag_by_tag=True)
issued = Converter(read_date, _write_issued, "a date, merged from all tags", tag_by_tag=True)
certain_date = Converter(
    _read_certain_date,
    lambda value, tags: [(tags[0], write_date(value))],
    "a date, if the value is one",
)
full_date = Converter(
    _read_full_date,
    write_nothing,
    "“Full publication date: …” of JSTOR, if the other date is only its year",
)
accessed_beside_year = Converter(
    _read_accessed_beside_year,
    _write_dates,
    "DA, if PY or Y1 has another year, and there is no Y2",
)
original_date = first(
    _whole_date,
    "a date, if the whole value is one",
    write=lambda value, tags: [(tags[0], write_date(value))],
)
