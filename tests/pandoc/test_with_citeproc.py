"""Thirty manuscripts in ten styles: as they should come out, and beside pandoc's own citeproc.

``differences.txt`` says in each line where the two differ, and who is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from ris2cite.pandoc.document import cited
from tests.support.pandoc import PANDOC, document_of, needs_pandoc, pandoc, paragraphs, text_of

HERE = Path(__file__).parent
STYLES = HERE.parents[1] / "styles"
MANUSCRIPTS = sorted((HERE / "manuscripts").glob("*.md"))
_BLANKS = re.compile("[\u00a0\u202f]")


class Difference(NamedTuple):
    """A difference between the two texts; ``document`` is a name, or ``*`` for any."""

    document: str
    citeproc: str
    ours: str
    reason: str


def differences() -> list[Difference]:
    lines = (HERE / "differences.txt").read_text("utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [Difference(*(part.strip() for part in row)) for row in rows]


def version() -> tuple[int, ...]:
    if not PANDOC:
        return (0,)
    said = pandoc(HERE / "differences.txt", "--version").stdout
    return tuple(map(int, re.findall(r"\d+", said.split("\n", 1)[0])))


def in_full(document: dict[str, Any]) -> dict[str, Any]:
    """The document without editing: pandoc prints titles as they are stored."""
    switch = {"t": "MetaMap", "c": {"edit": {"t": "MetaBool", "c": False}}}
    document["meta"]["ris2cite"] = switch
    return document


def ours(path: Path) -> str:
    return "\n\n".join(paragraphs(cited(in_full(document_of(path)), lambda _: None)))


@needs_pandoc
@pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.stem)
def test_a_manuscript_matches_its_golden(
    path: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    golden(HERE / "golden" / f"{path.stem}.txt", ours(path) + "\n")


@pytest.mark.slow
@pytest.mark.skipif(version() < (3, 9), reason="the table is that of pandoc 3.9")
@pytest.mark.parametrize("path", MANUSCRIPTS, ids=lambda path: path.stem)
def test_a_manuscript_differs_from_citeproc_only_where_the_table_says(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    style = text_of(document_of(path)["meta"]["csl"]["c"])
    file = path.parent / style if style.endswith(".csl") else STYLES / f"{style}.csl"
    theirs = document_of(path, "--citeproc", "-M", f"csl={file}")
    expected = _BLANKS.sub(" ", "\n\n".join(paragraphs(theirs)))
    for row in differences():
        if row.document == path.stem:
            assert row.citeproc in expected, "the table has a line too many"
        if row.document in (path.stem, "*"):
            expected = expected.replace(row.citeproc, row.ours)
    assert _BLANKS.sub(" ", ours(path)) == expected
