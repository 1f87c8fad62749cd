"""First editions, which need no statement.

APA, Chicago, the AMA, the MLA and Cite Them Right give an edition if it is not the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.editing.titles import BOOKS
from ris2cite.model import Item

_WITH_EDITIONS = BOOKS | {"book"}
_FIRST = frozenset(("1", "1st", "first", "first edition", "1st edition", "1st ed", "1st ed."))


def without_first_edition(item: Item) -> Iterator[Change]:
    """Yield the change that removes the edition of a book that is the first."""
    edition = item.get("edition")
    if edition and str(edition).lower() in _FIRST and item.get("type") in _WITH_EDITIONS:
        yield Change("edition", "edition", str(edition), "")
