"""Validation of the user's own styles.

Bundled and packaged styles are validated before release. The user's own are validated
each time they are loaded, since they may have changed.
"""

from __future__ import annotations

import os
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from typing import Any, NamedTuple

from ris2cite.csl.library.limits import check_size
from ris2cite.csl.library.locales import data_folder

_SHOWN = 10
"""The number of problems that are listed."""

_NS = "{http://purl.org/net/xbiblio/csl}"

_REQUIRED = {
    "info": ("title", "id", "updated"),
    "citation": ("layout",),
    "bibliography": ("layout",),
    "choose": ("if",),
}
"""Required elements, whose absence libxml2 reports at the next element."""

_TOP = ("info", "citation")

_CONSEQUENCES = ("failed to validate", "Invalid sequence", "Extra element", "got nothing")
"""Parts of libxml2's messages about errors that only follow from others."""


class Problem(NamedTuple):
    """A violation of CSL 1.0.2.

    ``missing`` means that a required element is absent. The compiler decides whether that
    matters: a style without metadata or citations can still format a bibliography.
    """

    line: int
    text: str
    missing: bool = False


def find_problems(xml: bytes) -> list[Problem]:
    """The violations of CSL 1.0.2 in a style, or ``[]`` if it is not XML.

    Checks the CSL schema that comes with citeproc-py, calls of macros that do not exist,
    and macros that call themselves. A style with problems may still be usable: newer
    versions of CSL allow values that the schema does not have.
    """
    from lxml import etree

    check_size(xml)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return []  # the compiler's error has the line and the reason
    layouts: list[Any] = root.findall(f".//{_NS}layout[@locale]")
    for layout in layouts:
        layout.getparent().remove(layout)  # an extension that is supported
    return sorted(set(_schema_problems(root) + _macro_problems(root)))


def listed(problems: list[Problem], name: str) -> str:
    """The first ten problems, as lines of ``NAME:LINE: text``."""
    lines = [f"{name}:{problem.line}: {problem.text}" for problem in problems]
    if len(lines) > _SHOWN:
        lines[_SHOWN:] = [f"… and {len(lines) - _SHOWN} more"]
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _schema() -> tuple[Any, Any]:
    """The tree of the schema and its validator, which takes 16 ms to build."""
    from lxml import etree

    schema = etree.parse(os.path.join(data_folder(), "schema", "schemas", "styles", "csl.rng"))
    return schema, etree.RelaxNG(schema)


def _schema_problems(root: Any) -> list[Problem]:
    """Violations of the schema, in libxml2's words only if ours cannot explain them."""
    schema, validator = _schema()
    if validator.validate(root):
        return []
    from ris2cite.csl.library.grammar import Grammar

    explained = [Problem(*wrong) for wrong in Grammar(schema).explain(root)]
    explained += _missing(root)
    if explained:
        return explained
    entries = [Problem(entry.line or 1, entry.message) for entry in validator.error_log]
    causes = [entry for entry in entries if not any(word in entry.text for word in _CONSEQUENCES)]
    return causes or entries


def _missing(root: Any) -> list[Problem]:
    parent = f'{_NS}info/{_NS}link[@rel="independent-parent"]'
    required = {**_REQUIRED, "style": ("info",) if root.find(parent) is not None else _TOP}
    return [
        Problem(
            element.sourceline,
            f"<{name}> needs an element <{child}>",
            missing=True,
        )
        for name, children in required.items()
        for element in root.iter(_NS + name)
        for child in children
        if element.find(_NS + child) is None
    ]


def _macro_problems(root: Any) -> list[Problem]:
    macros = {macro.get("name"): macro for macro in root.iterchildren(_NS + "macro")}
    problems = [
        Problem(call.sourceline, f"there is no macro called “{call.get('macro')}”")
        for call in root.iter(_NS + "text", _NS + "key")
        if call.get("macro") is not None and call.get("macro") not in macros
    ]
    calls = {
        name: {call.get("macro") for call in macro.iter(_NS + "text")} & macros.keys()
        for name, macro in macros.items()
    }
    try:
        TopologicalSorter(calls).prepare()
    except CycleError as error:
        ring = set(error.args[1])
        problems += [
            Problem(macros[name].sourceline, f"the macro “{name}” calls itself")
            for name in macros
            if name in ring
        ]
    return problems
