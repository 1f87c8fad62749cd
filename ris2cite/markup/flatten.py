"""Output tree → tokens.

:func:`flatten` walks the tree once and resolves whatever depends on adjacent text:
delimiters and affixes, flip-flopping of formatting and quotation marks, duplicate
punctuation, and punctuation that moves into or out of quotation marks.
"""

from __future__ import annotations

import re

from ris2cite.markup.output import (
    AXES,
    CLOSING,
    LINK,
    NORMAL,
    OPENING,
    Format,
    Mark,
    Node,
    Output,
    Token,
    text_of,
)
from ris2cite.markup.parse import QuoteMarks, parse
from ris2cite.markup.punctuation import MERGEABLE, PUNCTUATION, PunctuatedTokens
from ris2cite.markup.tree import RichText, Span
from ris2cite.text.doi import doi_address
from ris2cite.text.pattern import Pattern

_FLIPPED = {
    "italic": "normal-style",
    "bold": "normal-weight",
    "small-caps": "normal-variant",
}
_UNDECORATED = {"style": "normal-style", "variant": "normal-variant", "weight": "normal-weight"}
_VERBATIM = frozenset({"DOI", "URL", "verbatim"})
_RICH = Pattern(r"[<\"'’‘“”„«»‹›]| [:;?!]")
_FRENCH_SPACE = Pattern(r" (?=[:;?!»])|(?<=«) ")


