"""The CSL processor: items and a style → citations and a list of references.

The passes are, in order: register, sort the bibliography, number, disambiguate
(:class:`Document`); locate and sort cites; render; group and collapse; substitute repeated
authors; align; resolve quotation marks, flip-flopping and punctuation; write.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from os import PathLike
from typing import Any

from ris2cite.csl.compiling.load import load_style
from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.compiling.style import CompiledLayout, CompiledStyle
from ris2cite.csl.context import Cite
from ris2cite.csl.document import Document, ListOrder
from ris2cite.csl.input.reference import Reference
from ris2cite.csl.library.limits import TOO_DEEP
from ris2cite.csl.passes.bibliography import AuthorSubstitution, aligned, enclosed, with_link
from ris2cite.csl.passes.collapse import Rendered, joined, starts_sentence
from ris2cite.csl.passes.position import Cluster, locate
from ris2cite.errors import Diagnostic, Report, StyleError, reporter
from ris2cite.markup.display import columns, inline, trimmed
from ris2cite.markup.flatten import flatten
from ris2cite.markup.output import DISPLAYS, LINK, Node, Output, Token, find_tag, without_tag
from ris2cite.markup.writers import writer_of
from ris2cite.markup.writers.base import Entry, ListLayout, Writer, join_columns
from ris2cite.model import Item

_NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class CslProcessor:
    """Formatted citations and references for a list of items.

    ``style`` is a name, a path, the XML as bytes, or the ``style`` of another processor
    (including its locale). ``locale`` is a BCP 47 tag that overrides the default locale of
    the style. ``to`` is one of text, html, markdown, latex, rtf, rst and asciidoc.
    ``links`` links DOIs and URLs, or titles if the style prints neither. ``collate`` is
    "builtin" or "icu". ``order`` is that of the list: as the style says, its reverse, or as
    the items come. Diagnostics are passed to ``on_diagnostic``, or issued as
    Ris2citeWarning; ``strict`` raises them as StrictError. Raises StyleError,
    LocaleNotFoundError and UsageError.
    """

    def __init__(
        self,
        items: Iterable[Item],
        style: str | bytes | PathLike[str] | CompiledStyle = "apa",
        locale: str | None = None,
        to: str = "text",
        *,
        on_diagnostic: Report | None = None,
        strict: bool = False,
        links: bool = False,
        collate: str = "builtin",
        order: ListOrder = "style",
    ) -> None:
        self._report = reporter(on_diagnostic, strict)
        self.writer: Writer = writer_of(to)
        self.links = links
        self.cite_link: Callable[[str], str] | None = None
        """Function from the id of an item to the target for its cites, or None."""
        self.style = load_style(style, locale, self._report)
        self._document = Document(items, self.style, order, collate, self._report)
        self._listed: frozenset[str] | None = None  # the ids in a restricted list, or None for all

    @property
    def references(self) -> dict[str, Reference]:
        """The registered items by id, in order of registration."""
        return self._document.references

    @property
    def ordered_ids(self) -> list[str]:
        """The ids of all items, in the order of the list."""
        self._document.prepare()
        return [reference.id for reference in self._document.order]

    def restrict(self, ids: str | Iterable[str]) -> CslProcessor:
        """A processor for the same document, with only these items in its list."""
        self._document.prepare()
        other = object.__new__(CslProcessor)
        other.__dict__.update(self.__dict__)
        other._listed = frozenset([ids] if isinstance(ids, str) else ids)
        return other

    # --- the list of references ----------------------------------------------------

    @property
    def layout(self) -> ListLayout:
        """The layout of the list: hanging indent, alignment, spacing, label width."""
        layout = self.style.list_layout
        width = len(str(len(self.references))) + 2 if layout.second_field_align else 0
        return layout._replace(label_width=width)

    def bibliography(self) -> list[Entry]:
        """The references, in the order of the list.

        Items that the style prints as nothing, or that cannot be rendered, are reported
        and left out.
        """
        return list(self.iter_bibliography())

    def iter_bibliography(self) -> Iterator[Entry]:
        """Yield the entries of :meth:`bibliography` one by one."""
        layout = self.style.bibliography
        if layout is None:
            return
        self._document.prepare()
        substitution = None
        if self.style.subsequent_author is not None:
            substitution = AuthorSubstitution(
                self.style.subsequent_author, self.style.subsequent_author_rule
            )
        for reference in self._document.order:
            if self._listed is not None and reference.id not in self._listed:
                continue
            try:
                entry = self._entry(reference, layout, substitution)
            except StyleError:
                raise
            except RecursionError as error:
                raise StyleError(TOO_DEEP) from error
            except Exception as error:  # noqa: BLE001  (one item must not stop the list)
                self._failed(reference, error)
                continue
            if entry is not None:
                yield entry

    def _failed(self, reference: Reference, error: Exception) -> None:
        message = f"cannot be rendered: {type(error).__name__}: {error}"
        self._document.report_reference("error", "not-rendered", message, reference)

    def _not_printed(self, reference: Reference, message: str) -> None:
        self._document.report_reference("warning", "not-printed", message, reference)

    def _entry(
        self,
        reference: Reference,
        layout: CompiledLayout,
        substitution: AuthorSubstitution | None,
    ) -> Entry | None:
        pieces = layout.pieces(self._document.context(reference, "bibliography"))
        layout = layout.of(reference)
        bare = len(pieces) == 1 and getattr(pieces[0], "tag", "") == "citation-number"
        if not pieces or bare:
            printed = "only the number of" if bare else "nothing for"
            self._not_printed(reference, f"the style prints {printed} this item")
            if not bare:
                return None
        if substitution is not None:
            # If an entry has only the repeated names, they are kept.
            pieces = substitution.substituted(Node(pieces)).children or pieces
        if self.links:
            pieces = with_link(pieces, reference)
        pieces = aligned(pieces, self.style)
        tree: Output = Node(pieces, layout.wrap.format)
        if not (bare and self.style.list_layout.second_field_align):
            tree = enclosed(layout, pieces)
        tokens = self._flatten(tree, layout.locale)
        if tokens and not isinstance(tokens[0], str) and tokens[0].name in DISPLAYS:
            tokens = trimmed(tokens)
        return self._written(reference.id, tokens)

    def _written(self, identity: str, tokens: list[Token]) -> Entry:
        writer = self.writer
        if not self.style.list_layout.second_field_align:
            if self.style.has_display and not writer.blocks:
                tokens = inline(tokens)
            text = writer.write(tokens)
            return writer.entry_type(identity, text, "", text)
        left, right = columns(tokens)
        if self.style.has_display and not writer.blocks:
            right = inline(right)
        label, body = writer.write(left), writer.write(right)
        if writer.blocks:
            return writer.entry_type(identity, writer.write(tokens), label, body)
        return writer.entry_type(identity, join_columns(label, body), label, body)

    def _flatten(self, tree: Output, locale: LocaleTable) -> list[Token]:
        return flatten(
            tree,
            locale.quotes,
            punctuation_in_quote=locale.punctuation_in_quote,
            links=self.links,
        )

    # --- citations ------------------------------------------------------------------

    def cite(self, cites: str | Mapping[str, Any] | Iterable[str | Mapping[str, Any]]) -> str:
        """The citation of one or more cites, which are ids, or mappings with ``id``,
        ``locator``, ``label``, ``prefix``, ``suffix``, ``suppress-author`` and
        ``author-only``."""
        self._document.prepare()
        return self.printed(Cluster(cites))

    def cite_all(self, clusters: Iterable[Any]) -> list[str]:
        """The citations of a whole document, in order.

        Clusters are in the format of citeproc-js, ``{"citationItems": […], "properties":
        {"noteIndex": 1}}``. An id, a cite or a list of cites is a citation outside the
        document, whose position does not count. If the style does not sort the
        bibliography, items are numbered in the order in which they are cited.
        """
        return [self.printed(cluster) for cluster in self.place(clusters)]

    def place(self, clusters: Iterable[Any]) -> list[Cluster]:
        """The clusters of :meth:`cite_all` with their cites numbered, sorted and located."""
        parsed = [Cluster(cluster) for cluster in clusters]
        placed = [cluster for cluster in parsed if cluster.document]
        if placed:
            self._document.register_cited(cite.id for cluster in placed for cite in cluster.cites)
        self._document.prepare()
        options = self.style.citation_options
        for cluster in placed:
            if not cluster.unsorted:
                cluster.cites = self._sorted(cluster)
        if placed and options is not None:
            locate(placed, options.near_note_distance)
        return parsed

    def _sorted(self, cluster: Cluster) -> list[Cite]:
        bounds = [0, *cluster.stretches, len(cluster.cites)]
        return [
            cite
            for start, end in itertools.pairwise(bounds)
            for cite in self._document.sorted_cites(cluster.cites[start:end], grouped=True)
        ]

    def author_of(self, cluster: Cluster) -> str:
        """The names that the first cite of a placed cluster prints, "" where it has none.

        In a repeated citation without names they are those of the short form.
        """
        layout = self.style.citation
        cite = cluster.cites[0]
        reference = self.references.get(cite.id)
        if layout is None or reference is None:
            return ""
        for position in dict.fromkeys((cite.position, "subsequent")):
            alone = Cite({"id": cite.id, "author-only": True})
            alone.position = position
            context = self._document.context(reference, "citation", alone)
            names = find_tag(Node(layout.pieces(context)), "names")
            if names is not None:
                return self._write(Node([names]), layout.of(reference).locale)
        return ""

    def printed(self, cluster: Cluster) -> str:
        """One placed cluster as text."""
        layout = self.style.citation
        if layout is None:
            return ""
        if not cluster.document:
            cluster.cites = self._document.sorted_cites(cluster.cites, grouped=False)
        rendered = self._cites(cluster, layout)
        if not rendered:
            return ""
        wrap = layout.wrap
        locale = layout.of(self.references[rendered[0].cite.id]).locale
        if not any(cite.tree.children for cite in rendered):
            if cluster.optional:
                return ""
            for each in rendered:
                self._not_printed(
                    self.references[each.cite.id], "the style prints nothing for this citation"
                )
            return self._write(Node([_NO_FORM], None, wrap.prefix, wrap.suffix), locale)
        if rendered[0].cite.author_only:
            return self._write(rendered[0].tree, locale)
        pieces = joined(rendered, self.style)
        whole = Node([Node(pieces, None, wrap.prefix, wrap.suffix)], wrap.format)
        return self._write(whole, locale)

    def _write(self, tree: Output, locale: LocaleTable) -> str:
        return self.writer.write(self._flatten(tree, locale))

    def _cites(self, cluster: Cluster, layout: CompiledLayout) -> list[Rendered]:
        """The rendered cites of a cluster, without those of unknown items."""
        rendered: list[Rendered] = []
        for place, cite in enumerate(cluster.cites):
            reference = self.references.get(cite.id)
            if reference is None:
                self._report(Diagnostic("error", "unknown-cite", f"no item has the id “{cite.id}”"))
                continue
            if cluster.mode == "author-only" and not place:
                cite.author_only = True
            if cluster.mode == "suppress-author" and not place:
                cite.suppress_author = True
            try:
                rendered.append(self._cite(reference, cite, layout, first=not place))
            except StyleError:
                raise
            except RecursionError as error:
                raise StyleError(TOO_DEEP) from error
            except Exception as error:  # noqa: BLE001  (one cite must not stop the document)
                self._failed(reference, error)
        return rendered

    def _cite(
        self, reference: Reference, cite: Cite, layout: CompiledLayout, *, first: bool
    ) -> Rendered:
        context = self._document.context(reference, "citation", cite)
        context.capitalizes = self.style.note_style
        context.begun = not starts_sentence(cite.prefix, first=first)
        tree = Node(layout.pieces(context))
        rendered = Rendered(cite, tree, reference.number, reference.hints.year_suffix)
        if cite.suppress_author:
            tree = rendered.tree = without_tag(tree, "names")
        elif cite.author_only:
            names = find_tag(tree, "names")
            tree = rendered.tree = Node([names]) if names is not None else tree
        if self.cite_link is not None and tree.children and not cite.author_only:
            rendered.tree = Node([tree], tag=LINK + self.cite_link(cite.id))
        return rendered
