"""Collapsing and joining the cites of a citation (CSL 1.0.2, "Cite collapsing")."""

from __future__ import annotations

import itertools
import re

from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.context import Cite
from ris2cite.markup.output import Node, Output, find_tag, text_of, without_tag
from ris2cite.text.pattern import Pattern

_TAGS = Pattern(r"<[^<>]+>")
_TRAILING_MARKS = Pattern("[\"'”’»\u202f\u00a0 ]+\\Z")
_WORD_START = Pattern(r"^[&\w\[(]")


class Rendered:
    """A cite with its output tree, and the data for collapsing.

    ``joint`` is the delimiter before this cite.
    """

    __slots__ = ("_whole", "cite", "collapsed", "joint", "number", "suffix_number", "tree")

    def __init__(self, cite: Cite, tree: Node, number: int, suffix_number: int | None) -> None:
        self.cite = cite
        self.tree = self._whole = tree
        self.number = number
        self.suffix_number = suffix_number
        self.joint: Output = ""
        self.collapsed = False

    @property
    def names(self) -> str:
        """The text of the first name list, also if it is suppressed, or ""."""
        names = find_tag(self._whole, "names")
        return text_of(names) if names is not None else ""

    @property
    def year(self) -> str:
        """The text of the date without its suffix, or ""."""
        date = find_tag(self._whole, "date")
        return text_of(without_tag(date, "year-suffix")) if date is not None else ""

    @property
    def bare(self) -> bool:
        """Whether the cite has no locator, prefix or suffix."""
        return not (self.cite.prefix or self.cite.suffix or self.cite.locator)


def spaced_prefix(prefix: str) -> str:
    """The prefix of a cite, followed by a space if needed."""
    bare = _TRAILING_MARKS.sub("", _TAGS.sub("", prefix))
    if bare and (bare[-1].isalnum() or bare[-1] in ".;:&!?)],"):
        prefix += " "
    return re.sub(r"\s+", " ", prefix)


def starts_sentence(prefix: str, *, first: bool) -> bool:
    """Whether a cite starts a sentence: at the start of its citation, or after a prefix of
    several words that ends in a full stop or the like."""
    if not prefix:
        return first
    bare = _TRAILING_MARKS.sub("", _TAGS.sub("", prefix))
    if not bare:
        return first
    return bare[-1] in ".!?:;" and " " in prefix.strip()


def spaced_suffix(suffix: str) -> str:
    """The suffix of a cite, preceded by a space if needed."""
    return f" {suffix}" if _WORD_START.match(suffix) else suffix


def joined(cites: list[Rendered], style: CompiledStyle) -> list[Output]:
    """The output of the cites of a cluster, collapsed and joined."""
    assert style.citation is not None
    assert style.citation_options is not None
    options = style.citation_options
    cites = [cite for cite in cites if cite.tree.children or len(cites) == 1]
    _set_joints(cites, style)
    if options.collapse == "citation-number":
        return _number_ranges(cites, style)
    if options.collapse.startswith("year"):
        cites = _collapse_years(cites)
        if options.collapse.startswith("year-suffix"):
            return _collapse_suffixes(cites, style)
    return [piece for cite in cites for piece in (cite.joint, _affixed(cite)) if piece]


def _affixed(rendered: Rendered) -> Output:
    cite = rendered.cite
    if not (cite.prefix or cite.suffix):
        return rendered.tree
    prefix, suffix = spaced_prefix(cite.prefix), spaced_suffix(cite.suffix)
    return Node([piece for piece in (prefix, rendered.tree, suffix) if piece])


def _set_joints(cites: list[Rendered], style: CompiledStyle) -> None:
    """Set the delimiter before each cite, depending on what it shares with the previous."""
    assert style.citation is not None
    assert style.citation_options is not None
    options = style.citation_options
    collapses = options.collapse.startswith("year")
    for before, cite in itertools.pairwise(cites):
        separated = bool(before.cite.suffix or cite.cite.prefix)
        same = not separated and cite.names == before.names != ""
        cite.collapsed = same and collapses
        joint = style.citation.delimiter
        if same and options.cite_group is not None:
            joint = options.cite_group
        elif same and collapses and not style.note_style:
            joint = ", "
        if options.after_collapse is not None and collapses and not same:
            ends = before.collapsed or options.collapse == "year"
            if before.cite.locator or ends:
                joint = options.after_collapse
        cite.joint = joint
    if options.after_collapse is not None and collapses:
        _part_pinned(cites, options.after_collapse)
    for before, cite in itertools.pairwise(cites):
        joint = str(cite.joint)
        end = before.cite.suffix[-1:]
        # The stop of an abbreviation ends no sentence: "(Ash 2015, etc.; Elm 2016)".
        abbreviates = end == "." and not cite.cite.prefix and not style.note_style
        if end in (";", ".", ",") and not abbreviates:
            cite.joint = joint[joint.find(" ") :] if " " in joint else ""
        elif not before.cite.suffix and cite.cite.prefix[:1] in (";", ".", ","):
            cite.joint = ""


