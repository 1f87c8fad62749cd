"""Splitting values with several names, and recognising values without any."""

from __future__ import annotations

import ast
import re

from ris2cite.items.name import read_name
from ris2cite.items.name_words import DEGREES, KIN, SUFFIXES
from ris2cite.items.organisations import has_word_of_organisations, names_an_organisation
from ris2cite.items.particles import PARTICLES
from ris2cite.ris.values.name_tables import ANONYMOUS, CHINESE_FAMILIES, ET_AL, REGISTRIES
from ris2cite.text.pattern import Pattern

_SEVERAL = Pattern(r"\s*;\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_INITIALS_FIRST = Pattern(
    r"(?:[A-Z]{1,3}\s|(?:[A-Z]\.[\s-]*){1,4})\s*[^\W\d_][^\s.,\d]+(?:\s[^\W\d_][^\s.,\d]+)?"
)
_INITIALS_LAST = Pattern(
    r"(?:(?:van|de|den|der|von|del|da|dos|la|le|ten|ter|di|el)\s){0,3}"
    r"[^\W\d_][^\s.,\d]+(?:\s[^\W\d_][^\s.,\d]+)?\s[A-Z]{1,4}"
)
_ONE_PAIR = r"(?:(?:and|&)\s+)?([^\W\d_][^,;.]+,\s*(?:[^\W\d_]\.[\s-]*){1,4})(?:,\s*|(?=and\s|&)|$)"
_PAIR = Pattern(_ONE_PAIR)
_PAIRS = Pattern(f"(?:{_ONE_PAIR}){{2,}}")
_BAR = Pattern(r"\s+[|/]\s+")
_SEMICOLON = Pattern(r"\s*[;；؛]\s*(?:and\s+|&\s*)?|\s*、\s*")
_EAST_ASIAN = Pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ANY_COMMA = Pattern(r"\s*[,，、]\s*")
_LAST_AND = Pattern(r",?\s+(?:and|&|und|et|y|e)\s+(?=[^,]+\Z)")
_CAPITAL = "[A-ZÀ-ÞĆČĎĐĘĞİŁŃŇŐŘŚŞŠŤŮŹŻŽ]"
_PLAIN_WORD = Pattern(
    rf"{_CAPITAL}[^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:['’‐-][^\W\d_]+)*|{_CAPITAL}['’][^\W\d_]+"
    rf"|[AE]L-{_CAPITAL}[a-zß-ÿ]+"
)
_NAMES_TOO = frozenset("raad church bank".split())
"""Words of organisations that are given or family names, too."""

_INITIAL = Pattern(r"[A-ZÀ-Þ]\.?(?:-?[A-ZÀ-Þ]\.?)?")


def split_names(text: str) -> list[str]:
    """The names in a value.

    Semicolons always separate names. ``and`` and ``&`` separate names if each part has a
    comma or initials, unlike ``Ministry of Food and Health``. Commas separate names if
    each part has a family name and initials (``A Abe, B Bo``; ``Abe A, Bo B``;
    ``Abe, A., Bo, B.``), or if there are three or more full names.
    """
    if text.startswith("[") and "'" in text + '"':
        listed = _printed_list(text)
        if listed:
            return listed
    if " | " in text or " / " in text:
        parts = _BAR.split(text)
        if all("," in part for part in parts):
            return [name for part in parts for name in split_names(part)]
    # The class takes 4 ms to compile, which a file of European names does without.
    if max(text, default="") > "\u303f" and _EAST_ASIAN.search(text):
        return _split_east_asian(text)
    if ";" in text or (not text.isascii() and _SEMICOLON.search(text)):
        parts = [part for part in _SEMICOLON.split(text.strip(" ;；、؛")) if part]
        return [name for part in parts for name in split_names(part)] if len(parts) > 1 else parts
    if "," in text:
        parts = _split_at_commas(text)
        if parts:
            return parts
    if " and " not in text and "&" not in text:
        return [text]
    parts = [part for part in _SEVERAL.split(text.strip()) if part]
    if len(parts) > 1 and all(
        0 < part.strip(", ").count(",") < 3 or is_et_al(part) or _is_person(part) for part in parts
    ):
        return [part.strip() for part in parts]
    return parts if len(parts) > 1 and all(map(is_plain_name, parts)) else [text]


def _is_person(text: str) -> bool:
    """Whether a text without a comma is a person, as initials show."""
    return "," not in text and "literal" not in read_name(text)


