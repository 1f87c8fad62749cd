"""Labelled pairs of real records: merges are right, and few duplicates are missed."""

from __future__ import annotations

import json
from typing import Any

import pytest

import ris2cite
from ris2cite.items.duplicates.facts import Facts
from ris2cite.items.duplicates.matching import compare
from tests.support.paths import CORPUS, SHARED

PAIRS = SHARED / "dedupe" / "pairs.json"


def items_of(file: str, seen: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    if file not in seen:
        path = next(CORPUS.rglob(file))
        seen[file] = ris2cite.read(str(path), on_diagnostic=lambda diagnostic: None)
    return seen[file]


@pytest.mark.skipif(not PAIRS.exists(), reason="needs the labelled pairs beside the checkout")
def test_labelled_pairs() -> None:
    seen: dict[str, list[dict[str, Any]]] = {}
    verdicts: dict[str, list[str]] = {"duplicate": [], "different": []}
    for pair in json.loads(PAIRS.read_text("utf-8")):
        if "ris" in pair:
            records = ris2cite.read(pair["ris"], on_diagnostic=lambda diagnostic: None)
        else:
            records = [items_of(file, seen)[number] for file, number in pair["records"]]
        match = compare(Facts(records[0]), Facts(records[1]))
        verdicts[pair["truth"]].append(match.verdict)
    found = verdicts["duplicate"].count("duplicate")
    wrong = verdicts["different"].count("duplicate")
    listed = found + verdicts["duplicate"].count("maybe")
    assert found / (found + wrong) >= 0.99
    assert found / len(verdicts["duplicate"]) >= 0.93
    assert listed / len(verdicts["duplicate"]) >= 0.98
