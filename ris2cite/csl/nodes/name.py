"""``cs:name`` and ``cs:name-part``: one name, and how names are joined."""

from __future__ import annotations

from ris2cite.csl.context import Context
from ris2cite.csl.input.initials import initials, starts_east_asian
from ris2cite.csl.input.person import Person
from ris2cite.csl.nodes.base import PLAIN, Outputs, Wrap, strip_periods
from ris2cite.markup.output import Node, Output

_PREFIXED_AND = "\u05d5"  # Hebrew: one word with the name behind it
_JOINS = frozenset("'’- \u00a0")
_FAMILY_END = "\t"
"""Ends the family name in a sort key: "Kent, Z." before "Kent Lane, A." (APA 7, 9.44; CMOS 15.67:
nothing precedes something). A tab sorts before a space, in ICU too."""


class NamePart:
    """``cs:name-part``: formatting and text case of a part, and affixes around it."""

    __slots__ = ("inner", "prefix", "suffix")

    def __init__(self, wrap: Wrap) -> None:
        self.prefix = wrap.prefix
        self.suffix = wrap.suffix
        self.inner = Wrap("", "", wrap.format)
        self.inner.case = wrap.case
        self.inner.title_case = wrap.title_case
        self.inner.strip_periods = wrap.strip_periods

    def outer(self, output: Output) -> Output:
        """The output of a part and its particles, within the affixes."""
        if not output or not (self.prefix or self.suffix):
            return output
        return Node([output], None, self.prefix, self.suffix)


class NameStyle:
    """The attributes of ``cs:name``, including inherited ones (CSL 1.0.2, "Name").

    ``default_level`` is the given-name level of the style: 0 (none), 1 (initials) or
    2 (full).
    """

    __slots__ = (
        "and_",
        "corporate_wrap",
        "default_level",
        "delimiter",
        "delimiter_precedes_et_al",
        "delimiter_precedes_last",
        "et_al_first",
        "et_al_last",
        "et_al_min",
        "et_al_subsequent_first",
        "et_al_subsequent_min",
        "family",
        "form",
        "given",
        "initialize",
        "initialize_with",
        "initials_end",
        "order",
        "sort_separator",
        "wrap",
    )

    def __init__(
        self,
        wrap: Wrap,
        options: dict[str, str],
        family: NamePart | None = None,
        given: NamePart | None = None,
    ) -> None:
        self.wrap = wrap
        # Affixes apply to personal names only, formatting to all names.
        self.corporate_wrap = Wrap("", "", wrap.format) if wrap.format is not None else PLAIN
        self.family = family
        self.given = given
        self.and_ = options.get("and", "")
        self.delimiter = options.get("delimiter", ", ")
        self.delimiter_precedes_et_al = options.get("delimiter-precedes-et-al", "contextual")
        self.delimiter_precedes_last = options.get("delimiter-precedes-last", "contextual")
        self.et_al_min = _integer(options.get("et-al-min"))
        self.et_al_first = _integer(options.get("et-al-use-first"))
        if "et-al-use-first" not in options:
            self.et_al_min = 0
        self.et_al_subsequent_min = _integer(options.get("et-al-subsequent-min"))
        self.et_al_subsequent_first = _integer(options.get("et-al-subsequent-use-first"))
        self.et_al_last = options.get("et-al-use-last") == "true"
        self.form = options.get("form", "long")
        self.initialize = options.get("initialize", "true") != "false"
        self.initialize_with = options.get("initialize-with")
        # A no-break space behind initials also keeps them with the family name.
        self.initials_end = "\u00a0" if (self.initialize_with or "")[-1:] == "\u00a0" else " "
        self.order = options.get("name-as-sort-order", "")
        self.sort_separator = options.get("sort-separator", ", ")
        if self.form == "short":
            self.default_level = 0
        else:
            self.default_level = 2 if self.initialize_with is None else 1

    def et_al(self, ctx: Context) -> tuple[int, int, bool]:
        """The et-al-min, et-al-use-first and et-al-use-last that apply here."""
        if ctx.sorting:
            minimum, first, last = ctx.sort_et_al
            return (
                self.et_al_min if minimum is None else _integer(minimum),
                self.et_al_first if first is None else _integer(first),
                self.et_al_last if last is None else last == "true",
            )
        if ctx.cite is not None and ctx.cite.position != "first":
            minimum_, first_ = self.et_al_subsequent_min, self.et_al_subsequent_first
            return minimum_ or self.et_al_min, first_ or self.et_al_first, self.et_al_last
        return self.et_al_min, self.et_al_first, self.et_al_last

    def raised(self, level: int, wanted: int, person: Person) -> int:
        """The given-name level of a name, raised to the one that disambiguation wants."""
        if wanted <= level or not person.given:
            return level
        return 2 if wanted == 1 and self.initialize_with is None else wanted

    def inverts(self, place: int, person: Person | None = None) -> bool:
        """Whether the name at that index is printed with the family name first."""
        if person is not None and (person.literal or not person.given):
            return False
        return self.order == "all" or (self.order == "first" and place == 0)

    def changes_delimiter(self, place: int, person: Person) -> bool:
        """Whether the delimiter after a name depends on its being inverted."""
        rules = (self.delimiter_precedes_et_al, self.delimiter_precedes_last)
        return "after-inverted-name" in rules and self.inverts(place, person)

    def joint(
        self, count: int, inverted: bool, bodies: tuple[bool, bool], ctx: Context
    ) -> Output | None:
        """The output before the last of ``count`` names, or None for the plain delimiter.

        ``inverted``: the name before it has its family name first. ``bodies``: whether the
        name before it and the last are names of institutions.
        """
        if not self.and_:
            return None
        in_text = ctx.options.and_in_text and ctx.cite is not None and ctx.cite.author_only
        term = ctx.locale.term("and") if self.and_ == "text" or in_text else "&"
        term = term or ""
        rule = self.delimiter_precedes_last
        if rule == "after-inverted-name":
            # No institution is inverted: its place in the list decides, as in "contextual".
            comma = inverted or (bodies[0] and count > 2)
        elif rule == "always":
            # Of two institutions no manual sets one off ("A & B", but "A., & B."; APA 7, 9.11).
            comma = count > 2 or not all(bodies)
        else:
            comma = rule == "contextual" and count > 2
        if term == "\u05d5":  # Hebrew writes "and" as a prefix of the next word
            return Node([term], None, self.delimiter if comma else " ")
        spaced = term.startswith(_PREFIXED_AND) and term != _PREFIXED_AND  # by the locale itself
        if starts_east_asian(term) or spaced:
            return Node([term], prefix=self.delimiter if rule == "always" else "")
        after = "" if term == _PREFIXED_AND else " "
        return Node([term], None, self.delimiter if comma else " ", after)


