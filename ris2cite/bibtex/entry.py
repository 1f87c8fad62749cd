"""One CSL item → one entry: its type and its fields in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ris2cite.bibtex import dates, values
from ris2cite.bibtex.names import format_names
from ris2cite.bibtex.tables import (
    ARTICLES,
    BIBTEX_TYPED,
    CONTAINER,
    EDITING_ROLES,
    EDITOR_TYPES,
    ENTRY_TYPES,
    FIELDS,
    JOINED,
    LANGUAGE_NAMES,
    LANGUAGES,
    LEADING_ROLES,
    MASTERS_THESIS,
    ORDER,
    PROCEEDINGS,
    PUBLICATION_STATES,
    PUBLISHER,
    ROLES,
    TYPE_FIELD,
)
from ris2cite.bibtex.text import TextWriter
from ris2cite.model import NAME_VARIABLES, Item

_PROCEEDINGS = re.compile(PROCEEDINGS, re.IGNORECASE)
_MASTERS = re.compile(MASTERS_THESIS, re.IGNORECASE)
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]")
_PLAIN_WORDS = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_AND = re.compile(r"\band\b", re.IGNORECASE)


class _Places(dict[str, tuple[int, str]]):
    """Where a field stands in an entry: those of ``ORDER`` first, others by name."""

    def __missing__(self, field: str) -> tuple[int, str]:
        return len(ORDER), field


_place_of = _Places((name, (index, "")) for index, name in enumerate(ORDER)).__getitem__


class Entry(NamedTuple):
    """An entry: its type, and its fields as (name, value with its delimiters)."""

    type: str
    fields: list[tuple[str, str]]


class EntryMaker:
    """Makes the entries of one file in one dialect."""

    def __init__(self, text: TextWriter) -> None:
        self.text = text
        self.rows = {
            variable: (CONVERTERS[row.how], row.biblatex if text.biblatex else row.bibtex)
            for variable, row in FIELDS.items()
        }

    def make(self, item: Item) -> Entry:
        """The entry of an item; never without a field, which no parser would take."""
        draft = _Draft(item, self)
        draft.fill()
        fields = draft.fields
        if not fields:
            fields["note"] = "{No bibliographic data}"
        return Entry(draft.type, [(name, fields[name]) for name in sorted(fields, key=_place_of)])


class _Draft:
    """The entry of one item while it is being made."""

    def __init__(self, item: Item, maker: EntryMaker) -> None:
        self.item = item
        self.biblatex = maker.text.biblatex
        self.text = maker.text
        self.rows = maker.rows
        self.fields: dict[str, str] = {}
        self.language = _string(item.get("language"))
        self.kind, self.type, self.subtype = self._choose_type()

    # Types --------------------------------------------------------------

    def _choose_type(self) -> tuple[str, str, str]:
        """BibLaTeX's type, the type to write, and the subtype."""
        item = self.item
        bibtex, biblatex, subtype = ENTRY_TYPES.get(str(item.get("type")), ENTRY_TYPES["document"])
        genre = _string(item.get("genre"))
        if biblatex == "thesis" and _MASTERS.search(genre):
            bibtex = "mastersthesis"
        elif biblatex == "book":
            edited = not item.get("author") and any(map(item.get, EDITING_ROLES))
            named = f"{genre} {_string(item.get('title'))}" if edited else genre
            if item.get("event-title") or _PROCEEDINGS.search(named):
                bibtex = biblatex = "proceedings"
            elif edited:
                biblatex = "collection"
        elif biblatex == "online" and not (self._has_link() or item.get("type") != "article"):
            biblatex = "unpublished"
        elif biblatex == "incollection" and item.get("container-author"):
            biblatex = "inbook"
        return biblatex, biblatex if self.biblatex else bibtex, subtype

    def _has_link(self) -> bool:
        return any(map(self.item.get, ("URL", "DOI", "PMID", "PMCID", "archive_location")))

    # Fields -------------------------------------------------------------

    def fill(self) -> None:
        roles: list[str] = []
        for variable, value in self.item.items():
            row = self.rows.get(variable)
            if row is not None:
                if value or value == 0:
                    convert, field = row
                    convert(self, field, variable, value)
            elif variable in NAME_VARIABLES:
                roles.append(variable)
        if roles:
            self._add_names(roles)
        for variables, add in _TOGETHER:
            if not variables.isdisjoint(self.item):
                add(self)
        if self.biblatex and self.subtype:
            self.put("entrysubtype", self.subtype)

    def put(self, name: str, value: str) -> None:
        """Set a field to a text that is LaTeX already; further values join or give way."""
        if not value:
            return
        before = self.fields.get(name)
        if before is None:
            self.fields[name] = f"{{{value}}}"
        elif name in JOINED and value not in before:
            self.fields[name] = f"{before[:-1]}; {value}}}"
        elif value not in before:
            self.put("note", value)

    def verbatim(self, value: str) -> str:
        """A DOI or e-print number: BibTeX's styles print them as text that TeX reads."""
        return value if self.biblatex else value.replace("%", r"\%")

    def _pick(self, pair: tuple[str, str]) -> str:
        return pair[1] if self.biblatex else pair[0]

    def _add_names(self, roles: list[str]) -> None:
        item = self.item
        custom = item.get("custom")
        ours = custom.get("ris2cite") if isinstance(custom, dict) else None
        incomplete = (ours.get("et-al") if isinstance(ours, dict) else None) or ()
        written = {}
        for role in roles:
            names = item[role]
            if isinstance(names, list):
                text = format_names(names, self.text, others=role in incomplete)
                if text:
                    written[role] = text
        for role, field in ROLES.items():
            if role in written:
                self.put(field, written.pop(role))
        if not written:
            return
        for role in LEADING_ROLES:
            if role not in written:
                continue
            if "author" not in self.fields and "editor" not in self.fields:
                self._add_leader(role, written[role])
            else:
                self._add_contributor(role, written[role])

    def _add_leader(self, role: str, names: str) -> None:
        self.put("editor" if role in EDITING_ROLES else "author", names)
        if self.biblatex and role == "compiler":
            self.put("editortype", "compiler")

    def _add_contributor(self, role: str, names: str) -> None:
        if not self.biblatex:
            self.put(role.replace("-", ""), names)
            return
        kind = EDITOR_TYPES.get(role, role.replace("-", ""))
        for field in ("editora", "editorb", "editorc", "namea", "nameb", "namec"):
            if field not in self.fields:
                self.put(field, names)
                self.put(f"{field}type", kind)
                return
        self.put("note", names)

    def _add_dates(self) -> None:
        issued = dates.read_date(self.item["issued"]) if "issued" in self.item else None
        if issued is not None:
            self._add_issued(issued)
        for variable, field in _OTHER_DATES:
            if variable not in self.item:
                continue
            span = dates.read_date(self.item[variable])
            text = dates.edtf(span) if span else ""
            self.put(field, text)
            if span and not text:
                self.put("note", self.text.escape(span.literal))

    def _add_issued(self, issued: dates.Span) -> None:
        if not issued.start:
            self.put_status(issued.literal)
        elif self.biblatex:
            self.put("date", dates.edtf(issued))
        else:
            self.fields.update(dates.bibtex_fields(issued))
            if issued.circa:
                self.put("note", f"circa {issued.start[0]}")

    def put_status(self, text: str) -> None:
        """The state of a publication: BibLaTeX's key where it has one, else a note."""
        key = PUBLICATION_STATES.get(text.lower().strip(" .()[]"))
        if self.biblatex and key:
            self.put("pubstate", key)
        else:
            self.put("note", self.text.text(text))

    def _add_container(self) -> None:
        value = _string(self.item.get("container-title"))
        if not value:
            return
        field = self._pick(CONTAINER.get(self.kind, ("booktitle", "booktitle")))
        if not self.biblatex and self.type in ("phdthesis", "mastersthesis", "techreport"):
            field = "series"
        if field in self.fields:
            field = "note"
        if field == "booktitle":
            self.put(field, self.text.title(value, self.language))
        else:
            self.put(field, self.text.text(value))

    def _add_publisher(self) -> None:
        value = _string(self.item.get("publisher"))
        if value and self.biblatex and self.kind == "patent":
            self.put("holder", format_names([{"literal": value}], self.text))
        elif value:
            self.put_list(self._pick(PUBLISHER.get(self.kind, _PUBLISHER)), value)
        place = _string(self.item.get("publisher-place"))
        if place:
            self.put_list(self._pick(("address", "location")), place)
        event_place = _string(self.item.get("event-place"))
        if event_place and (event_place != place or not self.biblatex):
            self.put("venue" if self.biblatex or place else "address", self.text.text(event_place))

    def put_list(self, field: str, value: str) -> None:
        """A list field of BibLaTeX: the word *and* in its one value is no separator."""
        text = self.text.text(value)
        if text and self.biblatex and _AND.search(text):
            text = f"{{{text}}}"
        self.put(field, text)

    def _add_number(self) -> None:
        item = self.item
        issue, number = _string(item.get("issue")), _string(item.get("number"))
        if self.kind in ARTICLES or self.kind == "periodical":
            if issue:
                field = "number" if not self.biblatex or re.search(r"\d", issue) else "issue"
                self.put(field, self.text.text(issue))
            self._add_article_number(number)
            return
        for text in (issue, number):
            if text:
                self.put("number", self.text.text(text))

    def _add_article_number(self, number: str) -> None:
        """``eid`` in BibLaTeX, ``pages`` in BibTeX: its ``number`` would be the issue."""
        page = _string(self.item.get("page"))
        if not number and values.is_article_number(page):
            number = page
        if not number or ("arxiv" in number.lower() and values.find_arxiv(number)):
            return
        text = self.text.text(number)
        if self.biblatex:
            if page == number:
                self.fields.pop("pages", None)
            self.put("eid", text)
        else:
            self.put("eid" if page and page != number else "pages", text)

    def _add_genre(self) -> None:
        genre = _string(self.item.get("genre"))
        if not genre:
            return
        if self.biblatex:
            field = TYPE_FIELD.get(self.kind, "note")
        else:
            field = "type" if self.type in BIBTEX_TYPED else "note"
        self.put(field, self.text.text(genre))

    def _add_language(self) -> None:
        if not self.language:
            return
        tag = self.language.lower().replace("_", "-")
        name = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0]) or LANGUAGE_NAMES.get(tag)
        if self.biblatex and name:
            self.put("langid", name)
        elif name or _PLAIN_WORDS.fullmatch(self.language):
            self.put("language", name or self.language)
        else:  # BibLaTeX makes a command's name of it
            self.put("note", self.text.text(self.language))

    def _add_eprint(self) -> None:
        item = self.item
        found = self._find_arxiv()
        for variable, archive in (("PMID", "pubmed"), ("PMCID", "pmcid")):
            number = _string(item.get(variable)) if variable in item else ""
            if number and not found:
                found = values.EPrint(number, archive)
            elif number:
                self.put("note", f"{variable}: {self.text.text(number)}")
        if not found:
            return
        self.put("eprint", self.verbatim(values.format_url(found.number)))
        self.put("eprinttype", found.archive)
        if found.archive == "arxiv" and not self.biblatex:
            self.put("archiveprefix", "arXiv")
        self.put("eprintclass" if self.biblatex else "primaryclass", found.section)

    def _find_arxiv(self) -> values.EPrint | None:
        item = self.item
        bare = "archive" in item and "arxiv" in _string(item["archive"]).lower()
        for variable in _ARXIV_PLACES:
            value = item.get(variable)
            if isinstance(value, str) and (bare or "arxiv" in value.lower()):
                found = values.find_arxiv(value)
                if found:
                    return found
        return None


