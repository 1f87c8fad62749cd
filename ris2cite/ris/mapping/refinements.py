"""Recognising records whose values contradict their reference type."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ris2cite.items.preprints import (
    is_arxiv_path,
    is_server_doi,
    says_preprint,
    server_of,
)
from ris2cite.ris.mapping.types import ABBREVIATED, DOI_TAGS, types
from ris2cite.ris.values.containers import names_a_meeting
from ris2cite.ris.values.draft import Draft, Tags
from ris2cite.ris.values.identifiers import doi, has_issn, serial_numbers
from ris2cite.ris.values.numbers import placeholder_status
from ris2cite.ris.values.page_text import is_part_range
from ris2cite.ris.values.text import clean, folded
from ris2cite.text.pattern import Pattern

JOURNAL_TAGS: Tags = ("T2", "JF", "JO", *ABBREVIATED)
"""Tags for the title of a journal."""

_ISSUE_TAGS: Tags = ("VL", "VO", "IS", "CP")
_CHAPTER = Pattern(r"\bchapters?\b|\bsection\b|kapitel|chapitre", re.IGNORECASE)
_PAPER = Pattern(r"conference|proceeding|\bmeeting\b|congress", re.IGNORECASE)
_CHAPTER_DOI = Pattern(r"10\.\d{4,9}/(?:97[89][-\d]{10,14})[._-](?:ch)?\d{1,4}$", re.IGNORECASE)
"""A DOI that consists of the ISBN of a book and the number of a chapter."""


class Refinement(NamedTuple):
    """A rule for records of ``types`` for which ``holds`` is true.

    ``rows`` is the name of the rows to use for them, ``csl`` their CSL type, ``says`` the
    description in ``docs/mapping.md``.
    """

    types: frozenset[str]
    holds: Callable[[Draft], bool]
    rows: str
    csl: str
    says: str


def has(draft: Draft, tags: Tags) -> bool:
    """Whether the record has a value for one of the tags."""
    return any(tag in draft.unread for tag in tags)


def _texts(draft: Draft, *tags: str) -> list[str]:
    return [value for tag in tags for value in draft.unread.get(tag, ())]


def doi_of(draft: Draft) -> str:
    """The DOI of the record, or ""."""
    for value in _texts(draft, *DOI_TAGS):
        found = doi(value) if "10." in value or "10%" in value else None
        if found:
            return found
    return ""


def is_preprint(draft: Draft) -> bool:
    """Whether a title, M3 or PB names a preprint server, or the DOI is from one, and there
    is no volume."""
    unread = draft.unread
    real_volume = False
    for value in unread.get("VL", ()):
        if value[0] in "123456789":  # as nearly all volumes, but no placeholder or path
            real_volume = True
        elif is_arxiv_path(value):
            return True
        elif placeholder_status(value) is None:
            real_volume = True
    if real_volume:
        return False
    containers = JOURNAL_TAGS if "IS" not in unread else ()
    return (
        any(map(says_preprint, _texts(draft, "M3", "PB")))
        or any(map(server_of, _texts(draft, *containers)))
        or is_server_doi(doi_of(draft))
    )


def _other_title(draft: Draft) -> bool:
    """Whether there is a T2, JF or JO that is not the title itself."""
    title = {folded(clean(value)) for value in _texts(draft, "TI", "T1", "CT")[:1]}
    container = {folded(clean(value)) for value in _texts(draft, "T2", "C3", "JF", "JO")[:1]}
    return bool(container) and title != container


def _is_part(draft: Draft) -> bool:
    """Whether a book is only part of one: it has a range of pages and a container title."""
    start, end = (next(iter(_texts(draft, tag)), "") for tag in ("SP", "EP"))
    kind = " ".join(_texts(draft, "M3"))
    whole = "book" in kind.casefold() and not _CHAPTER.search(kind)
    chapter = _CHAPTER.search(kind) is not None or _CHAPTER_DOI.match(doi_of(draft)) is not None
    return not whole and _other_title(draft) and (is_part_range(start, end) or chapter)


def _is_paper(draft: Draft) -> bool:
    """Whether a book section is a conference paper, by M3 or the title of the book."""
    container = " ".join(_texts(draft, "T2", "C3"))
    named = _PAPER.search(" ".join(_texts(draft, "M3"))) is not None
    return _is_part(draft) and (named or names_a_meeting(container))


def _in_journal(draft: Draft) -> bool:
    """Whether a web page or a paper is an article: it has a journal with a volume, or with
    an issue and pages, and an ISSN or a tag that is specific to journals."""
    if not _other_title(draft) and not has(draft, ("JF", "JO", *ABBREVIATED)):
        return False
    numbered = has(draft, ("VL",)) and has(draft, ("IS", "SP"))
    return numbered and not has(draft, ("C3", "BT")) and not _has_isbn(draft)


def _is_article_report(draft: Draft) -> bool:
    """Whether a report is an article of a journal."""
    return _in_journal(draft) and has(draft, ("IS",)) and not has(draft, ("PB", "PU", "A3", "M1"))


def _is_article_paper(draft: Draft) -> bool:
    """Whether a paper is in a journal: it has an ISSN, a volume and an issue, but no
    meeting."""
    named = " ".join(_texts(draft, "T2", "JF", "JO", "C3", "T3"))
    return (
        _in_journal(draft)
        and has(draft, ("IS",))
        and has_issn(draft)
        and not names_a_meeting(named)
        and not has(draft, ("CY", "C1", "A2", "ED", "PP"))
    )


def _has_isbn(draft: Draft) -> bool:
    return any(serial_numbers(raw)[1] for raw in _texts(draft, "SN", "ISBN"))


def is_article_without_type(draft: Draft) -> bool:
    """Whether a record of unknown type is an article: it has a journal and values that are
    specific to articles. JF and JO are used for journals only."""
    return (
        has(draft, JOURNAL_TAGS) and has(draft, (*_ISSUE_TAGS, "SP")) and not _has_isbn(draft)
    ) or (has(draft, ("JF", "JO")) and not _has_isbn(draft))


def is_thesis_without_type(draft: Draft) -> bool:
    """Whether the publisher of a record of unknown type says that it is a thesis, as in exports
    of Publish or Perish: ``PhD thesis, Moss University``."""
    return any(map(_THESIS.search, _texts(draft, "PB")))


def _is_in_series_of_reports(draft: Draft) -> bool:
    """Whether a record without a real type is a report: its “journal” is a series of reports,
    and it has a publisher, but no volume, issue and pages."""
    series = _texts(draft, "JF", "T2")
    return (
        any(map(_REPORTS.search, series))
        and has(draft, ("PB",))
        and not has(draft, (*_ISSUE_TAGS, "SP"))
    )


def _is_whole_meeting(draft: Draft) -> bool:
    return not has(draft, ("T2", "C3", "JO", "JF", "BT", *ABBREVIATED, "SP", "EP"))


def _is_periodical(draft: Draft) -> bool:
    return not has(draft, ("SP", "EP", "C7", "AR", "AU", "A1"))


def _is_whole_book(draft: Draft) -> bool:
    """Whether a record without a real type is a book, as in exports of the Web of Science: its
    title is that of its source, and its pages begin with 1 or are missing."""
    has_source = has(draft, ("T2", "JF"))
    paged = _texts(draft, "SP")
    return (
        has_source
        and not _other_title(draft)
        and not has(draft, ("VL", "IS", "JO", *ABBREVIATED))
        and (not paged or "1" in paged)
    )


def _is_chapter_of_wos(draft: Draft) -> bool:
    """Whether a record without a real type is a chapter from the Web of Science, whose articles
    have a volume, an issue or an ISSN."""
    return (
        any(text.startswith("WOS:") for text in _texts(draft, "AN"))
        and has(draft, ("T2",))
        and has(draft, ("SP",))
        and not has(draft, _ISSUE_TAGS)
        and not has_issn(draft)
    )


def is_annual_review(draft: Draft) -> bool:
    """Whether a chapter is in an annual review, which the manuals cite as a journal."""
    named = any(map(_ANNUAL_REVIEW.match, _texts(draft, "T2", "SO")))
    return named and has(draft, ("VL",)) and has_issn(draft)


_THESIS = Pattern(r"\b(?:thesis|dissertation)\b", re.IGNORECASE)
_REPORTS = Pattern(
    r"\b(?:(?:open-file|technical|research|scientific investigations) reports?|working papers?|"
    r"discussion papers?|technical memorand(?:um|a))\b",
    re.IGNORECASE,
)
_ANNUAL_REVIEW = Pattern(r"annual review of \w", re.IGNORECASE)
_BOOKS = types("BOOK CTLG EBOOK SER")

REFINEMENTS: tuple[Refinement, ...] = (
    Refinement(
        types("GEN"),
        _is_whole_book,
        "BOOK",
        "book",
        "with a T2 that is the title itself, and no pages or those from 1 to the last",
    ),
    Refinement(
        types("GEN"),
        _is_chapter_of_wos,
        "CHAP",
        "chapter",
        "from the Web of Science, with pages, but no volume, issue and ISSN",
    ),
    Refinement(
        types("GEN"),
        _is_in_series_of_reports,
        "RPRT",
        "report",
        "in a series of reports with a publisher, but no volume, issue and pages",
    ),
    Refinement(
        types("CHAP"),
        is_annual_review,
        "JOUR",
        "article-journal",
        "in an *Annual Review of …* with a volume and an ISSN",
    ),
    Refinement(
        types("GEN"),
        lambda draft: has(draft, JOURNAL_TAGS),
        "JOUR",
        "article-journal",
        "with the title of a journal",
    ),
    Refinement(
        _BOOKS,
        _is_paper,
        "CPAPER",
        "paper-conference",
        "like the next row, if M3 or the title of the book is that of a meeting",
    ),
    Refinement(
        _BOOKS,
        _is_part,
        "CHAP",
        "chapter",
        "with a range of pages (not from 1 to the last page of a book) or M3 “chapter”, and a T2 "
        "that is not the title",
    ),
    Refinement(
        types("ELEC"),
        _in_journal,
        "JOUR",
        "article-journal",
        "with a journal, a volume, and an issue or pages",
    ),
    Refinement(
        types("RPRT"),
        _is_article_report,
        "JOUR",
        "article-journal",
        "with a journal, a volume and an issue, and neither publisher nor number",
    ),
    Refinement(
        types("CONF CPAPER"),
        _is_article_paper,
        "JOUR",
        "article-journal",
        "with a journal that is not a meeting, volume, issue and ISSN, but no place or editors",
    ),
    Refinement(
        types("CONF"),
        _is_whole_meeting,
        "PROCEEDINGS",
        "book",
        "without container and pages",
    ),
    Refinement(
        types("JFULL"),
        _is_periodical,
        "JFULL",
        "periodical",
        "without authors and pages",
    ),
)
"""The rules; the first one that holds is applied."""

REFINEMENTS_OF: dict[str, list[Refinement]] = {
    code: [one for one in REFINEMENTS if code in one.types]
    for code in frozenset().union(*(one.types for one in REFINEMENTS))
}
"""Reference type → the rules for it."""
