"""Text of a ``.bib`` file → entries, with strings resolved and parent fields inherited."""

from __future__ import annotations

import logging
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from ris2cite.bibtex.reading.braces import is_one_group
from ris2cite.bibtex.reading.repair import repaired
from ris2cite.bibtex.reading.tables import INHERITED, MONTHS, NO_WORKS, NOT_INHERITED
from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.text.pattern import Pattern

_DEEPEST = 5
_PIECE = Pattern(r"\s*#\s*")
_MARKED = Pattern(r"\s*@\s*(\w*)")
_COMMENTARY = Pattern(r"@commentary\b", re.IGNORECASE)
_MACRO = Pattern(r"[^\s\"#%'(),={}]+\Z")


class ParsedEntry(NamedTuple):
    """An entry, with type and field names in lower case, and values without delimiters."""

    type: str
    key: str
    fields: dict[str, str]
    line: int
    missing: frozenset[str] = frozenset()
    """``crossref`` or ``xdata``, if they refer to an entry that is not in the file."""


def read_entries(text: str, source: str | None, report: Report) -> Iterator[ParsedEntry]:
    """Yield the entries of a database.

    Entries that cannot be parsed are reported with their line, and skipped.
    """
    library = _parsed(text)
    strings = {string.key.lower(): string.value for string in library.strings}
    by_key: dict[str, ParsedEntry] = {}
    entries: list[ParsedEntry] = []
    for block, line in _blocks(library, text, source, report):
        entry = _entry(block, line, strings, source, report)
        entries.append(entry)
        by_key.setdefault(entry.key.lower(), entry)
    for entry in entries:
        if entry.type not in NO_WORKS:
            missing = frozenset(_missing(entry, by_key, source, report))
            yield entry._replace(fields=_inherited(entry, by_key, 0), missing=missing)


def _missing(
    entry: ParsedEntry, by_key: dict[str, ParsedEntry], source: str | None, report: Report
) -> Iterator[str]:
    for name in ("crossref", "xdata"):
        for key in filter(None, map(str.strip, entry.fields.get(name, "").split(","))):
            if key.lower() not in by_key:
                message = f"{name} refers to “{key}”, which is not in the file"
                report(Diagnostic("warning", "bad-entry", message, source, entry.line))
                yield name


def _blocks(
    library: Any, text: str, source: str | None, report: Report
) -> Iterator[tuple[Any, int]]:
    """Yield the blocks that are entries, with the lines on which they start."""
    lines = text.split("\n")
    starts = [block.start_line for block in library.blocks if _MARKED.match(block.raw or "")]
    for block in library.blocks:
        start = block.start_line or 0
        if not _MARKED.match(block.raw or ""):
            continue
        if lines[start].lstrip().startswith("%"):
            message = "an entry commented out with % was skipped"
            report(Diagnostic("note", "commented-out", message, source, start + 1))
            continue
        found = _entry_block(block, start + 1, source, report)
        if found is None and _has_failed(block):
            following = starts[bisect_right(starts, start) :]
            raw = "\n".join(lines[start : following[0] if following else None])
            found = _repaired_block(raw, start + 1, source, report)
        if found is not None:
            yield found, start + 1


def _has_failed(block: Any) -> bool:
    from bibtexparser.model import ParsingFailedBlock

    return type(block) is ParsingFailedBlock


def _entry_block(block: Any, line: int, source: str | None, report: Report) -> Any | None:
    """The entry in a block, or None."""
    from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, ExplicitComment

    if isinstance(block, DuplicateFieldKeyBlock):
        names = ", ".join(sorted(block.duplicate_keys))
        message = f"a field is given twice ({names}); the first one is used"
        report(Diagnostic("warning", "bad-entry", message, source, line))
        return _entry_block(block.ignore_error_block, line, source, report)
    if isinstance(block, DuplicateBlockKeyBlock):
        return _entry_block(block.ignore_error_block, line, source, report)
    if isinstance(block, ExplicitComment) and _COMMENTARY.match(block.raw or ""):
        # The parser treats every word that begins with “comment” as a comment.
        return _first_entry(_COMMENTARY.sub("@x_commentary", block.raw, 1), line, source, report)
    return block if hasattr(block, "entry_type") else None


def _first_entry(text: str, line: int, source: str | None, report: Report) -> Any | None:
    blocks = _parsed(text).blocks
    return _entry_block(blocks[0], line, source, report) if blocks else None


def _repaired_block(text: str, line: int, source: str | None, report: Report) -> Any | None:
    """The entry in a block that could not be parsed, repaired if possible, or None.

    Reports what was wrong, or that the block is left out.
    """
    fixed = repaired(text.lstrip())
    found = _first_entry(fixed.text, line, source, report) if fixed is not None else None
    if fixed is not None and found is not None:
        report(Diagnostic("warning", "bad-entry", fixed.fault, source, line))
        return found
    kind = _MARKED.match(text)
    word = kind[1].lower() if kind is not None else ""
    if word == "comment":
        return None
    what = f"a @{word}" if word in ("string", "preamble") else "an entry"
    message = f"{what} that cannot be read is left out: “{' '.join(text.split())[:60]}”"
    severity: Severity = "error" if what == "an entry" else "warning"
    report(Diagnostic(severity, "bad-entry", message, source, line))
    return None


def _parsed(text: str) -> Any:
    from bibtexparser.splitter import Splitter

    log = logging.getLogger()
    level = log.level
    log.setLevel(logging.CRITICAL)  # failed blocks are reported here, with their line
    try:
        return Splitter(bibstr=text).split()
    finally:
        log.setLevel(level)


def _entry(
    block: Any, line: int, strings: dict[str, str], source: str | None, report: Report
) -> ParsedEntry:
    fields: dict[str, str] = {}
    for field in block.fields:
        value = _value(str(field.value), strings, 0)
        if value is None:
            value = str(field.value)
            message = f"“{value}” is not a defined string; read as text, here and below"
            at = line + (field.start_line or 0) - (block.start_line or 0)
            report(Diagnostic("warning", "bad-entry", message, source, at))
            strings[value.lower()] = f"{{{value}}}"
        name = field.key.lower()
        if "\n" in name:  # a comment behind the field before, as biber allows
            name = name.rpartition("\n")[2].strip()
        fields.setdefault(name, value)
    kind = block.entry_type.lower().removeprefix("x_")
    return ParsedEntry(kind, block.key, fields, line)


def _value(text: str, strings: dict[str, str], depth: int) -> str | None:
    """A value without delimiters and with strings resolved, or None if one is undefined."""
    parts = [text] if _is_delimited(text) else _PIECE.split(text.strip())
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


def _is_delimited(text: str) -> bool:
    """Whether a pair of delimiters encloses the whole value."""
    if text.startswith('"'):
        return text.count('"') == 2 or "#" not in text
    return is_one_group(text)


def _inherited(entry: ParsedEntry, by_key: dict[str, ParsedEntry], depth: int) -> dict[str, str]:
    """The fields of the entry, including those inherited by ``crossref`` and ``xdata``."""
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
