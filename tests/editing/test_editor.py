"""Editing: changes, and what is left unchanged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import ris2cite
from ris2cite.documents.edit_settings import settings_of_style
from ris2cite.editing.changes import CODES, EditSettings
from ris2cite.editing.editor import WINDOW, edit
from ris2cite.errors import Diagnostic

APA = EditSettings(
    "sentence",
    subtitles=True,
    publishers_once=True,
    particles_in_front=True,
    degrees_in_words=True,
)
JOURNALS = [
    [cell.strip() for cell in line.split(" |")]
    for line in Path(__file__).with_name("journals.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def article(**values: Any) -> dict[str, Any]:
    return {"id": "a", "type": "article-journal", **values}


def edited(
    item: dict[str, Any], settings: EditSettings = APA
) -> tuple[dict[str, Any], list[Diagnostic]]:
    notes: list[Diagnostic] = []
    return next(iter(edit([item], settings, notes.append))), notes


@pytest.mark.parametrize(("name", "expected", "short"), JOURNALS, ids=[row[0] for row in JOURNALS])
def test_journals(name: str, expected: str, short: str) -> None:
    item = article(**{"container-title": name, "container-title-short": short})
    changed, notes = edited(item)
    assert changed["container-title"] == expected
    assert bool(notes) == (name != expected)
    assert edited(changed)[0] == changed


def test_an_unchanged_item_is_the_same_object() -> None:
    item = article(title="A plain title about glue", URL="https://glue.example/a")
    assert edited(item)[0] is item


def test_a_note_shows_before_and_after_and_the_item_stays() -> None:
    item = article(title="Water Pricing in Wales")
    changed, notes = edited(item)
    assert changed["title"] == "Water pricing in Wales"
    assert item["title"] == "Water Pricing in Wales"
    message = "title “Water Pricing in Wales” is printed as “Water pricing in Wales”"
    assert [(n.severity, n.code, n.message) for n in notes] == [("note", "title-case", message)]


@pytest.mark.parametrize(
    ("values", "code", "variable"),
    [
        ({"title": "GLUE AND PAPER IN ART"}, "title-case", "title"),
        ({"title": "Glue in paper art: a history"}, "subtitle", "title"),
        ({"container-title": "GLUE RESEARCH"}, "journal-case", "container-title"),
        ({"container-title": "Glue (London, England)"}, "journal-name", "container-title"),
        ({"container-title": "REVIEW OF GLUE, VOL 3, 2020", "volume": "3"}, "volume",
         "container-title"),
        ({"issue": "SUPPL. 1"}, "issue-case", "issue"),
        ({"issue": "MAY-JUNE"}, "issue-case", "issue"),
        ({"URL": "https://search.ebscohost.com/login.aspx?AN=1"}, "address", "URL"),
        ({"URL": "http://0-www.glue.example.ezproxy.college.example/a"}, "address", "URL"),
        ({"source": "Scopus"}, "database", "source"),
        ({"source": "psyh"}, "database", "source"),
        ({"source": "JSTOR; Scopus"}, "database", "source"),
        ({"type": "book", "edition": "1"}, "edition", "edition"),
        ({"type": "thesis", "ISSN": "0419-4209", "volume": "74", "genre": "x"}, "database",
         "volume"),
        ({"title": "Glue in art:Its history"}, "punctuation", "title"),
        ({"title": "Glue in art--A history"}, "punctuation", "title"),
        ({"title": "Glue , paper and art"}, "punctuation", "title"),
        ({"title": "Glue for paper,wood and art"}, "punctuation", "title"),
        ({"title": "What is glue? - An answer"}, "punctuation", "title"),
        ({"title": "Glue in art：Its history（in Wales）"}, "punctuation", "title"),
        ({"author": [{"literal": "Glue Board"}], "publisher": "The Glue Board"}, "repeated",
         "publisher"),
        ({"title": "Glue in art", "container-title": "Glue in art."}, "repeated",
         "container-title"),
    ],
)  # fmt: skip
def test_kinds_of_changes(values: dict[str, Any], code: str, variable: str) -> None:
    item = article(**values)
    changed, notes = edited(item)
    assert [note.code for note in notes] == [code]
    assert {key for key in item if changed.get(key) != item[key]} == {variable}
    assert code in CODES


@pytest.mark.parametrize(
    "values",
    [
        {"type": "legal_case", "title": "Smith v. Glue Company of Wales"},
        {"title": "Die Kunst des Faltens", "language": "de"},
        {"type": "book", "edition": "2"},
        {"title": '<span class="nocase">Glue Of Wales</span>: A story'},
        {"title": "Proceedings of the 2019 Conference on Glue"},
        {"title": "Glue", "URL": "https://www.glue.example/scopus.com"},
        {"title": "Glue", "source": "JSTOR"},
        {"title": "Glue", "issue": "PNW-1"},
        {"type": "thesis", "title": "Glue", "volume": "2"},
        {"title": "紙の糊：歴史"},
        {"type": "thesis", "title": "Glue", "URL": "https://www.proquest.com/docview/123"},
        {"author": [{"family": "Glue", "given": "A."}], "publisher": "Glue"},
    ],
)
def test_unchanged_titles(values: dict[str, Any]) -> None:
    item = article(**values)
    assert edited(item)[0] is item


def test_entries_of_bibtex_lose_nothing_and_only_capitals_are_undone() -> None:
    settings = EditSettings("capitals", references=False)
    item = article(
        title="GLUE IN WALES", URL="https://lens.org/1", **{"container-title": "GLUE IN WALES"}
    )
    changed, _ = edited(item, settings)
    assert changed["title"] == "Glue in Wales"
    assert changed["URL"] == item["URL"]
    assert edited(article(title="Glue Prices in Wales"), settings)[1] == []


@pytest.mark.parametrize(
    ("genre", "in_words", "otherwise"),
    [
        ("Ph.D.", "Doctoral dissertation", "PhD dissertation"),
        ("PhD Thesis", "Doctoral thesis", "PhD thesis"),
        ("Doctoral Dissertation", "Doctoral dissertation", "Doctoral dissertation"),
        ("Doctorate", "Doctoral dissertation", "Doctoral dissertation"),
        ("Ed.D.", "Doctoral dissertation", "Ed.D. dissertation"),
        ("MA Thesis", "Master's thesis", "MA thesis"),
        ("M.Sc.", "Master's thesis", "Master's thesis"),
        ("Honours Thesis", "Honours thesis", "Honours thesis"),
        ("Undergraduate", "Undergraduate thesis", "Undergraduate thesis"),
        ("Dissertation", "Dissertation", "Dissertation"),
        ("Thèse de doctorat", "Thèse de doctorat", "Thèse de doctorat"),
    ],
)
def test_degrees(genre: str, in_words: str, otherwise: str) -> None:
    item = article(type="thesis", genre=genre)
    assert edited(item)[0]["genre"] == in_words
    changed, notes = edited(item, EditSettings())
    assert changed["genre"] == otherwise
    assert [note.code for note in notes] == (["degree"] if otherwise != genre else [])


@pytest.mark.parametrize(
    ("title", "epithet"),
    [
        ("Glue from Salmonella enterica", "enterica"),
        ("The glue of E. coli", "coli"),
        ("The glue of Klonitzia paperensis in Wales", "paperensis"),
        ("The glue of Salmonella spp.", "spp."),
        ("The glue of Salmonella outbreaks", ""),
        ("Report of A. Smith on glue", ""),
    ],
)
def test_epithets_stay_small_in_title_case(title: str, epithet: str) -> None:
    changed, notes = edited(article(title=title), EditSettings("capitals"))
    protected = title.replace(epithet, f'<span class="nocase">{epithet}</span>', 1)
    assert changed["title"] == (protected if epithet else title)
    assert [note.code for note in notes] == (["species"] if epithet else [])
    assert edited(article(title=title), EditSettings("capitals", references=False))[1] == []


@pytest.mark.parametrize(
    ("title", "foreign"),
    [
        ("Die Kunst des Klebens im Unterricht", True),
        ("Historia de la cola en España", True),
        ("Współczesna sztuka klejenia", True),
        ("Клей и бумага", True),
        ("Glue from Besançon, Łódź and Køge", False),
        ("El Niño and La Niña in glue", False),
        ("Paper, de novo", False),
        ("紙の糊", False),
    ],
)
def test_titles_in_other_languages_are_not_set_in_title_case(title: str, foreign: bool) -> None:
    changed, notes = edited(article(title=title))
    assert changed.get("language") == ("und" if foreign else None)
    assert [note.code for note in notes] == (["language"] if foreign else [])
    assert edited(article(title=title, language="ga"))[1] == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Glue in paper art: A history", "Glue in paper art: a history"),
        ("Glue in paper art: Evidence from schools", "Glue in paper art: evidence from schools"),
        ("Glue in paper art: Schools, towns and all", "Glue in paper art: schools, towns and all"),
        ("Glue in paper art: The Welsh case", "Glue in paper art: the Welsh case"),
        ("Glue in paper art: Wales and after", None),
        ("Glue in paper art: DNA of it", None),
        ("Glue in paper art: a history", None),
    ],
)
def test_subtitles_are_small_where_the_style_has_them_so(title: str, expected: str | None) -> None:
    changed, notes = edited(article(title=title), EditSettings("sentence"))
    assert changed["title"] == (expected or title)
    assert [note.code for note in notes] == (["subtitle"] if expected else [])


def test_a_book_that_holds_chapters_has_a_title_like_others() -> None:
    item = {"id": "c", "type": "chapter", "title": "Glue", "container-title": "Paper Arts of Wales"}
    assert edited(item)[0]["container-title"] == "Paper arts of Wales"
    assert edited({**item, "type": "article-journal"})[1] == []


def test_records_of_a_run_are_evidence_for_each_other() -> None:
    items = [
        article(title="The Klonitz Press"),
        article(title="Repair of the klonitz in old workshops"),
    ]
    notes: list[Diagnostic] = []
    assert next(i["title"] for i in edit(items, APA, notes.append)) == "The klonitz press"


def test_a_stream_is_edited_window_by_window() -> None:
    asked = 0

    def stream() -> Any:
        nonlocal asked
        for number in range(2 * WINDOW):
            asked = number + 1
            yield article(title="Paper Prices")

    first = next(iter(edit(stream(), APA, lambda _note: None)))
    assert first["title"] == "Paper prices"
    assert asked == WINDOW


def test_the_titles_option_overrides_the_style() -> None:
    item = article(title="Glue prices in Wales: a history")
    title_case = edited(item, EditSettings("title"))[0]["title"]
    assert title_case == "Glue Prices in Wales: A History"
    assert (
        edited(article(title="GLUE IN WALES"), EditSettings("title"))[0]["title"] == "Glue in Wales"
    )
    assert edited(article(title="GLUE IN WALES"), EditSettings("as-is"))[1] == []


STYLE = b"""<?xml version="1.0"?>
%s<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""


