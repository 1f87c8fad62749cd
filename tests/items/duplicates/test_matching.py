"""Which records are duplicates, possible duplicates, or different."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ris2cite.items.duplicates.facts import Facts
from ris2cite.items.duplicates.groups import find_groups
from ris2cite.items.duplicates.matching import compare

BASE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Moss on roofs of the old harbour",
    "author": [{"family": "Brandauer", "given": "Mila"}, {"family": "Lind", "given": "Ole"}],
    "issued": 2019,
    "container-title": "Roof Notes",
    "volume": "12",
    "issue": "3",
    "page": "101-119",
}


def cases() -> list[Any]:
    text = (Path(__file__).parent / "cases.txt").read_text("utf-8")
    found = []
    for block in text.split("\n== ")[1:]:
        title, *lines = [line for line in block.splitlines() if line.strip()]
        verdict, _, what = title.partition(": ")
        found.append(pytest.param(verdict, *map(json.loads, lines), id=f"{verdict}: {what}"))
    return found


def item_of(changes: dict[str, Any]) -> dict[str, Any]:
    whole = {**BASE, **changes}
    item = {key: value for key, value in whole.items() if value is not None}
    if isinstance(item.get("issued"), int):
        item["issued"] = {"date-parts": [[item["issued"]]]}
    return item


@pytest.mark.parametrize(("verdict", "one", "two"), cases())
def test_pairs(verdict: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    first, second = Facts(item_of(one)), Facts(item_of(two))
    match = compare(first, second)
    assert match.verdict == verdict, match
    assert compare(second, first) == match


@pytest.mark.parametrize(("verdict", "one", "two"), cases())
def test_they_are_found_in_a_list(verdict: str, one: dict[str, Any], two: dict[str, Any]) -> None:
    """Blocking never separates duplicates or possible duplicates."""
    others = [item_of({"title": f"Lichen number {n}", "page": str(n), "DOI": f"10.5/{n}"})
              for n in range(20)]  # fmt: skip
    groups = find_groups([item_of(one), *others, item_of(two)])
    assert [(group.verdict, group.members) for group in groups] == (
        [] if verdict == "different" else [(verdict, (0, 21))]
    )


def test_a_conflict_is_not_bridged_by_a_third_record() -> None:
    """Two DOIs do not become one because a record without a DOI is like both."""
    one, bridge, two = {"DOI": "10.5555/m.1"}, {}, {"DOI": "10.7777/quite.other"}
    first, second = find_groups([item_of(one), item_of(bridge), item_of(two)])
    assert (first.verdict, len(first.members)) == ("duplicate", 2)
    assert second.verdict == "maybe"


def test_records_of_one_group_need_not_share_one_fact() -> None:
    doi_only = {"DOI": "10.5555/m.1", "volume": None, "page": None}
    both = {"DOI": "10.5555/m.1"}
    place_only = {"title": "Moss on roofs of the old harbor"}
    (group,) = find_groups([item_of(changes) for changes in (doi_only, both, place_only)])
    assert group.members == (0, 1, 2)
