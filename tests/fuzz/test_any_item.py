"""Any JSON value can be read as an item, and written in all formats."""

from __future__ import annotations

import contextlib
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ris2cite
from ris2cite import formats
from ris2cite.items.csljson import read_items
from ris2cite.model import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    STRING_VARIABLES,
    TITLE_VARIABLES,
    TYPES,
)

BITS = [
    "", " ", "-", "--", "–", "1-", "a", "A", "12", "é", "Ł", "ß", "İ", "ǆ", "中文", "עברית", "😀",
    "\u202e", "\u0301", "\x00", "\x1b[31m", "\x7f", "\ud800", "\n", "\t", "\r\n", "<i>", "</i>",
    '<span class="nocase">', "</span>", "<sub>", "<b", "&amp;", "&", "%", "$", "#", "_", "^", "~",
    "{", "}", "\\", "\\input{x}", '"', "'", "“", "’", "«", ";", ",", ".", ":", "?", "(", ")", "[",
    "van ", "d’", "10.1000/<a>", "http://x.org/?a=%20&b={}", "javascript:x", "et al.", "2020",
    "-0044", "99999",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(BITS) | st.text(max_size=5), max_size=6).map("".join)
SCALAR = TEXT | st.integers(-(10**7), 10**7) | st.booleans() | st.none()
ANY = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
NAME = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(
            ["family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle"],
            TEXT | SCALAR,
        ),
        **dict.fromkeys(["comma-suffix", "static-ordering", "parse-names"], st.booleans()),
    },
)
PART = st.integers(-5000, 99999) | st.integers(0, 32) | TEXT
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(PART, max_size=4), max_size=3),
        "season": st.integers(0, 30) | TEXT,
        "circa": st.booleans() | TEXT,
        "literal": TEXT,
        "raw": TEXT,
    },
)
FIELD = st.one_of(
    st.tuples(st.sampled_from(sorted(NAME_VARIABLES)), st.lists(NAME, max_size=4) | ANY),
    st.tuples(st.sampled_from(sorted(DATE_VARIABLES)), DATE | ANY),
    st.tuples(
        st.sampled_from(sorted(NUMBER_VARIABLES | STRING_VARIABLES)), SCALAR | ANY | st.floats()
    ),
    st.tuples(st.sampled_from(sorted(TITLE_VARIABLES)), TEXT | ANY),
    st.tuples(st.sampled_from(["custom", "unheard-of", "id"]), ANY),
)
ITEM = st.builds(
    lambda kind, fields: {"type": kind, **dict(fields)},
    st.sampled_from(sorted(TYPES)) | TEXT,
    st.lists(FIELD, max_size=8),
)
ITEMS = st.lists(ITEM, max_size=3)

FORBIDDEN = {chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))} | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ud800\udfff"
)


def read(items: Any) -> list[dict[str, Any]]:
    return ris2cite.read(json.dumps(items).encode(), "csl-json", on_diagnostic=lambda _: None)


@given(ITEMS)
def test_any_item_is_read_and_has_an_id_of_its_own(items: list[dict[str, Any]]) -> None:
    found = read(items)
    assert len(found) == len(items)
    assert len({item["id"] for item in found}) == len(found)
    assert all(item["type"] in TYPES for item in found)


@given(st.binary(max_size=200) | ANY.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_items_or_an_error(data: bytes) -> None:
    heard: list[ris2cite.Diagnostic] = []
    items = read_items(io.BytesIO(data), source="x.json", report=heard.append)
    with contextlib.suppress(ris2cite.InputError):
        assert all(isinstance(item, dict) for item in items)
    assert all(d.source == "x.json" for d in heard)


@pytest.mark.parametrize("to", list(formats.OUTPUTS))
@given(items=ITEMS)
def test_every_writer_takes_any_item(to: str, items: list[dict[str, Any]]) -> None:
    heard: list[ris2cite.Diagnostic] = []
    text = ris2cite.write(read(items), to, on_diagnostic=heard.append)
    assert not FORBIDDEN & set(text)
    assert [d for d in heard if d.code == "not-rendered"] == []


@pytest.mark.parametrize("to", ["csl-json", "jsonl", "csl-yaml"])
@given(items=ITEMS)
def test_items_survive_a_round_trip(to: str, items: list[dict[str, Any]]) -> None:
    first = read(items)
    text = ris2cite.write(first, to, on_diagnostic=lambda _: None)
    again = ris2cite.read(
        text.encode(), "csl-yaml" if to == "csl-yaml" else "csl-json", on_diagnostic=lambda _: None
    )
    assert again == first


@given(items=ITEMS, style=st.sampled_from(["ieee", "vancouver", "chicago-notes-bibliography"]))
def test_citations_of_any_item(items: list[dict[str, Any]], style: str) -> None:
    found = read(items)
    processor = ris2cite.Processor(found, style, to="html", on_diagnostic=lambda _: None)
    clusters = [
        {"citationItems": [{"id": item["id"]}], "properties": {"noteIndex": n}}
        for n, item in enumerate(found * 2, 1)
    ]
    assert len(processor.cite_all(clusters)) == len(clusters)
    assert len(processor.bibliography()) <= len(found)
