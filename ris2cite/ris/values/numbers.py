"""Volumes, issues, editions; numbers in series, of reports and of other documents."""

from __future__ import annotations

import re
from collections.abc import Callable

from ris2cite.items.ordinals import ORDINALS
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first, write_text
from ris2cite.ris.values.identifiers import serial_numbers
from ris2cite.ris.values.text import folded, one_line
from ris2cite.text.pattern import Pattern

_NUMBER_TAG = "M1"
_ISSUE = Pattern(r"(?=[^;@,]{1,12}$)(?!.*\d{7})(?:.*\d.*|Suppl.*)", re.IGNORECASE | re.DOTALL)
_SERIES_NUMBER = Pattern(
    r"(?=.{1,24}$)(?!.*(?:[;@]|://|\d:\d))(?:.*[1-9].*|[IVXLC]+|[A-Z])", re.DOTALL
)
_SUPPLEMENT = Pattern(r"Suppl[^;@,]{0,40}", re.IGNORECASE)
_VOLUME_ISSUE = Pattern(
    r"(\d+[A-Za-z]?)(?:\s*\(|,?\s*(?:no|nr|num|issue|iss|heft|n)[.°º:]?\s*(?=\d)|\s?:\s?(?=\d))"
    r"((?<=\()[^()]{1,20}(?=\)\Z)|\d[\w/-]{0,8})\)?",
    re.IGNORECASE,
)
"""``24(9)``, ``24, no. 9`` and ``24:9``."""
_VOLUME_LABEL = Pattern(
    r"(?:vol(?:ume)?|bd|band|jg|jahrg(?:ang)?|tom[eo]?)\.?\s*(?=[\dIVXLC]+\b)|[vt]\.?\s*(?=\d)",
    re.IGNORECASE,
)
_ISSUE_LABEL = Pattern(
    r"(?:(?:no?|nr|num|number|issue|iss|heft|h(?=\.))[.:°º]?|[№#])\s*(?=\d)", re.IGNORECASE
)
_ISSUE_AFTER_VOLUME = Pattern(r"(\d+)\s?\(([^()]{1,20})\)")
_SUPPLEMENT_NUMBER = Pattern(r"\b(?:suppl(?:ement)?s?\b\.?|s(?=\d))\s*(\w{0,6})", re.IGNORECASE)
_VOLUME_SUPPLEMENT = Pattern(
    r"(\d+)\s*[,(]?\s*(suppl(?:ement)?\b\.?\s*[^()]{0,12}?)\)?", re.IGNORECASE
)
_COUNT = Pattern(r"(\d{1,4})(?:\s*(?:v|vols?|volumes?|bde?|t)\.?)?", re.IGNORECASE)
_LONG_RECORD_NUMBER = Pattern(r"\d{5,}")

PLACEHOLDERS: dict[str, str] = {
    **dict.fromkeys(
        (
            "aheadofprint publishaheadofprint epubaheadofprint onlineaheadofprint onlinefirst "
            "firstonline advanceonlinepublication advancearticle advanceaccess earlyview "
            "earlyaccess latestarticles earlyonline aop aheadofissue"
        ).split(),
        "advance online publication",
    ),
    **dict.fromkeys("inpress articlesinpress articleinpress forthcoming".split(), "in press"),
    **dict.fromkeys(("0", "00", "-", "--", "–", "—"), ""),
}
"""Placeholder for a volume or issue, folded → CSL status."""

_EDITION = Pattern(
    r"(\d+)\s*(?:st|nd|rd|th|\.|ª|º|a\.?|o\.?|e|ème|ed?)?\s*(?:(?:ed|edn|edition|edición|édition|éd|auflage|aufl|"
    r"edizione|edição)(?:\.?\s(?:19|20)\d\d)?)?\.?",
    re.IGNORECASE,
)
"""An edition, with the year that Springer adds: ``1st ed. 2023.``"""


def placeholder_status(text: str) -> str | None:
    """The status that a placeholder for a volume or issue means; None for a real number."""
    if text.isdecimal():
        return None if text.strip("0") else ""
    return PLACEHOLDERS.get(folded(text))


