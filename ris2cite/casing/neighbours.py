"""Rules that depend on adjacent words: names of several words, binomials, ``A``."""

from __future__ import annotations

import re
from itertools import pairwise

from ris2cite.casing.evidence import Evidence, begins_sentence, commonest
from ris2cite.casing.lexicon import Lexicon
from ris2cite.casing.tables import (
    ACRONYM_BEFORE,
    BEFORE,
    BEFORE_PRONOUN,
    DESIGNS,
    DIRECTIONS,
    FEATURES,
    ISOTOPES,
    KINDS,
    LETTERED,
    NAMED_BEFORE,
    NEVER,
    PEOPLES,
    PREFIXES,
    SHORTENED,
    SPECIES,
    UNITS,
)  # fmt: skip
from ris2cite.casing.words import Word
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_EPITHET = Pattern(
    r"[a-z]{2,}(?:us|um|is|ae|i|ens|ans|oides|ense|icus|ifera|ica|ina|ana|or|ax|es|a)\Z"
)
_SUBPHASE = Pattern(r"(?:I{1,3}|IV|\d)[A-C]\Z")
_ION = Pattern(r"(?:CA|MG|ZN|FE|CU|MN|CO|NI|PB|CD|HG|AL|CR|LI|NA|AG|SR|BA|SN)\d?\Z")
"""The symbol of a metal, which a plus sign follows."""

_INTERFERONS = frozenset(("alpha", "alfa", "beta"))
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
    counter = evidence.own(low)
    form = commonest(counter, low) if counter else known.name(low)
    if form is None:
        _prefixes(parts, known)
        return
    pieces = form.split("-")
    if len(pieces) != len(parts):
        return
    for part, piece in zip(parts, pieces, strict=True):
        ordinary = piece[1:] == part.low[1:] and known.is_small(part.low)
        free = not part.fixed and piece.lower() == part.low
        if free and (piece == part.low or not ordinary or not counter):
            part.form = piece


def _prefixes(parts: list[Word], known: Lexicon) -> None:
    """Set the parts of a compound that occurs in no record: prefixes, and parts next to a
    single letter."""
    for part, after in pairwise(parts):
        # A first half in -o or -i is a prefix: sarco-osteoporosis, but Afro-Caribbean.
        # In capitals it is an acronym: NO-independent.
        prefix = part.low[-1] in "oi" and part.form[1:].islower()
        prefix = prefix or part.low in PREFIXES
        if prefix and after.form.islower() and not known.name(part.low):
            part.form = part.low
        elif part.low == "n" and after.text in ("3", "6", "9"):
            part.form = "n"  # of fatty acids
        elif len(part.low) == 1 and _is_unknown(after, known) and not after.fixed:
            after.form = after.low  # E-selectin
    if parts[0].low in ("e", "m") and known.is_small(parts[1].low):
        parts[0].form = parts[0].low


def acronyms(title: str, words: list[Word], known: Lexicon) -> None:
    """Keep acronyms in a title in capitals: those in brackets after the words that they
    abbreviate, and unknown words alone in brackets, before a number or before ``trial``."""
    found: dict[str, str] = {}
    for place, word in enumerate(words):
        if word.fixed or not word.text.isupper() or not 2 <= len(word.text) <= 8:
            continue
        if word.low in SHORTENED:
            word.form = word.low
            continue
        bracketed = title[word.start - 1 : word.start] == "("
        alone = bracketed and title[word.end : word.end + 1] in (")", "-", "*", "∗")
        if alone and word.low not in STOP_WORDS:
            form = _abbreviation(word, [w.low for w in words[max(0, place - 10) : place]])
            if form:
                found[word.low] = form
        if title[word.end : word.end + 2] == " (":
            within = title[word.end : title.find(")", word.end)].lower()
            if _abbreviates(word.low, re.findall(r"[a-z]+", within), whole=True):
                found[word.low] = word.text
        marked = (alone and len(word.text) <= 6) or _is_labelled(words[place + 1 :])
        if marked and _is_unknown(word, known, 3):
            found.setdefault(word.low, word.text)
    for word in words:
        if word.low in found and word.form[1:-1] in (word.low[1:-1], word.text[1:-1]):
            word.form = word.form if word.fixed else found[word.low]


def _abbreviation(word: Word, before: list[str]) -> str | None:
    """The form of a bracketed acronym after the words that it abbreviates, with a lower-case s
    in the plural; None if it is not one."""
    plural = word.low[-1] == "s" and before and before[-1][-1] == "s" and before[-1][0] != "s"
    if plural and len(word.low) > 2 and _abbreviates(word.low[:-1], before):
        return word.text[:-1] + "s"
    return word.text if _abbreviates(word.low, before) else None


def _is_labelled(after: list[Word]) -> bool:
    """Whether a hyphen and a number follow, or a word such as ``study`` within six words."""
    if after and after[0].glued and after[0].text.isdigit():
        return not after[1:2] or not after[1].glued  # no compound of chemistry
    for word in after[:6]:
        if word.low in ACRONYM_BEFORE:
            return True
        if word.low not in DESIGNS:
            return False
    return False


