"""CSL variables → fields of BibTeX and BibLaTeX. Data only.

The fields of BibLaTeX are those of its manual, section 2.2; those of BibTeX are from
btxdoc, and others that styles and reference managers commonly use (doi, url, isbn,
eprint…). ``docs/generate_bibtex.py`` writes ``docs/bibtex.md`` from these rows.
"""

from __future__ import annotations

from typing import NamedTuple

MISC = "misc video audio software online booklet unpublished speech"
"""Kinds of which styles print little more than ``howpublished`` and ``note``."""

SERIAL_KINDS = "article periodical"
"""Kinds for which BibLaTeX's data model has ISSNs, and no ISBNs, publishers and places."""

SMALL = "misc speech software booklet"
REPORT = "report standard patent"
WHOLE = "book collection proceedings periodical"
VOLUMES = "book collection proceedings inbook incollection inproceedings inreference"
"""Kinds of volumes, and of parts of them: ``maintitle`` is the title of the whole work."""

LAW = "jurisdiction legislation legal"
"""Kinds that are cited by volume, reporter or code, and page or section."""

CONTRIBUTED = "article book inbook collection incollection inreference periodical"
"""Kinds of which BibLaTeX styles print ``editora``."""


class FieldRow(NamedTuple):
    """A CSL variable, its field in each dialect, and its converter.

    ``how`` is a name in ``converters.CONVERTERS``. ``when`` lists the kinds of entries
    (types of BibLaTeX) to which the row applies, or is "" for all; the row does not apply
    to items with the variable ``unless``. Of several rows for a variable, the first that
    applies is used. If a row has two fields, separated by a space, both are written,
    because styles print one or the other, but none prints both.
    """

    variable: str
    bibtex: str
    biblatex: str
    how: str = "text"
    when: str = ""
    unless: str = ""


