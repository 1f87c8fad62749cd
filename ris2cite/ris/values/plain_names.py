"""Names without a comma: which of them are persons, and which word is the family name."""

from __future__ import annotations

import re

from ris2cite.items.name import read_family_first, read_name, read_plain_name, write_name
from ris2cite.items.name_case import with_small_letters
from ris2cite.items.organisations import names_an_organisation
from ris2cite.items.particles import PARTICLES
from ris2cite.model import Name
from ris2cite.ris.values.draft import Draft
from ris2cite.ris.values.name_extras import with_glued_initials_apart
from ris2cite.ris.values.name_split import is_plain_name, is_registration
from ris2cite.ris.values.name_tables import GIVEN_NAMES
from ris2cite.text.pattern import Pattern

_FAMILY_FIRST_DATABASE = Pattern(
    r"\bIBSS\b|Bibliography of the Social Sciences|Sociolog\w+ Abstracts|Social Services Abstracts|"
    r"Political Science Abstracts",
    re.IGNORECASE,
)
"""ProQuest's databases of the social sciences. Where these leave out the comma, the family
name comes first: ``Vale Nora``. So it does in the files of the Web of Science."""

_CAPITALS_FIRST = Pattern(r"([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?) ([A-Z][^\W\d_]*[a-z][\w'’. -]*)")
_CAPITALS_LAST = Pattern(r"([A-Z][^\W\d_]*[a-z][\w'’. -]*) ([A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?)")
_CAPITALS_AND_INITIALS = Pattern(r"([A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]{2,})?)((?: [A-Z]\.?){1,3})")
"""``MOSS K A``, as Derwent has the names of inventors."""
_INITIALS_AND_CAPITALS = Pattern(r"((?:[A-Z]\.? ){1,3})([A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’-]{2,})?)")
_INITIAL_AT_END = Pattern(r"[^\W\d_][^\s.,]+ ([^\W\d_][^\s.,]+)(?: [A-Z]\.?)+")
_SHORTEST_IN_CAPITALS = 3
_LONGEST_INITIALS = 3
"""Longer words in capitals are not initials."""
_WITH_MIDDLE_INITIALS = Pattern(r"(?:[a-z]+ )*([^\W\d_][^\W\d_'’-]+) [^\W\d_][^\s.]+(?: [A-Z]\.?)+")


def read_plain_names(draft: Draft, tag: str, names: list[Name], texts: dict[int, str]) -> None:
    """Read names in plain words as persons, in place; all others stay as they are.

    ``texts`` has the names without a comma, by their index in ``names``. They are persons if
    there is another person in the list; a single name may be that of an organisation, or not
    inverted (``Shen Fu``), unless the database is known to leave the comma out. The family
    name is the last word, unless the list or its database puts it first.
    """
    if _read_capitals(names, texts) or _read_middle_initials(names, texts):
        _report(draft, tag, names, texts)
        return
    _read_capitals_and_initials(names, texts)
    plain = [
        index for index, text in texts.items() if "literal" in names[index] and _is_plain(text)
    ]
    if not plain:
        return
    persons = len(plain) + sum("family" in name for name in names)
    others = len(names) > persons
    if persons < 2 and not _is_person_alone(draft, texts[plain[0]]):
        return
    if others and persons == len(plain):
        return  # a list of organisations
    inverted = _family_comes_first(draft, names, texts) or any(
        draft.order_of(texts[index]) == "family" for index in plain
    )
    for index in plain:
        words = texts[index].split()
        text = texts[index].title() if texts[index].isupper() else texts[index]
        first = words[0] in PARTICLES or (inverted and (len(words) == 2 or len(texts) > 1))
        names[index] = read_family_first(text) if first else read_plain_name(text)
        names[index]["given"] = with_glued_initials_apart(names[index]["given"])
    if inverted:  # “Roe Justin A” beside “King Robert”: the initial is a middle name
        for index, text in texts.items():
            if _WITH_MIDDLE_INITIALS.fullmatch(text):
                names[index] = read_family_first(text)
    _report(draft, tag, names, {index: texts[index] for index in plain})