def _split_at_commas(text: str) -> list[str]:
    """The names separated by commas, or [] if the commas are inside names."""
    head, _, tail = text.partition(",")
    if "," in tail or " " in head:  # whole names, which are two words or more
        whole = [part.strip() for part in _LAST_AND.sub(", ", text).split(",")]
        if len(whole) > 2 and all(map(is_plain_name, whole)):
            return whole
    if "," not in tail and (" " not in head or not (head[1:2] in " ." or head[-1].isupper())):
        return []
    if _PAIRS.fullmatch(text):
        return [match[1].strip() for match in _PAIR.finditer(text)]
    parts = [part.strip() for part in text.split(",")]
    if len(parts) > 3 and len(parts) % 2 == 0 and _are_names_in_pairs(parts):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    for pattern in (_INITIALS_FIRST, _INITIALS_LAST):
        if all(pattern.fullmatch(part) for part in parts):
            return parts
    if names_an_organisation(parts[0]) and all(map(_INITIALS_LAST.fullmatch, parts[1:])):
        return parts  # American College of Tea, Vale N, Moss KA
    return []


_MOST_IN_PAIRS = 12
"""Longer lists of single words are family names alone."""


def _are_names_in_pairs(parts: list[str]) -> bool:
    """Whether the parts are single words that are family and given names in turn."""
    return (
        len(parts) <= _MOST_IN_PAIRS
        and all(_PLAIN_WORD.fullmatch(part) for part in parts)
        and SUFFIXES.isdisjoint(part.casefold() for part in parts)
        and not names_an_organisation(" ".join(parts))
    )


def _has_middle_initial(words: list[str]) -> bool:
    """Whether a name of organisations is in that of a person: ``Raad S. Vale``, ``Ann B. Bank``."""
    names = {words[0].casefold(), words[-1].casefold()}
    return len(words) == 3 and not names.isdisjoint(_NAMES_TOO) and words[1][1:] == "."


def is_plain_name(text: str) -> bool:
    """Whether the text is two to four capitalised words that do not occur in organisations.

    Particles may stand before the words and between them.
    """
    words = text.split()
    if not 2 <= len(words) <= 6 or has_word_of_organisations(words):
        return False
    if names_an_organisation(text) and not _has_middle_initial(words):
        return False
    if words[-1].rstrip(".").casefold() in (SUFFIXES | DEGREES) - KIN:
        return False
    core = [word for word in words if word not in PARTICLES and word not in ("e", "y")]
    if not 2 <= len(core) <= 4 or core[-1] != words[-1]:
        return False
    return all(_PLAIN_WORD.fullmatch(word) for word in (core[0], core[-1])) and all(
        _PLAIN_WORD.fullmatch(word) or _INITIAL.fullmatch(word) for word in core[1:-1]
    )


def _printed_list(text: str) -> list[str]:
    """The strings of a list in Python's notation, or [] for other text."""
    try:
        found = ast.literal_eval(text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return []
    texts = isinstance(found, list) and all(isinstance(one, str) for one in found)
    return [one.strip() for one in found if one.strip()] if texts else []


def _split_east_asian(text: str) -> list[str]:
    """Names in Han, Kana or Hangul, with any separator.

    A single comma may separate family and given name, if the first part is too short for a
    full name.
    """
    parts = [part for part in _SEMICOLON.split(text.strip(" ;；、")) if part]
    if len(parts) > 1:
        return [name for part in parts for name in _split_east_asian(part)]
    parts = [part for part in _ANY_COMMA.split(text.strip(" ,，")) if part]
    if len(parts) < 2 or not all(map(_EAST_ASIAN.search, parts)):
        return [text]
    whole = len(parts[0]) > 2 or all(
        " " in part or (len(part) > 1 and part[0] in CHINESE_FAMILIES) for part in parts
    )
    return parts if len(parts) > 2 or whole or "，" in text else [text]


def is_et_al(text: str) -> bool:
    """Whether the text means “and others”."""
    bare = text.strip(" ,;&[]()").casefold()
    return bare.rstrip(".") in ET_AL or (bare != "" and not bare.strip(".… "))


def is_anonymous(text: str) -> bool:
    """Whether the text means “anonymous”."""
    bare = text.strip(" ,;[]()-–—?*_")
    return not bare or bare.strip(".").casefold() in ANONYMOUS


_REGISTRATION = Pattern(
    r"(?:" + "|".join(sorted(REGISTRIES, key=len, reverse=True)) + r")[-/: ]*[\w/.-]*\d[\w/.-]*",
    re.IGNORECASE,
)
_REGISTRY_STARTS = frozenset(name[:2] for name in REGISTRIES)


def is_registration(text: str) -> bool:
    """Whether the text is the number of a clinical trial in a registry, or its letters."""
    if text[:2].casefold() not in _REGISTRY_STARTS:
        return False
    bare = text.strip(" ,;[]().")
    if any(map(str.isdigit, bare)):
        return _REGISTRATION.fullmatch(bare) is not None
    family, comma, given = bare.casefold().partition(",")
    given = given.strip()
    if family in REGISTRIES:  # “EUCTR, FI”, “JPRN, UMIN”
        return not comma or len(given) == 2 or given in REGISTRIES
    return comma != "" and family + given in REGISTRIES
