"""Names as text → CSL-JSON names, and back.

``items.particles`` splits particles off family and given names.
"""

from __future__ import annotations

import re

from ris2cite.items.name_words import (
    DEGREES,
    KIN,
    LEADING_SUFFIXES,
    NOT_IN_FAMILY_NAMES,
    NOT_INITIALS,
    SUFFIXES,
)
from ris2cite.items.organisations import (
    FIRM_ENDINGS,
    JURISDICTIONS,
    LAST_WORDS_OF_BODIES,
    names_an_organisation,
    without_accents,
)
from ris2cite.items.particles import DUTCH, PARTICLES, split_family, split_given, with_particle
from ris2cite.model import Name
from ris2cite.text.pattern import Pattern

LONGEST_NAME = 500
"""Longer texts are not parsed as names."""

_FIRST_INITIALS = Pattern(
    r"((?:[^\W\d_]\.(?:\s*-\s*|\s*))+(?:(?:Y[aeu]|Zh|Kh|Sh|Ch)\.\s*)?|[A-Z]{2}\s|(?:[A-Z]\s){1,3})"
    r"\s*([^\W\d_][^.,;:()]*)"
)
_LAST_INITIALS = Pattern(
    r"(.*[^\W\d_]{2}.*?)\s+((?:[^\W\d_]\.(?:\s*-?\s*))+|[A-Z](?:[- ]?[A-Z]){0,3})"
)
_INITIALS_WITHIN = Pattern(
    r"([A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)?\s+(?:[A-ZÀ-Þ]\.[\s-]*){1,3}(?:[A-Z]\s)?)([^\W\d_][^.,;:()\d]*)"
)
_SPACED_HAN = Pattern(r"([\u3400-\u9fff]{1,2})[ \u3000]+([\u3400-\u9fff]{1,2})")
"""A family and a given name, as databases align them: ``熊 玮``."""
_LAST_SUFFIX = Pattern(r"(.*\w\.?)\s+(Jr\.?|Sr\.?|II|III|IV)")
_GIVEN_SUFFIX = Pattern(r"(.+?)[\s,]+(Jr\.?|Sr\.?|II|III|2nd|3rd)", re.IGNORECASE)
_FAMILY_SUFFIX = Pattern(r"(.+?)\s+(Jr\.?|Sr\.?|I{2,3}|IV|2nd|3rd)", re.IGNORECASE)

_SMALL_AFTER_APOSTROPHE = Pattern(r"[OD]['’][a-z]{3}")
"""Scopus writes ``O'grady``."""

_LEADING_PARTICLES = frozenset(
    "da de del della den der des di dos du el la san ten ter van von".split()
)
"""Particles that start a family name even if capitalised, and are not names themselves."""


_WITHIN = (" of ", " de ", " da ", " do ", " for ", " del ", " für ", " della ")


def read_name(text: str) -> Name:
    """A name as a CSL-JSON object.

    With a comma, it has family name, given name and suffix, in any of the three orders in
    use. Without one, or with only a trailing one, it is ``literal``, unless initials, or a
    space in a Han name, show that it is a person.
    """
    family, comma, given = text.partition(",")
    if not comma:
        return _without_comma(text)
    if given.startswith(","):  # EndNote marks organisations by “Name,, Part”
        return {"literal": f"{family.strip()}, {given.strip(' ,')}".rstrip(", ")}
    given = given.strip()
    family = family.strip()
    if not given or not family:
        return {"literal": (family or given).strip(" ,")}
    if " " in given and "," not in given and family.rstrip(".").casefold() in LEADING_SUFFIXES:
        first, _, last = given.rpartition(" ")
        return _assemble(last, first, family)
    if _is_body(family, given) or _is_of_country(family, given):
        return {"literal": f"{family}, {given}"}
    if _is_inverted_body(family, given):
        return {"literal": f"{given} {family}"}
    if family.isupper() and given.count(" ") > 1 and _is_acronym_of_body(family, given):
        return {"literal": f"{given} ({family})"}
    suffix = ""
    if "," in given:
        given, suffix = _three_parts([part.strip() for part in given.split(",")])
    elif given.rstrip(".").casefold() in FIRM_ENDINGS:
        return {"literal": f"{family}, {given}"}
    elif given.rstrip(".").casefold() in SUFFIXES and len(given) > 2:
        given, suffix = "", given
    if not suffix:
        family, given, suffix = inner_suffix(family, given)
    return _assemble(family, given, suffix)


