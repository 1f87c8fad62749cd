"""Dates as BibLaTeX's EDTF (manual, section 2.3.8) and as BibTeX's year, month and day."""

from __future__ import annotations

from ris2cite.bibtex.tables import MONTHS, SEASONS
from ris2cite.items.date_value import OPEN, DateParts, DateValue


def edtf(date: DateValue) -> str:
    """The date as EDTF, or "" if it has no year."""
    start, end = date.start, date.end
    doubt = "~" if date.circa else ""
    if start.year is None:
        return f"/{_iso(end)}{doubt}" if end is not None and end.year is not None else ""
    if end is None or end == start:
        return f"{_iso(start)}{doubt}"
    if end == OPEN:
        return f"{_iso(start)}{doubt}/.."
    return f"{_iso(start)}{doubt}/{_iso(end)}{doubt}"


def _iso(parts: DateParts) -> str:
    year, month, day = parts.order
    if year < 0:  # EDTF has a year 0: 44 BC is -0043
        year += 1
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if abs(year) > 9999:  # ISO 8601-2: more than four digits are marked
        text = f"Y{year}"
    if not month and isinstance(parts.season, int):
        return f"{text}-{20 + parts.season}"
    return text + "".join(f"-{part:02d}" for part in (month, day) if part)


def bibtex_fields(date: DateValue) -> dict[str, str]:
    """``year``, ``month`` and ``day`` as BibTeX values, including braces and macros."""
    start, end = date.start, date.end
    if start.year is None:
        return {"year": f"{{--{_year(end)}}}"} if end is not None and end.year else {}
    if end is not None and end != OPEN and end.year != start.year:
        years = {"year": f"{{{_year(start)}--{_year(end)}}}"}
        return {**years, "month": _month(start)} if date.shared_season else years
    fields = {"year": f"{{{_year(start)}{'--' if end == OPEN else ''}}}"}
    month, last_month = _month(start), _month(end) if end is not None else ""
    if not month:
        return fields
    fields["month"] = month
    if last_month and last_month != month:
        fields["month"] += f" # {{--}} # {last_month}"
        if start.day and end and end.day:
            fields["day"] = f"{{{start.day}--{end.day}}}"
    elif start.day:
        fields["day"] = f"{{{start.day}--{end.day}}}" if end and end.day else f"{{{start.day}}}"
    return fields


def _month(parts: DateParts) -> str:
    """The month as a macro, or the season in braces."""
    if parts.month:
        return MONTHS[parts.month - 1]
    if isinstance(parts.season, int):
        return f"{{{SEASONS[parts.season - 1]}}}"
    return ""


def _year(parts: DateParts) -> str:
    """The year, or "" for the open end of a range."""
    return year_text(parts.year) if parts.year else ""


def year_text(year: int) -> str:
    """A year as BibTeX's styles print it: ``476``, ``44 BC``."""
    return str(year) if year > 0 else f"{-year} BC"
