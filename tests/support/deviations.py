"""Deliberate deviations from Zotero's importer: rules by tag, type and condition.

A rule takes a difference out of the comparison. Each is a decision about a kind of
value, never about a file; ``docs/mapping.md`` lists them with their reasons.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ris2cite.markup.latex.decode import decode
from ris2cite.ris.mapping.resolve import canonical_type
from ris2cite.ris.values.identifiers import serial_numbers
from ris2cite.ris.values.name_split import (
    is_anonymous,
    is_et_al,
    is_plain_name,
    is_registration,
    split_names,
)
from ris2cite.ris.values.page_text import article_number, join_pages, says_no_pages, without_mark
from ris2cite.ris.values.text import NO_VALUE
from tests.support.zotero_agreement import Pair, normal


class Deviation(NamedTuple):
    """A rule: its id in ``docs/mapping-deviations.txt``, its fields, when it holds."""

    id: str
    fields: frozenset[str]
    holds: Callable[[Pair], bool]


def _code(pair: Pair) -> str:
    return canonical_type(pair.record.type) or ""


def _digits(text: str) -> str:
    return re.sub(r"[^0-9x]", "", text)


def _no_value(pair: Pair) -> bool:
    """Zotero's value is “NA”, “nan”… of the record, or pages made of two of them."""
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


def _pages_joined(pair: Pair) -> bool:
    """Zotero's value is SP and EP with a hyphen between; ours is the same pages."""
    start, end = ("".join(pair.values(tag)[:1]) for tag in ("SP", "EP"))
    if pair.theirs != normal(f"{start}-{end}" if "EP" in _tags(pair) else start):
        return False
    number = article_number(start)
    start, end = (text for text in ("" if t in NO_VALUE else t for t in (start, end)))
    if says_no_pages(start, end):
        return pair.ours == ""
    joined = join_pages(without_mark(start), without_mark(end))
    return pair.ours in (normal(joined), normal(number or ""))


def _tags(pair: Pair) -> set[str]:
    return {field.tag for field in pair.record.fields}


def _several_names(pair: Pair) -> bool:
    tags = ("AU", "A1") if pair.field == "author" else ("A2", "A3", "ED")
    return any(len(split_names(value)) > 1 for value in pair.values(*tags))


def _et_al(pair: Pair) -> bool:
    return any(
        is_et_al(value) or re.search(r"\bet\.? al\.?$|\band others$", value, re.IGNORECASE)
        for value in pair.values("AU", "A1", "A2", "ED")
    )


def _type_by_table(pair: Pair) -> bool:
    """The type that the table of the decisions gives for this code."""
    from ris2cite.ris.mapping.refinements import REFINEMENTS
    from ris2cite.ris.mapping.types import TYPES

    code = _code(pair)
    csl = {TYPES[code].csl} if code else {"document", "article-journal"}
    csl |= {refinement.csl for refinement in REFINEMENTS if code in refinement.types}
    return pair.ours in csl


def _rule(id: str, fields: str, holds: Callable[[Pair], bool]) -> Deviation:
    return Deviation(id, frozenset(fields.split()), holds)


_OWN_TYPES = frozenset(
    "ANCIENT CLSWK CTLG CHART EQUA FIGURE GOVDOC GRANT INPR LEGAL MUSIC PAMP STAND UNBILL UNPB "
    "AGGR JFULL".split()
)
_WITH_T2 = frozenset("CHAP DICT ENCYC ELEC BLOG".split())


def _notes(pair: Pair) -> dict[str, object]:
    notes: dict[str, object] = pair.item.get("custom", {}).get("ris2cite", {})
    return notes


def _squashed(text: str) -> str:
    """Letters and digits of a text, TeX decoded."""
    return re.sub(r"<[^>]*>|[\W_]+", "", decode(text))


def _tidied(pair: Pair) -> bool:
    """The same title except for punctuation, TeX, and a statement of responsibility."""
    theirs, ours = (
        next((value for value in pair.values("TI", "T1", "CT", "BT") if _in(value, text)), text)
        for text in (pair.theirs, pair.ours)
    )
    theirs, ours = normal(decode(theirs)), normal(decode(ours))
    return bool(ours) and _squashed(theirs).startswith(_squashed(ours)[:-1])


def _in(value: str, text: str) -> bool:
    return normal(value) == text


def _other_tag_names_it(pair: Pair) -> bool:
    """JF, JO or a tag for abbreviations has the title, and T2 another one."""
    tags = ("JF", "JO", "JA", "J2", "J1", "JI", "J9", "BT")
    return bool(pair.values("T2")) and _squashed(pair.ours) in {
        _squashed(normal(value)) for value in pair.values(*tags)
    }


