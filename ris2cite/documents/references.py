"""Lists of references, citations, and the documents around them.

Combines the entries of the processor with the templates of the writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ris2cite.documents.citations import cites_of
from ris2cite.errors import Diagnostic, Report
from ris2cite.markup.writers import writer_of
from ris2cite.model import Item
from ris2cite.options import Options

if TYPE_CHECKING:
    from ris2cite.csl.processor import CslProcessor
    from ris2cite.markup.writers.base import Entry, Page


class EntryGroup(NamedTuple):
    """A group of entries with its heading, or the whole list with ""."""

    heading: str
    entries: list[Entry]


def write_references(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """Yield the list of references, or the citations."""
    if options.clusters is not None:
        pieces = _cited_document(items, options, report)
    elif options.cite:
        pieces = _citation_of_each(items, options, report)
    else:
        pieces = _list(items, options, report)
    if options.wrap is None or not writer_of(options.to).wraps:
        return pieces
    from ris2cite.documents.wrap import wrap

    return wrap(pieces, options.wrap)


def _list(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """Yield the list of references."""
    if options.group is None:
        processor = _processor(items, options, report)
        parts = [EntryGroup("", _entries(processor, report, list(processor.references)))]
    else:
        processor, parts = _parts(items, options, report)
    yield from _document(processor, options, None, parts)


def _parts(
    items: Iterable[Item], options: Options, report: Report
) -> tuple[CslProcessor, list[EntryGroup]]:
    """The list in groups, with entries in order, numbered as they are printed."""
    from ris2cite.documents.groups import grouped

    known = {str(item["id"]): item for item in items}
    first = _processor(known.values(), options, lambda _: None)
    groups = grouped((known[key] for key in first.ordered_ids), options, first.style.locale)
    ordered = [known[key] for group in groups for key in group.ids]
    processor = _processor(
        ordered, options._replace(style=first.style, locale=None, sort="input"), report
    )
    return processor, [
        EntryGroup(group.heading, _entries(processor.restrict(group.ids), report, group.ids))
        for group in groups
    ]


def _citation_of_each(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """Yield the in-text citation of each item, in order."""
    listed = list(items)
    processor = _processor(listed, options._replace(sort="style", reverse=False), report)
    citations = (processor.cite([{"id": item["id"]}]) for item in listed)
    yield from _document(processor, options, citations, None)


def _cited_document(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """Yield the citations of a document, and the list of the cited works."""

    def listen(diagnostic: Diagnostic) -> None:
        if diagnostic.code != "unknown-cite":  # reported below, with the citation's number
            report(diagnostic)

    processor = _processor(items, options, listen)
    clusters = list(options.clusters or ())
    for number, cluster in enumerate(clusters, 1):
        for cite in cites_of(cluster):
            if str(cite["id"]) not in processor.references:
                message = f"citation {number}: no item has the id “{cite['id']}”"
                report(Diagnostic("error", "unknown-cite", message))
    citations = processor.cite_all(clusters)
    cited = processor.restrict(
        str(cite["id"]) for cluster in clusters for cite in cites_of(cluster)
    )
    yield from _document(cited, options, citations, [EntryGroup("", cited.bibliography())])


def _processor(items: Iterable[Item], options: Options, report: Report) -> CslProcessor:
    from ris2cite.csl.processor import CslProcessor

    page = _page_of(options)
    return CslProcessor(
        items,
        options.style,
        options.locale,
        options.to,
        on_diagnostic=report,
        links=options.links or (page is not None and page.links),
        collate=options.collate,
        order=options.order,
    )


def _page_of(options: Options) -> Page | None:
    """The templates for a complete document, or None for a fragment."""
    page = writer_of(options.to).page
    return page if page is not None and (options.standalone or page.always) else None


def _entries(processor: CslProcessor, report: Report, ids: list[str]) -> list[Entry]:
    """The entries, or the citations if the style has no bibliography."""
    if processor.style.bibliography is not None:
        return processor.bibliography()
    from ris2cite.markup.writers.base import Entry

    note = "the style has no bibliography; its citations are printed instead"
    report(Diagnostic("note", "no-bibliography", note))
    texts = [processor.cite([{"id": key}]) for key in ids]
    return [Entry(key, text, "", text) for key, text in zip(ids, texts, strict=True)]


def _document(
    processor: CslProcessor,
    options: Options,
    citations: Iterable[str] | None,
    parts: list[EntryGroup] | None,
) -> Iterator[str]:
    """Yield citations, a list, or both: as a document, or else with one citation per line
    and a blank line before the list."""
    page = _page_of(options)
    if page is not None:
        yield from _on_page(processor, page, options, citations, parts)
        return
    for citation in citations or ():
        yield _one_line(citation) + "\n"
    if parts is not None:
        if citations is not None:
            yield "\n"
        yield from _framed(processor, parts, options.title)


def _on_page(
    processor: CslProcessor,
    page: Page,
    options: Options,
    citations: Iterable[str] | None,
    parts: list[EntryGroup] | None,
) -> Iterator[str]:
    """Yield citations, a list, or both, as a complete document."""
    from ris2cite.documents.groups import heading_of_list
    from ris2cite.markup.writers.base import DocumentInfo

    locale = processor.style.locale
    heading = options.title or heading_of_list(locale)
    before, after = page.around(DocumentInfo(heading, locale.language, processor.layout))
    yield before
    for citation in citations or ():
        yield _one_line(citation).join(page.paragraph)
    if parts is not None:
        grouped = options.group is not None
        stands = page.heading == "always" or (page.heading == "before groups" and grouped)
        asked = options.title if page.always else heading
        yield from _framed(processor, parts, asked if stands else None, page)
    yield after


def _framed(
    processor: CslProcessor, parts: list[EntryGroup], heading: str | None, page: Page | None = None
) -> Iterator[str]:
    """Yield the list with its start and end, each group under its heading."""
    writer, layout = processor.writer, processor.layout
    frame = (page.frame if page is not None else None) or writer.frame
    entry_text = (page.entry if page is not None else None) or writer.entry
    if heading:
        yield writer.heading(heading, 1, listed=not parts[:1] or not parts[0].heading)
    for part in parts:
        if part.heading:
            yield writer.heading(part.heading, 2, listed=True)
        before, after = frame(part.entries, layout)
        yield before
        for entry in part.entries:
            yield entry_text(entry, layout)
        yield after


def _one_line(citation: str) -> str:
    """The citation on one line, even if the style has display blocks."""
    return " ".join(citation.split("\n")).strip()