@pytest.mark.parametrize(
    ("instruction", "printed"),
    [
        (b"", "Glue Prices: a History"),
        (b'<?ris2cite titles="sentence"?>\n', "Glue prices: a history"),
        (b"<?ris2cite titles='sentence' subtitles='capital'?>\n", "Glue prices: A history"),
        (b'<?ris2cite titles="sideways"?>\n', "Glue Prices: a History"),
    ],
)
def test_a_style_asks_with_a_processing_instruction(instruction: bytes, printed: str) -> None:
    items = [article(title="Glue Prices: a History")]
    style = STYLE % instruction
    processor = ris2cite.Processor(items, style)
    assert [entry.text for entry in processor.bibliography()] == [printed]
    assert ris2cite.write(items, style=style) == printed + "\n"
    assert settings_of_style(processor.style) == settings_of_style(style)


def test_the_api_takes_edit_and_titles() -> None:
    items = [article(title="Glue Prices")]
    assert "Glue prices." in ris2cite.write(items)
    assert "Glue Prices." in ris2cite.write(items, edit=False)
    assert "Glue Prices." in ris2cite.write(items, titles="as-is")
    assert "Glue Prices" in ris2cite.write(items, "csl-json")
    assert "Glue prices" in ris2cite.write(items, "csl-json", edit=True)
    with pytest.raises(ris2cite.UsageError, match="sideways"):
        ris2cite.write(items, titles="sideways")  # type: ignore[arg-type]


