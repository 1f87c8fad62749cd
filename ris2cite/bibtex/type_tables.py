"""CSL types → entry types of BibTeX and BibLaTeX. Data only.

Names of BibLaTeX entry types are those of the BibLaTeX manual, section 2.1; those of
BibTeX are btxdoc's.
"""

from __future__ import annotations

from typing import NamedTuple


class EntryType(NamedTuple):
    """What a CSL type is called in either dialect; ``subtype`` is BibLaTeX's ``entrysubtype``."""

    bibtex: str
    biblatex: str
    subtype: str = ""


ENTRY_TYPES: dict[str, EntryType] = {
    "article": EntryType("misc", "online"),
    "article-journal": EntryType("article", "article"),
    "article-magazine": EntryType("article", "article", "magazine"),
    "article-newspaper": EntryType("article", "article", "newspaper"),
    "bill": EntryType("misc", "legislation"),
    "book": EntryType("book", "book"),
    "broadcast": EntryType("misc", "video"),
    "chapter": EntryType("incollection", "incollection"),
    "classic": EntryType("book", "book"),
    "collection": EntryType("book", "collection"),
    "dataset": EntryType("misc", "dataset"),
    "document": EntryType("misc", "misc"),
    "entry": EntryType("incollection", "inreference"),
    "entry-dictionary": EntryType("incollection", "inreference"),
    "entry-encyclopedia": EntryType("incollection", "inreference"),
    "event": EntryType("misc", "misc"),
    "figure": EntryType("misc", "misc", "image"),
    "graphic": EntryType("misc", "misc", "artwork"),
    "hearing": EntryType("misc", "legal"),
    "interview": EntryType("misc", "misc", "interview"),
    "legal_case": EntryType("misc", "jurisdiction"),
    "legislation": EntryType("misc", "legislation"),
    "manuscript": EntryType("unpublished", "unpublished"),
    "map": EntryType("misc", "misc", "map"),
    "motion_picture": EntryType("misc", "video"),
    "musical_score": EntryType("misc", "music"),
    "pamphlet": EntryType("booklet", "booklet"),
    "paper-conference": EntryType("inproceedings", "inproceedings"),
    "patent": EntryType("misc", "patent"),
    "performance": EntryType("misc", "misc", "performance"),
    "periodical": EntryType("misc", "periodical"),
    "personal_communication": EntryType("misc", "misc", "letter"),
    "post": EntryType("misc", "online"),
    "post-weblog": EntryType("misc", "online"),
    "regulation": EntryType("misc", "legislation"),
    "report": EntryType("techreport", "report"),
    "review": EntryType("article", "article", "review"),
    "review-book": EntryType("article", "article", "review"),
    "software": EntryType("misc", "software"),
    "song": EntryType("misc", "music"),
    "speech": EntryType("misc", "unpublished"),
    "standard": EntryType("misc", "standard"),
    "thesis": EntryType("phdthesis", "thesis"),
    "treaty": EntryType("misc", "legal"),
    "webpage": EntryType("misc", "online"),
}

MASTERS_THESIS = (
    r"\b(?:master|magist|diplom|ma[iî]tr[ií]|mestr|m[aá]ster|maestr|laurea|tesina|licen[cst]|"
    r"bachelor|undergraduate|honou?rs|examensarbe|kandidat|pro gradu|yüksek lisans|"
    r"m\.? ?(?:a|sc|s|phil|eng|ed|res|ba|arch|tech)\b\.?|b\.? ?(?:a|sc|eng)\b\.?)|"
    r"магист|диплом|μεταπτυχ|硕士|碩士|修士|学士|學士|석사"
)
"""Genres of theses below the doctorate, in several languages (matched ignoring case)."""

PROCEEDINGS = (
    r"\b(?:proceedings|conference papers|actes (?:du|de la)|tagungsband|atti del|actas del?)\b"
)
"""How the title or genre of the papers of a conference says so."""
