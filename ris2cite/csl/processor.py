"""The processor: items and a style in, citations and a list of references out.

The passes, in order: register → sort the bibliography → number → disambiguate →
locate and sort cites → render → group and collapse → repeated authors → alignment →
quotations, flip-flop, punctuation → writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, TypeAlias, TypeGuard

from ris2cite.csl.compiling.style import CompiledStyle, Layout, SortKey
from ris2cite.csl.context import Cite, Context, GivenLevel, Shown
from ris2cite.csl.input.reference import Hints, Reference
from ris2cite.csl.library.limits import TOO_DEEP
from ris2cite.csl.passes.bibliography import AuthorSubstitution, aligned
from ris2cite.csl.passes.collapse import Rendered, find_tag, joined, starts_sentence, without_tag
from ris2cite.csl.passes.disambiguate import Disambiguator, NameRegistry
from ris2cite.csl.passes.position import Cluster, locate
from ris2cite.csl.passes.sorting import collation, key_text, sort_by
from ris2cite.errors import Diagnostic, Report, StyleError, UsageError, reporter
from ris2cite.markup.output import (
    CLOSING,
    DISPLAYS,
    OPENING,
    Node,
    Output,
    Token,
    flatten,
    inline,
    text_of,
    trimmed,
)
from ris2cite.markup.writers import WRITERS, Writer
from ris2cite.markup.writers.base import Entry, beside
from ris2cite.markup.writers.base import Layout as ListLayout
from ris2cite.model import Item

ListOrder: TypeAlias = Literal["style", "reversed", "input"]

_NO_FORM = "[CSL STYLE ERROR: reference with no printed form.]"


class Processor:
    """Formatted references and citations of a list of items.

    ``style`` is a name, a path, the XML as bytes, or the ``style`` of another processor,
    with its locale; ``locale`` a BCP 47 tag that overrides the style's; ``to`` one of
    text, html, markdown, latex, rtf, rst; ``links`` turns DOIs and URLs into links;
    ``collate`` is "builtin" or "icu". A diagnostic goes to ``on_diagnostic``, else it is
    a Ris2citeWarning; ``strict`` raises it as StrictError. ``order`` of the list: as the
    style says, that turned round, or as the items come. Raises StyleError,
    LocaleNotFoundError, UsageError.
    """

    def __init__(
        self,
        items: Iterable[Item],
        style: str | bytes | CompiledStyle = "apa",
        locale: str | None = None,
        to: str = "text",
        *,
        on_diagnostic: Report | None = None,
        strict: bool = False,
        links: bool = False,
        collate: str = "builtin",
        order: ListOrder = "style",
    ) -> None:
        if to not in WRITERS:
            raise UsageError(f"“{to}” is not a format for references: {', '.join(WRITERS)}")
        self._report = reporter(on_diagnostic, strict)
        self.writer: Writer = WRITERS[to]
        self.links = links
        self._list_order = order
        self.style = load_style(style, locale, self._report)
        self._collate = collation(self.style.locale.language, collate)
        self.references: dict[str, Reference] = {}
        self._order: list[Reference] = []
        self._level: GivenLevel | None = None
        self._prepared = False
        self._register(items)

    # --- registration, order, disambiguation --------------------------------------

    def _register(self, items: Iterable[Item]) -> None:
        language = self.style.options.default_language
        for item in items:
            if not isinstance(item, dict):
                place = len(self.references) + 1
                message = f"item {place} is no CSL-JSON object, and is left out"
                self._report(Diagnostic("error", "not-rendered", message, record=place))
                continue
            reference = Reference(item, len(self.references) + 1, language)
            if reference.id in self.references:
                self._tell("warning", "duplicate-id", "an earlier item has the same id", reference)
                continue
            self.references[reference.id] = reference

    def _prepare(self) -> None:
        """Sort and number the references and tell them apart; once."""
        if self._prepared:
            return
        self._prepared = True
        try:
            self._arrange()
        except RecursionError as error:
            raise StyleError(TOO_DEEP) from error

    def _arrange(self) -> None:
        references = list(self.references.values())
        self._sort_and_number(references)
        if self.style.disambiguates:
            self._disambiguate()
            if self.style.sorts_by_suffix:
                self._sort_and_number(references)

    def _sort_and_number(self, references: list[Reference]) -> None:
        layout = self.style.bibliography
        self._order = references
        if layout is not None and layout.keys and self._list_order != "input":

            def text_for(reference: Reference, key: SortKey) -> str:
                context = self._context(reference, "bibliography", None)
                return key_text(key, context)

            self._order = sort_by(references, layout.keys, text_for, self._collate)
        if self._list_order == "reversed":
            self._order = self._order[::-1]
        backwards = layout is not None and any(
            key.variable == "citation-number" and key.descending for key in layout.keys
        )
        count = len(self._order)
        for number, reference in enumerate(self._order, 1):
            reference.number = count + 1 - number if backwards else number

    def _disambiguate(self) -> None:
        options = self.style.options
        if options.add_givenname and options.givenname_rule != "by-cite":
            registry = NameRegistry(options)
            self._level = registry.add
            for reference in self._order:
                self._looks(reference, Hints(), None)
            self._level = registry.level
        condition = self.style.has_disambiguate
        Disambiguator(options, self._looks, condition=condition).run(self._order)

    def _looks(self, reference: Reference, hints: Hints, shown: Shown | None) -> str:
        """A cite as text to be compared with others."""
        assert self.style.citation is not None
        cite = Cite({"id": reference.id})
        cite.position = "subsequent"
        cite.near_note = True
        context = self._context(reference, "citation", cite, hints)
        context.looking = True
        context.shown = shown
        out: list[Output] = []
        for child in self.style.citation.nodes.for_type(reference.type):
            child.render(context, out)
        if shown is not None:
            shown.conditions = context.conditions
        return text_of(Node(out, delimiter=" "))

    def _context(
        self, reference: Reference, area: str, cite: Cite | None, hints: Hints | None = None
    ) -> Context:
        context = Context(reference, self.style.locale, self.style.options, area, cite, hints)
        context.given_level = self._level
        return context

    # --- the list of references ----------------------------------------------------

    @property
    def layout(self) -> ListLayout:
        """How the style wants its list set: indent, alignment, spacing, label width."""
        layout = self.style.list_layout
        width = len(str(len(self.references))) + 2 if layout.second_field_align else 0
        return layout._replace(label_width=width)

    def bibliography(self) -> list[Entry]:
        """Every reference as an Entry, in the style's order.

        An item that the style prints as nothing is left out, with a diagnostic; so
        is one that cannot be rendered.
        """
        return list(self.iter_bibliography())

    def iter_bibliography(self) -> Iterator[Entry]:
        """:meth:`bibliography`, one entry at a time."""
        layout = self.style.bibliography
        if layout is None:
            return
        self._prepare()
        substitution = None
        if self.style.subsequent_author is not None:
            substitution = AuthorSubstitution(
                self.style.subsequent_author, self.style.subsequent_author_rule
            )
        for reference in self._order:
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
        self._tell("error", "not-rendered", message, reference)

    def _entry(
        self, reference: Reference, layout: Layout, substitution: AuthorSubstitution | None
    ) -> Entry | None:
        context = self._context(reference, "bibliography", None)
        pieces: list[Output] = []
        for child in layout.nodes.for_type(reference.type):
            child.render(context, pieces)
        bare = len(pieces) == 1 and getattr(pieces[0], "tag", "") == "citation-number"
        if not pieces or bare:
            printed = "only the number of" if bare else "nothing for"
            self._tell("warning", "not-printed", f"the style prints {printed} this item", reference)
            if not bare:
                return None
        if substitution is not None:
            # Where nothing but the repeated names is printed they stay: no entry is empty.
            pieces = substitution.settle(Node(pieces)).children or pieces
        pieces = aligned(pieces, self.style)
        tree: Output = Node(pieces, layout.wrap.format)
        if not (bare and self.style.list_layout.second_field_align):
            tree = _enclosed(layout, pieces)
        tokens = self._flatten(tree)
        if tokens and not isinstance(tokens[0], str) and tokens[0].name in DISPLAYS:
            tokens = trimmed(tokens)
        return self._written(reference.id, tokens)

    def _written(self, identity: str, tokens: list[Token]) -> Entry:
        writer = self.writer
        if not self.style.list_layout.second_field_align:
            if self.style.has_display and not writer.blocks:
                tokens = inline(tokens)
            text = writer.write(tokens)
            return Entry(identity, text, "", text)
        left, right = _columns(tokens)
        if self.style.has_display and not writer.blocks:
            right = inline(right)
        label, body = writer.write(left), writer.write(right)
        if writer.blocks:
            return Entry(identity, writer.write(tokens), label, body)
        return Entry(identity, beside(label, body), label, body)

    def _flatten(self, tree: Output) -> list[Token]:
        locale = self.style.locale
        return flatten(
            tree,
            locale.quotes,
            punctuation_in_quote=locale.punctuation_in_quote,
            links=self.links,
        )

    # --- citations ------------------------------------------------------------------

    def cite(self, cites: Sequence[dict[str, Any]]) -> str:
        """One in-text citation of these cites (``id``, ``locator``, ``label``, ``prefix``,
        ``suffix``, ``suppress-author``, ``author-only``)."""
        self._prepare()
        return self._cluster(Cluster(list(cites)))

    def cite_all(self, clusters: Iterable[Any]) -> list[str]:
        """The citations of a whole document, one string each, in its order.

        A cluster is citeproc-js's ``{"citationItems": […], "properties":
        {"noteIndex": 1}}``; a bare list of cites stands outside any document. Items are
        numbered in the order in which the document cites them, where the style does
        not sort.
        """
        parsed = [Cluster(cluster) for cluster in clusters]
        document = [cluster for cluster in parsed if cluster.document]
        if document:
            self._register_document(document)
        self._prepare()
        options = self.style.citation_options
        for cluster in parsed:
            self._sort_cites(cluster)
        if document and options is not None:
            locate(document, options.near_note_distance)
        return [self._cluster(cluster) for cluster in parsed]

    def _register_document(self, clusters: list[Cluster]) -> None:
        cited = {cite.id: None for cluster in clusters for cite in cluster.cites}
        known = self.references
        ordered = [known[key] for key in cited if key in known]
        ordered += [reference for key, reference in known.items() if key not in cited]
        for index, reference in enumerate(ordered, 1):
            reference.index = reference.number = index
            reference.hints = Hints()
        self.references = {reference.id: reference for reference in ordered}
        self._prepared = False

    def _sort_cites(self, cluster: Cluster) -> None:
        layout = self.style.citation
        if layout is None or not layout.keys or len(cluster.cites) < 2:
            return
        known = [cite for cite in cluster.cites if cite.id in self.references]
        unknown = [cite for cite in cluster.cites if cite.id not in self.references]

        def text_for(cite: Cite, key: SortKey) -> str:
            context = self._context(self.references[cite.id], "citation", cite)
            text = key_text(key, context)
            if key.kind == "date" and text and context.hints.year_suffix is not None:
                return f"{text}{context.hints.year_suffix:04d}"
            return text

        cluster.cites = sort_by(known, layout.keys, text_for, self._collate)
        options = self.style.citation_options
        assert options is not None
        grouped = options.collapse.startswith("year") or options.cite_group is not None
        if grouped and cluster.document and not self.style.note_style:
            cluster.cites = self._grouped(cluster.cites, layout)
        cluster.cites += unknown  # for the message about them

    def _grouped(self, cites: list[Cite], layout: Layout) -> list[Cite]:
        """Sorted cites with those of the same names moved up to the first of them.

        Of groups whose first cites sort alike, that with the names of lower order leads.
        """
        key = layout.keys[0]
        groups: dict[str, list[Cite]] = {}
        for cite in cites:
            groups.setdefault(self._names(cite, layout), []).append(cite)

        def rank(names: str) -> Any:
            first = groups[names][0]
            text = key_text(key, self._context(self.references[first.id], "citation", first))
            return (
                not text,
                text if key.kind in ("date", "number") else self._collate(text),
                self._collate(names),
            )

        ranked = sorted(groups, key=rank)
        if key.descending:
            return [cite for group in groups.values() for cite in group]
        return [cite for names in ranked for cite in groups[names]]

    def _names(self, cite: Cite, layout: Layout) -> str:
        """The names that a cite prints."""
        context = self._context(self.references[cite.id], "citation", cite)
        pieces: list[Output] = []
        for child in layout.nodes.for_type(context.reference.type):
            child.render(context, pieces)
        names = find_tag(Node(pieces), "names")
        return text_of(names) if names is not None else ""

    def _cluster(self, cluster: Cluster) -> str:
        layout = self.style.citation
        if layout is None:
            return ""
        if not cluster.document:
            self._sort_cites(cluster)
        rendered = self._cites(cluster, layout)
        if not rendered:
            return ""
        wrap = layout.wrap
        author_only = rendered[0].cite.author_only
        pieces: list[Output] = [rendered[0].tree]
        if not author_only:
            pieces = joined(rendered, self.style)
        if not any(cite.tree.children for cite in rendered):
            for each in rendered:
                message = "the style prints nothing for this citation"
                self._tell("warning", "not-printed", message, self.references[each.cite.id])
            return self.writer.write(
                self._flatten(Node([_NO_FORM], None, wrap.prefix, wrap.suffix))
            )
        if author_only:
            return self.writer.write(self._flatten(Node(pieces)))
        tree = Node([Node(pieces, None, wrap.prefix, wrap.suffix)], wrap.format)
        return self.writer.write(self._flatten(tree))

    def _cites(self, cluster: Cluster, layout: Layout) -> list[Rendered]:
        """The cites of a cluster whose items are known, each as its output tree."""
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

    def _cite(self, reference: Reference, cite: Cite, layout: Layout, *, first: bool) -> Rendered:
        context = self._context(reference, "citation", cite)
        context.capitalizes = self.style.note_style
        context.begun = not starts_sentence(cite.prefix, first=first)
        pieces: list[Output] = []
        for child in layout.nodes.for_type(reference.type):
            child.render(context, pieces)
        tree = Node(pieces)
        if cite.suppress_author:
            tree = without_tag(tree, "names")
        elif cite.author_only:
            names = find_tag(tree, "names")
            tree = Node([names]) if names is not None else tree
        return Rendered(cite, tree, reference.number, reference.hints.year_suffix)

    # --- subsets and messages ---------------------------------------------------------

    def restrict(self, ids: Iterable[str]) -> Processor:
        """The same document with only these items in its list of references."""
        self._prepare()
        other = object.__new__(Processor)
        other.__dict__.update(self.__dict__)
        wanted = set(ids)
        other._order = [reference for reference in self._order if reference.id in wanted]
        return other

    def _tell(self, severity: Any, code: str, message: str, reference: Reference) -> None:
        title = reference.text("title") or reference.text("container-title")
        self._report(
            Diagnostic(
                severity, code, f"{reference.id}: {message}", record=reference.index, title=title
            )
        )


def _enclosed(layout: Layout, pieces: list[Output]) -> Output:
    """The entry with the layout's affixes inside its formatting and its last column."""
    wrap = layout.wrap
    inner: list[Output] = list(pieces)
    if wrap.prefix:
        first = inner[0]
        if _stands_apart(first):
            whole = Node(first.children, None, first.prefix, "", first.delimiter)
            inner[0] = Node([wrap.prefix, whole], first.format, "", first.suffix, "", first.tag)
        else:
            inner.insert(0, wrap.prefix)
    if wrap.suffix:
        last = inner[-1]
        if _stands_apart(last):
            # It stands for what would end the last block.
            children: list[Output] = [Node(last.children, delimiter=last.delimiter)]
            inner[-1] = Node(children, last.format, last.prefix, wrap.suffix, "", last.tag)
            return Node(inner, wrap.format)
    return Node([Node(inner, None, "", wrap.suffix)], wrap.format)


