"""The one reader of a name that is written as text, and the one writer.

What CSL-JSON holds in parts is taken apart further by ``items.particles`` alone.
"""

from __future__ import annotations

import re

from ris2cite.items.name_words import (
    DEGREES,
    FIRM_ENDINGS,
    NOT_INITIALS,
    ORGANISATION_WORDS,
    SUFFIXES,
)
from ris2cite.items.particles import PARTICLES, split_family, split_given
from ris2cite.model import Name
from ris2cite.text.pattern import Pattern

LONGEST_NAME = 500
"""What is longer is nobody's name, and not worth the patterns' time."""

_FIRST_INITIALS = Pattern(r"((?:[^\W\d_]\.(?:\s*-\s*|\s*))+|[A-Z]{1,2}\s)\s*([^\W\d_][^.,;:()]*)")
_LAST_INITIALS = Pattern(
    r"(.*[^\W\d_]{2}.*?)\s+((?:[^\W\d_]\.(?:\s*-?\s*))+|[A-Z](?:-?[A-Z]){0,3})"
)
_GIVEN_SUFFIX = Pattern(r"(.+?)[\s,]+(Jr\.?|Sr\.?|II|III|2nd|3rd)", re.IGNORECASE)
_FAMILY_SUFFIX = Pattern(r"(.+?)\s+(Jr\.?|Sr\.?|I{2,3}|IV|2nd|3rd)", re.IGNORECASE)


def read_name(text: str) -> Name:
    """One name in CSL's shape.

    With a comma: family, given and suffix in any of the three orders in use. No
    comma, or a trailing one: ``literal``, except where initials show a person.
    """
    family, comma, given = text.partition(",")
    if not comma:
        return _without_comma(text)
    given = given.strip()
    family = family.strip()
    if not given or not family:
        return {"literal": (family or given).strip(" ,")}
    suffix = ""
    if "," in given:
        given, suffix = _three_parts([part.strip() for part in given.split(",")])
    elif given.rstrip(".").casefold() in FIRM_ENDINGS:
        return {"literal": f"{family}, {given}"}
    elif given.rstrip(".").casefold() in SUFFIXES and len(given) > 2:
        given, suffix = "", given
    if not suffix:
        family, given, suffix = _inner_suffix(family, given)
    return _assemble(family, given, suffix)


def _three_parts(parts: list[str]) -> tuple[str, str]:
    """Given name and suffix from what follows the family name."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return (parts[0] if parts else ""), ""
    if parts[0].rstrip(".").casefold() in SUFFIXES:
        return ", ".join(parts[1:]), parts[0]
    if all(_is_suffix(part) for part in parts[1:]):
        return parts[0], ", ".join(parts[1:])
    return ", ".join(parts), ""


def _is_suffix(text: str) -> bool:
    """Whether the third part of a name is a suffix or degree: a known one, or short."""
    if 1 < len(text) <= 5 and " " not in text:
        return True
    word = text.replace(".", "").casefold()
    return word in SUFFIXES or word in DEGREES


def _inner_suffix(family: str, given: str) -> tuple[str, str, str]:
    """A suffix after the family name or after the given name, taken out."""
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
    """The name with its particles where CSL wants them."""
    name: Name = {"family": family}
    particle, rest = split_family(family)
    # A blank after an apostrophe (de' Medici) belongs to the family name, and would be lost.
    if particle and not particle.endswith(" "):
        name["family"] = rest
        name["non-dropping-particle"] = particle
    if given:
        given, dropped = split_given(given)
        if dropped:
            name["dropping-particle"] = dropped
        name["given"] = given
    if suffix:
        name["suffix"] = suffix
    return name


def _without_comma(text: str) -> Name:
    """``J. A. Smith`` and ``Smith JA`` are people; everything else is literal."""
    text = text.strip(" ,;")
    if len(text) > LONGEST_NAME:
        return {"literal": text}
    match = _FIRST_INITIALS.fullmatch(text)
    if match and match[1].strip() not in NOT_INITIALS and _is_family(match[2]):
        return _assemble(match[2].strip(), match[1].strip(), "")
    match = _LAST_INITIALS.fullmatch(text)
    if match and match[2] not in NOT_INITIALS and _is_family(match[1]):
        return _assemble(match[1].strip(), match[2].strip(), "")
    return {"literal": text}


def _is_family(text: str) -> bool:
    """Whether the words may be one family name: few of them, capitalised but for particles."""
    words = text.split()
    core = [word for word in words if word not in PARTICLES]
    return (
        0 < len(core) <= 2
        and not any(char.isdigit() for char in text)
        and not text.isupper()
        and all(word[0].isupper() or "'" in word[:2] or "-" in word for word in core)
        and not any(word.casefold().strip(".,") in ORGANISATION_WORDS for word in core)
    )


def write_name(name: Name) -> str:
    """The name as ``Last, First, Suffix``; an organisation gets no comma of its own."""
    literal = name.get("literal")
    if literal is not None:
        text = str(literal)
        return text if "," in text or "literal" in _without_comma(text) else f"{text},"
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
