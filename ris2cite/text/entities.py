"""Character references of HTML: ``&amp;``, ``&#8211;``."""

from __future__ import annotations

import re

from ris2cite.text.pattern import Pattern

_ENTITY = Pattern(r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_WINDOWS = {
    128 + index: char
    for index, char in enumerate(bytes(range(128, 160)).decode("cp1252", "replace"))
    if char != "\ufffd"
}
"""The meaning of numeric references from 128 to 159, which is that of Windows-1252."""


def decode_entities(text: str) -> str:
    """The text with HTML entities decoded, even if they were encoded several times."""
    for _ in range(4):
        decoded = _ENTITY.sub(_entity, text)
        if decoded == text:
            break
        text = decoded
    return text


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        from html.entities import html5

        return html5.get(name + ";", match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " " if code in (9, 10, 13) else ""
    return chr(code)
