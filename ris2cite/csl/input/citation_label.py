"""Citation labels such as "RoNo78", for items without a ``citation-label``."""

from __future__ import annotations

import re

from ris2cite.csl.input.person import Person
from ris2cite.csl.input.reference import Reference
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.model import NAME_VARIABLES
from ris2cite.text.pattern import Pattern

# Number of names → how many letters of each are used; five or more are treated as four.
_LETTERS = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
_NAME_ORDER = ("author", *sorted(NAME_VARIABLES - {"author"}))
_NO_LETTER = Pattern(r"[^\w]|[\d_]")
_ARTICLE = Pattern(r"\A(?:an?|the)\s+", re.IGNORECASE)
_PARTICLE = Pattern(r"\A[ '’a-z]+\s+")


def citation_label(reference: Reference) -> str:
    """The item's own ``citation-label``, or letters of its names and two digits of its year.

    Items without names use letters of the title, items without a year "00".
    """
    own = reference.text("citation-label")
    if own:
        return own
    names = next((found for v in _NAME_ORDER if (found := reference.names(v))), [])
    letters = _LETTERS[min(len(names), len(_LETTERS)) - 1] if names else ()
    words = [_word(person) for person in names]
    label = "".join(_capital(word[:count]) for word, count in zip(words, letters, strict=False))
    if not label:
        words = [word for word in reference.text("title").split() if word not in STOP_WORDS]
        label = _capital("".join(words)[:4])
    date = reference.date("issued")
    year = date.start.year if date is not None else None
    return f"{label}{abs(year or 0) % 100:02d}"


def _word(person: Person) -> str:
    """The letters of a name, without particles and articles."""
    name = _PARTICLE.sub("", person.family, count=1) if person.family else person.literal
    return _NO_LETTER.sub("", _ARTICLE.sub("", name, count=1))


def _capital(letters: str) -> str:
    return letters[:1].upper() + letters[1:].lower()
