"""Parsing of number variables with lists and ranges, and CSL's page range formats."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from ris2cite.csl.input.ranges import ESCAPED, with_breaks
from ris2cite.text.pattern import Pattern

_JOINER = Pattern(r"(\s*&\s*|\s*,\s+and\s+|\s+and\s+|\s*;\s+|\s*,\s+|\s*[-–]+\s*)")
_LONGEST = 1000  # longer texts are not parsed
_PARTICLE = Pattern(r"([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))\Z")
_WORD = Pattern(r"[a-zA-Z](?:.*[a-zA-Z])?\Z", re.DOTALL)
_SLASHED = Pattern(r"[0-9]+(?:/[0-9]+)+\Z")
_LETTERED = Pattern(r"\d+[A-Za-z]?", re.ASCII)
_LABELLED = Pattern(r"[^\W\d_]+\.?\s")
"""A word before a number, which is one of another kind: ``12, n. 3``."""
_ROMAN = Pattern(r"[ivxlcmIVXLCM]+\Z")
_DIGITS_LETTERS = Pattern(r"[0-9]+[,a-zA-Z]+\Z")
_LETTERS = Pattern(r"[,a-zA-Z]+\Z")
_NUMERIC = Pattern(r"[0-9]+(?:[-,:a-zA-Z]*|-[-0-9]+)\Z|[ivxlcdm]+[-,:]?\Z", re.IGNORECASE)
_DIGITS = Pattern(r"[0-9]+")
_YEAR = Pattern(r"(?:1[5-9]|20)[0-9][0-9]\Z")
_PAGE = Pattern(r"([0-9]+)([a-z]*)\Z")

_EN_DASHED = frozenset({"page", "locator", "issue", "volume", "edition"})


class NumberPart(NamedTuple):
    """One number of a field: letters before it, the number, and the delimiter after it."""

    particle: str
    value: str
    joiner: str


class NumberField(NamedTuple):
    """A parsed field; ``numeric`` as in CSL 1.0.2, "is-numeric"."""

    parts: tuple[NumberPart, ...]
    numeric: bool
    collapsible: bool

    @property
    def plural(self) -> bool:
        """Whether the field has more than one number."""
        return len(self.parts) > 1 and (
            (self.collapsible and self.numeric and not _LABELLED.match(self.parts[1].value))
            or any(_joins_numbers(*pair) for pair in itertools.pairwise(self.parts))
        )


def _joins_numbers(first: NumberPart, second: NumberPart) -> bool:
    """Whether both ends of a range are numbers."""
    return first.joiner in ("-", "–") and _has_digit(first.value) and _has_digit(second.value)


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)


@lru_cache(maxsize=16384)
def parse_number(text: str, and_term: str = "") -> NumberField:
    """Parse a number variable. "12a-c" is one number, "A55-A56" is a range.

    ``and_term`` is the locale's word for "and", which can join numbers too.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        return NumberField((NumberPart("", text, ""),), False, False)
    text = with_breaks(text.replace("\\-", ESCAPED))
    if and_term and f" {and_term} " in text:
        word = re.escape(and_term)
        pieces = re.split(rf"(,?\s+{word}\s+|{_JOINER.pattern[1:-1]})", text)
    else:
        pieces = _JOINER.split(text)
    for index in range(len(pieces) - 2, 0, -2):
        if (
            pieces[index] == "-"
            and _DIGITS_LETTERS.match(pieces[index - 1])
            and _LETTERS.match(pieces[index + 1])
        ):
            pieces[index - 1 : index + 2] = ["".join(pieces[index - 1 : index + 2])]
    parts = []
    for index in range(0, len(pieces), 2):
        joiner = pieces[index + 1] if index + 1 < len(pieces) else ""
        match = _PARTICLE.match(pieces[index])
        particle, value = (match[1] or "", match[2]) if match else ("", pieces[index])
        if joiner.strip() in ("-", "–"):
            joiner = joiner.strip()
        elif joiner.strip() in (",", ";"):
            joiner = f"{joiner.strip()} "
        parts.append(NumberPart(particle, value.replace(ESCAPED, "-"), joiner))
    first = parts[0].value
    if len(parts) == 1 and _SLASHED.match(first):
        return NumberField(tuple(parts), True, False)
    collapsible = first[:1].isdigit() or bool(_ROMAN.match(first))
    return NumberField(tuple(parts), bool(_NUMERIC.match(first)), collapsible)


def joined(
    field: NumberField,
    variable: str,
    ampersand: str,
    dash: str,
    year_dash: str,
    page_range_format: str,
) -> list[tuple[str, str, str]]:
    """The parts of the field as (prefix, value, delimiter), with ranges in the given format.

    ``ampersand`` replaces "&" in a list; ``dash`` and ``year_dash`` are the range
    delimiters of the locale.
    """
    parts = [list(part) for part in field.parts]
    count = len(parts)
    for index in range(count - 1):
        joiner = parts[index][2]
        if joiner.strip() == "&":
            if not _WORD.match(parts[index][0] + parts[index][1]):  # Radiology & Imaging
                parts[index][2] = f" {ampersand} "
        elif joiner in ("-", "–") or (variable == "page" and joiner.strip() == "–"):
            single = index == 0 or parts[index - 1][2] not in ("-", dash)
            if variable == "page":
                first, second = field.parts[index], field.parts[index + 1]
                if page_range_format and _in_supplement(first, second):
                    parts[index + 1][0] = first.particle
                surely = joiner == "–" or _leads_on(first, second)
                parts[index][2], joiner = dash if surely else "-", "-"
            if joiner == "-" and single:
                _range(parts, index, field, variable, dash, year_dash, page_range_format)
    return [(part[0], part[1], part[2]) for part in parts]


