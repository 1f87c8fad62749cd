"""How the other records of a file write the names of persons."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from ris2cite.ris.record import Record
from ris2cite.ris.values.draft import NameOrder
from ris2cite.ris.values.name_split import is_plain_name
from ris2cite.ris.values.text import folded
from ris2cite.text.pattern import Pattern

AHEAD = 200
"""The number of records that are read ahead to see how a file writes names."""
BEHIND = 50
"""The number of records before the current one that count too."""
ENOUGH = 3
"""The number of names without a comma, with none that has one, that is a file's habit."""
_AUTHORS = frozenset(["AU", "A1"])
_INITIALS_LAST = Pattern(r"[^\W\d_][^.,\d]+ (?:[A-Z]{1,3}|[A-Z]\.(?:[ -]?[A-Z]\.)*)")
_INITIALS_FIRST = Pattern(r"(?:[A-Z]\.[ -]?)+ ?[^\W\d_][^.,\d]+")


class NamesInFile:
    """The records of a file, in order, and how they write the names of their authors.

    Records are read ahead only once ``order_of`` is asked, for authors in plain words.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self._records = iter(records)
        self._ahead: deque[Record] = deque()
        self._behind: deque[Record] = deque(maxlen=BEHIND)
        self._looked_ahead = False
        self._persons: dict[str, NameOrder] = {}
        self._habit: NameOrder = ""

    def __iter__(self) -> Iterator[Record]:
        ahead, behind = self._ahead, self._behind
        while True:
            record = ahead.popleft() if ahead else next(self._records, None)
            if record is None:
                return
            behind.append(record)
            yield record

    def order_of(self, text: str) -> NameOrder:
        """Which part of an author in plain words comes first; "" if it may not be a person.

        It is a person if another record has it as one, or if the file writes all names
        without a comma.
        """
        if not self._looked_ahead:
            self._looked_ahead = True
            self._ahead.extend(islice(self._records, AHEAD))
            self._look_at([*self._behind, *self._ahead])
        return self._persons.get(folded(text), self._habit)

    def _look_at(self, records: list[Record]) -> None:
        commas = plain = first = last = 0
        for record in records:
            values = [field.value for field in record.fields if field.tag in _AUTHORS]
            for value in values:
                family, comma, given = value.partition(",")
                if comma and given:
                    commas += 1
                    self._persons[folded(f"{given}{family}")] = "given"
                    self._persons[folded(f"{family}{given}")] = "family"
                elif _INITIALS_LAST.fullmatch(value):
                    last += 1
                elif _INITIALS_FIRST.fullmatch(value):
                    first += 1
                elif not comma and is_plain_name(value):
                    plain += 1
                    if len(values) > 1:
                        self._persons.setdefault(folded(value), "given")
        if plain + first + last >= ENOUGH and not commas:
            self._habit = "family" if last >= ENOUGH and not first else "given"
