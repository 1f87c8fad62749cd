"""Identifiers: DOI, ISSN, ISBN, PMID, PMCID, arXiv, URL."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul
from urllib.parse import unquote

from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first, write_nothing
from ris2cite.ris.values.text import clean
from ris2cite.text.pattern import Pattern

_DOI = Pattern(
    r"\(?(?:\s*(?:(?:https?:)?//)?(?:www\.)?(?:dx\.)?doi\.org/+|\s*doi\s*[:=]?\s*|\s*urn:doi:|info:doi/"
    r"|\s*https?://(?:[\w.-]*\.)?(?:dx[.-])?doi[.-]org[\w.-]*/)*"
    r"(10\.\d{4,9}(?:\.\d+)*/\S+?)",
    re.IGNORECASE,
)
_BARE_DOI = Pattern(r"10\.\d{4,9}/[A-Za-z0-9./_()-]*[A-Za-z0-9]")
_SHORT_DOI = Pattern(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10/(?=\w*[a-z])[a-z0-9]{3,12})", re.IGNORECASE
)
_LONGEST_TAIL = 40
_DOI_TAIL = Pattern(r"(?:\s*[\[(]?doi[\])]?)?[\s.,;]*$", re.IGNORECASE)
_OWN_TAGS = frozenset(["DO", "DI"])
"""Tags whose values should be DOIs."""
_DOI_IN_ADDRESS = Pattern(r"https?://(?![\w.-]*doi[.-]org)[^\s?#]*?/(10\.\d{4,9}/[^\s?#]+)")
_ROUND_SLASH = Pattern(r"(?<=\d)\s*/\s+|(?<=\d)\s+/\s*")
_BETWEEN_DOIS = Pattern(r"[\s;,]+")


def doi(text: str) -> str | None:
    """The DOI, without prefix but with its case, if the whole text is one; else None.

    SICI DOIs with ``;<>()`` are kept whole.
    """
    if "10." not in text and "10%2" not in text:
        return None
    return text if _BARE_DOI.fullmatch(text) else _dressed_doi(text)


@lru_cache(maxsize=256)
def _dressed_doi(text: str) -> str | None:
    """The DOI of a text that is more than the DOI; a record asks twice or more."""
    text = clean(text)
    tail = _DOI_TAIL.search(text, max(len(text) - _LONGEST_TAIL, 0))
    if tail and tail.start():
        text = text[: tail.start()]
    match = _DOI.fullmatch(text)
    if match is None:
        if "%" not in text:
            return None
        match = _DOI.fullmatch(unquote(text))
        if match is None:
            return None
    found = match[1]
    if found.endswith(")") and found.count("(") < found.count(")"):
        found = found[:-1]
    found = found.partition("?utm_")[0]
    if "%" in found and (match.start(1) > 0 or "%2" in found):
        found = unquote(found)
    return found


def first_doi(text: str) -> str | None:
    """The first of several DOIs, or a DOI with ``<`` and ``>`` and spaces in it."""
    if "<" in text or "(sici)" in text.casefold():
        whole = doi("".join(clean(text).split()))
        if whole is not None:
            return whole
    address = _DOI_IN_ADDRESS.search(text)
    if address:
        return doi(address[1])
    parts = (doi(part) for part in _BETWEEN_DOIS.split(clean(_ROUND_SLASH.sub("/", text))))
    return next(filter(None, parts), None)


def short_doi(text: str) -> str | None:
    """The shortened DOI (``10/gfrd4x``, from shortdoi.org) if the whole text is one, else None."""
    match = _SHORT_DOI.fullmatch(text.strip())
    return match[1] if match else None


def issn_is_valid(digits: str) -> bool:
    """Whether the check digit of an ISSN without hyphen is right (ISO 3297)."""
    total = sum(map(mul, (8, 7, 6, 5, 4, 3, 2), map(int, digits[:7])))
    return "0123456789X"[-total % 11] == digits[7]


def isbn_is_valid(digits: str) -> bool:
    """Whether the check digit of an ISBN without hyphens is right (ISO 2108)."""
    if len(digits) == 10:
        total = sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9]))
        return "0123456789X"[-total % 11] == digits[9]
    if not digits.startswith(("978", "979")) or "X" in digits:
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return total % 10 == 0


_SERIAL = Pattern(
    r"(?<![\w-])(?:97[89][-– ]?(?:\d[-– ]?){9}\d|(?:\d[-–]?){9}[\dXx]|\d(?:[- ]\d+){2}[- ][\dXx]"
    r"|\d{4}\s?[-–‐‑]\s?\d{3}[\dXx]|\d{7}[\dXx])(?![\w-])"
)
_ISSN = Pattern(r"\d{4}-\d{3}[\dXx]")
_QUALIFIER = Pattern(
    r"[\[(]?\b(?:e-?|p-?|l-?)?(?:ISSN|ISBN)(?:[-–]?(?:1[03]|L|online|print))?\b\s*:?[\])]?"
    r"|[\[(]\s*(?:e|p|print(?:ed)?(?: version)?|electronic|online|linking|cdrom|cd-rom|paper|"
    r"paperback|hardcover|hardback|hbk|pbk|hb|pb|ebook|e-book|pdf|epub|set|cloth|alk\. paper|"
    r"ex\. imprim\.|web)\s*[.:]?\s*[\])]"
    r"|\b(?:print|electronic|online|linking|hardcover|paperback|ebook|hbk|pbk)\b\s*:?",
    re.IGNORECASE,
)
_GLUE = Pattern(r"[\s,;:/|\\\[\]'\"().]+|\band\b")


@lru_cache(maxsize=1024)
def serial_numbers(text: str) -> tuple[Tags, Tags, Tags, bool]:
    """ISSNs, ISBNs, those with a wrong check digit, and whether they are the whole text.

    ISSNs are returned as ``1234-567X``, ISBNs as written. Separators and qualifiers such
    as ``(Print)`` do not count as other text.
    """
    if len(text) == 9 and _ISSN.fullmatch(text) and issn_is_valid(text[:4] + text[5:].upper()):
        return (text.upper(),), (), (), True
    text = clean(text)
    issns: list[str] = []
    isbns: list[str] = []
    wrong: list[str] = []
    for match in _SERIAL.finditer(text):
        written = match[0]
        digits = re.sub(r"[^\dXx]", "", written).upper()
        if len(digits) == 8:
            number = f"{digits[:4]}-{digits[4:]}"
            (issns if issn_is_valid(digits) else wrong).append(number)
        elif len(digits) in (10, 13):
            (isbns if isbn_is_valid(digits) else wrong).append(written)
    rest = _GLUE.sub("", _QUALIFIER.sub("", _SERIAL.sub("", text)))
    return tuple(issns), tuple(isbns), tuple(wrong), not rest and not wrong


def _read_serials(draft: Draft, tags: Tags, variable: str) -> None:
    """Read ISSNs and ISBNs from SN; other values are left."""
    all_issns: dict[str, None] = {}
    all_isbns: dict[str, None] = {}
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            issns, isbns, wrong, whole = serial_numbers(raw)
            all_issns.update(dict.fromkeys(issns))
            all_isbns.update(dict.fromkeys(isbns))
            for number in wrong:
                kind = "ISSN" if len(number) == 9 else "ISBN"
                message = f"{number} is not a valid {kind}; kept in custom"
                draft.report("bad-check-digit", message, tag, raw)
            if whole and (issns or isbns):
                draft.take(tag, raw)
            elif issns or isbns:
                draft.take(tag, raw)
                draft.keep(tag, raw)
    if all_issns:
        draft.item["ISSN"] = ", ".join(all_issns)
    if all_isbns:
        draft.item["ISBN"] = ", ".join(all_isbns)


def _write_serials(value: str, tags: Tags) -> Pairs:
    return [(tags[0], number.strip()) for number in re.split(r"[,;]\s*", value) if number.strip()]


def has_issn(draft: Draft) -> bool:
    """Whether the record has an ISSN."""
    raws = [raw for tag in ("SN", "ISSN") for raw in draft.unread.get(tag, ())]
    return "ISSN" in draft.item or any(serial_numbers(raw)[0] for raw in raws)


serials = Converter(
    _read_serials, _write_serials, "ISSN and ISBN, recognised by shape and check digit"
)
isbns = Converter(lambda draft, tags, variable: None, _write_serials, "see the row above")


_PMID = Pattern(
    r"\s*(?:PM|PMID|PubMed(?: ID)?|MEDLINE)\s*[:=]?\s*(\d{1,8})(?:[.\s]*|\s*[,;]\s*\w+ \d+)"
    r"|(\d{1,8})\s*\[pmid\]",
    re.IGNORECASE,
)
_PMCID = Pattern(r"(?:\s*(?:PMCID|PubMed Central(?: ID)?)\s*[:=]?\s*)?(PMC\s?\d{2,9})\.?", re.I)
_ARXIV = Pattern(
    r"(?:\s*arxiv\s*(?:e-?prints?)?\s*(?:preprint)?\s*:?\s*)(?:arxiv:)?"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?:\s*\[[\w.-]+\])?\.?",
    re.I,
)


def pmid(text: str) -> str | None:
    """The number if the whole text is a labelled PubMed id (``PMID: 123``), else None."""
    match = _PMID.fullmatch(text)
    return match[1] or match[2] if match else None


def pmcid(text: str) -> str | None:
    """``PMC`` and the number if the whole text is a PubMed Central id, else None."""
    match = _PMCID.fullmatch(text)
    return match[1].upper().replace(" ", "") if match else None


def arxiv_id(text: str) -> str | None:
    """``arXiv:`` and the id if the whole text is a labelled arXiv id, else None."""
    match = _ARXIV.fullmatch(text)
    return f"arXiv:{match[1]}" if match else None


def _read_doi(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the first value that is a DOI; repetitions are taken too."""
    unread, item = draft.unread, draft.item
    won = None
    for tag in tags:
        for raw in unread.get(tag, ())[:]:
            value = doi(raw)
            if value is None and tag in _OWN_TAGS:
                value = first_doi(raw)
                if value is not None:
                    draft.keep(tag, raw)
                value = value or short_doi(raw)
            if value is None:
                if tag in _OWN_TAGS:
                    draft.report("not-a-doi", f"“{raw}” is not a DOI; kept in custom", tag, raw)
                continue
            if won is None:
                item[variable] = won = value
            elif value.casefold() != won.casefold():
                continue
            draft.take(tag, raw)


