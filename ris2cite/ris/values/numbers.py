"""Volumes, issues, editions; numbers in series, of reports and of other documents."""

from __future__ import annotations

import re

from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first
from ris2cite.ris.values.identifiers import serial_numbers
from ris2cite.ris.values.text import folded, one_line
from ris2cite.text.pattern import Pattern

_NUMBER_TAG = "M1"
_ISSUE = Pattern(r"(?=[^;@,]{1,12}$)(?!.*\d{7})(?:.*\d.*|Suppl.*)", re.IGNORECASE | re.DOTALL)
_SERIES_NUMBER = Pattern(
    r"(?=.{1,24}$)(?!.*(?:[;@]|://|\d:\d))(?:.*[1-9].*|[IVXLC]+|[A-Z])", re.DOTALL
)
_SUPPLEMENT = Pattern(r"Suppl[^;@,]{0,40}", re.IGNORECASE)
_VOLUME_ISSUE = Pattern(r"(\d+[A-Za-z]?)\s*\(([^()]{1,20})\)")
_VOLUME_LABEL = Pattern(r"(?:vol(?:ume)?|bd|band|jg)\.?\s*(?=[\dIVXLC]+\b)", re.IGNORECASE)
_ISSUE_LABEL = Pattern(r"(?:no|nr|num|number|issue|iss|heft)[.:]?\s*(?=\d)", re.IGNORECASE)
_EDITION = Pattern(
    r"(\d+)\s*(?:st|nd|rd|th|\.|ª|e|ème|ed?)?\s*(?:ed|edn|edition|edición|édition|éd|auflage|aufl|"
    r"edizione|edição)?\.?",
    re.IGNORECASE,
)
_EDITION_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}


def issue(text: str) -> str | None:
    """The issue where the text looks like one: short, with a digit, or a supplement."""
    text = one_line(text) or ""
    if _ISSUE.fullmatch(text) or _SUPPLEMENT.fullmatch(text):
        return _ISSUE_LABEL.sub("", text, count=1) if text[:1] in "nNiIhH" else text
    return None


def likely_number(text: str) -> str | None:
    """The number in a series or of a document, where the text looks like one."""
    text = one_line(text) or ""
    return text if _SERIES_NUMBER.fullmatch(text) else None


def any_issue(text: str) -> str | None:
    """What stands in the issue's own tag, unless it is clearly something else."""
    text = one_line(text) or ""
    if not text or "@" in text or len(text) > 60:
        return None
    return _ISSUE_LABEL.sub("", text, count=1) if text[:1] in "nNiIhH" else text


def _read_volume(draft: Draft, tags: Tags, variable: str) -> None:
    """The volume; ``24(9)`` is a volume and an issue."""
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = one_line(raw)
            if value is None:
                continue
            if not value.isdigit():
                label = _VOLUME_LABEL.match(value)
                value = value[label.end() :] if label else value
                match = _VOLUME_ISSUE.fullmatch(value)
                if match and draft.item.get("issue", match[2]) == match[2]:
                    value, draft.item["issue"] = match.groups()
            if draft.item.setdefault(variable, value) == value:
                draft.take(tag, raw)


def edition(text: str) -> str | None:
    """The edition's number where the text is one (``3rd ed.`` → ``3``), else the text."""
    text = one_line(text) or ""
    match = _EDITION.fullmatch(text)
    if match:
        return match[1]
    word, _, rest = text.partition(" ")
    if rest.casefold().rstrip(".") in ("", "ed", "edn", "edition"):
        return _EDITION_WORDS.get(word.casefold(), text) or None
    return text or None


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


issue_number = first(any_issue, "the issue", same=folded)
likely_issue = first(issue, "only where it looks like an issue", same=folded)
likely_number_of = first(likely_number, "only where it looks like a number", same=folded)
volume = Converter(
    _read_volume, lambda value, tags: [(tags[0], str(value))], "the volume; ``24(9)`` is split"
)
edition_number = first(
    edition,
    "the number, or the text",
    same=folded,
    whole=lambda raw, value: folded(raw) == folded(value),
)
report_number = first(
    _report_number, "what is no valid ISSN or ISBN", write=_write_report_number, same=folded
)
document_number = first(
    _document_number, "what has not the shape of one", write=_write_document_number, same=folded
)
