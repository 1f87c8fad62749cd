"""CSL → BibTeX and BibLaTeX: types, fields, roles and words. Data only.

Names of BibLaTeX entry types and fields are those of the BibLaTeX manual,
sections 2.1 and 2.2; those of BibTeX are btxdoc's, and beyond them the fields
that styles and reference managers have agreed on (doi, url, isbn, eprint…).
"""

from __future__ import annotations

from typing import NamedTuple

from ris2cite.markup.tree import Style


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

# Where a variable's field depends on the type -------------------------------

ARTICLES = frozenset({"article", "review"})

TYPE_FIELD: dict[str, str] = {
    **dict.fromkeys(("thesis", "report", "patent", "misc", "unpublished"), "type"),
    **dict.fromkeys(("dataset", "software", "standard", "legislation", "jurisdiction"), "type"),
    **dict.fromkeys(("legal", "music", "video", "booklet"), "type"),
    **dict.fromkeys(("online", "book", "collection", "proceedings", "periodical"), "titleaddon"),
}
"""BibLaTeX type → field of ``genre``; else ``note``."""

BIBTEX_TYPED = frozenset({"phdthesis", "mastersthesis", "techreport"})
"""BibTeX types with a field ``type``; the genre of others is a note."""

CONTAINER: dict[str, tuple[str, str]] = {
    "article": ("journal", "journaltitle"),
    "periodical": ("journal", "journaltitle"),
    "jurisdiction": ("howpublished", "journaltitle"),
    "legislation": ("howpublished", "journaltitle"),
    "online": ("howpublished", "organization"),
    "dataset": ("howpublished", "organization"),
    "software": ("howpublished", "organization"),
    "misc": ("howpublished", "howpublished"),
    "book": ("series", "maintitle"),
    "collection": ("series", "maintitle"),
    "unpublished": ("booktitle", "eventtitle"),
}
"""BibLaTeX type → field of ``container-title`` (BibTeX, BibLaTeX); else ``booktitle``."""

PUBLISHER: dict[str, tuple[str, str]] = {
    "thesis": ("school", "institution"),
    "report": ("institution", "institution"),
    "online": ("publisher", "organization"),
    "misc": ("publisher", "organization"),
    "software": ("publisher", "organization"),
    "unpublished": ("institution", "institution"),
    "patent": ("publisher", "organization"),
    "standard": ("organization", "organization"),
    "jurisdiction": ("organization", "institution"),
    "legislation": ("organization", "institution"),
}
"""BibLaTeX type → field of ``publisher``; else ``publisher``."""


class Row(NamedTuple):
    """One CSL variable: its field in either dialect and how its value is written.

    ``how`` is the name of a converter of ``entry.CONVERTERS``.
    """

    bibtex: str
    biblatex: str
    how: str = "text"


FIELDS: dict[str, Row] = {
    "title": Row("title", "title", "title"),
    "title-short": Row("shorttitle", "shorttitle", "title"),
    "shortTitle": Row("shorttitle", "shorttitle", "title"),
    "container-title-short": Row("shortjournal", "shortjournal"),
    "journalAbbreviation": Row("shortjournal", "shortjournal"),
    "collection-title": Row("series", "series"),
    "collection-number": Row("number", "number"),
    "volume": Row("volume", "volume"),
    "volume-title": Row("maintitle", "maintitle"),
    "part-number": Row("part", "part"),
    "part-title": Row("titleaddon", "titleaddon"),
    "number-of-volumes": Row("volumes", "volumes", "count"),
    "number-of-pages": Row("pagetotal", "pagetotal", "count"),
    "chapter-number": Row("chapter", "chapter"),
    "section": Row("chapter", "chapter"),
    "edition": Row("edition", "edition", "edition"),
    "version": Row("version", "version"),
    "page": Row("pages", "pages", "pages"),
    "page-first": Row("pages", "pages", "pages"),
    "event-title": Row("eventtitle", "eventtitle"),
    "event": Row("eventtitle", "eventtitle"),
    "original-title": Row("origtitle", "origtitle"),
    "original-publisher": Row("origpublisher", "origpublisher", "list"),
    "original-publisher-place": Row("origlocation", "origlocation", "list"),
    "DOI": Row("doi", "doi", "doi"),
    "URL": Row("url", "url", "url"),
    "ISBN": Row("isbn", "isbn", "numbers"),
    "ISSN": Row("issn", "issn", "numbers"),
    "status": Row("note", "pubstate", "status"),
    "keyword": Row("keywords", "keywords", "keywords"),
    "abstract": Row("abstract", "abstract"),
    "annote": Row("annote", "annotation"),
    "note": Row("note", "note"),
    "medium": Row("howpublished", "howpublished"),
    "authority": Row("organization", "organization", "list"),
    "dimensions": Row("note", "note"),
    "scale": Row("note", "note"),
    "reviewed-title": Row("titleaddon", "titleaddon"),
    "reviewed-genre": Row("note", "note"),
    "references": Row("note", "addendum"),
    "license": Row("note", "addendum"),
    "jurisdiction": Row("address", "location", "list"),
    "division": Row("note", "note"),
    "supplement-number": Row("note", "note"),
    "printing-number": Row("note", "note"),
    "call-number": Row("library", "library"),
    "archive": Row("library", "library"),
    "archive_collection": Row("library", "library"),
    "archive_location": Row("library", "library"),
    "archive-place": Row("library", "library"),
    "source": Row("library", "library"),
}
"""CSL variable → fields. Names, dates and the variables of ``entry.SPECIAL`` are not here."""

