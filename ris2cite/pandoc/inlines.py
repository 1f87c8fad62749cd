"""Pandoc's inlines → text, or CSL's rich text.

Inlines without an equivalent in CSL (code, formulas, links, images) are replaced by private
use characters, for which the writer puts them back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

Inline: TypeAlias = dict[str, Any]

_FIRST, _LAST = 0xF0000, 0xFFFFD  # a private use plane, which no exporter uses

LEAVES = frozenset(
    ("Str", "Space", "SoftBreak", "LineBreak", "Code", "CodeBlock", "Math", "RawInline", "RawBlock")
)
"""Inlines without content."""

_OPEN = {
    "Emph": "<i>",
    "Strong": "<b>",
    "Superscript": "<sup>",
    "Subscript": "<sub>",
    "SmallCaps": '<span style="font-variant:small-caps;">',
}
_CLOSE = {"Emph": "</i>", "Strong": "</b>", "Superscript": "</sup>", "Subscript": "</sub>"}
_QUOTES = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


class Kept:
    """Inlines without an equivalent in CSL, by the character that replaces them."""

    def __init__(self) -> None:
        self._inlines: dict[str, Inline] = {}
        self._seen: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._inlines)

    def char_for(self, inline: Inline) -> str:
        """The character that replaces an inline."""
        key = json.dumps(inline, sort_keys=True)
        if inline["t"] == "Cite":  # citations in affixes are formatted on their own
            key += str(len(self._seen))
        char = self._seen.get(key)
        if char is None:
            char = chr(min(_FIRST + len(self._seen), _LAST))
            self._seen[key] = char
            self._inlines[char] = inline
        return char

    def inline(self, char: str) -> Inline | None:
        """The inline for a character."""
        return self._inlines.get(char)


def rich_text(inlines: Iterable[Inline], kept: Kept | None = None) -> str:
    """Inlines as CSL's rich text; without ``kept``, other inlines are reduced to text."""
    return "".join(_rich(inline, kept) for inline in inlines)


def _rich(inline: Inline, kept: Kept | None) -> str:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return str(content)
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind in _OPEN:
        return _OPEN[kind] + rich_text(content, kept) + _CLOSE.get(kind, "</span>")
    if kind == "Quoted":
        before, after = _QUOTES[content[0]["t"]]
        return before + rich_text(content[1], kept) + after
    if kind == "Span":
        text = rich_text(content[1], kept)
        return f'<span class="nocase">{text}</span>' if "nocase" in content[0][1] else text
    if kind in ("Underline", "Strikeout"):
        return rich_text(content, kept)
    if kept is not None:
        return kept.char_for(inline)
    if kind in ("Code", "Math", "RawInline"):
        return str(content[1])
    return rich_text(content[1], kept) if kind in ("Link", "Image", "Cite") else ""


def plain_text(inlines: Iterable[Inline]) -> str:
    """The text of inlines, without any formatting."""
    parts = []
    for inline in inlines:
        kind: str = inline["t"]
        content: Any = inline.get("c")
        if kind == "Str":
            parts.append(str(content))
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif kind in ("Code", "Math", "RawInline"):
            parts.append(str(content[1]))
        elif kind in ("Quoted", "Span", "Link", "Image", "Cite"):
            parts.append(plain_text(content[1]))
        elif isinstance(content, list):
            parts.append(plain_text(content))
    return "".join(parts)
