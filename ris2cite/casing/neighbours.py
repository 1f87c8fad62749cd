"""Rules that depend on adjacent words: names of several words, binomials, ``A``."""

from __future__ import annotations

import re
from itertools import pairwise

from ris2cite.casing.evidence import Evidence, begins_sentence, commonest
from ris2cite.casing.lexicon import Lexicon
from ris2cite.casing.tables import (
    ARTICLED,
    BEFORE,
    DIMENSIONS,
    DIRECTIONS,
    FEATURES,
    HOUSES,
    HYPHENED,
    INSTRUMENTS,
    KINDS,
    LETTERED,
    NEVER,
    OF_PLACES,
    PEOPLES,
    PREFIXES,
    QUARTERS,
    SEATS,
    SERIAL,
    SPECIES,
    UNITS,
)  # fmt: skip
from ris2cite.casing.words import Word
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_EPITHET = Pattern(
    r"[a-z]{2,}(?:us|um|is|ae|i|ens|ans|oides|ense|icus|ifera|ica|ina|ana|or|ax|es|a)\Z"
)
_NUMERAL = Pattern(r"\d+\Z|[IVX]+\Z")
_CAPITAL_BEFORE = Pattern(r"(?<=[a-z,] )[A-Z][a-z]+ \Z")
_LATIN_ADJECTIVES = ("ans", "ens", "icans", "osus", "osa", "iva", "ata", "alis")
_POSSESSIVES = ("'s", "’s")
_GENUS = Pattern(r"[A-Z][a-z]{3,}\Z")


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
    low = "-".join(part.low for part in parts)
    tail = low[-2:] if low.endswith(_POSSESSIVES) else ""
    low = low.removesuffix(tail)
    counter = evidence.own(low)
    form = known.name(low) or (commonest(counter, low) if counter else None)
    if form is None or parts[0].low in ("e", "m"):
        _prefixes(parts, known)
        return
    pieces = (form + tail).split("-")
    if len(pieces) != len(parts):
        return
    if form == low and any(map(known.is_name, pieces)) and not evidence.writes_small(low):
        return
    branded = any(not piece.isupper() and piece[1:] != piece[1:].lower() for piece in pieces)
    for part, piece in zip(parts, pieces, strict=True):
        ordinary = piece[1:] == part.low[1:] and known.is_small(part.low)
        free = not part.fixed and piece.lower() == part.low
        if free and (piece == part.low or not ordinary or not counter or branded):
            part.form = piece


def _prefixes(parts: list[Word], known: Lexicon) -> None:
    """Set the parts of a compound that occurs in no record: prefixes, and parts next to a
    single letter."""
    for part, after in pairwise(parts):
        # A first half in -o or -i is a prefix: sarco-osteoporosis, but Afro-Caribbean.
        # In capitals it is an acronym: NO-independent.
        prefix = part.low[-1] in "oi" and part.form[1:].islower() and not known.name(part.low)
        if (prefix or part.low in PREFIXES) and after.form.islower():
            part.form = part.low
        elif part.low == "n" and after.text in ("3", "6", "9"):
            part.form = "n"  # of fatty acids
        elif len(part.low) == 1 and is_unknown(after, known) and not after.fixed:
            after.form = after.low  # E-selectin
    if parts[0].low in ("e", "m") and known.is_small(parts[1].low):
        parts[0].form = parts[0].low


def numbered(title: str, words: list[Word], evidence: Evidence) -> None:
    """Capitalise parts before a number (APA 6.19: Part II), and other words as the abstract
    does: the product Llama 2-Chat."""
    for place, word in enumerate(words[:-1]):
        last = place + 1
        if word.low in SERIAL and _NUMERAL.match(words[last].text) and not word.fixed:
            word.form = word.low.capitalize()
        if not words[last].text[0].isdigit() or not word.form.islower() or word.low in LETTERED:
            continue
        if words[last].low in DIMENSIONS:
            continue  # Adaptive 3D Networks
        while last + 1 < len(words) and words[last + 1].glued:
            last += 1
        phrase = title[word.start : words[last].end]
        if word.text[0].isupper() and is_named(evidence, phrase, bracket=True):
            for part in words[place : last + 1]:
                part.form = part.text


