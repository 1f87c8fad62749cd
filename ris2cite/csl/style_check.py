"""Validation of a person's own style: schema errors, with their lines.

Bundled and packaged styles are validated when they are released; a file of one's
own is validated each time it is loaded, since it may have changed.
"""

from __future__ import annotations

import os
from typing import Any

from ris2cite.csl.locales import data_folder
from ris2cite.errors import StyleError

_SHOWN = 10
"""So many errors are shown; one early mistake often makes many."""

_NS = "{http://purl.org/net/xbiblio/csl}"


def check_style(xml: bytes, name: str) -> None:
    """Return if ``xml`` is a valid CSL 1.0.2 style, else raise StyleError.

    The message has one line per error, ``NAME:LINE: what is wrong``. Checked are
    the CSL schema that citeproc-py ships, and what a schema cannot see: calls of
    macros that do not exist, and macros that call themselves.
    """
    from lxml import etree

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
    from lxml import etree

    path = os.path.join(data_folder(), "schema", "schemas", "styles", "csl.rng")
    schema = etree.RelaxNG(etree.parse(path))
    if schema.validate(root):
        return []
    return [(entry.line, entry.message) for entry in schema.error_log]


def _macro_errors(root: Any) -> list[tuple[int, str]]:
    macros = {macro.get("name"): macro for macro in root.iterchildren(_NS + "macro")}
    errors = [
        (call.sourceline, f"there is no macro called «{call.get('macro')}»")
        for call in root.iter(_NS + "text", _NS + "key")
        if call.get("macro") is not None and call.get("macro") not in macros
    ]
    calls = {
        name: {call.get("macro") for call in macro.iter(_NS + "text")} & macros.keys()
        for name, macro in macros.items()
    }
    for name, macro in macros.items():
        if name in _reachable(name, calls):
            errors.append((macro.sourceline, f"the macro «{name}» calls itself"))
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
