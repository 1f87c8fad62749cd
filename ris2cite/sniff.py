"""Detect the format of a file from its first bytes."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, TypeAlias

from ris2cite import sniff_tables as tables

FormatName: TypeAlias = Literal[
    "ris", "wos", "nbib", "enw", "bibtex", "endnote-xml", "pubmed-xml", "csl-json", "csl-yaml"
]


class Sniffed(NamedTuple):
    """The format of a file, or why it cannot be read and what to do about it.

    ``refusal`` is a sentence whose subject, the name of the file, is left out. Both are
    None if nothing is recognised.
    """

    format: FormatName | None
    refusal: str | None = None


def sniff(head: bytes) -> Sniffed:
    """The result for the first bytes of a file; a few KiB are enough."""
    for mark, what in tables.BINARY:
        if head.startswith(mark):
            return _refused(what)
    text = _text(head)
    start = text.lstrip("\ufeff\x00 \t\r\n\f\v")
    if not start:
        return _refused("empty; nothing to read")
    found = _tagged(text, start)
    if found is not None:
        return _document(text, _first_tag(text)) or found
    found = _structured(start)
    if found is not None:
        return found
    if len(tables.RIS_TAG.findall(text)) >= 2:
        return Sniffed("ris")
    if tables.SPREADSHEET.match(text) or _is_table(start):
        return _refused("a table (CSV or tab-delimited); export as RIS instead")
    if tables.DOIS.match(start) or tables.NUMBERS.match(start):
        return _refused("a list of identifiers; look them up in a reference manager first")
    if tables.MARKDOWN.search(text):
        return _refused(f"a Markdown document; {tables.DOCUMENT}")
    if text.count("\x00") * 20 > len(text):
        return _refused("a binary file; export the references as RIS")
    return Sniffed(None)


def tagged_format(head: bytes) -> FormatName | None:
    """The tagged format that a file with these first bytes is certainly in.

    None if it is in another format, or in doubt.
    """
    text = _text(head)
    found = _tagged(text, text.lstrip("\ufeff\x00 \t\r\n\f\v"))
    return None if found is None else found.format


def _text(head: bytes) -> str:
    """The first bytes as text, decoded as the reader does, with LF line endings."""
    from ris2cite.text.decode import detect

    found = detect(head[: 1 << 16])
    text = head[found.skip :].decode(found.name, "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refused(what: str) -> Sniffed:
    return Sniffed(None, f"this is {what}")


def _tagged(text: str, start: str) -> Sniffed | None:
    """Tagged formats. RIS takes precedence, because its values may look like any other tag."""
    if tables.NBIB.search(text) and not tables.RIS_TYPE.search(text):
        return Sniffed("nbib")
    if tables.WOS_FILE.match(start):
        return Sniffed("wos")
    if tables.RIS_TYPE.search(text) and not tables.MARKUP.match(start):
        return Sniffed("ris")
    if tables.WOS.search(text) and not tables.RIS_TAG.search(text):
        return Sniffed("wos")
    if tables.ENDNOTE.search(text) or tables.REFER.match(start):
        return Sniffed("enw")
    if len(tables.NBIB_TAG.findall(text)) >= 2:
        return Sniffed("nbib")
    if tables.REFWORKS.search(text) and not tables.RIS_TAG.search(text):
        return _refused("RefWorks' tagged format; export as RIS in RefWorks")
    if tables.WOS_TABLE.match(text):
        return _refused(
            "a tab-delimited table of Web of Science; export as “Plain text file” or RIS"
        )
    return None


def _structured(start: str) -> Sniffed | None:
    """JSON, XML, BibTeX, YAML and documents."""
    if tables.JSON.match(start):
        return _json(start)
    if tables.MARKUP.match(start):
        return _markup(start)
    entry = tables.BIBTEX.search(start)
    if entry is not None:
        return _document(start, entry.start(), indent=len(entry[1])) or Sniffed("bibtex")
    if tables.YAML.match(start):
        document = tables.FRONT_MATTER.match(start)
        if document and not tables.REFERENCES.search(document[1]):
            return _refused(f"a Markdown document; {tables.DOCUMENT}")
        if tables.YAML_ITEM.search(start):
            return Sniffed("csl-yaml")
        return _refused("YAML or Markdown without references; export them as CSL-YAML or RIS")
    if tables.LATEX.search(start):
        return _refused(f"a LaTeX document; {tables.DOCUMENT}")
    if tables.BIBTEX_STYLE.search(start):
        return _refused("a BibTeX style; references are read from .bib files")
    return None


def _json(start: str) -> Sniffed:
    for pattern, what in tables.OTHER_JSON:
        if re.search(pattern, start):
            return _refused(what)
    if tables.JSON_ITEM.search(start):
        return Sniffed("csl-json")
    return _refused("JSON, but not CSL-JSON; export the references as CSL JSON or RIS")


def _markup(start: str) -> Sniffed:
    page = tables.PAGE.search(start[:1000])
    for pattern, format in tables.READ_XML:
        if page is None and re.search(pattern, start, re.I):
            return Sniffed(format)
    for pattern, what in tables.XML:
        if re.search(pattern, start, re.I):
            return _refused(what)
    if tables.RIS_TYPE.search(start):
        return Sniffed("ris")
    return _refused("XML or HTML; export the references as RIS instead")


def _document(text: str, end: int, indent: int = 0) -> Sniffed | None:
    """The refusal of a document that only shows entries or records, the first at ``end``."""
    before = text[:end]
    if tables.LATEX_DOCUMENT.search(before):
        return _refused(f"a LaTeX document; {tables.DOCUMENT}")
    prose = any(line.strip() and not line.startswith("%") for line in before.split("\n"))
    if prose and (indent > 2 or tables.FENCE.search(before)):
        return _refused(f"a Markdown document; {tables.DOCUMENT}")
    return None


def _first_tag(text: str) -> int:
    """Where the first tag of any format ends."""
    end = 0
    for pattern in (tables.RIS_TYPE, tables.RIS_TAG, tables.WOS, tables.NBIB, tables.ENDNOTE):
        # Beyond a tag that was found, only those that begin before it are of interest.
        match = pattern.search(text, 0, end + _LONGEST_TAG if end else len(text))
        if match is not None:
            end = min(end or match.end(), match.end())
    return end


_LONGEST_TAG = 1000
"""The most characters that a pattern for a tag looks at, with the line to which it belongs."""


def _is_table(start: str) -> bool:
    """Whether the first two lines have the same number of tabs, or of bare commas."""
    first, _, rest = start.partition("\n")
    second = rest.partition("\n")[0]
    for sign in ("\t", ",", ";"):
        count = first.count(sign)
        if count and count == second.count(sign) and f"{sign} " not in first:
            return True
    return False
