"""Initials of given names (CSL 1.0.2, "initialize-with" and "initialize-with-hyphen")."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from ris2cite.text.pattern import Pattern

LATIN = Pattern(
    r"[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u0590-\u05d4"
    r"\u05d6-\u05ff\u1e00-\u1fff\u0600-\u06ff]"
)
"""A letter of a script in which names have spaces and initials."""

EAST_ASIAN = Pattern(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""A character of Chinese, Japanese or Korean, in which names have no spaces."""

LONGEST_NAME = 1000
"""Longer names are not parsed."""

_PIECES = Pattern(r"([-\s]*</?(?:i|sc|b|sub|sup|span[^>]*)>[-\s]*|[-\s]+)")
_INITIAL = Pattern(
    r"^([A-Z\u0e01-\u0e5b\u00c0-\u024f\u0400-\u042f\u0531-\u0556\u0590-\u05d4\u05d6-\u05ff"
    r"\u0600-\u06ff\u0370\u0372\u0376\u0386\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7"
    r"\u03fd-\u03ff\u1e00-\u1eff])"
    r"([a-zA-Z\u0e01-\u0e5b\u00c0-\u024f\u0400-\u052f\u0561-\u0587\u0600-\u06ff\u0370-\u03ff"
    r"\u1e00-\u1fff]*|)"
    r"(\.)*"
)
_LETTER = Pattern(
    r"^[&a-zA-Z\u0e01-\u0e5b\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u0590-\u05d4"
    r"\u05d6-\u05ff\u1e00-\u1fff\u0600-\u06ff]"
)
_TRAILING = Pattern(r"[\s\ufeff\u00a0]+\Z")
_HYPHEN = Pattern(r"\s*-\s*")
_DROPPED_HYPHEN = Pattern(r"(?:(?<=\s)|^)([a-z][^\s-]*-)|-(?![a-z])")  # not that of al-Rahman
_BLANKS = Pattern(r"[\t\n\v\f\r ]+")
_GLUED_DOT = Pattern(r"\.(?=[^ –])")
_TAGS = Pattern(r"^(?:<[^>]+>)*")


def starts_east_asian(text: str) -> bool:
    """Whether a text starts with a Chinese, Japanese or Korean character."""
    # To compile the pattern takes 4 ms, of which texts in ASCII have no need.
    return not text.isascii() and EAST_ASIAN.match(text) is not None


@lru_cache(maxsize=65536)
def initials(given: str, terminator: str, hyphens: bool, normalize_only: bool) -> str:
    """A given name as initials, or with only its existing initials normalised.

    ``terminator`` is CSL's initialize-with, ``hyphens`` its initialize-with-hyphen.
    "John Ronald" → "J. R."; "Jean-Luc" → "J.-L."; "Ph. M." keeps "Ph.".
    """
    if not given or given in ("Lord", "Lady") or len(given) > LONGEST_NAME:
        return given
    if not _LETTER.match(_TAGS.sub("", given)):
        return given
    if not given.isascii():
        given = normalize("NFC", given).replace("\u2010", "-").replace("\u2011", "-")
    if not hyphens:
        # A lower-case part after a hyphen does not get an initial: Xiao-ming.
        given = _DROPPED_HYPHEN.sub(lambda match: match[1] or " ", given)
    given = _BLANKS.sub(" ", _HYPHEN.sub("-", given))
    given = re.sub(r"-(?=[a-z])", "–", given)
    given = _GLUED_DOT.sub(". ", given)
    pieces = _PIECES.split(given)
    if len(pieces) == 1:
        tail = re.search(r"[^.]+\Z", given)
        if tail and len(tail[0]) == 1 and tail[0] != tail[0].lower():
            pieces[0] += "."
    text = _normalized(pieces, terminator) if normalize_only else _initialized(pieces, terminator)
    text = _BLANKS.sub(" ", _HYPHEN.sub("-", _TRAILING.sub("", text))).lstrip()
    return re.sub(r"–(?=[a-z])", "-", text)


def _with_tags(separator: str, text: str) -> str:
    """``text`` in place of a separator, keeping the markup in the separator."""
    tags = "".join(re.findall(r"-*<[^>]+>-*", separator))
    if not tags:
        return text
    stripped = text.rstrip()
    return stripped + tags + text[len(stripped) :]


def _initialized(pieces: list[str], terminator: str) -> str:
    last = len(pieces) - 1
    for index in range(0, len(pieces), 2):
        word = pieces[index]
        if not word:
            continue
        match = _INITIAL.match(word)
        if match is None or match[1] != match[1].upper():
            if LATIN.search(word) and (match is None or not match[3]):
                pieces[index] = " " + word
            continue
        first, rest = match[1], match[2]
        if rest and match[3]:
            first, rest = first + rest, ""
        extra = ""
        if rest:
            capitals = re.match(r"[^a-z\u00df-\u00f6\u00f8-\u00ff]*", rest)
            run = ""
            for char in rest:
                if char != char.upper():
                    break
                run += char
            if capitals is not None and len(run) < len(rest):
                extra = run.lower()
        pieces[index] = first + extra
        if index == last:
            pieces[index] += terminator
        elif "-" in pieces[index + 1]:
            separator = pieces[index + 1].replace("-", "", 1)
            pieces[index + 1] = _with_tags(separator, terminator) + "-"
        else:
            pieces[index + 1] = _with_tags(pieces[index + 1], terminator)
    return "".join(pieces)


def _normalized(pieces: list[str], terminator: str) -> str:
    short: list[bool] = []
    for index, piece in enumerate(pieces):
        bare = _TAGS.sub("", piece)
        if len(bare) > 1 and bare.endswith("."):
            pieces[index] = re.sub(r"^(.*)\.(.*)$", r"\1\2", piece)
            short.append(True)
        else:
            short.append(len(piece) == 1 and piece.upper() == piece)
    last = len(pieces) - 1
    for index in range(0, len(pieces), 2):
        if not short[index]:
            continue
        if index < last - 1:
            separator = "".join(re.findall(r"<[^>]+>", pieces[index + 1])) or pieces[index + 1]
            if not short[index + 2]:
                separator += " "
            if len(pieces[index + 2]) > 1:
                pieces[index + 1] = terminator.removesuffix("\ufeff") + separator
            elif "-" in separator:
                pieces[index + 1] = terminator.rstrip() + "-"
            else:
                pieces[index + 1] = _with_tags(separator, terminator)
        elif index == last:
            pieces[index] += terminator
    return "".join(pieces)
