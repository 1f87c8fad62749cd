"""Converters of numbers and identifiers to fields."""

from __future__ import annotations

import re
from typing import Any

from ris2cite.bibtex import values
from ris2cite.bibtex.draft import EntryDraft, as_text
from ris2cite.bibtex.tables import SEASONS, SERIAL_KINDS, VOLUMES
from ris2cite.items.date import read_date
from ris2cite.text.pattern import Pattern

_ISSN = Pattern(r"[0-9]{4}-[0-9]{3}[0-9X]")
_STANDARD_NUMBER = Pattern(r"(?:[0-9]-?){7,12}[0-9Xx]")
_DIGIT = Pattern(r"\d")
_ARTICLE = Pattern(r"(?:article|art\.?)\s*(?:no\.?|number|id)?\s*:?\s*(?=\w*\d)", re.IGNORECASE)

# Numbers --------------------------------------------------------------------


def put_pages(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
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
    pieces = [draft.text.text(piece) for piece in text.split("--")]
    if len(pieces) == 1:  # with a command, its hyphen does not become the dash of a range
        hyphen = r"\hyphen{}" if draft.biblatex else r"{\char45}"
        pieces = [pieces[0].replace("-", hyphen)]
    draft.put(field, "--".join(pieces))


_ARTICLES = frozenset({"article", "periodical"})


def put_volume(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a volume, labelled unless the field is ``volume``."""
    _put_labelled(draft, field, "volume", "Vol.", value)


def put_volume_number(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a volume, unless in BibLaTeX it is the number of the series."""
    if not (draft.biblatex and _is_series_number(draft, "volume")):
        draft.put(field, draft.text.text(as_text(value)))


def put_series_number(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the number of a series, unless it is the volume, which BibTeX prefers."""
    if draft.biblatex or not _is_series_number(draft, "volume"):
        draft.put(field, draft.text.text(as_text(value)))


def _is_series_number(draft: EntryDraft, variable: str) -> bool:
    item = draft.item
    number = as_text(item.get("collection-number"))
    return bool(item.get("collection-title")) and as_text(item.get(variable)) == number


def put_number(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the number of a work, unless it is printed as its page already."""
    number = as_text(value)
    if number == as_text(draft.item.get("page")):
        return
    draft.put(field, draft.text.text(number))


def put_no(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a number, labelled unless the field is ``number``."""
    _put_labelled(draft, field, "number", "No.", value)


def put_pp(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write pages, labelled unless the field is ``pages``."""
    if field == "pages":
        put_pages(draft, field, value, variable)
        return
    pages = "--".join(map(draft.text.text, values.format_pages(as_text(value)).split("--")))
    label = "pp." if re.search(r"--|,", pages) else "p."
    draft.put(field, f"{label} {pages}" if pages[:1].isdigit() else pages)


def put_version(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
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


def put_supplement(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write the number of a supplement, unless the issue contains it."""
    number = as_text(value)
    issue = as_text(draft.item.get("issue"))
    if number and number not in re.findall(r"\w+", issue):
        text = draft.text.escape(number)
        if field == "number" and not issue:
            draft.put(field, f"Suppl. {text}")
        else:
            draft.put("note", f"Supplement {text}")


def put_issue(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an issue; BibLaTeX's ``issue`` is for those without a number (``Spring``)."""
    text = as_text(value)
    if not _DIGIT.search(text):
        issued = read_date(draft.item.get("issued"))
        season = issued.start.season if issued else None
        if isinstance(season, int) and SEASONS[season - 1].lower() == text.lower():
            return
        field = "issue" if draft.biblatex else field
    draft.put(field, draft.text.text(text))


def put_article_number(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an article number; in BibTeX as pages, because ``number`` is the issue."""
    number, page = _ARTICLE.sub("", as_text(value)), as_text(draft.item.get("page"))
    if page and page not in (number, as_text(value)):
        field = "eid"
    draft.put(field, draft.text.text(number))


def put_count(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a count, without the unit, which BibLaTeX styles add."""
    text = as_text(value)
    draft.put(field, draft.text.text(values.strip_unit(text) if draft.biblatex else text))


def put_edition(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an edition, as a number in BibLaTeX, an ordinal in BibTeX, or text."""
    text = as_text(value)
    number = values.edition_number(text, words=draft.biblatex)
    if number is None:
        shown = text if draft.biblatex else values.strip_edition_word(text)
        draft.put(field, draft.text.text(shown))
    else:
        draft.put(field, str(number) if draft.biblatex else values.format_ordinal(number))


def put_edition_note(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write an edition to a field that styles print without a label."""
    text = as_text(value)
    number = values.edition_number(text)
    if number is not None:
        text = f"{values.format_ordinal(number)} {'ed.' if draft.biblatex else 'edition'}"
    draft.put(field, draft.text.text(text))


# Identifiers ----------------------------------------------------------------


def put_doi(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a DOI without the resolver."""
    draft.put_verbatim(field, values.format_doi(as_text(value)))


def put_url(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a URL."""
    draft.put(field, values.format_url(as_text(value)))


def put_numbers(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
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
            printed = serial if place == "issn" else draft.kind in VOLUMES.split()
            _put_first_number(draft, place, numbers, printed=printed)
            continue
        text = draft.text.text(", ".join(numbers))
        before = draft.fields.get(place, "")[1:-1]
        if text not in before:
            draft.fields[place] = f"{{{before}, {text}}}" if before else f"{{{text}}}"


def _put_first_number(draft: EntryDraft, place: str, numbers: list[str], *, printed: bool) -> None:
    """Write one ISBN or ISSN, and the others to a field that no style prints.

    Biber rejects a field with two, or with other text. Of the ISBNs, the first with 13 digits
    is chosen.
    """
    others = sorted(numbers, key=_is_short) if place == "isbn" else numbers[:]
    if printed and place not in draft.fields and _is_standard_number(others[0]):
        draft.put(place, draft.text.text(others.pop(0)))
    others = [number for number in others if f"{{{number}}}" != draft.fields.get(place)]
    if others:
        draft.put("userf", f"{place.upper()}: {draft.text.text(', '.join(others))}")


def _is_standard_number(number: str) -> bool:
    return _STANDARD_NUMBER.fullmatch(number) is not None


def _is_short(number: str) -> bool:
    return len(number.replace("-", "")) < 13


def put_pubmed(draft: EntryDraft, field: str, value: Any, variable: str) -> None:
    """Write a PubMed id as BibLaTeX's e-print, or as an unprinted field if there is another."""
    number = as_text(value)
    if not draft.biblatex:
        draft.put_verbatim(field, values.format_url(number))
    elif field not in draft.fields:
        draft.put_verbatim(field, values.format_url(number))
        draft.put("eprinttype", "pubmed" if variable == "PMID" else "pmcid")
    else:
        draft.put("usera", f"{variable}: {draft.text.text(number)}")
