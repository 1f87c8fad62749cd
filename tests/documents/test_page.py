"""The HTML page: complete, safe, accessible, and as shown by a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.support.command_line import Run

RECORDS = "".join(
    f"TY  - JOUR\nAU  - Author{n}, A.\nTI  - A title of some length that has to be broken {n}\n"
    f"JO  - Journal of Titles\nPY  - {1990 + n}\nDO  - 10.5555/t.{n}\nER  - \n"
    for n in range(12)
)
EVIL = """\
TY  - JOUR
AU  - <script>alert(1)</script>, "A'
TI  - <img src=x onerror=alert(2)> & "more" </li></ul>
JO  - <b>Bold</b> </style><script>
PY  - 2020
UR  - javascript:alert(3)
ID  - x" onclick="alert(4)
ER  -
TY  - ELEC
TI  - A page
UR  - https://example.org/?a=1&b="><script>alert(5)</script>
ER  -
"""
EVIL_ITEMS = [
    {
        "id": 'x" onclick="alert(4)',
        "type": "article-journal",
        "author": [{"literal": "<script>alert(1)</script>"}],
        "title": "<img src=x onerror=alert(2)> <i onclick='alert(6)'>x</i> <a href='javascript:1'>",
        "container-title": "</style></li></ul><script>",
        "URL": "javascript:alert(3)",
        "DOI": '10.5555/"><script>alert(5)</script>',
        "issued": {"date-parts": [[2020]]},
    },
    {
        "id": "<b>",
        "type": "webpage",
        "title": 'A page "quoted"',
        "URL": "data:text/html,<script>alert(7)</script>",
    },
]
VOID = {"meta", "link", "br", "img"}


class Tree(HTMLParser):
    """Checks that tags are balanced, and notes tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(text: str) -> Tree:
    tree = Tree()
    tree.feed(text)
    tree.close()
    assert tree.open == []
    return tree


def page(run: Run, records: str, *options: str) -> str:
    done = run("-t", "html", "--standalone", *options, input=records)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_is_complete(run: Run) -> None:
    text = page(run, RECORDS)
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    tree = parsed(text)
    tags = [tag for tag, _ in tree.seen]
    for tag in ("html", "head", "title", "main", "h1", "ul"):
        assert tags.count(tag) == 1
    assert tags.count("li") == tags.count("a") == 12
    assert {"lang": "en-US"} in [attributes for _, attributes in tree.seen]
    ids = [attributes["id"] for tag, attributes in tree.seen if tag == "li"]
    assert len(set(ids)) == 12


def test_the_heading_speaks_the_language_of_the_references(run: Run) -> None:
    assert "<h1>Literaturverzeichnis</h1>" in page(run, RECORDS, "-l", "de")
    assert '<html lang="ar" dir="rtl">' in page(run, RECORDS, "-l", "ar")


@pytest.mark.parametrize("options", [[], ["-s", "ieee"], ["-s", "vancouver"]], ids=str)
@pytest.mark.parametrize("standalone", [True, False])
@pytest.mark.parametrize("records", [EVIL, json.dumps(EVIL_ITEMS)], ids=["RIS", "CSL-JSON"])
def test_nothing_in_the_data_becomes_markup(
    run: Run, options: list[str], standalone: bool, records: str
) -> None:
    extra = ["--standalone"] if standalone else ["--links"]
    done = run("-t", "html", *extra, *options, input=records)
    tree = parsed(done.stdout)
    assert {"script", "img", "iframe"} & {tag for tag, _ in tree.seen} == set()
    assert [name for _, reported in tree.seen for name in reported if name.startswith("on")] == []
    links = [attributes["href"] or "" for tag, attributes in tree.seen if tag == "a"]
    assert links
    assert [link for link in links if not re.match(r"https?://", link)] == []
    assert done.stdout.count("csl-entry") >= 2


def test_standalone_is_refused_where_it_means_nothing(run: Run) -> None:
    done = run("-t", "markdown", "--standalone", input=RECORDS)
    assert done.returncode == 2
    assert (
        "--standalone has no effect on markdown; it is for html, latex, rtf, asciidoc"
        in done.stderr
    )


def test_each_entry_is_written_in_its_own_direction(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.json").write_text(
        json.dumps([{"id": "a", "type": "book", "title": "אטלס"}, {"id": "b", "title": "Atlas"}])
    )
    page = run("-q", "--standalone", "-t", "html", "refs.json").stdout
    assert page.count('<li class="csl-entry" id=') == page.count(' dir="auto">') == 2
    numbered = run("-q", "--standalone", "-t", "html", "-s", "ieee", "refs.json").stdout
    assert " dir=" not in numbered  # the column of numbers does not move
    assert (
        ".csl-right-inline { grid-column: 2; min-width: 0; unicode-bidi: plaintext; }" in numbered
    )
    cited = run("-q", "--standalone", "--cite", "-t", "html", "refs.json").stdout
    assert cited.count('<p class="csl-citation" dir="auto">') == 2


# In a browser ---------------------------------------------------------------

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
MEASURE = """
<script>
const all = s => [...document.querySelectorAll(s)];
const left = s => all(s).map(e => Math.round(e.getBoundingClientRect().left));
const style = getComputedStyle(document.body);
const entry = document.querySelector(".csl-entry");
document.title = JSON.stringify({
  columns: [...new Set(left(".csl-right-inline"))], labels: [...new Set(left(".csl-left-margin"))],
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  indent: getComputedStyle(entry).textIndent, padding: getComputedStyle(entry).paddingInlineStart,
  ink: style.color, paper: style.backgroundColor, links: document.links.length,
});
</script>
"""


def measured(text: str, folder: Path, *flags: str) -> dict[str, object]:
    """What the browser reports about the page, asked by a script of the test."""
    path = folder / "page.html"
    path.write_text(text.replace("</body>", MEASURE + "</body>"), encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            f"--user-data-dir={folder / 'profile'}", *flags, "--dump-dom", path.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )  # fmt: skip
    title = re.search(r"<title>(.*?)</title>", done.stdout)
    assert title is not None, done.stderr
    return json.loads(title[1])


@pytest.mark.slow
@in_a_browser
def test_a_browser_shows_numbers_in_their_column(run: Run, tmp_path: Path) -> None:
    found = measured(page(run, RECORDS, "-s", "ieee"), tmp_path, "--window-size=900,700")
    assert len(found["columns"]) == len(found["labels"]) == 1
    assert found["columns"][0] > found["labels"][0] + 20
    assert found["overflow"] == 0


@pytest.mark.slow
@in_a_browser
def test_a_browser_shows_hanging_indents_on_a_small_screen(run: Run, tmp_path: Path) -> None:
    found = measured(page(run, RECORDS), tmp_path, "--window-size=360,700")
    assert (found["indent"], found["padding"]) == ("-32px", "32px")
    assert (found["overflow"], found["links"]) == (0, 12)


@pytest.mark.slow
@in_a_browser
def test_a_browser_shows_the_dark_page_to_those_who_want_it(run: Run, tmp_path: Path) -> None:
    text = page(run, RECORDS)
    light = measured(text, tmp_path, "--blink-settings=preferredColorScheme=1")
    dark = measured(text, tmp_path, "--blink-settings=preferredColorScheme=0")
    assert light["paper"] == "rgb(255, 255, 255)"
    assert dark["paper"] == "rgb(22, 22, 22)"
    assert dark["ink"] != light["ink"]
