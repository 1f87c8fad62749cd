"""Abbreviating titles of journals by ISO 4:1997, with the List of Title Word Abbreviations.

Abbreviations have full stops, as in the ISSN register: ``N. Engl. J. Med.``. Styles can
strip them.
"""

from __future__ import annotations

import re
from collections import Counter

from ris2cite.editing.abbreviations.ltwa import TitleWordList, fold, word_list
from ris2cite.editing.abbreviations.words import (
    ARTICLES,
    DESCRIBING,
    FUNCTION_WORDS,
    LANGUAGE_CODES,
    SECTION_WORDS,
)

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_PARALLEL = re.compile(r"\s+=\s+.*", re.DOTALL)
_SUBTITLE = re.compile(r"\s*:\s+|\s+[-–—]+\s+")
_WORD = re.compile(r"[^\s,;:&+/]+")
_ACRONYM = re.compile(r"[A-Z0-9]*[A-Z]\w*[A-Z]|\w*[a-z]\w*[A-Z]\w*|\w*\d\w*")
_SECTION_HYPHEN = re.compile(
    rf"\b((?:{'|'.join(sorted(SECTION_WORDS))})\s+[A-Z])-(?=[A-Za-z]{{2}})", re.IGNORECASE
)
_ELIDED = re.compile(r"(?:dell|dall|nell|sull|all|d|l|qu)['’](?=\w)", re.IGNORECASE)
_LONGEST_ACRONYM = 5
"""``PLOS ONE`` is a name; titles with longer words are just in capitals."""
_MULTILINGUAL = frozenset(("mul", "ext"))
_LANGUAGES_OF = {
    word: tuple(code for code, words in FUNCTION_WORDS.items() if word in words)
    for word in frozenset[str]().union(*FUNCTION_WORDS.values())
}
"""Function word → the codes of the languages that have it."""


def abbreviated(title: str, language: str | None = None) -> str:
    """The abbreviated title, or the title if no word of it is abbreviated.

    ``language`` is the BCP 47 tag of the item, or None. Places in brackets, parallel titles
    and descriptive subtitles are left out. Titles of one word are not abbreviated.
    """
    words = _words(_name(title))
    languages = languages_of(words, language)
    omitted = frozenset().union(*(FUNCTION_WORDS.get(code, ()) for code in languages))
    listed = word_list()
    if fold(words[0] if words else "") in ARTICLES & omitted and _is_article(words, listed):
        words.pop(0)
    if len(words) < 2:
        return words[0] if words else title
    capitals = title.isupper() and any(len(word) > _LONGEST_ACRONYM for word in words)
    parts: list[str] = []
    place = 0
    while place < len(words):
        found = listed.phrase(words[place:])
        if found is not None:
            length, short = found
            whole = " ".join(words[place : place + length])
            parts.append(_each_capitalised(short) if short else whole)
            place += length
            continue
        word = words[place]
        place += 1
        if place > 1 and _is_omitted(words[place - 2 : place + 1], omitted, capitals=capitals):
            continue
        parts.append(_short_word(word, languages, listed, capitals=capitals))
    return " ".join(parts) or title


def _name(title: str) -> str:
    """The title without additions to its name."""
    if "(" in title or "[" in title:
        title = _BRACKETS.sub("", title)
    title = _PARALLEL.sub("", title).strip(" .")
    head, *tails = _SUBTITLE.split(title)
    for tail in tails:
        words = [fold(word) for word in _WORD.findall(tail)]
        if not words or words[0] in ARTICLES or not DESCRIBING.isdisjoint(words):
            break
        head += " " + tail
    return head


def _words(name: str) -> list[str]:
    if "'" in name or "’" in name:
        name = _ELIDED.sub("", name)
    if "-" in name:
        name = _SECTION_HYPHEN.sub(r"\1 ", name)
    words = [word.rstrip(".") if len(word) > 3 else word for word in _WORD.findall(name)]
    return [word for word in words if word.strip(".-–'’\"")]


def languages_of(words: list[str], language: str | None) -> frozenset[str]:
    """The codes of the languages of a title: those of its function words, or else of the
    item, or else English."""
    counts = Counter(code for word in words for code in _LANGUAGES_OF.get(fold(word), ()))
    most = max(counts.values(), default=0)
    found = {code for code, count in counts.items() if count == most}
    if not found or "eng" in found:
        own = LANGUAGE_CODES.get((language or "en").partition("-")[0].lower(), "eng")
        found = {"eng"} if "eng" in found else {own, "eng"}
    return frozenset(found | _MULTILINGUAL | {"lat"})


def _is_article(words: list[str], listed: TitleWordList) -> bool:
    """Whether the first word is an article, not part of a name (*Los Alamos*): the next
    one is a word of the same language."""
    article, *others = (fold(word) for word in words)
    if article in FUNCTION_WORDS["eng"]:
        return bool(others)
    languages = frozenset(code for code, words in FUNCTION_WORDS.items() if article in words)
    return bool(others) and listed.knows(others[0], languages)


def _is_omitted(around: list[str], omitted: frozenset[str], *, capitals: bool) -> bool:
    """Whether a word is a function word, given the adjacent words."""
    before, word, *after = around
    if fold(word) not in omitted:
        return False
    if len(word) == 1 and fold(before) in SECTION_WORDS:
        return False  # Part A
    is_letter = len(word) == 1 and word.isupper()  # Environment and Planning A
    return not (is_letter and (not after or not capitals))


def _short_word(
    word: str, languages: frozenset[str], listed: TitleWordList, *, capitals: bool
) -> str:
    if "-" in word or "–" in word:
        return "".join(
            half if half in "-–" else _short_word(half, languages, listed, capitals=capitals)
            for half in re.split(r"([-–])", word)
        )
    if not capitals and _ACRONYM.fullmatch(word):
        return word
    if len(word) == 1:
        return word.upper()
    short = listed.find(word, languages)
    if not short:
        return _capitalised(word.lower() if capitals else word)
    return _capitalised(_as_spelled(short, word.lower() if capitals else word))


def _as_spelled(short: str, word: str) -> str:
    """The abbreviation with the accents of the word, since the list has one row for
    ``medical`` and ``médical``. It must be shorter than the word (ISO 4, 4.2)."""
    stem = fold(short.removesuffix("."))
    if stem == fold(word):
        return word
    if fold(word[: len(stem)]) == stem:
        return word[: len(stem)] + short[len(short.removesuffix(".")) :]
    return fold(short) if word.isascii() and not short.isascii() else short


def _each_capitalised(text: str) -> str:
    return " ".join(_capitalised(word) for word in text.split(" "))


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]
