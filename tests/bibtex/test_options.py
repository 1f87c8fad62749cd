"""The options of the .bib writer, and its diagnostics."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ris2cite.bibtex.writer import write
from ris2cite.errors import Diagnostic, UsageError

ITEM: dict[str, Any] = {
    "type": "article-journal",
    "title": "The mRNA of Žofie",
    "author": [{"family": "Dvořák", "given": "A."}],
    "issued": {"date-parts": [[2020]]},
}


def written(*items: dict[str, Any], dialect: Any = "bibtex", **options: Any) -> str:
    return "".join(write(items, dialect, report=lambda _: None, **options))


@pytest.mark.parametrize(
    ("dialect", "ascii", "author"),
    [
        ("bibtex", None, r"Dvo{\v{r}}{\'a}k, A."),
        ("bibtex", False, "Dvořák, A."),
        ("biblatex", None, "Dvořák, A."),
        ("biblatex", True, r"Dvo{\v{r}}{\'a}k, A."),
    ],
)
def test_ascii_is_the_default_for_bibtex_only(
    dialect: str, ascii: bool | None, author: str
) -> None:
    assert f"author = {{{author}}}," in written(ITEM, dialect=dialect, ascii=ascii)


@pytest.mark.parametrize(
    ("ascii", "title"),
    [
        (None, r"{$\alpha$}-Amylase {$\leq$} 5 µm: naïve"),
        (False, "α-Amylase ≤ 5 µm: naïve"),
        (True, r"{$\alpha$}-Amylase {$\leq$} 5 {\textmu}m: na{\"{\i}}ve"),
    ],
)
def test_biblatex_has_commands_for_symbols_that_text_fonts_lack(
    ascii: bool | None, title: str
) -> None:
    item = {"type": "book", "title": "α-Amylase ≤ 5 µm: naïve"}
    text = written(item, dialect="biblatex", protect="none", ascii=ascii)
    assert f"title = {{{title}}}," in text


def test_biblatex_keeps_greek_words() -> None:
    item = {"type": "book", "title": "Η γλώσσα και η κουλτούρα"}
    assert "{Η γλώσσα και η κουλτούρα}" in written(item, dialect="biblatex")


@pytest.mark.parametrize(
    ("protect", "title"),
    [
        ("none", "{The mRNA of Žofie}"),
        ("smart", "{The {mRNA} of {Žofie}}"),
        ("all", "{{The mRNA of Žofie}}"),
    ],
)
def test_protect_chooses_which_capitals_are_protected(protect: Any, title: str) -> None:
    assert f"title = {title}," in written(ITEM, protect=protect, ascii=False)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Of NASA and McDonald's iPhone", "Of {NASA} and {McDonald's} {iPhone}"),
        ("A Title of Many Words in Capital Letters", "A Title of Many Words in Capital Letters"),
        ("ALL CAPITALS STAY THAT WAY", "ALL CAPITALS STAY THAT WAY"),
        ("a study of the lower Rhine and its fish", "a study of the lower {Rhine} and its fish"),
        ("What now? Another: The end of water", "What now? {Another}: The end of water"),
        ("The cost of vitamin C for growing fish", "The cost of vitamin {C} for growing fish"),
        ("Lagoons of Ålesund: past and present", "Lagoons of {Ålesund}: past and present"),
        ("Water pricing in England and Wales", "Water pricing in {England} and {Wales}"),
        ("The Genome of E. coli in Norway", "The Genome of {E}. coli in {Norway}"),
        (
            "“Lake first”: Rhetoric of Trump’s allies",
            "“{Lake} first”: Rhetoric of {Trump’s} allies",
        ),
        ("(Re)Thinking Lakes in the Age of Steel", "({Re}){Thinking} Lakes in the Age of Steel"),
        ("¿Qué es un lago? La vida en México", "¿{Qué} es un lago? {La} vida en {México}"),
        ("Les poissons du Rhône et de la Saône", "Les poissons du {Rhône} et de la {Saône}"),
        ("El Uso Del Agua En Los Lagos", "El Uso Del Agua En Los Lagos"),
        ("Reading S_Dbw and A_B in data", r"Reading {S\_Dbw} and {A\_B} in data"),
        ("Sox2 and Fe3+ take vitamin A", "{Sox2} and {Fe3}+ take vitamin {A}"),
        (
            "Salts of Na<sub>2</sub>CO<sub>3</sub> in lakes",
            r"Salts of {Na}\textsubscript{2}{CO}\textsubscript{3} in lakes",
        ),
    ],
)
def test_only_capitals_that_mean_something_are_protected(title: str, expected: str) -> None:
    assert f"title = {{{expected}}}," in written({**ITEM, "title": title}, ascii=False)


def test_every_capital_of_a_german_title_is_kept() -> None:
    item = {**ITEM, "title": "Die Fische der Lagune", "language": "de"}
    assert "title = {Die {Fische} der {Lagune}}," in written(item)


@pytest.mark.parametrize(
    ("choice", "fields"),
    [
        ({}, ["author", "title", "year", "note", "keywords", "abstract"]),
        ({"omit": "abstract, keywords,file"}, ["author", "title", "year", "note"]),
        ({"omit": ["keyword", "note"]}, ["author", "title", "year", "abstract"]),
        ({"only": "title,year,doi"}, ["title", "year"]),
        ({"only": "author,note", "omit": "note"}, ["author"]),
        ({"only": "doi"}, ["note"]),  # no entry without a field
    ],
)
def test_fields_are_chosen(choice: dict[str, Any], fields: list[str]) -> None:
    item = {**ITEM, "abstract": "Long.", "keyword": "fish", "note": "Seen."}
    text = written(item, **choice)
    assert [line.split(" = ")[0].strip() for line in text.splitlines()[1:-1]] == fields


def test_only_without_known_fields_is_an_error() -> None:
    with pytest.raises(UsageError, match="pubisher"):
        written(ITEM, only="author,pubisher")


def test_a_misspelt_field_to_omit_is_an_error() -> None:
    with pytest.raises(UsageError, match="“abstract”"):
        written(ITEM, omit="abstrcat")


def test_a_field_of_ones_own_can_be_omitted() -> None:
    assert written(ITEM, omit="localfile") == written(ITEM)


def test_the_key_is_the_id_if_bibtex_accepts_it() -> None:
    assert written({**ITEM, "id": "own"}).startswith("@article{own,")
    assert written({**ITEM, "id": "not, a key"}).startswith("@article{dvorak2020mrna,")


def test_entries_have_one_shape() -> None:
    text = written(ITEM, {**ITEM, "volume": "3"})
    assert text == (
        "@article{dvorak2020mrna,\n"
        "  author = {Dvo{\\v{r}}{\\'a}k, A.},\n"
        "  title = {The {mRNA} of {{\\v{Z}}ofie}},\n"
        "  year = {2020},\n"
        "}\n"
        "\n"
        "@article{dvorak2020mrna-seh,\n"
        "  author = {Dvo{\\v{r}}{\\'a}k, A.},\n"
        "  title = {The {mRNA} of {{\\v{Z}}ofie}},\n"
        "  volume = {3},\n"
        "  year = {2020},\n"
        "}\n"
    )
    assert written() == ""


def test_items_are_consumed_lazily() -> None:
    taken = 0

    def endless() -> Iterator[dict[str, Any]]:
        nonlocal taken
        while True:
            taken += 1
            yield ITEM

    entries = write(endless(), "bibtex", report=lambda _: None)
    next(entries)
    assert taken < 100


def test_other_scripts_are_reported_once_and_do_not_stop_pdflatex() -> None:
    reported: list[Diagnostic] = []
    items = [{"type": "book", "title": "湖"}, {"type": "book", "title": "海"}]
    text = "".join(write(items, "bibtex", report=reported.append))
    assert [(diagnostic.severity, diagnostic.code) for diagnostic in reported] == [
        ("note", "other-script")
    ]
    assert text.count("@preamble") == 1
    assert "title = {湖}," in text
    reported.clear()
    assert "@preamble" not in "".join(write(items, "biblatex", report=reported.append))
    assert reported == []


def test_letters_that_t1_lacks_are_defined_once_where_they_are_needed() -> None:
    text = written({"type": "book", "title": "ə ο"}, {"type": "book", "title": "ə ο ơ"})
    assert text.count("@preamble") == 2
    assert text.count(r"\providecommand{\omicron}") == 1
    assert text.count(r"\detokenize{ə}") == 2  # the test and the definition


def test_nothing_is_written_without_a_field() -> None:
    assert written({}) == "@misc{anonnd,\n  note = {No bibliographic data},\n}\n"
