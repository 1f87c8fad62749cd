"""How texts near a title write its words: the record's abstract and keywords, and the run.

Only words that do not begin a sentence count: there a capital says nothing.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Any, Protocol

from ris2cite.model import Item

_WORDS = re.compile(r"\w[\w'’‐‑-]*")
_FIRST = re.compile(r"(?:\A|[\n\r.?!:;\"“”(\[*•/|>]) ?([^\W\d_a-z][\w'’‐‑-]*)")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_POSSESSIVES = ("'s", "’s")

LONGEST = 2000
"""How many characters of an abstract are read: what follows says little more of the title."""


class Forms:
    """How often words were seen in each form."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._mixed: dict[str, list[str]] = {}

    def add(self, text: str) -> None:
        """Count the words of a text that begin no sentence."""
        words = Counter(_WORDS.findall(text))
        words.subtract(Counter(_FIRST.findall(text)))
        for word in words:
            if not word.islower() and not word[1:].islower() and word not in self._counts:
                self._mixed.setdefault(word.lower(), []).append(word)
        if self._counts:
            self._counts.update(words)
        else:
            self._counts = words

    def of(self, low: str) -> dict[str, int]:
        """The forms of a word, given in small letters, with how often each was seen."""
        counts = self._counts
        found: dict[str, int] = {}
        for form in (low, low.capitalize(), *self._mixed.get(low, ())):
            count = counts.get(form, 0)
            for ending in _POSSESSIVES:
                count += counts.get(form + ending, 0)
            if count > 0:
                found[form] = count
        return found


def commonest(forms: dict[str, int], low: str) -> str:
    """The form seen most often; of two seen as often, the small one."""
    return max((count, form == low, form) for form, count in forms.items())[2]


class Others(Protocol):
    """The other records of the run."""

    @property
    def forms(self) -> Forms:
        """The forms of words in them."""


class Evidence:
    """The forms of words in one record, with the run's behind them; read when asked for."""

    def __init__(self, item: Item | None = None, others: Others | None = None) -> None:
        self._item = item
        self._others = others

    @functools.cached_property
    def text(self) -> str:
        """The record's abstract and keywords."""
        return text_of(self._item) if self._item else ""

    @functools.cached_property
    def run(self) -> Forms:
        """The forms of words in the other records of the run."""
        return self._others.forms if self._others else Forms()

    @functools.cached_property
    def own(self) -> Forms:
        """The forms of words in the record's own abstract and keywords."""
        forms = Forms()
        if self.text:
            forms.add(self.text)
        return forms


def text_of(item: Item) -> str:
    """Abstract and keywords as one text; nothing where they stand in capitals."""
    abstract: Any = item.get("abstract")
    keywords: Any = item.get("keyword")
    text = ""
    if isinstance(abstract, str) and not abstract.isupper():
        text = abstract[:LONGEST]
        text = TAG.sub("", text) if "<" in text else text
    if isinstance(keywords, str) and not keywords.isupper():
        # A keyword begins with a capital as a sentence does, so it is told apart like one.
        text += "\n" + keywords.replace("; ", "\n").replace(", ", "\n").replace(";", "\n")
    return text
