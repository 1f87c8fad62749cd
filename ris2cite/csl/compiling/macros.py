"""The macros of a style: checked when the style is loaded, compiled on first use.

A list of references uses only part of a large style.
"""

from __future__ import annotations

from typing import Any

from ris2cite.csl.library.limits import check_numbers
from ris2cite.errors import StyleError

_NS = "{http://purl.org/net/xbiblio/csl}"
_CALL = f"{_NS}text"
_ELEMENTS = frozenset(
    _NS + name
    for name in """
    style info locale macro citation bibliography intext sort key layout text number date
    date-part names name name-part et-al label substitute group choose if else-if else
    institution institution-part alternative
    """.split()
)
_AREAS = {_NS + "citation", _NS + "bibliography", _NS + "intext"}
# Element → the only parents in which it is allowed.
_PARENTS = {
    _NS + child: frozenset(parents)
    for child, parents in {
        "layout": _AREAS,
        "sort": _AREAS,
        "key": {_NS + "sort"},
        "if": {_NS + "choose"},
        "else-if": {_NS + "choose"},
        "else": {_NS + "choose"},
        "date-part": {_NS + "date"},
        "name": {_NS + "names"},
        "et-al": {_NS + "names"},
        "substitute": {_NS + "names"},
    }.items()
}
_NUMBERED = frozenset(_NS + name for name in ("citation", "bibliography", "names", "name", "key"))
# Elements that need neither collecting nor checking.
_PLAIN = frozenset(_NS + name for name in ("group", "choose", "label", "number"))
# Elements whose content is not rendered.
_SKIPPED = frozenset((_NS + "info", _NS + "locale"))


class MacroTable:
    """The macros by name, with the macros that each calls.

    Raises StyleError, with the line, for an unknown element, a call of a macro that does
    not exist, and circular calls.
    """

    __slots__ = ("_calls", "_dates", "_suffixes", "elements")

    def __init__(self, root: Any) -> None:
        self.elements: dict[str, Any] = {}
        self._calls: dict[str, list[tuple[str, int]]] = {}
        self._dates: set[str] = set()
        self._suffixes: set[str] = set()
        check_numbers(root)
        areas = [child for child in root.iterchildren() if isinstance(child.tag, str)]
        for area in areas:
            if area.tag == _NS + "macro":
                self.elements.setdefault(area.get("name", ""), area)
        for area in areas:
            if area.tag not in _SKIPPED:
                self._read(area)
        self._check_calls()

    def _read(self, area: Any) -> None:
        """Collect the calls of a macro or an area, and refuse unknown elements."""
        name = area.get("name", "") if area.tag == _NS + "macro" else f"<{area.tag[len(_NS) :]}>"
        calls = self._calls.setdefault(name, [])
        for element in area.iter():
            tag = element.tag
            if tag in _PLAIN:
                continue
            if tag in _NUMBERED:
                check_numbers(element)
            if tag in _PARENTS and element.getparent().tag not in _PARENTS[tag]:
                raise StyleError(
                    f"line {element.sourceline}: <{tag.removeprefix(_NS)}> is not allowed in "
                    f"<{element.getparent().tag.removeprefix(_NS)}>"
                )
            if tag == _CALL or tag == _NS + "key":
                called = element.get("macro")
                if called is not None:
                    calls.append((called, element.sourceline))
                elif element.get("variable") == "year-suffix":
                    self._suffixes.add(name)
            elif tag == _NS + "date":
                self._dates.add(name)
            elif tag not in _ELEMENTS and isinstance(tag, str):
                raise StyleError(
                    f"line {element.sourceline}: CSL has no element <{tag.removeprefix(_NS)}>"
                )

    def _check_calls(self) -> None:
        """Follow all calls; iteratively, because a chain of calls may be very long."""
        done: set[str] = set()
        for start in self._calls:
            path: dict[str, None] = {}
            stack: list[tuple[str, int]] = [(start, 0)]
            while stack:
                name, position = stack.pop()
                if not position:
                    if name in done:
                        continue
                    path[name] = None
                calls = self._calls.get(name, [])
                if position == len(calls):
                    path.pop(name, None)
                    done.add(name)
                    continue
                stack.append((name, position + 1))
                called, line = calls[position]
                if called not in self.elements:
                    raise StyleError(f"line {line}: there is no macro “{called}”")
                if called in path:
                    raise StyleError(f"line {line}: the macro “{called}” calls itself")
                if called not in done:
                    stack.append((called, 0))

    def has_date(self, name: str) -> bool:
        """Whether the macro itself contains a ``cs:date``."""
        return name in self._dates

    def prints_suffix(self, name: str) -> bool:
        """Whether the macro, or one that it calls, prints the year suffix."""
        seen = {name}
        queue = [name]
        while queue:
            current = queue.pop()
            if current in self._suffixes:
                return True
            for called, _ in self._calls.get(current, []):
                if called not in seen:
                    seen.add(called)
                    queue.append(called)
        return False
