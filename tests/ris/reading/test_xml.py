"""XML exports: the same items as from tagged exports, read safely."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

import ris2cite
from ris2cite.errors import Diagnostic, InputError, UsageError
from ris2cite.formats import INPUTS
from ris2cite.io import wrap_input
from ris2cite.options import Options
from ris2cite.text.account import Account

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


def test_every_value_of_pubmed_xml_is_kept() -> None:
    """Except for the works that it cites, days of dates, which are joined, and short forms."""
    items = ris2cite.read(HERE / "whole.xml")
    found = json.dumps(items, ensure_ascii=False)
    left_out = {"Citation", "Year", "Month", "Day", "Hour", "Minute", "Initials", "Language"}
    left_out |= {"ISOAbbreviation", "MedlineDate"}
    for element in etree.parse(HERE / "whole.xml").iter():
        if len(element) == 0 and element.tag not in left_out:
            assert (element.text or "").rstrip(".") in found, element.tag
    assert [item["issued"] for item in items] == [
        {"date-parts": [[2021, 10], [2021, 12]]},
        {"date-parts": [[2019, 2]]},
    ]


def test_people_of_pubmed_xml_keep_their_order_and_their_place() -> None:
    article, chapter = ris2cite.read(HERE / "whole.xml")
    assert article["author"] == [
        {"literal": "Exton Moss Survey"},
        {"family": "Okafor", "given": "Chidi", "suffix": "Jr"},
    ]
    assert [chapter[role][0]["family"] for role in ("author", "editor", "container-author")] == [
        "Vance",
        "Birch",
        "Alder",
    ]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<ref-type name="Report">17</ref-type>', "report"),  # other programs' numbers
        ('<ref-type name="Grey Literature">27</ref-type>', "report"),  # a renamed type
        ('<ref-type name="Book Section">5</ref-type>', "chapter"),
    ],
)
def test_a_reference_type_is_read_by_its_name_or_number(element: str, expected: str) -> None:
    text = f"<xml><records><record>{element}<titles><title>A</title></titles></record>"
    (item,) = ris2cite.read(f"{text}</records></xml>".encode())
    assert item["type"] == expected


def test_two_people_of_one_name_are_two() -> None:
    people = "<author>Li, J.</author><author>Li, J.</author>"
    kind = "<ref-type name='Book'>6</ref-type>"
    text = f"<record>{kind}<contributors><authors>{people}</authors></contributors></record>"
    (item,) = ris2cite.read(f"<xml><records>{text}</records></xml>".encode(), "endnote-xml")
    assert item["author"] == [{"family": "Li", "given": "J."}] * 2


def test_the_values_of_xml_are_accounted_for_and_messages_name_the_record() -> None:
    records = b"<record><ref-type>99</ref-type><label>L</label><volume>3</volume></record>" * 2
    stream = wrap_input(io.BytesIO(b"<xml><records>" + records + b"</records></xml>"), "a.xml")
    account, found = Account(), []
    items = list(INPUTS["endnote-xml"].read(stream, Options(), account, found.append))
    assert len(items) == 2
    assert account.summary() == (
        "2 records found, 2 converted, 0 skipped\n"
        "4 values read: 2 in items, 2 kept in custom, 0 reported"
    )
    message = "unknown reference type “99”; read as document [unknown-type]"
    assert [str(d) for d in found] == [f"a.xml:1: warning: record {n}: {message}" for n in (1, 2)]


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


def test_xml_neither_fetches_nor_opens_anything(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    text = f'<!DOCTYPE xml [<!ENTITY a SYSTEM "file://{secret}">]>'.encode() + endnote("x &a;")
    with pytest.raises(InputError, match="declares entities"):
        ris2cite.read(text)


def test_only_the_white_space_of_xml_is_folded() -> None:
    (item,) = ris2cite.read(endnote(" At 449\u2009nm,\r\n  p. 3. "))
    assert item["title"] == "At 449\u2009nm, p. 3."


def test_a_message_says_a_place_once() -> None:
    with pytest.raises(InputError) as caught:
        ris2cite.read(b'<?xml version="1.0" encoding="klingon"?>' + endnote("One"), "endnote-xml")
    assert str(caught.value) == "1: not well-formed XML: Unsupported encoding: klingon"


def test_a_declared_encoding_is_used_and_one_that_is_given_goes_before() -> None:
    text = '<?xml version="1.0" encoding="windows-1252"?>' + endnote("“Café”").decode()
    assert ris2cite.read(text.encode("cp1252"))[0]["title"] == "“Café”"
    assert ris2cite.read(text + "\n")[0]["title"] == "“Café”"
    bare = endnote("Café").decode().encode("latin-1")
    assert ris2cite.read(bare, encoding="latin-1")[0]["title"] == "Café"
    with pytest.raises(UsageError, match="unknown encoding"):
        ris2cite.read(bare, "endnote-xml", encoding="klingon")


def test_an_export_without_records_is_an_error() -> None:
    found: list[Diagnostic] = []
    assert ris2cite.read(b"<xml><records></records></xml>", on_diagnostic=found.append) == []
    assert [(d.severity, d.code) for d in found] == [("error", "no-records")]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_file() -> None:
    peaks = []
    for count in (6_000, 24_000):  # more than are read ahead for the keys
        text = io.BytesIO(endnote(*(f"Title {n}" for n in range(count))))
        tracemalloc.start()
        assert sum(1 for _ in ris2cite.iter_items(text, "endnote-xml")) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 500 * 18_000  # the ids that are taken, and no more
