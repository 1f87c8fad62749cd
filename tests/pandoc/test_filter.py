"""The filter on whole documents, with and without pandoc."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ris2cite.errors import Diagnostic, UsageError
from ris2cite.pandoc.document import cited
from ris2cite.pandoc.writer import words as words_of
from tests.support.pandoc import document_of, needs_pandoc, pandoc, paragraphs, text_of

HERE = Path(__file__).parent
DOCUMENTS = sorted((HERE / "documents").glob("*.md"))
STYLE_FILES = HERE.parents[1] / "styles"
STYLES = ("apa", "ieee", "chicago-notes-bibliography", "nature")


def words(text: str) -> list[dict[str, Any]]:
    inlines: list[dict[str, Any]] = []
    for number, word in enumerate(text.split(" ")):
        inlines += [{"t": "Space"}] * (number > 0) + [{"t": "Str", "c": word}] * bool(word)
    return inlines


def cite(key: str, suffix: str = "", mode: str = "NormalCitation") -> dict[str, Any]:
    one = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": words(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": 1,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[one], [{"t": "Str", "c": f"[@{key}]"}]]}


def document(*inlines: dict[str, Any], **meta: str) -> dict[str, Any]:
    source = str(HERE / "documents" / "refs.ris")
    settings = {"bibliography": source, **{k.replace("_", "-"): v for k, v in meta.items()}}
    return {
        "pandoc-api-version": [1, 23],
        "meta": {name: {"t": "MetaString", "c": value} for name, value in settings.items()},
        "blocks": [{"t": "Para", "c": list(inlines)}],
    }


def printed(given: dict[str, Any]) -> str:
    reported: list[Diagnostic] = []
    return text_of(cited(given, reported.append)["blocks"][0])


@pytest.mark.parametrize(
    ("style", "suffix", "mode", "expected"),
    [
        ("apa", ", p. 3", "NormalCitation", "As (Vance, 2005, p. 3)."),
        ("apa", "p. 3", "AuthorInText", "As Vance (2005, p. 3)."),
        ("apa", "", "SuppressAuthor", "As (2005)."),
        ("ieee", "", "AuthorInText", "As [1]."),
        ("nature", "", "NormalCitation", "As^1^."),
    ],
)
def test_a_citation_is_printed_as_its_mode_wants(
    style: str, suffix: str, mode: str, expected: str
) -> None:
    given = document(*words("As "), cite("vance2005", suffix, mode), *words("."), csl=style)
    assert printed(given) == expected


def test_notes_are_placed_after_punctuation() -> None:
    style = "chicago-notes-bibliography"
    given = document(*words("As "), cite("okafor2007"), *words(", and so on."), csl=style)
    assert printed(given) == (
        "As,[Chidi Okafor, *The Moss Handbook* (Bryophyte Press, 2007).] and so on."
    )
    given = document(
        *words("As "), cite("okafor2007"), *words(", so."), csl=style, notes_after_punctuation="no"
    )
    assert printed(given).startswith("As[Chidi Okafor")


def test_a_page_that_the_style_does_not_print_stays() -> None:
    given = document(*words("As "), cite("vance2005", ", p. 3"), csl="nature")
    assert "3" in printed(given)


def test_an_unknown_key_is_seen_and_reported() -> None:
    reported: list[Diagnostic] = []
    given = cited(document(cite("nobody"), csl="apa"), reported.append)
    assert text_of(given["blocks"][0]) == "(**nobody?**)"
    assert given["blocks"][0]["c"][0]["c"][1][1]["t"] == "Strong"
    warned = [each.code for each in reported if each.severity != "note"]
    assert warned == ["unknown-cite"]


def test_a_cross_reference_is_left_to_another_filter() -> None:
    reported: list[Diagnostic] = []
    style = "chicago-notes-bibliography"
    figure = cite("fig-walls", mode="AuthorInText")
    given = document(figure, *words(" and "), cite("vance2005"), *words("."), csl=style)
    given["blocks"].append({"t": "Para", "c": [cite("Tbl-ferns"), cite("fern-9")]})
    blocks = cited(given, reported.append)["blocks"]
    assert text_of(blocks[0]).startswith("[@fig-walls] and.[Iris Vance, ")
    assert text_of(blocks[1]) == "[@Tbl-ferns][**fern-9?**]"
    assert [each.code for each in reported if each.severity != "note"] == ["unknown-cite"]


def test_a_cross_reference_among_citations_is_an_unknown_key() -> None:
    reported: list[Diagnostic] = []
    both = cite("vance2005")
    both["c"][0] += cite("fig-walls")["c"][0]
    given = cited(document(both, cite("fig-walls"), csl="apa"), reported.append)
    assert text_of(given["blocks"][0]) == "(Vance, 2005; **fig-walls?**)[@fig-walls]"
    assert [each.code for each in reported if each.severity != "note"] == ["unknown-cite"]


def test_a_cross_reference_that_is_a_key_is_cited() -> None:
    given = document(cite("fig-1"), csl="apa")
    reference = {"id": "fig-1", "type": "book", "title": "Figs", "author": "The Wasps"}
    table = {name: {"t": "MetaString", "c": text} for name, text in reference.items()}
    given["meta"]["references"] = {"t": "MetaList", "c": [{"t": "MetaMap", "c": table}]}
    assert printed(given) == "(The Wasps, n.d.)"


def test_the_list_has_the_cited_items_with_their_keys() -> None:
    given = cited(document(cite("vance2005"), csl="apa"), lambda _: None)
    identity, classes, _pairs = given["blocks"][-1]["c"][0]
    assert identity == "refs"
    assert {"references", "csl-bib-body", "hanging-indent"} <= set(classes)
    assert [block["c"][0][0] for block in given["blocks"][-1]["c"][1]] == ["ref-vance2005"]


def test_an_unknown_key_keeps_its_words_and_gets_a_suggestion() -> None:
    reported: list[Diagnostic] = []
    given = cited(document(cite("vance205", "p. 3"), csl="apa"), reported.append)
    assert text_of(given["blocks"][0]) == "(**vance205?**, p. 3)"
    assert "did you mean “vance2005”?" in reported[-1].message


def test_only_works_that_are_cited_count() -> None:
    reported: list[Diagnostic] = []
    given = document(cite("okafor2007"), csl="apa")
    assert text_of(cited(given, reported.append)["blocks"][0]) == "(Okafor, 2007)"
    assert not [each for each in reported if each.severity != "note"]


def test_messages_are_those_about_cited_records(tmp_path: Path) -> None:
    source = tmp_path / "refs.ris"
    record = "TY  - JOUR\nID  - {}\nAU  - Vance, Iris\nTI  - Ferns\nDO  - {}\nER  - \n\n"
    source.write_text(
        "".join(record.format(f"work{number}", "no DOI") for number in range(4)), encoding="utf-8"
    )
    reported: list[Diagnostic] = []
    given = document(cite("work1"), cite("work3"), csl="apa", bibliography=str(source))
    cited(given, reported.append)
    warned = [each.line for each in reported if each.code == "not-a-doi"]
    assert warned == [12, 26]


def test_an_option_can_be_given_on_the_command_line() -> None:
    given = document(cite("nobody"), csl="apa")
    given["meta"]["ris2cite.strict"] = {"t": "MetaString", "c": "true"}
    assert run(json.dumps(given), "html").returncode == 1
    given = document(cite("vance2005fern"), csl="apa")
    given["meta"]["ris2cite.keys"] = {"t": "MetaString", "c": "author-year-title"}
    assert text_of(cited(given, lambda _: None)["blocks"][0]) == "(Vance, 2005)"


def test_a_suppressed_author_leaves_no_empty_brackets() -> None:
    given = document(*words("Vance says "), cite("vance2005", "", "SuppressAuthor"), *words("."))
    given["meta"]["csl"] = {"t": "MetaString", "c": "mla"}
    assert printed(given) == "Vance says."


def test_a_heading_at_the_end_is_that_of_the_list() -> None:
    given = document(cite("vance2005"), csl="apa")
    heading = {"t": "Header", "c": [1, ["refs-title", [], []], words("References")]}
    given["blocks"].append(heading)
    blocks = cited(given, lambda _: None)["blocks"]
    assert [block["t"] for block in blocks] == ["Para", "Header", "Div"]
    assert blocks[1]["c"][1] == ["refs-title", ["unnumbered"], []]


@needs_pandoc
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-notes-bibliography"])
def test_word_gets_the_same_styles_and_footnotes_as_from_citeproc(
    style: str, tmp_path: Path
) -> None:
    documents = []
    for number, arguments in enumerate(
        (["--citeproc"], ["--filter", str(Path(sys.executable).with_name("pandoc-ris2cite"))])
    ):
        file = tmp_path / f"{number}.docx"
        csl = HERE.parents[1] / "styles" / f"{style}.csl"
        pandoc(HERE / "manuscripts" / "modes.md", *arguments, "-M", f"csl={csl}", "-o", str(file))
        with zipfile.ZipFile(file) as archive:
            xml = archive.read("word/document.xml").decode()
            notes = archive.read("word/footnotes.xml").decode()
        documents.append((re.findall(r'w:pStyle w:val="\w+"', xml), notes.count("<w:footnote ")))
    assert documents[0] == documents[1]
    assert 'w:pStyle w:val="Bibliography"' in documents[1][0]


@needs_pandoc
def test_a_file_of_defaults_as_quarto_writes_it(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("pandoc-ris2cite")
    (tmp_path / "defaults.yaml").write_text(
        f"from: markdown\nto: plain\nciteproc: false\nfilters:\n- {script}\n"
        f"metadata:\n  bibliography: {HERE / 'documents' / 'refs.ris'}\n  csl: apa\n"
        "  citeproc: false\n",
        encoding="utf-8",
    )
    (tmp_path / "paper.qmd").write_text("As shown [@vance2005].\n", encoding="utf-8")
    done = pandoc(tmp_path / "paper.qmd", "-d", "defaults.yaml")
    assert done.stdout.startswith("As shown (Vance, 2005).")
    assert "[WARNING]" not in done.stderr


def run(text: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from ris2cite.pandoc.filter import main; main()", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)


def test_input_that_is_not_a_pandoc_document_is_refused() -> None:
    for text in ("", "[]", "TY  - JOUR"):
        done = run(text)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("pandoc-ris2cite: error: ")


def test_strict_stops_on_an_unknown_key() -> None:
    given = document(cite("nobody"), csl="apa")
    assert run(json.dumps(given), "html").returncode == 0
    given["meta"]["ris2cite"] = {"t": "MetaMap", "c": {"strict": {"t": "MetaBool", "c": True}}}
    done = run(json.dumps(given), "html")
    assert (done.returncode, done.stdout) == (1, "")


def test_titles_are_edited_as_in_the_command_unless_switched_off() -> None:
    reference = {
        name: {"t": "MetaString", "c": text}
        for name, text in {
            "id": "roe", "type": "article-journal", "title": "Growth Of The Green Moss",
            "container-title": "Journal of Moss Research",
        }.items()
    }  # fmt: skip
    for options, title in (
        ({}, "Growth of the green moss"),
        ({"edit": False}, "Growth Of The Green"),
    ):
        given = document(cite("roe"), csl="apa")
        given["meta"]["references"] = {"t": "MetaList", "c": [{"t": "MetaMap", "c": reference}]}
        table = {name: {"t": "MetaBool", "c": on} for name, on in options.items()}
        given["meta"]["ris2cite"] = {"t": "MetaMap", "c": table}
        assert title in text_of(cited(given, lambda _: None)["blocks"][-1])
    given["meta"]["ris2cite"] = {"t": "MetaMap", "c": {"nonsense": {"t": "MetaBool", "c": True}}}
    reported: list[Diagnostic] = []
    cited(given, reported.append)
    assert "ris2cite.nonsense" in next(
        each.message for each in reported if each.code == "unknown-option"
    )


@pytest.mark.parametrize("edit", [True, False])
def test_journals_are_abbreviated_by_the_lists_of_the_metadata(edit: bool, tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    journal = "Journal of Fern Studies"
    table = {"default": {"container-title": {journal: "J. Fern St."}}}
    file.write_text(json.dumps(table), encoding="utf-8")
    reference = {
        "id": "roe", "type": "article-journal", "title": "Moss", "container-title": journal,
    }  # fmt: skip
    strings = {name: {"t": "MetaString", "c": text} for name, text in reference.items()}
    given = document(cite("roe"), csl="ieee", citation_abbreviations=str(file))
    given["meta"]["references"] = {"t": "MetaList", "c": [{"t": "MetaMap", "c": strings}]}
    given["meta"]["ris2cite"] = {"t": "MetaMap", "c": {"edit": {"t": "MetaBool", "c": edit}}}
    assert "*J. Fern St.*" in text_of(cited(given, lambda _: None)["blocks"][-1])


def test_a_tab_of_the_style_is_a_space() -> None:
    assert words_of("1.\tA\nB") == [*words("1. A B")]


def test_a_file_of_abbreviations_must_exist() -> None:
    with pytest.raises(UsageError, match="no such file"):
        cited(document(cite("vance2005"), citation_abbreviations="missing.json"), lambda _: None)


@pytest.mark.parametrize(
    ("settings", "text", "code"),
    [
        ({"lang": "english"}, "(Vance, 2005, p. 3)", "unknown-locale"),
        ({"bibliography": "empty.bib"}, "(**vance2005?**, p. 3)", "no-records"),
        ({"bibliography": "comments.bib"}, "(**vance2005?**, p. 3)", "no-records"),
        ({"bibliography": "notes.bib"}, "(**vance2005?**, p. 3)", "no-records"),
        ({"ris2cite.titels": "as-is"}, "(Vance, 2005, p. 3)", "unknown-option"),
    ],
)
def test_what_pandoc_lets_pass_is_a_warning(
    settings: dict[str, str],
    text: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.bib").write_text("\n", encoding="utf-8")
    Path("comments.bib").write_text("% Encoding: UTF-8\n", encoding="utf-8")
    Path("notes.bib").write_text("Nothing is in here yet.\n", encoding="utf-8")
    reported: list[Diagnostic] = []
    given = cited(document(cite("vance2005", ", p. 3"), csl="apa", **settings), reported.append)
    assert text_of(given["blocks"][0]) == text
    assert code in [each.code for each in reported if each.severity == "warning"]


def test_a_style_in_the_folder_of_pandoc_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pandoc" / "csl"
    folder.mkdir(parents=True)
    (folder / "my-journal.csl").write_bytes((STYLE_FILES / "ieee.csl").read_bytes())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in ("my-journal", "my-journal.csl"):
        assert printed(document(cite("vance2005"), csl=name)) == "[1]"


def test_a_footnote_starts_with_a_capital_in_quotation_marks() -> None:
    given = document(cite("vance2005"), csl="chicago-notes-bibliography")
    given["blocks"][0]["c"][0]["c"][0][0]["citationPrefix"] = words("“in walls,”")
    assert printed(given).startswith("[“In walls,” Iris Vance")


def test_help_and_version_are_printed() -> None:
    assert run("", "--help").stdout.startswith("Usage: pandoc ")
    assert run("", "--version").stdout.startswith("pandoc-ris2cite ")


@needs_pandoc
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_match_their_goldens(
    path: Path,
    style: str,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = document_of(path, "-M", f"csl={style}")
    monkeypatch.chdir(path.parent)
    text = "\n\n".join(paragraphs(cited(given, lambda _: None))) + "\n"
    golden(HERE / "golden" / f"{path.stem}.{style}.txt", text)
