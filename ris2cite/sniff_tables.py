"""Patterns by which formats are detected, and messages about those that cannot be read."""

from __future__ import annotations

import re
from typing import Literal

from ris2cite.text.pattern import Pattern

RIS_TYPE = Pattern(r"^\W{0,40}TY[ \t\xa0]*[-–—]", re.M | re.I)
RIS_TAG = Pattern(r"^[ \t]*(?:[A-Z][A-Z0-9][ \t\xa0]{1,4}-[ \t\xa0]?|ER[ \t]*-)", re.M)
WOS = Pattern(r"^PT [A-Z](?:\s|$)", re.M)
WOS_FILE = Pattern(r"\s*(?:FN .*\s+)?(?:VR .*\s+)?PT [A-Z]\s")
NBIB = Pattern(r"^PMID- ?\d", re.M)
NBIB_TAG = Pattern(r"^(?:OWN |STAT|DCOM|JID |FAU |PHST|PST )- ", re.M)
ENDNOTE = Pattern(r"^%0 \S", re.M)
REFWORKS = Pattern(r"^RT [A-Z].*\n(?:.*\n){0,20}?(?:A1|T1|JF|YR) \S", re.M)
BIBTEX = Pattern(r"^\s*@[A-Za-z]{3,20}\s*[{(]", re.M)
MARKUP = Pattern(r"\s*<(?:\?xml\b|!doctype\b|!--|[a-z][\w:.-]*[\s>/])", re.I)
YAML = Pattern(r"(?:---|%YAML|references:|-\s+[\w\"'-]+:)")
WOS_TABLE = Pattern(r"\s*PT\tAU\t")
SPREADSHEET = Pattern(r"\s*\"?(?:Authors?|Title|Item type|Key|Publication Type)\"?[,;\t]", re.I)

BINARY: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF; export the references as RIS from the database or reference manager"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it, or export as RIS"),
    (b"\x1f\x8b", "compressed with gzip; unpack it first"),
    (b"BZh", "compressed with bzip2; unpack it first"),
    (b"\xfd7zXZ\x00", "compressed with xz; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; export the references as RIS"),
    (b"SQLite format 3\x00", "an SQLite database; export the references as RIS"),
    (b"{\\rtf", "RTF, a formatted document; export the references as RIS"),
    (b"\x89PNG", "an image; export the references as RIS"),
    (b"\xff\xd8\xff", "an image; export the references as RIS"),
    (b"GIF8", "an image; export the references as RIS"),
)
"""First bytes of an unsupported file → what it is, and what to do."""

READ_XML: tuple[tuple[str, Literal["pubmed-xml", "endnote-xml"]], ...] = (
    (r"<(?:PubmedArticleSet|PubmedBookArticle|PubmedArticle|MedlineCitation)\b", "pubmed-xml"),
    (r"<xml>\s*<records|<source-app|<ref-type\b|<records>\s*<record>", "endnote-xml"),
)
"""Pattern near the start of supported XML → its format."""

XML: tuple[tuple[str, str], ...] = (
    (r"<mods\b|<modsCollection\b", "MODS XML; convert it to RIS with bibutils' xml2ris"),
    (r"<style\b[^>]*purl\.org/net/xbiblio/csl", "a CSL style; use it with --style"),
    (r"<html\b|<!doctype html|<head\b|<body\b", "an HTML page; download the RIS export itself"),
)
"""Pattern near the start of unsupported XML or HTML → what it is, and what to do."""

DOCUMENT = "to write what it cites, name it with --cites, beside files of references"
FRONT_MATTER = Pattern(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n\s*\S", re.S)
"""A metadata block that is followed by text."""

REFERENCES = Pattern(r"^(?:references|items)[ \t]*:", re.M)
LATEX = Pattern(r"^\s*\\(?:documentclass|begin\{document\}|usepackage|input|section)\b", re.M)
MARKDOWN = Pattern(r"^#{1,6} \S|\[-?@\w|(?:^|[\s(])@[A-Za-z]\w+[\s,.;)]", re.M)
