"""EndNote's XML export → RIS records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ris2cite.ris.mapping.endnote import ELEMENTS, TYPE_NUMBERS
from ris2cite.ris.mapping.resolve import canonical_type
from ris2cite.ris.reading.xml import collapsed, elements, lines_of, with_literal_brackets
from ris2cite.ris.record import Field, Record

_PARAGRAPHS = frozenset(["abstract", "notes", "research-notes", "auth-address"])
_LISTS = frozenset(["keyword", "url", "isbn", "electronic-resource-num"])
"""Elements in which every line is a separate value."""

_REPEATED = frozenset(["T2", "J2"])
"""Tags of titles that an export has twice: as the secondary title and as the periodical's."""

_FACES = {
    "italic": "i",
    "bold": "b",
    "superscript": "sup",
    "subscript": "sub",
}
_BOOKKEEPING = frozenset(["database", "source-app", "foreign-keys", "ref-type"])
"""Elements for EndNote's internal use, which have no data about the work."""


def read_records(
    stream: BinaryIO, source: str | None, encoding: str | None = None
) -> Iterator[Record]:
    """The records of an export, under RIS tags; ``line`` is where a record's element starts.

    Raises InputError if the file is not well-formed.
    """
    for number, element in enumerate(elements(stream, frozenset(["record"]), source, encoding), 1):
        fields = list(_fields(element))
        yield Record(
            _type(element), fields, number=number, line=element.sourceline or 1, source=source
        )


def _type(record: Any) -> str:
    """The reference type, by its name if EndNote has it, or else by its number.

    Other programs use other numbers; types that users rename keep their numbers.
    """
    element = record.find("ref-type")
    if element is None:
        return ""
    number = collapsed("".join(element.itertext()))
    name = collapsed(element.get("name", ""))
    return canonical_type(name) or TYPE_NUMBERS.get(number) or name or number


def _fields(record: Any) -> Iterator[Field]:
    titles: dict[str, str] = {}
    for element, path in _leaves(record, ""):
        tag = ELEMENTS.get(path, "N1")
        label = "" if path in ELEMENTS else f"{element.tag}: "
        for text in _values(element):
            if tag in _REPEATED:
                if text in titles.values():
                    continue
                titles[tag] = text
            yield Field(tag, label + text, element.sourceline or 1)


def _leaves(element: Any, path: str) -> Iterator[tuple[Any, str]]:
    """Yield the elements that have a value, with their paths below the record."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        below = f"{path}/{child.tag}" if path else child.tag
        if child.tag in _BOOKKEEPING or child.get("format") == "utc":  # when it was changed
            continue
        if below in ELEMENTS or all(inner.tag == "style" for inner in child):
            yield child, below
        else:
            yield from _leaves(child, below)


def _values(element: Any) -> list[str]:
    """The values of an element: its text, or each line of a list."""
    text = _text(element)
    if element.tag in _PARAGRAPHS:
        text = lines_of(text)
    elif element.tag in _LISTS:
        return lines_of(text).split("\n") if text.strip() else []
    else:
        text = collapsed(text)
    return [text] if text else []


def _text(element: Any) -> str:
    """The text of an element, with ``style`` elements as markup."""
    parts = [with_literal_brackets(element.text or "")]
    for child in element:
        text = with_literal_brackets("".join(child.itertext()))
        if isinstance(child.tag, str) and child.tag == "style":
            for face in (child.get("face") or "").split():
                name = _FACES.get(face)
                if name and text.strip():
                    text = f"<{name}>{text}</{name}>"
        parts.append(text + with_literal_brackets(child.tail or ""))
    return "".join(parts)
