"""Converters: functions that write the value of a CSL variable to a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ris2cite.bibtex import dates, values
from ris2cite.bibtex.draft import EntryDraft, as_text
from ris2cite.bibtex.language_tables import LANGUAGE_NAMES, LANGUAGES
from ris2cite.bibtex.names import format_names
from ris2cite.bibtex.numbers import (
    put_article_number,
    put_count,
    put_doi,
    put_edition,
    put_edition_note,
    put_issue,
    put_no,
    put_number,
    put_numbers,
    put_pages,
    put_pp,
    put_pubmed,
    put_series_number,
    put_supplement,
    put_url,
    put_version,
    put_volume,
    put_volume_number,
)
from ris2cite.bibtex.tables import (
    BESIDE_AUTHORS,
    EDITING_ROLES,
    EDITOR_TYPES,
    PUBLICATION_STATES,
)
from ris2cite.bibtex.type_tables import DEGREES, PRINTED_BY_TYPE, REPORTS
from ris2cite.items.custom import incomplete_lists
from ris2cite.items.date import read_date
from ris2cite.items.initials import variables_with_runs, with_initials_apart
from ris2cite.text.pattern import Pattern

Converter = Callable[[EntryDraft, str, Any, str], None]
"""Function that writes a value to a field; its last argument is the variable."""

_PLAIN_WORDS = Pattern(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_AND = Pattern(r"\band\b", re.IGNORECASE)


def _patterns(table: Mapping[str, str]) -> dict[str, Pattern[str]]:
    return {key: Pattern(pattern, re.IGNORECASE) for key, pattern in table.items()}


_DEGREES, _REPORTS, _PRINTED = map(_patterns, (DEGREES, REPORTS, PRINTED_BY_TYPE))


# Text -----------------------------------------------------------------------


def _put_text(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write text or rich text."""
    draft.put(field, draft.text.text(value if isinstance(value, str) else as_text(value)))


