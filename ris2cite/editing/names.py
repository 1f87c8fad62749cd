"""Editing names: small family names, particles that a style prints in front, and people who
stand twice in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ris2cite.editing.changes import Change
from ris2cite.items.name import write_name
from ris2cite.items.particles import PARTICLES
from ris2cite.model import Item, Name
from ris2cite.text.pattern import Pattern

ROLES = ("author", "editor", "translator")
"""The variables whose names references print."""

_ON_BEHALF = Pattern(r"(?:on behalf of|for) (?:the )?(?=\S+ \S)", re.IGNORECASE)
"""What stands before a group among the authors: ``on behalf of the Pond Study Group``."""

_NO_FAMILIES = PARTICLES - {"do", "li", "lo"}
"""Particles that are not also family names of Asia."""

_WRITTEN_OUT = Pattern(r"[^\W\d_][a-zß-ÿ]|[^\x00-\u036f]{2}")
"""What a given name has that is more than initials. (A range of all letters from Greek on took
8 ms to compile.)"""


def edited_names(item: Item, particles_in_front: bool) -> Iterator[Change]:
    """Yield the changes to lists of names.

    With ``particles_in_front``, a particle after the given name is part of the family name:
    *de Beauvoir, S.* (APA 9.8).
    """
    for variable in ROLES:
        names = item.get(variable)
        if not names or not isinstance(names, list):
            continue
        for place, name in enumerate(names):
            found = _edited(name, particles_in_front, place > 0) if isinstance(name, dict) else None
            if found:
                code, after = found
                names = [*names[:place], after, *names[place + 1 :]]
                yield Change(code, variable, write_name(name), write_name(after), names)
        if len(names) > 1 and _may_repeat(names):
            yield from _once(variable, names)


def _edited(name: Name, particles_in_front: bool, after_others: bool) -> tuple[str, Name] | None:
    """The code of the change to a name, and the edited name; or None."""
    if "literal" in name:
        body = str(name["literal"])
        if after_others and _ON_BEHALF.match(body):
            return "name-case", {**name, "literal": _ON_BEHALF.sub("", body)}
    elif _has_lost_its_capital(name):
        return "name-case", {**name, "family": name["family"].capitalize()}
    elif particles_in_front and "dropping-particle" in name and _stands_behind(name):
        return "particle", _in_front(name)
    return None


def _has_lost_its_capital(name: Name) -> bool:
    """Whether a family name is in lower case though the given name is not: ``roe, Ann``.

    Those who write their names small do so throughout: ``roe, ann``.
    """
    family = name.get("family")
    if not isinstance(family, str) or not family.islower():
        return False
    given = name.get("given")
    return (
        isinstance(given, str)
        and given[:1].isupper()
        and family.isalpha()
        and len(family) > 1
        and family not in _NO_FAMILIES
    )


def _may_repeat(names: list[Any]) -> bool:
    families = [name.get("family") for name in names if isinstance(name, dict)]
    if len(set(families)) == len(families):
        return False  # most lists
    return len(set(map(_key, names))) < len(names)


def _key(name: Any) -> object:
    if not isinstance(name, dict):
        return id(name)
    return name.get("family"), name.get("given"), name.get("literal")


def _once(variable: str, names: list[Any]) -> Iterator[Change]:
    """Yield a change for each person and organisation that stands in the list more than once.

    Two people of the same family name and initials may be two people.
    """
    shown: list[Any] = []
    again: dict[object, Any] = {}
    seen: set[object] = set()  # so that long lists are not searched for each of their names
    for name in names:
        key = _key(name)
        if key in seen and name in shown and _is_whole(name):
            again[key] = name
        else:
            shown.append(name)
        seen.add(key)
    for name in again.values():
        yield Change("repeated", variable, write_name(name), "", shown)


def _stands_behind(name: Name) -> bool:
    """Whether a particle follows the given name; one letter alone is a mistyped initial."""
    particle = name.get("dropping-particle")
    return (
        isinstance(particle, str)
        and (len(particle) > 1 and particle != "l.")
        and bool(name.get("family"))
    )


def _in_front(name: Name) -> Name:
    raised = {key: value for key, value in name.items() if key != "dropping-particle"}
    both = (name["dropping-particle"], name.get("non-dropping-particle"))
    raised["non-dropping-particle"] = " ".join(part for part in both if part)
    return raised


def _is_whole(name: Any) -> bool:
    """Whether a name is that of an organisation, or of a person with a given name in full."""
    if not isinstance(name, dict):
        return False
    given = name.get("given")
    return "literal" in name or (isinstance(given, str) and bool(_WRITTEN_OUT.search(given)))
