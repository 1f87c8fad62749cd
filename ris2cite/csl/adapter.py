"""The processor with the interface of citeproc-py, including its formatters.

    from citeproc import Citation, CitationItem, formatter
    from citeproc.source.json import CiteProcJSON

    bibliography = CompiledBibliography("apa", CiteProcJSON(items), formatter.rst)
    citation = Citation([CitationItem("smith2020")])
    bibliography.register(citation)
    bibliography.sort()
    print(bibliography.cite(citation, print))
    print(*bibliography.bibliography(), sep="\\n")

A formatter is a module, or any object, with ``preformat`` and the classes ``Italic``,
``Oblique``, ``Bold``, ``Light``, ``Underline``, ``Superscript``, ``Subscript``, ``SmallCaps``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from citeproc import CitationStylesBibliography
from citeproc.formatter import html
from citeproc.source import BibliographySource, DateRange, LiteralDate, Reference
from citeproc.string import MixedString, NoCase

from ris2cite.csl.compiling.load import load_style
from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.document import ListOrder
from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import Report, UsageError, reporter
from ris2cite.markup.output import Token
from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.model import Item

_CLASSES = {
    "italic": "Italic",
    "oblique": "Oblique",
    "bold": "Bold",
    "light": "Light",
    "underline": "Underline",
    "superscript": "Superscript",
    "subscript": "Subscript",
    "small-caps": "SmallCaps",
}


class CompiledBibliography(CitationStylesBibliography):  # type: ignore[misc]
    """A bibliography with the methods of citeproc-py's ``CitationStylesBibliography``.

    ``style`` is any style that ``CslProcessor`` accepts. ``source`` maps case-insensitive
    keys to references of citeproc-py or to CSL-JSON items. The document is formatted
    again after each ``register`` and ``sort``, so register all citations before citing.
    Raises the same exceptions as ``CslProcessor``.
    """

    def __init__(
        self,
        style: str | bytes | CompiledStyle,
        source: Mapping[str, Any],
        formatter: Any = html,
        locale: str | None = None,
        *,
        on_diagnostic: Report | None = None,
    ) -> None:
        # The parent's constructor is not called, since it needs a style of citeproc-py.
        own = isinstance(source, BibliographySource)
        self.source: Mapping[str, Any] = source if own else _by_key(source)
        self.formatter = formatter
        self.keys: list[str] = []
        self.items: list[Any] = []
        self._citations: list[Any] = []
        self._sorted = False
        self._known: set[str] = set()
        self._texts: dict[int, str] | None = None
        self._entries: list[Entry] = []
        self._report = reporter(on_diagnostic, strict=False)
        self.style = load_style(style, locale, self._report)

    def register(self, citation: Any, callback: Callable[[Any], Any] | None = None) -> None:
        """Add a citation; ``callback`` is called with each cite whose key is unknown."""
        citation.bibliography = self
        for item in citation.cites:
            if item.key not in self.source:
                if callback is not None:
                    callback(item)
            elif item.key not in self._known:
                self._known.add(item.key)
                self.keys.append(item.key)
                self.items.append(item)
        self._citations.append(citation)
        self._texts = None

    def sort(self) -> None:
        """Sort the bibliography as the style specifies."""
        self._sorted, self._texts = True, None
        self._render()
        by_key = dict(zip(self.keys, self.items, strict=True))
        # Items that the style prints as nothing stay registered, after all others.
        self.keys = list(dict.fromkeys([entry.id for entry in self._entries] + self.keys))
        self.items = [by_key[key] for key in self.keys]

    def cite(self, citation: Any, callback: Callable[[Any], Any] | None = None) -> str:
        """The text of a registered citation.

        ``callback`` is called with each cite whose key is unknown. Raises UsageError if
        the citation was not registered.
        """
        for item in citation.cites:
            if item.key not in self.source and callback is not None:
                callback(item)
        texts = self._render()
        if id(citation) not in texts:
            keys = ", ".join(item.key for item in citation.cites)
            raise UsageError(f"this citation was not registered before it was cited: {keys}")
        return texts[id(citation)]

    def bibliography(self) -> list[str]:
        """The formatted references, in order of registration or, once sorted, of the style."""
        self._render()
        return [entry.text for entry in self._entries]

    def _render(self) -> dict[int, str]:
        if self._texts is None:
            items = [_item(key, self.source[key]) for key in self.keys]
            order: ListOrder = "style" if self._sorted else "input"
            processor = CslProcessor(items, self.style, order=order, on_diagnostic=self._report)
            processor.writer = formatter_writer(self.formatter)
            clusters = [self._cluster(n, c) for n, c in enumerate(self._citations, 1)]
            texts = processor.cite_all(clusters)
            self._texts = {id(c): t for c, t in zip(self._citations, texts, strict=True)}
            self._entries = processor.bibliography()
        return self._texts

    def _cluster(self, number: int, citation: Any) -> dict[str, Any]:
        known = [item for item in citation.cites if item.key in self.source]
        note = number if self.style.note_style else 0
        return {
            "citationItems": [_cite(item) for item in known],
            "properties": {"noteIndex": note},
        }


def _by_key(source: Mapping[str, Any]) -> Mapping[str, Any]:
    """The source with lower-case keys, as in citeproc-py's citations."""
    found: dict[str, Any] = {}
    for key, reference in source.items():
        if key.lower() in found:
            raise UsageError(f"two items have the key “{key}”, ignoring case")
        found[key.lower()] = reference
    return found


def formatter_writer(formatter: Any) -> Writer:
    """A Writer that uses a formatter of citeproc-py."""

    def compose(tokens: Sequence[Token]) -> str:
        levels: list[list[str]] = [[]]
        for token in tokens:
            if isinstance(token, str):
                levels[-1].append(str(formatter.preformat(token)))
            elif token.name in _CLASSES and token.opens:
                levels.append([])
            elif token.name in _CLASSES:
                text = "".join(levels.pop())
                wrap = getattr(formatter, _CLASSES[token.name], str)
                levels[-1].append(str(wrap(text)) if text else "")
        return "".join(levels[0])

    return Writer("citeproc", formatter.preformat, {}, _no_link, _line, compose=compose)


def _no_link(_target: str) -> tuple[str, str]:
    return "", ""


def _line(entry: Entry, _layout: ListLayout) -> str:
    return entry.line + "\n"


def _cite(item: Any) -> dict[str, Any]:
    cite: dict[str, Any] = {"id": item.key}
    for name in ("prefix", "suffix"):
        if name in item:
            cite[name] = str(item[name])
    if item.has_locator:
        cite["label"], cite["locator"] = item["locator"].label, str(item["locator"].identifier)
    return cite


def _item(key: str, reference: Any) -> Item:
    """A reference of citeproc-py as a CSL-JSON item; items are returned unchanged."""
    if not isinstance(reference, Reference):
        return {**reference, "id": key}
    item: Item = {}
    for name, value in reference.items():
        if value is not None:
            item[name.replace("_", "-")] = _value(value)
    del item["key"]
    return {**item, "id": key}


def _value(value: Any) -> Any:
    if isinstance(value, LiteralDate):
        return {"literal": str(value.text), "circa": value["circa"]}
    if isinstance(value, DateRange):
        ends = [value[end] for end in ("begin", "end") if end in value]
        return {"date-parts": [_day(end) for end in ends], "circa": value["circa"]}
    if isinstance(value, dict):
        date = {"date-parts": [_day(value)], "circa": value["circa"]}
        return date | ({"season": value["season"]} if "season" in value else {})
    if isinstance(value, MixedString):
        return "".join(
            f'<span class="nocase">{part}</span>' if isinstance(part, NoCase) else str(part)
            for part in value
        )
    if isinstance(value, list):
        return [{part: str(text) for part, text in name.items()} for name in value]
    return str(value)


def _day(date: Any) -> list[Any]:
    return [date[part] for part in ("year", "month", "day") if part in date]
