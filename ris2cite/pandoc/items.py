"""The items that a document cites, from its bibliographies and its metadata."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ris2cite import api
from ris2cite.documents.cited import EVERYTHING
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item
from ris2cite.pandoc.inlines import Kept
from ris2cite.pandoc.metadata import Metadata
from ris2cite.sniff import Sniffed, sniff

_OWN = "references"
_BIBTEX_SUFFIXES = (".bib", ".bibtex")  # without an entry, only the name shows the format
_BLANK_FILE = 100  # bytes; the maximum for a file with nothing but white space
_HEAD = 4096  # bytes; enough to recognise a format


class CitedItems(NamedTuple):
    """The items of a document, those that are cited first, in this order; the cited keys that
    no item has; and the keys of all items of the bibliographies, for suggestions."""

    items: list[Item]
    missing: list[str]
    keys: list[str]


def cited_items(metadata: Metadata, keys: Iterable[str], kept: Kept, report: Report) -> CitedItems:
    """The items with these keys; with ``*`` among them, all items of the document.

    The items are those of the bibliographies, and the references in the metadata, whose
    inlines that CSL cannot express are put into ``kept``. If a key occurs twice, the last
    item is used, as in pandoc. Notes and warnings are only reported about these items.
    """
    wanted = dict.fromkeys(keys)
    everything = EVERYTHING in wanted
    wanted.pop(EVERYTHING, None)
    reader = _Reader(None if everything else wanted, report)
    scheme = metadata.options().get("keys")
    for path in metadata.texts("bibliography"):
        if _is_empty(Path(path)):
            report(Diagnostic("warning", "no-records", "the file has no references", path))
        else:
            reader.read(path, path, str(scheme) if scheme is not None else None)
    references = metadata.references(kept)
    if references:
        reader.read(_OWN, json.dumps(references).encode(), None)
    found = reader.found
    items = [found[key] for key in dict.fromkeys([*wanted, *found]) if key in found]
    return CitedItems(items, [key for key in wanted if key not in found], reader.keys)


def _is_empty(path: Path) -> bool:
    """Whether a file is blank, or a ``.bib`` file of comments, which pandoc accepts as well."""
    if not path.is_file():
        return False
    if path.stat().st_size < _BLANK_FILE and not path.read_bytes().strip():
        return True
    if path.suffix.lower() not in _BIBTEX_SUFFIXES:
        return False
    data = path.read_bytes()
    return b"@" not in data and sniff(data[:_HEAD]) == Sniffed(None)


class _Reader:
    """Reads items with the keys ``wanted``, or all if it is None."""

    def __init__(self, wanted: Collection[str] | None, report: Report) -> None:
        self.found: dict[str, Item] = {}
        self.keys: list[str] = []
        """The keys of all items, wanted or not."""
        self._wanted = wanted
        self._report = report

    def read(self, name: str, source: str | bytes, scheme: str | None) -> None:
        """Read a path, or the bytes of a file; ``scheme`` is that of keys of records."""
        reported: list[Diagnostic] = []
        cited: set[int | None] = {None}  # the numbers of the cited records
        items = api.iter_items(source, on_diagnostic=reported.append, keys=scheme)
        for number, item in enumerate(items, 1):
            key = item["id"]
            self.keys.append(key)
            if self._wanted is not None and key not in self._wanted:
                continue
            cited.add(number)
            if key in self.found and name != _OWN:
                message = f"“{key}” is also in an earlier bibliography; the entry here is used"
                self._report(Diagnostic("warning", "duplicate-id", message, name))
            self.found[key] = item
        for each in reported:
            if each.severity == "error" or each.record in cited:
                self._report(_located(each, name))


def _located(diagnostic: Diagnostic, name: str) -> Diagnostic:
    """The diagnostic, with the number of a reference in the metadata as its place."""
    if diagnostic.source is not None:
        return diagnostic
    return diagnostic._replace(source=name, line=diagnostic.record)


def with_listed_abbreviations(items: Iterable[Item], files: Iterable[str]) -> Iterator[Item]:
    """The items with the short titles of journals in these lists, and no others.

    Raises UsageError if a file is missing or not a list.
    """
    from ris2cite.documents.abbreviations import read_lists
    from ris2cite.editing.abbreviations.lists import key_of

    lists: tuple[Mapping[str, str], ...] = read_lists(files)
    for item in items:
        journal = key_of(str(item.get("container-title", "")))
        short = next((table[journal] for table in lists if journal in table), None)
        yield item if short is None else {**item, "container-title-short": short}
