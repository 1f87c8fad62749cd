"""``cs:date``: localized and free forms, ranges, seasons, eras."""

from __future__ import annotations

from ris2cite.csl.context import Context
from ris2cite.csl.input.initials import starts_east_asian
from ris2cite.csl.input.numbers import shorten
from ris2cite.csl.nodes.base import Outputs, Rendering, Wrap
from ris2cite.items.date_value import DateParts, DateValue
from ris2cite.markup.output import Node, Output
from ris2cite.text.letters import letters_of

_ORDER = ("year", "month", "day")


class DatePart:
    """``cs:date-part``."""

    __slots__ = ("delimiter", "form", "name", "wrap")

    def __init__(self, wrap: Wrap, name: str, form: str, delimiter: str) -> None:
        self.wrap = wrap
        self.name = name
        self.form = form
        self.delimiter = delimiter

    def text(self, day: DateParts, ctx: Context) -> str:
        """The text of this part of a date, or "" if the date does not have it."""
        if self.name == "year":
            return self._year(day, ctx)
        if self.name == "month":
            return self._month(day, ctx)
        return self._day(day, ctx)

    def piece(self, text: str, day: DateParts, ctx: Context) -> Output:
        """The output for the text of this part."""
        piece = self.wrap.text(text, ctx)
        if self.name == "month" and day.month is None and starts_east_asian(self.wrap.suffix):
            return _without(piece, suffix=True)  # a season is not counted in 月
        return piece

    def _year(self, day: DateParts, ctx: Context) -> str:
        year = day.year
        if not year:
            return ""
        text = str(abs(year))
        if self.form == "short" and len(text) == 4:
            text = text[2:]
        if year < 0:
            return text + (ctx.locale.term("bc") or "")
        return text + (ctx.locale.term("ad") or "") if year < 500 else text

    def _month(self, day: DateParts, ctx: Context) -> str:
        if day.month is None:
            if day.season is None or isinstance(day.season, str):
                return day.season or ""
            return ctx.locale.term(f"season-{day.season:02d}") or ""
        if self.form == "numeric":
            return str(day.month)
        if self.form == "numeric-leading-zeros":
            return f"{day.month:02d}"
        form = "short" if self.form == "short" else "long"
        return ctx.locale.term(f"month-{day.month:02d}", form) or ""

    def _day(self, day: DateParts, ctx: Context) -> str:
        if day.day is None:
            return ""
        if self.form == "numeric-leading-zeros":
            return f"{day.day:02d}"
        if self.form == "ordinal" and (day.day == 1 or not ctx.locale.limit_day_ordinals):
            gender = ctx.locale.gender(f"month-{day.month:02d}") if day.month else ""
            return ctx.locale.ordinal(day.day, gender)
        return str(day.day)


