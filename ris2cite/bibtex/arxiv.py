"""arXiv e-prints: their number and class, and variables that only repeat these."""

from __future__ import annotations

import re
from typing import NamedTuple

from ris2cite.items.custom import table_in_custom
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_NUMBER = Pattern(
    r"(?:^|arxiv\.org/(?:abs|pdf)/|arxiv[.:]\s*(?:preprint\s+arxiv:)?|10\.48550/arxiv\.)"
    r"((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?)"
    r"(?:\.pdf)?(?:\s*[\[(]([a-z-]+(?:\.[A-Za-z-]+)?)[\])])?\s*$",
    re.IGNORECASE,
)
_PLACES = (
    "number", "archive_location", "DOI", "URL", "container-title", "publisher", "page", "note",
    "volume", "collection-title", "genre",
)  # fmt: skip
"""Variables that may have the number."""

_SERVER = Pattern(
    r"(?:arxiv(?:\.org|[ -]?e-?prints?| preprints?| \(cornell university\))*|"
    r"cornell university(?: library)?(?:, arxiv(?:\.org)?)?)",
    re.IGNORECASE,
)


class EPrint(NamedTuple):
    """The number of an e-print, and its class (``cs.CL``), or "" if unknown."""

    number: str
    section: str


def read_number(text: str) -> EPrint | None:
    """The arXiv number that is, or ends, a DOI, a URL or an identifier."""
    match = _NUMBER.search(text.strip())
    return EPrint(match[1], match[2] or "") if match else None


def find_eprint(item: Item) -> EPrint | None:
    """The e-print of an item, with the class from any variable that has it."""
    bare = "arxiv" in str(item.get("archive", "")).lower()
    found: EPrint | None = None
    values = [value for value in map(item.get, _PLACES) if isinstance(value, str)]
    if not bare and "arxiv" not in "\n".join(values).lower():
        return None  # most items
    for value in values:
        if not (bare or "arxiv" in value.lower()):
            continue
        read = read_number(value)
        if read and (found is None or (read.section and not found.section)):
            found = EPrint(found.number if found else read.number, read.section)
    if found and not found.section:
        section = next(filter(None, (_section(text, found) for text in _kept_texts(item))), "")
        return found._replace(section=section)
    return found


def _kept_texts(item: Item) -> list[str]:
    """Lines of notes and values without a variable, such as ``arXiv:1706.03762 [cs]``."""
    values = list(table_in_custom(item, "ris").values())
    values.append(str(item.get("annote", "")).splitlines())
    return [
        text
        for texts in values
        if isinstance(texts, list)
        for text in texts
        if isinstance(text, str) and "arxiv" in text.lower()
    ]


def _section(text: str, eprint: EPrint) -> str:
    read = read_number(text)
    same = read and _without_version(read.number) == _without_version(eprint.number)
    return read.section if read and same else ""


def repeats_eprint(variable: str, value: object, eprint: EPrint) -> bool:
    """Whether a variable only repeats that the item is on arXiv, or its number."""
    if not isinstance(value, str) or variable in ("DOI", "title"):
        return False
    text = value.strip()
    if variable == "genre":
        return text.lower() in ("preprint", "e-print", "eprint")
    read = read_number(text)
    if read is not None:
        return _without_version(read.number) == _without_version(eprint.number)
    return _SERVER.fullmatch(text) is not None


def _without_version(number: str) -> str:
    return re.sub(r"v\d+$", "", number)


def is_preprint(item: Item, eprint: EPrint | None) -> bool:
    """Whether an item is only the arXiv e-print, with arXiv itself as its journal."""
    if item.get("type") not in ("article-journal", "article", "manuscript", "report", "document"):
        return False
    return eprint is not None and all(
        not item.get(variable) or repeats_eprint(variable, item[variable], eprint)
        for variable in ("volume", "container-title")
    )
