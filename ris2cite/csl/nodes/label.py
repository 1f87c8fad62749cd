"""``cs:label``: the term for a number variable or a locator."""

from __future__ import annotations

import re

from ris2cite.csl.context import Context
from ris2cite.csl.input.numbers import parse_number
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap


class Label(Rendering):
    """``cs:label``, in the plural if its variable is, or if the style says so.

    Without a value of its variable it is not printed (CSL 1.0.2, "Label"), unless it is
    ``alone``: many styles print the label of "page" before a number of pages, or that of
    a locator before the pages of an entry. Such a label is treated like a term, and printed
    if its group is. The label of a locator is not printed in cites without a locator. A
    value that has its own label ("Vol. 3", "97 p.") gets no other.
    """

    __slots__ = ("alone", "form", "plural", "variable")

    def __init__(self, wrap: Wrap, variable: str, form: str, plural: str, *, alone: bool) -> None:
        super().__init__(wrap)
        self.alone = alone
        self.variable = variable
        self.form = form
        self.plural = plural

    def render(self, ctx: Context, out: Outputs) -> None:
        variable = self.variable
        value = ctx.peek(variable)
        if not value and (not self.alone or (variable == "locator" and ctx.cite is not None)):
            return
        if variable == "locator" and ctx.locale.begins_with_label(value):
            return
        if variable != "locator" and ctx.locale.has_own_term(value, variable):
            return
        term = variable
        if variable == "locator":
            term = ctx.cite.label if ctx.cite is not None else "page"
        text = ctx.locale.term(term, self.form, self._is_plural(value, ctx))
        if text:
            ctx.worded = True
            out.append(self.wrap.word(text, ctx))

    def _is_plural(self, value: str, ctx: Context) -> bool:
        if self.plural == "always":
            return True
        if self.plural == "never" or not value:
            return False
        if self.variable.startswith("number-of-"):
            digits = re.match(r"\d+", value)
            if digits is not None:
                return digits[0].lstrip("0") not in ("", "1")
        return parse_number(value, ctx.locale.term("and") or "").plural
