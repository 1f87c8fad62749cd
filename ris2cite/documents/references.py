"""References as a whole product: a list, citations, and the document around them.

The processor makes the entries, and the format's writer says what stands around them;
here they are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ris2cite.documents.citations import cites_of
from ris2cite.errors import Diagnostic, Report
from ris2cite.markup.writers import writer_of
from ris2cite.model import Item
from ris2cite.options import Options

if TYPE_CHECKING:
    from ris2cite.csl.processor import Processor
    from ris2cite.markup.writers.base import Entry, Page

_HEADING = "References"
"""The heading where the locale has no term for it."""


def write_references(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """The list of references, or the citations, in pieces."""
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
    """The list of references."""
    processor = _processor(items, options, report)
    yield from _document(processor, options, None, _entries(processor, report))


def _citation_of_each(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """The in-text citation of each item, in the items' order."""
    listed = list(items)
    processor = _processor(listed, options._replace(sort="style", reverse=False), report)
    citations = (processor.cite([{"id": item["id"]}]) for item in listed)
    yield from _document(processor, options, citations, None)


def _cited_document(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    """The citations of a document, and the list of what it cites."""

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
    yield from _document(cited, options, citations, cited.bibliography())


def _processor(items: Iterable[Item], options: Options, report: Report) -> Processor:
    from ris2cite.csl.processor import Processor

    page = _page_of(options)
    return Processor(
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
    """What makes a document of its own; ``None`` for a mere fragment."""
    page = writer_of(options.to).page
    return page if page is not None and (options.standalone or page.always) else None


def _entries(processor: Processor, report: Report) -> list[Entry]:
    """The entries; where the style has no bibliography, its citations instead."""
    if processor.style.bibliography is not None:
        return processor.bibliography()
    from ris2cite.markup.writers.base import Entry

    note = "the style has no list of references: its citations are printed instead"
    report(Diagnostic("note", "no-bibliography", note))
    ids = list(processor.references)
    texts = [processor.cite([{"id": key}]) for key in ids]
    return [Entry(key, text, "", text) for key, text in zip(ids, texts, strict=True)]


def _document(
    processor: Processor,
    options: Options,
    citations: Iterable[str] | None,
    entries: list[Entry] | None,
) -> Iterator[str]:
    """Citations, a list or both: in a document of their own, else one citation a line and
    a blank line before the list."""
    page = _page_of(options)
    if page is not None:
        yield from _on_page(processor, page, citations, entries)
        return
    for citation in citations or ():
        yield _one_line(citation) + "\n"
    if entries is not None:
        if citations is not None:
            yield "\n"
        writer, layout = processor.writer, processor.layout
        before, after = writer.frame(entries, layout)
        yield before
        for entry in entries:
            yield writer.entry(entry, layout)
        yield after


def _on_page(
    processor: Processor,
    page: Page,
    citations: Iterable[str] | None,
    entries: list[Entry] | None,
) -> Iterator[str]:
    """Citations, a list or both, as a document."""
    from ris2cite.markup.writers.base import Surroundings

    writer, layout = processor.writer, processor.layout
    heading = _heading(processor)
    before, after = page.around(Surroundings(heading, processor.style.locale.language, layout))
    yield before
    for citation in citations or ():
        yield _one_line(citation).join(page.paragraph)
    if entries is not None:
        yield page.heading(heading)
        start, end = (page.frame or writer.frame)(entries, layout)
        yield start
        for entry in entries:
            yield (page.entry or writer.entry)(entry, layout)
        yield end
    yield after


def _heading(processor: Processor) -> str:
    """What the list is called in its language."""
    term = processor.style.locale.term("reference", plural=True)
    return term[:1].upper() + term[1:] if term else _HEADING


def _one_line(citation: str) -> str:
    """The citation on one line: a block of the style would break it."""
    return " ".join(citation.split("\n")).strip()
