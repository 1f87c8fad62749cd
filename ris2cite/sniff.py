"""What a file is, by its first bytes: a format that can be read, or why it cannot."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

InputFormat: TypeAlias = Literal["ris", "wos", "nbib", "csl-json", "csl-yaml"]


class Sniffed(NamedTuple):
    """The format of a file, or a refusal: what it is and what to do about it.

    The refusal is a sentence without its subject, which is the file's name. Both
    are ``None`` where nothing is recognised.
    """

    format: InputFormat | None
    refusal: str | None = None


_RIS_TYPE = re.compile(r"^\W{0,40}TY[ \t\xa0]*[-–—]", re.M | re.I)
_RIS_TAG = re.compile(r"^[ \t]*(?:[A-Z][A-Z0-9][ \t\xa0]{1,4}-[ \t\xa0]?|ER[ \t]*-)", re.M)
_WOS = re.compile(r"^PT [A-Z](?:\s|$)", re.M)
_WOS_FILE = re.compile(r"\s*(?:FN .*\s+)?(?:VR .*\s+)?PT [A-Z]\s")
_NBIB = re.compile(r"^PMID- ?\d", re.M)
_NBIB_TAG = re.compile(r"^(?:OWN |STAT|DCOM|JID |FAU |PHST|PST )- ", re.M)
_ENDNOTE = re.compile(r"^%0 \S", re.M)
_REFWORKS = re.compile(r"^RT [A-Z].*\n(?:.*\n){0,20}?(?:A1|T1|JF|YR) \S", re.M)
_BIBTEX = re.compile(r"^\s*@[A-Za-z]{3,20}\s*[{(]", re.M)
_MARKUP = re.compile(r"\s*<(?:\?xml\b|!doctype\b|!--|[a-z][\w:.-]*[\s>/])", re.I)
_YAML = re.compile(r"(?:---|%YAML|references:|-\s+[\w\"'-]+:)")
_WOS_TABLE = re.compile(r"\s*PT\tAU\t")
_SPREADSHEET = re.compile(r"\s*\"?(?:Authors?|Title|Item type|Key|Publication Type)\"?[,;\t]", re.I)

_BINARY: tuple[tuple[bytes, str], ...] = (
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

_XML: tuple[tuple[str, str], ...] = (
    (
        r"<(?:PubmedArticle|MedlineCitation)",
        "PubMed XML; in PubMed choose Save, Format «PubMed», which gives an .nbib file",
    ),
    (
        r"<xml>\s*<records|<source-app|<ref-type\b",
        "EndNote XML; in EndNote export with the output style «RefMan (RIS) Export»",
    ),
    (r"<mods\b|<modsCollection\b", "MODS XML; convert it to RIS with bibutils' xml2ris"),
    (r"<style\b[^>]*purl\.org/net/xbiblio/csl", "a CSL style; give it with --style"),
    (r"<html\b|<!doctype html|<head\b|<body\b", "an HTML page; download the RIS export itself"),
)


def sniff(head: bytes) -> Sniffed:
    """What the first bytes of a file (some KiB are enough) say that it is."""
    for mark, what in _BINARY:
        if head.startswith(mark):
            return _refused(what)
    text = _text(head)
    start = text.lstrip("\ufeff\x00 \t\r\n\f\v")
    if not start:
        return _refused("empty; nothing to read")
    found = _tagged(text, start)
    if found is not None:
        return found
    found = _structured(start)
    if found is not None:
        return found
    if len(_RIS_TAG.findall(text)) >= 2:
        return Sniffed("ris")
    if _SPREADSHEET.match(text):
        return _refused("a table (CSV or tab-delimited); export as RIS instead")
    if text.count("\x00") * 20 > len(text):
        return _refused("a binary file; export the references as RIS")
    return Sniffed(None)


def tagged_format(head: bytes) -> InputFormat | None:
    """Which of the formats of tagged lines the first bytes of a file are surely in.

    ``None`` where they are in another one, or only some of the lines look like one.
    """
    text = _text(head)
    found = _tagged(text, text.lstrip("\ufeff\x00 \t\r\n\f\v"))
    return None if found is None else found.format


def _text(head: bytes) -> str:
    """The head as text, its line ends as LF, decoded as well as the reader would."""
    from ris2cite.ris.decode import detect

    found = detect(head[: 1 << 16])
    text = head[found.skip :].decode(found.name, "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(what: str) -> Sniffed:
    return Sniffed(None, f"is {what}")


def _tagged(text: str, start: str) -> Sniffed | None:
    """The formats of tagged lines; RIS wins, for a value may hold anything."""
    if _NBIB.search(text) and not _RIS_TYPE.search(text):
        return Sniffed("nbib")
    if _WOS_FILE.match(start):
        return Sniffed("wos")
    if _RIS_TYPE.search(text) and not _MARKUP.match(start):
        return Sniffed("ris")
    if _WOS.search(text) and not _RIS_TAG.search(text):
        return Sniffed("wos")
    if _ENDNOTE.search(text):
        return _refused(
            "an EndNote export with % tags; in EndNote export with the output style "
            "«RefMan (RIS) Export»"
        )
    if len(_NBIB_TAG.findall(text)) >= 2:
        return Sniffed("nbib")
    if _REFWORKS.search(text) and not _RIS_TAG.search(text):
        return _refused("RefWorks' tagged format; in RefWorks export as RIS")
    if _WOS_TABLE.match(text):
        return _refused(
            "a tab-delimited table of Web of Science; export as «Plain text file» or RIS"
        )
    return None


def _structured(start: str) -> Sniffed | None:
    """The formats with brackets of one kind or another."""
    if start.startswith(("[", "{")):
        return Sniffed("csl-json")
    if _MARKUP.match(start):
        for pattern, what in _XML:
            if re.search(pattern, start, re.I):
                return _refused(what)
        if _RIS_TYPE.search(start):
            return Sniffed("ris")
        return _refused("XML or HTML; export the references as RIS instead")
    if _BIBTEX.search(start):
        return _refused("BibTeX; convert it to RIS or CSL-JSON first, with Zotero or pandoc")
    if _YAML.match(start):
        return Sniffed("csl-yaml")
    return None
