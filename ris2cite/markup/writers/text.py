"""Plain text: one reference per line."""

from __future__ import annotations

from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.text.characters import one_line


def _entry(entry: Entry, layout: ListLayout) -> str:
    return entry.line + "\n"


def _link(target: str) -> tuple[str, str]:
    return "", ""


WRITER = Writer("text", one_line, {}, _link, _entry, wraps=True)
