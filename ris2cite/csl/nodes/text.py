"""``cs:text``: variables, terms, macros and values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ris2cite.csl.context import Context
from ris2cite.csl.library.limits import MOST_CALLS, too_many_calls
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap
from ris2cite.markup.output import Node
from ris2cite.text.letters import letters_of
from ris2cite.text.pattern import Pattern

_SITE = Pattern(r"(https?://)([^/]+\.[^/]+)/")
_IDENTIFIERS = frozenset(("ISBN", "ISSN", "PMCID", "PMID"))
_SHORT = {"title": "title-short", "container-title": "container-title-short"}


class TextVariable(Rendering):
    """A string variable, in its short form if that is asked for and exists."""

    __slots__ = ("short", "tag", "variable")

    def __init__(self, wrap: Wrap, variable: str, form: str) -> None:
        super().__init__(wrap)
        self.variable = variable
        self.short = _SHORT.get(variable, f"{variable}-short") if form == "short" else ""
        self.tag = variable if variable in ("DOI", "URL", "title") else ""
        if variable in _IDENTIFIERS:
            self.tag = "verbatim"

    def render(self, ctx: Context, out: Outputs) -> None:
        value = ctx.value(self.short) if self.short and not ctx.used_up(self.variable) else ""
        if not value:
            value = ctx.value(self.variable)
            if not value:
                return
        elif ctx.substituting is not None:
            ctx.substituting.add(self.variable)
        wrap = self.wrap
        if wrap.strip_periods and self.tag in ("DOI", "URL"):
            # An address loses nothing.
            out.append(Node([value], wrap.format, wrap.prefix, wrap.suffix, "", self.tag))
            ctx.begun = True
            return
        out.append(wrap.text(value, ctx, self.tag, foreign=not ctx.reference.english))


class TextSite(Rendering):
    """The short form of URL: the host name only, for which there is no variable."""

    __slots__ = ()

    def render(self, ctx: Context, out: Outputs) -> None:
        value = ctx.value("URL")
        if not value:
            return
        match = _SITE.match(value)
        if match is not None:
            value = match[2] if match[2].startswith("www.") else match[1] + match[2]
        out.append(
            Node([value], self.wrap.format, self.wrap.prefix, self.wrap.suffix, "", "verbatim")
        )
        ctx.begun = True


class TextCitationNumber(Rendering):
    """The citation number, tagged so that ranges can be collapsed."""

    __slots__ = ()

    def render(self, ctx: Context, out: Outputs) -> None:
        ctx.attempted = True
        if ctx.comparing:
            return
        ctx.succeeded = True
        number = ctx.reference.number
        text = f"{number:08d}" if ctx.sorting else str(number)
        begun = ctx.begun
        out.append(self.wrap.text(text, ctx, "citation-number"))
        ctx.begun = begun  # a term after the number is still at the start of the entry


class TextCitationLabel(Rendering):
    """The citation label, with its year suffix."""

    __slots__ = ()

    def render(self, ctx: Context, out: Outputs) -> None:
        from ris2cite.csl.input.citation_label import citation_label

        ctx.attempted = True
        label = citation_label(ctx.reference)
        if not label:
            return
        ctx.succeeded = True
        number = ctx.hints.year_suffix
        if number is not None and not ctx.comparing and not ctx.options.year_suffix_node:
            label += letters_of(number)
            ctx.suffix_done = True
        out.append(self.wrap.text(label, ctx))


class TextYearSuffix(Rendering):
    """The year suffix, where the style prints it explicitly."""

    __slots__ = ()

    def render(self, ctx: Context, out: Outputs) -> None:
        # Most items have none, so a missing suffix must not suppress the group.
        number = ctx.hints.year_suffix
        if number is None or ctx.comparing:
            value = ctx.peek("year-suffix")
            if not value or number is not None:
                return
        else:
            value = letters_of(number)
        ctx.succeeded = True
        ctx.suffix_done = True
        suffix = self.wrap.text(value, ctx, "year-suffix")
        date = ctx.reference.date("issued")
        if not self.wrap.prefix and date is not None and date.ends_in_word:
            suffix = Node([suffix], prefix="-")  # in press-a (APA 7, 9.47)
        out.append(suffix)


class TextTerm(Rendering):
    """A term of the locale."""

    __slots__ = ("form", "plural", "term")

    def __init__(self, wrap: Wrap, term: str, form: str, plural: bool) -> None:
        super().__init__(wrap)
        self.term = term
        self.form = form
        self.plural = plural

    def render(self, ctx: Context, out: Outputs) -> None:
        text = ctx.locale.term(self.term, self.form, self.plural)
        if text:
            ctx.worded = True
            out.append(self.wrap.term(text, ctx))


class TextValue(Rendering):
    """A literal text of the style."""

    __slots__ = ("value",)

    def __init__(self, wrap: Wrap, value: str) -> None:
        super().__init__(wrap)
        self.value = value

    def render(self, ctx: Context, out: Outputs) -> None:
        ctx.worded = True
        if self.value:
            out.append(self.wrap.text(self.value, ctx))


class MacroBody:
    """The elements of a macro, compiled on first use."""

    def __init__(self, compile_: Callable[[], list[Rendering]]) -> None:
        self._compile = compile_

    @cached_property
    def nodes(self) -> list[Rendering]:
        """The elements, compiled."""
        return self._compile()


class TextMacro(Rendering):
    """A call of a macro, which is suppressed like a group.

    As a sort key, a macro with a date counts as only that date (CSL 1.0.2, "Sort", on
    dates called via a macro).
    """

    __slots__ = ("body", "has_date")

    def __init__(self, wrap: Wrap, body: MacroBody, has_date: bool = False) -> None:
        super().__init__(wrap)
        self.body = body
        self.has_date = has_date

    def render(self, ctx: Context, out: Outputs) -> None:
        ctx.calls += 1
        if ctx.calls > MOST_CALLS:
            raise too_many_calls()
        pieces = render_group(self.body.nodes, ctx)
        if not pieces:
            return
        if ctx.sorting and self.has_date:
            out.extend(date_keys(pieces))
        else:
            out.append(self.wrap.node(pieces, ctx))


def date_keys(pieces: Outputs) -> Outputs:
    """The sort keys of dates in the output, without all other text."""
    keys: Outputs = []
    for piece in pieces:
        if isinstance(piece, Node):
            keys.extend([piece] if piece.tag == "date-key" else date_keys(piece.children))
    return keys


def render_group(children: list[Rendering], ctx: Context) -> Outputs:
    """The output of the children, or ``[]`` if the group is suppressed.

    A group is printed if a variable in it has a value, or if it calls none and prints a
    term. For the enclosing group, a printed group counts as a variable with a value (CSL
    1.0.2, "Group").
    """
    outer = ctx.attempted, ctx.succeeded, ctx.worded
    begun = ctx.begun
    ctx.attempted = ctx.succeeded = ctx.worded = False
    pieces: Outputs = []
    for child in children:
        child.render(ctx, pieces)
    attempted, prints = ctx.attempted, ctx.succeeded or (ctx.worded and not ctx.attempted)
    ctx.attempted, ctx.succeeded, ctx.worded = outer
    if prints:
        ctx.succeeded = True
        return pieces
    ctx.attempted = attempted
    ctx.begun = begun
    return []