def _by_values(pair: Pair) -> bool:
    """A refinement of the tables gives the type."""
    from ris2cite.ris.mapping.refinements import REFINEMENTS

    return any(
        _code(pair) in one.types and one.csl == pair.ours and one.csl != "book"
        for one in REFINEMENTS
    )


DEVIATIONS: tuple[Deviation, ...] = (
    _rule(
        "no-value",
        "title container author editor volume issue page publisher abstract",
        _no_value,
    ),
    _rule(
        "unknown-type",
        "type",
        lambda pair: canonical_type(pair.record.type) is None and _type_by_table(pair),
    ),
    _rule("gen-document", "type", lambda pair: _code(pair) == "GEN" and pair.ours == "document"),
    _rule(
        "preprint",
        "type",
        lambda pair: pair.ours == "article" and pair.item.get("genre") == "Preprint",
    ),
    _rule("own-type", "type", lambda pair: _code(pair) in _OWN_TYPES and _type_by_table(pair)),
    _rule(
        "language",
        "language",
        lambda pair: re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]+)*", pair.ours) is not None,
    ),
    _rule("serials", "ISSN ISBN", _same_serials),
    _rule("bad-serial", "ISSN ISBN", _not_a_serial),
    _rule("pages", "page", _pages_joined),
    _rule("several-names", "author editor", _several_names),
    _rule("et-al", "author", _et_al),
    _rule(
        "anonymous",
        "author",
        lambda pair: any(is_anonymous(value) for value in pair.values("AU", "A1")),
    ),
    _rule(
        "trial-number",
        "author",
        lambda pair: any(is_registration(value) for value in pair.values("AU", "A1")),
    ),
    _rule(
        "plain-names",
        "author editor",
        lambda pair: any(
            is_plain_name(value) or (value.isupper() and is_plain_name(value.title()))
            for value in pair.values("AU", "A1", "A2", "A3", "ED")
        ),
    ),
    _rule(
        "a1-beside-au",
        "author",
        lambda pair: (
            bool(pair.values("AU") and pair.values("A1")) and pair.theirs.startswith(pair.ours)
        ),
    ),
    _rule(
        "likely-issue",
        "issue",
        lambda pair: pair.theirs in map(normal, pair.values("M1", "C2", "IS")),
    ),
    _rule(
        "volume-issue",
        "volume",
        lambda pair: re.fullmatch(r"\d+\w? ?\([^()]+\)|\d+,? suppl.*", pair.theirs) is not None,
    ),
    _rule(
        "proceedings-title",
        "container",
        lambda pair: _code(pair) in ("CONF", "CPAPER") and bool(pair.values("T2", "C3")),
    ),
    _rule("several-dois", "DOI", lambda pair: len(pair.values("DO")) > 1),
    _rule(
        "address-no-journal",
        "container",
        lambda pair: pair.theirs.startswith(("http", "www")),
    ),
    _rule("quoted-title", "title", lambda pair: pair.theirs == pair.ours.strip('"“”')),
    _rule(
        "ranges",
        "year month",
        lambda pair: (
            pair.theirs == "0" or len(pair.item.get("issued", {}).get("date-parts", [])) == 2
        ),
    ),
    _rule(
        "title-st",
        "title",
        lambda pair: (
            _code(pair) in ("CASE", "STAT", "ICOMM") and pair.ours in map(normal, pair.values("TI"))
        ),
    ),
    _rule(
        "container-t2",
        "container",
        lambda pair: _code(pair) in _WITH_T2 and pair.ours in map(normal, pair.values("T2")),
    ),
    _rule("bare-names", "author editor", lambda pair: "names" in _notes(pair)),
    _rule(
        "cited-authors",
        "editor",
        lambda pair: (
            bool(pair.values("A2")) and "ovid" in " ".join(pair.values("DB", "DP", "UR")).casefold()
        ),
    ),
    _rule("tidy-title", "title container", _tidied),
    _rule("tidy-title", "container", lambda pair: _squashed(pair.theirs) == _squashed(pair.ours)),
    _rule("journal-named", "container", _other_tag_names_it),
    _rule(
        "server",
        "container",
        lambda pair: pair.item["type"] == "article" and not pair.ours,
    ),
    _rule("by-its-values", "type", _by_values),
    _rule(
        "place-in-publisher",
        "publisher",
        lambda pair: bool(pair.ours) and pair.ours in pair.theirs,
    ),
    _rule("sound-author", "author", lambda pair: _code(pair) == "SOUND"),
)


def rule_for(pair: Pair) -> str | None:
    """The id of the first rule that explains the difference, or None."""
    return next(
        (id for id, fields, holds in DEVIATIONS if pair.field in fields and holds(pair)), None
    )
