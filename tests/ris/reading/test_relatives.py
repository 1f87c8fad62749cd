"""Reading Web of Science and PubMed files."""

from __future__ import annotations

import io

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.text.account import Account

WOS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Halvorsen, I
   Oduya, K
AF Halvorsen, Ingrid M.
   Oduya, Kwame
TI Drying times of peat
   under intermittent wind
SO ANNALS OF IMAGINARY SOIL PHYSICS
DE peat; evaporation;
   wind
AB Aims We dried peat. Results It took a while, longer than we had hoped for, and the wind was to
   blame.
CR Quill J, 1987, COURIER, V1, P3
   Singh H, 2021, GUST
PD APR
PY 2019
UT WOS:000000000000001
ER

PT B
AU Vandermeulen, P
TI A short history of long bridges
ER

EF
"""

NBIB = """\

PMID- 10000001
OWN - NLM
TI  - Drying times of peat under intermittent wind: a long title that PubMed
      wraps after eighty columns.
AB  - AIMS: We dried peat. RESULTS: It took
      a while.
FAU - Halvorsen, Ingrid M
AU  - Halvorsen IM
PMC - PMC1234567
COIS- None.
      None at all.
MH  - *Peat/chemistry
EDAT- 2019/04/17 06:00

PMID- 10000002
TI  - Counting leaves
"""


def read(text: str, format: TaggedFormat) -> tuple[list[Record], list[Diagnostic], Account]:
    reported: list[Diagnostic] = []
    account = Account()
    stream = io.BytesIO(text.encode())
    records = list(
        read_records(stream, source=None, report=reported.append, format=format, account=account)
    )
    return records, reported, account


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff", " "])
def test_web_of_science(end: str, mark: str) -> None:
    records, reported, account = read(mark + WOS.replace("\n", end), "wos")
    assert [record.type for record in records] == ["J", "B"]
    assert [tuple(field) for field in records[0].fields] == [
        ("AU", "Halvorsen, I", 4),
        ("AU", "Oduya, K", 5),
        ("AF", "Halvorsen, Ingrid M.", 6),
        ("AF", "Oduya, Kwame", 7),
        ("TI", "Drying times of peat under intermittent wind", 8),
        ("SO", "ANNALS OF IMAGINARY SOIL PHYSICS", 10),
        ("DE", "peat; evaporation; wind", 11),
        (
            "AB",
            "Aims We dried peat. Results It took a while, longer than we had hoped for, "
            "and the wind was to blame.",
            13,
        ),
        ("CR", "Quill J, 1987, COURIER, V1, P3", 15),
        ("CR", "Singh H, 2021, GUST", 16),
        ("PD", "APR", 17),
        ("PY", "2019", 18),
        ("UT", "WOS:000000000000001", 19),
    ]
    assert [one.code for one in reported] == ["header"]
    assert account.balanced, account.summary()
    assert account.found == 2


def test_pubmed() -> None:
    records, reported, account = read(NBIB, "nbib")
    assert [tuple(field) for field in records[0].fields] == [
        ("PMID", "10000001", 2),
        ("OWN", "NLM", 3),
        (
            "TI",
            "Drying times of peat under intermittent wind: a long title that PubMed "
            "wraps after eighty columns.",
            4,
        ),
        ("AB", "AIMS: We dried peat. RESULTS: It took a while.", 6),
        ("FAU", "Halvorsen, Ingrid M", 8),
        ("AU", "Halvorsen IM", 9),
        ("PMC", "PMC1234567", 10),
        ("COIS", "None. None at all.", 11),
        ("MH", "*Peat/chemistry", 13),
        ("EDAT", "2019/04/17 06:00", 14),
    ]
    assert [record.number for record in records] == [1, 2]
    assert records[1].line == 16
    assert not reported
    assert account.balanced, account.summary()


def test_a_pubmed_record_may_lack_its_number() -> None:
    records, _, _ = read("TI  - One\nAB  - x\n\nTI  - Two\nAB  - y\n", "nbib")
    assert [record.fields[0].value for record in records] == ["One", "Two"]


@pytest.mark.parametrize("format", ["wos", "nbib"])
def test_lines_outside_records_are_reported(format: TaggedFormat) -> None:
    records, reported, account = read("   Once upon a time\n   there was\n", format)
    assert not records
    assert [one.code for one in reported] == ["outside-record", "no-records"]
    assert "Once upon a time / there was" in reported[0].message
    assert account.balanced, account.summary()


def test_a_web_of_science_record_may_lack_its_end() -> None:
    records, reported, account = read("PT J\nTI One\nPT J\nTI Two\n", "wos")
    assert [record.fields[0].value for record in records] == ["One", "Two"]
    assert [one.code for one in reported] == ["missing-end"]
    assert account.balanced, account.summary()
