"""The words of a title that are names, of which BibTeX keeps the capitals."""

from __future__ import annotations

from ris2cite.casing.decide import decide_forms
from ris2cite.casing.evidence import Evidence
from ris2cite.casing.lexicon import LONGEST_NAME, Lexicon, lexicon
from ris2cite.casing.tables import GROUPS, KINDS, SPECIES
from ris2cite.casing.titles import decide_words, has_sentence_case, starts_of
from ris2cite.casing.words import Word, words_of
from ris2cite.text.pattern import Pattern

_INSIDE = Pattern(r"[<:?!.—\"“«]")
"""Markup, and what may begin a sentence or subtitle inside a title."""

_NUMBER = Pattern(r"\S*\d")
"""A number before the title."""

_ENDS_NAME = KINDS | GROUPS


def names_in(title: str, evidence: Evidence) -> list[tuple[int, int]]:
    """The (start, end) of each word in a title whose capitals must be kept.

    These are names, acronyms, and words with a capital inside (``mRNA``, ``McDonald``). The
    first word of the title, a subtitle or a sentence is only included if it is one of
    these.
    """
    cased = not has_sentence_case(title)
    known = lexicon()
    words = words_of(title)
    whole = not cased and words and not words[0].start and not _has_more_starts(title)
    if whole and _stays_small(title, words, 0, known):
        # Saves two thirds of the time for one of three titles in sentence case.
        return [(word.start, word.end) for word in words[1:] if word.text != word.low]
    as_written = [word.form for word in words]
    starts = {word.start for word in starts_of(title, words, subtitles=True)}
    cased = cased and decide_words(title, words, evidence)
    if not cased:  # as written, but for what begins it, a subtitle or a sentence
        unclear: set[int] = set()
        for place, word in enumerate(words):
            if word.start in starts:
                if _stays_small(title, words, place, known):
                    word.form = word.low
                else:
                    unclear.add(word.start)
        for part in _surroundings(words, unclear):
            decide_forms(title, part, evidence, only=unclear)
    spans: list[tuple[int, int]] = []
    for word, written in zip(words, as_written, strict=True):
        form = word.form if cased or word.start in starts else written
        if not word.fixed and form != form.lower():
            spans.append((word.start, word.end))
    return spans


def _has_more_starts(title: str) -> bool:
    return _INSIDE.search(title) is not None or _NUMBER.match(title) is not None


def _stays_small(title: str, words: list[Word], place: int, known: Lexicon) -> bool:
    """Whether a word that begins a title or a subtitle is an ordinary one among ordinary ones,
    so that neither a name of several words nor any evidence can make it a name."""
    word, behind = words[place], words[place + 1 : place + LONGEST_NAME + 2]
    if word.text == "A" and not place:
        plain = title.startswith("A ")
    else:
        plain = word.text[1:].islower() and known.is_plain(word.low) and not word.glued
    if not plain or known.is_genus(word.low) or word.low in _ENDS_NAME or not behind:
        return False
    after = behind[0]
    if not after.text.islower() or after.glued or after.low in SPECIES:
        return False  # a name that it may belong to, a compound, a binomial
    if not known.is_plain(after.low) or known.is_epithet(after.low):
        return False
    if any(other.low in _ENDS_NAME for other in behind) or (behind[1:] and behind[1].glued):
        return False
    before = words[max(0, place - LONGEST_NAME + 1) : place]
    if before and not before[-1].text.islower():
        return False
    return known.openers.isdisjoint([other.low for other in (*before, word)])


def _surroundings(words: list[Word], starts: set[int]) -> list[list[Word]]:
    """The words that are needed to decide those that begin at ``starts``, as stretches.

    These are the words that may be in one name with them, and one more after it.
    """
    stretches: list[list[int]] = []
    for place, word in enumerate(words):
        if word.start in starts:
            first = max(0, place - LONGEST_NAME + 1)
            last = min(len(words), place + LONGEST_NAME + 1)
            while first and words[first].glued:
                first -= 1
            while last < len(words) and words[last].glued:
                last += 1
            if stretches and first <= stretches[-1][1]:
                stretches[-1][1] = last
            else:
                stretches.append([first, last])
    return [words[first:last] for first, last in stretches]
