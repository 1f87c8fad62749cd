"""Titles of containers: journals, books, proceedings, series; and of reviewed works."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ris2cite.ris.values.abbreviation import abbreviates, is_beginning
from ris2cite.ris.values.draft import Converter, Draft, Tags, first, write_text
from ris2cite.ris.values.identifiers import has_issn
from ris2cite.ris.values.numbers import issue
from ris2cite.ris.values.text import folded, is_host, rich_line
from ris2cite.ris.values.titles import (
    is_plain_title,
    with_plain_punctuation,
    without_final_stop,
)
from ris2cite.text.pattern import Pattern

ABBREVIATION_TAGS = frozenset(["J2", "JA", "J1", "JI", "J9", "TA"])
_MEETING = Pattern(
    r"\b(?:conferences?|proceedings|symposi(?:um|a)|workshops?|congress|meeting|lecture notes|"
    r"advances|transactions|proc|conf|symp|tagung|kongress|conférence|actes|congreso|atti)\b",
    re.IGNORECASE,
)
_PROCEEDINGS = Pattern(
    r"proceedings|lecture notes|advances|transactions|actes|atti|\bproc\b|tagungsband|journal",
    re.IGNORECASE,
)
_INSTITUTION = Pattern(
    r"\A\D*\b(?:universi\w+|institut\w*|college|hospital|academy|ministry|polytechnic\w*|"
    r"laborator\w+|agency|cnrs|csic|usda|school of)\b\D*\Z",
    re.IGNORECASE,
)
"""The name of an institution in Web of Science, which has no digits."""


_ADDRESS = Pattern(r"(?:https?://|www\.)\S+(?:\s+https?://\S+)*", re.IGNORECASE)


_REVIEW_OF = Pattern(
    r"\A(?:book |film )?reviews? of (?:the (?:book|film|novel) )?(?=[\"“])", re.IGNORECASE
)
_ABBREVIATED_WORD = Pattern(r"\b[^\W\d_]{1,6}\.\s")


_SERIES_NUMBER = Pattern(
    r"(?:,\s*(?:ISSN\s*)?\d{4}-\d{3}[\dX])?\s*;\s*(?:(?:v|vol|no|nr|bd|band|t)\b\.?\s*)?"
    r"(\d{1,4}[a-z]?)\Z|,\s*(?:vol|no|nr|bd|band)\b\.?\s*(\d{1,4})\Z",
    re.IGNORECASE,
)
"""The number after a series in library catalogues: ``Moss Series ; 12``."""


class Candidate(NamedTuple):
    """A value that may be the title of the container, with its tag."""

    tag: str
    raw: str
    title: str

    @property
    def is_abbreviated(self) -> bool:
        """Whether it is an abbreviation, by its tag or, for ``JO``, by a full stop.

        By the specification of 2001 ``JO`` is abbreviated, but many programs use it for
        the full title.
        """
        return self.tag in ABBREVIATION_TAGS or (self.tag == "JO" and ". " in self.title + " ")


@lru_cache(maxsize=2048)
def _candidate(tag: str, raw: str) -> Candidate | None:
    """The value as a title on one line, with plain punctuation, keeping a final stop.

    Cached: a file names the same journals again and again.
    """
    if is_plain_title(raw):
        return Candidate(tag, raw, raw)
    title = rich_line(raw)
    if title is None or _ADDRESS.fullmatch(title):
        return None
    return Candidate(tag, raw, with_plain_punctuation(title))


def _candidates(draft: Draft, tags: Tags) -> list[Candidate]:
    """The titles of these tags, in order. An address in their place is that of the work, if
    the record has no other."""
    found: list[Candidate] = []
    for tag in tags:
        for raw in draft.unread.get(tag, ()):
            candidate = _candidate(tag, raw)
            if is_host(draft, raw):
                continue
            if candidate is not None:
                found.append(candidate)
            elif raw.startswith("http") and draft.unread.keys().isdisjoint(("UR", "DO", "LK")):
                draft.item.setdefault("URL", raw.split()[0])
    return found


@lru_cache(maxsize=1024)
def _fullest(candidates: tuple[Candidate, ...]) -> Candidate:
    """The first title, or a fuller one; a title in capitals only if all are."""
    best = next((one for one in candidates if not one.is_abbreviated), candidates[0])
    for other in candidates:
        # J9 tells journals of one name apart: ELECTRONICS-SWITZ.
        if other is not best and other.tag != "J9" and _is_fuller(other.title, best.title):
            best = other
    if best.title.isupper():
        shape = folded(best.title)
        spelt = (one for one in candidates if folded(one.title) == shape)
        spelt = (one for one in spelt if not one.title.isupper() and one.title[-1] != ".")
        best = next(spelt, best)
    return best


def _is_fuller(title: str, other: str) -> bool:
    """Whether ``other`` is a shorter abbreviation of the title."""
    return len(title) > len(other) and abbreviates(other, title)


def _set_container(draft: Draft, variable: str, candidates: list[Candidate]) -> None:
    """Set the title of the container to the best candidate, and take equal ones."""
    if not candidates:
        return
    best = draft.item.setdefault(variable, _fullest(tuple(candidates)).title)
    if draft.item["type"] == "chapter" and not _ABBREVIATED_WORD.search(best):
        best = draft.item[variable] = without_final_stop(best)
    shape = folded(best)
    for one in candidates:
        if one.title == best or folded(one.title) == shape:
            draft.take(one.tag, one.raw)


def _read_container(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the full title of the container, or an abbreviation if there is no other."""
    _set_container(draft, variable, _candidates(draft, tags))


