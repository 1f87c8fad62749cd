"""Titles of what a work is part of: journals, books, meetings; and what it reviews."""

from __future__ import annotations

from ris2cite.ris.values.draft import Converter, Draft, Tags, first
from ris2cite.ris.values.numbers import issue
from ris2cite.ris.values.text import folded, rich_line

_ABBREVIATIONS = frozenset(["J2", "JA", "J1", "JI", "J9", "TA"])


def _read_container(draft: Draft, tags: Tags, variable: str) -> None:
    """The full title of the container; an abbreviation only where there is no other.

    ``JO`` is the abbreviation by the specification of 2001, and many programs put the
    full title there: it stands behind the other tags only where a full stop shows
    that it is abbreviated.
    """
    left, item = draft.left, draft.item
    abbreviated: tuple[str, str, str] | None = None
    for tag in tags:
        if tag in _ABBREVIATIONS and variable in item:
            break
        for raw in left.get(tag, ())[:]:
            value = rich_line(raw)
            if value is None:
                continue
            won = item.get(variable)
            if won is not None:
                if won == value or folded(won) == folded(value):
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
            shape = folded(value)
            if shape == same:
                draft.take(tag, raw)
            elif len(value) < len(full):
                won = draft.item.setdefault(variable, value)
                if won == value or folded(won) == shape:
                    draft.take(tag, raw)


def _read_event_title(draft: Draft, tags: Tags, variable: str) -> None:
    """The name of a conference, where it is not the container's title and no issue."""
    container_title = draft.item.get("container-title")
    if container_title is None and tags == ("CP",):
        return
    same = folded(str(container_title or ""))
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = None if issue(raw) else rich_line(raw)
            if value and (folded(value) == same or draft.item.setdefault(variable, value) == value):
                draft.take(tag, raw)


def _reviewed_title(text: str) -> str | None:
    """The title of what is reviewed: a text of several words, not an exporter's number."""
    value = rich_line(text)
    return value if value and " " in value else None


container = Converter(
    _read_container,
    lambda value, tags: [(tags[0], value)],
    "the full title; an abbreviation where there is no other",
    tag_by_tag=True,
)
container_short = Converter(
    _read_container_short,
    lambda value, tags: [(tags[0], value)],
    "where it is shorter than the full title",
    tag_by_tag=True,
)
event_title = Converter(
    _read_event_title,
    lambda value, tags: [(tags[0], value)],
    "a conference's name, where it is no issue and not the container's title",
)
reviewed_title = first(_reviewed_title, "where it is a title", same=folded)