JOINED = frozenset({"note", "addendum", "library", "titleaddon", "annote", "annotation", "chapter"})
"""Fields that take several values, one after the other."""

ROLES: dict[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
"""Name variables with a field of their own."""

LEADING_ROLES: tuple[str, ...] = (
    "director", "composer", "performer", "interviewer", "script-writer", "series-creator",
    "producer", "executive-producer", "host", "narrator", "guest", "chair", "organizer",
    "curator", "compiler", "illustrator", "contributor", "editorial-director",
    "collection-editor", "editor-translator", "recipient", "reviewed-author", "original-author",
)  # fmt: skip
"""Other name variables. The first of an item without author and editor stands in as the
author; the others are BibLaTeX's ``editora``… with a type, and fields of their own in BibTeX."""

EDITING_ROLES = ("editor", "collection-editor", "editorial-director", "compiler")
"""Name variables that stand in the field ``editor`` where there is no author."""

EDITOR_TYPES: dict[str, str] = {
    "compiler": "compiler", "contributor": "collaborator", "organizer": "organizer",
    "director": "director", "producer": "producer", "executive-producer": "producer",
}  # fmt: skip
"""Role → BibLaTeX's localisation key for it, where it is not the role's own name."""

SPAN_COMMANDS: dict[Style, tuple[str, str]] = {
    "italic": (r"\emph{", "}"),
    "bold": (r"\textbf{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
    "nocase": ("{", "}"),
    "quote": ("``", "''"),
}

BIBER_SPELLINGS: dict[str, str] = {
    "{$<$}": r"\textless{}",
    "{$>$}": r"\textgreater{}", "{$|$}": r"\textbar{}", r"\$": r"\textdollar{}",
    r"\_": r"\textunderscore{}",
}  # fmt: skip
"""Escaped characters at the start of a name → how Biber can take the initial after them."""

PUBLICATION_STATES: dict[str, str] = {
    "in press": "inpress", "inpress": "inpress", "forthcoming": "forthcoming",
    "to appear": "forthcoming", "submitted": "submitted", "in preparation": "inpreparation",
    "in progress": "inpreparation", "prepublished": "prepublished",
    "advance online publication": "prepublished", "ahead of print": "prepublished",
}  # fmt: skip
"""Words for the state of a publication → BibLaTeX's ``pubstate`` keys."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

CAPITALISING_LANGUAGES = frozenset({"de", "lb"})
"""Languages that write nouns with a capital: no title of theirs is put into lower case."""

LANGUAGES: dict[str, str] = {
    "af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "br": "breton", "ca": "catalan",
    "cs": "czech", "cy": "welsh", "da": "danish", "de": "ngerman", "de-at": "naustrian",
    "de-ch": "nswissgerman", "el": "greek", "en": "english", "en-us": "american",
    "en-gb": "british", "en-au": "australian", "en-ca": "canadian", "en-nz": "newzealand",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "fr-ca": "canadien", "fr-fr": "french", "ga": "irish",
    "gd": "scottish", "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian",
    "hsb": "uppersorbian", "dsb": "lowersorbian", "hu": "magyar", "hy": "armenian",
    "ia": "interlingua", "id": "indonesian", "is": "icelandic", "it": "italian",
    "ja": "japanese", "ka": "georgian", "kk": "kazakh", "ko": "korean", "la": "latin",
    "lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "ml": "malayalam", "mn": "mongolian",
    "mr": "marathi", "ms": "malay", "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "no": "norsk",
    "oc": "occitan", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian", "rm": "romansh",
    "ro": "romanian", "ru": "russian", "se": "samin", "sk": "slovak", "sl": "slovene",
    "sq": "albanian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "te": "telugu",
    "th": "thai", "tk": "turkmen", "tr": "turkish", "uk": "ukrainian", "ur": "urdu",
    "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""BCP 47 tag, in lower case → babel's name of the language."""

LANGUAGE_NAMES: dict[str, str] = {
    "arabic": "arabic", "ara": "arabic", "chinese": "chinese", "chi": "chinese", "zho": "chinese",
    "czech": "czech", "cze": "czech", "ces": "czech", "danish": "danish", "dan": "danish",
    "dutch": "dutch", "dut": "dutch", "nld": "dutch", "english": "english", "eng": "english",
    "finnish": "finnish", "fin": "finnish", "french": "french", "fre": "french", "fra": "french",
    "german": "ngerman", "ger": "ngerman", "deu": "ngerman", "deutsch": "ngerman",
    "greek": "greek", "gre": "greek", "ell": "greek", "hebrew": "hebrew", "heb": "hebrew",
    "hungarian": "magyar", "hun": "magyar", "italian": "italian", "ita": "italian",
    "japanese": "japanese", "jpn": "japanese", "korean": "korean", "kor": "korean",
    "latin": "latin", "lat": "latin", "norwegian": "norsk", "nor": "norsk", "polish": "polish",
    "pol": "polish", "portuguese": "portuguese", "por": "portuguese", "romanian": "romanian",
    "rum": "romanian", "ron": "romanian", "russian": "russian", "rus": "russian",
    "spanish": "spanish", "spa": "spanish", "swedish": "swedish", "swe": "swedish",
    "turkish": "turkish", "tur": "turkish", "ukrainian": "ukrainian", "ukr": "ukrainian",
}  # fmt: skip
"""English names and three-letter codes (ISO 639-2), in lower case → babel's name."""
