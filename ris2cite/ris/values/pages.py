"""Pages and article numbers."""

from __future__ import annotations

import re

from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, write_nothing
from ris2cite.ris.values.identifiers import arxiv_id, doi
from ris2cite.ris.values.page_text import (
    article_number,
    is_locator,
    join_pages,
    once,
    page_count,
    page_range,
    says_more_than_number,
    says_no_pages,
    without_mark,
    without_pii,
)
from ris2cite.ris.values.text import folded, one_line
from ris2cite.text.pattern import Pattern

_DASH = Pattern(r"[-‐‑‒–—―−~]")
_NUMBER = Pattern(r"(?=.*[1-9])[\w./()-]{1,30}")
_ELECTRONIC = Pattern(r"[eE]-?\d+")
_ARTICLE_IN_M1 = Pattern(r"[eE]?-?\d{1,7}(?:-\d+)?|[A-Za-z]{1,4}-?\d{1,9}")
_WITHOUT_PAGES = Pattern(
    r"10\.(?:1186|3389|3390|7717|7554|12688|1371/journal\.|1136/bmjopen|1155/(?:19|20)\d\d/|2196/|"
    r"1038/(?:s41467|s41598|s41597|s42003|s41398|s41419|s42004|s42005|s43247|s43856|s41746|srep|"
    r"ncomms|sdata))",
    re.IGNORECASE,
)
"""DOIs of journals whose articles have a number and no pages: BioMed Central, Frontiers,
MDPI, PeerJ, eLife, F1000, PLOS, BMJ Open, Hindawi, JMIR, and some of Nature's."""
_WITHOUT_PAGES_BY_NAME = Pattern(
    r"(?:frontiers in (?!bio|neuroendo|ecology and the|zool)|bmc |scientific reports|plos |peerj"
    r"|elife|nature communications|f1000research|jmir |bmj open)",
    re.IGNORECASE,
)
"""Names of such journals, for records without a DOI, as from Google Scholar."""
_REVIEW = Pattern(r"CD\d{6}(?:\.pub\d+)?", re.IGNORECASE)
_MEDLINE = Pattern(r"\bovid|medline", re.IGNORECASE)
_PII_BEHIND = Pattern(r"[\s,;.]*\bS\d{4}-?\d{3}[\dX]\(?\d{2}\)?\d{4,5}-?[\dX]\Z")
"""A publisher item identifier (PII) after the last page, or instead of it."""
_VOLUMES = Pattern(r"(\d{1,3})\s*(?:v|vols?|volumes?|bde?|t)\.?", re.IGNORECASE)
_WHOLE = Pattern(r"1\s?[-–]\s?(\d{2,4})")
"""All pages of a book in one field."""
_PAGES_LABEL = Pattern(r"(?:pp|pages?)\b[\s.:]*\d", re.IGNORECASE)


def _one(draft: Draft, tag: str, index: int = 0) -> str:
    """The first, or another, value of a tag, cleaned, without taking it."""
    values = draft.unread.get(tag, ())
    return (one_line(values[index]) or "") if len(values) > index else ""


def _take_first(draft: Draft, tag: str, *, whole: bool = True) -> None:
    if tag in draft.unread:
        raw = draft.unread[tag][0]
        draft.take(tag, raw)
        if not whole:
            draft.keep(tag, raw)


def _take_plain_pages(draft: Draft, start_tag: str, end_tag: str, variable: str) -> bool:
    """Take two plain numbers, the second at least as long; a short cut for most records."""
    starts, ends = draft.unread.get(start_tag, ()), draft.unread.get(end_tag, ())
    if len(starts) != 1 or len(ends) != 1:
        return False
    start, end = starts[0], ends[0]
    plain = start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii()
    if not plain or len(start) > len(end) or start == end:
        return False
    draft.item[variable] = f"{start}-{end}"
    del draft.unread[start_tag], draft.unread[end_tag]
    return True


def _end_tag(draft: Draft, tags: Tags) -> str:
    """The tag for the last page: EP, or the one that a program uses instead."""
    if tags[1] in draft.unread:
        return tags[1]
    return next((tag for tag in tags[2:] if tag in draft.unread), tags[1])


