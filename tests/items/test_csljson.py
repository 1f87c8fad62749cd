"""CSL-JSON and CSL-YAML, as other programs and people write them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from ris2cite.errors import Diagnostic, InputError
from ris2cite.items import csljson, cslyaml

ITEM = {"id": "x", "type": "book", "title": "T"}


def read(text: str | bytes, room: Any = csljson) -> tuple[list[dict[str, Any]], list[Diagnostic]]:
    heard: list[Diagnostic] = []
    data = text.encode() if isinstance(text, str) else text
    items = room.read_items(io.BytesIO(data), source="refs.json", report=heard.append)
    return list(items), heard


@pytest.mark.parametrize(
    "document",
    [
        pytest.param([ITEM], id="a list"),
        pytest.param(ITEM, id="one item"),
        pytest.param({"items": [ITEM]}, id="Zotero's API"),
        pytest.param({"references": [ITEM]}, id="pandoc's metadata"),
        pytest.param({"x": {"type": "book", "title": "T"}}, id="a table by id"),
        pytest.param({"status": "ok", "message": {"items": [ITEM]}}, id="Crossref's list"),
        pytest.param({"status": "ok", "message": ITEM}, id="Crossref's work"),
        pytest.param([[ITEM]], id="a list in a list"),
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_items_are_found_wherever_they_are(document: object, indent: int | None) -> None:
    assert read(json.dumps(document, indent=indent)) == ([ITEM], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_encoding_of_json_is_read(encoding: str) -> None:
    item = {**ITEM, "title": "Über «ß»"}
    assert read(json.dumps([item], ensure_ascii=False).encode(encoding))[0] == [item]


def test_json_lines_stream_and_a_bad_line_costs_only_itself() -> None:
    lines = [json.dumps({**ITEM, "id": str(n)}) for n in range(3)]
    lines.insert(1, '{"id": ')
    items, heard = read("\n".join(["", *lines, ""]))
    assert [item["id"] for item in items] == ["0", "1", "2"]
    assert [(d.severity, d.line, d.code) for d in heard] == [("error", 3, "bad-json")]


def test_items_before_a_syntax_error_are_read_and_the_error_has_a_line() -> None:
    heard: list[Diagnostic] = []
    text = '[\n{"id": "a", "type": "book"},\n{"id": "b" "type"}]'
    items = csljson.read_items(io.BytesIO(text.encode()), source="r.json", report=heard.append)
    assert next(items)["id"] == "a"
    with pytest.raises(InputError, match=r"^r\.json:3: this is not JSON: "):
        next(items)


@pytest.mark.parametrize("text", ["[1, 2", "[" * 100_000, '{"a":' * 100_000, "\xff"])
def test_invalid_json_is_an_error(text: str) -> None:
    try:
        items, heard = read(text)
    except InputError:
        return
    assert items == []
    assert {d.severity for d in heard} == {"error"}


@pytest.mark.parametrize(
    ("given", "becomes"),
    [
        ({"id": 12}, {"id": "12"}),
        ({"type": "journal-article"}, {"type": "article-journal"}),
        ({"type": "Legal Case"}, {"type": "legal_case"}),
        ({"title": ["One"]}, {"title": "One"}),
        ({"ISSN": ["1111-1111", "2222-2222"]}, {"ISSN": "1111-1111, 2222-2222"}),
        ({"doi": "10.1/x"}, {"DOI": "10.1/x"}),
        ({"journalAbbreviation": "J. X"}, {"container-title-short": "J. X"}),
        ({"volume": None, "issue": ""}, {}),
        ({"volume": 12}, {"volume": 12}),
        ({"version": 1.5}, {"version": "1.5"}),
        ({"author": "Doe, Jane"}, {"author": [{"family": "Doe", "given": "Jane"}]}),
        ({"author": {"family": "Doe"}}, {"author": [{"family": "Doe"}]}),
        ({"author": ["The Club"]}, {"author": [{"literal": "The Club"}]}),
        ({"author": [{"name": "The Club"}]}, {"author": [{"literal": "The Club"}]}),
        ({"issued": 2020}, {"issued": {"date-parts": [[2020]]}}),
        ({"issued": "2020-05"}, {"issued": {"date-parts": [[2020, 5]]}}),
        ({"issued": "2020-05/2021"}, {"issued": {"date-parts": [[2020, 5], [2021]]}}),
        ({"issued": "last spring"}, {"issued": {"literal": "last spring"}}),
        ({"issued": {"raw": "2020-05-01"}}, {"issued": {"date-parts": [[2020, 5, 1]]}}),
        ({"issued": {"date-parts": [["2020", "5"]]}}, {"issued": {"date-parts": [[2020, 5]]}}),
        ({"issued": {"date-parts": [2020, 5]}}, {"issued": {"date-parts": [[2020, 5]]}}),
        ({"issued": {"date-parts": [[2020, 5.0]]}}, {"issued": {"date-parts": [[2020, 5]]}}),
        ({"issued": {"date-parts": [["2020-05"]]}}, {"issued": {"date-parts": [[2020, 5]]}}),
        ({"issued": {"date-parts": [["in press"]]}}, {"issued": {"literal": "in press"}}),
        ({"issued": {"raw": 2020}}, {"issued": {"date-parts": [[2020]]}}),
        ({"issued": {"date-parts": [], "raw": "2020"}}, {"issued": {"date-parts": [[2020]]}}),
        ({"issued": {"edtf": "2020-05"}}, {"issued": {"date-parts": [[2020, 5]]}}),
        (
            {"issued": {"date-time": "2020-05-01T10:00:00Z"}},
            {"issued": {"date-parts": [[2020, 5, 1]]}},
        ),
        ({"issued": {"date-parts": [[2020, None]]}}, {"issued": {"date-parts": [[2020]]}}),
        ({"issued": {"year": 2020, "month": 5}}, {"issued": {"date-parts": [[2020, 5]]}}),
        (
            {"issued": [{"year": 2020}, {"year": 2021}]},
            {"issued": {"date-parts": [[2020], [2021]]}},
        ),
        ({"my-own": {"a": [1]}}, {"my-own": {"a": [1]}}),
    ],
    ids=str,
)
def test_variants_become_csl(given: dict[str, Any], becomes: dict[str, Any]) -> None:
    (item,), heard = read(json.dumps([{"type": "book", **given}]))
    assert item == {"type": "book", **becomes}
    assert heard == []


@pytest.mark.parametrize(
    ("item", "code"),
    [
        ({"type": "nonsense"}, "unknown-type"),
        ({"id": "x"}, "unknown-type"),
        ({"type": "book", "author": 7}, "bad-value"),
        ({"type": "book", "issued": {"foo": 1}}, "bad-value"),
        ({"type": "book", "title": {"a": 1}}, "bad-value"),
        ({"type": "book", "title": "a\x00b\ud800"}, "control-characters"),
    ],
    ids=str,
)
def test_unusable_values_are_reported(item: dict[str, Any], code: str) -> None:
    items, heard = read(json.dumps([item]))
    assert len(items) == 1
    assert {d.code for d in heard} == {code}


def test_something_else_than_an_item_is_an_error() -> None:
    items, heard = read('[7, "x", null, {"id": "a", "type": "book"}]')
    assert [item["id"] for item in items] == ["a"]
    assert [(d.severity, d.record) for d in heard] == [("error", 1), ("error", 2), ("error", 3)]


# Out ------------------------------------------------------------------------

HARD = [
    {"id": "a", "type": "book", "title": "no", "volume": "007", "edition": "1e3", "page": "0o17"},
    {"id": "b", "type": "book", "title": "- [x]: {y} #z & *w 'q' \"r\" \\n", "note": "a\n\nb\tc "},
    {"id": "c", "type": "book", "title": "~", "issue": "2020-05-01", "number": "1:30", "DOI": "="},
    {"id": "y", "type": "book", "title": "\u202eabc\u2028d\u200f", "volume": 12, "keyword": "null"},
    {"id": "e", "type": "book", "custom": {"ris": {"U1": ["", "  x"]}}, "ISBN": "+1_000.0"},
]


@pytest.mark.parametrize("room", [csljson, cslyaml])
def test_output_reads_back_unchanged(room: Any) -> None:
    writers = [csljson.write_json, csljson.write_lines] if room is csljson else [cslyaml.write_yaml]
    for write in writers:
        text = "".join(write(HARD))
        assert read(text, room) == (HARD, [])
        assert not set(text) & set("\u202e\u2028\u200f")


def test_every_yaml_reader_sees_the_same_text() -> None:
    yaml = pytest.importorskip("yaml")
    assert yaml.safe_load("".join(cslyaml.write_yaml(HARD)))["references"] == HARD


def test_an_empty_list_is_a_document_of_its_kind() -> None:
    assert "".join(csljson.write_lines([])) == ""
    assert read("".join(csljson.write_json([])), csljson) == ([], [])
    assert read("".join(cslyaml.write_yaml([])), cslyaml) == ([], [])


YAML = """\
---
title: An essay
references:
- id: x
  type: book
  title: No
  volume: 007
  issued: 2020-05-01
  author:
  - {family: Doe, given: Jane}
...

# An essay
"""


def test_yaml_scalars_are_text_except_for_numbers_and_booleans() -> None:
    (item,), heard = read(YAML, cslyaml)
    assert heard == []
    assert (item["title"], item["volume"]) == ("No", "007")
    assert item["issued"] == {"date-parts": [[2020, 5, 1]]}


@pytest.mark.parametrize(
    "text",
    [
        "- &a [x]\n- *a\n",
        "[" * 5000,
        "- " * 5000,
        "a: [1\nb: 2",
        "- !!python/object/apply:os.system ['true']\n",
        "\x00",
    ],
)
def test_hostile_yaml_is_an_input_error(text: str) -> None:
    with pytest.raises(InputError, match=r"^refs\.json"):
        read(text, cslyaml)
