"""Names as the processor uses them (CSL 1.0.2, "Name")."""

from __future__ import annotations

import re
from typing import Any

from ris2cite.csl.input.initials import EAST_ASIAN, LATIN, LONGEST_NAME
from ris2cite.items.particles import split_family, split_given, split_suffix
from ris2cite.text.pattern import Pattern

_ET_AL = Pattern(r"et\.? al\.?\Z")
_OTHERS = Pattern(r"(?:et\.? ?al\.?|(?:and )?others)\Z", re.IGNORECASE)


class Person:
    """A name; ``literal`` is used for names without parts.

    ``comma_suffix`` means that a comma precedes the suffix. ``romanesque`` is 2 for
    scripts in which the given name comes first, 0 for those that write the family name
    first, without a space, and 1 for a mixture. ``simple`` means that there are only a
    family and perhaps a given name, in a script of the first kind.
    """

    __slots__ = (
        "comma_suffix",
        "dropping",
        "et_al",
        "family",
        "given",
        "literal",
        "non_dropping",
        "romanesque",
        "simple",
        "static",
        "suffix",
    )

    def __init__(self, name: dict[str, Any]) -> None:
        self.literal = self.suffix = self.dropping = self.non_dropping = self.et_al = ""
        self.comma_suffix = self.static = False
        self.family = _text(name.get("family"))
        self.given = _text(name.get("given"))
        if len(name) > 2 or not (self.family and self.given):
            self._read_others(name)
        if self.family and not self.literal and len(self.family) + len(self.given) < LONGEST_NAME:
            self._parse(name.get("parse-names"))
        self.romanesque = self._romanesque()
        self.simple = self.romanesque == 2 and not (
            self.literal or self.suffix or self.dropping or self.non_dropping or self.static
        )

    def _read_others(self, name: dict[str, Any]) -> None:
        """Read everything besides the family and given name."""
        self.literal = _text(name.get("literal"))
        self.suffix = _text(name.get("suffix"))
        self.dropping = _text(name.get("dropping-particle"))
        self.non_dropping = _text(name.get("non-dropping-particle"))
        self.comma_suffix = bool(name.get("comma-suffix"))
        self.static = bool(name.get("static-ordering"))
        if not self.family and self.given and not self.literal:
            self.family, self.given = self.given, ""
        if name.get("isInstitution") and not self.given:
            self.literal, self.family = self.family or self.literal, ""

    def _parse(self, wanted: Any) -> None:
        if self.family[0] == '"' == self.family[-1] and len(self.family) > 2:
            self.family = self.family[1:-1]
            return
        if wanted is not None and not wanted:
            return
        if not self.given or self.non_dropping:
            return
        self.non_dropping, self.family = split_family(self.family)
        if not self.suffix and "," in self.given:
            self.given, suffix, with_comma = split_suffix(self.given)
            if _ET_AL.match(suffix):
                self.et_al = suffix
            else:
                self.suffix, self.comma_suffix = suffix, with_comma
        if not self.dropping:
            self.given, self.dropping = split_given(self.given)
        elif _ET_AL.match(self.dropping):
            self.et_al, self.dropping = self.dropping, ""

    def _romanesque(self) -> int:
        if self.family.isascii():
            return 2
        if not LATIN.search(self.family) and EAST_ASIAN.search(self.family):
            return 1 if self.given and LATIN.match(self.given) else 0
        return 2

    def key(self) -> tuple[str, ...]:
        """The parts by which names are compared."""
        return (
            self.literal,
            self.family,
            self.given,
            self.suffix,
            self.dropping,
            self.non_dropping,
        )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value_text(value) if plain else ""


def value_text(value: Any) -> str:
    """Any value of a variable as text."""
    try:
        return str(value)
    except ValueError:  # Python refuses to write more than 4,300 decimal digits
        return hex(value) if isinstance(value, int) else type(value).__name__


def persons_of(value: Any) -> list[Person]:
    """The names of a CSL-JSON name variable, without empty ones."""
    if not isinstance(value, list):
        value = [value]
    persons = [
        Person(name if isinstance(name, dict) else {"literal": name})
        for name in value
        if isinstance(name, (dict, str))
    ]
    persons = [person for person in persons if person.literal or person.family]
    last = persons[-1] if len(persons) > 1 else None
    if last is not None and not last.given and _OTHERS.match(last.literal or last.family):
        # As in BibTeX, "others" at the end is not a name.
        persons.pop()
        persons[-1].et_al = "et al."
    return persons
