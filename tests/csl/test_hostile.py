"""Untrusted data: every item gives an entry or a diagnostic, in limited time."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import Diagnostic
from ris2cite.markup.writers import REFERENCE_FORMATS as FORMATS
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, VARIABLES
from tests.support.csl_cases import bibliography, read_cases, style
from tests.support.diagnostics import fail_on
from tests.support.steps import assert_in_proportion

FIELD = """<choose><if variable="{0}">{1}</if><else><text value="-"/></else></choose>"""
PLAIN = bibliography(
    '<group delimiter=" | ">'
    + FIELD.format("author", '<names variable="author"/>')
    + FIELD.format("issued", '<date variable="issued" form="text"/>')
    + "".join(FIELD.format(v, f'<text variable="{v}"/>') for v in ("title", "volume", "page"))
    + "</group>"
)
"""author | issued | title | volume | page, a dash for each that is not there."""

FULL = style(
    """<macro name="names"><names variable="author"><name and="text" initialize-with=". "
    name-as-sort-order="first" et-al-min="4" et-al-use-first="2"/><label form="short"/>
    <substitute><names variable="editor"/><text variable="title"/></substitute></names></macro>
    <macro name="when"><date variable="issued"><date-part name="day" form="ordinal"/>
    <date-part name="month" form="short" prefix=" "/><date-part name="year" prefix=" "/>
    </date></macro>
    <citation disambiguate-add-names="true" disambiguate-add-givenname="true"
    disambiguate-add-year-suffix="true" collapse="year-suffix"><sort><key macro="names"/>
    <key variable="issued"/></sort><layout delimiter="; " prefix="(" suffix=")">
    <group delimiter=", "><text macro="names"/><text macro="when"/>
    <group><label variable="locator" form="short"/><text variable="locator"/></group></group>
    </layout></citation>
    <bibliography second-field-align="flush" subsequent-author-substitute="———"><sort>
    <key macro="names"/><key macro="when"/><key variable="volume"/><key variable="title"/></sort>
    <layout suffix="."><text variable="citation-number" suffix=" "/>
    <group delimiter=". "><text macro="names"/><text macro="when"/>
    <text variable="title" text-case="title" quotes="true" font-style="italic"/>
    <text variable="container-title" text-case="sentence" strip-periods="true"/>
    <group><number variable="volume" form="roman"/><number variable="issue" form="ordinal"/></group>
    <group><label variable="page"/><text variable="page"/></group>
    <number variable="edition" form="long-ordinal"/><text variable="DOI"/><text variable="URL"/>
    </group></layout></bibliography>""",
    more='page-range-format="chicago" demote-non-dropping-particle="sort-only"',
)
"""A style that uses every part of the processor."""


def render(
    items: list[Any], xml: bytes = FULL, to: str = "text"
) -> tuple[dict[str, str], list[str], list[Diagnostic]]:
    """(entries by id, the citations of all items, diagnostics)."""
    reported: list[Diagnostic] = []
    processor = CslProcessor(items, style=xml, to=to, on_diagnostic=reported.append, links=True)
    entries = {entry.id: entry.text for entry in processor.bibliography()}
    ids = list(processor.references)
    clusters = [
        {"citationItems": [{"id": key, "locator": "1-2"}], "properties": {"noteIndex": n}}
        for n, key in enumerate(ids, 1)
    ]
    cites = processor.cite_all([*clusters, {"citationItems": [{"id": key} for key in ids]}])
    return entries, cites, reported


FIELDS = read_cases("hostile_fields.txt")


@pytest.mark.parametrize(
    ("fields", "expected"), [case[1] for case in FIELDS], ids=[case[0] for case in FIELDS]
)
def test_fields_of_odd_shapes(fields: str, expected: str) -> None:
    item = {"id": "odd", "type": "book", **json.loads(fields)}
    processor = CslProcessor([item], style=PLAIN, on_diagnostic=fail_on)
    assert processor.bibliography()[0].text == expected
    render([item])


@pytest.mark.parametrize(
    "item", [None, 5, "text", ["list"], True], ids=["none", "number", "text", "list", "bool"]
)
def test_values_that_are_not_items_are_reported_and_left_out(item: Any) -> None:
    entries, _, reported = render([{"id": "good", "title": "Good"}, item])
    assert list(entries) == ["good"]
    assert [(t.severity, t.code, t.record) for t in reported] == [("error", "not-rendered", 2)]


@pytest.mark.parametrize(
    "number",
    [10**5000, float("inf"), float("nan"), -0.0, 1e300],
    ids=["integer", "infinity", "nan", "minus zero", "float"],
)
@pytest.mark.parametrize("field", ["title", "volume", "page", "issued", "author", "id"])
def test_numbers_without_measure(number: float, field: str) -> None:
    item = {"id": "x", "title": "Told", field: number}
    entries, _, reported = render([item])
    assert len(entries) + len(reported) == 1
    render([{**item, field: [number]}, {**item, "issued": {"date-parts": [[number, number]]}}])


def test_sorting_by_dates_of_all_ages() -> None:
    years = [2001, -20000, 99999, 0, -1, 10000, 476, 9999999, -9999999]
    xml = style(
        '<bibliography><sort><key variable="issued"/></sort>'
        '<layout><text variable="title"/></layout></bibliography>'
    )
    items = [{"id": str(y), "title": "T", "issued": {"date-parts": [[y]]}} for y in years if y]
    entries, _, _ = render(items, xml)
    assert list(entries) == [str(y) for y in sorted(years) if y]


MILLION = 1_000_000
LONG: dict[str, Callable[[int], dict[str, Any]]] = {
    "words": lambda n: {"title": "word " * n},
    "blanks": lambda n: {"title": "a" + " " * 5 * n + "b", "page": "1" + " " * n + "2"},
    "full stops": lambda n: {"title": "." * 5 * n},
    "quotation marks": lambda n: {"title": '"' * (n // 10) + "'" * (n // 10)},
    "opened tags": lambda n: {"title": "<i>" * (n // 3)},
    "closed tags": lambda n: {"title": "</i>" * (n // 3)},
    "nested tags": lambda n: {"title": "<i>" * (n // 200) + "x" + "</i>" * (n // 200)},
    "nested tags of all kinds": lambda n: {
        "title": "<i><b><sup><sub><sc>" * (n // 1000)
        + "x"
        + "</sc></sub></sup></b></i>" * (n // 1000)
    },
    "nested quotations": lambda n: {"title": "“" * (n // 200) + "x" + "”" * (n // 200)},
    "tags that are none": lambda n: {"title": "<span " * (n // 3), "URL": "<" * (n // 3)},
    "a tag without an end": lambda n: {"title": "<span" + " " * 5 * n},
    "a page range": lambda n: {"page": "1-" * n, "volume": "1" + "-" * n},
    "a number": lambda n: {"page": "9" * n, "volume": "9" * n, "edition": "i" * n + "!"},
    "letters and digits": lambda n: {"volume": "a1" * n, "issue": "1a" + "," * n + "!"},
    "authors": lambda n: {
        "author": [{"family": f"van der F{k}", "given": f"G. Ann-Lea {k}"} for k in range(n // 100)]
    },
    "a family name": lambda n: {"author": [{"family": "van " * n + "x", "given": "y" * n}]},
    "a given name": lambda n: {"author": [{"family": "x", "given": "Y-" * n + "Z"}]},
    "a given name of blanks": lambda n: {
        "author": [{"family": "x", "given": "Y," + " " * n + "Z"}]
    },
    "an institution": lambda n: {"author": [{"literal": "Y " * n}]},
    "a date": lambda n: {"issued": {"raw": "1-" * n}},
    "a date of blanks": lambda n: {"issued": {"raw": "a" + " " * n + "b"}},
    "a note of blanks": lambda n: {"note": "a:b" + "x   " * n + "{:a:" + " " * n},
    "a note of lines": lambda n: {"note": "author: A || B\n" * (n // 20)},
    "an address": lambda n: {"DOI": "x" * n, "URL": "http://" + "x" * n},
    "a language": lambda n: {"language": "en" * n},
}


def render_long(fields: dict[str, Any]) -> None:
    item = {"id": "long", "type": "book", "title": "T", **fields}
    processor = CslProcessor([item], style=FULL, on_diagnostic=fail_on)
    assert len(processor.bibliography()) == 1


@pytest.mark.parametrize("name", LONG)
def test_long_fields_take_linear_time(name: str) -> None:
    assert_in_proportion(lambda size: render_long(LONG[name](size)), 4_000)


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_fields_of_a_million_characters_terminate(name: str) -> None:
    render_long(LONG[name](MILLION))


@pytest.mark.parametrize("to", FORMATS)
def test_nested_tags_are_balanced_in_every_format(to: str) -> None:
    entries, _, reported = render(
        [{"id": "deep", "title": "<i>" * 5000 + "x" + "</i>" * 5000}], to=to
    )
    assert not reported
    text = entries["deep"]
    assert "x" in text.lower()
    for opening, closing in (("<i>", "</i>"), ("<span", "</span>"), ("{", "}")):
        assert text.count(opening) == text.count(closing)


# --- anything at all ------------------------------------------------------------------

TEXT = st.one_of(
    st.text(max_size=20),
    st.text(alphabet="aA1 .,;:!?'\"<>/-–&()[]{}$\\’“”«»_*^~#%i b", max_size=30),
    st.sampled_from(["<i>a</i>", "<b>", '<span class="nocase">X</span>', "1-2", "iv", "12a–c"]),
)
SCALAR = st.one_of(TEXT, st.integers(), st.floats(), st.booleans(), st.none())
ANYTHING = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
PART = TEXT | ANYTHING
NAME = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        """family given suffix dropping-particle non-dropping-particle literal comma-suffix
        static-ordering isInstitution parse-names""".split(),
        PART,
    ),
)
NUMBER = st.integers(-3, 40) | st.integers() | ANYTHING
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(NUMBER, max_size=4), max_size=3) | ANYTHING,
        "raw": PART,
        "literal": PART,
        "season": NUMBER,
        "circa": ANYTHING,
    },
)


def value_of(variable: str) -> st.SearchStrategy[Any]:
    if variable in NAME_VARIABLES:
        return st.lists(NAME, max_size=4) | ANYTHING
    return DATE | ANYTHING if variable in DATE_VARIABLES else TEXT | ANYTHING


COMMON = (
    "author",
    "editor",
    "issued",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "edition",
    "DOI",
    "URL",
    "note",
    "language",
    "type",
)
RARE = sorted(set(VARIABLES) - set(COMMON))
ITEM = st.fixed_dictionaries(
    {"id": st.sampled_from("abcd") | ANYTHING},
    optional={variable: value_of(variable) for variable in COMMON},
)


@given(st.lists(ITEM, max_size=5), st.sampled_from(sorted(FORMATS)))
def test_every_item_is_an_entry_or_a_diagnostic(items: list[dict[str, Any]], to: str) -> None:
    entries, cites, reported = render(items, to=to)
    "".join([*entries.values(), *cites]).encode()
    ids = [str(item["id"]) for item in items]
    duplicates = len(ids) - len(set(ids))
    missing = [t for t in reported if t.code in ("not-printed", "not-rendered")]
    assert not [t for t in reported if t.code == "not-rendered"]
    assert len(entries) + len([t for t in missing if t.record is None]) <= len(ids) - duplicates
    assert len(entries) + len(missing) >= len(ids) - duplicates
    assert len([t for t in reported if t.code == "duplicate-id"]) == duplicates


@given(st.data())
def test_rare_variables_of_any_shape(data: st.DataObject) -> None:
    variable = data.draw(st.sampled_from(RARE))
    item = {"id": "x", "title": "T", variable: data.draw(value_of(variable))}
    kind = "date" if variable in DATE_VARIABLES else "text"
    kind = "names" if variable in NAME_VARIABLES else kind
    form = ' form="text"' if kind == "date" else ""
    body = f'<{kind} variable="{variable}"{form}/>'
    xml = style(
        f'<bibliography><sort><key variable="{variable}"/></sort><layout>'
        f'<text variable="title"/>{body}</layout></bibliography>'
    )
    entries, _, reported = render([item, {"id": "y", "title": "U"}], xml)
    assert list(entries) in (["x", "y"], ["y", "x"])
    assert not reported


# --- small styles ---------------------------------------------------------------------

AFFIX = st.sampled_from(["", " ", ". ", ", ", "(", ")", "«", "&amp;", "&lt;i>", "x"])


@st.composite
def attributes(draw: st.DrawFn) -> str:
    options = {
        "prefix": AFFIX,
        "suffix": AFFIX,
        "font-style": st.sampled_from(["italic", "normal", "oblique"]),
        "font-weight": st.sampled_from(["bold", "light"]),
        "vertical-align": st.sampled_from(["sup", "sub"]),
        "text-case": st.sampled_from(["title", "sentence", "uppercase", "capitalize-first"]),
        "quotes": st.just("true"),
        "strip-periods": st.just("true"),
        "display": st.sampled_from(["block", "left-margin", "right-inline", "indent"]),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(options)), max_size=3, unique=True))
    return "".join(f' {name}="{draw(options[name])}"' for name in chosen)


LEAVES = st.sampled_from(
    [
        '<text variable="title"{}/>',
        '<text variable="URL"{}/>',
        '<text term="in"{}/>',
        '<text value="word"{}/>',
        '<number variable="volume" form="ordinal"{}/>',
        '<label variable="page"{}/>',
        '<date variable="issued" form="numeric"{}/>',
        '<date variable="issued"{}><date-part name="year" form="short"/></date>',
        '<names variable="author editor"{}><name form="short" and="symbol"/></names>',
        '<names variable="author"{}><name name-as-sort-order="all"/><et-al/><label/></names>',
        '<names variable="translator"{}><substitute><text variable="title"/></substitute></names>',
    ]
)
LEAF = st.builds(lambda leaf, more: leaf.format(more), LEAVES, attributes())


def wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, max_size=3).map("".join)
    tests = st.sampled_from(
        [
            'type="book"',
            'variable="title"',
            'is-numeric="volume"',
            'position="ibid"',
            'disambiguate="true"',
            'is-uncertain-date="issued" match="none"',
        ]
    )
    group = st.builds(
        lambda more, mark, children: f'<group delimiter="{mark}"{more}>{children}</group>',
        attributes().map(lambda a: a if "case" not in a and "strip" not in a else ""),
        AFFIX,
        several,
    )
    choose = st.builds(
        lambda test, yes, no: f"<choose><if {test}>{yes}</if><else>{no}</else></choose>",
        tests,
        several,
        several,
    )
    return group | choose


ELEMENT = st.recursive(LEAF, wrapped, max_leaves=8)
CITATION = st.sampled_from(
    [
        "",
        ' collapse="citation-number"',
        ' collapse="year"',
        ' collapse="year-suffix-ranged"',
        ' disambiguate-add-year-suffix="true"',
        ' disambiguate-add-names="true" et-al-min="2"',
    ]
)
BIBLIOGRAPHY = st.sampled_from(
    [
        "",
        ' second-field-align="flush"',
        ' subsequent-author-substitute=""',
        ' hanging-indent="true"',
        ' subsequent-author-substitute="—" subsequent-author-substitute-rule="partial-each"',
    ]
)


@given(ELEMENT, ELEMENT, CITATION, BIBLIOGRAPHY, attributes(), st.sampled_from(sorted(FORMATS)))
def test_small_styles_of_any_kind(
    cite: str, entry: str, citation: str, options: str, layout: str, to: str
) -> None:
    xml = style(
        f"<citation{citation}><layout delimiter='; '>{cite}</layout></citation>"
        f"<bibliography{options}><layout{layout}>{entry}</layout></bibliography>",
        kind="note",
    )
    names = [{"family": "Ash", "given": "Bo"}, {"literal": "The Elms"}]
    items = [
        {"id": "a", "type": "book", "title": "A “b” <i>c</i>: d.", "author": names, "volume": "2"},
        {"id": "b", "title": "A “b” <i>c</i>: d.", "author": names, "page": "1-2", "volume": "3"},
        {"id": "c", "issued": {"date-parts": [[2001, 2], [2002]]}, "URL": "http://example.org/_"},
    ]
    entries, cites, reported = render(items, xml, to)
    assert len(cites) == 4
    assert len(entries) + len({t.record for t in reported}) >= 3
    assert not [t for t in reported if t.severity == "error"]


def test_a_citation_without_output_is_reported() -> None:
    xml = style('<citation><layout><names variable="author"/></layout></citation>')
    reported: list[Diagnostic] = []
    items = [{"id": "a", "type": "book", "title": "T"}]
    CslProcessor(items, xml, to="text", on_diagnostic=reported.append).cite([{"id": "a"}])
    assert ("not-printed", "warning") in [(t.code, t.severity) for t in reported]
