"""Converts a record into a CSL-JSON item, by the rows of a mapping table.

The rows for a reference type are compiled once. Their converters are called in order with
the raw values; values that no converter takes are kept in ``custom``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

from ris2cite.errors import Report, UsageError
from ris2cite.model import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    TITLE_VARIABLES,
    VARIABLES,
    Item,
    TagMapping,
)
from ris2cite.ris.mapping.resolve import tables_of
from ris2cite.ris.mapping.row import Tables, TagRow
from ris2cite.ris.reading.tags import TAGS
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.ris.values import dates, names, text
from ris2cite.ris.values.draft import Draft, NameOrder, Tags
from ris2cite.ris.values.text import NO_VALUE
from ris2cite.text.pattern import Pattern

_Own: TypeAlias = "tuple[tuple[str, str], ...]"
_GLUED = Pattern(r"  \s*(" + "|".join(sorted(TAGS - {"TY", "ER"})) + r")\s{1,2}-\s(?=\S)")
"""A tag and its separator inside a value, after two or more spaces."""
_NOTHING = NO_VALUE | {""}
_LONGEST_NO_VALUE = max(map(len, NO_VALUE))
_Step: TypeAlias = "tuple[frozenset[str], Callable[[Draft, Tags, str], None], Tags, str]"


def convert(
    record: Record,
    report: Report,
    overrides: TagMapping | None = None,
    order_of: Callable[[str], NameOrder] | None = None,
) -> Item:
    """The record as a CSL-JSON item.

    ``item["id"]`` is only set if the record has an id that can be used as a citation key.
    Values without a CSL variable are kept in ``item["custom"][format]``, as tag → raw
    values. ``overrides`` maps tags of a reference type (``*`` for all) to other CSL
    variables; raises UsageError if one of them is not a CSL variable. ``order_of`` returns
    which part of an author in plain words comes first, judging by other records, or "".
    """
    tables = tables_of(record.format)
    draft = Draft(record, report, record.type)
    if order_of is not None:
        draft.order_of = order_of
    _group(draft)
    rows, csl = tables.resolve(draft)
    draft.item["type"] = csl
    unread = draft.unread
    own = _own_rows(overrides, (draft.type, rows)) if overrides else ()
    for present, read, tags, variable in _plan(record.format, rows, own, tuple(unread)):
        if not present.isdisjoint(unread):  # an earlier row may have taken all values
            read(draft, tags, variable)
    tables.finish(draft)
    _keep_the_rest(draft)
    return draft.item


def _group(draft: Draft) -> None:
    """Group raw values by tag; placeholders for missing values are reported and dropped."""
    unread = draft.unread
    for tag, value, _ in draft.record.fields:
        if len(value) <= _LONGEST_NO_VALUE and value in _NOTHING:
            if value:
                message = f"{tag} is “{value}”, which means no value; ignored"
                draft.report("no-value", message, tag, value, "note")
        elif "  " in value and _GLUED.search(value):
            _add_glued(draft, tag, value)
        elif tag in unread:
            unread[tag].append(value)
        else:
            unread[tag] = [value]


def _add_glued(draft: Draft, tag: str, value: str) -> None:
    """Add the values of a line that contains further tags, as written by Rayyan."""
    first, *others = _GLUED.split(value)
    pairs = zip([tag, *others[::2]], [first, *others[1::2]], strict=True)
    for name, piece in pairs:
        if piece.strip():
            draft.unread.setdefault(name, []).append(piece.strip())


def _keep_the_rest(draft: Draft) -> None:
    """Keep values that were not, or only partly, converted in ``custom``."""
    rest = draft.unread
    for tag, values in draft.partly_read.items():
        rest[tag] = list(dict.fromkeys(values + rest.get(tag, [])))
    if rest or draft.notes:
        custom: dict[str, Any] = {}
        if rest:
            custom[draft.record.format] = dict(sorted(rest.items()))
        if draft.notes:
            custom["ris2cite"] = draft.notes
        draft.item["custom"] = custom


@lru_cache(maxsize=4096)
def _plan(format: TaggedFormat, rows: str, own: _Own, tags: Tags) -> tuple[_Step, ...]:
    """The steps for a record with these tags, each with the tags of its row that exist.

    Cached, because the records of a file have few combinations of tags, and each has only
    a few of all tags.
    """
    there = frozenset(tags)
    steps: list[_Step] = []
    for any_tag, row in _all_rows(format, rows, own):
        if any_tag.isdisjoint(there):
            continue
        asked = row.tags
        if row.converter.tag_by_tag:
            asked = tuple([tag for tag in asked if tag in there])
        steps.append((any_tag & there, row.converter.read, asked, row.variable))
    return tuple(steps)


@lru_cache(maxsize=256)
def _all_rows(
    format: TaggedFormat, rows: str, own: _Own
) -> tuple[tuple[frozenset[str], TagRow], ...]:
    """The rows for a reference type with their tags: overrides, then the table."""
    chosen = [_override(tag, variable) for tag, variable in own]
    return tuple((frozenset(row.tags), row) for row in (*chosen, *rows_of(tables_of(format), rows)))


def rows_of(tables: Tables, rows: str) -> list[TagRow]:
    """The rows for a reference type, in order."""
    return [
        row
        for row in tables.rows
        if (row.types is None or rows in row.types) and rows not in row.but
    ]


def _own_rows(overrides: TagMapping, types: tuple[str, str]) -> _Own:
    """The overrides for these types, as tag and variable, before those for all types."""
    named = [tags for type, tags in overrides.items() if type.upper() in types]
    return tuple(
        (tag.upper(), variable)
        for tags in (*named, overrides.get("*", {}))
        for tag, variable in tags.items()
    )


def _override(tag: str, variable: str) -> TagRow:
    """The row for an override, with a converter for the kind of variable."""
    if variable not in VARIABLES:
        raise UsageError(f"“{variable}” is not a CSL variable; {tag} cannot be mapped to it")
    if variable in NAME_VARIABLES:
        return TagRow((tag,), variable, names.names)
    if variable in DATE_VARIABLES:
        return TagRow((tag,), variable, dates.date)
    if variable in TITLE_VARIABLES:
        return TagRow((tag,), variable, text.title)
    return TagRow((tag,), variable, text.plain)
