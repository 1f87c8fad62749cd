"""``cs:names``: lists of names, their labels, and substitutes for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ris2cite.csl.context import Context, ShownNames
from ris2cite.csl.input.initials import starts_east_asian
from ris2cite.csl.input.person import Person
from ris2cite.csl.nodes.base import PLAIN, Outputs, Rendering, Wrap
from ris2cite.csl.nodes.group import Choose
from ris2cite.csl.nodes.name import NameStyle, render_person
from ris2cite.csl.nodes.text import TextTerm, TextValue
from ris2cite.markup.output import Node, Output, text_of


class NamesLabel(NamedTuple):
    """``cs:label`` in ``cs:names``, before or after the names."""

    wrap: Wrap
    form: str
    plural: str
    before: bool


class NameList(Node):
    """The output of one name variable, with the people whose names it shows, and whether there
    are more."""

    __slots__ = ("more", "people")

    def __init__(self, names: Output, people: list[Person], more: bool) -> None:
        super().__init__([names], tag="namelist")
        self.people = people
        self.more = more


class EtAl(NamedTuple):
    """``cs:et-al``: the term and its formatting."""

    wrap: Wrap = PLAIN
    term: str = "et-al"


class Names(Rendering):
    """``cs:names``: one or more name variables, their label, and their substitutes."""

    __slots__ = ("common_term", "delimiter", "et_al", "label", "style", "substitutes", "variables")

    def __init__(
        self,
        wrap: Wrap,
        variables: tuple[str, ...],
        style: NameStyle,
        et_al: EtAl,
        label: NamesLabel | None,
        delimiter: str,
        substitutes: list[Rendering],
    ) -> None:
        super().__init__(wrap)
        self.variables = variables
        self.style = style
        self.et_al = et_al
        self.label = label
        self.delimiter = delimiter
        self.substitutes = substitutes
        self.common_term = "".join(sorted(variables)) if len(variables) == 2 else ""

    def render(self, ctx: Context, out: Outputs) -> None:
        ctx.attempted = True
        pieces: Outputs = []
        if self.style.form == "count":
            self._count(ctx, pieces)
        else:
            self._lists(ctx, pieces)
        if pieces:
            ctx.succeeded = ctx.begun = True
            out.append(self._wrapped(pieces, ctx))
            return
        self._substitute(ctx, out)

    def _wrapped(self, pieces: Outputs, ctx: Context) -> Node:
        piece = self.wrap.node(pieces, ctx, self.delimiter, "names")
        assert isinstance(piece, Node)
        return piece

    def _lists(self, ctx: Context, pieces: Outputs) -> None:
        common = self._has_common(ctx)
        for variable in self.variables:
            persons = () if ctx.used_up(variable) else ctx.reference.names(variable)
            if not persons:
                continue
            people: list[Person] = []
            names = self._list(list(persons), ctx, people)
            if ctx.substituting is not None:
                ctx.substituting.add(variable)
            if not names:
                continue
            if not ctx.sorting:
                # Without its label, which is kept when repeated names are substituted.
                names = NameList(names, people, len(people) < len(persons))
            if self.label is not None and not ctx.sorting:
                term = self.common_term if common else variable
                several = len(persons) > 1 or bool(persons[-1].et_al)
                names = self._labelled(names, term, several, self.label, ctx)
            pieces.append(names)
            if common:
                if ctx.substituting is not None:
                    ctx.substituting.update(self.variables)
                return

    def _has_common(self, ctx: Context) -> bool:
        """Whether both variables have the same names, and if roles are printed, there is a
        common term for them."""
        if not self.common_term:
            return False
        if self.label is not None and not ctx.locale.term(self.common_term, self.label.form):
            return False
        first, second = (ctx.reference.names(variable) for variable in self.variables)
        return bool(first) and [p.key() for p in first] == [p.key() for p in second]

    def _labelled(
        self, names: Output, term: str, several: bool, label: NamesLabel, ctx: Context
    ) -> Output:
        plural = several if label.plural == "contextual" else label.plural == "always"
        text = ctx.locale.term(term, label.form, plural)
        if not text:
            return names
        piece = label.wrap.word(text, ctx)
        return Node([piece, names] if label.before else [names, piece])

    def _count(self, ctx: Context, pieces: Outputs) -> None:
        """``form="count"``: append the number of names that would be printed."""
        total = 0
        for variable in self.variables:
            persons = ctx.reference.names(variable)
            total += len(self._shown(persons, ctx, ctx.namelists, [])[0])
            ctx.namelists += 1
        if total or (ctx.sorting and not self.substitutes):
            pieces.append(f"{total:05d}" if ctx.sorting else str(total))

    def _substitute(self, ctx: Context, out: Outputs) -> None:
        """Render the first substitute with output, and suppress its variables elsewhere."""
        if not self.substitutes:
            return
        outer = ctx.substituting
        for child in _candidates(self.substitutes, ctx):
            ctx.substituting = set()
            pieces: Outputs = []
            child.render(ctx, pieces)
            printed = pieces and any(text_of(piece) for piece in pieces)
            if printed or isinstance(child, (TextTerm, TextValue)):
                used = ctx.substituting
                ctx.suppressed |= used
                if outer is not None:
                    outer |= used
                ctx.substituting = outer
                if printed and isinstance(child, Names):
                    out += pieces
                elif printed:
                    # A term such as "anonymous" is not a name, and never counts as repeated.
                    nameless = not used and ctx.area == "bibliography"
                    out.append(Node(pieces, tag="" if nameless else "names"))
                return
        ctx.substituting = outer

    # --- one list -----------------------------------------------------------------

    def _list(self, persons: list[Person], ctx: Context, people: list[Person]) -> Output:
        """The output of a list of names; adds those that are shown to ``people``."""
        index = ctx.namelists
        ctx.namelists += 1
        levels = self._levels(persons, ctx, index)
        shown, last, cut = self._shown(persons, ctx, index, levels)
        people += shown if last is None else [*shown, last]
        style = self.style
        names = [
            render_person(person, style, place, levels[place], ctx)
            for place, person in enumerate(shown)
        ]
        written = next((person.et_al for person in persons if person.et_al), "")
        if last is not None:
            names.append(render_person(last, style, len(persons) - 1, levels[-1], ctx))
        names = [name for name in names if name]
        if ctx.area == "bibliography" and ctx.options.tag_names:
            names = [Node([name], tag="name") for name in names]
        if not names:
            return ""
        if ctx.sorting:
            return Node(names, delimiter=style.delimiter)
        before_last = len(shown) - (1 if last is not None or cut or written else 2)
        inverted = before_last >= 0 and style.inverts(before_last, shown[before_last])
        if cut and last is None and len(shown) == 1:
            inverted = style.inverts(0)
        if last is not None:
            return self._with_ellipsis(names, inverted, ctx.options.ellipsis)
        if cut or written:
            return self._with_et_al(names, inverted, ctx)
        bodies = bool(shown[before_last].literal), bool(shown[-1].literal)
        return self._with_and(names, inverted, bodies, ctx)

    def _shown(
        self, persons: list[Person], ctx: Context, index: int, levels: list[int]
    ) -> tuple[list[Person], Person | None, bool]:
        """The names shown, the last name if it follows an ellipsis, and whether names are
        left out."""
        style = self.style
        total = len(persons)
        minimum, first, use_last = style.et_al(ctx)
        asked = ctx.hints.names[index] if index < len(ctx.hints.names) else 0
        more = bool(persons and persons[-1].et_al)  # there are names that are not given
        if not minimum or total + more < minimum:
            count = total
        elif ctx.comparing:
            count = asked or first
        else:
            add = ctx.options.add_names
            if ctx.area == "bibliography":
                # Names added by disambiguation are shown in entries if given names are too.
                add = add and ctx.options.add_givenname and not ctx.sorting
            count = max(asked, first) if add else first
        if use_last and not ctx.comparing and minimum and total >= minimum:
            count = min(count, max(minimum - 2, 1))
        count = min(count, total)
        cut = count < total and minimum >= first
        if not cut:
            count = total
        if ctx.shown is not None:
            abbreviates = bool(minimum) and total >= minimum >= first
            ctx.shown.lists.append(
                self._shown_names(persons, ctx, count, levels, abbreviates, use_last)
            )
        if cut and use_last:
            return persons[:count], persons[-1], True
        return persons[:count], None, cut

    def _levels(self, persons: list[Person], ctx: Context, index: int) -> list[int]:
        """The given-name level of each name, by the style or by disambiguation."""
        style = self.style
        default = style.default_level
        count = len(persons)
        levels = [default] * count
        if ctx.options.add_givenname and not ctx.sorting:
            if ctx.given_level is not None and ctx.options.givenname_rule != "by-cite":
                short = style.form == "short"
                primary = ctx.options.givenname_rule.startswith("primary-name")
                for place, person in enumerate(persons[:1] if primary else persons):
                    level = ctx.given_level(person, place, short, style.initialize_with is not None)
                    levels[place] = max(levels[place], level)
            hinted = ctx.hints.givens[index] if index < len(ctx.hints.givens) else []
            for place, level in enumerate(hinted[:count]):
                levels[place] = style.raised(levels[place], level, persons[place])
        return levels

    def _shown_names(
        self,
        persons: list[Person],
        ctx: Context,
        count: int,
        levels: list[int],
        abbreviates: bool,
        ends_with_last: bool,
    ) -> ShownNames:
        style = self.style
        hinted = ctx.options.add_givenname

        def text(place: int, level: int) -> str:
            own = levels[place] if levels else style.default_level
            level = style.raised(own, level, persons[place]) if hinted else own
            return text_of(render_person(persons[place], style, place, level, ctx))

        def changes_delimiter(place: int) -> bool:
            return style.changes_delimiter(place, persons[place])

        return ShownNames(
            persons,
            style,
            count,
            levels,
            abbreviates,
            ends_with_last,
            text,
            changes_delimiter,
        )

    # --- joining ----------------------------------------------------------------------

    def _with_and(
        self, names: Outputs, inverted: bool, bodies: tuple[bool, bool], ctx: Context
    ) -> Output:
        style = self.style
        if len(names) == 1:
            return names[0]
        joint = style.joint(len(names), inverted, bodies, ctx)
        if joint is None:
            return Node(names, delimiter=style.delimiter)
        head: Output = Node(names[:-1], delimiter=style.delimiter)
        return Node([head, joint, names[-1]])

    def _with_et_al(self, names: Outputs, inverted: bool, ctx: Context) -> Output:
        style = self.style
        head = Node(names, delimiter=style.delimiter)
        term = ctx.locale.term(self.et_al.term) or ""
        if not term:
            return head
        rule = style.delimiter_precedes_et_al
        comma = (
            rule == "always"
            or (rule == "contextual" and len(names) > 1)
            or (rule == "after-inverted-name" and inverted)
        )
        joint = style.delimiter if comma else " "
        if joint == " " and starts_east_asian(term):
            joint = ""
        piece = self.et_al.wrap.text(term, ctx)
        if isinstance(piece, Node) and piece.prefix.startswith(" "):
            joint = joint.rstrip(" ")
        whole = Node([head, Node([piece], prefix=joint)])
        return whole if style.wrap.bare else style.wrap.node([whole], ctx)

    def _with_ellipsis(self, names: Outputs, inverted: bool, ellipsis: str) -> Output:
        style = self.style
        rule = style.delimiter_precedes_last
        comma = len(names) > 2 or (rule == "after-inverted-name" and inverted)
        joint = f"{style.delimiter if comma else ' '}{ellipsis} "
        return Node([Node(names[:-1], delimiter=style.delimiter), joint, names[-1]])


def _candidates(children: list[Rendering], ctx: Context) -> Iterator[Rendering]:
    """Yield the substitutes in order, including those in a ``cs:choose``."""
    for child in children:
        if isinstance(child, Choose):
            yield from _candidates(child.chosen(ctx), ctx)
        else:
            yield child
