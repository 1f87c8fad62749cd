"""The items of a document in a style: registered, sorted, numbered, disambiguated."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from ris2cite.csl.compiling.style import CompiledLayout, CompiledStyle, SortKey
from ris2cite.csl.context import Cite, Context, GivenLevel, Shown
from ris2cite.csl.input.reference import Hints, Reference
from ris2cite.csl.library.limits import TOO_DEEP
from ris2cite.csl.passes.disambiguate import Disambiguator, NameRegistry, Printed
from ris2cite.csl.passes.sorting import collation, key_text, sort_by
from ris2cite.errors import Diagnostic, Report, StyleError
from ris2cite.markup.output import Node, Output, find_tag, text_of
from ris2cite.model import Item

ListOrder: TypeAlias = Literal["style", "reversed", "input"]


class Document:
    """The references of a document, by id.

    ``order`` is the order of the list, available after :meth:`prepare`. Items that cannot
    be registered are reported and left out.
    """

    def __init__(
        self,
        items: Iterable[Item],
        style: CompiledStyle,
        list_order: ListOrder,
        collate: str,
        report: Report,
    ) -> None:
        self.style = style
        self.report = report
        self.collate = collation(style.locale.language, collate)
        self.references: dict[str, Reference] = {}
        self.order: list[Reference] = []
        self._list_order = list_order
        self._given_level: GivenLevel | None = None
        self._prepared = False
        self._register(items)

    # --- registration ---------------------------------------------------------------

    def _register(self, items: Iterable[Item]) -> None:
        language = self.style.options.default_language
        for item in items:
            if not isinstance(item, dict):
                place = len(self.references) + 1
                message = f"item {place} is not a CSL-JSON object; skipped"
                self.report(Diagnostic("error", "not-rendered", message, record=place))
                continue
            reference = Reference(item, len(self.references) + 1, language)
            if reference.id in self.references:
                message = "an earlier item has the same id"
                self.report_reference("warning", "duplicate-id", message, reference)
                continue
            self.references[reference.id] = reference

    def register_cited(self, ids: Iterable[str]) -> None:
        """Renumber the references, starting with those cited, in the order of the ids."""
        cited = dict.fromkeys(ids)
        known = self.references
        ordered = [known[key] for key in cited if key in known]
        ordered += [reference for key, reference in known.items() if key not in cited]
        for index, reference in enumerate(ordered, 1):
            reference.index = reference.number = index
            reference.hints = Hints()
        self.references = {reference.id: reference for reference in ordered}
        self._prepared = False

    def report_reference(
        self, severity: Any, code: str, message: str, reference: Reference
    ) -> None:
        """Report a diagnostic about a reference, with its title."""
        title = reference.text("title") or reference.text("container-title")
        self.report(
            Diagnostic(
                severity, code, f"{reference.id}: {message}", record=reference.index, title=title
            )
        )

    # --- order and disambiguation -----------------------------------------------------

    def prepare(self) -> None:
        """Sort, number and disambiguate the references, unless that is done already."""
        if self._prepared:
            return
        self._prepared = True
        references = list(self.references.values())
        try:
            self._sort_and_number(references)
            if self.style.disambiguates:
                self._disambiguate()
                if self.style.sorts_by_suffix:
                    self._sort_and_number(references)
        except RecursionError as error:
            raise StyleError(TOO_DEEP) from error

    def _sort_and_number(self, references: list[Reference]) -> None:
        layout = self.style.bibliography
        self.order = references
        if layout is not None and layout.keys and self._list_order != "input":

            def text_for(reference: Reference, key: SortKey) -> str:
                return key_text(key, self.context(reference, "bibliography"))

            self.order = sort_by(references, layout.keys, text_for, self.collate)
        if self._list_order == "reversed":
            self.order = self.order[::-1]
        backwards = layout is not None and any(
            key.variable == "citation-number" and key.descending for key in layout.keys
        )
        count = len(self.order)
        for number, reference in enumerate(self.order, 1):
            reference.number = count + 1 - number if backwards else number

    def _disambiguate(self) -> None:
        options = self.style.options
        printed: dict[str, Printed] = {}
        if options.add_givenname and options.givenname_rule != "by-cite":
            registry = NameRegistry(options)
            self._given_level = registry.add
            printed = registry.printed(self.order, self._comparable)
            self._given_level = registry.level
        condition = self.style.has_disambiguate
        disambiguator = Disambiguator(options, self._comparable, condition=condition)
        disambiguator.run(self.order, printed)

    def _comparable(self, reference: Reference, hints: Hints, shown: Shown | None) -> str:
        """The text of a cite, for comparison with others."""
        assert self.style.citation is not None
        cite = Cite({"id": reference.id})
        cite.position = "subsequent"
        cite.near_note = True
        context = self.context(reference, "citation", cite, hints)
        context.comparing = True
        context.shown = shown
        out = self.style.citation.pieces(context)
        if shown is not None:
            shown.conditions = context.conditions
            # Its names refer to the context. A cycle would keep all items of a long list
            # until the process ends: an eighth of its time.
            context.shown = None
        return text_of(Node(out, delimiter=" "))

    def context(
        self, reference: Reference, area: str, cite: Cite | None = None, hints: Hints | None = None
    ) -> Context:
        """A new context for rendering a reference."""
        context = Context(reference, self.style.locale, self.style.options, area, cite, hints)
        context.given_level = self._given_level
        return context

    # --- the cites of a citation --------------------------------------------------------

    def sorted_cites(self, cites: list[Cite], *, grouped: bool) -> list[Cite]:
        """The cites in the order of the style. With ``grouped``, cites with the same names are
        put together if the style collapses by year. Cites of unknown items come last."""
        layout = self.style.citation
        if layout is None or not layout.keys or len(cites) < 2:
            return cites
        known = [cite for cite in cites if cite.id in self.references]
        unknown = [cite for cite in cites if cite.id not in self.references]

        def text_for(cite: Cite, key: SortKey) -> str:
            context = self.context(self.references[cite.id], "citation", cite)
            text = key_text(key, context)
            if key.kind == "date" and text and context.hints.year_suffix is not None:
                # Year suffixes ascend even if years descend.
                suffix = context.hints.year_suffix
                return f"{text}{9999 - suffix if key.descending else suffix:04d}"
            return text

        known = sort_by(known, layout.keys, text_for, self.collate)
        options = self.style.citation_options
        assert options is not None
        groups = options.collapse.startswith("year") or options.cite_group is not None
        if grouped and groups and not self.style.note_style:
            known = self._grouped(known, layout)
        return known + unknown

    def _grouped(self, cites: list[Cite], layout: CompiledLayout) -> list[Cite]:
        """The sorted cites, with those of the same names moved up to the first of them.

        Groups whose first cites compare equal are ordered by their names.
        """
        key = layout.keys[0]
        groups: dict[str, list[Cite]] = {}
        for cite in cites:
            groups.setdefault(self._names(cite, layout), []).append(cite)
        if key.descending:
            return [cite for group in groups.values() for cite in group]

        def rank(names: str) -> Any:
            first = groups[names][0]
            text = key_text(key, self.context(self.references[first.id], "citation", first))
            return (
                not text,
                text if key.kind in ("date", "number") else self.collate(text),
                self.collate(names),
            )

        return [cite for names in sorted(groups, key=rank) for cite in groups[names]]

    def _names(self, cite: Cite, layout: CompiledLayout) -> str:
        """The text of the names of a cite."""
        pieces: list[Output] = layout.pieces(
            self.context(self.references[cite.id], "citation", cite)
        )
        names = find_tag(Node(pieces), "names")
        return text_of(names) if names is not None else ""
