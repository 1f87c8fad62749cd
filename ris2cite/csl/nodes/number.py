"""``cs:number``, and the number variables that ``cs:text`` prints."""

from __future__ import annotations

from ris2cite.csl.context import Context
from ris2cite.csl.input.numbers import joined, parse_number, roman
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap


class Number(Rendering):
    """A number variable: its ranges in the style's form, its numbers as the form says."""

    __slots__ = ("form", "variable")

    def __init__(self, wrap: Wrap, variable: str, form: str) -> None:
        super().__init__(wrap)
        self.variable = variable
        self.form = form

    def render(self, ctx: Context, out: Outputs) -> None:
        if self.variable == "locator" and ctx.comparing:
            return
        value = ctx.value(self.variable)
        if not value:
            if self.variable == "page-first":
                ctx.begun = True  # a term behind the place of the pages starts no entry
            return
        if value.isdecimal():
            text, tag = self._formed(value, ctx), "number"
        elif self.variable == "number":
            # Of a report or a case: 95-1, C-123/04.
            text, tag = value.replace("\\-", "-"), "verbatim"
        else:
            text = self._field(value, ctx)
            field = parse_number(value)
            tag = "number" if field.collapsible and field.parts[-1].value.isdecimal() else ""
        out.append(self.wrap.text(text, ctx, tag))

    def _field(self, value: str, ctx: Context) -> str:
        """A field of several numbers, or of something that is not a number."""
        locale = ctx.locale
        variable = self.variable
        if variable == "page-first" or (
            variable == "locator" and ctx.cite is not None and ctx.cite.label == "page"
        ):
            variable = "page"
        ampersand = locale.term("and", "symbol") or "&"
        if ampersand == locale.term("and"):
            ampersand = "&"
        dash = locale.term("page-range-delimiter") or "–"
        year_dash = locale.term("year-range-delimiter") or "–"
        field = parse_number(value, locale.term("and") or "")
        parts = joined(
            field,
            variable,
            ampersand,
            dash,
            year_dash,
            ctx.options.page_range_format,
        )
        if not field.collapsible:
            return "".join(particle + number + joiner for particle, number, joiner in parts)
        return "".join(
            (particle + number if particle else self._formed(number, ctx)) + joiner
            for particle, number, joiner in parts
        )

    def _formed(self, text: str, ctx: Context) -> str:
        """One number as the form says; what is not a number is not changed."""
        form = self.form
        if not form or form == "numeric" or not text.isdecimal() or len(text) > 9:
            return text
        number = int(text)
        if form == "roman":
            return roman(number)
        gender = ctx.locale.gender(self._noun(ctx))
        if form == "long-ordinal":
            return ctx.locale.long_ordinal(number, gender)
        return ctx.locale.ordinal(number, gender)

    def _noun(self, ctx: Context) -> str:
        """The term whose gender the ordinal takes."""
        if self.variable == "locator" and ctx.cite is not None:
            return ctx.cite.label
        return self.variable
