"""Token list → text, one table and one escape function a format."""

from __future__ import annotations

from .base import Writer
from .html import HTML
from .latex import LATEX
from .markdown import MARKDOWN
from .rst import RST
from .rtf import RTF
from .text import TEXT

WRITERS: dict[str, Writer] = {
    writer.name: writer for writer in (TEXT, HTML, MARKDOWN, LATEX, RTF, RST)
}
"""Every output format for formatted references, by name."""

__all__ = ["WRITERS", "Writer"]
