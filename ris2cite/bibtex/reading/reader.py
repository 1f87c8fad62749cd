"""BibTeX and BibLaTeX → CSL-JSON items."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from ris2cite.bibtex.language_tables import LANGUAGES
from ris2cite.bibtex.reading import tables
from ris2cite.bibtex.reading.entries import ParsedEntry, read_entries
from ris2cite.bibtex.reading.names import plain, read_names
from ris2cite.errors import Diagnostic, Report
from ris2cite.items.date import read_date
from ris2cite.items.date_value import to_csl
from ris2cite.markup.latex.decode import decode
from ris2cite.model import Item
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text
from ris2cite.text.pattern import Pattern

_ENCODING = re.compile(rb"(?m)^%*[ \t]*Encoding:[ \t]*([\w.-]+)")
_DASHES = Pattern(r"\s*(?:-{2,3}|–|—)\s*")
_ADDRESS = Pattern(r"\\url\{([^{}]*)\}|\b(https?://[^\s{}]+)")
_ORDINAL = Pattern(r"(\d+)(?:st|nd|rd|th)?\.?(?: ed(?:ition|\.)?)?\Z", re.IGNORECASE)
_EDITIONS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_TEXT_SEPARATOR = Pattern(r"\s+and\s+")


def read_items(
    stream: BinaryIO,
    *,
    source: str | None,
    report: Report,
    encoding: str | None = None,
    account: Account | None = None,
) -> Iterator[Item]:
    """Yield the items of a database, with the keys of the entries as ids.

    Broken entries are reported with their line. Fields without a CSL variable are kept in
    ``custom.bibtex``.
    """
    book = account if account is not None else Account()
    text = "".join(
        read_text(stream, source=source, report=report, encoding=encoding, account=Account())
    )
    for entry in read_entries(text, source, report):
        item = _Reading(entry, source, report).item()
        values = sum(map(bool, map(str.strip, entry.fields.values())))
        book.enter_values(values, len(item.get("custom", {}).get("bibtex", ())))
        book.line, book.number = entry.line, book.found
        yield item


def declared_encoding(head: bytes) -> str | None:
    """The encoding that the header of JabRef's files names, where it is not Unicode."""
    found = _ENCODING.search(head[:1000])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode()).name
    except LookupError:
        return None
    return None if name.startswith(("utf", "ascii")) else name