def _is_person_alone(draft: Draft, text: str) -> bool:
    """Whether a single name is that of a person.

    It is on a thesis, in a database that leaves commas out, or if other records show it.
    """
    return (
        draft.item["type"] == "thesis"
        or _is_from_family_first_database(draft)
        or draft.order_of(text) != ""
    )


def written_in_full(name: Name) -> str:
    """A name for RIS; an organisation that would be read as a person ends in a comma."""
    text = write_name(name)
    if "literal" not in name or "," in text:
        return text
    in_capitals = _CAPITALS_FIRST.fullmatch(text) or _CAPITALS_LAST.fullmatch(text)
    return f"{text}," if in_capitals or _is_plain(text) or is_registration(text) else text


def _is_plain(text: str) -> bool:
    if text.isupper() and len(text.split()) > 1:
        words = text.split()
        short = [word for word in words if len(word) < _SHORTEST_IN_CAPITALS]
        if short and (len(short) > 1 or len(words) > 2 or text.isascii()):
            return False
        return is_plain_name(text.title())
    return is_plain_name(text)


def _read_capitals_and_initials(names: list[Name], texts: dict[int, str]) -> None:
    """Read ``MOSS K A`` and ``K A MOSS`` as persons, in place."""
    for index, text in texts.items():
        if "literal" not in names[index] or not text.isupper() or names_an_organisation(text):
            continue
        match = _CAPITALS_AND_INITIALS.fullmatch(text)
        family, given = match.groups() if match else ("", "")
        first = _INITIALS_AND_CAPITALS.fullmatch(text) if match is None else None
        if first:
            given, family = first.groups()
        if family:
            names[index] = read_name(with_small_letters(f"{family}, {given.strip()}"))


def _read_middle_initials(names: list[Name], texts: dict[int, str]) -> bool:
    """Read ``Roe Mary K.`` if all names of the list are like that: most second words are given
    names, and fewer of the first are."""
    if len(texts) < 2 or len(texts) < len(names):
        return False
    found = [_INITIAL_AT_END.fullmatch(text) for text in texts.values()]
    if sum(match is not None for match in found) < len(found):
        return False
    words = [text.casefold().split() for text in texts.values()]
    first, second = (sum(word[at] in GIVEN_NAMES for word in words) for at in (0, 1))
    if 2 * second < len(words) or first >= second:
        return False
    for index, text in texts.items():
        names[index] = read_family_first(text)
    return True


def _read_capitals(names: list[Name], texts: dict[int, str]) -> bool:
    """Read ``WANG Wei`` or ``Wei WANG`` if all names are like that; the capitals are family."""
    if len(texts) < 2 or len(texts) < len(names):
        return False
    for pattern, family, given in ((_CAPITALS_FIRST, 1, 2), (_CAPITALS_LAST, 2, 1)):
        found = [pattern.fullmatch(text) for text in texts.values()]
        matches = [match for match in found if match is not None]
        if len(matches) < len(found) or all(
            len(match[family]) <= _LONGEST_INITIALS for match in matches
        ):
            continue
        for index, match in zip(texts, matches, strict=True):
            names[index] = read_plain_name(f"{match[given]} {match[family].title()}")
        return True
    return False


def _family_comes_first(draft: Draft, names: list[Name], texts: dict[int, str]) -> bool:
    """Whether the other names of the list, or the database, have the family name first."""
    orders = [
        text.startswith(str(names[index].get("family", "")))
        for index, text in texts.items()
        if "family" in names[index]
    ]
    if orders:
        return all(orders)
    return _is_from_family_first_database(draft)


def _is_from_family_first_database(draft: Draft) -> bool:
    if draft.record.format == "wos":
        return True
    sources = (*draft.unread.get("DB", ()), *draft.unread.get("DP", ()))
    return any(map(_FAMILY_FIRST_DATABASE.search, sources))


def _report(draft: Draft, tag: str, names: list[Name], texts: dict[int, str]) -> None:
    first = write_name(names[next(iter(texts))])
    message = f"names without a comma are read as persons: “{first}”"
    draft.report("name-split", message, tag, None, "note")
