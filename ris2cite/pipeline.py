"""The whole way of a conversion: read → arrange → write.

The command and the Python API both go it, with the same options. Each step takes the
items of the step before, one at a time where it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from ris2cite import formats
from ris2cite.errors import Diagnostic, InputError, Report, UsageError
from ris2cite.io import Input, open_input, open_output
from ris2cite.items.ids import IdRing, with_ids
from ris2cite.items.places import Place
from ris2cite.model import Item
from ris2cite.options import CHOICES, NARROWEST, TABLES, Options
from ris2cite.text.account import Account
from ris2cite.text.characters import without_acting

if TYPE_CHECKING:
    from ris2cite.bibtex.old_keys import OldKeys
    from ris2cite.items.duplicates.removal import Counts

Opening = AbstractContextManager[Input]
"""An input that is opened when its turn comes, and closed after it."""


class Observer:
    """Hears how the reading goes; this one lets it go by."""

    def input_opened(self, name: str | None, account: Account) -> None:
        """An input is read now; ``account`` is kept up to date until its end."""

    def item_read(self, item: Item) -> None:
        """One more item was read; the account says where it stands."""

    def input_read(self) -> None:
        """The input was read to its end."""

    def duplicates_found(self, counts: Counts) -> None:
        """The list was searched for records of the same work."""

    def input_failed(self, error: InputError) -> None:
        """The input could not be read; return to go on with the next."""
        raise error


def convert(inputs: Iterable[Opening], options: Options, report: Report) -> Iterator[str]:
    """The inputs in another format, in pieces."""
    return write(items_of(inputs, options, report), options, report)


def items_of(
    inputs: Iterable[Opening], options: Options, report: Report, observer: Observer | None = None
) -> Iterator[Item]:
    """The items of the inputs, as the list will have them."""
    places: dict[str, Place] = {}
    observer = observer or Observer()
    items = read(inputs, options, report, observer, places)
    return arrange(items, options, report, places, observer)


def read(
    inputs: Iterable[Opening],
    options: Options,
    report: Report,
    observer: Observer,
    places: dict[str, Place],
) -> Iterator[Item]:
    """The items of one input after the other, each with an ``id`` that no other has.

    ``places`` is filled with where each came from.
    """
    old = known_keys(options, report)
    cited_by_key = formats.output_format(options.to).entries
    ids = IdRing(options.keys, old, report_clashes=cited_by_key)
    for opening in inputs:
        try:
            with opening as opened:
                account = Account()
                observer.input_opened(opened.name, account)
                format = formats.format_of(opened, options.from_, report)
                for item in format.read(opened, options, account, report):
                    named = ids.identify(item, format.keeps_ids, opened.name, report)
                    if options.merges or options.duplicates:
                        places[named["id"]] = Place(opened.name, account.line, account.number)
                    observer.item_read(named)
                    yield named
                observer.input_read()
        except InputError as error:
            observer.input_failed(error)
    if old is not None:
        old.report(report)


def known_keys(options: Options, report: Report) -> OldKeys | None:
    """The keys of the list that exists already, where there is one."""
    if options.keys_from is None:
        return None
    from ris2cite.bibtex.old_keys import OldKeys

    return OldKeys(options.keys_from, report)


def arrange(
    items: Iterable[Item],
    options: Options,
    report: Report,
    places: dict[str, Place] | None = None,
    observer: Observer | None = None,
) -> Iterator[Item]:
    """The items with each work once, in the order that is asked for."""
    if options.merges or options.duplicates:
        places = {} if places is None else places
        items = deduplicate(items, options, report, places, observer or Observer())
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
    places: dict[str, Place],
    observer: Observer,
) -> Iterator[Item]:
    """The items with each work once, where that is asked for; the table of duplicates."""
    from ris2cite.items.duplicates import table
    from ris2cite.items.duplicates.removal import remove_duplicates

    items = list(items)
    decisions = None
    if options.decisions is not None:
        with open_input(options.decisions) as opened:
            text = table.decode(opened.stream.read())
        decisions = table.read_decisions(text, options.decisions, items, places, report)
    found = remove_duplicates(items, report, places, decisions, merging=options.merges)
    observer.duplicates_found(found.counts)
    if options.duplicates is not None:
        as_json = table.is_json(options.duplicates)
        with open_output(options.duplicates) as stream:
            stream.write(table.written(found.groups, items, places, as_json).encode())
    yield from found.items


def write(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """The items in the format that is asked for, in pieces, safe for a terminal."""
    format = formats.output_format(options.to)
    if format.styled:
        items = with_ids(items, report)
    items = edit(items, options, report)
    removed = 0
    for piece in format.write(items, options, report):
        safe, count = without_acting(piece)
        removed += count
        yield safe
    if removed:
        message = f"{removed} control or direction characters were removed from the data"
        report(Diagnostic("warning", "control-characters", message))


def edit(items: Iterable[Item], options: Options, report: Report) -> Iterable[Item]:
    """The items as an editor would have them printed, where that is asked for or usual."""
    format = formats.output_format(options.to)
    asked = options.titles is not None or options.abbreviate is not None
    usual = format.styled or format.entries or asked
    if not (usual if options.edit is None else options.edit):
        return items
    from ris2cite.documents.wishes import wishes_of_entries, wishes_of_style
    from ris2cite.editing import desk

    wanted = options.titles, options.abbreviate, options.abbreviations
    if format.entries:
        return desk.edit(items, wishes_of_entries(options.to, *wanted), report)
    return desk.edit(items, wishes_of_style(options.style, *wanted), report)


def style_orders(options: Options) -> bool:
    """Whether the style orders the list, and not the items before it."""
    styled = formats.output_format(options.to).styled
    return styled and options.sort == "style" and not options.cite


def collator(options: Options) -> Callable[[str], Any] | None:
    """Who compares texts; ``None`` for this package. Raises UsageError without ICU."""
    if options.collate == "builtin":
        return None
    from ris2cite.items.collation.compare import icu_collator

    return icu_collator(options.locale)


def check(options: Options) -> None:
    """Find fault with the options before anything is read.

    Raises UsageError, StyleNotFoundError and LocaleNotFoundError, which name near ones.
    """
    for name, allowed in CHOICES.items():
        chosen = getattr(options, name)
        if chosen is not None and chosen not in allowed:
            raise UsageError(f"unknown {name} “{chosen}”: use one of {', '.join(allowed)}")
    if options.encoding is not None:
        _check_encoding(options.encoding)
    if options.wrap is not None and options.wrap < NARROWEST:
        raise UsageError(f"--wrap {options.wrap}: the minimum is {NARROWEST}")
    if options.keys is not None:
        IdRing(options.keys)
    if options.sort not in ("style", "input"):
        from ris2cite.items.order import sort_keys

        sort_keys(options.sort)
    collator(options)
    for table in (options.duplicates, options.decisions):
        if table is not None and not table.lower().endswith(TABLES):
            raise UsageError(f"{table}: a table of duplicates ends in {' or '.join(TABLES)}")
    formats.check(options)


def _check_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError as error:
        raise UsageError(
            f"unknown encoding “{name}”: use a name such as utf-8 or cp1252"
        ) from error
