"""The items of a document: those in its metadata, and those of its bibliographies."""

from __future__ import annotations

import json
from typing import Any

from ris2cite import api
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item
from ris2cite.pandoc.metadata import Metadata


def items_of(metadata: Metadata, report: Report) -> list[Item]:
    """The references in the metadata, then those of the bibliographies. If a key occurs
    twice, the first one is used, as in pandoc."""
    found: dict[str, Item] = {}
    references = metadata.references()
    sources: list[Any] = [json.dumps(references).encode()] if references else []
    names: list[str | None] = [None] * len(sources)
    for path in metadata.texts("bibliography"):
        sources.append(path)
        names.append(path)
    for source, name in zip(sources, names, strict=True):
        for item in api.iter_items(source, on_diagnostic=report):
            if item["id"] in found:
                message = f"“{item['id']}” is in two bibliographies; the first is used"
                report(Diagnostic("warning", "duplicate-id", message, name))
            else:
                found[item["id"]] = item
    return list(found.values())
