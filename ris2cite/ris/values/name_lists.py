"""Lists of names with special rules: organisations, groups, casts, interviewers."""

from __future__ import annotations

import re

from ris2cite.items.name import read_name
from ris2cite.items.organisations import names_an_organisation
from ris2cite.model import Name
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, write_nothing
from ris2cite.ris.values.name_split import is_et_al, split_names
from ris2cite.ris.values.names import names
from ris2cite.ris.values.plain_names import read_plain_names, written_in_full
from ris2cite.ris.values.text import one_line
from ris2cite.text.pattern import Pattern


def _read_one_name(draft: Draft, tags: Tags, variable: str) -> None:
    """Read names of organisations as one text."""
    for tag in tags:
        values = draft.unread.get(tag)
        text = "; ".join(filter(None, (one_line(raw) for raw in values or ())))
        if text and variable not in draft.item:
            draft.item[variable] = text
            del draft.unread[tag]


def _read_literal_names(draft: Draft, tags: Tags, variable: str) -> None:
    """Read a list of people, separated by semicolons."""
    for tag in tags:
        if variable in draft.item or tag not in draft.unread:
            continue
        texts = [part for raw in draft.unread[tag] for part in (one_line(raw) or "").split(";")]
        parts = [part.strip() for text in texts for part in split_names(text)]
        found = [read_name(part) for part in parts if part.strip(" ,") and not is_et_al(part)]
        if len(found) > 1:
            bare = {at: str(name["literal"]) for at, name in enumerate(found) if "literal" in name}
            read_plain_names(draft, tag, found, bare)
        if found:
            draft.item[variable] = found
            del draft.unread[tag]


def _write_literal_names(value: list[Name], tags: Tags) -> Pairs:
    return [(tags[0], written_in_full(name)) for name in value]


def _read_interviewers(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the secondary names if the type of work says that it is an interview."""
    if any("interview" in work.casefold() for work in draft.unread.get("M3", ())):
        names.read(draft, tags, variable)


def _read_added_names(draft: Draft, tags: Tags, variable: str) -> None:
    """Read names of groups, which follow the names of people."""
    for tag in tags:
        for raw in draft.unread.pop(tag, ()):
            text = one_line(raw)
            if text:
                draft.item.setdefault(variable, []).append({"literal": text})


_VIDEO_SITE = Pattern(
    r"\b(?:you ?tube|vimeo|tiktok|dailymotion|bilibili|ted(?:x| talks)?)\b", re.IGNORECASE
)


def _read_makers(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the primary names of a video if they are organisations, or it is on a video site."""
    fields = draft.record.fields
    sites = [field.value for field in fields if field.tag in ("T2", "JF", "PB", "DP", "UR")]
    makers = [raw for tag in tags for raw in draft.unread.get(tag, ())]
    if any(map(_VIDEO_SITE.search, sites)) or any(map(names_an_organisation, makers)):
        names.read(draft, tags, variable)


def _read_reviewed_authors(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the secondary names of a review as the authors of the reviewed work."""
    if "reviewed-title" in draft.item:
        names.read(draft, tags, variable)


def _read_editors_of_whole(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the secondary names of a whole work without authors and other editors."""
    others = ("AU", "A1", "AUTH", "A3", "ED")
    if draft.unread.keys().isdisjoint(others) and "author" not in draft.item:
        names.read(draft, tags, variable)


def _read_editors_of_book(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the editors of a book, who are not its authors too if catalogues repeat them."""
    names.read(draft, tags, variable)
    if variable in draft.item and draft.item.get("author") == draft.item[variable]:
        del draft.item["author"]


makers = Converter(_read_makers, names.write, "organisations, and all names on video sites")
reviewed_authors = Converter(
    _read_reviewed_authors, names.write, "names, if RI has the title of a reviewed work"
)
editors_of_whole = Converter(_read_editors_of_whole, write_nothing, "names, if there are no others")
speakers = Converter(_read_editors_of_whole, write_nothing, "names, if there are no others")
editors_of_book = Converter(
    _read_editors_of_book, names.write, "names, who are not the authors too"
)
one_name = Converter(_read_one_name, lambda value, tags: [(tags[0], value)], "one text")
literal_names = Converter(_read_literal_names, _write_literal_names, "names, unchanged")
interviewers = Converter(_read_interviewers, names.write, "names, if M3 says “interview”")
added_names = Converter(
    _read_added_names, _write_literal_names, "groups, after the names of people"
)
