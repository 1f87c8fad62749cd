"""Converters for values that are one thing or another by their own looks."""

from __future__ import annotations

import re

from ris2cite.model import Date, Name
from ris2cite.ris.values.dates import parse_date, read_date, to_csl, write_date
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first, write_nothing
from ris2cite.ris.values.identifiers import doi, doi_number, serial_numbers
from ris2cite.ris.values.names import is_et_al, names, parse_name, split_names, write_name
from ris2cite.ris.values.pages import article_pages, issue, likely_number
from ris2cite.ris.values.pattern import Pattern
from ris2cite.ris.values.text import folded, one_line, rich_line

_NUMBER_TAG = "M1"
_ABBREVIATIONS = frozenset(["J2", "JA", "J1", "JI", "J9", "TA"])


def _read_container(draft: Draft, tags: Tags, variable: str) -> None:
    """The full title of the container; an abbreviation only where there is no other.

    ``JO`` is the abbreviation by the specification of 2001, and many programs put the
    full title there: it stands behind the other tags only where a full stop shows
    that it is abbreviated.
    """
    left, item = draft.left, draft.item
    abbreviated: tuple[str, str, str] | None = None
    for tag in tags:
        if tag in _ABBREVIATIONS and variable in item:
            break
        for raw in left.get(tag, ())[:]:
            value = rich_line(raw)
            if value is None:
                continue
            won = item.get(variable)
            if won is not None:
                if won == value or folded(won) == folded(value):
                    draft.take(tag, raw)
            elif tag == "JO" and ". " in value + " " and abbreviated is None:
                abbreviated = (tag, raw, value)
            else:
                item[variable] = value
                draft.take(tag, raw)
    if abbreviated is not None and variable not in item:
        tag, raw, item[variable] = abbreviated
        draft.take(tag, raw)


def _read_container_short(draft: Draft, tags: Tags, variable: str) -> None:
    """An abbreviation of the container's title: shorter than it, and not the same."""
    full = draft.item.get("container-title")
    if full is None:
        return
    same = folded(full)
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = rich_line(raw)
            if value is None:
                continue
            shape = folded(value)
            if shape == same:
                draft.take(tag, raw)
            elif len(value) < len(full):
                won = draft.item.setdefault(variable, value)
                if won == value or folded(won) == shape:
                    draft.take(tag, raw)


def _read_certain_date(draft: Draft, tags: Tags, variable: str) -> None:
    """A date from tags that often hold something else: only values that are dates."""
    read_date(draft, tags, variable, certain=True)


def _whole_date(text: str) -> Date | None:
    """The date where the whole text is one, with its year."""
    parsed = parse_date(one_line(text) or "")
    if parsed is None or parsed.literal or parsed.rest:
        return None
    return to_csl(parsed)


def _read_one_name(draft: Draft, tags: Tags, variable: str) -> None:
    """Names of bodies as one text."""
    for tag in tags:
        values = draft.left.get(tag)
        text = "; ".join(filter(None, (one_line(raw) for raw in values or ())))
        if text and variable not in draft.item:
            draft.item[variable] = text
            del draft.left[tag]


def _read_literal_names(draft: Draft, tags: Tags, variable: str) -> None:
    """A list of people in one text, a semicolon between."""
    for tag in tags:
        if variable in draft.item or tag not in draft.left:
            continue
        texts = [part for raw in draft.left[tag] for part in (one_line(raw) or "").split(";")]
        parts = [part.strip() for text in texts for part in split_names(text)]
        found = [parse_name(part) for part in parts if part.strip(" ,") and not is_et_al(part)]
        if found:
            draft.item[variable] = found
            del draft.left[tag]


def _write_literal_names(value: list[Name], tags: Tags) -> Pairs:
    return [(tags[0], write_name(name)) for name in value]


def _read_interviewers(draft: Draft, tags: Tags, variable: str) -> None:
    """The second names, where the type of work says that it is an interview."""
    if any("interview" in work.casefold() for work in draft.left.get("M3", ())):
        names.read(draft, tags, variable)


def _read_added_names(draft: Draft, tags: Tags, variable: str) -> None:
    """Names of groups, after the names of people."""
    for tag in tags:
        for raw in draft.left.pop(tag, ()):
            text = one_line(raw)
            if text:
                draft.item.setdefault(variable, []).append({"literal": text})


def _pubmed_title(text: str) -> str | None:
    """A title without the full stop that PubMed puts after every title."""
    value = rich_line(text)
    if value and value.endswith(".") and not value.endswith(".."):
        return value[:-1]
    return value


def _digits(text: str) -> str | None:
    return text if text.isdigit() and len(text) <= 8 else None


def _read_article_doi(draft: Draft, tags: Tags, variable: str) -> None:
    """The identifier marked ``[doi]``, from whichever tag has it."""
    marked = tuple(tag for tag in tags if any(doi(raw) for raw in draft.left.get(tag, ())))
    for tag in marked:
        for raw in draft.left[tag][:]:
            value = doi(raw)
            if value and draft.item.setdefault(variable, value).casefold() == value.casefold():
                draft.take(tag, raw)


