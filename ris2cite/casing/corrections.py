"""Correcting titles in sentence case: names that have lost their capitals, and ordinary words
that have one."""

from __future__ import annotations

from itertools import pairwise

from ris2cite.casing.evidence import Evidence
from ris2cite.casing.lexicon import Lexicon, lexicon
from ris2cite.casing.neighbours import is_latin, is_named, phrases
from ris2cite.casing.tables import FEATURES
from ris2cite.casing.titles import small_words, written
from ris2cite.casing.words import Word, words_of
from ris2cite.text.pattern import Pattern

_STRAY = Pattern(
    r"(?<![\w-])([a-z][a-z-]* )"
    r"((?:Type|Phase)(?= (?:\d|[IV]+\b))|(?:Cohort|Placebo|Patients)(?=[ -][a-z])"
    r"|[A-Z][a-z]{6,}(?=[ ,;.)-]|\Z))"
)
_RAISED = Pattern(r" (?<=[a-z-] )[A-Z][a-z]{3}")
"""What ``_STRAY`` has at least, found in a fifth of the time (0.7 µs a title)."""

_COUNTED = frozenset("Type Phase Cohort Placebo Patients".split())
_BINOMIAL = Pattern(r"(?<=[ (])([a-z]{4,}) ([a-z]{4,})(?=\))|(?<=\()([a-z]{4,}) ([a-z]{4,})\b")
_AFTER_HYPHEN = Pattern(r"(?<=[a-z]-)[a-z]{3,5}\b")


def with_names(title: str, evidence: Evidence) -> str:
    """A title in sentence case with the capitals of places, peoples, months, acronyms and
    genera, and of unknown words and places that always have one in the record's abstract.

    Epithets are left as they are: *Cornus florida*. So are names of several words of which
    a place is only the last (sierra nevada), unless the lexicon has them whole.
    """
    if "<i>" in title:
        return title
    known = lexicon()
    small = small_words(title)
    tied = _AFTER_HYPHEN.findall(title) if "-" in title else []
    forms = _forms(small, evidence, known) if evidence.has_text else {}
    if "(" in title:
        forms |= _genera(title, known)
    placed = not FEATURES.isdisjoint(small)
    if not forms and not placed and not known.has_certain(small + tied):
        return title
    words = words_of(title)
    plain = True  # the word before is no genus
    for place, word in enumerate(words):
        low = word.low[:-2] if word.low.endswith(("'s", "’s")) else word.low
        form = forms.get(low)
        free = not word.fixed and word.text.islower()
        certain = known.certain(low) if free and plain else None
        if certain and (not word.tied or _is_acronym(word, certain)):
            word.form = certain + word.low[len(low) :]
            phrases(words[max(0, place - 2) : place + 4], known, of=word)
        elif free and form and not word.tied:
            word.form = form + word.low[len(low) :]
        plain = word.text.islower() or (known.is_plain(word.low) and not known.is_genus(word.low))
    if placed:
        _raise_places(words, evidence)
    return written(title, words)


def without_strays(title: str) -> str:
    """A title in sentence case without capitals of ordinary words and drugs after words in
    lower case: ``with Type 2 diabetes``, ``a Cohort study``, ``trials of Favipiravir``."""
    if not _RAISED.search(title):
        return title
    return _STRAY.sub(lambda match: match[1] + _in_lower_case(match[2]), title)


def _in_lower_case(word: str) -> str:
    return word.lower() if word in _COUNTED or lexicon().is_substance(word.lower()) else word


def _is_acronym(word: Word, form: str) -> bool:
    """Whether an acronym follows a hyphen: ``anti-hiv``."""
    return word.glued and form.isupper()


def _forms(lows: list[str], evidence: Evidence, known: Lexicon) -> dict[str, str]:
    """Lower case → form of the unknown words that always have a capital in the abstract."""
    found: dict[str, str] = {}
    raw = evidence.raw
    for low in lows:
        capital = low.capitalize()
        # Few are in the abstract, which is faster to search than the lexicon.
        if capital in raw and not known.is_plain(low) and not known.looks_small(low):
            forms = evidence.own(low)
            if capital in forms and low not in forms:
                found[low] = capital
    return found


def _genera(title: str, known: Lexicon) -> dict[str, str]:
    """Lower case → form of the genera in brackets: ``monkeys (macaca mulatta)``."""
    found: dict[str, str] = {}
    for match in _BINOMIAL.finditer(title):
        genus, epithet = match[1] or match[3], match[2] or match[4]
        if not known.is_plain(genus) and is_latin(epithet, known):
            found[genus] = genus.capitalize()
    return found


def _raise_places(words: list[Word], evidence: Evidence) -> None:
    """Capitalise the names of places that the abstract capitalises: ``black hills``."""
    for first, second in pairwise(words):
        free = second.low in FEATURES and second.form.islower() and not second.fixed
        if free and not first.fixed and second.start == first.end + 1:
            name = f"{first.low.capitalize()} {second.low.capitalize()}"
            if is_named(evidence, name):
                first.form, second.form = name.split(" ")
