"""The settings of editing, and the changes that it reports."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

from ris2cite.errors import Diagnostic
from ris2cite.model import Item, Name

Titles: TypeAlias = Literal["sentence", "title", "capitals", "as-is"]
"""The case of titles: sentence case, title case, unchanged except for titles in capitals
(for BibTeX, and for styles that apply title case themselves), or unchanged."""


Journals: TypeAlias = Literal["as-is", "short", "only-short", "full"]
"""Titles of journals: unchanged; with a short title added, for styles that use it; with the
short title instead of the full one; or only the full title."""


class EditSettings(NamedTuple):
    """The settings of editing, as a style or a format needs them."""

    titles: Titles = "as-is"
    books: Titles | None = None
    """The case of titles of books and other whole works, if it differs."""
    subtitles: bool = False
    """Whether subtitles are capitalised."""
    journals: Journals = "as-is"
    abbreviations: tuple[Mapping[str, str], ...] = ()
    """The lists that the user names, as title key → abbreviation."""
    installed: tuple[Mapping[str, str], ...] = ()
    """The lists in the user's folder, as title key → abbreviation."""
    publishers_once: bool = False
    """Whether a publisher that is also the author is omitted (APA 9.24)."""
    particles_in_front: bool = False
    """Whether all particles are part of the family name: *de Beauvoir, S.* (APA 9.8)."""
    degrees_in_words: bool = False
    """Whether the degree of a thesis is written out: *Doctoral dissertation* (APA 10.6)."""
    references: bool = True
    """Whether the output is references; BibTeX entries keep data that styles may omit."""


class Change(NamedTuple):
    """A change of a variable; ``after`` is "" if it is removed, ``before`` if it is added.

    ``names`` is the list to print, if the variable is one; the texts are of one name in it.
    """

    code: str
    variable: str
    before: str
    after: str
    names: list[Name] | None = None

    def note(self, item: Item) -> Diagnostic:
        """The change as a diagnostic."""
        if not self.before:
            message = f"{self.variable} “{self.after}” is added"
        elif self.after:
            variable = self.variable.removesuffix("-short")
            message = f"{variable} “{self.before}” is printed as “{self.after}”"
        elif self.names is not None:
            message = f"{self.variable} “{self.before}” is printed once"
        else:
            message = f"{self.variable} “{self.before}” is not printed"
        title = item.get("title")
        return Diagnostic(
            "note", self.code, message, title=title if isinstance(title, str) else None
        )


CODES = {
    "title-case": "titles in Title Case or in capitals, or with names in lower case",
    "subtitle": "subtitles that start in lower case",
    "journal-case": "journals in capitals or with unusual capitals",
    "publisher-case": "publishers in capitals",
    "issue-case": "issues with words in capitals",
    "journal-name": "journals with additions by library catalogues",
    "abbreviation": "journals of which records only have the abbreviation",
    "abbreviated": "journals abbreviated as in a record or a list",
    "abbreviated-by-iso4": "journals that are in no list, abbreviated by ISO 4",
    "edition": "first editions, which manuals do not print",
    "degree": "degrees of theses that are abbreviated or in Title Case",
    "institution": "faculties and departments next to the university of a thesis",
    "addition": "additions of databases to titles",
    "address": "addresses of databases, and DOIs in those of publishers",
    "database": "names and volumes of bibliographic databases",
    "punctuation": "titles with misplaced spaces, two hyphens, or marks of another script",
    "markup": "titles with HTML, JATS or entities",
    "species": "names of species, whose second part stays lower case in Title Case",
    "language": "titles that are not in English, and are not set in Title Case",
    "volume": "volumes in titles of proceedings and annual reviews",
    "journal-place": "places of journals’ publishers",
    "name-case": "family names without their capital, and groups after “on behalf of”",
    "particle": "particles after a given name, where the style prints them in front",
    "repeated": "names that would be printed twice",
}
"""Code of a change → what it counts."""