def read_names(text: str) -> list[Name]:
    """The names in one text: between semicolons, or between “and” where all are inverted."""
    parts = text.split(";")
    if len(parts) == 1 and all("," in part for part in text.split(" and ")):
        parts = text.split(" and ")
    return [read_name(part.strip()) for part in parts if part.strip(" ,")]


def _is_body(family: str, given: str) -> bool:
    """Whether the part before the comma is an organisation: two or more words, one of which
    occurs only in such names."""
    words = [word for word in family.split() if word not in PARTICLES]
    if len(words) < 2 or len(given) < 3 or not names_an_organisation(family):
        return False
    return not all(len(word.strip(".")) < 2 for word in given.split())


def _is_of_country(family: str, given: str) -> bool:
    """Whether a ministry stands after its country: ``Brasil, Ministério da Saúde``."""
    return (
        " " in given and without_accents(family) in JURISDICTIONS and names_an_organisation(given)
    )


def _is_inverted_body(family: str, given: str) -> bool:
    """Whether a program took the last word of an organisation for a family name:
    ``Organization, World Health``; ``Catarina, Universidade Federal de Santa``."""
    if " " in family or family.isupper() or "," in given or " " not in given or "." in given:
        return False
    if family.casefold() in LAST_WORDS_OF_BODIES:
        return True
    return given.count(" ") > 1 and any(map(given.count, _WITHIN)) and names_an_organisation(given)


def _is_acronym_of_body(acronym: str, name: str) -> bool:
    """Whether an organisation stands after its acronym: ``FAO, Food and Agriculture …``."""
    return 2 <= len(acronym) <= 8 and acronym[0] == name[0].upper() and names_an_organisation(name)


def _three_parts(parts: list[str]) -> tuple[str, str]:
    """Given name and suffix, from the parts after the family name."""
    parts = [part for part in parts if part]
    if len(parts) == 2 and (parts[1] == "I" or (parts[1] == "V" and parts[0][-1] == ".")):
        return " ".join(parts), ""  # initials that the Web of Science takes for numerals
    if len(parts) < 2:
        return (parts[0] if parts else ""), ""
    if parts[0].rstrip(".").casefold() in SUFFIXES:
        return ", ".join(parts[1:]), parts[0]
    if all(_is_suffix(part) for part in parts[1:]):
        return parts[0], ", ".join(parts[1:])
    return ", ".join(parts), ""


def _is_suffix(text: str) -> bool:
    """Whether the third part of a name is a suffix or a degree."""
    if 1 < len(text) <= 5 and " " not in text:
        return True
    word = text.replace(".", "").casefold()
    return word in SUFFIXES or word in DEGREES


def inner_suffix(family: str, given: str) -> tuple[str, str, str]:
    """Family name, given name and suffix, after removing a suffix from either name."""
    last = given[-1:]
    if last in "rRIdD.":
        match = _GIVEN_SUFFIX.fullmatch(given)
        if match:
            return family, match[1], match[2]
    if " " in family:
        match = _FAMILY_SUFFIX.fullmatch(family)
        if match:
            return match[1], given, match[2]
    return family, given, ""


def _assemble(family: str, given: str, suffix: str) -> Name:
    """The name as a CSL-JSON object, with its particles split off."""
    if " " in given:
        family, given = with_particle(family, given)
    if _SMALL_AFTER_APOSTROPHE.match(family):
        family = family[:2] + family[2].upper() + family[3:]
    name: Name = {"family": family}
    particle, rest = split_family(family)
    # A space after an apostrophe (de' Medici) must stay with the family name.
    if particle and not particle.endswith(" "):
        name["family"] = rest
        name["non-dropping-particle"] = particle
    if given:
        given, after = split_given(given)
        if after in DUTCH and "non-dropping-particle" not in name:
            name["non-dropping-particle"] = after
        elif after:
            name["dropping-particle"] = after
        name["given"] = given
    if suffix:
        name["suffix"] = suffix
    return name


