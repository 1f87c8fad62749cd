"""EndNote's XML export → RIS records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ris2cite.errors import Report
from ris2cite.ris.mapping.endnote import ELEMENTS, TYPE_NUMBERS
from ris2cite.ris.reading.xml import elements, escaped, folded, lines_of
from ris2cite.ris.record import Field, Record

_PARAGRAPHS = frozenset(["abstract", "notes", "research-notes", "auth-address"])
_FACES = {
    "italic": "i",
    "bold": "b",
    "superscript": "sup",
    "subscript": "sub",
}
_OWN = frozenset(
    "database source-app rec-number foreign-keys ref-type contributors titles periodical "
    "alt-periodical keywords dates urls related-urls web-urls pdf-urls text-urls image-urls "
    "authors secondary-authors tertiary-authors subsidiary-authors translated-authors pub-dates "
    "copyright-dates modified-date".split()
)
"""Elements that say nothing about the work, or only hold others."""


def read_records(stream: BinaryIO, source: str | None, report: Report) -> Iterator[Record]:
    """The records of an export, under RIS tags; ``line`` is where a record's element ends.

    Raises InputError for a file that is not well-formed.
    """
    del report  # a record is a record: what an element says is the mapping's business
    for number, element in enumerate(elements(stream, frozenset(["record"]), source), 1):
        fields = list(_fields(element))
        yield Record(
            _type(element), fields, number=number, line=element.sourceline or 1, source=source
        )


def _type(record: Any) -> str:
    """The reference type: by EndNote's number, else by its name."""
    element = record.find("ref-type")
    if element is None:
        return ""
    number = folded("".join(element.itertext()))
    return TYPE_NUMBERS.get(number) or element.get("name", number)


def _fields(record: Any) -> Iterator[Field]:
    seen: set[tuple[str, str]] = set()
    for element, path in _leaves(record, ""):
        tag = ELEMENTS.get(path)
        text = _text(element, paragraphs=element.tag in _PARAGRAPHS)
        if not text:
            continue
        if tag is None:
            tag, text = "N1", f"{element.tag}: {text}"
        if (tag, text) not in seen:  # a periodical repeats the secondary title
            seen.add((tag, text))
            yield Field(tag, text, element.sourceline or 1)


def _leaves(element: Any, path: str) -> Iterator[tuple[Any, str]]:
    """The elements that hold a value, with their paths below the record."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        below = f"{path}/{child.tag}" if path else child.tag
        if below in ELEMENTS or child.tag not in _OWN:
            yield child, below
        elif len(child):
            yield from _leaves(child, below)


def _text(element: Any, *, paragraphs: bool) -> str:
    """The text of an element, its ``style`` runs as markup."""
    parts = [escaped(element.text or "")]
    for child in element:
        text = escaped("".join(child.itertext()))
        if isinstance(child.tag, str) and child.tag == "style":
            for face in (child.get("face") or "").split():
                name = _FACES.get(face)
                if name and text.strip():
                    text = f"<{name}>{text}</{name}>"
        parts.append(text + escaped(child.tail or ""))
    text = "".join(parts)
    return lines_of(text) if paragraphs else folded(text)
