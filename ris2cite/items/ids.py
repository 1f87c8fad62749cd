"""Ids: every item of a run has one, a string, that no other item has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.keys import KeyAssigner
from ris2cite.model import Item


class KnownKeys(Protocol):
    """The keys of an older list."""

    def keys(self) -> Iterable[str]:
        """All of them."""

    def find(self, item: Item) -> str | None:
        """The key that an item has in that list; each is given once."""

    def add_new(self, key: str) -> None:
        """Note the key of an item that was not in it."""


class IdAssigner:
    """Gives every item an ``id`` that no other item of the run has.

    ``scheme`` names every item (see KeyAssigner); ``None`` lets items keep their own ids.
    ``known`` finds the key that an item has in an older list, which it keeps.
    ``report_clashes`` is for lists that are cited by their keys.
    """

    def __init__(
        self,
        scheme: str | None = None,
        known: KnownKeys | None = None,
        *,
        report_clashes: bool = False,
    ) -> None:
        self._ring = KeyAssigner(scheme)
        self._scheme = scheme
        self._keeps_own = scheme is None
        self._known = known
        self._report_clashes = report_clashes
        self._given: set[str] = set()
        for key in known.keys() if known else ():
            self._ring.reserve(key)

    def identify(self, item: Item, keeps_id: bool, source: str | None, report: Report) -> Item:
        """The item with its ``id`` in front.

        With ``keeps_id`` the id is the user's own and stays, unless an earlier item
        has it; without, it is a key, and differs from others by more than case.
        """
        old = self._known.find(item) if self._known else None
        if old is not None:
            self._given.add(old)
            return _with_id(item, old)
        own = item.get("id")
        taken = own in self._given if isinstance(own, str) else False
        if self._keeps_own and keeps_id and isinstance(own, str) and own and not taken:
            self._ring.assign(item)  # so that no key made later is the same
            key = own
        else:
            key = self._make_key(item, report, source, quiet=keeps_id and taken)
        if self._keeps_own and keeps_id and taken:
            message = f"the id “{own}” is already in use; this item becomes “{key}”"
            report(Diagnostic("warning", "duplicate-id", message, source))
        self._given.add(key)
        if self._known:
            self._known.add_new(key)
        return _with_id(item, key)

    def _make_key(self, item: Item, report: Report, source: str | None, *, quiet: bool) -> str:
        """A key that is not taken; says so where it is not the one that was asked for."""
        wanted = self._ring.propose(item)
        key = self._ring.take(wanted.key, item)
        while key in self._given:
            key = self._ring.take(wanted.key, item)
        if wanted.by_default:
            message = f"nothing to make “{self._scheme}” of: the key is “{key}”"
            report(Diagnostic("note", "key-default", message, source))
        if self._report_clashes and key != wanted.key and not quiet:
            message = f"an earlier record has the key “{wanted.key}”: this one has “{key}”"
            report(Diagnostic("note", "key-clash", message, source))
        return key


def _with_id(item: Item, key: str) -> Item:
    return {"id": key} | item | {"id": key} if "id" in item else {"id": key, **item}


def with_ids(items: Iterable[Item], report: Report) -> Iterator[Item]:
    """Items that may come from anywhere; one without an id, or with an earlier item's,
    gets another, and the latter is reported."""
    given: set[str] = set()
    ring: KeyAssigner | None = None
    for item in items:
        own = item.get("id")
        own = str(own) if isinstance(own, int) else own
        if isinstance(own, str) and own and own not in given:
            given.add(own)
            yield item if item["id"] is own else {**item, "id": own}
            continue
        ring = ring or KeyAssigner()
        key = ring.assign(item)
        while key in given:
            key = ring.assign(item)
        given.add(key)
        if own:
            message = f"the id “{own}” is already in use; this item becomes “{key}”"
            report(Diagnostic("warning", "duplicate-id", message))
        yield {**item, "id": key}


def renamed(items: Iterable[Item], scheme: str) -> Iterator[Item]:
    """The items with ids that the key scheme gives. Raises UsageError for an unknown one."""
    ring = IdAssigner(scheme)
    for item in items:
        yield ring.identify(item, keeps_id=False, source=None, report=lambda _: None)
