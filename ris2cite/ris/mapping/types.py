"""RIS reference types → CSL 1.0.2 types. Data only.

The sources are the RIS specification of 2001 (RefMan), the table of December 2011, and
long, former and misspelt names found in exports.
"""

from __future__ import annotations

from typing import NamedTuple


class Type(NamedTuple):
    """The CSL type for a reference type, and the ``status`` that it implies, or ""."""

    csl: str
    status: str = ""


def types(names: str) -> frozenset[str]:
    """A set of reference types, from a string with spaces between them."""
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
    "PREPRINT": "UNPB", "BOEK": "BOOK", "BUCH": "BOOK", "LIVRE": "BOOK", "LIBRO": "BOOK",
    "LIVRO": "BOOK", "ARTIKEL": "JOUR", "ARTIGO": "JOUR", "TESIS": "THES", "TESE": "THES",
    "THÈSE": "THES", "HOCHSCHULSCHRIFT": "THES",
}  # fmt: skip
"""Long, former or misspelt name of a reference type, in capitals → code of 2011."""

ABBREVIATED = ("J2", "JA", "J1", "JI", "J9")
"""Tags for the abbreviated title of a journal."""
PREPRINT_TYPES = types("ABST EJOUR ELEC GEN INPR JOUR MANSCPT RPRT UNPB DATA")

DOI_TAGS = (
    "DO",
    "DOI",
    "DI",
    "M3",
    "N1",
    "UR",
    "L3",
    "ID",
    "LK",
    "L2",
    "LB",
    "U1",
    "U2",
    "L1",
    "L4",
    "SP",
    "AN",
    "C7",
)
"""Tags that may hold a DOI, in order."""

PREPRINT_ROWS = "PREPRINT"
"""The name of the rows for preprints."""

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
"""CSL type → reference type to write, for items that did not keep theirs."""
