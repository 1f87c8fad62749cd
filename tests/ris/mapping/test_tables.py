"""The mapping tables, and the page generated from them."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, VARIABLES
from ris2cite.model import TYPES as CSL_TYPES
from ris2cite.ris.mapping import nbib as nbib_tables
from ris2cite.ris.mapping import tables, types
from ris2cite.ris.mapping import wos as wos_tables
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.mapping.refinements import REFINEMENTS
from ris2cite.ris.mapping.resolve import canonical_type
from ris2cite.ris.record import Field, Record
from ris2cite.ris.write import record_pairs
from tests.support.paths import DOCS
from tests.support.vocabulary import problems_of

ALL_ROWS = [*tables.ROWS, *wos_tables.ROWS, *nbib_tables.ROWS]


def test_every_row_names_a_csl_variable() -> None:
    assert {row.variable for row in ALL_ROWS} <= VARIABLES


def test_every_type_is_a_csl_type() -> None:
    assert {type.csl for type in types.TYPES.values()} <= CSL_TYPES
    assert {refinement.csl for refinement in REFINEMENTS} <= CSL_TYPES


def test_every_csl_type_has_a_type_to_be_written_as() -> None:
    assert set(types.WRITTEN_TYPES) == CSL_TYPES
    assert set(types.WRITTEN_TYPES.values()) <= set(types.TYPES)


def test_rows_name_types_that_exist() -> None:
    known = {*types.TYPES, *(refinement.rows for refinement in REFINEMENTS)}
    known.add(types.PREPRINT_ROWS)
    named = {name for row in tables.ROWS for name in (row.types or frozenset()) | row.but}
    assert named
    assert named <= known


def test_other_names_stand_for_types_that_exist() -> None:
    assert set(types.ALIASES.values()) <= set(types.TYPES)
    assert all(canonical_type(name.lower()) == code for name, code in types.ALIASES.items())


TAGS = sorted({tag for row in tables.ROWS for tag in row.tags if len(tag) == 2} - {"ID"})
NAME_TAGS = frozenset(
    tag for row in tables.ROWS if row.variable in NAME_VARIABLES for tag in row.tags
)
DATE_TAGS = frozenset(
    tag for row in tables.ROWS if row.variable in DATE_VARIABLES for tag in row.tags
)


def full_record(code: str) -> Record:
    """A record of a type with all tags, each with a different value."""
    values = {tag: f"{code} {tag} value" for tag in TAGS}
    values |= {tag: f"{tag}son, {code.title()}" for tag in NAME_TAGS if tag in values}
    values |= {tag: f"{1900 + number}/05/07/" for number, tag in enumerate(sorted(DATE_TAGS))}
    values |= {"DO": "10.5555/full", "SN": "0028-0836", "SP": "101", "EP": "110"}
    return Record(code, [Field(tag, value, 1) for tag, value in values.items()])


@pytest.mark.parametrize("code", sorted(types.TYPES))
def test_a_record_with_every_tag_is_valid_and_survives_a_round_trip(code: str) -> None:
    record = full_record(code)
    item = convert(record, lambda diagnostic: None)
    assert [problem for problem in problems_of(item) if problem != "type ''"] == []
    pairs = record_pairs(item, lambda diagnostic: None)
    again = Record(pairs[0][1], [Field(tag, value, 1) for tag, value in pairs[1:]])
    assert convert(again, lambda diagnostic: None) == item
    assert record_pairs(item, lambda diagnostic: None) == pairs
    written = " ".join(value for _, value in pairs)
    lost = [f for f in record.fields if f.value not in written and f.tag not in DATE_TAGS]
    assert lost == []


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_mapping", DOCS / "generate_mapping.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_matches_the_tables() -> None:
    assert (DOCS / "mapping.md").read_text("utf-8") == generator().page(), (
        "run python docs/generate_mapping.py"
    )
