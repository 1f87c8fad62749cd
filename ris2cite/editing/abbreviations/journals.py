"""Choosing the abbreviated title of a journal.

The sources are, in order: the record; the lists that the user names; other records with the
same ISSN or title; the lists in the user's folder; ISO 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from ris2cite.editing.abbreviations.iso4 import abbreviated
from ris2cite.editing.abbreviations.lists import key_of
from ris2cite.editing.abbreviations.stops import is_abbreviated, with_own_stops, with_stops
from ris2cite.editing.changes import Change, Journals
from ris2cite.errors import Report
from ris2cite.model import Item

Source: TypeAlias = Literal["record", "list", "run", "installed", "iso4"]

SERIALS = frozenset(("article-journal", "article-magazine", "review", "periodical"))
"""Item types whose container is a journal."""

_FACTS = ("container-title", "container-title-short", "ISSN", "language")
"""The variables on which the short title depends."""

_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")


class Abbreviation(NamedTuple):
    """The short title of a journal, with full stops as in ISO 4, and its source."""

    text: str
    source: Source


class JournalAbbreviations:
    """Finds short titles of journals. ``lists`` and ``installed`` map title keys to them."""

    def __init__(
        self,
        lists: Sequence[Mapping[str, str]] = (),
        installed: Sequence[Mapping[str, str]] = (),
    ) -> None:
        self._lists = lists
        self._installed = installed
        self._of_run: dict[str, str] = {}
        self._made: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, ...], Abbreviation] = {}
        self._reported: set[str] = set()

    def learn(self, items: Iterable[Item]) -> None:
        """Collect the abbreviations in records of the run."""
        self._found.clear()
        for item in items:
            short = _recorded(item)
            if short is not None:
                for key in _keys(item):
                    self._of_run.setdefault(key, short)

    def applied(self, item: Item, journals: Journals, report: Report) -> Item:
        """The item with its journal as printed; each journal is reported once, as a note."""
        if journals == "as-is":
            return item
        if journals == "full":
            return {k: v for k, v in item.items() if k != "container-title-short"}
        found = self.find(item)
        if found is None:
            return item
        title = item["container-title"]
        if title not in self._reported and found.text != title:
            self._reported.add(title)
            code = "abbreviated-by-iso4" if found.source == "iso4" else "abbreviated"
            report(Change(code, "container-title-short", title, found.text).note(item))
        if journals == "only-short":
            bare = {k: v for k, v in item.items() if k != "container-title-short"}
            return {**bare, "container-title": found.text}
        return {**item, "container-title-short": found.text}

    def find(self, item: Item) -> Abbreviation | None:
        """The short title of the item's journal, or None if it has no journal."""
        title = item.get("container-title")
        if item.get("type") not in SERIALS or not isinstance(title, str) or not title.strip():
            return None
        # Records of one journal mostly agree in these.
        facts = tuple([text if isinstance(text := item.get(v), str) else "" for v in _FACTS])
        found = self._found.get(facts)
        if found is None:
            found = self._found[facts] = self._chosen(item, title)
        return found

    def _chosen(self, item: Item, title: str) -> Abbreviation:
        recorded = _recorded(item)
        if recorded is not None:
            return Abbreviation(recorded, "record")
        key = key_of(title)
        for table in self._lists:
            if key in table:
                return Abbreviation(table[key], "list")
        for known in _keys(item):
            if known in self._of_run:
                return Abbreviation(self._of_run[known], "run")
        for table in self._installed:
            if key in table:
                return Abbreviation(table[key], "installed")
        return Abbreviation(self._by_iso4(title, item), "iso4")

    def _by_iso4(self, title: str, item: Item) -> str:
        language = item.get("language")
        language = language if isinstance(language, str) else ""
        made = self._made.get((title, language))
        if made is None:
            if is_abbreviated(title):
                made = with_own_stops(title)
            else:
                made = abbreviated(title, language or None)
            self._made[title, language] = made
        return made


@lru_cache(maxsize=4096)
def _with_stops(short: str, title: str) -> str:
    return with_stops(short, title)


def _recorded(item: Item) -> str | None:
    """The abbreviation in the record, or None if there is none, or it is the full title."""
    short, title = item.get("container-title-short"), item.get("container-title")
    if not isinstance(short, str) or not short.strip() or not isinstance(title, str):
        return None
    if key_of(short) == key_of(title):
        return None
    return _with_stops(short, title)


def _keys(item: Item) -> list[str]:
    """The keys of a journal: its ISSNs and its title."""
    issn, title = item.get("ISSN"), item.get("container-title")
    keys = (
        [number.upper().replace("-", "") for number in _ISSN.findall(issn)]
        if isinstance(issn, str)
        else []
    )
    return [*keys, key_of(title)] if isinstance(title, str) else keys
