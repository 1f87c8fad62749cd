"""Names in capitals, as older databases have them."""

from __future__ import annotations

from ris2cite.items.particles import PARTICLES
from ris2cite.text.pattern import Pattern

_MC = Pattern(r"\bMc([a-z])")


def with_small_letters(text: str) -> str:
    """``ROE, Elodie`` → ``Roe, Elodie``; also given names of four or more letters.

    Names with initials in small letters get their capitals: ``roe, e.``, but not bell hooks.
    """
    family, comma, given = text.partition(",")
    initials = given.split()
    if text.islower() and initials and " " not in family and max(map(_letters, initials)) < 2:
        return f"{_capitalised(family)}, {given.strip().title()}"
    if not family.isupper():
        return text
    plain = family.replace("-", "").replace("'", "").replace("’", "").replace(" ", "")
    if not (plain.isalpha() and len(plain) > 1 and given.strip()):
        return text
    words = given.split()
    shortest = 3 if any(word.isupper() and len(word.strip(".-")) > 3 for word in words) else 4
    given = " ".join(
        _capitalised(word) if word.isupper() and len(word.strip(".-")) >= shortest else word
        for word in words
    )
    return f"{_capitalised(family)}{comma} {given}"


def _capitalised(text: str) -> str:
    """Words in capitals, capitalised like names, with particles in lower case."""
    words = [word.title() for word in text.split(" ")]
    words = [_MC.sub(lambda match: "Mc" + match[1].upper(), word) for word in words]
    small = [word.lower() for word in words[:-1]]
    lead = [
        low if low in PARTICLES and len(low) > 1 else word
        for low, word in zip(small, words[:-1], strict=True)
    ]
    return " ".join([*lead, words[-1]])


def _letters(word: str) -> int:
    return len(word.strip("."))
