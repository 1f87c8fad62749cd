"""Items → RIS in the format of 2011: two spaces after tags, CRLF, one value per tag.

Each variable is written under the first tag of the row that reads it, so that reading gives
the same item. Values in ``custom`` are written under their own tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.custom import table_in_custom
from ris2cite.items.name import write_name
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, Item
from ris2cite.ris.mapping.convert import rows_of
from ris2cite.ris.mapping.early_access import EARLY, is_early
from ris2cite.ris.mapping.resolve import canonical_type, rows_to_write, tables_of
from ris2cite.ris.mapping.types import TYPES, WRITTEN_TYPES, Type
from ris2cite.ris.reading.tags import LONG_TAGS, TAGS
from ris2cite.ris.values.dates import write_date
from ris2cite.ris.values.draft import Converter, Pairs, Tags, write_nothing
from ris2cite.ris.values.numbers import placeholder_status, supplement_number
from ris2cite.ris.values.text import says_in_press
from ris2cite.text.pattern import Pattern

LINE_END = "\r\n"

_LIKE_A_TAG = Pattern(r"([A-Za-z][A-Za-z0-9]{1,4})(\s*)[-\u2010-\u2015\u2212]")
_NEVER_WRITTEN = frozenset(["id", "type", "custom", "citation-key"])


def write(items: Iterable[Item], report: Report) -> Iterator[str]:
    """Yield the items as RIS records, with lines that end in CRLF.

    Items that were read from RIS are read as the same items again. Variables without a tag
    are written as notes, and reported.
    """
    for number, item in enumerate(items, 1):
        lines = [f"{tag}  - {value}" for tag, value in record_pairs(item, report, number)]
        yield LINE_END.join([*lines, "ER  - ", "", ""])


def record_pairs(item: Item, report: Report, number: int | None = None) -> Pairs:
    """The tags and values of an item, starting with TY; ``\\n`` separates paragraphs."""
    rest = _raw_values(item, "ris")
    csl = str(item.get("type", "document"))
    code, rows = _type_of(rest.pop("TY", None), csl)
    pairs: Pairs = [("TY", code)]
    if item.get("id"):
        pairs.append(("ID", str(item["id"])))
    notes = table_in_custom(item, "ris2cite")
    written = set(_NEVER_WRITTEN)
    roles: set[str] = set()
    for variable, converter, tags in _plan(rows):
        value = item.get(variable)
        if isinstance(value, (int, float)):
            value = str(value)
        written.add(variable)
        found = [] if value in (None, "", [], {}) else converter.write(value, tags)
        if found and converter.fallback_tag and canonical_type(code) is None:
            found = [(converter.fallback_tag, text) for _, text in found]
        elif rest and found:
            found = _ahead_of(rest, _not_kept(rest, found, tags), tags, converter.fallback_tag)
        if found and variable in NAME_VARIABLES:
            found = _under_free_tag(found, tags, roles)
        pairs += _with_notes(found, variable, tags, notes) if notes else found
    written |= _implied(item, rest, TYPES.get(code))
    pairs += _as_notes(item, written, report, number)
    for tag, values in rest.items():
        pairs += [(tag, value) for value in values]
    for format in ("wos", "nbib"):
        pairs += _foreign(_raw_values(item, format))
    return [(tag, _lay_out(value)) for tag, value in pairs]


def _raw_values(item: Item, format: str) -> dict[str, list[str]]:
    """The raw values in ``custom`` from a format, by tag; other data is ignored."""
    return {
        tag: [text for text in texts if isinstance(text, str)]
        for tag, texts in table_in_custom(item, format).items()
        if isinstance(tag, str) and isinstance(texts, list) and (texts or tag != "TY")
    }


def _type_of(own: list[str] | None, csl: str) -> tuple[str, str]:
    """The reference type to write, and the name of the rows that read it."""
    if not own:
        code = WRITTEN_TYPES.get(csl, "GEN")
        return code, rows_to_write(code, csl)
    written = own[0]
    code = canonical_type(written) or ("JOUR" if csl == "article-journal" else "GEN")
    return written, rows_to_write(code, csl)


@lru_cache(maxsize=128)
def _plan(rows: str) -> tuple[tuple[str, Converter, Tags], ...]:
    """Variable, converter and tags of each row, with each variable once."""
    plan: dict[str, tuple[str, Converter, Tags]] = {}
    for row in rows_of(tables_of("ris"), rows):
        if row.converter.write is write_nothing:
            continue
        plan.setdefault(row.variable, (row.variable, row.converter, row.tags))
    return tuple(plan.values())


def _not_kept(rest: dict[str, list[str]], found: Pairs, tags: Tags) -> Pairs:
    """The pairs, without a single value that ``custom`` has under another tag of the row."""
    if len(found) != 1:
        return found
    _, value = found[0]
    return [] if any(value in rest.get(tag, ()) for tag in tags[1:]) else found


def _implied(item: Item, rest: dict[str, list[str]], type: Type | None) -> set[str]:
    """The variables that follow from other values when the record is read."""
    implied: set[str] = set()
    status = item.get("status")
    placeholders = [value for tag in ("VL", "VO", "IS", "CP", "M1") for value in rest.get(tag, ())]
    stated = ["in press" for text in rest.get("M3", ()) if says_in_press(text)]
    if (type is not None and type.status == status) or status in (
        *stated,
        *map(placeholder_status, placeholders),
    ):
        implied.add("status")
    if status == EARLY and item.get("type") == "article-journal" and is_early(item):
        implied.add("status")
    supplement = item.get("supplement-number")
    volumes = [*(rest.get("VL", ())), str(item.get("issue", ""))]
    if supplement and supplement in map(supplement_number, volumes):
        implied.add("supplement-number")
    return implied


def _under_free_tag(found: Pairs, tags: Tags, roles: set[str]) -> Pairs:
    """The names under the first tag of their row that no other role uses."""
    first = found[0][0]
    free = next((tag for tag in (first, *tags) if tag not in roles), first)
    roles.add(free)
    return [(free if tag == first else tag, value) for tag, value in found]


def _ahead_of(rest: dict[str, list[str]], found: Pairs, tags: Tags, fallback_tag: str) -> Pairs:
    """The pairs under the first tag, if ``custom`` has a tag that would take precedence."""
    if not found:
        return found
    if fallback_tag and not rest.keys().isdisjoint(("T2", "BT", "JF", "JO")):
        return [(fallback_tag, value) for _, value in found]
    (tag, value), *more = found
    if tag in tags and any(stronger in rest for stronger in tags[: tags.index(tag)]):
        return [(tags[0], value), *more]
    return found


def _with_notes(found: Pairs, variable: str, tags: Tags, notes: dict[str, Any]) -> Pairs:
    """The names with their additions, and “et al.” after an incomplete list."""
    if variable not in NAME_VARIABLES:
        return found
    orcids, lives = notes.get("orcid", {}), notes.get("life", {})
    whole = notes.get("names", {})
    pairs = []
    for tag, value in found:
        if value in whole:
            value = whole[value]
        elif value in orcids:
            value = f"{value} ({orcids[value]})"
        elif value in lives:
            value = f"{value}, {lives[value]}"
        pairs.append((tag, value))
    if variable in notes.get("et-al", ()):
        pairs.append((tags[0], "et al."))
    return pairs


def _foreign(values: dict[str, list[str]]) -> Pairs:
    """Values of other tagged formats without a CSL variable, as notes with their tags."""
    return [("N1", f"{tag}: {value}") for tag, found in values.items() for value in found]


def _lay_out(value: str) -> str:
    """The value as lines, with a blank line between paragraphs."""
    if "\n" not in value and "\r" not in value:
        return value
    lines = [line.strip() for line in re.split(r"[\r\n]+", value) if line.strip()]
    if any(_reads_as_tag(line) for line in lines[1:]):
        return " ".join(lines)
    return (LINE_END * 2).join(lines)


def _reads_as_tag(line: str) -> bool:
    """Whether a line of a value would be read as a tag line."""
    match = _LIKE_A_TAG.match(line)
    if match is None:
        return False
    name, gap = match.groups()
    tag = name.upper()
    return tag in TAGS or tag in LONG_TAGS or (len(gap) > 1 and name == tag)


def _as_notes(item: Item, written: set[str], report: Report, number: int | None) -> Pairs:
    """Variables without a tag in this type, as notes with the name of the variable."""
    pairs: Pairs = []
    for variable in sorted(item.keys() - written):  # so that notes come in the same order
        value = item[variable]
        if value in (None, "", [], {}):
            continue
        if variable in NAME_VARIABLES:
            text = "; ".join(write_name(name) for name in value)
        elif variable in DATE_VARIABLES:
            text = write_date(value)
        else:
            text = str(value)
        pairs.append(("N1", f"{variable}: {text}"))
        message = f"RIS has no tag for “{variable}” in this type; written as a note"
        report(Diagnostic("note", "no-tag", message, None, None, number, item.get("title")))
    return sorted(pairs)
