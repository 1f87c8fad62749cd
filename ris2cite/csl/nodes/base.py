"""What every rendering node shares: affixes, formatting, text case."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from ris2cite.csl.context import Context
from ris2cite.markup.case import CASES
from ris2cite.markup.output import Format, Node, Output
from ris2cite.text.pattern import Pattern

_PERIOD = Pattern(r"\.(?![a-z])")

Outputs: TypeAlias = list[Output]


class Rendering:
    """A compiled CSL element. ``render`` appends what it prints to a list.

    ``wrap`` holds the affixes and the formatting around it.
    """

    __slots__ = ("wrap",)

    def __init__(self, wrap: Wrap) -> None:
        self.wrap = wrap

    def render(self, ctx: Context, out: Outputs) -> None:
        """Append the output of this element; append nothing where there is none."""
        raise NotImplementedError


class Wrap:
    """The attributes that most elements share (CSL 1.0.2, "Formatting", "Affixes",
    "Text-case", "Strip-periods", "Display"). Attributes that change nothing are None or "".
    """

    __slots__ = ("bare", "case", "format", "prefix", "strip_periods", "suffix", "title_case")

    def __init__(
        self,
        prefix: str = "",
        suffix: str = "",
        format: Format | None = None,
        case: str = "",
        strip_periods: bool = False,
    ) -> None:
        self.prefix = prefix
        self.suffix = suffix
        self.format = format
        self.case: Callable[[str], str] | None = CASES.get(case)
        self.title_case = case == "title"
        self.strip_periods = strip_periods
        self.bare = not (prefix or suffix or format)

    def text(self, text: str, ctx: Context, tag: str = "", *, foreign: bool = False) -> Output:
        """A string of content with all that this element does to it.

        ``foreign``: it is not in English, so that title case is not for it.
        """
        ctx.begun = True
        if self.case is not None and not (foreign and self.title_case):
            text = _cased(text, self.case, dotted_i=ctx.reference.dotted_i)
        return self._enclosed(strip_periods(text) if self.strip_periods else text, tag)

    def _enclosed(self, text: str, tag: str = "") -> Output:
        if self.bare and not tag:
            return text
        return Node([text], self.format, self.prefix, self.suffix, "", tag)

    def term(self, text: str, ctx: Context) -> Output:
        """A term: with a capital where it starts a note or an entry."""
        if not ctx.begun and ctx.capitalizes and not ctx.sorting:
            text = _cased(text, CASES["capitalize-first"], dotted_i=ctx.locale.dotted_i)
        return self.word(text, ctx)

    def word(self, text: str, ctx: Context) -> Output:
        """A term or a label, in the language of the locale: no full stop in it is part of a
        name."""
        ctx.begun = True
        if self.case is not None and not (self.title_case and not ctx.locale.english):
            text = _cased(text, self.case, dotted_i=ctx.locale.dotted_i)
        return self._enclosed(text.replace(".", "") if self.strip_periods else text)

    def node(self, children: Outputs, ctx: Context, delimiter: str = "", tag: str = "") -> Output:
        """A list of content as one piece, with all that this element does to it."""
        if self.strip_periods:
            children = [_map(child, strip_periods) for child in children]
        if self.case is not None:
            children = self._cased(children)
        if self.bare and not tag and len(children) == 1 and not _leads_to_font(children[0]):
            return children[0]
        return Node(children, self.format, self.prefix, self.suffix, delimiter, tag)

    def _cased(self, children: Outputs) -> Outputs:
        """The text case of a piece that is made of pieces: first words come once."""
        case = self.case
        assert case is not None
        if case is CASES["capitalize-first"]:
            return [_map_first(children[0], case), *children[1:]]
        return [_map(child, case) for child in children]


PLAIN = Wrap()
"""The wrap of an element without attributes."""


def _leads_to_font(output: Output) -> bool:
    """Whether a prefix stands before a stretch in another font: a piece around them both
    lets the prefix go into a quotation before it, where the stretch alone does not."""
    return (
        output.__class__ is Node
        and bool(output.prefix)
        and output.format is not None
        and bool(output.format.marks)
    )


def _cased(text: str, case: Callable[[str], str], *, dotted_i: bool) -> str:
    """The text in a case; with ``dotted_i`` i rises to İ, as in Turkish and Azerbaijani."""
    if dotted_i:
        if case is CASES["uppercase"]:
            text = text.replace("i", "İ")
        elif case in (CASES["capitalize-first"], CASES["sentence"]) and text[:1] == "i":
            text = "İ" + text[1:]
    return case(text)


def strip_periods(text: str) -> str:
    """The text without full stops (CSL 1.0.2, "Strip-periods").

    A stop before a small letter is part of a name or an address, and stays.
    """
    return _PERIOD.sub("", text) if "." in text else text


def _map(output: Output, function: Callable[[str], str]) -> Output:
    if isinstance(output, str):
        return function(output)
    if output.tag in ("DOI", "URL") and function is strip_periods:
        return output
    children = [_map(child, function) for child in output.children]
    return Node(children, output.format, output.prefix, output.suffix, output.delimiter, output.tag)


def _map_first(output: Output, function: Callable[[str], str]) -> Output:
    if isinstance(output, str):
        return function(output)
    children = list(output.children)
    if children:
        children[0] = _map_first(children[0], function)
    return Node(children, output.format, output.prefix, output.suffix, output.delimiter, output.tag)
