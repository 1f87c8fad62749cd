"""Items → a .bib file, entry by entry, in BibTeX or BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ..errors import Report
from ..items.keys import KeyRing
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
    text = TextWriter(ascii=dialect == "bibtex" if ascii is None else ascii, protect=protect)
    maker = EntryMaker(dialect, text)
    ring = KeyRing(keys)
    separator = ""
    for item in items:
        entry = maker.make(item)
        lines = [f"{separator}@{entry.type}{{{ring.assign(item)},\n"]
        lines += [f"  {name} = {value},\n" for name, value in entry.fields]
        lines.append("}\n")
        separator = "\n"
        yield "".join(lines)
