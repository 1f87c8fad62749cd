"""Rules that depend on adjacent words: names of several words, binomials, ``A``."""

from __future__ import annotations

import re
from itertools import pairwise

from ris2cite.casing.evidence import Evidence, commonest
from ris2cite.casing.lexicon import Lexicon
from ris2cite.casing.tables import (
    ACRONYM_BEFORE,
    BEFORE,
    DIRECTIONS,
    EPITHETS,
    FEATURES,
    KINDS,
    LETTERED,
    NEVER,
    PEOPLES,
)  # fmt: skip
from ris2cite.casing.words import Word
from ris2cite.markup.stop_words import STOP_WORDS

_EPITHET = re.compile(
    r"[a-z]{2,}(?:us|um|is|ae|i|ens|ans|oides|ense|icus|ifera|ica|ina|ana|or|ax|es|a)\Z"
)
_GENUS = re.compile(r"[A-Z][a-z]{3,}\Z")


def compounds(words: list[Word], evidence: Evidence, known: Lexicon) -> None:
    """Set hyphenated words that the record writes as one word."""
    place = 0
    while place < len(words):
        last = place
        while last + 1 < len(words) and words[last + 1].glued:
            last += 1
        if last > place:
            _compound(words[place : last + 1], evidence, known)
        place = last + 1


def _compound(parts: list[Word], evidence: Evidence, known: Lexicon) -> None:
    counter = evidence.own("-".join(part.low for part in parts))
    if not counter:
        for part, after in pairwise(parts):
            # A first half in -o is a prefix: sarco-osteoporosis, but Afro-Caribbean.
            if part.low[-1] == "o" and after.form.islower() and not known.name(part.low):
                part.form = part.low
        if parts[0].low in ("e", "m") and parts[0].text != parts[0].low and parts[1].form.islower():
            parts[0].form = parts[0].low
        return
    form = commonest(counter, "-".join(part.low for part in parts))
    pieces = form.split("-")
    if len(pieces) != len(parts):
        return
    for part, piece in zip(parts, pieces, strict=True):
        ordinary = piece[1:] == part.low[1:] and known.is_small(part.low)
        if not part.fixed and piece.lower() == part.low and (piece == part.low or not ordinary):
            part.form = piece


def acronyms(title: str, words: list[Word], known: Lexicon) -> None:
    """Set acronyms in a title in capitals: unknown words alone in brackets, or before
    ``trial`` or ``scale``."""
    for place, word in enumerate(words):
        if word.fixed or not word.text.isupper() or not _is_unknown(word, known, 3):
            continue
        bracketed = (
            title[word.start - 1 : word.start] == "(" and title[word.end : word.end + 1] == ")"
        )
        after = words[place + 1].low if place + 1 < len(words) else ""
        if len(word.text) <= 8 and (bracketed or after in ACRONYM_BEFORE):
            word.form = word.text


def phrases(words: list[Word], known: Lexicon) -> None:
    """Set names of several words."""
    lows = [word.low for word in words]
    for place, low in enumerate(lows):
        if low not in known.openers:
            continue
        for length in range(min(6, len(words) - place), 1, -1):
            name = known.phrase(" ".join(lows[place : place + length]))
            if name:
                for word, form in zip(words[place : place + length], name.split(" "), strict=True):
                    if not word.fixed:
                        word.form = form
                break


def raised_beside(title: str, words: list[Word], evidence: Evidence) -> None:
    """Capitalise ordinary words that are part of a name: Hurricane Katrina, Ogun State."""
    text = evidence.text
    for first, second in pairwise(words):
        between = title[first.end : second.start]
        if between not in (" ", ". ", "\u00a0") and first.low not in DIRECTIONS:
            continue
        if _is_name(second) and first.form.islower() and not first.fixed:
            if first.low in BEFORE or _is_raised(text, first.low, between, second.form):
                first.form = first.low.capitalize()
        elif _is_name(first) and second.form.islower() and not second.fixed:
            feature = second.low in FEATURES and not first.form.isupper()
            own = feature and not first.form.endswith(PEOPLES)
            if own or _is_raised(text, first.form, between, second.low, after=True):
                second.form = second.low.capitalize()


