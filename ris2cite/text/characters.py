"""Invisible characters: which ones are kept, and which are removed.

All readers and writers follow the same rules (the terms are those of UAX #9):

- Control characters are removed, because terminals execute them. Tabs and line ends count
  as white space.
- Embeddings, overrides and isolates are removed: they change the order of the text that
  follows.
- The direction marks U+061C, U+200E and U+200F are kept. They affect only adjacent
  punctuation, and Arabic and Hebrew need them. RIS and LaTeX leave them out of text
  without right-to-left letters, where they are noise.
- A lone surrogate becomes U+FFFD.

JSON and YAML keep all of these characters, as escapes.
"""

from __future__ import annotations

from ris2cite.text.pattern import Pattern

# Each constant is part of a character class for ``re``.
CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
"""C0 except tab, line feed and carriage return; delete; C1."""

REORDERING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates, with their terminators."""

DIRECTION_MARKS = "\u061c\u200e\u200f"
"""The Arabic letter mark, the left-to-right mark and the right-to-left mark."""

SEPARATORS = "\u2028\u2029"
"""Line and paragraph separators, which some programs treat as line ends."""

SURROGATES = "\ud800-\udfff"

UNSEEN = "\u00ad\u200b\u2060\ufeff"
"""Remains of copying and pasting: soft hyphen, zero-width space, word joiner, BOM."""

RIGHT_TO_LEFT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The blocks of right-to-left scripts."""

_UNSAFE_CHARS = f"{CONTROLS}{REORDERING}{SURROGATES}"
_UNSAFE = Pattern(f"[{_UNSAFE_CHARS}]")
_NOT_TEXT = Pattern(f"[{CONTROLS}{SURROGATES}]")
_ESCAPED = Pattern(f"[{_UNSAFE_CHARS}{DIRECTION_MARKS}{SEPARATORS}]")
_SPELT_OUT = Pattern(f"[\t\n\r{_UNSAFE_CHARS}{DIRECTION_MARKS}{SEPARATORS}]")
_REMOVED = Pattern(f"[\r{CONTROLS}{REORDERING}\ufeff]")
_SAFE_ASCII = bytes([*b"\t\n\r", *range(0x20, 0x7F)])
_SURROGATE = Pattern(f"[{SURROGATES}]")
_BREAKS = Pattern(f"[\t\n\r{SEPARATORS}]+")
_RIGHT_TO_LEFT = Pattern(f"[{RIGHT_TO_LEFT}]")
_DIRECTION_MARK = Pattern(f"[{DIRECTION_MARKS}]+")
_DIRECTION_MARK_AT_END = Pattern(f"^[{DIRECTION_MARKS}]+|[{DIRECTION_MARKS}]+$")


def printable(text: str) -> str:
    """The text without control and reordering characters, as printed in references."""
    if text.isprintable():
        return text
    return _SURROGATE.sub("\ufffd", _REMOVED.sub("", text))


def one_line(text: str) -> str:
    """The same as ``printable``, with tabs and line ends replaced by spaces."""
    return text if text.isprintable() else printable(_BREAKS.sub(" ", text))


def has_control(text: str) -> bool:
    """Whether the text contains a control character or a lone surrogate."""
    return _NOT_TEXT.search(text) is not None


def without_controls(text: str) -> str:
    """The text without control characters; reordering characters are kept, as data."""
    return _NOT_TEXT.sub(lambda match: "\ufffd" if match[0] > "\ud7ff" else "", text)


def without_unsafe(text: str) -> tuple[str, int]:
    """The text without characters that a terminal would execute, or that would reorder the
    text that follows, and the number of those removed."""
    if text.isascii() and not text.encode().translate(None, _SAFE_ASCII):
        return text, 0  # a tenth of the pattern's time
    return _UNSAFE.subn("", text)


def without_stray_marks(text: str) -> str:
    """The text with direction marks only inside it, and only if it has right-to-left letters."""
    if _DIRECTION_MARK.search(text) is None:
        return text
    if _RIGHT_TO_LEFT.search(text) is None:
        return _DIRECTION_MARK.sub("", text)
    return _DIRECTION_MARK_AT_END.sub("", text)


def escaped(text: str) -> str:
    """The text with invisible characters as ``\\uXXXX`` escapes, which JSON and YAML both
    read. Tabs and line ends are left as they are."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def visible(text: str) -> str:
    """The text on one line, with invisible characters and line ends as Python escapes."""
    return _SPELT_OUT.sub(lambda match: ascii(match[0])[1:-1], text)
