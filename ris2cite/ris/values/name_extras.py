"""Additions to names by catalogues and databases: relators, years, brackets, degrees,
capitals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ris2cite.items.name import read_plain_name, write_name
from ris2cite.items.name_case import with_small_letters
from ris2cite.items.name_words import DEGREES, SUFFIXES
from ris2cite.items.organisations import names_an_organisation
from ris2cite.ris.values.name_split import is_plain_name
from ris2cite.text.pattern import Pattern

ROLES: dict[str, str] = {
    word: role
    for role, words in {
        "author": "author aut verfasser verfasserin auteur autor autora forfatter auctor "
        "creator joint&author",
        "editor": "editor ed eds edited&by herausgeber herausgeberin hrsg éditeur directeur "
        "redaktor red editor&literario",
        "translator": "translator trans transl trl übersetzer übersetzerin traducteur traductor "
        "traduttore",
        "illustrator": "illustrator ill illus illustrateur ilustrador",
        "compiler": "compiler comp",
        "contributor": "contributor ctb beiträger writer&of&foreword writer&of&introduction",
        "director": "director film&director regisseur réalisateur",
        "composer": "composer komponist",
        "narrator": "narrator",
        "interviewer": "interviewer",
        "interviewee": "interviewee",
        "organizer": "organizer",
    }.items()
    for word in (text.replace("&", " ") for text in words.split())
}
"""Relator after a name in library catalogues → CSL name variable."""
_LAST_WORDS_OF_ROLES = frozenset(role.rpartition(" ")[2] for role in ROLES)

_RELATOR = Pattern(
    r"(?:,\s*|(?<=\d-|\d\d)\s+|\s*[(\[])("
    + "|".join(map(re.escape, sorted(ROLES, key=len, reverse=True)))
    + r")\.?[)\]]?\.?\s*\Z",
    re.IGNORECASE,
)
_EDITOR_BEHIND = Pattern(r"(?<=[^\W\d_]|\.)\s+(eds?)\.?\Z")
"""``Roe, Ann ed``, as EconLit has it; with a capital it would be a given name."""
_BRACKETS = Pattern(r"\s*[(\[][^()\[\]]*[)\]]?(?=\s*(?:,|\Z))")
_DEGREES = Pattern(
    r"(?<=[^\W\d_]{2})[,\s]+((?:(?:M\.?D|Ph\.?\s?D|M\.?Sc|B\.?Sc|M\.?B\.?A|M\.?P\.?H|R\.?N|D\.?D\.?S|"
    r"D\.?V\.?M|J\.?D|D\.?\s?Phil|FRCS|MRCP|FACS|D\.?Sc|Ed\.?D|Psy\.?D|Pharm\.?D|Dr\.?(?:\s?med|"
    r"\s?rer\.?\s?nat)?|Prof(?:essor)?)\.?[,\s]*)+)\Z"
)
_DEGREES_AFTER_COMMA = Pattern(
    r"(?:,\s*(?:MS|MA|BA|BS|CPH|M\.?Ed|RPh|PT|LLM|LLB|MSN|BSN|MLI?S|MSW|FRCP|FRCPC|MB|MBBS|MBChB|Ph\.?D|M\.?D|"
    r"M\.?Sc|B\.?Sc|MPH|MBA|RN|DDS|DVM|JD|EdD|PsyD|PharmD)\.?)+\Z"
)
_SHORTEST_WITH_TITLE = len("Dr A")
_HONORIFIC = Pattern(r"(?<=,)\s*(?:Dr|Prof|Professor|Sir|Mr|Mrs|Ms)\.?\s+(?=[A-Z])")
_TITLES = Pattern(r"(?:(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms)\b\.?\s+)+(?=[^\W\d_a-z])")
_ADDRESS = Pattern(r"[,\s]*[<(\[]?[^\s<>()\[\],@]+@[^\s<>()\[\],@]+[>)\]]?")
_FIGURES = Pattern(r"(?<=[^\W\d_])[*†‡§¶\s]*\d{1,2}(?:\s*,\s*\d{1,2})*\Z")
_KEPT_STOPS = frozenset(
    "alex benj chas chr dan edw eliz fred geo gust herm jac joh jos mich phil rich robt sam theo "
    "thos wilh wm jnr snr esq inc ltd corp dept univ assoc".split()
)
"""Abbreviations of three or more letters in names."""
_FINAL_STOP = Pattern(r"([^\W\d_]{3,})\.\Z")
_RUN_AFTER_NAME = Pattern(r"([A-Z][^\W\d_]*[a-zà-ÿ][\w' -]*) ([A-Z]{2,3})")
_INITIALS_AND_NAME = Pattern(r"((?:[A-Z]\.\s?){1,3}[A-Z]?)\s*,\s*([A-Z][a-zà-ÿ]{2,})")
_INITIALS_IN_FAMILY = Pattern(
    r"((?:[A-Z]\.\s?){1,3})([A-Z][a-zà-ÿ]{2,}(?:[-'’][^\W\d_]+)*)\s*,\s*([A-Z][a-zà-ÿ]{2,})"
)
_INITIAL_BEFORE = Pattern(r"(?<![^\W\d_])([A-Z])(?=[A-Z][a-zà-ÿ]{2})")
_INITIAL_BEHIND = Pattern(r"(?<=[a-zà-ÿ]{2})([A-Z])(?![\w.'’])")
_SECOND_CAPITAL = Pattern(r"(?<!\w)([^\W\d_a-zA-ZÓ])([A-Z])(?=[^\W\d_A-Z])")
"""Programs that see only ASCII letters capitalise the second letter of ``Ågren``; not of
``Ó``, which is a word of its own in Irish names."""


class Extras(NamedTuple):
    """A name without additions, the role given by a relator, or "", and whether the relator
    is plural: it is that of the names before, too."""

    name: str
    role: str
    of_all: bool


@lru_cache(maxsize=4096)
def without_extras(text: str) -> Extras:
    """The name without relator, brackets, degrees and a final full stop.

    Cached, because the same people recur in a bibliography.
    """
    role = ""
    if text[:3].casefold() in ("by ", "by:"):
        text = text[3:].lstrip()
    of_all = False
    match = None
    if _may_end_in_role(text):
        match = _RELATOR.search(text) or ("," in text and _EDITOR_BEHIND.search(text)) or None
    if match and match.start() and _is_relator(text[: match.start()], match):
        word = match[1].casefold()
        text, role, of_all = text[: match.start()], ROLES[word], word == "eds"
    if "(" in text or "[" in text:
        text = _without_brackets(text)
    text = text.rstrip(" ,;") if role else text
    text = _without_marks(_without_titles(text))
    if not text.isascii():
        text = _SECOND_CAPITAL.sub(_with_small_second, text)
    if "," in text:
        if text[1:2] == ".":
            text = _with_initials_last(text)
        person = _with_initials_apart(with_small_letters(_without_degrees(text)))
        family, _, given = text.partition(",")
        body = text if " " in family else given  # Church, R. is a person
        if person != text and not names_an_organisation(body):
            text = person
    return Extras(_without_final_stop(text) if text[-1:] == "." else text, role, of_all)


def _with_small_second(match: re.Match[str]) -> str:
    """``ÅG`` → ``Åg``; unchanged if the first letter has no case."""
    return match[1] + match[2].lower() if match[1].isupper() else match[0]


def _without_titles(text: str) -> str:
    """A name without ``Prof.``, ``Dr.`` and the like in front, which only a person has."""
    match = _TITLES.match(text) if text[:1] in "PDM" else None
    if match is None or names_an_organisation(text):
        return text
    rest = text[match.end() :]
    if "," in rest:
        return rest
    return write_name(read_plain_name(rest)) if is_plain_name(rest) else text


def _without_marks(text: str) -> str:
    """A name without an e-mail address and footnote marks after it."""
    if "@" in text:
        text = _ADDRESS.sub("", text)
    if text[-1:] in "*†‡§¶":
        text = text.rstrip("*†‡§¶ ")
    if text[-1:].isdigit() and "," in text and not names_an_organisation(text):
        text = _FIGURES.sub("", text)
    return text


def _may_end_in_role(text: str) -> bool:
    """Whether the last word is one of a relator's: asked of every name, and mostly false."""
    last = text.rstrip(".)] ").replace(",", " ").rpartition(" ")[2]
    return last.casefold() in _LAST_WORDS_OF_ROLES or "(" in text or "[" in text


