"""An item as the processor uses it, with names and dates parsed on first use."""

from __future__ import annotations

from typing import Any

from ris2cite.csl.input.person import Person, persons_of, value_text
from ris2cite.items.custom import incomplete_lists
from ris2cite.items.date import read_date
from ris2cite.items.date_value import DateValue
from ris2cite.items.initials import variables_with_runs, with_initials_apart
from ris2cite.items.language import primary_language
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, TYPES, VARIABLES, Item
from ris2cite.text.doi import bare_doi
from ris2cite.text.pattern import Pattern

_PAGE_END = Pattern(r"&|, |-|–")
_ALIASES: dict[str, tuple[str, ...]] = {
    "container-title-short": ("journalAbbreviation",),
    "title-short": ("shortTitle",),
    "event-title": ("event",),
}


class Reference:
    """A registered item, with its caches and its disambiguation.

    ``number`` is its citation number, ``index`` its position in the order of
    registration (both from 1); ``hints`` is the result of disambiguation;
    ``family_first`` means that names in its language begin with the family name.
    """

    __slots__ = (
        "_dates",
        "_names",
        "_runs",
        "_texts",
        "dotted_i",
        "english",
        "family_first",
        "hints",
        "id",
        "index",
        "item",
        "number",
        "type",
    )

    def __init__(self, item: Item, index: int, default_language: str) -> None:
        if ":" in str(item.get("note") or ""):
            item = with_note_variables(item)
        self.item = item
        self.id = value_text(item.get("id", ""))
        self.type = str(item.get("type", ""))
        self.index = index
        self.number = index
        self.hints = Hints()
        own = primary_language(str(item.get("language") or ""))
        language = own or primary_language(default_language)
        self.english = language.startswith("en")
        self.family_first = own in ("ja", "zh")
        self.dotted_i = language in ("tr", "az")
        self._texts: dict[str, str] = {}
        self._names: dict[str, list[Person]] = {}
        self._runs = variables_with_runs(item)
        self._dates: dict[str, DateValue | None] = {}

    def text(self, variable: str) -> str:
        """The value of a string or number variable, or ""."""
        text = self._texts.get(variable)
        if text is None:
            text = self._texts[variable] = self._text(variable)
        return text

    def _text(self, variable: str) -> str:
        value: Any = self.item.get(variable)
        if value is None or value == "":
            if variable == "page-first":
                return _PAGE_END.split(self.text("page"), maxsplit=1)[0].rstrip()
            for alias in _ALIASES.get(variable, ()):
                value = self.item.get(alias)
                if value:
                    break
            else:
                return ""
        if isinstance(value, str):
            value = value.strip()
            return bare_doi(value) if variable == "DOI" else value
        if isinstance(value, (bool, dict)):
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, list):
            return ", ".join(value_text(part) for part in value if isinstance(part, (str, int)))
        return value_text(value)

    def names(self, variable: str) -> list[Person]:
        """The names of a name variable."""
        names = self._names.get(variable)
        if names is None:
            value = self.item.get(variable)
            if value is None and variable != "editor-translator":
                names = self._names[variable] = []
                return names
            if variable in self._runs and isinstance(value, list):
                value = [with_initials_apart(n) if isinstance(n, dict) else n for n in value]
            names = persons_of(value)
            if variable == "editor-translator" and not names:
                names = self._editor_translators()
            elif names and "custom" in self.item and variable in incomplete_lists(self.item):
                names[-1].et_al = "et al."
            self._names[variable] = names
        return names

    def _editor_translators(self) -> list[Person]:
        """Those who both edited and translated the work (CSL 1.0.2, "editor-translator")."""
        editors, translators = self.names("editor"), self.names("translator")
        same = [person.key() for person in editors] == [person.key() for person in translators]
        return editors if same else []

    def date(self, variable: str) -> DateValue | None:
        """The value of a date variable, or None."""
        if variable not in self._dates:
            self._dates[variable] = read_date(self.item.get(variable))
        return self._dates[variable]


_NOTE_LINE = Pattern(r"^\s*([A-Za-z][A-Za-z_-]*)\s*:\s*(\S.*)$")
_NOTE_BRACED = Pattern(r"\{:\s*([A-Za-z][A-Za-z_-]*)\s*:([^{}]*)\}")


def with_note_variables(item: Item) -> Item:
    """The item with the variables that are given in its note.

    For variables without a field, reference managers let users write
    ``{:event-date: 2004-10-01}``, or lines such as ``event-date: 2004-10-01`` at the
    start of the note. Of what the item has already, only its type and dates are changed
    (``type: dataset``, ``issued: 1998/1999``).
    """
    note = item["note"]
    if not isinstance(note, str):
        return item
    found = _NOTE_BRACED.findall(note)
    for line in note.splitlines():
        match = _NOTE_LINE.match(line)
        if match is None:
            break
        found.append((match[1], match[2]))
    extra: Item = {}
    for name, value in ((name, value.strip()) for name, value in found):
        if name == "type" and value in TYPES:
            extra["type"] = value
        if name not in VARIABLES or not value or (name in item and not _is_date(name, value)):
            continue
        if name in NAME_VARIABLES:
            family, _, given = value.partition("||")
            person = {"family": family.strip(), "given": given.strip()}
            extra.setdefault(name, []).append(person if given else {"literal": value})
        else:
            extra[name] = {"raw": value} if name in DATE_VARIABLES else value
    return {**item, **extra} if extra else item


def _is_date(name: str, value: str) -> bool:
    """Whether the value is that of a date variable, with a year."""
    date = read_date(value) if name in DATE_VARIABLES else None
    return date is not None and date.start.year is not None


class Hints:
    """The result of disambiguation for one item.

    ``names`` is the number of names to show, per name list. ``givens`` is the given-name
    level per name list and name: 0 (none), 1 (initials) or 2 (full). ``year_suffix`` is 0
    for "a". ``disambiguate`` is the number of conditions of that name that are true.
    """

    __slots__ = ("disambiguate", "givens", "names", "year_suffix")

    def __init__(self) -> None:
        self.names: list[int] = []
        self.givens: list[list[int]] = []
        self.year_suffix: int | None = None
        self.disambiguate = 0

    def copy(self) -> Hints:
        """An independent copy."""
        other = Hints()
        other.names = list(self.names)
        other.givens = [list(levels) for levels in self.givens]
        other.year_suffix = self.year_suffix
        other.disambiguate = self.disambiguate
        return other

    def pad(self) -> None:
        """Add a level for every name that is shown."""
        while len(self.givens) < len(self.names):
            self.givens.append([])
        for levels, count in zip(self.givens, self.names, strict=False):
            levels.extend([0] * (count - len(levels)))
