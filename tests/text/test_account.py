"""Every line is accounted for, whatever the bytes: read = mapped + kept + reported + blank."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.reader import RisReader
from ris2cite.ris.record import Field, Record, TaggedFormat
from ris2cite.sniff import sniff
from ris2cite.text.account import Account
from tests.support.line_by_line import read_line_by_line
from tests.support.strategies import files, ris_texts

DIALECTS: list[TaggedFormat] = ["ris", "wos", "nbib"]


def ignore(diagnostic: Diagnostic) -> None:
    """Ignore the diagnostic."""


def line_count(text: str) -> int:
    lines = re.split("\r\n|\r|\n", text)
    return len(lines) - (not lines[-1])


@given(files, st.sampled_from(DIALECTS))
def test_reading_never_fails_and_the_account_adds_up(data: bytes, format: TaggedFormat) -> None:
    account = Account()
    diagnostics: list[Diagnostic] = []
    records = list(
        read_records(
            io.BytesIO(data), source=None, report=diagnostics.append, format=format, account=account
        )
    )
    assert account.balanced, account.summary()
    assert account.pending == sum(record.lines for record in records)
    assert account.found - account.skipped == len(records)
    assert records or any(one.code == "no-records" for one in diagnostics)


@given(files)
def test_converting_keeps_the_account(data: bytes) -> None:
    account = Account()
    records = read_records(io.BytesIO(data), source=None, report=ignore, account=account)
    for record in records:
        account.enter(record, convert(record, ignore))
    assert account.balanced, account.summary()
    assert account.pending == 0
    assert account.converted + account.skipped == account.found
    assert min(account.mapped, account.kept, account.reported, account.lost) >= 0


@given(ris_texts())
def test_lines_are_counted_as_they_are_in_the_file(text: str) -> None:
    account = Account()
    stream = io.BytesIO(text.encode())
    list(read_records(stream, source=None, report=ignore, account=account, encoding="utf-8"))
    assert account.lines == line_count(text.removeprefix("\ufeff"))


@given(ris_texts())
def test_every_word_is_in_a_record_or_reported(text: str) -> None:
    diagnostics: list[Diagnostic] = []
    stream = io.BytesIO(text.encode())
    records = list(read_records(stream, source=None, report=diagnostics.append, encoding="utf-8"))
    output = [one.message for one in diagnostics]
    for record in records:
        output += [record.type, *(f"{field.tag} {field.value}" for field in record.fields)]
    known = " ".join(output).casefold()
    for word in re.findall(r"[^\W_]{2,}", text.casefold()):
        assert word in known or word in ("er", "ty"), word


@given(ris_texts())
def test_whole_blocks_are_read_as_line_by_line(text: str) -> None:
    lines = re.split("\r\n|\r|\n", text)[: line_count(text)]
    whole = reader().read(["".join(line + "\n" for line in lines)])
    single = read_line_by_line(lines)
    assert [shown(record) for record in whole] == [shown(record) for record in single]


def reader() -> RisReader:
    return RisReader(LineReporter(None, lambda diagnostic: None, Account()))


def shown(record: Record) -> object:
    return record.type, record.line, record.lines, record.spans, record.fields


@given(files)
def test_recognising_never_fails(data: bytes) -> None:
    format, refusal = sniff(data)
    assert format is None or refusal is None


# The account alone.


def record(*fields: Field, lines: int, spans: dict[int, int] | None = None) -> Record:
    return Record("JOUR", list(fields), lines=lines, spans=spans)


def test_lines_of_a_record_are_mapped_kept_or_reported() -> None:
    account = Account()
    account.lines, account.blank, account.pending, account.found = 9, 1, 8, 1
    one = record(
        Field("TI", "One", 2),
        Field("U2", "left", 3),
        Field("N1", "two\nlines", 4),
        Field("PY", "None", 6),
        Field("KW", "a", 7),
        lines=8,
        spans={4: 2},
    )
    account.enter(one, {"custom": {"ris": {"U2": ["left"], "N1": ["two\nlines"]}}}, {6})
    assert (account.mapped, account.kept, account.reported) == (4, 3, 1)
    assert account.balanced
    assert account.summary() == (
        "1 record found, 1 converted, 0 skipped\n"
        "9 lines read: 4 in items, 3 kept in custom, 1 reported, 1 blank"
    )


def test_a_record_that_is_given_up_is_reported() -> None:
    account = Account()
    account.lines, account.pending, account.found = 3, 3, 1
    account.enter(record(Field("TI", "One", 2), lines=3), None)
    assert (account.skipped, account.reported, account.lost) == (1, 3, 3)
    assert account.balanced


def test_an_unused_line_makes_the_account_unbalanced() -> None:
    account = Account()
    account.lines = 1
    assert not account.balanced
    assert account.summary().endswith("0 blank; 1 unaccounted for")
