"""The output tree of the processor, and the pass that turns it into tokens.

Rendering a style gives a tree of :class:`Node`. :func:`flatten` walks it once
and settles all that needs neighbours: delimiters and affixes, flip-flop of
formatting and quotation marks, doubled punctuation, and punctuation that moves
into or out of a quotation. What is left is a flat list of strings and
:class:`Mark`, ready for a writer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from ris2cite.markup.parse import QuoteMarks, parse
from ris2cite.markup.tree import RichText, Span

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
"""Each mark with the property that it sets; of one property the inner mark wins."""

_PLAIN = frozenset({"normal-style", "normal-variant", "normal-weight", "no-decoration", "baseline"})
_FLIPPED = {
    "italic": "normal-style",
    "bold": "normal-weight",
    "small-caps": "normal-variant",
}
_UNDECORATED = {"style": "normal-style", "variant": "normal-variant", "weight": "normal-weight"}

_PUNCTUATION = " \u00a0.,:;!?"
_TOUCHY = frozenset(_PUNCTUATION)
_INTO_QUOTES = frozenset(".,!?")
_OUT_OF_QUOTES = ",:;"
_RUN = 20  # of punctuation that meets punctuation, so many characters are settled
# Of two marks that meet, these pairs keep the first only, or the second only;
# two of the same kind are one; all other pairs stand as they are.
_KEEP_FIRST = frozenset(
    ["!.", "!:", "?.", "?:", ":.", ";:", ";.", "..", ",,", "::", ";;", "!!", "??"]
)
_KEEP_SECOND = frozenset([":!", ":?", ";!", ";?"])
_RICH = re.compile(r"[<\"'’‘“”„«»‹›]| [:;?!]")
_FRENCH_SPACE = re.compile(r" (?=[:;?!»])|(?<=«) ")


class Format:
    """The formatting attributes of one CSL element, shared by all its output.

    ``marks`` stand outermost first; ``display`` is CSL's display attribute or "".
    """

    __slots__ = ("display", "marks", "quotes")

    def __init__(
        self, marks: tuple[str, ...] = (), *, quotes: bool = False, display: str = ""
    ) -> None:
        self.marks = marks
        self.quotes = quotes
        self.display = display


class Node:
    """A piece of output: children, their delimiter, formatting and affixes.

    ``tag`` keeps the meaning of the piece for late passes (``names``, ``date``,
    ``year-suffix``, ``citation-number``, ``DOI``, ``URL``).
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
    """The start or the end of a formatted stretch in the token list."""

    __slots__ = ("href", "name", "opens")

    def __init__(self, name: str, opens: bool, href: str = "") -> None:
        self.name = name
        self.opens = opens
        self.href = href

    def __repr__(self) -> str:
        return f"<{'' if self.opens else '/'}{self.name}>"


Token: TypeAlias = "str | Mark"

DISPLAYS = ("block", "left-margin", "right-inline", "indent")
OPENING = {name: Mark(name, True) for name in (*AXES, *DISPLAYS)}
CLOSING = {name: Mark(name, False) for name in (*AXES, *DISPLAYS)}


def text_of(output: Output | Sequence[Output]) -> str:
    """The text of a tree with its affixes and delimiters, nothing settled.

    For comparing trees with each other, never for printing.
    """
    if isinstance(output, str):
        return output
    if isinstance(output, Node):
        inner = output.delimiter.join([text_of(child) for child in output.children])
        return f"{output.prefix}{inner}{output.suffix}" if inner else ""
    return "".join([text_of(child) for child in output])


