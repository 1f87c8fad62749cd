"""Publishers and places in capitals, as the Web of Science and EBSCO have them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from ris2cite.editing.changes import Change
from ris2cite.editing.journal_case import out_of_capitals
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_WORDS = {
    "acad": "Academy",
    "amer": "American",
    "assn": "Association",
    "assoc": "Association",
    "congr": "Congress",
    "coll": "College",
    "fdn": "Foundation",
    "int": "International",
    "inst": "Institute",
    "natl": "National",
    "publ": "Publishing",
    "sci": "Science",
    "soc": "Society",
    "univ": "University",
}
"""Abbreviation in names of publishers in the Web of Science → word."""

_FORMS = {
    "ag": "AG",
    "bv": "BV",
    "co": "Co",
    "john": "John",
    "sons": "Sons",
    "gmbh": "GmbH",
    "inc": "Inc",
    "ltd": "Ltd",
    "llc": "LLC",
    "mdpi": "MDPI",
    "pion": "Pion",
    "plc": "plc",
    "pte": "Pte",
    "pty": "Pty",
    "sa": "SA",
    "sage": "SAGE",
    "wiley": "Wiley",
}
"""Legal forms, and publishers, that are written otherwise than other words are."""

_COUNTRIES = frozenset(("USA", "US", "UK", "UAE", "DDR", "USSR"))
_SHOUTED = Pattern(r"[A-Z]{4,}")
_ONLINE = Pattern(r",? *ELECTR NETWORK\Z")
_COUNTRIES_IN_FULL = (("Peoples R China", "China"), ("U Arab Emirates", "United Arab Emirates"))
"""How the Web of Science writes countries."""

_WORD = Pattern(r"(?<!['’])[^\W_]+")
_UNIVERSITY = Pattern(r"UNIV (?!PRESS\b|OF\b)(?=\w+ PRESS\b)")
"""``UNIV CHICAGO PRESS``, for the University of Chicago Press."""

_FIRM = Pattern(
    r"(?<= )(?:press|publish(?:ing|ers?)|publications|books|media|sons|company)\b(?! [a-z])"
)
"""A word in lower case that shows the name of a publisher of Google Scholar."""

_SMALL = Pattern(
    r"(?<=[ &/])(?:university|college|state|press|publish(?:ing|ers?)|publications|books|media|"
    r"sons|company|sciences?|business|health|professional|education|international|group|academic|"
    r"technical|scientific|national|academ(?:y|ies)|house)\b"
)


def edited_publisher(item: Item, *, references: bool = True) -> Iterator[Change]:
    """Yield the changes to a publisher and a place in capitals: ``OHIO STATE UNIV PRESS``,
    ``NEW YORK``. In ``references``, the place of a journal's publisher is left out."""
    for variable, recased in (("publisher", _recased), ("publisher-place", _place)):
        before = item.get(variable)
        if not isinstance(before, str) or not before:
            continue
        after = before
        if before.isupper():
            if references and variable == "publisher-place" and _is_of_publisher(item):
                yield Change("journal-place", variable, before, "")
                continue
            after = recased(before)
        elif variable == "publisher" and before[1:2].islower() and before == before.title():
            after = _names().get(before.upper(), before)  # Elsevier Science Bv
        elif variable == "publisher" and before != before.title() and _FIRM.search(before):
            after = _SMALL.sub(_capitalised, before)
        if after != before:
            yield Change("publisher-case", variable, before, after)


def edited_meeting_place(item: Item) -> Iterator[Change]:
    """Yield the change to the place of a meeting whose country is in capitals: ``Oslo, NORWAY``."""
    before = item.get("event-place")
    if isinstance(before, str) and _SHOUTED.search(before):
        after = _SHOUTED.sub(_capitalised, _ONLINE.sub("", before))
        for written, name in _COUNTRIES_IN_FULL:
            after = after.replace(written, name)
        yield Change("publisher-case", "event-place", before, after)


def _is_of_publisher(item: Item) -> bool:
    """Whether the place of a journal is the address of its publisher, as in the Web of Science.

    Chicago prints places behind journals only to tell those of one name apart.
    """
    return item.get("type") == "article-journal" and "publisher" in item


@functools.cache
def _names() -> dict[str, str]:
    """The names in ``publishers.txt``, by the abbreviation in capitals."""
    lines = Path(__file__).with_name("publishers.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if " = " in line)
    return {short: name for short, _, name in pairs}


@functools.lru_cache(maxsize=1024)  # the records of a run share their publishers
def _recased(name: str) -> str:
    whole = _names().get(name)
    if whole:
        return whole
    words = [word for word in _WORD.findall(name) if word.lower() not in _FORMS]
    if any(len(word) > 4 for word in words) and "." not in name.rstrip("."):
        words_in_full = _WORD.sub(_in_full, _UNIVERSITY.sub("UNIVERSITY OF ", name))
        name = out_of_capitals(words_in_full)
    return _WORD.sub(_written, name)


@functools.lru_cache(maxsize=1024)
def _place(name: str) -> str:
    """The place in title case; codes of states and countries stay (``MALDEN, MA``)."""
    town, comma, rest = name.partition(",")
    return _WORD.sub(_capitalised, town) + comma + _WORD.sub(_capitalised_after_comma, rest)


def _capitalised(match: re.Match[str]) -> str:
    return match[0] if match[0] in _COUNTRIES else match[0].capitalize()


def _capitalised_after_comma(match: re.Match[str]) -> str:
    return match[0] if len(match[0]) < 3 else _capitalised(match)


def _in_full(match: re.Match[str]) -> str:
    return _WORDS.get(match[0].lower(), match[0]).upper()


def _written(match: re.Match[str]) -> str:
    word = match[0]
    return word.upper() if len(word) == 1 else _FORMS.get(word.lower(), word)
