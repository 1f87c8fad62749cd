"""What a node may ask while it renders, and what it leaves for its neighbours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from ris2cite.csl.compiling.locale import LocaleTable
from ris2cite.csl.input.person import Person
from ris2cite.csl.input.reference import Hints, Reference

_OF_CITE = frozenset(("locator", "citation-number", "first-reference-note-number"))
"""Variables that belong to a cite or a list, not to the item."""


class StyleOptions(NamedTuple):
    """The options of ``cs:style`` that reach into rendering (CSL 1.0.2, "Global options").

    ``year_suffix_node``: the style prints the year suffix itself, so that a date
    does not. ``name_space`` joins the particle with the name; ``tag_names`` keeps single
    names apart in the output, for lists that replace repeated names one by one.
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
    """What stands before the last of a shortened list of names: the style's own wish, for CSL
    has no term for it (``csl/library/declared.py``)."""


class Cite:
    """One citation item: what the writer of the document says about a reference.

    ``position`` is "first", "subsequent", "ibid" or "ibid-with-locator"; ``placed`` that
    the caller has set it.
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
    """One name list of a rendering: the ground that disambiguation starts from.

    ``visible`` names of ``total`` are shown, with the given-name levels ``levels`` (of all
    names of the list). ``abbreviates``: "et al." may stand for some of them, so that a
    hint can show more. ``ends_with_last``: the last name is shown behind an ellipsis.
    ``text`` renders the name at a place with at least a given-name level; ``changes_delimiter``
    says whether the delimiter behind it depends on that name.
    """

    visible: int
    total: int
    levels: list[int]
    abbreviates: bool
    ends_with_last: bool
    text: Callable[[int, int], str]
    changes_delimiter: Callable[[int], bool]


class Shown:
    """What a rendering showed: its name lists, and how many tests of ``disambiguate``
    there were."""

    __slots__ = ("conditions", "lists")

    def __init__(self) -> None:
        self.conditions = 0
        self.lists: list[ShownNames] = []


GivenLevel: TypeAlias = Callable[[Person, int, bool, bool], int]
"""(name, its place in the list, short form?, initials wanted?) → 0, 1 or 2."""


class Context:
    """One rendering of one reference.

    ``attempted``, ``succeeded`` and ``worded`` are the state of the innermost group:
    a variable was asked for, one had a value, a term or a value was printed.
    ``suppressed`` holds the variables that a substitution has used up,
    ``substituting`` collects those of the substitution that is under way.
    ``namelists`` counts the name lists met so far, the index into the hints;
    ``conditions`` the tests of ``disambiguate``.
    ``calls`` counts the macros called. ``begun``: something is printed already, so that
    a term is not at the start of a note or an entry, where it takes a capital
    (``capitalizes``).
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
        """A variable's text; counts it for the group, hides what a substitution used."""
        self.attempted = True
        if variable in self.suppressed or (
            self.substituting is not None and variable in self.substituting
        ):
            return ""
        if variable in _OF_CITE:
            value = self.peek(variable)
        else:
            value = self.reference.text(variable)
        if value:
            self.succeeded = True
            if self.substituting is not None:
                self.substituting.add(variable)
        return value

    def used_up(self, variable: str) -> bool:
        """Whether a substitution has printed the variable already."""
        return variable in self.suppressed or (
            self.substituting is not None and variable in self.substituting
        )

    def peek(self, variable: str) -> str:
        """A variable's text, nothing counted."""
        if variable not in _OF_CITE:
            return self.reference.text(variable)
        if variable == "locator":
            return self.cite.locator if self.cite is not None else ""
        if variable == "citation-number":
            return str(self.reference.number)
        note = self.cite.first_note if self.cite is not None else None
        return str(note) if note else ""  # a work first cited in the text has no note
