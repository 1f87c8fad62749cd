"""Editing what databases shorten, add or misplace: before and after."""

from __future__ import annotations

from typing import Any

import pytest

from ris2cite.editing.changes import EditSettings
from ris2cite.editing.editor import edit
from ris2cite.editing.full_titles import _full_titles, full_title
from ris2cite.errors import Diagnostic

APA = EditSettings("sentence", subtitles=True, publishers_once=True, degrees_in_words=True)


def printed(
    item: dict[str, Any], settings: EditSettings = APA
) -> tuple[dict[str, Any], list[Diagnostic]]:
    notes: list[Diagnostic] = []
    return next(iter(edit([{"id": "a", **item}], settings, notes.append))), notes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("J Biol Chem", "Journal of Biological Chemistry"),
        ("J. Mol.Biol.", "Journal of Molecular Biology"),
        ("Proc. Natl. Acad. Sci. (USA)", "Proceedings of the National Academy of Sciences"),
        ("J Quorb Chem", None),
        ("Brain Research", None),
        ("Nature", None),
    ],
)
def test_the_full_title_of_an_abbreviation(name: str, expected: str | None) -> None:
    assert full_title(name) == expected


def test_no_abbreviation_stands_for_itself() -> None:
    assert all(short != full.lower() for short, full in _full_titles().items())


