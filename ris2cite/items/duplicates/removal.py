"""Removing duplicates from a list, with a report of every merge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.items.duplicates.groups import DuplicateGroup, Pair, find_groups
from ris2cite.items.duplicates.matching import Verdict
from ris2cite.items.duplicates.merging import merge
from ris2cite.items.location import Location
from ris2cite.model import Item


class Counts(NamedTuple):
    """The counts for the flow diagram of a systematic review (PRISMA 2020).

    ``records`` and ``removed`` are counted by source, in the order of reading. ``maybes``
    counts the pairs to be checked by the user, ``left`` the remaining items.
    """

    records: dict[str, int]
    removed: dict[str, int]
    maybes: int
    left: int

    def lines(self) -> list[str]:
        """The counts as text: one line per source if there are several, and the total."""
        total, removed = sum(self.records.values()), sum(self.removed.values())
        lines = [
            f"{source}: {_number(count, 'record')}, {self.removed.get(source, 0)} removed"
            for source, count in self.records.items()
        ]
        maybes = f"{_number(self.maybes, 'possible duplicate')} to check"
        whole = f"{_number(total, 'record')}, {_number(removed, 'duplicate')} removed, {maybes}"
        return [*(lines if len(lines) > 1 else []), f"{whole}, {self.left} left"]


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


class Deduplicated(NamedTuple):
    """The remaining items, the groups of duplicates, and the counts."""

    items: list[Item]
    groups: list[DuplicateGroup]
    counts: Counts


def remove_duplicates(
    items: Iterable[Item],
    report: Report,
    locations: Mapping[str, Location] | None = None,
    decisions: Mapping[Pair, Verdict] | None = None,
    *,
    merging: bool = True,
) -> Deduplicated:
    """Merge duplicates into the position and id of the first record of each group.

    Reports every merge with the values that were not kept, and every possible duplicate.
    ``locations`` maps ids to locations. Without ``merging`` the items are left unchanged,
    and the counts are those that merging would give.
    """
    items = list(items)
    groups = find_groups(items, decisions)
    found_at = [(locations or {}).get(str(item.get("id")), Location()) for item in items]
    removed: set[int] = set()
    merged: dict[int, Item] = {}
    for group in groups:
        if group.verdict == "maybe":
            _report_maybe(group, items, found_at, report)
            continue
        members = group.members
        item, best, dropped = merge([items[i] for i in members], [found_at[i] for i in members])
        item["id"] = _plain_id([str(items[i].get("id")) for i in members])
        merged[members[0]] = item
        removed.update(index for index in members if index != members[best])
        if merging:
            _report_merge(group, item, best, dropped, items, found_at, report)
    left = items
    if merging:
        inner = {
            index for group in groups if group.verdict == "duplicate" for index in group[1][1:]
        }
        left = [merged.get(i, item) for i, item in enumerate(items) if i not in inner]
    maybes = sum(group.verdict == "maybe" for group in groups)
    counts = Counts(
        _by_source(range(len(items)), found_at),
        _by_source(sorted(removed), found_at),
        maybes,
        len(items) - len(removed),
    )
    return Deduplicated(left, groups, counts)


def _plain_id(ids: list[str]) -> str:
    """The id of the first; without the letters that distinguish it from one of the others."""
    return next((other for other in ids if ids[0].startswith(f"{other}-")), ids[0])


def _by_source(indexes: Iterable[int], found_at: list[Location]) -> dict[str, int]:
    return dict(Counter(found_at[index].source or "<input>" for index in indexes))


def _report_merge(
    group: DuplicateGroup,
    merged: Item,
    best: int,
    dropped: list[list[str]],
    items: list[Item],
    found_at: list[Location],
    report: Report,
) -> None:
    """Report each record that was merged into another, with its location."""
    kept = group.members[best]
    into = _named(merged, found_at[kept])
    for position, index in enumerate(group.members):
        if index == kept:
            continue
        message = f"merged into {into}{_why(group)}"
        if dropped[position]:
            message += f"; not kept: {', '.join(dropped[position])}"
        doubtful = "title" in group.differs
        if doubtful:
            message += "; the titles differ; check that they are the same work"
        severity: Severity = "warning" if doubtful else "note"
        title = items[index].get("title")
        report(Diagnostic(severity, "merged", message, *found_at[index], title))


def _report_maybe(
    group: DuplicateGroup, items: list[Item], found_at: list[Location], report: Report
) -> None:
    first, second = group.members
    message = (
        f"“{items[second].get('id')}” may be the same work as "
        f"{_named(items[first], found_at[first])}{_why(group)}; not merged"
    )
    title = items[second].get("title")
    report(Diagnostic("warning", "maybe-duplicate", message, *found_at[second], title))


def _named(item: Item, location: Location) -> str:
    at = f" of {location}" if location != Location() else ""
    return f"“{item.get('id')}”{at}"


def _why(group: DuplicateGroup) -> str:
    same = f"same {', '.join(group.same)}" if group.same else ""
    differs = f"different {', '.join(group.differs)}" if group.differs else ""
    why = "; ".join(filter(None, (same, differs)))
    return f" ({why})" if why else ""
