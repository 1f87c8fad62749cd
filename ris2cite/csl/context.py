"""The state of rendering one reference, which nodes read and update."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.input.person import Person
from ris2cite.csl.input.reference import Hints, Reference

OF_CITE = frozenset(("locator", "citation-number", "first-reference-note-number"))
"""Variables of a cite or a list, not of the item."""


class StyleOptions(NamedTuple):
    """The options of ``cs:style`` that affect rendering (CSL 1.0.2, "Global options").

    ``year_suffix_node`` means that the style prints the year suffix explicitly, so that
    dates do not. ``name_space`` separates particles from names. ``tag_names`` tags each
    name in the output, for styles that substitute repeated names one by one.
    """

    demote: str = "display-and-sort"
    hyphenate_initials: bool = True
    page_range_format: str = ""
    year_range_format: str = ""
    default_language: str = "en"
    givenname_rule: str = "by-cite"
    add_givenname: bool = False
    add_names: bool = False
    add_year_suffix: bool = False
    year_suffix_node: bool = False
    name_space: str = " "
    tag_names: bool = False
    ellipsis: str = "…"
    """The ellipsis before the last of an abbreviated list of names. CSL has no term for it,
    but a style can declare one (``csl/library/declared.py``)."""
    and_in_text: bool = False
    """Whether names in the running text are joined by "and" instead of "&"; declared too."""


class Cite:
    """A cite: one item of a citation, with its locator, affixes and so on.

    ``position`` is "first", "subsequent", "ibid" or "ibid-with-locator"; ``placed`` is
    whether the caller has set it.
    """

    __slots__ = (
        "author_only",
        "first_note",
        "id",
        "label",
        "locator",
        "near_note",
        "placed",
        "position",
        "prefix",
        "suffix",
        "suppress_author",
    )

    def __init__(self, raw: dict[str, Any]) -> None:
        self.id = str(raw.get("id", ""))
        self.locator = _string(raw.get("locator")).strip()
        self.label = _string(raw.get("label")) or "page"
        if self.label == "sub verbo":
            self.label = "sub-verbo"
        self.prefix = _string(raw.get("prefix"))
        self.suffix = _string(raw.get("suffix"))
        self.suppress_author = bool(raw.get("suppress-author"))
        self.author_only = bool(raw.get("author-only"))
        self.position = "first"
        self.near_note = False
        self.placed = False
        self.first_note: int | None = None


def _string(value: Any) -> str:
    return "" if value is None else str(value)


class ShownNames(NamedTuple):
    """A rendered list of names, as disambiguation needs it.

    ``people`` are all names, which ``style``, an element of the style, prints.
    ``visible`` of ``total`` names are shown. ``levels`` are the given-name levels of all
    names. ``abbreviates`` means that names may be replaced by "et al.", so that a hint can
    show more of them; ``ends_with_last`` that the last name is shown after an ellipsis.
    ``text`` renders the name at an index with at least a given-name level;
    ``changes_delimiter`` is whether the delimiter after a name depends on it.
    """

    people: list[Person]
    style: object
    visible: int
    levels: list[int]
    abbreviates: bool
    ends_with_last: bool
    text: Callable[[int, int], str]
    changes_delimiter: Callable[[int], bool]

    @property
    def total(self) -> int:
        """The number of all names."""
        return len(self.people)


class Shown:
    """The name lists of a rendering, and the number of its tests of ``disambiguate``."""

    __slots__ = ("conditions", "lists")

    def __init__(self) -> None:
        self.conditions = 0
        self.lists: list[ShownNames] = []


GivenLevel: TypeAlias = Callable[[Person, int, bool, bool], int]
"""Function from a name, its index in the list, whether the form is short, and whether
initials are used, to a given-name level: 0, 1 or 2."""


class Context:
    """The state of rendering one reference.

    ``attempted``, ``succeeded`` and ``worded`` describe the innermost group: whether a
    variable was called, whether one had a value, and whether a term or a value was
    printed. ``suppressed`` are the variables that a substitution has used;
    ``substituting`` are those of the current substitution. ``namelists`` counts the name
    lists so far, which is the index into the hints, ``conditions`` the tests of
    ``disambiguate``, and ``calls`` the macro calls. ``begun`` is whether anything has been
    printed: a term at the start of a note or an entry is capitalised if ``capitalizes``.
    """

    __slots__ = (
        "area",
        "attempted",
        "begun",
        "calls",
        "capitalizes",
        "cite",
        "comparing",
        "conditions",
        "given_level",
        "hints",
        "locale",
        "namelists",
        "options",
        "reference",
        "shown",
        "sort_et_al",
        "sorting",
        "substituting",
        "succeeded",
        "suffix_done",
        "suppressed",
        "worded",
    )

    def __init__(
        self,
        reference: Reference,
        locale: LocaleTable,
        options: StyleOptions,
        area: str,
        cite: Cite | None = None,
        hints: Hints | None = None,
    ) -> None:
        self.reference = reference
        self.locale = locale
        self.options = options
        self.area = area
        self.cite = cite
        self.hints = hints if hints is not None else reference.hints
        self.attempted = False
        self.succeeded = False
        self.worded = False
        self.begun = False
        self.calls = 0
        self.capitalizes = area == "bibliography"
        self.suppressed: set[str] = set()
        self.substituting: set[str] | None = None
        self.namelists = 0
        self.conditions = 0
        self.sorting = False
        self.sort_et_al: tuple[str | None, str | None, str | None] = (None, None, None)
        self.suffix_done = False
        self.comparing = False
        self.given_level: GivenLevel | None = None
        self.shown: Shown | None = None

    def value(self, variable: str) -> str:
        """The text of a variable, which counts for the group; "" if it was substituted."""
        self.attempted = True
        if variable in self.suppressed or (
            self.substituting is not None and variable in self.substituting
        ):
            return ""
        if variable in OF_CITE:
            value = self.peek(variable)
        else:
            value = self.reference.text(variable)
        if value:
            self.succeeded = True
            if self.substituting is not None:
                self.substituting.add(variable)
        return value

    def used_up(self, variable: str) -> bool:
        """Whether a substitution has already printed the variable."""
        return variable in self.suppressed or (
            self.substituting is not None and variable in self.substituting
        )

    def peek(self, variable: str) -> str:
        """The text of a variable, without counting it for the group."""
        if variable not in OF_CITE:
            return self.reference.text(variable)
        if variable == "locator":
            return self.cite.locator if self.cite is not None else ""
        if variable == "citation-number":
            return str(self.reference.number)
        note = self.cite.first_note if self.cite is not None else None
        return str(note) if note else ""  # 0 if the work was first cited in the text
