"""Pages and article numbers."""

from __future__ import annotations

import re

from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, write_nothing
from ris2cite.ris.values.identifiers import arxiv_id
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
    r"\(?(?:article|art|paper)\.?\s*(?:no|number|nr|id|#)?\.?\s*:?\s*#?\s*"
    r"([\w./-]*\d[\w./-]*?)\.?\)?",
    re.IGNORECASE,
)
_LOCATOR = Pattern(r"[eE]-?\d+|[A-Za-z]{1,4}\d{3,}(?:[.-]\d+)?|\d{6,20}")
_NUMBER = Pattern(r"(?=.*[1-9])[\w./()-]{1,30}")
_NO_PAGES = frozenset(
    (
        "nopaginationspecified|nospecified|nopagination|nopaginated|nopage|nopages|nopagenumber|"
        "nopagenumbers|notspecified|notpaginated|unpaginated|unpaged|npag|npagnpag|sinpaginar|na|no|nono"
    ).split("|")
)
"""What services write where there are no pages, over both fields, letters only."""
_AND_MORE = Pattern(r"(\w.*\w|\w)\s*[-–]?\s*&")
_LETTER_OR_DIGIT = Pattern(r"[^\W_]")
_NUMERIC_RANGE = Pattern(r"(\D*)(\d{1,12})-(\D*)(\d{1,12})")


def page_range(text: str) -> str:
    """Pages with one hyphen-minus between first and last, labels such as ``pp.`` gone.

    A shorter, numeric last page is completed (``321-8`` → ``321-328``).
    """
    if text.isdigit():
        return text
    text = _DASHES.sub("-", text).strip(" .,;-")
    match = _LABEL.match(text)
    if match and match.end() < len(text) and any(char.isdigit() for char in text):
        text = text[match.end() :]
    if "," in text:
        return ", ".join(page_range(part.strip()) for part in text.split(",") if part.strip())
    return complete_range(text) if "-" in text else text


