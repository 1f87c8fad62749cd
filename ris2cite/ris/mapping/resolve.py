"""Which tables a format is read by, and what its reference types are in CSL."""

from __future__ import annotations

import re
from functools import cache

from ris2cite.items.keys import is_good_key
from ris2cite.ris.mapping.row import Tables
from ris2cite.ris.mapping.tables import ROWS
from ris2cite.ris.mapping.types import (
    ALIASES,
    DOI_TAGS,
    PREPRINT_ROWS,
    PREPRINT_TYPES,
    REFINEMENTS,
    TYPES,
    UNKNOWN_WITH_JOURNAL,
    WRITTEN_TYPES,
)
from ris2cite.ris.record import TaggedFormat
from ris2cite.ris.values.draft import Draft, Tags
from ris2cite.ris.values.identifiers import doi
from ris2cite.text.pattern import Pattern

_PREPRINT = Pattern(r"\b(?:pre-?print|posted content)", re.IGNORECASE)
_SERVER = Pattern(
    r"\b(?:(?:ar|bio|med|chem|psyar|socar|engr|edar|techr|ecoevor|eartharx|agri|law)x?r?xiv|ssrn|"
    r"research square|preprints\.org|authorea)\b",
    re.IGNORECASE,
)
_PREPRINT_DOI = Pattern(
    r"10\.48550/arxiv\.|10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}(?:v\d+)?$", re.IGNORECASE
)


def _has(draft: Draft, tags: Tags) -> bool:
    return any(tag in draft.left for tag in tags)


def canonical_type(text: str) -> str | None:
    """The code of 2011 for a written reference type; None for an unknown one."""
    code = text.strip().upper()
    if code in TYPES:
        return code
    return ALIASES.get(code)


def is_preprint(draft: Draft) -> bool:
    """Whether M3 or PB names a preprint (server), or the DOI is one's; never with a volume."""
    left = draft.left
    if "VL" in left:
        return False
    return (
        any(
            _PREPRINT.search(value) or _SERVER.search(value)
            for tag in ("M3", "PB")
            for value in left.get(tag, ())
        )
        or _PREPRINT_DOI.match(_first_doi(left)) is not None
    )


def _first_doi(left: dict[str, list[str]]) -> str:
    """The DOI that the record will have, "" for none."""
    for tag in DOI_TAGS:
        for value in left.get(tag, ()):
            found = doi(value) if "10." in value or "10%" in value else None
            if found:
                return found
    return ""


def _resolve_ris(draft: Draft) -> tuple[str, str]:
    """The rows and the CSL type of a RIS record; an unknown type is reported."""
    code = canonical_type(draft.record.type)
    if code is None:
        return _resolve_unknown(draft)
    draft.type = code
    if code in PREPRINT_TYPES and is_preprint(draft):
        draft.item["genre"] = "Preprint"
        return PREPRINT_ROWS, "article"
    for types, has, lacks, rows, csl in REFINEMENTS:
        if code in types and (not has or _has(draft, has)) and not _has(draft, lacks):
            return rows, csl
    csl, status = TYPES[code]
    if status:
        draft.item["status"] = status
    return code, csl


def _resolve_unknown(draft: Draft) -> tuple[str, str]:
    written = draft.record.type
    draft.type = ""
    journal, issue = UNKNOWN_WITH_JOURNAL
    article = _has(draft, journal) and _has(draft, issue)
    rows, csl = ("JOUR", "article-journal") if article else ("GEN", "document")
    what = f"“{written}” is no reference type" if written else "the record has no reference type"
    draft.report("unknown-type", f"{what}: taken for {csl}", "TY")
    return rows, csl


def rows_to_write(code: str, csl: str) -> str:
    """The name of the rows by which an item of type ``csl`` is read from a record ``code``."""
    if csl == "article" and code in PREPRINT_TYPES:
        return PREPRINT_ROWS
    for refinement in REFINEMENTS:
        if code in refinement.types and refinement.csl == csl:
            return refinement.rows
    return code if code in TYPES else WRITTEN_TYPES.get(csl, "GEN")


def _finish_ris(draft: Draft) -> None:
    """The record's own id, and its reference type where the CSL type does not say it."""
    for raw in draft.left.get("ID", ()):
        if is_good_key(raw):
            draft.item["id"] = raw
            draft.take("ID", raw)
            break
    if draft.type != WRITTEN_TYPES[draft.item["type"]]:
        draft.left["TY"] = [draft.type or draft.record.type]


@cache
def tables_of(format: TaggedFormat) -> Tables:
    """The tables of a format; those of the relatives are imported on first use."""
    if format == "wos":
        from ris2cite.ris.mapping.wos import TABLES

        return TABLES
    if format == "nbib":
        from ris2cite.ris.mapping import nbib as nbib_tables

        return nbib_tables.TABLES
    return Tables(ROWS, _resolve_ris, _finish_ris)
