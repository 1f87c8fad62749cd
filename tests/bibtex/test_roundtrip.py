"""Entries can be read back by pybtex, by bibtexparser, and by decoding LaTeX."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from ris2cite.bibtex.entry import EntryMaker
from ris2cite.bibtex.text import TextWriter
from ris2cite.bibtex.writer import write
from ris2cite.casing.evidence import Evidence
from ris2cite.markup.latex import tables as latex_tables
from ris2cite.markup.latex.encode import clean, escape
from ris2cite.model import NAME_VARIABLES, STRING_VARIABLES, TITLE_VARIABLES, TYPES
from tests.support.bib_readers import (
    MONTHS,
    NAME_FIELDS,
    as_pybtex_names,
    fold,
    read_with_bibtexparser,
    read_with_pybtex,
)
from tests.support.latex_text import to_text

Dialect = Literal["bibtex", "biblatex"]
DIALECTS = st.sampled_from(["bibtex", "biblatex"])

# Characters that are special in TeX, BibTeX and readers, more often than by chance.
HOSTILE = st.sampled_from(
    [
        *("\\", "{", "}", "$", "&", "#", "%", "_", "^", "~", '"', "@", "=", ",", "--", "''", "<"),
        *(" and ", "@misc{x,", "\\input{x}", "^^5c", "\n\n", "}\n@a{b,c=", "<i>", "</i>"),
        *("É", "ß", "ơ", "β", "Ж", "王", "\u0301", "\u200b", "\u202e", "\ufdd0", "\ufffd"),
        *("ﬁ", "²", "–", "“", "’"),
    ]
)
TEXTS = st.lists(HOSTILE | st.text(max_size=4), max_size=8).map("".join)
NAMES = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("family", "given", "literal", "suffix", "non-dropping-particle"), TEXTS
    ),
)
NUMBERS = st.integers(-9999, 99999) | st.integers(1, 31) | TEXTS
DATES = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(NUMBERS, max_size=3), max_size=2),
        "season": st.integers(0, 5) | TEXTS,
        "circa": st.booleans() | TEXTS,
        "literal": TEXTS,
        "raw": TEXTS,
    },
)
STRINGS = [*sorted(STRING_VARIABLES | TITLE_VARIABLES), "page", "volume", "issue", "number"]
ROLES = sorted(NAME_VARIABLES)
ITEMS = st.builds(
    lambda kind, texts, names, dates, own: {"type": kind, **texts, **names, **dates, **own},
    st.sampled_from(sorted(TYPES)) | TEXTS,
    st.dictionaries(st.sampled_from(STRINGS), TEXTS, max_size=6),
    st.dictionaries(st.sampled_from(ROLES), st.lists(NAMES, max_size=2), max_size=3),
    st.dictionaries(st.sampled_from(["issued", "accessed", "event-date"]), DATES, max_size=2),
    st.dictionaries(st.just("id"), TEXTS, max_size=1),
)


def expected_fields(item: dict[str, Any], dialect: Dialect) -> dict[str, str]:
    """The fields as written, without delimiters."""
    biblatex = dialect == "biblatex"
    text = TextWriter(biblatex=biblatex, ascii=not biblatex, symbols=biblatex, protect="smart")
    fields = EntryMaker(text, lambda _: None).make(item).fields
    return {name: fold(value[1:-1] if value[0] == "{" else value) for name, value in fields}


def expand_month(value: str) -> str:
    """A month as returned by pybtex: macros by name, pieces joined."""
    parts = [part.strip() for part in value.split(" # ")]
    return "".join(MONTHS.get(part, part.strip("{}")) for part in parts)


@given(st.lists(ITEMS, min_size=1, max_size=2), DIALECTS)
@example([{"type": "book", "title": "@misc{x, author = {y}}"}], "bibtex")
@example([{"type": "book", "author": [{"literal": "a } and { b"}]}], "biblatex")
@example([{}, {}], "bibtex")
def test_other_readers_find_the_same_fields(items: list[dict[str, Any]], dialect: Dialect) -> None:
    text = "".join(write(items, dialect, report=lambda _: None))
    from_pybtex, from_bibtexparser = read_with_pybtex(text), read_with_bibtexparser(text)
    assert len(from_pybtex) == len(from_bibtexparser) == len(items)
    for item, first, second in zip(items, from_pybtex, from_bibtexparser, strict=True):
        expected = expected_fields(item, dialect)
        assert second.key == first.key
        assert second.type == first.type
        assert second.fields == expected
        if "month" in expected:
            expected["month"] = expand_month(expected["month"])
        for name in NAME_FIELDS & expected.keys():
            expected[name] = as_pybtex_names(expected[name])
        assert first.fields == expected


# Characters that LaTeX spells so that nothing is lost.
FAITHFUL = st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E)
    | st.sampled_from("ÀÉÎÕÜàéîõüçñåøæßœłŁđþÞðŠšžŽČčřěůőűęąİıţşșțğŵŷāēīūģķļņĉĝŝŭ")
    | st.sampled_from("αβγδεθλμπσωΓΔΩάέήίόύώжщЯ王湖か김ءשạảơưếə©®°±×½²³€£≤≥∞→∑§¿¡«»…"),
    max_size=40,
)


@given(FAITHFUL, DIALECTS)
@example("``a'' --- 'b' ,, <i> }{ {x} \\", "bibtex")
@example("x <i>y</i> z", "biblatex")
def test_a_title_reads_as_it_was(title: str, dialect: Dialect) -> None:
    text = TextWriter(biblatex=dialect == "biblatex", ascii=dialect == "bibtex", protect="smart")
    seen = re.sub(r"</?(?:i|b|sub|sup|sc)>", "", clean(title))
    if "<" not in title:
        assert to_text(text.title(title, "en", Evidence())) == unicodedata.normalize(
            "NFC", clean(title)
        )
    else:
        assert (
            re.sub(r"</?(?:i|b|sub|sup|sc)>", "", to_text(text.title(title, "en", Evidence())))
            == seen
        )


@given(TEXTS, st.booleans())
def test_commands_in_data_do_not_reach_tex(text: str, ascii: bool) -> None:
    written = escape(clean(text), ascii=ascii)
    to_text(written)  # raises for a command that this package does not write
    assert "^^" not in written
    assert not re.search(r"(?<!\\)[%#&_~]", written.replace("~", "" if "\u00a0" in text else "~"))


LETTERS = [chr(code) for code in [*range(0xC0, 0x180), *range(0x1E00, 0x1F00)]]


@pytest.mark.parametrize("block", [LETTERS, list(latex_tables.GREEK), list("άέήίόύώϊϋΐΰ")])
def test_letters_agree_with_another_decoder(block: list[str]) -> None:
    decode = LatexNodes2Text(keep_braced_groups=False, math_mode="text").latex_to_text
    spelt = {char: escape(char, ascii=True) for char in block}
    wrong = {
        char: (latex, decode(latex))
        for char, latex in spelt.items()
        if latex.isascii() and char not in UNKNOWN_TO_PYLATEXENC and decode(latex) != char
    }
    assert wrong == {}


UNKNOWN_TO_PYLATEXENC = frozenset("×÷ŉſĲĳŀĿȘșȚțẚẛẞ")
"""Letters spelt as two characters, or as a command that pylatexenc does not know."""
