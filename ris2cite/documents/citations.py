"""Reading and validating the citations of a document, given as JSON or Python objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.model import LOCATORS
from ris2cite.text.suggest import did_you_mean

_CITE_KEYS: tuple[str, ...] = (
    "id", "locator", "label", "prefix", "suffix", "suppress-author", "author-only", "position",
    "near-note", "first-reference-note-number", "itemData", "uri", "uris", "sortkeys",
)  # fmt: skip
"""The keys of a cite: those of CSL's citation schema, citeproc-js and Zotero."""

_LOCATORS = (*LOCATORS, "sub verbo", "title")
"""The labels of locators, with two former names."""


def read_clusters(text: str | bytes, source: str, report: Report) -> list[Any]:
    """The clusters in a JSON document: a list as for ``checked_clusters``, or an object with
    such a list under ``citations``.

    Raises UsageError, with the place, for anything else.
    """
    import json

    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{source}: this is not JSON: {error}") from error
    if isinstance(found, dict):
        found = found.get("citations", found.get("clusters"))
    if not isinstance(found, list):
        raise UsageError(f"{source}: must be a JSON list of citations")
    return checked_clusters(found, source, report)


def checked_clusters(found: Iterable[Any], source: str, report: Report) -> list[Any]:
    """Validated clusters for the processor: citations of citeproc-js, lists of cites, or
    single cites; a cite can be just an id.

    Raises UsageError, with the place, for anything else. Unknown keys and labels are
    reported.
    """
    clusters = [_cluster(raw, f"{source}: citation {n}") for n, raw in enumerate(found, 1)]
    for number, cluster in enumerate(clusters, 1):
        for cite in cites_of(cluster):
            for wrong in _unknown_in(cite):
                message = f"citation {number}: {wrong}"
                report(Diagnostic("warning", "unknown-cite-key", message, source=source))
    return clusters


def cites_of(cluster: Any) -> Any:
    """The cites of a cluster in any form."""
    return cluster["citationItems"] if isinstance(cluster, dict) else cluster


def _cluster(raw: Any, place: str) -> Any:
    if isinstance(raw, str) or (isinstance(raw, dict) and "citationItems" not in raw):
        raw = [raw]  # a single cite
    cites = cites_of(raw)
    if isinstance(cites, (list, tuple)):
        cites = [{"id": cite} if isinstance(cite, str) else cite for cite in cites]
    if not isinstance(cites, list) or not cites:
        raise UsageError(f"{place} has no list of cites (“citationItems”)")
    for cite in cites:
        if not isinstance(cite, dict) or not isinstance(cite.get("id"), (str, int)):
            raise UsageError(f"{place} has a cite without an “id”")
    named = [{**cite, "id": str(cite["id"])} for cite in cites]
    if not isinstance(raw, dict):
        return named
    properties = raw.get("properties") or {}
    note = properties.get("noteIndex", 0) if isinstance(properties, dict) else None
    if not isinstance(note, int):
        raise UsageError(f"{place} has a noteIndex that is not a number")
    return {**raw, "citationItems": named}


def _unknown_in(cite: dict[str, Any]) -> Iterator[str]:
    """Yield messages about unknown keys and labels of a cite, with suggestions."""
    wrong = [("key", key, _CITE_KEYS) for key in cite if key not in _CITE_KEYS]
    label = cite.get("label")
    if label and label not in _LOCATORS:
        wrong.append(("label", str(label), _LOCATORS))
    for what, word, known in wrong:
        yield f"unknown {what} “{word}” in a cite{did_you_mean(word, known)}"