def _string(value: Any) -> str:
    """A variable's text; numbers are text, lists and objects are nothing here."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) else ""


_PUBLISHER = ("publisher", "publisher")
_OTHER_DATES = (("accessed", "urldate"), ("event-date", "eventdate"), ("original-date", "origdate"))


_ARXIV_PLACES = ("DOI", "archive_location", "number", "URL", "container-title")
"""Where the number of an e-print may stand, the likeliest first."""

_TOGETHER: tuple[tuple[frozenset[str], Callable[[_Draft], None]], ...] = (
    (frozenset(["issued", *dict(_OTHER_DATES)]), _Draft._add_dates),
    (frozenset(["container-title"]), _Draft._add_container),
    (frozenset(["publisher", "publisher-place", "event-place"]), _Draft._add_publisher),
    (frozenset(["issue", "number", "page"]), _Draft._add_number),
    (frozenset(["genre"]), _Draft._add_genre),
    (frozenset(["language"]), _Draft._add_language),
    (frozenset(["PMID", "PMCID", *_ARXIV_PLACES]), _Draft._add_eprint),
)
"""Variables whose fields depend on the type or on each other, in the order in which they
are asked; nothing is asked of what an item does not have."""


# Converters of single values ------------------------------------------------

Converter = Callable[[_Draft, str, str, Any], None]
"""Puts the value of a variable into a field of the draft's own dialect."""


