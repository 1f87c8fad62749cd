"""Reading fixtures of the CSL test suite, and replaying their citation edits.

A fixture is a text file of sections, ``>>==== NAME ====>>`` to ``<<==== NAME ====<<``;
what stands between the sections is commentary. MODE says whether RESULT shows
citations or a bibliography; INPUT holds the items and CSL the style.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

SECTION = re.compile(
    r"^>>=+ *(?P<name>[A-Z-]+) *=+>>[^\n]*\n(?P<body>.*?)\n?^<<=+ *(?P=name) *=+<<",
    re.DOTALL | re.MULTILINE,
)

READ = frozenset(
    "MODE RESULT INPUT CSL CITATION-ITEMS CITATIONS BIBENTRIES VERSION DESCRIPTION".split()
)
"""The sections that the runner uses, or that are for human readers."""


class Fixture(NamedTuple):
    """One fixture; ``clusters`` are the citations of the document, in its order. Where there
    are none, all items are cited once, in the bibliography's order.

    ``marked`` says that RESULT starts each line with ``..[0] `` or ``>>[0] ``.
    ``unread`` names sections that change the result and that the runner cannot act on.
    """

    name: str
    mode: str
    style: bytes
    items: list[dict[str, Any]]
    clusters: list[dict[str, Any]]
    expected: str
    marked: bool
    unread: tuple[str, ...]

    @property
    def category(self) -> str:
        """The part of the name before the underscore: ``sort`` of ``sort_Conditional``."""
        return self.name.partition("_")[0]


def read_fixture(path: Path) -> Fixture:
    """The fixture in ``path``; raises ``ValueError`` where a section is missing."""
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    sections = {match["name"]: match["body"] for match in SECTION.finditer(text)}
    missing = {"MODE", "RESULT", "INPUT", "CSL"} - sections.keys()
    if missing:
        raise ValueError(f"{path.name}: no section {', '.join(sorted(missing))}")
    items = _distinct(json.loads(sections["INPUT"]))
    if "BIBENTRIES" in sections:
        items = _cited_items(items, [str(i) for i in json.loads(sections["BIBENTRIES"])[-1]])
    if "CITATIONS" in sections:
        clusters = replay(json.loads(sections["CITATIONS"]))
        items = _cited_items(items, _cited_ids(clusters))
    elif "CITATION-ITEMS" in sections:
        clusters = [_cluster(cites) for cites in json.loads(sections["CITATION-ITEMS"])]
    else:
        clusters = []
    return Fixture(
        name=path.stem,
        mode=sections["MODE"].strip(),
        style=sections["CSL"].strip().encode(),
        items=items,
        clusters=clusters,
        expected=sections["RESULT"],
        marked="CITATIONS" in sections,
        unread=tuple(sorted(sections.keys() - READ)),
    )


def replay(edits: list[list[Any]]) -> list[dict[str, Any]]:
    """The document after a list of ``processCitationCluster`` edits.

    An edit is ``[citation, before, after]``: a citation to insert or to replace, and
    the whole of the document around it as ``[citationID, noteIndex]`` pairs. A citation
    that neither list names is gone; a new note index in a list moves the citation.
    """
    known: dict[str, dict[str, Any]] = {}
    order: list[str] = []
    for citation, before, after in edits:
        known[citation["citationID"]] = {
            "citationID": citation["citationID"],
            **_cluster(citation["citationItems"]),
            "properties": {"noteIndex": 0, **citation.get("properties", {})},
        }
        for key, note in [*before, *after]:
            known[key]["properties"]["noteIndex"] = note
        order = [*(key for key, _ in before), citation["citationID"], *(key for key, _ in after)]
    return [known[key] for key in order]


def _cluster(cites: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "citationItems": [{**cite, "id": str(cite["id"])} for cite in cites],
        "properties": {"noteIndex": 0},
    }


def _distinct(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The items with string ids; of two with the same id, the later counts, as in a JSON object."""
    by_id = {}
    for place, item in enumerate(items, 1):
        key = str(item.get("id", f"item-{place}"))
        by_id[key] = {**item, "id": key}
    return list(by_id.values())


def _cited_ids(clusters: list[dict[str, Any]]) -> list[str]:
    return [cite["id"] for cluster in clusters for cite in cluster["citationItems"]]


def _cited_items(items: list[dict[str, Any]], ids: list[str]) -> list[dict[str, Any]]:
    """The items of ``ids``, in the order in which the document cites them first."""
    by_id = {item["id"]: item for item in items}
    return [by_id[key] for key in dict.fromkeys(ids)]
