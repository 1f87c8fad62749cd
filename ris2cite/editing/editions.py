"""First editions, which need no statement.

See APA 9.50, CMOS 18, 14.113, the AMA Manual 3.12.5, the MLA Handbook 5.49 and Cite Them
Right: an edition is given if it is not the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item

_FIRST = frozenset(("1", "1st", "first", "first edition", "1st edition", "1st ed", "1st ed."))


def without_first_edition(item: Item) -> Iterator[Change]:
    """Yield the change that removes the edition of a book that is the first."""
    edition = item.get("edition")
    if edition and str(edition).lower() in _FIRST and item.get("type") in _BOOKS:
        yield Change("edition", "edition", str(edition), "")


_BOOKS = frozenset("book chapter entry entry-dictionary entry-encyclopedia".split())
