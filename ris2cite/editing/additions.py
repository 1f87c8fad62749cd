"""Additions of databases to titles: the language, and the reference of the work that an erratum
corrects."""

from __future__ import annotations

import re

from ris2cite.text.pattern import Pattern

_LANGUAGE = Pattern(
    r"[. ]+\[(?:Chinese|Croatian|Czech|Danish|Dutch|English|Finnish|French|German|Greek|Hebrew"
    r"|Hungarian|Italian|Japanese|Korean|Norwegian|Persian|Polish|Portuguese|Russian|Serbian|Slovak"
    r"|Slovene|Spanish|Swedish|Turkish|Ukrainian)\]\.?\Z"
)
_CORRECTED = Pattern(r"\s*\((?=[^()]*\(\d{4}\))[^()]*\(\d{4}\)[^()]*\bDOI: ?10\.[^()\s]*\)\Z")
_CORRECTED_IN_SCOPUS = Pattern(
    r"\s*\([^()]{3,},\s*\(\d{4}\),[^()]*(?:\([\w\s–-]+\),?\s*)?10\.\d{4,9}/[^\s()]+\)\Z"
)
_NOTICE = Pattern(
    r"\s*\((?:(expression of concern|retraction|correction|erratum|withdrawal)\b[^()]*?)?"
    r"\bvol\.? [\w-]+, (?:pg|art)\.? [^()]*\d{4}\)\Z",
    re.IGNORECASE,
)
_SITE = Pattern(r" \| ([^|]{3,60})\Z")
_TWICE = Pattern(r"\AErratum: (?=(?:Author|Publisher) Correction: )")


def without_additions(title: str) -> str:
    """The title without what Ovid, Embase and Scopus add to it: ``[German]``,
    ``Erratum: Author Correction: … (Scientific reports (2024) 14 1 DOI: 10.…)``.

    What the Web of Science says of a notice becomes its kind: ``… (vol 9, pg 84, 2015)`` is a
    correction.
    """
    if title.endswith(("]", "].")):
        return _LANGUAGE.sub("", title) or title  # the language alone is the title
    if title.endswith(")") and "vol" in title.lower():
        notice = _NOTICE.search(title)
        if notice and notice.start():
            kind = (notice[1] or "correction").capitalize()
            return f"{title[: notice.start()]} [{kind}]"
    if title.endswith(")") and "10." in title:
        title = _CORRECTED_IN_SCOPUS.sub("", _CORRECTED.sub("", title))
    return _TWICE.sub("", title)


def without_site(title: str, url: object) -> str:
    """The title of a page without the name of its site, if its address has that:
    ``Tea for all | Tea and Health``."""
    match = _SITE.search(title)
    if match is None or not isinstance(url, str) or not match.start():
        return title
    name = "".join(char for char in match[1].lower() if char.isalnum())
    return title[: match.start()] if name in url.lower().replace("-", "") else title
