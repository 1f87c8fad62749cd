"""The same records in all dialects give the same items."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record
from ris2cite.text.account import Account
from tests.support.dialects import DIALECTS, Entry, base_records

RECORDS = base_records()


def encodable(entry: Entry, codec: str) -> bool:
    try:
        str(entry).encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def records_for(dialect: str) -> list[Entry]:
    """All records, except in encodings that lack letters for some."""
    codec = {"cp1252": "cp1252", "Latin-1": "latin-1"}.get(dialect)
    return [entry for entry in RECORDS if codec is None or encodable(entry, codec)]


def shown(record: Record) -> tuple[str, list[tuple[str, str]]]:
    return record.type, [(field.tag, field.value) for field in record.fields]


@cache
def plain() -> list[tuple[Entry, dict[str, Any]]]:
    """The records with the items that plain RIS gives."""
    stream = io.BytesIO(DIALECTS["plain"](RECORDS))
    records = read_records(stream, source=None, report=print)
    return list(zip(RECORDS, [convert(record, ignore) for record in records], strict=True))


def ignore(diagnostic: Diagnostic) -> None:
    """Ignore the diagnostic."""


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_dialect_reads_like_the_plain_file(dialect: str) -> None:
    records = records_for(dialect)
    account = Account()
    stream = io.BytesIO(DIALECTS[dialect](records))

    read = list(read_records(stream, source=dialect, report=ignore, account=account))

    assert account.balanced, account.summary()
    assert [record.number for record in read] == list(range(1, len(records) + 1))
    assert [convert(record, ignore) for record in read] == [
        item for entry, item in plain() if entry in records
    ]
    if dialect != "entities":
        assert [shown(record) for record in read] == [
            (entry[0][1][0], [(tag, "\n".join(paragraphs)) for tag, paragraphs in entry[1:]])
            for entry in records
        ]


def test_there_are_enough_of_both() -> None:
    assert len(RECORDS) == 24
    assert len(DIALECTS) >= 38
    assert len(records_for("Latin-1")) >= 15
