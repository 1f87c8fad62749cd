"""The types of mapping tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ris2cite.ris.values.draft import Converter, Draft, Tags


class TagRow(NamedTuple):
    """A rule: in records of ``types``, ``converter`` makes ``variable`` from ``tags``."""

    tags: Tags
    variable: str
    converter: Converter
    types: frozenset[str] | None = None
    """The reference types to which the row applies, or None for all."""
    but: frozenset[str] = frozenset()
    """Reference types to which the row does not apply."""


class Tables(NamedTuple):
    """The mapping of a format.

    ``resolve`` returns the name of the rows and the CSL type for a draft; ``finish`` adds
    what depends on the record as a whole.
    """

    rows: tuple[TagRow, ...]
    resolve: Callable[[Draft], tuple[str, str]]
    finish: Callable[[Draft], None]
