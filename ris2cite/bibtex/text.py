"""Rich text → LaTeX, with capitals in titles protected.

BibTeX styles convert titles to lower case, except for text in braces.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from ris2cite.bibtex.capitals import protected_spans
from ris2cite.bibtex.text_tables import BIBER_SPELLINGS, SPAN_COMMANDS
from ris2cite.casing.evidence import Evidence
from ris2cite.markup.latex.encode import GROUP_CLOSE, GROUP_OPEN, clean, escape, is_plain
from ris2cite.markup.parse import parse
from ris2cite.markup.tree import RichText, Style
from ris2cite.text.pattern import Pattern

Protect: TypeAlias = Literal["none", "smart", "all"]

_STRAIGHT = Pattern(r"""<[^<>]*>|(?<![^\s(\[‘'—–/>-])"(?=[^\s"])([^"]*)(?<=[^\s"])"(?![^\W_])""")
"""A tag, which has quotation marks of its own, or a quotation in straight marks."""
_NOCASE = '<span class="nocase">'
_SPAN = Pattern(r"<span\b[^>]*>|</span>")
_RAW_INITIAL = Pattern(r"(?<![^\s~{-])[^\x00-\x7f][\u0300-\u036f]*")
_BARE_COMMAND = Pattern(r"(\\text[a-z]+)\{\}")
_FIRST_COMMAND = Pattern(rf"(?<![^\s~{{-])(?:{'|'.join(map(re.escape, BIBER_SPELLINGS))})")


class TextWriter:
    """Writes the texts of a file, with or without protected capitals.

    They are in ASCII, or in Unicode, or if ``symbols`` is true in Unicode with the symbols
    that fonts for text do not have as commands.
    """

    def __init__(
        self, *, biblatex: bool, ascii: bool, protect: Protect, symbols: bool = False
    ) -> None:
        self.biblatex = biblatex
        self.ascii = ascii
        self.symbols = symbols
        self.protect = protect

    def escape(self, value: str) -> str:
        """Text without markup, escaped."""
        return _escape_again(value, self.ascii, self.symbols)

    def protect_initials(self, names: str) -> str:
        """Given names, escaped so that styles can abbreviate them.

        BibTeX uses the first byte of a name as its initial. A letter in braces with a
        command counts as a single character.
        """
        if not self.ascii or names.isascii():
            return names
        return _RAW_INITIAL.sub(r"{\\relax \g<0>}", names)

    def protect_commands(self, names: str) -> str:
        """Names, escaped so that making initials does not break commands.

        BibTeX styles drop commands outside braces. Biber uses the first character after
        ``\\textname{}`` or a brace, even if it is another brace or a dollar sign.
        """
        if not self.biblatex:
            return _BARE_COMMAND.sub(r"{\1}", names) if "\\text" in names else names
        if "\\" not in names and "$" not in names:
            return names
        # Always in pairs, because BibTeX counts braces.
        names = names.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
        return _FIRST_COMMAND.sub(lambda match: BIBER_SPELLINGS[match[0]], names)

    def text(self, value: str) -> str:
        """Rich text as LaTeX."""
        if is_plain(value):
            return value.strip()
        value = _curled(clean(value))
        if "<" not in value:
            return escape(value, ascii=self.ascii, symbols=self.symbols)
        return self._write(parse(value))

    def verbatim_case(self, value: str, *, keep: bool = False) -> str:
        """Rich text as LaTeX, in braces if it has a capital to protect.

        In BibLaTeX, most fields are printed as they are; ``keep`` is for those that are not.
        """
        written = self.text(value)
        if (self.biblatex and not keep) or value[1:] == value[1:].lower():
            return written
        return f"{{{written}}}"

    def title(self, value: str, language: str, evidence: Evidence) -> str:
        """The rich text of a title as LaTeX, with its capitals protected.

        ``evidence`` is the evidence for names in the title (``casing.evidence``).
        """
        value = _curled(clean(value))
        if self.protect == "all":
            written = self._write(parse(value) if "<" in value else [value])
            return f"{{{written}}}" if written else ""
        if self.protect == "smart":
            protected = _nocase_spans(value)
            for start, end in reversed(protected_spans(value, language, evidence)):
                if any(first <= start and end <= last for first, last in protected):
                    continue
                word = f"{GROUP_OPEN}{value[start:end]}{GROUP_CLOSE}"
                value = f"{value[:start]}{word}{value[end:]}"
        return self._write(parse(value) if "<" in value else [value])

    def _write(self, tree: RichText) -> str:
        parts: list[str] = []
        for child in tree:
            if isinstance(child, str):
                parts.append(escape(child, ascii=self.ascii, symbols=self.symbols))
            else:
                inner = self._write(child.children)
                if inner:
                    parts.append(_wrap(child.style, inner))
        return "".join(parts)


@lru_cache(maxsize=4096)
def _escape_again(value: str, ascii: bool, symbols: bool) -> str:
    """Names and other words that come back in many records."""
    return escape(clean(value), ascii=ascii, symbols=symbols)


def _curled(value: str) -> str:
    """The text with curly marks around quotations: LaTeX prints two closing marks for straight
    ones, and babel reads ``"o`` as ö in German."""
    if value.count('"') < 2:
        return value
    return _STRAIGHT.sub(lambda match: f"“{match[1]}”" if match[1] else match[0], value)


def _nocase_spans(value: str) -> list[tuple[int, int]]:
    """Where the text stands that markup protects already."""
    if _NOCASE not in value:
        return []
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for match in _SPAN.finditer(value):
        if match[0] != "</span>":
            opened.append((match[0], match.end()))
        elif opened:
            tag, start = opened.pop()
            if tag == _NOCASE:
                found.append((start, match.start()))
    return found


def _wrap(style: Style, inner: str) -> str:
    before, after = SPAN_COMMANDS[style]
    if style == "nocase" and inner.startswith("\\"):
        return f"{{{{{inner}}}}}"  # a brace before a command protects nothing
    return f"{before}{inner}{after}"
