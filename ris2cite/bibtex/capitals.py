"""The words of a title that BibTeX styles must not convert to lower case."""

from __future__ import annotations

import re

from ris2cite.bibtex.language_tables import CAPITALISING_LANGUAGES
from ris2cite.casing.evidence import Evidence
from ris2cite.casing.names import names_in
from ris2cite.casing.titles import is_english
from ris2cite.items.key_tables import FUNCTION_WORDS
from ris2cite.text.pattern import Pattern

_LETTERS = "[^\\W_](?:[^\\W_]|[\u0300-\u036f])*"
_WORD = Pattern(f"{_LETTERS}(?:['’]{_LETTERS})*")
_BESIDE_INDEX = Pattern(r"[^\W_]+(?=<su[bp]>)|(?<=</su[bp]>)[^\W_]+")
"""Symbols next to subscripts, as in ``Na<sub>2</sub>CO<sub>3</sub>``."""

_TAG = Pattern(r"</?[a-z][^<>]*>", re.IGNORECASE)
_IDENTIFIER = Pattern(r"[^\W_]+(?:_[^\W_]+)+")
_OPENING = r"[\"“”„«»'‘’‚(\[{¿¡]"
# The start of a title, or a sentence in it, after punctuation: styles check one character.
_START = Pattern(rf"(?:^\s*{_OPENING}+|[.?!…][\"”’»')\]]*\s+{_OPENING}*|: {_OPENING}+)(?=\S)")
_MARK = Pattern(r"[.?!…:\"“”„«»'‘’‚(\[{¿¡]")
"""What ``_START`` has at least, found in a quarter of the time."""
_SENTENCE_END = Pattern(r"(?:[.?!:;]|[-–—]{1,3}) *[\"“”«»„'‘’(\[]*$")

WordSpan = tuple[int, int]


def protected_spans(title: str, language: str, evidence: Evidence) -> list[WordSpan]:
    """The (start, end) of each word in a rich text whose capitals must be kept.

    English titles are analysed by ``casing``. In other languages, capitals are those of
    names, or in German, of all nouns.
    """
    if title[1:] == title[1:].lower():
        return []
    tags = [match.span() for match in _TAG.finditer(title)] if "<" in title else []
    if language[:2].lower() not in CAPITALISING_LANGUAGES and is_english(title, language or None):
        spans = names_in(title, evidence)
    else:
        spans = _foreign_names(title, language, tags)
    spans += _starts(title, tags)
    for mark, pattern in (("_", _IDENTIFIER), ("<su", _BESIDE_INDEX)):
        if mark in title:
            spans += [m.span() for m in pattern.finditer(title) if m[0] != m[0].lower()]
    return _merged(spans)


def _foreign_names(title: str, language: str, tags: list[WordSpan]) -> list[WordSpan]:
    """The capitalised words, if other words show that not all words are capitalised."""
    plain = _TAG.sub("", title) if tags else title
    if plain.isupper() and len(_WORD.findall(plain)) > 2:
        return []
    # If even function words are capitalised (El Uso Del Agua), capitals mean nothing.
    raised = any(word.istitle() and word.lower() in FUNCTION_WORDS for word in _inner_words(plain))
    tells = not raised or language[:2].lower() in CAPITALISING_LANGUAGES
    spans = []
    for match in _words_outside(title, tags):
        word, before = match[0], title[: match.start()]
        inside = word[1:] != word[1:].lower()
        lone = len(word) == 1 and word != "A"
        if inside or (
            word[0].isupper()
            and before.strip()
            and (tells or lone)
            and not _SENTENCE_END.search(before)
        ):
            spans.append(match.span())
    return spans


def _starts(title: str, tags: list[WordSpan]) -> list[WordSpan]:
    """The capitalised words after punctuation: ``"Dangerous``, ``(Re)Thinking``, ``Why? So``."""
    spans: list[WordSpan] = []
    if not _MARK.search(title):
        return spans
    for match in _START.finditer(title):
        word = _WORD.match(title, match.end())
        if word and word[0][0].isupper() and not _within(word.start(), tags):
            spans.append(word.span())
            follows = title[word.end() : word.end() + 1] in (")", "]") and word.start()
            after = _WORD.match(title, word.end() + 1) if follows else None
            if after and after[0][0].isupper():
                spans.append(after.span())
    return spans


def _inner_words(plain: str) -> list[str]:
    """The words that start neither the title nor a sentence in it."""
    return [
        match[0]
        for match in _WORD.finditer(plain)
        if plain[: match.start()].strip() and not _SENTENCE_END.search(plain[: match.start()])
    ]


def _words_outside(title: str, tags: list[WordSpan]) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(title) if not _within(match.start(), tags)]


def _within(place: int, spans: list[WordSpan]) -> bool:
    return any(start <= place < end for start, end in spans)


def _merged(spans: list[WordSpan]) -> list[WordSpan]:
    """The spans in order, with overlapping ones merged."""
    merged: list[WordSpan] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