def _put_title(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a title, with its capitals protected."""
    draft.put(field, draft.text.title(as_text(value), draft.language, draft.evidence))


def _put_container(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the title of a book, with its capitals protected, or a note if there is one."""
    if field in draft.fields:
        field = "note"
    (_put_title if field == "booktitle" else _put_text)(draft, field, value, variable)


def _put_name(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a title that is a name (a law, a journal), with all capitals protected."""
    keep = field == "titleaddon" or draft.kind == "periodical"
    draft.put(field, draft.text.verbatim_case(as_text(value), keep=keep))


def _put_reviewed(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the title of the reviewed work, which is the title of a review without its own."""
    work, title = as_text(value), as_text(draft.item.get("title"))
    if not work or work in title:
        return
    if draft.language[:2] in ("", "en", "En"):
        work = f"Review of <i>{work}</i>"
    draft.put(field if title else "title", draft.text.title(work, draft.language, draft.evidence))


def _put_event(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a conference, also as ``booktitle`` if there is no other, since styles need one."""
    if draft.item.get("container-title"):
        _put_text(draft, field, value, variable)
    else:
        _put_title(draft, "booktitle", value, variable)


def _put_degree(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a degree, as BibLaTeX's key if there is one, unless the entry type implies it."""
    _put_type(draft, field, as_text(value), _DEGREES)


def _put_kind(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a kind of report, as BibLaTeX's key if any, unless the entry type implies it."""
    _put_type(draft, field, as_text(value), _REPORTS)


def _put_type(draft: EntryDraft, field: str, text: str, keys: Mapping[str, Pattern[str]]) -> None:
    """Write a genre as ``type``, which BibTeX styles convert to lower case."""
    if not draft.biblatex:
        printed = _PRINTED.get(draft.type)
        if not (printed and printed.fullmatch(text)):
            draft.put(field, draft.text.verbatim_case(text))
        return
    key = next((key for key, pattern in keys.items() if pattern.fullmatch(text)), None)
    draft.put(field, key or draft.text.text(text))


def _put_series(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the series of a report as its type if there is no other, or else as a note."""
    if field in draft.fields or draft.item.get("genre"):
        _put_text(draft, "note", value, variable)
    else:
        _put_type(draft, field, as_text(value), {})


def _put_citation(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a legal citation: volume, reporter or code, and page or section."""
    item = draft.item
    section, page = as_text(item.get("section")), values.format_pages(as_text(item.get("page")))
    parts = [as_text(item.get("volume")), as_text(item.get("container-title"))]
    parts.append(f"§ {section}" if section[:1].isdigit() else section)
    citation = " ".join(filter(None, parts))
    keep = draft.biblatex  # biblatex-apa writes ``titleaddon`` in lower case
    text = draft.text.verbatim_case(citation, keep=True) if keep else draft.text.text(citation)
    draft.put(field, " ".join(filter(None, (text, page))))


def _put_list(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a single value to a list field, so that *and* in it does not separate values."""
    text = draft.text.text(as_text(value))
    if text and draft.biblatex and _AND.search(text):
        text = f"{{{text}}}"
    draft.put(field, text)


def _put_venue(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the place of an event, unless it is the place of publication."""
    text, place = as_text(value), as_text(draft.item.get("publisher-place"))
    if text == place:
        return
    if field == "address" and place:
        field = "venue"
    draft.put(field, draft.text.text(text))


def _put_keywords(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write keywords, separated by commas, and in braces if they contain one."""
    text = as_text(value)
    if ";" not in text and text.count(",") == text.count(", "):
        draft.put(field, draft.text.text(text))
        return
    words = values.split_keywords(text)
    written = [f"{{{draft.text.text(w)}}}" if "," in w else draft.text.text(w) for w in words]
    draft.put(field, ", ".join(filter(None, written)))


def _put_status(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the publication state, as BibLaTeX's key if there is one, or else as a note."""
    text = as_text(value)
    key = PUBLICATION_STATES.get(text.lower().strip(" .()[]"))
    if draft.biblatex and key:
        draft.put("pubstate", key)
    else:
        draft.put("note", draft.text.text(text))


def _put_language(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the language by babel's name, or else as text."""
    tag = draft.language.lower().replace("_", "-")
    name = LANGUAGES.get(tag) or LANGUAGES.get(tag.split("-")[0]) or LANGUAGE_NAMES.get(tag)
    if name:
        draft.put(field, name)
    elif _PLAIN_WORDS.fullmatch(draft.language):
        draft.put("language", draft.language)
    else:  # BibLaTeX makes a command's name of it
        draft.put("note", draft.text.text(draft.language))


def _put_unprinted(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write text, in BibLaTeX with a label to a field that no style prints."""
    text = draft.text.text(as_text(value))
    draft.put(field, f"{_UNPRINTED[variable]}: {text}" if draft.biblatex and text else text)


_UNPRINTED = {"publisher": "Publisher", "publisher-place": "Place"}


# Names ----------------------------------------------------------------------


def _format(draft: EntryDraft, names: Any, role: str) -> str:
    """The names of a role, with *and others* if the item says that there are more."""
    if not isinstance(names, list):
        return ""
    if role in variables_with_runs(draft.item):
        names = [with_initials_apart(name) if isinstance(name, dict) else name for name in names]
    return format_names(names, draft.text, others=role in incomplete_lists(draft.item))


def _put_names(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a list of names."""
    draft.put(field, _format(draft, value, variable))


def _put_body(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a company as a name, or in BibTeX as text."""
    if draft.biblatex:
        draft.put(field, format_names([{"literal": as_text(value)}], draft.text))
    else:
        _put_list(draft, field, value, variable)


def _put_contributor(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write other names, as authors if there are none, or else in addition."""
    names = _format(draft, value, variable)
    if not names:
        return
    has_author, has_editor = "author" in draft.fields, "editor" in draft.fields
    if variable in EDITING_ROLES and not (has_author or has_editor):
        draft.put("editor", names)
        if draft.biblatex and variable == "compiler":
            draft.put("editortype", "compiler")
    elif (
        not has_author
        and variable not in EDITING_ROLES
        and not (has_editor and variable in BESIDE_AUTHORS)
    ):
        draft.put("author", names)
    elif not draft.biblatex:
        draft.put(field, names)
    else:
        _put_beside(draft, field, names, variable)


def _put_beside(draft: EntryDraft, field: str, names: str, role: str) -> None:
    """Write other names in BibLaTeX; ``editora`` is printed with its type, ``namea`` is not."""
    stem = field[:-1]
    for place in (f"{stem}a", f"{stem}b", f"{stem}c"):
        if place not in draft.fields:
            draft.put(place, names)
            draft.put(f"{place}type", EDITOR_TYPES.get(role, role.replace("-", "")))
            return
    draft.put("usera", f"{role}: {names}")


# Dates ----------------------------------------------------------------------


def _put_date(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a date as EDTF, or as a note if it is text."""
    date = read_date(value)
    text = dates.edtf(date) if date else ""
    draft.put(field, text)
    if date and not text:
        draft.put("note", draft.text.escape(date.literal))


def _put_issued(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the date of publication: EDTF in BibLaTeX, ``year`` and ``month`` in BibTeX."""
    issued = read_date(value)
    if issued is None:
        return
    if issued.start.year is None and issued.end is None:
        _put_status(draft, "note", issued.literal, variable)
    elif draft.biblatex:
        draft.put(field, dates.edtf(issued))
    else:
        draft.fields.update(dates.bibtex_fields(issued))
        if issued.circa:
            draft.put("note", f"circa {dates.year_text(issued.start.year or 0)}")


CONVERTERS: dict[str, Converter] = {
    "text": _put_text,
    "title": _put_title,
    "container": _put_container,
    "list": _put_list,
    "venue": _put_venue,
    "keywords": _put_keywords,
    "status": _put_status,
    "language": _put_language,
    "pages": put_pages,
    "issue": put_issue,
    "supplement": put_supplement,
    "name": _put_name,
    "event": _put_event,
    "degree": _put_degree,
    "kind": _put_kind,
    "series": _put_series,
    "citation": _put_citation,
    "vol.": put_volume,
    "no.": put_no,
    "pp.": put_pp,
    "version": put_version,
    "article-number": put_article_number,
    "count": put_count,
    "edition": put_edition,
    "edition-note": put_edition_note,
    "number": put_number,
    "series-number": put_series_number,
    "volume": put_volume_number,
    "reviewed": _put_reviewed,
    "doi": put_doi,
    "url": put_url,
    "numbers": put_numbers,
    "pubmed": put_pubmed,
    "unprinted": _put_unprinted,
    "names": _put_names,
    "body": _put_body,
    "contributor": _put_contributor,
    "date": _put_date,
    "issued": _put_issued,
}
