"""Adding the full stops and capitals of ISO 4 to abbreviations in databases.

MEDLINE has ``N Engl J Med``, Web of Science ``AM J SCI``, Scopus ``Sci Total Environ``.
The full title shows which words are abbreviated, and how they are capitalised.
"""

from __future__ import annotations

import re

from ris2cite.editing.abbreviations.ltwa import fold, word_list
from ris2cite.editing.abbreviations.words import FUNCTION_WORDS
from ris2cite.text.letters import contracts

_PIECE = re.compile(r"[^\s.\-–:,;&/]+")
_FUNCTION_WORDS = frozenset().union(
    *(FUNCTION_WORDS[code] for code in ("eng", "fre", "ger", "ita", "por", "spa"))
)
_LONG = 9
"""Abbreviations are shorter than this; a full stop after a longer word ends a title."""
_ENGLISH = frozenset(("eng", "mul"))
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def with_stops(short: str, full: str) -> str:
    """The abbreviation with full stops after abbreviated words, and with capitals.

    ``full`` is the full title. A word is abbreviated if the full title has a longer word
    that starts with the same letter and contains its letters in order.
    """
    words = _WORD.findall(full)
    capitals = short.isupper() and not full.isupper()
    place = 0
    out: list[str] = []
    end = 0
    for match in _PIECE.finditer(short):
        out.append(short[end : match.start()])
        end = match.end()
        piece = match[0]
        found = _word_of(piece, words, place)
        if found is None:
            out.append(piece)
            continue
        place = found + 1
        word = words[found]
        if fold(piece) == fold(word):
            out.append(_written(piece, word, capitals=capitals))
            continue
        out.append(_written(piece, word, capitals=capitals))
        if short[end : end + 1] != ".":
            out.append(".")
    out.append(short[end:])
    return _spaced("".join(out))


def _word_of(piece: str, words: list[str], start: int) -> int | None:
    letters = fold(piece)
    for place in range(start, len(words)):
        if contracts(letters, fold(words[place])):
            return place
    return None


def _written(piece: str, word: str, *, capitals: bool) -> str:
    if capitals and not word.isupper():
        piece = piece.lower()
    if word.isupper() and len(word) > 1 and len(piece) == len(word):
        return word
    return piece[:1].upper() + piece[1:]


def _spaced(text: str) -> str:
    return re.sub(r"\.(?=[^\W\d_])", ". ", text).strip()


def with_own_stops(short: str) -> str:
    """An abbreviated title with full stops after its words that are only abbreviations."""
    listed = word_list()

    def stopped(match: re.Match[str]) -> str:
        piece = match[0]
        if short[match.end() : match.end() + 1] == "." or listed.find(piece, _ENGLISH) is not None:
            return piece
        return piece + "." if listed.is_short(piece) or len(piece) == 1 else piece

    return _spaced(_PIECE.sub(stopped, short))


def is_abbreviated(title: str) -> bool:
    """Whether a title is already abbreviated: ``N Engl J Med``, ``Phys. Rev. Lett.``

    It is if half of its words have a full stop, or if it has no function words, and more
    words that are only abbreviations than words that ISO 4 would abbreviate.
    """
    pieces = [piece.strip(",:;") for piece in title.split()]
    if len(pieces) < 2:
        return False
    stopped = sum(piece.endswith(".") and len(piece) < _LONG for piece in pieces)
    if stopped * 2 >= len(pieces):
        return True
    if any(fold(piece) in _FUNCTION_WORDS for piece in pieces[:-1]):
        return False
    listed = word_list()
    words = [listed.find(piece, _ENGLISH) for piece in pieces]
    short = [
        word is None and listed.is_short(piece) for piece, word in zip(pieces, words, strict=True)
    ]
    whole = sum(
        bool(word) and len(word.strip(".")) < len(piece)
        for piece, word in zip(pieces, words, strict=True)
        if word is not None
    )
    if len(pieces) == 2:
        return any(short) and all(listed.is_short(piece) for piece in pieces)
    return sum(short) >= 2 and sum(short) > whole
