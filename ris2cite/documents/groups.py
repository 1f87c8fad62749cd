"""Grouping a list of references by year, type of work, or first author."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ris2cite.documents.headings import KIND_NAMES, KINDS, LISTS, LISTS_OF_REGIONS, TERMS
from ris2cite.items.collation.compare import reference_key
from ris2cite.items.date import year_of
from ris2cite.items.order import name_parts, names_of
from ris2cite.model import Item
from ris2cite.options import Options

if TYPE_CHECKING:
    from ris2cite.csl.compiling.locale import LocaleTable


_LAST = 10**9
"""The sort key of works without a date."""


class Section(NamedTuple):
    """A section of the list: its heading, and the ids of its items, in order."""

    heading: str
    ids: list[str]


def heading_of_list(locale: LocaleTable) -> str:
    """The usual heading of a list of references in the language of the locale."""
    base = locale.language.split("-")[0]
    own = LISTS_OF_REGIONS.get(locale.language) or LISTS.get(base)
    return own or _capitalised(locale.term("reference", plural=True)) or LISTS["en"]


def grouped(items: Iterable[Item], options: Options, locale: LocaleTable) -> list[Section]:
    """The sections of a list; the order of items is kept in each.

    Years are in descending order, unless the list is sorted in ascending order. Types are in
    the order of the table, authors in alphabetical order.
    """
    groups: dict[str, Section] = {}
    places: dict[str, int] = {}
    for item in items:
        if options.group == "type":
            place, heading = _kind(item, locale)
        elif options.group == "author":
            place, heading = len(groups), _first_author(item)
        else:
            place, heading = _year(item, locale, oldest_first="year" in options.sort.split(","))
        places.setdefault(heading, place)
        groups.setdefault(heading, Section(heading, [])).ids.append(str(item["id"]))
    if options.group == "author":
        return sorted(
            groups.values(), key=lambda group: reference_key(group.heading, locale.language)
        )
    return sorted(groups.values(), key=lambda group: places[group.heading])


def _year(item: Item, locale: LocaleTable, *, oldest_first: bool) -> tuple[int, str]:
    year = year_of(item)
    if year is None:
        return _LAST, _capitalised(locale.term("no date")) or "n.d."
    return (year if oldest_first else -year), str(year)


def _kind(item: Item, locale: LocaleTable) -> tuple[int, str]:
    """The heading for the type of a work, in the language of the list."""
    kinds = [kind for kind, types in KINDS if item.get("type") in types]
    kind = kinds[0] if kinds else KINDS[-1][0]
    names = KIND_NAMES.get(locale.language.split("-")[0])
    heading = names[kind] if names else _capitalised(locale.term(TERMS[kind], plural=True))
    place = [name for name, _ in KINDS].index(kind)
    return place, heading or KIND_NAMES["en"][kind]


def _first_author(item: Item) -> str:
    for name in names_of(item):
        family, given = name_parts(name)
        return ", ".join(filter(None, (family, given)))
    return str(item.get("title") or "—")


def _capitalised(term: str | None) -> str:
    return term[:1].upper() + term[1:] if term else ""
