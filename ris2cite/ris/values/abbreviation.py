"""Whether a title is an abbreviation, or the beginning, of another."""

from __future__ import annotations

from functools import lru_cache

from ris2cite.items.organisations import without_accents
from ris2cite.text.letters import contracts
from ris2cite.text.pattern import Pattern

_WORD = Pattern(r"[^\W_]+")
SMALL_WORDS: frozenset[str] = frozenset(
    (
        "a an and at by de del der des di die du e el en et for für fur fra i im in into la le "
        "les los na o of och og on och su the to und van y zur da do dos das"
    ).split()
)
"""Words that abbreviations of titles leave out."""


def is_beginning(short: str, full: str) -> bool:
    """Whether one title consists of the first words of the other."""
    first, whole = _words(short), _words(full)
    return bool(first) and whole[: len(first)] == first


def abbreviates(short: str, full: str) -> bool:
    """Whether ``J. Sleep Res.`` or ``JSR`` may abbreviate ``Journal of Sleep Research``.

    That is, each word of the short title is a word of the full title, in order and starting
    with the first, or its beginning or contraction, and at least one is shorter; or the
    short title is an acronym of the full one.
    """
    parts, words = _words(short), _words(full)
    if not parts or not words or len(parts) > len(words):
        return False
    if len(parts) == 1 and len(words) > 1:
        return _is_acronym(parts[0], words)
    return _matches(parts, words)


def _matches(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not _stands_for(parts[0], words[0]):
        return False
    at, shorter = 0, False
    for part in parts:
        while at < len(words) and not _stands_for(part, words[at]):
            at += 1
        if at == len(words):
            return False
        shorter = shorter or part != words[at]
        at += 1
    return shorter


def _stands_for(part: str, word: str) -> bool:
    """Whether a word is the beginning or a contraction of another."""
    return word.startswith(part) or (len(part) <= len(word) and contracts(part, word))


def _is_acronym(letters: str, words: tuple[str, ...]) -> bool:
    """Whether the letters are the initials of the words, some of which may be skipped."""
    if words[0].startswith(letters) and len(letters) > 2:
        return True
    initials = iter(word[0] for word in words)
    return len(letters) > 1 and words[0][0] == letters[0] and all(c in initials for c in letters)


@lru_cache(maxsize=4096)
def _words(title: str) -> tuple[str, ...]:
    """The significant words, in lower case without accents."""
    words = _WORD.findall(without_accents(title).replace("'", "").replace("’", ""))
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)