def _read_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """Read ``page`` from SP and EP; without SP, a second EP is the last page."""
    if variable in draft.item:
        return
    start_tag, end_tag = tags[0], _end_tag(draft, tags)
    if _take_plain_pages(draft, start_tag, end_tag, variable):
        return
    if start_tag not in draft.unread and len(draft.unread.get(end_tag, ())) > 1:
        start_tag = end_tag
    start = _one(draft, start_tag)
    end = _one(draft, end_tag, 1 if start_tag == end_tag else 0)
    if says_no_pages(start, end):
        if start.strip("0") or end.strip("0"):
            text = f"{start} {end}".strip()
            draft.report(
                "no-value", f"“{text}” is not a page; kept in custom", tags[0], None, "note"
            )
        return
    if not end and "+" in start and "pp" in start and page_count(once(start)):
        message = f"“{start}” is a number of pages; kept in custom"
        draft.report("no-value", message, start_tag, None, "note")
        return
    first, last = without_mark(start), _PII_BEHIND.sub("", without_mark(end))
    for tag, text, used in ((start_tag, start, first), (end_tag, end, last)):
        if used != text:
            draft.report(
                "no-value", f"“{text}” does not end in a page; kept in custom", tag, None, "note"
            )
    page = join_pages(first, last)
    if not page:
        return
    draft.item[variable] = page
    shown = folded(page)
    for tag, text, used in ((start_tag, start, first), (end_tag, end, last)):
        if used or not text:
            _take_first(draft, tag, whole=used == text and (not text or _shown(text, shown)))


def _read_article_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the pages of an article; an article number or e-locator is also ``number``."""
    if variable not in draft.item and _take_plain_pages(draft, tags[0], tags[1], variable):
        return
    start = _one(draft, tags[0])
    if variable not in draft.item and _take_number_and_count(draft, tags, start, variable):
        return
    if (start[:1] == "0" or start[:3] == "10.") and _are_parts_of_doi(
        draft, start, _one(draft, tags[1])
    ):
        return
    alone = _end_tag(draft, tags) not in draft.unread
    number = (article_number(start) if alone else None) or _read_pii(draft, start)
    if number and variable not in draft.item:
        draft.item[variable] = draft.item["number"] = number
        _take_first(draft, tags[0], whole=not says_more_than_number(start))
        return
    if start and doi(start):
        return  # it is taken by the row for DOIs
    _read_pages(draft, tags, variable)
    page = draft.item.get(variable)
    if page is not None and (is_locator(page) or _is_number_by_doi(draft, page)):
        draft.item.setdefault("number", page)


def _are_parts_of_doi(draft: Draft, start: str, end: str) -> bool:
    """Whether SP and EP are parts of the DOI: 0910 and 05 in ``…-0910-a07-05``, or what is
    before and after a hyphen in it."""
    identifier = str(draft.item.get("DOI", ""))
    if start.startswith("10."):
        whole = end and any(f"{start}{mark}{end}" in identifier for mark in "/-")
        return bool(whole) or (not end and "/" not in start and identifier.startswith(start))
    descending = end.isdecimal() and start.isdecimal() and int(end) < int(start)
    return descending and end[0] == "0" and start in identifier and identifier.endswith(end)


def _is_number_by_doi(draft: Draft, page: str) -> bool:
    """Whether the only page of an article is its number, because its publisher has no pages."""
    if not page.isdecimal():
        return False
    if "DOI" not in draft.item:
        return _WITHOUT_PAGES_BY_NAME.match(str(draft.item.get("container-title", ""))) is not None
    return _WITHOUT_PAGES.match(str(draft.item["DOI"])) is not None


def _take_number_and_count(draft: Draft, tags: Tags, start: str, variable: str) -> bool:
    """Take an article number in SP that ends the DOI, with its number of pages in EP.

    Some publishers export ``SP  - 2181380`` and ``EP  - 9``; the count is kept in ``custom``.
    """
    end = _one(draft, tags[1])
    ends_doi = len(start) > 4 and str(draft.item.get("DOI", "")).endswith(start)
    if not (ends_doi and start.isdecimal() and end.isdecimal() and len(end) < 3):
        return False
    draft.item[variable] = draft.item["number"] = start
    _take_first(draft, tags[0])
    _take_first(draft, tags[1], whole=False)
    return True


def _read_pii(draft: Draft, text: str) -> str:
    """The number after ``pii:``; also reads a DOI that follows it."""
    number, found = without_pii(text)
    identifier = doi(found) if found else None
    if identifier:
        draft.item.setdefault("DOI", identifier)
    return number


def _read_article_in_m1(draft: Draft, tags: Tags, variable: str) -> None:
    """Read M1 of an article without pages, if it is an article number.

    It is if the DOI ends in it, if it is ``e`` and digits, if the record has an issue too,
    or if it has five or more digits, as in exports of all Pure portals.
    """
    unread, item = draft.unread, draft.item
    if _repeats_page(draft, tags[0]):
        draft.take(tags[0], unread[tags[0]][0])  # Proceedings of IOP in the Web of Science
        return
    if "page" in item or not {"SP", "EP", "C7", "AR"}.isdisjoint(unread):
        return
    for raw in unread.get(tags[0], ()):
        text = one_line(raw) or ""
        value = article_number(text) or text
        if not _ARTICLE_IN_M1.fullmatch(value):
            continue
        ends_doi = str(item.get("DOI", "")).casefold().endswith(value.casefold())
        known = (ends_doi and len(value) > 2) or _ELECTRONIC.fullmatch(value) is not None
        long = len(value) > 4 and value.isdecimal() and not _from_medline(draft)
        if known or long or value != text or ("IS" in unread and any(map(str.isdigit, value))):
            item["page"] = item[variable] = value
            draft.take(tags[0], raw)
            if value != text:
                draft.keep(tags[0], raw)
            return


def _repeats_page(draft: Draft, tag: str) -> bool:
    """Whether the tag has the article number of SP or C7 again, in which its zeros show that it
    is no issue."""
    value = _one(draft, tag)
    pages = {_one(draft, other) for other in ("SP", "EP", "C7", "AR") if other in draft.unread}
    return len(value) > 4 and pages == {value}


def _from_medline(draft: Draft) -> bool:
    """Whether M1 may be the journal's NLM id, of seven or nine digits, as in Ovid's Medline."""
    sources = [raw for tag in ("DB", "DP", "UR", "N1") for raw in draft.unread.get(tag, ())]
    return any(map(_MEDLINE.search, sources))


def _read_review_number(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the number of a Cochrane review as its article number."""
    if "page" in draft.item or variable in draft.item:
        return
    for raw in draft.unread.get(tags[0], ()):
        if _REVIEW.fullmatch(raw):
            draft.item["page"] = draft.item[variable] = raw
            draft.take(tags[0], raw)
            return