ROWS: tuple[FieldRow, ...] = (
    # Titles
    FieldRow("title", "title", "title", "name", when=f"{LAW} periodical"),
    FieldRow("title", "title", "title", "title"),
    FieldRow("title-short", "shorttitle", "shorttitle", "title"),
    FieldRow("shortTitle", "shorttitle", "shorttitle", "title", unless="title-short"),
    FieldRow("container-title-short", "shortjournal", "shortjournal"),
    FieldRow("journalAbbreviation", "shortjournal", "shortjournal", unless="container-title-short"),
    # Of a book in several volumes, the title and that of the volume have changed places:
    # see ``entry.as_volume``.
    FieldRow("volume-title", "note", "issuetitle", "title", when="article periodical"),
    FieldRow("volume-title", "series", "maintitle", "title", when=VOLUMES),
    FieldRow("volume-title", "note", "titleaddon"),
    FieldRow("part-title", "titleaddon", "titleaddon"),
    FieldRow("reviewed-title", "note", "titleaddon", "reviewed"),
    FieldRow("original-title", "origtitle", "origtitle"),
    # Type of work; before the series, which replaces it in reports
    FieldRow("genre", "type", "type", "degree", when="thesis"),
    FieldRow("genre", "type", "type", "kind", when="report patent standard"),
    FieldRow("genre", "note", "type entrysubtype", when="misc video"),
    FieldRow("genre", "note", "type", when="unpublished speech booklet"),
    FieldRow("genre", "note", "type", when=f"audio {LAW}"),
    FieldRow("genre", "note", "titleaddon", when=f"online dataset software {WHOLE}"),
    FieldRow("genre", "note", "note"),
    # Numbers
    FieldRow("collection-title", "type", "type", "series", when="report standard"),
    FieldRow("collection-title", "howpublished", "howpublished", when=SMALL),
    FieldRow("collection-title", "note", "note", when=f"{MISC} thesis patent"),
    FieldRow("collection-title", "howpublished", "series", when="dataset"),
    FieldRow("collection-title", "series", "series"),
    FieldRow("collection-number", "note", "note", "no.", when=f"{MISC} thesis periodical {LAW}"),
    FieldRow("collection-number", "number", "number", "series-number"),
    FieldRow("volume", "howpublished", "titleaddon", "citation", when=LAW),
    FieldRow("volume", "note", "note", "vol.", when=f"{MISC} {REPORT} dataset thesis"),
    FieldRow("volume", "howpublished", "volume", "vol.", when="periodical"),
    FieldRow("volume", "volume", "volume", "volume"),
    FieldRow("part-number", "part", "part"),
    FieldRow("number-of-volumes", "volumes", "volumes", "count"),
    FieldRow("number-of-pages", "pagetotal", "pagetotal", "count"),
    FieldRow("chapter-number", "chapter", "chapter"),
    FieldRow("section", "howpublished", "titleaddon", "citation", when=LAW),
    FieldRow("section", "note", "note", when=f"{MISC} dataset periodical article patent"),
    FieldRow("section", "chapter", "chapter"),
    FieldRow("edition", "note", "note", "edition-note", when=f"{MISC} {REPORT} thesis periodical"),
    FieldRow("edition", "edition", "edition", "edition"),
    FieldRow("version", "version howpublished", "version", "version", when=f"{MISC} dataset"),
    FieldRow("version", "version", "version"),
    FieldRow("page", "howpublished", "titleaddon", "citation", when=LAW),
    FieldRow("page", "note", "pages", "pp.", when="report thesis standard booklet"),
    FieldRow("page", "note", "note", "pp.", when=f"{MISC} dataset patent periodical"),
    FieldRow("page", "pages", "pages", "pages"),
    FieldRow("page-first", "pages", "pages", "pages", unless="page"),
    # Identifiers
    FieldRow("DOI", "doi", "doi", "doi"),
    FieldRow("URL", "url", "url", "url"),
    FieldRow("ISBN", "isbn", "isbn", "numbers"),
    FieldRow("ISSN", "issn", "issn", "numbers"),
    FieldRow("archive_location", "note", "howpublished", when="unpublished"),
    FieldRow("archive_location", "library", "library"),
    FieldRow("archive_collection", "note", "howpublished", when="unpublished"),
    FieldRow("archive_collection", "library", "library"),
    FieldRow("archive", "note", "howpublished", when="unpublished"),
    FieldRow("archive", "library", "library"),
    FieldRow("archive-place", "note", "howpublished", when="unpublished"),
    FieldRow("archive-place", "library", "library"),
    FieldRow("call-number", "library", "library"),
    FieldRow("source", "library", "library"),
    FieldRow("PMID", "pmid", "eprint", "pubmed"),
    FieldRow("PMCID", "pmcid", "eprint", "pubmed"),
    FieldRow("citation-label", "shorthand", "shorthand"),
    # Notes, status, keywords and the like
    FieldRow("status", "note", "pubstate", "status"),
    FieldRow("note", "note", "note"),
    FieldRow("medium", "howpublished", "note", when="misc"),
    FieldRow("medium", "howpublished", "howpublished"),
    FieldRow("dimensions", "note", "note"),
    FieldRow("scale", "note", "note"),
    FieldRow("reviewed-genre", "note", "note"),
    FieldRow("references", "note", "addendum"),
    FieldRow("license", "note", "addendum"),
    FieldRow("division", "note", "note"),
    FieldRow("supplement-number", "number", "number", "supplement", when="article periodical"),
    FieldRow("supplement-number", "note", "note", "supplement"),
    FieldRow("printing-number", "note", "note"),
    FieldRow("keyword", "keywords", "keywords", "keywords"),
    FieldRow("abstract", "abstract", "abstract"),
    # Not BibLaTeX's "annotation", which the styles apa and reading print under the reference:
    # most of these notes are a database's.
    FieldRow("annote", "annote", "userf"),
    # Names: those with a separate field, then those that may replace the author
    FieldRow("author", "author", "author", "names"),
    FieldRow("editor", "editor", "editor", "names"),
    FieldRow("translator", "translator", "translator", "names"),
    FieldRow("container-author", "bookauthor", "bookauthor", "names"),
    FieldRow("director", "director", "namea", "contributor"),
    FieldRow("composer", "composer", "namea", "contributor"),
    FieldRow("performer", "performer", "namea", "contributor"),
    FieldRow("interviewer", "interviewer", "namea", "contributor"),
    FieldRow("script-writer", "scriptwriter", "namea", "contributor"),
    FieldRow("series-creator", "seriescreator", "namea", "contributor"),
    FieldRow("producer", "producer", "namea", "contributor"),
    FieldRow("executive-producer", "executiveproducer", "namea", "contributor"),
    FieldRow("host", "host", "namea", "contributor"),
    FieldRow("narrator", "narrator", "namea", "contributor"),
    FieldRow("guest", "guest", "namea", "contributor"),
    FieldRow("chair", "chair", "namea", "contributor"),
    FieldRow("curator", "curator", "namea", "contributor"),
    FieldRow("organizer", "organizer", "editora", "contributor", when=CONTRIBUTED),
    FieldRow("organizer", "organizer", "namea", "contributor"),
    FieldRow("compiler", "compiler", "editora", "contributor", when=CONTRIBUTED),
    FieldRow("compiler", "compiler", "namea", "contributor"),
    FieldRow("contributor", "contributor", "editora", "contributor", when=CONTRIBUTED),
    FieldRow("contributor", "contributor", "namea", "contributor"),
    FieldRow("illustrator", "illustrator", "namea", "contributor"),
    FieldRow("editorial-director", "editorialdirector", "namea", "contributor"),
    FieldRow("collection-editor", "collectioneditor", "namea", "contributor"),
    FieldRow("editor-translator", "editortranslator", "namea", "contributor"),
    FieldRow("recipient", "recipient", "namea", "contributor"),
    FieldRow("reviewed-author", "reviewedauthor", "namea", "contributor"),
    FieldRow("original-author", "originalauthor", "namea", "contributor"),
    # Dates
    FieldRow("issued", "year", "date", "issued"),
    FieldRow("accessed", "urldate", "urldate", "date"),
    FieldRow("event-date", "eventdate", "eventdate", "date"),
    FieldRow("original-date", "origdate", "origdate", "date"),
    # Containers
    FieldRow("container-title", "journal", "journaltitle", when="article"),
    FieldRow("container-title", "howpublished", "titleaddon", "citation", when=LAW),
    FieldRow("container-title", "howpublished", "organization", "list", when="online dataset"),
    FieldRow("container-title", "howpublished", "howpublished", when="misc software booklet"),
    FieldRow("container-title", "howpublished", "titleaddon", "name", when="periodical video"),
    FieldRow("container-title", "howpublished", "maintitle howpublished", when="audio"),
    FieldRow("container-title", "series", "maintitle", when="book collection"),
    FieldRow("container-title", "howpublished", "eventtitle", when="speech"),
    FieldRow("container-title", "note", "howpublished", when="unpublished"),
    FieldRow("container-title", "note", "note", when="thesis report standard patent"),
    FieldRow("container-title", "booktitle", "booktitle", "container"),
    FieldRow("event-title", "howpublished", "eventtitle", when="speech"),
    FieldRow("event-title", "note", "eventtitle", when="unpublished"),
    FieldRow("event-title", "howpublished", "howpublished", when=f"{MISC} dataset {LAW}"),
    FieldRow("event-title", "note", "note", when="report thesis standard patent"),
    FieldRow("event-title", "eventtitle", "eventtitle", "event", when="inproceedings"),
    FieldRow("event-title", "eventtitle", "eventtitle"),
    FieldRow("event", "eventtitle", "eventtitle", unless="event-title"),
    # Publisher and place
    FieldRow("publisher", "publisher", "userf", "unprinted", when="article"),
    FieldRow("publisher", "school", "institution", "list", when="thesis"),
    FieldRow("publisher", "institution", "institution", "list", when="report standard"),
    FieldRow("publisher", "institution", "holder", "body", when="patent"),
    FieldRow("publisher", "howpublished", "publisher", "list", when="dataset"),
    FieldRow("publisher", "howpublished", "organization publisher", "list", when="video audio"),
    FieldRow("publisher", "howpublished", "organization", "list", when="online misc software"),
    FieldRow("publisher", "howpublished", "organization", "list", when=LAW),
    FieldRow("publisher", "howpublished", "howpublished", when="booklet periodical speech"),
    FieldRow("publisher", "note", "howpublished", when="unpublished"),
    FieldRow("publisher", "publisher", "publisher", "list"),
    FieldRow("authority", "institution", "note", when="patent"),
    FieldRow("authority", "institution", "institution", "list", when="report standard"),
    FieldRow("authority", "howpublished", "organization", "list", when=f"{MISC} dataset {LAW}"),
    FieldRow("authority", "organization", "organization", "list"),
    FieldRow("publisher-place", "address", "userf", "unprinted", when="article"),
    FieldRow("publisher-place", "howpublished", "", when="online"),
    FieldRow("publisher-place", "note", "location", "list", when="unpublished"),
    FieldRow("publisher-place", "howpublished", "howpublished", when="periodical"),
    FieldRow("publisher-place", "howpublished", "location", "list", when=f"{MISC} dataset {LAW}"),
    FieldRow("publisher-place", "address", "location", "list"),
    FieldRow("jurisdiction", "howpublished", "location", "list", when=f"{MISC} dataset {LAW}"),
    FieldRow("jurisdiction", "address", "location", "list"),
    FieldRow("event-place", "note", "venue", "venue", when="unpublished"),
    FieldRow("event-place", "howpublished", "venue", "venue", when="speech"),
    FieldRow("event-place", "howpublished", "howpublished", "venue", when=MISC),
    FieldRow("event-place", "address", "venue", "venue"),
    FieldRow("original-publisher", "origpublisher", "origpublisher", "list"),
    FieldRow("original-publisher-place", "origlocation", "origlocation", "list"),
    # The number of the work, after those of the series and the publisher
    FieldRow("issue", "number", "number", "issue", when="article"),
    FieldRow("issue", "howpublished", "number", "no.", when="periodical"),
    FieldRow("issue", "note", "note", "no.", when=f"{MISC} thesis {LAW}"),
    FieldRow("issue", "number", "number"),
    FieldRow("number", "pages", "eid", "article-number", when="article periodical"),
    FieldRow("number", "note", "number", "no.", when="dataset"),
    FieldRow("number", "note", "titleaddon", "no.", when=LAW),
    FieldRow("number", "note", "note", "no.", when=f"{MISC} thesis"),
    FieldRow("number", "number", "number", "number"),
    FieldRow("language", "language", "langid", "language"),
)  # fmt: skip

