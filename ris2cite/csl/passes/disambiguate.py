"""Telling cites apart: more names, given names, a condition, year suffixes.

CSL 1.0.2, "Disambiguation". Hints are raised and cites rendered again with them; the
output tree itself is never touched. Only cites that look alike take part.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from ris2cite.csl.context import Shown, StyleOptions
from ris2cite.csl.input.person import Person, initials
from ris2cite.csl.input.reference import Hints, Reference

Looks: TypeAlias = "Callable[[Reference, Hints, Shown | None], str]"

_DOTS = re.compile(r"\.")
_BLANKS = re.compile(r"\s+")


class NameRegistry:
    """Which names of a document share a family name, for the rules that look beyond a cite.

    ``level`` gives the given-name level at which a name is told apart from all others.
    """

    __slots__ = ("_families", "_options")

    def __init__(self, options: StyleOptions) -> None:
        self._options = options
        self._families: dict[str, dict[str, set[str]]] = {}

    def add(self, person: Person, place: int, short: bool, initialized: bool) -> int:
        """Enter a name; has the shape of a given-level function, and asks for nothing."""
        if person.literal or (self._primary and place):
            return 0
        family, short_given, given = self._keys(person)
        levels = self._families.setdefault(family, {})
        if short_given:
            levels.setdefault(short_given, set())
            if given:
                levels[short_given].add(given)
        return 0

    def level(self, person: Person, place: int, short: bool, initialized: bool) -> int:
        """0, 1 (initials) or 2 (whole), by the style's givenname-disambiguation-rule."""
        default = 0 if short else 1 if initialized else 2
        if person.literal or (self._primary and place):
            return default
        family, short_given, _ = self._keys(person)
        levels = self._families.get(family)
        if levels is None or short_given not in levels:
            return default
        ambiguous = len(levels) > 1
        if self._options.givenname_rule.endswith("-with-initials"):
            return 1 if ambiguous else default
        if len(levels[short_given]) > 1 or (ambiguous and not initialized):
            return 2
        return 1 if ambiguous else default

    @property
    def _primary(self) -> bool:
        return self._options.givenname_rule.startswith("primary-name")

    def _keys(self, person: Person) -> tuple[str, str, str]:
        family = _undotted(person.family)
        if self._options.demote == "never" and person.non_dropping:
            family = f"{family} {person.non_dropping}"
        given = _undotted(person.given)
        return family, initials(given, "", self._options.hyphenate_initials, False), given


@lru_cache(maxsize=65536)
def _undotted(text: str) -> str:
    return _BLANKS.sub(" ", _DOTS.sub(" ", text)).strip()


class Disambiguator:
    """One pass over the references of a document.

    ``looks`` renders a cite with given hints as comparable text; ``suffixes`` whether
    year suffixes are allowed, ``condition`` whether the style tests ``disambiguate``.
    """

    def __init__(self, options: StyleOptions, looks: Looks, *, condition: bool) -> None:
        self.options = options
        self.looks = looks
        self.condition = condition
        self.by_cite = options.add_givenname and options.givenname_rule == "by-cite"

    def run(self, references: list[Reference]) -> None:
        """Raise the hints of the references that look alike, in the order given.

        The order is the bibliography's: year suffixes follow it.
        """
        groups: dict[str, list[tuple[Reference, Shown]]] = {}
        for reference in references:
            shown = Shown()
            looks = self.looks(reference, Hints(), shown)
            groups.setdefault(looks, []).append((reference, shown))
        for group in groups.values():
            if len(group) > 1:
                self._group(group)

    def _group(self, group: list[tuple[Reference, Shown]]) -> None:
        leftovers = [([reference for reference, _ in group], Hints())]
        if self.options.add_names or self.by_cite:
            leftovers = _NameSteps(self, group).run()
        for references, hints in leftovers:
            if len(references) > 1:
                self._last_resorts(references, hints)

    def _last_resorts(self, references: list[Reference], hints: Hints) -> None:
        """What is left when names do not help: year suffixes, else the style's condition."""
        if self.options.add_year_suffix:
            for number, reference in enumerate(references):
                reference.hints = hints.copy()
                reference.hints.year_suffix = number
        elif self.condition:
            self._conditions(references, hints)

    def _conditions(self, references: list[Reference], hints: Hints) -> None:
        """Switch on the style's ``disambiguate`` branches one by one, as far as they help."""
        shown = Shown()
        self.looks(references[0], hints, shown)
        for count in range(1, shown.conditions + 1):
            groups: dict[str, list[Reference]] = {}
            for reference in references:
                reference.hints = hints.copy()
                reference.hints.disambiguate = count
                looks = self.looks(reference, reference.hints, None)
                groups.setdefault(looks, []).append(reference)
            references = [r for group in groups.values() if len(group) > 1 for r in group]


