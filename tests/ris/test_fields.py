"""Single values: ``fields/*.txt`` have a raw value and its result per line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ris2cite
from ris2cite.errors import Diagnostic
from ris2cite.items.date_value import to_csl
from ris2cite.items.name import read_name, write_name
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.record import Field, Record
from ris2cite.ris.values.dates import parse_date, write_date
from ris2cite.ris.values.identifiers import doi
from ris2cite.ris.values.name_split import is_et_al, split_names
from ris2cite.ris.values.text import rich_line

FIELDS = Path(__file__).parent / "fields"


def cases(name: str) -> list[Any]:
    """The lines of a file as parameters: the cells between bars, the line as the id."""
    rows = []
    for line in (FIELDS / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            cells = [cell.strip() for cell in line.split(" |")]
            rows.append(pytest.param(*cells, id=cells[0]))
    return rows


def item_of(type: str, *fields: tuple[str, str]) -> dict[str, Any]:
    record = Record(type, [Field(tag, value, 2) for tag, value in fields if value])
    return convert(record, lambda diagnostic: None)


def expected(text: str) -> Any:
    return None if text == "none" else json.loads(text)


@pytest.mark.parametrize(("text", "date"), cases("dates"))
def test_dates(text: str, date: str) -> None:
    assert item_of("JOUR", ("DA", text)).get("issued") == expected(date)


@pytest.mark.parametrize(
    ("text", "date"), [case for case in cases("dates") if case.values[1] != "none"]
)
def test_a_written_date_is_read_as_the_same_date(text: str, date: str) -> None:
    value = expected(date)
    again = parse_date(write_date(value))
    assert again is not None
    assert to_csl(again.date) == value


@pytest.mark.parametrize(("dates", "date"), cases("merged-dates"))
def test_dates_from_several_tags(dates: str, date: str) -> None:
    texts = [text.strip() for text in dates.split(";")]
    found = item_of("JOUR", *zip(("DA", "Y1", "PY"), texts, strict=True)).get("issued")
    assert found == expected(date)


@pytest.mark.parametrize(("text", "name"), cases("names"))
def test_names(text: str, name: str) -> None:
    assert read_name(text) == expected(name)


@pytest.mark.parametrize(("text", "name"), cases("names"))
def test_a_written_name_is_read_as_the_same_name(text: str, name: str) -> None:
    value = expected(name)
    assert read_name(write_name(value)) == value


@pytest.mark.parametrize(("line", "names"), cases("split-names"))
def test_several_names_in_a_line(line: str, names: str) -> None:
    assert split_names(line) == names.split(" / ")


@pytest.mark.parametrize(("text", "name"), cases("names"))
def test_a_name_in_a_record_is_the_name_alone(text: str, name: str) -> None:
    assert item_of("JOUR", ("AU", text))["author"] == [expected(name)]


def test_a_single_plain_name_is_a_person_where_a_database_leaves_commas_out() -> None:
    fields = ("AU", "Vale Nora"), ("DB", "Sociological Abstracts")
    assert item_of("JOUR", *fields)["author"] == [{"family": "Vale", "given": "Nora"}]
    fields = ("AU", "Moss Society"), ("DB", "Sociological Abstracts")
    assert item_of("JOUR", *fields)["author"] == [{"literal": "Moss Society"}]


@pytest.mark.parametrize(("values", "names"), cases("names-in-catalogues"))
def test_additions_to_a_name_are_not_part_of_it(values: str, names: str) -> None:
    item = item_of("BOOK", *(("AU", value) for value in values.split("+")))
    assert item.get("author") == json.loads(names)


@pytest.mark.parametrize(("line", "names"), cases("split-names"))
def test_a_record_has_every_name_of_a_line(line: str, names: str) -> None:
    parts = [part for part in names.split(" / ") if not is_et_al(part)]
    assert item_of("JOUR", ("AU", line))["author"] == [read_name(part) for part in parts]


@pytest.mark.parametrize(("pages", "page"), cases("pages"))
def test_pages(pages: str, page: str) -> None:
    start, end = (text.strip() for text in pages.split(";"))
    assert item_of("JOUR", ("SP", start), ("EP", end)).get("page", "") == page


@pytest.mark.parametrize(("text", "found"), cases("dois"))
def test_dois(text: str, found: str) -> None:
    assert doi(text) == (None if found == "none" else found)


@pytest.mark.parametrize(
    ("type_", "url"),
    [("THES", "https://search.proquest.com/docview/305212264"), ("JOUR", None)],
)
def test_the_address_where_a_dissertation_is_published(type_: str, url: str | None) -> None:
    text = f"TY  - {type_}\nUR  - https://search.proquest.com/docview/305212264\nER  - \n"
    assert ris2cite.read(text)[0].get("URL") == url


@pytest.mark.parametrize(("text", "url", "kept"), cases("addresses"))
def test_addresses(text: str, url: str, kept: str) -> None:
    item = item_of("JOUR", ("UR", text))
    assert item["URL"] == url
    assert item.get("custom") == (None if kept == "none" else {"ris": {"UR": [kept]}})


@pytest.mark.parametrize(("fields", "reported", "words"), cases("diagnostics"))
def test_diagnostics_of_values(fields: str, reported: str, words: str) -> None:
    pairs = [pair.split("=", 1) for pair in fields.split("+")]
    record = Record("JOUR", [Field(tag, value, n) for n, (tag, value) in enumerate(pairs, 2)])
    found: list[Diagnostic] = []
    convert(record, found.append)
    assert [f"{d.severity} {d.code}" for d in found] == ([] if reported == "none" else [reported])
    assert all(words in d.message and d.line > 1 for d in found)


@pytest.mark.parametrize(("text", "issn", "isbn"), cases("serials"))
def test_serial_numbers(text: str, issn: str, isbn: str) -> None:
    item = item_of("BOOK", ("SN", text))
    assert (item.get("ISSN", ""), item.get("ISBN", "")) == (issn, isbn)


@pytest.mark.parametrize(("text", "language"), cases("languages"))
def test_languages(text: str, language: str) -> None:
    item = item_of("JOUR", ("LA", text))
    assert item["language"] == language


@pytest.mark.parametrize(("record", "variable", "value"), cases("values"))
def test_values(record: str, variable: str, value: str) -> None:
    type, _, fields = record.partition(" ")
    tagged = [field.split("=", 1) for field in fields.split(" + ")]
    assert item_of(type, *((tag, text) for tag, text in tagged)).get(variable) == expected(value)


@pytest.mark.parametrize(("text", "issue"), cases("issues"))
def test_issues_in_m1(text: str, issue: str) -> None:
    found = item_of("JOUR", ("M1", text)).get("issue")
    assert found == (None if issue == "none" else issue)


@pytest.mark.parametrize(("text", "edition"), cases("editions"))
def test_editions(text: str, edition: str) -> None:
    assert item_of("BOOK", ("ET", text))["edition"] == edition


@pytest.mark.parametrize(("text", "rich"), cases("markup"))
def test_markup_in_titles(text: str, rich: str) -> None:
    assert rich_line(text) == rich


@pytest.mark.parametrize(("text", "rich"), cases("markup"))
def test_markup_is_read_as_itself_again(text: str, rich: str) -> None:
    assert rich_line(rich) == rich


WORDS = (
    "King Vale O'Neil D’Arcy Jr Sr Junior Neto III MD M.D. Dr Dr. Prof Ed Ed. Editor Bank World "
    "Inc None NA Ph D R. R.J. RJ Jean-Paul Řehoř Md. University Phil Mc McKay AlBedri II J"
).split()
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)


@given(words, words)
def test_a_plain_name_is_read_as_after_a_closer_look(family: str, given: str) -> None:
    """Two spaces mean the same as one, but are not in the pattern for plain names."""
    authors = [
        item_of("JOUR", ("AU", f"{family},{blanks}{given}")).get("author") for blanks in (" ", "  ")
    ]
    assert authors[0] == authors[1]
