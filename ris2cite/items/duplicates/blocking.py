"""Blocking: choosing the pairs of records that are worth comparing.

Comparing 100,000 records with each other would take five billion comparisons. Therefore
every record gets a few keys, and only records that share a key are compared. The keys are
its identifiers, its volume and page, the start and end of its title, and pairs of the
rarest words of its title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, groupby

from ris2cite.items.duplicates.facts import Facts

_MAX_BLOCK = 60
"""In larger blocks, each record is compared only with its neighbours in order of title."""
_NEIGHBOURS = 8
_MAX_WORDS = 4
_EDGE_LENGTH = 18
_MIN_WORD = 4
_INDEX_BITS = 30
_INDEX_MASK = (1 << _INDEX_BITS) - 1
_MASK = (1 << 61) - 1


def candidates(records: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of indexes, each once, with the smaller one first."""
    frequency = Counter(word for facts in records for word in set(facts.words))
    # Hash of the key and index of the record in one integer: a sorted list of these takes a
    # fifth of the memory of a dict of lists (for 100,000 records, 60 MB instead of 290).
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
    if len(block) <= _MAX_BLOCK:
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
    if facts.unlabelled:
        yield "title", facts.unlabelled
    if len(title) >= _EDGE_LENGTH:
        yield "start", title[:_EDGE_LENGTH]
        yield "end", title[-_EDGE_LENGTH:]
    significant = sorted(
        {word for word in facts.words if len(word) >= _MIN_WORD}, key=lambda word: frequency[word]
    )
    yield from combinations(sorted(significant[:_MAX_WORDS]), 2)
