"""Classifying a single line: a tag with its content, text, or a heading of an export."""

from __future__ import annotations

import re
from typing import NamedTuple

from ris2cite.ris.reading.tags import CORE_TAGS, LONG_TAGS, SHORT_TAGS, TAGS, TEXT_TAGS
from ris2cite.text.pattern import Pattern

BLANKS = " \t\xa0\u2002-\u200b\u2060\u202f\u3000\ufeff"
"""White space around tags, as part of a character class."""

MARGIN = " \t\n\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009" + (
    "\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
"""Characters that are stripped from the content of a line."""

SOFT_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Line separators that do not end a line."""

SOFT_BREAK = Pattern(f"[{SOFT_BREAKS}]")

HYPHEN = "[-\u2010-\u2015\u2212]"

TAG_LINE = Pattern(rf"[{BLANKS}]*([A-Za-z][A-Za-z0-9]{{1,4}})([{BLANKS}]*){HYPHEN}(.*)", re.S)

PLAIN_LINE = Pattern(r"^([A-Z][A-Z0-9])  - ?(.*)\n", re.M)
"""A tag line exactly as specified."""

_ANY_TAG = "(?:[A-Z][A-Z0-9]|DOI|ISBN|ISSN|PMID|URL)"
"""Tags that may have a misspelt separator. (“ORCID:” is the label of a line in real files.)"""

_MISSPELT_LINE = Pattern(
    rf"[{BLANKS}]*({_ANY_TAG})(?:[{BLANKS}]*[:=]|{HYPHEN})(?=[{BLANKS}]|$)(.*)", re.S
)
"""A tag with a colon, an equals sign, or a hyphen without spaces before it."""

WIDE_LINE = 50
"""The width from which a line may be wrapped to the next."""

_TYPE = Pattern(r"\s*[A-Za-z]{3,8}\s*")
_SHORT_HEADER = Pattern(
    r"[\W_]*(x|((Record|Reference|Ref|Item|Result|Document|Citation)\W{1,4})?\d+"
    r"((\s+of|\s*/)\s*\d+)?)?[\W_]*",
    re.I,
)
_LONG_HEADER = Pattern(
    r"(Provider|Content|Content-Type|Database|Tagformat|Search Strategy)\s*:|Link to the |[%#]"
    r"|\d{1,3}\s{2,}\S.*\([\d,]+\)\Z",
    re.I,
)
SEARCH_HISTORY = Pattern(r"Search (?:Strategy|History)\s*:?\s*\Z", re.I)
"""The heading of the search history that Ovid adds after a record."""


class Spelling(NamedTuple):
    """The spelling of type lines in a file, which is then accepted for other tags as well.

    ``lower`` means lower case, ``tight`` no space before the hyphen.
    """

    lower: bool = False
    tight: bool = False


def spelling_of(type_line: str) -> Spelling:
    """The spelling of a type line."""
    start = type_line.lstrip(MARGIN)
    return Spelling(start[:2].islower(), start[2:3] not in ("", *MARGIN))


def has_soft_break(text: str) -> bool:
    """Whether a text contains a line separator that is not a line end."""
    return any(mark in text for mark in SOFT_BREAKS)


def parse_line(line: str, spelling: Spelling) -> tuple[str | None, str]:
    """The tag of a line in capitals, or None, and its content."""
    found = TAG_LINE.match(line)
    if found is not None:
        name, gap, content = found.groups()
        if is_tag(name, gap, content, spelling):
            return name.upper(), content.strip(MARGIN)
    start = line.find("TY  - ", 1, 14)
    if start > 0 and not line[start - 1].isalnum() and " " not in line[:start]:
        return "TY", line[start + 6 :].strip(MARGIN)  # COBISS writes “OK##TY  - BOOK”
    return None, line.strip(MARGIN)


def is_tag(name: str, gap: str, content: str, spelling: Spelling) -> bool:
    """Whether this is a tag, not the first word of a wrapped line.

    With two spaces before the hyphen it is a tag. With one it must be a known tag; without
    any, type lines must be written in the same way as well.
    """
    tag = name.upper()
    wide = len(gap) > 1 or gap == "\t"
    apart = not content or content[0].isspace()
    if len(name) > 2:
        return (name == tag or tag in LONG_TAGS) if wide else tag in LONG_TAGS and apart
    if wide:
        return name == tag or tag in TAGS
    if tag not in TAGS:
        return False
    if tag == "TY" and (gap or name == tag) and _TYPE.fullmatch(content):
        return True
    if name != tag:
        return spelling.lower and apart and (bool(gap) or spelling.tight)
    return bool(gap) or spelling.tight


def misspelt_tag(line: str, before: str, width: int) -> tuple[str, str] | None:
    """The tag and content of a line with a misspelt separator, or None if it may be text.

    ``before`` is the tag of the value that the line would otherwise continue, and
    ``width`` the width of the previous line.
    """
    found = _MISSPELT_LINE.match(line)
    if found is None or before in TEXT_TAGS:
        return None
    tag, content = found[1], found[2].strip(MARGIN)
    if tag == "TY" or (tag not in TAGS and tag not in LONG_TAGS) or (tag == "ER") == bool(content):
        return None
    wrapped = before and before not in SHORT_TAGS and width >= WIDE_LINE
    return None if wrapped and tag not in CORE_TAGS else (tag, content)


def is_header(text: str) -> bool:
    """Whether a line is added by exporters around records: a number, a rule, the name of the
    service, Ovid's links and searches, or quotation marks of a spreadsheet."""
    if len(text) <= 100 and _SHORT_HEADER.fullmatch(text):
        return True
    return is_export_heading(text)


def is_export_heading(text: str) -> bool:
    """Whether the text is the name of the service or of the search."""
    return _LONG_HEADER.match(text) is not None
