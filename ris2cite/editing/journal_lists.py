"""The lists of names of journals in ``journals.txt``."""

from __future__ import annotations

import functools
from pathlib import Path

from ris2cite.casing.lexicon import sections
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_ANY_WORD = Pattern(r"[\w&’']+")


class JournalLists:
    """The lists in ``journals.txt``."""

    def __init__(self) -> None:
        lists = sections(Path(__file__).with_name("journals.txt"))
        self.always = _forms(lists["acronyms"])
        self.in_capitals = _forms(lists["capitals"])
        self.whole = _forms(lists["names"])
        self.small = STOP_WORDS | frozenset(lists["small"])
        self.brands = frozenset(name.lower() for name in lists["brands"])
        self.places = frozenset(lists["places"])
        with_commas = (entry.replace(";", ",") for entry in lists["commas"])
        self.commas = {bare_name(name): name for name in with_commas}


@functools.cache
def journal_lists() -> JournalLists:
    """The lists; cached."""
    return JournalLists()


def bare_name(name: str) -> str:
    """The words of a name of a journal, whatever the marks and capitals."""
    return " ".join(_ANY_WORD.findall(name.lower().replace(" and ", " & ")))


def initials_of(name: str) -> str:
    """The first letters of the words of a name, without those of small words."""
    return "".join(word[0] for word in _ANY_WORD.findall(name) if word.lower() not in STOP_WORDS)


def _forms(entries: list[str]) -> dict[str, str]:
    """Lower case → form; entries such as ``NPJ=npj`` give a form of their own."""
    pairs = (entry.partition("=") for entry in entries)
    return {word.lower(): form or word for word, _, form in pairs}
