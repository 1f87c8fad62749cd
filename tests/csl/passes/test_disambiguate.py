"""Disambiguation: the same result as by rendering every step, in linear time."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest

from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.input.reference import Hints, Reference
from ris2cite.csl.passes import disambiguate
from ris2cite.csl.processor import CslProcessor
from tests.support.csl_cases import style
from tests.support.steps import assert_in_proportion

FAMILIES = ("Ash", "Elm", "Oak", "Yew")
GIVENS = ("Ann B.", "Ann C.", "Abe", "")
NAMES = {
    "short": '<name form="short" and="symbol"/>',
    "initials": '<name initialize-with=". " and="text" name-as-sort-order="first"/>',
    "last behind an ellipsis": '<name form="short" et-al-use-last="true"/>',
    "whole": "<name/>",
}
RULES = (
    "all-names",
    "all-names-with-initials",
    "primary-name",
    "primary-name-with-initials",
    "by-cite",
)


def citing(name: str, rule: str, *, add_names: bool, add_givenname: bool) -> CompiledStyle:
    switches = {"names": add_names, "givenname": add_givenname}
    options = " ".join(
        f'disambiguate-add-{what}="{str(value).lower()}"' for what, value in switches.items()
    )
    xml = style(
        f'<citation et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true" '
        f'givenname-disambiguation-rule="{rule}" {options}><layout>'
        f'<names variable="author" suffix=" ">{name}</names>'
        f'<names variable="editor">{name}</names>'
        "</layout></citation>"
    )
    return CompiledStyle(xml)


def person(pick: random.Random) -> dict[str, str]:
    if pick.random() < 0.1:
        return {"literal": "Tea Board"}
    return {"family": pick.choice(FAMILIES), "given": pick.choice(GIVENS)}


def document(pick: random.Random) -> list[dict[str, Any]]:
    """Works with nearly the same authors: whole lists, truncated lists, and lists with changes."""
    people = [person(pick) for _ in range(pick.randint(1, 6))]
    items: list[dict[str, Any]] = []
    for number in range(pick.randint(2, 6)):
        listed = list(people[: pick.randint(1, len(people))])
        if pick.random() < 0.5:
            listed[pick.randrange(len(listed))] = person(pick)
        item = {"id": str(number), "type": "book", "author": listed}
        if pick.random() < 0.3:
            item["editor"] = people[::-1]
        items.append(item)
    return items


def hints(items: list[dict[str, Any]], compiled: CompiledStyle) -> list[Any]:
    processor = CslProcessor(items, compiled)
    processor.cite([{"id": "0"}])
    references = [processor.references[item["id"]] for item in items]
    return [(r.hints.names, r.hints.givens, r.hints.year_suffix) for r in references]


class RenderedForms(disambiguate._Forms):
    """The forms of cites, rendered again in full after each step."""

    def __init__(self, render: Any, text: str, group: Any, start: Hints) -> None:
        super().__init__(render, text, group, start)
        self.render, self.hints = render, start

    def of(self, reference: Reference) -> int:
        return self._number(self.render(reference, self.hints, None))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule", RULES)
def test_a_step_changes_the_rendering(
    name: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick = random.Random(f"{name} {rule}")
    documents = [document(pick) for _ in range(15)]
    for add_names, add_givenname in itertools.product((True, False), repeat=2):
        compiled = citing(NAMES[name], rule, add_names=add_names, add_givenname=add_givenname)
        found = [hints(items, compiled) for items in documents]
        with monkeypatch.context() as patch:
            patch.setattr(disambiguate, "_Forms", RenderedForms)
            assert found == [hints(items, compiled) for items in documents]


def collaboration(papers: int, authors: int) -> list[dict[str, Any]]:
    people = [{"family": f"Family{n}", "given": f"Given{n % 7} B."} for n in range(authors)]
    return [{"id": str(n), "type": "book", "author": people} for n in range(papers)]


@pytest.mark.parametrize("rule", RULES)
def test_the_time_grows_with_the_number_of_names(rule: str) -> None:
    compiled = citing(NAMES["initials"], rule, add_names=True, add_givenname=True)
    assert_in_proportion(lambda authors: hints(collaboration(3, authors), compiled), 150)


@pytest.mark.parametrize("rule", RULES)
def test_the_time_grows_with_the_number_of_names_where_the_last_differs(rule: str) -> None:
    compiled = citing(NAMES["initials"], rule, add_names=True, add_givenname=True)

    def papers(authors: int) -> list[dict[str, Any]]:
        items = collaboration(3, authors)
        last = {"family": "Zed", "given": "Zoe"}
        return [*items[:2], {**items[2], "author": [*items[2]["author"], last]}]

    assert_in_proportion(lambda authors: hints(papers(authors), compiled), 150)


def test_papers_of_the_same_people_keep_the_order_of_the_list() -> None:
    compiled = citing(NAMES["short"], "by-cite", add_names=True, add_givenname=True)
    found = hints(collaboration(3, 5), compiled)
    assert [suffix for _, _, suffix in found] == [0, 1, 2]
    assert [names for names, _, _ in found] == [[1], [1], [1]]


def test_names_in_another_order_are_not_the_same_people() -> None:
    compiled = citing(NAMES["short"], "by-cite", add_names=True, add_givenname=True)
    items = collaboration(2, 5)
    items[1]["author"] = [*items[1]["author"][:3], *items[1]["author"][:2:-1]]
    assert [suffix for _, _, suffix in hints(items, compiled)] == [None, None]