_PUBMED = frozenset(["pubmed", "medline", "nlm", "ovid medline(r)", "national library of medicine"])
_ARXIV_ADDRESS = Pattern(
    r"https?://(?:\w+\.)?arxiv\.org/(?:abs|pdf)/([\w.-]+(?:/\d{7}(?:v\d+)?)?)", re.IGNORECASE
)


def _read_pubmed_accession(draft: Draft, tags: Tags, variable: str) -> None:
    """A bare accession number is a PubMed id where the database is PubMed."""
    sources = (*draft.left.get("DB", ()), *draft.left.get("DP", ()))
    if any(source.strip().casefold() in _PUBMED for source in sources):
        for raw in draft.left.get(tags[0], ()):
            if raw.isdigit() and len(raw) <= 8:
                draft.item.setdefault(variable, raw)


def _read_arxiv_address(draft: Draft, tags: Tags, variable: str) -> None:
    """The arXiv id of an address, which stays an address."""
    for tag in tags:
        for raw in draft.left.get(tag, ()):
            match = _ARXIV_ADDRESS.match(raw)
            if match:
                draft.item.setdefault(variable, f"arXiv:{match[1].removesuffix('.pdf')}")


def _report_number(text: str) -> str | None:
    """The number of a report or standard: whatever is no valid ISSN or ISBN."""
    value = one_line(text)
    if value is None:
        return None
    issns, isbns, _, _ = serial_numbers(value)
    return None if issns or isbns else value


def _document_number(text: str) -> str | None:
    """The number of another document: whatever has not the shape of an ISSN or ISBN."""
    value = _report_number(text)
    return None if value is None or serial_numbers(value)[2] else value


def _write_report_number(value: str, tags: Tags) -> Pairs:
    """Under the first tag, unless it would be read as an ISSN or ISBN there."""
    return [(tags[0] if _report_number(value) else _NUMBER_TAG, value)]


def _write_document_number(value: str, tags: Tags) -> Pairs:
    """Under the tag for numbers, unless it does not look like one."""
    return [(_NUMBER_TAG if likely_number(value) else tags[0], value)]


def _degree(text: str) -> str | None:
    """The kind of a thesis: words, not the volume or number of an abstracts journal."""
    value = one_line(text)
    return value if value and not any(char.isdigit() for char in value) else None


def _reviewed_title(text: str) -> str | None:
    """The title of what is reviewed: a text of several words, not an exporter's number."""
    value = rich_line(text)
    return value if value and " " in value else None


def _read_event_title(draft: Draft, tags: Tags, variable: str) -> None:
    """The name of a conference, where it is not the container's title and no issue."""
    container_title = draft.item.get("container-title")
    if container_title is None and tags == ("CP",):
        return
    same = folded(str(container_title or ""))
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = None if issue(raw) else rich_line(raw)
            if value and (folded(value) == same or draft.item.setdefault(variable, value) == value):
                draft.take(tag, raw)


def _read_one_page_field(draft: Draft, tags: Tags, variable: str) -> None:
    """Pages in one field."""
    article_pages.read(draft, (tags[0], ""), variable)


container = Converter(
    _read_container,
    lambda value, tags: [(tags[0], value)],
    "the full title; an abbreviation where there is no other",
    in_turn=True,
)
container_short = Converter(
    _read_container_short,
    lambda value, tags: [(tags[0], value)],
    "where it is shorter than the full title",
    in_turn=True,
)
certain_date = Converter(
    _read_certain_date,
    lambda value, tags: [(tags[0], write_date(value))],
    "a date, only where the value is one",
)
original_date = first(
    _whole_date,
    "a date, only where the whole value is one",
    write=lambda value, tags: [(tags[0], write_date(value))],
)
one_name = Converter(_read_one_name, lambda value, tags: [(tags[0], value)], "as one text")
literal_names = Converter(_read_literal_names, _write_literal_names, "names as they stand")
report_number = first(
    _report_number, "what is no valid ISSN or ISBN", write=_write_report_number, same=folded
)
document_number = first(
    _document_number, "what has not the shape of one", write=_write_document_number, same=folded
)
degree = first(_degree, "words without a number", same=folded)
reviewed_title = first(_reviewed_title, "where it is a title", same=folded)
interviewers = Converter(_read_interviewers, names.write, "names, where M3 says “interview”")
added_names = Converter(
    _read_added_names, _write_literal_names, "groups, after the names of people"
)
pubmed_accession = Converter(
    _read_pubmed_accession, write_nothing, "a bare number, where the database is PubMed"
)
arxiv_address = Converter(_read_arxiv_address, write_nothing, "the arXiv id in the address")
event_title = Converter(
    _read_event_title,
    lambda value, tags: [(tags[0], value)],
    "a conference's name, where it is no issue and not the container's title",
)
pubmed_title = first(_pubmed_title, "without its final stop", same=folded)
digits = first(_digits, "a bare number")
article_doi = Converter(_read_article_doi, doi_number.write, "the value marked ``[doi]``")
one_page_field = Converter(
    _read_one_page_field, lambda value, tags: [(tags[0], value)], "pages in one field"
)
