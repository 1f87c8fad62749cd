"""Editing the names of journals, series and meetings."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.editing.full_titles import full_title
from ris2cite.editing.inverted import in_order
from ris2cite.editing.journal_additions import (
    with_hyphens_spelled_out,
    with_subdivision,
    without_additions,
)
from ris2cite.editing.journal_case import recased
from ris2cite.editing.journal_lists import bare_name, journal_lists
from ris2cite.editing.volumes import without_volume
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

VARIABLES = ("container-title", "collection-title", "event-title")

_SERIALS = frozenset(("article-journal", "article-magazine", "review"))

_SMALL_FOREIGN = Pattern(
    r" (?:da|do|dos|das|du|des|del|della|delle|dei|di|la|les|el|los|las|e|y|en|em|und|der|die|für"
    r"|im|zur) "
)
_NUMERALS = frozenset("0123456789IVX")
_VOLUME_AT_END = Pattern(r"(, vol)( (?:\d+|[IVX]+))\Z", re.IGNORECASE)


def edited_journal(item: Item, *, full: bool = False) -> Iterator[Change]:
    """Yield the changes to the container title of an item; with ``full``, an abbreviation
    of a journal is written out."""
    for variable in VARIABLES:
        before = item.get(variable)
        if not isinstance(before, str) or not before:
            continue
        whole = full_title(before) if full and variable == "container-title" else None
        if whole:
            if item.get("type") in _SERIALS and whole != before:
                yield Change("abbreviation", variable, before, whole)
            continue
        short = item.get("container-title-short")
        name = without_volume(item)[0] if variable == "container-title" else before
        code = "volume" if name != before else "journal-case"
        evidence = short if isinstance(short, str) else ""
        if name.isupper() and "event-title" in item:
            evidence = _with_meeting(evidence, item["event-title"])
        if name[-1:] in _NUMERALS and ", v" in name.lower():
            name = _VOLUME_AT_END.sub(r"\1.\2", name)
        if " - " in name:
            name = name.replace(" - ", " – ")
            code = "punctuation" if code != "volume" else code
        after, named = _edited(name, evidence, variable)
        if full and variable == "container-title" and _is_in_another_language(after, item):
            yield Change("language", variable, before, f'<span class="nocase">{after}</span>')
        elif after != before:
            yield Change("journal-name" if named else code, variable, before, after)


def _with_meeting(evidence: str, meeting: object) -> str:
    """The abbreviated name with that of the meeting, which shows how its acronyms are written."""
    if not isinstance(meeting, str) or meeting.isupper():
        return evidence
    return meeting if evidence.isupper() else f"{evidence} {meeting}"


def _is_in_another_language(name: str, item: Item) -> bool:
    """Whether a name has small words of another language, which Title Case would raise, and
    the item is in English."""
    language = item.get("language") or "en"
    return (
        " of " not in name
        and " the " not in name
        and "<" not in name
        and isinstance(language, str)
        and language.lower().startswith("en")
        and _SMALL_FOREIGN.search(name) is not None
    )


@functools.lru_cache(maxsize=4096)  # the records of a run share their journals
def _edited(name: str, abbreviation: str, variable: str) -> tuple[str, bool]:
    """The edited name, and whether more than its case has changed."""
    ordered = in_order(name) if variable == "container-title" else name
    named = ordered != name
    name = written = ordered
    if "-" in name:
        name = with_hyphens_spelled_out(name)
    shorter = name
    if variable == "container-title":
        if " " in name and "," not in name:
            full = journal_lists().commas.get(bare_name(name))
            if full:
                return full, not name.isupper()
        shorter = with_subdivision(without_additions(name))
    return recased(shorter, abbreviation), named or shorter != written