def test_abbreviations_are_written_out_only_where_full_titles_are_printed() -> None:
    item = {"type": "article-journal", "container-title": "J Biol Chem"}
    changed, notes = printed(item)
    assert changed["container-title"] == "Journal of Biological Chemistry"
    assert [note.code for note in notes] == ["abbreviation"]
    assert printed(item, APA._replace(journals="short"))[0]["container-title"] == "J Biol Chem"
    assert printed(item, APA._replace(references=False))[0]["container-title"] == "J Biol Chem"
    assert printed({**item, "type": "report"})[0]["container-title"] == "J Biol Chem"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Trends in rowing-A review of boats", "Trends in rowing—A review of boats"),
        ("Trends in rowing–An Overview", "Trends in rowing—An Overview"),
        ("Rowing in winter-Lessons from ducks", "Rowing in winter—Lessons from ducks"),
        ("Loss of vitamin-A stores in ducks", "Loss of vitamin-A stores in ducks"),
        ("Calls of ducks:: what boats hear", "Calls of ducks: What boats hear"),
        ("GROWTH OF TRIFOLIUM-REPENS IN PONDS", "Growth of Trifolium repens in ponds"),
        ("DUCKS ON OLD PONDS .2. BOATS AND SAILS", "Ducks on old ponds. 2. Boats and sails"),
        (
            "THE TRUE PRICE OF DUCKS Notes on the trade in boats",
            "The true price of ducks: Notes on the trade in boats",
        ),
        ("THE TRUE PRICE OF DUCKS ON THE old ponds", "The true price of ducks on the old ponds"),
        (
            "The duties of ducks: A survey The duties of ducks: A survey ∗",
            "The duties of ducks: A survey",
        ),
        (
            "The duties of ducks (Expression of Concern of Vol 63, Pg 808, 2019)",
            "The duties of ducks [Expression of concern]",
        ),
        ("The duties of ducks (vol 177, pg 184, 2015)", "The duties of ducks [Correction]"),
        ("The duties of ducks (in volume 7)", "The duties of ducks (in volume 7)"),
        ("Black boats with bus- bar strings", "Black boats with bus-bar strings"),
        ("Moss and the market \"fix'", 'Moss and the market "fix"'),
        ("Duck proteins and aurora-A kinase", "Duck proteins and aurora-A kinase"),
        ("Inhibitors—induced disorders of ducks", "Inhibitors—induced disorders of ducks"),
        ("The pre- and post-war boats", "The pre- and post-war boats"),
        ("The diets of all the ducks1-4", "The diets of all the ducks"),
        ("The diets of ducks and HIF-1", "The diets of ducks and HIF-1"),
        ("Rowing in winter - an update", "Rowing in winter – An update"),
        ("Rowing - the art - and ducks in boats", "Rowing – the art – and ducks in boats"),
        ("Rowing in Winter - Lessons From Ducks", "Rowing in winter – Lessons from ducks"),
        ("QRKT:Fine-grained boats of ducks", "QRKT: Fine-grained boats of ducks"),
        ("QRKT:PSS and the boats of ducks", "QRKT:PSS and the boats of ducks"),
        ("What do ducks row?: The view of ducks", "What do ducks row? The view of ducks"),
        ("The Ｒegional boats of ducks", "The Regional boats of ducks"),
        ("Ducks and boats, 1884-1927", "Ducks and boats, 1884–1927"),
        ("A duck with number 1927-1884", "A duck with number 1927-1884"),
        ("Ducks in part‐time work", "Ducks in part-time work"),
        ("Ducks in boats : a survey", "Ducks in boats: A survey"),
        ("What do ducks ’ s boats do ?", "What do ducks’s boats do?"),
        ("The boats of ducks ’ feet", "The boats of ducks’ feet"),
        ('Boats and other" oars" of ducks', 'Boats and other "oars" of ducks'),
        ('Boats and " the oars " of ducks', 'Boats and "the oars" of ducks'),
        ('A 5" boat of ducks', 'A 5" boat of ducks'),
        ("The duties of ducks ☆ , ☆☆", "The duties of ducks"),
        ("Ducks &amp;amp; <em>Anas</em> in boats", "Ducks & <i>Anas</i> in boats"),
        ("Ducks &lt;jats:italic&gt;in&lt;/jats:italic&gt; boats", "Ducks <i>in</i> boats"),
        ("Ducks and R&D; the boats of it", "Ducks and R&D; the boats of it"),
        ("Do ducks row ? A duck' s view", "Do ducks row? A duck's view"),
        ("The duties of ducks. [German]", "The duties of ducks"),
        ("The duties of ducks [online]", "The duties of ducks [online]"),
        (" [Korean]", " [Korean]"),
        (
            "Erratum: Author Correction: The duties of ducks"
            " (Duck Reports (2024) 14 1 DOI: 10.1234/ab-c)",
            "Author Correction: The duties of ducks",
        ),
        (
            "Correction to: The duties of ducks"
            " (Duck Reports, (2018), 41, S1, (68-84), 10.1234/a-z)",
            "Correction to: The duties of ducks",
        ),
        ("The duties of ducks (in boats)", "The duties of ducks (in boats)"),
        (
            "OS DEVERES DOS PATOS NO BRASIL E EM SÃO PAULO NO SÉCULO XXI: UMA REVISÃO",
            "Os deveres dos patos no Brasil e em São Paulo no século XXI: uma revisão",
        ),
        ("Ducks And Boats: see http://ducks.example", "Ducks And Boats: see http://ducks.example"),
    ],
)
def test_titles(title: str, expected: str) -> None:
    changed, notes = printed({"type": "article-journal", "title": title})
    assert changed["title"] == expected
    assert bool(notes) == (title != expected)
    assert printed(changed)[0] == changed


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Duck Processing, IEEE Transactions on", "IEEE Transactions on Duck Processing"),
        ("Boats, Journal of", "Journal of Boats"),
        (
            "Ducks and Boats, 2003. Proceedings. Ninth International Conference on",
            "Ninth International Conference on Ducks and Boats",
        ),
        (
            "Ducks, Boats and Oars (DBO), 2011 IEEE International Conference on.",
            "2011 IEEE International Conference on Ducks, Boats and Oars (DBO)",
        ),
        (
            "Ducks, 2005. ICD '05. IEEE Conference on",
            "IEEE Conference on Ducks",
        ),
        ("In Proceedings of the Boat Workshop", "Proceedings of the Boat Workshop"),
        ("In: European Conf. on Ducks", "European Conf. on Ducks"),
        ("In Practice", "In Practice"),
        ("Journal of Ducks, Boats, and Oars", "Journal of Ducks, Boats, and Oars"),
    ],
)
def test_names_of_an_index_are_in_order(name: str, expected: str) -> None:
    item = {"type": "paper-conference", "title": "The duties of ducks", "container-title": name}
    changed, notes = printed(item)
    assert changed["container-title"] == expected
    assert [note.code for note in notes] == (["journal-name"] if name != expected else [])


