"""The List of Title Word Abbreviations of the ISSN International Centre, looked up.

The package pyiso4 carries the list as a table of words, abbreviations and languages; only
that file is used. An entry is a whole word (``journal``), the beginning of one
(``technolog-``), its end (``-wissenschaft``), its middle (``-zoolog-``), or a phrase
(``New York``); the abbreviation ``n.a.`` says that the word stays whole.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_ENDINGS = ("s", "es", "'s", "’s", "e", "n", "en", "a", "i", "is", "ns")
"""Endings of inflected words: an entry serves the forms of its word too (ISO 4, 5.3)."""
_WHOLE = ("n.a.", "n. a.", "n.a", "-", "")
_SHORTEST_FOREIGN = 5
"""So many letters of a word agree at least with an entry of another language."""
_LONG = 6
"""A word of so many letters that stays whole keeps its derivatives whole."""
_SHORTEST_REST = 3
"""So many letters stand at least before the second half of a compound word."""


class Entry(NamedTuple):
    """What the list says of a word: ``short`` is "" where the word stays whole."""

    short: str
    languages: frozenset[str]


class _Bucket(NamedTuple):
    """The entries whose words begin with the same two letters."""

    words: dict[str, list[Entry]]
    beginnings: dict[str, list[Entry]]
    phrases: dict[tuple[str, ...], Entry]


def fold(word: str) -> str:
    """Lower case, without accents and without the differences of apostrophes."""
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    word = word.replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    word = word.replace("æ", "ae").replace("œ", "oe")
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


class WordList:
    """The list. Its rows are sorted into buckets at once and read when a word asks."""

    def __init__(self, text: str) -> None:
        self._rows: dict[str, list[str]] = {}
        for row in text.split("\n")[1:]:
            self._rows.setdefault(fold(row[:4])[:2], []).append(row)  # accents may stand apart
        self._read: dict[str, _Bucket] = {}
        self._endings: dict[str, list[Entry]] | None = None
        self._shorts: frozenset[str] | None = None

    def find(self, word: str, languages: frozenset[str]) -> str | None:
        """The abbreviation of a word, "" where it stays whole, None where it is not listed.

        Of several entries the one that says most of the word wins; entries of other
        languages serve where the title's own have none, since the list names but one
        language for many words that several share.
        """
        word = fold(word)
        bucket = self._bucket(word[:2])
        found = _longest(bucket, word, languages)
        if found is None:
            found = self._compound(word, languages)
        if found is None:
            found = _longest(bucket, word, None)
        return found

    def knows(self, word: str, languages: frozenset[str]) -> bool:
        """Whether one of the languages has an entry for the word."""
        return _longest(self._bucket(fold(word)[:2]), fold(word), languages) is not None

    def phrase(self, words: list[str]) -> tuple[int, str] | None:
        """How many of the first words are one entry, and its abbreviation."""
        folded = tuple(fold(word) for word in words[:5])
        if not folded:
            return None
        phrases = self._bucket(folded[0][:2]).phrases
        for length in range(len(folded), 1, -1):
            entry = phrases.get(folded[:length])
            if entry is not None:
                return length, entry.short
        return None

    def is_short(self, word: str) -> bool:
        """Whether the list abbreviates some word to this, stops and case aside."""
        if self._shorts is None:
            cells = (row.split("\t") for rows in self._rows.values() for row in rows)
            self._shorts = frozenset(
                fold(part.strip(".-"))
                for cell in cells
                if len(cell) == 3 and cell[1] not in _WHOLE
                for part in cell[1].split()
            )
        return fold(word.strip(".")) in self._shorts

    def _compound(self, word: str, languages: frozenset[str]) -> str | None:
        endings = self._all_endings()
        for start in range(_SHORTEST_REST, len(word) - 2):
            for end in (word[start:], word[start:].removesuffix("s").removesuffix("en")):
                entry = _entry(endings.get(end), languages)
                if entry is not None and entry.short:
                    return word[:start] + entry.short.lstrip("-")
        return None

    def _all_endings(self) -> dict[str, list[Entry]]:
        if self._endings is None:
            self._endings = {}
            for rows in (rows for start, rows in self._rows.items() if start[:1] == "-"):
                for row in rows:
                    word, entry = _cells(row)
                    if entry is not None:
                        self._endings.setdefault(word.strip("-"), []).append(entry)
        return self._endings

    def _bucket(self, start: str) -> _Bucket:
        bucket = self._read.get(start)
        if bucket is None:
            bucket = self._read[start] = _Bucket({}, {}, {})
            for row in self._rows.get(start, ()):
                _add(bucket, row)
        return bucket


def _add(bucket: _Bucket, row: str) -> None:
    word, entry = _cells(row)
    if entry is None:
        return
    if " " in word:
        bucket.phrases[tuple(word.split())] = entry
    elif word.endswith("-"):
        bucket.beginnings.setdefault(word[:-1], []).append(entry)
    else:
        bucket.words.setdefault(word, []).append(entry)


def _cells(row: str) -> tuple[str, Entry | None]:
    cells = row.split("\t")
    if len(cells) != 3:
        return "", None
    word = fold(cells[0].partition("(")[0].strip())  # "real (royal)": a gloss
    short = "" if cells[1].strip() in _WHOLE else cells[1].strip()
    return word, Entry(short, frozenset(cells[2].replace(",", " ").split()))


def _longest(bucket: _Bucket, word: str, languages: frozenset[str] | None) -> str | None:
    """What the entry says that agrees with most of the word."""
    shortest = 3 if languages is not None else _SHORTEST_FOREIGN
    plural = _entry(bucket.words.get(word + "s"), languages)
    for length in range(len(word), shortest - 1, -1):
        start, rest = word[:length], word[length:]
        whole = _entry(bucket.words.get(start), languages)
        if whole is not None and (not rest or rest in _ENDINGS):
            return whole.short
        if plural is not None and not rest:
            return plural.short
        beginning = _entry(bucket.beginnings.get(start), languages)
        if beginning is not None:
            return beginning.short
        if whole is not None and not whole.short and length >= _LONG:
            return ""  # Parkinsonism, after Parkinson
    return None


def _entry(entries: list[Entry] | None, languages: frozenset[str] | None) -> Entry | None:
    """The first entry of one of the languages; of any language where they are None."""
    for entry in entries or ():
        if languages is None or not entry.languages.isdisjoint(languages):
            return entry
    return None


@lru_cache(maxsize=1)
def word_list() -> WordList:
    """The list that is installed."""
    spec = find_spec("pyiso4")
    folders = spec.submodule_search_locations if spec is not None else None
    newest = max(Path(next(iter(folders or ("",)))).glob("LTWA_*.csv"), default=None)
    return WordList(newest.read_text(encoding="utf-8") if newest is not None else "")