def _abbreviates(letters: str, before: list[str], *, whole: bool = False) -> bool:
    """Whether the words before an acronym contain its letters in order, most of them as
    initials. The first letter must be an initial: of the first word, if ``whole``."""
    for place, word in enumerate(before[:1] if whole else before):
        if word[0] != letters[0] or len(before) - place > len(letters) + 3:
            continue
        initials = 0
        rest = letters
        for other in before[place:]:
            if rest and other[0] == rest[0]:
                initials += 1
                for char in other:
                    # A letter that begins a later word is that word’s.
                    if rest and char == rest[0]:
                        rest = rest[1:]
                        if any(later[0] == rest[:1] for later in before[place + initials :]):
                            break
        if not rest and initials * 2 >= len(letters):
            return True
    return False


def codes(title: str, words: list[Word]) -> None:
    """Set combinations of letters and numbers in a title in capitals that have lower-case
    letters otherwise: phase IIb, interferon beta-1b, Ra-223, 16 kb, Ca2+."""
    phase = False
    for word in words:
        if _ION.match(word.text) and title[word.end : word.end + 1] == "+":
            word.form = word.low.capitalize()
    for before, word in pairwise(words):
        phase = before.low in ("phase", "phases") or (phase and word.tied)
        if phase and _SUBPHASE.match(word.text):
            word.form = word.text[:-1] + word.low[-1]
        elif (word.glued and before.low in _INTERFERONS and word.text[:-1].isdigit()) or (
            word.low in UNITS and before.text[-1].isdigit() and word.start <= before.end + 1
        ):
            word.form = word.low
        elif word.glued and word.low in ISOTOPES.get(before.low, ()):
            before.form, word.form = before.low.capitalize(), word.low


def named(words: list[Word], known: Lexicon) -> None:
    """Set unknown words in a title in capitals that are the name of a place or people: Oyo
    State, St Croix."""
    for word, after in pairwise(words):
        if not word.form.isupper() or word.fixed or after.start != word.end + 1:
            continue
        saint = word.text == "ST" and after.form[1:].islower() and after.form[0].isupper()
        if saint or (
            after.low in NAMED_BEFORE
            and len(word.text) > 2
            and word.text.isalpha()
            and known.own_acronym(word.low) is None
            and known.acronym(word.low) is None
        ):
            word.form = word.low.capitalize()


def pronoun(words: list[Word]) -> None:
    """Set ``US`` in a title in capitals to ``us`` after words that precede the pronoun."""
    for before, word in pairwise(words):
        if word.text == "US" and before.low in BEFORE_PRONOUN and not word.fixed:
            word.form = "us"


def phrases(words: list[Word], known: Lexicon) -> None:
    """Set names of several words."""
    lows = [word.low for word in words]
    for place, low in enumerate(lows):
        if not known.opens_phrase(low):
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
    for first, second in pairwise(words):
        between = title[first.end : second.start]
        if between not in (" ", ". ", "\u00a0") and first.low not in DIRECTIONS:
            continue
        if _is_name(second) and first.form.islower() and not first.fixed:
            raised = f"{first.low.capitalize()}{between}{second.form}"
            if first.low in BEFORE or (first.low not in NEVER and _is_named(evidence, raised)):
                first.form = first.low.capitalize()
        elif _is_name(first) and second.form.islower() and not second.fixed:
            feature = second.low in FEATURES and first.form[1:].islower()
            own = feature and not first.form.endswith(PEOPLES)
            raised = f"{first.form}{between}{second.low.capitalize()}"
            free = second.low not in NEVER and not first.form.isupper()
            if own or (free and _is_named(evidence, raised)):
                second.form = second.low.capitalize()


def _is_named(evidence: Evidence, phrase: str, *, bracket: bool = False) -> bool:
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
        numbered = after.text[1:] == ".0" and after.text[0].isdigit()
        if numbered and not word.fixed and word.text[0].isupper():
            word.form = word.low.capitalize()


def bodies(title: str, words: list[Word], evidence: Evidence) -> None:
    """Set names that end in a generic term: the Personality Assessment Inventory."""
    for last, word in enumerate(words):
        if word.low in KINDS and evidence.text:
            first = last
            while first and last - first < 5 and not words[first - 1].fixed:
                phrase = _in_title_case(title[words[first - 1].start : word.end])
                if not _is_named(evidence, phrase, bracket=True):
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
        tied = word.tied or (after is not None and after.tied)
        if before is not None and after is not None and word.glued and after.glued:
            tied = before.form != before.low or after.form != after.low  # once-a-day
        if not labelled and not tied and after is not None:
            word.form = "a"


def _is_unknown(word: Word, known: Lexicon, shortest: int = 5) -> bool:
    low = word.low
    if len(low) < shortest or not low.isalpha() or known.name(low):
        return False
    return not known.is_small(low) and not known.looks_small(low)


def binomials(title: str, words: list[Word], known: Lexicon) -> None:
    """Set binomials, with only the genus capitalised: ``Helix aspersa``, ``Lotus species``."""
    epithet: Word | None = None
    for first, second in pairwise(words):
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
            continue
        listed = known.is_epithet(second.low)
        if known.is_plain(second.low) and not listed:
            continue
        if second.text.islower() and _is_unknown(second, known) and first.text[0].isupper():
            first.form = first.low.capitalize()  # no English word, and small in Title Case
            continue
        if not listed and (known.is_small(second.low) or known.name(second.low)):
            continue
        if not listed and not _EPITHET.match(second.low):
            continue
        if not _GENUS.match(first.low.capitalize()):
            continue
        genus = known.name(first.low) or known.is_genus(first.low)
        if genus or (not listed and not known.is_small(first.low)):
            first.form, second.form = first.low.capitalize(), second.low
            epithet = second
