"""Which variables a style may print."""

from __future__ import annotations

from ris2cite.text.pattern import Pattern

_VARIABLES = Pattern(rb"""\bvariable\s*=\s*["']([^"']*)["']""")


def printed_variables(xml: bytes) -> frozenset[str]:
    """The variables that occur in the style, including those that it only tests for."""
    words = b" ".join(_VARIABLES.findall(xml)).split()
    return frozenset(word.decode("utf-8", "replace") for word in words)
