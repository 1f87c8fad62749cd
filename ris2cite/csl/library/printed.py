"""Which variables a style prints, as far as its text says."""

from __future__ import annotations

from ris2cite.text.pattern import Pattern

_VARIABLES = Pattern(rb"""\bvariable\s*=\s*["']([^"']*)["']""")


def printed_variables(xml: bytes) -> frozenset[str]:
    """The variables that stand in the style, also those it only tests for."""
    words = b" ".join(_VARIABLES.findall(xml)).split()
    return frozenset(word.decode("utf-8", "replace") for word in words)
