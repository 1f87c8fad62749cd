"""Adds citations and a list of references to a pandoc document.

Does the same as pandoc's citeproc, by the same metadata, with the readers, styles and
editing of this package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ris2cite.csl.compiling.load import load_style
from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.documents.cited import is_cross_reference, near_key
from ris2cite.documents.processor import Processor
from ris2cite.errors import Diagnostic, LocaleNotFoundError, Report, UsageError
from ris2cite.model import Item
from ris2cite.pandoc.cites import Found, find_citations, keys_in
from ris2cite.pandoc.clusters import ClusterReader
from ris2cite.pandoc.inlines import Kept
from ris2cite.pandoc.items import CitedItems, cited_items, with_listed_abbreviations
from ris2cite.pandoc.metadata import OPTIONS, Metadata
from ris2cite.pandoc.notes import adjust_punctuation
from ris2cite.pandoc.printing import CitationPrinter
from ris2cite.pandoc.references import add_list
from ris2cite.pandoc.writer import INLINES
from ris2cite.text.suggest import did_you_mean


def read_document(data: bytes) -> dict[str, Any]:
    """A document from pandoc's JSON. Raises UsageError if it is something else."""
    try:
        document = json.loads(data)
    except ValueError:
        document = None
    if isinstance(document, dict) and {"blocks", "meta"} <= document.keys():
        return document
    raise UsageError("expected a pandoc document as JSON on standard input; use it as a --filter")


def cited(document: dict[str, Any], report: Report) -> dict[str, Any]:
    """The document (pandoc's JSON) with citations and references; modified in place.

    Raises UsageError, InputError and StyleError for invalid metadata.
    """
    metadata = Metadata(document["meta"])
    _report_unknown_options(metadata, report)
    style = _style(metadata, report)
    kept = Kept()
    tree = [*metadata.texts_with_citations(), document["blocks"]]
    found = find_citations(tree, becomes_note=style.note_style)
    items = cited_items(metadata, [*found.keys(), *keys_in(metadata.nocite())], kept, report)
    cross_references = frozenset(filter(is_cross_reference, items.missing))
    if cross_references:  # they are left to another filter
        found = find_citations(tree, becomes_note=style.note_style, ignored=cross_references)
    _report_missing(items, cross_references.difference(found.keys()), report)
    processor = _processor(items.items, style, metadata, report)
    _print_citations(found, processor, metadata, kept)
    if not metadata.flag("suppress-bibliography", False):
        entries = processor.bibliography()
        if entries:
            title = metadata.inlines("reference-section-title")
            add_list(document, entries, processor.layout, title, kept)
    return document


def _style(metadata: Metadata, report: Report) -> CompiledStyle:
    """The style, in its own language if that of the document is unknown, as in pandoc."""
    try:
        return load_style(metadata.style(), metadata.language(), report)
    except LocaleNotFoundError as error:
        message = f"{error}; the language of the style is used"
        report(Diagnostic("warning", "unknown-locale", message))
        return load_style(metadata.style(), None, report)


def _report_unknown_options(metadata: Metadata, report: Report) -> None:
    for name in metadata.unknown_options():
        hint = did_you_mean(name, OPTIONS) or f"; use {', '.join(OPTIONS)}"
        message = f"unknown option ris2cite.{name}, which is ignored{hint}"
        report(Diagnostic("warning", "unknown-option", message))


def _report_missing(items: CitedItems, ignored: frozenset[str], report: Report) -> None:
    """Report the cited keys that no item has, except those in ``ignored``."""
    for key in items.missing:
        if key not in ignored:
            message = f"no reference has the key “{key}”{near_key(key, items.keys)}"
            report(Diagnostic("warning", "unknown-cite", message))


def _processor(
    items: Iterable[Item], style: CompiledStyle, metadata: Metadata, report: Report
) -> Processor:
    """A processor of the items as the metadata say."""
    options = metadata.options()
    abbreviations = tuple(metadata.texts("citation-abbreviations"))
    for path in abbreviations:
        if not Path(path).is_file():
            raise UsageError(f"{path}: no such file")
    edit = options.get("edit", True) is not False
    if abbreviations and not edit:
        items = with_listed_abbreviations(items, abbreviations)
    processor = Processor(
        items,
        style,
        on_diagnostic=report,
        links=metadata.flag("link-bibliography", True),
        edit=edit,
        titles=options.get("titles"),
        abbreviate=options.get("abbreviate"),
        abbreviations=abbreviations,
    )
    processor.writer = INLINES
    listed = not metadata.flag("suppress-bibliography", False)
    if listed and metadata.flag("link-citations", False):
        processor.cite_link = lambda key: f"#ref-{key}"
    return processor


def _print_citations(found: Found, processor: Processor, metadata: Metadata, kept: Kept) -> None:
    """Set the content of each ``Cite`` to its formatted citation."""
    style = processor.style
    reader = ClusterReader(style, kept, frozenset(processor.references))
    printer = CitationPrinter(processor, kept)
    clusters = [reader.cluster(citation) for citation in found.citations]
    placed = processor.place([cluster for cluster in clusters if cluster is not None])
    # Backwards, as a citation may be in the suffix of the previous one.
    for citation, cluster in zip(found.citations[::-1], clusters[::-1], strict=True):
        if cluster is None:
            citation.element["c"][1] = printer.unknown(citation)
        else:
            citation.element["c"][1] = printer.printed(citation, placed.pop())
    adjust_punctuation(
        found.passages,
        after_punctuation=metadata.flag("notes-after-punctuation", style.note_style),
        into_quotation=style.locale.punctuation_in_quote,
    )
