"""Complete documents with citations before the list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.command_line import Run

CITES = '[[{"id": "a&b", "locator": "12", "label": "page"}], [{"id": "a&b"}, {"id": "c"}]]'
ITEMS = """[
  {"id": "a&b", "type": "book", "title": "One {%s}", "author": [{"family": "Öst & Väst"}]},
  {"id": "c", "type": "book", "title": "Two", "author": [{"family": "<b>{Cy}"}]}
]"""

# Format → how the document starts, a citation's paragraph, the list's start, the end.
DOCUMENTS = {
    "rtf": (r"{\\rtf1", r"\{\\pard\\sa240 \(.+\)\\par\}\n", r"{\\pard\\li", r"\n}\n"),
    "html": (
        r"<!DOCTYPE html>",
        r'<p class="csl-citation" dir="auto">\(.+\)</p>\n',
        "<ul",
        r"</html>\n",
    ),
    "asciidoc": (r"= References\n:lang: en-US\n\n", r"(?<=\n)\([^\n]+\)\n\n", r"\[\[ref-", r"\n"),
    "latex": (
        r"\\documentclass",
        r"(?<=\n)\([^\n]+\)\n\n",
        r"\\begin{thebibliography}",
        r"\\end{document}\n",
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cites.json").write_text(CITES)
    (tmp_path / "items.json").write_text(ITEMS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("to", DOCUMENTS)
@pytest.mark.parametrize("asked", [["--cites", "cites.json"], ["--cite"]], ids=lambda a: a[0])
def test_citations_are_inside_the_document(
    run: Run, folder: Path, to: str, asked: list[str]
) -> None:
    start, paragraph, listed, end = DOCUMENTS[to]
    done = run(*asked, "--standalone", "-t", to, "items.json")
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout
    assert re.match(start, text)
    assert len(re.findall(start, text)) == 1
    assert re.search(f"{end}\\Z", text)
    places = [match.start() for match in re.finditer(paragraph, text)]
    assert len(places) == 2
    begin = re.search(listed, text)
    assert (begin is None) == (asked == ["--cite"])
    assert begin is None or places[-1] < begin.start()


@pytest.mark.parametrize("asked", [["--cites", "cites.json"], ["--cite"], []], ids=str)
def test_rtf_is_always_a_whole_document(run: Run, folder: Path, asked: list[str]) -> None:
    assert run(*asked, "-o", "x.rtf", "items.json").returncode == 0
    text = (folder / "x.rtf").read_text()
    bare = re.sub(r"\\[\\{}]", "", text)
    depth, closed = 0, []
    for place, char in enumerate(bare):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if not depth:
            closed.append(place)
    assert bare.startswith("{\\rtf1")
    assert bare[closed[0] :] == "}\n"  # one group, and nothing else