class _NameSteps:
    """Adding names and given names to a group, one step at a time, until cites differ.

    ``base`` only ever grows; a step that made a difference is copied to ``better``,
    which is what the settled references get, so that no step stays that did not help.
    """

    def __init__(self, owner: Disambiguator, group: list[tuple[Reference, Shown]]) -> None:
        self.owner = owner
        ordered = sorted(group, key=lambda pair: pair[1].totals[:1])
        self.references = [reference for reference, _ in ordered]
        self.places = {id(reference): place for place, (reference, _) in enumerate(group)}
        lists = min(len(shown.counts) for _, shown in group)
        self.base = Hints()
        self.base.names = [max(shown.counts[i] for _, shown in group) for i in range(lists)]
        longest = [max((shown.levels[i] for _, shown in group), key=len) for i in range(lists)]
        self.base.givens = [list(levels) for levels in longest]
        self.base.pad()
        self.better = self.base.copy()
        self.lists = lists
        self.most = [max(shown.totals[i] for _, shown in group) for i in range(lists)]
        self.name_list = 0
        self.name = 0

    def run(self) -> list[tuple[list[Reference], Hints]]:
        """Settle who can be told apart; return who cannot, with the hints that helped."""
        leftovers: list[tuple[list[Reference], Hints]] = []
        queue = [self.references]
        while queue:
            leftovers += self._scan(queue.pop(0), queue)
        for references, _ in leftovers:
            references.sort(key=lambda reference: self.places[id(reference)])
        return leftovers

    def _scan(
        self, references: list[Reference], queue: list[list[Reference]]
    ) -> list[tuple[list[Reference], Hints]]:
        self.name_list = self.name = 0
        clashes, fresh = len(references), True
        while references:
            exhausted = not fresh and self._step()
            fresh = False
            partners, others = self._split(references)
            if len(partners) == 1:
                self._capture()
                self._settle(partners)
                if len(others) == 1:
                    self._settle(others)
                    return []
                references, fresh = others, True
                clashes = len(references)
            elif len(others) == 1:
                self._capture()
                self._settle(others)
                references = partners
            elif len(partners) - 1 < clashes and others:
                self._capture()
                queue.append(others)
                references = partners
            elif exhausted:
                rest = self._partition(references)
                for group in rest:
                    self._settle(group)
                return [(group, self.better.copy()) for group in rest if len(group) > 1]
            clashes = len(partners) - 1 if len(partners) > 1 else clashes
        return []

    def _split(self, references: list[Reference]) -> tuple[list[Reference], list[Reference]]:
        first = self.owner.looks(references[0], self.base, None)
        partners: list[Reference] = [references[0]]
        others: list[Reference] = []
        for reference in references[1:]:
            same = self.owner.looks(reference, self.base, None) == first
            (partners if same else others).append(reference)
        return partners, others

    def _partition(self, references: list[Reference]) -> list[list[Reference]]:
        groups: dict[str, list[Reference]] = {}
        for reference in references:
            groups.setdefault(self.owner.looks(reference, self.base, None), []).append(reference)
        return list(groups.values())

    def _settle(self, references: list[Reference]) -> None:
        for reference in references:
            reference.hints = self.better.copy()

    def _capture(self) -> None:
        """Keep the step that was just made."""
        if self.name_list >= self.lists:
            return
        self.base.pad()
        self.better.names[self.name_list] = self.base.names[self.name_list]
        self.better.pad()
        levels = self.base.givens[self.name_list]
        if self.owner.by_cite and self.name < len(levels):
            better = self.better.givens[self.name_list]
            better.extend([0] * (self.name + 1 - len(better)))
            better[self.name] = levels[self.name]

    def _step(self) -> bool:
        """Raise the base by one step; True where there is none left."""
        if self.name_list >= self.lists:
            return True
        levels = self.base.givens[self.name_list]
        if self.owner.by_cite and self.name < len(levels) and levels[self.name] < 2:
            levels[self.name] += 1
        elif self.owner.options.add_names and self.name < self.most[self.name_list]:
            self.base.names[self.name_list] = max(self.base.names[self.name_list], self.name + 1)
            if self.base.names[self.name_list] < self.most[self.name_list]:
                self.base.names[self.name_list] += 1
            self.base.pad()
            self.name += 1
        elif self.owner.by_cite and self.name + 1 < len(levels):
            self.name += 1
        elif self.name_list + 1 < self.lists:
            self.name_list += 1
            self.name = 0
        return self._exhausted()

    def _exhausted(self) -> bool:
        if self.name_list + 1 < self.lists:
            return False
        levels = self.base.givens[self.name_list]
        if self.owner.options.add_names and self.name < self.most[self.name_list]:
            return False
        if self.owner.by_cite:
            return self.name >= len(levels) - 1 and (not levels or levels[-1] >= 2)
        return True
