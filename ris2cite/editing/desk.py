"""The desk: what a careful editor does to items before they are printed.

The items stay as the database has them; what comes back are edited copies. Titles need the
other records of the run as evidence, so a window of items is held before the first leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ris2cite.casing.evidence import Evidence
from ris2cite.casing.run import Run
from ris2cite.editing.addresses import without_database_address
from ris2cite.editing.changes import Change, Wishes
from ris2cite.editing.journals import edited_journal
from ris2cite.editing.repeats import without_repeats
from ris2cite.editing.titles import edited_titles
from ris2cite.errors import Report
from ris2cite.model import Item

WINDOW = 5000
"""How many items are held at once, as evidence for each other."""


def edit(items: Iterable[Item], wishes: Wishes, report: Report) -> Iterator[Item]:
    """The items as they are to be printed; each change is reported as a note."""
    run = Run()
    journals = None
    if wishes.journals != "as-is":  # else the lists are not even imported
        from ris2cite.editing.abbreviations.journals import JournalAbbreviations

        journals = JournalAbbreviations(wishes.abbreviations, wishes.installed)
    source = iter(items)
    while window := list(islice(source, WINDOW)):
        run.expect(window)
        if journals is not None:
            journals.learn(window)
        for item in window:
            if isinstance(item, dict):
                item = edited(item, wishes, run, report)
                if journals is not None:
                    item = journals.applied(item, wishes.journals, report)
            yield item


def edited(item: Item, wishes: Wishes, run: Run, report: Report) -> Item:
    """One item as it is to be printed; itself where nothing is to be changed."""
    evidence = Evidence(item, run)
    changes = list(_changes(item, wishes, evidence))
    if not changes:
        return item
    copy = dict(item)
    for change in changes:
        report(change.note(item))
        if change.after:
            copy[change.variable] = change.after
        else:
            copy.pop(change.variable, None)
    return copy


def _changes(item: Item, wishes: Wishes, evidence: Evidence) -> Iterator[Change]:
    yield from edited_titles(item, wishes, evidence)
    yield from edited_journal(item, evidence)
    if wishes.references:
        yield from without_database_address(item)
        yield from without_repeats(item, wishes.publishers_once)
