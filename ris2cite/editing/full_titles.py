"""The full titles of journals that records give by their abbreviation alone.

``full_titles.txt`` has the abbreviations of MEDLINE and ISO 4 of journals that are cited
often; an abbreviation that stands for two journals is in it for neither.
"""

from __future__ import annotations

import functools
from pathlib import Path

_LONGEST = 60
"""No abbreviation is longer."""

_NO_MARKS = str.maketrans(".,:;()", "      ")


@functools.lru_cache(maxsize=4096)  # the records of a run share their journals
def full_title(name: str) -> str | None:
    """The full title for an abbreviation such as ``J. Biol. Chem.``, or None."""
    if len(name) > _LONGEST or " of " in name or " and " in name or " " not in name:
        return None  # spares most runs the list
    return _full_titles().get(_key(name))


@functools.cache
def _full_titles() -> dict[str, str]:
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" = ") for line in lines if not line.startswith("#"))
    return {_key(short): full for shorts, _, full in pairs for short in shorts.split(", ")}


def _key(name: str) -> str:
    return " ".join(name.translate(_NO_MARKS).lower().split())
