"""The locator at the start of a cite's suffix: ``[@key, pp. 3-5, and passim]``.

Pandoc's rules (User's Guide, "Citation syntax"): a label, if any, is a locator term of
the locale in one of its forms. Behind a label every word belongs to the locator that holds
a digit or is a roman numeral; without one only those that hold a digit (here also a range
of roman numerals). Braces say exactly what belongs to it.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.processor import CslProcessor
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
_START = Pattern(r"\s*(?:,\s*)?")
_WORD = Pattern(r"[^\s,;]*[^\s,;.:!?](?:(?<=[a-z])\.)?")
_ROMAN = Pattern(r"[ivxlcdm]+|[IVXLCDM]+")
_JOIN = Pattern(r"\s*[,;]?\s*(?:(?:&|and|und|et|y|e|en)\s+)?")
_HYPHEN = Pattern(r"(?<=[)\]])-(?=[(\[])|(?<=\b[A-Z])-(?=[A-Z]\b)")
_SOME_PAGE = "29"
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


class Locator(NamedTuple):
    """A locator; ``label`` is CSL's, or "" if there is no locator."""

    label: str
    text: str
    suffix: str


def prints_locators(style: CompiledStyle) -> bool:
    """Whether citations of the style can print locators."""
    cite = {"id": "a", "locator": _SOME_PAGE, "position": "subsequent"}
    item: Any = {"id": "a", "type": "book", "title": "A"}
    return _SOME_PAGE in CslProcessor([item], style, on_diagnostic=lambda _: None).cite(cite)


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
        self._label = Pattern("(?:" + "|".join(map(re.escape, names)) + r")", re.IGNORECASE)

    def read(self, suffix: str) -> Locator:
        """The locator at the start of a suffix, and the rest of it."""
        start = _START.match(suffix)
        place = start.end() if start is not None else 0
        if suffix.startswith("{", place):
            end = _closing(suffix, place)
            if end < 0:
                return Locator("", "", suffix)
            label, text = self._braced(suffix[place + 1 : end].strip())
            return Locator(label or "page", _HYPHEN.sub("–", text), suffix[end + 1 :])
        label, rest = self._split_label(suffix[place:])
        place = len(suffix) - len(rest)
        end = _end(suffix, place, roman=bool(label))
        text = _HYPHEN.sub("–", suffix[place:end].strip())
        if not text:
            return Locator("", "", suffix)
        return Locator(label or "page", text, suffix[end:])

    def _braced(self, text: str) -> tuple[str, str]:
        """The label and text of a locator in braces, where a word such as "no" is a label only
        with a full stop or before a number."""
        label, rest = self._split_label(text)
        if label and not _is_number(rest.split()[0]) and "." not in text[: -len(rest)]:
            return "", text
        return label, rest

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


def _closing(text: str, start: int) -> int:
    """The position of the brace that closes the one at ``start``, or -1."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return place
    return -1


def _end(text: str, start: int, *, roman: bool) -> int:
    """The end of a locator: the end of its last word with a number."""
    end = place = start
    while True:
        match = _WORD.match(text, place)
        if match is None or not _is_number(match[0], roman=roman):
            return end
        if match[0] == "I" and place > start:
            return end  # the writer's "I"
        end = match.end()
        joint = _JOIN.match(text, end)
        place = joint.end() if joint is not None else end
        if place == end:
            return end


def _is_number(word: str, *, roman: bool = True) -> bool:
    if not _is_balanced(word):
        return False
    if any(char.isdigit() for char in word):
        return True
    parts = [part.strip("()[]") for part in re.split(r"[-–]", word.strip("-–"))]
    if not roman and len(parts) == 1:
        return False  # "mix", "I"
    return all(_ROMAN.fullmatch(part) is not None for part in parts)


def _is_balanced(word: str) -> bool:
    closing: list[str] = []
    for char in word:
        if char in _BRACKETS:
            closing.append(_BRACKETS[char])
        elif char in _BRACKETS.values() and (not closing or closing.pop() != char):
            return False
    return not closing
