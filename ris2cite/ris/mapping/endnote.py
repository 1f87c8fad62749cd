"""EndNote's fields and RIS tags, as data.

EndNote keeps one set of fields and exports it three ways: as RIS (the table of December
2011, which names the fields by reference type), as tagged lines (``%A``), and as XML.
What a field means is said once, by the RIS tag that EndNote writes for it.
"""

from __future__ import annotations

TAGS: dict[str, str] = {
    "A": "AU", "B": "T2", "C": "CY", "D": "PY", "E": "A2", "F": "LB", "G": "LA", "I": "PB",
    "J": "T2", "K": "KW", "L": "CN", "M": "AN", "N": "IS", "O": "J2", "P": "SP", "Q": "TT",
    "R": "DO", "S": "T3", "T": "TI", "U": "UR", "V": "VL", "W": "DP", "X": "AB", "Y": "A3",
    "Z": "N1", "1": "C1", "2": "C2", "3": "C3", "4": "C4", "#": "C5", "$": "C6", "]": "C7",
    "6": "NV", "7": "ET", "8": "DA", "9": "M3", "?": "A4", "@": "SN", "!": "ST", "(": "OP",
    ")": "RP", "*": "RI", "+": "AD", "<": "RN", ">": "L1", "[": "Y2", "^": "CA", "&": "SE",
    "~": "DB", "H": "TA",
}  # fmt: skip
"""The character of a tagged export (EndNote's *EndNote Export*) → RIS tag."""

ELEMENTS: dict[str, str] = {
    "contributors/authors/author": "AU",
    "contributors/secondary-authors/author": "A2",
    "contributors/tertiary-authors/author": "A3",
    "contributors/subsidiary-authors/author": "A4",
    "contributors/translated-authors/author": "TA",
    "rec-number": "ID",
    "auth-address": "AD",
    "titles/title": "TI",
    "titles/secondary-title": "T2",
    "titles/tertiary-title": "T3",
    "titles/alt-title": "J2",
    "titles/short-title": "ST",
    "titles/translated-title": "TT",
    "periodical/full-title": "T2",
    "periodical/abbr-1": "J2",
    "periodical/abbr-2": "J2",
    "periodical/abbr-3": "J2",
    "alt-periodical/full-title": "J2",
    "alt-periodical/abbr-1": "J2",
    "alt-periodical/abbr-2": "J2",
    "alt-periodical/abbr-3": "J2",
    "pages": "SP",
    "volume": "VL",
    "number": "IS",
    "issue": "IS",
    "num-vols": "NV",
    "edition": "ET",
    "section": "SE",
    "reprint-edition": "RP",
    "keywords/keyword": "KW",
    "dates/year": "PY",
    "dates/pub-dates/date": "DA",
    "dates/copyright-dates/date": "DA",
    "pub-location": "CY",
    "publisher": "PB",
    "orig-pub": "OP",
    "isbn": "SN",
    "accession-num": "AN",
    "call-num": "CN",
    "electronic-resource-num": "DO",
    "abstract": "AB",
    "label": "LB",
    "caption": "CA",
    "notes": "N1",
    "research-notes": "RN",
    "work-type": "M3",
    "reviewed-item": "RI",
    "remote-database-name": "DB",
    "remote-database-provider": "DP",
    "language": "LA",
    "access-date": "Y2",
    "urls/related-urls/url": "UR",
    "urls/web-urls/url": "UR",
    "urls/pdf-urls/url": "L1",
    "urls/text-urls/url": "L2",
    "urls/image-urls/url": "L4",
    "custom1": "C1",
    "custom2": "C2",
    "custom3": "C3",
    "custom4": "C4",
    "custom5": "C5",
    "custom6": "C6",
    "custom7": "C7",
    "custom8": "C8",
    "misc1": "M1",
    "misc2": "M2",
    "misc3": "M3",
}
"""The path of an element below ``record`` in EndNote's XML → RIS tag."""

TYPE_NUMBERS: dict[str, str] = {
    "2": "ART", "3": "ADVS", "4": "BILL", "5": "CHAP", "6": "BOOK", "7": "CASE", "8": "CTLG",
    "9": "COMP", "10": "CONF", "12": "ELEC", "13": "GEN", "14": "HEAR", "16": "LEGAL",
    "17": "JOUR", "19": "MGZN", "20": "MAP", "21": "MPCT", "23": "NEWS", "24": "PAMP",
    "25": "PAT", "26": "PCOMM", "27": "RPRT", "28": "EDBOOK", "31": "STAT", "32": "THES",
    "34": "UNPB", "36": "MANSCPT", "37": "FIGURE", "38": "CHART", "39": "EQUA", "43": "EJOUR",
    "44": "EBOOK", "45": "DBASE", "46": "GOVDOC", "47": "CPAPER", "48": "MULTI",
    "49": "CLSWK", "50": "LEGAL", "51": "ANCIENT", "52": "DICT", "53": "ENCYC", "54": "GRANT",
    "55": "AGGR", "56": "BLOG", "57": "SER", "58": "STAND", "59": "DATA", "60": "ECHAP",
    "61": "MUSIC",
}  # fmt: skip
"""EndNote's numbers of reference types in XML (``ref-type``) → RIS type."""
