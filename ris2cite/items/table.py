"""Items → CSV or tab-separated values, for spreadsheets and screening tools.

The columns are named as in Rayyan's import template, which ASReview and Covidence also
understand. Any CSL variable can be added as a column.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.items.date import read_date
from ris2cite.items.date_value import DateParts
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, VARIABLES, Item
from ris2cite.text.characters import without_controls
from ris2cite.text.pattern import Pattern
from ris2cite.text.suggest import nearest

COLUMNS: dict[str, tuple[str, ...]] = {
    "key": ("id",),
    "type": ("type",),
    "title": ("title",),
    "authors": ("author",),
    "journal": ("container-title",),
    "issn": ("ISSN",),
    "year": ("issued",),
    "month": ("issued",),
    "day": ("issued",),
    "volume": ("volume",),
    "issue": ("issue",),
    "pages": ("page", "number"),
    "publisher": ("publisher",),
    "location": ("publisher-place",),
    "isbn": ("ISBN",),
    "doi": ("DOI",),
    "pubmed_id": ("PMID",),
    "pmc_id": ("PMCID",),
    "url": ("URL",),
    "language": ("language",),
    "keywords": ("keyword",),
    "abstract": ("abstract",),
    "notes": ("note", "annote"),
}
"""Column → variables; the first one that the item has is written."""

_SILENT = frozenset(["custom", "id"])
_MARKUP = Pattern(r"</?(?:i|b|sub|sup|sc|span|em|strong)\b[^<>]*>")
_BREAKS = Pattern(r"\s*[\t\r\n\v\f\u2028\u2029]+\s*")
# Spreadsheets would evaluate such a cell as a formula, unless it is a number.
_FORMULA = Pattern(r"(?=[=+\-@])(?![+-]?\d+(?:[.,:/–-]\d+)*$)")


def columns_of(chosen: str | None) -> list[str]:
    """The columns in a comma-separated list, or all columns of the table for None.

    Raises UsageError for a name that is neither a column nor a CSL variable.
    """
    if chosen is None:
        return list(COLUMNS)
    names = [name.strip() for name in chosen.split(",") if name.strip()]
    by_lower = {name.lower(): name for name in (*VARIABLES, *COLUMNS)}
    for name in names:
        if name.lower() not in by_lower:
            near = nearest(name.lower(), by_lower)
            hint = f"did you mean “{by_lower[near]}”?" if near else f"use {', '.join(COLUMNS)}"
            raise UsageError(f"unknown column “{name}”; {hint}")
    if not names:
        raise UsageError("--columns names no column")
    return [
        name if name in COLUMNS or name in VARIABLES else by_lower[name.lower()] for name in names
    ]


def write_table(
    items: Iterable[Item], delimiter: str, columns: str | None, report: Report
) -> Iterator[str]:
    """Yield the rows of the table, header first. Variables without a column are reported."""
    names = columns_of(columns)
    taken = {variable for name in names for variable in COLUMNS.get(name, (name,))}
    left: dict[str, None] = {}
    yield _row(names, delimiter)
    for item in items:
        yield _row([_cell(name, item) for name in names], delimiter)
        if columns is None:
            left.update(dict.fromkeys(item.keys() - taken - _SILENT))
    if left:
        message = f"the table has no column for {', '.join(sorted(left))}; --columns can name them"
        report(Diagnostic("note", "no-column", message))


def _row(cells: Sequence[str], delimiter: str) -> str:
    line = StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(
        map(without_controls, cells)
    )
    return line.getvalue()


def _cell(column: str, item: Item) -> str:
    part = _DATE_PARTS.get(column)
    if part is not None:
        date = read_date(item.get("issued"))
        value: object = part(date.start) if date is not None else None
        return "" if value is None else str(value)
    for variable in COLUMNS.get(column, (column,)):
        if item.get(variable) not in (None, "", []):
            return _safe(_text(variable, item[variable]))
    return ""


_DATE_PARTS: dict[str, Callable[[DateParts], int | None]] = {
    "year": lambda begin: begin.year,
    "month": lambda begin: begin.month,
    "day": lambda begin: begin.day,
}


def _text(variable: str, value: Any) -> str:
    if variable in NAME_VARIABLES and isinstance(value, list):
        return "; ".join(filter(None, map(_name, value)))
    if variable in DATE_VARIABLES:
        return _date(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _name(name: Any) -> str:
    """``van der Meulen, Pieter, Jr.``"""
    if not isinstance(name, dict):
        return str(name)
    family = " ".join(
        str(name[part]) for part in ("non-dropping-particle", "family") if name.get(part)
    )
    given = " ".join(str(name[part]) for part in ("given", "dropping-particle") if name.get(part))
    parts = (family or str(name.get("literal") or ""), given, str(name.get("suffix") or ""))
    return ", ".join(filter(None, parts))


def _date(value: Any) -> str:
    """The date in ISO 8601, as precise as it is known; ranges use a slash."""
    date = read_date(value)
    if date is None:
        return ""
    ends = [date.start] + ([date.end] if date.end is not None else [])
    shown = ["-".join(f"{part:02}" for part in end[:3] if part) for end in ends]
    return "/".join(filter(None, shown)) or str(date.literal or "")


def _safe(text: str) -> str:
    """The text on one line, protected from evaluation as a formula."""
    plain = _BREAKS.sub(" ", _MARKUP.sub("", text)).strip()
    return f"'{plain}" if _FORMULA.match(plain) else plain
