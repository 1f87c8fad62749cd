"""Finding the citations of a pandoc document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ris2cite.pandoc.inlines import LEAVES, Inline, plain_text

_AUTHOR_IN_TEXT = "AuthorInText"
_RESET_CLASS = "reset-citation-positions"


class Citation(NamedTuple):
    """A ``Cite`` of the document. ``note`` is the number of the footnote that it is in, or
    becomes, or 0 in the text. ``in_note`` means that the footnote is part of the document;
    ``starts_note`` that it starts with the citation; ``ends_sentence`` that nothing follows
    it, a full stop, or a capital; ``resets`` that it is the first one after a heading with
    the class ``reset-citation-positions``."""

    element: Inline
    note: int
    in_note: bool
    starts_note: bool
    ends_sentence: bool
    resets: bool

    @property
    def cites(self) -> list[dict[str, Any]]:
        """Pandoc's own records of the cites."""
        cites: list[dict[str, Any]] = self.element["c"][0]
        return cites

    @property
    def author_in_text(self) -> bool:
        """Whether the author is part of the sentence: ``@key says``."""
        return bool(self.cites[0]["citationMode"]["t"] == _AUTHOR_IN_TEXT)


class Found(NamedTuple):
    """The citations of a tree in reading order, and the lists of inlines that hold them
    (except for prefixes and suffixes), outer ones before those inside them."""

    citations: list[Citation]
    passages: list[list[Inline]]

    def keys(self) -> Iterator[str]:
        """The cited keys, in order."""
        return (cite["citationId"] for citation in self.citations for cite in citation.cites)


def find_citations(
    tree: list[Any], *, becomes_note: bool, ignored: frozenset[str] = frozenset()
) -> Found:
    """The citations of a tree, with footnotes counted; without those whose keys are all in
    ``ignored``."""
    finder = _Finder(becomes_note, ignored)
    finder.visit_list(tree, in_note=False)
    return Found(finder.found, finder.passages[::-1])


class _Finder:
    def __init__(self, becomes_note: bool, ignored: frozenset[str]) -> None:
        self.found: list[Citation] = []
        self.passages: list[list[Inline]] = []  # inner ones first
        self._becomes_note = becomes_note
        self._ignored = ignored
        self._notes = 0
        self._first: Inline | None = None  # what the footnote begins with
        self._resets = False

    def visit_list(self, members: list[Any], *, in_note: bool, affix: bool = False) -> None:
        holds = False
        for place, member in enumerate(members):
            if isinstance(member, dict):
                kind = member.get("t")
                if kind in LEAVES:
                    continue
                if kind == "Cite":
                    if self._ignored.issuperset(cite["citationId"] for cite in member["c"][0]):
                        continue
                    holds = True
                    self._found(member, members[place + 1 : place + 3], in_note=in_note)
                else:
                    self._visit(member, in_note=in_note, affix=affix)
            elif isinstance(member, list):
                self.visit_list(member, in_note=in_note, affix=affix)
        if holds and not affix:
            self.passages.append(members)

    def _visit(self, element: dict[str, Any], *, in_note: bool, affix: bool) -> None:
        kind = element.get("t")
        if kind == "Note":
            self._notes += 1
            in_note = True
            self._first = _first_inline(element["c"])
        elif kind == "Header" and _RESET_CLASS in element["c"][1][1]:
            self._resets = True
        for inner in element.values():
            if isinstance(inner, list):
                self.visit_list(inner, in_note=in_note, affix=affix)
            elif isinstance(inner, dict):  # the entries of a MetaMap
                self._visit(inner, in_note=in_note, affix=affix)

    def _found(self, cite: Inline, following: list[Inline], *, in_note: bool) -> None:
        if not in_note and self._becomes_note:
            self._notes += 1
        note = self._notes if in_note or self._becomes_note else 0
        starts, ends = cite is self._first, _ends_sentence(following)
        self.found.append(Citation(cite, note, in_note, starts, ends, self._resets))
        self._resets = False
        # [see @a, but compare @b]: the second citation is in the suffix of the first.
        for inner in cite["c"][0]:
            for words in (inner["citationPrefix"], inner["citationSuffix"]):
                self.visit_list(words, in_note=in_note or self._becomes_note, affix=True)


def _ends_sentence(following: list[Inline]) -> bool:
    text = plain_text(following).lstrip()
    return not text or text[0].isupper() or text[0] == "."


def _first_inline(blocks: list[Any]) -> Inline | None:
    if not blocks or blocks[0]["t"] not in ("Para", "Plain"):
        return None
    inlines: list[Inline] = blocks[0]["c"]
    return inlines[0] if inlines else None


def keys_in(inlines: Iterable[Inline]) -> Iterator[str]:
    """The keys that the inlines cite."""
    return find_citations(list(inlines), becomes_note=False).keys()
