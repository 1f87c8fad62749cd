"""Citation labels such as "RoNo78": made from names and year where an item has none."""

from __future__ import annotations

import re

from .reference import Reference

# Letters taken from each name, by the number of names that are used.
_LETTERS = {1: (4,), 2: (2, 2), 3: (1, 1, 1), 4: (1, 1, 1, 1)}
_NAME_ORDER = ("author", "editor", "translator", "composer", "director", "recipient")
_NO_LETTER = re.compile(r"[^\w]|[\d_]")


def citation_label(reference: Reference) -> str:
    """The item's own ``citation-label``, else letters of its names and two digits."""
    own = reference.text("citation-label")
    if own:
        return own
    names = next((found for v in _NAME_ORDER if (found := reference.names(v))), [])
    words = [_NO_LETTER.sub("", person.family or person.literal) for person in names[:4]]
    counts = _LETTERS.get(len(words), ())
    label = "".join(word[:count] for word, count in zip(words, counts, strict=False))
    if not label:
        label = _NO_LETTER.sub("", reference.text("title"))[:4]
    date = reference.date("issued")
    year = date.start.year if date is not None else None
    return f"{label}{abs(year) % 100:02d}" if year else label
