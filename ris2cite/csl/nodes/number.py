"""``cs:number``, and ``cs:text`` with number variables."""

from __future__ import annotations

from ris2cite.csl.context import Context
from ris2cite.csl.input.numbers import joined, parse_number, roman
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap


class Number(Rendering):
    """A number variable, with ranges and numbers formatted as the style says."""

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
                ctx.begun = True  # a term after the pages is not at the start of the entry
            return
        if value.isdecimal():
            text, tag = self._formed(value, ctx), "number"
        elif self.variable == "number":
            # Numbers of reports and cases: 95-1, C-123/04.
            text, tag = value.replace("\\-", "-"), "verbatim"
        else:
            text = self._field(value, ctx)
            field = parse_number(value)
            tag = "number" if field.collapsible and field.parts[-1].value.isdecimal() else ""
        out.append(self.wrap.text(text, ctx, tag))

    def _field(self, value: str, ctx: Context) -> str:
        """The text of a field with several numbers, or with text that is not a number."""
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
        """A number in the given form; text that is not a number is not changed."""
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
        """The term that determines the gender of the ordinal."""
        if self.variable == "locator" and ctx.cite is not None:
            return ctx.cite.label
        return self.variable
