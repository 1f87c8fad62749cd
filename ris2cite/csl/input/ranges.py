"""Telling hyphens of ranges from hyphens inside numbers.

"3-1-3-12" are pages 1 to 12 of chapter 3, "II-1153" is one page, and "1051-1058.e4" are
pages with a supplement. Hyphens that do not separate a range are escaped.
"""

from __future__ import annotations

import re

from ris2cite.text.pattern import Pattern

ESCAPED = "\x02"
"""Replaces a hyphen inside a number."""

_PLAIN_RANGE = Pattern(r"\d+[-–]\d+\Z")
_ITEMS = Pattern(r"(\s*[,;&]\s*|\s+and\s+)")
_DASH = Pattern(r"\s*(?:[\u2012-\u2015\u2212]|--+)\s*")
_HYPHEN = Pattern(r"[-\u2010\u2011]")
_SPACED_HYPHEN = Pattern(r"\s+[-\u2010\u2011]\s+")
_SMALL_ROMAN = Pattern(r"[ivxlcdm]+\Z")
_PART_AND_NUMBER = Pattern(r"(?:[A-Za-z]|[IVXLCDM]+)-(\d+)\Z")


def with_breaks(text: str) -> str:
    """The field with "–" in ranges, and with other hyphens escaped."""
    if _PLAIN_RANGE.match(text) is not None:
        return text
    if _HYPHEN.search(text) is None and _DASH.search(text) is None:
        return text
    return "".join(
        piece if index % 2 else _with_break(piece) for index, piece in enumerate(_ITEMS.split(text))
    )


def _with_break(item: str) -> str:
    """One number or range."""
    for mark, joint in ((_DASH, "–"), (_SPACED_HYPHEN, "-")):
        places = list(mark.finditer(item))
        if not places:
            continue
        place = places[0] if len(places) == 1 else _middle(item, places)
        if place is None:
            return item  # a chain of hyphens, left unchanged
        left, right = item[: place.start()], item[place.end() :]
        return f"{_escaped(left)}{joint}{_escaped(right)}"
    places = list(_HYPHEN.finditer(item))
    if not places or (len(places) == 1 and _is_range(*_HYPHEN.split(item))):
        return _HYPHEN.sub("-", item)
    if len(places) == 1:
        return _escaped(item)
    place = _middle(item, places)
    if place is None and len(places) == 2:
        left, right = item[: places[1].start()], item[places[1].end() :]
        numbered = _PART_AND_NUMBER.match(left)
        if numbered is not None and right.isdecimal() and int(numbered[1]) < int(right):
            place = places[1]  # A-1-5
    if place is None:
        return _escaped(item)
    return f"{_escaped(item[: place.start()])}-{_escaped(item[place.end() :])}"


def _middle(item: str, places: list[re.Match[str]]) -> re.Match[str] | None:
    """The hyphen in the middle, if both halves have the same pattern: "A-1-A-5"."""
    place = places[len(places) // 2]
    if len(places) % 2 and _shape(item[: place.start()]) == _shape(item[place.end() :]):
        return place
    return None


def _shape(half: str) -> str:
    """The pattern of letters and digits in a number."""
    half = re.sub(r"\d+", "0", _HYPHEN.sub("-", _DASH.sub("-", half.strip())))
    return re.sub(r"[^\W\d_]+", "a", half)


def _is_range(left: str, right: str) -> bool:
    """Whether a hyphen separates two numbers, and not a letter from its number as in "A-1"
    and "II-1153"."""
    if any(char.isdigit() for char in left) or not right.strip()[:1].isdigit():
        return True
    return bool(_SMALL_ROMAN.match(left.strip()))


def _escaped(half: str) -> str:
    return _HYPHEN.sub(ESCAPED, _DASH.sub(ESCAPED, half))
