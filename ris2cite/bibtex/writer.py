"""Items → a .bib file, entry by entry, in BibTeX or BibLaTeX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, TypeAlias

from ris2cite.bibtex.chosen_fields import field_filter
from ris2cite.bibtex.entry import EntryMaker
from ris2cite.bibtex.text import Protect, TextWriter
from ris2cite.errors import Diagnostic, Report
from ris2cite.items.keys import KeyAssigner, is_possible_key
from ris2cite.markup.latex.definitions import (
    NEEDS_DEFINITION,
    OTHER_SCRIPT,
    SHOW_UNKNOWN,
    define_characters,
    define_commands,
    undefined_commands,
)
from ris2cite.model import Item

_BATCH = 96

BibFormat: TypeAlias = Literal["bibtex", "biblatex"]


def write(
    items: Iterable[Item],
    dialect: BibFormat,
    *,
    ascii: bool | None = None,
    protect: Protect = "smart",
    omit: str | Iterable[str] | None = None,
    only: str | Iterable[str] | None = None,
    report: Report,
) -> Iterator[str]:
    """Yield the text of a .bib file, entry by entry.

    ``ascii`` spells characters as LaTeX commands, which is the default for BibTeX only;
    for BibLaTeX the default is to spell the symbols that LaTeX's fonts do not have.
    ``protect`` is which capitals in titles to protect. ``omit`` and ``only`` select fields
    (``bibtex.chosen_fields``). The key of an entry is the id of the item if BibTeX accepts
    it, or else generated. Raises UsageError for an unknown field.
    """
    biblatex = dialect == "biblatex"
    text = TextWriter(
        biblatex=biblatex,
        ascii=not biblatex if ascii is None else ascii,
        symbols=biblatex and ascii is None,
        protect=protect,
    )
    maker = EntryMaker(text, report, field_filter(omit, only))
    assigner = KeyAssigner(is_key=is_possible_key)
    preamble = _Preamble(characters=text.ascii)
    separator = ""
    for item in _in_batches(items):
        entry = maker.make(item)
        key = assigner.assign(item)
        fields = "".join([f"  {name} = {value},\n" for name, value in entry.fields])
        written = f"{separator}@{entry.type}{{{key},\n{fields}}}\n"
        if text.ascii or text.symbols:
            definitions = preamble.needed(written)
            if definitions:
                yield f"{separator}@preamble{{\n{{{definitions}}}\n}}\n"
                written = written if separator else f"\n{written}"
        yield written
        separator = "\n"
    if preamble.beyond:
        report(
            Diagnostic(
                "note",
                "other-script",
                f"pdfLaTeX cannot print characters such as {_show(preamble.beyond)}; use LuaLaTeX",
            )
        )


def _in_batches(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, reading them in batches.

    Alternating between reading and writing for each record is 5% slower (3,000 articles),
    because of CPU caches.
    """
    source = iter(items)
    while batch := list(islice(source, _BATCH)):
        yield from batch


def _show(char: str) -> str:
    return char if char.isprintable() else f"U+{ord(char):04X}"


class _Preamble:
    """Provides the definitions that LaTeX needs for the entries, each once.

    Those of ``characters`` are only for pdfLaTeX; ``beyond`` is the first one that cannot be
    printed even with a definition.
    """

    def __init__(self, *, characters: bool) -> None:
        self.beyond = ""
        self._characters = characters
        self._known: set[str] = set()

    def needed(self, entry: str) -> str:
        """TeX code for what the entry needs and earlier ones did not, usually ""."""
        code: list[str] = []
        if self._characters and not entry.isascii():
            other = None if self.beyond else OTHER_SCRIPT.search(entry)
            if other:
                self.beyond = other[0]
                code.append(SHOW_UNKNOWN)
            code.append(define_characters(self._new(NEEDS_DEFINITION.findall(entry))))
        if "{$" in entry:
            code.append(define_commands(self._new(undefined_commands(entry))))
        return "\n".join(filter(None, code))

    def _new(self, found: list[str]) -> list[str]:
        new = sorted(set(found) - self._known)
        self._known.update(new)
        return new
