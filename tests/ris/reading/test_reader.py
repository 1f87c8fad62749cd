"""Reading irregular files; the cases are in data/reader_cases.txt."""

from __future__ import annotations

import io
import re
from itertools import islice
from pathlib import Path

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.ris.parser import read_records
from ris2cite.ris.reading.line_reporter import LineReporter
from ris2cite.ris.reading.reader import RisReader
from ris2cite.ris.record import Record
from ris2cite.text.account import Account
from tests.support.line_by_line import read_line_by_line

CASES = Path(__file__).with_name("data") / "reader_cases.txt"
MARKS = {
    "{CR}": "\r",
    "{VT}": "\v",
    "{FF}": "\f",
    "{NEL}": "\x85",
    "{LS}": "\u2028",
    "{PS}": "\u2029",
    "{NBSP}": "\xa0",
    "{BOM}": "\ufeff",
    "{TAB}": "\t",
}


def load_cases() -> list[tuple[str, str, str]]:
    """Title, file and expected reading of each case."""
    cases = []
    for part in re.split(r"^=== ", CASES.read_text("utf-8"), flags=re.M)[1:]:
        title, _, rest = part.partition("\n")
        text, _, shown = rest.rpartition("---\n")
        for mark, character in MARKS.items():
            text = text.replace(mark, character)
        cases.append((title, text, shown.strip()))
    return cases


def show(records: list[Record], reported: list[Diagnostic]) -> str:
    lines = []
    for record in records:
        lines.append(f"{record.line}: {record.type}")
        for tag, value, line in record.fields:
            lines.append(f"{line} {tag} {value}".replace("\n", "¶"))
    for one in reported:
        place = "" if one.line is None else f" {one.line}"
        lines.append(f"{one.severity} {one.code}{place}: {one.message}")
    return "\n".join(line.rstrip() for line in lines)


@pytest.mark.parametrize(("title", "text", "shown"), load_cases(), ids=lambda value: value[:60])
def test_case(title: str, text: str, shown: str) -> None:
    reported: list[Diagnostic] = []
    account = Account()
    stream = io.BytesIO(text.encode())

    records = list(read_records(stream, source=None, report=reported.append, account=account))

    wanted = "\n".join(line.rstrip() for line in shown.split("\n"))
    assert show(records, reported) == wanted
    assert account.balanced, account.summary()
    assert account.pending == sum(record.lines for record in records)


def reader() -> RisReader:
    return RisReader(LineReporter(None, lambda diagnostic: None, Account()))


@pytest.mark.parametrize(("title", "text", "shown"), load_cases(), ids=lambda value: value[:60])
def test_case_line_by_line(title: str, text: str, shown: str) -> None:
    """The fast path for regular records gives the same result as reading by line."""
    lines = re.split("\r\n|\r|\n", text)[:-1]
    slow = read_line_by_line(lines)
    quick = reader().read(["".join(line + "\n" for line in lines)])
    assert show(list(slow), []) == show(list(quick), [])


def test_records_are_yielded_while_reading() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"TY  - JOUR\nTI  - Again\nER  - \n" * 4000

    records = read_records(Endless(), source=None, report=print)  # type: ignore[arg-type]
    assert [record.number for record in islice(records, 100_000)] == list(range(1, 100_001))


def test_a_line_of_five_megabytes_is_one_value() -> None:
    text = "long " * 1_000_000
    stream = io.BytesIO(f"TY  - JOUR\nAB  - {text}\nTI  - One\nER  - \n".encode())
    (record,) = read_records(stream, source=None, report=print)
    assert record.fields[0].value == text.strip()
    assert record.fields[1].line == 3


def test_a_hundred_thousand_values_of_one_tag() -> None:
    keywords = "".join(f"KW  - word {number}\n" for number in range(100_000))
    stream = io.BytesIO(f"TY  - JOUR\n{keywords}ER  - \n".encode())
    (record,) = read_records(stream, source=None, report=print)
    assert len(record.fields) == 100_000
    assert record.fields[-1] == ("KW", "word 99999", 100_001)


def test_diagnostics_name_the_record() -> None:
    reported: list[Diagnostic] = []
    text = "TY  - JOUR\nER  - \n\nTY  - JOUR\nTI  - One\nER  - over\nleft\n\nC1  - stray\n"
    stream = io.BytesIO(text.encode())
    list(read_records(stream, source="x.ris", report=reported.append))
    assert [(one.code, one.line, one.record, one.title) for one in reported] == [
        ("end-value", 6, 2, "One"),
        ("outside-record", 7, 2, "One"),
        ("stray-tags", 9, 2, "One"),
    ]
