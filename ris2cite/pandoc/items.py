"""The items that a document cites, from its bibliographies and its metadata."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ris2cite import api
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item
from ris2cite.pandoc.inlines import Kept
from ris2cite.pandoc.metadata import Metadata

_OWN = "references"


def items_of(
    metadata: Metadata, wanted: Collection[str] | None, kept: Kept, report: Report
) -> tuple[list[Item], list[str]]:
    """The items with the keys ``wanted``, or all if it is None: those of the bibliographies,
    then the references in the metadata. If a key occurs twice, the last one is used, as in
    pandoc. ``kept`` takes inlines of references that CSL cannot express. Notes and warnings
    about other items are not reported. The second value is the keys of all items.
    """
    keys: list[str] = []
    scheme = metadata.options().get("keys")
    references = metadata.references(kept)
    sources: list[tuple[str, Any]] = [(path, path) for path in metadata.texts("bibliography")]
    if references:
        sources.append((_OWN, json.dumps(references).encode()))
    found: dict[str, Item] = {}
    for name, source in sources:
        reported: list[Diagnostic] = []
        keyed = str(scheme) if scheme is not None and name != _OWN else None
        cited: set[int | None] = {None}  # the numbers of the cited records
        for number, item in enumerate(
            api.iter_items(source, on_diagnostic=reported.append, keys=keyed), 1
        ):
            key = item["id"]
            keys.append(key)
            if wanted is not None and key not in wanted:
                continue
            cited.add(number)
            if key in found and name != _OWN:
                message = f"“{key}” is also in an earlier bibliography; the entry here is used"
                report(Diagnostic("warning", "duplicate-id", message, name))
            found[key] = item
        for each in reported:
            if each.severity == "error" or each.record in cited:
                report(_located(each, name))
    return list(found.values()), keys


def _located(diagnostic: Diagnostic, name: str) -> Diagnostic:
    """The diagnostic, with the number of a reference in the metadata as its place."""
    if diagnostic.source is not None:
        return diagnostic
    return diagnostic._replace(source=name, line=diagnostic.record)
