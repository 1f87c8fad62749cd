"""Converters: functions that write the value of a CSL variable to a field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ris2cite.bibtex import dates, values
from ris2cite.bibtex.draft import EntryDraft, as_text
from ris2cite.bibtex.language_tables import LANGUAGE_NAMES, LANGUAGES
from ris2cite.bibtex.names import format_names
from ris2cite.bibtex.tables import (
    BESIDE_AUTHORS,
    EDITING_ROLES,
    EDITOR_TYPES,
    PUBLICATION_STATES,
    SERIAL_KINDS,
)
from ris2cite.bibtex.type_tables import DEGREES, PRINTED_BY_TYPE, REPORTS
from ris2cite.items.date import read_date
from ris2cite.items.initials import variables_with_runs, with_initials_apart
from ris2cite.text.pattern import Pattern

Converter = Callable[[EntryDraft, str, Any, str], None]
"""Function that writes a value to a field; its last argument is the variable."""

_ISSN = Pattern(r"[0-9]{4}-[0-9]{3}[0-9X]")
_PLAIN_WORDS = Pattern(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")
_AND = Pattern(r"\band\b", re.IGNORECASE)
_DIGIT = Pattern(r"\d")


def _compile(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in table.items()}


_DEGREES, _REPORTS, _PRINTED = _compile(DEGREES), _compile(REPORTS), _compile(PRINTED_BY_TYPE)


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
    """Write a title that is a name (a law, a case), with all capitals protected."""
    draft.put(field, draft.text.verbatim_case(as_text(value)))


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


def _put_type(
    draft: EntryDraft, field: str, text: str, keys: Mapping[str, re.Pattern[str]]
) -> None:
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
    text = draft.text.text(" ".join(filter(None, parts)))
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


# Numbers --------------------------------------------------------------------


def _put_pages(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write pages, with two hyphens in ranges, or in BibLaTeX an article number as ``eid``."""
    page = as_text(value)
    if draft.biblatex and draft.kind in _ARTICLES:
        number = as_text(draft.item.get("number"))
        if page == number or (not number and values.is_article_number(page)):
            draft.put("eid", draft.text.text(page))
            return
    text = values.format_pages(page)
    if text.replace("--", "").isdigit():
        draft.put(field, text)
        return
    # A-12 is one page: its hyphen is hidden from those who look for ranges.
    pieces = [draft.text.text(piece) for piece in text.split("--")]
    draft.put(field, "--".join(pieces) if len(pieces) > 1 else pieces[0].replace("-", "{-}"))


_ARTICLES = frozenset({"article", "periodical"})


