"""What a mapping table is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ris2cite.ris.values.draft import Converter, Draft, Tags


class TagRow(NamedTuple):
    """Values of ``tags`` become ``variable``, by ``converter``, in records of ``types``."""

    tags: Tags
    variable: str
    converter: Converter
    types: frozenset[str] | None = None
    """Reference types; None for all."""
    but: frozenset[str] = frozenset()
    """Reference types that the row is not for."""


class Tables(NamedTuple):
    """What the engine needs of a format.

    ``resolve`` gives the name of the rows and the CSL type of a draft; ``finish``
    adds what follows from the record as a whole.
    """

    rows: tuple[TagRow, ...]
    resolve: Callable[[Draft], tuple[str, str]]
    finish: Callable[[Draft], None]
