"""Names: lists of them in a value, placeholders, and additions to them."""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.items.initials import LONGEST_RUN, NOTE, is_run_of_initials
from ris2cite.items.name import LONGEST_NAME, read_name, read_plain_name, write_name
from ris2cite.items.name_words import DEGREES, SUFFIXES
from ris2cite.items.organisations import (
    FIRM_ENDINGS,
    JURISDICTIONS,
    LAST_WORDS_OF_BODIES,
    names_an_organisation,
)
from ris2cite.items.particles import LAST_WORDS
from ris2cite.markup.latex.decode import decode
from ris2cite.markup.web import unwrap
from ris2cite.model import Name
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags
from ris2cite.ris.values.name_extras import ROLES, without_extras
from ris2cite.ris.values.name_split import (
    is_anonymous,
    is_et_al,
    is_plain_name,
    is_registration,
    split_names,
)
from ris2cite.ris.values.name_tables import ANONYMOUS, ET_AL, NO_GIVEN, REGISTRIES
from ris2cite.ris.values.plain_names import read_plain_names, written_in_full
from ris2cite.ris.values.text import clean, with_marks_apart
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


def _read_names(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the names of the first tag that has any; other tags are left unless they repeat
    these."""
    names: list[Name] = draft.item.get(variable, [])
    for tag in tags:
        values = draft.unread.get(tag)
        if values is None:
            continue
        found, unnamed = _names_of(draft, tag, values, variable)
        if not found:
            if not unnamed:
                del draft.unread[tag]
            continue
        if not names:
            names = found
        elif any(name not in names for name in found):
            where = tags[0] if tag != tags[0] else f"the {variable} names"
            _report_others(draft, tag, where, [name for name in found if name not in names])
            continue
        if unnamed:
            draft.unread[tag] = unnamed
        else:
            del draft.unread[tag]
    if names:
        draft.item[variable] = names
        _note_runs(draft, variable, names)


def _read_authors(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the authors from AU and A1, in the order of the lines.

    If a record has both, programs use A1 for the first author, and Web of Science for
    groups, or for the sponsors of a book. If A1 has the same family names as AU, it is the
    same list.
    """
    unread = draft.unread
    both = "AU" in unread and "A1" in unread and variable not in draft.item
    if both and not (draft.type == "CHAP" and _is_from_wos(draft)):
        order = [field.tag for field in draft.record.fields if field.tag in ("AU", "A1")]
        lists = {tag: _names_of(draft, tag, unread[tag], variable) for tag in dict.fromkeys(order)}
        families = {
            tag: {name.get("family", name.get("literal")) for name in found}
            for tag, (found, _) in lists.items()
        }
        if families["A1"].isdisjoint(families["AU"]) and all(families.values()):
            draft.item[variable] = [name for found, _ in lists.values() for name in found]
            for tag, (_, unnamed) in lists.items():
                unread[tag] = unnamed
                if not unnamed:
                    del unread[tag]
            _note_runs(draft, variable, draft.item[variable])
    _read_names(draft, tags, variable)


def _note_runs(draft: Draft, variable: str, names: list[Name]) -> None:
    """Record that a variable has given names that are initials written as one word."""
    for name in names:
        if 1 < len(name.get("given", "")) <= LONGEST_RUN and is_run_of_initials(name):
            noted = draft.notes.get(NOTE, [])
            if variable not in noted:
                draft.notes[NOTE] = [*noted, variable]
            return


def _read_repeated_authors(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the translators, unless the tag repeats the authors."""
    found, _ = _names_of(draft, tags[0], draft.unread.get(tags[0], []), variable)
    authors = {name.get("family") for name in draft.item.get("author", [])}
    if found and all(name.get("family") in authors for name in found):
        for raw in draft.unread[tags[0]][:]:
            draft.take(tags[0], raw)
            draft.keep(tags[0], raw)
    else:
        _read_names(draft, tags, variable)


def _read_editors(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the editors, except from A2 of Ovid's articles, which has authors of cited works.

    Programs that import such a record drop its source, so a list of family names is recognised too.
    """
    unread = draft.unread
    sources = [raw for tag in ("DB", "DP", "UR", "L2") for raw in unread.get(tag, ())]
    if any(map(_OVID.search, sources)) or any(map(_is_list_of_families, unread.get("A2", ()))):
        tags = tuple(tag for tag in tags if tag != "A2")
    _read_names(draft, tags, variable)


def _is_list_of_families(raw: str) -> bool:
    """Whether a value has five or more family names, without given names and initials."""
    parts = [part.strip() for part in raw.split(",")]
    return len(parts) > 4 and all(
        len(part) > 2 and part[-1] != "." and part.count(" ") < 3 for part in parts
    )


def _report_others(draft: Draft, tag: str, where: str, others: list[Name]) -> None:
    """Report that another tag has other names, such as sponsors in Web of Science.

    In formats other than RIS, the other tag has abbreviated forms of the same names.
    """
    if draft.record.format != "ris":
        return
    sponsors = _is_from_wos(draft)
    who = "; ".join(write_name(name).rstrip(",") for name in others[:3])
    verb = "who is" if len(others) == 1 else "who are"
    message = f"{tag} names {who}, {verb} not among {where}; kept in custom"
    if len(others) > 3:
        message = f"{tag} names {who} and others, who are not among {where}; kept in custom"
    draft.report("other-names", message, tag, None, "note" if sponsors else "warning")


def _is_from_wos(draft: Draft) -> bool:
    return any(text.startswith("WOS:") for text in draft.unread.get("AN", ()))


def _names_of(
    draft: Draft, tag: str, values: list[str], variable: str
) -> tuple[list[Name], list[str]]:
    """The names in the values, and the values that are not names."""
    names: list[Name] = []
    unnamed: list[str] = []
    bare: dict[int, str] = {}
    if len(values) > 4 and len(values[0]) == 1 and all(len(raw) == 1 for raw in values):
        values = ["".join(values)]  # a program wrote a list of names letter by letter
    for raw in values:
        person = _person(raw)
        if person is not None:
            names.append(person.copy())
            continue
        text = clean(raw, nbsp=True).replace("\n", " ").replace("،", ",")
        if "\\" in raw or "{" in raw:
            text = decode(with_marks_apart(text), markup=False)
        if "<" in text:
            text = unwrap(text)
        match = _AND_OTHERS.search(text) if text[-3:].casefold() in _OTHERS_ENDS else None
        if match:
            text = text[: match.start()].rstrip(" ,;")
            _note_et_al(draft, tag, raw, variable)
        for part in split_names(text):
            person = _person(part)
            if person is not None:
                names.append(person.copy())
            elif (_may_name_nobody(part) and is_anonymous(part)) or is_registration(part):
                unnamed.append(raw)
                message = f"“{raw}” is not a name; no {variable}"
                draft.report("anonymous", message, tag, raw, "note")
            elif _may_name_nobody(part) and is_et_al(part):
                _note_et_al(draft, tag, raw, variable)
            else:
                part = _without_placeholders(draft, tag, raw, part)
                if part.strip(" ,;"):
                    _add_name(draft, part, variable, names)
                    if not names:
                        bare.clear()
                    elif "," not in part:
                        bare[len(names) - 1] = str(names[-1].get("literal", part))
    if bare and not (tag == "A1" and _is_from_wos(draft)):  # there, A1 has groups
        read_plain_names(draft, tag, names, bare)
    return names, unnamed


def _add_name(draft: Draft, part: str, variable: str, names: list[Name]) -> None:
    """Read a name, and add it to the variable for its relator, if it has one."""
    name, role, of_all = _name_of(draft, part)
    if role in ("", variable) or (role == "author" and variable != "editor"):
        names.append(name)
        return
    others = draft.item.setdefault(role, [])
    if of_all:
        others += names
        names.clear()
    others.append(name)


@lru_cache(maxsize=4096)
def _person(raw: str) -> Name | None:
    """The name if the value is a single plain name, or None; callers must copy it.

    Cached, because the same people recur in a bibliography.
    """
    plain = _PLAIN.fullmatch(raw)
    if plain is not None and _is_only_name(plain[1], plain[2]):
        return {"family": plain[1], "given": plain[2]}
    text = clean(raw, nbsp=True)
    if (
        text.count(",") != 1
        or len(text) > LONGEST_NAME
        or not _NO_PERSON.isdisjoint(text)
        or (_may_name_nobody(text) and (is_anonymous(text) or is_et_al(text)))
        or text[-3:].casefold() in _OTHERS_ENDS
        or is_registration(text)
        or split_names(text) != [text]
        or without_extras(text) != (text, "", False)
    ):
        return None
    return None if text.partition(",")[2].strip() in NO_GIVEN else read_name(text)


def _may_name_nobody(text: str) -> bool:
    """Whether a text may be a placeholder for a name, by its first letters."""
    start = text.lstrip(_MARKS)[:2].casefold()
    return start in _SUSPECTS or not start


def _is_only_name(family: str, given: str) -> bool:
    """Whether a plain name has no suffix, title, degree, role or word of an organisation."""
    return (
        _NO_PLAIN_GIVEN.isdisjoint(given.replace(".", "").casefold().split())
        and family.rpartition(" ")[2].casefold() not in _NO_PLAIN_FAMILY
        and not (" " in family and names_an_organisation(family))
    )


def _without_placeholders(draft: Draft, tag: str, raw: str, text: str) -> str:
    """``Hoven, null`` → ``Hoven,``, for programs that write a missing given name so."""
    family, *others = text.split(",")
    real = [part for part in others if part.strip() not in NO_GIVEN]
    if len(real) == len(others):
        return text
    message = f"the given name in “{raw}” means no value; ignored"
    draft.report("no-value", message, tag, raw, "note")
    if not real and family.strip() in NO_GIVEN:
        return ""
    return ",".join([family, *(real or [""])])


def _name_of(draft: Draft, text: str) -> tuple[Name, str, bool]:
    """A name, its role, and whether the names before have it too.

    ORCID iDs, dates of birth and death, and the full text of names with other additions
    are kept in ``custom``.
    """
    if len(text) > LONGEST_NAME:
        return {"literal": text.strip(" ,;")}, "", False
    bare = text
    extras: dict[str, str] = {}
    if text[-1] in _EXTRA_ENDS and _DIGITS.search(text):
        bare, extras = _without_extras(text)
    plain = without_extras(bare)
    if plain.name != bare:
        extras["names"] = text
        if _DIGITS.search(plain.name):  # years before a relator
            bare, years = _without_extras(plain.name)
            extras, plain = {**years, **extras}, plain._replace(name=bare)
    name = read_name(plain.name)
    if plain.role and is_plain_name(plain.name):
        name = read_plain_name(plain.name)
    for kind, extra in extras.items():
        draft.notes.setdefault(kind, {})[write_name(name)] = extra
    return name, plain.role, plain.of_all


_OVID = Pattern(r"\bovid", re.IGNORECASE)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĘĞİŁŃŇŐŘŚŞŠŤŮŹŻŽ]"
_SMALL = "[a-zß-öø-ÿąćčďđęěğıłńňőřśşšťůźżž]"
_WORD = f"{_CAPITAL}{_SMALL}+"
_GIVEN = f"(?:{_WORD}|{_CAPITAL}{_SMALL}?\\.?)"
_PLAIN = Pattern(
    f"((?:{_CAPITAL}['’])?{_WORD}(?:[- ]?{_WORD}){{0,2}}), ?"
    f"({_GIVEN}(?:(?:[ -]|(?<=\\.)){_GIVEN}){{0,4}}|{_CAPITAL}{{2,3}})"
)
"""A family and a given name in capitalised words and initials: 86% of those in real files.

A closer look, which comes to the same, takes six times as long.
"""
_NO_PLAIN_GIVEN = (
    FIRM_ENDINGS
    | SUFFIXES
    | DEGREES
    | {word.casefold() for word in NO_GIVEN}
    | {word for role in ROLES for word in role.split()}
    | set("dr prof professor ph phil sir mr mrs ms".split())
    | {word.casefold() for word in LAST_WORDS}
)
_NO_PLAIN_FAMILY = SUFFIXES | REGISTRIES | LAST_WORDS_OF_BODIES | JURISDICTIONS
_NO_PERSON = frozenset("0123456789<;&)]?\n\\{$")
"""Characters that occur in values with several names, or more than a name."""
_SUSPECTS = frozenset(text[:2] for text in ET_AL | ANONYMOUS)
_MARKS = " .…,;&[]()-–—?*_"
_EXTRA_ENDS = frozenset("0123456789xX)].-–?")
_OTHERS_ENDS = frozenset(["al.", " al", "ers"])
_AND_OTHERS = Pattern(r"(?<=\w[\w.,;])[,;]?\s+(?:et\.? al\.?|(?:and|&) others)$", re.IGNORECASE)
_DIGITS = Pattern(r"\d{3}")


def _without_extras(text: str) -> tuple[str, dict[str, str]]:
    """The name without an ORCID iD or dates of birth and death after it, and these."""
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
        message = f"the list of names ends in “et al.”; {variable} is incomplete"
        draft.report("et-al", message, tag, raw)


def _write_names(names: list[Name], tags: Tags) -> Pairs:
    return [(tags[0], written_in_full(name)) for name in names]


names = Converter(_read_names, _write_names, "names; one tag per name")
authors = Converter(
    _read_authors, _write_names, "names; one tag per name; A1 and AU in the order of lines"
)
editors_of_article = Converter(
    _read_editors, _write_names, "names; not A2 of Ovid, which has authors of cited works"
)
translators = Converter(
    _read_repeated_authors, _write_names, "names, unless they repeat the authors"
)
