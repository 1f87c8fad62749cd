"""BibTeX and BibLaTeX → CSL-JSON items."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from ris2cite.bibtex.kept import ENTRY_TYPE, type_to_keep
from ris2cite.bibtex.language_tables import LANGUAGES
from ris2cite.bibtex.reading import tables
from ris2cite.bibtex.reading.braces import first_group, split_at_commas
from ris2cite.bibtex.reading.dates import edtf_date, parted_date
from ris2cite.bibtex.reading.entries import ParsedEntry, read_entries
from ris2cite.bibtex.reading.names import plain, read_names, split_names
from ris2cite.errors import Diagnostic, Report
from ris2cite.items.ordinals import ORDINALS
from ris2cite.items.preprints import ARXIV_ID, is_arxiv_path, says_more, server_of
from ris2cite.markup.latex.decode import Groups, decode
from ris2cite.model import Item
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text
from ris2cite.text.doi import bare_doi
from ris2cite.text.pattern import Pattern

_ENCODING = re.compile(rb"(?m)^%*[ \t]*Encoding:[ \t]*([\w.-]+)")
_DASHES = Pattern(r"\s*(?:-{2,3}|–|—)\s*")
_ONLINE = Pattern(r"\W*(?:(?:also )?(?:available|online|web ?(?:page|site)|url|at|from)\W*)*", re.I)
_ADDRESS = Pattern(r"\\url\{([^{}]*)\}|\b(https?://[^\s{}]+)")
_SINGLE_QUOTE = Pattern(r"(?<![`\\])`(?!`)")
_TWICE = Pattern(r"(?!\A\{\{[^{}]*\}\}\Z)\{\{([^{}]*)\}\}")
_ESCAPED = Pattern(r"\{?\\([_%&#~])(?:\{\}|\})?")
"""A character of an address as TeX writes it, which Mendeley sets in braces."""

_ORDINAL = Pattern(r"(\d+)(?:st|nd|rd|th)?\.?(?: ed(?:ition|\.)?)?\Z", re.IGNORECASE)


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
        item = _EntryReader(entry, source, report).convert()
        values = sum(map(bool, map(str.strip, entry.fields.values())))
        kept = item.get("custom", {}).get("bibtex", {}).keys() - {ENTRY_TYPE}
        book.enter_values(values, len(kept))
        book.line, book.number = entry.line, book.found
        yield item


def declared_encoding(head: bytes) -> str | None:
    """The encoding declared in the header of JabRef's files, unless it is Unicode."""
    found = _ENCODING.search(head[:1000])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode()).name
    except LookupError:
        return None
    return None if name.startswith(("utf", "ascii")) else name


