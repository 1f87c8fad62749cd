"""A compiled CSL style: layouts, sort keys and options."""

from __future__ import annotations

from typing import Any

from lxml import etree

from ris2cite.csl.compiling.elements import Scope, compile_children, macro_body, name_style, wrap_of
from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.compiling.macros import MacroTable
from ris2cite.csl.compiling.source import ParsedStyle
from ris2cite.csl.context import Context, StyleOptions
from ris2cite.csl.input.reference import Reference
from ris2cite.csl.library.declared import declared
from ris2cite.csl.library.limits import TOO_DEEP
from ris2cite.csl.nodes.base import PLAIN, Rendering
from ris2cite.csl.nodes.date import Date
from ris2cite.csl.nodes.names import EtAl, Names
from ris2cite.csl.nodes.text import (
    TextCitationLabel,
    TextCitationNumber,
    TextMacro,
    TextVariable,
    TextYearSuffix,
)
from ris2cite.errors import LocaleNotFoundError, StyleError
from ris2cite.items.language import primary_language
from ris2cite.markup.output import Output
from ris2cite.markup.writers.base import ListLayout
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

_NS = "{http://purl.org/net/xbiblio/csl}"


_CSL = {"cs": _NS[1:-1]}
_HAS_DISPLAY = etree.XPath("boolean(//cs:*[@display])", namespaces=_CSL)
_HAS_DISAMBIGUATE = etree.XPath("boolean(//cs:*[@disambiguate])", namespaces=_CSL)
_HAS_SUFFIX = etree.XPath("boolean(//cs:text[@variable='year-suffix'])", namespaces=_CSL)


class SortKey:
    """``cs:key``: the node to render, the direction, and its et-al settings.

    ``kind`` is "text", "number", "names" or "date", and determines the comparison.
    """

    __slots__ = ("descending", "et_al", "kind", "node", "variable")

    def __init__(
        self,
        node: Rendering,
        variable: str,
        kind: str,
        descending: bool,
        et_al: tuple[str | None, str | None, str | None],
    ) -> None:
        self.node = node
        self.variable = variable
        self.kind = kind
        self.descending = descending
        self.et_al = et_al


class CompiledLayout:
    """``cs:layout`` with the sort keys of its area.

    ``locale`` provides its terms. ``variants`` maps primary language tags to layouts for
    items in these languages, an extension of CSL-M.
    """

    __slots__ = ("children", "delimiter", "keys", "locale", "variants", "wrap")

    def __init__(self, element: Any, scope: Scope, keys: list[SortKey]) -> None:
        self.wrap = wrap_of(element, scope)
        self.children = compile_children(element, scope)
        self.delimiter: str = element.get("delimiter", "")
        self.keys = keys
        self.locale = scope.locale
        self.variants: dict[str, CompiledLayout] = {}

    def of(self, reference: Reference) -> CompiledLayout:
        """The layout for the language of a reference: one of the variants, or this one."""
        if not self.variants:
            return self
        language = primary_language(str(reference.item.get("language") or ""))
        return self.variants.get(language, self)

    def pieces(self, ctx: Context) -> list[Output]:
        """The output for a reference, in the layout for its language."""
        layout = self.of(ctx.reference)
        ctx.locale = layout.locale
        out: list[Output] = []
        for child in layout.children:
            child.render(ctx, out)
        return out


class CitationOptions:
    """The attributes of ``cs:citation`` (CSL 1.0.2, "Citation-specific options")."""

    __slots__ = (
        "after_collapse",
        "cite_group",
        "collapse",
        "near_note_distance",
        "year_suffix_delimiter",
    )

    def __init__(self, element: Any, delimiter: str) -> None:
        self.collapse = element.get("collapse", "")
        self.cite_group: str | None = element.get("cite-group-delimiter")
        self.after_collapse: str | None = element.get("after-collapse-delimiter")
        within_group = delimiter if self.cite_group is None else self.cite_group
        self.year_suffix_delimiter: str = element.get("year-suffix-delimiter", within_group)
        self.near_note_distance = int(element.get("near-note-distance", "5") or 5)


