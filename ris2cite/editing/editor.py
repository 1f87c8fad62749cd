"""Editing items before they are printed.

Items are not modified; edited copies are yielded. Since other records are evidence for the
capitals of titles, items are processed in windows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from ris2cite.casing.evidence import Evidence
from ris2cite.casing.run import RunForms
from ris2cite.editing.changes import Change, EditSettings
from ris2cite.editing.databases import without_database
from ris2cite.editing.degrees import edited_thesis
from ris2cite.editing.editions import without_first_edition
from ris2cite.editing.journals import edited_journal
from ris2cite.editing.languages import with_language
from ris2cite.editing.names import edited_names
from ris2cite.editing.publishers import edited_meeting_place, edited_publisher
from ris2cite.editing.repeats import without_repeats
from ris2cite.editing.titles import edited_titles
from ris2cite.editing.volumes import edited_issue, edited_volume
from ris2cite.editing.web_markup import edited_markup
from ris2cite.errors import Report
from ris2cite.model import Item

WINDOW = 5000
"""The number of items that are processed together, as evidence for each other."""


def edit(items: Iterable[Item], settings: EditSettings, report: Report) -> Iterator[Item]:
    """Yield the items as they are to be printed; each change is reported as a note."""
    run = RunForms()
    journals = None
    if settings.journals != "as-is":  # else the lists are not even imported
        from ris2cite.editing.abbreviations.journals import JournalAbbreviations

        journals = JournalAbbreviations(settings.abbreviations, settings.installed)
    source = iter(items)
    while window := list(islice(source, WINDOW)):
        run.expect(window)
        if journals is not None:
            journals.learn(window)
        for item in window:
            if isinstance(item, dict):
                item = edited(item, settings, run, report)
                if journals is not None:
                    item = journals.applied(item, settings.journals, report)
            yield item


def edited(item: Item, settings: EditSettings, run: RunForms, report: Report) -> Item:
    """The item as it is to be printed; the same object if nothing changes."""
    item = _applied(list(edited_markup(item)), item, report)
    evidence = Evidence(item, run)
    return _applied(list(_changes(item, settings, evidence)), item, report)


def _applied(changes: list[Change], item: Item, report: Report) -> Item:
    if not changes:
        return item
    copy = dict(item)
    for change in changes:
        report(change.note(item))
        if change.names is not None:
            copy[change.variable] = change.names
        elif change.after:
            copy[change.variable] = change.after
        else:
            copy.pop(change.variable, None)
    return copy


def _changes(item: Item, settings: EditSettings, evidence: Evidence) -> Iterator[Change]:
    titles = list(edited_titles(item, settings, evidence))
    yield from titles
    full = settings.references and settings.journals in ("as-is", "full")
    in_sentence_case = settings.titles == "sentence" and any(
        change.variable == "container-title" for change in titles
    )
    for change in edited_journal(item, full=full):
        if not (in_sentence_case and change.variable == "container-title"):
            yield change  # a book is a title, not the name of a journal
    if "publisher" in item or "publisher-place" in item:
        yield from edited_publisher(item, references=settings.references)
    if "event-place" in item:
        yield from edited_meeting_place(item)
    yield from edited_names(item, settings.particles_in_front)
    if settings.references:
        if "language" not in item:
            yield from with_language(item)
        if "issue" in item:
            yield from edited_issue(item)
        yield from without_database(item)
        yield from without_repeats(item, settings.publishers_once)
        if item.get("type") == "thesis":
            yield from edited_thesis(item, settings.degrees_in_words)
        yield from edited_volume(item)
        if "edition" in item:
            yield from without_first_edition(item)
