"""The reviewed list of deviations of citeproc-js from CSL 1.0.2.

A line of ``departures.tsv`` names a style, an item, the section of the specification and
the reason. Style and item may be patterns with ``*``; in the place of the item may
stand a kind, as ``kind:blocks``: a general rule, which the two texts have to fulfil.
"""

from __future__ import annotations

import fnmatch
import html
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

LIST = Path(__file__).with_name("departures.tsv")

_WORD = re.compile(r"[^\W_]+")
_HYPHEN = re.compile("[\u2010\u2011–]")
_SPACED_MARK = re.compile(r" (?=[.,:;])")
_LAST_COMMA = re.compile(r",(?= (?:and|und|et|en|og|och|ve|e|y|i|&) )")
_PLURALS = {
    ("vol", "vols"), ("volume", "volumes"), ("band", "bände"), ("bd", "bde"), ("p", "pp"),
    ("s", "ss"), ("page", "pages"),
}  # fmt: skip
_PAGE_LABELS = frozenset(("p", "pp", "s", "S", "page", "Page", "pages", "Pages"))
_RUN = re.compile(r"([.,:;!?]+)")
_NAME_DELIMITER = re.compile(r"""\sname-delimiter=["']([^"']*)["']""")
_JOINED_INITIAL = re.compile(r"(?<=[^\W\d_])(\.?)-(?=[^\W\d_](?![^\W\d_]))")


class Texts(NamedTuple):
    """An entry that differs: the texts of citeproc-js and of this package, the style, and
    the item as CSL-JSON."""

    expected: str
    got: str
    style: str
    item: dict[str, Any] = {}  # noqa: RUF012  (only read)


class Departure(NamedTuple):
    """A line of the list."""

    style: str
    item: str
    section: str
    reason: str

    def covers(self, style: str, item: str, texts: Texts) -> bool:
        """Whether the line is about this entry."""
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
    """Adjacent punctuation is all printed, also after a space, whereas we drop some of it."""
    theirs, ours = _RUN.split(_SPACED_MARK.sub("", texts.expected)), _RUN.split(texts.got)
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
    """A hyphen of Unicode's own (U+2010) between pages is no range there: the label stays
    singular, and pages count as text where the style asks whether they are numeric."""
    if "\u2010" not in str(texts.item.get("page", "")):
        return False
    if 'is-numeric="page' in texts.style:
        return True
    theirs, ours = (_HYPHEN.sub("-", text) for text in (texts.expected, texts.got))
    return theirs == ours or plurals(Texts(theirs, ours, texts.style))


def plurals(texts: Texts) -> bool:
    """The label of several numbers (WS-17-01 to WS-17-15) is in the singular."""
    theirs, ours = words_of(texts.expected), words_of(texts.got)
    return (
        theirs != ours
        and len(theirs) == len(ours)
        and all(
            one == other or (one.lower(), other.lower()) in _PLURALS
            for one, other in zip(theirs, ours, strict=True)
        )
    )


def labels(texts: Texts) -> bool:
    """The label of pages is printed for an item without pages."""
    if texts.item.get("page"):
        return False
    theirs, ours = words_of(texts.expected), words_of(texts.got)
    return len(theirs) == len(ours) + 1 and any(
        word in _PAGE_LABELS and theirs[:place] + theirs[place + 1 :] == ours
        for place, word in enumerate(theirs)
    )


def names(texts: Texts) -> bool:
    """An entry has more names than its own et-al-use-first says: those which telling
    repeated cites apart (et-al-subsequent-min) would show."""
    theirs, ours = words_of(texts.expected), words_of(texts.got)
    if "et-al-subsequent-min=" not in texts.style or "et" not in ours:
        return False
    cut = ours.index("et")
    return ours[cut : cut + 2] == ["et", "al"] and (
        theirs[:cut] == ours[:cut]
        and theirs[len(theirs) - len(ours) + cut + 2 :] == ours[cut + 2 :]
    )


def institutions(texts: Texts) -> bool:
    """A comma stands before a last name that has no parts, although the style says never."""
    if "delimiter-precedes-last=" not in texts.style or texts.expected == texts.got:
        return False
    return _LAST_COMMA.sub("", texts.expected) == _LAST_COMMA.sub("", texts.got)


def dotless(texts: Texts) -> bool:
    """In a Turkish list, I is sorted as the capital of i, not of ı, which precedes it."""
    return texts.expected == texts.got and 'default-locale="tr' in texts.style


def words_of(text: str) -> list[str]:
    """The words and numbers of ``text``, without punctuation and white space."""
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _solid(text: str) -> str:
    return "".join(text.split())


KINDS: dict[str, Callable[[Texts], bool]] = {
    "blocks": blocks,
    "delimiters": delimiters,
    "dotless": dotless,
    "doubled": doubled,
    "hyphens": hyphens,
    "institutions": institutions,
    "labels": labels,
    "names": names,
    "plurals": plurals,
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