def _without_degrees(text: str) -> str:
    """A person without a title before the given name, and degrees after it."""
    given = text.partition(",")[2].strip()
    if given.isalpha() or len(given) < _SHORTEST_WITH_TITLE:
        return text
    text = _HONORIFIC.sub(" ", text)
    family, comma, given = text.partition(",")
    for degrees in (_DEGREES_AFTER_COMMA, _DEGREES):
        match = degrees.search(given)
        if match and match.start() and not _is_only_initials(given[: match.start()]):
            given = given[: match.start()]
    return f"{family}{comma}{given}"


def _is_relator(before: str, match: re.Match[str]) -> bool:
    """Whether the word is a relator (``Smith, J., ed.``), not a given name
    (``Smith, Ed.``)."""
    return "," in before or match[0].lstrip()[0] in "([" or len(match[1]) > 5


def _without_brackets(text: str) -> str:
    """The name of a person without bracketed fuller forms, affiliations or birth names.

    Names of organisations keep brackets: ``Centers for Disease Control (CDC)``.
    """
    bare = _BRACKETS.sub("", text)
    if not bare.strip(" ,") or names_an_organisation(bare) or "," not in bare:
        return text
    return bare


def _is_only_initials(text: str) -> bool:
    return all(len(word.strip(".")) < 2 for word in text.split())


