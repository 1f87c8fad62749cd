"""The position of cites in the document (CSL 1.0.2, "Choose", position)."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping
from typing import Any

from ris2cite.csl.context import Cite

# The numbers are those of citeproc-js.
_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator", 4: "subsequent"}


class Cluster:
    """A citation: its cites, and the number of its note, or 0 if it is in the text.

    ``document`` means that the cluster is part of a document, so that its position
    matters; ``unsorted`` that its cites are not sorted, whatever the style says.
    ``stretches`` are the indexes at which a new stretch of cites starts; each stretch is
    sorted separately. ``optional`` means that the cluster may be empty, ``resets`` that all
    items count as new from here on.
    """

    __slots__ = (
        "cites",
        "document",
        "mode",
        "note",
        "optional",
        "resets",
        "stretches",
        "unsorted",
    )

    def __init__(self, raw: Any) -> None:
        properties: dict[str, Any] = {}
        self.document = isinstance(raw, Mapping) and "citationItems" in raw
        if self.document:
            properties = raw.get("properties") or {}
            raw = raw["citationItems"]
        elif isinstance(raw, (str, Mapping)):
            raw = [raw]
        cites = [{"id": cite} if isinstance(cite, str) else dict(cite) for cite in raw]
        self.cites = [Cite(cite) for cite in cites]
        self.note = _number(properties.get("noteIndex")) or 0
        self.unsorted = bool(properties.get("unsorted"))
        self.stretches: list[int] = list(properties.get("stretches") or ())
        self.optional = bool(properties.get("optional"))
        self.resets = bool(properties.get("resets"))
        self.mode = str(properties.get("mode") or "")
        for cite, given in zip(self.cites, cites, strict=False):
            position = given.get("position")
            if isinstance(position, int) and not isinstance(position, bool):
                cite.position = _POSITIONS.get(position, "first")
            elif isinstance(position, str) and position:
                cite.position = position
            cite.placed = position is not None
            cite.near_note = bool(given.get("near-note"))
            cite.first_note = _number(given.get("first-reference-note-number"))


def _number(value: Any) -> int | None:
    """The number of a note, or None if it is not a number."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return None


def locate(clusters: list[Cluster], distance: int) -> None:
    """Set the position of every cite of a document. ``distance`` is near-note-distance."""
    starts = [index for index, cluster in enumerate(clusters) if cluster.resets and index]
    for start, end in itertools.pairwise([0, *starts, len(clusters)]):
        for kind in (True, False):  # notes and text are separate sequences
            part = [cluster for cluster in clusters[start:end] if bool(cluster.note) is kind]
            _locate(part, distance)


def _locate(clusters: list[Cluster], distance: int) -> None:
    first_notes: dict[str, int] = {}
    last_notes: dict[str, int] = {}
    previous: Cluster | None = None
    in_note = Counter(cluster.note for cluster in clusters)
    for cluster in clusters:
        for place, cite in enumerate(cluster.cites):
            before: Cite | None = None
            if cite.placed:
                first_notes.setdefault(cite.id, cluster.note)
                last_notes[cite.id] = cluster.note
                continue
            if place:
                before = cluster.cites[place - 1]
            elif (
                previous is not None
                and len(previous.cites) == 1
                # After a note with several citations, "ibid." would be ambiguous.
                and (previous.note in (0, cluster.note) or in_note[previous.note] == 1)
                # "Ibid." refers to the immediately preceding note.
                and cluster.note - previous.note <= 1
            ):
                before = previous.cites[0]
            if cite.id not in first_notes:
                cite.position = "first"
                first_notes[cite.id] = cluster.note
            else:
                cite.position = _repeated(cite, before)
                cite.first_note = first_notes[cite.id]
                cite.near_note = cluster.note - last_notes[cite.id] <= distance
            last_notes[cite.id] = cluster.note
        previous = cluster


def _repeated(cite: Cite, before: Cite | None) -> str:
    """The position of a cite whose item has been cited before."""
    if before is None or before.id != cite.id:
        return "subsequent"
    if before.locator:
        if not cite.locator:
            return "subsequent"
        same = (before.locator, before.label) == (cite.locator, cite.label)
        return "ibid" if same else "ibid-with-locator"
    return "ibid-with-locator" if cite.locator else "ibid"
