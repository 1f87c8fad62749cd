"""The names of a tag: several in a value, those whom nobody names, what stands after one."""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.items.initials import NOTE, is_run_of_initials
from ris2cite.items.name import LONGEST_NAME, read_name, write_name
from ris2cite.items.name_words import FIRM_ENDINGS, SUFFIXES
from ris2cite.model import Name
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags
from ris2cite.ris.values.name_tables import ANONYMOUS, ET_AL, NO_GIVEN
from ris2cite.ris.values.text import clean
from ris2cite.text.pattern import Pattern

_ORCID = Pattern(
    r"[\s,;]*[(\[]?\s*(?:ORCID(?:\s*iD)?:?\s*)?(?:https?://)?(?:www\.)?(?:orcid\.org/)?"
    r"(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_LIFE = Pattern(
    r",\s*((?:(?:b|d|fl|ca|born|died|active|approximately)\.?\s*)?\d{3,4}\??\s*"
    r"(?:[-–]\s*(?:(?:ca|d)\.?\s*)?(?:\d{3,4}\??)?)?)\.?\s*$",
    re.IGNORECASE,
)
_SEVERAL = Pattern(r"\s*;\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
_INITIALS_FIRST = Pattern(
    r"(?:[A-Z]{1,3}\s|(?:[A-Z]\.[\s-]*){1,4})\s*[^\W\d_][^\s.,\d]+(?:\s[^\W\d_][^\s.,\d]+)?"
)
_INITIALS_LAST = Pattern(r"[^\W\d_][^\s.,\d]+(?:\s[^\W\d_][^\s.,\d]+)?\s[A-Z]{1,3}")
_PAIR = Pattern(r"(?:(?:and|&)\s+)?([^\W\d_][^,;.]+,\s*(?:[^\W\d_]\.[\s-]*){1,4})(?:,\s*|$)")
_PAIRS = Pattern(r"(?:(?:(?:and|&)\s+)?[^\W\d_][^,;.]+,\s*(?:[^\W\d_]\.[\s-]*){1,4}(?:,\s*|$)){2,}")


def split_names(text: str) -> list[str]:
    """The names in one line: several only where each part is a name on its own.

    Parts are separated by ``;``, ``and`` or ``&``, and each must have a comma or
    initials; otherwise (``Ministry of Food and Health``) the line is one name. Commas
    separate where each part has a family name and initials (``A Abe, B Bo``;
    ``Abe A, Bo B``; ``Abe, A., Bo, B.``).
    """
    if "," in text:
        parts = _split_at_commas(text)
        if parts:
            return parts
    if ";" not in text and " and " not in text and "&" not in text:
        return [text]
    for pattern in (_SEVERAL, _SEMICOLON):
        parts = [part for part in pattern.split(text.strip(" ;")) if part]
        if len(parts) > 1 and all(
            0 < part.strip(", ").count(",") < 3 or is_et_al(part) or _is_person(part)
            for part in parts
        ):
            return [part.strip() for part in parts]
    return [text]


def _is_person(text: str) -> bool:
    """Whether a text without a comma is a person, shown by initials."""
    return "," not in text and "literal" not in read_name(text)


def _split_at_commas(text: str) -> list[str]:
    """Names with commas between, [] where the commas are inside names."""
    head, _, tail = text.partition(",")
    if "," not in tail and (" " not in head or not (head[1:2] in " ." or head[-1].isupper())):
        return []
    if _PAIRS.fullmatch(text):
        return [match[1] for match in _PAIR.finditer(text)]
    parts = [part.strip() for part in text.split(",")]
    for pattern in (_INITIALS_FIRST, _INITIALS_LAST):
        if all(pattern.fullmatch(part) for part in parts):
            return parts
    return []


_SEMICOLON = Pattern(r"\s*;\s*")


def is_et_al(text: str) -> bool:
    """Whether the text says “and others” and names nobody."""
    bare = text.strip(" ,;&[]()").casefold()
    return bare.rstrip(".") in ET_AL or (bare != "" and not bare.strip(".… "))


def is_anonymous(text: str) -> bool:
    """Whether the text says that nobody is named."""
    return text.strip(" ,;[]().").casefold() in ANONYMOUS


def _read_names(draft: Draft, tags: Tags, variable: str) -> None:
    """All names under the first tag that has any; other tags stay unless they repeat it."""
    names: list[Name] = draft.item.get(variable, [])
    for tag in tags:
        values = draft.left.get(tag)
        if values is None:
            continue
        found, unnamed = _names_of(draft, tag, values, variable)
        if not found:
            if not unnamed:
                del draft.left[tag]
            continue
        if not names:
            names = found
        elif any(name not in names for name in found):
            where = tags[0] if tag != tags[0] else f"the {variable} names"
            _report_others(draft, tag, where, [name for name in found if name not in names])
            continue
        if unnamed:
            draft.left[tag] = unnamed
        else:
            del draft.left[tag]
    if names:
        draft.item[variable] = names
        noted = draft.notes.get(NOTE, [])
        if variable not in noted and any(map(is_run_of_initials, names)):
            draft.notes[NOTE] = [*noted, variable]


def _report_others(draft: Draft, tag: str, where: str, others: list[Name]) -> None:
    """Say that a second tag names other people; Web of Science puts sponsors there.

    In the other formats the second tag has the same names, only shorter.
    """
    if draft.record.format != "ris":
        return
    sponsors = any(text.startswith("WOS:") for text in draft.left.get("AN", ()))
    who = "; ".join(write_name(name).rstrip(",") for name in others[:3])
    verb = "who is" if len(others) == 1 else "who are"
    message = f"{tag} names {who}, {verb} not among {where}: kept in custom"
    if len(others) > 3:
        message = f"{tag} names {who} and others, who are not among {where}: kept in custom"
    draft.report("other-names", message, tag, None, "note" if sponsors else "warning")


def _names_of(
    draft: Draft, tag: str, values: list[str], variable: str
) -> tuple[list[Name], list[str]]:
    """The names in the values, and the values that name nobody."""
    names: list[Name] = []
    unnamed: list[str] = []
    for raw in values:
        person = _person(raw)
        if person is not None:
            names.append(person.copy())
            continue
        text = clean(raw, nbsp=True).replace("\n", " ")
        match = _AND_OTHERS.search(text) if text[-3:].casefold() in _OTHERS_ENDS else None
        if match:
            text = text[: match.start()]
            _note_et_al(draft, tag, raw, variable)
        for part in split_names(text):
            if part[:2].casefold() in _SUSPECTS and is_anonymous(part):
                unnamed.append(raw)
                message = f"“{raw}” names nobody: no {variable}"
                draft.report("anonymous", message, tag, raw, "note")
            elif part[:2].casefold() in _SUSPECTS and is_et_al(part):
                _note_et_al(draft, tag, raw, variable)
            else:
                part = _without_placeholders(draft, tag, raw, part)
                if part.strip(" ,;"):
                    names.append(_name_of(draft, part))
    return names, unnamed


@lru_cache(maxsize=4096)
def _person(raw: str) -> Name | None:
    """The name of one person, where the value is that and nothing else; to be copied.

    None for every value that calls for a closer look. In a bibliography the same
    people come back.
    """
    plain = _PLAIN.fullmatch(raw)
    if plain is not None and plain[2].rstrip(".").casefold() not in _NO_PLAIN_GIVEN:
        return {"family": plain[1], "given": plain[2]}
    text = clean(raw, nbsp=True)
    if (
        text.count(",") != 1
        or len(text) > LONGEST_NAME
        or not _NO_PERSON.isdisjoint(text)
        or text[:2].casefold() in _SUSPECTS
        or text[-3:].casefold() in _OTHERS_ENDS
        or split_names(text) != [text]
    ):
        return None
    return None if text.partition(",")[2].strip() in NO_GIVEN else read_name(text)


def _without_placeholders(draft: Draft, tag: str, raw: str, text: str) -> str:
    """``Hoven, null`` → ``Hoven,``: a program had no given name; the rest as it is."""
    family, *others = text.split(",")
    real = [part for part in others if part.strip() not in NO_GIVEN]
    if len(real) == len(others):
        return text
    message = f"“{raw}” has no given name but a word for “no value”: left out"
    draft.report("no-value", message, tag, raw, "note")
    if not real and family.strip() in NO_GIVEN:
        return ""
    return ",".join([family, *(real or [""])])


def _name_of(draft: Draft, text: str) -> Name:
    """One name; what stands after it (an ORCID iD, the dates of a life) goes to the notes."""
    if len(text) > LONGEST_NAME:
        return {"literal": text.strip(" ,;")}
    if text[-1] not in _EXTRA_ENDS or not _DIGITS.search(text):
        return read_name(text)
    bare, extras = _without_extras(text)
    name = read_name(bare)
    for kind, extra in extras.items():
        draft.notes.setdefault(kind, {})[write_name(name)] = extra
    return name


_PLAIN = Pattern(
    r"([A-Z][a-z]+(?:-[A-Z][a-z]+)?), (?!.*(?:II|[JS]R))"
    r"((?:[A-Z](?:[a-z]+|\.)?[ -]?){0,3}[A-Z](?:[a-z]*[abce-qs-z]|\.)?)"
)
"""A family and a given name, of which the last word cannot be a suffix."""
_NO_PLAIN_GIVEN = FIRM_ENDINGS | SUFFIXES | {word.casefold() for word in NO_GIVEN}
_NO_PERSON = frozenset("0123456789;&)]?\n")
"""Characters of a value that is several names, or more than a name."""
_SUSPECTS = frozenset(
    {text[:2] for text in ET_AL | ANONYMOUS}
    | {"[a", "(a", "[e", "(e", "& ", ".", ". ", "[.", "(.", "[…", "(…"}
)
_EXTRA_ENDS = frozenset("0123456789xX)].-–?")
_OTHERS_ENDS = frozenset(["al.", " al", "ers"])
_AND_OTHERS = Pattern(r"(?<=\w[\w.,;])[,;]?\s+(?:et\.? al\.?|(?:and|&) others)$", re.IGNORECASE)
_DIGITS = Pattern(r"\d{3}")


def _without_extras(text: str) -> tuple[str, dict[str, str]]:
    """The name without the ORCID iD or the dates of a life that stand after it."""
    match = _ORCID.search(text)
    if match and match.start():
        return text[: match.start()], {"orcid": match[1].upper()}
    match = _LIFE.search(text)
    if match and any(char.isalpha() for char in text[: match.start()]):
        return text[: match.start()], {"life": match[1].strip()}
    return text, {}


def _note_et_al(draft: Draft, tag: str, raw: str, variable: str) -> None:
    roles = draft.notes.setdefault("et-al", [])
    if variable not in roles:
        roles.append(variable)
        message = f"the list of names ends in “et al.”: {variable} is not complete"
        draft.report("et-al", message, tag, raw)


def _write_names(names: list[Name], tags: Tags) -> Pairs:
    return [(tags[0], write_name(name)) for name in names]


names = Converter(_read_names, _write_names, "names; one tag per name")
