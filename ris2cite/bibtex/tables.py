"""CSL variables → fields of BibTeX and BibLaTeX, row by row. Data only.

Field names of BibLaTeX are those of the BibLaTeX manual, section 2.2; those of BibTeX
are btxdoc's, and beyond them the fields that styles and reference managers have agreed
on (doi, url, isbn, eprint…). ``docs/generate_bibtex.py`` makes a page of these rows.
"""

from __future__ import annotations

from typing import NamedTuple


class FieldRow(NamedTuple):
    """A CSL variable, its field in each dialect, and how the value becomes the field's.

    ``how`` names a converter of ``converters.CONVERTERS``. ``when`` lists the BibLaTeX
    entry types that the row is for, "" for all; ``unless`` is a variable beside which
    the row has nothing to add. Of several rows for a variable the first that fits counts.
    """

    variable: str
    bibtex: str
    biblatex: str
    how: str = "text"
    when: str = ""
    unless: str = ""


ROWS: tuple[FieldRow, ...] = (
    # Titles
    FieldRow("title", "title", "title", "title"),
    FieldRow("title-short", "shorttitle", "shorttitle", "title"),
    FieldRow("shortTitle", "shorttitle", "shorttitle", "title", unless="title-short"),
    FieldRow("container-title-short", "shortjournal", "shortjournal"),
    FieldRow("journalAbbreviation", "shortjournal", "shortjournal", unless="container-title-short"),
    FieldRow("collection-title", "series", "series"),
    FieldRow("volume-title", "maintitle", "maintitle"),
    FieldRow("part-title", "titleaddon", "titleaddon"),
    FieldRow("reviewed-title", "titleaddon", "titleaddon"),
    FieldRow("original-title", "origtitle", "origtitle"),
    # Numbers
    FieldRow("collection-number", "number", "number"),
    FieldRow("volume", "volume", "volume"),
    FieldRow("part-number", "part", "part"),
    FieldRow("number-of-volumes", "volumes", "volumes", "count"),
    FieldRow("number-of-pages", "pagetotal", "pagetotal", "count"),
    FieldRow("chapter-number", "chapter", "chapter"),
    FieldRow("section", "chapter", "chapter"),
    FieldRow("edition", "edition", "edition", "edition"),
    FieldRow("version", "version", "version"),
    FieldRow("page", "pages", "pages", "pages"),
    FieldRow("page-first", "pages", "pages", "pages", unless="page"),
    # Identifiers
    FieldRow("DOI", "doi", "doi", "doi"),
    FieldRow("URL", "url", "url", "url"),
    FieldRow("ISBN", "isbn", "isbn", "numbers"),
    FieldRow("ISSN", "issn", "issn", "numbers"),
    FieldRow("archive", "library", "library"),
    FieldRow("archive_collection", "library", "library"),
    FieldRow("archive_location", "library", "library"),
    FieldRow("archive-place", "library", "library"),
    FieldRow("call-number", "library", "library"),
    FieldRow("source", "library", "library"),
    FieldRow("citation-label", "shorthand", "shorthand"),
    # What there is to say about it
    FieldRow("status", "note", "pubstate", "status"),
    FieldRow("note", "note", "note"),
    FieldRow("medium", "howpublished", "howpublished"),
    FieldRow("dimensions", "note", "note"),
    FieldRow("scale", "note", "note"),
    FieldRow("reviewed-genre", "note", "note"),
    FieldRow("references", "note", "addendum"),
    FieldRow("license", "note", "addendum"),
    FieldRow("division", "note", "note"),
    FieldRow("supplement-number", "note", "note"),
    FieldRow("printing-number", "note", "note"),
    FieldRow("keyword", "keywords", "keywords", "keywords"),
    FieldRow("abstract", "abstract", "abstract"),
    FieldRow("annote", "annote", "annotation"),
    # Names: those with a field of their own, then those that stand in where there is
    # neither author nor editor, and else beside them
    FieldRow("author", "author", "author", "names"),
    FieldRow("editor", "editor", "editor", "names"),
    FieldRow("translator", "translator", "translator", "names"),
    FieldRow("container-author", "bookauthor", "bookauthor", "names"),
    FieldRow("director", "director", "editora", "contributor"),
    FieldRow("composer", "composer", "editora", "contributor"),
    FieldRow("performer", "performer", "editora", "contributor"),
    FieldRow("interviewer", "interviewer", "editora", "contributor"),
    FieldRow("script-writer", "scriptwriter", "editora", "contributor"),
    FieldRow("series-creator", "seriescreator", "editora", "contributor"),
    FieldRow("producer", "producer", "editora", "contributor"),
    FieldRow("executive-producer", "executiveproducer", "editora", "contributor"),
    FieldRow("host", "host", "editora", "contributor"),
    FieldRow("narrator", "narrator", "editora", "contributor"),
    FieldRow("guest", "guest", "editora", "contributor"),
    FieldRow("chair", "chair", "editora", "contributor"),
    FieldRow("organizer", "organizer", "editora", "contributor"),
    FieldRow("curator", "curator", "editora", "contributor"),
    FieldRow("compiler", "compiler", "editora", "contributor"),
    FieldRow("illustrator", "illustrator", "editora", "contributor"),
    FieldRow("contributor", "contributor", "editora", "contributor"),
    FieldRow("editorial-director", "editorialdirector", "editora", "contributor"),
    FieldRow("collection-editor", "collectioneditor", "editora", "contributor"),
    FieldRow("editor-translator", "editortranslator", "editora", "contributor"),
    FieldRow("recipient", "recipient", "editora", "contributor"),
    FieldRow("reviewed-author", "reviewedauthor", "editora", "contributor"),
    FieldRow("original-author", "originalauthor", "editora", "contributor"),
    # Dates
    FieldRow("issued", "year", "date", "issued"),
    FieldRow("accessed", "urldate", "urldate", "date"),
    FieldRow("event-date", "eventdate", "eventdate", "date"),
    FieldRow("original-date", "origdate", "origdate", "date"),
    # What it stands in
    FieldRow("container-title", "journal", "journaltitle", when="article periodical"),
    FieldRow("container-title", "howpublished", "journaltitle", when="jurisdiction legislation"),
    FieldRow("container-title", "howpublished", "organization", when="online dataset software"),
    FieldRow("container-title", "howpublished", "howpublished", when="misc"),
    FieldRow("container-title", "series", "maintitle", when="book collection"),
    FieldRow("container-title", "booktitle", "eventtitle", "container", when="unpublished"),
    FieldRow("container-title", "series", "booktitle", "container", when="thesis report"),
    FieldRow("container-title", "booktitle", "booktitle", "container"),
    FieldRow("event-title", "eventtitle", "eventtitle"),
    FieldRow("event", "eventtitle", "eventtitle", unless="event-title"),
    # Who brought it out, and where
    FieldRow("publisher", "school", "institution", "list", when="thesis"),
    FieldRow("publisher", "institution", "institution", "list", when="report unpublished"),
    FieldRow("publisher", "publisher", "organization", "list", when="online misc software"),
    FieldRow("publisher", "publisher", "holder", "body", when="patent"),
    FieldRow("publisher", "organization", "organization", "list", when="standard"),
    FieldRow("publisher", "organization", "institution", "list", when="jurisdiction legislation"),
    FieldRow("publisher", "publisher", "publisher", "list"),
    FieldRow("authority", "organization", "organization", "list"),
    FieldRow("publisher-place", "address", "location", "list"),
    FieldRow("jurisdiction", "address", "location", "list"),
    FieldRow("event-place", "venue", "venue", "venue"),
    FieldRow("original-publisher", "origpublisher", "origpublisher", "list"),
    FieldRow("original-publisher-place", "origlocation", "origlocation", "list"),
    # Its own number, which gives way to the series' and the publisher
    FieldRow("issue", "number", "number", "issue", when="article periodical"),
    FieldRow("issue", "number", "number"),
    FieldRow("number", "pages", "eid", "article-number", when="article periodical"),
    FieldRow("number", "number", "number"),
    # What kind of thing it is, and in which language
    FieldRow("genre", "type", "type", when="thesis report"),
    FieldRow(
        "genre", "note", "type",
        when="patent misc unpublished dataset software standard legislation jurisdiction legal "
        "music video booklet",
    ),
    FieldRow("genre", "note", "titleaddon", when="online book collection proceedings periodical"),
    FieldRow("genre", "note", "note"),
    FieldRow("language", "language", "langid", "language"),
    FieldRow("PMID", "eprint", "eprint", "pubmed"),
    FieldRow("PMCID", "eprint", "eprint", "pubmed"),
)  # fmt: skip

