"""Items → a .bib file, entry by entry, in BibTeX or BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ..errors import Report
from ..items.keys import KeyRing
from ..markup.latex_definitions import (
    NEEDS_DEFINITION,
    OTHER_SCRIPT,
    SHOW_UNKNOWN,
    UNDEFINED_COMMAND,
    define,
)
from ..model import Item
from .entry import EntryMaker
from .text import Protect, TextWriter

Dialect: TypeAlias = Literal["bibtex", "biblatex"]


def write(
    items: Iterable[Item],
    dialect: Dialect,
    *,
    ascii: bool | None = None,
    protect: Protect = "smart",
    keys: str | None = None,
    report: Report,
) -> Iterator[str]:
    """The entries of a .bib file, one string each, ready to be joined.

    ``ascii`` spells characters as LaTeX commands; by default in BibTeX and not
    in BibLaTeX. ``protect`` says which capitals of titles stand in braces.
    ``keys`` is a key scheme or template (``items.keys``); without it, an item's
    own id is its key where it is a good one. Raises UsageError for a key scheme
    that does not exist.
    """
    biblatex = dialect == "biblatex"
    text = TextWriter(
        biblatex=biblatex, ascii=not biblatex if ascii is None else ascii, protect=protect
    )
    maker = EntryMaker(text)
    ring = KeyRing(keys)
    preamble = _Preamble()
    separator = ""
    for item in items:
        entry = maker.make(item)
        fields = "".join([f"  {name} = {value},\n" for name, value in entry.fields])
        text_of_entry = f"{separator}@{entry.type}{{{ring.assign(item)},\n{fields}}}\n"
        if text.ascii:
            definitions = preamble.needed(text_of_entry)
            if definitions:
                yield f"{separator}@preamble{{\n{{{definitions}}}\n}}\n"
        yield text_of_entry
        separator = "\n"


class _Preamble:
    """Hands out, once each, the definitions that pdfLaTeX needs for what it is shown."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._boxes = False

    def needed(self, entry: str) -> str:
        """TeX code for what no earlier entry has needed; "" mostly."""
        if self._boxes or entry.isascii() or not OTHER_SCRIPT.search(entry):
            return self._definitions(entry)
        self._boxes = True
        return "\n".join(filter(None, (SHOW_UNKNOWN, self._definitions(entry))))

    def _definitions(self, entry: str) -> str:
        chars = set() if entry.isascii() else set(NEEDS_DEFINITION.findall(entry))
        commands = set(UNDEFINED_COMMAND.findall(entry)) if "{$" in entry else set()
        new = (chars | commands) - self._known
        if not new:
            return ""
        self._known |= new
        return define("".join(new & chars), list(new & commands))