doi_number = Converter(
    _read_doi,
    lambda value, tags: [(tags[0], value)],
    "a DOI, if the whole value is one; prefixes are removed, case is kept",
    tag_by_tag=True,
)


pubmed = first(
    pmid,
    "a labelled PubMed id",
    write=lambda value, tags: [(tags[0], f"PMID: {value}")],
    whole=lambda raw, value: "," not in raw and ";" not in raw,
)
pubmed_central = first(pmcid, "a PubMed Central id")
arxiv = first(arxiv_id, "a labelled arXiv id")


def _digits(text: str) -> str | None:
    return text if text.isdigit() and len(text) <= 8 else None


def _read_article_doi(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the identifier marked ``[doi]``."""
    marked = tuple(tag for tag in tags if any(doi(raw) for raw in draft.unread.get(tag, ())))
    for tag in marked:
        for raw in draft.unread[tag][:]:
            value = doi(raw)
            if value and draft.item.setdefault(variable, value).casefold() == value.casefold():
                draft.take(tag, raw)


_PUBMED = frozenset(["pubmed", "medline", "nlm", "ovid medline(r)", "national library of medicine"])
_ARXIV_ADDRESS = Pattern(
    r"https?://(?:\w+\.)?arxiv\.org/(?:abs|pdf)/(?:arxiv:)?([\w.-]+(?:/\d{7}(?:v\d+)?)?)",
    re.IGNORECASE,
)


def _read_pubmed_accession(draft: Draft, tags: Tags, variable: str) -> None:
    """Read an accession number as a PubMed id if the database is PubMed."""
    sources = (*draft.unread.get("DB", ()), *draft.unread.get("DP", ()))
    if any(source.strip().casefold() in _PUBMED for source in sources):
        for raw in draft.unread.get(tags[0], ()):
            if raw.isdigit() and len(raw) <= 8:
                draft.item.setdefault(variable, raw)


def _read_pubmed_in_embase(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the number in C5 as a PubMed id if the database is Embase."""
    if "Embase" in draft.unread.get("DB", ()):
        digits.read(draft, tags, variable)


def _read_arxiv_address(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the arXiv id in a URL, which is also kept as URL."""
    for tag in tags:
        for raw in draft.unread.get(tag, ()):
            match = _ARXIV_ADDRESS.match(raw)
            if match:
                draft.item.setdefault(variable, f"arXiv:{match[1].removesuffix('.pdf')}")


digits = first(_digits, "a bare number")
pubmed_accession = Converter(
    _read_pubmed_accession, write_nothing, "a number, if the database is PubMed"
)
pubmed_in_embase = Converter(
    _read_pubmed_in_embase, write_nothing, "a number, if the database is Embase"
)
arxiv_address = Converter(_read_arxiv_address, write_nothing, "the arXiv id in the URL")
article_doi = Converter(_read_article_doi, doi_number.write, "the value marked ``[doi]``")
