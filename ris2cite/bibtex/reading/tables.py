"""Entry types and fields of BibTeX and BibLaTeX → CSL 1.0.2. Data only.

The inverse of ``bibtex/tables.py``, with additional names that other programs use. Names
are those of btxdoc and of the BibLaTeX manual, sections 2.1 and 2.2.
"""

from __future__ import annotations

from typing import NamedTuple


class ItemType(NamedTuple):
    """The CSL type for an entry type, and the ``genre`` that it implies, or ""."""

    csl: str
    genre: str = ""


TYPES: dict[str, ItemType] = {
    "article": ItemType("article-journal"),
    "artwork": ItemType("graphic"),
    "audio": ItemType("song"),
    "bathesis": ItemType("thesis", "Bachelor’s thesis"),
    "book": ItemType("book"),
    "bookinbook": ItemType("chapter"),
    "booklet": ItemType("pamphlet"),
    "collection": ItemType("book"),
    "commentary": ItemType("book"),
    "conference": ItemType("paper-conference"),
    "dataset": ItemType("dataset"),
    "electronic": ItemType("webpage"),
    "image": ItemType("graphic"),
    "inbook": ItemType("chapter"),
    "incollection": ItemType("chapter"),
    "inproceedings": ItemType("paper-conference"),
    "inreference": ItemType("entry-encyclopedia"),
    "jurisdiction": ItemType("legal_case"),
    "legal": ItemType("treaty"),
    "legislation": ItemType("legislation"),
    "letter": ItemType("personal_communication"),
    "manual": ItemType("report"),
    "mastersthesis": ItemType("thesis", "Master’s thesis"),
    "mathesis": ItemType("thesis", "Master’s thesis"),
    "misc": ItemType("document"),
    "movie": ItemType("motion_picture"),
    "music": ItemType("song"),
    "mvbook": ItemType("book"),
    "mvcollection": ItemType("book"),
    "mvproceedings": ItemType("book"),
    "mvreference": ItemType("book"),
    "online": ItemType("webpage"),
    "patent": ItemType("patent"),
    "performance": ItemType("performance"),
    "periodical": ItemType("periodical"),
    "phdthesis": ItemType("thesis", "PhD thesis"),
    "proceedings": ItemType("book"),
    "reference": ItemType("book"),
    "report": ItemType("report"),
    "review": ItemType("review"),
    "software": ItemType("software"),
    "standard": ItemType("standard"),
    "suppbook": ItemType("chapter"),
    "suppcollection": ItemType("chapter"),
    "suppperiodical": ItemType("article-journal"),
    "techreport": ItemType("report"),
    "thesis": ItemType("thesis"),
    "unpublished": ItemType("manuscript"),
    "book_section": ItemType("chapter"),
    "codefragment": ItemType("software"),
    "film": ItemType("motion_picture"),
    "generic": ItemType("document"),
    "magazine_article": ItemType("article-magazine"),
    "newspaper_article": ItemType("article-newspaper"),
    "presentation": ItemType("speech"),
    "softwaremodule": ItemType("software"),
    "softwareversion": ItemType("software"),
    "talk": ItemType("speech"),
    "video": ItemType("motion_picture"),
    "web_page": ItemType("webpage"),
    "webpage": ItemType("webpage"),
    "www": ItemType("webpage"),
}

PARTS = frozenset("chapter paper-conference entry-encyclopedia".split())
SERIALS = frozenset("article-journal periodical review".split())

TEXTS: dict[str, str] = {
    "abstract": "abstract",
    "annotation": "annote",
    "annote": "annote",
    "booktitle": "container-title",
    "chapter": "chapter-number",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "isbn": "ISBN",
    "issn": "ISSN",
    "issue": "issue",
    "issuetitle": "volume-title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "maintitle": "volume-title",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "numpages": "number-of-pages",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pmcid": "PMCID",
    "pmid": "PMID",
    "series": "collection-title",
    "shorthand": "citation-label",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "title": "title",
    "url": "URL",
    "userf": "annote",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}
"""Field → variable, for texts that mean the same in every entry."""

