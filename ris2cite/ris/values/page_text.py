"""Parsing of page ranges and article numbers."""

from __future__ import annotations

import re

from ris2cite.ris.values.text import folded, one_line
from ris2cite.text.pattern import Pattern

_DASHES = Pattern(r"\s*(?:[-‐‑‒–—―−~]+|&#8211;)\s*")
_LABEL = Pattern(
    r"(?:pp?|pgs?|pages?|seiten?)(?:\s*[.:]\s*|\s+|(?=\d))|S\.\s*(?=\d)", re.IGNORECASE
)
_COUNT = Pattern(
    r"(?:[ivxlc]+\s*[,+]\s*)?(\d+)\s*(?:pp?|pgs?|pages?|s(?:eiten)?|str|h|leaves|páginas)\.?", re.I
)
_ARTICLE = Pattern(
    r"\(?(?:article|artn?|paper|unsp)\.?\s*(?:no|number|nr|id|#)?\.?\s*:?\s*#?\s*"
    r"([\w./-]*\d[\w./-]*?)\.?\)?(?:,\s*(?:\d+\s*(?:pp?\.?|pages)|\d+-\d+)|\s*\(\d+ pages\))?",
    re.IGNORECASE,
)
_LOCATOR = Pattern(
    r"[eE]-?\d+(?:[A-Z]{2}\d{6})?|[A-Za-z]{2,4}\d{3,}(?:[.-]\d+)?|[A-Za-z]\d{5,}(?:[.-]\d+)?|\d{6,20}"
)
"""An e-locator. A letter with up to four digits (``S336``) is a page of a supplement."""
_NUMBER = Pattern(r"(?=.*[1-9])[\w./()-]{1,30}")
_NO_PAGES = frozenset(
    (
        "nopaginationspecified|nospecified|nopagination|nopaginated|nopage|nopages|nopagenumber|"
        "nopagenumbers|notspecified|notpaginated|unpaginated|unpaged|npag|npagnpag|sinpaginar|na|no|nono"
    ).split("|")
)
"""Texts for “no pages”, which may be split across both fields; letters only."""
_AND_MORE = Pattern(r"(\w.*\w|\w)\s*[-–]?\s*&")
_DIGIT = Pattern(r"\d")
_LETTER_OR_DIGIT = Pattern(r"[^\W_]")
_NUMERIC_RANGE = Pattern(r"(\D*)(\d{1,12})-(\D*)(\d{1,12})")
_LAST_PAGE_TAG = Pattern(r"\s+LP\s*-+\s*")
_COUNT_AFTER = Pattern(
    r"(\d+-\d+)\s?\(\d{1,4}\)|(\S+)(?:\s?\(\d{1,4}\s?(?:pp?\.?|pages?)\)|\s+of\s+\d+)",
    re.IGNORECASE,
)
_COUNTED_END = Pattern(r"(\d+)\s?\((\d{1,4})\)")
_LONG_NUMBER = Pattern(r"\w{5,}-")
_TWICE = Pattern(r"(.{2,})[-–]\1")
_CHAPTER_PAGE = Pattern(r"(\w+-)(\d{1,4})")
_TO = Pattern(r"(?<=\d)\s+(?:to|bis|à)\s+(?=\w{0,2}\d)")
_DESK = Pattern(r"[^\d;,]+[;,]\s*pg\.?\s*(\S+)", re.IGNORECASE)
_LONG_DASH = Pattern(r"\s*[–—]\s*")
_PII = Pattern(
    r"(?:pii|article id)\s*:\s*(\S+?)(?:[.;,]?\s+doi:?\s*(10\.\S+?))?[.;]?", re.IGNORECASE
)
_PARTS = Pattern(r"\s*([,;])\s*")
_WITH_PRELIMINARIES = Pattern(r"(?:\d+-)?[ivxlc]+\s*[,+]\s*(\d+)", re.IGNORECASE)
_COUNTED = Pattern(
    r"(?<![\w-])(\d+)\s*(?:unnumbered )?(?:pp?|pgs?|pages?|s(?:eiten|ider)?|str|leaves|p[áa]ginas?|"
    r"pagine|strony?|blz|lk)\b",
    re.IGNORECASE,
)


LONGEST_FIRST_CHAPTER = 60
"""A range from page 1 to beyond this page is that of a whole book."""


def page_range(text: str) -> str:
    """Pages with a hyphen-minus between first and last, without labels such as ``pp.``

    Abbreviated last pages are completed (``321-8`` → ``321-328``). If there are several
    ranges, or the pages of a discussion, each is treated like that.
    """
    if text.isdigit():
        return text
    if " " in text:
        text = _TO.sub("-", _LAST_PAGE_TAG.sub("-", text))
    desk = _DESK.fullmatch(text)
    text = desk[1] if desk else text
    sides = _LONG_DASH.split(text)
    if len(sides) == 2 and "-" in text:
        return join_pages(*sides)
    text = _DASHES.sub("-", text).strip(" .,;-")
    match = _LABEL.match(text)
    if match and match.end() < len(text) and _DIGIT.search(text):
        text = text[match.end() :]
    counted = _COUNT_AFTER.fullmatch(text)
    text = counted[1] or counted[2] if counted else text
    if "," in text or ";" in text:
        pieces = _PARTS.split(text)
        ranges = [page_range(piece) for piece in pieces[::2]]
        return ranges[0] + "".join(
            f"{mark} {piece}" for mark, piece in zip(pieces[1::2], ranges[1:], strict=True) if piece
        )
    return complete_range(text) if "-" in text else text


