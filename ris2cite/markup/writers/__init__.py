"""Token list → text, one table and one escape function a format."""

from __future__ import annotations

from ris2cite.markup.writers.base import Writer
from ris2cite.markup.writers.html import HTML
from ris2cite.markup.writers.latex import LATEX
from ris2cite.markup.writers.markdown import MARKDOWN
from ris2cite.markup.writers.rst import RST
from ris2cite.markup.writers.rtf import RTF
from ris2cite.markup.writers.text import TEXT

WRITERS: dict[str, Writer] = {
    writer.name: writer for writer in (TEXT, HTML, MARKDOWN, LATEX, RTF, RST)
}
"""Every output format for formatted references, by name."""

__all__ = ["WRITERS", "Writer"]
