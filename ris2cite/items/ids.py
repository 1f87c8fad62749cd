"""Unique string ids for all items of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.keys import KeyAssigner
from ris2cite.model import Item


class KnownKeys(Protocol):
    """The citation keys of an existing bibliography."""

    def keys(self) -> Iterable[str]:
        """All keys."""

    def find(self, item: Item) -> str | None:
        """The key of the item in the bibliography, or None; each key is returned once."""

    def add_new(self, key: str) -> None:
        """Record the key of an item that is not in the bibliography."""


class IdAssigner:
    """Assigns an ``id`` to every item that is unique in the run.

    ``scheme`` generates all ids (see KeyAssigner); without it, items keep their own.
    Items found in ``known`` keep their key in it. ``report_clashes`` is for formats whose
    keys users type in citations.
    """

    def __init__(
        self,
        scheme: str | None = None,
        known: KnownKeys | None = None,
        *,
        report_clashes: bool = False,
    ) -> None:
        self._assigner = KeyAssigner(scheme)
        self._scheme = scheme
        self._keeps_own = scheme is None
        self._known = known
        self._report_clashes = report_clashes
        self._given: set[str] = set()
        for key in known.keys() if known else ():
            self._assigner.reserve(key)

    def identify(self, item: Item, keeps_id: bool, source: str | None, report: Report) -> Item:
        """The item with its ``id`` as the first variable.

        With ``keeps_id``, the item's own id is kept unless an earlier item has it.
        Otherwise the id is a generated key, and unique even if case is ignored.
        """
        old = self._known.find(item) if self._known else None
        if old is not None:
            self._given.add(old)
            return _with_id(item, old)
        own = item.get("id")
        taken = own in self._given if isinstance(own, str) else False
        if self._keeps_own and keeps_id and isinstance(own, str) and own and not taken:
            self._assigner.assign(item)  # so that no generated key is the same
            key = own
        else:
            key = self._make_key(item, report, source, quiet=keeps_id and taken)
        if self._keeps_own and keeps_id and taken:
            message = f"the id “{own}” is already in use; this item gets “{key}”"
            report(Diagnostic("warning", "duplicate-id", message, source))
        self._given.add(key)
        if self._known:
            self._known.add_new(key)
        return _with_id(item, key)

    def _make_key(self, item: Item, report: Report, source: str | None, *, quiet: bool) -> str:
        """A key that is not taken; reports it if it is not what the scheme gives."""
        wanted = self._assigner.propose(item)
        key = self._assigner.take(wanted.key, item)
        while key in self._given:
            key = self._assigner.take(wanted.key, item)
        if wanted.by_default:
            message = f"the record has no data for “{self._scheme}”; its key is “{key}”"
            report(Diagnostic("note", "key-default", message, source))
        if self._report_clashes and key != wanted.key and not quiet:
            message = f"the key “{wanted.key}” is already in use; this record gets “{key}”"
            report(Diagnostic("note", "key-clash", message, source))
        return key


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
            message = f"the id “{own}” is already in use; this item gets “{key}”"
            report(Diagnostic("warning", "duplicate-id", message))
        yield {**item, "id": key}


def renamed(items: Iterable[Item], scheme: str) -> Iterator[Item]:
    """Yield the items with ids by the key scheme. Raises UsageError for an invalid scheme."""
    assigner = IdAssigner(scheme)
    for item in items:
        yield assigner.identify(item, keeps_id=False, source=None, report=lambda _: None)
