"""Rich text as in CSL-JSON: strings, and spans with one style each."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ris2cite.text.pattern import Pattern

Style: TypeAlias = Literal[
    "italic",
    "bold",
    "small-caps",
    "superscript",
    "subscript",
    "nocase",
    "nodecor",
    "quote",
    "inner-quote",
]


class Span:
    """A part of rich text with one style; ``children`` are strings and spans.

    The style ``nocase`` protects text from text-case. ``quote`` is a quotation in the
    data, whose quotation marks are not in the text, since they depend on the locale.
    """

    __slots__ = ("children", "style")

    def __init__(self, style: Style, children: list[str | Span]) -> None:
        self.style = style
        self.children = children

    def __repr__(self) -> str:
        return f"Span({self.style!r}, {self.children!r})"


RichText: TypeAlias = list[str | Span]

INLINE_TAGS = Pattern(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")
"""CSL-JSON's inline markup in a string, as it is left out of keys and comparisons."""


def plain(children: RichText) -> str:
    """The text without styles."""
    return "".join(child if isinstance(child, str) else plain(child.children) for child in children)
