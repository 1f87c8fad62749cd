"""HTML: a fragment of ``csl-entry`` blocks, in which all data is escaped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.markup.writers.html_page import PAGE
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

# Superscript letters and digits become markup, because few fonts have all of them.
_RAISED = (
    "\u00aa\u00b2\u00b3\u00b9\u00ba\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d61\u2070-\u207f\u2120\u2122"
)
_RAISED += "\u3192-\u319f"
# Superscript letters that do not decompose.
_RAISED_ALONE = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}
_RAISED += "".join(_RAISED_ALONE)
_SPECIAL = Pattern(rf"[&<>{_RAISED}]")
_ENTITIES = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}


def _entity(match: re.Match[str]) -> str:
    char = match[0]
    entity = _ENTITIES.get(char)
    if entity is not None:
        return entity
    if char in _RAISED_ALONE:
        return f"<sup>{_RAISED_ALONE[char]}</sup>"
    kind, _, codes = unicodedata.decomposition(char).partition(" ")
    if kind != "<super>":
        return char
    return "<sup>" + "".join(chr(int(code, 16)) for code in codes.split()) + "</sup>"


def _escape(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(_entity, text)


def _link(target: str) -> tuple[str, str]:
    quoted = one_line("".join(target.split()))
    for char, entity in (*_ENTITIES.items(), ('"', "&#34;"), ("'", "&#39;")):
        quoted = quoted.replace(char, entity)
    return f'<a href="{quoted}">', "</a>"


def _span(style: str) -> tuple[str, str]:
    return f'<span style="{style}">', "</span>"


_MARKS = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "light": _span("font-weight:300;"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small-caps": _span("font-variant:small-caps;"),
    "underline": _span("text-decoration:underline;"),
    "normal-style": _span("font-style:normal;"),
    "normal-variant": _span("font-variant:normal;"),
    "normal-weight": _span("font-weight:normal;"),
    "no-decoration": _span("text-decoration:none;"),
    "baseline": _span("baseline"),
    "block": ('\n\n    <div class="csl-block">', "</div>\n"),
    "left-margin": ('\n    <div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>\n  "),
    "indent": ('<div class="csl-indent">', "</div>\n  "),
}


def _entry(entry: Entry, layout: ListLayout) -> str:
    return f'  <div class="csl-entry">{entry.text}</div>\n'


def _frame(entries: Sequence[Entry], layout: ListLayout) -> tuple[str, str]:
    return '<div class="csl-bib-body">\n', "</div>\n"


def _heading(text: str, level: int, *, listed: bool) -> str:
    return f"<h{level}>{_escape(text)}</h{level}>\n"


class HTMLEntry(Entry):
    """A reference in HTML, which notebooks show formatted."""

    def _repr_html_(self) -> str:
        return f'<div class="csl-entry">{self.text.strip()}</div>'


WRITER = Writer(
    "html",
    _escape,
    _MARKS,
    _link,
    _entry,
    _frame,
    blocks=True,
    entry_type=HTMLEntry,
    heading=_heading,
    page=PAGE,
)