def test_bundled_styles_declare_what_their_manuals_require() -> None:
    asked = {
        name: settings_of_style(name) for name in ("apa", "ama", "vancouver", "mla", "chicago")
    }
    assert asked["apa"] == APA
    assert asked["vancouver"] == EditSettings("sentence", journals="short")
    assert asked["ama"] == EditSettings("sentence", books="capitals", journals="short")
    assert asked["mla"] == asked["chicago"] == EditSettings("capitals", subtitles=False)


def test_an_address_in_place_of_a_journal_is_not_printed() -> None:
    item = {"id": "x", "type": "article-journal", "title": "T", "container-title": "https://a.b/c"}
    assert "container-title" not in next(edit([item], EditSettings(), lambda found: None))


def test_a_person_and_an_organisation_who_stand_twice_are_printed_once() -> None:
    nora, initials = {"family": "Vale", "given": "Nora"}, {"family": "Roe", "given": "S."}
    body = {"literal": "Moss Society"}
    item = article(author=[nora, initials, nora, initials, body, body])
    changed, notes = edited(item)
    assert changed["author"] == [nora, initials, initials, body]
    assert [note.code for note in notes] == ["repeated", "repeated"]
    assert notes[0].message == "author “Vale, Nora” is printed once"
    assert len(item["author"]) == 6