def _without_final_stop(text: str) -> str:
    match = _FINAL_STOP.search(text)
    if match is None or match[1].casefold() in _KEPT_STOPS or match[1].casefold() in SUFFIXES:
        return text
    if match[1].casefold() in DEGREES or match[1].isupper():
        return text
    return text[:-1]


def _with_initials_last(text: str) -> str:
    """``B.K, Dovie`` → ``Dovie, B.K``: a family name of initials alone is the given name.

    ``N. Rao, Ajay`` → ``Rao, Ajay N.``: Ajay N. Rao, divided at the first space.
    """
    match = _INITIALS_AND_NAME.fullmatch(text)
    if match:
        return f"{match[2]}, {match[1]}"
    match = _INITIALS_IN_FAMILY.fullmatch(text)
    return f"{match[2]}, {match[3]} {match[1].strip()}" if match else text


def with_glued_initials_apart(given: str) -> str:
    """``MEmre`` → ``M. Emre``, ``JorgeS`` → ``Jorge S.``: an initial without its space."""
    return _INITIAL_BEHIND.sub(r" \1.", _INITIAL_BEFORE.sub(r"\1. ", given))


def _with_initials_apart(text: str) -> str:
    """``Roe, Roger BJ`` → ``Roe, Roger B. J.``: initials after a full given name."""
    family, comma, given = text.partition(",")
    if given.istitle():  # no capital follows a letter
        return text
    if _INITIAL_BEFORE.search(given) or _INITIAL_BEHIND.search(given):
        return f"{family}{comma}{with_glued_initials_apart(given)}"
    match = _RUN_AFTER_NAME.fullmatch(given.strip())
    if match is None or match[2] in ("II", "III", "IV", "JR", "SR", "MD", "RN", "JD", "MA"):
        return text
    return f"{family}{comma} {match[1]} {' '.join(f'{letter}.' for letter in match[2])}"
