"""Which records are worth comparing: those that share something that few others have.

Comparing all of 100,000 records with each other takes five thousand million comparisons.
Here every record stands under a few keys, and only records under one key are compared:
identifiers, place in a journal, the beginning and the end of the title, pairs of the
rarest words of the title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, groupby

from ris2cite.items.duplicates.facts import Facts

_LARGEST_BLOCK = 60
"""Under a key with more records than this each is compared with its neighbours only."""
_NEIGHBOURS = 8
_RAREST = 4
_EDGE = 18
_SHORT = 4
_INDEX_BITS = 30
_INDEX_MASK = (1 << _INDEX_BITS) - 1
_MASK = (1 << 61) - 1


def candidates(records: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The pairs of indexes, the smaller first, each once."""
    frequency = Counter(word for facts in records for word in set(facts.words))
    # Number of a key and of a record in one integer: sorted, they take a fifth of the memory
    # of a table of lists (100,000 records: 60 MB for 290).
    keyed = [
        (hash(key) & _MASK) << _INDEX_BITS | index
        for index, facts in enumerate(records)
        for key in _keys(facts, frequency)
    ]
    keyed.sort()
    seen: set[int] = set()
    for _, run in groupby(keyed, lambda code: code >> _INDEX_BITS):
        block = list(dict.fromkeys(code & _INDEX_MASK for code in run))
        for one, two in _pairs(block, records) if len(block) > 1 else ():
            code = one << _INDEX_BITS | two
            if code not in seen:
                seen.add(code)
                yield one, two


def _pairs(block: list[int], records: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    if len(block) <= _LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    block = sorted(block, key=lambda index: (records[index].title, index))
    for position, index in enumerate(block):
        for other in block[position + 1 : position + 1 + _NEIGHBOURS]:
            yield (index, other) if index < other else (other, index)


def _keys(facts: Facts, frequency: Counter[str]) -> Iterator[Hashable]:
    for name in ("doi", "pmid", "pmcid"):
        if value := getattr(facts, name):
            yield name, value
    for isbn in facts.isbn:
        yield "isbn", isbn, facts.pages[0]
    first = facts.pages[0]
    if first and first != "1":
        for volume in facts.volume or ("",):
            yield "place", volume, first
        if facts.pages[1]:
            yield "pages", facts.pages, facts.year
    title = facts.title
    if not title:
        return
    yield "title", title
    if facts.bare:
        yield "title", facts.bare
    if len(title) >= _EDGE:
        yield "start", title[:_EDGE]
        yield "end", title[-_EDGE:]
    telling = sorted(
        {word for word in facts.words if len(word) >= _SHORT}, key=lambda word: frequency[word]
    )
    yield from combinations(sorted(telling[:_RAREST]), 2)
