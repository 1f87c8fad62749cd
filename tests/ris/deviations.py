"""Where we deviate from Zotero's importer on purpose: rules by tag, type and condition.

A rule takes a difference out of the comparison. Each is a decision about a kind of
value, never about a file; ``docs/mapping.md`` lists them with their reasons.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from agreement import Pair, normal

from ris2cite.ris.dialects import canonical_type
from ris2cite.ris.values.identifiers import serial_numbers
from ris2cite.ris.values.names import is_anonymous, is_et_al, split_names
from ris2cite.ris.values.pages import article_number, complete_range
from ris2cite.ris.values.text import NO_VALUE


class Deviation(NamedTuple):
    """A rule: the fields it is about, what it says, when it holds."""

    fields: frozenset[str]
    says: str
    holds: Callable[[Pair], bool]


def _code(pair: Pair) -> str:
    return canonical_type(pair.record.type) or ""


def _digits(text: str) -> str:
    return re.sub(r"[^0-9x]", "", text)


def _no_value(pair: Pair) -> bool:
    """Zotero's value is «NA», «nan»… of the record, or pages made of two of them."""
    empty = {normal(text) for text in NO_VALUE}
    return all(part in empty for part in pair.theirs.split("-")) or pair.theirs in empty


def _same_serials(pair: Pair) -> bool:
    """Every number of Zotero's that is valid is ours, here or in the other field."""
    issns, isbns, wrong, _ = serial_numbers(pair.theirs.upper())
    ours = _digits(normal(f"{pair.item.get('ISSN', '')} {pair.item.get('ISBN', '')}"))
    return bool(issns or isbns or wrong) and all(
        _digits(number.casefold()) in ours for number in issns + isbns
    )


def _not_a_serial(pair: Pair) -> bool:
    issns, isbns, _, _ = serial_numbers(pair.theirs.upper())
    return not issns and not isbns


def _pages_completed(pair: Pair) -> bool:
    theirs = re.sub(r"\s*-+\s*", "-", pair.theirs)
    return complete_range(theirs) == pair.ours


def _several_names(pair: Pair) -> bool:
    tags = ("AU", "A1") if pair.field == "author" else ("A2", "A3", "ED")
    return any(len(split_names(value)) > 1 for value in pair.values(*tags))


def _et_al(pair: Pair) -> bool:
    return any(is_et_al(value) for value in pair.values("AU", "A1", "A2", "ED"))


def _initials(pair: Pair) -> bool:
    return sorted(pair.theirs.split()) == sorted(pair.ours.split())


def _name_words_equal(pair: Pair) -> bool:
    return sorted(re.findall(r"\w+", pair.theirs)) == sorted(re.findall(r"\w+", pair.ours))


def _types(names: str) -> Callable[[Pair], bool]:
    codes = frozenset(names.split())
    return lambda pair: _code(pair) in codes


def _type_by_table(pair: Pair) -> bool:
    """The type that the table of the decisions gives for this code."""
    from ris2cite.ris.tables import REFINEMENTS, TYPES

    code = _code(pair)
    csl = {TYPES[code].csl} if code else {"document", "article-journal"}
    csl |= {refinement.csl for refinement in REFINEMENTS if code in refinement.types}
    return pair.ours in csl


def _rule(fields: str, says: str, holds: Callable[[Pair], bool]) -> Deviation:
    return Deviation(frozenset(fields.split()), says, holds)


