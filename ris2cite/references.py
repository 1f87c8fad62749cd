"""References as a whole product: the list of a bibliography, a page, citations.

The processor makes entries; here they become what a person asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .errors import Diagnostic, Report, UsageError
from .model import Item
from .page import html_entry, html_page, latex_page

if TYPE_CHECKING:
    from .csl.processor import Processor
    from .formats import WriteOptions
    from .markup.writers.base import Entry

STANDALONE = ("html", "latex", "rtf")
"""The formats that can be a document of their own; RTF is never anything else."""


def write_list(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The list of references, with its frame, in pieces."""
    from .csl.processor import Processor

    processor = Processor(
        items,
        options.style,
        options.locale,
        to,
        on_diagnostic=report,
        links=options.links or (options.standalone and to == "html"),
        collate=options.collate,
        order=options.order,
    )
    yield from _framed(processor, _entries(processor, report), to, options)


def write_cites(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The in-text citation of each item, one a line, in the items' order."""
    from .csl.processor import Processor

    listed = list(items)
    processor = Processor(listed, options.style, options.locale, to, on_diagnostic=report)
    for item in listed:
        yield _one_line(processor.cite([{"id": item["id"]}]))


def write_document(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The citations of a document, one a line; a blank line; the list of what it cites."""
    from .csl.processor import Processor

    processor = Processor(
        items,
        options.style,
        options.locale,
        to,
        on_diagnostic=report,
        links=options.links,
        collate=options.collate,
        order=options.order,
    )
    clusters = options.clusters or []
    for citation in processor.cite_all(clusters):
        yield _one_line(citation)
    yield "\n"
    cited = processor.restrict(
        str(cite["id"]) for cluster in clusters for cite in _cites_of(cluster)
    )
    yield from _framed(cited, cited.bibliography(), to, options)


def read_clusters(text: str | bytes, source: str) -> list[Any]:
    """The clusters of a document: a JSON list of citeproc-js's citations, of lists of
    cites, or of single cites; or an object with such a list under ``citations``.

    Raises UsageError, with the place, where it is anything else.
    """
    import json

    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{source}: is not JSON: {error}") from error
    if isinstance(found, dict):
        found = found.get("citations", found.get("clusters"))
    if not isinstance(found, list):
        raise UsageError(f"{source}: must be a JSON list of citations")
    return [_cluster(raw, f"{source}: citation {n}") for n, raw in enumerate(found, 1)]


def _cluster(raw: Any, place: str) -> Any:
    if isinstance(raw, dict) and "citationItems" not in raw:
        raw = [raw]  # a single cite
    cites = _cites_of(raw)
    if not isinstance(cites, list) or not cites:
        raise UsageError(f"{place} has no list of cites (“citationItems”)")
    for cite in cites:
        if not isinstance(cite, dict) or not isinstance(cite.get("id"), (str, int)):
            raise UsageError(f"{place} has a cite without an “id”")
    named = [{**cite, "id": str(cite["id"])} for cite in cites]
    if not isinstance(raw, dict):
        return named
    properties = raw.get("properties") or {}
    note = properties.get("noteIndex", 0) if isinstance(properties, dict) else None
    if not isinstance(note, int):
        raise UsageError(f"{place} has a noteIndex that is no number")
    return {**raw, "citationItems": named}


def _cites_of(cluster: Any) -> Any:
    return cluster["citationItems"] if isinstance(cluster, dict) else cluster


def _entries(processor: Processor, report: Report) -> list[Entry]:
    """The entries; where the style has no bibliography, its citations instead."""
    if processor.style.bibliography is not None:
        return processor.bibliography()
    from .markup.writers.base import Entry

    note = "the style has no list of references: its citations are printed instead"
    report(Diagnostic("note", "no-bibliography", note))
    ids = list(processor.references)
    texts = [processor.cite([{"id": key}]) for key in ids]
    return [Entry(key, text, "", text) for key, text in zip(ids, texts, strict=True)]


def _framed(
    processor: Processor, entries: list[Entry], to: str, options: WriteOptions
) -> Iterator[str]:
    writer, layout = processor.writer, processor.layout
    if options.standalone and to == "html":
        page = html_page(processor)
        yield page.before
        yield from map(html_entry, entries)
        yield page.after
        return
    before, after = writer.frame(entries, layout)
    if options.standalone and to == "latex":
        page = latex_page(processor)
        before, after = page.before + before, after + page.after
    yield before
    for entry in entries:
        yield writer.entry(entry, layout)
    yield after


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip() + "\n"
