"""The items that a document cites, from its bibliographies and its metadata."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from ris2cite import api
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item
from ris2cite.pandoc.metadata import Metadata

_OWN = "references"


def items_of(
    metadata: Metadata, wanted: Collection[str] | None, report: Report
) -> tuple[list[Item], list[str]]:
    """The items with the keys ``wanted``, or all if it is None: those of the bibliographies,
    then the references in the metadata. If a key occurs twice, the last one is used, as in
    pandoc. Notes and warnings about other items are not reported. The second value is the
    keys of all items.
    """
    keys: list[str] = []
    scheme = metadata.options().get("keys")
    references = metadata.references()
    sources: list[tuple[str, Any]] = [(path, path) for path in metadata.texts("bibliography")]
    if references:
        sources.append((_OWN, json.dumps(references).encode()))
    found: dict[str, Item] = {}
    for name, source in sources:
        pending: list[Diagnostic] = []  # about the next item
        keyed = str(scheme) if scheme is not None and name != _OWN else None
        for item in api.iter_items(source, on_diagnostic=pending.append, keys=keyed):
            key = item["id"]
            keys.append(key)
            if wanted is None or key in wanted:
                if key in found and name != _OWN:
                    message = f"“{key}” is in an earlier bibliography too; this one is used"
                    pending.append(Diagnostic("warning", "duplicate-id", message, name))
                found[key] = item
            else:
                pending[:] = [each for each in pending if each.severity == "error"]
            _pass_on(pending, name, report)
            pending.clear()
        _pass_on(pending, name, report)
    return list(found.values()), keys


def _pass_on(pending: list[Diagnostic], name: str, report: Report) -> None:
    """Report the diagnostics; references in the metadata are located by their number."""
    for each in pending:
        report(each._replace(source=name, line=each.record) if each.source is None else each)
