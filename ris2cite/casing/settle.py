"""The form of each word of a title in the middle of a sentence: which words are names.

The order of evidence: the word's own shape; the record's abstract and keywords; the other
records of the run; the lexicon; the word as it stands.
"""

from __future__ import annotations

import re

from ris2cite.casing import neighbours
from ris2cite.casing.evidence import Evidence, commonest
from ris2cite.casing.lexicon import Lexicon, lexicon
from ris2cite.casing.tables import HEADINGS
from ris2cite.casing.words import Word

ROMAN = re.compile(r"(?=[IVX]+\Z)X{0,3}(?:IX|IV|V?I{0,3})\Z")
"""A Roman numeral as parts and phases are numbered with."""

_POSSESSIVE = re.compile(r"(['’]s|['’])\Z", re.IGNORECASE)
_VOWEL = re.compile(r"[AEIOUYÀ-ÖØ-Ý]")


def settle(title: str, words: list[Word], evidence: Evidence, *, capitals: bool = False) -> None:
    """Give every word its form in a sentence.

    ``capitals`` says that the title stands in capitals, so that a word's own capitals say
    nothing; else a word whose first letter is small stays as it is.
    """
    known = lexicon()
    for word in words:
        # An initial or an abbreviation before a name stays: Yu., St.
        initial = len(word.text) <= 3 and title[word.end : word.end + 2] == ". "
        if not word.fixed and not (initial and not capitals and word is not words[-1]):
            word.form = _form(word, evidence, known, capitals=capitals)
    neighbours.compounds(words, evidence, known)
    neighbours.phrases(words, known)
    neighbours.raised_beside(title, words, evidence)
    neighbours.bodies(title, words, evidence)
    if not capitals:
        neighbours.labels(title, words)
    neighbours.letters(words, evidence)
    neighbours.binomials(words, known)


def _form(word: Word, evidence: Evidence, known: Lexicon, *, capitals: bool) -> str:
    text, low = word.text, word.low
    shouted = capitals and text.isupper()
    if shouted and "." in text:
        return text
    if not shouted and (text[0].islower() or not text[1:].islower()):
        # Its own shape says it: small, mRNA, McDonald; but p53 may have become P53.
        counter = evidence.own.of(low) if text[0].isupper() and len(text) > 1 else None
        return commonest(counter, low) if counter and text not in counter else text
    if shouted and (len(text) == 1 or any(char.isdigit() for char in text)):
        counter = evidence.own.of(low)
        return commonest(counter, low) if counter else text
    ending = _POSSESSIVE.search(text)
    tail = ""
    if ending:
        tail = ending[0].lower()
        text = text[: ending.start()]
        low = text.lower()
    form = _seen(low, evidence, known, shouted=shouted)
    if form is None and shouted:
        form = _from_capitals(text, low, known)
    elif form is None:
        form = _from_title(text, low, known)
    return form + tail


def _from_title(text: str, low: str, known: Lexicon) -> str:
    """The form of a word with a capital, by the lexicon."""
    name = known.name(low)
    if name:
        return name
    if known.is_small(low) or known.looks_small(low):
        return low
    return text


def _from_capitals(text: str, low: str, known: Lexicon) -> str:
    """The form of a word in capitals, by the lexicon, else by its shape."""
    name = known.name(low)
    if name:
        return name
    acronym = known.acronym(low)
    if acronym:
        return acronym
    if ROMAN.match(text):
        return text
    if known.is_small(low):
        return low
    if not _VOWEL.search(text) or len(text) <= 3:
        return text
    return low if known.looks_small(low) else text.capitalize()


def _seen(low: str, evidence: Evidence, known: Lexicon, *, shouted: bool) -> str | None:
    """The form that the record's own text gives the word, else the run's; None for neither."""
    for forms in (evidence.own, evidence.run):
        counter = forms.of(low)
        if not counter:
            continue
        form = commonest(counter, low)
        if form.isupper() and not shouted:
            continue  # an acronym would have kept its capitals
        if form.isupper() and low in HEADINGS:
            continue
        # A capital on an ordinary word may come from the name of something else:
        # the World Health Organization's, not every organization's.
        if form == low or form[1:] != low[1:] or not known.is_small(low):
            return form
    return None