def _read_locator(draft: Draft, tags: Tags, variable: str) -> None:
    """Read PubMed's location of an article without pages, if it is an article number.

    It is if it has no type, as for eLife and PMC. Those marked ``[pii]`` are article numbers
    only if they are ``e`` and digits, or the DOI ends in them; others are internal numbers
    of the publisher.
    """
    item = draft.item
    if "page" in item or item["type"] != "article-journal":
        return
    for tag in tags:
        for raw in draft.unread.get(tag, ()):
            value, _, kind = (one_line(raw) or "").partition(" ")
            ends_doi = str(item.get("DOI", "")).casefold().endswith(value.casefold())
            own = kind == "" or (kind == "[pii]" and (_ELECTRONIC.fullmatch(value) or ends_doi))
            if own and _NUMBER.fullmatch(value) and not doi(value):
                item["page"] = item[variable] = value
                draft.take(tag, raw)
                return


def _read_start_again(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the first page from a tag that repeats it, or is the only one."""
    for raw in draft.unread.get(tags[0], ())[:]:
        value = page_range(one_line(raw) or "")
        if value and str(draft.item.setdefault(variable, value)).startswith(value):
            draft.take(tags[0], raw)


def _read_labelled_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """Read pages from a tag for other data, if the value is labelled as pages."""
    for raw in draft.unread.get(tags[0], ())[:]:
        if variable not in draft.item and _PAGES_LABEL.match(raw):
            draft.item[variable] = page_range(one_line(raw) or "")
            draft.take(tags[0], raw)


def _shown(raw: str, page: str) -> bool:
    """Whether the pages include everything in the raw value."""
    return folded(raw) in page or folded(page_range(raw)) in page


def _read_book_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """Read SP of a book, or EP after SP 1, as its number of pages if it is not a range."""
    start, end = _one(draft, tags[0]), _one(draft, _end_tag(draft, tags))
    if start == "1" and end.isdecimal() and len(end) > 1:
        draft.item[variable] = end
        _take_first(draft, tags[0], whole=False)
        _take_first(draft, _end_tag(draft, tags))
        return
    if not start or end or says_no_pages(start, end):
        return  # it is read by the row for ``page``
    start = once(start)
    volumes = _VOLUMES.fullmatch(start)
    whole = _WHOLE.fullmatch(start)
    if volumes or whole:
        draft.item[variable if whole else "number-of-volumes"] = (whole or volumes or "")[1]
        _take_first(draft, tags[0], whole=False)
        return
    count = page_count(start)
    if not count and _DASH.search(start):
        return
    value = count or page_range(start)
    if not value:
        return
    draft.item[variable] = value
    for raw in draft.unread[tags[0]][:]:
        text = one_line(raw) or ""
        if text == start or value == (page_count(text) or page_range(text)):
            draft.take(tags[0], raw)
            if not folded(text).startswith(folded(value)):
                draft.keep(tags[0], raw)


def _read_pages_of_book(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the pages of a book, if SP was not its number of pages."""
    if "number-of-pages" not in draft.item:
        _read_pages(draft, tags, variable)


def _write_pages(value: str, tags: Tags) -> Pairs:
    text = str(value)
    if text.endswith("+") and len(text) > 1:
        return [(tags[0], text[:-1]), (tags[1], "+")]
    if "," not in text and ";" not in text:
        for dash in "–-":
            start, found, end = text.partition(dash)
            if found and start and end and dash not in end:
                return [(tags[0], start), (tags[1], end)]
    return [(tags[0], text)]


def _write_single_to_end(value: str, tags: Tags) -> Pairs:
    """The pages of a book; a single page is EP, because SP would be a number of pages."""
    pairs = _write_pages(value, tags)
    single = len(pairs) == 1 and not _DASH.search(value)
    return [(tags[1], value)] if single else pairs


def _read_article_number(draft: Draft, tags: Tags, variable: str) -> None:
    """Read an article number as ``number``, and as ``page`` if there are no pages."""
    item = draft.item
    for tag in tags:
        for raw in draft.unread.get(tag, [])[:]:
            text = one_line(raw) or ""
            value = page_range(article_number(text) or text)
            if _NUMBER.fullmatch(value) is None and not arxiv_id(value):
                continue
            if arxiv_id(value) or item["type"] == "article":
                item.setdefault(variable, value)
            elif "page" not in item:
                item["page"] = item[variable] = value
            elif item.get(variable, item["page"]) != value:
                continue
            else:
                item[variable] = value
            draft.take(tag, raw)
            if says_more_than_number(text):
                draft.keep(tag, raw)


def _read_start_page(draft: Draft, tags: Tags, variable: str) -> None:
    """Read a number in SE of a journal article as its first page."""
    for raw in draft.unread.get(tags[0], ())[:]:
        page = draft.item.get(variable)
        if raw.isdecimal() and raw.strip("0") and (page is None or page.split("-")[0] == raw):
            draft.item.setdefault(variable, raw)
            draft.take(tags[0], raw)


def _read_one_page_field(draft: Draft, tags: Tags, variable: str) -> None:
    """Read pages from a single field."""
    _read_article_pages(draft, (tags[0], ""), variable)


article_in_m1 = Converter(
    _read_article_in_m1,
    write_nothing,
    "an article number, if the DOI ends in it, it has five digits, or there is an IS",
)
review_number = Converter(_read_review_number, write_nothing, "the number of a Cochrane review")
locator = Converter(_read_locator, write_nothing, "an article number")
start_again = Converter(_read_start_again, write_nothing, "the first page, repeated")
labelled_pages = Converter(_read_labelled_pages, write_nothing, "pages, if labelled as such")
pages = Converter(_read_pages, _write_pages, "first and last page, joined by a hyphen-minus")
article_pages = Converter(
    _read_article_pages, _write_pages, "first and last page; an e-locator is also ``number``"
)
start_page = Converter(_read_start_page, write_nothing, "the first page, repeated")
pages_of_book = Converter(
    _read_pages_of_book,
    _write_single_to_end,
    "first and last page, if it is a range or has an EP",
)
book_pages = Converter(
    _read_book_pages, lambda value, tags: [(tags[0], str(value))], "a number of pages"
)
article = Converter(
    _read_article_number,
    lambda value, tags: [(tags[0], str(value))],
    "an article number; also ``page`` if there are no pages",
)
one_page_field = Converter(
    _read_one_page_field, lambda value, tags: [(tags[0], value)], "pages in a single field"
)
