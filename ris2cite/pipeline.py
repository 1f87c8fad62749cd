"""A conversion from start to end: read → arrange → write.

The command and the Python API both call these functions, with the same options. Every
step takes the items that the previous one yields, and streams them where it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ris2cite import formats
from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.io import Input, open_input, open_output
from ris2cite.items.ids import WINDOW, IdAssigner, ReadItem, with_ids
from ris2cite.items.location import Location
from ris2cite.model import Item
from ris2cite.options import Options
from ris2cite.text.account import Account
from ris2cite.text.characters import without_unsafe

if TYPE_CHECKING:
    from ris2cite.bibtex.old_keys import OldKeys
    from ris2cite.items.duplicates.removal import Counts

Opening = AbstractContextManager[Input]
"""An input that is opened when its turn comes, and closed afterwards."""


class Observer:
    """Is notified as inputs are read; by default it does nothing."""

    def input_opened(self, name: str | None, account: Account) -> None:
        """An input was opened; ``account`` is updated while it is read."""

    def item_read(self, item: Item) -> None:
        """An item was read; the account has its line and number."""

    def input_read(self) -> None:
        """The input was read to the end."""

    def duplicates_found(self, counts: Counts) -> None:
        """The search for duplicates has finished."""

    def input_failed(self, error: InputError) -> None:
        """The input could not be read; if this returns, the next one is read."""
        raise error


def convert(inputs: Iterable[Opening], options: Options, report: Report) -> Iterator[str]:
    """Yield the converted text of the inputs, in pieces."""
    return write(items_of(inputs, options, report), options, report)


def items_of(
    inputs: Iterable[Opening], options: Options, report: Report, observer: Observer | None = None
) -> Iterator[Item]:
    """Yield the items of the inputs, without duplicates and sorted as the options ask."""
    locations: dict[str, Location] = {}
    observer = observer or Observer()
    old = old_keys(options, report)
    ids = IdAssigner(options.keys, old)
    items = read(inputs, options, report, observer, locations, ids)
    items = arrange(items, options, report, locations, observer)
    shown = report if formats.output_format(options.to).entries else None
    items = _with_clashes(items, ids, shown)
    return items if old is None else _then_report(items, old, report)


def read(
    inputs: Iterable[Opening],
    options: Options,
    report: Report,
    observer: Observer,
    locations: dict[str, Location],
    ids: IdAssigner,
) -> Iterator[Item]:
    """Yield the items of each input in turn, each with a unique ``id``.

    Adds the location of every record to ``locations``, under its id.
    """
    for window in _windows(_read(inputs, options, report, observer)):
        for item, (_, _, location) in zip(ids.identify(window, report), window, strict=True):
            if options.merges or options.duplicates:
                locations[item["id"]] = location
            yield item


def _windows(source: Iterator[ReadItem]) -> Iterator[list[ReadItem]]:
    """Yield the items in windows; those that were read before an error come before it."""
    window: list[ReadItem] = []
    try:
        for read in source:
            window.append(read)
            if len(window) == WINDOW:
                yield window
                window = []
    except InputError:
        yield window
        raise
    yield window


def _with_clashes(items: Iterable[Item], ids: IdAssigner, report: Report | None) -> Iterator[Item]:
    """Yield the items; report the keys that are not what the scheme gives, if users cite them.

    A note is dropped when its item passes, so that memory does not grow with the notes.
    """
    for item in items:
        clash = ids.clashes.pop(item["id"], None)
        if clash is not None and report is not None:
            report(clash)
        yield item


def _then_report(items: Iterable[Item], old: OldKeys, report: Report) -> Iterator[Item]:
    """Yield the items; report on the keys of the existing bibliography afterwards."""
    yield from items
    old.report(report)


def _read(
    inputs: Iterable[Opening], options: Options, report: Report, observer: Observer
) -> Iterator[ReadItem]:
    """Yield the items of each input in turn, as they are read."""
    for opening in inputs:
        try:
            with opening as opened:
                account = Account()
                observer.input_opened(opened.name, account)
                format = formats.format_of(opened, options.from_, report)
                for item in format.read(opened, options, account, report):
                    observer.item_read(item)
                    at = Location(opened.name, account.line, account.number)
                    yield ReadItem(item, format.keeps_ids, at)
                observer.input_read()
        except InputError as error:
            observer.input_failed(error)


def old_keys(options: Options, report: Report) -> OldKeys | None:
    """The citation keys of the file that ``keys_from`` names, or None without one."""
    if options.keys_from is None:
        return None
    from ris2cite.bibtex.old_keys import OldKeys

    return OldKeys(options.keys_from, report)


def arrange(
    items: Iterable[Item],
    options: Options,
    report: Report,
    locations: dict[str, Location] | None = None,
    observer: Observer | None = None,
) -> Iterator[Item]:
    """Yield the items without duplicates, restricted to those cited, and sorted."""
    if options.merges or options.duplicates:
        locations = {} if locations is None else locations
        items = deduplicate(items, options, report, locations, observer or Observer())
    if options.cited is not None:
        from ris2cite.documents.cited import select

        items = select(items, options.cited, options.cited_in, report)
    if options.sort not in ("style", "input"):
        from ris2cite.items.order import in_order

        items = in_order(items, options.sort, options.locale, collator(options))
    if options.reverse and not style_orders(options):
        items = reversed(list(items))
    return iter(items)


def deduplicate(
    items: Iterable[Item],
    options: Options,
    report: Report,
    locations: dict[str, Location],
    observer: Observer,
) -> Iterator[Item]:
    """Yield the items, duplicates merged if so asked; write the table of duplicates."""
    from ris2cite.items.duplicates import table
    from ris2cite.items.duplicates.removal import remove_duplicates

    items = list(items)
    decisions = None
    if options.decisions is not None:
        with open_input(options.decisions) as opened:
            text = table.decode(opened.stream.read())
        decisions = table.read_decisions(text, options.decisions, items, locations, report)
    found = remove_duplicates(items, report, locations, decisions, merging=options.merges)
    observer.duplicates_found(found.counts)
    if options.duplicates is not None:
        as_json = table.is_json(options.duplicates)
        with open_output(options.duplicates) as stream:
            stream.write(table.table_text(found.groups, items, locations, as_json).encode())
    yield from found.items


def write(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """Yield the text of the items in the output format, safe to print on a terminal."""
    format = formats.output_format(options.to)
    if format.styled:
        items = with_ids(items, report)
    items = edit(items, options, report)
    removed = 0
    for piece in format.write(items, options, report):
        safe, count = without_unsafe(piece)
        removed += count
        yield safe
    if removed:
        message = f"{removed} control or direction characters were removed from the data"
        report(Diagnostic("warning", "control-characters", message))


def edit(items: Iterable[Item], options: Options, report: Report) -> Iterable[Item]:
    """The items, edited for print unless the options or the output format rule that out."""
    format = formats.output_format(options.to)
    asked = options.titles is not None or options.abbreviate is not None
    by_default = format.styled or format.entries or asked
    if not (by_default if options.edit is None else options.edit):
        return items
    from ris2cite.documents.edit_settings import settings_of_entries, settings_of_style
    from ris2cite.editing import editor

    wanted = options.titles, options.abbreviate, options.abbreviations
    if format.entries:
        return editor.edit(items, settings_of_entries(options.to, *wanted), report)
    return editor.edit(items, settings_of_style(options.style, *wanted), report)


def style_orders(options: Options) -> bool:
    """Whether the style sorts the list, so that the items need not be sorted before."""
    styled = formats.output_format(options.to).styled
    return styled and options.sort == "style" and not options.cite


def collator(options: Options) -> Callable[[str], Any] | None:
    """ICU's function from text to sort key, or None for the built-in collation.

    Raises UsageError if PyICU is not installed.
    """
    if options.collate == "builtin":
        return None
    from ris2cite.items.collation.compare import icu_collator

    return icu_collator(options.locale)
