"""The output tree of the CSL processor, and its tokens.

Rendering with a style gives a tree of :class:`Node`.
:func:`ris2cite.markup.flatten.flatten` turns it into a list of tokens, which are strings
and :class:`Mark`, for a writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

AXES: dict[str, str] = {
    "italic": "style",
    "oblique": "style",
    "normal-style": "style",
    "small-caps": "variant",
    "normal-variant": "variant",
    "bold": "weight",
    "light": "weight",
    "normal-weight": "weight",
    "underline": "decoration",
    "no-decoration": "decoration",
    "superscript": "align",
    "subscript": "align",
    "baseline": "align",
}
"""Mark → the property that it sets; the innermost mark of a property is in effect."""

NORMAL = frozenset({"normal-style", "normal-variant", "normal-weight", "no-decoration", "baseline"})
"""The marks that switch the formatting of their property off."""


class Format:
    """The formatting attributes of a CSL element.

    ``marks`` are ordered from the outermost to the innermost. ``display`` is the value of
    CSL's display attribute, or "".
    """

    __slots__ = ("display", "marks", "quotes")

    def __init__(
        self, marks: tuple[str, ...] = (), *, quotes: bool = False, display: str = ""
    ) -> None:
        self.marks = marks
        self.quotes = quotes
        self.display = display


class Node:
    """A node of the output tree: children, their delimiter, formatting and affixes.

    ``tag`` identifies the content for later passes: ``names``, ``date``,
    ``year-suffix``, ``citation-number``, ``DOI``, ``URL``, ``verbatim``.
    """

    __slots__ = ("children", "delimiter", "format", "prefix", "suffix", "tag")

    def __init__(
        self,
        children: list[Output],
        format: Format | None = None,
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        tag: str = "",
    ) -> None:
        self.children = children
        self.format = format
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.tag = tag

    def __repr__(self) -> str:
        tag = f" {self.tag}" if self.tag else ""
        return f"Node({self.prefix!r}, {self.children!r}, {self.suffix!r}{tag})"


Output: TypeAlias = "Node | str"


class Mark:
    """The start or end of formatted text in the list of tokens."""

    __slots__ = ("href", "name", "opens")

    def __init__(self, name: str, opens: bool, href: str = "") -> None:
        self.name = name
        self.opens = opens
        self.href = href

    def __repr__(self) -> str:
        return f"<{'' if self.opens else '/'}{self.name}>"


Token: TypeAlias = "str | Mark"

LINK = "link:"
"""Prefix of the tag of a node that is a link as a whole; followed by its target."""
DISPLAYS = ("block", "left-margin", "right-inline", "indent")
OPENING = {name: Mark(name, True) for name in (*AXES, *DISPLAYS)}
CLOSING = {name: Mark(name, False) for name in (*AXES, *DISPLAYS)}


def text_of(output: Output | Sequence[Output]) -> str:
    """The text of a tree with affixes and delimiters, without resolving punctuation.

    For comparing trees, not for output.
    """
    if isinstance(output, str):
        return output
    if isinstance(output, Node):
        inner = output.delimiter.join([text_of(child) for child in output.children])
        return f"{output.prefix}{inner}{output.suffix}" if inner else ""
    return "".join([text_of(child) for child in output])


def find_tag(output: Output, tag: str) -> Node | None:
    """The first node with that tag, in reading order, or None."""
    if isinstance(output, str):
        return None
    if output.tag == tag:
        return output
    for child in output.children:
        found = find_tag(child, tag)
        if found is not None:
            return found
    return None


def without_tag(output: Node, tag: str) -> Node:
    """A copy of the tree without its first node of that tag."""
    return _replaced(output, tag, None, [False])


def _replaced(output: Node, tag: str, new: Output | None, done: list[bool]) -> Node:
    children: list[Output] = []
    for child in output.children:
        if isinstance(child, str) or done[0]:
            children.append(child)
        elif child.tag == tag:
            done[0] = True
            if new is not None:
                children.append(new)
        else:
            inner = _replaced(child, tag, new, done)
            if inner.children:
                children.append(inner)
    return Node(children, output.format, output.prefix, output.suffix, output.delimiter, output.tag)


def replace_tag(output: Node, tag: str, new: Output) -> Node:
    """A copy of the tree with its first node of that tag replaced."""
    return _replaced(output, tag, new, [False])