def _stands_apart(output: Output) -> TypeGuard[Node]:
    """Whether a piece is a block or a column of its own."""
    return isinstance(output, Node) and output.format is not None and bool(output.format.display)


def _columns(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens of the left margin, and the others."""
    if OPENING["left-margin"] not in tokens:
        return [], tokens
    start, end = tokens.index(OPENING["left-margin"]), tokens.index(CLOSING["left-margin"])
    sides = (OPENING["right-inline"], CLOSING["right-inline"])
    rest = [*tokens[:start], *tokens[end + 1 :]]
    body = [token for token in rest if token.__class__ is str or token not in sides]
    return tokens[start + 1 : end], body


def load_style(
    style: str | bytes | CompiledStyle, locale: str | None, report: Report
) -> CompiledStyle:
    """The style compiled: a name or path is looked up, bytes are taken as they are."""
    if isinstance(style, CompiledStyle):
        if locale is not None:
            raise UsageError("a style that is compiled has its locale already")
        return style
    if isinstance(style, bytes):
        return CompiledStyle(style, _resolved(locale))
    from ris2cite.csl.library.find import find_style

    source = find_style(style, report)
    return CompiledStyle(source.xml, _resolved(locale) or source.default_locale)


def _resolved(locale: str | None) -> str | None:
    if locale is None:
        return None
    from ris2cite.csl.library.locales import resolve_locale

    return resolve_locale(locale)
