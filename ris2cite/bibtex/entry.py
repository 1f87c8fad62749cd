"""A CSL item → an entry: its type and its fields, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ris2cite.bibtex import values
from ris2cite.bibtex.arxiv import EPrint, find_eprint, repeats_eprint
from ris2cite.bibtex.converters import CONVERTERS, Converter
from ris2cite.bibtex.draft import EntryDraft, as_text
from ris2cite.bibtex.entry_type import choose_type
from ris2cite.bibtex.kept import has_kept, kept_fields, kept_type
from ris2cite.bibtex.tables import DEFAULT_KINDS, MONTHS, NO_DATA, ORDER, ROWS, VOLUMES
from ris2cite.bibtex.text import TextWriter
from ris2cite.errors import Diagnostic, Report
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_KNOWN = NO_DATA.union(row.variable for row in ROWS)
_FIRST_WORD = Pattern(r"\{(\w[^\s;,{}\\]*)")
# A name or an acronym, which IEEEtran would begin with a small letter, as a phrase.
_CAPITALS = Pattern(r"\{[A-Z][\w.'-]*(?:[A-Z]| [A-Z])")


class _Ranks(dict[str, tuple[int, str]]):
    """Field → sort key: those in ``ORDER`` come first, others follow by name.

    The method of a dictionary as the key saves 1% of a run (5,000 articles).
    """

    def __missing__(self, field: str) -> tuple[int, str]:
        return len(ORDER), field


_RANKS = _Ranks({field: (index, "") for index, field in enumerate(ORDER)})


class BibEntry(NamedTuple):
    """An entry: its type, and its fields as (name, value with its delimiters)."""

    type: str
    fields: list[tuple[str, str]]


class _Step(NamedTuple):
    """A row of the table, for one dialect and entry type; ``place`` is its index in the table."""

    place: int
    variable: str
    fields: list[str]
    convert: Converter
    unless: str


class EntryMaker:
    """Makes the entries of a file in one dialect."""

    def __init__(
        self, text: TextWriter, report: Report, wanted: Callable[[str], bool] | None = None
    ) -> None:
        """``wanted`` is a function from a field to whether it is written; None for all."""
        self.text = text
        self._wanted = wanted
        self._report = report
        self._steps: dict[str, dict[str, _Step]] = {}

    def make(self, item: Item) -> BibEntry:
        """The entry of an item; it always has a field, because parsers require one."""
        eprint = find_eprint(item)
        chosen = choose_type(item, eprint)
        draft = EntryDraft(item, chosen, self.text)
        if eprint is not None:
            _put_arxiv(draft, eprint)
        if item.get("volume-title"):
            item = as_volume(item, draft.kind)
        steps = self._steps_for(draft.kind)
        # An item has a dozen of the table's hundred variables.
        for _, variable, fields, convert, unless in sorted(
            [steps[variable] for variable in item if variable in steps]
        ):
            value = item[variable]
            if not (value or value == 0) or (unless and item.get(unless)):
                continue
            if eprint and repeats_eprint(variable, value, eprint):
                continue
            for field in fields:
                convert(draft, field, value, variable)
        if self.text.biblatex and chosen.subtype and "entrysubtype" not in draft.fields:
            draft.put("entrysubtype", chosen.subtype)
        _put_defaults(draft)
        _put_kept(draft)
        if self._wanted is not None:
            draft.fields = {name: v for name, v in draft.fields.items() if self._wanted(name)}
        if not draft.fields:
            draft.put("note", "No bibliographic data")
        if not item.keys() <= _KNOWN:
            self._report_unknown(item)
        written = draft.fields
        names = sorted(written, key=_RANKS.__getitem__)
        return BibEntry(draft.type, [(name, written[name]) for name in names])

    def _steps_for(self, kind: str) -> dict[str, _Step]:
        """Variable → the row for an entry type."""
        steps = self._steps.get(kind)
        if steps is None:
            chosen = _choose_rows(kind, biblatex=self.text.biblatex)
            steps = self._steps[kind] = {step.variable: step for step in chosen}
        return steps

    def _report_unknown(self, item: Item) -> None:
        names = ", ".join(sorted(item.keys() - _KNOWN))
        dialect = "BibLaTeX" if self.text.biblatex else "BibTeX"
        message = f"{dialect} has no field for {names}; not written for “{item.get('id', '')}”"
        title = as_text(item.get("title")) or None
        self._report(Diagnostic("note", "no-field", message, title=title))


def as_volume(item: Item, kind: str) -> Item:
    """The item with its titles in the places that BibTeX and BibLaTeX have for them.

    In CSL, ``title`` (or ``container-title``) is that of the whole work. In BibLaTeX, ``title``
    (or ``booktitle``) is that of the volume, and ``maintitle`` that of the whole (manual,
    section 2.2.2); BibTeX's own example has the whole in ``series``.
    """
    whole = "container-title" if kind.startswith("in") else "title"
    if kind not in VOLUMES.split() or not item.get(whole):
        return item
    return item | {whole: item["volume-title"], "volume-title": item[whole]}


def _choose_rows(kind: str, *, biblatex: bool) -> Iterator[_Step]:
    done = set()
    for place, row in enumerate(ROWS):
        if row.variable not in done and (not row.when or kind in row.when.split()):
            done.add(row.variable)
            fields = (row.biblatex if biblatex else row.bibtex).split()
            yield _Step(place, row.variable, fields, CONVERTERS[row.how], row.unless)


def _put_arxiv(draft: EntryDraft, found: EPrint) -> None:
    """Write the arXiv number, which may come from any variable."""
    draft.put_verbatim("eprint", values.format_url(found.number))
    if draft.biblatex:
        draft.put("eprinttype", "arxiv")
    else:
        draft.put("archiveprefix", "arXiv")
    draft.put("eprintclass" if draft.biblatex else "primaryclass", found.section)


def _put_defaults(draft: EntryDraft) -> None:
    """Write fields that styles need although the item does not have them."""
    kinds = DEFAULT_KINDS.get(draft.kind)
    if kinds and "type" not in draft.fields:
        if draft.biblatex:
            draft.put("type", kinds[1])
        elif kinds[0]:
            draft.put("type", f"{{{kinds[0]}}}")
    note = draft.fields.get("note", "")
    if not draft.biblatex and _CAPITALS.match(note):
        draft.fields["note"] = _FIRST_WORD.sub(r"{{\1}", note, count=1)
    if not draft.biblatex and not {"author", "editor"} & draft.fields.keys():
        # BibTeX styles use it for sorting and labels if there are no names.
        draft.put("key", draft.text.text(as_text(draft.item.get("title"))))


def _put_kept(draft: EntryDraft) -> None:
    """Write back what a .bib file had beyond CSL's variables."""
    if not has_kept(draft.item):
        return
    kept = kept_fields(draft.item)
    if (
        draft.biblatex and "date" in draft.fields
    ):  # which has these already, or would contradict them
        kept = {name: kept[name] for name in kept.keys() - {"year", "month", "day"}}
    draft.fields |= {name: f"{{{values[0]}}}" for name, values in kept.items() if values}
    month = draft.fields.get("month", "")[1:-1]
    if month in MONTHS:  # a macro, which styles spell in their language
        draft.fields["month"] = month
    draft.type = kept_type(draft.item, biblatex=draft.biblatex) or draft.type
