"""The reviewed list of deviations of citeproc-js from CSL 1.0.2.

A line of ``departures.tsv`` names a style, an item, the section of the specification and
the reason. Style and item may be patterns with ``*``; in the place of the item may
stand a kind, as ``kind:blocks``: a general rule, which the two texts have to fulfil.
"""

from __future__ import annotations

import fnmatch
import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

LIST = Path(__file__).with_name("departures.tsv")

_RUN = re.compile(r"([.,:;!?]+)")
_NAME_DELIMITER = re.compile(r"""\sname-delimiter=["']([^"']*)["']""")
_JOINED_INITIAL = re.compile(r"(?<=[^\W\d_])(\.?)-(?=[^\W\d_](?![^\W\d_]))")


class Texts(NamedTuple):
    """An entry that differs: the texts of citeproc-js and of this package, and the style."""

    expected: str
    got: str
    style: str


class Departure(NamedTuple):
    """A line of the list."""

    style: str
    item: str
    section: str
    reason: str

    def covers(self, style: str, item: str, texts: Texts) -> bool:
        """Whether the entry is one of those that this line is about."""
        if not fnmatch.fnmatchcase(style, self.style):
            return False
        kind = self.item.removeprefix("kind:")
        if kind != self.item:
            return KINDS[kind](texts)
        return fnmatch.fnmatchcase(item, self.item)


def blocks(texts: Texts) -> bool:
    """Pieces that the style sets apart with ``display`` are glued together."""
    if texts.expected == texts.got or " display=" not in texts.style:
        return False
    return _solid(texts.expected) == _solid(texts.got)


def doubled(texts: Texts) -> bool:
    """Adjacent punctuation is all printed, whereas we drop some of it."""
    theirs, ours = _RUN.split(texts.expected), _RUN.split(texts.got)
    if theirs == ours or len(theirs) != len(ours) or theirs[::2] != ours[::2]:
        return False
    return all(
        len(run) > len(mine) and set(mine) <= set(run)
        for run, mine in zip(theirs[1::2], ours[1::2], strict=True)
        if run != mine
    )


def hyphens(texts: Texts) -> bool:
    """The initials of a compound given name have lost their hyphen."""
    parted = _JOINED_INITIAL.sub(r"\1", texts.got)
    return parted != texts.got and _solid(parted) == _solid(
        _JOINED_INITIAL.sub(r"\1", texts.expected)
    )


def delimiters(texts: Texts) -> bool:
    """A comma instead of the delimiter precedes a last name that is not split."""
    found = _NAME_DELIMITER.search(texts.style)
    if found is None or texts.expected == texts.got:
        return False
    delimiter = html.unescape(found[1])
    return texts.expected.replace(delimiter, ", ") == texts.got.replace(delimiter, ", ")


def ranges(texts: Texts) -> bool:
    """A hyphen of Unicode's own (U+2010) between pages is no range there, so that the label
    stays singular."""
    if "\u2010" not in texts.expected:
        return False
    plural = re.sub(r"\bp\.(?= \d+–)", "pp.", texts.expected.replace("\u2010", "–"))
    return plural == texts.got


def _solid(text: str) -> str:
    return "".join(text.split())


KINDS: dict[str, Callable[[Texts], bool]] = {
    "blocks": blocks,
    "delimiters": delimiters,
    "doubled": doubled,
    "hyphens": hyphens,
    "ranges": ranges,
}


def read_departures(path: Path = LIST) -> list[Departure]:
    """The list; raises ``ValueError`` for a line without its four columns or of no kind."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) != 4 or not all(cells):
                raise ValueError(f"{path}:{number}: style, item id, CSL section, reason")
            departure = Departure(*cells)
            kind = departure.item.removeprefix("kind:")
            if kind != departure.item and kind not in KINDS:
                raise ValueError(f"{path}:{number}: no kind {kind}: {', '.join(KINDS)}")
            rows.append(departure)
    return rows
