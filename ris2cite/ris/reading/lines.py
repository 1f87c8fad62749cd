"""What a single line is: a tag with its content, text, or an exporter's heading."""

from __future__ import annotations

import re
from typing import NamedTuple

from ris2cite.ris.reading.tags import CORE_TAGS, LONG_TAGS, SHORT_TAGS, TAGS, TEXT_TAGS
from ris2cite.text.pattern import Pattern

BLANKS = " \t\xa0\u2002-\u200b\u2060\u202f\u3000\ufeff"
"""What stands for white space around tags, as the inside of a character class."""

MARGIN = " \t\n\r\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009" + (
    "\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
)
"""What is stripped off around a line's content."""

SOFT_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""Line separators that do not end a physical line."""

SOFT_BREAK = Pattern(f"[{SOFT_BREAKS}]")

HYPHEN = "[-\u2010-\u2015\u2212]"

TAG_LINE = Pattern(rf"[{BLANKS}]*([A-Za-z][A-Za-z0-9]{{1,4}})([{BLANKS}]*){HYPHEN}(.*)", re.S)

PLAIN_LINE = Pattern(r"^([A-Z][A-Z0-9])  - ?(.*)\n", re.M)
"""A tag line as the specification has it."""

_ANY_TAG = "(?:[A-Z][A-Z0-9]|DOI|ISBN|ISSN|PMID|URL)"
"""What may have a slip after it: “ORCID:” is the label of a line in real files."""

_MISSPELT_LINE = Pattern(
    rf"[{BLANKS}]*({_ANY_TAG})(?:[{BLANKS}]*[:=]|{HYPHEN})(?=[{BLANKS}]|$)(.*)", re.S
)
"""A tag with a colon or an equals sign, or a hyphen without the blanks before it."""

WIDE_LINE = 50
"""After a line as wide as this, the next may be wrapped text."""

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
"""The heading over the lines of a search, which Ovid writes after a record."""


class Spelling(NamedTuple):
    """How a file writes its type lines; its other tags may then be written so, too.

    ``lower`` in lower case, ``tight`` without a blank before the hyphen.
    """

    lower: bool = False
    tight: bool = False


def spelling_of(type_line: str) -> Spelling:
    """The spelling that a line with a TY tag shows."""
    start = type_line.lstrip(MARGIN)
    return Spelling(start[:2].islower(), start[2:3] not in ("", *MARGIN))


def has_soft_break(text: str) -> bool:
    """Whether a text has any line separator that is not a line end."""
    return any(mark in text for mark in SOFT_BREAKS)


def parse_line(line: str, spelling: Spelling) -> tuple[str | None, str]:
    """The tag, in capitals, and the content of a line; ``None`` where it has no tag."""
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
    """Whether what looks like a tag is one, and not the first word of a wrapped line.

    Two blanks before the hyphen make it a tag; with fewer it must be one that
    exists, and with none the type line must have been written so, too.
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
    """The tag and the content of a line whose separator is slightly wrong.

    ``before`` is the tag of the value that the line would otherwise go on with, and
    ``width`` the width of its last line. ``None`` where the line may be text.
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
    """Whether a line is what exporters put around records: numbering, rules, names of
    the service, Ovid's links and searches; and the quotation marks that a spreadsheet adds."""
    if len(text) <= 100 and _SHORT_HEADER.fullmatch(text):
        return True
    return is_export_heading(text)


def is_export_heading(text: str) -> bool:
    """Whether a text names the service or the search that the records come from."""
    return _LONG_HEADER.match(text) is not None