def issue(text: str) -> str | None:
    """The issue if the text looks like one: short, with a digit, or a supplement."""
    text = _blanks(text)
    if text[:3].casefold() == "art":
        return None  # “Article 12” is an article number
    if _ISSUE.fullmatch(text) or _SUPPLEMENT.fullmatch(text):
        return _without_label(text)
    return None


def _blanks(text: str) -> str:
    """The text on one line, with spaces for underscores: ``Supplement_1``."""
    return (one_line(text) or "").replace("_", " ").strip()


def _without_label(text: str) -> str | None:
    """The issue without “No.”, or None for a placeholder."""
    text = _ISSUE_LABEL.sub("", text, count=1) if text[:1] in "nNiIhH№#" else text
    return None if placeholder_status(text) is not None else text


def likely_number(text: str) -> str | None:
    """The number of a document or in a series, if the text looks like one."""
    text = one_line(text) or ""
    return text if _SERIES_NUMBER.fullmatch(text) else None


def any_issue(text: str) -> str | None:
    """The value of the tag for issues, unless it is clearly something else."""
    text = _blanks(text)
    if not text or "@" in text or "://" in text or len(text) > 60:
        return None
    return _without_label(text)


def _issue_reader(parse: Callable[[str], str | None]) -> Callable[[Draft, Tags, str], None]:
    """A function that reads issues, with supplement numbers and the status of placeholders."""
    read_issue = first(parse, "", same=folded).read

    def read(draft: Draft, tags: Tags, variable: str) -> None:
        if _take_plain_number(draft, tags, variable):
            return
        _note_placeholders(draft, tags)
        _leave_article_number(draft, tags)
        read_issue(draft, tags, variable)
        _remove_volume(draft, variable)
        _set_supplement(draft, str(draft.item.get(variable, "")))

    return read


def _remove_volume(draft: Draft, variable: str) -> None:
    """``12(3)`` in an issue's tag is issue 3, if the volume is 12."""
    match = _ISSUE_AFTER_VOLUME.fullmatch(str(draft.item.get(variable, "")))
    if match and [match[1]] == draft.unread.get("VL"):
        draft.item[variable] = match[2]


def _take_plain_number(draft: Draft, tags: Tags, variable: str) -> bool:
    """Take a single value that is a plain number; a short cut for most records."""
    values = draft.unread.get(tags[0])
    if values is None or len(values) != 1 or variable in draft.item:
        return False
    value = values[0]
    if not (value.isdecimal() and value.strip("0") and len(value) < 5):
        return False
    if len(tags) > 1 and not draft.unread.keys().isdisjoint(tags[1:]):
        return False
    draft.item[variable] = value
    del draft.unread[tags[0]]
    return True


def _note_placeholders(draft: Draft, tags: Tags) -> None:
    """Set the status that a placeholder means; the placeholder is kept in ``custom``."""
    for tag in tags:
        for raw in draft.unread.get(tag, ()):
            status = placeholder_status(raw)
            if status:
                draft.item.setdefault("status", status)


def _leave_article_number(draft: Draft, tags: Tags) -> None:
    """Leave out an issue that is the article number of SP again."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            if len(raw) > 4 and raw in draft.unread.get("SP", ()):
                draft.take(tag, raw)
                draft.keep(tag, raw)


def supplement_number(text: str) -> str:
    """The number in ``Suppl 2`` or ``S2``, or ""."""
    match = _SUPPLEMENT_NUMBER.search(text) if text else None
    return match[1] if match else ""


def _set_supplement(draft: Draft, text: str) -> None:
    """Set the number of a supplement to a whole volume, in addition to the issue.

    ``12 Suppl 7`` is an issue of which the supplement is a part.
    """
    match = _SUPPLEMENT_NUMBER.match(text)
    if match and match[1]:
        draft.item.setdefault("supplement-number", match[1])


def _read_volume(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the volume; ``24(9)`` has an issue, and ``42 Suppl 2`` a supplement."""
    if _take_plain_number(draft, tags, variable):
        return
    _note_placeholders(draft, tags)
    for tag in tags:
        for raw in draft.unread.get(tag, [])[:]:
            value = _blanks(raw)
            if not value:
                continue
            if not value.isdigit():
                value = _split_volume(draft, tag, raw, value)
            if placeholder_status(value) is not None:
                continue
            if draft.item.setdefault(variable, value) == value:
                draft.take(tag, raw)


