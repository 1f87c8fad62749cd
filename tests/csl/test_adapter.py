"""Our processor behind citeproc-py's methods, with its formatters and with one of our own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from citeproc import Citation, CitationItem, formatter
from citeproc.source import Locator
from citeproc.source.json import CiteProcJSON
from made_up import style

from ris2cite.csl.adapter import CompiledBibliography

ITEMS: list[dict[str, Any]] = [
    {
        "id": "Zorn1990",
        "type": "book",
        "title": 'On <span class="nocase">pH</span> & *stars*',
        "author": [{"family": "Zorn", "given": "Uma", "suffix": "Jr."}],
        "issued": {"date-parts": [[1990, 5, 7]]},
    },
    {
        "id": "ash",
        "type": "article-journal",
        "title": "Small things",
        "container-title": "Annals",
        "author": [{"family": "Ash", "given": "Bo"}, {"literal": "The Elms"}],
        "issued": {"date-parts": [[2001], [2002]]},
    },
    {"id": "later", "type": "book", "title": "Later", "issued": {"literal": "undated"}},
    {"id": "season", "type": "book", "title": "Autumn", "editor": [{"family": "Oak"}]},
]
STYLE = style(
    """<citation collapse="year"><sort><key variable="title"/></sort>
    <layout prefix="(" suffix=")" delimiter="; ">
    <group delimiter=", "><names variable="author"><name form="short"/>
    <substitute><names variable="editor"/><text variable="title"/></substitute></names>
    <date variable="issued"><date-part name="year"/></date>
    <group><label variable="locator" form="short" suffix=" "/><text variable="locator"/></group>
    </group>
    </layout></citation>
    <bibliography><sort><key variable="author"/><key variable="title"/></sort>
    <layout suffix="."><group delimiter=". ">
    <names variable="author" font-variant="small-caps"/>
    <text variable="title" font-style="italic" text-case="uppercase"/>
    <text variable="container-title" font-weight="bold"/>
    <date variable="issued" form="text" vertical-align="sup"/></group></layout></bibliography>"""
)


def bibliography(form: Any, source: Any = None) -> tuple[CompiledBibliography, list[Citation]]:
    """The items registered in two citations, the first with a locator."""
    made = CompiledBibliography(STYLE, CiteProcJSON(ITEMS) if source is None else source, form)
    locator = Locator("page", "5-6")
    citations = [
        Citation([CitationItem("Zorn1990", locator=locator), CitationItem("ash", prefix="see ")]),
        Citation([CitationItem("later"), CitationItem("season")]),
    ]
    for citation in citations:
        made.register(citation)
    return made, citations


EXPECTED = {
    "plain": [
        "Bo Ash, The Elms. SMALL THINGS. Annals. 2001–2002.",
        "Uma Zorn Jr. ON pH & *STARS*. May 7, 1990.",
        "AUTUMN.",
        "LATER. undated.",
    ],
    "html": [
        '<span style="font-variant:small-caps;">Bo Ash, The Elms</span>. <i>SMALL THINGS</i>. '
        "<b>Annals</b>. <sup>2001–2002</sup>.",
        '<span style="font-variant:small-caps;">Uma Zorn Jr.</span> <i>ON pH &amp; *STARS*</i>. '
        "<sup>May 7, 1990</sup>.",
        "<i>AUTUMN</i>.",
        "<i>LATER</i>. <sup>undated</sup>.",
    ],
    "rst": [
        "Bo Ash, The Elms. :emphasis:`SMALL THINGS`. :strong:`Annals`. :superscript:`2001–2002`.",
        "Uma Zorn Jr. :emphasis:`ON pH & \\*STARS\\*`. :superscript:`May 7, 1990`.",
        ":emphasis:`AUTUMN`.",
        ":emphasis:`LATER`. :superscript:`undated`.",
    ],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_formatter_of_citeproc_py(name: str) -> None:
    made, citations = bibliography(getattr(formatter, name))
    made.sort()
    assert made.bibliography() == EXPECTED[name]
    assert made.keys == ["ash", "zorn1990", "season", "later"]
    assert [item.key for item in made.items] == made.keys
    assert [made.cite(citation, pytest.fail) for citation in citations] == [
        "(Zorn, 1990, pp. 5–6; see Ash, The Elms, 2001–2002)",
        "(Oak; Later, undated)",
    ]


def test_without_sort_the_order_is_that_of_registration() -> None:
    made, _ = bibliography(formatter.plain)
    assert [text.split(".")[-2] for text in made.bibliography()][2:] == [" undated", "AUTUMN"]
    assert made.keys == ["zorn1990", "ash", "later", "season"]


def test_items_as_they_stand_in_csl_json() -> None:
    made, _ = bibliography(formatter.plain, {str(item["id"]).lower(): item for item in ITEMS})
    made.sort()
    assert made.bibliography() == EXPECTED["plain"]


def test_an_unknown_key_goes_to_the_callback() -> None:
    made, _ = bibliography(formatter.plain)
    told: list[str] = []
    citation = Citation([CitationItem("ash"), CitationItem("nobody")])
    made.register(citation, lambda item: told.append(item.key))
    assert made.cite(citation, lambda item: told.append(item.key)) == "(Ash, The Elms, 2001–2002)"
    assert told == ["nobody", "nobody"]


def test_a_formatter_of_ones_own() -> None:
    def mark(name: str) -> Any:
        return lambda text: f"{name}[{text}]"

    names = "Italic Oblique Bold Light Underline Superscript Subscript SmallCaps".split()
    own = SimpleNamespace(preformat=str.lower, **{name: mark(name) for name in names})
    made, _ = bibliography(own)
    made.sort()
    assert made.bibliography()[0] == (
        "SmallCaps[bo ash, the elms]. Italic[small things]. Bold[annals]. Superscript[2001–2002]."
    )