def _range(
    parts: list[list[str]],
    index: int,
    field: NumberField,
    variable: str,
    dash: str,
    year_dash: str,
    page_range_format: str,
) -> None:
    """Set the delimiter of the range that starts at ``index``, and format its end."""
    first, second = parts[index], parts[index + 1]
    if variable == "locator" and _has_digit(first[1]) and _has_digit(second[1]):
        first[2] = dash
    if not field.collapsible:
        if variable in _EN_DASHED and (field.numeric or _alike(first[1], second[1])):
            first[2] = dash
        return
    if first[0] != second[0] or not (second[1][:1].isdigit() or _ROMAN.match(second[1])):
        return
    page = variable == "page"
    begin, end = _PAGE.match(first[1]), _PAGE.match(second[1])
    if page and begin and end:
        if not page_range_format and int(begin[1]) > int(end[1]):
            first[2] = dash
            return
        repeat, second[1] = _page_end(
            begin[1], begin[2], end[1], end[2], bool(first[0]), page_range_format
        )
        if first[0]:
            second[0] = first[0] if repeat else ""
        first[2] = dash
    elif variable in ("volume", "issue") and _numbers_within_year(first[1], second[1]):
        return
    elif (variable in _EN_DASHED and field.numeric and not page) or (
        _counted(first[1]) and _counted(second[1])
    ):
        first[2] = dash
    elif variable == "collection-number":
        first[2] = year_dash


def _numbers_within_year(first: str, second: str) -> bool:
    """Whether a hyphen joins a year and a number in it, as in the issue "2019-2", which
    unlike "1998-99" is not an ascending range."""
    if not (_YEAR.match(first) and second.isdecimal() and len(second) < 3):
        return False
    return int(first[: -len(second)] + second) <= int(first)


def _alike(first: str, second: str) -> bool:
    """Whether two numbers have digits and otherwise the same letters: WS-17-01, WS-17-15."""
    return _has_digit(first) and _DIGITS.sub("", first) == _DIGITS.sub("", second)


def _leads_on(first: NumberPart, second: NumberPart) -> bool:
    """Whether a hyphen between two pages is certainly that of a range.

    "110-N6" and "n110-5" are ambiguous. In "167-U91", Web of Science counts unnumbered
    pages after the article.
    """
    if not (_counts(first.value) and _counts(second.value)):
        return False
    if first.particle == second.particle or _in_supplement(first, second):
        return True
    return not first.particle and second.particle == "U"


def _in_supplement(first: NumberPart, second: NumberPart) -> bool:
    """Whether a page of a supplement is followed by one without its letter, as MEDLINE
    shortens ranges: "S112-5"."""
    return first.particle == "S" and not second.particle and second.value.isdecimal()


def _counts(text: str) -> bool:
    return _has_digit(text) or bool(_ROMAN.match(text))


def _counted(text: str) -> bool:
    """Whether the text is a page number in a sequence: 12, xii, or 1237A in a supplement."""
    return text.isdigit() or bool(_LETTERED.fullmatch(text) or _ROMAN.match(text))


def _page_end(
    begin: str, begin_letters: str, end: str, end_letters: str, prefixed: bool, form: str
) -> tuple[bool, str]:
    """The end of a range, preceded by whether it repeats the letters before the number."""
    whole = begin[: max(len(begin) - len(end), 0)] + end
    if int(begin) >= int(whole):
        return True, end + end_letters  # not a range, so it must not be shortened
    end = whole
    if begin_letters or end_letters:
        return True, end + end_letters
    short = shorten(begin, end, form)
    return form in ("", "expanded") or not prefixed, short


def shorten(begin: str, end: str, form: str) -> str:
    """The end of a page range in one of CSL's page range formats (appendix V)."""
    if form in ("minimal", "minimal-two"):
        if len(begin) != len(end):
            return end
        same = 0
        keep = 2 if form == "minimal-two" else 1
        while same < len(end) - keep and begin[same] == end[same]:
            same += 1
        return end[same:]
    first, last = int(begin), int(end)
    if form in ("chicago", "chicago-15"):
        if first > 100 and first % 100 and first // 100 == last // 100:
            return str(last % 100)
        if first >= 10000 and first // 1000 == last // 1000:
            return str(last % 1000)
    elif form == "chicago-16" and first > 100 and first % 100:
        for digits in range(2, len(end)):
            if first // 10**digits == last // 10**digits:
                return str(last % 10**digits)
    return end


_ROMAN_VALUES = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def roman(number: int) -> str:
    """A number from 1 to 5999 in lower-case Roman numerals; other numbers in digits."""
    if not 0 < number < 6000:
        return str(number)
    numeral = ""
    for value, letters in _ROMAN_VALUES:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral
