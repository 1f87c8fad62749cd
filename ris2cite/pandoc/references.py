"""Adds the list of references to a pandoc document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ris2cite.markup.writers.base import Entry, ListLayout
from ris2cite.pandoc.inlines import Inline, Kept
from ris2cite.pandoc.writer import inlines_of

Block = dict[str, Any]

_UNNUMBERED = "unnumbered"
_OF_INLINES = frozenset(("Para", "Plain", "Header", "MetaInlines", "LineBlock", "CodeBlock"))


def add_list(
    document: dict[str, Any],
    entries: list[Entry],
    layout: ListLayout,
    title: list[Inline],
    kept: Kept,
) -> None:
    """Add the list to each ``::: {#refs}``, in the text or the metadata, or else at the end,
    under the heading ``title`` or a heading that ends the document.
    """
    blocks: list[Block] = document["blocks"]
    content = [_entry(entry, kept) for entry in entries]
    places = list(_find_refs([*document["meta"].values(), *blocks]))
    for place in places:
        identity, classes, pairs = place["c"][0]
        own = [pair for pair in _spacing(layout) if pair not in pairs]
        place["c"][0] = [identity, _classes(classes, layout), [*pairs, *own]]
        place["c"][1] = [*place["c"][1], *content]
    if places:
        return
    if title:
        blocks.append(_heading(title))
    elif blocks and blocks[-1]["t"] == "Header":
        identity, classes, pairs = blocks[-1]["c"][1]
        classes = [_UNNUMBERED, *(name for name in classes if name != _UNNUMBERED)]
        blocks[-1]["c"][1] = [identity, classes, pairs]
    attributes = ["refs", _classes([], layout), _spacing(layout)]
    blocks.append({"t": "Div", "c": [attributes, content]})


def _entry(entry: Entry, kept: Kept) -> Block:
    paragraph = {"t": "Para", "c": inlines_of(entry.text, kept)}
    return {"t": "Div", "c": [[f"ref-{entry.id}", ["csl-entry"], []], [paragraph]]}


def _heading(title: list[Inline]) -> Block:
    return {"t": "Header", "c": [1, ["bibliography", [_UNNUMBERED], []], title]}


def _classes(classes: list[str], layout: ListLayout) -> list[str]:
    own = ["references", "csl-bib-body"] + ["hanging-indent"] * layout.hanging_indent
    return [*classes, *(name for name in own if name not in classes)]


def _spacing(layout: ListLayout) -> list[list[str]]:
    pairs = [("entry-spacing", layout.entry_spacing), ("line-spacing", layout.line_spacing)]
    return [[name, str(lines)] for name, lines in pairs if lines != 1]


def _find_refs(values: Iterable[Any]) -> Iterator[Any]:
    """Each ``Div`` with the id ``refs`` (``…__refs`` with ``--file-scope``)."""
    for value in values:
        content = value
        if isinstance(value, dict):
            content = value.get("c")
            if value.get("t") in _OF_INLINES:
                continue
            if value.get("t") == "Div":
                identity: str = value["c"][0][0]
                if identity == "refs" or identity.endswith("__refs"):
                    yield value
                    continue
        if isinstance(content, list):
            yield from _find_refs(content)
