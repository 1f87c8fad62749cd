"""Texts in place of names."""

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
"""Texts for “and others” in a list of names."""

ANONYMOUS: frozenset[str] = frozenset(
    (
        "anonymous|anon|anonym|anonymus|no author|no authors listed|author unknown|unknown author|"
        "unknown|no authorship indicated|no author listed|no author given|no authors|author not "
        "identified|not identified|no author name available|no author name|not available|"
        "author not available|no author specified|no author identified|no named author|"
        "authors not listed|author not listed|not listed|not given|not stated|none listed|"
        "none given|no name|s.n|sine nomine|ohne verfasser|sans auteur|n.n"
    ).split("|")
)
"""Texts for “anonymous”."""

NO_GIVEN: frozenset[str] = NO_VALUE - {"NA"}
"""Texts that programs write for a missing given name. (``Smith, NA`` is N. A. Smith.)"""
