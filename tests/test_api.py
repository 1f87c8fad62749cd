"""The Python API: all kinds of sources, and diagnostics."""

from __future__ import annotations

import io
import json
import re
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

import ris2cite
from ris2cite import Diagnostic
from ris2cite.cli.command import command
from ris2cite.options import Options, ReadKeywords, WriteKeywords
from tests.support.command_line import COMMAND
from tests.support.csl_cases import bibliography
from tests.support.paths import DATA, DOCS, ROOT

SAMPLE = DATA / "sample.ris"
TEXT = SAMPLE.read_text(encoding="utf-8")
ODD = "TY  - NONSENSE\nTI  - A title\nER  - \n"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(str(SAMPLE), id="path"),
        pytest.param(SAMPLE, id="Path"),
        pytest.param(TEXT, id="text"),
        pytest.param(TEXT.replace("\n", "\r"), id="text with CR"),
        pytest.param(TEXT.encode(), id="bytes"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 bytes"),
        pytest.param(bytearray(TEXT.encode()), id="bytearray"),
        pytest.param(io.BytesIO(TEXT.encode()), id="binary file"),
        pytest.param(io.StringIO(TEXT), id="text file"),
    ],
)
def test_a_source_of_any_kind_is_read(source: object) -> None:
    (item,) = ris2cite.read(source)
    assert item["id"] == "vaillancourt2023slow"
    assert item["author"][8] == {"family": "Novák", "given": "Jiří"}


def test_an_open_file_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "old.ris").write_text(TEXT, encoding="cp1257", errors="replace")
    with open(tmp_path / "old.ris", encoding="cp1257") as file:
        (item,) = ris2cite.read(file)
    assert item["author"][13]["family"] == "Šimkutė"


def test_a_list_of_sources_makes_one_list() -> None:
    items = ris2cite.read([SAMPLE, TEXT, b'[{"id": "x", "type": "book"}]'])
    assert [item["id"] for item in items] == [
        "vaillancourt2023slow",
        "vaillancourt2023slow-gcn",
        "x",
    ]


@pytest.mark.parametrize("kind", [list, tuple, iter, set])
def test_any_iterable_of_sources_is_read(kind: Any) -> None:
    assert len(ris2cite.read(kind([SAMPLE, str(SAMPLE)]))) == 2


def test_an_item_is_not_a_source() -> None:
    with pytest.raises(TypeError, match="pass it to write"):
        ris2cite.read({"id": "x"})  # type: ignore[arg-type]


