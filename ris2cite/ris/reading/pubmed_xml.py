"""PubMed's XML (``PubmedArticleSet``, ``PubmedBookArticle``) → records of PubMed's fields.

The elements get the field tags of the nbib format, by the National Library of Medicine's
description of both, so that a work becomes the same item from either file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from ris2cite.errors import Report
from ris2cite.ris.reading.xml import elements, escaped, folded
from ris2cite.ris.record import Field, Record

_WORKS = frozenset(["PubmedArticle", "PubmedBookArticle"])

_MARKUP = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "u": "", "DispFormula": ""}

_SIMPLE: tuple[tuple[str, str], ...] = (
    ("MedlineCitation/PMID", "PMID"),
    ("BookDocument/PMID", "PMID"),
    (".//Article/Journal/ISSN", "IS"),
    (".//Article/Journal/JournalIssue/Volume", "VI"),
    (".//Article/Journal/JournalIssue/Issue", "IP"),
    (".//Article/ArticleTitle", "TI"),
    ("BookDocument/ArticleTitle", "TI"),
    ("BookDocument/Book/BookTitle", "BTI"),
    ("BookDocument/Book/CollectionTitle", "CTI"),
    ("BookDocument/Book/VolumeTitle", "VTI"),
    ("BookDocument/Book/Volume", "VI"),
    ("BookDocument/Book/Edition", "EN"),
    ("BookDocument/Book/Isbn", "ISBN"),
    ("BookDocument/Book/Publisher/PublisherName", "PB"),
    ("BookDocument/Book/Publisher/PublisherLocation", "PL"),
    (".//VernacularTitle", "TT"),
    (".//Pagination/MedlinePgn", "PG"),
    (".//Article/Language", "LA"),
    ("BookDocument/Language", "LA"),
    (".//PublicationType", "PT"),
    (".//Article/Journal/Title", "JT"),
    (".//MedlineJournalInfo/MedlineTA", "TA"),
    (".//MedlineJournalInfo/NlmUniqueID", "JID"),
    (".//MedlineJournalInfo/Country", "PL"),
    (".//KeywordList/Keyword", "OT"),
    (".//CoiStatement", "COIS"),
    (".//GeneralNote", "GN"),
)
"""Path of an element → tag; several elements give several fields."""

_COMMENTS = {
    "RetractionIn": "RIN", "RetractionOf": "ROF", "ErratumIn": "EIN", "ErratumFor": "EFR",
    "UpdateIn": "UIN", "UpdateOf": "UOF", "CommentIn": "CIN", "CommentOn": "CON",
    "ExpressionOfConcernIn": "ECI", "ExpressionOfConcernFor": "ECF", "RepublishedIn": "RPI",
    "RepublishedFrom": "RPF", "PartialRetractionIn": "PRIN", "PartialRetractionOf": "PROF",
}  # fmt: skip
"""Kind of a comment or correction → tag."""

_IDENTIFIERS = {"doi": "[doi]", "pii": "[pii]"}


def read_records(stream: BinaryIO, source: str | None, report: Report) -> Iterator[Record]:
    """The records of a set, as the nbib reader gives them.

    Raises InputError for a file that is not well-formed.
    """
    del report
    for number, element in enumerate(elements(stream, _WORKS, source), 1):
        line = element.sourceline or 1
        fields = [Field(tag, text, line) for tag, text in _fields(element) if text]
        yield Record("", fields, number=number, line=line, source=source, format="nbib")


def _fields(work: Any) -> Iterator[tuple[str, str]]:
    for path, tag in _SIMPLE:
        for element in work.iterfind(path):
            yield tag, _text(element)
    yield from _dates(work)
    yield from _people(work)
    yield from _abstract(work)
    yield from _headings(work)
    yield from _identifiers(work)
    for comment in work.iterfind(".//CommentsCorrections"):
        tag = _COMMENTS.get(comment.get("RefType", ""), "CON")
        pmid = _text(comment.find("PMID"))
        source = _text(comment.find("RefSource"))
        yield tag, f"{source} PMID: {pmid}" if pmid else source
    for grant in work.iterfind(".//Grant"):
        parts = (_text(grant.find(name)) for name in ("GrantID", "Acronym", "Agency", "Country"))
        yield "GR", "/".join(part for part in parts if part)


def _text(element: Any) -> str:
    """The text of an element with its italics, bold, raised and lowered letters."""
    return "" if element is None else folded(_rich(element))


def _rich(element: Any) -> str:
    parts = [escaped(element.text or "")]
    for child in element:
        if isinstance(child.tag, str):
            inner = _rich(child)
            name = _MARKUP.get(child.tag)
            parts.append(f"<{name}>{inner}</{name}>" if name and inner.strip() else inner)
        parts.append(escaped(child.tail or ""))
    return "".join(parts)


def _dates(work: Any) -> Iterator[tuple[str, str]]:
    published = work.find(".//JournalIssue/PubDate")
    if published is None:
        published = work.find("BookDocument/Book/PubDate")
    if published is not None:
        medline = _text(published.find("MedlineDate"))
        names = ("Year", "Season", "Month", "Day")
        parts = [_text(published.find(name)) for name in names]
        yield "DP", medline or " ".join(part for part in parts if part)
    for electronic in work.iterfind(".//ArticleDate"):
        yield "DEP", _digits(electronic)


def _digits(date: Any) -> str:
    parts = [_text(date.find(name)) for name in ("Year", "Month", "Day")]
    return "".join(part.zfill(2) for part in parts if part)


def _people(work: Any) -> Iterator[tuple[str, str]]:
    for people in work.iterfind(".//AuthorList"):
        editors = people.get("Type") == "editors"
        for person in people.iterfind("Author"):
            group = _text(person.find("CollectiveName"))
            if group:
                yield "CN", group
                continue
            yield ("FED" if editors else "FAU"), _name(person)
            for affiliation in person.iterfind(".//Affiliation"):
                yield "AD", _text(affiliation)
            for identifier in person.iterfind("Identifier"):
                yield "AUID", f"{identifier.get('Source', '')}: {_text(identifier)}"


def _name(person: Any) -> str:
    family = _text(person.find("LastName"))
    given = _text(person.find("ForeName")) or _text(person.find("Initials"))
    suffix = _text(person.find("Suffix"))
    return ", ".join(part for part in (family, given, suffix) if part)


def _abstract(work: Any) -> Iterator[tuple[str, str]]:
    """The abstract, its labelled sections as paragraphs."""
    for abstract in work.iterfind(".//Abstract"):
        parts = []
        for section in abstract.iterfind("AbstractText"):
            label = section.get("Label")
            text = _text(section)
            parts.append(f"{label}: {text}" if label and text else text)
        yield "AB", "\n".join(part for part in parts if part)
    for other in work.iterfind(".//OtherAbstract"):
        yield "OAB", " ".join(_text(section) for section in other.iterfind("AbstractText"))


def _headings(work: Any) -> Iterator[tuple[str, str]]:
    for heading in work.iterfind(".//MeshHeading"):
        name = heading.find("DescriptorName")
        star = "*" if name is not None and name.get("MajorTopicYN") == "Y" else ""
        parts = [star + _text(name)]
        for qualifier in heading.iterfind("QualifierName"):
            star = "*" if qualifier.get("MajorTopicYN") == "Y" else ""
            parts.append(star + _text(qualifier))
        yield "MH", "/".join(parts)
    for chemical in work.iterfind(".//Chemical/NameOfSubstance"):
        yield "RN", _text(chemical)


def _identifiers(work: Any) -> Iterator[tuple[str, str]]:
    for location in work.iterfind(".//ELocationID"):
        kind = _IDENTIFIERS.get(location.get("EIdType", ""))
        if kind:
            yield "LID", f"{_text(location)} {kind}"
    for data in ("PubmedData", "PubmedBookData"):
        for identifier in work.iterfind(f"{data}/ArticleIdList/ArticleId"):
            kind = identifier.get("IdType", "")
            if kind == "pmc":
                yield "PMC", _text(identifier)
            elif kind in _IDENTIFIERS:
                yield "AID", f"{_text(identifier)} {_IDENTIFIERS[kind]}"
        status = work.find(f"{data}/PublicationStatus")
        if status is not None:
            yield "PST", _text(status)
