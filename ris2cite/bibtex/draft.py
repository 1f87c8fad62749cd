"""The entry of one item while it is being made."""

from __future__ import annotations

from typing import Any

from ris2cite.bibtex.tables import JOINED
from ris2cite.bibtex.text import TextWriter
from ris2cite.bibtex.type_tables import EntryType
from ris2cite.casing.evidence import Evidence
from ris2cite.model import Item


class Draft:
    """An item, the type of its entry, and the fields that it has so far.

    ``type`` is the one that is written, ``kind`` the one that the rows of the tables ask for,
    whatever the dialect; ``fields`` holds values with their delimiters, ready to be written.
    """

    def __init__(self, item: Item, chosen: EntryType, text: TextWriter) -> None:
        self.item = item
        self.type = chosen.biblatex if text.biblatex else chosen.bibtex
        self.kind = chosen.kind or chosen.biblatex
        self.text = text
        self.biblatex = text.biblatex
        self.evidence = Evidence(item)
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
            # A list's "and" is BibLaTeX's; in BibTeX the field is a text.
            between = ", " if JOINED[field] == " and " and not self.biblatex else JOINED[field]
            self.fields[field] = f"{before[:-1]}{between}{value}}}"
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