NO_DATA = frozenset(
    [
        "id", "type", "custom", "citation-key", "categories",
        "citation-number", "first-reference-note-number", "locator",
    ]
)  # fmt: skip
"""Keys of an item that are not data about the work."""

JOINED: dict[str, str] = {
    **dict.fromkeys(("note", "addendum", "library", "titleaddon", "chapter", "usera"), "; "),
    **dict.fromkeys(("annote", "userf"), "; "),
    "howpublished": ", ",
    **dict.fromkeys(("organization", "institution"), " and "),
}
"""Field that can have several values → separator."""

EDITING_ROLES = ("editor", "collection-editor", "editorial-director", "compiler")
"""Name variables that are written to ``editor`` if there is no author."""

BESIDE_AUTHORS = frozenset(
    [
        "recipient", "reviewed-author", "original-author", "translator", "illustrator",
        "contributor", "narrator", "guest", "chair",
    ]
)  # fmt: skip
"""Name variables that are written to ``author`` only if there is no editor either."""

EDITOR_TYPES: dict[str, str] = {"contributor": "collaborator"}
"""Name variable → BibLaTeX's localisation key, if that is not the same."""

DEFAULT_KINDS: dict[str, tuple[str, str]] = {
    "patent": ("Patent", "patent"),
    "standard": ("Standard", "Standard"),
    "thesis": ("", "Thesis"),
    "report": ("", "Report"),
}
"""Kind → ``type`` of entries without a genre, in BibTeX and in BibLaTeX.

BibTeX's styles say “PhD thesis” and “Technical Report” of their own accord. In BibLaTeX the
field is required: without it, biblatex-apa prints no university."""

