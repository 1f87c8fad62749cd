"""Reading ``.bib`` files as items, and writing them again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import ris2cite
from ris2cite.bibtex.reading.entries import read_entries
from ris2cite.errors import Diagnostic
from tests.support.paths import CORPUS

HERE = Path(__file__).parent
ROE = {"family": "Roe", "given": "Ann"}


def read(text: str) -> tuple[list[dict[str, Any]], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return ris2cite.read(text + "\n", "bibtex", on_diagnostic=found.append), found


def test_a_database_becomes_these_items(golden: Callable[[Path, str], None]) -> None:
    items = ris2cite.read(HERE / "database.bib", on_diagnostic=lambda _: None)
    text = json.dumps(items, ensure_ascii=False, indent=1) + "\n"
    golden(HERE / "database.csl.json", text)


def test_a_broken_entry_is_reported_with_its_line_and_the_others_are_read() -> None:
    items, found = read("@book{a, title={One}}\n@book{b, title={un{closed},\n@book{c, title={Two}}")
    assert [item["id"] for item in items] == ["a", "c"]
    assert [(d.severity, d.code, d.line) for d in found] == [("error", "bad-entry", 2)]


@pytest.mark.parametrize("empty", ["", '""', "{}", "nothing"])
def test_an_empty_value_is_left_out(empty: str) -> None:
    items, found = read(f'@string{{nothing = ""}}\n@book{{a, title = {empty}, year = 2001}}')
    assert items == [{"id": "a", "type": "book", "issued": {"date-parts": [[2001]]}}]
    assert not found


def test_an_undefined_string_and_a_field_given_twice_are_reported() -> None:
    items, found = read("@article{a, title={One}, journal=jmoss, year={2001}, year={2002}}")
    assert items[0]["container-title"] == "jmoss"
    assert items[0]["issued"] == {"date-parts": [[2001]]}
    assert {d.code for d in found} == {"bad-entry"}


@pytest.mark.parametrize(
    ("text", "key", "fault"),
    [
        ("  @book{\n title = {One}}", "anonndone", "an entry without a key"),
        ("@book{one\n title = {One}}", "one", "no comma after the key “one”"),
        ("@book{Roe, 2011,\n title = {One}}", "Roe", "a key with a comma in it; read as “Roe”"),
        ("@book{one, , title = {One}}", "one", "a comma or comment where a field is expected"),
        ('@book{one, note = "a, , b",, title = {One}}', "one", "a comma or comment"),
        ("@book{one, title = {One}, % was (so), or not\n note = {100 % sure}}", "one", "a comma"),
    ],
)
def test_a_broken_entry_is_read_if_its_meaning_is_clear(text: str, key: str, fault: str) -> None:
    items, found = read(f"@misc{{first, title = {{A}}}}\n\n{text}\n@misc{{z, title = {{Z}}}}")
    assert [item["id"] for item in items] == ["first", key, "z"]
    assert items[1]["title"] == "One"
    assert [(d.severity, d.code, d.line) for d in found] == [("warning", "bad-entry", 3)]
    assert found[0].message.startswith(fault)
    if "note" in text:
        assert items[1]["note"] in ("a, , b", "100 % sure")


def test_comments_do_not_hide_entries_and_commentary_is_an_entry() -> None:
    items, found = read(
        "@comment{jabref-meta: {}\n@commentary{a, title = {On Law}}\n% @book{b, title = {Out}}\n"
        "@COMMENT{c}\n@string{one = {1}}\n@string{one = {2}}\n@book{d, title = {In}}"
    )
    assert [(item["id"], item["title"]) for item in items] == [("a", "On Law"), ("d", "In")]
    assert [(d.severity, d.code, d.line) for d in found] == [("note", "commented-out", 3)]


def test_entries_that_only_hold_fields_for_others_are_no_works() -> None:
    items, found = read(
        "@xdata{x, publisher = {Moss Press}}\n@set{s, entryset = {a}}\n"
        "@book{a, title = {One}, xdata = {x}}\n@book{b, title = {Two}, crossref = {none}}"
    )
    assert [item["id"] for item in items] == ["a", "b"]
    assert items[0]["publisher"] == "Moss Press"
    assert [(d.severity, d.line, d.message) for d in found] == [
        ("warning", 4, "crossref refers to “none”, which is not in the file")
    ]


def test_the_encoding_of_a_jabref_header_is_used() -> None:
    text = "% Encoding: Cp1251\n@book{a, title = {Мхи крыш и лишайники стен}}\n"
    (item,) = ris2cite.read(text.encode("cp1251"))
    assert item["title"] == "Мхи крыш и лишайники стен"


@pytest.mark.parametrize(
    ("field", "variable", "value"),
    [
        (r"title = {{DNA} of {\"O}land}", "title", '<span class="nocase">DNA</span> of Öland'),
        (r"title = {{All Braced}}", "title", "All Braced"),
        (r"title = {A}, subtitle = {B}", "title", "A: B"),
        (r"pages = {1--9}", "page", "1-9"),
        (r"edition = {Second}", "edition", "2"),
        (r"doi = {https://doi.org/10.1000/a_b}", "DOI", "10.1000/a_b"),
        (r"url = {https://example.org/a\_b}", "URL", "https://example.org/a_b"),
        (r"year = {2001}, month = mar, day = {4}", "issued", {"date-parts": [[2001, 3, 4]]}),
        (r"year = {2001}, month = {3}", "issued", {"date-parts": [[2001, 3]]}),
        (r"date = {2001-03/2001-05}", "issued", {"date-parts": [[2001, 3], [2001, 5]]}),
        (r"author = {Roe, Jr., Ann}", "author", [{**ROE, "suffix": "Jr."}]),
        (r"author = {{Moss Group}}", "author", [{"literal": "Moss Group"}]),
        (r"howpublished = {\url{https://example.org}}", "URL", "https://example.org"),
        (r"year = {in press}", "status", "in press"),
        (r"date = {1723~}", "issued", {"date-parts": [[1723]], "circa": True}),
        (r"year = {1985a}", "custom", {"bibtex": {"year": ["1985a"]}}),
        (r"year = {n.d.}", "custom", {"bibtex": {"year": ["n.d."]}}),
        (r"date = {../2000}", "custom", {"bibtex": {"date": ["../2000"]}}),
        (r"month = {1--2}, year = {2001}", "issued", {"date-parts": [[2001, 1], [2001, 2]]}),
        (r"title = {A--B --- {C} $k$-means at $<$5 \textpm 1}", "title",
         'A–B — <span class="nocase">C</span> k-means at <5 ± 1'),
        (r"title = {Costs of $5 to $10}", "title", "Costs of $5 to $10"),
        (r"note = {See \href{https://example.org/a}{the \emph{A}}}", "note", "See the <i>A</i>"),
        (r"note = {See \href{https://example.org/a}{it}}", "URL", "https://example.org/a"),
        (r"title = {\enquote{One} or $\log n$}", "title", "“One” or log n"),
        (r"editor = {Roe, Ann}, editortype = {redactor}", "custom",
         {"bibtex": {"editortype": ["redactor"]}}),
        (r"journal = {A}, booktitle = {B}", "custom", {"bibtex": {"journal": ["A"]}}),
        (r"crossref = {nothing}", "custom", {"bibtex": {"crossref": ["nothing"]}}),
        (r"author = {Roe, Ann van der}", "author", [{**ROE, "dropping-particle": "van der"}]),
        (r"author = {useprefix=true and Roe, Ann}", "author", [ROE]),
        (r"author = {Roe, Ann and \v{C}apek, \'Eva}", "author",
         [ROE, {"family": "Čapek", "given": "Éva"}]),
        (r"author = {\'Alvarez, J. AND {Roe and Sons}}", "author",
         [{"family": "Álvarez", "given": "J."}, {"literal": "Roe and Sons"}]),
        (r"editor = {{A. Roe et al. (Eds.)}}", "editor", [{"family": "Roe", "given": "A."}]),
        (r"editor = {{A. Roe et al. (Eds.)}}", "custom", {"ris2cite": {"et-al": ["editor"]}}),
        (r"editor = {Roe, Ann and others (eds)}", "custom", {"ris2cite": {"et-al": ["editor"]}}),
        (r"editor = {Roe, Ann (ed.)}", "editor", [ROE]),
        (r"author = {ROE, ANNIE}", "author", [{"family": "Roe", "given": "Annie"}]),
        (r"author = {Roe III, Ann}", "author", [{**ROE, "suffix": "III"}]),
        (r"url = {https://example.org/a{\_}b{\&}c\%d}", "URL", "https://example.org/a_b&c%d"),
        (r"doi = {10.1000/a LK  - https://example.org}", "DOI", "10.1000/a"),
        (r"doi = {10.1000/a LK  - https://example.org}", "custom",
         {"bibtex": {"doi": ["LK  - https://example.org"]}}),
        (r"author = {Roe, Anna Van Der}", "author", [{"family": "Van Der Roe", "given": "Anna"}]),
        (r"author = {A. B., Roe}", "author", [{"family": "Roe", "given": "A. B."}]),
        (r"author = {{Edge (Eds. of Moss)}}", "author", [{"literal": "Edge (Eds. of Moss)"}]),
        (r"journal = {arXiv preprint arXiv:2101.00001}", "number", "arXiv:2101.00001"),
        (r"journal = {arXiv preprint arXiv:2101.00001}", "publisher", "arXiv"),
        (r"journal = {arXiv preprint arXiv:2101.00001}", "type", "article"),
        (r"journal = {CoRR}, volume = {abs/2101.00001}", "number", "arXiv:2101.00001"),
        (r"journal = {arXiv e-prints}, pages = {arXiv:2101.00001}", "number", "arXiv:2101.00001"),
        (r"journal = {bioRxiv}, pages = {123456}", "number", "123456"),
        (r"journal = {bioRxiv}, publisher = {Moss Press}", "custom",
         {"bibtex": {"publisher": ["Moss Press"]}}),
        (r"journal = {bioRxiv : on moss}", "custom",
         {"bibtex": {"journal": ["bioRxiv : on moss"]}}),
        (r"journal = {Moss}, volume = {2}, eprint = {2101.00001}, archiveprefix = {arXiv}",
         "container-title", "Moss"),
        (r"title = {A `small' thing}", "title", "A ‘small' thing"),
        (r"publisher = {Roe and Sons}", "publisher", "Roe and Sons"),
        (r"publisher = {Roe and Sons and {A and B}}, date = {2001}", "publisher",
         "Roe, Sons and A and B"),
        (r"howpublished = {Blog, \url{https://example.org}}", "publisher", "Blog"),
        (r"howpublished = {\url{https://example.org}}, url = {https://example.net}", "custom",
         {"bibtex": {"howpublished": [r"\url{https://example.org}"]}}),
        (r"mytag = {kept}", "custom", {"bibtex": {"mytag": ["kept"]}}),
    ],
)  # fmt: skip
def test_a_field_becomes_a_variable(field: str, variable: str, value: object) -> None:
    items, _ = read(f"@misc{{key, {field}}}")
    assert items[0][variable] == value


BACK = r"""@manual{2004A&A...424..927C,
  author = {Roe, Ann},
  title = {{{DNA}} and {Paraguay}, {Big} {\emph{E. coli}} or {B}},
  organization = {Moss Press},
  year = {1985a},
  keywords = {moss, {roofs, walls}},
  file = {a_b.pdf},
  timestamp = {2020-01-01}
}
"""


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_what_csl_has_no_variable_for_comes_back(dialect: str) -> None:
    items, _ = read(BACK)
    text = ris2cite.write(items, dialect, edit=False)
    assert text.startswith("@manual{2004A&A...424..927C,\n")
    for line in (
        r"title = {{DNA} and {Paraguay}, {Big} \emph{{E}. coli} or {B}}",
        "year = {1985a}" if dialect == "bibtex" else "date = {1985}",
        "keywords = {moss, {roofs, walls}}",
        "file = {a_b.pdf}",
        "timestamp = {2020-01-01}",
    ):
        assert f"  {line},\n" in text
    assert ris2cite.write(read(text)[0], dialect, edit=False) == text


def test_what_would_break_an_entry_is_not_written_back() -> None:
    for custom in ({"file": ["a}\n@book{b,"]}, {"a = {b}, c": ["d"]}, {"file": "text"}, ["file"]):
        item = {"id": "a", "type": "book", "title": "One", "custom": {"bibtex": custom}}
        text = ris2cite.write([item], "bibtex", on_diagnostic=lambda _: None)
        assert text.count("@") == 1
        assert "file" not in text
        assert "b}" not in text


def test_years_before_christ_are_the_same_in_both_dialects() -> None:
    items, _ = read("@book{a, title = {One}, date = {-0379/-0001}}")
    assert items[0]["issued"] == {"date-parts": [[-380], [-2]]}
    text = ris2cite.write(items, "biblatex", on_diagnostic=lambda _: None)
    assert "date = {-0379/-0001}" in text


def test_a_patent_in_bibtex_is_a_patent() -> None:
    items, _ = read("@patent{a, title = {One}, number = {1}}\n")
    text = ris2cite.write(items, "bibtex", on_diagnostic=lambda _: None)
    assert read(text)[0][0]["type"] == "patent"


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_reading_and_writing_again_changes_nothing(dialect: str) -> None:
    def written(items: list[dict[str, Any]]) -> str:
        return ris2cite.write(items, dialect, on_diagnostic=lambda _: None)

    items = ris2cite.read(HERE / "database.bib", on_diagnostic=lambda _: None)
    once = written(items)
    assert written(ris2cite.read(once, "bibtex", on_diagnostic=lambda _: None)) == once


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the real files are not here")
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_entries_of_real_records_are_the_same_after_the_way_there_and_back(dialect: str) -> None:
    """Every field except braces; one in 200 may differ, where TeX has only one spelling."""
    total = changed = 0
    for path in sorted((CORPUS / "ris").glob("*.ris"))[::8]:
        items = ris2cite.read(path, on_diagnostic=lambda _: None)[:100]
        text = ris2cite.write(items, dialect, edit=False, on_diagnostic=lambda _: None)
        again = ris2cite.read(text, "bibtex", on_diagnostic=lambda _: None)
        assert len(again) == len(items)
        back = ris2cite.write(again, dialect, edit=False, on_diagnostic=lambda _: None)
        first, second = (fields_of(written) for written in (text, back))
        assert first.keys() == second.keys()
        for key, fields in first.items():
            for name in fields.keys() | second[key].keys():
                total += 1
                changed += fields.get(name) != second[key].get(name)
    assert changed <= total / 200


def fields_of(text: str) -> dict[str, dict[str, str]]:
    """Key → field → value without its braces, and under ``type`` the entry's type."""
    return {
        entry.key: {"entry type": entry.type}
        | {name: value.translate(NO_BRACES) for name, value in entry.fields.items()}
        for entry in read_entries(text, None, lambda _: None)
    }


