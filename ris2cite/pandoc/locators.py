"""The locator at the start of a cite's suffix: ``[@key, pp. 3-5, and passim]``.

Pandoc's rules (User's Guide, "Citation syntax"): a label, if any, is a locator term of
the locale in one of its forms; what follows belongs to the locator as long as its words
hold a digit or are roman numerals; braces say exactly what belongs to it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.model import LOCATORS
from ris2cite.text.pattern import Pattern

# English labels are understood in every language, as writers mix them.
_ENGLISH: dict[str, str] = {
    "book": "book", "books": "book", "bk": "book", "bks": "book",
    "chapter": "chapter", "chapters": "chapter", "chap": "chapter", "chaps": "chapter",
    "ch": "chapter", "column": "column", "columns": "column", "col": "column", "cols": "column",
    "figure": "figure", "figures": "figure", "fig": "figure", "figs": "figure",
    "folio": "folio", "folios": "folio", "fol": "folio", "fols": "folio",
    "number": "issue", "numbers": "issue", "no": "issue", "nos": "issue",
    "line": "line", "lines": "line", "l": "line", "ll": "line",
    "note": "note", "notes": "note", "n": "note", "nn": "note",
    "opus": "opus", "op": "opus", "page": "page", "pages": "page", "p": "page", "pp": "page",
    "paragraph": "paragraph", "paragraphs": "paragraph", "para": "paragraph",
    "paras": "paragraph", "¶": "paragraph", "¶¶": "paragraph",
    "part": "part", "parts": "part", "pt": "part", "pts": "part",
    "section": "section", "sections": "section", "sec": "section", "secs": "section",
    "§": "section", "§§": "section", "sub verbo": "sub-verbo", "s.v": "sub-verbo",
    "verse": "verse", "verses": "verse", "v": "verse", "vv": "verse",
    "volume": "volume", "volumes": "volume", "vol": "volume", "vols": "volume",
    "table": "table", "tables": "table", "tbl": "table", "appendix": "appendix",
    "app": "appendix", "equation": "equation", "eq": "equation",
}  # fmt: skip

_FORMS = ("long", "short", "symbol")
_BRACED = Pattern(r"\s*,?\s*\{([^{}]*)\}")
_START = Pattern(r"\s*(?:,\s*)?")
_WORD = Pattern(r"[^\s,;]+")
_ROMAN = Pattern(r"[ivxlcdm]+|[IVXLCDM]+")
_JOIN = Pattern(r"\s*,?\s*(?:&|and|und|et|y|e|en)?\s*")


class Locator(NamedTuple):
    """A locator; ``label`` is CSL's, or "" if there is no locator."""

    label: str
    text: str
    suffix: str


class LocatorReader:
    """Parses locators in a locale."""

    def __init__(self, locale: LocaleTable) -> None:
        labels = dict(_ENGLISH)
        for name in LOCATORS:
            term = name.removesuffix("-locator") if name.endswith("-locator") else name
            for form in _FORMS:
                for plural in (False, True):
                    for found in (locale.term(name, form, plural), locale.term(term, form, plural)):
                        if found:
                            labels[found.lower().rstrip(".")] = name
        names = sorted(labels, key=len, reverse=True)
        self._labels = labels
        self._label = re.compile("(?:" + "|".join(map(re.escape, names)) + r")", re.IGNORECASE)

    def read(self, suffix: str) -> Locator:
        """The locator at the start of a suffix, and the rest of it."""
        braced = _BRACED.match(suffix)
        if braced is not None:
            label, rest = self._split_label(braced[1].strip())
            return Locator(label or "page", rest, suffix[braced.end() :])
        start = _START.match(suffix)
        place = start.end() if start is not None else 0
        label, rest = self._split_label(suffix[place:])
        place = len(suffix) - len(rest)
        end = self._end(suffix, place)
        text = suffix[place:end].strip()
        if not text:
            return Locator("", "", suffix)
        return Locator(label or "page", text, suffix[end:])

    def _split_label(self, text: str) -> tuple[str, str]:
        """The CSL label at the start of a text, and the text after it."""
        match = self._label.match(text)
        if match is None:
            return "", text
        rest = text[match.end() :]
        name = match[0].lower()
        if rest[:1].isalpha() and name.isalpha():
            return "", text  # "note" in "notebook"
        rest = rest.removeprefix(".").lstrip()
        return (self._labels[name], rest) if rest else ("", text)

    def _end(self, text: str, start: int) -> int:
        """The end of a locator: the end of its last word with a number."""
        end = place = start
        while True:
            match = _WORD.match(text, place)
            if match is None or not _is_number(match[0]):
                return end
            end = match.end()
            joint = _JOIN.match(text, end)
            place = joint.end() if joint is not None else end
            if place == end:
                return end


def _is_number(word: str) -> bool:
    word = word.strip("()[]–-")
    return any(char.isdigit() for char in word) or all(
        _ROMAN.fullmatch(part) is not None for part in re.split(r"[-–]", word)
    )
