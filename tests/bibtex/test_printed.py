"""Every value of an item is printed in typeset documents, in BibTeX and BibLaTeX styles.

``printed/facts.json`` has an item of each kind whose values occur nowhere else;
``printed/left_out.txt`` says which of them a style does not print by its own rules.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.typeset import BIBLATEX_STYLES, BIBTEX_STYLES, printed

FOLDER = Path(__file__).parent / "printed"
ITEMS: list[dict[str, Any]] = json.loads(FOLDER.joinpath("facts.json").read_text("utf-8"))
NOT_PRINTED = {"id", "type", "custom", "issued", "URL", "recipient", "page"}
CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "bib"

pytestmark = [
    pytest.mark.latex,
    pytest.mark.skipif(
        not all(map(shutil.which, ("bibtex", "biber", "lualatex", "pdftotext"))),
        reason="TeX or pdftotext is not installed",
    ),
]


def facts(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The variables that a reference should show, and how."""
    for variable, value in item.items():
        if variable in NOT_PRINTED or (variable == "genre" and value == "PhD thesis"):
            continue
        if isinstance(value, list):
            yield variable, value[0].get("family") or value[0]["literal"]
        else:
            yield variable, value
    yield "issued", str(item["issued"]["date-parts"][0][0])


def left_out(style: str) -> set[str]:
    """The values that a style does not print, as ``id variable``."""
    lines = FOLDER.joinpath("left_out.txt").read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {f"{key} {variable}" for styles, key, variable in rows if style in styles.split(",")}


@pytest.mark.parametrize("style", [*BIBTEX_STYLES, *BIBLATEX_STYLES])
def test_every_fact_is_printed(style: str, tmp_path: Path) -> None:
    text = printed(ITEMS, style, tmp_path).lower()
    missing = {
        f"{item['id']} {variable}"
        for item in ITEMS
        for variable, fact in facts(item)
        if fact.lower() not in text
    }
    assert missing == left_out(style)


def phrases(style: str) -> list[str]:
    """What a style prints of the items in ``reports.json``, which are of reported kinds."""
    lines = FOLDER.joinpath("reports.txt").read_text("utf-8").splitlines()
    rows = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return [words for shown, _, words in rows if shown == style]


@pytest.mark.parametrize("style", ["plain", "IEEEtran", "apa", "numeric"])
def test_records_of_reported_kinds_are_printed_as_an_editor_expects(
    style: str, tmp_path: Path
) -> None:
    items = json.loads(FOLDER.joinpath("reports.json").read_text("utf-8"))
    text = printed(items, style, tmp_path).replace("\\&", "&")
    assert [words for words in phrases(style) if words not in text] == []


def expectations() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.expect.json")):
        for dialect in ("bibtex", "biblatex"):
            expected = json.loads(path.read_text("utf-8"))[dialect].get("printed")
            if expected:
                name = path.name.removesuffix(".expect.json")
                yield pytest.param(name, expected, id=f"{name}-{dialect}")


@pytest.mark.skipif(not CASES.is_dir(), reason="the cases are not beside this checkout")
@pytest.mark.parametrize(("name", "expected"), list(expectations()) or [("", {})])
def test_latex_prints_the_expected_text(name: str, expected: Any, tmp_path: Path) -> None:
    import ris2cite

    items = ris2cite.read(CASES / f"{name}.ris", on_diagnostic=lambda _: None)
    text = printed(items, expected["style"], tmp_path)
    plain = re.sub(r"``|''", '"', text).replace("“", '"').replace("”", '"')
    for wanted in expected["contains"]:
        assert wanted in text or wanted in plain
    for unwanted in expected["absent"]:
        assert unwanted not in text
