"""The shared collection of real files, if available."""

from __future__ import annotations

import csv

from tests.support.paths import CORPUS


def index(name: str) -> list[dict[str, str]]:
    """The rows of an index; empty if the collection is not available."""
    path = CORPUS / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))
