"""One record → one CSL-JSON item, by the rows of a table.

The engine knows no tag: it compiles the rows of a reference type once, hands the
raw values to each row's converter, and puts what nobody has taken into ``custom``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, TypeAlias

from ris2cite.errors import Report, UsageError
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, TITLE_VARIABLES, VARIABLES, Item
from ris2cite.ris.mapping.resolve import tables_of
from ris2cite.ris.mapping.row import Tables, TagRow
from ris2cite.ris.reading.tags import TAGS
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.ris.values import dates, names, text
from ris2cite.ris.values.draft import Draft, Tags
from ris2cite.ris.values.text import NO_VALUE
from ris2cite.text.pattern import Pattern

Overrides: TypeAlias = Mapping[str, Mapping[str, str]]
"""Reference type (``*`` for all) → tag → CSL variable."""
_Own: TypeAlias = "tuple[tuple[str, str], ...]"
_GLUED = Pattern(r"\s{2,}(" + "|".join(sorted(TAGS - {"TY", "ER"})) + r")\s{1,2}-\s(?=\S)")
"""A tag with its separator inside a value, two blanks or more before it."""
_LONGEST_NO_VALUE = max(map(len, NO_VALUE))
_Step: TypeAlias = "tuple[frozenset[str], Callable[[Draft, Tags, str], None], Tags, str]"


def convert(record: Record, report: Report, overrides: Overrides | None = None) -> Item:
    """The record as a CSL-JSON item.

    ``item["id"]`` is set only where the record's own id is a good citation key.
    Values without a CSL variable are in ``item["custom"][format]``: tag → raw
    values. ``overrides`` send a tag of a reference type (``*`` for all) to another
    CSL variable. Raises UsageError where that is no CSL variable.
    """
    tables = tables_of(record.format)
    draft = Draft(record, report, record.type)
    _group(draft)
    rows, csl = tables.resolve(draft)
    draft.item["type"] = csl
    left = draft.left
    own = _own_rows(overrides, (draft.type, rows)) if overrides else ()
    for present, read, tags, variable in _plan(record.format, rows, own, tuple(left)):
        if not present.isdisjoint(left):  # an earlier row may have taken all values
            read(draft, tags, variable)
    tables.finish(draft)
    _keep_the_rest(draft)
    return draft.item


def _group(draft: Draft) -> None:
    """Raw values by tag; what stands for “no value” is dropped and reported."""
    left = draft.left
    for tag, value, _ in draft.record.fields:
        if not value:
            continue
        if len(value) <= _LONGEST_NO_VALUE and value in NO_VALUE:
            message = f"{tag} is “{value}”, which means no value; ignored"
            draft.report("no-value", message, tag, value, "note")
        elif " - " in value and _GLUED.search(value):
            _add_glued(draft, tag, value)
        elif tag in left:
            left[tag].append(value)
        else:
            left[tag] = [value]


def _add_glued(draft: Draft, tag: str, value: str) -> None:
    """The values of a line with further tags in it, as Rayyan writes them."""
    first, *others = _GLUED.split(value)
    pairs = zip([tag, *others[::2]], [first, *others[1::2]], strict=True)
    for name, piece in pairs:
        if piece.strip():
            draft.left.setdefault(name, []).append(piece.strip())


def _keep_the_rest(draft: Draft) -> None:
    """Everything that no row has taken, and what was taken in part, into ``custom``."""
    rest = draft.left
    for tag, values in draft.kept.items():
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
    """The rows that concern a record with these tags, ready to run.

    The records of a file have few combinations of tags, and a record has few of the
    tags that rows name. Each step begins with those tags of its row that are there.
    """
    there = frozenset(tags)
    steps: list[_Step] = []
    for any_tag, row in _all_rows(format, rows, own):
        present = any_tag & there
        if present:
            asked = row.tags
            if row.converter.tag_by_tag:
                asked = tuple([tag for tag in asked if tag in present])
            steps.append((present, row.converter.read, asked, row.variable))
    return tuple(steps)


@lru_cache(maxsize=256)
def _all_rows(
    format: TaggedFormat, rows: str, own: _Own
) -> tuple[tuple[frozenset[str], TagRow], ...]:
    """The rows of one reference type with their tags: the user's own, then the table's."""
    chosen = [_override(tag, variable) for tag, variable in own]
    return tuple((frozenset(row.tags), row) for row in (*chosen, *rows_of(tables_of(format), rows)))


def rows_of(tables: Tables, rows: str) -> list[TagRow]:
    """The rows for one reference type, in order."""
    return [
        row
        for row in tables.rows
        if (row.types is None or rows in row.types) and rows not in row.but
    ]


def _own_rows(overrides: Overrides, types: tuple[str, str]) -> _Own:
    """Tag and variable of the overrides for these types, before those for all types."""
    named = [tags for type, tags in overrides.items() if type.upper() in types]
    return tuple(
        (tag.upper(), variable)
        for tags in (*named, overrides.get("*", {}))
        for tag, variable in tags.items()
    )


def _override(tag: str, variable: str) -> TagRow:
    """A row of the user's own: the converter follows from the kind of variable."""
    if variable not in VARIABLES:
        raise UsageError(f"“{variable}” is not a CSL variable; {tag} cannot be mapped to it")
    if variable in NAME_VARIABLES:
        return TagRow((tag,), variable, names.names)
    if variable in DATE_VARIABLES:
        return TagRow((tag,), variable, dates.date)
    if variable in TITLE_VARIABLES:
        return TagRow((tag,), variable, text.title)
    return TagRow((tag,), variable, text.plain)
