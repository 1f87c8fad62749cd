"""Which type of entry an item becomes."""

from __future__ import annotations

import re

from ris2cite.bibtex.arxiv import EPrint, is_preprint
from ris2cite.bibtex.draft import as_text
from ris2cite.bibtex.tables import EDITING_ROLES
from ris2cite.bibtex.type_tables import ENTRY_TYPES, MASTERS_THESIS, PROCEEDINGS, EntryType
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_PROCEEDINGS = Pattern(PROCEEDINGS, re.IGNORECASE)
_MASTERS = Pattern(MASTERS_THESIS, re.IGNORECASE)
_LINKS = ("URL", "DOI", "PMID", "PMCID", "archive_location")


def choose_type(item: Item, eprint: EPrint | None) -> EntryType:
    """The entry type, by the CSL type and other variables; ``eprint`` is the item's, if any."""
    if is_preprint(item, eprint):
        return ENTRY_TYPES["article"]
    chosen = ENTRY_TYPES.get(str(item.get("type")), ENTRY_TYPES["document"])
    match chosen.biblatex:
        case "thesis" if _MASTERS.search(as_text(item.get("genre"))):
            return chosen._replace(bibtex="mastersthesis")
        case "book":
            return _choose_book(item, chosen)
        case "online" if item.get("type") == "article" and not any(map(item.get, _LINKS)):
            return chosen._replace(biblatex="unpublished")
        case "incollection" if item.get("container-author"):
            return chosen._replace(biblatex="inbook")
    return chosen


def _choose_book(item: Item, chosen: EntryType) -> EntryType:
    """The entry type for a book, proceedings, or an edited collection."""
    genre = as_text(item.get("genre"))
    edited = not item.get("author") and any(map(item.get, EDITING_ROLES))
    named = f"{genre} {as_text(item.get('title'))}" if edited else genre
    if item.get("event-title") or _PROCEEDINGS.search(named):
        return chosen._replace(bibtex="proceedings", biblatex="proceedings")
    return chosen._replace(biblatex="collection") if edited else chosen