def _split_volume(draft: Draft, tag: str, raw: str, value: str) -> str:
    """The volume without an issue or a supplement after it, which are set."""
    label = _VOLUME_LABEL.match(value)
    value = value[label.end() :] if label else value
    match = _VOLUME_ISSUE.fullmatch(value)
    if match and placeholder_status(match[2]) is None:
        if draft.item.get("issue", match[2]) == match[2]:
            value, draft.item["issue"] = match.groups()
            _set_supplement(draft, match[2])
    elif match:
        value = match[1]
    supplement = _VOLUME_SUPPLEMENT.fullmatch(value)
    if supplement:
        value = supplement[1]
        if draft.item.setdefault("issue", supplement[2]) != supplement[2]:
            draft.keep(tag, raw)
        _set_supplement(draft, supplement[2])
    return value


def count(text: str) -> str | None:
    """A number of volumes, not a word such as ``Daily``."""
    match = _COUNT.fullmatch(one_line(text) or "")
    return match[1] if match else None


def _series_number(text: str) -> str | None:
    """The number in a series, unless it is the number of the record in a catalogue."""
    value = likely_number(text)
    return None if value is None or _LONG_RECORD_NUMBER.fullmatch(value) else value


def edition(text: str) -> str | None:
    """The number of an edition (``3rd ed.`` → ``3``), or the text if it is not a number."""
    text = one_line(text) or ""
    match = _EDITION.fullmatch(text.strip("[]"))
    if match:
        return match[1]
    word, _, rest = text.partition(" ")
    if rest.casefold().rstrip(".") in ("", "ed", "edn", "edition"):
        return str(ORDINALS.get(word.casefold(), text)) or None
    return text or None


def _report_number(text: str) -> str | None:
    """The number of a report or standard: any text that is not a valid ISSN or ISBN."""
    value = one_line(text)
    if value is None:
        return None
    issns, isbns, _, _ = serial_numbers(value)
    return None if issns or isbns else value


def _document_number(text: str) -> str | None:
    """The number of another document: any text that does not look like an ISSN or ISBN."""
    value = _report_number(text)
    return None if value is None or serial_numbers(value)[2] else value


def _standard_number(text: str) -> str | None:
    """The designation of a standard, which has letters and digits: ``ISO 3103:1980``."""
    value = one_line(text)
    if value is None or len(value) > 60 or not any(map(str.isdigit, value)):
        return None
    return value if any(map(str.isalpha, value)) else None


def _write_report_number(value: str, tags: Tags) -> Pairs:
    """The number under the first tag, unless that would be read as an ISSN or ISBN."""
    return [(tags[0] if _report_number(value) else _NUMBER_TAG, value)]


def _write_document_number(value: str, tags: Tags) -> Pairs:
    """The value under the tag for numbers, if it looks like one."""
    return [(_NUMBER_TAG if likely_number(value) else tags[0], value)]


issue_number = Converter(
    _issue_reader(any_issue), write_text, "the issue, if it is not a placeholder"
)
likely_issue = Converter(_issue_reader(issue), write_text, "if it looks like an issue")
standard_number = first(_standard_number, "if it has letters and digits", same=folded)
number_of_volumes = first(count, "only a number", same=folded)
series_number = first(_series_number, "if it looks like a number", same=folded)
likely_number_of = first(likely_number, "if it looks like a number", same=folded)
volume = Converter(
    _read_volume, lambda value, tags: [(tags[0], str(value))], "the volume; ``24(9)`` is split"
)
edition_number = first(
    edition,
    "a number, or else text",
    same=folded,
    whole=lambda raw, value: folded(raw) == folded(value),
)
report_number = first(
    _report_number, "unless it is a valid ISSN or ISBN", write=_write_report_number, same=folded
)
document_number = first(
    _document_number,
    "unless it looks like an ISSN or ISBN",
    write=_write_document_number,
    same=folded,
)
