"""Citations with several cites: their order, delimiters and collapsing."""

from __future__ import annotations

from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor
from tests.support.csl_cases import style
from tests.support.diagnostics import fail_on

CITE = (
    '<group delimiter=", "><group delimiter=" "><names variable="author"><name form="short"/>'
    '</names><date variable="issued"><date-part name="year"/></date></group>'
    '<text variable="locator"/></group>'
)
WORKS = [
    ("kelp", "Ash", 2015),
    ("dulse", "Ash", 2015),
    ("laver", "Ash", 2012),
    ("moss", "Elm", 2010),
]
ITEMS = [
    {
        "id": key,
        "type": "book",
        "title": key,
        "author": [{"family": family, "given": "Bo"}],
        "issued": {"date-parts": [[year]]},
    }
    for key, family, year in WORKS
]
YEAR = 'collapse="year" after-collapse-delimiter="; "'
SUFFIX = 'disambiguate-add-year-suffix="true"'
DESCENDING = '<sort><key variable="author"/><key variable="issued" sort="descending"/></sort>'


@pytest.mark.parametrize(
    ("options", "sort", "cites", "expected"),
    [
        (YEAR, "", ["kelp", "laver", "moss"], "(Ash 2015, 2012; Elm 2010)"),
        (YEAR, "", ["kelp", "laver@33", "moss"], "(Ash 2015; 2012, 33; Elm 2010)"),
        (YEAR, "", ["kelp@7", "laver", "moss"], "(Ash 2015, 7; 2012; Elm 2010)"),
        (YEAR, "", [{"id": "kelp"}, {"id": "laver", "suffix": "notes"}], "(Ash 2015; 2012 notes)"),
        (
            YEAR,
            "",
            [{"id": "kelp"}, {"id": "laver", "prefix": "also"}],
            "(Ash 2015; also Ash 2012)",
        ),
        (YEAR, "", [{"id": "kelp", "prefix": "see"}, {"id": "laver"}], "(see Ash 2015, 2012)"),
        ("", "", [{"id": "laver", "suffix": " etc."}, "moss"], "(Ash 2012 etc.; Elm 2010)"),
        (
            "",
            "",
            [{"id": "laver", "suffix": "."}, {"id": "moss", "prefix": "See also "}],
            "(Ash 2012. See also Elm 2010)",
        ),
        (SUFFIX, DESCENDING, ["dulse", "laver", "kelp"], "(Ash 2015a; Ash 2015b; Ash 2012)"),
    ],
)
def test_cites_of_one_author(options: str, sort: str, cites: list[Any], expected: str) -> None:
    xml = style(
        f'<citation {options}>{sort}<layout prefix="(" suffix=")" delimiter="; ">{CITE}</layout>'
        "</citation>"
    )
    processor = CslProcessor(ITEMS, xml, on_diagnostic=fail_on)
    assert processor.cite([as_cite(cite) for cite in cites]) == expected


def as_cite(cite: Any) -> dict[str, Any]:
    if isinstance(cite, dict):
        return cite
    key, _, locator = cite.partition("@")
    return {"id": key, "locator": locator}


def test_a_work_first_cited_in_the_text_has_no_note() -> None:
    note = '<group><text value="n "/><text variable="first-reference-note-number"/></group>'
    xml = style(f'<citation><layout><text variable="title"/>{note}</layout></citation>', "note")
    clusters = [
        {"citationItems": [{"id": "kelp"}], "properties": {"noteIndex": index}} for index in (0, 0)
    ]
    assert CslProcessor(ITEMS, xml).cite_all(clusters) == ["kelp", "kelp"]
