"""Initials written as one word, as PubMed and Web of Science have them: "Smith, JA".

CSL-JSON has no way to say that "JA" is two initials and no short name, and a
processor that is not told prints "Smith, J.". So the item says it of a name
variable, in ``custom.ris2cite.initials``, and the given name stays as it was written.
"""

from __future__ import annotations

from ris2cite.model import Item, Name

NOTE = "initials"
_VOWELS = frozenset("AEIOUYÄÖÜÅØÆ")


def is_run_of_initials(name: Name) -> bool:
    """Whether the given name is two or three initials without anything between them.

    Beside a family name in capitals ("LI, NA") only where it cannot be spoken.
    """
    given = name.get("given", "")
    if not (2 <= len(given) <= 3 and given.isalpha() and given.isupper()):
        return False
    return not name.get("family", "").isupper() or _VOWELS.isdisjoint(given)


def with_initials_apart(name: Name) -> Name:
    """The name with such initials as "J. A."; any other name as it is."""
    if not is_run_of_initials(name):
        return name
    return {**name, "given": " ".join(f"{letter}." for letter in name["given"])}


def variables_with_runs(item: Item) -> tuple[str, ...]:
    """The name variables of which the item says that they hold such initials."""
    custom = item.get("custom")
    ours = custom.get("ris2cite") if isinstance(custom, dict) else None
    noted = ours.get(NOTE) if isinstance(ours, dict) else None
    return tuple(map(str, noted)) if isinstance(noted, list) else ()