class _Reading:
    """An entry being converted; fields that are used are removed from ``left``."""

    def __init__(self, entry: ParsedEntry, source: str | None, report: Report) -> None:
        self.entry = entry
        self.left = dict(entry.fields)
        self.item_: Item = {}
        self._source = source
        self._report = report

    def item(self) -> Item:
        """The item."""
        kind = self._kind()
        self.item_ = {"id": self.entry.key, "type": kind.csl}
        if kind.genre:
            self.item_["genre"] = kind.genre
        self._take_texts()
        self._take_names()
        self._take_dates()
        self._take_numbers()
        self._take_publisher()
        self._take_eprint()
        self._take_joined()
        self._keep_the_rest()
        return self.item_

    def _kind(self) -> tables.Kind:
        kind = tables.TYPES.get(self.entry.type)
        if kind is None:
            message = f"unknown entry type “{self.entry.type}”; read as misc"
            self._report(
                Diagnostic("warning", "unknown-type", message, self._source, self.entry.line)
            )
            kind = tables.TYPES["misc"]
        if kind.csl == "document" and self.left.get("url") and "howpublished" not in self.left:
            return tables.TYPES["online"]
        return kind

    def _take_texts(self) -> None:
        for field, variable in tables.TEXTS.items():
            text = self._text(field)
            if text and variable not in self.item_:
                self.item_[variable] = text
        for field, variable in tables.SUBTITLES.items():
            text = self._text(field)
            if text:
                before = str(self.item_.get(variable, ""))
                joint = "" if not before else " " if before[-1:] in "?!:" else ": "
                self.item_[variable] = f"{before}{joint}{text}"
        self._put_volume_in_whole()
        edition = str(self.item_.get("edition", ""))
        match = _ORDINAL.match(edition)
        if match is not None:
            self.item_["edition"] = match[1]
        elif edition.lower() in _EDITIONS:
            self.item_["edition"] = _EDITIONS[edition.lower()]
        for variable, prefix in (("DOI", "https://doi.org/"), ("DOI", "doi:")):
            if variable in self.item_:
                self.item_[variable] = str(self.item_[variable]).removeprefix(prefix).strip()

    def _put_volume_in_whole(self) -> None:
        """Let the title be that of the whole work, and ``volume-title`` the volume's.

        In BibLaTeX ``maintitle`` is the whole, ``title`` or ``booktitle`` the volume.
        """
        csl = self.item_["type"]
        if csl in tables.SERIALS or "volume-title" not in self.item_:
            return
        name = "container-title" if csl in tables.PARTS else "title"
        whole, volume = self.item_.pop("volume-title"), self.item_.pop(name, "")
        self.item_[name] = whole
        if volume:
            self.item_["volume-title"] = volume

    def _text(self, field: str) -> str:
        """The field's text, taken; braces are ``nocase`` in titles."""
        value = self.left.pop(field, "")
        if not value.strip():
            return ""
        if field in tables.VERBATIM:
            return value.strip().replace("\\_", "_").replace("\\%", "%").replace("\\&", "&")
        if field not in tables.TITLES:
            return _one_line(decode(value, groups="drop"))
        # Some programs write all titles in double braces, which protect nothing.
        whole = value.startswith("{") and value.endswith("}") and value.count("{") == 1
        return _one_line(decode(value[1:-1] if whole else value, groups="nocase"))

    def _take_names(self) -> None:
        for field, variable in tables.NAMES.items():
            self._names(field, variable)
        for field in tables.TYPED_NAMES:
            role = self.left.pop(f"{field}type", "").strip().lower()
            variable = tables.ROLES.get(role, "contributor" if field != "editor" else "editor")
            if field in self.left:
                self._names(field, variable)
            elif field == "editor" and variable != "editor" and "editor" in self.item_:
                self.item_[variable] = self.item_.pop("editor")
        if "holder" in self.left:
            self.item_["authority"] = plain(self.left.pop("holder"))

    def _names(self, field: str, variable: str) -> None:
        value = self.left.pop(field, "")
        if not value.strip():
            return
        names, others = read_names(value)
        if names:
            self.item_[variable] = [*self.item_.get(variable, []), *names]
        if others:
            own = self.item_.setdefault("custom", {}).setdefault("ris2cite", {})
            own["et-al"] = [*own.get("et-al", []), variable]

    def _take_dates(self) -> None:
        for field, variable in tables.DATES.items():
            text = plain(self.left.pop(field, ""))
            date = read_date({"raw": text}) if text else None
            if date is not None:
                self.item_[variable] = to_csl(date)
        if "year" in self.left and "issued" not in self.item_:
            parts = [plain(self.left.pop(name, "")) for name in ("day", "month", "year")]
            parts[1] = _month(parts[1])
            date = read_date({"raw": " ".join(part for part in parts if part)})
            if date is not None:
                self.item_["issued"] = to_csl(date)

    def _take_numbers(self) -> None:
        csl = self.item_["type"]
        number = self._text("number")
        if number:
            variable = "number"
            if csl in tables.SERIALS:
                variable = "issue"
            elif "collection-title" in self.item_ and csl not in ("report", "patent", "standard"):
                variable = "collection-number"
            self.item_[variable] = number
        pages = self._text("pages")
        if pages:
            self.item_["page"] = _DASHES.sub("-", pages)
        eid = self._text("eid")
        if eid:
            self.item_["number"] = eid
            self.item_.setdefault("page", eid)
        genre = self._text("type")
        if genre:
            self.item_["genre"] = _GENRES.get(genre, genre)
        status = self._text("pubstate")
        if status:
            self.item_["status"] = _STATES.get(status, status)
        language = self._text("langid") or self._text("language")
        if language:
            self.left.pop("language", None)
            self.item_["language"] = _tag(language)

    def _take_publisher(self) -> None:
        for field in tables.PUBLISHERS:
            value = self.left.get(field, "")
            if field == "howpublished":
                address = _ADDRESS.search(value)
                if address is not None and "URL" not in self.item_:
                    self.item_["URL"] = address[1] or address[2]
                    value = self.left[field] = _ADDRESS.sub("", value)
            text = ", ".join(map(_one_line, map(_plain_rich, _TEXT_SEPARATOR.split(value))))
            if text.strip(" ,.") and "publisher" not in self.item_:
                self.item_["publisher"] = text
                del self.left[field]
            elif not text.strip(" ,."):
                self.left.pop(field, None)
        place = next((text for name in tables.PLACES if (text := self._text(name))), "")
        if place:
            self.item_["publisher-place"] = place
        venue = self._text("venue")
        if venue:
            self.item_["event-place"] = venue

    def _take_eprint(self) -> None:
        """Read an e-print; an arXiv number makes an unpublished article a preprint."""
        eprint = self.left.get("eprint", "").strip()
        kind = (self.left.get("eprinttype") or self.left.get("archiveprefix") or "").lower()
        if not eprint:
            return
        if kind in ("pubmed", "pmid") and "PMID" not in self.item_:
            self.item_["PMID"] = eprint
        elif kind == "arxiv" and not {"container-title", "volume"} & self.item_.keys():
            self.item_ |= {"type": "article", "genre": "Preprint", "publisher": "arXiv"}
            self.item_["number"] = f"arXiv:{eprint.removeprefix('arXiv:')}"
        else:
            return
        for name in ("eprint", "eprinttype", "archiveprefix", "eprintclass", "primaryclass"):
            self.left.pop(name, None)

    def _take_joined(self) -> None:
        for field, (variable, joint) in tables.JOINED.items():
            text = self._text(field)
            if text:
                before = self.item_.get(variable)
                self.item_[variable] = f"{before}{joint}{text}" if before else text

    def _keep_the_rest(self) -> None:
        for name in ("crossref", "xdata"):
            self.left.pop(name, None)
        rest = {name: [value] for name, value in self.left.items() if value.strip()}
        if rest:
            self.item_.setdefault("custom", {})["bibtex"] = dict(sorted(rest.items()))


def _tag(language: str) -> str:
    """The BCP 47 tag of a babel language, or the text itself."""
    language_code, dash, region = _LANGUAGES.get(language.lower(), "").partition("-")
    return language_code + dash + region.upper() or language


def _one_line(text: str) -> str:
    return " ".join(text.replace("~", " ").split())


def _plain_rich(text: str) -> str:
    return decode(text, groups="drop")


def _month(text: str) -> str:
    """The month as a word, because the value may also have a day."""
    if text.isdigit() and 1 <= int(text) <= 12:
        return tables.MONTHS[int(text) - 1]
    return text


_GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
}
"""BibLaTeX's keys for a type → the words."""

_STATES = {
    "inpress": "in press",
    "inpreparation": "in preparation",
    "forthcoming": "forthcoming",
    "submitted": "submitted",
    "prepublished": "advance online publication",
}
"""BibLaTeX's keys for the state of a publication → the words that the writer makes them of."""

_LANGUAGES = {name: tag for tag, name in reversed(LANGUAGES.items())} | {
    "german": "de", "austrian": "de-at", "ukenglish": "en-gb", "usenglish": "en-us",
    "norwegian": "no", "hungarian": "hu",
}  # fmt: skip
"""babel's names of languages → BCP 47."""
