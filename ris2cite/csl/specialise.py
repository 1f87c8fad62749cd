"""A layout cut down to what one item type can reach.

Much of a large style asks for the item's type. For a type that comes often these
questions are answered once: branches that cannot hold are dropped, those that always
hold take the place of their ``cs:choose``.
"""

from __future__ import annotations

from ris2cite.csl.nodes.base import Rendering
from ris2cite.csl.nodes.group import Branch, Choose, Group, TypeTest
from ris2cite.csl.nodes.names import Names
from ris2cite.csl.nodes.text import TextMacro

_OFTEN = 12  # from then on cutting down costs less than it saves


class LayoutNodes:
    """The children of a layout, whole for rare types and cut down for frequent ones."""

    __slots__ = ("_by_type", "_seen", "_whole")

    def __init__(self, children: list[Rendering]) -> None:
        self._whole = children
        self._seen: dict[str, int] = {}
        self._by_type: dict[str, list[Rendering]] = {}

    def for_type(self, item_type: str) -> list[Rendering]:
        """The nodes to render for an item of that type."""
        nodes = self._by_type.get(item_type)
        if nodes is not None:
            return nodes
        seen = self._seen.get(item_type, 0) + 1
        self._seen[item_type] = seen
        if seen < _OFTEN:
            return self._whole
        nodes = self._by_type[item_type] = _Cutter(item_type).all(self._whole)
        return nodes


class _Cutter:
    """Cuts nodes down for one type; a macro that is shared stays shared."""

    def __init__(self, item_type: str) -> None:
        self.item_type = item_type
        self.done: dict[int, list[Rendering]] = {}

    def all(self, nodes: list[Rendering]) -> list[Rendering]:
        """A list of nodes cut down; the same list for the same list."""
        result = self.done.get(id(nodes))
        if result is None:
            result = self.done[id(nodes)] = []
            for node in nodes:
                result.extend(self.one(node))
        return result

    def one(self, node: Rendering) -> list[Rendering]:
        """What takes the place of a node: itself, a copy, its branch, or nothing."""
        if isinstance(node, Group):
            return [Group(node.wrap, self.all(node.children), node.delimiter)]
        if isinstance(node, TextMacro):
            return [TextMacro(node.wrap, self.all(node.nodes()), node.has_date)]
        if isinstance(node, Names) and node.substitutes:
            return [node.with_substitutes(self.all(node.substitutes))]
        if isinstance(node, Choose):
            return self._choose(node)
        return [node]

    def _choose(self, node: Choose) -> list[Rendering]:
        branches: list[Branch] = []
        for branch in node.branches:
            settled = self._settled(branch)
            if settled is None:
                continue
            branches.append(settled)
            if not settled.tests:
                break
        if not branches:
            return []
        if not branches[0].tests:
            return branches[0].children
        return [Choose(node.wrap, branches)]

    def _settled(self, branch: Branch) -> Branch | None:
        """The branch with its questions for the type answered; None if it cannot hold."""
        tests = []
        asked = bool(branch.tests)
        for test in branch.tests:
            if not isinstance(test, TypeTest):
                tests.append(test)
                continue
            holds = self.item_type in test.types
            if holds and branch.match == "any":
                return Branch([], "all", self.all(branch.children))
            if holds is not (branch.match == "all") and branch.match != "any":
                return None
        if asked and not tests and branch.match == "any":
            return None
        return Branch(tests, branch.match, self.all(branch.children))
