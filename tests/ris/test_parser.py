"""``RisParser`` in programs written for rispy."""

from __future__ import annotations

import io
import string
from pathlib import Path
from typing import Any

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from rispy.config import DELIMITED_TAG_MAPPING, LIST_TYPE_TAGS, TAG_KEY_MAPPING

import ris2cite
from ris2cite.text.decode import read_text
from tests.support.dialects import DIALECTS, base_records

TEXT = """TY  - JOUR
ID  - 12
AU  - Vega, Maria
AU  - King, Robert
TI  - Lichens of the north
JO  - Made-up Botany
VL  - 7
SP  - 3
EP  - 12
UR  - https://example.org/a; https://example.org/b
N1  - A first note
N1  - A second note
ER  -

TY  - BOOK
TI  - Mosses
U9  - 17
PB  - Made-up Press
ER  -
"""


def program(implementation: type[rispy.RisParser], file: io.StringIO, **options: object) -> object:
    """The same as rispy's examples: load entries, and access them."""
    entries = rispy.load(file, implementation=implementation, **options)
    return [(entry.get("id"), entry.get("authors"), dict(entry)) for entry in entries]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"skip_unknown_tags": True},
        {"enforce_list_tags": False, "list_tags": []},
        {"list_tags": [*LIST_TYPE_TAGS, "TI"]},
        {"mapping": {tag: tag for tag in TAG_KEY_MAPPING}},
        {"delimiter_tags_mapping": {**DELIMITED_TAG_MAPPING, "TI": " "}},
        {"ignore": ["N1", "PB"]},
    ],
    ids=lambda options: " ".join(options) or "no options",
)
def test_a_program_gets_the_same_with_every_option(options: dict[str, object]) -> None:
    ours = program(ris2cite.RisParser, io.StringIO(TEXT), **options)
    assert ours == program(rispy.RisParser, io.StringIO(TEXT), **options)


def test_a_path_is_read_as_rispy_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text(TEXT, encoding="utf-8", newline="\r\n")
    assert rispy.load(path, encoding="utf-8", implementation=ris2cite.RisParser) == rispy.loads(
        TEXT
    )


def test_a_parser_of_ones_own_keeps_its_settings() -> None:
    class Mine(ris2cite.RisParser):
        DEFAULT_MAPPING = {**TAG_KEY_MAPPING, "U9": "shelf"}  # noqa: RUF012
        DEFAULT_LIST_TAGS = [*LIST_TYPE_TAGS, "U9"]  # noqa: RUF012

    (_, book) = rispy.loads(TEXT, implementation=Mine)
    assert book["shelf"] == ["17"]


values = st.text(
    st.sampled_from(string.ascii_letters + string.digits + " ,.;:'()/äöéß日本語"), max_size=30
)
tags = st.sampled_from(
    [tag for tag in TAG_KEY_MAPPING if tag not in ("TY", "ER", "UK")] + ["U1", "XX", "Z9"]
)
records = st.tuples(st.sampled_from(["JOUR", "BOOK", "GEN"]), st.lists(st.tuples(tags, values)))


@given(
    st.lists(records, max_size=4),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["\n", "\n\n", "\n\n\n"]),
)
def test_well_formed_files_agree_with_rispy(
    entries: list[tuple[str, list[tuple[str, str]]]], skip: bool, enforce: bool, between: str
) -> None:
    lines = [
        "\n".join([f"TY  - {type}", *(f"{tag}  - {value}" for tag, value in fields), "ER  - "])
        for type, fields in entries
    ]
    text = between.join(lines) + "\n"
    options = {"skip_unknown_tags": skip, "enforce_list_tags": enforce}
    ours = rispy.loads(text, implementation=ris2cite.RisParser, on_diagnostic=ignore, **options)
    assert ours == rispy.loads(text, **options)


@pytest.mark.parametrize("dialect", sorted(set(DIALECTS) - {"cp1252", "Latin-1", "entities"}))
def test_every_dialect_parses_like_the_plain_file(dialect: str) -> None:
    wanted = rispy.loads(DIALECTS["plain"](base_records()).decode())
    stream = io.BytesIO(DIALECTS[dialect](base_records()))
    text = "".join(read_text(stream, source=None, report=ignore))  # as when opening the file
    entries = rispy.loads(text, implementation=ris2cite.RisParser, on_diagnostic=ignore)
    assert list(map(essence, entries)) == list(map(essence, wanted))


def essence(entry: dict[str, Any]) -> list[object]:
    """The parts that are the same in all dialects, without notes and abstracts."""
    keys = ("type_of_reference", "authors", "title", "doi", "year", "keywords", "urls")
    return [entry.get(key) for key in keys]


def ignore(diagnostic: ris2cite.Diagnostic) -> None:
    """Without notes about the state of the file."""


def test_unreadable_values_are_reported() -> None:
    heard: list[str] = []
    rispy.loads(
        "Once upon a time\n" + TEXT,
        implementation=ris2cite.RisParser,
        on_diagnostic=lambda diagnostic: heard.append(diagnostic.code),
    )
    assert heard == ["outside-record"]
    with pytest.warns(ris2cite.Ris2citeWarning, match="outside any record"):
        rispy.loads("Once upon a time\n" + TEXT, implementation=ris2cite.RisParser)
