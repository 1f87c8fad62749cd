"""Invented records and their items: ``golden/NAME.ris`` and ``NAME.csl.json``.

``pytest tests/ris/test_golden_records.py --regenerate`` writes the items anew; the change is
then reviewed as a diff.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.mapping.types import TYPES, WRITTEN_TYPES
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.ris.values.text import clean, folded
from ris2cite.ris.write import write

GOLDEN = Path(__file__).parent / "golden"
SUFFIXES: dict[str, TaggedFormat] = {".ris": "ris", ".wos": "wos", ".nbib": "nbib", ".enw": "enw"}
FILES = sorted(path for path in GOLDEN.iterdir() if path.suffix in SUFFIXES)
RIS_FILES = [path for path in FILES if path.suffix == ".ris"]


def records_of(data: bytes, format: TaggedFormat = "ris") -> list[Record]:
    stream = io.BytesIO(data)
    return list(read_records(stream, source=None, report=lambda diagnostic: None, format=format))


def converted(record: Record) -> dict[str, Any]:
    """The item of a record."""
    return convert(record, lambda diagnostic: None)


def written(items: list[dict[str, Any]]) -> bytes:
    return "".join(write(items, lambda diagnostic: None)).encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_items_are_the_expected_ones(path: Path, pytestconfig: pytest.Config) -> None:
    found = [converted(r) for r in records_of(path.read_bytes(), SUFFIXES[path.suffix])]
    suffix = ".csl.json" if path.suffix == ".ris" else f"{path.suffix}.csl.json"
    expected = path.with_name(path.stem + suffix)
    if pytestconfig.getoption("--regenerate"):
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert found == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("path", RIS_FILES, ids=lambda path: path.stem)
def test_written_items_read_back_unchanged(path: Path) -> None:
    items = [converted(record) for record in records_of(path.read_bytes())]
    first = written(items)
    again = [converted(record) for record in records_of(first)]
    assert again == items
    assert written(again) == first


@pytest.mark.parametrize("path", RIS_FILES, ids=lambda path: path.stem)
def test_the_order_of_the_tags_changes_nothing(path: Path) -> None:
    records = records_of(path.read_bytes())
    assert records
    for record in records:
        item = convert(record, lambda diagnostic: None)
        by_tag = sorted(record.fields, key=lambda field: field.tag)
        for fields in (by_tag, sorted(by_tag, key=lambda field: field.tag, reverse=True)):
            other = Record(record.type, fields)
            assert convert(other, lambda diagnostic: None) == item


def test_there_is_a_record_for_each_type() -> None:
    types = {r.type.strip() for path in RIS_FILES for r in records_of(path.read_bytes())}
    assert set(TYPES) <= types
    assert set(WRITTEN_TYPES.values()) <= types


def test_there_are_at_least_eighty_records() -> None:
    assert len([r for path in RIS_FILES for r in records_of(path.read_bytes())]) >= 80


def test_unmapped_values_are_written_unchanged() -> None:
    records = [record for path in RIS_FILES for record in records_of(path.read_bytes())]
    unmapped = 0
    for item in map(converted, records):
        raw = item.get("custom", {}).get("ris", {})
        expected = {f"{tag}  - {value}" for tag, values in raw.items() for value in values}
        assert expected - set(written([item]).decode().split("\r\n")) == set()
        unmapped += len(expected)
    assert unmapped >= 60


def test_folding_keeps_text_without_letters() -> None:
    assert folded(clean("+")) == "+"
