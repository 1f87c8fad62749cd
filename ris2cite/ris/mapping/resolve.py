"""Choosing the mapping table for a format, and the rows and CSL type for a record."""

from __future__ import annotations

from functools import cache

from ris2cite.items.keys import is_good_key
from ris2cite.items.preprints import server_of_doi
from ris2cite.ris.mapping.early_access import date_early_access
from ris2cite.ris.mapping.refinements import (
    REFINEMENTS_OF,
    is_article_without_type,
    is_preprint,
    is_thesis_without_type,
)
from ris2cite.ris.mapping.row import Tables
from ris2cite.ris.mapping.tables import ROWS
from ris2cite.ris.mapping.types import (
    ALIASES,
    PREPRINT_ROWS,
    PREPRINT_TYPES,
    TYPES,
    WRITTEN_TYPES,
)
from ris2cite.ris.record import TaggedFormat
from ris2cite.ris.values.draft import Draft


def canonical_type(text: str) -> str | None:
    """The code of the 2011 table for a reference type as written, or None if unknown."""
    code = text.strip().upper()
    if code in TYPES:
        return code
    return ALIASES.get(code)


def _resolve_ris(draft: Draft) -> tuple[str, str]:
    """The name of the rows and the CSL type for a RIS record; reports unknown types."""
    code = canonical_type(draft.record.type)
    if code is None:
        return _resolve_unknown(draft)
    draft.type = code
    if code in PREPRINT_TYPES and is_preprint(draft):
        draft.item["genre"] = "Preprint"
        return PREPRINT_ROWS, "article"
    for refinement in REFINEMENTS_OF.get(code, ()):
        if refinement.holds(draft):
            return refinement.rows, refinement.csl
    csl, status = TYPES[code]
    if status:
        draft.item["status"] = status
    return code, csl


def _resolve_unknown(draft: Draft) -> tuple[str, str]:
    written = draft.record.type
    draft.type = ""
    rows, csl = "GEN", "document"
    if is_article_without_type(draft):
        rows, csl = "JOUR", "article-journal"
    elif is_thesis_without_type(draft):
        rows, csl = "THES", "thesis"
    what = f"unknown reference type “{written}”" if written else "no reference type"
    draft.report("unknown-type", f"{what}; read as {csl}", "TY")
    return rows, csl


def rows_to_write(code: str, csl: str) -> str:
    """The name of the rows that read an item of type ``csl`` from a record ``code``."""
    if csl == "article" and code in PREPRINT_TYPES:
        return PREPRINT_ROWS
    for refinement in REFINEMENTS_OF.get(code, ()):
        if refinement.csl == csl:
            return refinement.rows
    return code if code in TYPES else WRITTEN_TYPES.get(csl, "GEN")


def _finish_ris(draft: Draft) -> None:
    """Set the id of the item, and keep reference types that the CSL type does not imply."""
    for raw in draft.unread.get("ID", ()):
        if is_good_key(raw):
            draft.item["id"] = raw
            draft.take("ID", raw)
            break
    date_early_access(draft)
    if draft.item["type"] == "article" and "publisher" not in draft.item:
        server = server_of_doi(str(draft.item.get("DOI", "")))
        if server:
            draft.item["publisher"] = server
    if draft.type != WRITTEN_TYPES[draft.item["type"]]:
        draft.unread["TY"] = [draft.type or draft.record.type]


@cache
def tables_of(format: TaggedFormat) -> Tables:
    """The tables of a format; those of other formats than RIS are imported on first use."""
    if format == "wos":
        from ris2cite.ris.mapping import wos

        return wos.TABLES
    if format == "nbib":
        from ris2cite.ris.mapping import nbib

        return nbib.TABLES
    return Tables(ROWS, _resolve_ris, _finish_ris)
