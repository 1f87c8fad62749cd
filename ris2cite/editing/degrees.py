"""The kind of a thesis: a degree that databases abbreviate, or write like a title."""

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


def edited_degree(item: Item, words: bool) -> Iterator[Change]:
    """Yield the change to the genre of a thesis: ``Ph.D.`` is a ``PhD dissertation``.

    With ``words``, degrees are written out: a ``Doctoral dissertation`` (APA 10.6).
    """
    before = item.get("genre")
    if item.get("type") != "thesis" or not isinstance(before, str):
        return
    match = _KIND.fullmatch(before.strip())
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
