"""Unique string ids for all items of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, Protocol

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.keys import KeyAssigner, Proposal, data_text
from ris2cite.items.location import Location
from ris2cite.model import Item

WINDOW = 5000
"""Among how many items the data decides who keeps a key that several would have."""


class KnownKeys(Protocol):
    """The citation keys of an existing bibliography."""

    def keys(self) -> Iterable[str]:
        """All keys."""

    def find(self, item: Item) -> str | None:
        """The key of the item in the bibliography, or None; each key is returned once."""

    def add_new(self, key: str) -> None:
        """Record the key of an item that is not in the bibliography."""


_NOWHERE = Location()


class ReadItem(NamedTuple):
    """An item as it was read. With ``keeps_id``, its id was chosen by the user, and is kept."""

    item: Item
    keeps_id: bool = False
    location: Location = Location()


class IdAssigner:
    """Assigns an ``id`` to every item that is unique in the run.

    ``scheme`` generates all ids (see KeyAssigner); without it, items keep their own.
    Items found in ``known`` keep their key in it.
    """

    def __init__(self, scheme: str | None = None, known: KnownKeys | None = None) -> None:
        self._assigner = KeyAssigner(scheme)
        self._scheme = scheme
        self._keeps_own = scheme is None
        self._known = known
        self._given: set[str] = set()
        for key in known.keys() if known else ():
            self._assigner.reserve(key)
        self.clashes: dict[str, Diagnostic] = {}
        """The ids that are not what the scheme gives, because others have that → a note."""

    def identify(self, window: Sequence[ReadItem], report: Report) -> list[Item]:
        """The items of a window in their order, each with its ``id`` as the first variable.

        With ``keeps_id``, the item's own id is kept unless an earlier item has it.
        Otherwise the id is a generated key, and unique even if case is ignored. Of items
        with the same key, their data decides which has it as it is, not their order.
        """
        wanted = [
            None if self._keeps_own and read.keeps_id else self._assigner.propose(read.item)
            for read in window
        ]
        keys = [proposal.key.lower() if proposal else "" for proposal in wanted]
        sharing = Counter(keys)
        data = {
            index: data_text(window[index].item)
            for index, key in enumerate(keys)
            if key and sharing[key] > 1
        }
        own = [index for index, key in enumerate(keys) if not key]
        alone = [index for index, key in enumerate(keys) if key and index not in data]
        items: list[Item] = [{}] * len(window)
        for index in (*own, *alone, *sorted(data, key=data.__getitem__)):
            items[index] = self._identify(window[index], wanted[index], data.get(index), report)
        return items

    def _identify(
        self, read: ReadItem, wanted: Proposal | None, data: str | None, report: Report
    ) -> Item:
        item, keeps_id, location = read
        old = self._known.find(item) if self._known else None
        if old is not None:
            self._given.add(old)
            return _with_id(item, old)
        own = item.get("id")
        taken = own in self._given if isinstance(own, str) else False
        if wanted is None and isinstance(own, str) and own and not taken:
            self._assigner.assign(item)  # so that no generated key is the same
            key = own
        else:
            wanted = wanted or self._assigner.propose(item)
            key = self._make_key(read, wanted, data, report)
            if self._keeps_own and keeps_id and taken:
                self.clashes.pop(key, None)
                report(_duplicate(str(own), key, location))
        self._given.add(key)
        if self._known:
            self._known.add_new(key)
        return _with_id(item, key)

    def _make_key(self, read: ReadItem, wanted: Proposal, data: str | None, report: Report) -> str:
        """A key that is not taken."""
        item, _, location = read
        key = self._assigner.take(wanted.key, item, data)
        while key in self._given:
            key = self._assigner.take(wanted.key, item, data)
        if wanted.by_default:
            message = f"the record has no data for “{self._scheme}”; its key is “{key}”"
            report(Diagnostic("note", "key-default", message, *location))
        if key != wanted.key:
            message = f"the key “{wanted.key}” is already in use; this record gets “{key}”"
            self.clashes[key] = Diagnostic("note", "key-clash", message, *location)
        return key


def _duplicate(own: str, key: str, location: Location = _NOWHERE) -> Diagnostic:
    message = f"the id “{own}” is already in use; this item gets “{key}”"
    return Diagnostic("warning", "duplicate-id", message, *location)


def _with_id(item: Item, key: str) -> Item:
    return {"id": key} | item | {"id": key} if "id" in item else {"id": key, **item}


def with_ids(items: Iterable[Item], report: Report) -> Iterator[Item]:
    """Yield the items with unique ids: one that is missing, or that an earlier item has, is
    replaced. The latter is reported."""
    given: set[str] = set()
    assigner: KeyAssigner | None = None
    for item in items:
        own = item.get("id")
        own = str(own) if isinstance(own, int) else own
        if isinstance(own, str) and own and own not in given:
            given.add(own)
            yield item if item["id"] is own else {**item, "id": own}
            continue
        assigner = assigner or KeyAssigner()
        key = assigner.assign(item)
        while key in given:
            key = assigner.assign(item)
        given.add(key)
        if own:
            report(_duplicate(str(own), key))
        yield {**item, "id": key}


def renamed(items: Iterable[Item], scheme: str) -> Iterator[Item]:
    """Yield the items with ids by the key scheme. Raises UsageError for an invalid scheme."""
    assigner = IdAssigner(scheme)
    source = iter(items)
    while window := [ReadItem(item) for item in islice(source, WINDOW)]:
        yield from assigner.identify(window, lambda _: None)