def _integer(text: str | None) -> int:
    return int(text) if text and text.strip().isdigit() else 0


def render_person(person: Person, style: NameStyle, place: int, level: int, ctx: Context) -> Output:
    """The output of a name, depending on the style, its script and its given-name level."""
    if person.literal:
        name: Output = person.literal
        if style.family is not None:
            name = style.family.inner.text(person.literal, ctx)
    elif (
        person.simple
        and style.family is None
        and style.given is None
        and not ctx.reference.family_first
    ):
        name = _simple(person, style, place, level, ctx)
    else:
        name = _Parts(person, style, level, ctx).arranged(place)
    wrap = style.corporate_wrap if person.literal else style.wrap
    if wrap.bare or not name:
        return name
    return wrap.node([name], ctx)


def _simple(person: Person, style: NameStyle, place: int, level: int, ctx: Context) -> str:
    """What :class:`_Parts` makes of most names, in a third of the time."""
    given = _given(person, style, level, ctx)
    if not given:
        return person.family
    if ctx.sorting:
        return f"{person.family}{_FAMILY_END}{given}"
    if style.inverts(place):
        return f"{person.family}{style.sort_separator}{given}"
    return f"{given}{style.initials_end if level == 1 else ' '}{person.family}"


class _Parts:
    """The formatted parts of a name, to be put in order."""

    __slots__ = (
        "ctx",
        "dropping",
        "family",
        "given",
        "given_end",
        "initialled",
        "non_dropping",
        "person",
        "style",
        "suffix",
    )

    def __init__(self, person: Person, style: NameStyle, level: int, ctx: Context) -> None:
        self.person = person
        self.style = style
        self.ctx = ctx
        self.family = self._part(style.family, person.family)
        self.non_dropping = self._part(style.family, person.non_dropping)
        given = _given(person, style, level, ctx)
        self.given = self._part(style.given, given)
        self.initialled = level == 1
        self.given_end = style.initials_end if level == 1 else " "
        # Without a given name, neither its particle nor the suffix is printed.
        self.dropping = self._part(style.given, person.dropping) if given else ""
        self.suffix = _suffix(person, style, ctx) if given or not person.given else ""
        if not level:
            self.suffix = ""

    def _part(self, part: NamePart | None, text: str) -> Output:
        if not text:
            return ""
        return text if part is None else part.inner.text(text, self.ctx)

    def arranged(self, place: int) -> Output:
        """The parts in the order that applies at this index of the list."""
        person, ctx = self.person, self.ctx
        if person.romanesque == 0:
            return _join([self.non_dropping, self.family, self.given], "")
        in_order = [_join([self.non_dropping, self.family], " "), self.given]
        if person.romanesque == 1 or person.static:
            return _join(in_order, " ")
        if ctx.sorting:
            return self._for_sorting()
        if self.style.inverts(place):
            return self._inverted()
        if ctx.reference.family_first and not self.initialled:
            return _join(in_order, " ")  # "Wu Chuan-qing", but "C. Wu"
        return self._displayed()

    def _for_sorting(self) -> Output:
        if self.ctx.options.demote == "never":
            family = _join([self.non_dropping, self.family], self.ctx.options.name_space)
            rest = _join([self.dropping, self.given, self.suffix], " ")
            return _join([family, rest], _FAMILY_END)
        rest = _join([self.given, self.dropping, self.non_dropping, self.suffix], " ")
        return _join([self.family, rest], _FAMILY_END)

    def _inverted(self) -> Output:
        separator = self.style.sort_separator
        first, second = self.family, _join([self.given, self.dropping], " ")
        if self.ctx.options.demote == "display-and-sort":
            second = _join([second, self.non_dropping], " ")
        else:
            first = self._with_particle(first)
        style = self.style
        if style.family is not None:
            first = style.family.outer(first)
        if style.given is not None:
            second = style.given.outer(second)
        return _join([first, second, self.suffix], separator)

    def _with_particle(self, family: Output) -> Output:
        particle = self.person.non_dropping
        joint = "" if particle[-1:] in _JOINS else self.ctx.options.name_space
        return _join([self.non_dropping, family], joint)

    def _displayed(self) -> Output:
        person, style = self.person, self.style
        family, dropping = self._with_particle(self.family), self.dropping
        if person.dropping[-1:] in ("'", "’", "-") and not person.non_dropping:
            family, dropping = _join([dropping, family], ""), ""
        family = _join([dropping, family], self.ctx.options.name_space)
        family = _join([family, self.suffix], ", " if person.comma_suffix else " ")
        given = self.given
        if style.family is not None:
            family = style.family.outer(family)
        if style.given is not None:
            given = style.given.outer(given)
        return _join([given, family], self.given_end)


def _given(person: Person, style: NameStyle, level: int, ctx: Context) -> str:
    """The given name at the level: full, as initials, or ""."""
    if not level or not person.given:
        return ""
    if level == 2 or (
        style.initialize_with is None and not ctx.options.givenname_rule.endswith("-with-initials")
    ):
        return person.given
    return initials(
        person.given,
        style.initialize_with or "",
        ctx.options.hyphenate_initials,
        not style.initialize,
    )


def _suffix(person: Person, style: NameStyle, ctx: Context) -> Output:
    suffix = person.suffix
    if suffix and style.initialize_with is not None:
        suffix = initials(suffix, style.initialize_with, ctx.options.hyphenate_initials, True)
    if suffix and style.family is not None and style.family.inner.strip_periods:
        suffix = strip_periods(suffix)
    return suffix


def _join(parts: Outputs, joint: str) -> Output:
    """The non-empty parts joined; a string if all of them are strings."""
    there = [part for part in parts if part]
    if not there:
        return ""
    if len(there) == 1:
        return there[0]
    if all(part.__class__ is str for part in there):
        return joint.join(there)  # type: ignore[arg-type]
    return Node(there, delimiter=joint)
