"""Looking up words in the List of Title Word Abbreviations of the ISSN International Centre.

The list is a file in the package pyiso4, which is not otherwise used. An entry is a word
(``journal``), the start (``technolog-``), end (``-wissenschaft``) or middle (``-zoolog-``)
of words, or a phrase (``New York``). The abbreviation ``n.a.`` means that the word is not
abbreviated.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import lru_cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import NamedTuple

_ENDINGS = ("s", "es", "'s", "’s", "e", "n", "en", "a", "i", "is", "ns")
"""Endings of inflected forms, to which an entry applies too (ISO 4, 5.3)."""
_WHOLE = ("n.a.", "n. a.", "n.a", "-", "")
_START = 4
"""The number of letters by which rows are distributed to buckets. With three, 500 journals had
17,000 rows parsed; with four, 6,400."""
_SHORTEST = 3
"""The minimum number of letters of an entry."""
_SHORTEST_FOREIGN = 5
"""The minimum number of letters by which an entry of another language matches a word."""
_LONG = 6
"""The minimum length of an unabbreviated word that applies to its derivatives."""
_SHORTEST_REST = 3
"""The minimum number of letters before the second part of a compound word."""


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_SHORT = re.compile(r"\t([^\t\n]*)\t")
"""The second of the three cells of a row."""


class ListedWord(NamedTuple):
    """An entry of the list; ``short`` is "" if the word is not abbreviated."""

    short: str
    languages: frozenset[str]


class _Bucket(NamedTuple):
    """The entries that words with the same first four letters may have."""

    words: dict[str, list[ListedWord]]
    beginnings: dict[str, list[ListedWord]]
    phrases: dict[tuple[str, ...], ListedWord]


@lru_cache(maxsize=16384)  # titles of journals have few different words
def fold(word: str) -> str:
    """The word in lower case, without accents, with uniform apostrophes."""
    return _folded(word)


def _folded(word: str) -> str:
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    word = word.replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    word = word.replace("æ", "ae").replace("œ", "oe")
    return _NOT_ASCII.sub(_without_accent, unicodedata.normalize("NFKD", word))


def _without_accent(match: re.Match[str]) -> str:
    return "" if unicodedata.combining(match[0]) else match[0]


class TitleWordList:
    """The list. Rows are distributed to buckets when it is loaded, and parsed on demand."""

    def __init__(self, text: str) -> None:
        self._rows: defaultdict[str, list[str]] = defaultdict(list)
        for row in text.split("\n")[1:]:
            start = row[:_START]
            # Nine of ten rows do not need the call.
            plain = start.isascii() and start.isalpha()
            self._rows[start.lower() if plain else _start_of_row(row)].append(row)
        self._read: dict[str, _Bucket] = {}
        self._endings: dict[str, list[ListedWord]] | None = None
        self._shorts: frozenset[str] | None = None

    def find(self, word: str, languages: frozenset[str]) -> str | None:
        """The abbreviation of a word, "" if it is not abbreviated, None if it is not listed.

        The entry that matches most of the word is used. Entries of other languages apply if
        those of the title do not have any, since the list has only one language for words
        that several languages share.
        """
        word = fold(word)
        bucket = self._bucket(word)
        found = _longest(bucket, word, languages)
        if found is None:
            found = self._compound(word, languages)
        if found is None:
            found = _longest(bucket, word, None)
        return found

    def knows(self, word: str, languages: frozenset[str]) -> bool:
        """Whether one of the languages has an entry for the word."""
        return _longest(self._bucket(fold(word)), fold(word), languages) is not None

    def phrase(self, words: list[str]) -> tuple[int, str] | None:
        """The number of words at the start that form an entry, and its abbreviation."""
        phrases = self._bucket(fold(words[0])).phrases if words else None
        if not phrases:
            return None  # for nine of ten words
        folded = tuple(fold(word) for word in words[:5])
        for length in range(len(folded), 1, -1):
            entry = phrases.get(folded[:length])
            if entry is not None:
                return length, entry.short
        return None

    def is_short(self, word: str) -> bool:
        """Whether this is an abbreviation in the list, ignoring full stops and case."""
        if self._shorts is None:
            rows = "\n".join(chain.from_iterable(self._rows.values()))
            shorts = set(_SHORT.findall(rows)).difference(_WHOLE)
            parts = _folded("\n".join(shorts)).split()
            self._shorts = frozenset([part.strip(".-") for part in parts])
        return fold(word.strip(".")) in self._shorts

    def _compound(self, word: str, languages: frozenset[str]) -> str | None:
        endings = self._all_endings()
        for start in range(_SHORTEST_REST, len(word) - 2):
            for end in (word[start:], word[start:].removesuffix("s").removesuffix("en")):
                entry = _entry(endings.get(end), languages)
                if entry is not None and entry.short:
                    return word[:start] + entry.short.lstrip("-")
        return None

    def _all_endings(self) -> dict[str, list[ListedWord]]:
        if self._endings is None:
            self._endings = {}
            for rows in (rows for start, rows in self._rows.items() if start[:1] == "-"):
                for row in rows:
                    word, entry = _cells(row)
                    if entry is not None:
                        self._endings.setdefault(word.strip("-"), []).append(entry)
        return self._endings

    def _bucket(self, word: str) -> _Bucket:
        start = word[:_START]
        bucket = self._read.get(start)
        if bucket is None:
            bucket = self._read[start] = _Bucket({}, {}, {})
            plural = f"{word}s"[:_START]
            for key in dict.fromkeys((start[:_SHORTEST], start, plural)):
                for row in self._rows.get(key, ()):
                    _add(bucket, row)
        return bucket


def _start_of_row(row: str) -> str:
    """The first letters of a row, at most those of its first word."""
    start = _folded(row[: _START + 2])[:_START]  # accents may stand apart
    if start.isalpha() or start[:1] == "-":
        return start
    return start.replace("\t", " ").partition(" ")[0].rstrip("-")


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


def _cells(row: str) -> tuple[str, ListedWord | None]:
    cells = row.split("\t")
    if len(cells) != 3:
        return "", None
    word = _folded(cells[0].partition("(")[0].strip())  # "real (royal)": a gloss
    short = cells[1].strip()
    return word, ListedWord("" if short in _WHOLE else short, _codes(cells[2]))


@lru_cache(maxsize=1024)
def _codes(cell: str) -> frozenset[str]:
    return frozenset(cell.replace(",", " ").split())


def _longest(bucket: _Bucket, word: str, languages: frozenset[str] | None) -> str | None:
    """The abbreviation of the entry that matches most of the word, or None."""
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


def _entry(entries: list[ListedWord] | None, languages: frozenset[str] | None) -> ListedWord | None:
    """The first entry in one of the languages, or in any language if they are None."""
    for entry in entries or ():
        if languages is None or not entry.languages.isdisjoint(languages):
            return entry
    return None


@lru_cache(maxsize=1)
def word_list() -> TitleWordList:
    """The installed list; cached."""
    spec = find_spec("pyiso4")
    folders = spec.submodule_search_locations if spec is not None else None
    newest = max(Path(next(iter(folders or ("",)))).glob("LTWA_*.csv"), default=None)
    return TitleWordList(newest.read_text(encoding="utf-8") if newest is not None else "")
