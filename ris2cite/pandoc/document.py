"""Adds citations and a list of references to a pandoc document.

Does the same as pandoc's citeproc, by the same metadata, with the readers, styles and
editing of this package.
"""

from __future__ import annotations

from typing import Any

from ris2cite.csl.compiling.load import load_style
from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.passes.position import Cluster
from ris2cite.csl.processor import CslProcessor
from ris2cite.documents.cited import near_key
from ris2cite.documents.processor import Processor
from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.pandoc.cites import Citation, ClusterReader, find_citations, keys_in, unknown_cite
from ris2cite.pandoc.inlines import INLINES, Inline, Kept, inlines_of
from ris2cite.pandoc.items import items_of
from ris2cite.pandoc.locators import LocatorReader
from ris2cite.pandoc.metadata import Metadata
from ris2cite.pandoc.notes import (
    adjust_punctuation,
    as_note,
    in_brackets,
    without_final_stop,
)
from ris2cite.pandoc.references import add_list

_SOME_PAGE = "29"


def cited(document: dict[str, Any], report: Report) -> dict[str, Any]:
    """The document (pandoc's JSON) with citations and references; modified in place.

    Raises UsageError, InputError and StyleError for invalid metadata.
    """
    metadata = Metadata(document["meta"])
    texts = [*metadata.texts_with_citations(), document["blocks"]]
    printer = _Printer(metadata, texts, report)
    printer.print_citations()
    if not metadata.flag("suppress-bibliography", False):
        processor = printer.processor
        entries = processor.bibliography()
        if entries:
            title = metadata.inlines("reference-section-title")
            add_list(document, entries, processor.layout, title, printer.kept)
    return document


