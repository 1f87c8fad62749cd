"""CSL types → entry types of BibTeX and BibLaTeX. Data only.

Names of BibLaTeX entry types are those of the BibLaTeX manual, section 2.1; those of
BibTeX are btxdoc's.
"""

from __future__ import annotations

from typing import NamedTuple


class EntryType(NamedTuple):
    """The entry types for a CSL type.

    ``kind`` is the BibLaTeX type by which rows of ``tables.ROWS`` are chosen, or "" if it
    is the one that is written; ``subtype`` is BibLaTeX's ``entrysubtype``.
    """

    bibtex: str
    biblatex: str
    subtype: str = ""
    kind: str = ""


ENTRY_TYPES: dict[str, EntryType] = {
    "article": EntryType("misc", "online"),
    "article-journal": EntryType("article", "article"),
    "article-magazine": EntryType("article", "article"),
    "article-newspaper": EntryType("article", "article"),
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
    "figure": EntryType("misc", "misc", "Image"),
    "graphic": EntryType("misc", "misc", "Artwork"),
    "hearing": EntryType("misc", "legal"),
    "interview": EntryType("misc", "misc", "Interview"),
    "legal_case": EntryType("misc", "jurisdiction"),
    "legislation": EntryType("misc", "legislation"),
    "manuscript": EntryType("unpublished", "unpublished"),
    "map": EntryType("misc", "misc", "map"),
    "motion_picture": EntryType("misc", "video"),
    "musical_score": EntryType("book", "book"),
    "pamphlet": EntryType("booklet", "booklet"),
    "paper-conference": EntryType("inproceedings", "inproceedings"),
    "patent": EntryType("techreport", "patent"),
    "performance": EntryType("misc", "misc", "Performance"),
    "periodical": EntryType("misc", "periodical"),
    "personal_communication": EntryType("misc", "misc", "Letter"),
    "post": EntryType("misc", "online"),
    "post-weblog": EntryType("misc", "online"),
    "regulation": EntryType("misc", "legislation"),
    "report": EntryType("techreport", "report"),
    "review": EntryType("article", "article"),
    "review-book": EntryType("article", "article"),
    "software": EntryType("misc", "software"),
    "song": EntryType("misc", "audio"),
    "speech": EntryType("misc", "unpublished", kind="speech"),
    "standard": EntryType("techreport", "report", kind="standard"),
    "thesis": EntryType("phdthesis", "thesis"),
    "treaty": EntryType("misc", "legal"),
    "webpage": EntryType("misc", "online"),
}

DEGREES: dict[str, str] = {
    "bathesis": r"bachelor(?:['’]?s)?(?: thesis| degree)?|bachelorarbeit|undergraduate thesis",
    "mathesis": r"master(?:['’]?s)?(?: thesis| dissertation| degree)?|masterarbeit|"
    r"m[ée]moire de (?:master|ma[iî]trise)|tesis de maestr[ií]a|tesi di laurea magistrale",
    "phdthesis": r"ph\.? ?d\.?(?: thesis| dissertation)?|doctoral (?:thesis|dissertation)|"
    r"doctor of philosophy|th[èe]se(?: de doctorat)?|tes[ie]s? (?:de doctorado|doctoral)|"
    r"tese de doutorado|tesi di dottorato|doktorarbeit|inauguraldissertation|proefschrift|"
    r"doktorsavhandling|(?:thesis|dissertation) \(ph\.? ?d\.?\)",
}
"""BibLaTeX's key for a degree → pattern for equivalent genres."""

REPORTS: dict[str, str] = {
    "techreport": r"tech(?:nical|\.)? rep(?:ort|\.)?",
    "resreport": r"research report",
}
"""BibLaTeX's key for a kind of report → pattern for equivalent genres."""

PRINTED_BY_TYPE: dict[str, str] = {
    "phdthesis": r"ph\.? ?d\.?(?: thesis| dissertation)?",
    "mastersthesis": r"master(?:['’]?s)?(?: thesis| degree)?",
    "techreport": r"technical report",
}
"""BibTeX entry type → pattern for genres that styles print by default."""

MASTERS_THESIS = (
    r"\b(?:master|magist|diplom|ma[iî]tr[ií]|mestr|m[aá]ster|maestr|laurea|tesina|licen[cst]|"
    r"bachelor|undergraduate|honou?rs|examensarbe|kandidat|pro gradu|yüksek lisans|"
    r"m\.? ?(?:a|sc|s|phil|eng|ed|res|ba|arch|tech)\b\.?|b\.? ?(?:a|sc|eng)\b\.?)|"
    r"магист|диплом|μεταπτυχ|硕士|碩士|修士|学士|學士|석사"
)
"""Pattern for genres of theses below the doctorate, in several languages."""

PROCEEDINGS = (
    r"\b(?:proceedings|conference papers|actes (?:du|de la)|tagungsband|atti del|actas del?)\b"
)
"""Pattern for titles and genres of proceedings."""
