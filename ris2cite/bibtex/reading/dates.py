"""Dates of both dialects: ``date`` in EDTF, or ``year``, ``month`` and ``day``."""

from __future__ import annotations

import re

from ris2cite.bibtex.reading.tables import MONTHS
from ris2cite.items.date import read_date
from ris2cite.items.date_value import to_csl
from ris2cite.items.date_words import MONTHS as MONTH_WORDS
from ris2cite.items.date_words import SEASONS
from ris2cite.model import Date
from ris2cite.text.pattern import Pattern

_UNCERTAIN = Pattern(r"(?<=[\dX])[~%]")
_TIME = Pattern(r"(?<=\d)T\d\d.*")
_WORD = Pattern(r"[^\W\d_]+")
_NUMBER = Pattern(r"\d+")
_BETWEEN = Pattern(r"\s*(?:-{1,3}|–|—|/)\s*")
_RANGE = Pattern(r"(?<=\d)\s*-{2,3}\s*(?=\d)")
_BEFORE_CHRIST = Pattern(r"(?<![\d-])(?:-(\d{4})|0000)(?!\d)")
_CIRCA = frozenset(["c", "ca", "circa"])


def date_of(text: str) -> tuple[Date | None, bool]:
    """The date in a text, and whether the text is only that."""
    text = _RANGE.sub("/", _TIME.sub("", _UNCERTAIN.sub("?", text.strip())))
    found = read_date({"raw": text}) if text else None
    date = to_csl(found) if found is not None else None
    if date is None or "literal" in date:
        return date, date is not None
    numbers = {abs(number) for part in date["date-parts"] for number in part}
    words = {word.lower() for word in _WORD.findall(text)}
    if any(MONTH_WORDS[word] not in numbers for word in words if word in MONTH_WORDS):
        return date, False
    whole = {int(number) for number in _NUMBER.findall(text)} <= numbers | {21, 22, 23, 24}
    return date, whole and all(
        word in MONTH_WORDS or word in SEASONS or word in _CIRCA for word in words
    )


def edtf_date(text: str) -> tuple[Date | None, bool]:
    """The same for a date of BibLaTeX, where the year 0 is 1 BC and −1 is 2 BC."""
    return date_of(_BEFORE_CHRIST.sub(lambda year: f"-{int(year[1] or 0) + 1:04}", text))


def parted_date(day: str, month: str, year: str) -> tuple[Date | None, bool]:
    """The same for the three fields of BibTeX; months may be numbers, or several."""
    if not day and len(year) == 4 and year.isdecimal() and (not month or month in MONTHS):
        numbers = [int(year), MONTHS.index(month) + 1] if month else [int(year)]
        return {"date-parts": [numbers]}, True
    months = "-".join(map(_named, _BETWEEN.split(month)))
    return date_of(re.sub(r"\s+", " ", f"{day} {months} {year}").strip())


def _named(month: str) -> str:
    """The number of a month as a word, because a day may be next to it."""
    if month.isdigit() and 1 <= int(month) <= 12:
        return MONTHS[int(month) - 1]
    return month
