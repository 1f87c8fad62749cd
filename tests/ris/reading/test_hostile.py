"""Malicious files are read in linear time and memory."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import TaggedFormat
from ris2cite.sniff import sniff
from ris2cite.text.account import Account
from tests.support.steps import assert_in_proportion

LARGE = 500_000
"""The size of files that are read in a second or two, and in hours if a step is quadratic."""

DIALECTS: list[TaggedFormat] = ["ris", "wos", "nbib"]


def fill(piece: bytes, size: int) -> bytes:
    return piece * (size // len(piece))


def record(lines: bytes) -> bytes:
    return b"TY  - JOUR\nTI  - One\n" + lines + b"\nER  - \n"


FILES: dict[str, Callable[[int], bytes]] = {
    "one long line": lambda n: record(b"AB  - " + fill(b"long ", n)),
    "a line of soft breaks": lambda n: record(b"AB  - " + fill(b"a\v", n)),
    "tags on one line": lambda n: record(fill(b"AU  - a\v", n)),
    "no line end": lambda n: fill(b" ", n),
    "NULs": lambda n: fill(b"\0", n),
    "bytes that are no text": lambda n: record(b"TI  - " + fill(b"\xff\xc3", n)),
    "surrogates": lambda n: record(b"TI  - " + fill(b"\xed\xa0\x80", n)),
    "high bytes": lambda n: fill(bytes(range(128, 256)), n),
    "blank lines": lambda n: fill(b"\n", n),
    "carriage returns": lambda n: fill(b"\r", n),
    "end lines": lambda n: fill(b"ER  - \n", n),
    "type lines": lambda n: fill(b"TY  - J\n", n),
    "empty records": lambda n: fill(b"TY  - J\nER  - \n", n),
    "second type lines": lambda n: b"TY  - A\n" + fill(b"TY  - B\n", n),
    "keywords, one per line": lambda n: record(b"KW  - a" + fill(b"\nfoo", n)),
    "keywords": lambda n: record(fill(b"KW  - a\n", n)),
    "keywords in one line": lambda n: record(b"KW  - " + fill(b"a; ", n)),
    "names": lambda n: record(fill(b"AU  - Ames, A.\n", n)),
    "names in one line": lambda n: record(b"AU  - " + fill(b"Ames, A.; ", n)),
    "a long name": lambda n: record(b"AU  - " + fill(b"van ", n)),
    "lines of an abstract": lambda n: record(b"AB  - a" + fill(b"\nfoo bar baz", n)),
    "links": lambda n: record(b"UR  - a" + fill(b"\nfoo", n)),
    "end tags without hyphen": lambda n: b"TY  - JOUR\nAB  - a" + fill(b"\nER", n),
    "headings inside a record": lambda n: (
        b"TY  - JOUR\nAB  - a" + fill(b"\n1.", n) + b"\nTY  - JOUR\n"
    ),
    "text outside of records": lambda n: fill(b"foo bar\n", n),
    "rules": lambda n: fill(b"-" * 90 + b"a\n", n),
    "one long rule": lambda n: fill(b"-", n),
    "tags without a type": lambda n: fill(b"TI  - a\n", n),
    "tags without a type, with gaps": lambda n: fill(b"TI  - a\n\nC1  - b\n\n", n),
    "what is nearly a tag": lambda n: record(fill(b"A-B-\n", n)),
    "blank lines in a value": lambda n: record(b"AB  - x\n" + fill(b" \n", n)),
    "zero-width blanks": lambda n: record(b"AB  - " + fill("\u200b".encode(), n) + b"x"),
    "UTF-16": lambda n: b"\xff\xfe" + fill("TY  - JOUR\nTI  - x\nER  - \n".encode("utf-16-le"), n),
    "a legacy encoding": lambda n: fill(
        "TY  - JOUR\nTI  - 河流与土壤的关系\nER  - \n".encode("gb18030"), n
    ),
    "Latin-1": lambda n: fill("TY  - JOUR\nTI  - café\nER  - \n".encode("latin-1"), n),
    "markup": lambda n: record(b"TI  - " + fill(b"<i>", n)),
    "angle brackets": lambda n: fill(b"<", n),
    "entities": lambda n: record(b"TI  - " + fill(b"&amp;", n)),
    "unknown tags": lambda n: record(fill(b"XX  - a\n", n)),
    "digits": lambda n: record(
        b"SP  - " + fill(b"9", n) + b"\nPY  - " + fill(b"9", n) + b"\nVL  - " + fill(b"9", n)
    ),
}


def read(data: bytes, format: TaggedFormat) -> None:
    account = Account()
    sniff(data[: 1 << 16])
    stream = io.BytesIO(data)
    for one in read_records(stream, source=None, report=ignore, format=format, account=account):
        account.enter(one, convert(one, ignore))
    assert account.balanced, account.summary()


@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("title", FILES)
def test_the_work_is_in_proportion_to_the_size(title: str, format: TaggedFormat) -> None:
    assert_in_proportion(lambda size: read(FILES[title](size), format), 2_000)


@pytest.mark.slow
@pytest.mark.parametrize("format", DIALECTS)
@pytest.mark.parametrize("title", FILES)
def test_large_files_terminate(title: str, format: TaggedFormat) -> None:
    read(FILES[title](LARGE), format)


def ignore(diagnostic: Diagnostic) -> None:
    """Ignore the diagnostic."""


class Long(io.RawIOBase):
    """The same record for 0.8 MB, in reads of 64 kB."""

    def __init__(self, piece: bytes) -> None:
        self.part = piece * (65536 // len(piece))
        self.reads = 12

    def read(self, size: int = -1) -> bytes:
        self.reads -= 1
        return self.part if self.reads >= 0 else b""


PLAIN = b"TY  - J\nAB  - two\n three\nER  - \n\n"
WITHOUT_ENDS = b"TY - J\nTI - One\n\n"


@pytest.mark.parametrize("piece", [PLAIN, WITHOUT_ENDS])
def test_memory_does_not_grow_with_the_file(piece: bytes) -> None:
    records = read_records(Long(piece), source=None, report=ignore)  # type: ignore[arg-type]
    blocks = [sys.getallocatedblocks() for number, _ in enumerate(records) if not number % 100]
    half = len(blocks) // 2
    assert max(blocks[half:]) < 1.2 * max(blocks[:half])


def test_a_line_with_several_tags_counts_once() -> None:
    account = Account()
    stream = io.BytesIO(b"TY  - JOUR\nXX  - kept\vXY  - kept\vTI  - One\nER  - \n")
    for one in read_records(stream, source=None, report=ignore, account=account):
        account.enter(one, convert(one, ignore))
    assert (account.lines, account.mapped, account.kept) == (3, 2, 1)


def test_digits_of_other_scripts_are_not_numbers() -> None:
    for value in ("²", "1/²/³", "①", "٢٠٢٠", "9" * 5000, f"1-{'9' * 5000}"):
        for tag in ("PY", "DA", "SP", "VL", "IS", "ET"):
            stream = io.BytesIO(f"TY  - JOUR\n{tag}  - {value}\nER  - \n".encode())
            (one,) = read_records(stream, source=None, report=ignore)
            assert convert(one, ignore)["type"]