def complete_range(text: str) -> str:
    """``321-8`` → ``321-328``; ``5-5`` → ``5``; other ranges are returned unchanged.

    Letters before the first number are added to the last one: ``S1-8`` → ``S1-S8``.
    """
    match = _NUMERIC_RANGE.fullmatch(text)
    if match is None:
        return text
    prefix, start, other, end = match.groups()
    if other and other != prefix:
        return text
    if len(end) < len(start):
        full = start[: len(start) - len(end)] + end
        if int(full) < int(start):
            return text
        end = full
    if end == start:
        return f"{prefix}{start}"
    if other or (prefix.isalpha() and int(end) > int(start)):
        other = prefix
    return f"{prefix}{start}-{other}{end}"


def join_pages(start: str, end: str) -> str:
    """First and last page as a range, keeping any other text in the fields.

    They are joined by a hyphen-minus, or by an en dash if a page number contains a hyphen
    (``II-1153–II-1156``). If a field has a range already, that is used.
    """
    if start.isdecimal() and end.isdecimal() and len(start) <= len(end) and start != end:
        return f"{start}-{end}"
    number = _LONG_NUMBER.match(start)
    if number and start != end and end.startswith(number[0]):
        return f"{start}–{end}"  # 104523-1 to 104523-9: pages of an article with a number
    if "-" in start and "-" in end and _are_of_a_chapter(start, end):
        return f"{start}–{end}"
    counted = _COUNTED_END.fullmatch(end)
    if counted and start.isdecimal() and int(counted[1]) - int(start) + 1 == int(counted[2]):
        end = counted[1]
    start, end = page_range(start), page_range(end)
    if not start or not end or end == start or start.endswith(f"-{end}"):
        return start or end
    if end == "+":
        return f"{start}+"  # Web of Science's “and following pages”
    for mark in ",;":
        last, found, more = end.partition(mark)
        if found:
            return f"{join_pages(start, last)}{mark}{more}"
    if end.startswith(f"{start}-"):
        return end
    if "-" not in start and "-" not in end:
        return complete_range(f"{start}-{end}")
    if "-" not in start:
        return f"{start}, {end}"
    return start if "-" not in end and _ascends(start) else f"{start}–{end}"


def _are_of_a_chapter(start: str, end: str) -> bool:
    """Whether both are pages of the same chapter: ``S21-1`` and ``S21-8``."""
    first, last = _CHAPTER_PAGE.fullmatch(start), _CHAPTER_PAGE.fullmatch(end)
    if first is None or last is None:
        return False
    return first[1] == last[1] and int(first[2]) < int(last[2])


def _ascends(text: str) -> bool:
    """Whether the text is a range, not one page of a chapter (``3-1``)."""
    match = _NUMERIC_RANGE.fullmatch(text)
    return match is not None and int(match[2]) < int(match[4])


def is_part_range(start: str, end: str) -> bool:
    """Whether the pages are part of a book: a range that is not from 1 to the last page."""
    first, found, last = join_pages(one_line(start) or "", one_line(end) or "").partition("-")
    if not (found and first.isdecimal() and last.isdecimal()):
        return False
    return int(first) > 1 or int(last) <= LONGEST_FIRST_CHAPTER


def page_count(text: str) -> str | None:
    """The number of pages in a physical description: ``xii, 345 S.``, ``45p``."""
    match = _COUNT.fullmatch(text) or _WITH_PRELIMINARIES.fullmatch(text)
    if match:
        return match[1]
    found = [] if _DASHES.search(text) else _COUNTED.findall(text)
    return found[-1] if found else None


def once(text: str) -> str:
    """The text without its repetition after a hyphen: ``xii, 187 pp.-xii, 187 pp.``"""
    match = _TWICE.fullmatch(text)
    return match[1] if match else text


def without_pii(text: str) -> tuple[str, str]:
    """The number in ``pii: E1392``, and a DOI after it; each may be ""."""
    match = _PII.fullmatch(text)
    return (match[1], match[2] or "") if match else ("", "")


def article_number(text: str) -> str | None:
    """The number in ``Art. No. 104523``, or None for other text."""
    match = _ARTICLE.fullmatch(text.strip())
    return match[1] if match else None


def says_more_than_number(text: str) -> bool:
    """Whether a text has more than an article number and its label: a count of pages, UNSP."""
    more = ", " in text or text.endswith(" pages)")
    return text[:4].upper() == "UNSP" or (more and article_number(text) is not None)


def is_locator(text: str) -> bool:
    """Whether the text is an e-locator or article number, not a page."""
    return _LOCATOR.fullmatch(text) is not None


def says_no_pages(start: str, end: str) -> bool:
    """Whether the fields have only ``No Pagination Specified`` or the like, or ``0``."""
    texts = [text for text in (start, end) if text not in ("", "0")]
    return all(folded(text) in _NO_PAGES for text in texts) or folded("".join(texts)) in _NO_PAGES


def without_mark(text: str) -> str:
    """The pages without ``&`` in place of the last page: ``182-&`` → ``182``."""
    match = _AND_MORE.fullmatch(text) if text[-1:] == "&" else None
    if match is None and (_LETTER_OR_DIGIT.search(text) or text == "+" or not page_range(text)):
        return text
    return match[1] if match else ""
