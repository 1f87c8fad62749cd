"""The citation keys of an existing .bib file.

Records are matched to its entries by DOI, or else by title and year.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ris2cite.bibtex.reading.entries import ParsedEntry, read_entries
from ris2cite.bibtex.values import format_doi
from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.items.date import read_date
from ris2cite.markup.latex.decode import decode
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_TAG = Pattern(r"<[^<>]*>")
_NOT_LETTERS = Pattern(r"[^\w]+|_")
_YEAR = Pattern(r"\d{4}")
_SHOWN = 20
"""The number of keys that are listed in a message."""


class _Entry(NamedTuple):
    key: str
    doi: str
    title: str
    year: str


class OldKeys:
    """The keys of the existing file, and which records are new, changed and gone."""

    def __init__(self, path: str, report: Report) -> None:
        """Read the file. Raises InputError if it cannot be read as BibTeX."""
        self._path = path
        self._entries = [_entry(entry.key, entry.fields) for entry in _read(path, report)]
        self._by_doi = {entry.doi: entry for entry in reversed(self._entries) if entry.doi}
        self._by_title: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            if entry.title:
                self._by_title.setdefault(entry.title, []).append(entry)
        self._found: set[str] = set()
        self._new: list[str] = []
        self._changed: list[str] = []

    def keys(self) -> Iterable[str]:
        """All keys."""
        return [entry.key for entry in self._entries]

    def find(self, item: Item) -> str | None:
        """The key of a record in the file, or None for a new record; each is returned once."""
        record = _record(item)
        entry = next(filter(self._is_free, self._candidates(record)), None)
        if entry is None:
            return None
        self._found.add(entry.key)
        if (entry.title, entry.year) != (record.title, record.year):
            self._changed.append(entry.key)
        return entry.key

    def _candidates(self, record: _Entry) -> Iterator[_Entry]:
        """The entries that may be the record, most likely first."""
        if record.doi in self._by_doi:
            yield self._by_doi[record.doi]
        for entry in self._by_title.get(record.title, ()):
            if _fits(entry, record):
                yield entry

    def _is_free(self, entry: _Entry) -> bool:
        return entry.key not in self._found

    def add_new(self, key: str) -> None:
        """Record the key of a new record."""
        self._new.append(key)

    def report(self, report: Report) -> None:
        """Report which keys are new, changed and gone, after all records have been read."""
        gone = [entry.key for entry in self._entries if self._is_free(entry)]
        if self._new:
            message = _listed(self._new, "not in the file")
            report(Diagnostic("note", "keys-new", message, self._path))
        if self._changed:
            message = _listed(self._changed, "with a different title or year in the file")
            report(Diagnostic("note", "keys-changed", message, self._path))
        if gone:
            message = _listed(gone, "only in the file, without a record")
            report(Diagnostic("note", "keys-gone", message, self._path))


def _listed(keys: list[str], says: str) -> str:
    more = f" and {len(keys) - _SHOWN} more" if len(keys) > _SHOWN else ""
    return f"{len(keys)} {says}: {', '.join(keys[:_SHOWN])}{more}"


def _fits(entry: _Entry, record: _Entry) -> bool:
    """Whether an entry with the same title may be the record."""
    if entry.doi and record.doi and entry.doi != record.doi:
        return False
    return not entry.year or not record.year or entry.year == record.year


def _read(path: str, report: Report) -> list[ParsedEntry]:
    """The entries of a .bib file; those that cannot be read are reported."""
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise InputError(error.strerror or str(error), path) from error
    except UnicodeDecodeError as error:
        raise InputError("this is not UTF-8 text", path) from error
    entries = list(read_entries(text, path, report))
    if not entries:
        raise InputError("no BibTeX entry could be read", path)
    return entries


def _entry(key: str, fields: dict[str, str]) -> _Entry:
    year = _YEAR.search(fields.get("year") or fields.get("date") or "")
    return _Entry(
        key,
        format_doi(fields.get("doi", "").replace("\\", "")).lower(),
        _fold(decode(fields.get("title", ""), markup=False)),
        year[0] if year else "",
    )


def _record(item: Item) -> _Entry:
    date = read_date(item.get("issued"))
    year = date.start.year if date else None
    doi, title = item.get("DOI"), item.get("title")
    return _Entry(
        "",
        format_doi(doi).lower() if isinstance(doi, str) else "",
        _fold(_TAG.sub("", title)) if isinstance(title, str) else "",
        str(year) if year else "",
    )


def _fold(title: str) -> str:
    """The letters and digits of a title, without case and accents."""
    apart = unicodedata.normalize("NFKD", title.casefold())
    return _NOT_LETTERS.sub("", "".join(c for c in apart if not unicodedata.combining(c)))
