"""Titles in capitals in Portuguese, Spanish, French and Italian, whose common words are in
lower case but for the first."""

from __future__ import annotations

import functools
from pathlib import Path

from ris2cite.casing.decide import ROMAN, is_speakable
from ris2cite.casing.lexicon import sections
from ris2cite.casing.titles import written
from ris2cite.casing.words import words_of
from ris2cite.text.pattern import Pattern

_ARTICLES = Pattern(
    r" (?:DE|DA|DO|DOS|DAS|DEL|DELLA|DELLE|DI|DU|DES|LA|LAS|LOS|LES|EL|IL|EM|NA|NO|ET|E|Y|EN|UNA"
    r"|UMA|UN)(?= )"
)
_OTHERS = Pattern(r" (?:THE|OF|AND|FOR|WITH|DER|DIE|UND|DAS IST|VAN|HET|DALAM|YANG|AL)(?= )")
_LEAST_ARTICLES = 2


class _Names:
    """The lists in ``romance.txt``."""

    def __init__(self) -> None:
        lists = sections(Path(__file__).with_suffix(".txt"))
        self.names = {name.lower(): name for name in lists["names"]}
        self.acronyms = frozenset(lists["acronyms"])
        self.phrases = [phrase for phrase in lists["phrases"] if " " in phrase or "-" in phrase]


@functools.cache
def _names() -> _Names:
    return _Names()


def out_of_romance_capitals(title: str) -> str:
    """A title in capitals in one of these languages, in sentence case; others are unchanged."""
    if not title.isupper() or len(_ARTICLES.findall(title)) < _LEAST_ARTICLES:
        return title
    if _OTHERS.search(title) or "<" in title:
        return title
    known = _names()
    words = words_of(title)
    for place, word in enumerate(words):
        word.form = known.names.get(word.low, word.low)
        if _keeps_capitals(word.text):
            word.form = word.text
        if place == 0 and word.form.islower():
            word.form = word.form[:1].upper() + word.form[1:]
    cased = written(title, words)
    low = cased.lower()
    for phrase in known.phrases:
        start = low.find(phrase.lower())
        if start >= 0 and not cased[start - 1 : start].isalnum():
            cased = cased[:start] + phrase + cased[start + len(phrase) :]
    return cased


def _keeps_capitals(text: str) -> bool:
    """Whether a word is a number, an acronym, or one that nobody could say."""
    if any(char.isdigit() for char in text) or text in _names().acronyms:
        return True
    numeral = len(text) > 1 and ROMAN.match(text) is not None
    return numeral or (2 < len(text) < 7 and text.isascii() and not is_speakable(text.lower()))