def _is_raised(text: str, first: str, between: str, second: str, *, after: bool = False) -> bool:
    """Whether the record mostly capitalises the word next to a name."""
    word = second if after else first
    if word in NEVER:
        return False
    raised = word.capitalize()
    if after:
        high, small = f"{first}{between}{raised}", f"{first}{between}{word}"
    else:
        high, small = f" {raised}{between}{second}", f" {word}{between}{second}"
    return text.count(high) > text.count(small)


def labels(title: str, words: list[Word]) -> None:
    """Set names recognised by form alone: ``ForenVoice-Secure: …``, ``Industry 4.0``."""
    last = 0
    while last + 1 < len(words) and words[last + 1].glued:
        last += 1
    mixed = any(not (w.text[1:].islower() or len(w.text) == 1) for w in words[: last + 1])
    if last and mixed and title[words[last].end :].startswith(":"):
        for word in words[: last + 1]:
            word.form = word.text
    for word, after in pairwise(words):
        if after.text[1:] == ".0" and after.text[0].isdigit() and not word.fixed and word.text[0].isupper():
            word.form = word.low.capitalize()


def bodies(title: str, words: list[Word], evidence: Evidence) -> None:
    """Set names that end in a generic term: the Personality Assessment Inventory."""
    text = evidence.text
    if not text:
        return
    for last, word in enumerate(words):
        if word.low in KINDS:
            first = last
            while first and last - first < 5 and not words[first - 1].fixed:
                if _in_title_case(title[words[first - 1].start : word.end]) not in text:
                    break
                first -= 1
            _raise(words[first : last + 1])


def _in_title_case(text: str) -> str:
    """The words capitalised like the name of an organisation: ``Bank of England``."""
    pieces = re.split(r"(\W+)", text.lower() if text.isupper() else text)
    return "".join(
        piece if piece in STOP_WORDS else piece[:1].upper() + piece[1:] for piece in pieces
    )


def _raise(words: list[Word]) -> None:
    """Capitalise the words of a name, except for stop words; a single word is not a name."""
    while words and words[0].low in STOP_WORDS:
        words = words[1:]
    for word in words if len(words) > 1 else ():
        if word.form.islower() and word.low not in STOP_WORDS:
            word.form = word.low.capitalize()


def _is_name(word: Word) -> bool:
    form = word.form
    return form[0].isupper() and len(form) > 2


def letters(words: list[Word], evidence: Evidence) -> None:
    """Set ``A``, which is an article, except in ``vitamin A`` and the like."""
    for place, word in enumerate(words):
        if word.text != "A" or word.fixed:
            continue
        before = words[place - 1] if place else None
        after = words[place + 1] if place + 1 < len(words) else None
        labelled = before is not None and (
            before.low in LETTERED or f"{before.low} A " in evidence.text
        )
        tied = word.glued or (after is not None and after.glued)
        if not labelled and not tied and after is not None:
            word.form = "a"


def _is_unknown(word: Word, known: Lexicon, shortest: int = 5) -> bool:
    low = word.low
    if len(low) < shortest or not low.isalpha() or known.name(low):
        return False
    return not known.is_small(low) and not known.looks_small(low)


def binomials(title: str, words: list[Word], known: Lexicon) -> None:
    """Set binomials such as ``Helix aspersa``, with a lower-case epithet."""
    for first, second in pairwise(words):
        if first.fixed or second.fixed or second.glued or second.start != first.end + 1:
            continue
        if known.is_plain(second.low) and second.low not in EPITHETS:
            continue
        if second.text.islower() and _is_unknown(second, known) and first.text[0].isupper():
            first.form = first.low.capitalize()  # no English word, and small in Title Case
            continue
        if known.is_genus(first.low) and title[first.start - 1 : first.start] == "(":
            first.form, second.form = first.low.capitalize(), second.low
            continue
        if not _EPITHET.match(second.low) or not _GENUS.match(first.low.capitalize()):
            continue
        if second.low not in EPITHETS and (known.is_small(second.low) or known.name(second.low)):
            continue
        genus = known.name(first.low) or known.is_genus(first.low)
        if genus or (second.low not in EPITHETS and not known.is_small(first.low)):
            first.form = first.low.capitalize()
            second.form = second.low