class _EntryReader:
    """Converts an entry; fields that are used are removed from ``unread``."""

    def __init__(self, entry: ParsedEntry, source: str | None, report: Report) -> None:
        self.entry = entry
        self.unread = dict(entry.fields)
        self.custom: dict[str, str] = {}
        self.item: Item = {}
        self._source = source
        self._report = report

    def convert(self) -> Item:
        """The item for the entry."""
        kind = self._kind()
        self.item = {"id": self.entry.key, "type": kind.csl}
        if kind.genre:
            self.item["genre"] = kind.genre
        self._take_unprinted()
        self._take_texts()
        self._take_names()
        self._take_dates()
        self._take_numbers()
        self._take_preprint()
        self._take_publisher()
        self._take_joined()
        self._keep_the_rest()
        return self.item

    def _kind(self) -> tables.ItemType:
        kind = tables.TYPES.get(self.entry.type)
        if kind is None:
            message = f"unknown entry type “{self.entry.type}”; read as misc"
            self._report(
                Diagnostic("warning", "unknown-type", message, self._source, self.entry.line)
            )
            kind = tables.TYPES["misc"]
        if self.entry.type == "online" and self.unread.get("titleaddon", "").lower() == "preprint":
            del self.unread["titleaddon"]
            return tables.ItemType("article", "Preprint")
        if kind.csl == "document" and self._is_on_the_web():
            return tables.TYPES["online"]
        return kind

    def _is_on_the_web(self) -> bool:
        """Whether a URL is all that the entry has on how the work was published."""
        value = self.unread.get("howpublished", "")
        found = _ADDRESS.search(value) or "\\href" in value
        if not found:
            return bool(self.unread.get("url")) and not value.strip()
        return "\\href" in value or _ONLINE.fullmatch(_ADDRESS.sub("", value)) is not None

    def _take_unprinted(self) -> None:
        """Take what the writer puts in ``userf`` with a label, next to notes."""
        notes = []
        for part in self.unread.pop("userf", "").split("; "):
            label, _, value = part.partition(": ")
            field = tables.LABELLED.get(label)
            if field is None:
                notes.append(part)
            else:
                before = self.unread.get(field)
                self.unread[field] = f"{before}, {value}" if before else value
        if any(notes):
            self.unread["userf"] = "; ".join(notes)

    def _take_texts(self) -> None:
        for field, variable in tables.TEXTS.items():
            if field not in self.unread or variable in self.item:
                continue  # a second field of the same meaning is kept
            text = self._text(field)
            if text:
                self.item[variable] = text
        for field, variable in tables.SUBTITLES.items():
            text = self._text(field) if field in self.unread else ""
            if text:
                before = str(self.item.get(variable, ""))
                joint = "" if not before else " " if before[-1:] in "?!:" else ": "
                self.item[variable] = f"{before}{joint}{text}"
        self._put_volume_in_whole()
        edition = str(self.item.get("edition", ""))
        match = _ORDINAL.match(edition)
        if match is not None:
            self.item["edition"] = match[1]
        elif edition.lower() in ORDINALS:
            self.item["edition"] = str(ORDINALS[edition.lower()])
        if "DOI" in self.item:
            doi, _, rest = bare_doi(str(self.item["DOI"]).strip()).partition(" ")
            self.item["DOI"] = doi
            if rest:
                self.custom["doi"] = rest

    def _put_volume_in_whole(self) -> None:
        """Make the title that of the whole work, and ``volume-title`` that of the volume.

        In BibLaTeX ``maintitle`` is the whole, ``title`` or ``booktitle`` the volume.
        """
        csl = self.item["type"]
        if csl in tables.SERIALS or "volume-title" not in self.item:
            return
        name = "container-title" if csl in tables.PARTS else "title"
        whole, volume = self.item.pop("volume-title"), self.item.pop(name, "")
        self.item[name] = whole
        if volume:
            self.item["volume-title"] = volume

    def _text(self, field: str) -> str:
        """Take the text of a field; braces in titles become ``nocase``."""
        value = self.unread.pop(field, "")
        if not value.strip():
            return ""
        if field in tables.VERBATIM:
            return _ESCAPED.sub(r"\1", value.strip())
        value = self._without_links(field, value)
        if field not in tables.TITLES:
            return _one_line(_decoded(value, "drop"))
        # Some programs write all titles in double braces, which protect nothing.
        value = _TWICE.sub(r"{\1}", value)
        whole = value.startswith("{") and value.endswith("}") and value.count("{") == 1
        return _one_line(_decoded(value[1:-1] if whole else value, "nocase"))

    def _without_links(self, field: str, value: str) -> str:
        """The value with the texts of its links; the first address becomes the URL of the item."""
        if "\\href" not in value:
            return value
        before, *links = value.split("\\href")
        for link in links:
            address, rest = first_group(link)
            text, rest = first_group(rest)
            if "URL" not in self.item and not self.unread.get("url"):
                self.item["URL"] = address.replace("\\_", "_").replace("\\%", "%")
            elif address != self.item.get("URL", self.unread.get("url")):
                self.custom[field] = value
            before += ("" if text == address else text) + rest
        return before

    def _take_names(self) -> None:
        for field, variable in tables.NAMES.items():
            if field in self.unread:
                self._names(field, variable)
        for field in tables.TYPED_NAMES:
            if field not in self.unread and f"{field}type" not in self.unread:
                continue
            role = self.unread.pop(f"{field}type", "").strip()
            variable = tables.ROLES.get(role.lower(), "editor" if field == "editor" else "")
            if role and tables.EXACT_ROLES.get(variable) != role.lower():
                self.custom[f"{field}type"] = role
            if field in self.unread:
                self._names(field, variable or "contributor")
            elif field == "editor" and variable != "editor" and "editor" in self.item:
                self.item[variable] = self.item.pop("editor")
        if "holder" in self.unread:
            self.item["authority"] = plain(self.unread.pop("holder"))

    def _names(self, field: str, variable: str) -> None:
        value = self.unread.pop(field, "")
        if not value.strip():
            return
        names, others = read_names(value)
        if names:
            self.item[variable] = [*self.item.get(variable, []), *names]
        if others:
            own = self.item.setdefault("custom", {}).setdefault("ris2cite", {})
            own["et-al"] = [*own.get("et-al", []), variable]

    def _take_dates(self) -> None:
        for field, variable in tables.DATES.items():
            if field not in self.unread:
                continue
            text = self.unread.pop(field)
            date, whole = edtf_date(text)
            if date is not None:
                self.item[variable] = date
            if not whole and text.strip():
                self.custom[field] = text
        if "year" in self.unread and "issued" not in self.item:
            self._take_year()

    def _take_year(self) -> None:
        raw = [self.unread.pop(name, "") for name in ("day", "month", "year")]
        date, whole = parted_date(*map(plain, raw))
        state = date.get("literal", "").lower() if date is not None else ""
        if state in tables.STATES.values() or state in tables.MORE_STATES:
            self.item["status"] = state
        elif date is not None:
            self.item["issued"] = date
        if not whole:
            self.custom |= {
                name: value
                for name, value in zip(("day", "month", "year"), raw, strict=True)
                if value.strip()
            }

    def _take_numbers(self) -> None:
        csl = self.item["type"]
        number = self._text("number")
        if number:
            variable = "number"
            if csl in tables.SERIALS:
                variable = "issue"
            elif "collection-title" in self.item and csl not in ("report", "patent", "standard"):
                variable = "collection-number"
            self.item[variable] = number
        pages = self._text("pages")
        if pages:
            self.item["page"] = _DASHES.sub("-", pages)
        eid = self._text("eid")
        if eid:
            self.item["number"] = eid
            self.item.setdefault("page", eid)
        genre = self._text("type")
        if self.entry.type == "techreport" and genre.lower() in ("patent", "standard"):
            self.item["type"] = genre.lower()  # as BibTeX has neither
        elif genre and genre.lower() != csl:
            self.item["genre"] = _GENRES.get(genre, genre)
        status = self._text("pubstate")
        if status:
            self.item["status"] = tables.STATES.get(status, status)
        language = self._text("langid") or self._text("language")
        if language:
            self.unread.pop("language", None)
            self.item["language"] = _tag(language)

    def _take_publisher(self) -> None:
        self._take_address_from("howpublished")
        version = self.item.get("version")
        if version and "howpublished" in self.unread:  # where a style prints no version
            text = self.unread["howpublished"].removeprefix(f"Version {version}")
            self.unread["howpublished"] = text.lstrip(", ")
        for field in tables.PUBLISHERS:
            if field not in self.unread:
                continue
            text = self._listed(self.unread[field])
            if text.strip(" ,.") and "publisher" not in self.item:
                self.item["publisher"] = text
                del self.unread[field]
            elif not text.strip(" ,."):
                self.unread.pop(field, None)
        for field in tables.PLACES:
            if field not in self.unread:
                continue
            place = self._listed(self.unread[field])
            variable = "publisher-place"
            if variable in self.item:
                variable = "event-place"  # of a paper, as ACM writes location beside address
                if self.item["type"] != "paper-conference" or self.unread.get("venue"):
                    continue
            if place and variable not in self.item:
                self.item[variable] = place
                del self.unread[field]
        venue = self._text("venue")
        if venue:
            self.item["event-place"] = venue

    def _take_address_from(self, field: str) -> None:
        """Take the URL in a text; if the item has another, the text is kept."""
        value = self._without_links(field, self.unread.get(field, ""))
        address = _ADDRESS.search(value)
        if address is None:
            if field in self.unread:
                self.unread[field] = value
            return
        found = address[1] or address[2]
        if self.item.setdefault("URL", found) != found:
            self.custom[field] = value
        rest = _ADDRESS.sub("", value)
        self.unread[field] = "" if _ONLINE.fullmatch(rest) else rest.rstrip(" ,;:")

    def _listed(self, value: str) -> str:
        """A list of BibLaTeX, joined by commas; in BibTeX, “and” is an ordinary word."""
        parts = [value]
        if tables.BIBLATEX_FIELDS & self.entry.fields.keys():
            parts = split_names(value)
        *first, last = map(_one_line, map(_plain_rich, parts or [""]))
        return " and ".join(filter(None, [", ".join(first), last]))

    def _take_preprint(self) -> None:
        """Read an e-print and its server.

        A work without a volume is a preprint if the journal is a server (``arXiv preprint
        arXiv:2101.00001``, as in Google Scholar), or if it is in arXiv and in no journal.
        """
        eprint = self.unread.get("eprint", "").strip()
        kind = (self.unread.get("eprinttype") or self.unread.get("archiveprefix") or "").lower()
        journal = str(self.item.get("container-title", ""))
        server = self._server(journal)
        if kind in ("pubmed", "pmid") and eprint and "PMID" not in self.item:
            self.item["PMID"] = eprint
        elif server or (kind == "arxiv" and eprint and not journal and "volume" not in self.item):
            self.item |= {"type": "article", "genre": "Preprint", "publisher": server or "arXiv"}
            number = self._arxiv_number(eprint, journal)
            if number:
                self.item["number"] = number
        else:
            return
        for name in ("eprint", "eprinttype", "archiveprefix"):
            self.unread.pop(name, None)

    def _server(self, journal: str) -> str:
        """The server that the journal is, taken with the path that dblp has as volume."""
        server = server_of(journal)
        volume = str(self.item.get("volume", ""))
        if not server or "issue" in self.item or (volume and not is_arxiv_path(volume)):
            return ""
        del self.item["container-title"]
        self.item.pop("container-title-short", None)
        if says_more(journal, server):
            self.unread["journal"] = journal
        return server

    def _arxiv_number(self, eprint: str, journal: str) -> str:
        """The number of a paper: in a field of its own, or as journal, volume or pages."""
        pages = str(self.item.get("page", ""))
        for text in (f"arXiv:{eprint.removeprefix('arXiv:')}" if eprint else "", journal,
                     str(self.item.pop("volume", "")), pages):  # fmt: skip
            match = ARXIV_ID.search(text)
            if match or (text == pages and pages and "-" not in pages):
                if text == pages:
                    del self.item["page"]
                return f"arXiv:{match[1]}" if match else pages
        return ""

    def _take_joined(self) -> None:
        for field in ("keywords", "keyword", "author_keywords"):
            if "{" in self.unread.get(field, ""):
                words = split_at_commas(self.unread[field])
                between = "; " if any("," in word for word in words) else ", "
                self.unread[field] = between.join(words)
        for field, (variable, joint) in tables.JOINED.items():
            text = self._text(field) if field in self.unread else ""
            if text:
                before = self.item.get(variable)
                self.item[variable] = f"{before}{joint}{text}" if before else text

    def _keep_the_rest(self) -> None:
        for name in ("crossref", "xdata"):
            if name not in self.entry.missing:
                self.unread.pop(name, None)
        rest = {name: [value] for name, value in self.unread.items() if value.strip()}
        rest |= {name: [value] for name, value in self.custom.items()}
        kind = type_to_keep(self.item, self.entry.type)
        if kind is not None:
            rest[ENTRY_TYPE] = [kind]
        if rest:
            self.item.setdefault("custom", {})["bibtex"] = dict(sorted(rest.items()))


def _tag(language: str) -> str:
    """The BCP 47 tag of a babel language, or the text itself."""
    language_code, dash, region = _LANGUAGES.get(language.lower(), "").partition("-")
    return language_code + dash + region.upper() or language


def _one_line(text: str) -> str:
    return " ".join(text.replace("~", " ").split())


def _plain_rich(text: str) -> str:
    return _decoded(text, "drop")


def _decoded(text: str, groups: Groups) -> str:
    """TeX as text, with TeX's ligatures for dashes and quotation marks resolved too."""
    if "--" in text:
        text = text.replace("---", "—").replace("--", "–")
    if "`" in text:
        text = _SINGLE_QUOTE.sub("‘", text)
    return decode(text, groups=groups)


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

_LANGUAGES = {name: tag for tag, name in reversed(LANGUAGES.items())} | {
    "german": "de", "austrian": "de-at", "ukenglish": "en-gb", "usenglish": "en-us",
    "norwegian": "no", "hungarian": "hu",
}  # fmt: skip
"""babel's names of languages → BCP 47."""
