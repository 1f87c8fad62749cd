"""Texts that stand where a name would."""

from __future__ import annotations

from ris2cite.ris.values.text import NO_VALUE

ET_AL: frozenset[str] = frozenset(
    [
        "et al",
        "and others",
        "others",
        "et alii",
        "and other",
        "et. al",
        "et coll",
        "u.a",
        "u. a",
        "et autres",
        "y otros",
        "e outros",
        "...",
        "…",
        "et-al",
    ]
)
"""What stands in a list of names for those who are not named."""

ANONYMOUS: frozenset[str] = frozenset(
    (
        "anonymous|anon|anonym|anonymus|no author|no authors listed|author unknown|unknown author|"
        "unknown|no authorship indicated|no author listed|no author given|no authors|author not "
        "identified|not identified|s.n|sine nomine|ohne verfasser|sans auteur|n.n"
    ).split("|")
)
"""What stands for a name where nobody is named."""

NO_GIVEN: frozenset[str] = NO_VALUE - {"NA"}
"""What programs write for a given name that they have not. ``Smith, NA`` is N. A. Smith."""
