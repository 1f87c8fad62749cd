"""HTML: a fragment of ``csl-entry`` blocks, everything from the data escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .base import Entry, Layout, Writer

_SPECIAL = re.compile(r"[&<>\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ENTITIES = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}


def _escape(text: str) -> str:
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _ENTITIES.get(match[0], ""), text)


def _link(target: str) -> tuple[str, str]:
    quoted = _escape(target).replace('"', "&#34;").replace("'", "&#39;")
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
    "indent": ('\n    <div class="csl-indent">', "</div>\n  "),
}


def _entry(entry: Entry, layout: Layout) -> str:
    return f'  <div class="csl-entry">{entry.text}</div>\n'


def _frame(entries: Sequence[Entry], layout: Layout) -> tuple[str, str]:
    return '<div class="csl-bib-body">\n', "</div>\n"


HTML = Writer("html", _escape, _MARKS, _link, _entry, _frame)
