"""Items of real files: valid CSL-JSON, complete, and the same after writing RIS."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.items.keys import KeyAssigner
from ris2cite.markup.latex.decode import decode
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record
from ris2cite.ris.values.identifiers import doi, pmid
from ris2cite.ris.values.name_split import is_et_al, split_names
from ris2cite.ris.values.name_tables import NO_GIVEN
from ris2cite.ris.values.text import NO_VALUE, clean, folded
from ris2cite.ris.write import write
from tests.support.kept import lost_parts
from tests.support.vocabulary import problems_of
from tests.support.zotero_agreement import CORPUS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real files is not here"),
]
FILES = sorted((CORPUS / "ris").glob("*.ris")) or [CORPUS / "no files"]

READ_AS_VALUES = frozenset("DA Y1 PY Y2 C6 ET LA SN SP EP DO UR L2 M3 VL KW OP".split())
"""Tags whose values are written in another form: dates, numbers, identifiers, lists."""


def records_of(data: bytes) -> list[Record]:
    return list(read_records(io.BytesIO(data), source=None, report=lambda diagnostic: None))


def items_of(records: list[Record]) -> list[dict[str, Any]]:
    ring = KeyAssigner()
    items = [convert(record, lambda diagnostic: None) for record in records]
    for item in items:
        item["id"] = ring.assign(item)
    return items


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_items_are_valid_csl_json(path: Path) -> None:
    items = items_of(records_of(path.read_bytes()))
    assert items
    for item in items:
        assert problems_of(item) == []
        assert json.loads(json.dumps(item)) == item


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_ris_round_trip_is_stable(path: Path) -> None:
    items = items_of(records_of(path.read_bytes()))
    first = "".join(write(items, lambda diagnostic: None)).encode()
    again = items_of(records_of(first))
    assert again == items
    assert "".join(write(again, lambda diagnostic: None)).encode() == first


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_value_is_in_the_written_ris(path: Path) -> None:
    records = records_of(path.read_bytes())
    assert records
    for record in records:
        item = convert(record, lambda diagnostic: None)
        text = folded(clean("".join(write([item], lambda diagnostic: None))))
        missing = [
            (tag, value) for tag, value, _ in record.fields if not is_written(tag, value, text)
        ]
        assert missing == []


def is_written(tag: str, value: str, text: str) -> bool:
    """Whether the letters and digits of a value, or of each part of it, are in the text."""
    if value in NO_VALUE or not re.search(r"\w", value) or folded(clean(value)) in text:
        return True
    identifier = doi(value) or pmid(value)
    if identifier:
        return folded(identifier) in text
    if tag in READ_AS_VALUES:
        digits = re.findall(r"\d+", value)
        return all(number.lstrip("0") in text for number in digits)
    parts = re.split(r"[\n;]", value)
    if tag in ("AU", "A1", "A2", "A3", "ED"):
        parts = [part for part in split_names(clean(value)) if not is_et_al(part)]
        pieces = [piece for part in parts for piece in part.split(",")]
        real = [piece for piece in pieces if piece.strip() not in NO_GIVEN]
        parts = [word for piece in real for word in re.findall(r"\w+", piece)]
    if all(folded(clean(part)) in text for part in parts):
        return True
    # A place before its publisher, TeX, a number beside its archive: word by word.
    return all(
        folded(word) in text
        for word in re.findall(r"\w+", decode(value, markup=False, groups="drop"))
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_part_of_a_value_is_lost(path: Path) -> None:
    for record in records_of(path.read_bytes()):
        heard: list[Diagnostic] = []
        item = convert(record, heard.append)
        assert lost_parts(record, item, [one.message for one in heard]) == []
