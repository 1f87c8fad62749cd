"""Items of any shape do not break the search for duplicates."""

from __future__ import annotations

import json
from typing import Any

import pytest

import ris2cite
from ris2cite.items.duplicates import table
from ris2cite.items.duplicates.blocking import candidates
from ris2cite.items.duplicates.facts import Facts
from ris2cite.items.duplicates.removal import remove_duplicates
from tests.support.works import ARTICLE

ODD: list[Any] = [
    None, "", " ", 0, -1, True, 1.5, "text", "9" * 400, [], {}, ["a"], [["a"]], [{}], {"a": 1},
    [None, 7, "x"], {"ris": "x"}, {"ris": {"DB": "Embase", "AN": 7}}, {"ris2cite": 7},
    {"ris2cite": {"sources": "x", "et-al": 7}}, {"date-parts": "x"}, {"date-parts": [7, "x"]},
    {"date-parts": [[]]}, {"raw": ["2001"]}, {"family": "Moss"}, "\ud800", "\x00\u202e",
]  # fmt: skip
VARIABLES = (
    "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "number",
    "DOI", "URL", "PMID", "ISBN", "ISSN", "edition", "genre", "type", "keyword", "abstract",
    "source", "custom", "id", "version", "publisher", "event-title",
)  # fmt: skip


@pytest.mark.parametrize("variable", VARIABLES)
def test_any_value_of_any_variable(variable: str) -> None:
    for value in ODD:
        items = [
            ARTICLE,
            {**ARTICLE, "id": "b", variable: value},
            {**ARTICLE, "id": "c", variable: value},
        ]
        found = remove_duplicates(items, lambda diagnostic: None)
        counts = found.counts
        assert counts.left == len(found.items)
        assert counts.left + sum(counts.removed.values()) == 3
        for as_json in (True, False):
            assert table.table_text(found.groups, items, {}, as_json)
        json.dumps(found.items)


def test_five_hundred_copies_are_one() -> None:
    items = [{**ARTICLE, "id": str(number)} for number in range(500)]
    found = remove_duplicates(items, lambda diagnostic: None)
    assert found.counts.left == 1


def test_editorials_are_compared_with_a_few_others_only() -> None:
    items = [
        {
            **ARTICLE,
            "id": str(n),
            "title": "Editorial",
            "DOI": f"10.5555/{n}",
            "page": f"{n}-{n + 1}",
        }
        for n in range(1000, 3000)
    ]
    assert len(list(candidates([Facts(item) for item in items]))) < 20_000
    assert ris2cite.dedupe(items) == []
