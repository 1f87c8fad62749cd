"""One CSL item → one entry: its type and its fields in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ris2cite.bibtex import values
from ris2cite.bibtex.converters import CONVERTERS, Converter
from ris2cite.bibtex.draft import Draft, as_text
from ris2cite.bibtex.entry_type import choose_type
from ris2cite.bibtex.tables import NO_DATA, ORDER, ROWS
from ris2cite.bibtex.text import TextWriter
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item

_KNOWN = NO_DATA.union(row.variable for row in ROWS)
_RANK = {field: index for index, field in enumerate(ORDER)}
_ARXIV_PLACES = ("DOI", "archive_location", "number", "URL", "container-title")
"""Where the number of an e-print may stand, the likeliest first."""


class Entry(NamedTuple):
    """An entry: its type, and its fields as (name, value with its delimiters)."""

    type: str
    fields: list[tuple[str, str]]


class _Step(NamedTuple):
    """A row of the table as one dialect and one entry type need it."""

    variable: str
    field: str
    convert: Converter
    unless: str


class EntryMaker:
    """Makes the entries of one file in one dialect."""

    def __init__(self, text: TextWriter, report: Report) -> None:
        self.text = text
        self._report = report
        self._steps: dict[str, list[_Step]] = {}

    def make(self, item: Item) -> Entry:
        """The entry of an item; never without a field, which no parser would take."""
        chosen = choose_type(item)
        draft = Draft(item, chosen.biblatex, self.text)
        _put_arxiv(draft)
        for variable, field, convert, unless in self._steps_for(chosen.biblatex):
            value = item.get(variable)
            if (value or value == 0) and not (unless and item.get(unless)):
                convert(draft, field, value, variable)
        if self.text.biblatex and chosen.subtype:
            draft.put("entrysubtype", chosen.subtype)
        if not draft.fields:
            draft.put("note", "No bibliographic data")
        if not item.keys() <= _KNOWN:
            self._report_unknown(item)
        name = chosen.biblatex if self.text.biblatex else chosen.bibtex
        return Entry(name, sorted(draft.fields.items(), key=_place_of))

    def _steps_for(self, kind: str) -> list[_Step]:
        """The rows that fit an entry type, in order, one for each variable."""
        steps = self._steps.get(kind)
        if steps is None:
            steps = self._steps[kind] = list(_choose_rows(kind, biblatex=self.text.biblatex))
        return steps

    def _report_unknown(self, item: Item) -> None:
        names = ", ".join(sorted(item.keys() - _KNOWN))
        dialect = "BibLaTeX" if self.text.biblatex else "BibTeX"
        message = f"{dialect} has no field for {names}: left out of “{item.get('id', '')}”"
        title = as_text(item.get("title")) or None
        self._report(Diagnostic("note", "no-field", message, title=title))


def _choose_rows(kind: str, *, biblatex: bool) -> Iterator[_Step]:
    done = set()
    for row in ROWS:
        if row.variable not in done and (not row.when or kind in row.when.split()):
            done.add(row.variable)
            field = row.biblatex if biblatex else row.bibtex
            yield _Step(row.variable, field, CONVERTERS[row.how], row.unless)


def _place_of(field: tuple[str, str]) -> tuple[int, str]:
    """Where a field stands in an entry: those of ``ORDER`` first, others by name."""
    return _RANK.get(field[0], len(ORDER)), field[0]


def _put_arxiv(draft: Draft) -> None:
    """The number of an e-print at arXiv, wherever the item has it."""
    found = _find_arxiv(draft.item)
    if found is None:
        return
    draft.put_verbatim("eprint", values.format_url(found.number))
    draft.put("eprinttype", found.archive)
    if not draft.biblatex:
        draft.put("archiveprefix", "arXiv")
    draft.put("eprintclass" if draft.biblatex else "primaryclass", found.section)


def _find_arxiv(item: Item) -> values.EPrint | None:
    bare = "archive" in item and "arxiv" in as_text(item["archive"]).lower()
    for variable in _ARXIV_PLACES:
        value = item.get(variable)
        if isinstance(value, str) and (bare or "arxiv" in value.lower()):
            found = values.find_arxiv(value)
            if found:
                return found
    return None
