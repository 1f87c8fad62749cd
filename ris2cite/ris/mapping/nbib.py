"""PubMed's field tags (``.nbib``, MEDLINE display format) → CSL 1.0.2.

The source is the National Library of Medicine's description of the fields. Full names and
titles take precedence over abbreviated ones.
"""

from __future__ import annotations

from ris2cite.ris.mapping.early_access import date_early_access
from ris2cite.ris.mapping.row import Tables, TagRow
from ris2cite.ris.values import (
    containers,
    dates,
    identifiers,
    lists,
    name_lists,
    names,
    notes,
    numbers,
    pages,
    preprints,
    text,
    titles,
)
from ris2cite.ris.values.draft import Draft

_BOOK = frozenset(["BOOK"])
_BOOKS = frozenset(["BOOK", "CHAPTER"])
_PREPRINT = frozenset(["PREPRINT"])

ROWS: tuple[TagRow, ...] = (
    TagRow(("BTI", "TI"), "title", titles.title, _BOOK),
    TagRow(("TI",), "title", titles.title, None, _BOOK),
    TagRow(("TT",), "original-title", titles.title),
    TagRow(("BTI",), "container-title", titles.title, frozenset(["CHAPTER"])),
    TagRow(("JT", "TA"), "publisher", preprints.server, _PREPRINT),
    TagRow(("JT", "TA"), "container-title", containers.container, None, _PREPRINT),
    TagRow(("TA",), "container-title-short", containers.container_short),
    TagRow(("CTI",), "collection-title", titles.title),
    TagRow(("VTI",), "volume-title", titles.title, _BOOKS),
    TagRow(("FAU", "AU"), "author", names.names),
    TagRow(("CN",), "author", name_lists.added_names),
    TagRow(("FED", "ED"), "editor", names.names),
    TagRow(("BAU",), "container-author", names.names, _BOOKS),
    TagRow(("LocationLabel",), "chapter-number", text.plain, frozenset(["CHAPTER"])),
    TagRow(("DP",), "issued", dates.issued),
    TagRow(("DEP",), "available-date", dates.certain_date),
    TagRow(("LID", "AID"), "DOI", identifiers.article_doi),
    TagRow(("PG",), "page", pages.one_page_field),
    TagRow(("LID", "AID"), "number", pages.locator),
    TagRow(("PMID",), "PMID", identifiers.digits),
    TagRow(("PMC", "PMCR"), "PMCID", identifiers.pubmed_central),
    TagRow(("IS", "ISBN"), "ISSN", identifiers.serials),
    TagRow(("IS", "ISBN"), "ISBN", identifiers.isbns),
    TagRow(("IP",), "issue", numbers.issue_number),
    TagRow(("VI",), "volume", numbers.volume),
    TagRow(("EN",), "edition", numbers.edition_number),
    TagRow(("PB",), "publisher", text.plain),
    TagRow(("PL",), "publisher-place", text.plain, _BOOKS),
    TagRow(("LA",), "language", lists.language_tag),
    TagRow(("AB",), "abstract", text.abstract),
    TagRow(("OT", "MH"), "keyword", lists.keywords),
    TagRow(("GN",), "annote", notes.notes),
)


def _resolve(draft: Draft) -> tuple[str, str]:
    """The type (book, chapter, preprint or article), by PT and the titles of the record."""
    unread = draft.unread
    if "BTI" in unread:
        part = "TI" in unread and unread["TI"] != unread["BTI"]
        return ("CHAPTER", "chapter") if part else ("BOOK", "book")
    if "Preprint" in unread.get("PT", ()):
        draft.item["genre"] = "Preprint"
        return "PREPRINT", "article"
    return "ARTICLE", "article-journal"


TABLES = Tables(ROWS, _resolve, date_early_access)
