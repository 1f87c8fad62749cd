"""Volumes and issues that Scopus makes up: the month of a meeting, a number and the letters
of a series, or a number and its month."""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = Pattern(rf"(?:19|20)\d\d-(?:{_MONTHS})")
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


def edited_volume(item: Item) -> Iterator[Change]:
    """Yield the changes to a volume such as ``2020-November`` or ``1262 CCIS``, or to an
    issue such as ``1 January``."""
    issue, volume = item.get("issue"), item.get("volume")
    if isinstance(issue, str) and " " in issue:
        month = _ISSUE_OF_MONTH.fullmatch(issue)
        if month:
            yield Change("database", "issue", issue, month[1])
    if not isinstance(volume, str) or len(volume) < 5:
        return
    if _MONTH.fullmatch(volume):
        yield Change("database", "volume", volume, "")
        return
    match = _LETTERED.fullmatch(volume)
    series = _SERIES.get(match[2]) if match else None
    if match and series:
        yield Change("database", "volume", volume, match[1])
        if "collection-title" not in item and item.get("container-title") != series:
            yield Change("database", "collection-title", "", series)