class CompiledStyle:
    """A compiled style.

    ``citation`` and ``bibliography`` are its layouts, either of which may be None;
    ``locale`` has its terms; ``note_style`` is whether its class is "note"; ``declared``
    holds the pseudo-attributes of its processing instruction (``csl/library/declared.py``).
    The argument ``locale`` overrides the style's default-locale. Raises StyleError, with
    the line if there is one, if the style cannot be used, and LocaleNotFoundError.
    """

    def __init__(self, xml: bytes, locale: str | None = None) -> None:
        self.declared = declared(xml)
        try:
            self._compile(ParsedStyle(xml, locale))
        except RecursionError as error:
            raise StyleError(TOO_DEEP) from error

    def _compile(self, source: ParsedStyle) -> None:
        root = source.root
        self.locale = LocaleTable(root.locales, source.language)
        self.macros = MacroTable(root)
        citation = root.find(_NS + "citation")
        bibliography = root.find(_NS + "bibliography")
        if citation is None and bibliography is None:
            raise _without_rules(root)
        self.sorts_by_suffix = False
        self.note_style = root.get("class") == "note"
        self.citation: CompiledLayout | None = None
        self.citation_options: CitationOptions | None = None
        if citation is not None:
            self.citation = self._layout(citation, source)
            self.citation_options = CitationOptions(citation, self.citation.delimiter)
        self.bibliography: CompiledLayout | None = None
        self.list_layout = ListLayout()
        self.subsequent_author: str | None = None
        self.subsequent_author_rule = "complete-all"
        if bibliography is not None:
            self.bibliography = self._layout(bibliography, source)
            self.list_layout = _list_layout(bibliography)
            self.subsequent_author = bibliography.get("subsequent-author-substitute")
            self.subsequent_author_rule = bibliography.get(
                "subsequent-author-substitute-rule", "complete-all"
            )
        self.options = _style_options(root, citation, source.language, self.declared)
        self.has_display = bool(_HAS_DISPLAY(root))
        self.has_disambiguate = bool(_HAS_DISAMBIGUATE(root))

    def _layout(self, area: Any, source: ParsedStyle) -> CompiledLayout:
        *others, layout = area.findall(_NS + "layout") or [None]
        if layout is None:
            name = area.tag.removeprefix(_NS)
            raise StyleError(f"line {area.sourceline}: <{name}> has no <layout>")
        scope = Scope(area, source.root, self.macros, self.locale)
        keys = []
        sort = area.find(_NS + "sort")
        if sort is not None:
            for element in sort.iterchildren(_NS + "key"):
                keys.append(_sort_key(element, scope))
                if scope.macros.prints_suffix(element.get("macro", "")):
                    self.sorts_by_suffix = True
        compiled = CompiledLayout(layout, scope, keys)
        for other in others:
            tags = other.get("locale", "").split()
            if tags:
                scope = Scope(area, source.root, self.macros, self._locale_of(tags[0], source))
                variant = CompiledLayout(other, scope, [])
                compiled.variants.update(dict.fromkeys(map(primary_language, tags), variant))
        return compiled

    def _locale_of(self, tag: str, source: ParsedStyle) -> LocaleTable:
        """The terms of another language, or those of the style if there is no such locale."""
        try:
            return LocaleTable(source.locales_of(tag), tag)
        except LocaleNotFoundError:
            return self.locale

    @property
    def disambiguates(self) -> bool:
        """Whether a citation can affect other citations or entries."""
        options = self.options
        return self.citation is not None and (
            options.add_names
            or options.add_givenname
            or options.add_year_suffix
            or self.has_disambiguate
        )


def _without_rules(root: Any) -> StyleError:
    """The error for a style with neither ``cs:citation`` nor ``cs:bibliography``."""
    parent = root.find(f"{_NS}info/{_NS}link[@rel='independent-parent']")
    if parent is not None:
        return StyleError(
            f"line {parent.sourceline}: the style depends on "
            f"“{parent.get('href', 'another')}”; load it by name, or pass that style"
        )
    return StyleError(
        f"line {root.sourceline}: the style has neither <citation> nor <bibliography>"
    )


def _style_options(
    root: Any, citation: Any, language: str, declared: dict[str, str]
) -> StyleOptions:
    def switch(name: str) -> bool:
        return citation is not None and citation.get(name) == "true"

    return StyleOptions(
        demote=root.get("demote-non-dropping-particle", "display-and-sort"),
        hyphenate_initials=root.get("initialize-with-hyphen", "true") != "false",
        page_range_format=root.get("page-range-format", ""),
        year_range_format=root.get("year-range-format") or declared.get("year-ranges", ""),
        default_language=language,
        givenname_rule=(
            citation.get("givenname-disambiguation-rule", "by-cite")
            if citation is not None
            else "by-cite"
        ),
        add_givenname=switch("disambiguate-add-givenname"),
        add_names=switch("disambiguate-add-names"),
        add_year_suffix=switch("disambiguate-add-year-suffix"),
        year_suffix_node=bool(_HAS_SUFFIX(root)),
        tag_names=next(
            root.iterfind(f"{_NS}bibliography[@subsequent-author-substitute-rule]"), None
        )
        is not None,
        name_space="\u00a0" if language[:2] in ("fr", "ru", "cs") else " ",
        ellipsis=declared.get("ellipsis", "…"),
        and_in_text=declared.get("and-in-text") == "text",
    )


def _list_layout(bibliography: Any) -> ListLayout:
    def number(name: str) -> int:
        text = bibliography.get(name, "1")
        return int(text) if text.isdigit() else 1

    return ListLayout(
        hanging_indent=bibliography.get("hanging-indent") == "true",
        second_field_align=bibliography.get("second-field-align", "").replace("false", ""),
        line_spacing=number("line-spacing"),
        entry_spacing=number("entry-spacing"),
    )


def _sort_key(element: Any, scope: Scope) -> SortKey:
    """Compile a ``cs:key``, which has a macro or a variable."""
    descending = element.get("sort") == "descending"
    et_al = (
        element.get("names-min") or element.get("et-al-min"),
        element.get("names-use-first") or element.get("et-al-use-first"),
        element.get("names-use-last") or element.get("et-al-use-last"),
    )
    variable = element.get("variable", "")
    macro = element.get("macro")
    if macro is not None:
        has_date = scope.macros.has_date(macro)
        node: Rendering = TextMacro(PLAIN, macro_body(macro, scope), has_date)
        return SortKey(node, "", "date" if has_date else "text", descending, et_al)
    if variable in NAME_VARIABLES:
        node = Names(PLAIN, (variable,), name_style(None, scope), EtAl(), None, " ", [])
        return SortKey(node, variable, "text", descending, et_al)
    if variable in DATE_VARIABLES:
        node = Date(PLAIN, variable, [], "")
        node.names = frozenset(("year", "month", "day"))
        return SortKey(node, variable, "date", descending, et_al)
    if variable == "citation-label":
        return SortKey(TextCitationLabel(PLAIN), variable, "text", descending, et_al)
    if variable == "citation-number":
        return SortKey(TextCitationNumber(PLAIN), variable, "number", descending, et_al)
    kind = "number" if variable in NUMBER_VARIABLES else "text"
    if variable == "year-suffix":
        return SortKey(TextYearSuffix(PLAIN), variable, kind, descending, et_al)
    return SortKey(TextVariable(PLAIN, variable, "long"), variable, kind, descending, et_al)
