"""Invented items that several tests share."""

from __future__ import annotations

from typing import Any

ARTICLE: dict[str, Any] = {
    "id": "a",
    "type": "article-journal",
    "title": "Moss on roofs of the old harbour",
    "author": [{"family": "Brandauer", "given": "Mila"}],
    "issued": {"date-parts": [[2019]]},
    "container-title": "Roof Notes",
    "DOI": "10.5555/m.1",
}
