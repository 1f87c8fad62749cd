"""Sorting a list by author, year or title."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ris2cite.errors import UsageError
from ris2cite.items.order import fold, in_order, sort_keys

EVERY = ["author", "year", "title"]


def item(words: str) -> dict[str, Any]:
    """``Family, Given & Family, Given 2001 Title``, each part but the title optional."""
    people, _, rest = words.rpartition("| ")
    made: dict[str, Any] = {"id": words, "type": "book"}
    year, _, after = rest.partition(" ")
    if year.lstrip("-").isdigit():
        made["issued"] = {"date-parts": [[int(year)]]}
        rest = after
    if rest:
        made["title"] = rest
    names = []
    for person in people.strip().split(" & ") if people.strip() else []:
        family, _, given_name = person.partition(", ")
        particle, _, family = family.rpartition(" ") if family[0].islower() else ("", "", family)
        name = {"family": family, "given": given_name, "non-dropping-particle": particle}
        names.append({key: value for key, value in name.items() if value})
    if names:
        made["author"] = names
    return made


ORDERS: dict[str, tuple[str, list[str]]] = {
    "authors, then years, then titles": (
        "author",
        ["Ash, B. | 1999 Z", "Ash, B. | 2001 A", "Ash, B. | 2001 B", "Elm, A. | 1990 A"],
    ),
    "one author goes before the same with another": (
        "author",
        ["Ash, B. | 2005 A", "Ash, B. & Elm, C. | 1990 A", "Ash, C. | 1980 A"],
    ),
    "given names where the family is the same": (
        "author",
        ["Ash, Bo | 2001 A", "Ash, Cy | 2000 A"],
    ),
    "letters with marks stand with their base letters": (
        "author",
        [
            "Oakes, T. | 1 A",
            "Öberg, N. | 1 A",
            "Owens, U. | 1 A",
            "Šimek, A. | 1 A",
            "Tan, B. | 1 A",
        ],
    ),
    "a particle that is kept counts": (
        "author",
        ["Ulm, A. | 1 A", "van Ek, B. | 1 A", "Vance, C. | 1 A"],
    ),
    "without an author last, by year and title": (
        "author",
        ["Zorn, U. | 1 B", "| 1 Minutes", "| 1999 A", "| Notes"],
    ),
    "years, those before our era first": (
        "year",
        ["Ash, B. | -44 A", "Ash, B. | 476 A", "Ash, B. | 1066 A", "Ash, B. | A"],
    ),
    "authors within a year": ("year", ["Ash, B. | 2001 Z", "Elm, A. | 2001 A"]),
    "titles, whatever their case and markup": (
        "title",
        ["| <i>an</i> atlas", "| Études", "| Étui", "| The lamp", "Ash, B. | 1999"],
    ),
}


@pytest.mark.parametrize(("by", "words"), ORDERS.values(), ids=list(ORDERS))
def test_items_are_in_order(by: str, words: list[str]) -> None:
    shuffled = [item(word) for word in words]
    random.Random(len(words)).shuffle(shuffled)
    assert [found["id"] for found in in_order(shuffled, by)] == words


@pytest.mark.parametrize(
    ("language", "expected"), [("sv", ["Zorn", "Öberg"]), ("de", ["Öberg", "Zorn"])]
)
def test_the_order_of_letters_depends_on_the_language(language: str, expected: list[str]) -> None:
    items = [item(f"{name}, A. | 1 A") for name in ("Öberg", "Zorn")]
    found = in_order(items, "author", language)
    assert [one["author"][0]["family"] for one in found] == expected


def test_keys_of_ones_own_decide() -> None:
    items = [item(f"| {title}") for title in ("a", "b", "c")]
    found = in_order(items, "title", collate=lambda text: [-ord(letter) for letter in text])
    assert [one["title"] for one in found] == ["c", "b", "a"]


@pytest.mark.parametrize("by", EVERY)
def test_editors_substitute_for_missing_authors(by: str) -> None:
    edited = {"id": "x", "type": "book", "title": "A", "editor": [{"family": "Ash"}]}
    written = {"id": "y", "type": "book", "title": "A", "author": [{"family": "Elm"}]}
    assert in_order([written, edited], by) == [edited, written]


@pytest.mark.parametrize("by", EVERY)
@given(st.lists(st.builds(dict, title=st.text(max_size=3), id=st.integers()), max_size=6))
def test_none_is_lost_and_equals_keep_their_order(by: str, items: list[dict[str, Any]]) -> None:
    found = in_order(items, by)
    assert sorted(map(id, found)) == sorted(map(id, items))
    assert in_order(found, by) == found
    twins = [{"id": number, "title": "Twin"} for number in range(4)]
    assert in_order(twins, by) == twins


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("The <i>Lamp</i>: a Study", "the lamp a study"),
        ("Łódź—Øresund", "lodz oresund"),
        ("  Æther  & Œuvre_ ", "aether oeuvre"),
        ("Straße", "strasse"),
        ("王 1999", "王 1999"),
        ("", ""),
    ],
)
def test_texts_are_folded_to_base_letters(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_each_key_can_be_descending_and_missing_values_are_last() -> None:
    words = ["Ash, B. | 1999 Z", "Elm, A. | 2001 A", "Ash, B. | 2001 B", "Ash, B. | C"]
    items = [item(word) for word in words]
    ids = [found["id"] for found in in_order(items, "-year,author")]
    assert ids == [words[2], words[1], words[0], words[3]]
    ids = [found["id"] for found in in_order(items, "-author,-title")]
    assert ids == [words[1], words[0], words[3], words[2]]


@pytest.mark.parametrize("order", ["size", "", "year,", "--year", "year author"])
def test_an_unknown_key_is_refused(order: str) -> None:
    with pytest.raises(UsageError, match="unknown sort key"):
        sort_keys(order)