def test_a_style_is_any_path(tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(bibliography('<text variable="title"/>'))
    for style in (path, str(path), path.read_bytes()):
        item = {"id": "x", "title": "T"}
        assert ris2cite.write([item], style=style) == "T\n"
        assert ris2cite.Processor([item], style=style).bibliography()[0].text == "T"


def test_an_id_is_a_citation() -> None:
    processor = ris2cite.Processor(BOOKS)
    assert processor.cite("a") == processor.cite({"id": "a"}) == processor.cite([{"id": "a"}])
    assert processor.cite(("a", "b")) == processor.cite([{"id": "a"}, {"id": "b"}])
    assert processor.cite_all(["a", {"id": "a", "locator": "3"}, ["a", "b"]])[1].endswith("p. 3)")
    assert [entry.id for entry in processor.restrict("a").bibliography()] == ["a"]
    assert ris2cite.write(BOOKS, clusters=["a"]).startswith("(Zander, 1999)\n")


def test_an_entry_shows_itself_in_a_notebook() -> None:
    item = {"id": "x", "type": "book", "title": "<i>Salmo</i> & others"}
    (entry,) = ris2cite.Processor([item], to="html").bibliography()
    assert "&#38; others" in entry._repr_html_()
    assert entry._repr_html_().startswith('<div class="csl-entry">')
    (entry,) = ris2cite.Processor([item], to="markdown").bibliography()
    assert "Salmo" in entry._repr_html_()
    assert "&amp; others" in entry._repr_html_()


def test_items_stream(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            record = ODD.encode()
            size = len(buffer) // len(record) * len(record)
            buffer[:size] = record * (size // len(record))
            return size

    items = ris2cite.iter_items(
        io.BufferedReader(Endless(), 1 << 16), on_diagnostic=lambda diagnostic: None
    )
    assert [next(items)["title"] for _ in range(3)] == ["A title"] * 3


def test_an_object_that_is_not_a_source_is_refused() -> None:
    with pytest.raises(TypeError, match="int"):
        ris2cite.read(12)  # type: ignore[arg-type]


def test_a_missing_file_is_an_input_error() -> None:
    with pytest.raises(ris2cite.InputError, match=r"nowhere\.ris: no such file"):
        ris2cite.read("nowhere.ris")


@pytest.mark.parametrize("name", ["read", "convert"])
def test_an_unknown_format_is_a_usage_error(name: str) -> None:
    with pytest.raises(ris2cite.UsageError, match="unknown input format “docx”"):
        getattr(ris2cite, name)(TEXT, from_="docx")


def test_convert_is_read_and_write_in_one() -> None:
    items = ris2cite.read(SAMPLE)
    assert ris2cite.convert(SAMPLE, to="bibtex") == ris2cite.write(items, to="bibtex")
    assert json.loads(ris2cite.convert(SAMPLE, to="csl-json")) == items


def test_a_key_scheme_names_every_item() -> None:
    (item,) = ris2cite.read(SAMPLE, keys="{author}:{year}")
    assert item["id"] == "vaillancourt:2023"


def test_overrides_teach_an_odd_export() -> None:
    record = "TY  - CONF\nTI  - A talk\nC3  - The Meeting\nER  - \n"
    (item,) = ris2cite.read(record, overrides={"CONF": {"C3": "event-title"}})
    assert item["event-title"] == "The Meeting"


# Diagnostics ----------------------------------------------------------------


def test_a_diagnostic_is_handed_over_with_its_place() -> None:
    heard: list[Diagnostic] = []
    ris2cite.read(ODD, on_diagnostic=heard.append)
    assert [(d.severity, d.code, d.line, d.record) for d in heard] == [
        ("warning", "unknown-type", 1, 1)
    ]


def test_without_a_listener_it_is_a_warning_at_the_callers_line() -> None:
    with pytest.warns(ris2cite.Ris2citeWarning, match="NONSENSE") as heard:
        ris2cite.read(ODD)
    assert heard[0].filename == __file__


def test_notes_are_not_issued_as_warnings() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ris2cite.read("TY  - JOUR\nTI  - A\nVL  - N/A\nER  - \n")


def test_strict_raises() -> None:
    with pytest.raises(ris2cite.StrictError, match="NONSENSE") as raised:
        ris2cite.read(ODD, strict=True)
    assert raised.value.diagnostic.code == "unknown-type"


def test_control_characters_are_removed_from_every_output() -> None:
    item = {"id": "x", "type": "book", "title": "A\x1b[31m\u202e title\x07", "publisher": "B\x9b"}
    for to in ("bibtex", "biblatex", "csl-json", "csl-yaml", "jsonl", "ris", "text", "html"):
        heard: list[Diagnostic] = []
        text = ris2cite.write([item], to=to, on_diagnostic=heard.append)
        assert not set(text) & set("\x1b\x07\x9b\u202e"), to


def test_the_module_exports_what_it_declares() -> None:
    for name in ris2cite.__all__:
        assert getattr(ris2cite, name) is not None
    assert set(ris2cite.__all__) <= set(dir(ris2cite))
    with pytest.raises(AttributeError, match="nothing"):
        _ = ris2cite.nothing


def test_items_without_ids_are_all_written() -> None:
    items = [{"type": "book", "title": title} for title in ("One", "Two")]
    assert ris2cite.write(items).splitlines() == ["One. (n.d.).", "Two. (n.d.)."]
    heard: list[Diagnostic] = []
    twins = [{"type": "book", "title": title, "id": 7} for title in ("One", "Two")]
    text = ris2cite.write(twins, "html", on_diagnostic=heard.append)
    assert text.count("csl-entry") == 2
    assert [diagnostic.code for diagnostic in heard] == ["duplicate-id"]


NBIB = "PMID- 12345678\nOWN - NLM\nTI  - One\nFAU - Ames, Ann\nJT  - A journal\n"
WOS = "FN Some export\nVR 1.0\nPT J\nAU Ames, A\nTI One\nER\n\nEF\n"


@pytest.mark.parametrize(
    ("text", "reported", "message"),
    [
        (TEXT, "nbib", "looks like RIS, not PubMed's nbib; try --from ris"),
        (TEXT, "wos", "looks like RIS, not Web of Science; try --from ris"),
        (NBIB, "ris", "looks like PubMed's nbib, not RIS; try --from nbib"),
        (WOS, "ris", "looks like Web of Science, not RIS; try --from wos"),
        (TEXT, "ris", None),
        (NBIB, "nbib", None),
        (WOS, "wos", None),
        ("AU  - Ames, A.\nTI  - One\nPY  - 2001\n", "nbib", None),
        (TEXT, "auto", None),
    ],
)
def test_a_from_that_contradicts_the_input_is_reported(
    text: str, reported: str, message: str | None
) -> None:
    diagnostics: list[Diagnostic] = []
    ris2cite.read(text.encode(), reported, on_diagnostic=diagnostics.append)
    messages = [one.message for one in diagnostics if one.code == "other-format"]
    assert messages == ([message] if message else [])


# The same options as the command ---------------------------------------------

BOOKS = [
    {
        "id": key,
        "type": "book",
        "title": title,
        "author": [{"family": name}],
        "issued": {"date-parts": [[year]]},
        "DOI": f"10.5555/{title.lower()}",
    }
    for key, title, name, year in [
        ("b", "Lamps", "Oakes", 2003),
        ("a", "Atlas", "Zander", 1999),
        ("c", "Lamps", "Oakes", 2003),
    ]
]


def test_the_keywords_are_the_options() -> None:
    reading, writing = set(ReadKeywords.__annotations__), set(WriteKeywords.__annotations__)
    assert reading | writing | {"from_", "to"} == set(Options._fields)
    parameters = {parameter.name for parameter in command.params}
    assert set(Options._fields) - {"overrides", "clusters", "cited", "cited_in"} <= parameters


def test_the_page_has_every_option_and_every_keyword() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    section = page[page.index("## Options") : page.index("## Large files")]
    keywords, others = section.split("These options have no keyword")
    rows = [re.findall(r"`(\w+)`", line) for line in keywords.splitlines() if line[:3] == "| `"]
    assert rows[0][2:] == ["from_", *ReadKeywords.__annotations__]
    assert rows[1][2:] == ["to", *WriteKeywords.__annotations__]
    left = [line.split("|")[1] for line in others.splitlines() if line[:3] == "| `"]
    named = {name for cell in left for name in re.findall(r"--[a-z-]+", cell)}
    same = {f"--{name.replace('_', '-')}" for name in Options._fields} - {"--from-"}
    long = {
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    }
    assert long - same == named


def test_every_name_of_the_package_is_on_the_page() -> None:
    page = (DOCS / "python.md").read_text(encoding="utf-8")
    assert [name for name in ris2cite.__all__ if name not in page] == []


def test_check_agrees_with_the_command(tmp_path: Path) -> None:
    path = tmp_path / "refs.ris"
    path.write_text("TY  - JOUR\nTI  - A\nXX  - ?\nPY  - 2999\nER  - \nlost\n")
    found = ris2cite.check(path)
    done = subprocess.run(
        [*COMMAND, "--check", "-t", "jsonl", str(path)], capture_output=True, encoding="utf-8"
    )
    assert [one._asdict() for one in found] == [
        json.loads(line) for line in done.stdout.splitlines()
    ]
    assert {"no-author", "no-journal", "future-year"} <= {one.code for one in found}
    assert {one.line for one in found if one.code == "no-journal"} == {1}
    with pytest.raises(ris2cite.StyleNotFoundError):
        ris2cite.check(path, style="no-such-style")
    xml = (ROOT / "styles" / "apa.csl").read_bytes()
    assert ris2cite.check(path, style=xml) == found


def test_styles_and_locales_are_listed() -> None:
    assert "nature" in [style.id for style in ris2cite.list_styles("nature")]
    assert "de-DE" in [locale.tag for locale in ris2cite.list_locales()]


def test_formats_go_by_all_their_names() -> None:
    assert ris2cite.write(BOOKS[:1], "md") == ris2cite.write(BOOKS[:1], "markdown")
    assert ris2cite.read("@book{a, title={A},\n}", "bib")[0]["id"] == "a"
    with pytest.raises(ris2cite.UsageError, match="that is a style: --style ieee"):
        ris2cite.write(BOOKS[:1], "ieee")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("format", "did you mean “to”?"),
        ("lang", "did you mean “locale”?"),
        ("output", "the result is returned"),
        ("input_format", "did you mean “from_”?"),
        ("zzz", "use one of "),
    ],
)
def test_an_unknown_keyword_is_answered_with_the_one_that_is_meant(name: str, says: str) -> None:
    with pytest.raises(TypeError, match=re.escape(says)):
        ris2cite.convert("[]", **{name: "x"})  # type: ignore[arg-type]


def test_a_list_is_merged_and_sorted() -> None:
    items = ris2cite.read(json.dumps(BOOKS), dedupe=True, sort="year", on_diagnostic=print)
    assert [item["id"] for item in items] == ["a", "b"]
    lines = ris2cite.write(BOOKS, sort="year", reverse=True).splitlines()
    assert [line.split(".")[0] for line in lines] == ["Oakes", "Oakes", "Zander"]
    text = ris2cite.convert(json.dumps(BOOKS), "ris", dedupe=True, on_diagnostic=print)
    assert text.count("TY  - ") == 2


def test_citations_are_written() -> None:
    assert ris2cite.write(BOOKS[:2], cite=True).splitlines() == ["(Oakes, 2003)", "(Zander, 1999)"]
    clusters = [[{"id": "a", "locator": "12"}], {"id": "b"}]
    text = ris2cite.write(BOOKS, clusters=clusters)
    assert text.splitlines()[:3] == ["(Zander, 1999, p. 12)", "(Oakes, 2003a)", ""]
    with pytest.raises(ris2cite.UsageError, match="clusters: citation 1 has a cite without"):
        ris2cite.write(BOOKS, clusters=[{}])


def test_standalone_links_and_wrap() -> None:
    assert ris2cite.convert(json.dumps(BOOKS[:1]), "html", standalone=True).startswith("<!DOCTYPE")
    assert 'href="https://doi.org/' in ris2cite.write(BOOKS[:1], "html", links=True)
    assert all(len(line) <= 40 for line in ris2cite.write(BOOKS, wrap=40).splitlines())


@pytest.mark.parametrize("to", ["html", "markdown", "asciidoc", "latex", "rst", "rtf"])
@pytest.mark.parametrize("options", [{}, {"cite": True}, {"clusters": [{"id": "x"}]}], ids=str)
def test_links_are_made_in_citations_as_in_lists(to: str, options: dict[str, Any]) -> None:
    style = bibliography('<text variable="DOI"/>').replace(
        b'<text variable="title"/>', b'<text variable="DOI"/>'
    )
    item = {"id": "x", "type": "book", "DOI": "10.5555/x"}
    assert "https://doi.org/10.5555/x" in ris2cite.write(
        [item], to, style=style, links=True, **options
    )
    assert "https://" not in ris2cite.write([item], to, style=style, **options)


def test_keys_name_the_items_that_are_written() -> None:
    assert "@book{zander:1999," in ris2cite.write(BOOKS[1:2], "bibtex", keys="{author}:{year}")
    (item,) = json.loads(ris2cite.write(BOOKS[1:2], "csl-json", keys="author-year"))
    assert item["id"] == "zander1999"


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"sorted": "year"}, TypeError, "unknown option “sorted”; did you mean “sort”?"),
        ({"encoding": "utf-8"}, TypeError, "unknown option “encoding”"),
        (
            {"sort": "size"},
            ris2cite.UsageError,
            "unknown sort key “size”; use author",
        ),
        ({"keys": "nonsense"}, ris2cite.UsageError, "unknown key scheme “nonsense”"),
        ({"style": "no-such"}, ris2cite.StyleNotFoundError, "no-such"),
        ({"locale": "xx-XX"}, ris2cite.LocaleNotFoundError, "xx-XX"),
        ({"wrap": 3}, ris2cite.UsageError, "minimum is 20"),
        ({"to": "bibtex", "cite": True}, ris2cite.UsageError, "cite has no effect on bibtex"),
        ({"to": "rst", "standalone": True}, ris2cite.UsageError, "standalone has no effect on rst"),
    ],
)
def test_a_wrong_option_is_refused(
    options: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=re.escape(says)):
        ris2cite.write(BOOKS, **options)


def test_an_option_without_effect_is_a_note() -> None:
    heard: list[Diagnostic] = []
    ris2cite.write(BOOKS[:1], "bibtex", style="ieee", links=True, on_diagnostic=heard.append)
    assert [(one.severity, one.code) for one in heard] == [("note", "unused-option")] * 2
    assert heard[1].message.startswith("links has no effect on bibtex; it is for html, markdown")
