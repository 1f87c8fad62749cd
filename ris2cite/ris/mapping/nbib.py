"""PubMed's field tags → CSL 1.0.2, as data (``.nbib``, MEDLINE display format).

Source: the National Library of Medicine's description of the fields. Full names and
titles come before abbreviated ones.
"""

from __future__ import annotations

from ris2cite.ris.mapping.tables import Row, Tables
from ris2cite.ris.values import dates, identifiers, lists, names, notes, pages, special, text
from ris2cite.ris.values.draft import Draft

_BOOK = frozenset(["BOOK"])
_BOOKS = frozenset(["BOOK", "CHAPTER"])

ROWS: tuple[Row, ...] = (
    Row(("BTI", "TI"), "title", special.pubmed_title, _BOOK),
    Row(("TI",), "title", special.pubmed_title, None, _BOOK),
    Row(("TT",), "original-title", special.pubmed_title),
    Row(("BTI",), "container-title", special.pubmed_title, frozenset(["CHAPTER"])),
    Row(("JT", "TA"), "container-title", text.title),
    Row(("TA",), "container-title-short", special.container_short),
    Row(("CTI",), "collection-title", special.pubmed_title),
    Row(("VTI",), "volume-title", special.pubmed_title, _BOOKS),
    Row(("FAU", "AU"), "author", names.names),
    Row(("CN",), "author", special.added_names),
    Row(("FED", "ED"), "editor", names.names),
    Row(("DP",), "issued", dates.issued),
    Row(("DEP",), "available-date", special.certain_date),
    Row(("LID", "AID"), "DOI", special.article_doi),
    Row(("PMID",), "PMID", special.digits),
    Row(("PMC", "PMCR"), "PMCID", identifiers.pubmed_central),
    Row(("IS", "ISBN"), "ISSN", identifiers.serials),
    Row(("IS", "ISBN"), "ISBN", identifiers.isbns),
    Row(("IP",), "issue", pages.issue_number),
    Row(("VI",), "volume", pages.volume),
    Row(("PG",), "page", special.one_page_field),
    Row(("EN",), "edition", pages.edition_number),
    Row(("PB",), "publisher", text.plain),
    Row(("PL",), "publisher-place", text.plain, _BOOKS),
    Row(("LA",), "language", lists.language_tag),
    Row(("AB",), "abstract", text.abstract),
    Row(("OT", "MH"), "keyword", lists.keywords),
    Row(("GN",), "annote", notes.notes),
)


def _resolve(draft: Draft) -> tuple[str, str]:
    """A book, a chapter, a preprint or an article: by the titles there are and PT."""
    left = draft.left
    if "BTI" in left:
        return ("CHAPTER", "chapter") if "TI" in left else ("BOOK", "book")
    if "Preprint" in left.get("PT", ()):
        draft.item["genre"] = "Preprint"
        return "ARTICLE", "article"
    return "ARTICLE", "article-journal"


TABLES = Tables(ROWS, _resolve, lambda draft: None)
