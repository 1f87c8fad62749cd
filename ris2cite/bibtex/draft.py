"""An entry in progress."""

from __future__ import annotations

from typing import Any

from ris2cite.bibtex.tables import JOINED
from ris2cite.bibtex.text import TextWriter
from ris2cite.bibtex.type_tables import EntryType
from ris2cite.casing.evidence import Evidence
from ris2cite.model import Item

_SHORT = 4
"""The length from which a value that another contains is taken for its repetition."""


class EntryDraft:
    """An item with the type and the fields of its entry so far.

    ``type`` is the entry type that is written; ``kind`` is the one by which rows of the
    tables are chosen in both dialects. ``fields`` has the values with their delimiters.
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
        """Set a field to LaTeX text; a second value is appended or, for most fields, ignored."""
        if not value:
            return
        before = self.fields.get(field)
        if before is None:
            self.fields[field] = f"{{{value}}}"
        elif field in JOINED:
            # A list's "and" is BibLaTeX's; in BibTeX the field is a text.
            between = ", " if JOINED[field] == " and " and not self.biblatex else JOINED[field]
            # "12" does not contain an edition 2.
            said = before[1:-1].split(between) if len(value) < _SHORT else before
            if value not in said:
                self.fields[field] = f"{before[:-1]}{between}{value}}}"
        elif value not in before:
            self.put("note", value)

    def put_verbatim(self, field: str, value: str) -> None:
        """Set a DOI or an e-print number, which BibTeX styles print as TeX."""
        self.put(field, value if self.biblatex else value.replace("%", r"\%"))


def as_text(value: Any) -> str:
    """A string or number as text; "" for lists and objects."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) else ""
