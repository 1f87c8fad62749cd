"""The tables are complete: every CSL variable and type has a row, and the page is current."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ris2cite.bibtex.converters import CONVERTERS
from ris2cite.bibtex.tables import NO_DATA, ORDER, ROWS
from ris2cite.bibtex.type_tables import ENTRY_TYPES
from ris2cite.bibtex.writer import write
from ris2cite.errors import Diagnostic
from ris2cite.model import TYPES, VARIABLES

DOCS = Path(__file__).resolve().parents[2] / "docs"
NO_FIELD = {"available-date", "submitted", "year-suffix"}
"""Variables without a field in either dialect, which are reported."""


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_bibtex", DOCS / "generate_bibtex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_matches_the_tables() -> None:
    assert (DOCS / "bibtex.md").read_text("utf-8") == generator().page(), (
        "run python docs/generate_bibtex.py"
    )


def test_every_type_and_variable_has_its_row() -> None:
    assert set(ENTRY_TYPES) == TYPES
    assert {row.variable for row in ROWS} | NO_DATA | NO_FIELD >= VARIABLES


def test_rows_name_existing_fields_and_variables() -> None:
    assert {row.how for row in ROWS} == set(CONVERTERS)
    kinds = {row.kind or row.biblatex for row in ENTRY_TYPES.values()} | {"inbook", "proceedings"}
    for row in ROWS:
        assert set(row.when.split()) <= kinds, row
    fields = {field for row in ROWS for field in f"{row.bibtex} {row.biblatex}".split()}
    roles = {row.bibtex for row in ROWS if row.how == "contributor"}
    assert fields - set(ORDER) <= roles  # these follow by name


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_variables_without_a_field_are_reported(dialect: Any) -> None:
    item = {
        "id": "lake", "type": "book", "title": "Lakes", "year-suffix": "b", "depth": "3 m",
        "available-date": {"date-parts": [[2020]]}, "submitted": {"date-parts": [[2019]]},
    }  # fmt: skip
    reported: list[Diagnostic] = []
    text = "".join(write([item], dialect, report=reported.append))
    assert "title = {Lakes}" in text
    assert [(one.severity, one.code) for one in reported] == [("note", "no-field")]
    for name in (*NO_FIELD, "depth", "lake"):
        assert name in reported[0].message


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_a_label_for_citations_is_kept(dialect: Any) -> None:
    item = {"type": "book", "title": "Lakes", "citation-label": "Lak20"}
    assert "shorthand = {Lak20}" in "".join(write([item], dialect, report=lambda _: None))
