"""Dates are read in the same way in all formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import ris2cite
from ris2cite.items.date import read_date, year_of
from ris2cite.items.date_text import read_date_text
from ris2cite.items.date_value import DateParts, DateValue, to_csl

ROWS = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "date_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]
DATES = [(text, json.loads(date)) for text, date in ROWS if date.startswith("{")]
OTHERS = [(text, date) for text, date in ROWS if not date.startswith("{")]


def item(issued: Any) -> dict[str, Any]:
    return {"id": "x", "type": "book", "title": "Moss", "issued": issued}


def bibtex(issued: Any, to: str = "biblatex") -> str:
    return ris2cite.write([item(issued)], to)


@pytest.mark.parametrize(("text", "date"), DATES)
def test_a_text_is_a_date(text: str, date: Any) -> None:
    found = read_date_text(text)
    assert found is not None
    assert found.is_whole
    assert to_csl(found.date) == date


@pytest.mark.parametrize(("text", "kind"), OTHERS)
def test_a_text_is_not_a_date(text: str, kind: str) -> None:
    found = read_date_text(text)
    assert (found is None) == (kind == "none")
    assert found is None or found.date == DateValue(literal=text)


@pytest.mark.parametrize(("text", "date"), DATES)
def test_every_reader_and_writer_takes_it_alike(text: str, date: Any) -> None:
    """The same date as text, as ``raw``, and as date-parts."""
    (read,) = ris2cite.read(json.dumps([item(text)]))
    (raw,) = ris2cite.read(json.dumps([item({"raw": text})]))
    assert read["issued"] == raw["issued"] == date
    assert read_date({"raw": text}) == read_date(date)
    assert bibtex({"raw": text}) == bibtex(date)
    references = [ris2cite.write([item(issued)], style="apa") for issued in ({"raw": text}, date)]
    assert references[0] == references[1]


@pytest.mark.parametrize(("text", "date"), [case for case in DATES if "/.." not in case[0]])
def test_ris_round_trip(text: str, date: Any) -> None:
    again = ris2cite.read(ris2cite.write([item(date)], "ris"))
    assert again[0]["issued"] == date


def test_a_raw_date_with_slashes_is_one_day() -> None:
    page = {**item({"raw": "2005/05/03"}), "type": "webpage"}
    text = ris2cite.write([page], style="apa")
    assert "2005, May 3" in text


def test_a_raw_month_has_a_year_in_bibtex_and_in_sorting() -> None:
    text = bibtex({"raw": "May 2005"}, "bibtex")
    assert "year = {2005}" in text
    assert "month = may" in text
    assert year_of(item({"raw": "May 2005"})) == 2005


def test_of_an_ambiguous_date_only_the_year_is_taken() -> None:
    found = read_date_text("05/07/2024")
    assert found is not None
    assert (found.date, found.rest) == (DateValue(DateParts(2024)), "05/07/2024")


@pytest.mark.parametrize(
    ("issued", "field"),
    [
        ({"date-parts": [[2001], [0]]}, "date = {2001/..}"),
        ({"raw": "../2001"}, "date = {/2001}"),
        ({"date-parts": [[2004, 23], [2005, 24]]}, "date = {2004-23/2005-24}"),
        ({"date-parts": [[2004]], "season": "Fall"}, "date = {2004-23}"),
    ],
)
def test_ranges_in_biblatex(issued: Any, field: str) -> None:
    assert field in bibtex(issued)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        (2001, DateValue(DateParts(2001))),
        (True, None),
        ({"date-parts": [2001, 5]}, DateValue(DateParts(2001, 5))),
        ({"date-parts": [["2001", "13"]]}, DateValue(DateParts(2001, season=1))),
        ({"date-parts": [[2001, 25, 3]]}, DateValue(DateParts(2001))),
        ({"date-parts": [[0]]}, None),
        ({"date-parts": [[2001], []]}, DateValue(DateParts(2001))),
        ({"season": 2}, DateValue(DateParts(season=2))),
        ({"literal": "in press", "circa": "false"}, DateValue(literal="in press")),
        ({"raw": "1850", "circa": 1}, DateValue(DateParts(1850), circa=True)),
        ({}, None),
        ("", None),
        ({"date-parts": [[10**9]]}, None),
    ],
    ids=str,
)
def test_csl_dates(value: Any, date: DateValue | None) -> None:
    assert read_date(value) == date
