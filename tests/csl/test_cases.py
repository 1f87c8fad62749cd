"""Single parts of the processor, by cases in text files."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor
from ris2cite.markup.case import CASES
from tests.support.csl_cases import read_cases, style
from tests.support.diagnostics import fail_on


def cases(name: str) -> pytest.MarkDecorator:
    """Parametrises a test with the fields of the input (divided by " | ") and the output."""
    read = read_cases(f"cases_{name}.txt")
    return pytest.mark.parametrize(
        ("fields", "expected"),
        [(given.split(" | "), expected) for _, (given, expected) in read],
        ids=[title for title, _ in read],
    )


def entry(item: dict[str, Any], body: str, locale: str | None = None, more: str = "") -> str:
    xml = style(f"<bibliography><layout>{body}</layout></bibliography>", more=more)
    item = {"id": "x", "type": "book", **item}
    processor = CslProcessor([item], style=xml, locale=locale, on_diagnostic=fail_on)
    return processor.bibliography()[0].text


@cases("text_case")
def test_text_case(fields: list[str], expected: str) -> None:
    case, text = fields
    assert CASES[case](text) == expected


@cases("names")
def test_names(fields: list[str], expected: str) -> None:
    attributes, names = fields
    name = "<name/>" if attributes == "-" else f"<name {attributes}/>"
    body = f'<names variable="author">{name}</names>'
    assert entry({"author": json.loads(names)}, body) == expected


@cases("numbers")
def test_numbers(fields: list[str], expected: str) -> None:
    page_range, variable, form, value = fields
    more = "" if page_range == "-" else f'page-range-format="{page_range}"'
    assert entry(
        {variable: value}, f'<number variable="{variable}" form="{form}"/>', None, more
    ) == (expected)


@cases("dates")
def test_dates(fields: list[str], expected: str) -> None:
    locale, attributes, date = fields
    body = f'<date variable="issued" {attributes}/>'
    assert entry({"issued": json.loads(date)}, body, locale) == expected


POSITION = """<citation near-note-distance="5"><layout delimiter=", "><group delimiter=" "><choose>
<if position="ibid-with-locator"><text value="ibid-with-locator"/></if>
<else-if position="ibid"><text value="ibid"/></else-if>
<else-if position="subsequent"><text value="subsequent"/></else-if>
<else-if position="first"><text value="first"/></else-if></choose>
<choose><if position="near-note"><text value="near"/></if></choose></group></layout></citation>"""


@cases("positions")
def test_positions(fields: list[str], expected: str) -> None:
    clusters = []
    for citation in fields[0].split(";"):
        note, *cites = citation.split()
        parts = [cite.partition("@") for cite in cites]
        clusters.append(
            {
                "citationItems": [{"id": key, "locator": locator} for key, _, locator in parts],
                "properties": {"noteIndex": int(note)},
            }
        )
    items = [{"id": key, "type": "book", "title": key} for key in "ab"]
    processor = CslProcessor(items, style=style(POSITION, kind="note"), on_diagnostic=fail_on)
    assert "; ".join(processor.cite_all(clusters)).lower() == expected


NAMES_AND_YEAR = """<names variable="author"><name form="short" delimiter=", "/></names>
<date variable="issued"><date-part name="year"/></date>"""
CITES = {
    "short": f'<group delimiter=" ">{NAMES_AND_YEAR}</group>',
    "condition": f"""<group delimiter=" ">{NAMES_AND_YEAR}<choose><if disambiguate="true">
    <text variable="title"/></if></choose></group>""",
    "number": '<text variable="citation-number"/>',
}


def made_up_item(number: int, words: str) -> dict[str, Any]:
    names, _, year = words.partition("+")
    people = [name.partition(".") for name in names.split(",")]
    return {
        "id": str(number),
        "type": "book",
        "title": f"T{number}",
        "author": [{"family": family, "given": given or "Al"} for family, _, given in people],
        "issued": {"date-parts": [[int(year)]]},
    }


@cases("citations")
def test_citations(fields: list[str], expected: str) -> None:
    attributes, cite, works, citations = fields
    options = "" if attributes == "-" else f" {attributes}"
    xml = style(
        f'<citation{options}><layout prefix="(" suffix=")" delimiter="; ">{CITES[cite]}</layout>'
        "</citation>"
    )
    items = [made_up_item(n, words) for n, words in enumerate(works.split(), 1)]
    clusters = [
        {"citationItems": [{"id": key} for key in citation.split()], "properties": {}}
        for citation in citations.split(";")
    ]
    processor = CslProcessor(items, style=xml, on_diagnostic=fail_on)
    assert "\n".join(processor.cite_all(clusters)) == expected


@pytest.mark.parametrize(
    ("items", "body", "expected"),
    [paragraphs for _, paragraphs in read_cases("cases_entries.txt")],
    ids=[title for title, _ in read_cases("cases_entries.txt")],
)
def test_entries(items: str, body: str, expected: str) -> None:
    processor = CslProcessor(json.loads(items), style=style(body), on_diagnostic=fail_on)
    assert [entry.text for entry in processor.bibliography()] == expected.strip().splitlines()


def test_hebrew_and_is_one_word_with_the_name_behind_it() -> None:
    people = {"author": [{"family": "לוי"}, {"family": "כהן"}]}
    body = '<names variable="author"><name and="text"/></names>'
    assert entry(people, body, "he-IL") == "לוי וכהן"


def test_no_hyphen_of_an_arabic_article_is_dropped_with_those_of_initials() -> None:
    people = [{"family": "Nur", "given": "Abd al-Rahman"}, {"family": "Lee", "given": "Jean-Luc"}]
    body = '<names variable="author"><name initialize-with="."/></names>'
    more = 'initialize-with-hyphen="false"'
    assert entry({"author": people}, body, more=more) == "A. al-R. Nur, J.L. Lee"
