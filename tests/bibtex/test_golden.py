"""Items in ``cases/*.json`` and the expected .bib files, in both dialects.

A case is data: add an item to a file, run ``pytest --regenerate``, and read the
difference before it is committed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest

from ris2cite.bibtex.writer import write
from ris2cite.errors import Diagnostic

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.json"))
Dialect = Literal["bibtex", "biblatex"]


def load(path: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return items


def written(path: Path, dialect: Dialect) -> str:
    reported: list[Diagnostic] = []
    return "".join(write(load(path), dialect, report=reported.append))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_items_are_written_as_expected(
    path: Path, dialect: Dialect, golden: Callable[[Path, str], None]
) -> None:
    golden(path.with_suffix(f".{dialect}.bib"), written(path, dialect))


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_output_is_reproducible(dialect: Dialect) -> None:
    assert all(written(path, dialect) == written(path, dialect) for path in CASES)
