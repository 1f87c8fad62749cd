"""Adds citations and a list of references to a pandoc document.

Does the same as pandoc's citeproc, by the same metadata, with the readers, styles and
editing of this package.
"""

from __future__ import annotations

from typing import Any

from ris2cite.documents.processor import Processor
from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.model import Item
from ris2cite.pandoc.cites import Citation, ClusterReader, find_citations, keys_in, unknown
from ris2cite.pandoc.inlines import INLINES, Inline, Kept, inlines_of, plain_text
from ris2cite.pandoc.items import items_of
from ris2cite.pandoc.locators import LocatorReader
from ris2cite.pandoc.metadata import Metadata
from ris2cite.pandoc.notes import (
    as_note,
    in_brackets,
    settle_punctuation,
    without_final_stop,
)
from ris2cite.text.pattern import Pattern

_SOME_PAGE = "29"
_NOT_WORD = Pattern(r"\W+")
_TITLE_CLASSES = ["unnumbered"]


def cited(document: dict[str, Any], report: Report) -> dict[str, Any]:
    """The document (pandoc's JSON) with citations and references; modified in place.

    Raises UsageError, InputError and StyleError for invalid metadata.
    """
    metadata = Metadata(document["meta"])
    printer = _Printer(metadata, document["blocks"], report)
    printer.print_citations()
    if not metadata.flag("suppress-bibliography", False):
        printer.add_references(document["blocks"])
    return document