@pytest.mark.parametrize(
    ("values", "variable", "expected", "code"),
    [
        ({"volume": "2020-November"}, "volume", None, "database"),
        ({"volume": "2017-Octob"}, "volume", None, "database"),
        ({"volume": "25-26-August-2016"}, "volume", None, "database"),
        ({"volume": "Part F129150"}, "volume", None, "database"),
        ({"volume": "1262 CCIS"}, "volume", "1262", "database"),
        ({"issue": "1 January"}, "issue", "1", "database"),
        ({"issue": "March", "volume": "2"}, "issue", None, "database"),
        ({"issue": "JUN", "volume": "2"}, "issue", None, "database"),
        ({"issue": "8 AUGUST"}, "issue", "8", "database"),
        ({"issue": "4 SPEC. ISS."}, "issue", "4", "issue-case"),
        ({"issue": "3 PART 1"}, "issue", "3 Part 1", "issue-case"),
        ({"type": "article-journal", "volume": "CXXIV"}, "volume", "124", "volume"),
        (
            {"publisher": "MARSH UNIV PRESS"},
            "publisher",
            "Marsh University Press",
            "publisher-case",
        ),
        (
            {"publisher": "UNIV CHICAGO PRESS"},
            "publisher",
            "University of Chicago Press",
            "publisher-case",
        ),
        (
            {"publisher": "DUCK & MARSH GMBH"},
            "publisher",
            "Duck & Marsh GmbH",
            "publisher-case",
        ),
        (
            {"publisher": "Marsh university press"},
            "publisher",
            "Marsh University Press",
            "publisher-case",
        ),
        (
            {"publisher": "Duck science & business media"},
            "publisher",
            "Duck Science & Business Media",
            "publisher-case",
        ),
        ({"publisher": "Elsevier Science Bv"}, "publisher", "Elsevier", "publisher-case"),
        ({"publisher-place": "NEW YORK"}, "publisher-place", "New York", "publisher-case"),
        ({"publisher-place": "ST LOUIS, MO"}, "publisher-place", "St Louis, MO", "publisher-case"),
        ({"volume": "5550 LNAI PART 2"}, "volume", "5550", "database"),
        (
            {"volume": "1262 LNCS"},
            "collection-title",
            "Lecture Notes in Computer Science",
            "database",
        ),
        (
            {"URL": "https://link.springer.com/article/10.1007%2Fs1-2"},
            "DOI",
            "10.1007/s1-2",
            "address",
        ),
        (
            {"URL": "https://onlinelibrary.wiley.com/doi/10.1002/ab.12/full"},
            "DOI",
            "10.1002/ab.12",
            "address",
        ),
        (
            {"type": "paper-conference", "container-title": "ALL THE WAYS OF DUCKS, VOL II"},
            "container-title",
            "All the Ways of Ducks",
            "volume",
        ),
        (
            {"type": "paper-conference", "container-title": "All the Ways of Ducks, Vol. II"},
            "volume",
            "2",
            "volume",
        ),
        (
            {"type": "paper-conference", "container-title": "All the Ways of Ducks, Vol. I"},
            "volume",
            "1",
            "volume",
        ),
        (
            {"type": "paper-conference", "container-title": "ALL THE WAYS OF DUCKS, VOLS I AND II"},
            "container-title",
            "All the Ways of Ducks",
            "volume",
        ),
        (
            {
                "type": "paper-conference",
                "container-title": "THIRD CONFERENCE ON DUCKS (DUCKPV 2013)",
                "event-title": "3rd Conference on Ducks (DuckPV)",
            },
            "container-title",
            "Third Conference on Ducks (DuckPV 2013)",
            "journal-case",
        ),
        (
            {"type": "paper-conference", "container-title": "Proceedings - Conference on Ducks"},
            "container-title",
            "Proceedings – Conference on Ducks",
            "punctuation",
        ),
        ({"genre": "Phd Thesis 1 (Research A / B)"}, "genre", "Doctoral thesis", "degree"),
        ({"ISSN": "0419-4217"}, "genre", "Doctoral dissertation", "degree"),
        (
            {"genre": "PhD Thesis", "publisher": "Master’s Thesis, Duck University"},
            "genre",
            "Master's thesis",
            "degree",
        ),
        (
            {"genre": "Thesis", "publisher": "PhD thesis, Duck University"},
            "publisher",
            "Duck University",
            "institution",
        ),
        (
            {"publisher": "School of Boats, The Duck University"},
            "publisher",
            "The Duck University",
            "institution",
        ),
        (
            {"publisher": "University of Glue, Ducktown. Faculty of Boats"},
            "publisher",
            "University of Glue, Ducktown",
            "institution",
        ),
    ],
)
def test_values(values: dict[str, Any], variable: str, expected: str | None, code: str) -> None:
    changed, notes = printed({"type": "thesis", "title": "The duties of ducks", **values})
    assert changed.get(variable) == expected
    assert code in [note.code for note in notes]
    assert printed(changed)[0] == changed


