"""Validation of a person's own style: schema errors, with their lines.

Bundled and packaged styles are validated when they are released; a file of one's
own is validated each time it is loaded, since it may have changed.
"""

from __future__ import annotations

import os
from typing import Any

from ris2cite.csl.library.limits import check_size
from ris2cite.csl.library.locales import data_folder
from ris2cite.errors import StyleError

_SHOWN = 10
"""So many errors are shown; one early mistake often makes many."""

_NS = "{http://purl.org/net/xbiblio/csl}"

_REQUIRED = {
    "info": ("title", "id", "updated"),
    "citation": ("layout",),
    "bibliography": ("layout",),
    "choose": ("if",),
}
"""Elements that must be there; libxml2 complains of their absence at the next one."""

_TOP = ("info", "citation")

_CONSEQUENCES = ("failed to validate", "Invalid sequence", "Extra element", "got nothing")
"""libxml2's words for what follows from another error."""


def check_style(xml: bytes, name: str) -> None:
    """Return if ``xml`` is a valid CSL 1.0.2 style, else raise StyleError.

    The message has one line per error, ``NAME:LINE: what is wrong``. Checked are
    the CSL schema that citeproc-py ships, and what a schema cannot see: calls of
    macros that do not exist, and macros that call themselves.
    """
    from lxml import etree

    check_size(xml)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(f"{name}:{error.lineno or 1}: not well-formed XML: {error.msg}") from error
    errors = _schema_errors(root) + _macro_errors(root)
    if errors:
        lines = [f"{name}:{line}: {text}" for line, text in sorted(set(errors))]
        if len(lines) > _SHOWN:
            lines[_SHOWN:] = [f"… and {len(lines) - _SHOWN} more"]
        raise StyleError("this style is not valid CSL 1.0.2\n" + "\n".join(lines))


def _schema_errors(root: Any) -> list[tuple[int, str]]:
    """What the schema rejects: in our words where they say more, else in libxml2's."""
    from lxml import etree

    from ris2cite.csl.library.grammar import Grammar

    path = os.path.join(data_folder(), "schema", "schemas", "styles", "csl.rng")
    schema = etree.parse(path)
    validator = etree.RelaxNG(schema)
    if validator.validate(root):
        return []
    explained = Grammar(schema).explain(root) + _missing(root)
    if explained:
        return explained
    entries = [(entry.line or 1, entry.message) for entry in validator.error_log]
    causes = [
        (line, text) for line, text in entries if not any(word in text for word in _CONSEQUENCES)
    ]
    return causes or entries


def _missing(root: Any) -> list[tuple[int, str]]:
    parent = f'{_NS}info/{_NS}link[@rel="independent-parent"]'
    required = {**_REQUIRED, "style": ("info",) if root.find(parent) is not None else _TOP}
    return [
        (element.sourceline, f"<{name}> needs an element <{child}>")
        for name, children in required.items()
        for element in root.iter(_NS + name)
        for child in children
        if element.find(_NS + child) is None
    ]


def _macro_errors(root: Any) -> list[tuple[int, str]]:
    macros = {macro.get("name"): macro for macro in root.iterchildren(_NS + "macro")}
    errors = [
        (call.sourceline, f"there is no macro called “{call.get('macro')}”")
        for call in root.iter(_NS + "text", _NS + "key")
        if call.get("macro") is not None and call.get("macro") not in macros
    ]
    calls = {
        name: {call.get("macro") for call in macro.iter(_NS + "text")} & macros.keys()
        for name, macro in macros.items()
    }
    for name, macro in macros.items():
        if name in _reachable(name, calls):
            errors.append((macro.sourceline, f"the macro “{name}” calls itself"))
    return errors


def _reachable(name: str, calls: dict[str, set[str]]) -> set[str]:
    """Every macro that ``name`` calls, directly or by way of another."""
    seen: set[str] = set()
    waiting = list(calls[name])
    while waiting:
        called = waiting.pop()
        if called not in seen:
            seen.add(called)
            waiting.extend(calls[called])
    return seen
