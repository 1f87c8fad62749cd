"""CSL dates → BibLaTeX's EDTF (manual, section 2.3.8), and BibTeX's year and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ris2cite.bibtex.tables import MONTHS, SEASONS

Parts = tuple[int, ...]


class Span(NamedTuple):
    """A date as numbers: one or two of year, month, day; an empty ``end`` is open."""

    start: Parts
    end: Parts | None
    season: int
    circa: bool
    literal: str


_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%]?)")
_EDTF_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def read_date(date: Any) -> Span | None:
    """The date of a CSL-JSON item, None where it says nothing."""
    if isinstance(date, (str, int)):
        date = {"raw": str(date)}
    if not isinstance(date, dict):
        return None
    found = date.get("date-parts")
    ranges = [_numbers(parts) for parts in found] if isinstance(found, list) else []
    literal = str(date.get("literal") or date.get("raw") or "").strip()
    circa = bool(date.get("circa")) and str(date.get("circa")).lower() != "false"
    season = _season(date.get("season"))
    if ranges and ranges[0]:
        start, end = ranges[0], ranges[1] if len(ranges) > 1 else None
        if len(start) > 1 and 13 <= start[1] <= 24:  # citeproc writes seasons as months
            season, start = (start[1] - 13) % 4 + 1 if start[1] < 21 else start[1] - 20, start[:1]
        return Span(start, end, season, circa, literal)
    return _read_edtf(literal, circa) or (Span((), None, 0, circa, literal) if literal else None)


def _numbers(parts: Any) -> Parts:
    """Year, month and day, cut where one cannot be."""
    numbers: list[int] = []
    for index, part in enumerate(parts[:3] if isinstance(parts, list) else []):
        try:
            number = int(part)
        except (TypeError, ValueError):
            break
        if index == 0 and number == 0:
            break
        if index == 1 and not 1 <= number <= 24:
            break
        if index == 2 and (not 1 <= number <= 31 or numbers[1] > 12):
            break
        numbers.append(number)
    return tuple(numbers)


def _season(value: Any) -> int:
    text = str(value or "").strip().lower()
    if text in ("1", "2", "3", "4"):
        return int(text)
    text = "autumn" if text == "fall" else text
    return next((n for n, name in enumerate(SEASONS, 1) if name.lower() == text), 0)


def _read_edtf(text: str, circa: bool) -> Span | None:
    """A raw date where it is plain EDTF: ``2020-05/..``; None where it is not."""
    start_text, slash, end_text = text.partition("/")
    match = _EDTF.fullmatch(start_text)
    if not match:
        return None
    start: Parts = tuple(int(part) for part in match.groups()[:3] if part)
    season = 0
    if len(start) > 1 and start[1] in _EDTF_SEASONS:
        start, season = start[:1], _EDTF_SEASONS[start[1]]
    if not slash:
        return Span(start, None, season, circa or bool(match[4]), "")
    if end_text in ("", ".."):
        return Span(start, (), season, circa or bool(match[4]), "")
    ending = _EDTF.fullmatch(end_text)
    if not ending:
        return None
    end = tuple(int(part) for part in ending.groups()[:3] if part)
    return Span(start, end, season, circa or bool(match[4]), "")


def edtf(span: Span) -> str:
    """The date as BibLaTeX takes it, "" where it has no numbers."""
    if not span.start:
        return ""
    start = _iso(span.start)
    if span.season and len(span.start) == 1:
        start += f"-{20 + span.season}"
    start += "~" if span.circa else ""
    if span.end is None or span.end == span.start:
        return start
    if not span.end:
        return f"{start}/.."
    return f"{start}/{_iso(span.end)}{'~' if span.circa else ''}"


def _iso(parts: Parts) -> str:
    year = parts[0]
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if abs(year) > 9999:  # ISO 8601-2: more than four digits are marked
        text = f"Y{year}"
    return text + "".join(f"-{part:02d}" for part in parts[1:])


def bibtex_fields(span: Span) -> dict[str, str]:
    """``year``, ``month`` and ``day`` as BibTeX values, braces and macros included."""
    if not span.start:
        return {}
    start: Sequence[int] = span.start
    end = span.end
    fields: dict[str, str] = {}
    if end and end[0] != start[0]:
        fields["year"] = f"{{{start[0]}--{end[0]}}}"
        return fields
    fields["year"] = f"{{{_year(start[0])}}}" if end != () else f"{{{start[0]}--}}"
    if len(start) < 2:
        if span.season:
            fields["month"] = f"{{{SEASONS[span.season - 1]}}}"
        return fields
    fields["month"] = MONTHS[start[1] - 1] if start[1] <= 12 else "{}"
    if end and len(end) > 1 and end[1] != start[1] and end[1] <= 12:
        fields["month"] += f" # {{--}} # {MONTHS[end[1] - 1]}"
        if len(start) > 2 and len(end) > 2:
            fields["day"] = f"{{{start[2]}--{end[2]}}}"
        return fields
    if len(start) > 2:
        fields["day"] = f"{{{start[2]}--{end[2]}}}" if end and len(end) > 2 else f"{{{start[2]}}}"
    return fields


def _year(year: int) -> str:
    return f"{year:04d}" if year > 0 else str(year)
