"""Finds parts of values that are in neither the item nor a diagnostic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from ris2cite.items.date_words import MONTHS, SEASONS
from ris2cite.markup.latex.decode import decode
from ris2cite.markup.web import unwrap
from ris2cite.model import Item
from ris2cite.ris.record import Record
from ris2cite.ris.values.text import clean

_WORD = re.compile(r"[^\W_]+")
_ELEMENT = re.compile(r"<[^<>]*>")

REWRITTEN_TAGS = frozenset(["TY", "PT", "LA"])
"""Types and languages are expressed differently in items."""

DATE_TAGS = frozenset("DA Y1 PY Y2 C6 ET OP DP DEP PD EA CY".split())
PAGE_TAGS = frozenset("SP EP LP PG BP".split())
NAME_TAGS = frozenset("AU A1 A2 A3 A4 ED FAU AF CA BE BF BA FED".split())

PAGE_LABELS = frozenset("p pp pg pgs s page pages pii art article no number lp".split())

SAID_OTHERWISE = frozenset(
    (
        "doi org dx http https www com urn info pmid pmcid pubmed medline pm issn isbn "
        "electronic print linking and et al others orcid"
    ).split()
)
"""Labels of identifiers, and separators of names."""

DATE_WORDS = frozenset([*MONTHS, *SEASONS, "th", "st", "nd", "rd", "of", "t", "z", "to", "ca", "c"])


def lost_parts(record: Record, item: Item, messages: Iterable[str]) -> list[str]:
    """``TAG: word`` for every word of a value that the conversion has lost."""
    text = normal(" ".join([*_strings(item), *messages]))
    known = set(_WORD.findall(text))
    together = "".join(_WORD.findall(text))
    return [
        f"{tag}: {word} ({value[:60]})"
        for tag, value, _ in record.fields
        if tag not in REWRITTEN_TAGS
        for word in _WORD.findall(normal(value))
        if not _is_kept(word, tag, known, together)
    ]


def _is_kept(word: str, tag: str, known: set[str], together: str) -> bool:
    bare = word.lstrip("0") or "0"
    if word in known or bare in known or word in SAID_OTHERWISE or bare == "0":
        return True
    if tag in DATE_TAGS and (
        word in DATE_WORDS or word[:3] in DATE_WORDS or word.lstrip("cp") in known
    ):
        return True
    if tag in PAGE_TAGS and (word in PAGE_LABELS or any(one.endswith(word) for one in known)):
        return True
    return len(word) > 3 and word in together


def normal(text: str) -> str:
    """Text for comparison: without markup, entities and accents."""
    text = _ELEMENT.sub(" ", clean(unwrap(decode(clean(text)))))
    text = unicodedata.normalize("NFKD", text)
    return "".join(char for char in text if not unicodedata.combining(char)).casefold()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    else:
        yield str(value)
