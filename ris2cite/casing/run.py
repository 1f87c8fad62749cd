"""The forms of words in all records of a run, as evidence for titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ris2cite.casing.evidence import TAG, Forms, text_of
from ris2cite.casing.titles import has_sentence_case
from ris2cite.model import Item

ABSTRACTS = 200
"""The number of records whose abstracts are read; more of them make little difference."""


class RunForms:
    """The forms of words in the records of a run, counted on demand."""

    def __init__(self) -> None:
        self._forms = Forms()
        self._waiting: list[Item] = []
        self._abstracts = 0

    def expect(self, items: Iterable[Item]) -> None:
        """Set the records that are processed next."""
        self._waiting = list(items)

    @property
    def forms(self) -> Forms:
        """The forms of words in titles in sentence case, abstracts and keywords."""
        if self._waiting:
            texts: list[str] = []
            for item in self._waiting:
                texts += self._texts_of(item)
            self._forms.add("\n".join(texts))
            self._waiting = []
        return self._forms

    def _texts_of(self, item: Item) -> Iterator[str]:
        title = item.get("title") if isinstance(item, dict) else None
        if not isinstance(title, str):
            return
        if has_sentence_case(title):
            yield TAG.sub("", title) if "<" in title else title
        if self._abstracts < ABSTRACTS:
            text = text_of(item, small_keywords=False)
            if text:
                self._abstracts += 1
                yield text
