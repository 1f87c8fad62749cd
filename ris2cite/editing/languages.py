"""The language of items that do not have one: styles set titles in Title Case unless an
item is in another language than English (CSL 1.0.2, *Title Case Conversion*)."""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.casing.titles import is_foreign
from ris2cite.editing.changes import Change
from ris2cite.model import Item

UNDETERMINED = "und"
"""The tag of ISO 639-2 for a language that is not known."""

_ENGLISH = (" of ", " the ", " and ")


def with_language(item: Item) -> Iterator[Change]:
    """Yield the language, as undetermined, if the title is evidently not in English."""
    title = item.get("title")
    if item.get("language") or not isinstance(title, str):
        return
    if any(map(title.__contains__, _ENGLISH)):
        return  # four of five titles; they need not be divided into words
    if is_foreign(title):
        yield Change("language", "language", "", UNDETERMINED)