def _read_journal(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the journal of an article: T2, unless JF or JO differs, or T2 is the title.

    If T2 is unlike JF and JO, it is a subtitle or a translated title, as in exports of
    EBSCO, Scopus, Ovid and the ACM.
    """
    candidates = _candidates(draft, tags)
    if len(candidates) == 1 and not _is_title(draft, candidates[0].title):
        draft.item.setdefault(variable, candidates[0].title)
        draft.take(candidates[0].tag, candidates[0].raw)
        return
    others = tuple([one for one in candidates if one.tag != "T2"])
    second = [one for one in candidates if one.tag == "T2" and _is_journal(draft, one, others)]
    _set_container(draft, variable, [*second, *others])


def _is_journal(draft: Draft, second: Candidate, others: tuple[Candidate, ...]) -> bool:
    """Whether T2 is the journal: it agrees with JF or JO, and does not repeat the title."""
    if not others:
        return not _is_title(draft, second.title)
    named = tuple([one for one in others if one.tag in ("JF", "JO")])
    if named and not _agrees(second.title, named):
        return False
    return _agrees(second.title, others) or not _begins_title(draft, second.title)


def _is_title(draft: Draft, text: str) -> bool:
    title = str(draft.item.get("title", ""))
    first, other = text[:1], title[:1]
    if first.isalnum() and other.isalnum() and first.casefold()[0] != other.casefold()[0]:
        return False  # as nearly all journals, without folding both titles
    return folded(text) == folded(title)


def _begins_title(draft: Draft, text: str) -> bool:
    """Whether the text is the title of the record, or at least its first two words."""
    title = str(draft.item.get("title", ""))
    return _is_title(draft, text) or (" " in text and is_beginning(text, title))


@lru_cache(maxsize=1024)
def _agrees(title: str, named: tuple[Candidate, ...]) -> bool:
    """Whether one of the candidates may be the same title, in full, in part or abbreviated."""
    return any(
        title == one.title
        or is_beginning(title, one.title)
        or is_beginning(one.title, title)
        or abbreviates(one.title, title)
        or abbreviates(title, one.title)
        for one in named
    )


def _read_book(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the book of a chapter: BT, with T2 as the series, or else T2.

    With an ISSN and a volume, BT is the series and T2 the book.
    """
    item = draft.item
    chapter = rich_line((draft.unread.get("T1") or [""])[0])
    if chapter is not None and "title" in item and folded(item["title"]) != folded(chapter):
        _read_parted_titles(draft, chapter, variable)
        return
    candidates = _candidates(draft, tags)
    books = [one for one in candidates if one.tag == "BT"]
    others = [one for one in candidates if one.tag == "T2"]
    if books and others and folded(books[0].title) != folded(others[0].title):
        serial = has_issn(draft) and "VL" in draft.unread
        book, series = (others, books) if serial else (books, others)
        _set_container(draft, variable, book)
        _set_container(draft, "collection-title", series)
    else:
        _set_container(draft, variable, candidates)


def _read_parted_titles(draft: Draft, chapter: str, variable: str) -> None:
    """Read the form of De Gruyter: T1 is the chapter, TI the book, T2 its subtitle."""
    book = draft.item["title"]
    draft.item["title"] = chapter
    draft.take("T1", draft.unread["T1"][0])
    subtitle = next(iter(_candidates(draft, ("T2",))), None)
    if subtitle is not None and not _same_words(subtitle.title, book):
        book = f"{book}: {subtitle.title}"
        draft.take(subtitle.tag, subtitle.raw)
    draft.item[variable] = book


def _same_words(one: str, other: str) -> bool:
    return folded(one) in folded(other) or folded(other) in folded(one)


def _read_proceedings(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the proceedings; C3 only if it is a single title, not institutions.

    Web of Science uses C3 for the institutions of the authors.
    """
    addresses = draft.unread.get("C3", ())
    institution = any(_INSTITUTION.search(raw) and not _MEETING.search(raw) for raw in addresses)
    if len(addresses) > 1 or institution:
        tags = tuple(tag for tag in tags if tag != "C3")
    if not _is_published(draft):
        tags = tuple(tag for tag in tags if tag != "T2")
    _set_container(draft, variable, _candidates(draft, tags))


def _is_published(draft: Draft) -> bool:
    """Whether a paper is published: it has pages, publisher, ISBN, DOI or proceedings.

    If not, T2 is the event at which it was presented.
    """
    unread = draft.unread
    facts = ("SP", "EP", "PB", "SN", "DO", "VL", "C3", "BT", "JF", "JO", "AN", "ED")
    return (
        "event-title" in draft.item
        or not unread.keys().isdisjoint(facts)
        or any(map(_PROCEEDINGS.search, unread.get("T2", ())))
    )


def names_a_meeting(text: str) -> bool:
    """Whether this is the title of a meeting or its proceedings."""
    return _MEETING.search(text) is not None


def _read_series(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the series of a book, if it differs from the title of the book, and its number."""
    candidates = [
        one
        for one in _candidates(draft, tags)
        if not one.title.isdecimal() and not _is_title(draft, one.title)
    ]
    for index, one in enumerate(candidates):
        if one.title[-1] == "." and not _ABBREVIATED_WORD.search(one.title):
            candidates[index] = one._replace(title=without_final_stop(one.title))
        number = _SERIES_NUMBER.search(one.title) if one.title[-1].isdigit() else None
        if number and number.start():
            candidates[index] = one._replace(title=one.title[: number.start()])
            draft.item.setdefault("collection-number", number[1] or number[2])
            draft.keep(one.tag, one.raw)
    _set_container(draft, variable, candidates)


def _read_container_short(draft: Draft, tags: Tags, variable: str) -> None:
    """Read an abbreviation of the container title that is shorter than the full title."""
    full = draft.item.get("container-title")
    if full is None:
        return
    same = folded(full)
    for tag in tags:
        for raw in draft.unread.get(tag, [])[:]:
            value = rich_line(raw)
            if value is None:
                continue
            shape = folded(value)
            if shape == same:
                draft.take(tag, raw)
            elif len(value) < len(full) and (tag not in ("T2", "JF") or abbreviates(value, full)):
                won = draft.item.setdefault(variable, value)
                if won == value or folded(won) == shape:
                    draft.take(tag, raw)


def _read_event_title(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the name of a conference, unless it is the container title or an issue."""
    container_title = draft.item.get("container-title")
    if container_title is None and tags == ("CP",):
        return
    same = folded(str(container_title or ""))
    for tag in tags:
        for raw in draft.unread.get(tag, [])[:]:
            value = None if issue(raw) else rich_line(raw)
            if value and (folded(value) == same or draft.item.setdefault(variable, value) == value):
                draft.take(tag, raw)


def _reviewed_title(text: str) -> str | None:
    """The title of a reviewed work: a text of several words, not a number of an exporter."""
    value = _REVIEW_OF.sub("", rich_line(text) or "").strip('"“”')
    return value if " " in value else None


container = Converter(
    _read_container,
    write_text,
    "the full title, or an abbreviation if there is no other",
    tag_by_tag=True,
)
journal = Converter(
    _read_journal,
    write_text,
    "the journal: T2, or JF or JO if T2 is another title; full titles before abbreviations",
    tag_by_tag=True,
    fallback_tag="JF",
)
book = Converter(
    _read_book,
    write_text,
    "the book: BT before T2; or TI and T2 if T1 is the chapter",
    fallback_tag="BT",
)
proceedings = Converter(
    _read_proceedings, write_text, "the proceedings; C3 if it is one title, not institutions"
)
series = Converter(_read_series, write_text, "the series, if it is not the title", tag_by_tag=True)
container_short = Converter(
    _read_container_short,
    write_text,
    "if it is shorter than the full title",
    tag_by_tag=True,
)
event_title = Converter(
    _read_event_title,
    write_text,
    "the name of a conference, if it is neither an issue nor the container title",
)
reviewed_title = first(
    _reviewed_title,
    "if it is a title",
    same=folded,
    whole=lambda raw, value: folded(raw) == folded(value),
)
