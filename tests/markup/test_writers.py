"""Formats for references: goldens, and reading them back with other programs."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import ris2cite
from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import Diagnostic
from ris2cite.markup.output import AXES, CLOSING, OPENING, Mark, Token
from ris2cite.markup.writers import REFERENCE_FORMATS, writer_of
from tests.support.csl_cases import style as csl_style
from tests.support.read_back import folded, read_html, read_latex, read_markdown, read_rst, read_rtf

HERE = Path(__file__).parent
ITEMS = json.loads((HERE / "entries.json").read_text(encoding="utf-8"))
STYLES = ("lines", "columns", "blocks")


def refuse(diagnostic: Diagnostic) -> None:
    """Fail for a diagnostic, except the note that text has no links."""
    if diagnostic.severity != "note":
        pytest.fail(str(diagnostic))


def render(to: str, style: str, links: bool = True) -> tuple[CslProcessor, str]:
    """(the processor, its whole list of references)."""
    xml = (HERE / f"{style}.csl").read_bytes()
    processor = CslProcessor(ITEMS, style=xml, to=to, links=links, on_diagnostic=refuse)
    assert len(processor.bibliography()) == len(ITEMS)
    text = ris2cite.write(ITEMS, to, style=xml, links=links, on_diagnostic=refuse)
    return processor, text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("to", REFERENCE_FORMATS)
def test_golden(to: str, style: str, golden: Callable[[Path, str], None]) -> None:
    _, text = render(to, style)
    golden(HERE / "golden" / f"{style}.{to}", text)


@pytest.mark.parametrize("style", STYLES)
def test_every_format_holds_the_same_text(style: str) -> None:
    plain = {e.id: folded(e.text) for e in render("text", style)[0].bibliography()}
    assert len(plain) == len(ITEMS)
    for to, read in (("html", read_html), ("markdown", read_markdown), ("rst", read_rst)):
        pytest.importorskip({"html": "html", "markdown": "markdown_it", "rst": "docutils"}[to])
        processor, _ = render(to, style)
        for entry in processor.bibliography():
            text, links = read(processor.writer.entry(entry, processor.layout))
            assert _closed_up(text) == _closed_up(plain[entry.id])
            assert [x for x in links if not re.match(r"(?:https?://|mailto:)", x)] == []
    for to, read_text in (("rtf", read_rtf), ("latex", read_latex)):
        for entry in render(to, style)[0].bibliography():
            text = re.sub(r'HYPERLINK "[^"]*"', "", read_text(entry.text))
            assert _closed_up(text) == _closed_up(plain[entry.id])


@pytest.mark.parametrize("to", REFERENCE_FORMATS)
def test_a_comma_moves_into_a_quotation_and_into_nothing_else(
    to: str, golden: Callable[[Path, str], None]
) -> None:
    """Titles in quotation marks that end in another font, and a comma after them."""
    group = '<text variable="title" quotes="true"/><text variable="publisher"/>'
    body = f'<layout suffix="."><group delimiter=", ">{group}</group></layout>'
    titles = ("On CO<sub>2</sub>", "The <i>Beagle</i>")
    items = [{"id": title, "type": "book", "title": title, "publisher": "Tide"} for title in titles]
    processor = CslProcessor(items, csl_style(f"<bibliography>{body}</bibliography>"), to=to)
    golden(
        HERE / "golden" / f"quoted.{to}",
        "".join(f"{entry.text}\n" for entry in processor.bibliography()),
    )


def _closed_up(text: str) -> str:
    """The text without white space, which formats with blocks do not have between blocks."""
    return re.sub(r"\s", "", text)


def test_links_lead_to_nothing_but_pages_and_mail() -> None:
    html = render("html", "lines")[1]
    targets = re.findall(r'href="([^"]*)"', html)
    assert targets
    assert all(re.match(r"(?:https?://|mailto:)", target) for target in targets)
    assert "javascript:" in html  # as text
    assert "<a" not in render("html", "lines", links=False)[1]
    for to in ("markdown", "rst", "latex", "rtf"):
        assert not re.search(r"[(<{\"]javascript:", render(to, "lines")[1]), to


@pytest.mark.latex
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
def test_latex_sets_the_list(engine: str, style: str, tmp_path: Path) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    if subprocess.run(["kpsewhich", "hyperref.sty"], capture_output=True).returncode:
        pytest.skip("LaTeX's usual packages are not installed")
    fonts = "" if engine == "lualatex" else "\\usepackage[T1]{fontenc}\n"
    document = (
        "\\documentclass{article}\n" + fonts + "\\usepackage[hidelinks]{hyperref}\n"
        "\\begin{document}\n" + render("latex", style)[1] + "\\end{document}\n"
    )
    (tmp_path / "list.tex").write_text(document, encoding="utf-8")
    command = [engine, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "list"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stdout.decode(errors="replace")[-2000:]
    assert (tmp_path / "list.pdf").stat().st_size > 1000


# --- any text with any marks ----------------------------------------------------------

TEXT = st.text(
    alphabet="aB1é日 .,:;!?'\"`*_^~$#%&@<>|/\\()[]{}+=-–—“”«»\u00a0\t\n", min_size=1, max_size=8
)
NAMES = sorted(AXES)


def marked(inner: st.SearchStrategy[list[Token]]) -> st.SearchStrategy[list[Token]]:
    mark = st.sampled_from(NAMES)
    return st.builds(lambda name, body: [OPENING[name], *body, CLOSING[name]], mark, joined(inner))


def joined(inner: st.SearchStrategy[list[Token]]) -> st.SearchStrategy[list[Token]]:
    return st.lists(inner, max_size=4).map(lambda lists: [t for tokens in lists for t in tokens])


LINK = st.builds(
    lambda target, text: [
        Mark("link", True, f"https://example.org/{target}"),
        text,
        Mark("link", False, f"https://example.org/{target}"),
    ],
    TEXT,
    TEXT.filter(lambda text: bool(text.strip())),
)
TOKENS = joined(st.recursive(TEXT.map(lambda text: [text]) | LINK, marked, max_leaves=8))


def words(tokens: list[Token]) -> str:
    return "".join([token for token in tokens if isinstance(token, str)])


def has_text(tokens: list[Token]) -> bool:
    return bool(words(tokens).strip())


ITALIC = OPENING["italic"], CLOSING["italic"]
BOLD = OPENING["bold"], CLOSING["bold"]


@given(TOKENS.filter(has_text))
@example([ITALIC[0], "a", BOLD[0], "b", BOLD[1], ITALIC[1], BOLD[0], "c", BOLD[1]])
@example([ITALIC[0], "(a)", ITALIC[1], "b", ITALIC[0], " c ", ITALIC[1], "d"])
@example([ITALIC[0], " ", ITALIC[1], "1. a"])
@example(["A. word::"])
@example(["1", "."])
@example(["\\", "\\"])
@example(["*", ITALIC[0], "*", ITALIC[1], "*"])
def test_any_marked_text_survives_a_round_trip(tokens: list[Token]) -> None:
    plain = folded(words(tokens))
    for to, read in (("html", read_html), ("markdown", read_markdown), ("rst", read_rst)):
        pytest.importorskip({"html": "html", "markdown": "markdown_it", "rst": "docutils"}[to])
        writer = writer_of(to)
        from ris2cite.markup.writers.base import Entry, ListLayout

        text = writer.write(tokens)
        source = writer.entry(Entry("x", text, "", text), ListLayout())
        assert _spaced(read(source)[0]) == _spaced(plain), (to, source)
    assert read_latex(writer_of("latex").write(tokens)) == plain
    rtf = writer_of("rtf").write(tokens)
    assert folded(re.sub(r'HYPERLINK "[^"]*"', "", read_rtf(rtf))) == plain


def _spaced(text: str) -> str:
    return folded(text.replace("\u00a0", " "))
