"""Tables: read back with Python's csv, and safe in spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ris2cite
from ris2cite import Diagnostic
from ris2cite.items.table import COLUMNS

ITEM: dict[str, Any] = {
    "id": "x",
    "type": "article-journal",
    "title": "Seals, <i>Phoca</i>, and “ice”",
    "author": [
        {"family": "Meulen", "given": "Pieter", "non-dropping-particle": "van der"},
        {"literal": "Polar Society"},
        {"family": "Lund", "given": "E.", "suffix": "Jr."},
    ],
    "issued": {"date-parts": [[2020, 5, 17]]},
    "accessed": {"date-parts": [[2021, 2], [2021, 3]]},
    "page": "12-19",
    "abstract": "One.\n\nTwo;\tthree.",
    "genre": "letter",
    "DOI": "10.5555/x",
}


def rows(to: str = "csv", items: Any = ITEM, **options: Any) -> list[dict[str, str]]:
    text = ris2cite.write(items, to, on_diagnostic=lambda _: None, **options)
    return list(csv.DictReader(StringIO(text), delimiter="," if to == "csv" else "\t"))


@pytest.mark.parametrize("to", ["csv", "tsv"])
def test_a_record_is_a_row(to: str) -> None:
    (row,) = rows(to)
    assert list(row) == list(COLUMNS)
    assert {name: text for name, text in row.items() if text} == {
        "key": "x",
        "type": "article-journal",
        "title": "Seals, Phoca, and “ice”",
        "authors": "van der Meulen, Pieter; Polar Society; Lund, E., Jr.",
        "year": "2020",
        "month": "5",
        "day": "17",
        "pages": "12-19",
        "doi": "10.5555/x",
        "abstract": "One. Two; three.",
    }


def test_columns_are_chosen_in_their_order_and_any_variable_can_be_one() -> None:
    (row,) = rows(columns="year, Genre,accessed,doi,DOI")
    assert row == {
        "year": "2020", "genre": "letter", "accessed": "2021-02/2021-03", "doi": "10.5555/x",
        "DOI": "10.5555/x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "says"),
    [("titel", "unknown column “titel”; did you mean “title”?"), (" , ", "names no column")],
)
def test_an_unknown_column_is_refused(columns: str, says: str) -> None:
    with pytest.raises(ris2cite.UsageError, match=says.replace("?", r"\?")):
        rows(columns=columns)


def test_variables_without_a_column_are_reported_once() -> None:
    heard: list[Diagnostic] = []
    ris2cite.write([ITEM, ITEM | {"id": "y"}], "csv", on_diagnostic=heard.append)
    assert [(one.severity, one.code) for one in heard] == [("note", "no-column")]
    assert "no column for accessed, genre" in heard[0].message


@pytest.mark.parametrize("text", ["=1+1", "+cmd|x", "-2+3+cmd", "@SUM(A1)", "-omics"])
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(items=ITEM | {"title": text})
    assert row["title"] == f"'{text}"


@pytest.mark.parametrize("text", ["-44", "+12", "12-19", "-1–5", "a=b"])
def test_a_number_stays_as_it_is(text: str) -> None:
    (row,) = rows(items=ITEM | {"page": text})
    assert row["pages"] == text


@given(st.lists(st.text(max_size=12), max_size=4), st.sampled_from(["csv", "tsv"]))
def test_any_text_is_one_cell(titles: list[str], to: str) -> None:
    items = [{"id": str(n), "type": "book", "title": text} for n, text in enumerate(titles)]
    found = rows(to, items, columns="key,title,type")
    assert [(row["key"], row["type"]) for row in found] == [
        (str(n), "book") for n in range(len(titles))
    ]
