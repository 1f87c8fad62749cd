"""The characters that nobody sees: which of them may come through, and where.

One rule for every reader and every writer (Unicode Standard Annex #9 has the terms):

- Control characters go, for a terminal obeys them; a tab and a line end are white space.
- Embeddings, overrides and isolates go: they turn the order of whatever follows them.
- The marks U+061C, U+200E and U+200F stay. They have no effect beyond the marks of
  punctuation beside them, and text in Arabic or Hebrew needs them for those. Only where
  they are noise are they left out: in RIS and in LaTeX, in text without a right-to-left letter.
- Half a surrogate pair is not a character and becomes U+FFFD.

JSON and YAML lose nothing: there the same characters are written as escapes.
"""

from __future__ import annotations

import re

# Each a part of a character class of ``re``.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""C0 without tab, line feed and carriage return; delete; C1."""

REORDERING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides, isolates, and what ends them."""

DIRECTION_MARKS = "\u061c\u200e\u200f"
"""The implicit marks: Arabic letter, left-to-right, right-to-left."""

SEPARATORS = "\u2028\u2029"
"""Line and paragraph separator, at which some programs end a line."""

SURROGATES = "\ud800-\udfff"

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""What pasting leaves in a text: soft hyphen, zero-width space, word joiner, byte-order mark."""

RIGHT_TO_LEFT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The blocks of the right-to-left scripts."""

_ACTS = f"{CONTROLS}{REORDERING}{SURROGATES}"
_ACTING = re.compile(f"[{_ACTS}]")
_NOT_TEXT = re.compile(f"[{CONTROLS}{SURROGATES}]")
_ESCAPED = re.compile(f"[{_ACTS}{DIRECTION_MARKS}{SEPARATORS}]")
_SPELT_OUT = re.compile(f"[\t\n\r{_ACTS}{DIRECTION_MARKS}{SEPARATORS}]")
_REMOVED = re.compile(f"[\r{CONTROLS}{REORDERING}\ufeff]")
_SURROGATE = re.compile(f"[{SURROGATES}]")
_BREAKS = re.compile(f"[\t\n\r{SEPARATORS}]+")
_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_DIRECTION_MARK = re.compile(f"[{DIRECTION_MARKS}]+")
_DIRECTION_MARK_AT_END = re.compile(f"^[{DIRECTION_MARKS}]+|[{DIRECTION_MARKS}]+$")


def printable(text: str) -> str:
    """The text as a reference may hold it."""
    if text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _REMOVED.sub("", text))


def one_line(text: str) -> str:
    """The text as a reference may hold it, with a blank for tabs and line ends."""
    return text if text.isprintable() else printable(_BREAKS.sub(" ", text))


def has_control(text: str) -> bool:
    """Whether the text holds a control character or half a surrogate pair."""
    return _NOT_TEXT.search(text) is not None


def without_controls(text: str) -> str:
    """The text as data may hold it: marks of every kind stay."""
    return _NOT_TEXT.sub(lambda match: "\ufffd" if match[0] > "\ud7ff" else "", text)


def acts(text: str) -> bool:
    """Whether a terminal would obey the text, or print what follows in another order."""
    return _ACTING.search(text) is not None


def without_acting(text: str) -> tuple[str, int]:
    """The text without what acts, and how many characters went."""
    return _ACTING.subn("", text)


def without_stray_marks(text: str) -> str:
    """The text with direction marks only inside text that has right-to-left letters."""
    if _RIGHT_TO_LEFT.search(text) is None:
        return _DIRECTION_MARK.sub("", text)
    return _DIRECTION_MARK_AT_END.sub("", text)


def escaped(text: str) -> str:
    """The text with what nobody sees as ``\\u`` and four hexadecimal digits, which both
    JSON and YAML read; tabs and line ends stand."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def visible(text: str) -> str:
    """The text on one line of a terminal: what acts, breaks or is not seen as Python
    escapes it."""
    return _SPELT_OUT.sub(lambda match: ascii(match[0])[1:-1], text)
