"""The keys that a manuscript cites, in Markdown, LaTeX and auxiliary files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ris2cite
from ris2cite.documents.cited import ManuscriptKind, cited_keys, kind_of
from tests.support.command_line import Run

MARKDOWN = {
    "@a says": "a",
    "[@a, p. 12; -@b]": "a b",
    "[see @a, pp. 3-5, and @b]": "a b",
    "@a [p. 3] and -@b, then @a again": "a b",
    "(@doe:2020.x) and @smith_99.": "doe:2020.x smith_99",
    "@{https://example.org/x}": "https://example.org/x",
    "@Müller2001, @日本2020.": "Müller2001 日本2020",
    "mail me@example.org, https://x.org/@user, \\@no": "",
    "`@no` and ``a ` @no`` but @a": "a",
    "```\n@no\n```\n@a": "a",
    "~~~ r\n@no\n~~~\n\n@a": "a",
    "<!-- @no -->@a": "a",
    "---\nnocite: |\n  @a, @b\n---\n\n@c": "a b c",
    "---\nnocite: '@*'\n---\ntext": "*",
    "[^1]: @a.\n[@b]{.x}": "a b",
    "a@": "",
}
LATEX = {
    r"\cite{a}": "a",
    r"\cite[see][12]{a,b , c}": "a b c",
    r"\citep*{a} \Citet{b} \parencite[{[1]}]{c}": "a b c",
    r"\autocites(see)(end)[1]{a}[2]{b}{c}": "a b c",
    r"\textcite{a}\footfullcite{b}\citeauthor{c}": "a b c",
    r"\nocite{*}\cite{a}": "* a",
    "% \\cite{no}\n50\\% \\cite{a}": "a",
    r"\citestyle{x}\setcitestyle{y}\cite{a}": "a",
    "\\cite\n  {a}": "a",
    r"\excitement{no} \recited{no}": "",
    r"\verb|\cite{no}| \lstinline!\cite{no}! \cite{a}": "a",
    "\\begin{verbatim}\n\\cite{no}\n\\end{verbatim}\n\\cite{a}": "a",
    r"\verb|50% off| \cite{a}": "a",
}
AUX = r"""\relax
\citation{a,b}
\abx@aux@cite{0}{c}
\abx@aux@cite{a}
\bibcite{no}{1}
"""
BCF = (
    '<?xml version="1.0"?><bcf:controlfile><bcf:section number="0">'
    '<bcf:citekey order="1" intorder="1">a</bcf:citekey>'
    '<bcf:citekey order="2">R&amp;D</bcf:citekey></bcf:section></bcf:controlfile>'
)


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown(text: str) -> None:
    assert cited_keys(text, "markdown") == MARKDOWN[text].split()


@pytest.mark.parametrize("text", LATEX)
def test_latex(text: str) -> None:
    assert cited_keys(text, "latex") == LATEX[text].split()


def test_latex_output() -> None:
    assert cited_keys(AUX, "aux") == ["a", "b", "c"]
    assert cited_keys(BCF, "bcf") == ["a", "R&D"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("paper.md", "[1]", "markdown"),
        ("paper.QMD", "", "markdown"),
        ("paper.tex", "@a", "latex"),
        ("x.aux", "", "aux"),
        ("x.bcf", "", "bcf"),
        ("x.json", "", "clusters"),
        ("<stdin>", "[@a; @b]", "markdown"),
        ("<stdin>", '[{"id": "a"}]', "clusters"),
        ("<stdin>", '["a"]', "clusters"),
        ("<stdin>", r"Text \citep{a}", "latex"),
        ("<stdin>", AUX, "aux"),
        ("<stdin>", BCF, "bcf"),
    ],
)
def test_the_format_is_detected_by_name_or_content(
    name: str, text: str, kind: ManuscriptKind
) -> None:
    assert kind_of(name, text) == kind


ITEMS = [{"id": key, "type": "book", "title": key.upper()} for key in "abc"]


@pytest.mark.parametrize("to", ["jsonl", "bibtex", "text", "ris"])
def test_only_cited_items_are_written_in_citation_order(run: Run, tmp_path: Path, to: str) -> None:
    (tmp_path / "refs.json").write_text(json.dumps(ITEMS))
    (tmp_path / "paper.md").write_text("See @c, @fig-one and [@a].")
    style = ["-s", "vancouver"] if to == "text" else []
    done = run("--cites", "paper.md", *style, "-t", to, "refs.json")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.index("C") < done.stdout.index("A")
    assert "B." not in done.stdout
    assert '"B"' not in done.stdout


def test_a_key_without_an_item_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(json.dumps(ITEMS))
    done = run("--cites", "-", "-t", "jsonl", "refs.json", input=r"\cite{a,nobody}")
    assert done.returncode == 1
    assert "<stdin>: error: no record has the key “nobody” [unknown-cite]" in done.stderr
    assert done.stdout.count("\n") == 1


def test_a_near_key_is_named_and_a_list_with_other_keys(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(json.dumps([{"id": "smith2020ice", "type": "book"}]))
    done = run("--cites", "-", "-t", "jsonl", "refs.json", input=r"\cite{smiht2020ice}")
    assert "“smiht2020ice”; did you mean “smith2020ice”? [unknown-cite]" in done.stderr
    assert "note: no record has any of the cited keys; --keys and --keys-from set" in done.stderr


CHAPTERS = {
    "thesis.tex": "\\cite{a}\n% \\input{no}\n\\include{parts/one}\n\\input{parts/two.tex}\\cite{e}",
    "parts/one.tex": r"\cite{b}\subfile{three}",
    "parts/two.tex": r"\cite{d}\input{parts/one}",
    "parts/three.tex": r"\cite{c}\input{thesis}",
    "thesis.aux": "\\relax\n\\citation{a}\n\\@input{parts/one.aux}\n\\citation{e}\n",
    "parts/one.aux": "\\relax\n\\citation{b,c}\n\\citation{d}\n",
    "paper.qmd": "@a\n\n```\n{{< include no.qmd >}}\n```\n{{< include parts/_b.qmd >}}\n[@e]",
    "parts/_b.qmd": "@b {{< include _c.qmd >}} @d",
    "parts/_c.qmd": "@c",
}


@pytest.mark.parametrize("name", ["thesis.tex", "thesis.aux", "paper.qmd"])
def test_included_files_are_read_in_place(tmp_path: Path, name: str) -> None:
    (tmp_path / "parts").mkdir()
    for path, text in CHAPTERS.items():
        (tmp_path / path).write_text(text)
    assert ris2cite.cited_keys(tmp_path / name) == list("abcde")


def test_a_chapter_that_is_not_there_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(json.dumps(ITEMS))
    (tmp_path / "thesis.tex").write_text(r"\cite{a}\include{lost}\include{.}")
    done = run("--cites", "thesis.tex", "-t", "jsonl", "refs.json")
    assert done.returncode == 0
    assert "thesis.tex: warning: the included file “lost” was not found" in done.stderr
    assert done.stderr.count("[no-such-part]") == 2
    assert run("--cites", "thesis.tex", "--strict", "-t", "jsonl", "refs.json").returncode == 1


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("refs.bib", b"@book{a, title={A}}", "this is a list of references"),
        ("paper.pdf", b"%PDF-1.5\n\\cite{a}", "this is not a text file"),
        ("paper.docx", b"PK\x03\x04@a", "this is not a text file"),
        ("paper.md", b"  \n", "the file is empty"),
        ("nowhere.md", None, "no such file"),
    ],
)
def test_files_without_citations_are_an_error(
    run: Run, tmp_path: Path, name: str, data: bytes | None, says: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = run("--cites", name, "refs.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"ris2cite: error: {name}: {says}")


def test_a_document_that_cites_nothing_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("Nothing.")
    done = run("--cites", "paper.md", "refs.json")
    assert (done.returncode, done.stderr.count("paper.md: cites nothing")) == (2, 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("paper.md", "---\ntitle: A paper\nauthor: Me\n---\n\nText.\n"),
        ("paper.md", "# A paper\n\nAs @a says.\n"),
        ("paper.tex", "\\documentclass{article}\n\\begin{document}\n\\cite{a}\n"),
    ],
)
def test_a_manuscript_given_as_references_is_refused(
    run: Run, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    done = run(name)
    assert (done.returncode, done.stdout) == (1, "")
    assert "document; to write the works that it cites, pass it to --cites" in done.stderr


def test_references_in_the_metadata_of_a_manuscript_are_read(run: Run, tmp_path: Path) -> None:
    text = "---\ntitle: A paper\nreferences:\n- id: a\n  type: book\n  title: A\n---\n\nText.\n"
    (tmp_path / "paper.md").write_text(text)
    assert json.loads(run("-t", "jsonl", "paper.md").stdout)["title"] == "A"


def test_python_reads_and_selects_as_well(tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_text(r"\cite{c,a}")
    keys = ris2cite.cited_keys(tmp_path / "paper.tex")
    assert keys == ["c", "a"]
    items = json.loads(ris2cite.write(ITEMS, "csl-json", cited=keys))
    assert [item["id"] for item in items] == keys
