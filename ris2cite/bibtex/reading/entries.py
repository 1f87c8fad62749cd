"""A ``.bib`` text → entries with their strings resolved and their parents' fields."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, NamedTuple

from ris2cite.bibtex.reading.tables import INHERITED, MONTHS, NOT_INHERITED
from ris2cite.errors import Diagnostic, Report
from ris2cite.text.pattern import Pattern

_DEEPEST = 5
_PIECE = Pattern(r"\s*#\s*")
_MACRO = Pattern(r"[^\s\"#%'(),={}]+\Z")


class Entry(NamedTuple):
    """One entry: type and field names in small letters, values without their delimiters."""

    type: str
    key: str
    fields: dict[str, str]
    line: int


def read_entries(text: str, source: str | None, report: Report) -> Iterator[Entry]:
    """The entries of a database, in their order.

    An entry that cannot be parsed is an error with its line, and costs only itself.
    """
    from bibtexparser.model import (
        DuplicateBlockKeyBlock,
        DuplicateFieldKeyBlock,
        ParsingFailedBlock,
    )

    library = _parsed(text)
    strings = {string.key.lower(): string.value for string in library.strings}
    by_key: dict[str, Entry] = {}
    entries: list[Entry] = []
    for block in library.blocks:
        if isinstance(block, DuplicateFieldKeyBlock):
            names = ", ".join(sorted(block.duplicate_keys))
            message = f"a field is given twice ({names}): the first is used"
            report(Diagnostic("warning", "bad-entry", message, source, (block.start_line or 0) + 1))
            block = block.ignore_error_block
        elif isinstance(block, DuplicateBlockKeyBlock):
            block = block.ignore_error_block
        elif isinstance(block, ParsingFailedBlock):
            shown = " ".join((block.raw or "").split())[:60]
            message = f"an entry that cannot be read is left out: “{shown}”"
            report(Diagnostic("error", "bad-entry", message, source, (block.start_line or 0) + 1))
            continue
        if not hasattr(block, "entry_type"):
            continue
        entry = _entry(block, strings, source, report)
        entries.append(entry)
        by_key.setdefault(entry.key.lower(), entry)
    for entry in entries:
        yield entry._replace(fields=_inherited(entry, by_key, 0))


def _parsed(text: str) -> Any:
    from bibtexparser.splitter import Splitter

    log = logging.getLogger()
    level = log.level
    log.setLevel(logging.CRITICAL)  # what it says of failed blocks is said here, with the line
    try:
        return Splitter(bibstr=text).split()
    finally:
        log.setLevel(level)


def _entry(block: Any, strings: dict[str, str], source: str | None, report: Report) -> Entry:
    fields: dict[str, str] = {}
    for field in block.fields:
        value = _value(str(field.value), strings, 0)
        if value is None:
            message = f"“{field.value}” is not a defined string: taken as text"
            line = field.start_line + 1 if field.start_line is not None else None
            report(Diagnostic("warning", "bad-entry", message, source, line))
            value = str(field.value)
        fields.setdefault(field.key.lower(), value)
    return Entry(block.entry_type.lower(), block.key, fields, block.start_line + 1)


def _value(text: str, strings: dict[str, str], depth: int) -> str | None:
    """A value without delimiters, its strings in place; None where one is not defined."""
    parts = [text] if text[:1] in '{"' and _whole(text) else _PIECE.split(text.strip())
    found: list[str] = []
    for part in parts:
        if part[:1] in '{"' and len(part) > 1:
            found.append(part[1:-1])
        elif part.isdigit() or (part[:3].lower() in MONTHS and part.lower() not in strings):
            found.append(part)
        elif part.lower() in strings and depth < _DEEPEST:
            inner = _value(strings[part.lower()], strings, depth + 1)
            found.append(inner if inner is not None else part)
        elif _MACRO.match(part):
            return None
        else:
            found.append(part)
    return "".join(found)


def _whole(text: str) -> bool:
    """Whether one pair of delimiters holds the whole value."""
    if text[0] == '"':
        return text.count('"') == 2 or "#" not in text
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if not depth:
            return place == len(text) - 1
    return False


def _inherited(entry: Entry, by_key: dict[str, Entry], depth: int) -> dict[str, str]:
    """The fields with those of ``crossref`` and ``xdata`` that the entry lacks."""
    fields = dict(entry.fields)
    if depth > _DEEPEST:
        return fields
    for name in ("crossref", "xdata"):
        for key in fields.get(name, "").split(","):
            parent = by_key.get(key.strip().lower())
            if parent is None or parent is entry:
                continue
            renamed = INHERITED.get((parent.type, entry.type), {}) if name == "crossref" else {}
            for field, value in _inherited(parent, by_key, depth + 1).items():
                if field not in NOT_INHERITED:
                    fields.setdefault(renamed.get(field, field), value)
    return fields
