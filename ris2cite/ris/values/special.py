"""Converters for values that are one thing or another by their own looks."""

from __future__ import annotations

from ...model import Date, Name
from .dates import date, parse_date, to_csl, write_date
from .draft import Converter, Draft, Pairs, Tags, first
from .names import names, write_name
from .text import folded, one_line, rich_line


def _read_container(draft: Draft, tags: Tags, variable: str) -> None:
    """The full title of the container; an abbreviation only where there is no other.

    ``JO`` is the abbreviation by the specification of 2001, and many programs put the
    full title there: it stands behind the other tags only where a full stop shows
    that it is abbreviated.
    """
    left, item = draft.left, draft.item
    abbreviated: tuple[str, str, str] | None = None
    for tag in tags:
        for raw in left.get(tag, ())[:]:
            value = rich_line(raw)
            if value is None:
                continue
            won = item.get(variable)
            if won is not None:
                if folded(won) == folded(value):
                    draft.take(tag, raw)
            elif tag == "JO" and ". " in value + " " and abbreviated is None:
                abbreviated = (tag, raw, value)
            else:
                item[variable] = value
                draft.take(tag, raw)
    if abbreviated is not None and variable not in item:
        tag, raw, item[variable] = abbreviated
        draft.take(tag, raw)


def _read_container_short(draft: Draft, tags: Tags, variable: str) -> None:
    """An abbreviation of the container's title: shorter than it, and not the same."""
    full = draft.item.get("container-title")
    if full is None:
        return
    same = folded(full)
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = rich_line(raw)
            if value is None:
                continue
            if folded(value) == same or (
                len(value) < len(full) and draft.item.setdefault(variable, value) == value
            ):
                draft.take(tag, raw)


def _read_certain_date(draft: Draft, tags: Tags, variable: str) -> None:
    """A date from tags that often hold something else: only values that are dates."""
    certain = []
    for tag in tags:
        for raw in draft.left.get(tag, ()):
            parsed = parse_date(one_line(raw) or "")
            if parsed is not None and (tag == "Y2" or (not parsed.literal and parsed.start[0])):
                certain.append(tag)
                break
    if certain:
        date.read(draft, tuple(certain), variable)


def _whole_date(text: str) -> Date | None:
    """The date where the whole text is one, with its year."""
    parsed = parse_date(one_line(text) or "")
    if parsed is None or parsed.literal or parsed.rest:
        return None
    return to_csl(parsed)


def _read_one_name(draft: Draft, tags: Tags, variable: str) -> None:
    """Names of bodies as one text."""
    for tag in tags:
        values = draft.left.get(tag)
        if values and variable not in draft.item:
            draft.item[variable] = "; ".join(filter(None, (one_line(raw) for raw in values)))
            del draft.left[tag]


def _read_literal_names(draft: Draft, tags: Tags, variable: str) -> None:
    """A list of people in one text, each part a name."""
    for tag in tags:
        if variable in draft.item or tag not in draft.left:
            continue
        found: list[Name] = []
        for raw in draft.left.pop(tag):
            found += [{"literal": part.strip()} for part in (one_line(raw) or "").split(";")]
        draft.item[variable] = [name for name in found if name["literal"]]


def _write_literal_names(value: list[Name], tags: Tags) -> Pairs:
    return [(tags[0], write_name(name)) for name in value]


container = Converter(
    _read_container,
    lambda value, tags: [(tags[0], value)],
    "the full title; an abbreviation where there is no other",
)
container_short = Converter(
    _read_container_short,
    lambda value, tags: [(tags[0], value)],
    "where it is shorter than the full title",
)
certain_date = Converter(
    _read_certain_date,
    lambda value, tags: [(tags[0], write_date(value))],
    "a date, only where the value is one",
)
original_date = first(
    _whole_date,
    "a date, only where the whole value is one",
    write=lambda value, tags: [(tags[0], write_date(value))],
)
one_name = Converter(_read_one_name, lambda value, tags: [(tags[0], value)], "as one text")
literal_names = Converter(_read_literal_names, _write_literal_names, "names as they stand")
__all__ = [
    "certain_date",
    "container",
    "container_short",
    "literal_names",
    "names",
    "one_name",
    "original_date",
]
