"""The CSL schema as tables, to explain errors.

For most errors libxml2 only reports that an element far above "failed to validate content".
This module reads from the schema which child elements, attributes and values each element
can have.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from ris2cite.text.suggest import did_you_mean

_RNG = "{http://relaxng.org/ns/structure/1.0}"
_CSL = "{http://purl.org/net/xbiblio/csl}"

_ALIKE = 0.7
_MOST = 100
"""The maximum number of explained errors, because finding similar words is slow."""

Values = set[str] | None
"""The values allowed for an attribute, or None for any value."""


class ElementRule:
    """The attributes, their values, and the child elements allowed in an element."""

    __slots__ = ("attributes", "children")

    def __init__(self) -> None:
        self.attributes: dict[str, Values] = {}
        self.children: set[str] = set()

    def allow(self, attribute: str, values: Values) -> None:
        """Add ``values`` to those allowed for ``attribute``; None overrides a list."""
        known = self.attributes.get(attribute, set())
        self.attributes[attribute] = None if values is None or known is None else known | values


class Grammar:
    """The rules of a RELAX NG schema, by element name.

    If the schema defines an element twice (``style``, dependent or not), the rule is the
    union of both, so that only what neither allows is reported.
    """

    def __init__(self, schema: Any) -> None:
        self._defines: dict[str, list[Any]] = {}
        for define in schema.iter(_RNG + "define"):
            self._defines.setdefault(define.get("name"), []).append(define)
        self.rules: dict[str, ElementRule] = {}
        for element in schema.iter(_RNG + "element"):
            rule = self.rules.setdefault(_name(element), ElementRule())
            self._gather(element, rule, set())

    def _gather(self, node: Any, rule: ElementRule, seen: set[str]) -> None:
        for child in node:
            if child.tag == _RNG + "element":
                rule.children.add(_name(child))
            elif child.tag == _RNG + "attribute":
                rule.allow(_name(child), self._values(child))
            elif child.tag == _RNG + "ref":
                name = child.get("name")
                if name not in seen:
                    seen.add(name)
                    for define in self._defines.get(name, ()):
                        self._gather(define, rule, seen)
            elif isinstance(child.tag, str):
                self._gather(child, rule, seen)

    def _values(self, node: Any) -> Values:
        """The enumerated values below ``node``, or None if any text is allowed."""
        values: set[str] = set()
        found_any = False
        for child in node:
            if child.tag == _RNG + "value":
                values.add((child.text or "").strip())
                found_any = True
            elif child.tag in (_RNG + "data", _RNG + "text"):
                return None
            elif child.tag == _RNG + "ref":
                for define in self._defines.get(child.get("name"), ()):
                    below = self._values(define)
                    if below is None:
                        return None
                    values |= below
                    found_any = True
            elif isinstance(child.tag, str) and child.tag != _RNG + "name":
                below = self._values(child)
                if below is None:
                    return None
                values |= below
                found_any = found_any or bool(below)
        return values if found_any else set()

    def explain(self, root: Any) -> list[tuple[int, str]]:
        """The first hundred errors below ``root``, as pairs of line and message."""
        wrong = (
            (element.sourceline, sentence)
            for element in root.iter()
            if isinstance(element.tag, str) and element.tag.startswith(_CSL)
            for sentence in self._wrong_in(element)
        )
        return list(islice(wrong, _MOST))

    def _wrong_in(self, element: Any) -> Iterator[str]:
        name = element.tag[len(_CSL) :]
        rule = self.rules.get(name)
        parent = element.getparent()
        if rule is None:
            hint = did_you_mean(name, sorted(self.rules), _ALIKE)
            yield f"there is no element <{name}> in CSL{hint}"
            return
        if parent is not None and isinstance(parent.tag, str):
            above = parent.tag[len(_CSL) :]
            outer = self.rules.get(above)
            if outer is not None and name not in outer.children:
                yield f"<{name}> is not allowed in <{above}>"
        for attribute, value in element.attrib.items():
            if not attribute.startswith("{"):
                yield from _wrong_attribute(name, rule, attribute, value)


def _wrong_attribute(name: str, rule: ElementRule, attribute: str, value: str) -> Iterator[str]:
    if attribute not in rule.attributes:
        hint = did_you_mean(attribute, sorted(rule.attributes), _ALIKE)
        yield f"<{name}> has no attribute “{attribute}”{hint}"
        return
    allowed = rule.attributes[attribute]
    if not allowed or value in allowed:
        return
    for word in value.split():
        if word not in allowed:
            hint = did_you_mean(word, sorted(allowed), _ALIKE)
            yield f"“{word}” is not a value of the attribute “{attribute}” of <{name}>{hint}"


def _name(node: Any) -> str:
    name = node.find(_RNG + "name")
    text = node.get("name") if name is None else name.text
    return (text or "").strip().rpartition(":")[2]