class _Flattener:
    """One walk over one tree; see the module's docstring for what it settles."""

    __slots__ = (
        "around",
        "carried",
        "doubled",
        "inner",
        "inside",
        "last",
        "last_quoted",
        "links",
        "moved",
        "outer",
        "piq",
        "quoted",
        "quotes",
        "state",
        "strict",
        "tokens",
    )

    def __init__(self, quotes: QuoteMarks, piq: bool, links: bool) -> None:
        self.tokens: list[Token] = []
        self.quotes = quotes
        self.piq = piq
        self.links = links
        self.state: dict[str, str] = {}
        self.inner: list[bool] = []  # the open quotations: with inner marks?
        self.strict = False  # only doubled marks are settled: behind a delimiter or a number
        self.last = -1  # where the last text stands in tokens
        self.around = False  # the mark at the end of that quotation is from around it
        self.doubled = False  # a second full stop behind that text was left out
        self.moved = False  # a comma from its own suffix stands at the end of that quotation
        self.outer = False
        self.quoted = False  # a quotation was closed since that text
        self.carried = ""  # punctuation on its way out of a quotation
        self.inside = False  # within a string of the data, whose punctuation is its own
        self.last_quoted = -1  # where the last text within a quotation stands

    # --- the tree -----------------------------------------------------------

    def walk(self, node: Node) -> None:
        children = node.children
        if not children:
            return
        form = node.format
        tag = node.tag
        if tag and self.links and tag in ("DOI", "URL"):
            self._linked(node)
            return
        if form is None:
            if node.prefix:
                self._lead(node.prefix)
            if len(children) == 1 and (only := children[0]).__class__ is str:
                self.content(only)
            else:
                self._children(children, node.delimiter)
        else:
            if form.display:
                self.tokens.append(OPENING[form.display])
            if node.prefix:
                self._lead(node.prefix)
            self._formatted(form, children, node.delimiter)
        if tag == "number" or tag == "year-suffix":
            self.strict = True
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
            self._open_quote()
        closing: list[tuple[str, str | None]] = []
        for mark in form.marks:
            self._open_mark(mark, closing)
        self._children(children, delimiter)
        self._close_marks(closing)
        if form.quotes:
            self._close_quote()

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
        if text[0] in _TOUCHY and not text.strip(_PUNCTUATION):
            self.strict = True  # nothing but marks: they stand as they are
        if _RICH.search(text) is None:
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
            self._open_quote(inner=style == "inner-quote")
            self._rich(span.children)
            self._close_quote()
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

    def _lead(self, prefix: str) -> None:
        """A prefix: not settled with that of the first piece within, but for doubled marks."""
        if self.around and prefix[0] != ".":
            self.quoted = False  # one mark from around a quotation is enough in it
        if self.doubled and prefix[0] in _OUT_OF_QUOTES:
            prefix = prefix[1:]  # two full stops that have become one are enough
        if prefix:
            self.text(prefix)
            self.strict = True

    # --- quotations and punctuation -------------------------------------------

    def _open_quote(self, *, inner: bool = False) -> None:
        """Open a quotation: within another one it takes the marks that one does not have."""
        if self.inner:
            inner = not self.inner[-1]
        self.inner.append(inner)
        mark = self.quotes.inner[0] if inner else self.quotes.outer[0]
        if mark:
            self.text(mark)

    def _close_quote(self) -> None:
        mark = self.quotes.inner[1] if self.inner.pop() else self.quotes.outer[1]
        if not mark:
            return
        if not self.piq and self.last >= 0:
            self._move_out()
        self.tokens.append(mark)
        self.quoted, self.last_quoted = True, self.last
        if self.carried:
            carried, self.carried = self.carried, ""
            self.quoted = False
            self.last = len(self.tokens) - 1
            self.text(carried)

    def _after_quote(self, index: int) -> bool:
        """Whether the text at ``index`` stands right behind a quotation."""
        between = [t for t in self.tokens[self.last_quoted + 1 : index] if isinstance(t, str)]
        return self.last_quoted >= 0 and len(between) == 1

    def _move_out(self) -> None:
        """Take a comma, colon or semicolon that ends a quotation out of it."""
        last = self.tokens[self.last]
        assert isinstance(last, str)
        kept = last[0] + last[1:].rstrip(_OUT_OF_QUOTES)
        self.carried = last[len(kept) :] + self.carried
        self.tokens[self.last] = kept

    def text(self, text: str) -> None:
        """Append a string as it is, after settling it with what stands before it."""
        tokens = self.tokens
        # Between a letter and a mark there is nothing to settle.
        if (
            text[0] in _TOUCHY
            and self.last >= 0
            and not self.inside
            and (self.quoted or tokens[self.last][-1] in _TOUCHY)  # type: ignore[index]
        ):
            text = self._settle(text)
            if not text:
                return
        self.last = len(tokens)
        self.quoted = self.strict = self.moved = self.doubled = self.around = False
        tokens.append(text)

    def _settle(self, text: str) -> str:
        tokens, last = self.tokens, self.last
        rest = ""
        if len(text) > _RUN:
            text, rest = text[:_RUN], text[_RUN:]
        while text:
            before = tokens[last]
            assert isinstance(before, str)
            first = text[0]
            pair = before[-1] + first
            if self.strict and before[-1] != first and not self.quoted:
                break
            if pair in _KEEP_FIRST:
                text = text[1:]
            elif pair in _KEEP_SECOND:
                text = text[1:]
                if len(before) == 1 and self.piq and self._after_quote(last):
                    # “Title”: + ! → “Title!”
                    del tokens[last]
                    self.last = last = self.last_quoted
                    self.quoted = True
                    text = first + text
                else:
                    tokens[last] = before[:-1] + first
            elif self.quoted:
                if not (self.piq and first in _INTO_QUOTES):
                    break
                if first == "." and before.endswith(".,"):
                    text = text[1:]
                    continue
                tokens[last] = before[:-1] + ".," if self.outer else before + first
                self.moved, self.outer = first == ",", False
                text = text[1:]
            elif first == " " and before[-1] in " \u00a0":
                text = text[1:]
            else:
                break
        return text + rest


def flatten(
    output: Output, quotes: QuoteMarks, *, punctuation_in_quote: bool, links: bool = False
) -> list[Token]:
    """The tree as strings and marks, in reading order, all punctuation settled.

    ``links`` puts DOIs and URLs between link marks.
    """
    flattener = _Flattener(quotes, punctuation_in_quote, links)
    flattener.walk(output if isinstance(output, Node) else Node([output]))
    return flattener.tokens


def inline(tokens: list[Token]) -> list[Token]:
    """The tokens for a format without blocks: a blank between what CSL sets apart."""
    result: list[Token] = []
    apart = False
    for token in tokens:
        if isinstance(token, str):
            if apart and result:
                last = next((t for t in reversed(result) if isinstance(t, str)), " ")
                if not last[-1:].isspace() and not token[:1].isspace():
                    result.append(" ")
            apart = False
            result.append(token)
        elif token.name in DISPLAYS:
            apart = True
        else:
            result.append(token)
    return result


def trimmed(tokens: list[Token]) -> list[Token]:
    """The tokens of an entry in blocks, without white space at its start and end."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if isinstance(token, str):
            tokens[index] = token.rstrip(" ")
            break
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            tokens[index] = token.lstrip(" ")
            break
    return tokens
