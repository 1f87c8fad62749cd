"""Web of Science field tags → CSL 1.0.2, as data (``savedrecs.txt``, ``.ciw``).

Source: the Core Collection's list of field tags. Full names and titles come before
abbreviated ones.
"""

from __future__ import annotations

from ris2cite.ris.mapping.tables import Row, Tables
from ris2cite.ris.values import dates, identifiers, lists, names, pages, special, text
from ris2cite.ris.values.draft import Draft

_BOOK = frozenset(["BOOK"])
_PARTS = frozenset(["CHAPTER", "PAPER"])
_MEETING = frozenset(["ARTICLE", "PAPER", "CHAPTER", "BOOK"])

ROWS: tuple[Row, ...] = (
    Row(("TI", "SO"), "title", text.title, _BOOK),
    Row(("TI",), "title", text.title, None, _BOOK),
    Row(("SO", "JI", "J9"), "container-title", text.title, None, _BOOK),
    Row(("JI", "J9"), "container-title-short", special.container_short),
    Row(("SE",), "collection-title", text.title),
    Row(("AF", "AU"), "author", names.names),
    Row(("CA",), "author", special.added_names),
    Row(("BF", "BA"), "container-author", names.names, _PARTS),
    Row(("BF", "BA"), "author", names.names, _BOOK),
    Row(("GP",), "contributor", special.added_names),
    Row(("BE", "ED"), "editor", names.names),
    Row(("PD", "PY"), "issued", dates.issued),
    Row(("EA",), "available-date", special.certain_date),
    Row(("CT",), "event-title", text.title, _MEETING),
    Row(("CL",), "event-place", text.plain, _MEETING),
    Row(("CY",), "event-date", special.certain_date, _MEETING),
    Row(("DI",), "DOI", identifiers.doi_number, None, _BOOK),
    Row(("DI", "D2"), "DOI", identifiers.doi_number, _BOOK),
    Row(("PM",), "PMID", special.digits),
    Row(("PN",), "number", text.plain, frozenset(["PATENT"])),
    Row(("SN", "EI", "BN"), "ISSN", identifiers.serials),
    Row(("SN", "EI", "BN"), "ISBN", identifiers.isbns),
    Row(("IS",), "issue", pages.issue_number),
    Row(("SU",), "supplement-number", text.plain),
    Row(("PN",), "part-number", text.plain),
    Row(("VL",), "volume", pages.volume),
    Row(("BP", "EP"), "page", pages.article_pages),
    Row(("AR",), "number", pages.article),
    Row(("PG",), "number-of-pages", text.plain, _BOOK),
    Row(("PU",), "publisher", text.plain),
    Row(("PI",), "publisher-place", text.plain),
    Row(("LA",), "language", lists.language_tag),
    Row(("AB",), "abstract", text.abstract),
    Row(("DE", "ID"), "keyword", lists.keywords),
)

_KINDS: dict[str, tuple[str, str]] = {
    "J": ("ARTICLE", "article-journal"),
    "B": ("BOOK", "book"),
    "S": ("CHAPTER", "chapter"),
    "C": ("PAPER", "paper-conference"),
    "P": ("PATENT", "patent"),
}
"""Publication type (PT) → name of the rows, CSL type."""


def _resolve(draft: Draft) -> tuple[str, str]:
    """Journal, book, part of a book or of proceedings, patent: by PT, DT, TI and SO."""
    written = draft.record.type.strip().upper()
    kind = _KINDS.get(written[:1])
    if kind is None:
        draft.tell("unknown-type", f"“{written}” is no publication type: taken for J", "PT")
        kind = _KINDS["J"]
    draft.type = kind[0]
    left = draft.left
    what = " ".join(left.get("DT", ())).casefold()
    if written[:1] in ("B", "S", "C"):
        part = "TI" in left and "SO" in left and left["TI"] != left["SO"]
        if "proceedings paper" in what or "meeting abstract" in what:
            kind = ("PAPER", "paper-conference")
        elif part or "chapter" in what:
            kind = ("CHAPTER", "chapter")
    return kind


TABLES = Tables(ROWS, _resolve, lambda draft: None)