class Date(Rendering):
    """``cs:date``, with its parts in the order of the style or the locale."""

    __slots__ = ("delimiter", "names", "parts", "variable")

    def __init__(self, wrap: Wrap, variable: str, parts: list[DatePart], delimiter: str) -> None:
        super().__init__(wrap)
        self.variable = variable
        self.parts = parts
        self.names = frozenset(part.name for part in parts)
        self.delimiter = delimiter

    def render(self, ctx: Context, out: Outputs) -> None:
        ctx.attempted = True
        variable = self.variable
        if ctx.used_up(variable) or (ctx.comparing and variable == "accessed"):
            return
        date = ctx.reference.date(variable)
        if date is None:
            return
        if ctx.sorting:
            ctx.succeeded = True
            out.append(Node([sort_text(date, self.names)], tag="date-key"))
            return
        pieces = self._pieces(date, ctx)
        if not pieces:
            return
        ctx.succeeded = True
        if ctx.substituting is not None:
            ctx.substituting.add(variable)
        out.append(self.wrap.node(pieces, ctx, self.delimiter, "date"))

    def _pieces(self, date: DateValue, ctx: Context) -> Outputs:
        if date.literal and date.start.year is None:
            for part in self.parts:
                if part.name == "year":
                    piece = part.wrap.text(date.literal, ctx)
                    return [self._with_suffix(piece, ctx, after_word=date.ends_in_word)]
            return []
        if date.end is not None:
            return self._range(date.start, date.end, date.shared_season, ctx)
        pieces: Outputs = []
        for part in self.parts:
            text = part.text(date.start, ctx)
            if text:
                piece = part.piece(text, date.start, ctx)
                pieces.append(self._with_suffix(piece, ctx) if part.name == "year" else piece)
        return pieces

    def _with_suffix(self, year: Output, ctx: Context, *, after_word: bool = False) -> Output:
        """The year with its year suffix, unless the style prints that elsewhere: 2001a, and
        ``after_word`` in press-a (APA 7, 9.47)."""
        number = ctx.hints.year_suffix
        if (
            number is None
            or ctx.comparing
            or ctx.suffix_done
            or ctx.options.year_suffix_node
            or self.variable == "accessed"
        ):
            return year
        ctx.suffix_done = True
        suffix = Node([letters_of(number)], tag="year-suffix")
        if after_word:
            suffix = Node([suffix], prefix="-")
        if isinstance(year, Node):
            # Inside the affixes of the part: "(2020a)", not "(2020)a".
            return Node(
                [*year.children, suffix], year.format, year.prefix, year.suffix, "", year.tag
            )
        return Node([year, suffix])

    def _range(
        self, start: DateParts, end: DateParts, shared_season: int | str | None, ctx: Context
    ) -> Outputs:
        """A range, in which parts that differ occur twice (CSL 1.0.2, "Date ranges")."""
        if shared_season:
            end = end._replace(season=shared_season)
        first, last, delimiter = self._span(start, end, _ORDER[:1] if shared_season else _ORDER)
        pieces: Outputs = []
        if first > last:
            return [
                part.wrap.text(text, ctx) for part in self.parts if (text := part.text(start, ctx))
            ]
        for part in self.parts[:first]:
            self._add(pieces, part, start if part.name == "year" and start.year else end, ctx)
        opening: Outputs = []
        closing: Outputs = []
        for part in self.parts[first : last + 1]:
            # The end first, which gets the year suffix: 2001–2003a.
            self._add(closing, part, end, ctx, self._short_year(start, end, ctx))
            self._add(opening, part, start, ctx)
        rest: Outputs = []
        for part in self.parts[last + 1 :]:
            self._add(rest, part, end, ctx)
        if opening and not closing:
            return [*pieces, Node([*self._join(opening), delimiter]), *rest]
        if opening:
            opening[-1] = _before_dash(opening[-1], alone=len(opening) == 1)
        if closing:
            closing[0] = _without(closing[0], prefix=True)
        middle = Node([*self._join(opening), delimiter, *self._join(closing)])
        return [*pieces, middle, *rest]

    def _short_year(self, start: DateParts, end: DateParts, ctx: Context) -> str:
        """The abbreviated end of a range of years, or "" if it is not abbreviated."""
        form = ctx.options.year_range_format
        first, last = start.year or 0, end.year or 0
        if not form or form == "expanded" or self.names != {"year"} or not 0 < first < last:
            return ""
        short = shorten(str(first), str(last), form)
        return short if len(short) < len(str(last)) else ""

    def _add(
        self, pieces: Outputs, part: DatePart, day: DateParts, ctx: Context, short_year: str = ""
    ) -> None:
        text = short_year or part.text(day, ctx)
        if text:
            piece = part.piece(text, day, ctx)
            pieces.append(self._with_suffix(piece, ctx) if part.name == "year" else piece)

    def _join(self, pieces: Outputs) -> Outputs:
        return [Node(pieces, delimiter=self.delimiter)] if self.delimiter and pieces else pieces

    def _span(
        self, start: DateParts, end: DateParts, order: tuple[str, ...]
    ) -> tuple[int, int, str]:
        """The first and last of the parts that occur twice, and the range delimiter."""
        largest = next(
            (
                name
                for name, differs in (
                    ("year", start.year != end.year),
                    ("month", start.month != end.month or start.season != end.season),
                    ("day", start.day != end.day),
                )
                if differs and name in self.names
            ),
            None,
        )
        if largest is None:
            return 1, 0, ""
        twice = set(order[order.index(largest) :])
        where = [index for index, part in enumerate(self.parts) if part.name in twice]
        delimiter = next(part.delimiter for part in self.parts if part.name == largest)
        return where[0], where[-1], delimiter


def _before_dash(output: Output, *, alone: bool) -> Output:
    """The last part before the range delimiter: without its suffix, unless that is the unit
    of a date of several parts (5月3日–6月7日)."""
    if alone or isinstance(output, str) or not starts_east_asian(output.suffix):
        return _without(output, suffix=True)
    suffix = output.suffix.rstrip()
    return Node(output.children, output.format, output.prefix, suffix, output.delimiter, output.tag)


def _without(output: Output, *, prefix: bool = False, suffix: bool = False) -> Output:
    """The output without its prefix or suffix, which are dropped at the range delimiter."""
    if isinstance(output, str):
        return output
    return Node(
        output.children,
        output.format,
        "" if prefix else output.prefix,
        "" if suffix else output.suffix,
        output.delimiter,
        output.tag,
    )


def sort_text(date: DateValue, names: frozenset[str] | set[str]) -> str:
    """The date as digits for sorting: era, year, month, day, and then those of the end."""
    text = ""
    for day in (date.start, date.end):
        if day is None:
            text += "0" * 12 if text else ""
            continue
        year = day.year or 0
        era, number = (1, year) if year >= 0 else (0, 9_999_999 + year)
        month = day.month or 0
        text += f"{era}{number:07d}" if "year" in names else "00000000"
        text += f"{month:02d}" if "month" in names else "00"
        text += f"{day.day or 0:02d}" if "day" in names else "00"
    return text if date.start.year else ""
