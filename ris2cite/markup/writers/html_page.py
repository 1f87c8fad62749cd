"""A complete web page with a list of references, for light, dark and print."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ris2cite.markup.writers.base import DocumentInfo, Entry, ListLayout, Page

_RIGHT_TO_LEFT = frozenset(["ar", "dv", "fa", "he", "ku", "ps", "ug", "ur", "yi"])
"""Languages (BCP 47) written from right to left."""

_CSS = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4e4; --paper: #161616; --link: #8ab8f0; }
}
body {
  margin: 2.5rem auto; max-width: 44rem; padding: 0 1rem;
  font: 1rem/1.5 Georgia, "Times New Roman", "Noto Serif", serif;
  color: var(--ink); background: var(--paper);
}
h1 { font-size: 1.4rem; line-height: 1.2; }
h2 { font-size: 1.15rem; line-height: 1.2; margin-block: 1.6em 0.6em; break-after: avoid; }
a { color: var(--link); overflow-wrap: anywhere; }
a:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
sub, sup { line-height: 0; }
.csl-bib-body { list-style: none; margin: 0; padding: 0; }
.csl-entry:target { outline: 1px dotted currentcolor; outline-offset: 0.3em; }
.csl-indent { margin-inline-start: 2em; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  a { color: inherit; text-decoration: none; }
  .csl-entry { break-inside: avoid; }
  .csl-entry:target { outline: none; }
}
"""
"""Rules for all pages."""

_HANGING = ".csl-entry { padding-inline-start: 2em; text-indent: -2em; }\n"
"""Rules for hanging indents."""

_ALIGNED = """\
.csl-entry { display: grid; grid-template-columns: minmax(%(width)dch, max-content) 1fr; }
@supports (grid-template-columns: subgrid) {
  .csl-bib-body { display: grid; grid-template-columns: max-content 1fr; }
  .csl-entry { grid-column: 1 / -1; grid-template-columns: subgrid; }
}
.csl-left-margin { grid-column: 1; padding-inline-end: 0.6em; font-variant-numeric: tabular-nums; }
.csl-right-inline { grid-column: 2; min-width: 0; unicode-bidi: plaintext; }
"""
"""Rules for labels in a column of the given ``width``, with the entries beside it."""

_FLOATING = """\
.csl-left-margin { float: inline-start; padding-inline-end: 0.6em; }
.csl-right-inline { margin-inline-start: 2em; }
"""
"""Rules for labels in the margin."""


def _document(info: DocumentInfo) -> tuple[str, str]:
    language, heading = info.language, escape(info.heading)
    direction = ' dir="rtl"' if language.split("-")[0] in _RIGHT_TO_LEFT else ""
    before = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"{direction}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>\n{_CSS}{_css_of(info.layout)}</style>\n"
        "</head>\n<body>\n<main>\n"
    )
    return before, "</main>\n</body>\n</html>\n"


def _frame(entries: Sequence[Entry], layout: ListLayout) -> tuple[str, str]:
    return '<ul class="csl-bib-body" role="list">\n', "</ul>\n"


def _entry(entry: Entry, layout: ListLayout) -> str:
    """One entry of the page, with an id to link to; it is written in its own direction, but a
    column of labels stays where it is."""
    identity = escape("ref-" + "".join(entry.id.split()))
    direction = "" if layout.second_field_align else ' dir="auto"'
    return f'  <li class="csl-entry" id="{identity}"{direction}>{entry.text.strip()}</li>\n'


def _css_of(layout: ListLayout) -> str:
    """The rules for the layout of the style (CSL 1.0.2, "Whitespace")."""
    rules = f".csl-entry {{ margin-block-end: {0.25 + 0.5 * layout.entry_spacing:g}em; }}\n"
    if layout.line_spacing > 1:  # double spacing is for print only
        rules += (
            f"@media print {{ .csl-entry {{ line-height: {1.2 * layout.line_spacing:g}; }} }}\n"
        )
    if layout.second_field_align:
        return rules + _ALIGNED % {"width": layout.label_width}
    return rules + (_HANGING if layout.hanging_indent else "") + _FLOATING


PAGE = Page(
    _document,
    ('<p class="csl-citation" dir="auto">', "</p>\n"),
    "always",
    _frame,
    _entry,
    links=True,
)
