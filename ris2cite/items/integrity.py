"""Missing and impossible data of items, for ``--check``.

The data that each type of work needs are those on which style manuals agree (APA 7,
chapter 9; Citing Medicine; Chicago Manual of Style, chapter 14).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ris2cite.items.date import year_of
from ris2cite.model import Item
from ris2cite.text.doi import bare_doi
from ris2cite.text.pattern import Pattern

CODES: dict[str, str] = {
    "no-title": "title",
    "no-author": "author or editor",
    "no-year": "year",
    "no-journal": "journal",
    "no-pages": "pages or article number",
    "no-volume": "volume or issue",
    "no-book": "title of the book",
    "no-meeting": "proceedings or meeting",
    "no-publisher": "publisher or university",
    "no-address": "address",
    "no-number": "number",
    "impossible-doi": "DOI",
    "future-year": "year",
    "impossible-pages": "pages",
}
"""Code of a diagnostic → what is missing or wrong."""


class Need(NamedTuple):
    """A requirement: at least one of the variables; ``code`` is reported if none is there."""

    code: str
    variables: tuple[str, ...]


_TITLE = Need("no-title", ("title",))
_AUTHOR = Need("no-author", (
    "author", "editor", "translator", "director", "container-author", "collection-editor",
))  # fmt: skip
_YEAR = Need("no-year", ("issued", "status"))
_JOURNAL = Need("no-journal", ("container-title", "container-title-short"))
_PAGES = Need("no-pages", ("page", "page-first", "number", "status"))
_VOLUME = Need("no-volume", ("volume", "issue", "status"))
_BOOK = Need("no-book", ("container-title",))
_MEETING = Need("no-meeting", ("container-title", "event-title", "event"))
_PUBLISHER = Need("no-publisher", ("publisher",))
_ADDRESS = Need("no-address", ("URL", "DOI"))
_NUMBER = Need("no-number", ("number",))

NEEDS: dict[str, tuple[Need, ...]] = {
    "article-journal": (_TITLE, _AUTHOR, _YEAR, _JOURNAL, _VOLUME, _PAGES),
    "article-magazine": (_TITLE, _YEAR, _JOURNAL),
    "article-newspaper": (_TITLE, _YEAR, _JOURNAL),
    "book": (_TITLE, _AUTHOR, _YEAR, _PUBLISHER),
    "chapter": (_TITLE, _AUTHOR, _YEAR, _BOOK, _PUBLISHER, _PAGES),
    "entry-encyclopedia": (_TITLE, _YEAR, _BOOK),
    "entry-dictionary": (_TITLE, _YEAR, _BOOK),
    "paper-conference": (_TITLE, _AUTHOR, _YEAR, _MEETING),
    "patent": (_TITLE, _AUTHOR, _YEAR, _NUMBER),
    "report": (_TITLE, _YEAR, _PUBLISHER),
    "thesis": (_TITLE, _AUTHOR, _YEAR, _PUBLISHER),
    "webpage": (_TITLE, _ADDRESS),
    "dataset": (_TITLE, _YEAR, _ADDRESS),
    "software": (_TITLE,),
}
"""CSL type → its requirements; other types need only a title."""

_DOI = Pattern(r"10\.\d{4,9}/\S+")
_RANGE = Pattern(r"(\d+)\s*(?:--?|[–—])\s*(\d+)")


def problems_of(
    item: Item, this_year: int, printed: Collection[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield (code, message) for everything that is missing or impossible.

    ``printed`` holds the variables that the style prints; others are not required. None
    means all variables.
    """
    for need in NEEDS.get(str(item.get("type")), (_TITLE,)):
        if any(item.get(variable) for variable in need.variables):
            continue
        if printed is None or any(variable in printed for variable in need.variables):
            yield need.code, f"no {CODES[need.code]}; the reference will be incomplete"
    doi = bare_doi(str(item.get("DOI") or "").strip())
    if doi and not _DOI.fullmatch(doi):
        yield "impossible-doi", f"“{doi}” is not a valid DOI"
    year = year_of(item)
    if year is not None and year > this_year + 1:
        yield "future-year", f"the year {year} is in the future"
    pages = _RANGE.fullmatch(str(item.get("page") or "").strip())
    if pages and _runs_backwards(pages[1], pages[2]):
        yield "impossible-pages", f"the page range {pages[0]} runs backwards"


def _runs_backwards(first: str, last: str) -> bool:
    """Whether a range ends before it starts; 123–8 and 1002–45 are abbreviated ranges."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return int(last) < int(first)
