"""Citations in the bundled styles: ten types of works.

``citations/STYLE.txt`` has, under each record's name, the first citation of a work, the
first one with a page, and a later one with a page, after another work was cited. After a
change that is meant, ``pytest tests/styles --regenerate`` writes the files again: read the
difference beside the manual.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor
from tests.styles.test_goldens import STYLES

HERE = Path(__file__).parent
CITATIONS = HERE / "citations"
KINDS = (
    "article",
    "article-many",
    "newspaper",
    "book",
    "book-edited",
    "book-in-series",
    "chapter",
    "thesis",
    "report",
    "webpage",
    "film",
)
BETWEEN = "no-author"


def records() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((HERE / "records.json").read_bytes())
    return loaded


def cited(items: list[dict[str, Any]], style: str, *cites: dict[str, Any]) -> str:
    """The last of several citations, each in a separate note or place."""
    clusters = [
        {"citationItems": [cite], "properties": {"noteIndex": number}}
        for number, cite in enumerate(cites, 1)
    ]
    return CslProcessor(items, style=style, to="text").cite_all(clusters)[-1]


def printed(style: str) -> str:
    by_id = {record["id"]: record for record in records()}
    blocks = []
    for kind in KINDS:
        items = [by_id[kind], by_id[BETWEEN]]
        plain = {"id": kind}
        first = cited(items, style, plain)
        page = cited(items, style, {"id": kind, "locator": "47", "label": "page"})
        pages = {"id": kind, "locator": "49-51", "label": "page"}
        again = cited(items, style, plain, {"id": BETWEEN}, pages)
        blocks.append(f"[{kind}]\nfirst: {first}\npage: {page}\nagain: {again}\n")
    return "\n".join(blocks)


@pytest.mark.parametrize("style", STYLES)
def test_works_are_cited_as_the_manual_has_it(style: str, request: pytest.FixtureRequest) -> None:
    file = CITATIONS / f"{style}.txt"
    text = printed(style)
    if request.config.getoption("--regenerate"):
        CITATIONS.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def test_later_citations_are_short_in_notes_only() -> None:
    for style in STYLES:
        blocks = (CITATIONS / f"{style}.txt").read_text(encoding="utf-8").split("\n\n")
        assert len(blocks) == len(KINDS)
        for block in blocks:
            lines = dict(line.split(": ", 1) for line in block.splitlines()[1:])
            shorter = len(lines["again"]) < len(lines["first"])
            assert shorter == (style == "chicago-notes-bibliography")