PUBLICATION_STATES: dict[str, str] = {
    "in press": "inpress", "inpress": "inpress", "forthcoming": "forthcoming",
    "to appear": "forthcoming", "submitted": "submitted", "in preparation": "inpreparation",
    "in progress": "inpreparation", "prepublished": "prepublished",
    "advance online publication": "prepublished", "ahead of print": "prepublished",
}  # fmt: skip
"""Phrase for a publication state → BibLaTeX's ``pubstate`` key."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

ORDER: tuple[str, ...] = (
    "author", "editor", "editortype", "editora", "editoratype", "editorb", "editorbtype",
    "editorc", "editorctype", "translator", "bookauthor", "holder", "key", "director", "composer",
    "performer", "namea", "nameatype", "nameb", "namebtype", "namec", "namectype",
    "title", "shorttitle", "shorthand", "titleaddon", "type", "entrysubtype",
    "journal", "journaltitle", "shortjournal", "issuetitle",
    "booktitle", "booktitleaddon", "maintitle", "eventtitle", "eventdate", "venue",
    "series", "volume", "volumes", "part", "number", "issue", "chapter", "edition", "version",
    "pages", "eid", "pagetotal", "howpublished",
    "organization", "school", "institution", "publisher", "address", "location",
    "date", "year", "month", "day", "pubstate",
    "origtitle", "origdate", "origpublisher", "origlocation",
    "isbn", "issn", "doi", "eprint", "eprinttype", "archiveprefix", "eprintclass",
    "primaryclass", "pmid", "pmcid", "url", "urldate", "language", "langid",
    "library", "note", "addendum", "keywords", "abstract", "userf", "annote",
)  # fmt: skip
"""The order of fields in an entry; other fields follow by name."""
