"""References in the bundled styles: one record of each type, as text and HTML.

``golden/STYLE.txt`` has each entry under its record's name, then citations of some
records; ``golden/STYLE.html`` has the same entries as HTML. After a change that is
meant, ``pytest tests/styles --regenerate`` writes them anew: read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
STYLES = (
    "american-chemical-society",
    "american-medical-association",
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "harvard-cite-them-right",
    "ieee",
    "modern-language-association",
    "nature",
    "vancouver",
)

CITATIONS: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    ("one author, a page", [{"id": "chapter", "locator": "47", "label": "page"}]),
    ("two works", [{"id": "book"}, {"id": "webpage"}]),
    ("many authors", [{"id": "article-many"}]),
    ("no author", [{"id": "no-author"}]),
    ("no date", [{"id": "no-date", "locator": "3", "label": "chapter"}]),
    ("a corporate author", [{"id": "report"}]),
    ("a case", [{"id": "case"}]),
    ("an approximate date", [{"id": "circa"}, {"id": "circa-original"}]),
    ("an article once more", [{"id": "chapter", "locator": "49", "label": "page"}]),
)


def records() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((HERE / "records.json").read_bytes())
    return loaded


def ignore(_diagnostic: object) -> None:
    """A record that a style leaves out on purpose (a private letter) is reported."""


def printed_text(style: str) -> str:
    processor = CslProcessor(records(), style=style, to="text", on_diagnostic=ignore)
    blocks = [f"[{entry.id}]\n{entry.text}\n" for entry in processor.bibliography()]
    clusters = [
        {"citationItems": cites, "properties": {"noteIndex": number}}
        for number, (_name, cites) in enumerate(CITATIONS, 1)
    ]
    cited = processor.cite_all(clusters)
    blocks.extend(
        f"[cite: {name}]\n{text}\n" for (name, _), text in zip(CITATIONS, cited, strict=True)
    )
    return "\n".join(blocks)


def printed_html(style: str) -> str:
    processor = CslProcessor(records(), style=style, to="html", on_diagnostic=ignore)
    return "".join(f"{entry.text.strip()}\n" for entry in processor.bibliography())


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("suffix", "printed"), [("txt", printed_text), ("html", printed_html)])
def test_bundled_style_prints_its_golden(
    style: str, suffix: str, printed: Any, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"{style}.{suffix}", printed(style))


def test_every_record_is_in_every_golden() -> None:
    """Letters that APA and Chicago list, because they are archived."""
    for style in STYLES:
        text = (GOLDEN / f"{style}.txt").read_text(encoding="utf-8")
        missing = [record["id"] for record in records() if f"[{record['id']}]\n" not in text]
        assert missing == []


def test_the_records_cover_the_kinds_of_work() -> None:
    kinds = {record["type"] for record in records()}
    assert kinds >= {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "book",
        "chapter",
        "paper-conference",
        "thesis",
        "report",
        "webpage",
        "dataset",
        "software",
        "patent",
        "motion_picture",
        "legal_case",
        "legislation",
        "map",
        "personal_communication",
    }
    assert any("author" not in record and "editor" not in record for record in records())
    assert any("issued" not in record for record in records())
    assert any("title" not in record for record in records())
