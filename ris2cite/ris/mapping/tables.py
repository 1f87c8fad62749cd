"""RIS reference types and tags → CSL 1.0.2, as data.

Sources: the RIS specification of 2001 (RefMan) and the type-dependent table of
December 2011 that EndNote follows. Where both name a tag, the table of 2011
comes first and the older tag fills gaps. A row's tags stand in order of
strength; rows are read from top to bottom, and a value that one row has taken
is gone for the rows below it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ris2cite.ris.values import dates, identifiers, lists, names, notes, pages, text
from ris2cite.ris.values.draft import Converter, Draft, Tags
from ris2cite.ris.values.special import (
    arxiv_address,
    certain_date,
    container,
    container_short,
    degree,
    digits,
    document_number,
    event_title,
    interviewers,
    literal_names,
    one_name,
    original_date,
    pubmed_accession,
    report_number,
    reviewed_title,
)


class Row(NamedTuple):
    """Values of ``tags`` become ``variable``, by ``converter``, in records of ``types``."""

    tags: Tags
    variable: str
    converter: Converter
    types: frozenset[str] | None = None
    """Reference types; None for all."""
    but: frozenset[str] = frozenset()
    """Reference types that the row is not for."""


class Tables(NamedTuple):
    """What the engine needs of a dialect.

    ``resolve`` gives the name of the rows and the CSL type of a draft; ``finish``
    adds what follows from the record as a whole.
    """

    rows: tuple[Row, ...]
    resolve: Callable[[Draft], tuple[str, str]]
    finish: Callable[[Draft], None]


class Type(NamedTuple):
    """What a reference type is in CSL; ``status`` where the type itself says one."""

    csl: str
    status: str = ""


class Refinement(NamedTuple):
    """A record of ``types`` that has (or lacks) some tags is of another kind.

    ``has``: at least one of these tags; ``lacks``: none of these. ``rows`` names the
    type whose rows are used from there on, ``csl`` the CSL type.
    """

    types: frozenset[str]
    has: Tags
    lacks: Tags
    rows: str
    csl: str


def _types(names: str) -> frozenset[str]:
    return frozenset(names.split())


TYPES: dict[str, Type] = {
    "ABST": Type("article-journal"),
    "ADVS": Type("motion_picture"),
    "AGGR": Type("dataset"),
    "ANCIENT": Type("classic"),
    "ART": Type("graphic"),
    "BILL": Type("bill"),
    "BLOG": Type("post-weblog"),
    "BOOK": Type("book"),
    "CASE": Type("legal_case"),
    "CHAP": Type("chapter"),
    "CHART": Type("figure"),
    "CLSWK": Type("classic"),
    "COMP": Type("software"),
    "CONF": Type("paper-conference"),
    "CPAPER": Type("paper-conference"),
    "CTLG": Type("book"),
    "DATA": Type("dataset"),
    "DBASE": Type("dataset"),
    "DICT": Type("entry-dictionary"),
    "EBOOK": Type("book"),
    "ECHAP": Type("chapter"),
    "EDBOOK": Type("book"),
    "EJOUR": Type("article-journal"),
    "ELEC": Type("webpage"),
    "ENCYC": Type("entry-encyclopedia"),
    "EQUA": Type("figure"),
    "FIGURE": Type("figure"),
    "GEN": Type("document"),
    "GOVDOC": Type("report"),
    "GRANT": Type("document"),
    "HEAR": Type("hearing"),
    "ICOMM": Type("personal_communication"),
    "INPR": Type("article-journal", "in press"),
    "JFULL": Type("article-journal"),
    "JOUR": Type("article-journal"),
    "LEGAL": Type("regulation"),
    "MANSCPT": Type("manuscript"),
    "MAP": Type("map"),
    "MGZN": Type("article-magazine"),
    "MPCT": Type("motion_picture"),
    "MULTI": Type("motion_picture"),
    "MUSIC": Type("musical_score"),
    "NEWS": Type("article-newspaper"),
    "PAMP": Type("pamphlet"),
    "PAT": Type("patent"),
    "PCOMM": Type("personal_communication"),
    "RPRT": Type("report"),
    "SER": Type("book"),
    "SLIDE": Type("speech"),
    "SOUND": Type("song"),
    "STAND": Type("standard"),
    "STAT": Type("legislation"),
    "THES": Type("thesis"),
    "UNBILL": Type("bill"),
    "UNPB": Type("manuscript"),
    "VIDEO": Type("motion_picture"),
}
"""Reference type (2011 and 2001) → CSL type."""

ALIASES: dict[str, str] = {
    "JOURN": "JOUR", "JOURNAL": "JOUR", "ARTICLE": "JOUR", "JNL": "JOUR",
    "JA": "JOUR", "REVIEW": "JOUR", "JOURNAL ARTICLE": "JOUR", "ARTICLE-JOURNAL": "JOUR",
    "JOURNALARTICLE": "JOUR", "JOURNAL ARTICLES": "JOUR", "REVIEW ARTICLE": "JOUR",
    "JOUR ARTICLE": "JOUR", "SCHOLARLY JOURNALS": "JOUR", "ELECTRONIC ARTICLE": "EJOUR",
    "EJOURNAL": "EJOUR", "ABSTRACT": "ABST", "JOURNAL (FULL)": "JFULL", "PERIODICAL": "JFULL",
    "IN PRESS": "INPR", "INPRESS": "INPR", "MAGAZINE": "MGZN", "MAGAZINE ARTICLE": "MGZN",
    "MAG": "MGZN", "MGZ": "MGZN", "NEWSPAPER": "NEWS", "NEWSPAPER ARTICLE": "NEWS",
    "BOOK, WHOLE": "BOOK", "WHOLE BOOK": "BOOK", "MONOGRAPH": "BOOK", "BOOKS": "BOOK",
    "ELECTRONIC BOOK": "EBOOK", "E-BOOK": "EBOOK", "EDITED BOOK": "EDBOOK", "SERIAL": "SER",
    "SERIES": "SER", "CATALOG": "CTLG", "CATALOGUE": "CTLG", "CHAPTER": "CHAP",
    "BOOK CHAPTER": "CHAP", "BOOK SECTION": "CHAP", "BOOKSECTION": "CHAP", "CHP": "CHAP",
    "INBOOK": "CHAP", "INCOL": "CHAP", "ELECTRONIC BOOK SECTION": "ECHAP",
    "CONFERENCE PAPER": "CPAPER", "CONFERENCE": "CONF", "CONFERENCE PROCEEDINGS": "CONF",
    "CONFERENCE PROCEEDING": "CONF", "PROCEEDINGS": "CONF", "PROC": "CONF", "CP": "CPAPER",
    "CONFERENCE ARTICLE": "CPAPER", "INPROC": "CPAPER", "INPROCEEDINGS": "CPAPER",
    "ENCYCLOPEDIA": "ENCYC", "DICTIONARY": "DICT", "WEB": "ELEC", "WEBPAGE": "ELEC",
    "WEB PAGE": "ELEC", "WEBSITE": "ELEC", "WEB SITE": "ELEC", "ELECTRONIC SOURCE": "ELEC",
    "ONLINE SOURCE": "ELEC", "INTERNET": "ELEC", "ELECTRONIC": "ELEC", "ICOM": "ICOMM",
    "BLOG POST": "BLOG", "LETTER": "PCOMM", "PERSONAL COMMUNICATION": "PCOMM",
    "INTERNET COMMUNICATION": "ICOMM", "E-MAIL": "ICOMM", "EMAIL": "ICOMM", "VID": "VIDEO",
    "VIDEO RECORDING": "VIDEO", "FILM": "MPCT", "MOVIE": "MPCT", "MOTION PICTURE": "MPCT",
    "FILM OR BROADCAST": "MPCT", "AUDIOVISUAL MATERIAL": "ADVS", "AUDIOVISUAL": "ADVS",
    "ONLINE MULTIMEDIA": "MULTI", "MULTIMEDIA": "MULTI", "SOUND RECORDING": "SOUND",
    "AUDIO": "SOUND", "MUSIC SCORE": "MUSIC", "SLIDES": "SLIDE", "PRESENTATION": "SLIDE",
    "ARTWORK": "ART", "FIG": "FIGURE", "EQUATION": "EQUA", "CLASSICAL WORK": "CLSWK",
    "ANCIENT TEXT": "ANCIENT", "GENERIC": "GEN", "GENERAL": "GEN", "GNRC": "GEN",
    "MISC": "GEN", "OTHER": "GEN", "THESIS": "THES", "DISSERTATION": "THES", "DISS": "THES",
    "THESES": "THES", "DISSERTATION/THESIS": "THES", "REPORT": "RPRT", "REP": "RPRT",
    "TECHREPORT": "RPRT", "TECHNICAL REPORT": "RPRT", "WORKING PAPER": "RPRT",
    "GOVERNMENT DOCUMENT": "GOVDOC", "STANDARD": "STAND", "STD": "STAND", "PATENT": "PAT",
    "STATUTE": "STAT", "LEGISLATION": "STAT", "LEGAL RULE": "LEGAL",
    "LEGAL RULE OR REGULATION": "LEGAL", "LEGAL RULE/REGULATION": "LEGAL",
    "REGULATION": "LEGAL", "UNENACTED BILL": "UNBILL", "UNENACTED BILL/RESOLUTION": "UNBILL",
    "UNBIL": "UNBILL", "HEARING": "HEAR", "DATASET": "DATA", "DATA SET": "DATA",
    "DATA FILE": "DATA", "AGGREGATED DATABASE": "AGGR", "ONLINE DATABASE": "DBASE",
    "DATABASE": "DBASE", "COMPUTER PROGRAM": "COMP", "SOFTWARE": "COMP", "PROGRAM": "COMP",
    "COMPUTER SOFTWARE": "COMP", "UNPD": "UNPB", "UNPUB": "UNPB", "UNPUBLISHED": "UNPB",
    "UNPUBLISHED WORK": "UNPB", "MANUSCRIPT": "MANSCPT", "MANSCRPT": "MANSCPT",
    "PAMPHLET": "PAMP", "GRNT": "GRANT", "CASE LAW": "CASE", "LEGAL CASE": "CASE",
    "PREPRINT": "UNPB",
}  # fmt: skip
"""Long, misspelt and older names of reference types, in capitals → the code of 2011."""

_SHORT = ("J2", "JA", "J1", "JI", "J9")
_JOURNAL_TAGS = ("T2", "JF", "JO", *_SHORT)
PREPRINT_TYPES = _types("ABST EJOUR ELEC GEN INPR JOUR MANSCPT RPRT UNPB DATA")

DOI_TAGS = ("DO", "DOI", "DI", "M3", "N1", "UR", "L3", "ID", "LK", "L2", "LB", "U1", "U2")
"""Where a DOI is looked for, in order."""

PREPRINT_ROWS = "PREPRINT"
"""The name under which rows for preprints are found."""

REFINEMENTS: tuple[Refinement, ...] = (
    Refinement(_types("GEN"), _JOURNAL_TAGS, (), "JOUR", "article-journal"),
    Refinement(
        _types("CONF"), (), ("T2", "C3", "JO", "JF", "BT", *_SHORT, "SP", "EP"),
        "PROCEEDINGS", "book",
    ),
    Refinement(_types("JFULL"), (), ("SP", "EP", "C7", "AR", "AU", "A1"), "JFULL", "periodical"),
)  # fmt: skip

UNKNOWN_WITH_JOURNAL: tuple[Tags, Tags] = (_JOURNAL_TAGS, ("VL", "VO", "IS", "CP"))
"""A record of unknown type with one tag of each is an article, else a document."""

WRITTEN_TYPES: dict[str, str] = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK", "broadcast": "MPCT",
    "chapter": "CHAP", "classic": "CLSWK", "collection": "GEN", "dataset": "DATA",
    "document": "GEN", "entry": "ENCYC", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "event": "GEN", "figure": "FIGURE", "graphic": "ART",
    "hearing": "HEAR", "interview": "PCOMM", "legal_case": "CASE", "legislation": "STAT",
    "manuscript": "MANSCPT", "map": "MAP", "motion_picture": "MPCT", "musical_score": "MUSIC",
    "pamphlet": "PAMP", "paper-conference": "CPAPER", "patent": "PAT", "performance": "GEN",
    "periodical": "JFULL", "personal_communication": "PCOMM", "post": "BLOG",
    "post-weblog": "BLOG", "regulation": "LEGAL", "report": "RPRT", "review": "JOUR",
    "review-book": "JOUR", "software": "COMP", "song": "SOUND", "speech": "SLIDE",
    "standard": "STAND", "thesis": "THES", "treaty": "STAT", "webpage": "ELEC",
}  # fmt: skip
"""CSL type → the reference type that is written where the record has none of its own."""

ARTICLES = _types("ABST EJOUR INPR JFULL JOUR MGZN NEWS PREPRINT")
JOURNALS = _types("ABST EJOUR INPR JFULL JOUR MGZN PREPRINT")
BOOKS = _types("BOOK CLSWK CTLG EBOOK EDBOOK PROCEEDINGS SER")
CHAPTERS = _types("CHAP DICT ECHAP ENCYC")
CONFERENCES = _types("CONF CPAPER PROCEEDINGS")
DATA = _types("AGGR DATA DBASE")
FILMS = _types("ADVS MPCT MULTI VIDEO")
IMAGES = _types("CHART EQUA FIGURE")
LAW = _types("BILL CASE HEAR LEGAL STAT UNBILL")
LETTERS = _types("ICOMM PCOMM")
REPORTS = _types("GOVDOC RPRT")
UNPUBLISHED = _types("MANSCPT PAMP")
WEB = _types("BLOG ELEC")
_NUMBERED = REPORTS | UNPUBLISHED | DATA | _types(
    "UNPB ANCIENT ART BILL COMP HEAR LEGAL MAP MUSIC SOUND EQUA FIGURE CHART STAND THES "
    "UNBILL"
)  # fmt: skip
_OWN_SERIES = (BOOKS | REPORTS | FILMS | _types("COMP MAP STAND")) - _types("PROCEEDINGS")
_GENRE = (
    REPORTS | UNPUBLISHED | WEB | LETTERS | DATA | IMAGES | FILMS
    | _types("UNPB THES MAP SLIDE ART PAT STAND COMP SOUND MUSIC PREPRINT GEN GRANT")
)  # fmt: skip
_WITH_ISSUE = ARTICLES | _types("CONF CPAPER")
_OTHER_A2 = BOOKS | FILMS | LAW | LETTERS | REPORTS | _types("COMP ELEC MAP PAT SLIDE THES")
_PUBLISHED = ARTICLES | BOOKS | CHAPTERS | CONFERENCES
_NO_VOLUME = _types("THES GRANT PAT CHART EQUA FIGURE ELEC BLOG COMP")
_COUNTED = BOOKS | UNPUBLISHED | _types("THES")

ROWS: tuple[Row, ...] = (
    # Titles
    Row(("TI", "T1", "CT", "BT", "ST"), "title", text.title, BOOKS),
    Row(
        ("TI", "T1", "CT", "T2", "JF", "BT", "JO", *_SHORT, "SO", "ST"), "title", text.title,
        _types("JFULL"),
    ),
    Row(("TI", "T1", "CT", "ST"), "title", text.title, None, BOOKS | _types("JFULL")),
    Row(("ST",), "title-short", text.short_title),
    # Containers, series and events
    Row(("C3", "T2", "BT", "JF", "JO", *_SHORT), "container-title", container, CONFERENCES),
    Row(("T2",), "event-title", text.title, CONFERENCES | _types("SLIDE")),
    Row(("CP",), "event-title", event_title, CONFERENCES),
    Row(("T2", "JF", "JO", "BT", "SO", *_SHORT), "container-title", container, ARTICLES),
    Row(
        ("T2", "BT", "JF", "JO", *_SHORT), "container-title", container,
        CHAPTERS | _types("ANCIENT"),
    ),
    Row(("BT", "T2", "JF", "JO", *_SHORT), "container-title", container, _types("GEN")),
    Row(("T2", "A2"), "container-title", text.plain, _types("CASE")),
    Row(("M1",), "container-title-short", text.plain, _types("CASE")),
    Row(("T2",), "section", text.plain, _types("HEAR")),
    Row(("T2",), "division", text.plain, _types("THES")),
    Row(("T2",), "archive_collection", text.plain, _types("MANSCPT")),
    Row(("T2", "JF", "JO"), "collection-title", text.title, _OWN_SERIES),
    Row(
        ("T2", "JF", "JO", "BT", *_SHORT), "container-title", container, None,
        _OWN_SERIES | LETTERS | IMAGES | CONFERENCES | _types("GEN HEAR SLIDE THES MANSCPT CASE"),
    ),
    Row(("J2", "JA", "J1", "JI", "J9", "JO"), "container-title-short", container_short),
    Row(("T3",), "authority", text.plain, _types("BILL HEAR")),
    Row(("T3",), "volume-title", text.title, _types("ANCIENT")),
    Row(
        ("T3",), "collection-title", text.title, None,
        _types("BILL HEAR ANCIENT STAT PAT CASE LEGAL STAND"),
    ),
    Row(("RI",), "reviewed-title", reviewed_title, ARTICLES),
    # Names
    Row(("AU", "A1"), "director", names.names, FILMS),
    Row(("AU", "A1"), "composer", names.names, _types("MUSIC")),
    Row(("AU", "A1", "A3", "ED"), "editor", names.names, _types("EDBOOK")),
    Row(("AU", "A1", "AUTH"), "author", names.names, None, FILMS | _types("MUSIC EDBOOK")),
    Row(("A2",), "author", names.names, _types("BILL UNBILL")),
    Row(("A2",), "interviewer", interviewers, LETTERS),
    Row(("A2",), "recipient", names.names, LETTERS),
    Row(("A2",), "authority", one_name, _types("PAT LEGAL")),
    Row(("A2",), "contributor", names.names, _types("SLIDE HEAR THES STAT") | FILMS),
    Row(("A2", "ED"), "collection-editor", names.names, _types("EDBOOK")),
    Row(("A2",), "collection-editor", names.names, BOOKS | REPORTS | _types("MAP COMP ELEC")),
    Row(("A3", "ED"), "editor", names.names, BOOKS),
    Row(("ED",), "editor", names.names, _OTHER_A2 - BOOKS),
    Row(("A2", "ED"), "editor", names.names, None, _OTHER_A2),
    Row(("A3",), "collection-editor", names.names, CHAPTERS | CONFERENCES | _types("MUSIC")),
    Row(("A3",), "producer", names.names, FILMS),
    Row(
        ("A3",), "contributor", names.names, None,
        BOOKS | CHAPTERS | CONFERENCES | FILMS | _types("MUSIC"),
    ),
    Row(("A4",), "performer", names.names, FILMS),
    Row(("A4",), "producer", names.names, _types("MUSIC SOUND")),
    Row(("A4",), "contributor", names.names, CONFERENCES | DATA | _types("GRANT")),
    Row(("A4",), "translator", names.names),
    Row(("C1",), "performer", literal_names, FILMS),
    # Dates
    Row(("DA", "Y1", "PY"), "issued", dates.issued),
    Row(("C2",), "issued", certain_date, CONFERENCES | _types("PAT")),
    Row(("Y2", "C2", "C1"), "accessed", certain_date, _types("EJOUR EBOOK ELEC BLOG")),
    Row(("Y2",), "accessed", dates.date),
    Row(("C6", "ET"), "available-date", certain_date, ARTICLES),
    Row(("C6",), "available-date", certain_date, CONFERENCES),
    Row(("OP",), "original-date", original_date, BOOKS | CHAPTERS | ARTICLES),
    # Identifiers
    Row(DOI_TAGS, "DOI", identifiers.doi_number),
    Row(("UR", "L1", "L2"), "number", arxiv_address, _types("PREPRINT")),
    Row(("UR", "LK", "L2", "URL"), "URL", identifiers.url),
    Row(("C2", "C7", "PMC", "PMCID", "U1", "N1", "AN"), "PMCID", identifiers.pubmed_central),
    Row(("N1", "C2", "C3", "U1", "AN", "ID", "M1"), "PMID", identifiers.pubmed),
    Row(("PMID", "PM"), "PMID", digits),
    Row(("AN",), "PMID", pubmed_accession),
    Row(("SN",), "number", text.plain, _types("PAT")),
    Row(("M1", "IS"), "number", pages.likely_number_of, _types("PAT")),
    Row(("SN", "IS"), "number", report_number, REPORTS | _types("STAND")),
    Row(
        ("SN", "IS"), "number", document_number, _NUMBERED - REPORTS - _types("STAND")
    ),
    Row(("SN", "ISSN", "ISBN"), "ISSN", identifiers.serials),
    Row(("SN", "ISSN", "ISBN"), "ISBN", identifiers.isbns),
    # Numbers
    Row(("IS",), "issue", pages.issue_number, _WITH_ISSUE),
    Row(("CP", "M1"), "issue", pages.likely_issue, _WITH_ISSUE),
    Row(("C2",), "issue", pages.likely_issue, _types("NEWS")),
    Row(("M1", "IS"), "collection-number", pages.likely_number_of, BOOKS | _types("CHAP ECHAP")),
    Row(("NV",), "number", text.plain, _types("DATA")),
    Row(("C5", "M1", "IS"), "number", text.plain, _types("GRANT")),
    Row(("M1", "C6", "IS"), "number", text.plain, _types("STAT")),
    Row(("M1",), "number", pages.likely_number_of, _NUMBERED),
    Row(("M3", "VL", "M1"), "genre", degree, _types("THES")),
    Row(("VL",), "volume", pages.likely_number_of, _types("THES")),
    Row(("VL",), "version", text.plain, _types("PAT")),
    Row(("VL", "VO"), "volume", pages.volume, _WITH_ISSUE),
    Row(("VL", "VO"), "volume", text.plain, None, _NO_VOLUME | _WITH_ISSUE),
    Row(("NV",), "number-of-volumes", text.plain, None, _types("PAT DATA GRANT STAND")),
    Row(("SP", "EP"), "number-of-pages", pages.book_pages, _COUNTED),
    Row(("SP", "EP"), "dimensions", text.plain, FILMS),
    Row(("SP", "EP"), "page", pages.pages_of_book, _COUNTED),
    Row(("SP", "EP"), "page", pages.article_pages, _WITH_ISSUE),
    Row(
        ("SP", "EP"), "page", pages.pages, None,
        FILMS | _COUNTED | _WITH_ISSUE | _types("ART COMP"),
    ),
    Row(("C7", "AR"), "number", pages.article, _WITH_ISSUE),
    Row(("SE",), "page", pages.start_page, _types("ABST INPR JOUR PREPRINT")),
    Row(("M1", "AN", "C1", "U1"), "number", identifiers.arxiv, ARTICLES),
    Row(("SE",), "chapter-number", text.plain, _types("CHAP ECHAP")),
    Row(("SE",), "section", text.plain, ARTICLES | LAW),
    Row(("ET",), "version", text.plain, DATA | _types("COMP")),
    Row(("ET",), "chapter-number", text.plain, _types("BILL HEAR STAT UNBILL")),
    Row(("ET",), "edition", pages.edition_number, None, JOURNALS | _types("PAT GRANT")),
    # Where and by whom
    Row(("PB", "PU"), "authority", text.plain, _types("CASE LEGAL")),
    Row(("PB", "PU"), "publisher", text.place),
    Row(("C1", "PP", "PI"), "publisher-place", text.place, CONFERENCES),
    Row(("PP", "PI"), "publisher-place", text.place, _types("SLIDE")),
    Row(("CY",), "event-place", text.place, CONFERENCES | _types("SLIDE")),
    Row(
        ("CY", "PP", "PI"), "publisher-place", text.place, None, CONFERENCES | _types("SLIDE")
    ),
    # Styles print an archive: the database where somebody found an article is none.
    Row(("DP", "DB"), "source", text.plain, _PUBLISHED),
    Row(("DB",), "archive", text.plain, None, _PUBLISHED),
    Row(("AN",), "archive_location", text.plain, None, _PUBLISHED),
    Row(("DP",), "source", text.plain, None, _PUBLISHED),
    Row(("CN",), "call-number", text.plain),
    # What kind of thing
    Row(("M3", "C4"), "genre", text.plain, _types("MPCT")),
    Row(("M3",), "genre", text.plain, _GENRE),
    Row(("C5", "C1"), "medium", text.plain, FILMS | _types("SOUND MUSIC")),
    Row(("C1",), "scale", text.plain, _types("MAP")),
    Row(("C3", "VL"), "dimensions", text.plain, _types("ART MAP") | IMAGES),
    Row(("C5",), "references", text.plain, _types("PAT")),
    Row(("C6",), "status", text.plain, _types("PAT")),
    Row(("OP",), "references", text.plain, LAW),
    Row(("LA",), "language", lists.language_tag),
    # Texts
    Row(("AB", "N2", "ABST"), "abstract", text.abstract),
    Row(("KW",), "keyword", lists.keywords),
    Row(("N1", "RN"), "annote", notes.notes),
)  # fmt: skip
