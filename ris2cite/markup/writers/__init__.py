"""Tokens → text: one module per format, and the registry of these formats.

To add a format, add a module that defines ``WRITER``, and a row to the table below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from ris2cite.errors import UsageError

if TYPE_CHECKING:
    from ris2cite.markup.writers.base import Writer


class ReferenceFormat(NamedTuple):
    """A format for references, ``name`` being that of its module. Output files with one of
    the ``suffixes`` are written in it."""

    name: str
    title: str
    suffixes: tuple[str, ...]


REFERENCE_FORMATS: dict[str, ReferenceFormat] = {
    row.name: row
    for row in (
        ReferenceFormat("text", "plain text", (".txt", ".text")),
        ReferenceFormat("html", "HTML", (".html", ".htm")),
        ReferenceFormat("markdown", "Markdown", (".md", ".markdown")),
        ReferenceFormat("latex", "LaTeX", (".tex",)),
        ReferenceFormat("rtf", "RTF", (".rtf",)),
        ReferenceFormat("rst", "reStructuredText", (".rst",)),
        ReferenceFormat("asciidoc", "AsciiDoc", (".adoc", ".asciidoc")),
    )
}


def writer_of(name: str) -> Writer:
    """The writer of a format, imported on first use. Raises UsageError for an unknown one."""
    if name not in REFERENCE_FORMATS:
        known = ", ".join(REFERENCE_FORMATS)
        raise UsageError(f"“{name}” is not a format for references; use one of {known}")
    writer: Writer = import_module(f"{__name__}.{name}").WRITER
    return writer
