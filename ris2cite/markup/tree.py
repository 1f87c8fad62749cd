"""Rich text as it stands in a CSL-JSON field: strings, and spans with one style."""

from __future__ import annotations

from typing import Literal, TypeAlias

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
    """A stretch of rich text with one style; ``children`` are strings and spans.

    ``nocase`` marks text that no text-case may change. ``quote`` is a quotation
    that was found in the data; its marks are not in the text, the writer of the
    language sets them.
    """

    __slots__ = ("children", "style")

    def __init__(self, style: Style, children: list[str | Span]) -> None:
        self.style = style
        self.children = children

    def __repr__(self) -> str:
        return f"Span({self.style!r}, {self.children!r})"


RichText: TypeAlias = list[str | Span]


def plain(children: RichText) -> str:
    """The text of the tree without its styles."""
    return "".join(child if isinstance(child, str) else plain(child.children) for child in children)
