"""Compiles the elements of a style into nodes.

``compile_element`` dispatches on the tag of the element. It runs separately for each area
(citation, bibliography, and their sort keys), so that inherited name options can be
resolved at compile time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.compiling.macros import MacroTable
from ris2cite.csl.nodes.base import PLAIN, Rendering, Wrap
from ris2cite.csl.nodes.date import Date, DatePart
from ris2cite.csl.nodes.group import TESTS, Branch, Choose, Group
from ris2cite.csl.nodes.label import Label
from ris2cite.csl.nodes.name import NamePart, NameStyle
from ris2cite.csl.nodes.names import EtAl, Names, NamesLabel
from ris2cite.csl.nodes.number import Number
from ris2cite.csl.nodes.text import (
    MacroBody,
    TextCitationLabel,
    TextCitationNumber,
    TextMacro,
    TextSite,
    TextTerm,
    TextValue,
    TextVariable,
    TextYearSuffix,
)
from ris2cite.errors import StyleError
from ris2cite.markup.output import Format
from ris2cite.model import NUMBER_VARIABLES

_NS = "{http://purl.org/net/xbiblio/csl}"

_BRANCHES = frozenset(_NS + name for name in ("choose", "if", "else-if", "else"))
_FORMATS: dict[str, dict[str, str]] = {
    "font-style": {"italic": "italic", "oblique": "oblique", "normal": "normal-style"},
    "font-variant": {"small-caps": "small-caps", "normal": "normal-variant"},
    "font-weight": {"bold": "bold", "light": "light", "normal": "normal-weight"},
    "text-decoration": {"underline": "underline", "none": "no-decoration"},
    "vertical-align": {"sup": "superscript", "sub": "subscript", "baseline": "baseline"},
}
# Name option → the attribute by which cs:style, cs:citation and cs:bibliography set it.
_NAME_OPTIONS: dict[str, str] = {
    name: name
    for name in (
        "and",
        "delimiter-precedes-et-al",
        "delimiter-precedes-last",
        "et-al-min",
        "et-al-use-first",
        "et-al-use-last",
        "et-al-subsequent-min",
        "et-al-subsequent-use-first",
        "initialize",
        "initialize-with",
        "name-as-sort-order",
        "sort-separator",
    )
} | {"form": "name-form", "delimiter": "name-delimiter"}


class Scope:
    """The context of an element: its area, inherited options, and enclosing macros.

    ``names`` is the enclosing ``cs:names``, from which an empty ``cs:names`` in its
    substitute takes its name, label and et-al. ``wraps`` caches wraps by attributes.
    """

    __slots__ = (
        "area",
        "compiled",
        "inherited",
        "locale",
        "macros",
        "names",
        "names_delimiter",
        "wraps",
    )

    def __init__(self, area: Any, root: Any, macros: MacroTable, locale: LocaleTable) -> None:
        self.area = area.tag.removeprefix(_NS) if area is not None else ""
        self.inherited: dict[str, str] = {}
        self.names_delimiter = ""
        for element in (root, area):
            if element is None:
                continue
            for option, attribute in _NAME_OPTIONS.items():
                value = element.get(attribute)
                if value is not None:
                    self.inherited[option] = value
            self.names_delimiter = element.get("names-delimiter", self.names_delimiter)
        self.macros = macros
        self.locale = locale
        self.names: Names | None = None
        self.compiled: dict[tuple[str, int], MacroBody] = {}
        self.wraps: dict[tuple[tuple[str, str], ...], Wrap] = {}


def compile_children(element: Any, scope: Scope) -> list[Rendering]:
    """The compiled children of an element."""
    nodes = (compile_element(child, scope) for child in element.iterchildren())
    return [node for node in nodes if node is not None]


def compile_element(element: Any, scope: Scope) -> Rendering | None:
    """The node for an element, or None if it does not render by itself.

    Raises StyleError, with the line, for an element that is not allowed here.
    """
    tag = element.tag
    compiler = _COMPILERS.get(tag)
    if compiler is not None:
        return compiler(element, scope)
    if tag in _SILENT or not isinstance(tag, str):  # a comment or a processing instruction
        return None
    raise StyleError(f"line {element.sourceline}: <{tag.removeprefix(_NS)}> is not allowed here")


def format_of(attributes: Mapping[str, str]) -> Format | None:
    """The formatting attributes of an element, or None if there are none."""
    marks = []
    for attribute, marks_of in reversed(_FORMATS.items()):
        value = attributes.get(attribute)
        if value is not None and value in marks_of:
            marks.append(marks_of[value])
    quotes = attributes.get("quotes") == "true"
    display = attributes.get("display", "")
    if not (marks or quotes or display):
        return None
    return Format(tuple(marks), quotes=quotes, display=display)


def wrap_of(element: Any, scope: Scope, *, cased: bool = True) -> Wrap:
    """The affixes, formatting, text case and strip-periods of an element."""
    items = element.items()
    if not cased:
        items = [item for item in items if item[0] != "text-case"]
    if element.get("display") is not None and not _stands_in_layout(element):
        items = [item for item in items if item[0] != "display"]
    if not items:
        return PLAIN
    key = tuple(items)
    wrap = scope.wraps.get(key)
    if wrap is None:
        attributes = dict(items)
        wrap = scope.wraps[key] = wrap_from(attributes)
    return wrap


def _stands_in_layout(element: Any) -> bool:
    """Whether an element is at the top level of the entry, not in a group or macro.

    Only top-level elements can be display blocks (CSL 1.0.2, "Display").
    """
    parent = element.getparent()
    while parent.tag in _BRANCHES:
        parent = parent.getparent()
    return bool(parent.tag == _NS + "layout")


def wrap_from(attributes: Mapping[str, str]) -> Wrap:
    """The same as :func:`wrap_of`, for a mapping of attributes."""
    return Wrap(
        attributes.get("prefix", ""),
        attributes.get("suffix", ""),
        format_of(attributes),
        attributes.get("text-case", ""),
        attributes.get("strip-periods") == "true",
    )


def _text(element: Any, scope: Scope) -> Rendering:
    wrap = wrap_of(element, scope)
    form = element.get("form", "long")
    variable = element.get("variable")
    if variable is not None:
        if variable == "citation-number":
            return TextCitationNumber(wrap)
        if variable == "year-suffix":
            return TextYearSuffix(wrap)
        if variable == "citation-label":
            return TextCitationLabel(wrap)
        if variable == "URL" and form == "short":
            return TextSite(wrap)
        if variable in NUMBER_VARIABLES and variable not in ("section", "version"):
            return Number(wrap, variable, "")
        return TextVariable(wrap, variable, form)
    if element.get("macro") is not None:
        name = element.get("macro")
        # Text case applies to values and terms, not to the various elements of a macro.
        wrap = wrap_of(element, scope, cased=False)
        return TextMacro(wrap, macro_body(name, scope), scope.macros.has_date(name))
    if element.get("term") is not None:
        return TextTerm(wrap, element.get("term"), form, element.get("plural") == "true")
    return TextValue(wrap, element.get("value", ""))


def macro_body(name: str, scope: Scope) -> MacroBody:
    """The elements of a macro, compiled on first use.

    A macro is compiled once for each ``cs:names`` in whose substitute it is called.
    """
    names = scope.names
    key = (name, id(names))
    body = scope.compiled.get(key)
    if body is None:
        body = scope.compiled[key] = MacroBody(lambda: _compile_macro(name, names, scope))
    return body


def _compile_macro(name: str, names: Names | None, scope: Scope) -> list[Rendering]:
    outer = scope.names
    scope.names = names
    try:
        return compile_children(scope.macros.elements[name], scope)
    finally:
        scope.names = outer


def _number(element: Any, scope: Scope) -> Rendering:
    variable = element.get("variable", "")
    if variable == "citation-number":
        return TextCitationNumber(wrap_of(element, scope))
    return Number(wrap_of(element, scope), variable, element.get("form", "numeric"))


def _label(element: Any, scope: Scope) -> Rendering:
    return Label(
        wrap_of(element, scope),
        element.get("variable", ""),
        element.get("form", "long"),
        element.get("plural", "contextual"),
        alone=not _stands_beside(element),
    )


def _stands_beside(label: Any) -> bool:
    """Whether the variable of a label is printed in the same group."""
    variable = label.get("variable", "")
    return any(
        other.get("variable") == variable
        for other in label.getparent().iter(_NS + "text", _NS + "number")
    )


def _group(element: Any, scope: Scope) -> Rendering:
    children = compile_children(element, scope)
    return Group(wrap_of(element, scope), children, element.get("delimiter", ""))


def _choose(element: Any, scope: Scope) -> Rendering:
    branches = []
    for child in element.iterchildren():
        if not isinstance(child.tag, str):
            continue
        tests = [
            TESTS[attribute](value)
            for attribute, values in child.items()
            if attribute in TESTS
            for value in _values(attribute, values)
        ]
        branches.append(Branch(tests, child.get("match", "all"), compile_children(child, scope)))
    return Choose(PLAIN, branches)


def _values(attribute: str, text: str) -> list[str]:
    """The values of a condition; "sub verbo" is one value with a space."""
    if attribute == "type":
        return [text]  # one test for all of them
    if attribute == "locator":
        text = text.replace("sub verbo", "sub-verbo")
    return list(dict.fromkeys(text.split()))


# --- dates ---------------------------------------------------------------------------

_DATE_PARTS = {"year": ("year",), "year-month": ("year", "month"), "month-day": ("month", "day")}


def _date(element: Any, scope: Scope) -> Rendering:
    form = element.get("form")
    own = {part.get("name"): part for part in element.iterchildren(_NS + "date-part")}
    if form is None:
        parts = [_date_part(part, None) for part in own.values()]
        delimiter = element.get("delimiter", "")
    else:
        parts, delimiter = _localized(element, form, own, scope)
    # Each part has a case of its own; that of the whole would raise the year's letter.
    wrap = wrap_of(element, scope, cased=False)
    return Date(wrap, element.get("variable", ""), parts, delimiter)


def _localized(
    element: Any, form: str, own: dict[str, Any], scope: Scope
) -> tuple[list[DatePart], str]:
    """The parts of the locale's date format, with the overrides of the style (CSL 1.0.2,
    "Date")."""
    pattern = scope.locale.dates.get(form)
    if pattern is None:
        return [], ""
    wanted = _DATE_PARTS.get(element.get("date-parts", ""), ("year", "month", "day"))
    parts = list(pattern.iterchildren(_NS + "date-part"))
    compiled = []
    for index, part in enumerate(parts):
        if part.get("name") not in wanted:
            continue
        date_part = _date_part(part, own.get(part.get("name")))
        follower = parts[index + 1].get("name") if index + 1 < len(parts) else ""
        if follower == "year" and "year" not in wanted:
            date_part.wrap = _bare_end(date_part.wrap)
        compiled.append(date_part)
    return compiled, pattern.get("delimiter", "")


def _bare_end(wrap: Wrap) -> Wrap:
    """The wrap without its suffix, which would separate it from a part that is left out."""
    bare = Wrap(wrap.prefix, "", wrap.format, "", wrap.strip_periods)
    bare.case, bare.title_case = wrap.case, wrap.title_case
    return bare


def _date_part(base: Any, over: Any | None) -> DatePart:
    """A date part of the style, or of the locale with the overrides of the style."""
    attributes = dict(base.items())
    if over is not None:
        attributes.update(over.items())
    name = attributes.get("name", "year")
    return DatePart(
        wrap_from(attributes),
        name,
        attributes.get("form", "long" if name in ("year", "month") else "numeric"),
        attributes.get("range-delimiter", "–"),
    )


# --- names ---------------------------------------------------------------------------


def _names(element: Any, scope: Scope) -> Rendering:
    variables = tuple(dict.fromkeys(element.get("variable", "").split()))
    outer = scope.names
    parts = {child.tag: child for child in element.iterchildren() if isinstance(child.tag, str)}
    name, label = parts.get(_NS + "name"), parts.get(_NS + "label")
    et_al = parts.get(_NS + "et-al")
    inherits = outer is not None and name is None and label is None and et_al is None
    if inherits:
        assert outer is not None
        style, rest, named = outer.style, outer.et_al, outer.label
    else:
        style = name_style(name, scope)
        if outer is not None:
            # Substitutes for the author are formatted like the author.
            style.family = style.family or outer.style.family
            style.given = style.given or outer.style.given
        rest = (
            EtAl(wrap_of(et_al, scope), et_al.get("term", "et-al")) if et_al is not None else EtAl()
        )
        named = _names_label(label, name, scope) if label is not None else None
    delimiter = element.get("delimiter", scope.names_delimiter)
    if inherits and outer is not None:
        delimiter = element.get("delimiter", outer.delimiter)
    # An empty cs:names in a substitute has the affixes of the enclosing cs:names.
    wrap = outer.wrap if inherits and outer is not None else wrap_of(element, scope)
    node = Names(wrap, variables, style, rest, named, delimiter, [])
    substitute = parts.get(_NS + "substitute")
    if substitute is not None:
        scope.names = node
        node.substitutes = compile_children(substitute, scope)
        scope.names = outer
    return node


def name_style(element: Any | None, scope: Scope) -> NameStyle:
    """The options of ``cs:name``, including inherited ones."""
    options = dict(scope.inherited)
    family = given = None
    wrap = PLAIN
    if element is not None:
        for option in _NAME_OPTIONS:
            value = element.get(option)
            if value is not None:
                options[option] = value
        wrap = wrap_of(element, scope)
        for part in element.iterchildren(_NS + "name-part"):
            if part.get("name") == "family":
                family = NamePart(wrap_of(part, scope))
            elif part.get("name") == "given":
                given = NamePart(wrap_of(part, scope))
    return NameStyle(wrap, options, family, given)


def _names_label(element: Any, name: Any | None, scope: Scope) -> NamesLabel:
    parent = element.getparent()
    children = list(parent)
    before = name is not None and children.index(element) < children.index(name)
    return NamesLabel(
        wrap_of(element, scope),
        element.get("form", "long"),
        element.get("plural", "contextual"),
        before,
    )


_COMPILERS: dict[str, Callable[[Any, Scope], Rendering]] = {
    _NS + "text": _text,
    _NS + "number": _number,
    _NS + "label": _label,
    _NS + "group": _group,
    _NS + "choose": _choose,
    _NS + "date": _date,
    _NS + "names": _names,
}
"""Tag → function that compiles the element."""
_SILENT = frozenset(_NS + name for name in ("sort", "name", "et-al"))
"""Elements that are read by their parents."""
