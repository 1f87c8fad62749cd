"""Real exports, converted to .bib files that other programs can read."""

from __future__ import annotations

from typing import Literal

import pytest

import ris2cite
from ris2cite.bibtex.writer import write
from tests.support.bib_readers import read_with_bibtexparser, read_with_pybtex
from tests.support.paths import CORPUS

FILES = sorted((CORPUS / "ris").glob("*.ris"))


@pytest.mark.slow
@pytest.mark.skipif(not FILES, reason="the corpus of real files is not beside this checkout")
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_every_real_record_is_read_back(dialect: Literal["bibtex", "biblatex"]) -> None:
    items = [
        item for path in FILES for item in ris2cite.iter_items(path, on_diagnostic=lambda _: None)
    ]
    for item in items:
        item.pop("abstract", None)  # nothing but prose, and most of the bytes
    text = "".join(write(items, dialect, report=lambda _: None))
    entries = read_with_pybtex(text)
    assert len(entries) == len(items)
    assert len({entry.key.lower() for entry in entries}) == len(items)
    assert [entry.key for entry in read_with_bibtexparser(text)] == [e.key for e in entries]