DEVIATIONS: tuple[Deviation, ...] = (
    _rule(
        "title container author editor volume issue page publisher abstract",
        "any tag · any type · the whole value is NA, N/A, None, null or nan: no value",
        _no_value,
    ),
    _rule(
        "type",
        "no TY, or an unknown one · an article needs a journal and a volume or issue",
        lambda pair: canonical_type(pair.record.type) is None and _type_by_table(pair),
    ),
    _rule(
        "type",
        "TY GEN · without a journal title: document",
        lambda pair: _code(pair) == "GEN" and pair.ours == "document",
    ),
    _rule(
        "type",
        "M3, PB or the DOI names a preprint · no volume: article",
        lambda pair: pair.ours == "article" and pair.item.get("genre") == "Preprint",
    ),
    _rule(
        "type",
        "TY CONF · no container and no pages: book",
        lambda pair: _code(pair) == "CONF" and pair.ours == "book",
    ),
    _rule(
        "type",
        "TY ANCIENT CLSWK CTLG CHART EQUA FIGURE GOVDOC GRANT INPR LEGAL MUSIC PAMP STAND UNBILL "
        "UNPB AGGR JFULL · the type of CSL 1.0.2 that names the thing",
        lambda pair: _code(pair) in _OWN_TYPES and _type_by_table(pair),
    ),
    _rule(
        "language",
        "LA · any type · a recognised language is a BCP 47 tag",
        lambda pair: re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", pair.ours) is not None,
    ),
    _rule(
        "ISSN ISBN",
        "SN · any type · ISSN and ISBN by shape, all of them, ISSN with hyphen, no qualifiers",
        _same_serials,
    ),
    _rule(
        "ISSN ISBN",
        "SN · any type · no number with a right check digit: in custom",
        _not_a_serial,
    ),
    _rule(
        "page",
        "SP, EP · any type · an abbreviated last page is completed, a repeated one left out",
        _pages_completed,
    ),
    _rule(
        "author editor",
        "AU, A1, A2, ED · any type · several names in one line are split",
        _several_names,
    ),
    _rule("author", "AU, A1 · any type · «et al.» is not a name", _et_al),
    _rule(
        "author",
        "AU, A1 · any type · «Anonymous» is no author",
        lambda pair: any(is_anonymous(value) for value in pair.values("AU", "A1")),
    ),
    _rule(
        "author",
        "A1 · any type · fills a gap only: beside AU it is kept, not used",
        lambda pair: bool(pair.values("AU") and pair.values("A1"))
        and pair.theirs.startswith(pair.ours),
    ),
    _rule(
        "author editor",
        "AU, A1, A2, ED · any type · initials without a comma are a person's given name",
        _name_words_equal,
    ),
    _rule(
        "issue",
        "M1 · journals · only where it looks like an issue (Embase: addresses; Ovid: NLM ids)",
        lambda pair: pair.theirs in map(normal, pair.values("M1", "C2")),
    ),
    _rule(
        "volume",
        "VL · any type · «24(9)» is volume and issue",
        lambda pair: re.fullmatch(r"\d+\w? ?\([^()]+\)", pair.theirs) is not None,
    ),
    _rule(
        "container",
        "T2, J2, JA · CONF, CPAPER · the title of the proceedings, not its abbreviation",
        lambda pair: _code(pair) in ("CONF", "CPAPER") and bool(pair.values("T2", "C3")),
    ),
    _rule(
        "DOI",
        "DO · any type · the first of several wins",
        lambda pair: len(pair.values("DO")) > 1,
    ),
    _rule(
        "title",
        "TI · any type · quotation marks around the title are part of it",
        lambda pair: pair.theirs == pair.ours.strip('"“”'),
    ),
    _rule(
        "year month",
        "DA, Y1, PY · any type · a year of 0000 is none, a range starts with its first month",
        lambda pair: pair.theirs == "0"
        or len(pair.item.get("issued", {}).get("date-parts", [])) == 2,
    ),
)

_OWN_TYPES = frozenset(
    "ANCIENT CLSWK CTLG CHART EQUA FIGURE GOVDOC GRANT INPR LEGAL MUSIC PAMP STAND UNBILL UNPB "
    "AGGR JFULL".split()
)


def rule_for(pair: Pair) -> str | None:
    """What the first rule says that explains the difference; None where there is none."""
    for fields, says, holds in DEVIATIONS:
        if pair.field in fields and holds(pair):
            return f"{'/'.join(sorted(fields))}: {says}"
    return None


_ = article_number
