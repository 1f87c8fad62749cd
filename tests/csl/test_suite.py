"""The CSL test suite, with a list of expected failures that must be exact."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.support.csl_fixture import Fixture, read_fixture, replay
from tests.support.csl_suite import (
    DEFAULT_SUITE,
    EXPECTED_FAILURES,
    comparable,
    read_expected_failures,
    within_time,
)
from tests.support.paths import DOCS


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "fixture_path" not in metafunc.fixturenames:
        return
    suite = Path(metafunc.config.getoption("--csl-suite") or DEFAULT_SUITE)
    paths = sorted(suite.glob("*.txt"))
    if metafunc.config.getoption("--csl-suite") and not paths:
        raise pytest.UsageError(f"no fixtures in {suite}")
    absent = pytest.param(None, marks=pytest.mark.skip(reason="the suite is not here"), id="none")
    metafunc.parametrize(
        "fixture_path", [pytest.param(path, id=path.stem) for path in paths] or [absent]
    )


@pytest.fixture(scope="module")
def expected_failures() -> dict[str, str]:
    return read_expected_failures()


def test_fixture(fixture_path: Path, expected_failures: dict[str, str]) -> None:
    outcome = within_time(read_fixture(fixture_path))
    if fixture_path.stem in expected_failures:
        assert not outcome.passed, f"passes now: take its line out of {EXPECTED_FAILURES.name}"
    else:
        assert outcome.passed, (
            f"\nexpected {outcome.expected}\ngot      {outcome.got}\n{outcome.note}"
        )


def test_every_expected_failure_has_a_reason_and_a_fixture(
    expected_failures: dict[str, str],
) -> None:
    assert [name for name, reason in expected_failures.items() if not reason] == []
    if not DEFAULT_SUITE.is_dir():
        pytest.skip("the suite is not here")
    assert [n for n in expected_failures if not (DEFAULT_SUITE / f"{n}.txt").exists()] == []


def edit(key: str, items: list[str], note: int, before: list, after: list) -> list:
    cites = [{"id": item} for item in items]
    return [
        {"citationID": key, "citationItems": cites, "properties": {"noteIndex": note}},
        before,
        after,
    ]


def test_replay_inserts_moves_replaces_and_drops() -> None:
    document = replay(
        [
            edit("A", ["x"], 1, [], []),
            edit("B", ["y"], 2, [["A", 1]], []),
            edit("C", ["z"], 1, [], [["A", 2], ["B", 3]]),
            edit("A", ["x", "w"], 2, [["C", 1]], []),
        ]
    )
    assert [
        (c["citationID"], [i["id"] for i in c["citationItems"]], c["properties"]["noteIndex"])
        for c in document
    ] == [("C", ["z"], 1), ("A", ["x", "w"], 2)]


SAMPLE = """\
Commentary.
>>==== MODE ====>>
{mode}
<<==== MODE ====<<
>>== RESULT ==>>
{result}
<<== RESULT ==<<
>>===== CSL =====>>
<style/>
<<===== CSL =====<<
>>===== INPUT =====>>
[{{"id": 7, "title": "Old"}}, {{"title": "No id"}}, {{"id": "7", "title": "New"}}]
<<===== INPUT =====<<
"""


def sample(tmp_path: Path, more: str = "", mode: str = "citation", result: str = "") -> Fixture:
    path = tmp_path / "made_Up.txt"
    path.write_text("\ufeff" + SAMPLE.format(mode=mode, result=result) + more, encoding="utf-8")
    return read_fixture(path)


def test_sections_are_read(tmp_path: Path) -> None:
    fixture = sample(tmp_path, ">>== OPTIONS ==>>\n{}\n<<== OPTIONS ==<<\n", result="(A)\n\n(B)")
    assert (fixture.name, fixture.category, fixture.mode) == ("made_Up", "made", "citation")
    assert fixture.items == [{"id": "7", "title": "New"}, {"title": "No id", "id": "item-2"}]
    assert fixture.clusters == []
    assert (fixture.style, fixture.expected) == (b"<style/>", "(A)\n\n(B)")
    assert fixture.unread == ("OPTIONS",)


def test_a_document_holds_only_the_cited_items_in_its_order(tmp_path: Path) -> None:
    cites = ">>== CITATION-ITEMS ==>>\n{}\n<<== CITATION-ITEMS ==<<\n"
    fixture = sample(tmp_path, cites.format('[[{"id": "item-2"}], [{"id": 7}]]'))
    assert [len(c["citationItems"]) for c in fixture.clusters] == [1, 1]
    assert [item["id"] for item in fixture.items] == ["7", "item-2"]
    edits = '[[{"citationID": "A", "citationItems": [{"id": 7}]}, [], []]]'
    fixture = sample(tmp_path, f">>== CITATIONS ==>>\n{edits}\n<<== CITATIONS ==<<\n")
    assert [item["id"] for item in fixture.items] == ["7"]
    assert fixture.marked


def test_a_missing_section_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text(">>== MODE ==>>\ncitation\n<<== MODE ==<<\n", encoding="utf-8")
    with pytest.raises(ValueError, match="CSL, INPUT, RESULT"):
        read_fixture(path)


def test_comparison_forgives_markers_and_indents_only(tmp_path: Path) -> None:
    edits = '[[{"citationID": "A", "citationItems": [{"id": 7}]}, [], []]]'
    marked = sample(tmp_path, f">>== CITATIONS ==>>\n{edits}\n<<== CITATIONS ==<<\n")
    assert comparable(marked, "..[0] (A)\n>>[1] (B  b)\n") == "(A)\n(B  b)"
    listed = sample(tmp_path, mode="bibliography")
    assert comparable(listed, "<div>\n  <div>1</div> <i>x</i>\n</div>\n") == (
        "<div>\n<div>1</div> <i>x</i>\n</div>"
    )


PAGE = DOCS / "conformance.md"


def test_the_page_gives_the_reason_of_every_expected_failure(
    expected_failures: dict[str, str],
) -> None:
    listed = dict(re.findall(r"^\| `(\w+_\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.M))
    assert listed == expected_failures


def counted(suite: Path, failures: dict[str, str]) -> str:
    """What the page says about the suite; exactly the expected failures must fail."""
    fixtures = [read_fixture(path) for path in sorted(suite.glob("*.txt"))]
    passing = [fixture for fixture in fixtures if fixture.name not in failures]
    all_in, passed_in = (
        Counter(kind for one in some for kind in (one.mode, one.category))
        for some in (fixtures, passing)
    )
    modes = [f"{passed_in[mode]} of the {all_in[mode]}" for mode in ("bibliography", "citation")]
    categories = sorted({fixture.category for fixture in fixtures})
    rows = [
        f"| {one} | {passed_in[one]} | {all_in[one]} |"
        for one in categories
        if passed_in[one] < all_in[one]
    ]
    whole = [f"{one} {all_in[one]}" for one in categories if passed_in[one] == all_in[one]]
    return "\n".join(
        [
            f"{len(passing)} of {len(fixtures)} fixtures pass: {modes[0]} in bibliography mode and "
            f"{modes[1]} in citation mode.",
            "",
            *("| category | passed | of |", "|---|---:|---:|", *rows),
            "",
            f"In all other categories, all fixtures pass: {', '.join(whole)}.",
            "",
        ]
    )


def test_the_figures_of_the_page_are_the_suites(
    request: pytest.FixtureRequest, expected_failures: dict[str, str]
) -> None:
    if not DEFAULT_SUITE.is_dir():
        pytest.skip("the suite is not here")
    start, end = "<!-- generated by pytest tests/csl --regenerate -->\n\n", "\n<!-- end -->"
    before, found, rest = PAGE.read_text("utf-8").partition(start)
    assert found
    after = rest[rest.index(end) :]
    page = before + start + counted(DEFAULT_SUITE, expected_failures) + after
    if request.config.getoption("--regenerate"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text("utf-8") == page
