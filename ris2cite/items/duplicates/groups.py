"""Records → groups of duplicates and of possible duplicates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ris2cite.items.duplicates.blocking import candidates
from ris2cite.items.duplicates.facts import Facts
from ris2cite.items.duplicates.matching import Match, Verdict, compare
from ris2cite.model import Item

_MAX_CROSS_PAIRS = 20


class DuplicateGroup(NamedTuple):
    """Records that are, or may be, the same publication.

    ``members`` are indexes of records, in order. ``same`` and ``differs`` name the facts
    that are the same, or that differ, in at least one pair of them.
    """

    verdict: Verdict
    members: tuple[int, ...]
    same: tuple[str, ...]
    differs: tuple[str, ...]


Pair = tuple[int, int]


def find_groups(
    items: Sequence[Item], decisions: Mapping[Pair, Verdict] | None = None
) -> list[DuplicateGroup]:
    """The groups of duplicates, in order of their first records, then the possible ones.

    A record is in at most one group of duplicates. A possible duplicate is a pair of two
    records, each of which may represent a group of duplicates. ``decisions`` are the
    user's verdicts on pairs of indexes, which override the rules.
    """
    records = [Facts(item) for item in items]
    decided = decisions or {}
    matches: dict[Pair, Match] = {}
    for pair in candidates(records):
        if pair not in decided:
            match = compare(records[pair[0]], records[pair[1]])
            if match.verdict != "different":
                matches[pair] = match
    for pair, verdict in decided.items():
        if verdict != "different":
            match = compare(records[pair[0]], records[pair[1]])
            matches[pair] = Match(verdict, match.same, match.differs)
    sets = _DisjointSets(records, decided)
    for pair, match in sorted(matches.items(), key=lambda found: _strength(found, decided)):
        if match.verdict == "duplicate" and not sets.join(pair):
            matches[pair] = match._replace(verdict="maybe")
    return _duplicates(sets, matches) + _maybes(sets, matches, decided)


def _strength(found: tuple[Pair, Match], decided: Mapping[Pair, Verdict]) -> tuple[bool, int, Pair]:
    """A sort key: the user's verdicts first, then the pairs with most in common."""
    pair, match = found
    return pair not in decided, -len(match.same), pair


class _DisjointSets:
    """Sets of records, which are joined pair by pair unless their members conflict."""

    def __init__(self, records: Sequence[Facts], decided: Mapping[Pair, Verdict]) -> None:
        self._records = records
        self._decided = decided
        self._of: dict[int, list[int]] = {}

    def members(self, index: int) -> list[int]:
        return self._of.get(index) or [index]

    def join(self, pair: Pair) -> bool:
        """Join the sets of two records; False, and no change, if members of them conflict."""
        one, two = (self.members(index) for index in pair)
        if one is two:
            return True
        if pair not in self._decided and self._conflict(one, two, pair):
            return False
        joined = sorted(one + two)
        for index in joined:
            self._of[index] = joined
        return True

    def _conflict(self, one: list[int], two: list[int], pair: Pair) -> bool:
        others = [(a, b) for a in one for b in two if {a, b} != set(pair)]
        for a, b in others[:_MAX_CROSS_PAIRS]:
            known = self._decided.get(_ordered(a, b))
            if known == "different":
                return True
            if known is None and compare(self._records[a], self._records[b]).forbidden:
                return True
        return False

    def all(self) -> list[list[int]]:
        unique = {id(members): members for members in self._of.values()}
        return sorted(unique.values())


def _duplicates(sets: _DisjointSets, matches: Mapping[Pair, Match]) -> list[DuplicateGroup]:
    found: dict[int, list[Match]] = {}
    for pair, match in matches.items():
        members = sets.members(pair[0])
        if match.verdict == "duplicate" and pair[1] in members:
            found.setdefault(members[0], []).append(match)
    return [
        DuplicateGroup("duplicate", tuple(members), *_summary(found.get(members[0], [])))
        for members in sets.all()
    ]


def _maybes(
    sets: _DisjointSets, matches: Mapping[Pair, Match], decided: Mapping[Pair, Verdict]
) -> list[DuplicateGroup]:
    """The possible duplicates that the user has not decided to be different."""
    separated = {
        _ordered(sets.members(one)[0], sets.members(two)[0])
        for (one, two), verdict in decided.items()
        if verdict == "different"
    }
    found: dict[Pair, list[Match]] = {}
    for pair, match in matches.items():
        first, second = (sets.members(index)[0] for index in pair)
        if match.verdict == "maybe" and first != second:
            firsts = _ordered(first, second)
            if firsts not in separated:
                found.setdefault(firsts, []).append(match)
    return [DuplicateGroup("maybe", pair, *_summary(found[pair])) for pair in sorted(found)]


def _ordered(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)


def _summary(matches: Iterable[Match]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that are the same, and those that differ, in at least one pair."""
    matches = list(matches)
    same = dict.fromkeys(name for match in matches for name in match.same)
    differs = dict.fromkeys(name for match in matches for name in match.differs)
    return tuple(same), tuple(differs)