@pytest.mark.parametrize(
    "values",
    [
        {"volume": "2020"},
        {"volume": "12 ABC"},
        {"issue": "March"},
        {"publisher": "The press office of the marsh"},
        {"container-title": "All the ways of ducks, Vol. 2", "volume": "9"},
        {"URL": "https://ducks.example/article/10.1007/s1-2"},
        {"genre": "PhD thesis (unpublished)"},
        {"publisher": "School of Boats"},
        {"publisher": "Master, Duck & Co"},
    ],
)
def test_unchanged_values(values: dict[str, Any]) -> None:
    item = {"id": "a", "type": "thesis", "title": "The duties of ducks", **values}
    assert printed(item)[0] is not None
    assert {key: printed(item)[0][key] for key in values} == values


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Boats for ducks | Ducks and Boats", "Boats for ducks"),
        ("Boats for ducks | Rivers and Boats", "Boats for ducks | Rivers and Boats"),
    ],
)
def test_the_site_of_a_page_is_not_part_of_its_title(title: str, expected: str) -> None:
    url = "https://www.ducksandboats.example/1"
    assert printed({"type": "webpage", "title": title, "URL": url})[0]["title"] == expected


@pytest.mark.parametrize(
    ("event", "shown"),
    [
        ("34th International Conference on Duck Boats (DB)", False),
        ("34th International Conference on Goose Boats", True),
    ],
)
def test_a_meeting_is_not_printed_beside_its_proceedings(event: str, shown: bool) -> None:
    item = {
        "type": "paper-conference",
        "container-title": "2023 Conference on Duck Boats, DB",
        "event-title": event,
    }
    assert ("event-title" in printed(item)[0]) is shown


def test_a_container_is_not_printed_as_its_series_too() -> None:
    item = {
        "type": "paper-conference",
        "container-title": "GLUE SCIENCE C: CURRENT TOPICS IN GLUE, VOL 7, NO 11-12",
        "collection-title": "Glue Science C-Current Topics in Glue",
    }
    changed, _ = printed(item)
    assert changed["container-title"] == "Glue Science C: Current Topics in Glue"
    assert changed["volume"] == "7"
    assert "collection-title" not in changed


def test_a_series_is_not_printed_beside_itself() -> None:
    series = "Lecture Notes in Computer Science (including subseries Lecture Notes in Glue)"
    item = {"type": "chapter", "container-title": series, "volume": "1262 LNCS"}
    changed, _ = printed(item)
    assert changed["container-title"] == "Lecture Notes in Computer Science"
    assert changed["volume"] == "1262"
    assert "collection-title" not in changed


def test_what_is_not_a_volume_or_stands_in_the_proceedings_is_not_printed() -> None:
    changed, notes = printed(
        {
            "type": "chapter",
            "container-title": "Proceedings of the 3rd Duck Meeting",
            "event-title": "3rd duck meeting",
            "volume": "9781234567897",
            "archive": "MEDLINE",
        }
    )
    assert changed.keys() == {"id", "type", "container-title"}
    assert [note.code for note in notes] == ["database", "repeated", "database"]
