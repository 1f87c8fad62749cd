"""The interface of citeproc-py, with its formatters and a custom one."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from citeproc import Citation, CitationItem, formatter
from citeproc.source import Locator
from citeproc.source.json import CiteProcJSON

from ris2cite.csl.adapter import CompiledBibliography
from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import UsageError
from tests.support.csl_cases import style

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
    made, _ = bibliography(formatter.plain, {item["id"]: item for item in ITEMS})
    made.sort()
    assert made.bibliography() == EXPECTED["plain"]


def test_two_keys_that_citeproc_py_cannot_tell_apart() -> None:
    with pytest.raises(UsageError, match="“ASH”"):
        bibliography(formatter.plain, {"ash": ITEMS[1], "ASH": ITEMS[0]})


def test_unknown_keys_are_passed_to_the_callback() -> None:
    made, _ = bibliography(formatter.plain)
    reported: list[str] = []
    citation = Citation([CitationItem("ash"), CitationItem("nobody")])
    made.register(citation, lambda item: reported.append(item.key))
    assert (
        made.cite(citation, lambda item: reported.append(item.key)) == "(Ash, The Elms, 2001–2002)"
    )
    assert reported == ["nobody", "nobody"]


def test_a_citation_that_is_not_registered_is_named() -> None:
    made, _ = bibliography(formatter.plain)
    with pytest.raises(UsageError, match=r"not registered .*: ash, later"):
        made.cite(Citation([CitationItem("ash"), CitationItem("later")]))


def test_a_style_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made, citations = bibliography(formatter.plain)
    monkeypatch.setattr(made.style, "__init__", pytest.fail)
    monkeypatch.setattr("ris2cite.csl.processor.CompiledStyle.__init__", pytest.fail)
    made.sort()
    late = Citation([CitationItem("ash")])
    made.register(late)
    assert made.cite(late) == "(Ash, The Elms, 2001–2002)"
    assert made.cite(citations[1]) == "(Oak; Later, undated)"
    assert made.bibliography() == EXPECTED["plain"]


def test_a_compiled_style_serves_many_lists_in_its_own_locale() -> None:
    first = CslProcessor(ITEMS[:1], STYLE, locale="de-DE")
    second = CslProcessor(ITEMS[1:2], first.style)
    assert second.bibliography() == CslProcessor(ITEMS[1:2], STYLE, locale="de-DE").bibliography()
    assert [entry.id for entry in first.bibliography()] == ["Zorn1990"]
    with pytest.raises(UsageError, match="already has its locale"):
        CslProcessor(ITEMS, first.style, locale="fr-FR")


def test_an_item_that_prints_as_nothing_stays_registered() -> None:
    nothing = style('<bibliography><layout><text variable="volume"/></layout></bibliography>')
    source = {name: {"id": name, "type": "book"} for name in "ab"} | {
        "c": {"id": "c", "type": "book", "volume": "3"}
    }
    reported: list[str] = []
    made = CompiledBibliography(
        nothing, source, formatter.plain, on_diagnostic=lambda d: reported.append(d.code)
    )
    made.register(Citation([CitationItem(name) for name in "abca"]))
    made.sort()
    assert (made.keys, made.bibliography()) == (["c", "a", "b"], ["3"])
    assert [item.key for item in made.items] == made.keys
    assert reported


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