SUBTITLES = {
    "subtitle": "title", "booksubtitle": "container-title", "journalsubtitle": "container-title",
    "mainsubtitle": "volume-title", "issuesubtitle": "volume-title",
}  # fmt: skip
"""Field → variable to whose text it is appended, after a colon."""

LABELLED = {"ISBN": "isbn", "ISSN": "issn", "Publisher": "publisher", "Place": "location"}
"""Label of a value that the writer put in ``userf`` → the field for it."""

JOINED: dict[str, tuple[str, str]] = {
    "note": ("note", "; "),
    "addendum": ("note", "; "),
    "titleaddon": ("note", "; "),
    "keywords": ("keyword", ", "),
    "keyword": ("keyword", ", "),
    "author_keywords": ("keyword", ", "),
    "library": ("call-number", "; "),
}
"""Field → variable and the separator between values."""

PUBLISHERS = ("publisher", "school", "university", "institution", "organization", "howpublished")
"""Fields for the publisher; the first one that an entry has is used, others become notes."""

BIBLATEX_FIELDS = frozenset(["date", "journaltitle", "location", "langid", "eprinttype"])
"""Fields that only BibLaTeX has. In entries with one of them, publishers and places are lists."""

PLACES = ("address", "location", "city")

NAMES: dict[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
    "composer": "composer",
    "performer": "performer",
    "interviewer": "interviewer",
    "illustrator": "illustrator",
    "recipient": "recipient",
    "narrator": "narrator",
    "producer": "producer",
    "host": "host",
    "guest": "guest",
    "collectioneditor": "collection-editor",
    "reviewedauthor": "reviewed-author",
    "originalauthor": "original-author",
    "scriptwriter": "script-writer",
}
"""Name field → variable."""

TYPED_NAMES = ("editor", "editora", "editorb", "editorc", "namea", "nameb", "namec")
"""Name fields whose role may be given by a field with the same name and ``type``."""

ROLES: dict[str, str] = {
    "editor": "editor",
    "compiler": "compiler",
    "collaborator": "contributor",
    "organizer": "organizer",
    "director": "director",
    "producer": "producer",
    "translator": "translator",
    "illustrator": "illustrator",
    "reviser": "editor",
    "redactor": "editor",
    "founder": "editor",
    "continuator": "editor",
}

EXACT_ROLES = {
    "editor": "editor", "compiler": "compiler", "contributor": "collaborator",
    "organizer": "organizer", "director": "director", "producer": "producer",
    "translator": "translator", "illustrator": "illustrator",
}  # fmt: skip
"""Name variable → the editor type that the writer gives it; other types are kept."""

STATES = {
    "inpress": "in press",
    "inpreparation": "in preparation",
    "forthcoming": "forthcoming",
    "submitted": "submitted",
    "prepublished": "advance online publication",
}
"""BibLaTeX's key for the state of a publication → the ``status`` that the writer maps to it."""

MORE_STATES = frozenset(["to appear", "accepted", "under review", "in review"])
"""Other states of a publication, as found in place of a year."""

NO_WORKS = frozenset(["xdata", "set", "control"])
"""Entry types that are not works: they hold fields for others, or control a program."""

DATES: dict[str, str] = {
    "date": "issued",
    "urldate": "accessed",
    "eventdate": "event-date",
    "origdate": "original-date",
}

VERBATIM = frozenset("doi url file eprint isbn issn pmid pmcid urldate date key".split())
"""Fields whose text is not TeX."""

TITLES = frozenset(
    "title booktitle maintitle shorttitle subtitle booksubtitle origtitle "
    "issuetitle mainsubtitle issuesubtitle".split()
)
"""Fields in which braces protect capitals."""

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

INHERITED: dict[tuple[str, str], dict[str, str]] = {
    ("collection", "incollection"): {"title": "booktitle", "subtitle": "booksubtitle"},
    ("proceedings", "inproceedings"): {"title": "booktitle", "subtitle": "booksubtitle"},
    ("book", "inbook"): {"title": "booktitle", "author": "bookauthor"},
    ("periodical", "article"): {"title": "journaltitle"},
}
"""Types of parent and child → fields under another name (BibLaTeX manual, appendix B)."""

NOT_INHERITED = frozenset(
    "ids crossref xref xdata entryset label keywords shorthand shorttitle".split()
)
