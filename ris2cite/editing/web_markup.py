"""HTML and JATS in titles of CSL-JSON, as Crossref delivers them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_VARIABLES = ("title", "container-title", "title-short", "collection-title", "publisher")

_ELEMENTS = {
    "em": "i", "italic": "i", "i": "i", "strong": "b", "bold": "b", "b": "b", "scp": "sc",
    "sc": "sc", "sub": "sub", "sup": "sup",
}  # fmt: skip
"""Element of HTML or JATS → that of CSL."""

_TAG = Pattern(
    r"<(/?)(?:jats:)?(em|italic|i|strong|bold|b|scp|sc|sub|sup)(?: [^<>]*)?>", re.IGNORECASE
)
_ENTITY = Pattern(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def edited_markup(item: Item) -> Iterator[Change]:
    """Yield the changes to texts with entities, or elements that CSL does not have."""
    for variable in _VARIABLES:
        before = item.get(variable)
        if isinstance(before, str) and ("&" in before or "<" in before):
            after = with_csl_markup(before)
            if after != before:
                yield Change("markup", variable, before, after)


def with_csl_markup(text: str) -> str:
    """The text with the elements of CSL, and characters for entities (also ``&amp;amp;``)."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
        if _ENTITY.search(text):
            text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(lambda tag: f"<{tag[1]}{_ELEMENTS[tag[2].lower()]}>", text)
    return text