class _Flattener(PunctuatedTokens):
    """Walks one tree, and collects its tokens."""

    __slots__ = ("links", "state", "verbatim")

    def __init__(self, quotes: QuoteMarks, punctuation_in_quote: bool, links: bool) -> None:
        super().__init__(quotes, punctuation_in_quote)
        self.links = links
        self.verbatim = False  # inside an identifier, which has no markup and no quotations
        self.state: dict[str, str] = {}  # property → the mark that is in effect

    # --- the tree -----------------------------------------------------------

    def walk(self, node: Node) -> None:
        children = node.children
        if not children:
            return
        form = node.format
        tag = node.tag
        if tag:
            if tag.startswith(LINK):
                self._link_to(tag.removeprefix(LINK), node)
                return
            if tag in _VERBATIM:
                self.verbatim = True
                if self.links and tag != "verbatim":
                    self._linked(node)
                    self.verbatim = False
                    return
        if form is None:
            if node.prefix:
                self.prefix(node.prefix)
            if len(children) == 1 and (only := children[0]).__class__ is str:
                self.content(only)
            else:
                self._children(children, node.delimiter)
        else:
            if form.display:
                self.tokens.append(OPENING[form.display])
            if node.prefix:
                self.prefix(node.prefix)
            self._formatted(form, children, node.delimiter)
        if tag == "number" or tag == "year-suffix":
            self.only_duplicates = True
        self.verbatim = False
        if node.suffix:
            only_duplicates = (
                self.only_duplicates
            )  # the affixes around a number are those of a number too
            # A full stop after a comma that moved into a quotation replaces that comma.
            self.replaces_comma = self.comma_moved and node.suffix[0] == "."
            self.text(node.suffix)
            self.only_duplicates, self.replaces_comma = only_duplicates, False
            if form is None or not form.quotes:
                self.comma_moved, self.from_outside = False, self.quoted
            last = children[-1]
            if node.suffix == "." and isinstance(last, Node) and last.suffix == ".":
                self.stop_dropped = True
        if form is not None and form.display:
            self.tokens.append(CLOSING[form.display])

    def _linked(self, node: Node) -> None:
        """A linked DOI or URL, including the part of its prefix that is an address."""
        prefix, target = self._link(node)
        if prefix:
            self.text(prefix)
        if target:
            self.tokens.append(Mark("link", True, target))
        if prefix != node.prefix:
            self.text(node.prefix[len(prefix) :])
        if node.format is None:
            self._children(node.children, node.delimiter)
        else:
            self._formatted(node.format, node.children, node.delimiter)
        if target:
            self.tokens.append(Mark("link", False, target))
        if node.suffix:
            self.text(node.suffix)

    def _link_to(self, target: str, node: Node) -> None:
        """A node that is a link as a whole; links inside it are dropped."""
        self.tokens.append(Mark("link", True, target))
        links, self.links = self.links, False
        self._children(node.children, node.delimiter)
        self.links = links
        self.tokens.append(Mark("link", False, target))

    def _children(self, children: list[Output], delimiter: str) -> None:
        if not delimiter:
            started = False
            for child in children:
                if child.__class__ is str:
                    self.content(child)
                elif isinstance(child, Node):
                    if self.quoted and started and child.format and child.format.marks:
                        # The space or delimiter before formatted text is not formatted.
                        self.quoted = False
                    self.walk(child)
                started = True
            return
        started = False
        for child in children:
            if started:
                self.replaces_comma = self.comma_moved and delimiter[0] == "."
                self.text(delimiter)
                self.only_duplicates, self.replaces_comma = True, False
            started = True
            if child.__class__ is str:
                self.content(child)
            elif isinstance(child, Node):
                self.walk(child)

    def _formatted(self, form: Format, children: list[Output], delimiter: str) -> None:
        if form.quotes:
            self.open_quote()
        closing: list[tuple[str, str | None]] = []
        for mark in form.marks:
            self._open_mark(mark, closing)
        self._children(children, delimiter)
        self._close_marks(closing)
        if form.quotes:
            self.close_quote()

    def _open_mark(self, mark: str, closing: list[tuple[str, str | None]]) -> None:
        axis = AXES[mark]
        current = self.state.get(axis)
        if current == mark or (mark in NORMAL and (current is None or current in NORMAL)):
            return
        self.tokens.append(OPENING[mark])
        self.state[axis] = mark
        closing.append((mark, current))

    def _close_marks(self, closing: list[tuple[str, str | None]]) -> None:
        for mark, before in reversed(closing):
            self.tokens.append(CLOSING[mark])
            if before is None:
                del self.state[AXES[mark]]
            else:
                self.state[AXES[mark]] = before

    @staticmethod
    def _link(node: Node) -> tuple[str, str]:
        """The part of the prefix that is not linked, and the target of the link."""
        value = text_of(node.children)
        if node.tag == "URL":
            return node.prefix, value if re.match(r"(?i)(?:https?|mailto):", value) else ""
        at = node.prefix.lower().rfind("http")
        if value.lower().startswith(("http://", "https://")):
            return node.prefix, value
        return (node.prefix[:at] if at >= 0 else node.prefix), doi_address(value)

    # --- rich text ----------------------------------------------------------

    def content(self, text: str) -> None:
        """A string from the data or a term, with markup and quotations."""
        if not text:
            return
        if text[0] in MERGEABLE and not text.strip(PUNCTUATION):
            self.only_duplicates = True  # punctuation only, which is kept as it is
        if self.verbatim or _RICH.search(text) is None:
            self.text(text)
            return
        self._rich(parse(_FRENCH_SPACE.sub("\u202f", text), self.quotes))
        self.in_data = False

    def _rich(self, children: RichText) -> None:
        for child in children:
            if isinstance(child, str):
                if child:
                    self.text(child)
                    self.in_data = True
            else:
                self._span(child)

    def _span(self, span: Span) -> None:
        style = span.style
        if style in ("quote", "inner-quote"):
            self.open_quote(inner=style == "inner-quote")
            self._rich(span.children)
            self.close_quote()
            return
        closing: list[tuple[str, str | None]] = []
        if style == "nodecor":
            for axis, plain in _UNDECORATED.items():
                if axis in self.state:
                    self._open_mark(plain, closing)
        elif style != "nocase":
            flipped = _FLIPPED.get(style)
            if flipped and self.state.get(AXES[style]) == style:
                self._open_mark(flipped, closing)
            else:
                self._open_mark(style, closing)
        self._rich(span.children)
        self._close_marks(closing)


def flatten(
    output: Output, quotes: QuoteMarks, *, punctuation_in_quote: bool, links: bool = False
) -> list[Token]:
    """The tree as strings and marks, in reading order, with punctuation resolved.

    With ``links``, DOIs and URLs are enclosed in link marks.
    """
    flattener = _Flattener(quotes, punctuation_in_quote, links)
    flattener.walk(output if isinstance(output, Node) else Node([output]))
    return flattener.tokens
