"""Ids: every item of a run has one, a string, that no other item has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.keys import KeyRing
from ris2cite.model import Item


class IdRing:
    """Gives every item an ``id`` that no other item of the run has.

    ``scheme`` names every item (see KeyRing); ``None`` lets items keep their own ids.
    """

    def __init__(self, scheme: str | None = None) -> None:
        self._ring = KeyRing(scheme)
        self._keeps_own = scheme is None
        self._given: set[str] = set()

    def identify(self, item: Item, keeps_id: bool, source: str | None, report: Report) -> Item:
        """The item with its ``id`` in front.

        With ``keeps_id`` the id is the user's own and stays, unless an earlier item
        has it; without, it is a key, and differs from others by more than case.
        """
        own = item.get("id")
        taken = own in self._given if isinstance(own, str) else False
        if self._keeps_own and keeps_id and isinstance(own, str) and own and not taken:
            self._ring.assign(item)  # so that no key made later is the same
            key = own
        else:
            key = self._ring.assign(item)
            while key in self._given:
                key = self._ring.assign(item)
        if self._keeps_own and keeps_id and taken:
            message = f"the id “{own}” is there already; this item is now “{key}”"
            report(Diagnostic("warning", "duplicate-id", message, source))
        self._given.add(key)
        return {"id": key} | item | {"id": key} if "id" in item else {"id": key, **item}


def with_ids(items: Iterable[Item], report: Report) -> Iterator[Item]:
    """Items that may come from anywhere; one without an id, or with an earlier item's,
    gets another, and the latter is told."""
    given: set[str] = set()
    ring: KeyRing | None = None
    for item in items:
        own = item.get("id")
        own = str(own) if isinstance(own, int) else own
        if isinstance(own, str) and own and own not in given:
            given.add(own)
            yield item if item["id"] is own else {**item, "id": own}
            continue
        ring = ring or KeyRing()
        key = ring.assign(item)
        while key in given:
            key = ring.assign(item)
        given.add(key)
        if own:
            message = f"the id “{own}” is there already; this item is now “{key}”"
            report(Diagnostic("warning", "duplicate-id", message))
        yield {**item, "id": key}


def renamed(items: Iterable[Item], scheme: str) -> Iterator[Item]:
    """The items with ids that the key scheme gives. Raises UsageError for an unknown one."""
    ring = IdRing(scheme)
    for item in items:
        yield ring.identify(item, keeps_id=False, source=None, report=lambda _: None)
