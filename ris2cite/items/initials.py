"""Initials written as one word, as in PubMed and Web of Science: "Smith, JA".

In CSL-JSON, "JA" could be two initials or a short name, and processors print "Smith, J.".
Therefore ``custom.ris2cite.initials`` lists the name variables of the item in which such
words are initials, and the given names are left unchanged.
"""

from __future__ import annotations

from ris2cite.items.custom import list_in_custom
from ris2cite.model import Item, Name

NOTE = "initials"
_VOWELS = frozenset("AEIOUYÄÖÜÅØÆ")


def is_run_of_initials(name: Name) -> bool:
    """Whether the given name consists of two or three initials without separators.

    With a family name in capitals ("LI, NA"), only if it is unpronounceable as a name.
    """
    given = name.get("given", "")
    if not (2 <= len(given) <= 3 and given.isalpha() and given.isupper()):
        return False
    return not name.get("family", "").isupper() or _VOWELS.isdisjoint(given)


def with_initials_apart(name: Name) -> Name:
    """The name with "JA" as "J. A."; other names are returned unchanged."""
    if not is_run_of_initials(name):
        return name
    return {**name, "given": " ".join(f"{letter}." for letter in name["given"])}


def variables_with_runs(item: Item) -> tuple[str, ...]:
    """The name variables that the item marks as having such initials."""
    return tuple(map(str, list_in_custom(item, "ris2cite", NOTE)))
