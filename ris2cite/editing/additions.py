"""Additions of databases to titles: the language, and the reference of the work that an erratum
corrects."""

from __future__ import annotations

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
_TWICE = Pattern(r"\AErratum: (?=(?:Author|Publisher) Correction: )")


def without_additions(title: str) -> str:
    """The title without what Ovid, Embase and Scopus add to it: ``[German]``,
    ``Erratum: Author Correction: … (Scientific reports (2024) 14 1 DOI: 10.…)``."""
    if title.endswith(("]", "].")):
        return _LANGUAGE.sub("", title) or title  # the language alone is the title
    if title.endswith(")") and "10." in title:
        title = _CORRECTED_IN_SCOPUS.sub("", _CORRECTED.sub("", title))
    return _TWICE.sub("", title)