NO_BRACES = str.maketrans("", "", "{}")


VOLUMES = {
    "the volume of a work": (
        {"type": "book", "title": "Birds of the Coast", "volume-title": "Waders"},
        {"maintitle": "Birds of the Coast", "title": "Waders"},
    ),
    "a chapter of a volume": (
        {
            "type": "chapter",
            "title": "Snipes",
            "container-title": "Birds of the Coast",
            "volume-title": "Waders",
        },
        {"maintitle": "Birds of the Coast", "booktitle": "Waders", "title": "Snipes"},
    ),
    "an issue with a title": (
        {
            "type": "article-journal",
            "title": "Snipes",
            "container-title": "Journal of Birds",
            "volume-title": "Waders",
        },
        {"journaltitle": "Journal of Birds", "issuetitle": "Waders", "title": "Snipes"},
    ),
}


@pytest.mark.parametrize("name", VOLUMES)
def test_volume_titles_are_in_the_fields_of_biblatex(name: str) -> None:
    """``title`` and ``booktitle`` are the volume's, ``maintitle`` the whole work's."""
    item, fields = VOLUMES[name]
    item = {"id": "a", **item}
    written = ris2cite.write([item], "biblatex", protect="none", edit=False)
    for field, value in fields.items():
        assert f"  {field} = {{{value}}},\n" in written
    items, _ = read(written)
    assert items == [item]


