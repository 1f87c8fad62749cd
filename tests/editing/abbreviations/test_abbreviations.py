"""Abbreviations of journals: ISO 4, recorded forms, lists, and their precedence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ris2cite.editing.abbreviations.iso4 import abbreviated
from ris2cite.editing.abbreviations.journals import JournalAbbreviations
from ris2cite.editing.abbreviations.lists import key_of, read_list
from ris2cite.editing.abbreviations.stops import is_abbreviated, with_own_stops, with_stops
from ris2cite.errors import UsageError


def rows(name: str) -> list[list[str]]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [re.split(r"\s+\|\s+", line) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("title", "short"), rows("iso4.txt"))
def test_titles_are_abbreviated_by_iso_4(title: str, short: str) -> None:
    title, _, language = title.partition(" {")
    assert abbreviated(title, language.rstrip("}") or None) == short


@pytest.mark.parametrize(("short", "title", "printed"), rows("stops.txt"))
def test_a_recorded_abbreviation_gets_its_stops_and_capitals(
    short: str, title: str, printed: str
) -> None:
    assert with_stops(short, title) == printed
    assert with_stops(printed, title) == printed


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("N Engl J Med", "N. Engl. J. Med."),
        ("J. Am. Chem. Soc.", "J. Am. Chem. Soc."),
        ("Nat Commun", "Nat. Commun."),
        ("Phys Rev Lett", "Phys. Rev. Lett."),
    ],
)
def test_an_abbreviated_title_only_gets_its_stops(title: str, printed: str) -> None:
    assert is_abbreviated(title)
    assert with_own_stops(title) == printed
    assert JournalAbbreviations().find(article(title)) == (printed, "iso4")


FULL_TITLES = """
    Nature; Human Reproduction; Drug Safety; Sex Roles; Soil Research; Plant and Soil; Brain
    Behavior and Evolution; Journal of Arid Environments; Bois et Forêts des Tropiques
"""


@pytest.mark.parametrize("title", [" ".join(title.split()) for title in FULL_TITLES.split(";")])
def test_a_full_title_is_not_taken_for_an_abbreviation(title: str) -> None:
    assert not is_abbreviated(title)


def article(title: str, **more: str) -> dict[str, str]:
    return {"id": "x", "type": "article-journal", "container-title": title, **more}


PANDOC = '{"default": {"container-title": {"Journal of Moss": "J. Mo."}}}'


@pytest.mark.parametrize(
    "text",
    [
        PANDOC,
        '{"container-title": {"Journal of Moss": "J. Mo."}}',
        "Journal of Moss;J. Mo.;JM\nJournal of Fern;J. Fern\n",
        '"Journal of Moss","J. Mo.",,\n"Journal of Fern, Lichen","J. Fern",,\n',
        "# mine\nJournal of Moss = J. Mo.\n",
        "\ufeffJournal of Moss = J. Mo.\r\n",
    ],
)
def test_each_form_of_a_list_is_read(text: str) -> None:
    assert read_list(text, "list")["journal of moss"] == "J. Mo."


@pytest.mark.parametrize("text", ['{"default": ', '{"default": []}', "Journal of Moss\nJ. Moss\n"])
def test_a_file_that_is_not_a_list_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError, match=re.escape("mine.txt")):
        read_list(text, "mine.txt")


def test_spellings_of_one_title_share_a_key() -> None:
    spellings = [
        "The Journal of Moss & Fern",
        "JOURNAL OF MOSS AND FERN",
        "Journal of Moss and Fern (Oslo)",
    ]
    assert {key_of(title) for title in spellings} == {"journal of moss and fern"}


def test_the_sources_are_trusted_in_their_order() -> None:
    lists = [read_list("Journal of Moss = J. List", "list")]
    installed = [read_list("Journal of Moss = J. Inst.\nJournal of Fern = J. Inst.\n", "installed")]
    journals = JournalAbbreviations(lists, installed)
    other = article("Moss Journal", ISSN="1234-5679", **{"container-title-short": "Moss J"})
    journals.learn([other])
    own = article("Journal of Moss", **{"container-title-short": "J Moss"})
    assert journals.find(own) == ("J. Moss", "record")
    assert journals.find(article("Journal of Moss", ISSN="1234-5679")) == ("J. List", "list")
    assert journals.find(article("Journal of Lichen", ISSN="12345679")) == ("Moss J.", "run")
    assert journals.find(article("Journal of Fern")) == ("J. Inst.", "installed")
    assert journals.find(article("Journal of Lichenology")) == ("J. Lichenol.", "iso4")


def test_only_journals_are_abbreviated() -> None:
    journals = JournalAbbreviations()
    assert journals.find({"id": "x", "type": "chapter", "container-title": "The Moss Book"}) is None
    assert journals.find({"id": "x", "type": "article-journal"}) is None