def _part_pinned(cites: list[Rendered], delimiter: str) -> None:
    """Use the delimiter between groups inside a collapsed group if a cite has more than its
    year: after a comma, a page could refer to all years (CMOS 15.30)."""
    start = 0
    while start < len(cites):
        end = start + 1
        while end < len(cites) and cites[end].collapsed:
            end += 1
        group = cites[start:end]
        if any(cite.cite.locator or cite.cite.suffix for cite in group) or any(
            cite.cite.prefix for cite in group[1:]
        ):
            for cite in group[1:]:
                cite.joint = delimiter
        start = end


def _collapse_years(cites: list[Rendered]) -> list[Rendered]:
    """The cites without repeated names, and without those that are then empty."""
    for cite in cites:
        if cite.collapsed:
            cite.tree = without_tag(cite.tree, "names")
    return [cite for cite in cites if cite.tree.children]


def _collapse_suffixes(cites: list[Rendered], style: CompiledStyle) -> list[Output]:
    """ "2000a, 2000b" → "2000a, b" or, ranged and from three on, "2000a–c"."""
    assert style.citation_options is not None
    options = style.citation_options
    out: list[Output] = []
    position = 0
    while position < len(cites):
        run = _suffix_run(cites, position)
        first = cites[position]
        out += [first.joint, _affixed(first)] if first.joint else [_affixed(first)]
        if len(run) > 1:
            delimiter = options.year_suffix_delimiter
            ranged = options.collapse == "year-suffix-ranged"
            out += _suffixes(run[1:], first, delimiter, ranged, style)
        position += len(run)
    return out


def _suffix_run(cites: list[Rendered], position: int) -> list[Rendered]:
    """The cites from ``position`` on that differ only in their year suffix."""
    first = cites[position]
    run = [first]
    if first.suffix_number is None or not first.year or first.cite.suffix or first.cite.locator:
        return run
    for cite in cites[position + 1 :]:
        if not (cite.names == first.names and cite.bare and cite.year == first.year):
            break
        if cite.suffix_number is None:
            break
        run.append(cite)
    return run


def _suffixes(
    run: list[Rendered], first: Rendered, delimiter: str, ranged: bool, style: CompiledStyle
) -> list[Output]:
    out: list[Output] = []
    dash = style.locale.term("citation-range-delimiter") or "–"
    last = first
    position = 0
    while position < len(run):
        end = position
        previous = last.suffix_number
        while end < len(run) and previous is not None and run[end].suffix_number == previous + 1:
            previous = run[end].suffix_number
            end += 1
        stretch = run[position:end] or run[position : position + 1]
        if ranged and len(stretch) > 1:
            out += [dash, _suffix_of(stretch[-1])]
        else:
            for cite in stretch:
                out += [delimiter, _suffix_of(cite)]
        last = stretch[-1]
        position += len(stretch)
    return out


def _suffix_of(rendered: Rendered) -> Output:
    node = find_tag(rendered.tree, "year-suffix")
    return node if node is not None else ""


def _number_ranges(cites: list[Rendered], style: CompiledStyle) -> list[Output]:
    """ "[1], [2], [3]" → "[1]–[3]", from three on."""
    dash = style.locale.term("citation-range-delimiter") or "–"
    after = style.citation_options.after_collapse if style.citation_options else None
    out: list[Output] = []
    position = 0
    collapsed = False
    while position < len(cites):
        end = position + 1
        while (
            end < len(cites)
            and _only_number(cites[end - 1])
            and _only_number(cites[end])
            and cites[end].number == cites[end - 1].number + 1
        ):
            end += 1
        first = cites[position]
        joint = after if collapsed and after is not None else first.joint
        if position:
            out.append(joint)
        out.append(_affixed(first))
        if end - position > 2:
            out += [dash, _affixed(cites[end - 1])]
            collapsed = True
        else:
            for cite in cites[position + 1 : end]:
                out += [cite.joint, _affixed(cite)]
            collapsed = False
        position = end
    return [piece for piece in out if piece]


def _only_number(rendered: Rendered) -> bool:
    """Whether a cite is only its number, so that it can be part of a range."""
    node = find_tag(rendered.tree, "citation-number")
    if node is None or not rendered.bare:
        return False
    bare = re.sub(r"[^\w]", "", text_of(rendered.tree))
    return bare == re.sub(r"[^\w]", "", text_of(node))
