"""Lists of publications: sorted, grouped under headings, with a title."""

from __future__ import annotations

import re
from typing import Any

import pytest

import ris2cite

WORKS = [
    {"id": key, "type": kind, "title": title, "author": [{"family": family, "given": "A."}]}
    | ({"issued": {"date-parts": [[year]]}} if year else {})
    for key, kind, title, family, year in [
        ("a", "article-journal", "Seals", "Moreau", 2021),
        ("b", "book", "Ice", "Lund", 2019),
        ("c", "article-journal", "Rivers", "Lund", 2021),
        ("d", "thesis", "Snow", "Öst", None),
    ]
]
HEADINGS = {
    "text": r"^(\S.*)\n(?=\n)",
    "html": r"<h[12]>(.*)</h[12]>",
    "markdown": r"^##? (.*)",
    "latex": r"^\\(?:section\*|renewcommand{\\refname}){(.*)}",
    "rtf": r"\\b\\fs\d+ (.*)\\par",
    "rst": r"^(.*)\n[-=]{4,}$",
    "asciidoc": r"^===? (.*)",
}


def written(to: str = "markdown", **options: Any) -> str:
    return ris2cite.write(WORKS, to, on_diagnostic=lambda _: None, **options)


def headings(text: str, to: str = "markdown") -> list[str]:
    return re.findall(HEADINGS[to], text, re.M)


@pytest.mark.parametrize("to", HEADINGS)
def test_every_format_has_headings(to: str) -> None:
    text = written(to, group="year", title="Publications & more", sort="-year,author", locale="de")
    found = [re.sub(r"&#38;|\\&", "&", heading) for heading in headings(text, to)]
    years = ["2021", "2019", "Ohne Datum"]
    assert [heading for heading in found if heading[:1].isdigit() or heading in years] == years
    assert found[0] == "Publications & more"
    places = [text.index(title) for title in ("Rivers", "Seals", "Ice", "Snow")]
    assert places == sorted(places)


def test_ascending_dates_are_oldest_first() -> None:
    assert headings(written(group="year", sort="year")) == ["2019", "2021", "No date"]


@pytest.mark.parametrize(
    ("locale", "names"),
    [
        ("en-GB", ["Books", "Articles", "Theses"]),
        ("fr", ["Livres", "Articles", "Thèses et mémoires"]),
        ("sv", ["Böcker", "Journalartikel", "Avhandling"]),
    ],
)
def test_kinds_of_works_have_names_in_the_language(locale: str, names: list[str]) -> None:
    found = headings(written(group="type", locale=locale))
    assert len(found) == 3
    assert [name.casefold()[:4] for name in found[:1]] == [names[0].casefold()[:4]]
    if locale != "sv":
        assert found == names


def test_authors_are_sorted_alphabetically() -> None:
    found = headings(written(group="author", style="ieee"))
    assert found == ["Lund, A.", "Moreau, A.", "Öst, A."]


def test_numbers_go_on_through_the_groups() -> None:
    text = written("text", group="type", style="ieee")
    assert re.findall(r"^\[(\d)\]", text, re.M) == ["1", "2", "3", "4"]


def test_a_repeated_author_is_named_in_each_group() -> None:
    text = written("text", group="year", style="chicago-author-date", sort="-year,author")
    assert text.count("Lund, A.") == 2


@pytest.mark.parametrize(
    ("to", "title", "shown"),
    [
        ("html", None, "<h1>References</h1>"),
        ("html", "My <papers>", "<h1>My &#60;papers&#62;</h1>"),
        ("latex", "My papers", r"\renewcommand{\refname}{My papers}"),
        ("asciidoc", "My papers", "= My papers"),
    ],
)
def test_a_document_has_one_title(to: str, title: str | None, shown: str) -> None:
    text = written(to, standalone=True, title=title)
    assert text.count(shown) == 1
    fragment = written(to, title=title)
    assert (shown.split("{")[0] in fragment) == (title is not None)


def test_every_work_is_in_a_group_in_a_style_without_a_list() -> None:
    style = (
        b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><citation>'
        b'<layout><text variable="title"/></layout></citation></style>'
    )
    text = written("text", style=style, group="type")
    assert all(work["title"] in text for work in WORKS)
