"""Editing the case of titles and subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ris2cite.casing.evidence import Evidence
from ris2cite.casing.titles import (
    has_sentence_case,
    is_english,
    out_of_capitals,
    sentence_case,
    with_subtitles,
)
from ris2cite.editing.changes import Change, EditSettings, Titles
from ris2cite.markup.case import title as title_case
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

VARIABLES = ("title", "title-short", "volume-title", "part-title", "reviewed-title")
"""Variables that are titles in all item types."""

NAMES = frozenset("bill legislation legal_case regulation treaty hearing periodical".split())
"""Item types whose title is a name: of a law, a case, a journal."""

BOOKS = frozenset("chapter entry entry-dictionary entry-encyclopedia".split())
"""Item types whose container is a book."""

WHOLE_WORKS = frozenset(
    "book classic collection motion_picture musical_score performance standard song".split()
)
"""Item types whose title is that of a whole work, printed in italics."""

_MEETING = Pattern(
    r"\b(?:conference|symposium|workshop|congress|proceedings|(?:annual|international) meeting)\b",
    re.IGNORECASE,
)
_NUMBERED = Pattern(r"\b(?:\d+(?:st|nd|rd|th)|(?:19|20)\d\d|[’']\d\d)\b", re.IGNORECASE)
_SERIES = Pattern(
    r"\b(?:vols?|pt|annual review|advances in|lecture notes|journal|transactions)\b", re.IGNORECASE
)
_MAY_BEGIN = Pattern(r"[:?!.—]\W*\s*\W*[a-z]")


def edited_titles(item: Item, settings: EditSettings, evidence: Evidence) -> Iterator[Change]:
    """Yield the changes to the titles of an item."""
    if item.get("type") in NAMES:
        return
    variables = VARIABLES + (("container-title",) if item.get("type") in BOOKS else ())
    for variable in variables:
        if variable not in item:
            continue
        before = item[variable]
        if not isinstance(before, str) or not before.strip():
            continue
        wanted = _wanted(variable, item, settings)
        if wanted == "as-is":
            continue
        after, cased = _edited(before, item, wanted, settings.subtitles, evidence)
        if after != before and not _is_name(variable, before):
            if cased:
                yield Change("title-case", variable, before, after)
            else:
                yield Change("subtitle", variable, before, after)


def _wanted(variable: str, item: Item, settings: EditSettings) -> Titles:
    """The case for a title, which may differ between whole works and their parts."""
    whole = variable == "container-title" or item.get("type") in WHOLE_WORKS
    return settings.books if whole and settings.books is not None else settings.titles


def _is_name(variable: str, title: str) -> bool:
    """Whether a title is the name of a meeting, or a container title that of a series."""
    if _MEETING.search(title) and _NUMBERED.search(title):
        return True
    return variable == "container-title" and _SERIES.search(title) is not None


def _edited(
    title: str, item: Item, wanted: Titles, subtitles: bool, evidence: Evidence
) -> tuple[str, bool]:
    """The edited title, and whether more than subtitles has changed."""
    if has_sentence_case(title):
        if wanted == "title" and is_english(title, item.get("language")):
            return title_case(title), True
        if not subtitles or not _MAY_BEGIN.search(title):
            return title, False
        if not is_english(title, item.get("language")):
            return title, False
        return with_subtitles(title), False
    if not is_english(title, item.get("language")):
        return title, False
    if wanted == "sentence":
        return sentence_case(title, evidence, subtitles=subtitles), True
    after = out_of_capitals(title, evidence)
    if wanted == "title":
        after = title_case(after)
    return after, True
