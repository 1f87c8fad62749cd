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
    yield from edited_degree(item, words)
    if words and "genre" not in item and item.get("ISSN") in _ABSTRACTS:
        yield Change("degree", "genre", "", "Doctoral dissertation")
    publisher = item.get("publisher")
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
    match = _KIND.fullmatch(research[1] if research else before.strip())
    if match is None:
        return
    noun = (match["noun"] or "").lower()
    if match["word"] or (words and match["doctoral"]):
        after = f"Doctoral {noun or 'dissertation'}"
    elif match["masters"] and (words or not noun):
        after = f"Master's {noun or 'thesis'}"
    elif match["bachelors"] and (words or not noun):
        after = f"Bachelor's {noun or 'thesis'}"
    elif noun:
        after = before.strip()[: -len(noun)] + noun
    elif match["doctoral"]:
        after = f"{'PhD' if match['phd'] else before.strip()} dissertation"
    else:
        after = f"{before.strip()} thesis"
    if after != before:
        yield Change("degree", "genre", before, after)
