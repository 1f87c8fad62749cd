"""Records → groups of records of one publication, and what is unsure about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ris2cite.items.duplicates.blocking import candidates
from ris2cite.items.duplicates.facts import Facts
from ris2cite.items.duplicates.matching import Match, Verdict, compare
from ris2cite.model import Item

_MOST_CROSSED = 20


class Group(NamedTuple):
    """Records that are one publication, or may be.

    ``members`` are indexes of the list, in its order. ``same`` and ``differs`` name what
    two of the records have in common, and what differs between any two.
    """

    verdict: Verdict
    members: tuple[int, ...]
    same: tuple[str, ...]
    differs: tuple[str, ...]


Pair = tuple[int, int]


def find_groups(
    items: Sequence[Item], decisions: Mapping[Pair, Verdict] | None = None
) -> list[Group]:
    """The groups of duplicates in the order of their first records, then those of maybes.

    A record is in one group of duplicates at most. A maybe joins two records or groups
    of duplicates, and names the first record of each. ``decisions`` are a person's
    verdicts on pairs of indexes, which stand above the rules.
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
            said = compare(records[pair[0]], records[pair[1]])
            matches[pair] = Match(verdict, said.same, said.differs)
    clusters = _Clusters(records, decided)
    for pair, match in sorted(matches.items(), key=lambda found: _strength(found, decided)):
        if match.verdict == "duplicate" and not clusters.join(pair):
            matches[pair] = match._replace(verdict="maybe")
    return _sure(clusters, matches) + _unsure(clusters, matches, decided)


def _strength(found: tuple[Pair, Match], decided: Mapping[Pair, Verdict]) -> tuple[bool, int, Pair]:
    """A person's verdicts first, then what has most in common."""
    pair, match = found
    return pair not in decided, -len(match.same), pair


class _Clusters:
    """Records that are joined one pair after the other, and never against a conflict."""

    def __init__(self, records: Sequence[Facts], decided: Mapping[Pair, Verdict]) -> None:
        self._records = records
        self._decided = decided
        self._of: dict[int, list[int]] = {}

    def members(self, index: int) -> list[int]:
        return self._of.get(index) or [index]

    def join(self, pair: Pair) -> bool:
        """Whether the two are in one cluster now; not where records of theirs conflict."""
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
        crossed = [(a, b) for a in one for b in two if {a, b} != set(pair)][:_MOST_CROSSED]
        for a, b in crossed:
            known = self._decided.get(_ordered(a, b))
            if known == "different":
                return True
            if known is None and compare(self._records[a], self._records[b]).forbidden:
                return True
        return False

    def all(self) -> list[list[int]]:
        unique = {id(cluster): cluster for cluster in self._of.values()}
        return sorted(unique.values())


def _sure(clusters: _Clusters, matches: Mapping[Pair, Match]) -> list[Group]:
    found: dict[int, list[Match]] = {}
    for pair, match in matches.items():
        cluster = clusters.members(pair[0])
        if match.verdict == "duplicate" and pair[1] in cluster:
            found.setdefault(cluster[0], []).append(match)
    return [
        Group("duplicate", tuple(cluster), *_summary(found.get(cluster[0], [])))
        for cluster in clusters.all()
    ]


def _unsure(
    clusters: _Clusters, matches: Mapping[Pair, Match], decided: Mapping[Pair, Verdict]
) -> list[Group]:
    """The pairs of records, or of groups, that a person has not parted yet."""
    parted = {
        _ordered(clusters.members(one)[0], clusters.members(two)[0])
        for (one, two), verdict in decided.items()
        if verdict == "different"
    }
    found: dict[Pair, list[Match]] = {}
    for pair, match in matches.items():
        first, second = (clusters.members(index)[0] for index in pair)
        if match.verdict == "maybe" and first != second:
            firsts = _ordered(first, second)
            if firsts not in parted:
                found.setdefault(firsts, []).append(match)
    return [Group("maybe", pair, *_summary(found[pair])) for pair in sorted(found)]


def _ordered(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)


def _summary(matches: Iterable[Match]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Every fact that is the same, or differs, in one of the pairs; each once."""
    matches = list(matches)
    same = dict.fromkeys(name for match in matches for name in match.same)
    differs = dict.fromkeys(name for match in matches for name in match.differs)
    return tuple(same), tuple(differs)
