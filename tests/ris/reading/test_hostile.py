"""Files made to hurt are read in time and memory in proportion to their size."""

from __future__ import annotations

import io
import sys
import time

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.reading.reader import read_records
from ris2cite.ris.record import Dialect
from ris2cite.sniff import sniff
from ris2cite.text.account import Account

SIZE = 200_000
SECONDS = 5
"""Processor time for 0.2 MB, which take under a second; a step that is quadratic takes minutes."""

OTHERS: list[Dialect] = ["wos", "nbib"]


def fill(piece: bytes, size: int = SIZE) -> bytes:
    return piece * (size // len(piece))


def record(lines: bytes) -> bytes:
    return b"TY  - JOUR\nTI  - One\n" + lines + b"\nER  - \n"


FILES = {
    "one long line": record(b"AB  - " + fill(b"long ")),
    "a line of soft breaks": record(b"AB  - " + fill(b"a\v")),
    "tags on one line": record(fill(b"AU  - a\v")),
    "no line end": fill(b" "),
    "NULs": fill(b"\0"),
    "bytes that are no text": record(b"TI  - " + fill(b"\xff\xc3")),
    "surrogates": record(b"TI  - " + fill(b"\xed\xa0\x80")),
    "high bytes": fill(bytes(range(128, 256))),
    "blank lines": fill(b"\n"),
    "carriage returns": fill(b"\r"),
    "end lines": fill(b"ER  - \n"),
    "type lines": fill(b"TY  - J\n"),
    "empty records": fill(b"TY  - J\nER  - \n"),
    "second type lines": b"TY  - A\n" + fill(b"TY  - B\n"),
    "keywords, one per line": record(b"KW  - a" + fill(b"\nfoo")),
    "keywords": record(fill(b"KW  - a\n")),
    "keywords in one line": record(b"KW  - " + fill(b"a; ")),
    "names": record(fill(b"AU  - Ames, A.\n")),
    "names in one line": record(b"AU  - " + fill(b"Ames, A.; ")),
    "a long name": record(b"AU  - " + fill(b"van ")),
    "lines of an abstract": record(b"AB  - a" + fill(b"\nfoo bar baz")),
    "links": record(b"UR  - a" + fill(b"\nfoo")),
    "end tags without hyphen": b"TY  - JOUR\nAB  - a" + fill(b"\nER"),
    "headings inside a record": b"TY  - JOUR\nAB  - a" + fill(b"\n1.") + b"\nTY  - JOUR\n",
    "text outside of records": fill(b"foo bar\n"),
    "rules": fill(b"-" * 90 + b"a\n"),
    "one long rule": fill(b"-"),
    "tags without a type": fill(b"TI  - a\n"),
    "tags without a type, with gaps": fill(b"TI  - a\n\nC1  - b\n\n"),
    "what is nearly a tag": record(fill(b"A-B-\n")),
    "blank lines in a value": record(b"AB  - x\n" + fill(b" \n")),
    "zero-width blanks": record(b"AB  - " + fill("\u200b".encode()) + b"x"),
    "UTF-16": b"\xff\xfe" + fill("TY  - JOUR\nTI  - x\nER  - \n".encode("utf-16-le")),
    "a legacy encoding": fill("TY  - JOUR\nTI  - 河流与土壤的关系\nER  - \n".encode("gb18030")),
    "Latin-1": fill("TY  - JOUR\nTI  - café\nER  - \n".encode("latin-1")),
    "markup": record(b"TI  - " + fill(b"<i>")),
    "angle brackets": fill(b"<"),
    "entities": record(b"TI  - " + fill(b"&amp;")),
    "unknown tags": record(fill(b"XX  - a\n")),
    "digits": record(b"SP  - " + fill(b"9") + b"\nPY  - " + fill(b"9") + b"\nVL  - " + fill(b"9")),
}


def check(data: bytes, dialect: Dialect) -> None:
    account = Account()
    start = time.process_time()
    sniff(data[: 1 << 16])
    stream = io.BytesIO(data)
    for one in read_records(stream, source=None, report=ignore, dialect=dialect, account=account):
        account.settle(one, convert(one, ignore))
    assert time.process_time() - start < SECONDS
    assert account.balanced, account.summary()


@pytest.mark.parametrize("title", FILES)
def test_time_is_in_proportion_to_size(title: str) -> None:
    check(FILES[title], "ris")


@pytest.mark.parametrize("dialect", OTHERS)
@pytest.mark.parametrize("title", FILES)
def test_so_it_is_in_other_dialects(title: str, dialect: Dialect) -> None:
    check(FILES[title][: SIZE // 4], dialect)


def ignore(diagnostic: Diagnostic) -> None:
    """Nobody is told."""


class Long(io.RawIOBase):
    """Two and a half MB of the same record."""

    def __init__(self, piece: bytes) -> None:
        self.piece = piece
        self.left = 10

    def read(self, size: int = -1) -> bytes:
        self.left -= size >> 18
        return (self.piece * (size // len(self.piece) + 1))[:size] if self.left >= 0 else b""


PLAIN = b"TY  - J\nAB  - two\n three\nER  - \n\n"
WITHOUT_ENDS = b"TY - J\nTI - One\n\n"


@pytest.mark.parametrize("piece", [PLAIN, WITHOUT_ENDS])
def test_memory_does_not_grow_with_the_file(piece: bytes) -> None:
    records = read_records(Long(piece), source=None, report=ignore)  # type: ignore[arg-type]
    blocks = [sys.getallocatedblocks() for number, _ in enumerate(records) if not number % 500]
    half = len(blocks) // 2
    assert max(blocks[half:]) < 1.2 * max(blocks[:half])


def test_a_line_with_several_tags_counts_once() -> None:
    account = Account()
    stream = io.BytesIO(b"TY  - JOUR\nXX  - kept\vXY  - kept\vTI  - One\nER  - \n")
    for one in read_records(stream, source=None, report=ignore, account=account):
        account.settle(one, convert(one, ignore))
    assert (account.lines, account.mapped, account.kept) == (3, 2, 1)


def test_digits_of_other_kinds_are_no_numbers() -> None:
    for value in ("²", "1/²/³", "①", "٢٠٢٠", "9" * 5000, f"1-{'9' * 5000}"):
        for tag in ("PY", "DA", "SP", "VL", "IS", "ET"):
            stream = io.BytesIO(f"TY  - JOUR\n{tag}  - {value}\nER  - \n".encode())
            (one,) = read_records(stream, source=None, report=ignore)
            assert convert(one, ignore)["type"]