def _without_comma(text: str) -> Name:
    """``J. A. Smith`` and ``Smith JA`` are persons; everything else is literal."""
    text = text.strip(" ,;")
    if len(text) > LONGEST_NAME:
        return {"literal": text}
    if not text.isascii():
        spaced = _SPACED_HAN.fullmatch(text)
        if spaced:
            return {"family": spaced[1], "given": spaced[2]}
    suffix = _LAST_SUFFIX.fullmatch(text) if text[-1:] in "r.IV" else None
    if suffix:
        name = _with_suffix(suffix[1], suffix[2])
        if name is not None:
            return name
    match = _FIRST_INITIALS.fullmatch(text)
    if match and match[1].strip() not in NOT_INITIALS and _is_family(match[2]):
        return _assemble(match[2].strip(), match[1].strip(), "")
    last = text[-1:]
    match = _LAST_INITIALS.fullmatch(text) if last.isupper() or not last.isalnum() else None
    if match and match[2] not in NOT_INITIALS and _is_family(match[1]):
        return _assemble(match[1].strip(), match[2].strip(), "")
    match = _INITIALS_WITHIN.fullmatch(text) if "." in text else None
    if match and not names_an_organisation(text) and _is_family(match[2]):
        return _assemble(match[2].strip(), match[1].strip(), "")
    return {"literal": text}


def _with_suffix(text: str, suffix: str) -> Name | None:
    """A person before a suffix: one with initials, or before ``Jr.`` and ``Sr.`` in words."""
    name = _without_comma(text)
    if "literal" in name:
        words = text.split()
        capitalised = all(word[0].isupper() or word in PARTICLES for word in words)
        if (
            suffix[0] == "I"
            or not (1 < len(words) < 5 and capitalised)
            or names_an_organisation(text)
        ):
            return None
        name = read_plain_name(text)
    name["suffix"] = suffix
    return name


def read_plain_name(text: str) -> Name:
    """A person's name in natural order: ``Justin Roe``, ``Anke de Vries``."""
    words = text.split()
    start = len(words) - 1
    if start > 1 and words[start].casefold() in KIN:
        start -= 1  # Carvalho Filho
    if start > 2 and words[start - 1] in ("e", "y"):
        start -= 2  # Veloso e Silva, Cal y Mayor
    while start > 1 and (
        words[start - 1] in PARTICLES or words[start - 1].casefold() in _LEADING_PARTICLES
    ):
        start -= 1
    return _assemble(" ".join(words[start:]), " ".join(words[:start]), "")


def read_family_first(text: str) -> Name:
    """A person's name with the family name first, but without a comma: ``Roe Justin``."""
    words = text.split()
    start = 0
    while start < len(words) - 2 and words[start].casefold() in _LEADING_PARTICLES:
        start += 1
    return _assemble(" ".join(words[: start + 1]), " ".join(words[start + 1 :]), "")


def _is_family(text: str) -> bool:
    """Whether the text can be a family name: few words, capitalised except for particles."""
    words = text.split()
    core = [word for word in words if word not in PARTICLES]
    return (
        0 < len(core) <= 2
        and not any(map(str.isdigit, text))
        and not text.isupper()
        and all(word[0].isupper() or "'" in word[:2] or "-" in word for word in core)
        and not any(word.casefold().strip(".,") in NOT_IN_FAMILY_NAMES for word in core)
    )


def write_name(name: Name) -> str:
    """The name as ``Family, Given, Suffix``, or the literal name of an organisation."""
    literal = name.get("literal")
    if literal is not None:
        text = str(literal)
        if "," not in text:
            return text if "literal" in _without_comma(text) else f"{text},"
        whole = len(text) > LONGEST_NAME or "literal" in read_name(text)
        return text if whole else text.replace(",", ",,", 1)
    family = name.get("family", "")
    particle = name.get("non-dropping-particle", "")
    if particle:
        glue = "" if particle.endswith(("'", "’", "-", "‐", "‑")) else " "
        family = f"{particle}{glue}{family}"
    given = name.get("given", "")
    dropped = name.get("dropping-particle", "")
    if dropped:
        given = f"{given} {dropped}".strip()
    suffix = name.get("suffix", "")
    return ", ".join(part for part in (family, given, suffix) if part)
