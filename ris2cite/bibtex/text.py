"""Rich text → LaTeX, and the capitals of titles.

BibTeX styles put titles into lower case; braces keep what would be lost.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from ris2cite.bibtex.language_tables import CAPITALISING_LANGUAGES
from ris2cite.bibtex.text_tables import BIBER_SPELLINGS, SPAN_COMMANDS
from ris2cite.markup.latex.encode import GROUP_CLOSE, GROUP_OPEN, clean, escape
from ris2cite.markup.parse import parse
from ris2cite.markup.tree import RichText, Style, plain

Protect: TypeAlias = Literal["none", "smart", "all"]

_LETTERS = "[^\\W_](?:[^\\W_]|[\u0300-\u036f])*"
_WORD = re.compile(f"{_LETTERS}(?:['’]{_LETTERS})*")
_CAPITAL_WORD = re.compile(r"\b(?=[a-z0-9]*[A-Z])[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
# In Title Case only capitals inside a word, or a letter alone, may mean something.
_TELLING_WORD = re.compile(
    r"\b(?=[A-Za-z0-9][A-Za-z0-9']*[A-Z]|[B-Z](?!'?[A-Za-z0-9]))[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*"
)
_LONG_WORD = re.compile(r"\b[^\W_]{4,}")
_RAW_INITIAL = re.compile(r"(?<![^\s~{-])[^\x00-\x7f][\u0300-\u036f]*")
_BARE_COMMAND = re.compile(r"(\\text[a-z]+)\{\}")
_FIRST_COMMAND = re.compile(rf"(?<![^\s~{{-])(?:{'|'.join(map(re.escape, BIBER_SPELLINGS))})")
_SENTENCE_END = re.compile(r"(?:[.?!:;]|[-–—]{1,3}) *[\"“”«»„'‘’(\[]*$")


class TextWriter:
    """Writes the texts of one file: as ASCII LaTeX or in Unicode, capitals protected or not."""

    def __init__(self, *, biblatex: bool, ascii: bool, protect: Protect) -> None:
        self.biblatex = biblatex
        self.ascii = ascii
        self.protect = protect

    def escape(self, value: str) -> str:
        """Text without markup, escaped."""
        return _escape_again(value, self.ascii)

    def protect_initials(self, names: str) -> str:
        """Escaped given names, such that styles may abbreviate them.

        BibTeX takes the first byte of a name for its initial; a letter that stands in
        braces with a command counts as one, however many bytes it has.
        """
        if not self.ascii or names.isascii():
            return names
        return _RAW_INITIAL.sub(r"{\\relax \g<0>}", names)

    def protect_commands(self, names: str) -> str:
        """Escaped names, such that no command falls prey to initials.

        BibTeX styles lose a command outside braces. Biber takes the first character
        after ``\\textname{}`` or braces, be it a brace of its own or a dollar sign.
        """
        if not self.biblatex:
            return _BARE_COMMAND.sub(r"{\1}", names) if "\\text" in names else names
        if "\\" not in names and "$" not in names:
            return names
        # Both of a pair, for BibTeX counts them, wherever the first of them stands.
        names = names.replace(r"\{", r"\textbraceleft{}").replace(r"\}", r"\textbraceright{}")
        return _FIRST_COMMAND.sub(lambda match: BIBER_SPELLINGS[match[0]], names)

    def text(self, value: str) -> str:
        """Rich text as LaTeX."""
        value = clean(value)
        if "<" not in value:
            return escape(value, ascii=self.ascii)
        return self._write(parse(value), None)

    def verbatim_case(self, value: str) -> str:
        """Rich text as LaTeX, in braces where lower case would take a capital away."""
        written = self.text(value)
        if self.biblatex or value[1:] == value[1:].lower():
            return written
        return f"{{{written}}}"

    def title(self, value: str, language: str = "") -> str:
        """The rich text of a title as LaTeX, with its capitals protected."""
        value = clean(value)
        tree: RichText = parse(value) if "<" in value else [value]
        if self.protect == "all":
            written = self._write(tree, None)
            return f"{{{written}}}" if written else ""
        if self.protect == "none" or value[1:] == value[1:].lower():
            return self._write(tree, None)
        return self._write(tree, _Capitals(plain(tree), language))

    def _write(self, tree: RichText, capitals: _Capitals | None) -> str:
        parts: list[str] = []
        for child in tree:
            if isinstance(child, str):
                text = capitals.protect(child) if capitals else child
                parts.append(escape(text, ascii=self.ascii))
            else:
                inner = self._write(child.children, None if child.style == "nocase" else capitals)
                if inner:
                    parts.append(_wrap(child.style, inner))
        return "".join(parts)


@lru_cache(maxsize=4096)
def _escape_again(value: str, ascii: bool) -> str:
    """Names and other words that come back in many records."""
    return escape(clean(value), ascii=ascii)


def _wrap(style: Style, inner: str) -> str:
    before, after = SPAN_COMMANDS[style]
    return f"{before}{inner}{after}"


class _Capitals:
    """Which words of one title would lose capitals that mean something."""

    def __init__(self, title: str, language: str) -> None:
        long_words = _LONG_WORD.findall(title, 1)
        capitalised = [word for word in long_words if word.istitle()]
        # In a sentence-case title a capital is a name; in Title Case it says nothing.
        self._sentence_case = bool(long_words) and len(capitalised) * 2 <= len(long_words)
        if language[:2].lower() in CAPITALISING_LANGUAGES:
            self._sentence_case = True
        self._silent = title.isupper() and len(_WORD.findall(title)) > 2
        self._before = ""

    def protect(self, text: str) -> str:
        """The text with its words in groups where they need it; call in reading order."""
        if self._silent or text == text.lower():
            self._before = text or self._before
            return text
        before = self._before
        self._before = text

        def group(match: re.Match[str]) -> str:
            word = match[0]
            if word[1:] == word[1:].lower() and not (
                word[0].isupper() and self._means_something(word, before + text[: match.start()])
            ):
                return word
            return f"{GROUP_OPEN}{word}{GROUP_CLOSE}"

        if not text.isascii():
            return _WORD.sub(group, text)
        return (_CAPITAL_WORD if self._sentence_case else _TELLING_WORD).sub(group, text)

    def _means_something(self, word: str, before: str) -> bool:
        """Whether the capital that starts a word is more than the title's own way to begin."""
        if not before.strip():
            return False  # BibTeX keeps the very first letter
        if self._sentence_case:
            return not before.rstrip().endswith(":") if _SENTENCE_END.search(before) else True
        return len(word) == 1 and word != "A" and not _SENTENCE_END.search(before)
