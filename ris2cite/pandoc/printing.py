"""Formatted citations as pandoc's inlines: in the sentence, or as footnotes."""

from __future__ import annotations

from ris2cite.csl.passes.position import Cluster
from ris2cite.csl.processor import CslProcessor
from ris2cite.pandoc.cites import Citation
from ris2cite.pandoc.clusters import unknown_cite
from ris2cite.pandoc.inlines import Inline, Kept
from ris2cite.pandoc.notes import as_note, in_brackets, without_final_stop
from ris2cite.pandoc.writer import inlines_of


class CitationPrinter:
    """Formats the citations of a document with a processor that writes inlines."""

    def __init__(self, processor: CslProcessor, kept: Kept) -> None:
        self._processor = processor
        self._kept = kept
        self._note_style = processor.style.note_style

    def printed(self, citation: Citation, cluster: Cluster) -> list[Inline]:
        """A citation whose keys are known, from its placed cluster."""
        inlines = inlines_of(self._processor.printed(cluster), self._kept)
        if citation.author_in_text:
            author = self._author(citation, cluster)
            if author:
                return self._after_author(author, citation, inlines)
            if self._note_style and citation.in_note:
                return _in_sentence(citation, inlines)
        return self._placed(citation, inlines)

    def unknown(self, citation: Citation) -> list[Inline]:
        """A citation without any known key."""
        layout = self._processor.style.citation
        wrap = layout.wrap if layout is not None else None
        before, after = (wrap.prefix, wrap.suffix) if wrap is not None else ("", "")
        inlines: list[Inline] = [{"t": "Str", "c": before}] if before else []
        for number, cite in enumerate(citation.cites):
            joint = [{"t": "Str", "c": ";"}, {"t": "Space"}] if number else []
            inlines += [*joint, *unknown_cite(cite)]
        inlines += [{"t": "Str", "c": after}] if after and after != "." else []
        return self._placed(citation, inlines)

    def _author(self, citation: Citation, cluster: Cluster) -> list[Inline]:
        """The author as part of the sentence; in note styles a short title if there is none."""
        key = citation.cites[0]["citationId"]
        if cluster.cites[0].id != key:
            return []  # the key is unknown
        author = self._processor.author_of(cluster)
        if not author and self._note_style and not citation.in_note:
            cite = {"id": key, "author-only": True, "position": "subsequent"}
            author = self._processor.cite(cite)
        return inlines_of(author, self._kept)

    def _after_author(
        self, author: list[Inline], citation: Citation, inlines: list[Inline]
    ) -> list[Inline]:
        """The author and the rest of the citation, if there is any."""
        if not inlines:
            return author
        if not self._note_style:
            return [*author, {"t": "Space"}, *inlines]
        if not citation.in_note:
            return [*author, as_note(inlines)]
        rest = _in_sentence(citation, inlines)
        return [*author, {"t": "Str", "c": ","}, {"t": "Space"}, *rest]

    def _placed(self, citation: Citation, inlines: list[Inline]) -> list[Inline]:
        """The citation in its sentence, or as a footnote."""
        if not self._note_style or not inlines:
            return inlines
        if not citation.in_note:
            return [as_note(inlines, keeps_case=self._keeps_case(citation))]
        return inlines if citation.starts_note else in_brackets(inlines)

    def _keeps_case(self, citation: Citation) -> bool:
        """Whether a footnote starts with an unknown key, or with a name in one piece that is
        written in lower case."""
        first = citation.cites[0]
        if first["citationPrefix"]:
            return False
        reference = self._processor.references.get(first["citationId"])
        if reference is None:
            return True
        people = reference.names("author")
        return bool(people) and people[0].literal[:1].islower()


def _in_sentence(citation: Citation, inlines: list[Inline]) -> list[Inline]:
    """A citation in a sentence of a footnote, without its full stop unless it ends it."""
    return inlines if citation.ends_sentence else without_final_stop(inlines)
