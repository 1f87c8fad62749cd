"""A list of references as a document of its own: a web page, a LaTeX file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from ris2cite.documents.page_tables import (
    ALIGNED,
    CSS,
    FLOATING,
    HANGING,
    HEADING,
    LATEX_AFTER,
    LATEX_BEFORE,
    RIGHT_TO_LEFT,
)

if TYPE_CHECKING:
    from ris2cite.csl.processor import Processor
    from ris2cite.markup.writers.base import Entry, Layout


class Page(NamedTuple):
    """What stands before and after a document, or a list within it."""

    before: str
    after: str


def html_page(processor: Processor) -> Page:
    """A complete, accessible page that also prints, light and dark."""
    language = processor.style.locale.language
    heading = escape(_heading(processor))
    direction = ' dir="rtl"' if language.split("-")[0] in RIGHT_TO_LEFT else ""
    before = (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"{direction}>\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{heading}</title>\n<style>\n{CSS}{_css_of(processor.layout)}</style>\n"
        "</head>\n<body>\n<main>\n"
    )
    return Page(before, "</main>\n</body>\n</html>\n")


def html_list(processor: Processor) -> Page:
    """The list of the page, under its heading."""
    heading = escape(_heading(processor))
    return Page(f'<h1>{heading}</h1>\n<ul class="csl-bib-body" role="list">\n', "</ul>\n")


def html_entry(entry: Entry) -> str:
    """One entry of the page, with an address to link to."""
    identity = escape("ref-" + "".join(entry.id.split()))
    return f'  <li class="csl-entry" id="{identity}">{entry.text.strip()}</li>\n'


def latex_page(processor: Processor) -> Page:
    """A complete document, for pdfLaTeX (Latin and Greek) as for LuaLaTeX and XeLaTeX."""
    return Page(LATEX_BEFORE % processor.writer.escape(_heading(processor)), LATEX_AFTER)


def _heading(processor: Processor) -> str:
    term = processor.style.locale.term("reference", plural=True)
    return term[:1].upper() + term[1:] if term else HEADING


def _css_of(layout: Layout) -> str:
    """How this style sets its list (CSL 1.0.2, "Whitespace")."""
    rules = f".csl-entry {{ margin-block-end: {0.25 + 0.5 * layout.entry_spacing:g}em; }}\n"
    if layout.line_spacing > 1:  # a manuscript's double lines are for paper
        rules += (
            f"@media print {{ .csl-entry {{ line-height: {1.2 * layout.line_spacing:g}; }} }}\n"
        )
    if layout.second_field_align:
        return rules + ALIGNED % {"width": layout.label_width}
    return rules + (HANGING if layout.hanging_indent else "") + FLOATING