def test_apa_prints_particles_in_front() -> None:
    simone = {"family": "Moss", "given": "Simone", "dropping-particle": "de"}
    item = article(author=[simone], editor=[simone])
    changed, notes = edited(item)
    expected = {"family": "Moss", "given": "Simone", "non-dropping-particle": "de"}
    assert changed["author"] == changed["editor"] == [expected]
    assert notes[0].message == "author “Moss, Simone de” is printed as “de Moss, Simone”"
    assert edited(item, APA._replace(particles_in_front=False)) == (item, [])
    assert not settings_of_style("vancouver").particles_in_front


def test_names_among_the_authors_are_printed_as_names() -> None:
    changed, notes = edited(article(author=[{"family": "roe", "given": "Ann"}]))
    assert changed["author"] == [{"family": "Roe", "given": "Ann"}]
    assert [note.code for note in notes] == ["name-case"]
    names = [{"family": "roe", "given": "ann"}, {"family": "moss"}, {"family": "de", "given": "R."}]
    small = article(author=names)
    group = {"literal": "On behalf of the Pond Study Group"}
    changed, _ = edited(article(author=[{"family": "Roe", "given": "Ann"}, group]))
    assert changed["author"][1] == {"literal": "Pond Study Group"}
    assert edited(small) == (small, [])


def test_the_book_of_a_paper_is_in_sentence_case_but_not_the_name_of_a_meeting() -> None:
    editor = [{"family": "Roe", "given": "Ann"}]
    book = {"editor": editor, "collection-title": "Pond Series", "title": "T", "id": "x"}
    for name, expected in (
        ("WATER AND REEDS", "Water and reeds"),
        ("WATER AND REEDS, WRED 2019, PTS 1-3", "Water and reeds, WRED 2019"),
        ("CONFERENCE ON WATER AND REEDS", "Conference on Water and Reeds"),
    ):
        changed, _ = edited({**book, "type": "paper-conference", "container-title": name})
        assert changed["container-title"] == expected


def test_places_of_publishers_and_meetings() -> None:
    item = article(**{"publisher": "Moss Press", "publisher-place": "OSLO"})
    changed, notes = edited(item)
    assert "publisher-place" not in changed
    assert [note.code for note in notes] == ["journal-place"]
    for other in ({"publisher-place": "OSLO"}, {"publisher": "P", "publisher-place": "Oslo"}):
        assert edited(article(**other))[0]["publisher-place"] == "Oslo"
    for place, expected in (
        ("Oslo, NORWAY", "Oslo, Norway"),
        ("Wuhan, PEOPLES R CHINA", "Wuhan, China"),
        ("Prague, ELECTR NETWORK", "Prague"),
        ("Reno, NV", "Reno, NV"),
    ):
        changed, _ = edited(article(**{"event-place": place}))
        assert changed["event-place"] == expected
