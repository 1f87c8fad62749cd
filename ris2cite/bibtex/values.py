"""Formatting of pages, DOIs, URLs, editions and keywords."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ris2cite.items.ordinals import ORDINALS
from ris2cite.markup.latex.encode import clean
from ris2cite.text.doi import bare_doi
from ris2cite.text.pattern import Pattern

# Pages ----------------------------------------------------------------------

_PLAIN_RANGE = Pattern(r"\d+(?:-\d+)?", re.ASCII)
_DASHES = Pattern("[\u2010-\u2015\u2212\u2e3a\u2e3b]|-{2,}")
_PAGE_ID = Pattern(r"[A-Zabe-hjknop-uwyz]-\d+")  # not i-12: that is a range
_E_LOCATOR = Pattern(r"e\d+|0\d{4,}|\d{6,}|[a-z]{1,4}\d{4,}", re.IGNORECASE)


def format_pages(text: str) -> str:
    """Pages with two hyphens in ranges: ``1--5, 7--9``. The result must still be escaped."""
    if _PLAIN_RANGE.fullmatch(text):  # the usual case: saves 3% of a run
        return text.replace("-", "--")
    marked = _DASHES.sub("\u2013", clean(text))
    parts = [_format_range(part.strip()) for part in re.split(r"\s*[,;]\s*", marked)]
    return ", ".join(part for part in parts if part)


def _format_range(part: str) -> str:
    part = part.strip("-\u2013 ")
    if "\u2013" in part:
        return re.sub(r"\s*\u2013+\s*", "--", part).replace("-----", "--")
    if "-" not in part or _PAGE_ID.fullmatch(part):
        return part
    pieces = re.split(r"\s*-\s*", part)
    middle = len(pieces) // 2
    # 12-1-12-5 is a range of page numbers that contain hyphens.
    if len(pieces) % 2:
        return part
    return "-".join(pieces[:middle]) + "--" + "-".join(pieces[middle:])


def is_article_number(text: str) -> bool:
    """Whether a single page is an article number: e1003285, 045112."""
    return _E_LOCATOR.fullmatch(text.strip()) is not None


# DOI, URL ---------------------------------------------------------

_PLAIN_DOI = Pattern(r"10\.[0-9]{4,9}/[A-Za-z0-9.()/:;_-]+")
_UNSAFE = Pattern(r"[\\{}\s\x00-\x20\x7f]|[^\x00-\x7f]+|\^\^+")
_ESCAPED = Pattern(r"%[0-9A-Fa-f]{2}")


def format_doi(text: str) -> str:
    """The DOI without the resolver, with characters that TeX cannot read percent-encoded."""
    if _PLAIN_DOI.fullmatch(text):
        return text
    doi = bare_doi(clean(text).strip())
    if _ESCAPED.search(doi):
        doi = clean(unquote(doi))
    return format_url(doi)


def format_url(text: str) -> str:
    """The URL, with characters that TeX or URIs do not allow percent-encoded."""
    return _UNSAFE.sub(_percent, clean(text))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))


# Edition, keywords ----------------------------------------------------------

_ORDINAL = Pattern(r"(\d+)(?:\s*(?:st|nd|rd|th|\.|ª|º|e|ème|te))?", re.IGNORECASE)
_EDITION_WORD = Pattern(
    r"\s*\b(?:ed\.?|edn\.?|edition|éd\.?|édition|aufl\.?|auflage|edición|edizione|edição)$",
    re.IGNORECASE,
)


def edition_number(text: str, *, words: bool = False) -> int | None:
    """The number of an edition (``2nd ed.`` → 2), or None if the text has more.

    ``words`` takes English ordinals (``Second``) for numbers too.
    """
    text = _EDITION_WORD.sub("", text.strip())
    if words and text.lower() in ORDINALS:
        return ORDINALS[text.lower()]
    match = _ORDINAL.fullmatch(text)
    return int(match[1]) if match and len(match[1]) < 4 else None


def format_ordinal(number: int) -> str:
    """1 → 1st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_UNIT = Pattern(
    r"(\d+)\s*(?:vols?|volumes?|volúmenes|bde?|bände|delen|tomes?|tt?|pp?|pgs?|pages?|s|seiten)\.?",
    re.IGNORECASE,
)


def strip_unit(text: str) -> str:
    """``3 vols.`` → ``3``, because BibLaTeX styles add the unit; other text is unchanged."""
    match = _UNIT.fullmatch(text.strip())
    return match[1] if match else text


def strip_edition_word(text: str) -> str:
    """``3rd rev. ed.`` without its last word, which BibTeX styles add."""
    return _EDITION_WORD.sub("", text) or text


def split_keywords(text: str) -> list[str]:
    """The keywords in a text, separated by semicolons, or else by commas."""
    separator = ";" if ";" in text else ","
    return [word for word in (part.strip() for part in text.split(separator)) if word]