def units(words: list[Word]) -> None:
    """Set units after a number: 16 kb, 5 mg."""
    for before, word in pairwise(words):
        if word.low in UNITS and word.start <= before.end + 1 and not word.fixed:
            number = before.text.replace(".", "").replace(",", "")
            if number.isdigit() and not before.tied:
                word.form = word.low


def houses(words: list[Word]) -> None:
    """Capitalise the name of an institution from a name on: Fort Tilden Medical Center."""
    for place, (first, second) in enumerate(pairwise(words)):
        if f"{first.low}|{second.low}" not in HOUSES or not place or second.fixed:
            continue
        start = place - 1
        while start and words[start].form.islower() and place - start < 2:
            start -= 1
        name = words[start]
        if _is_name(name) and not name.form.isupper() and not name.form.endswith(PEOPLES):
            inner = words[start + 1 : place]
            if all(word.text[0].isupper() and word.low not in STOP_WORDS for word in inner):
                _raise([*inner, first, second])


def authors(title: str, words: list[Word]) -> None:
    """Set a group of authors that a database adds to the title: ``…. The Helix Study Group``."""
    start = title.rfind(". ", 0, words[-1].start)
    if start > 0:
        _raise([word for word in words if word.start > start])


def phrases(words: list[Word], known: Lexicon, *, of: Word | None = None) -> None:
    """Set names of several words; with ``of``, only one that contains this word."""
    lows = [word.low for word in words]
    openers = known.openers
    for place, low in enumerate(lows):
        tail = ""
        if low not in openers:
            tail = low[-2:]
            if tail not in _POSSESSIVES or low[:-2] not in openers:
                continue
            lows[place] = low[:-2]  # Down's syndrome
        longest = known.longest_phrase(lows[place])
        for length in range(min(longest, len(words) - place), 1, -1):
            name, end = known.phrase(" ".join(lows[place : place + length])), ""
            if not name and lows[place + length - 1].endswith(_POSSESSIVES):
                name = known.phrase(" ".join(lows[place : place + length])[:-2])
                end = lows[place + length - 1][-2:]  # the Supreme Court's
            if name and (of is None or of in words[place : place + length]):
                forms = name.split(" ")
                forms[0] += tail
                forms[-1] += end
                for word, form in zip(words[place : place + length], forms, strict=True):
                    if not word.fixed:
                        word.form = form
                break


def raised_beside(title: str, words: list[Word], evidence: Evidence, known: Lexicon) -> None:
    """Capitalise ordinary words that are part of a name: Hurricane Katrina, Ogun State."""
    for place, (first, second) in enumerate(pairwise(words)):
        if first.form[0].isupper() == second.form[0].isupper():
            continue  # most pairs: neither is a name, or both are
        between = second.before
        if between not in (" ", ". ", "\u00a0") and first.low not in HYPHENED:
            continue
        if _is_name(second) and first.form.islower() and not first.fixed:
            if known.is_substance(first.low) or (second.low in QUARTERS and not second.glued):
                continue
            if first.low == "of":
                kind = words[place - 1]
                if place and kind.low in OF_PLACES and not kind.fixed:
                    kind.form = kind.low.capitalize()
                continue
            if second.low in ARTICLED and title[first.start - 2 : first.end].lower() == ", the":
                first.form = "The"
                continue
            raised = f"{first.low.capitalize()}{between}{second.form}"
            if first.low in BEFORE or (first.low not in NEVER and is_named(evidence, raised)):
                first.form = first.low.capitalize()
                if first.glued and words[place - 1].low in DIRECTIONS:
                    words[place - 1].form = words[place - 1].low.capitalize()  # North-West Wales
        elif _is_name(first) and second.form.islower() and not second.fixed:
            feature = first.form[1:].islower() and (
                second.low in FEATURES
                or (second.low in SEATS and title[second.end : second.end + 1] in (",", ")", ""))
            )
            own = feature and not first.form.endswith(PEOPLES)
            raised = f"{first.form}{between}{second.low.capitalize()}"
            free = second.low not in NEVER and not first.form.isupper()
            if own or (free and is_named(evidence, raised)):
                second.form = second.low.capitalize()


