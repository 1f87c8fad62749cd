"""The base class of nodes, and their common attributes: affixes, formatting, text case."""

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
    """A compiled CSL element; ``wrap`` holds its affixes and formatting."""

    __slots__ = ("wrap",)

    def __init__(self, wrap: Wrap) -> None:
        self.wrap = wrap

    def render(self, ctx: Context, out: Outputs) -> None:
        """Append the output of the element, if any, to ``out``."""
        raise NotImplementedError


class Wrap:
    """The attributes that most elements can have (CSL 1.0.2, "Formatting", "Affixes",
    "Text-case", "Strip-periods", "Display"). Those without effect are None or "".
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
        """The output for a string, with all attributes applied.

        ``foreign`` means that the text is not English, so that title case is not applied.
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
        """The output for a term, which is capitalised at the start of a note or an entry."""
        if not ctx.begun and ctx.capitalizes and not ctx.sorting:
            text = _cased(text, CASES["capitalize-first"], dotted_i=ctx.locale.dotted_i)
        return self.word(text, ctx)

    def word(self, text: str, ctx: Context) -> Output:
        """The output for a term or label, in which strip-periods removes all full stops."""
        ctx.begun = True
        if self.case is not None and not (self.title_case and not ctx.locale.english):
            text = _cased(text, self.case, dotted_i=ctx.locale.dotted_i)
        return self._enclosed(text.replace(".", "") if self.strip_periods else text)

    def node(self, children: Outputs, ctx: Context, delimiter: str = "", tag: str = "") -> Output:
        """The output for a list of children, with all attributes applied."""
        if self.strip_periods:
            children = [_map(child, strip_periods) for child in children]
        if self.case is not None:
            children = self._cased(children)
        if self.bare and not tag and len(children) == 1 and not _leads_to_font(children[0]):
            return children[0]
        return Node(children, self.format, self.prefix, self.suffix, delimiter, tag)

    def _cased(self, children: Outputs) -> Outputs:
        """Children with text case applied, of which only the first has a first word."""
        case = self.case
        assert case is not None
        if case is CASES["capitalize-first"]:
            return [_map_first(children[0], case), *children[1:]]
        return [_map(child, case) for child in children]


PLAIN = Wrap()
"""The wrap of an element without attributes."""


def _leads_to_font(output: Output) -> bool:
    """Whether a prefix precedes formatted text. Punctuation of that prefix can then move
    into a quotation before it, although it could not without an enclosing node."""
    return (
        output.__class__ is Node
        and bool(output.prefix)
        and output.format is not None
        and bool(output.format.marks)
    )


def _cased(text: str, case: Callable[[str], str], *, dotted_i: bool) -> str:
    """The text in the given case; with ``dotted_i``, i becomes İ, and I ı, as in Turkish."""
    if dotted_i:
        if case is CASES["uppercase"]:
            text = text.replace("i", "İ")
        elif case is CASES["lowercase"]:
            text = text.replace("İ", "i").replace("I", "ı")
        elif case in (CASES["capitalize-first"], CASES["sentence"]) and text[:1] == "i":
            text = "İ" + text[1:]
    return case(text)


def strip_periods(text: str) -> str:
    """The text without full stops (CSL 1.0.2, "Strip-periods").

    A full stop before a lower-case letter is part of a name or an address, and is kept.
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
