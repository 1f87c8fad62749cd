"""Rules for titles in capitals, which hide acronyms, symbols and the pronoun ``us``."""

from __future__ import annotations

import re
from itertools import pairwise

from ris2cite.casing.lexicon import Lexicon
from ris2cite.casing.neighbours import is_unknown
from ris2cite.casing.tables import (
    ACRONYM_BEFORE,
    BEFORE_PRONOUN,
    DESIGNS,
    ISOTOPES,
    NAMED_BEFORE,
    SHORTENED,
    STUDIES,
)
from ris2cite.casing.words import Word
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_SUBPHASE = Pattern(r"(?:I{1,3}|IV|\d)[A-C]\Z")
_ION = Pattern(r"(?:CA|MG|ZN|FE|CU|MN|CO|NI|PB|CD|HG|AL|CR|LI|NA|AG|SR|BA|SN)\d?\Z")
"""The symbol of a metal, which a plus sign follows."""

_YEAR_OF_MEETING = Pattern(r" (?:19|20)\d\d(?=[:,]|\Z)")
"""The year after the short name of a meeting: ``…, MODI 2019``."""

_INTERFERONS = frozenset(("alpha", "alfa", "beta"))


def acronyms(title: str, words: list[Word], known: Lexicon) -> None:
    """Keep acronyms in a title in capitals: those in brackets after the words that they
    abbreviate, and unknown words alone in brackets, before a number, before ``trial``, or as the
    short name of a meeting before its year."""
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
            form = _abbreviation(word, [w.low for w in words[max(0, place - 12) : place]])
            if form:
                found[word.low] = form
        if title[word.end : word.end + 2] == " (":
            within = title[word.end : title.find(")", word.end)].lower()
            if _abbreviates(word.low, re.findall(r"[a-z]+", within), whole=True):
                found[word.low] = word.text
        marked = (
            (alone and len(word.text) <= 6)
            or _is_labelled(word, words[place + 1 :])
            or (word.before in ("", ", ") and _YEAR_OF_MEETING.match(title, word.end))
        )
        if marked and is_unknown(word, known, 3) and known.own_acronym(word.low) is None:
            found.setdefault(word.low, word.text)
    for word in words:
        if word.low in found and word.form[1:-1] in (word.low[1:-1], word.text[1:-1]):
            word.form = word.form if word.fixed else found[word.low]


def studies(title: str, words: list[Word], known: Lexicon) -> None:
    """Keep an ordinary word that names a study in a title in capitals, where a title or
    subtitle ends with the study: ``…: THE VICTOR TRIAL``."""
    for article, word, after in zip(words, words[1:], words[2:], strict=False):
        if after.low not in STUDIES or article.low != "the" or word.low in DESIGNS or word.fixed:
            continue
        ends = title[after.end : after.end + 1] in ("", ")", ":", ".")
        apart = title[word.end : after.start] == " " and 4 <= len(word.text) <= 8
        if ends and apart and word.text.isupper() and known.is_plain(word.low):
            word.form = word.text


def _abbreviation(word: Word, before: list[str]) -> str | None:
    """The form of a bracketed acronym after the words that it abbreviates, with a lower-case s
    in the plural; None if it is not one."""
    plural = word.low[-1] == "s" and before and before[-1][-1] == "s" and before[-1][0] != "s"
    if plural and len(word.low) > 2 and _abbreviates(word.low[:-1], before):
        return word.text[:-1] + "s"
    return word.text if _abbreviates(word.low, before) else None


def _is_labelled(word: Word, after: list[Word]) -> bool:
    """Whether a hyphen and a number follow, or a word such as ``study`` within six words."""
    if after and after[0].glued and after[0].text.isdigit() and len(word.text) <= 6:
        return not after[1:2] or not after[1].glued  # no compound of chemistry
    for other in after[:6]:
        if other.low in ACRONYM_BEFORE:
            return True
        if other.low not in DESIGNS:
            return False
    return False


def _abbreviates(letters: str, before: list[str], *, whole: bool = False) -> bool:
    """Whether the words before an acronym contain its letters in order, most of them as
    initials. The first letter must be an initial: of the first word, if ``whole``."""
    for place, word in enumerate(before[:1] if whole else before):
        if word[0] != letters[0] or len(before) - place > len(letters) + 5:
            continue
        initials = 0
        rest = letters
        for other in before[place:]:
            if rest and other[0] == rest[0]:
                initials += 1
                for char in other:
                    # A letter that begins a later word belongs to that word.
                    if rest and char == rest[0]:
                        rest = rest[1:]
                        if any(later[0] == rest[:1] for later in before[place + initials :]):
                            break
        if not rest and initials * 2 >= len(letters):
            return True
    return False


def codes(title: str, words: list[Word]) -> None:
    """Set combinations of letters and numbers in a title in capitals that have lower-case
    letters otherwise: phase IIb, interferon beta-1b, Ra-223, Ca2+."""
    phase = False
    for word in words:
        if _ION.match(word.text) and title[word.end : word.end + 1] == "+":
            word.form = word.low.capitalize()
    for before, word in pairwise(words):
        phase = before.low in ("phase", "phases") or (phase and word.tied)
        if phase and _SUBPHASE.match(word.text):
            word.form = word.text[:-1] + word.low[-1]
        elif before.low in _INTERFERONS and len(word.text) == 2 and word.text[0].isdigit():
            word.form = word.low
        elif word.glued and word.low in ISOTOPES.get(before.low, ()):
            before.form, word.form = before.low.capitalize(), word.low


def named(title: str, words: list[Word], known: Lexicon) -> None:
    """Set words in a title in capitals that are the name of a place or people: Oyo State,
    St Croix; and of the author of a reviewed book: ``URBAN DYNAMICS - KING,JW``."""
    for word, after in pairwise(words):
        if word.fixed or after.start != word.end + 1:
            continue
        if title[word.end] == "," and after.text.isupper() and len(after.text) <= 3:
            word.form, after.form = word.low.capitalize(), after.text
            continue
        if not word.form.isupper():
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
