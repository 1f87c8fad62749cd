"""The entry of one item while it is being made."""

from __future__ import annotations

from typing import Any

from ris2cite.bibtex.tables import JOINED
from ris2cite.bibtex.text import TextWriter
from ris2cite.model import Item


class Draft:
    """An item, the type of its entry, and the fields that it has so far.

    ``kind`` is the entry type in BibLaTeX's terms, whatever the dialect; ``fields`` holds
    values with their delimiters, ready to be written.
    """

    def __init__(self, item: Item, kind: str, text: TextWriter) -> None:
        self.item = item
        self.kind = kind
        self.text = text
        self.biblatex = text.biblatex
        self.language = as_text(item.get("language"))
        self.fields: dict[str, str] = {}

    def put(self, field: str, value: str) -> None:
        """Set a field to a text that is LaTeX already; further values join or give way."""
        if not value:
            return
        before = self.fields.get(field)
        if before is None:
            self.fields[field] = f"{{{value}}}"
        elif field in JOINED and value not in before:
            self.fields[field] = f"{before[:-1]}; {value}}}"
        elif value not in before:
            self.put("note", value)

    def put_verbatim(self, field: str, value: str) -> None:
        """Set a DOI or e-print number: BibTeX's styles print them as text that TeX reads."""
        self.put(field, value if self.biblatex else value.replace("%", r"\%"))


def as_text(value: Any) -> str:
    """A variable's text; numbers are text, lists and objects are nothing here."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) else ""