def is_named(evidence: Evidence, phrase: str, *, bracket: bool = False) -> bool:
    """Whether the abstract and keywords write a phrase with these capitals within a sentence,
    and never in another form. Without ``bracket``, occurrences before a bracket do not count,
    because terms are often capitalised before their acronym: ``Hepatic Failure (HF)``."""
    named = False
    text = evidence.text
    for start, end in evidence.places(phrase.lower()):
        if text[start:end] != phrase or (not bracket and text[end : end + 2] == " ("):
            return False
        named = named or not begins_sentence(text, start)
    return named


def labels(title: str, words: list[Word], known: Lexicon) -> None:
    """Set names recognised by form alone: ``ForenVoice-Secure: …``, ``Industry 4.0``, ``G.
    Don``; and the prefix in brackets of ``(Un)fairly``."""
    last = 0
    while last + 1 < len(words) and words[last + 1].glued:
        last += 1
    mixed = any(not (w.text[1:].islower() or len(w.text) == 1) for w in words[: last + 1])
    if last and mixed and title[words[last].end :].startswith(":"):
        for word in words[: last + 1]:
            word.form = word.text
    for word, after in pairwise(words):
        numbered = after.text[1:] == ".0" and after.text[0].isdigit()
        if numbered and not word.fixed and word.text[0].isupper():
            word.form = word.low.capitalize()
        between = after.before
        if between == " ":
            continue
        if between == ")" and word.low in PREFIXES and after.form.islower():
            word.form = word.low
        initial = between == ". " and len(word.text) == 1 and word.text.isupper()
        if initial and after.form == after.low and not known.is_epithet(after.low):
            after.form = after.text


def bodies(title: str, words: list[Word], evidence: Evidence) -> None:
    """Set names that end in a generic term: the Personality Assessment Inventory."""
    for last, word in enumerate(words):
        if word.low in KINDS and evidence.text:
            first = last
            while first and last - first < 5 and not words[first - 1].fixed:
                phrase = _in_title_case(title[words[first - 1].start : word.end])
                if not is_named(evidence, phrase, bracket=True):
                    break
                first -= 1
            if last - first and not _is_end_of_name(evidence, title[words[first].start : word.end]):
                _raise(words[first : last + 1])


def spelled(title: str, words: list[Word], evidence: Evidence) -> None:
    """Capitalise the name of an instrument before the acronym that spells it: the Short Harm
    Screen (SHS)."""
    for place, word in enumerate(words[:-1]):
        after = words[place + 1]
        if word.low not in INSTRUMENTS or title[word.end : after.start] != " (":
            continue
        first = place + 1 - len(after.text)
        name = words[max(first, 0) : place + 1]
        initials = "".join(part.text[0] for part in name)
        before = words[first - 1].low if first > 0 else ""
        if len(after.text) < 3 or initials != after.text or before != "the":
            continue
        if title[name[0].start : word.end].lower() not in evidence.text:
            _raise(name)


def _is_end_of_name(evidence: Evidence, phrase: str) -> bool:
    """Whether the text has a phrase only as the end of a longer name: Fulton State Hospital."""
    text = evidence.text
    places = evidence.places(phrase.lower())
    return all(_CAPITAL_BEFORE.search(text[max(0, start - 40) : start]) for start, _ in places)


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
        tied = word.tied or (after is not None and (after.tied or after.before == ". "))
        if before is not None and after is not None and word.glued and after.glued:
            tied = before.form != before.low or after.form != after.low  # once-a-day
        if not labelled and not tied and after is not None:
            word.form = "a"


