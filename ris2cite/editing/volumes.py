"""Volumes and issues that Scopus makes up: the month of a meeting, an ISBN, a number and the
letters of a series, or a number and its month; and volumes in titles in the Web of Science."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = Pattern(rf"(?:19|20)\d\d-(?:{_MONTHS})")
_ISBN = Pattern(r"97[89]\d{10}")
_ISSUE_OF_MONTH = Pattern(rf"(\d+) (?:{_MONTHS})")
_LETTERED = Pattern(r"(\d+) ([A-Z]{3,6}|IFIP AICT)(?: PART \d+)?")
_SERIES = {
    "LNCS": "Lecture Notes in Computer Science",
    "LNAI": "Lecture Notes in Artificial Intelligence",
    "LNBI": "Lecture Notes in Bioinformatics",
    "LNBIP": "Lecture Notes in Business Information Processing",
    "LNEE": "Lecture Notes in Electrical Engineering",
    "LNNS": "Lecture Notes in Networks and Systems",
    "LNICST": "Lecture Notes of the Institute for Computer Sciences, Social Informatics and "
    "Telecommunications Engineering",
    "LNME": "Lecture Notes in Mechanical Engineering",
    "CCIS": "Communications in Computer and Information Science",
    "AISC": "Advances in Intelligent Systems and Computing",
    "SCI": "Studies in Computational Intelligence",
    "IFIP AICT": "IFIP Advances in Information and Communication Technology",
}
"""The series of Springer whose letters Scopus sets after the volume."""

_STATED = Pattern(
    r"(?P<title>.{10,}?),? vol(?:ume|\.)? (?P<volume>\d+[A-Z]?|[IVX]{1,4})(?:, (?:19|20)\d\d)?"
    r"(?P<rest> \([^()]*\))?",
    re.IGNORECASE,
)
"""``ANNUAL REVIEW OF TEA, VOL 42, 2021``."""

_ROMAN = {numeral: str(n) for n, numeral in enumerate("I II III IV V VI VII VIII IX X".split(), 1)}


def without_volume(item: Item) -> tuple[str, str]:
    """The container title without the volume at its end, and this volume or "".

    The title is unchanged if the item is in another volume.
    """
    title = item.get("container-title")
    if not isinstance(title, str) or not title:
        return "", ""
    match = _STATED.fullmatch(title) if "vol" in title.lower() else None
    if match is None:
        return title, ""
    volume = _ROMAN.get(match["volume"].upper(), match["volume"])
    if str(item.get("volume") or volume) not in (volume, match["volume"]):
        return title, ""
    return match["title"] + (match["rest"] or ""), volume


def edited_volume(item: Item) -> Iterator[Change]:
    """Yield the changes to a volume such as ``2020-November`` or ``1262 CCIS``, or to an
    issue such as ``1 January``."""
    issue, volume = item.get("issue"), item.get("volume")
    stated = "" if volume else without_volume(item)[1]
    if stated:
        yield Change("volume", "volume", "", stated)
    if isinstance(issue, str) and " " in issue:
        month = _ISSUE_OF_MONTH.fullmatch(issue)
        if month:
            yield Change("database", "issue", issue, month[1])
    elif isinstance(issue, str) and volume and issue in _MONTHS.split("|"):
        yield Change("database", "issue", issue, "")  # Mendeley, for journals without issues
    if not isinstance(volume, str) or len(volume) < 5:
        return
    if _MONTH.fullmatch(volume) or _ISBN.fullmatch(volume):
        yield Change("database", "volume", volume, "")
        return
    match = _LETTERED.fullmatch(volume)
    series = _SERIES.get(match[2]) if match else None
    if match and series:
        yield Change("database", "volume", volume, match[1])
        if "collection-title" not in item and item.get("container-title") != series:
            yield Change("database", "collection-title", "", series)
