"""What the desk is asked for, and what it says about each change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from ris2cite.errors import Diagnostic
from ris2cite.model import Item

Titles: TypeAlias = Literal["sentence", "title", "capitals", "as-is"]
"""How titles are printed: in sentence case; in Title Case; as they are, but for those in
capitals (for styles that set Title Case themselves, and for BibTeX); as they are."""


Journals: TypeAlias = Literal["as-is", "short", "only-short", "full"]
"""How journals are printed: as the record has them; with a short title beside the full one,
for a style that asks for it; with the short title in place of the full one; in full."""


class Wishes(NamedTuple):
    """What a style or a format asks of the desk."""

    titles: Titles = "as-is"
    books: Titles | None = None
    """Those of books and other whole works, where they differ from others."""
    subtitles: bool = False
    """Whether a subtitle begins with a capital."""
    journals: Journals = "as-is"
    abbreviations: tuple[Mapping[str, str], ...] = ()
    """Lists that the user names, title key → abbreviation."""
    installed: tuple[Mapping[str, str], ...] = ()
    """Lists in the user's folder, likewise."""
    publishers_once: bool = False
    """Whether a publisher that is the author is left out (APA 9.24); most manuals print both."""
    references: bool = True
    """Whether references are printed: an entry of BibTeX keeps what a style may leave out."""


class Change(NamedTuple):
    """One change: the value of a variable before and after; ``""`` after is left out."""

    code: str
    variable: str
    before: str
    after: str

    def note(self, item: Item) -> Diagnostic:
        """The change as a diagnostic."""
        if self.after:
            variable = self.variable.removesuffix("-short")
            message = f"{variable} “{self.before}” is printed as “{self.after}”"
        else:
            message = f"{self.variable} “{self.before}” is not printed"
        title = item.get("title")
        return Diagnostic(
            "note", self.code, message, title=title if isinstance(title, str) else None
        )


CODES = {
    "title-case": "titles in Title Case or in capitals",
    "subtitle": "subtitles with a small letter",
    "journal-case": "journals in capitals or in odd case",
    "journal-name": "journals with additions of a catalogue",
    "abbreviated": "journals abbreviated as a record or a list has it",
    "abbreviated-by-iso4": "journals abbreviated by ISO 4, in no list",
    "address": "addresses of databases",
    "repeated": "names that would be printed twice",
}
"""What each code of a change counts."""
