"""No part of a value is lost: it is in the item, in ``custom``, or in a diagnostic."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.mapping.tables import ROWS
from ris2cite.ris.mapping.types import TYPES
from ris2cite.ris.record import Field, Record
from tests.support.kept import lost_parts

TAGS = sorted({tag for row in ROWS for tag in row.tags})
PIECES = (
    "276 279 290-291 3-1 3-12 II-1153 S336 e1042 104567 pii: E1392 pp. 12 0 + & "
    "10.5555/x.104567 https://example.org/a 2011 2011/05/07 May 17-21 c1987 ahead-of-print "
    "Suppl 2 (9) Vega, Maria Roe, J. author, et al. and ; : / Lichens moss Journal of Made-Up "
    "Botany J. Made-Up Bot. arXiv:2001.01234 bioRxiv Geneva Press University 1234-5679 "
    "978-3-16-148410-0 discussion 280-1 xii, 345 p. Editorial [Anonymous] N/A eng"
).split(" ")
values = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map(" ".join)
fields = st.lists(st.tuples(st.sampled_from(TAGS), values), min_size=1, max_size=8)


def lost(type: str, pairs: list[tuple[str, str]]) -> list[str]:
    record = Record(type, [Field(tag, value, line) for line, (tag, value) in enumerate(pairs, 2)])
    heard: list[Diagnostic] = []
    item = convert(record, heard.append)
    return lost_parts(record, item, [one.message for one in heard])


@given(st.sampled_from(sorted(TYPES)), fields)
def test_no_part_of_a_value_is_lost(type: str, pairs: list[tuple[str, str]]) -> None:
    assert lost(type, pairs) == []


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"page": "276"}, ["EP: 279", "EP: 290", "EP: 291"]),
        ({"page": "276-279"}, ["EP: 290", "EP: 291"]),
        ({"page": "276", "custom": {"ris": {"EP": ["279, 290-291"]}}}, []),
    ],
)
def test_a_part_that_is_dropped_is_found(item: dict[str, Any], expected: list[str]) -> None:
    record = Record("JOUR", [Field("SP", "276", 2), Field("EP", "279, 290-291", 3)])
    assert [part.partition(" (")[0] for part in lost_parts(record, item, [])] == expected
