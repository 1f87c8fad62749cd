"""``cs:group`` and ``cs:choose``."""

from __future__ import annotations

from collections.abc import Callable

from ris2cite.csl.context import OF_CITE, Context
from ris2cite.csl.input.numbers import parse_number
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap
from ris2cite.csl.nodes.text import render_group
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES


class Group(Rendering):
    """``cs:group``, which prints nothing if all variables in it are empty."""

    __slots__ = ("children", "delimiter")

    def __init__(self, wrap: Wrap, children: list[Rendering], delimiter: str) -> None:
        super().__init__(wrap)
        self.children = children
        self.delimiter = delimiter

    def render(self, ctx: Context, out: Outputs) -> None:
        pieces = render_group(self.children, ctx)
        if pieces:
            out.append(self.wrap.node(pieces, ctx, self.delimiter))


Test = Callable[[Context], bool]


class Branch:
    """``cs:if``, ``cs:else-if`` or ``cs:else``: conditions, their match mode, children."""

    __slots__ = ("children", "match", "only", "tests")

    def __init__(self, tests: list[Test], match: str, children: list[Rendering]) -> None:
        self.tests = tests
        self.match = match
        self.children = children
        # Most branches have one test: saves a call for each.
        self.only = tests[0] if len(tests) == 1 and match != "none" else None

    def for_type(self, item_type: str) -> Branch | None:
        """The branch for items of this type, without its type tests; None if it cannot apply."""
        by_type = [item_type in test.types for test in self.tests if isinstance(test, TypeTest)]
        if not by_type:
            return self
        others = [test for test in self.tests if not isinstance(test, TypeTest)]
        if self.match == "any":
            if any(by_type):
                return Branch([], "all", self.children)
            return Branch(others, "any", self.children) if others else None
        wanted = self.match == "all"
        if any(holds is not wanted for holds in by_type):
            return None
        return Branch(others, self.match, self.children)

    def holds(self, ctx: Context) -> bool:
        """Whether the conditions are true (CSL 1.0.2, "Choose")."""
        if not self.tests:
            return True
        match = self.match
        if match == "all":
            for test in self.tests:  # noqa: SIM110  (half the time of all() with a generator)
                if not test(ctx):
                    return False
            return True
        for test in self.tests:
            if test(ctx):
                return match == "any"
        return match == "none"


class Choose(Rendering):
    """``cs:choose``. Its output is part of the parent, whose delimiter applies to it."""

    __slots__ = ("_by_type", "branches")

    def __init__(self, wrap: Wrap, branches: list[Branch]) -> None:
        super().__init__(wrap)
        self.branches = branches
        self._by_type: dict[str, list[Branch]] = {}

    def chosen(self, ctx: Context) -> list[Rendering]:
        """The children of the first branch whose conditions are true."""
        item_type = ctx.reference.type
        branches = self._by_type.get(item_type)
        if branches is None:
            branches = self._by_type[item_type] = [
                branch for each in self.branches if (branch := each.for_type(item_type)) is not None
            ]
        for branch in branches:
            only = branch.only
            if only(ctx) if only is not None else branch.holds(ctx):
                return branch.children
        return []

    def render(self, ctx: Context, out: Outputs) -> None:
        for child in self.chosen(ctx):
            child.render(ctx, out)


# --- conditions: one test per value of an attribute --------------------------------------------


def is_numeric(text: str) -> bool:
    """Whether the text consists of numbers, possibly with affixes, ranges and lists (CSL
    1.0.2, "is-numeric")."""
    return bool(text) and parse_number(text).numeric


class TypeTest:
    """Test for one of several item types."""

    __slots__ = ("types",)

    def __init__(self, value: str) -> None:
        self.types = frozenset(value.split())

    def __call__(self, ctx: Context) -> bool:
        return ctx.reference.type in self.types


def test_variable(value: str) -> Test:
    """Test for a variable that has a value."""
    if value in NAME_VARIABLES:
        return lambda ctx: bool(ctx.reference.names(value))
    if value in DATE_VARIABLES:
        return lambda ctx: ctx.reference.date(value) is not None
    if value == "year-suffix":
        return lambda ctx: ctx.hints.year_suffix is not None or bool(ctx.peek(value))
    if value in OF_CITE:
        return lambda ctx: bool(ctx.peek(value))
    return lambda ctx: ctx.reference.text(value) != ""


def test_numeric(value: str) -> Test:
    return lambda ctx: is_numeric(ctx.peek(value))


def test_uncertain(value: str) -> Test:
    def test(ctx: Context) -> bool:
        date = ctx.reference.date(value)
        return date is not None and date.circa

    return test


def test_locator(value: str) -> Test:
    label = "sub-verbo" if value == "sub verbo" else value
    return lambda ctx: bool(ctx.cite and ctx.cite.locator and ctx.cite.label == label)


def test_position(value: str) -> Test:
    """Test for a position; "ibid-with-locator" implies "ibid", and both "subsequent" (CSL
    1.0.2, "Choose")."""

    def test(ctx: Context) -> bool:
        if ctx.cite is None:
            return False
        position = ctx.cite.position
        if value == "near-note":
            return ctx.cite.near_note
        if value == "first":
            return position == "first"
        if value == "subsequent":
            return position != "first"
        if value == "ibid":
            return position in ("ibid", "ibid-with-locator")
        return position == value

    return test


def test_disambiguate(value: str) -> Test:
    """Test for disambiguation, which makes such conditions true one after the other."""
    wanted = value == "true"

    def test(ctx: Context) -> bool:
        ctx.conditions += 1
        return (ctx.conditions <= ctx.hints.disambiguate) is wanted

    return test


TESTS: dict[str, Callable[[str], Test]] = {
    "type": TypeTest,
    "variable": test_variable,
    "is-numeric": test_numeric,
    "is-uncertain-date": test_uncertain,
    "locator": test_locator,
    "position": test_position,
    "disambiguate": test_disambiguate,
}
"""Attribute of ``cs:if`` → function from one of its values to a test."""
