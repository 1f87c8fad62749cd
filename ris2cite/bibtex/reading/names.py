"""Names in BibTeX (``von Last, Jr, First``) and BibLaTeX (``family=…``) → CSL names."""

from __future__ import annotations

import re

from ris2cite.bibtex.reading.braces import is_one_group
from ris2cite.items.name import inner_suffix, read_name
from ris2cite.items.name_case import with_small_letters
from ris2cite.items.name_words import SUFFIXES
from ris2cite.items.particles import split_given, with_particle
from ris2cite.markup.latex.decode import decode
from ris2cite.model import Name
from ris2cite.text.pattern import Pattern

_PAIR = Pattern(r"\s*([a-z-]+)\s*=\s*(\"[^\"]*\"|\{[^{}]*\}|[^,]*)\s*(?:,|\Z)")
_OPTION = Pattern(r"(?!family|given|prefix|suffix)\w+\s*=\s*[^\s,]+\Z", re.IGNORECASE)
"""Options of BibLaTeX's data model in a list of names, which are not names."""

_AND_OR_BRACE = Pattern(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
_PLAIN = Pattern(r"([A-Z][^\W\d_]+), ([A-Z][^\W\d_]*\.?(?:[ -][A-Z][^\W\d_]*\.?)*)")
"""Family name and given names that are nothing else."""

_SWAPPED = Pattern(r"((?:[A-Z]\.[ -]?)+), ([A-Z][^\W\d_]{2,})")
"""Initials in the place of the family name: ``L., Roe``."""

_PROTECTED = Pattern(r"\{(?!\\)")

_LABEL = Pattern(r"[\s,]*\((?:eds?|editors?|hrsg)\.?\)(\}?)\s*\Z", re.IGNORECASE)
_ET_AL = Pattern(r",?[\s~]+et[\s~]+al\.?(?=\}?\Z)", re.IGNORECASE)
"""What styles print after names, and some entries have, too."""

_PARTS = {
    "family": "family",
    "given": "given",
    "prefix": "non-dropping-particle",
    "suffix": "suffix",
}


def read_names(text: str) -> tuple[list[Name], bool]:
    """The names of a field, and whether it ends with ``and others``."""
    match = _LABEL.search(text)
    if match:
        text = text[: match.start()] + match[1]
    parts = split_names(text)
    if len(parts) == 1 and is_one_group(parts[0]) and (match or _ET_AL.search(text)):
        return read_names(parts[0][1:-1])  # braces that only protect what is printed
    if parts and _ET_AL.search(parts[-1]):
        parts[-1:] = [_ET_AL.sub("", parts[-1]), "others"]
    others = bool(parts) and parts[-1] == "others"
    wanted = (part for part in parts if part != "others" and not _OPTION.match(part))
    return [_name(part) for part in wanted], others


def split_names(text: str) -> list[str]:
    """The parts of a list, between the words “and” that no braces protect.

    Not by bibtexparser, which drops the command that a name begins with (``\\'Alvarez``).
    """
    parts: list[str] = []
    start = depth = 0
    for match in _AND_OR_BRACE.finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    parts.append(text[start:])
    return [part for part in (" ".join(part.split()) for part in parts) if part]


def _name(text: str) -> Name:
    spelt = plain(text) if "\\" in text and not _PROTECTED.search(text) else text
    if spelt.partition(",")[0].isupper() and "{" not in spelt:
        spelt = text = with_small_letters(spelt)
    plain_name = _PLAIN.fullmatch(spelt)
    if plain_name is not None:
        family, given = with_particle(plain_name[1], plain_name[2])
        return {"family": family, "given": given}
    if is_one_group(text):
        return {"literal": plain(text)}
    swapped = _SWAPPED.fullmatch(spelt)
    if swapped is not None:
        return {"family": swapped[2], "given": swapped[1]}
    if re.match(r"[a-z-]+\s*=", text):
        found = {key: plain(value.strip('"')) for key, value in _PAIR.findall(text)}
        name: Name = {_PARTS[key]: value for key, value in found.items() if key in _PARTS and value}
        if "family" in name:
            return name
    return _parted(text)


def _parted(text: str) -> Name:
    """A name in one of BibTeX's three orders."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except InvalidNameError:
        return read_name(plain(text))
    family = plain(" ".join(parts.last))
    given, dropping = split_given(plain(" ".join(parts.first)))
    particle = plain(" ".join(parts.von))
    if not family:
        return {"literal": plain(text)}
    if not given and not particle:
        return {"literal": family} if " " in family else {"family": family}
    if not particle:
        family, given = with_particle(family, given)
    name: Name = {"family": family}
    if particle:
        name["non-dropping-particle"] = particle
    if given:
        name["given"] = given
    if dropping:  # “Aalst, Wil van der”
        name["dropping-particle"] = dropping
    suffix = plain(" ".join(parts.jr))
    if not suffix and " " in family:
        family, given, suffix = inner_suffix(family, given)
        name["family"] = family
    if not suffix and family.rstrip(".").casefold() in SUFFIXES and len(parts.first) > 1:
        suffix, family, given = family, plain(parts.first[-1]), plain(" ".join(parts.first[:-1]))
        name = {"family": family, "given": given}
    if suffix:
        name["suffix"] = suffix
    return name


def plain(text: str) -> str:
    """TeX as text, without formatting and braces."""
    return " ".join(decode(text, markup=False, groups="drop").replace("~", " ").split())
