"""Volumes and issues that are not printed as records have them.

Databases make some up: the month of a meeting, an ISBN, a number and the letters of a series, a
number and its month, a month alone. Others stand in a title, or in Roman numerals, for which
APA, Chicago and the AMA have Arabic ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SCOPUS_DATE = Pattern(
    r"(?:19|20)\d\d-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    rf"|(?:\d\d?-){{0,2}}(?:{_MONTHS})-(?:(?:19|20)\d\d)|Part F\d{{3,}}"
)
"""What Scopus has in place of the volume of proceedings: ``2017-Octob``, ``25-26-August-2016``,
``Part F129150``."""
_ISBN = Pattern(r"97[89]\d{10}")
_MONTH_OF_ISSUE = Pattern(
    rf"(\d+)?,? ?(?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)", re.IGNORECASE
)
_ISSUE_WORD = Pattern(
    r"\b(?:suppl(?:ement)?|spec(?:ial)?|issue|part|pt|vol(?:ume)?|no|abstr(?:acts?)?|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_SPECIAL = Pattern(r"(\d+),? \(?SPEC(?:IAL)?\.? ?ISS(?:UE)?\.?\)?")
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
    r"(?:, no \d+(?:-\d+)?)?(?P<rest> \([^()]*\))?",
    re.IGNORECASE,
)
"""``ANNUAL REVIEW OF TEA, VOL 42, 2021``."""

_ALL_VOLUMES = Pattern(
    r"(?P<title>.{10,}?),? (?:vol(?:ume)?s?|pts?|parts) (?:\d{1,2}|[IVX]{1,4})"
    r"(?:(?: and | & | ?[-–] ?|, ?)(?:\d{1,2}|[IVX]{1,4}))+(?:, (?:19|20)\d\d)?",
    re.IGNORECASE,
)
"""All volumes of proceedings, of which the Web of Science does not say in which one a paper is:
``THIRD CONFERENCE ON TEA, VOLS 1 AND 2``."""

_ROMAN = Pattern(r"M*(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _from_roman(text: str) -> int:
    """The number of a Roman numeral, or 0."""
    if not _ROMAN.fullmatch(text):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def without_volume(item: Item) -> tuple[str, str]:
    """The container title without the volume at its end, and this volume or "".

    The title is unchanged if the item is in another volume.
    """
    title = item.get("container-title")
    if not isinstance(title, str) or not title:
        return "", ""
    low = title.lower()
    match = _STATED.fullmatch(title) if "vol" in low else None
    if match is None:
        whole = _ALL_VOLUMES.fullmatch(title) if " vol" in low or " pt" in low else None
        return (whole["title"] if whole else title), ""
    volume = str(_from_roman(match["volume"]) or match["volume"])
    if str(item.get("volume") or volume) not in (volume, match["volume"]):
        return title, ""
    return match["title"] + (match["rest"] or ""), volume


def edited_issue(item: Item) -> Iterator[Change]:
    """Yield the change to an issue with a month or a word in capitals: ``8 AUGUST``,
    ``4 SPEC.ISS.``, ``SUPPL. 1``."""
    before = item.get("issue")
    if not isinstance(before, str) or before.isdigit():
        return
    month = _MONTH_OF_ISSUE.fullmatch(before)
    if month and (month[1] or item.get("volume")):  # a month alone: a journal without issues
        yield Change("database", "issue", before, month[1] or "")
    elif len(before) > 2 and before.isupper():
        after = _SPECIAL.sub(r"\1", before)
        after = _ISSUE_WORD.sub(lambda match: match[0].capitalize(), after)
        if after != before:
            yield Change("issue-case", "issue", before, after)


def edited_volume(item: Item) -> Iterator[Change]:
    """Yield the changes to a volume such as ``2020-November``, ``1262 CCIS`` or ``CXXIV``, or
    one that only the title has."""
    volume = item.get("volume")
    stated = "" if volume else without_volume(item)[1]
    if stated:
        yield Change("volume", "volume", "", stated)
    if (
        isinstance(volume, str)
        and len(volume) > 1
        and volume.isalpha()
        and item.get("type") == "article-journal"
    ):
        arabic = _from_roman(volume)
        if arabic:
            yield Change("volume", "volume", volume, str(arabic))
    if not isinstance(volume, str) or len(volume) < 5:
        return
    if _SCOPUS_DATE.fullmatch(volume) or _ISBN.fullmatch(volume):
        yield Change("database", "volume", volume, "")
        return
    match = _LETTERED.fullmatch(volume)
    series = _SERIES.get(match[2]) if match else None
    if match and series:
        yield Change("database", "volume", volume, match[1])
        container = str(item.get("container-title", ""))
        if "collection-title" not in item and not container.startswith(series):
            yield Change("database", "collection-title", "", series)