NO_DATA = frozenset(
    [
        "id", "type", "custom", "citation-key", "categories",
        "citation-number", "first-reference-note-number", "locator",
    ]
)  # fmt: skip
"""Keys of an item that say nothing about the work: they name it, or a place that cites it."""

JOINED = frozenset({"note", "addendum", "library", "titleaddon", "annote", "annotation", "chapter"})
"""Fields that take several values, one after the other."""

EDITING_ROLES = ("editor", "collection-editor", "editorial-director", "compiler")
"""Name variables that stand in the field ``editor`` where there is no author."""

EDITOR_TYPES: dict[str, str] = {
    "compiler": "compiler", "contributor": "collaborator", "organizer": "organizer",
    "director": "director", "producer": "producer", "executive-producer": "producer",
}  # fmt: skip
"""Role → BibLaTeX's localisation key for it, where it is not the role's own name."""

PUBLICATION_STATES: dict[str, str] = {
    "in press": "inpress", "inpress": "inpress", "forthcoming": "forthcoming",
    "to appear": "forthcoming", "submitted": "submitted", "in preparation": "inpreparation",
    "in progress": "inpreparation", "prepublished": "prepublished",
    "advance online publication": "prepublished", "ahead of print": "prepublished",
}  # fmt: skip
"""Words for the state of a publication → BibLaTeX's ``pubstate`` keys."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

ORDER: tuple[str, ...] = (
    "author", "editor", "editortype", "editora", "editoratype", "editorb", "editorbtype",
    "editorc", "editorctype", "translator", "bookauthor", "holder", "director", "composer",
    "performer", "namea", "nameatype", "nameb", "namebtype", "namec", "namectype",
    "title", "shorttitle", "titleaddon", "type", "entrysubtype",
    "journal", "journaltitle", "shortjournal", "issuetitle",
    "booktitle", "booktitleaddon", "maintitle", "eventtitle", "eventdate", "venue",
    "series", "volume", "volumes", "part", "number", "issue", "chapter", "edition", "version",
    "pages", "eid", "pagetotal", "howpublished",
    "organization", "school", "institution", "publisher", "address", "location",
    "date", "year", "month", "day", "pubstate",
    "origtitle", "origdate", "origpublisher", "origlocation",
    "isbn", "issn", "doi", "eprint", "eprinttype", "archiveprefix", "eprintclass",
    "primaryclass", "pmid", "pmcid", "url", "urldate", "language", "langid",
    "library", "note", "addendum", "keywords", "abstract", "annotation", "annote",
)  # fmt: skip
"""The order of fields in an entry; fields that are not here follow by name."""
