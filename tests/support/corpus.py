"""The shared collection of real files, where it is at hand."""

from __future__ import annotations

import csv

from tests.support.paths import CORPUS


def index(name: str) -> list[dict[str, str]]:
    """The rows of an index, none where the collection is not there."""
    path = CORPUS / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
