"""References as a whole product: the list of a bibliography, a page, citations.

The processor makes entries; here they become what a person asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ris2cite.documents.page import Page, html_entry, html_list, html_page, latex_page
from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.model import Item

if TYPE_CHECKING:
    from ris2cite.csl.processor import Processor
    from ris2cite.formats import WriteOptions
    from ris2cite.markup.writers.base import Entry

STANDALONE = ("html", "latex", "rtf")
"""The formats that can be a document of their own; RTF is never anything else."""

_CITE_KEYS: tuple[str, ...] = (
    "id", "locator", "label", "prefix", "suffix", "suppress-author", "author-only", "position",
    "near-note", "first-reference-note-number", "itemData", "uri", "uris", "sortkeys",
)  # fmt: skip
"""What a cite may say: CSL's citation schema, citeproc-js's positions, Zotero's extras."""

_LOCATORS: tuple[str, ...] = (
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
    "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "rule", "scene", "section", "sub-verbo", "sub verbo", "supplement", "table", "timestamp",
    "title", "title-locator", "verse", "version", "volume",
)  # fmt: skip
"""CSL 1.0.2, Appendix IV, "Locators"."""

_PARAGRAPHS = {
    "html": ('<p class="csl-citation">', "</p>\n"),
    "latex": ("", "\n\n"),
    "rtf": ("{\\pard\\sa240 ", "\\par}\n"),
}
"""What stands around a citation in a document of that format."""


def write_list(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The list of references, with its frame, in pieces."""
    from ris2cite.csl.processor import Processor

    processor = Processor(items, to=to, on_diagnostic=report, **_told(to, options))
    yield from _document(processor, None, _entries(processor, report), to, options)


def write_cites(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The in-text citation of each item, in the items' order: one a line, or in a
    document one a paragraph."""
    from ris2cite.csl.processor import Processor

    listed = list(items)
    processor = Processor(listed, options.style, options.locale, to, on_diagnostic=report)
    citations = (processor.cite([{"id": item["id"]}]) for item in listed)
    yield from _document(processor, citations, None, to, options)


def write_document(
    items: Iterable[Item], to: str, options: WriteOptions, report: Report
) -> Iterator[str]:
    """The citations of a document, and the list of what it cites.

    One citation a line, and a blank line before the list; in a document of its own the
    citations are paragraphs.
    """
    from ris2cite.csl.processor import Processor

    def listen(diagnostic: Diagnostic) -> None:
        if diagnostic.code != "unknown-cite":  # told below, with the citation's number
            report(diagnostic)

    processor = Processor(items, to=to, on_diagnostic=listen, **_told(to, options))
    clusters = options.clusters or []
    for number, cluster in enumerate(clusters, 1):
        for cite in _cites_of(cluster):
            if str(cite["id"]) not in processor.references:
                message = f"citation {number}: no item has the id “{cite['id']}”"
                report(Diagnostic("error", "unknown-cite", message))
    citations = processor.cite_all(clusters)
    cited = processor.restrict(
        str(cite["id"]) for cluster in clusters for cite in _cites_of(cluster)
    )
    yield from _document(cited, citations, cited.bibliography(), to, options)


def read_clusters(text: str | bytes, source: str, report: Report) -> list[Any]:
    """The clusters of a document: a JSON list of citeproc-js's citations, of lists of
    cites, or of single cites; or an object with such a list under ``citations``.

    Raises UsageError, with the place, where it is anything else; a key or a label that
    no cite has is reported.
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
    clusters = [_cluster(raw, f"{source}: citation {n}") for n, raw in enumerate(found, 1)]
    for number, cluster in enumerate(clusters, 1):
        for cite in _cites_of(cluster):
            for wrong in _unknown_in(cite):
                message = f"citation {number}: {wrong}"
                report(Diagnostic("warning", "unknown-cite-key", message, source=source))
    return clusters


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


def _unknown_in(cite: dict[str, Any]) -> Iterator[str]:
    """What a cite says that means nothing, in words, with a near word where there is one."""
    wrong = [("key", key, _CITE_KEYS) for key in cite if key not in _CITE_KEYS]
    label = cite.get("label")
    if label and label not in _LOCATORS:
        wrong.append(("label", str(label), _LOCATORS))
    for what, word, known in wrong:
        from difflib import get_close_matches

        near = get_close_matches(word, known, 1)
        hint = f"; did you mean “{near[0]}”?" if near else ""
        yield f"no cite has the {what} “{word}”{hint}"


def _cites_of(cluster: Any) -> Any:
    return cluster["citationItems"] if isinstance(cluster, dict) else cluster


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


def _told(to: str, options: WriteOptions) -> dict[str, Any]:
    """What the processor of a list is told."""
    return {
        "style": options.style,
        "locale": options.locale,
        "links": options.links or (options.standalone and to == "html"),
        "collate": options.collate,
        "order": options.order,
    }


def _document(
    processor: Processor,
    citations: Iterable[str] | None,
    entries: list[Entry] | None,
    to: str,
    options: WriteOptions,
) -> Iterator[str]:
    """Citations, a list or both, within the document where there is one."""
    page = _page(processor, to, options)
    if page is not None:
        yield page.before
    for citation in citations or ():
        yield _one_line(citation) if page is None else _paragraph(to, _one_line(citation).strip())
    if entries is not None:
        if citations is not None and page is None:
            yield "\n"
        yield from _list(processor, entries, to, options)
    if page is not None:
        yield page.after


def _page(processor: Processor, to: str, options: WriteOptions) -> Page | None:
    """What stands around a document of its own; ``None`` for a mere fragment."""
    if to == "rtf":
        return Page(*processor.writer.frame((), processor.layout))
    if options.standalone and to == "html":
        return html_page(processor)
    if options.standalone and to == "latex":
        return latex_page(processor)
    return None


def _paragraph(to: str, text: str) -> str:
    before, after = _PARAGRAPHS[to]
    return before + text + after


def _list(
    processor: Processor, entries: list[Entry], to: str, options: WriteOptions
) -> Iterator[str]:
    """The list of references, with what stands around it inside a document."""
    writer, layout = processor.writer, processor.layout
    if options.standalone and to == "html":
        around = html_list(processor)
        yield around.before
        yield from map(html_entry, entries)
        yield around.after
        return
    # The frame of RTF is the document itself.
    before, after = ("", "") if to == "rtf" else writer.frame(entries, layout)
    yield before
    for entry in entries:
        yield writer.entry(entry, layout)
    yield after


def _one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip() + "\n"
