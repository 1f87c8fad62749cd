"""HTML and JATS in titles of CSL-JSON, as Crossref delivers them."""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.markup.web import INLINE
from ris2cite.model import Item
from ris2cite.text.entities import decode_entities
from ris2cite.text.pattern import Pattern

_VARIABLES = ("title", "container-title", "title-short", "collection-title", "publisher")
_TAG = Pattern(r"<(/?)(?:\w+:)?([A-Za-z][\w-]*)(?: [^<>]*)?>")


def edited_markup(item: Item) -> Iterator[Change]:
    """Yield the changes to texts with entities, or elements that CSL does not have."""
    for variable in _VARIABLES:
        if variable not in item:
            continue
        before = item[variable]
        if isinstance(before, str) and ("&" in before or "<" in before):
            after = _with_csl_markup(before)
            if after != before:
                yield Change("markup", variable, before, after)


def _with_csl_markup(text: str) -> str:
    """The text with the elements of CSL, and characters for entities (also ``&amp;amp;``)."""
    if "&" in text:
        text = decode_entities(text)
    if "<" not in text:
        return text
    return _TAG.sub(
        lambda tag: f"<{tag[1]}{INLINE[name]}>" if (name := tag[2].lower()) in INLINE else tag[0],
        text,
    )
