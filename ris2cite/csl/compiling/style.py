"""A CSL style, loaded through citeproc-py and compiled to our nodes."""

from __future__ import annotations

import html
import re
from io import BytesIO
from typing import Any

from citeproc import CitationStylesStyle
from citeproc.frontend import CitationStylesXML
from lxml import etree

from ris2cite.csl.compiling.elements import Scope, compile_children, macro_body, name_style, wrap_of
from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.compiling.macros import MacroTable
from ris2cite.csl.context import StyleOptions
from ris2cite.csl.library.limits import TOO_DEEP, check_size
from ris2cite.csl.nodes.base import PLAIN, Rendering, Wrap
from ris2cite.csl.nodes.date import Date
from ris2cite.csl.nodes.names import EtAl, Names
from ris2cite.csl.nodes.text import (
    TextCitationLabel,
    TextCitationNumber,
    TextMacro,
    TextVariable,
    TextYearSuffix,
)
from ris2cite.csl.specialise import LayoutNodes
from ris2cite.errors import LocaleNotFoundError, StyleError
from ris2cite.markup.writers.base import Layout as ListLayout
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES

_NS = "{http://purl.org/net/xbiblio/csl}"
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)""")
_DECLARATION = re.compile(r"\A\ufeff?<\?xml\s[^>]*\?>")
_ESCAPED_TWICE = re.compile(rb"&amp;[#\w]+;")
_SOUGHT = {
    word: re.compile(word + end)
    for word, end in ((b"display", rb"\s*="), (b"disambiguate", rb"\s*="), (b"year-suffix", b""))
}
_PLACE = re.compile(r",? line \d+, column \d+.*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


def _in_utf8(xml: bytes) -> bytes:
    """The file in UTF-8, which citeproc-py takes every style for (XML 1.0, 4.3.3)."""
    declared = _DECLARED.match(xml)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        encoding = declared[1].decode("ascii")
    else:
        return xml
    try:
        text = xml.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise StyleError(f"line 1: the file is not in {encoding}, as it says") from error
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


class SortKey:
    """``cs:key``: what is rendered, which way it sorts, its own et-al settings.

    ``kind`` is "text", "number", "names" or "date": how the rendered text compares.
    """

    __slots__ = ("descending", "et_al", "kind", "nodes", "variable")

    def __init__(
        self,
        node: Rendering,
        variable: str,
        kind: str,
        descending: bool,
        et_al: tuple[str | None, str | None, str | None],
    ) -> None:
        self.nodes = LayoutNodes([node])
        self.variable = variable
        self.kind = kind
        self.descending = descending
        self.et_al = et_al


class Layout:
    """``cs:layout`` with the sort keys that stand beside it."""

    __slots__ = ("delimiter", "keys", "nodes", "wrap")

    def __init__(
        self, wrap: Wrap, children: list[Rendering], delimiter: str, keys: list[SortKey]
    ) -> None:
        self.wrap = wrap
        self.nodes = LayoutNodes(children)
        self.delimiter = delimiter
        self.keys = keys


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
        self.year_suffix_delimiter: str = element.get("year-suffix-delimiter", delimiter)
        self.near_note_distance = int(element.get("near-note-distance", "5") or 5)


class CompiledStyle(CitationStylesStyle):  # type: ignore[misc]
    """A style, ready to render. citeproc-py parses it and settles the locale chain.

    ``locale`` overrides the style's default-locale; raises StyleError for a file
    that is no usable style, with the line where there is one, and
    LocaleNotFoundError for a locale that does not exist.
    """

    root: Any

    def __init__(self, xml: bytes, locale: str | None = None) -> None:
        check_size(xml)
        self.locale_tag = locale
        self._parse(xml)
        try:
            self._settle_locales(self.root)
            self._compile(self.root)
        except RecursionError as error:
            raise StyleError(TOO_DEEP) from error
        # Only macros that nothing has called yet still need their elements.
        self.root = self.xml = None

    def _parse(self, xml: bytes) -> None:
        xml = _in_utf8(xml)
        doctype = _DOCTYPE.search(xml)
        if doctype is not None:
            line = xml.count(b"\n", 0, doctype.start()) + 1
            raise StyleError(f"line {line}: a style may not declare a document type or entities")
        if not xml.strip():
            raise StyleError("line 1: the style is empty")
        try:
            # Not citeproc-py's constructor for styles, which asks any root element for
            # what only cs:style has.
            CitationStylesXML.__init__(self, BytesIO(xml), validate=False)
        except etree.XMLSyntaxError as error:
            reason = _PLACE.sub("", error.msg or "")
            raise StyleError(f"line {error.lineno}: not well-formed XML: {reason}") from error
        root = self.root
        if root.tag != _NS + "style":
            raise StyleError(
                f"line {root.sourceline}: the root element is <{root.tag.removeprefix(_NS)}>, "
                f'not <style xmlns="{_NS[1:-1]}">'
            )
        if _ESCAPED_TWICE.search(xml) is not None:
            _unescape(root)
        # A large style is searched for what it cannot hold in no time.
        self._words = frozenset(word for word, sought in _SOUGHT.items() if sought.search(xml))

    def _settle_locales(self, root: Any) -> None:
        tag = self.locale_tag or root.get("default-locale") or "en-US"
        if _LANGUAGE.match(tag) is None:
            if self.locale_tag:
                raise LocaleNotFoundError(f"“{tag}” is no language tag")
            raise StyleError(f"line {root.sourceline}: default-locale “{tag}” is no language tag")
        try:
            root.set_locale_list(tag, validate=False)
        except ValueError as error:
            raise StyleError("the style has two <locale> elements for one language") from error

    def _compile(self, root: Any) -> None:
        language = self.locale_tag or root.get("default-locale") or "en-US"
        self.locale = LocaleTable(root.locales, language)
        self.macros = MacroTable(root)
        citation = root.find(_NS + "citation")
        bibliography = root.find(_NS + "bibliography")
        if citation is None and bibliography is None:
            parent = root.find(f"{_NS}info/{_NS}link[@rel='independent-parent']")
            if parent is not None:
                raise StyleError(
                    f"line {parent.sourceline}: the style takes its rules from "
                    f"“{parent.get('href', 'another')}”: load it by name, or give that style"
                )
            raise StyleError(
                f"line {root.sourceline}: the style has neither <citation> nor <bibliography>"
            )
        self.sorts_by_suffix = False
        self.note_style = root.get("class") == "note"
        self.citation: Layout | None = None
        self.citation_options: CitationOptions | None = None
        if citation is not None:
            self.citation = self._layout(citation, root)
            self.citation_options = CitationOptions(citation, self.citation.delimiter)
        self.bibliography: Layout | None = None
        self.list_layout = ListLayout()
        self.subsequent_author: str | None = None
        self.subsequent_author_rule = "complete-all"
        if bibliography is not None:
            self.bibliography = self._layout(bibliography, root)
            self.list_layout = _list_layout(bibliography)
            self.subsequent_author = bibliography.get("subsequent-author-substitute")
            self.subsequent_author_rule = bibliography.get(
                "subsequent-author-substitute-rule", "complete-all"
            )
        suffix_node = self._holds(b"year-suffix", f"{_NS}text[@variable='year-suffix']")
        self.options = _style_options(root, citation, language, suffix_node=suffix_node)
        self.has_display = self._holds(b"display", f"{_NS}*[@display]")
        self.has_disambiguate = self._holds(b"disambiguate", f"{_NS}*[@disambiguate]")

    def _holds(self, word: bytes, element: str) -> bool:
        """Whether an element is in the style, which cannot be where the word is not."""
        if word not in self._words:
            return False
        return next(self.root.iterfind(f".//{element}"), None) is not None

    def _layout(self, area: Any, root: Any) -> Layout:
        layout = area.find(_NS + "layout")
        if layout is None:
            name = area.tag.removeprefix(_NS)
            raise StyleError(f"line {area.sourceline}: <{name}> has no <layout>")
        scope = Scope(area, root, self.macros, self.locale)
        keys = []
        sort = area.find(_NS + "sort")
        if sort is not None:
            for element in sort.iterchildren(_NS + "key"):
                keys.append(_sort_key(element, scope))
                if scope.macros.prints_suffix(element.get("macro", "")):
                    self.sorts_by_suffix = True
        children = compile_children(layout, scope)
        return Layout(wrap_of(layout, scope), children, layout.get("delimiter", ""), keys)

    @property
    def disambiguates(self) -> bool:
        """Whether citations of this style can change other citations or entries."""
        options = self.options
        return self.citation is not None and (
            options.add_names
            or options.add_givenname
            or options.add_year_suffix
            or self.has_disambiguate
        )


def _unescape(root: Any) -> None:
    """Characters that a style holds as references that were escaped twice: "&amp;#160;"."""
    for element in root.iter():
        for name, value in element.items():
            if "&" in value:
                element.set(name, html.unescape(value))
        if element.text is not None and "&" in element.text:
            element.text = html.unescape(element.text)


def _style_options(root: Any, citation: Any, language: str, *, suffix_node: bool) -> StyleOptions:
    def switch(name: str) -> bool:
        return citation is not None and citation.get(name) == "true"

    return StyleOptions(
        demote=root.get("demote-non-dropping-particle", "display-and-sort"),
        hyphenate_initials=root.get("initialize-with-hyphen", "true") != "false",
        page_range_format=root.get("page-range-format", ""),
        year_range_format=root.get("year-range-format", ""),
        default_language=language,
        givenname_rule=(
            citation.get("givenname-disambiguation-rule", "by-cite")
            if citation is not None
            else "by-cite"
        ),
        add_givenname=switch("disambiguate-add-givenname"),
        add_names=switch("disambiguate-add-names"),
        add_year_suffix=switch("disambiguate-add-year-suffix"),
        year_suffix_node=suffix_node,
        tag_names=next(
            root.iterfind(f"{_NS}bibliography[@subsequent-author-substitute-rule]"), None
        )
        is not None,
        name_space="\u00a0" if language[:2] in ("fr", "ru", "cs") else " ",
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
    """``cs:key``: a macro or a variable, compiled in its area."""
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
