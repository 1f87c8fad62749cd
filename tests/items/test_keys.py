"""Citation keys: deterministic, safe, unique, and independent of other records."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ris2cite.errors import UsageError
from ris2cite.items.ids import IdAssigner, ReadItem
from ris2cite.items.keys import _FIELDS, SCHEMES, KeyAssigner, is_good_key, is_possible_key

ROOT = Path(__file__).resolve().parents[2]
CASES = [
    [cell.strip() for cell in line.split("|")]
    for line in Path(__file__).with_name("key_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def make_item(author: str, year: str, title: str) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if author.startswith("{"):
        item["author"] = [{"literal": author.strip("{}")}]
    elif author != "-":
        family, _, given_name = author.partition(", ")
        item["author"] = [{"family": family, "given": given_name}]
    if year != "-":
        item["issued"] = {"date-parts": [[int(year)]]}
    if title != "-":
        item["title"] = title
    return item


@pytest.mark.parametrize(("scheme", "author", "year", "title", "key"), CASES)
def test_a_key_is_made_of_its_item(
    scheme: str, author: str, year: str, title: str, key: str
) -> None:
    assigner = KeyAssigner(None if scheme == "-" else scheme)
    assert assigner.assign(make_item(author, year, title)) == key


def test_on_a_clash_the_earlier_keeps_its_key() -> None:
    item = make_item("Mazzini, R", "2024", "Current")
    assigner = KeyAssigner()
    keys = [assigner.assign(item) for _ in range(4)]
    assert keys[0] == "mazzini2024current"
    assert re.fullmatch("mazzini2024current-[a-z]{3}", keys[1])
    assert keys[2:] == [f"{keys[1]}a", f"{keys[1]}b"]


def test_the_letters_of_a_clash_are_the_record_s_own() -> None:
    titles = ["Current of air", "Current of water", "Current of milk", "Current of lava"]
    records = [make_item("Mazzini, R", "2024", title) for title in titles]

    def keys(*order: int) -> dict[int, str]:
        assigner = KeyAssigner()
        return {number: assigner.assign(records[number]) for number in order}

    whole = keys(0, 1, 2, 3)
    assert whole[0] == "mazzini2024current"
    assert len(set(whole.values())) == 4
    assert keys(0, 3, 2, 1) == whole  # reordered
    assert keys(0, 2) == {0: whole[0], 2: whole[2]}  # removed
    assert keys(0, 1, 3, 2)[2] == whole[2]  # added in between


def test_keys_differ_even_ignoring_case() -> None:
    assigner = KeyAssigner()
    assert assigner.assign({"id": "Lagoon1"}) == "Lagoon1"
    second = assigner.assign({"id": "lagoon1"})
    assert re.fullmatch("lagoon1-[a-z]{3}", second)
    assert assigner.assign({"id": second.upper()}) not in (second, second.upper())


def test_ids_that_start_with_a_digit_are_possible_keys() -> None:
    assert is_possible_key("12345")
    assert not is_possible_key("-1")
    assert KeyAssigner(None, is_possible_key).assign({"id": "12345"}) == "12345"


def test_a_doi_is_a_key_as_it_is() -> None:
    assert KeyAssigner("{doi}").assign({"DOI": "10.5555/AB-c_(1)<2>"}) == "10.5555/ab-c_12"
    proposal = KeyAssigner("{doi}").propose(make_item("Mazzini, R", "2024", "Current"))
    assert proposal == ("mazzini2024current", True)


def test_an_own_id_is_kept_only_where_it_is_a_good_key() -> None:
    item = make_item("Mazzini, R", "2024", "Current")
    assert KeyAssigner().assign({**item, "id": "Maz24"}) == "Maz24"
    assert KeyAssigner().assign({**item, "id": "12345"}) == "mazzini2024current"
    assert KeyAssigner().assign({**item, "id": "http://x/#1"}) == "mazzini2024current"
    assert KeyAssigner().assign({**item, "id": "#1", "citation-key": "maz"}) == "maz"


def test_a_scheme_overrides_the_own_id() -> None:
    item = {**make_item("Mazzini, R", "2024", "Current"), "id": "Maz24"}
    assert KeyAssigner("author-year").assign(item) == "mazzini2024"


def test_the_id_scheme_cleans_and_falls_back() -> None:
    assert KeyAssigner("id").assign({"id": "12 345#"}) == "12345"
    assert KeyAssigner("id").assign({"custom": {"ris": {"ID": ["98,7"]}}}) == "987"
    assert KeyAssigner("id").assign(make_item("Mazzini, R", "2024", "C")) == "mazzini2024c"


@pytest.mark.parametrize("scheme", ["authoryear", "", "{nobody}", "{author} {year}", "{author}\\x"])
def test_a_scheme_that_cannot_be_is_refused(scheme: str) -> None:
    with pytest.raises(UsageError):
        KeyAssigner(scheme)


@pytest.mark.parametrize(
    "text", ["", "1a", "a b", "ä1", "a{", "a,b", "a%", "a\\b", "a\n", "a" * 61]
)
def test_bad_keys(text: str) -> None:
    assert not is_good_key(text)


def test_records_without_ascii_letters_keep_apart_from_each_other() -> None:
    first = make_item("王, 伟", "2019", "湖泊")
    second = make_item("李, 娜", "2019", "海洋")
    alone = KeyAssigner().assign(second)
    assigner = KeyAssigner()
    assert assigner.assign(first) != alone
    assert assigner.assign(second) == alone


names = st.fixed_dictionaries({}, optional={n: st.text() for n in ("family", "given", "literal")})
items = st.fixed_dictionaries(
    {},
    optional={
        "id": st.text() | st.integers(),
        "author": st.lists(names, max_size=3),
        "title": st.text(),
        "issued": st.fixed_dictionaries({"date-parts": st.just([[-44]]) | st.just([[]])}),
    },
)


# On continuous integration, drawing examples is slow, not the code.
@given(st.lists(items, max_size=8), st.sampled_from([None, *SCHEMES]))
def test_any_item_gets_a_safe_and_unique_key(
    batch: list[dict[str, Any]], scheme: str | None
) -> None:
    assigner = KeyAssigner(scheme)
    keys = [assigner.assign(item) for item in batch]
    assert all(re.fullmatch(r"[A-Za-z0-9:._/+-]{1,60}", key) for key in keys)
    assert len({key.lower() for key in keys}) == len(keys)


PAGE = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


def test_the_page_of_keys_names_every_part_and_scheme() -> None:
    parts = {name.split(":")[0].lower() for name in re.findall(r"\{([A-Za-z:\d]+)\}", PAGE)}
    assert parts == set(_FIELDS)
    assert all(f"| `{scheme}`" in PAGE for scheme in SCHEMES)


@pytest.mark.parametrize(
    ("scheme", "says"),
    [
        ("smart", "use one of author-year-title, author-year, author-title, id, or a template of"),
        ("{autor}{year}", "“{autor}” is not a part of a citation key"),
        ("{author:x}", "write {part} or {part:number} with a part of author, authors, year"),
        ("{author", "write {part} or {part:number}"),
        ("{author} {year}", "“ ” is not allowed in citation keys"),
    ],
)
def test_a_wrong_template_is_answered_with_the_parts(scheme: str, says: str) -> None:
    with pytest.raises(UsageError, match=re.escape(says)):
        KeyAssigner(scheme)


def keys_of(titles: list[str], ring: IdAssigner | None = None) -> dict[str, str]:
    """Title → id, of articles of one author and year in this order."""
    window = [ReadItem(make_item("Mazzini, R", "2024", title)) for title in titles]
    named = (ring or IdAssigner()).identify(window, lambda _: None)
    assert [item["title"] for item in named] == titles
    return {item["title"]: item["id"] for item in named}


@given(st.permutations(["Current of air", "Current of water", "Current of milk", "Else"]))
def test_which_record_has_the_plain_key_does_not_depend_on_their_order(titles: list[str]) -> None:
    expected = keys_of(sorted(titles))
    assert keys_of(titles) == expected
    assert sorted(expected.values())[0] == "mazzini2024current"
    assert expected["Else"] == "mazzini2024else"


def test_a_user_s_own_id_is_never_taken_by_a_generated_key() -> None:
    item = make_item("Mazzini, R", "2024", "Current of air")
    own = {"id": "mazzini2024current", **make_item("Other, A", "2020", "Anything")}
    window = [ReadItem(item), ReadItem(own, keeps_id=True)]
    first, second = IdAssigner().identify(window, lambda _: None)
    assert second["id"] == "mazzini2024current"
    assert first["id"].startswith("mazzini2024current-")
