"""CSL's text-case, for strings with inline markup.

The rules are those of CSL 1.0.2, "Text-case" and "Title Case Conversion". Title case, which
is for English only, does not change words that contain a capital, and leaves stop words in
lower case except at the start and the end of a title or subtitle. ``nocase`` spans,
superscripts and subscripts are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_PIECE = Pattern(
    r"<span[^<>]*>|</span>|</?(?:i|b|sc|sub|sup)>"  # markup
    r"| [\"']|[‘’“”\"'«»]"  # quotes
    r"|[-‐‑–—/.,;?!:\[\]()]"  # punctuation that ends a word
)
_HYPHENS = ("-", "‐", "‑")
_ABBREVIATED = frozenset(("al", "ca", "vs"))
_SPACE = Pattern(r"([\s\u00a0\u2000-\u200b\u202f\u205f\u3000]+)")
_OPENS_SHIELD = Pattern(
    r"<(?:sub|sup|sc)>|<span[^<>]*(?:nocase|nodecor|small-caps)[^<>]*>", re.IGNORECASE
)


def _upper_first(word: str) -> str:
    if len(word) == 1 and "\u0370" <= word <= "\u03ff":
        return word  # a single Greek letter is a symbol
    return word[:1].upper() + word[1:]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text as pieces, each with whether its case may be changed."""
    pieces: list[tuple[str, bool]] = []
    shields: list[bool] = []
    shielded = 0  # how many of them protect their content
    position = 0
    for match in _PIECE.finditer(text):
        if match.start() > position:
            pieces.append((text[position : match.start()], not shielded))
        tag = match[0]
        if tag.startswith("</"):
            if shields:
                shielded -= shields.pop()
        elif tag.startswith("<"):
            shields.append(bool(_OPENS_SHIELD.match(tag)))
            shielded += shields[-1]
        pieces.append((tag, False))
        position = match.end()
    if position < len(text):
        pieces.append((text[position:], not shielded))
    return pieces


def lowercase(text: str) -> str:
    """The text in lower case, except protected parts."""
    if "<" not in text:
        return text.lower()
    return "".join(piece.lower() if free else piece for piece, free in _pieces(text))


def uppercase(text: str) -> str:
    """The text in capitals, except protected parts."""
    if "<" not in text:
        return text.upper()
    return "".join(piece.upper() if free else piece for piece, free in _pieces(text))


def capitalize_first(text: str) -> str:
    """The text with its first word capitalised if that is in lower case."""
    pieces = _pieces(text)
    for index, (piece, free) in enumerate(pieces):
        if free and piece.strip():
            words = _SPACE.split(piece)
            for number, word in enumerate(words):
                if word and not word.isspace():
                    if word == word.lower():
                        words[number] = _upper_first(word)
                    break
            pieces[index] = ("".join(words), free)
            return "".join(piece for piece, _ in pieces)
        if not free and piece[0] not in "<‘’“”\"'«» [(":
            break
        if not free and _OPENS_SHIELD.match(piece):
            break
    return text


def capitalize_all(text: str) -> str:
    """The text with all words in lower case capitalised."""
    result: list[str] = []
    glued = False  # the piece continues a word: l’amour, mother-in-law
    for piece, free in _pieces(text):
        if free:
            words = _SPACE.split(piece)
            for number, word in enumerate(words):
                if word and not word.isspace() and word == word.lower():
                    if glued and not number:
                        continue
                    words[number] = _upper_first(word)
            piece = "".join(words)
        glued = piece in ("’", "'")
        result.append(piece)
    return "".join(result)


def sentence(text: str) -> str:
    """The text in lower case, with its first word capitalised, or unchanged if it has a capital
    and the text is not in capitals throughout."""
    result: list[str] = []
    first = True
    pieces = _pieces(text)
    capitals = "".join([piece for piece, free in pieces if free])
    if capitals.isupper() and _SPACE.search(capitals.strip()):
        pieces = [(piece.lower() if free else piece, free) for piece, free in pieces]
    for piece, free in pieces:
        if free and piece.strip():
            words = _SPACE.split(piece)
            for number, word in enumerate(words):
                if not word or word.isspace():
                    continue
                words[number] = _upper_first(word) if first else word.lower()
                first = False
            piece = "".join(words)
        elif not free and piece.strip() and piece[0] == "<" and _OPENS_SHIELD.match(piece):
            first = False
        result.append(piece)
    return "".join(result)


# A document prints a title in its notes, in comparisons and in its list: 2,000 notes in Chicago
# style take 7% less time with the cache.
@lru_cache(maxsize=4096)
def title(text: str) -> str:
    """The text in English title case."""
    pieces = _pieces(text)
    result: list[str] = [piece for piece, _ in pieces]
    first, after_stop = True, False
    last_word: tuple[int, list[str], int] | None = None
    for index, (piece, free) in enumerate(pieces):
        if not free:
            if piece[0] == "<":
                if not piece.startswith("</") and _OPENS_SHIELD.match(piece):
                    last_word = None
            elif piece in "!?:":
                after_stop = True
                _raise_last(last_word, result)
            elif any(char.isalnum() for char in piece):
                first = after_stop = False
                last_word = None
            continue
        if not piece.strip():
            continue
        follower = pieces[index + 1][0] if index + 1 < len(pieces) else ""
        before = pieces[index - 1][0] if index else ""
        glued = before in ("'", "’") and index > 1 and not result[index - 2].endswith(" ")
        # The word starts before the markup, or inside it: "<span class="nocase">T</span>hing".
        glued = glued or (before[:1] == "<" and index > 1 and result[index - 2][-1:].isalnum())
        words = _SPACE.split(piece)
        for number, word in enumerate(words):
            if not word or word.isspace():
                continue
            if glued and not number:
                last_word = None
                continue
            low = word.lower()
            prefix = follower in _HYPHENS and number == len(words) - 1
            hyphenated = prefix and (not index or low == "e")
            rises = (len(word) > 1 and low not in STOP_WORDS) or first or after_stop or hyphenated
            rises = rises or (low == "like" and before in _HYPHENS and not number)  # a suffix
            if rises and word == low:
                words[number] = _upper_first(word)
            first = after_stop = False
            last_word = (index, words, number)
        result[index] = "".join(words)
    _raise_last(last_word, result)
    return "".join(result)


def _raise_last(last_word: tuple[int, list[str], int] | None, pieces: list[str]) -> None:
    """Capitalise the last word of a title or subtitle, given with its place in ``pieces``, if it
    is a stop word: "What Are We Waiting For: Essays" (CMOS 18, 8.160)."""
    if last_word is not None:
        index, words, number = last_word
        word = words[number]
        abbreviated = pieces[index + 1 : index + 2] == ["."] and word in _ABBREVIATED
        if len(word) > 1 and word in STOP_WORDS and not abbreviated:
            words[number] = _upper_first(word)
            pieces[index] = "".join(words)


CASES: dict[str, Callable[[str], str]] = {
    "lowercase": lowercase,
    "uppercase": uppercase,
    "capitalize-first": capitalize_first,
    "capitalize-all": capitalize_all,
    "sentence": sentence,
    "title": title,
}
"""Value of CSL's text-case attribute → function."""
