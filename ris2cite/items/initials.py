"""Initials written as one word, as in PubMed and Web of Science: "Smith, JA".

In CSL-JSON, "JA" could be two initials or a short name, and processors print "Smith, J.".
Therefore ``custom.ris2cite.initials`` lists the name variables of the item in which such
words are initials, and the given names are left unchanged.
"""

from __future__ import annotations

from ris2cite.items.custom import list_in_custom
from ris2cite.model import Item, Name

NOTE = "initials"
LONGEST_RUN = 5
"""The most letters that are read as initials: ``TSGAM``."""
_VOWELS = frozenset("AEIOUYÄÖÜÅØÆ")
_BEGIN_NAMES = frozenset("CHR SCH STR SHR THR".split())
"""Three consonants with which a given name may begin."""


def is_run_of_initials(name: Name) -> bool:
    """Whether the given name consists of two or three initials without separators.

    Four or five letters, and those after a family name in capitals ("LI, NA"), only are if
    they are unpronounceable as a name.
    """
    given = name.get("given", "")
    if not (2 <= len(given) <= LONGEST_RUN and given.isalpha() and given.isupper()):
        return False
    if len(given) <= 3 and not name.get("family", "").isupper():
        return True
    return _VOWELS.isdisjoint(given) or (
        _VOWELS.isdisjoint(given[:3]) and given[:3] not in _BEGIN_NAMES and len(given) > 3
    )


def with_initials_apart(name: Name) -> Name:
    """The name with "JA" as "J. A."; other names are returned unchanged."""
    if not is_run_of_initials(name):
        return name
    return {**name, "given": " ".join(f"{letter}." for letter in name["given"])}


def variables_with_runs(item: Item) -> tuple[str, ...]:
    """The name variables that the item marks as having such initials."""
    return tuple(map(str, list_in_custom(item, "ris2cite", NOTE)))
