"""Sentence case, and which words of a title are names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ris2cite.casing.corrections import with_names, without_strays
from ris2cite.casing.evidence import Evidence
from ris2cite.casing.lexicon import lexicon
from ris2cite.casing.names import names_in
from ris2cite.casing.run import RunForms
from ris2cite.casing.titles import is_english, out_of_capitals, sentence_case

CASES = [
    [cell.strip() for cell in line.split(" |")]
    for line in Path(__file__).with_name("titles.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("title", "expected", "abstract"), CASES, ids=[c[0] for c in CASES])
def test_sentence_case(title: str, expected: str, abstract: str) -> None:
    evidence = Evidence({"abstract": abstract})
    assert sentence_case(title, evidence) == expected


@pytest.mark.parametrize(("title", "expected", "abstract"), CASES, ids=[c[0] for c in CASES])
def test_sentence_case_stays_as_it_is(title: str, expected: str, abstract: str) -> None:
    assert sentence_case(expected, Evidence({"abstract": abstract})) == expected


def test_subtitles_are_in_lower_case_if_the_style_requires_it() -> None:
    title = "Water and Land: A History of Wells in Wales"
    expected = "Water and land: a history of wells in Wales"
    assert sentence_case(title, Evidence(), subtitles=False) == expected


def test_the_run_is_evidence_if_the_record_is_not() -> None:
    run = RunForms()
    run.expect([{"title": "Breeding habits of the klonitz in Norway"}])
    assert sentence_case("The Klonitz Returns", Evidence(others=run)) == "The klonitz returns"
    assert sentence_case("The Klonitz Returns", Evidence()) == "The Klonitz returns"


@pytest.mark.parametrize(
    ("keywords", "expected"),
    [
        ("Quorb Synthase; Old Age", "Diets of quorb synthase"),
        ("Quorb Synthase; diets of elderly people", "Diets of quorb Synthase"),
    ],
)
def test_keywords_in_title_case_are_no_evidence(keywords: str, expected: str) -> None:
    evidence = Evidence({"abstract": "We measured quorb.", "keyword": keywords})
    assert sentence_case("DIETS OF QUORB SYNTHASE", evidence) == expected


@pytest.mark.parametrize(
    ("title", "abstract", "keywords", "expected"),
    [
        ("Water in China", "", "china; water; africa", "Water in China"),
        ("Sleep in the Covid-19 Pandemic", "", "covid-19; sleep", "Sleep in the COVID-19 pandemic"),
        ("Nests of Wild Turkey", "A turkey nests.", "turkey", "Nests of wild turkey"),
        ("Diets of Quorb Synthase", "", "quorb synthase", "Diets of quorb synthase"),
    ],
)
def test_keywords_in_lower_case_are_no_evidence_against_names(
    title: str, abstract: str, keywords: str, expected: str
) -> None:
    evidence = Evidence({"abstract": abstract, "keyword": keywords})
    assert sentence_case(title, evidence) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sport in shanghai and the spanish press", "Sport in Shanghai and the Spanish press"),
        ("Cups of china in turkey's stores", "Cups of china in turkey's stores"),
        ("Trees with Cornus florida around them", "Trees with Cornus florida around them"),
        (
            "Woodpeckers of the sierra nevada in oregon",
            "Woodpeckers of the Sierra Nevada in Oregon",
        ),
        ("Views of ibd and hiv in samples", "Views of IBD and HIV in samples"),
        ("Parks and california's roads in april", "Parks and California's roads in April"),
    ],
)
def test_names_in_sentence_case_get_capitals(title: str, expected: str) -> None:
    assert with_names(title, Evidence()) == expected


def test_only_capitals_are_undone_for_styles_in_title_case() -> None:
    assert out_of_capitals("Water Pricing in Wales", Evidence()) == "Water Pricing in Wales"
    assert out_of_capitals("WATER PRICING IN WALES", Evidence()) == "Water pricing in Wales"


@pytest.mark.parametrize(
    ("title", "language", "english"),
    [
        ("The Price of Water", None, True),
        ("Die Bedeutung der Sprache im Unterricht", None, False),
        ("La Politique des Petits Pas", None, False),
        ("Water", "de", False),
        ("Die Welt", "en-GB", True),
        ("Water Pricing", "English text", True),
    ],
)
def test_only_english_is_changed(title: str, language: str | None, english: bool) -> None:
    assert is_english(title, language) is english


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Water pricing in Wales: A mRNA story", ["Wales", "mRNA"]),
        ("Water Pricing in Wales", ["Wales"]),
        ("Wales and its water", ["Wales"]),
        ("The price of <i>Helix</i> shells", ["Helix"]),
        ("McAdam's roads", ["McAdam's"]),
        ("NO-independent regulation of tides", ["NO"]),
        ("Proto-Germanic words for tides", ["Germanic"]),
    ],
)
def test_names_in_a_title(title: str, names: list[str]) -> None:
    assert [title[start:end] for start, end in names_in(title, Evidence())] == names


def test_the_lexicon_recognises_derived_words() -> None:
    known = lexicon()
    assert all(map(known.is_small, ["tillage", "houses", "posttraumatic", "reheated", "zebra"]))
    assert not any(map(known.is_small, ["wales", "qxr", "alzheimer"]))


def test_the_word_lists_include_their_licence() -> None:
    text = (
        Path(lexicon.__wrapped__.__code__.co_filename).with_name("license.txt").read_text("utf-8")
    )
    assert all(source in text for source in ("WordNet 3.0", "SCOWL", "CLDR"))


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("Iron of the quorb mine", "Miners of Quorb dig.", "Iron of the Quorb mine"),
        ("Iron of the quorb mine", "Miners of Quorb dig near quorb.", "Iron of the quorb mine"),
        ("Owls of the black hills", "We saw owls in the Black Hills.", "Owls of the Black Hills"),
        ("Owls of black hills", "All black hills have owls.", "Owls of black hills"),
        ("Sleep of monkeys (macaca mulatta)", "", "Sleep of monkeys (Macaca mulatta)"),
        ("Owls (sturnella quorbica) at dusk", "", "Owls (Sturnella quorbica) at dusk"),
        ("Owls (about their colour) at dusk", "", "Owls (about their colour) at dusk"),
        ("Effects of anti-hiv drugs on sleep", "", "Effects of anti-HIV drugs on sleep"),
    ],
)
def test_names_that_the_abstract_or_an_epithet_shows(
    title: str, abstract: str, expected: str
) -> None:
    assert with_names(title, Evidence({"abstract": abstract})) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sleep in Type 2 diabetes", "Sleep in type 2 diabetes"),
        ("A prospective Cohort study of sleep", "A prospective cohort study of sleep"),
        ("The Ackerley Cohort study of sleep", "The Ackerley Cohort study of sleep"),
        ("Effects of Quarmivastatin on sleep", "Effects of quarmivastatin on sleep"),
        ("Sleep in Wales and Scotland", "Sleep in Wales and Scotland"),
    ],
)
def test_ordinary_words_lose_stray_capitals(title: str, expected: str) -> None:
    assert without_strays(title) == expected