class _Printer:
    """A document with its citations, items and processor."""

    def __init__(self, metadata: Metadata, blocks: list[Any], report: Report) -> None:
        self._metadata = metadata
        self._report = report
        items = items_of(metadata, report)
        nocite = list(keys_in(list(metadata.nocite())))
        self._processor = self._processor_of(items)
        self._note_style = self._processor.style.note_style
        self._citations = find_citations(blocks, becomes_note=self._note_style)
        self._kept = Kept()
        self._is_whole: dict[str, bool] = {}
        self._known = frozenset(self._processor.references)
        self._listed = self._listed_keys(nocite)
        self._blocks = blocks

    def _processor_of(self, items: list[Item]) -> Processor:
        metadata = self._metadata
        options = metadata.options()
        processor = Processor(
            items,
            metadata.style(),
            metadata.text("lang") or None,
            on_diagnostic=self._report,
            links=metadata.flag("link-bibliography", True),
            edit=options.get("edit", True) is not False,
            titles=options.get("titles"),
            abbreviate=options.get("abbreviate"),
            abbreviations=tuple(metadata.texts("citation-abbreviations")),
        )
        processor.writer = INLINES
        if metadata.flag("link-citations", False):
            processor.cite_link = lambda key: f"#ref-{key}"
        return processor

    def _listed_keys(self, nocite: list[str]) -> list[str]:
        """The keys of the list: those cited, those of ``nocite``, or all for ``@*``."""
        keys = [cite["citationId"] for citation in self._citations for cite in citation.cites]
        for key in dict.fromkeys([*keys, *nocite]):
            if key not in self._known and key != "*":
                message = f"no reference has the key “{key}”"
                self._report(Diagnostic("warning", "unknown-cite", message))
        if "*" in nocite:
            return list(dict.fromkeys([*keys, *self._processor.references]))
        return list(dict.fromkeys([*keys, *nocite]))

    # --- citations ------------------------------------------------------------------

    def print_citations(self) -> None:
        """Set the content of each ``Cite`` to its formatted citation."""
        style = self._processor.style
        delimiter = style.citation.delimiter if style.citation is not None else "; "
        locators = LocatorReader(style.locale) if self._prints_locators() else None
        reader = ClusterReader(locators, self._kept, self._known)
        clusters = [reader.cluster(citation, delimiter) for citation in self._citations]
        wanted: list[Any] = []
        for citation, cluster in zip(self._citations, clusters, strict=True):
            if cluster is None:
                continue
            wanted.append(cluster)
            if citation.author_in_text:
                wanted.append([self._author_of(citation)])
        texts = iter(self._processor.cite_all(wanted))
        for citation, cluster in zip(self._citations, clusters, strict=True):
            if cluster is None:
                citation.element["c"][1] = self._unknown(citation)
                continue
            inlines = inlines_of(next(texts), self._kept)
            author = inlines_of(next(texts), self._kept) if citation.author_in_text else []
            if author and self._is_whole_cite(citation, author):
                author = []
            citation.element["c"][1] = self._printed(citation, inlines, author)
        settle_punctuation(
            self._blocks,
            after_punctuation=self._metadata.flag("notes-after-punctuation", self._note_style),
            into_quotation=style.locale.punctuation_in_quote,
        )

    def _prints_locators(self) -> bool:
        """Whether citations of the style can print locators."""
        key = next(iter(self._known), None)
        if key is None:
            return True
        cite = {"id": key, "locator": _SOME_PAGE, "position": "subsequent"}
        return _SOME_PAGE in plain_text(inlines_of(self._processor.cite([cite])))

    def _author_of(self, citation: Citation) -> dict[str, Any]:
        """The cite that prints the author of a citation in its sentence, in the short form."""
        position = {"position": "subsequent"} if self._note_style else {}
        return {"id": citation.cites[0]["citationId"], "author-only": True, **position}

    def _is_whole_cite(self, citation: Citation, author: list[Inline]) -> bool:
        """Whether a style that cites by number has no author to print in the sentence."""
        key = citation.cites[0]["citationId"]
        if key not in self._is_whole:
            whole = plain_text(inlines_of(self._processor.cite([{"id": key}])))
            self._is_whole[key] = bare(plain_text(author)) == bare(whole)
        return self._is_whole[key]

    def _unknown(self, citation: Citation) -> list[Inline]:
        style = self._processor.style
        wrap = style.citation.wrap if style.citation is not None else None
        before, after = (wrap.prefix, wrap.suffix) if wrap is not None else ("", "")
        strong = [
            {"t": "Strong", "c": [{"t": "Str", "c": unknown(cite["citationId"])[3:-4]}]}
            for cite in citation.cites
        ]
        inlines: list[Inline] = [{"t": "Str", "c": before}] if before else []
        for number, inline in enumerate(strong):
            inlines += [{"t": "Str", "c": ";"}, {"t": "Space"}, inline] if number else [inline]
        inlines += [{"t": "Str", "c": after}] if after and after != "." else []
        return self._placed(citation, inlines)

    def _printed(
        self, citation: Citation, inlines: list[Inline], author: list[Inline]
    ) -> list[Inline]:
        if not author:
            return self._placed(citation, inlines)
        if not inlines:
            return author
        if self._note_style and not citation.in_note:
            return [*author, as_note(inlines)]
        if self._note_style:
            return [*author, {"t": "Str", "c": ","}, {"t": "Space"}, *without_final_stop(inlines)]
        return [*author, {"t": "Space"}, *inlines]

    def _placed(self, citation: Citation, inlines: list[Inline]) -> list[Inline]:
        """The citation in its sentence, or as a footnote."""
        if not self._note_style:
            return inlines
        if not citation.in_note:
            return [as_note(inlines)]
        if citation.starts_note:
            return inlines
        return in_brackets(inlines)

    # --- the list of references -----------------------------------------------------

    def add_references(self, blocks: list[Any]) -> None:
        """Add the list to ``::: {#refs}``, or else at the end of the document."""
        entries = self._processor.restrict(self._listed).bibliography()
        if not entries:
            return
        content = [
            {
                "t": "Div",
                "c": [
                    [f"ref-{entry.id}", ["csl-entry"], []],
                    [{"t": "Para", "c": inlines_of(entry.text)}],
                ],
            }
            for entry in entries
        ]
        title = self._metadata.inlines("reference-section-title")
        heading = (
            [{"t": "Header", "c": [1, ["bibliography", _TITLE_CLASSES, []], title]}]
            if title
            else []
        )
        place = _find_refs(blocks)
        if place is not None:
            identity, classes, pairs = place["c"][0]
            place["c"][0] = [identity, self._classes(classes), [*pairs, *self._spacing()]]
            place["c"][1] = [*place["c"][1], *content]
            if heading:
                _insert_before(blocks, place, heading)
            return
        blocks += heading
        blocks.append({"t": "Div", "c": [["refs", self._classes([]), self._spacing()], content]})

    def _classes(self, classes: list[str]) -> list[str]:
        layout = self._processor.layout
        own = ["references", "csl-bib-body"] + ["hanging-indent"] * layout.hanging_indent
        return [*classes, *(name for name in own if name not in classes)]

    def _spacing(self) -> list[list[str]]:
        layout = self._processor.layout
        pairs = [("entry-spacing", layout.entry_spacing), ("line-spacing", layout.line_spacing)]
        return [[name, str(lines)] for name, lines in pairs if lines != 1]


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return _NOT_WORD.sub("", text)


def _find_refs(blocks: list[Any]) -> Any:
    """The ``Div`` with the id ``refs``, which may be nested."""
    for block in blocks:
        if block["t"] == "Div":
            found = block if block["c"][0][0] == "refs" else _find_refs(block["c"][1])
            if found is not None:
                return found
    return None


def _insert_before(blocks: list[Any], block: Any, new: list[Any]) -> bool:
    """Insert blocks before another one, which may be nested."""
    for place, member in enumerate(blocks):
        if member is block:
            blocks[place:place] = new
            return True
        if member["t"] == "Div" and _insert_before(member["c"][1], block, new):
            return True
    return False


def check_document(document: Any) -> dict[str, Any]:
    """The document, where it is one. Raises UsageError where it is not pandoc's JSON."""
    if isinstance(document, dict) and {"blocks", "meta"} <= document.keys():
        return document
    raise UsageError("expected a pandoc document as JSON on standard input; use it as a --filter")
