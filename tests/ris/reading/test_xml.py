"""XML exports: the same items as from the tagged exports, and nothing that harms."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import ris2cite
from ris2cite.errors import InputError

HERE = Path(__file__).parent / "xml"

RECORD = "<record><ref-type name='Book'>6</ref-type><titles><title>{}</title></titles></record>"


def without(item: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in names}


def test_endnote_xml_and_ris_become_the_same_item() -> None:
    (xml,) = ris2cite.read(HERE / "endnote.xml")
    (ris,) = ris2cite.read(HERE / "endnote.ris")
    assert without(xml, "abstract") == without(ris, "abstract")
    assert xml["abstract"].split() == ris["abstract"].split()


def test_pubmed_xml_and_nbib_become_the_same_item() -> None:
    (xml,) = ris2cite.read(HERE / "pubmed.xml")
    (nbib,) = ris2cite.read(HERE / "pubmed.nbib")
    assert without(xml, "abstract", "custom") == without(nbib, "abstract", "custom")
    assert xml["abstract"].split() == nbib["abstract"].split()
    assert xml["custom"]["nbib"]["AD"] == nbib["custom"]["nbib"]["AD"]


def endnote(*titles: str) -> bytes:
    return f"<xml><records>{''.join(map(RECORD.format, titles))}</records></xml>".encode()


def test_several_records_are_counted() -> None:
    items = ris2cite.read(endnote("One", "Two &lt; 3 &amp; 4", "Three"))
    assert [item["title"] for item in items] == ["One", "Two < 3 & 4", "Three"]
    assert {item["type"] for item in items} == {"book"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (endnote("One")[:-20], "not well-formed XML"),
        (b'<!DOCTYPE xml [<!ENTITY a "b">]>' + endnote("&a;"), "declares entities"),
        (b"<xml><records>" + b"<a>" * 100 + b"</a>" * 100 + b"</records></xml>", "nested"),
    ],
)
def test_hostile_xml_is_refused(text: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        ris2cite.read(text, "endnote-xml")


def test_nothing_is_fetched_and_no_file_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    text = f'<!DOCTYPE xml [<!ENTITY a SYSTEM "file://{secret}">]>'.encode() + endnote("x &a;")
    with pytest.raises(InputError, match="declares entities"):
        ris2cite.read(text)


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file() -> None:
    peaks = []
    for count in (2_000, 20_000):
        text = io.BytesIO(endnote(*(f"Title {n}" for n in range(count))))
        tracemalloc.start()
        assert sum(1 for _ in ris2cite.iter_items(text, "endnote-xml")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 500 * 18_000  # the ids that are taken, and no more
