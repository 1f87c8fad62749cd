"""Web of Science field tags (``savedrecs.txt``, ``.ciw``) → CSL 1.0.2.

The source is the list of field tags of the Core Collection. Full names and titles take
precedence over abbreviated ones.
"""

from __future__ import annotations

from ris2cite.ris.mapping.early_access import date_early_access
from ris2cite.ris.mapping.refinements import is_annual_review
from ris2cite.ris.mapping.row import Tables, TagRow
from ris2cite.ris.values import (
    containers,
    dates,
    identifiers,
    lists,
    name_lists,
    names,
    numbers,
    pages,
    text,
    titles,
)
from ris2cite.ris.values.draft import Draft

_BOOK = frozenset(["BOOK"])
_PARTS = frozenset(["CHAPTER", "PAPER"])
_MEETING = frozenset(["ARTICLE", "PAPER", "CHAPTER", "BOOK"])

ROWS: tuple[TagRow, ...] = (
    TagRow(("TI", "SO"), "title", titles.title, _BOOK),
    TagRow(("TI",), "title", titles.title, None, _BOOK),
    TagRow(("SO", "JI", "J9"), "container-title", containers.container, None, _BOOK),
    TagRow(("JI", "J9"), "container-title-short", containers.container_short),
    TagRow(("SE",), "collection-title", titles.other_title),
    TagRow(("AF", "AU"), "author", names.names),
    TagRow(("CA",), "author", name_lists.added_names),
    TagRow(("BF", "BA"), "container-author", names.names, _PARTS),
    TagRow(("BF", "BA"), "author", names.names, _BOOK),
    TagRow(("GP",), "contributor", name_lists.added_names),
    TagRow(("BE", "ED"), "editor", names.names),
    TagRow(("PD", "PY"), "issued", dates.issued),
    TagRow(("EA",), "available-date", dates.certain_date),
    TagRow(("CT",), "event-title", titles.other_title, _MEETING),
    TagRow(("CL",), "event-place", text.plain, _MEETING),
    TagRow(("CY",), "event-date", dates.certain_date, _MEETING),
    TagRow(("DI",), "DOI", identifiers.doi_number, None, _BOOK),
    TagRow(("DI", "D2"), "DOI", identifiers.doi_number, _BOOK),
    TagRow(("PM",), "PMID", identifiers.digits),
    TagRow(("PN",), "number", text.plain, frozenset(["PATENT"])),
    TagRow(("SN", "EI", "BN"), "ISSN", identifiers.serials),
    TagRow(("SN", "EI", "BN"), "ISBN", identifiers.isbns),
    TagRow(("IS",), "issue", numbers.issue_number),
    TagRow(("SU",), "supplement-number", text.plain),
    TagRow(("PN",), "part-number", text.plain),
    TagRow(("VL",), "volume", numbers.volume),
    TagRow(("BP", "EP"), "page", pages.article_pages),
    TagRow(("AR",), "number", pages.article),
    TagRow(("PG",), "number-of-pages", text.plain, _BOOK),
    TagRow(("PU",), "publisher", text.plain),
    TagRow(("PI",), "publisher-place", text.plain),
    TagRow(("LA",), "language", lists.language_tag),
    TagRow(("AB",), "abstract", text.abstract),
    TagRow(("DE", "ID"), "keyword", lists.keywords),
)

_KINDS: dict[str, tuple[str, str]] = {
    "J": ("ARTICLE", "article-journal"),
    "B": ("BOOK", "book"),
    "S": ("CHAPTER", "chapter"),
    "C": ("PAPER", "paper-conference"),
    "P": ("PATENT", "patent"),
}
"""Publication type (PT) → name of the rows and CSL type."""


def _resolve(draft: Draft) -> tuple[str, str]:
    """The type (journal, book, part of a book or proceedings, patent), by PT, DT, TI, SO."""
    written = draft.record.type.strip().upper()
    kind = _KINDS.get(written[:1])
    if kind is None:
        draft.report("unknown-type", f"“{written}” is not a publication type; read as J", "PT")
        kind = _KINDS["J"]
    draft.type = kind[0]
    unread = draft.unread
    what = " ".join(unread.get("DT", ())).casefold()
    if written[:1] in ("B", "S", "C"):
        part = "TI" in unread and "SO" in unread and unread["TI"] != unread["SO"]
        if "proceedings paper" in what or "meeting abstract" in what:
            kind = ("PAPER", "paper-conference")
        elif is_annual_review(draft):
            kind = _KINDS["J"]
        elif part or "chapter" in what:
            kind = ("CHAPTER", "chapter")
    return kind


TABLES = Tables(ROWS, _resolve, date_early_access)
