"""Converting records: overrides, ids, kept values, diagnostics."""

from __future__ import annotations

from typing import Any

import pytest

from ris2cite.errors import Diagnostic, UsageError
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.record import Field, Record
from ris2cite.ris.write import record_pairs


def record_of(type: str, *lines: str) -> Record:
    fields = [Field(line[:2], line[3:], number) for number, line in enumerate(lines, 2)]
    return Record(type, fields, source="refs.ris", number=4, line=1)


def converted(type: str, *lines: str, **options: Any) -> tuple[dict[str, Any], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return convert(record_of(type, *lines), found.append, **options), found


def test_a_tag_of_a_type_can_be_sent_elsewhere() -> None:
    item, _ = converted(
        "CPAPER", "C3 5th Moss Day", "T2 Moss Notes", overrides={"CPAPER": {"C3": "event-title"}}
    )
    assert item["event-title"] == "5th Moss Day"
    assert item["container-title"] == "Moss Notes"


def test_a_tag_of_all_types_can_be_sent_elsewhere() -> None:
    overrides = {"*": {"U5": "annote", "C8": "composer", "U4": "event-date"}}
    item, _ = converted("BOOK", "U5 A note.", "C8 Reed, Ada", "U4 May 2019", overrides=overrides)
    assert item["annote"] == "A note."
    assert item["composer"] == [{"family": "Reed", "given": "Ada"}]
    assert item["event-date"] == {"date-parts": [[2019, 5]]}


def test_an_override_is_for_the_written_type_whatever_the_record_turns_out_to_be() -> None:
    item, _ = converted(
        "GEN", "T2 Moss Notes", "U5 5th Moss Day", overrides={"GEN": {"U5": "event-title"}}
    )
    assert item["type"] == "article-journal"
    assert item["event-title"] == "5th Moss Day"


def test_overrides_for_a_type_take_precedence() -> None:
    overrides = {"*": {"U5": "annote"}, "BOOK": {"U5": "medium"}}
    item, _ = converted("BOOK", "U5 vellum", overrides=overrides)
    assert item["medium"] == "vellum"
    assert "annote" not in item


def test_an_override_of_another_type_changes_nothing() -> None:
    lines = ("C3 Proceedings", "T2 Moss Day")
    plain, _ = converted("CPAPER", *lines)
    item, _ = converted("CPAPER", *lines, overrides={"BOOK": {"C3": "event-title"}})
    assert item == plain


def test_an_override_to_an_unknown_variable_is_refused() -> None:
    with pytest.raises(UsageError, match="eventtitle"):
        converted("CPAPER", "C3 x", overrides={"CPAPER": {"C3": "eventtitle"}})


def test_values_without_a_variable_are_kept_as_they_stand() -> None:
    item, _ = converted("JOUR", "U3 a &amp; b", "U3 c", "AD Oslo")
    assert item["custom"] == {"ris": {"AD": ["Oslo"], "U3": ["a &amp; b", "c"]}}


def test_a_later_different_value_is_kept() -> None:
    item, _ = converted("JOUR", "TI One title", "TI Another title", "PB A", "PB B")
    assert item["title"] == "One title"
    assert item["custom"]["ris"] == {"PB": ["B"], "TI": ["Another title"]}


def test_an_equal_value_in_a_deprecated_tag_is_not_repeated() -> None:
    item, _ = converted("JOUR", "TI One title", "T1 One Title", "AB Text.", "N2 Text.")
    assert "custom" not in item


@pytest.mark.parametrize(
    ("line", "code", "number"),
    [
        ("VL NA", "no-value", 2),
        ("DO see the website", "not-a-doi", 2),
        ("SN 1234-5678", "bad-check-digit", 2),
        ("AU et al.", "et-al", 2),
        ("AU Anonymous", "anonymous", 2),
        ("PY 0000", "no-date", 2),
        ("DA MAY 7", "no-year", 2),
    ],
)
def test_what_is_dropped_or_doubtful_is_reported(line: str, code: str, number: int) -> None:
    _, found = converted("JOUR", line, "TI A title")
    assert [(d.code, d.source, d.line, d.record) for d in found] == [(code, "refs.ris", number, 4)]


def test_two_dates_are_reported_at_the_second_one() -> None:
    _, found = converted("JOUR", "DA 2019/12/30", "PY 2020")
    assert [(d.code, d.line) for d in found] == [("two-dates", 3)]


@pytest.mark.parametrize("type", ["", "XYZ"])
def test_an_unknown_type_is_reported(type: str) -> None:
    item, found = converted(type, "TI A title", "T2 A journal", "VL 3")
    assert item["type"] == "article-journal"
    assert [d.code for d in found] == ["unknown-type"]
    assert record_pairs(item, lambda diagnostic: None)[0] == ("TY", type)


def test_only_an_own_id_that_is_a_good_key_becomes_the_id() -> None:
    assert converted("JOUR", "ID abe2008")[0]["id"] == "abe2008"
    item, _ = converted("JOUR", "ID 4711")
    assert "id" not in item
    assert item["custom"]["ris"]["ID"] == ["4711"]


def test_variables_without_a_tag_are_written_as_notes_and_reported() -> None:
    found: list[Diagnostic] = []
    item = {
        "id": "a",
        "type": "article-journal",
        "title": "A title",
        "scale": "1:50",
        "guest": [{"family": "Abe", "given": "Aya"}],
        "submitted": {"date-parts": [[2020, 1]]},
    }
    pairs = record_pairs(item, found.append)
    assert ("N1", "scale: 1:50") in pairs
    assert ("N1", "guest: Abe, Aya") in pairs
    assert ("N1", "submitted: 2020/01//") in pairs
    assert [d.code for d in found] == ["no-tag"] * 3


def test_numbers_of_other_programs_are_written_too() -> None:
    item = {
        "id": "a",
        "type": "article-journal",
        "volume": 12,
        "page": 3,
        "issued": {"date-parts": [["2020", "", None]]},
        "custom": {"ris": "not ours", "ris2cite": 3},
    }
    pairs = record_pairs(item, lambda diagnostic: None)
    assert pairs == [("TY", "JOUR"), ("ID", "a"), ("PY", "2020"), ("VL", "12"), ("SP", "3")]
