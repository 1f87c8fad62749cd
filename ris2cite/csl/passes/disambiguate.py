"""Disambiguation: more names, given names, conditions, year suffixes.

See CSL 1.0.2, "Disambiguation". It applies to cites whose texts are equal. Each is rendered
once. The effect of another name or given name is found by rendering only that name, so that
the time is linear in the number of names.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ris2cite.csl.context import Shown, ShownNames, StyleOptions
from ris2cite.csl.input.initials import initials
from ris2cite.csl.input.person import Person
from ris2cite.csl.input.reference import Hints, Reference
from ris2cite.text.pattern import Pattern

RenderCite: TypeAlias = "Callable[[Reference, Hints, Shown | None], str]"
"""Function that renders a cite with hints as text, and records what is shown."""

Printed: TypeAlias = "tuple[str, Shown]"
"""A cite as text, and what is shown."""

_DOTS = Pattern(r"\.")
_BLANKS = Pattern(r"\s+")


class NameRegistry:
    """The names of a document, for the rules that disambiguate names beyond a single cite.

    ``add`` and ``level`` have the signature of ``GivenLevel``. ``level`` returns the
    given-name level that distinguishes a name from all others.
    """

    __slots__ = ("_added", "_families", "_levels", "_options", "_primary")

    def __init__(self, options: StyleOptions) -> None:
        self._options = options
        self._primary = options.givenname_rule.startswith("primary-name")
        self._families: dict[str, dict[str, set[str]]] = {}
        self._levels: dict[tuple[str, str, str, bool], int] = {}
        self._added: list[tuple[Person, int, bool, bool]] = []

    def printed(self, references: list[Reference], render: RenderCite) -> dict[str, Printed]:
        """The cites in which no name needs more of its given name, by the id of the reference.

        ``render`` must call ``add`` for all names, which are thus known afterwards.
        """
        cites: list[tuple[Reference, Printed, list[tuple[Person, int, bool, bool]]]] = []
        for reference in references:
            shown = Shown()
            text = render(reference, Hints(), shown)
            cites.append((reference, (text, shown), self._added))
            self._added = []
        return {
            reference.id: printed
            for reference, printed, names in cites
            if not any(self.level(*name) > _usual_level(*name[2:]) for name in names)
        }

    def add(self, person: Person, place: int, short: bool, initialized: bool) -> int:
        """Add a name; returns 0."""
        if person.literal or (self._primary and place):
            return 0
        self._added.append((person, place, short, initialized))
        family, short_given, given = self._keys(person)
        levels = self._families.setdefault(family, {})
        if short_given:
            levels.setdefault(short_given, set())
            if given:
                levels[short_given].add(given)
        return 0

    def level(self, person: Person, place: int, short: bool, initialized: bool) -> int:
        """0, 1 (initials) or 2 (full), by the givenname-disambiguation-rule of the style."""
        default = _usual_level(short, initialized)
        if person.literal or (self._primary and place):
            return default
        key = (person.family, person.non_dropping, person.given, initialized)
        level = self._levels.get(key)
        if level is None:
            level = self._levels[key] = self._level(person, initialized)
        return max(level, default)

    def _level(self, person: Person, initialized: bool) -> int:
        """The level that distinguishes a name, 0 where its family name does."""
        family, short_given, _ = self._keys(person)
        levels = self._families.get(family)
        if levels is None or short_given not in levels:
            return 0
        ambiguous = len(levels) > 1
        if self._options.givenname_rule.endswith("-with-initials"):
            return int(ambiguous)
        if len(levels[short_given]) > 1 or (ambiguous and not initialized):
            return 2
        return int(ambiguous)

    def _keys(self, person: Person) -> tuple[str, str, str]:
        family = _undotted(person.family)
        if self._options.demote == "never" and person.non_dropping:
            family = f"{family} {person.non_dropping}"
        given = _undotted(person.given)
        return family, initials(given, "", self._options.hyphenate_initials, False), given


def _usual_level(short: bool, initialized: bool) -> int:
    return 0 if short else 1 if initialized else 2


@lru_cache(maxsize=65536)
def _undotted(text: str) -> str:
    return _BLANKS.sub(" ", _DOTS.sub(" ", text)).strip()


class Disambiguator:
    """Disambiguates the references of a document.

    ``render`` renders a cite with hints as text; ``condition`` is whether the style tests
    ``disambiguate``.
    """

    def __init__(self, options: StyleOptions, render: RenderCite, *, condition: bool) -> None:
        self.options = options
        self.render = render
        self.condition = condition
        self.by_cite = options.add_givenname and options.givenname_rule == "by-cite"

    def run(self, references: list[Reference], printed: dict[str, Printed]) -> None:
        """Set the hints of references whose cites are equal.

        The references must be in the order of the bibliography, which year suffixes
        follow. Those in ``printed`` are not rendered again.
        """
        groups: dict[str, list[tuple[Reference, Shown]]] = {}
        if len(references) < 2:
            return
        for reference in references:
            text, shown = printed.get(reference.id) or self._printed(reference)
            groups.setdefault(text, []).append((reference, shown))
        for text, group in groups.items():
            if len(group) > 1:
                self._group(text, group)

    def _printed(self, reference: Reference) -> Printed:
        shown = Shown()
        return self.render(reference, Hints(), shown), shown

    def _group(self, text: str, group: list[tuple[Reference, Shown]]) -> None:
        """Disambiguate references whose cites are all printed as ``text``."""
        ambiguous = [([reference for reference, _ in group], Hints())]
        if self.options.add_names or self.by_cite:
            ambiguous = _NameSteps(self, text, group).run()
        for references, hints in ambiguous:
            if len(references) > 1:
                self._last_resorts(references, hints)

    def _last_resorts(self, references: list[Reference], hints: Hints) -> None:
        """If names do not help: add year suffixes, or else set conditions."""
        if self.options.add_year_suffix:
            for number, reference in enumerate(references):
                reference.hints = hints.copy()
                reference.hints.year_suffix = number
        elif self.condition:
            self._conditions(references, hints)

    def _conditions(self, references: list[Reference], hints: Hints) -> None:
        """Make ``disambiguate`` conditions true, one by one, as long as that helps."""
        shown = Shown()
        self.render(references[0], hints, shown)
        for count in range(1, shown.conditions + 1):
            groups: dict[str, list[Reference]] = {}
            for reference in references:
                reference.hints = hints.copy()
                reference.hints.disambiguate = count
                text = self.render(reference, reference.hints, None)
                groups.setdefault(text, []).append(reference)
            references = [r for group in groups.values() if len(group) > 1 for r in group]


class _Step(NamedTuple):
    """A change of the hints: a higher level of the name at ``place``, or, if ``added``,
    that name is shown too. ``visible`` names of the list are shown afterwards."""

    name_list: int
    place: int
    level: int
    visible: int
    added: bool


class _NameSteps:
    """Adds names and given names to the cites of a group, step by step, until they differ.

    ``base`` has all steps so far. Only steps that make a difference are copied to
    ``better``, which is assigned to the references that it distinguishes.
    """

    def __init__(
        self, owner: Disambiguator, text: str, group: list[tuple[Reference, Shown]]
    ) -> None:
        self.owner = owner
        ordered = sorted(group, key=lambda pair: [names.total for names in pair[1].lists[:1]])
        self.references = [reference for reference, _ in ordered]
        self.places = {id(reference): place for place, (reference, _) in enumerate(group)}
        lists = min(len(shown.lists) for _, shown in group)
        columns = [[shown.lists[index] for _, shown in group] for index in range(lists)]
        self.base = Hints()
        self.base.names = [max(names.visible for names in column) for column in columns]
        self.base.givens = [
            max((list(names.levels) for names in column), key=len) for column in columns
        ]
        self.base.pad()
        self.better = self.base.copy()
        self.most = [max(names.total for names in column) for column in columns]
        self.forms = _Forms(owner.render, text, group, self.base)
        self.lists = lists
        self.name_list = 0
        self.name = 0

    def run(self) -> list[tuple[list[Reference], Hints]]:
        """Set the hints of all references; return groups that remain ambiguous, with hints."""
        ambiguous: list[tuple[list[Reference], Hints]] = []
        if self._same_people():
            # No name tells the papers of one collaboration apart: half the time of 3,000 authors.
            self._assign(self.references)
            self.references.sort(key=lambda reference: self.places[id(reference)])
            return [(self.references, self.better.copy())]
        queue = deque([self.references])
        while queue:
            ambiguous += self._scan(queue.popleft(), queue)
        for references, _ in ambiguous:
            references.sort(key=lambda reference: self.places[id(reference)])
        return ambiguous

    def _same_people(self) -> bool:
        """Whether all references print the same names in the same way."""
        first, *others = self.references
        return all(
            (other.family_first, other.dotted_i) == (first.family_first, first.dotted_i)
            and self.forms.same_people(first, other)
            for other in others
        )

    def _scan(
        self, references: list[Reference], queue: deque[list[Reference]]
    ) -> list[tuple[list[Reference], Hints]]:
        self.name_list = self.name = 0
        clashes, fresh = len(references), True
        while references:
            exhausted = not fresh and self._step()
            fresh = False
            left = self._without_distinct(references)
            if len(left) < len(references):
                references, clashes, exhausted = left, len(left), False
                if not references:
                    return []
            partners, others = self._split(references)
            if len(others) == 1:
                self._capture()
                self._assign(others)
                references = partners
            elif len(partners) - 1 < clashes and others:
                self._capture()
                queue.append(others)
                references = partners
            elif exhausted:
                rest = self._partition(references)
                for group in rest:
                    self._assign(group)
                return [(group, self.better.copy()) for group in rest if len(group) > 1]
            clashes = len(partners) - 1
        return []

    def _without_distinct(self, references: list[Reference]) -> list[Reference]:
        """The references from the first that is printed like another; those before it are
        distinguished by the last step."""
        forms = self.forms.of_all(references)
        counts = Counter(forms)
        distinct = next((n for n, form in enumerate(forms) if counts[form] > 1), len(forms))
        if distinct:
            self._capture()
            self._assign(references[:distinct])
        return references[distinct:]

    def _split(self, references: list[Reference]) -> tuple[list[Reference], list[Reference]]:
        """The references printed like the first one, and all others."""
        forms = self.forms.of_all(references)
        first = forms[0]
        if forms.count(first) == len(forms):
            return references, []
        partners: list[Reference] = []
        others: list[Reference] = []
        for reference, form in zip(references, forms, strict=True):
            (partners if form == first else others).append(reference)
        return partners, others

    def _partition(self, references: list[Reference]) -> list[list[Reference]]:
        groups: dict[int, list[Reference]] = {}
        for reference, form in zip(references, self.forms.of_all(references), strict=True):
            groups.setdefault(form, []).append(reference)
        return list(groups.values())

    def _assign(self, references: list[Reference]) -> None:
        for reference in references:
            reference.hints = self.better.copy()

    def _capture(self) -> None:
        """Copy the last step to ``better``."""
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
        """Make the next step; True if there is none."""
        if self.name_list >= self.lists:
            return True
        levels = self.base.givens[self.name_list]
        if self.owner.by_cite and self.name < len(levels) and levels[self.name] < 2:
            levels[self.name] += 1
            self._record(self.name, added=False)
        elif self.owner.options.add_names and self.name < self.most[self.name_list]:
            self._add_name()
            self.name += 1
        elif self.owner.by_cite and self.name + 1 < len(levels):
            self.name += 1
        elif self.name_list + 1 < self.lists:
            self.name_list += 1
            self.name = 0
        return self._exhausted()

    def _add_name(self) -> None:
        """Show one more name of the list, if it has more."""
        before = self.base.names[self.name_list]
        count = max(before, self.name + 1)
        self.base.names[self.name_list] = min(count + 1, max(count, self.most[self.name_list]))
        self.base.pad()
        for place in range(before, self.base.names[self.name_list]):
            self._record(place, added=True)

    def _record(self, place: int, *, added: bool) -> None:
        level = self.base.givens[self.name_list][place]
        count = place + 1 if added else self.base.names[self.name_list]
        self.forms.steps.append(_Step(self.name_list, place, level, count, added))

    def _exhausted(self) -> bool:
        if self.name_list + 1 < self.lists:
            return False
        levels = self.base.givens[self.name_list]
        if self.owner.options.add_names and self.name < self.most[self.name_list]:
            return False
        if self.owner.by_cite:
            return self.name >= len(levels) - 1 and (not levels or levels[-1] >= 2)
        return True


class _Forms:
    """Numbers for the printed forms of the cites of a group, equal for equal forms.

    A form is the initial text and the changes by each step, for which only the affected
    names are rendered.
    """

    def __init__(
        self, render: RenderCite, text: str, group: list[tuple[Reference, Shown]], start: Hints
    ) -> None:
        self.steps: list[_Step] = []
        self._numbers: dict[tuple[object, ...], int] = {}
        self._shown = {id(reference): shown.lists for reference, shown in group}
        self._known: dict[int, tuple[int, int]] = {}
        for reference, shown in group:
            # Most references print what they start with without hints, which saves rendering
            # them again: a third of the time of 1,000 ambiguous works.
            same = _is_start(shown, start)
            form = text if same else render(reference, start, None)
            self._known[id(reference)] = self._number(form), 0

    def _number(self, *form: object) -> int:
        return self._numbers.setdefault(form, len(self._numbers))

    def same_people(self, first: Reference, second: Reference) -> bool:
        """Whether two references have the same names in the same lists of the style."""
        columns = self._shown[id(first)], self._shown[id(second)]
        return len(columns[0]) == len(columns[1]) and all(
            one.style is other.style
            and [person.key() for person in one.people] == [p.key() for p in other.people]
            for one, other in zip(*columns, strict=True)
        )

    def of_all(self, references: list[Reference]) -> list[int]:
        """The numbers of the current forms."""
        done, known = len(self.steps), self._known
        return [
            entry[0] if (entry := known[id(reference)])[1] == done else self.of(reference)
            for reference in references
        ]

    def of(self, reference: Reference) -> int:
        """The number of the current form."""
        number, done = self._known[id(reference)]
        lists = self._shown[id(reference)]
        for index in range(done, len(self.steps)):
            step = self.steps[index]
            change = _change(lists[step.name_list], step)
            if change is not None:
                number = self._number(number, index, change)
        self._known[id(reference)] = number, len(self.steps)
        return number


def _is_start(shown: Shown, start: Hints) -> bool:
    """Whether a rendering without hints already shows what the hints ask for."""
    return all(
        names.visible == count and names.levels == levels[: len(names.levels)]
        for names, count, levels in zip(shown.lists, start.names, start.givens, strict=False)
    )


def _change(names: ShownNames, step: _Step) -> tuple[object, ...] | None:
    """The change of the printed names of a reference by a step, or None."""
    place, total = step.place, names.total
    if place >= total:
        return None
    cut = names.abbreviates and step.visible < total
    if step.added:
        if not names.abbreviates:
            return None
    elif cut and place >= step.visible and not (names.ends_with_last and place == total - 1):
        return None
    return names.text(place, step.level), names.changes_delimiter(place), cut
