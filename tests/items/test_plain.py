"""Items from data frames, databases and forms."""

from __future__ import annotations

import datetime
import json
import math
from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pytest

import ris2cite
from ris2cite import Diagnostic
from ris2cite.items.plain import plain_items
from tests.support.diagnostics import fail_on


class Scalar:
    """Like numpy's scalars and arrays: ``tolist`` returns a Python value."""

    def __init__(self, value: object) -> None:
        self.value = value

    def tolist(self) -> object:
        return self.value


NAType = type("NAType", (), {"__bool__": lambda self: 1 / 0, "__eq__": lambda self, other: self})
NaTType = type("NaTType", (), {})


def plain(value: Any, variable: str = "volume") -> Any:
    """The result for the value of a variable; None if it is left out silently."""
    (item,) = plain_items([{"id": "x", variable: value}], fail_on)
    return item.get(variable)


@pytest.mark.parametrize(
    "value", [None, math.nan, NAType(), NaTType(), Scalar(math.nan), Decimal("NaN")]
)
@pytest.mark.parametrize("variable", ["volume", "issued", "author", "title"])
def test_missing_values_are_left_out(value: Any, variable: str) -> None:
    assert plain(value, variable) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (12.0, 12),
        (12.5, 12.5),
        (Scalar(7), 7),
        (Scalar("7A"), "7A"),
        (Scalar([1, 2]), [1, 2]),
        (Decimal("12"), 12),
        (Decimal("1.5"), 1.5),
        (Fraction(4, 2), 2),
        (True, True),
        (PurePosixPath("a/b"), "a/b"),
        (datetime.date(2020, 5, 17), "2020-05-17"),
        (("a", "b"), ["a", "b"]),
        ({"a": math.nan, "b": (1.0, None)}, {"b": [1]}),
        (type("Text", (str,), {})("x"), "x"),
    ],
)
def test_a_value_is_of_a_plain_type(value: Any, expected: Any) -> None:
    found = plain(value)
    assert (found, type(found)) == (expected, type(expected))


@pytest.mark.parametrize(
    "value",
    [
        "Smith, John; Doe, Jane",
        "Smith, John and Doe, Jane",
        ["Smith, John", "Doe, Jane"],
        [{"family": "Smith", "given": "John"}, "Doe, Jane"],
    ],
)
def test_names_as_text_are_people(value: Any) -> None:
    people = [{"family": "Smith", "given": "John"}, {"family": "Doe", "given": "Jane"}]
    assert plain(value, "author") == people
    assert ris2cite.read(json.dumps([{"type": "book", "author": value}]))[0]["author"] == people


def test_a_body_is_not_taken_apart() -> None:
    assert plain("Department of Fish and Wildlife", "author") == [
        {"literal": "Department of Fish and Wildlife"}
    ]


def test_a_word_that_is_not_csls_is_reported_once() -> None:
    rows = [{"title": "A", "year": 2020, "pages": "1", "page": "1"}] * 3
    reported: list[Diagnostic] = []
    ris2cite.write(rows, on_diagnostic=reported.append)
    found = [one.message for one in reported if one.code == "unknown-variable"]
    assert found == [
        "item 1: “year” is not a CSL variable, and is not printed; did you mean “issued”?"
    ]
    text = "\n".join(map(json.dumps, rows))
    reported.clear()
    ris2cite.read(f"{text}\n", on_diagnostic=reported.append)
    assert [one.code for one in reported].count("unknown-variable") == 1


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (datetime.date(2020, 5, 17), [[2020, 5, 17]]),
        (datetime.datetime(2020, 5, 17, 12, 30), [[2020, 5, 17]]),
        (Scalar(datetime.date(2020, 5, 17)), [[2020, 5, 17]]),
        ({"date-parts": ((2020.0, Scalar(5)),)}, [[2020, 5]]),
    ],
)
def test_a_date_is_date_parts(value: Any, parts: list[list[int]]) -> None:
    assert plain(value, "issued") == {"date-parts": parts}


@pytest.mark.parametrize("value", [2020, 2020.0, "2020", Scalar(2020), Scalar("2020")])
def test_a_bare_year_is_printed(value: Any) -> None:
    item = {"id": "x", "type": "book", "title": "An atlas", "issued": value}
    assert ris2cite.write(item) == "An atlas. (2020).\n"
    assert "year = {2020}" in ris2cite.write(item, "bibtex") or "year = 2020" in ris2cite.write(
        item, "bibtex"
    )


def test_one_item_is_a_list_of_one() -> None:
    item = {"id": "x", "type": "book", "title": "An atlas"}
    for one in (item, MappingProxyType(item), OrderedDict(item), (item,), iter([item])):
        assert list(plain_items(one, fail_on)) == [item]
        assert ris2cite.Processor(dict(item)).bibliography()[0].text == "An atlas. (n.d.)."


@pytest.mark.parametrize("items", ["text", b"bytes", 7, Path("refs.ris"), None])
def test_values_that_are_not_items_are_refused(items: Any) -> None:
    with pytest.raises(TypeError, match="not an item or a list of items: "):
        ris2cite.write(items)


@pytest.mark.parametrize("value", [object(), b"bytes", math.inf, [object()]])
@pytest.mark.parametrize("to", ["text", "bibtex", "csl-json", "ris"])
def test_a_value_without_a_meaning_is_reported_and_not_printed(value: Any, to: str) -> None:
    heard: list[Diagnostic] = []
    item = {"id": "x", "type": "book", "title": "An atlas", "volume": value}
    text = ris2cite.write([item], to, on_diagnostic=heard.append)
    assert [(d.code, d.record, d.title) for d in heard] == [("unknown-value", 1, "An atlas")]
    assert "item 1: “volume” " in heard[0].message
    assert "An atlas" in text
    assert "object" not in text


def test_items_that_were_read_pass_through_unchanged() -> None:
    sample = Path(__file__).resolve().parents[1] / "data" / "sample.ris"
    items = ris2cite.read(sample)
    assert all(a is b for a, b in zip(items, plain_items(items, fail_on), strict=True))


def test_a_data_frame_is_its_records() -> None:
    pandas = pytest.importorskip("pandas")
    numpy = pytest.importorskip("numpy")
    frame = pandas.DataFrame(
        [
            {"id": "a", "type": "book", "title": "An atlas", "volume": numpy.int64(3)},
            {"id": "b", "type": "book", "issued": pandas.Timestamp(2020, 5, 17)},
            {"id": "c", "type": "book", "accessed": numpy.datetime64("2021-02")},
        ]
    )
    first, second, third = plain_items(frame, fail_on)
    assert first == {"id": "a", "type": "book", "title": "An atlas", "volume": 3}
    assert second == {"id": "b", "type": "book", "issued": {"date-parts": [[2020, 5, 17]]}}
    assert third == {"id": "c", "type": "book", "accessed": {"date-parts": [[2021, 2, 1]]}}