def complete_range(text: str) -> str:
    """``321-8`` → ``321-328``; other ranges as they are; ``5-5`` → ``5``.

    Letters before the first number belong to the last page too: ``S1-8`` → ``S1-S8``.
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
    """First and last page as one range; a range in either field is one already."""
    if start.isdecimal() and end.isdecimal() and len(start) <= len(end) and start != end:
        return f"{start}-{end}"
    start, end = page_range(start), page_range(end)
    if not end or end == start:
        return start
    if end == "+":
        return f"{start}+"  # Web of Science's “and on”
    if "-" in start and "-" in end:
        return f"{start}-{end}"  # pages numbered by chapter: 6-1 to 6-13
    if "-" in start:
        return start
    if not start or "-" in end:
        return end or start
    return complete_range(f"{start}-{end}")


def article_number(text: str) -> str | None:
    """The number in ``Art. No. 104523``; None for other texts."""
    match = _ARTICLE.fullmatch(text.strip())
    return match[1] if match else None


def is_locator(text: str) -> bool:
    """Whether the text is an e-locator or article number rather than a page."""
    return _LOCATOR.fullmatch(text) is not None


def _one(draft: Draft, tag: str, index: int = 0) -> str:
    """The first (or a later) value under a tag, clean; it stays where it is."""
    values = draft.left.get(tag, ())
    return (one_line(values[index]) or "") if len(values) > index else ""


def _take_first(draft: Draft, tag: str, *, whole: bool = True) -> None:
    if tag in draft.left:
        raw = draft.left[tag][0]
        draft.take(tag, raw)
        if not whole:
            draft.keep(tag, raw)


def says_no_pages(start: str, end: str) -> bool:
    """Whether the fields hold ``No Pagination Specified`` or the like, or nothing but ``0``."""
    texts = [text for text in (start, end) if text not in ("", "0")]
    return all(folded(text) in _NO_PAGES for text in texts) or folded("".join(texts)) in _NO_PAGES


def without_mark(text: str) -> str:
    """The pages without what is none: ``&`` alone is nothing, ``182-&`` is ``182``."""
    match = _AND_MORE.fullmatch(text) if text[-1:] == "&" else None
    if match is None and (text == "+" or not page_range(text) or _LETTER_OR_DIGIT.search(text)):
        return text
    return match[1] if match else ""


def _take_plain_pages(draft: Draft, start_tag: str, end_tag: str, variable: str) -> bool:
    """Take two numbers, the second as long as the first or longer: nothing is to be asked."""
    starts, ends = draft.left.get(start_tag, ()), draft.left.get(end_tag, ())
    if len(starts) != 1 or len(ends) != 1:
        return False
    start, end = starts[0], ends[0]
    plain = start.isdecimal() and end.isdecimal() and start.isascii() and end.isascii()
    if not plain or len(start) > len(end) or start == end:
        return False
    draft.item[variable] = f"{start}-{end}"
    del draft.left[start_tag], draft.left[end_tag]
    return True


def _read_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """SP and EP → ``page``; a second EP is the last page where there is no SP."""
    if variable in draft.item:
        return
    start_tag, end_tag = tags
    if _take_plain_pages(draft, start_tag, end_tag, variable):
        return
    if start_tag not in draft.left and len(draft.left.get(end_tag, ())) > 1:
        start_tag = end_tag
    start = _one(draft, start_tag)
    end = _one(draft, end_tag, 1 if start_tag == end_tag else 0)
    if says_no_pages(start, end):
        if start.strip("0") or end.strip("0"):
            text = f"{start} {end}".strip()
            draft.report("no-value", f"“{text}” is no page: kept, not used", tags[0], None, "note")
        return
    first, last = without_mark(start), without_mark(end)
    for tag, text, used in ((start_tag, start, first), (end_tag, end, last)):
        if used != text:
            draft.report("no-value", f"“{text}” ends in no page: kept, not used", tag, None, "note")
    page = join_pages(first, last)
    if not page:
        return
    draft.item[variable] = page
    shown = folded(page)
    for tag, text, used in ((start_tag, start, first), (end_tag, end, last)):
        if used or not text:
            _take_first(draft, tag, whole=used == text and (not text or _shown(text, shown)))


def _read_article_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """Pages of an article; an article number or locator there is ``number`` as well."""
    number = None if tags[1] in draft.left else article_number(_one(draft, tags[0]))
    if number and variable not in draft.item:
        draft.item[variable] = draft.item["number"] = number
        _take_first(draft, tags[0])
        return
    _read_pages(draft, tags, variable)
    page = draft.item.get(variable)
    if page is not None and is_locator(page):
        draft.item.setdefault("number", page)


def _shown(raw: str, page: str) -> bool:
    """Whether the pages say all that the raw value says."""
    return folded(raw) in page or folded(page_range(raw)) in page


def _read_book_pages(draft: Draft, tags: Tags, variable: str) -> None:
    """A bare SP of a book is its number of pages; with an EP, or a range, its pages."""
    start, end = _one(draft, tags[0]), _one(draft, tags[1])
    if not start or end or _DASHES.search(start) or says_no_pages(start, end):
        return  # the row of ``page`` comes next
    match = _COUNT.fullmatch(start)
    value = match[1] if match else page_range(start)
    if not value:
        return
    draft.item[variable] = value
    for raw in draft.left[tags[0]][:]:
        text = one_line(raw) or ""
        counted = _COUNT.fullmatch(text)
        if text == start or value == (counted[1] if counted else page_range(text)):
            draft.take(tags[0], raw)
            if not folded(text).startswith(folded(value)):
                draft.keep(tags[0], raw)


def _read_pages_of_book(draft: Draft, tags: Tags, variable: str) -> None:
    """Pages of a book, where SP was not its number of pages."""
    if "number-of-pages" not in draft.item:
        _read_pages(draft, tags, variable)


def _write_pages(value: str, tags: Tags) -> Pairs:
    if value.endswith("+") and len(value) > 1:
        return [(tags[0], value[:-1]), (tags[1], "+")]
    start, dash, end = str(value).partition("-")
    if dash and "-" not in end and "," not in value and start and end:
        return [(tags[0], start), (tags[1], end)]
    return [(tags[0], str(value))]


def _write_single_to_end(value: str, tags: Tags) -> Pairs:
    """Pages of a book: a single page goes under EP, for under SP it would be a count."""
    pairs = _write_pages(value, tags)
    single = len(pairs) == 1 and not _DASHES.search(value)
    return [(tags[1], value)] if single else pairs


def _read_article_number(draft: Draft, tags: Tags, variable: str) -> None:
    """An article number: ``number``, and ``page`` too where there are no pages."""
    item = draft.item
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            text = one_line(raw) or ""
            value = page_range(article_number(text) or text)
            if _NUMBER.fullmatch(value) is None and not arxiv_id(value):
                continue
            if arxiv_id(value):
                item.setdefault(variable, value)
            elif "page" not in item:
                item["page"] = item[variable] = value
            elif item.get(variable, item["page"]) != value:
                continue
            else:
                item[variable] = value
            draft.take(tag, raw)


def _read_start_page(draft: Draft, tags: Tags, variable: str) -> None:
    """A number in SE of a journal article is its first page again."""
    for raw in draft.left.get(tags[0], ())[:]:
        page = draft.item.get(variable)
        if raw.isdecimal() and raw.strip("0") and (page is None or page.split("-")[0] == raw):
            draft.item.setdefault(variable, raw)
            draft.take(tags[0], raw)


def _read_one_page_field(draft: Draft, tags: Tags, variable: str) -> None:
    """Pages in one field."""
    _read_article_pages(draft, (tags[0], ""), variable)


pages = Converter(_read_pages, _write_pages, "first and last page with a hyphen-minus")
article_pages = Converter(
    _read_article_pages, _write_pages, "first and last page; a locator is ``number`` as well"
)
start_page = Converter(_read_start_page, write_nothing, "the first page again")
pages_of_book = Converter(
    _read_pages_of_book,
    _write_single_to_end,
    "first and last page, where it is a range or has an EP",
)
book_pages = Converter(
    _read_book_pages, lambda value, tags: [(tags[0], str(value))], "a bare number of pages"
)
article = Converter(
    _read_article_number,
    lambda value, tags: [(tags[0], str(value))],
    "an article number; also ``page`` where there are no pages",
)
one_page_field = Converter(
    _read_one_page_field, lambda value, tags: [(tags[0], value)], "pages in one field"
)