def test_a_volume_of_a_work_is_a_volume_of_a_series_in_bibtex() -> None:
    item = {"id": "a", "type": "book", "title": "Birds", "volume-title": "Waders", "volume": "2"}
    written = ris2cite.write([item], "bibtex", edit=False)
    assert "  title = {Waders},\n  series = {Birds},\n  volume = {2},\n" in written


@pytest.mark.parametrize(
    ("issue", "fields"),
    [(None, "  number = {Suppl. 2},\n"), ("Suppl 2", "  number = {Suppl 2},\n")],
)
def test_a_supplement_is_numbered_once(issue: str | None, fields: str) -> None:
    item = {"id": "a", "type": "article-journal", "title": "Snipes", "supplement-number": "2"}
    written = ris2cite.write([item | ({"issue": issue} if issue else {})], "bibtex")
    assert fields in written
    assert "note =" not in written


def test_subtitles_of_volumes_stay_with_their_titles() -> None:
    items, _ = read(
        "@book{a, title={Waders}, subtitle={A Guide}, maintitle={Birds}, mainsubtitle={In Four},"
        " volume=2}"
    )
    assert items[0]["title"] == "Birds: In Four"
    assert items[0]["volume-title"] == "Waders: A Guide"


def test_what_biblatex_keeps_in_an_unprinted_field_comes_back() -> None:
    item = {
        "id": "a", "type": "article-journal", "title": "One", "ISSN": "1234-5679, 1234-5687",
        "publisher": "Mud Press", "publisher-place": "Bern", "annote": "Mine; note: lent",
    }  # fmt: skip
    items, _ = read(ris2cite.write([item], to="biblatex"))
    assert items == [item]