def _put_volume(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a volume, labelled unless the field is ``volume``."""
    _put_labelled(draft, field, "volume", "Vol.", value)


def _put_no(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a number, labelled unless the field is ``number``."""
    _put_labelled(draft, field, "number", "No.", value)


def _put_pp(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write pages, labelled unless the field is ``pages``."""
    if field == "pages":
        _put_pages(draft, field, value, variable)
        return
    pages = "--".join(map(draft.text.text, values.format_pages(as_text(value)).split("--")))
    label = "pp." if re.search(r"--|,", pages) else "p."
    draft.put(field, f"{label} {pages}" if pages[:1].isdigit() else pages)


def _put_version(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a version, labelled unless the field is ``version``."""
    _put_labelled(draft, field, "version", "Version", value)


def _put_labelled(draft: EntryDraft, field: str, own: str, label: str, value: Any) -> None:
    text = draft.text.text(as_text(value))
    if field == own:
        draft.put(field, text)
    elif text[:1].isdigit():
        draft.put(field, f"{label} {text}")
    else:  # IEEEtran prints notes in lower case
        draft.put(field, draft.text.verbatim_case(as_text(value)))


def _put_supplement(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the number of a supplement, unless the issue contains it."""
    number = as_text(value)
    issue = as_text(draft.item.get("issue"))
    if number and number not in re.findall(r"\w+", issue):
        text = draft.text.escape(number)
        if field == "number" and not issue:
            draft.put(field, f"Suppl. {text}")
        else:
            draft.put("note", f"Supplement {text}")


def _put_issue(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an issue; BibLaTeX's ``issue`` is for those without a number (``Spring``)."""
    text = as_text(value)
    if draft.biblatex and not _DIGIT.search(text):
        field = "issue"
    draft.put(field, draft.text.text(text))


def _put_article_number(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an article number; in BibTeX as pages, because ``number`` is the issue."""
    number, page = as_text(value), as_text(draft.item.get("page"))
    if page and page != number:
        field = "eid"
    draft.put(field, draft.text.text(number))


def _put_count(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a count, without the unit, which BibLaTeX styles add."""
    text = as_text(value)
    draft.put(field, draft.text.text(values.strip_unit(text) if draft.biblatex else text))


def _put_edition(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an edition, as a number in BibLaTeX, an ordinal in BibTeX, or text."""
    text = as_text(value)
    number = values.edition_number(text)
    if number is None:
        shown = text if draft.biblatex else values.strip_edition_word(text)
        draft.put(field, draft.text.text(shown))
    else:
        draft.put(field, str(number) if draft.biblatex else values.format_ordinal(number))


# Identifiers ----------------------------------------------------------------


def _put_doi(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a DOI without the resolver."""
    draft.put_verbatim(field, values.format_doi(as_text(value)))


def _put_url(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a URL."""
    draft.put(field, values.format_url(as_text(value)))


def _put_numbers(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write each ISBN or ISSN to the field that its length indicates."""
    serial = draft.kind in SERIAL_KINDS.split()
    # Mostly: saves 3% of a run.
    if serial and isinstance(value, str) and _ISSN.fullmatch(value) and "issn" not in draft.fields:
        draft.put("issn", value)
        return
    found: dict[str, list[str]] = {}
    for number in filter(None, re.split(r"[\s,;]+", as_text(value))):
        digits = len(number.replace("-", ""))
        place = {8: "issn", 10: "isbn", 13: "isbn"}.get(digits, field)
        if number not in found.setdefault(place, []):
            found[place].append(number)
    for place, numbers in found.items():
        if draft.biblatex:
            _put_first_number(draft, place, numbers, unprinted=serial != (place == "issn"))
            continue
        text = draft.text.text(", ".join(numbers))
        before = draft.fields.get(place, "")[1:-1]
        if text not in before:
            draft.fields[place] = f"{{{before}, {text}}}" if before else f"{{{text}}}"


def _put_first_number(draft: EntryDraft, place: str, numbers: list[str], unprinted: bool) -> None:
    """Write one ISBN or ISSN, and the others to a field that no style prints.

    Biber rejects a field with two. Of the ISBNs, the first with 13 digits is chosen.
    """
    others = sorted(numbers, key=_is_short) if place == "isbn" else numbers[:]
    if not unprinted and place not in draft.fields:
        draft.put(place, draft.text.text(others.pop(0)))
    others = [number for number in others if f"{{{number}}}" != draft.fields.get(place)]
    if others:
        draft.put("userf", f"{place.upper()}: {draft.text.text(', '.join(others))}")


def _is_short(number: str) -> bool:
    return len(number.replace("-", "")) < 13


def _put_unprinted(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write text, in BibLaTeX with a label to a field that no style prints."""
    text = draft.text.text(as_text(value))
    draft.put(field, f"{_UNPRINTED[variable]}: {text}" if draft.biblatex and text else text)


_UNPRINTED = {"publisher": "Publisher", "publisher-place": "Place"}


def _put_pubmed(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a PubMed id as BibLaTeX's e-print, or as an unprinted field if there is another."""
    number = as_text(value)
    if not draft.biblatex:
        draft.put_verbatim(field, values.format_url(number))
    elif field not in draft.fields:
        draft.put_verbatim(field, values.format_url(number))
        draft.put("eprinttype", "pubmed" if variable == "PMID" else "pmcid")
    else:
        draft.put("usera", f"{variable}: {draft.text.text(number)}")


# Names ----------------------------------------------------------------------


def _format(draft: EntryDraft, names: Any, role: str) -> str:
    """The names of a role, with *and others* if the item says that there are more."""
    if not isinstance(names, list):
        return ""
    custom = draft.item.get("custom")
    ours = custom.get("ris2cite") if isinstance(custom, dict) else None
    incomplete = (ours.get("et-al") if isinstance(ours, dict) else None) or ()
    if ours and role in variables_with_runs(draft.item):
        names = [with_initials_apart(name) if isinstance(name, dict) else name for name in names]
    return format_names(names, draft.text, others=role in incomplete)


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
    "pages": _put_pages,
    "issue": _put_issue,
    "supplement": _put_supplement,
    "name": _put_name,
    "event": _put_event,
    "degree": _put_degree,
    "kind": _put_kind,
    "series": _put_series,
    "citation": _put_citation,
    "vol.": _put_volume,
    "no.": _put_no,
    "pp.": _put_pp,
    "version": _put_version,
    "article-number": _put_article_number,
    "count": _put_count,
    "edition": _put_edition,
    "doi": _put_doi,
    "url": _put_url,
    "numbers": _put_numbers,
    "pubmed": _put_pubmed,
    "unprinted": _put_unprinted,
    "names": _put_names,
    "body": _put_body,
    "contributor": _put_contributor,
    "date": _put_date,
    "issued": _put_issued,
}