def _put_text(draft: _Draft, field: str, variable: str, value: Any) -> None:
    draft.put(field, draft.text.text(value if isinstance(value, str) else _string(value)))


def _put_title(draft: _Draft, field: str, variable: str, value: Any) -> None:
    draft.put(field, draft.text.title(_string(value), draft.language))


def _put_list(draft: _Draft, field: str, variable: str, value: Any) -> None:
    draft.put_list(field, _string(value))


def _put_pages(draft: _Draft, field: str, variable: str, value: Any) -> None:
    if variable == "page-first" and draft.item.get("page"):
        return
    text = values.format_pages(_string(value))
    if text.replace("--", "").isdigit():
        draft.put("pages", text)
        return
    # A-12 is one page: its hyphen is hidden from those who look for ranges.
    pieces = [draft.text.text(piece) for piece in text.split("--")]
    draft.put("pages", "--".join(pieces) if len(pieces) > 1 else pieces[0].replace("-", "{-}"))


def _put_doi(draft: _Draft, field: str, variable: str, value: Any) -> None:
    doi = values.format_doi(_string(value))
    draft.put("doi", draft.verbatim(doi))


def _put_url(draft: _Draft, field: str, variable: str, value: Any) -> None:
    draft.put("url", values.format_url(_string(value)))


