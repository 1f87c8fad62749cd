"""PubMed XML (``PubmedArticleSet``, ``PubmedBookArticle``) → records with nbib tags.

The elements get the field tags of the nbib format, by the National Library of Medicine's
description of both, so that a work becomes the same item from either format. Unknown
elements are kept under their own names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeAlias

from ris2cite.ris.mapping.pubmed_xml import (
    COMMENTS,
    DATES,
    HISTORY,
    LEAVES,
    LEFT_OUT,
    MARKUP,
)
from ris2cite.ris.reading.xml import collapsed, elements, with_literal_brackets
from ris2cite.ris.record import Field, Record

Pairs: TypeAlias = Iterator[tuple[str, str]]

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WORKS = frozenset(["PubmedArticle", "PubmedBookArticle", "MedlineCitation"])


def read_records(
    stream: BinaryIO, source: str | None, encoding: str | None = None
) -> Iterator[Record]:
    """Yield the records of a set, as from the nbib reader.

    Raises InputError if the file is not well-formed.
    """
    for number, element in enumerate(elements(stream, _WORKS, source, encoding), 1):
        line = element.sourceline or 1
        values = list(dict.fromkeys(pair for pair in _walk(element) if pair[1]))
        abbreviated = any(tag == "TA" for tag, _ in values)
        fields = [
            Field("TA" if tag == "ISO" else tag, text, line)
            for tag, text in values
            if tag != "ISO" or not abbreviated
        ]
        yield Record("", fields, number=number, line=line, source=source, format="nbib")


def _walk(parent: Any) -> Pairs:
    """The values of the children of an element, in order."""
    for element in parent:
        name = element.tag
        if not isinstance(name, str) or name in LEFT_OUT:
            continue
        tag = LEAVES.get(f"{parent.tag}/{name}")
        if tag is not None:
            yield tag, _text(element)
        elif name in DATES:
            yield DATES[name], _digits(element)
        elif name in _READERS:
            yield from _READERS[name](element)
        elif any(isinstance(inner.tag, str) and inner.tag not in MARKUP for inner in element):
            yield from _walk(element)
        else:
            yield name, _text(element)


def _text(element: Any) -> str:
    """The text of an element, with italics, bold, superscripts and subscripts."""
    return "" if element is None else collapsed(_rich(element))


def _rich(element: Any) -> str:
    parts = [with_literal_brackets(element.text or "")]
    for child in element:
        if isinstance(child.tag, str):
            inner = _rich(child)
            name = MARKUP.get(child.tag)
            parts.append(f"<{name}>{inner}</{name}>" if name and inner.strip() else inner)
        parts.append(with_literal_brackets(child.tail or ""))
    return "".join(parts)


def _parts(element: Any, *names: str) -> list[str]:
    """The texts of these children that exist."""
    return [text for name in names if (text := _text(element.find(name)))]


def _pub_date(date: Any) -> Pairs:
    parts = _parts(date, "Year", "Season", "Month", "Day")
    if len(parts) > 1 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        parts[1] = _MONTHS[int(parts[1]) - 1]
    yield "DP", _text(date.find("MedlineDate")) or " ".join(parts)


def _digits(date: Any) -> str:
    return "".join(part.zfill(2) for part in _parts(date, "Year", "Month", "Day"))


def _history(history: Any) -> Pairs:
    for date in history.iterfind("PubMedPubDate"):
        status = date.get("PubStatus", "")
        day = "/".join(part.zfill(2) for part in _parts(date, "Year", "Month", "Day"))
        hour = ":".join(part.zfill(2) for part in _parts(date, "Hour", "Minute"))
        if status in HISTORY:
            yield HISTORY[status], f"{day} {hour}".strip()
        yield "PHST", f"{day} {hour or '00:00'} [{status}]"


def _pagination(pages: Any) -> Pairs:
    yield "PG", _text(pages.find("MedlinePgn")) or "-".join(_parts(pages, "StartPage", "EndPage"))


def _people(people: Any) -> Pairs:
    """The names of a list; those of groups end in a comma, as in RIS."""
    book = people.getparent()
    tag = "FED" if people.get("Type") == "editors" else "FAU"
    if tag == "FAU" and book.tag == "Book" and book.getparent().find("AuthorList") is not None:
        tag = "BAU"  # of the book; the chapter has separate ones
    for person in people.iterfind("Author"):
        group = _text(person.find("CollectiveName"))
        valid = person.get("ValidYN") != "N"  # N: misspelt there, and given again
        yield tag if valid else "InvalidName", f"{group}," if group else _name(person)
        yield from _around(person, "AD", "AUID")


def _around(person: Any, place: str, identifier: str) -> Pairs:
    """The affiliations of a person, and identifiers."""
    for element in person.iter("Affiliation", "Identifier"):
        if element.tag == "Affiliation":
            yield place, _text(element)
        else:
            yield identifier, f"{element.get('Source', '')}: {_text(element)}"


def _name(person: Any) -> str:
    given = _parts(person, "ForeName", "FirstName", "Initials")[:1]
    return ", ".join([*_parts(person, "LastName"), *given, *_parts(person, "Suffix")])


def _investigators(people: Any) -> Pairs:
    for person in people:
        yield "FIR", _name(person)
        yield from _around(person, "IRAD", "IRID")


def _subjects(people: Any) -> Pairs:
    for person in people:
        yield "FPS", _name(person)


def _abstract(abstract: Any) -> Pairs:
    """Yield the abstract, with labelled sections as paragraphs."""
    parts = []
    for section in abstract.iterfind("AbstractText"):
        label = section.get("Label")
        text = _text(section)
        parts.append(f"{label}: {text}" if label and text else text)
    yield "AB", "\n".join(part for part in parts if part)
    yield "CI", _text(abstract.find("CopyrightInformation"))


def _other_abstract(abstract: Any) -> Pairs:
    for tag, text in _abstract(abstract):
        yield "OAB" if tag == "AB" else tag, text
    yield "OABL", abstract.get("Language", "")


def _starred(element: Any) -> str:
    return ("*" if element.get("MajorTopicYN") == "Y" else "") + _text(element)


def _heading(heading: Any) -> Pairs:
    yield "MH", "/".join(_starred(part) for part in heading)


def _keyword(keyword: Any) -> Pairs:
    yield "OT", _starred(keyword)


def _chemical(chemical: Any) -> Pairs:
    number, name = _parts(chemical, "RegistryNumber"), _parts(chemical, "NameOfSubstance")
    yield "RN", " ".join([*number, *(f"({text})" for text in name)])


def _grant(grant: Any) -> Pairs:
    yield "GR", "/".join(_parts(grant, "GrantID", "Acronym", "Agency", "Country"))


def _data_bank(bank: Any) -> Pairs:
    name = _text(bank.find("DataBankName"))
    numbers = [_text(number) for number in bank.iter("AccessionNumber")]
    for number in numbers or [""]:
        yield "SI", f"{name}/{number}".strip("/")


def _comment(comment: Any) -> Pairs:
    parts = _parts(comment, "RefSource")
    parts += [f"PMID: {pmid}" for pmid in _parts(comment, "PMID")]
    yield (
        COMMENTS.get(comment.get("RefType", ""), "CON"),
        " ".join([*parts, *_parts(comment, "Note")]),
    )


def _location(location: Any) -> Pairs:
    yield "LID", f"{_text(location)} [{location.get('EIdType', '')}]"


def _article_id(identifier: Any) -> Pairs:
    kind = identifier.get("IdType", "")
    if kind in ("pmc", "mid"):
        yield "PMC" if kind == "pmc" else "MID", _text(identifier)
    elif kind not in ("pubmed", "medline"):
        yield "AID", f"{_text(identifier)} [{kind}]"


def _other_id(identifier: Any) -> Pairs:
    yield "OID", f"{identifier.get('Source', '')}: {_text(identifier)}"


def _section(section: Any) -> Pairs:
    yield "Section", " ".join(_parts(section, "LocationLabel", "SectionTitle"))
    for inner in section.iterfind("Section"):
        yield from _section(inner)


_READERS: dict[str, Callable[[Any], Pairs]] = {
    "Abstract": _abstract,
    "ArticleId": _article_id,
    "AuthorList": _people,
    "Chemical": _chemical,
    "CommentsCorrections": _comment,
    "DataBank": _data_bank,
    "ELocationID": _location,
    "Grant": _grant,
    "History": _history,
    "InvestigatorList": _investigators,
    "Keyword": _keyword,
    "MeshHeading": _heading,
    "OtherAbstract": _other_abstract,
    "OtherID": _other_id,
    "Pagination": _pagination,
    "PersonalNameSubjectList": _subjects,
    "PubDate": _pub_date,
    "Section": _section,
}
"""Element → function that reads its values."""