def is_unknown(word: Word, known: Lexicon, shortest: int = 5) -> bool:
    low = word.low
    if len(low) < shortest or not low.isalpha() or known.name(low):
        return False
    return not known.is_small(low) and not known.looks_small(low)


def genera(words: list[Word], known: Lexicon) -> None:
    """Capitalise the name of a genus: the genus Arachis, but not its genus level."""
    for before, word in pairwise(words):
        named = known.is_genus(word.low) or is_unknown(word, known)
        if before.low == "genus" and named and not word.fixed:
            word.form = word.low.capitalize()


def is_latin(low: str, known: Lexicon) -> bool:
    """Whether a word may be the second half of a binomial, by its ending if it is unknown."""
    if known.is_epithet(low):
        return True
    return not known.is_small(low) and not known.name(low) and bool(_EPITHET.match(low))


_GENUS_ENDINGS = ("a", "us", "is", "es", "ys", "as", "os", "um", "on", "ix", "ax", "ex", "yx", "ps")
"""Endings of genera, which many names of persons lack: *Rosa Montecola* is not a species."""


def binomials(title: str, words: list[Word], known: Lexicon) -> None:
    """Set binomials, with only the genus capitalised: ``Helix aspersa``, ``Lotus species``."""
    epithet: Word | None = None
    genera: set[str] = set()  # the initials of genera before
    brackets = "(" in title
    is_plain, is_epithet = known.is_plain, known.is_epithet
    for first, second in pairwise(words):
        ordinary = is_plain(second.low) and not is_epithet(second.low)
        if ordinary and not brackets and second.low not in SPECIES:
            continue  # most pairs
        shortened = first.text in genera and title[first.end : second.start] == ". "
        if shortened and not second.fixed and is_unknown(second, known, 4):
            second.form = second.low  # Thalasseus maximus, T. sandvicensis
            continue
        if (
            first is epithet
            or first.fixed
            or second.fixed
            or second.glued
            or second.start != first.end + 1
        ):
            continue
        bracketed = title[first.start - 1 : first.start] == "("
        if known.is_genus(first.low) and (bracketed or second.low in SPECIES):
            first.form, second.form = first.low.capitalize(), second.low
            epithet = second  # what follows is the name of a botanist
            genera.add(first.form[0])
            continue
        if bracketed and is_unknown(first, known):
            genera.add(first.form[0])
        if second.form[1:] != second.low[1:]:
            continue  # DNA
        if ordinary:
            continue
        listed = known.is_epithet(second.low)
        small = second.text.islower() and first.text[0].isupper()
        genus = small and not ordinary and known.is_genus(first.low)
        if small and (genus or is_unknown(second, known)):
            first.form = first.low.capitalize()  # no English word, and small in Title Case
            epithet = second
            continue
        if first.text.islower():
            continue  # the epithet of a species whose subspecies follows
        if not listed and not is_latin(second.low, known):
            continue
        if not _GENUS.match(first.low.capitalize()):
            continue
        italic = title.startswith("<i>", first.start - 3)
        genus = italic or known.is_genus(first.low)
        if not genus and known.name(first.low):
            genus = listed or first.low.endswith(_GENUS_ENDINGS)
        if known.phrase(f"{first.low} {second.low}"):
            continue  # Addis Ababa
        if first.low.endswith(_LATIN_ADJECTIVES) and not genus:
            continue  # fibrodysplasia ossificans progressiva
        unknown = not listed and not known.is_small(first.low) and not known.name(first.low)
        if genus or (unknown and first.low[-1] not in "ouk"):
            first.form, second.form = first.low.capitalize(), second.low
            epithet = second
            genera.add(first.form[0])