def _put_numbers(draft: _Draft, field: str, variable: str, value: Any) -> None:
    """ISBN and ISSN: each number goes where its length says, whatever it was called."""
    if isinstance(value, str) and _ISSN.fullmatch(value) and "issn" not in draft.fields:
        draft.put("issn", value)
        return
    found: dict[str, list[str]] = {}
    for number in filter(None, re.split(r"[\s,;]+", _string(value))):
        digits = len(number.replace("-", ""))
        place = {8: "issn", 10: "isbn", 13: "isbn"}.get(digits, field)
        if number not in found.setdefault(place, []):
            found[place].append(number)
    for place, numbers in found.items():
        text = draft.text.text(", ".join(numbers))
        before = draft.fields.get(place, "")[1:-1]
        if text not in before:
            draft.fields[place] = f"{{{before}, {text}}}" if before else f"{{{text}}}"


def _put_edition(draft: _Draft, field: str, variable: str, value: Any) -> None:
    text = _string(value)
    number = values.edition_number(text)
    if number is None:
        shown = text if draft.biblatex else values.strip_edition_word(text)
        draft.put("edition", draft.text.text(shown))
    else:
        draft.put("edition", str(number) if draft.biblatex else values.format_ordinal(number))


def _put_count(draft: _Draft, field: str, variable: str, value: Any) -> None:
    text = _string(value)
    draft.put(field, draft.text.text(values.strip_unit(text) if draft.biblatex else text))


def _put_status(draft: _Draft, field: str, variable: str, value: Any) -> None:
    draft.put_status(_string(value))


def _put_keywords(draft: _Draft, field: str, variable: str, value: Any) -> None:
    text = _string(value)
    if ";" not in text and text.count(",") == text.count(", "):
        draft.put("keywords", draft.text.text(text))
        return
    words = values.split_keywords(text)
    written = [f"{{{draft.text.text(w)}}}" if "," in w else draft.text.text(w) for w in words]
    draft.put("keywords", ", ".join(filter(None, written)))


CONVERTERS: dict[str, Converter] = {
    "text": _put_text,
    "title": _put_title,
    "list": _put_list,
    "pages": _put_pages,
    "doi": _put_doi,
    "url": _put_url,
    "numbers": _put_numbers,
    "edition": _put_edition,
    "count": _put_count,
    "status": _put_status,
    "keywords": _put_keywords,
}