class _Printer:
    """A document with its citations, and a processor with the items that it cites."""

    def __init__(self, metadata: Metadata, texts: list[Any], report: Report) -> None:
        self._style = load_style(metadata.style(), metadata.language(), report)
        self._note_style = self._style.note_style
        self._after_punctuation = metadata.flag("notes-after-punctuation", self._note_style)
        self._citations, self._passages = find_citations(texts, becomes_note=self._note_style)
        self.kept = Kept()
        self.processor = self._processor_of(metadata, report)

    def _processor_of(self, metadata: Metadata, report: Report) -> Processor:
        keys = [cite["citationId"] for citation in self._citations for cite in citation.cites]
        keys += keys_in(list(metadata.nocite()))
        wanted = dict.fromkeys(key for key in keys if key != "*")
        items, keys_known = items_of(metadata, None if "*" in keys else wanted, self.kept, report)
        known = {item["id"]: item for item in items}
        for key in wanted:
            if key not in known:
                message = f"no reference has the key “{key}”{near_key(key, keys_known)}"
                report(Diagnostic("warning", "unknown-cite", message))
        options = metadata.options()
        processor = Processor(
            # Cited items come first, for styles that number them in this order.
            [known[key] for key in dict.fromkeys([*wanted, *known]) if key in known],
            self._style,
            on_diagnostic=report,
            links=metadata.flag("link-bibliography", True),
            edit=options.get("edit", True) is not False,
            titles=options.get("titles"),
            abbreviate=options.get("abbreviate"),
            abbreviations=tuple(metadata.texts("citation-abbreviations")),
        )
        processor.writer = INLINES
        if metadata.flag("link-citations", False) and not metadata.flag(
            "suppress-bibliography", False
        ):
            processor.cite_link = lambda key: f"#ref-{key}"
        return processor

    def print_citations(self) -> None:
        """Set the content of each ``Cite`` to its formatted citation."""
        layout = self._style.citation
        delimiter = layout.delimiter if layout is not None else "; "
        processor = self.processor
        locators = LocatorReader(self._style.locale) if _prints_locators(self._style) else None
        reader = ClusterReader(locators, self.kept, frozenset(processor.references))
        clusters = [reader.cluster(citation, delimiter) for citation in self._citations]
        placed = processor.place([cluster for cluster in clusters if cluster is not None])
        # Backwards, as a citation may be in the suffix of the previous one.
        for citation, cluster in zip(self._citations[::-1], clusters[::-1], strict=True):
            if cluster is None:
                citation.element["c"][1] = self._unknown(citation)
            else:
                citation.element["c"][1] = self._printed(citation, placed.pop())
        adjust_punctuation(
            self._passages,
            after_punctuation=self._after_punctuation,
            into_quotation=self._style.locale.punctuation_in_quote,
        )

    def _unknown(self, citation: Citation) -> list[Inline]:
        layout = self._style.citation
        wrap = layout.wrap if layout is not None else None
        before, after = (wrap.prefix, wrap.suffix) if wrap is not None else ("", "")
        inlines: list[Inline] = [{"t": "Str", "c": before}] if before else []
        for number, cite in enumerate(citation.cites):
            joint = [{"t": "Str", "c": ";"}, {"t": "Space"}] if number else []
            inlines += [*joint, *unknown_cite(cite)]
        inlines += [{"t": "Str", "c": after}] if after and after != "." else []
        return self._placed(citation, inlines, keeps_case=not citation.cites[0]["citationPrefix"])

    def _printed(self, citation: Citation, cluster: Cluster) -> list[Inline]:
        first = citation.cites[0]["citationId"]
        author: list[Inline] = []
        if citation.author_in_text and cluster.cites[0].id == first:
            author = inlines_of(
                self.processor.author_of(cluster) or self._title_of(citation), self.kept
            )
        inlines = inlines_of(self.processor.printed(cluster), self.kept)
        if not author or not inlines:
            if not author and citation.author_in_text and citation.in_note and self._note_style:
                return self._in_sentence(citation, inlines)
            unknown = cluster.cites[0].id != first and not citation.cites[0]["citationPrefix"]
            keeps_case = unknown or self._is_name(cluster)
            return author or self._placed(citation, inlines, keeps_case=keeps_case)
        if not self._note_style:
            return [*author, {"t": "Space"}, *inlines]
        if not citation.in_note:
            return [*author, as_note(inlines)]
        rest = self._in_sentence(citation, inlines)
        return [*author, {"t": "Str", "c": ","}, {"t": "Space"}, *rest]

    def _title_of(self, citation: Citation) -> str:
        """The short form of a work without an author, for a sentence with a footnote."""
        if not self._note_style or citation.in_note:
            return ""
        key = citation.cites[0]["citationId"]
        return self.processor.cite({"id": key, "author-only": True, "position": "subsequent"})

    @staticmethod
    def _in_sentence(citation: Citation, inlines: list[Inline]) -> list[Inline]:
        """A citation in a sentence of a footnote, without its full stop unless it ends it."""
        return inlines if citation.ends_sentence else without_final_stop(inlines)

    def _placed(
        self, citation: Citation, inlines: list[Inline], *, keeps_case: bool
    ) -> list[Inline]:
        """The citation in its sentence, or as a footnote."""
        if not self._note_style or not inlines:
            return inlines
        if not citation.in_note:
            return [as_note(inlines, keeps_case=keeps_case)]
        if citation.starts_note:
            return inlines
        return in_brackets(inlines)

    def _is_name(self, cluster: Cluster) -> bool:
        """Whether a cluster starts with a lower-case literal name, which is not capitalised."""
        cite = cluster.cites[0]
        people = self.processor.references[cite.id].names("author")
        return bool(people) and not cite.prefix and people[0].literal[:1].islower()


def _prints_locators(style: CompiledStyle) -> bool:
    """Whether citations of the style can print locators."""
    cite = {"id": "a", "locator": _SOME_PAGE, "position": "subsequent"}
    item: Any = {"id": "a", "type": "book", "title": "A"}
    return _SOME_PAGE in CslProcessor([item], style, on_diagnostic=lambda _: None).cite(cite)


def check_document(document: Any) -> dict[str, Any]:
    """The document. Raises UsageError if it is not pandoc's JSON."""
    if isinstance(document, dict) and {"blocks", "meta"} <= document.keys():
        return document
    raise UsageError("expected a pandoc document as JSON on standard input; use it as a --filter")
