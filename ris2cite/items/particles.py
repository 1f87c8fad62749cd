"""Particles and suffixes in family and given names.

As in other CSL processors, only particles in lower case are split off: "van Gogh" is a
family name with a non-dropping particle, "Charles de" a given name with a dropping one.
"""

from __future__ import annotations

from ris2cite.text.pattern import Pattern

PARTICLES = frozenset(
    """
    's 't a aan af al am auf aus aus'm ben bij bin bint boven d d' da dal dal' dall' dalla das
    de de' deca degli dei del dela dell' della delle dello dem den der des di die do don dos du
    een el gen het i ibn il im in l l' la las le les li lo los lou m of onder op over s s' san
    santa sen t te ten ter tho thoe thor to toe tot uijt uit ul und unter v v. v.d. van vander vd
    ver vom von voor vor z ze zu zum zur av
    """.split()
)
"""Words that form particles, alone or in sequence (van der, de la, von und zu).

These are the particles of citeproc-js, on which users of Zotero rely, and others that it
lacks: Scandinavian av, Arabic bint, ibn and ul, Spanish san and santa."""

DUTCH = frozenset(
    (
        "van|van de|van den|van der|van het|van 't|van ’t|vander|van ten|van ter|ten|ter|'t|’t|"
        "op de|op den|op 't|op ’t|in 't|in ’t|in de|aan de|uit den|uit het"
    ).split("|")
)
"""Particles of Dutch names, which catalogues put after the given name (``Vale, C. van``).

They are part of the family name; styles decide where they are printed and sorted. Others
after the given name, such as French ``de`` and German ``von``, are dropping ones.
"""

_JOINED = Pattern(
    r"(?:'s-|a[dlnrstzšḍḏṣṭṯẓ]h?[-‐‑]|e[dlnrstzšḍḏṣṭṯẓ]h?[-‐‑]|ibn[-‐‑]"
    r"|d['’]|l['’]|dell['’]|dall['’]|dal['’])(?=\w)"
)
_CAPITALISED = Pattern(
    r"(?P<given>\S.*?) (?P<particle>(?:Van|Von) (?:De[nrs]?|Het)|De L(?:a|as|os)|Van|Von|De|Del|"
    r"Della|Di|Dos)"
)
LAST_WORDS = frozenset("Van Von De Den Der Des Het La Las Los Del Della Di Dos".split())
"""The last words of particles that may stray to the end of a given name."""

_SYLLABLES = Pattern(r"[aeiouyà-ÿ]+[^\W\d_aeiouyà-ÿ]+[aeiouyà-ÿ]")
_SUFFIX = Pattern(r"\s*,(!?)\s*")
_LEAD = Pattern(r"(\S+)(\s+)(?=\S)")


def split_family(family: str) -> tuple[str, str]:
    """The non-dropping particle of a family name, or "", and the rest of the name."""
    first = family[:1]
    if not (first.islower() or first in "'’"):
        return "", family
    position = 0
    while True:
        match = _LEAD.match(family, position)
        if match is None or match[1].replace("’", "'") not in PARTICLES:
            break
        position = match.end()
    joined = _JOINED.match(family, position)
    if joined is not None:
        particle, rest = family[: joined.end()], family[joined.end() :]
        return particle.strip(), rest
    particle = family[:position].strip()
    if particle[-1:] in ("'", "’"):
        particle += " "  # the space after an apostrophe is part of the name: de' Medici
    return particle, family[position:]


def split_given(given: str) -> tuple[str, str]:
    """A given name without its dropping particle, and the particle, or ""."""
    first = given[given.rfind(" ") + 1 :][:1]
    if not (first.islower() or first in "'’"):
        return given, ""
    words = given.split(" ")
    count = len(words)
    while count > 1 and words[count - 1].replace("’", "'") in PARTICLES:
        count -= 1
    return " ".join(words[:count]), " ".join(words[count:])


def with_particle(family: str, given: str) -> tuple[str, str]:
    """The family and the given name, with a capitalised particle moved to the family name:
    ``Zant, Alexandra Van`` is Alexandra Van Zant.

    Mendeley and Google Scholar take the last word of a name for the family name. Particles
    that are given names too, as in ``Nguyen, Thi Van``, only follow names of two syllables.
    """
    if given[given.rfind(" ") + 1 :] not in LAST_WORDS:
        return family, given
    match = _CAPITALISED.fullmatch(given)
    if match is None:
        return family, given
    before, particle = match["given"], match["particle"]
    initials = before.replace(".", "").replace(" ", "").isupper() and particle not in ("Van", "Von")
    if " " not in particle and not initials and not _SYLLABLES.search(before.lower()):
        return family, given
    return f"{particle} {family}", before


def split_suffix(given: str) -> tuple[str, str, bool]:
    """A given name without a suffix after a comma, the suffix, or "", and whether the suffix
    is printed after a comma, which is marked by ``!`` (``William, !Jr.``)."""
    match = _SUFFIX.search(given)
    if match is None:
        return given, "", False
    return given[: match.start()], given[match.end() :], bool(match[1])
