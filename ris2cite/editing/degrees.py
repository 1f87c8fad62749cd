"""Theses: a degree that databases abbreviate, write like a title, or only imply; and the
faculty beside the university."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_KIND = Pattern(
    r"""
    (?: (?P<doctoral> (?P<phd> ph\.?\ ?d\.? ) | (?:ed|psy)\.?\ ?d\.? | d\.?\ ?(?:phil|sc)\.?
        | (?P<word> doctor(?:al|ate|\ of\ philosophy)? ) )
      | (?P<masters> m\.?a\.? | m\.?\ ?s(?:c)?\.? | mres | m\.?\ ?phil\.? | master(?:['’]?s)? )
      | (?P<bachelors> b\.?a\.? | b\.?\ ?sc\.? | bachelor(?:['’]?s)? )
      | honou?r(?:['’]?s|s)? | undergraduate
    )
    (?: \ degree)? (?: \ (?P<noun> thesis | dissertation ) )?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""A degree, with or without a noun."""


_RESEARCH = Pattern(r"(.*\bthesis)\s+(?:\d\s+)?\((?!.*unpublished).*\)", re.IGNORECASE)
"""A genre with the kind of research in brackets: ``Phd Thesis 1 (Research TU/e)``."""

_STATED = Pattern(r"([^,;:(]{3,30}), (?=\w)")
"""What precedes an institution: ``Master's thesis, Instituto …``."""

_FACULTY = Pattern(
    r"(.*\b(?:University|Université|Universität|Institute of Technology)\b.*?)[.,;:]\s+"
    r"(?:Faculty|School|Department|Dept\.?|College|Division|Cent(?:re|er)) (?:of|for) .*",
)
_OF_FACULTY = Pattern(
    r"(?:Faculty|School|Department|College|Division|Cent(?:re|er)|Institute) (?:of|for) [^,]+, "
    r"((?:The )?(?:[^,]+ University|University of [^,]+))"
)
_ABSTRACTS = frozenset("0419-4209 0419-4217 1042-7279 0307-6075".split())
"""The ISSNs of Dissertation Abstracts International, which lists doctoral dissertations."""


def edited_thesis(item: Item, words: bool) -> Iterator[Change]:
    """Yield the changes to the genre and the institution of a thesis."""
    if item.get("type") != "thesis":
        return
    publisher = item.get("publisher")
    stated = _STATED.match(publisher) if isinstance(publisher, str) else None
    if stated and (kind := _KIND.fullmatch(stated[1])) and kind["noun"]:
        yield from _changed_genre(item, _degree(stated[1], kind, words))
        yield Change("institution", "publisher", stated.string, stated.string[stated.end() :])
        return
    yield from edited_degree(item, words)
    if words and "genre" not in item and item.get("ISSN") in _ABSTRACTS:
        yield Change("degree", "genre", "", "Doctoral dissertation")
    if not isinstance(publisher, str):
        return
    match = _FACULTY.fullmatch(publisher) or _OF_FACULTY.fullmatch(publisher)
    if match:
        yield Change("institution", "publisher", match[0], match[1])


def edited_degree(item: Item, words: bool) -> Iterator[Change]:
    """Yield the change to the genre of a thesis: ``Ph.D.`` is a ``PhD dissertation``.

    With ``words``, degrees are written out: a ``Doctoral dissertation`` (APA 10.6).
    """
    before = item.get("genre")
    if item.get("type") != "thesis" or not isinstance(before, str):
        return
    research = _RESEARCH.fullmatch(before.strip())
    kind = research[1] if research else before.strip()
    match = _KIND.fullmatch(kind)
    if match is None:
        return
    yield from _changed_genre(item, _degree(kind, match, words))


def _changed_genre(item: Item, after: str) -> Iterator[Change]:
    before = item.get("genre")
    if after != before:
        yield Change("degree", "genre", before if isinstance(before, str) else "", after)


def _degree(kind: str, match: re.Match[str], words: bool) -> str:
    """How the kind of a thesis, as matched, is printed."""
    noun = (match["noun"] or "").lower()
    if match["word"] or (words and match["doctoral"]):
        return f"Doctoral {noun or 'dissertation'}"
    if match["masters"] and (words or not noun):
        return f"Master's {noun or 'thesis'}"
    if match["bachelors"] and (words or not noun):
        return f"Bachelor's {noun or 'thesis'}"
    if noun:
        return kind[: -len(noun)].replace("Phd", "PhD") + noun
    if match["doctoral"]:
        return f"{'PhD' if match['phd'] else kind} dissertation"
    return f"{kind} thesis"
