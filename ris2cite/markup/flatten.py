"""The pass that turns an output tree into tokens.

:func:`flatten` walks the tree once and resolves all that depends on neighbours: delimiters
and affixes, flip-flop of formatting and quotation marks, doubled punctuation, and
punctuation that moves into or out of a quotation.
"""

from __future__ import annotations

import re

from ris2cite.markup.output import (
    AXES,
    CLOSING,
    LINK,
    OPENING,
    Format,
    Mark,
    Node,
    Output,
    Token,
    text_of,
)
from ris2cite.markup.parse import QuoteMarks, parse
from ris2cite.markup.punctuation import PUNCTUATION, TOUCHY, PunctuatedTokens
from ris2cite.markup.tree import RichText, Span
from ris2cite.text.pattern import Pattern

_PLAIN = frozenset({"normal-style", "normal-variant", "normal-weight", "no-decoration", "baseline"})
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
    """One walk over one tree; see the module's docstring for what it resolves."""

    __slots__ = ("links", "state", "verbatim")

    def __init__(self, quotes: QuoteMarks, punctuation_in_quote: bool, links: bool) -> None:
        super().__init__(quotes, punctuation_in_quote)
        self.links = links
        self.verbatim = False  # within an identifier, which holds no markup and no quotations
        self.state: dict[str, str] = {}  # the marks in force, by the property that they set

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
            self.strict = True
        self.verbatim = False
        if node.suffix:
            strict = self.strict  # a number stays one behind the suffixes around it
            # A full stop behind a comma that has moved into a quotation goes before it.
            self.outer = self.moved and node.suffix[0] == "."
            self.text(node.suffix)
            self.strict, self.outer = strict, False
            if form is None or not form.quotes:
                self.moved, self.around = False, self.quoted
            last = children[-1]
            if node.suffix == "." and isinstance(last, Node) and last.suffix == ".":
                self.doubled = True
        if form is not None and form.display:
            self.tokens.append(CLOSING[form.display])

    def _linked(self, node: Node) -> None:
        """An address between link marks, as much of its prefix as belongs to it too."""
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
        """A piece that is a link as a whole, without links inside it."""
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
                        # What leads to a stretch in another font stays outside with it.
                        self.quoted = False
                    self.walk(child)
                started = True
            return
        started = False
        for child in children:
            if started:
                self.outer = self.moved and delimiter[0] == "."
                self.text(delimiter)
                self.strict, self.outer = True, False
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
        if current == mark or (mark in _PLAIN and (current is None or current in _PLAIN)):
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
        """The prefix that stays outside the link, and the link's target."""
        value = text_of(node.children)
        if node.tag == "URL":
            return node.prefix, value if re.match(r"(?i)(?:https?|mailto):", value) else ""
        at = node.prefix.lower().rfind("http")
        if value.lower().startswith(("http://", "https://")):
            return node.prefix, value
        return (node.prefix[:at] if at >= 0 else node.prefix), f"https://doi.org/{value}"

    # --- rich text ----------------------------------------------------------

    def content(self, text: str) -> None:
        """A string of the data or of a term: it may hold markup and quotations."""
        if not text:
            return
        if text[0] in TOUCHY and not text.strip(PUNCTUATION):
            self.strict = True  # nothing but marks: they stand as they are
        if self.verbatim or _RICH.search(text) is None:
            self.text(text)
            return
        self._rich(parse(_FRENCH_SPACE.sub("\u202f", text), self.quotes))
        self.inside = False

    def _rich(self, children: RichText) -> None:
        for child in children:
            if isinstance(child, str):
                if child:
                    self.text(child)
                    self.inside = True
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
    """The tree as strings and marks, in reading order, all punctuation resolved.

    ``links`` puts DOIs and URLs between link marks.
    """
    flattener = _Flattener(quotes, punctuation_in_quote, links)
    flattener.walk(output if isinstance(output, Node) else Node([output]))
    return flattener.tokens
