"""The Python API: every kind of source, and where diagnostics go."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path

import pytest

import ris2cite
from ris2cite import Diagnostic
from tests.support.paths import DATA

SAMPLE = DATA / "sample.ris"
TEXT = SAMPLE.read_text(encoding="utf-8")
ODD = "TY  - NONSENSE\nTI  - A title\nER  - \n"


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(str(SAMPLE), id="path"),
        pytest.param(SAMPLE, id="Path"),
        pytest.param(TEXT, id="text"),
        pytest.param(TEXT.replace("\n", "\r"), id="text with CR"),
        pytest.param(TEXT.encode(), id="bytes"),
        pytest.param(TEXT.encode("utf-16"), id="UTF-16 bytes"),
        pytest.param(bytearray(TEXT.encode()), id="bytearray"),
        pytest.param(io.BytesIO(TEXT.encode()), id="binary file"),
        pytest.param(io.StringIO(TEXT), id="text file"),
    ],
)
def test_a_source_of_any_kind_is_read(source: object) -> None:
    (item,) = ris2cite.read(source)
    assert item["id"] == "vaillancourt2023slow"
    assert item["author"][8] == {"family": "Novák", "given": "Jiří"}


def test_an_open_file_is_read_in_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "old.ris").write_text(TEXT, encoding="cp1257", errors="replace")
    with open(tmp_path / "old.ris", encoding="cp1257") as file:
        (item,) = ris2cite.read(file)
    assert item["author"][13]["family"] == "Šimkutė"


def test_a_list_of_sources_makes_one_list() -> None:
    items = ris2cite.read([SAMPLE, TEXT, b'[{"id": "x", "type": "book"}]'])
    assert [item["id"] for item in items] == [
        "vaillancourt2023slow",
        "vaillancourt2023slowa",
        "x",
    ]


def test_items_stream(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            record = ODD.encode()
            size = len(buffer) // len(record) * len(record)
            buffer[:size] = record * (size // len(record))
            return size

    items = ris2cite.iter_items(
        io.BufferedReader(Endless(), 1 << 16), on_diagnostic=lambda diagnostic: None
    )
    assert [next(items)["title"] for _ in range(3)] == ["A title"] * 3


def test_something_that_is_no_source_is_told() -> None:
    with pytest.raises(TypeError, match="int"):
        ris2cite.read(12)  # type: ignore[arg-type]


def test_a_missing_file_is_an_input_error() -> None:
    with pytest.raises(ris2cite.InputError, match=r"nowhere\.ris: no such file"):
        ris2cite.read("nowhere.ris")


@pytest.mark.parametrize("name", ["read", "convert"])
def test_an_unknown_format_is_a_usage_error(name: str) -> None:
    with pytest.raises(ris2cite.UsageError, match="unknown input format “docx”"):
        getattr(ris2cite, name)(TEXT, from_="docx")


def test_convert_is_read_and_write_in_one() -> None:
    items = ris2cite.read(SAMPLE)
    assert ris2cite.convert(SAMPLE, to="bibtex") == ris2cite.write(items, to="bibtex")
    assert json.loads(ris2cite.convert(SAMPLE, to="csl-json")) == items


def test_a_key_scheme_names_every_item() -> None:
    (item,) = ris2cite.read(SAMPLE, keys="{author}:{year}")
    assert item["id"] == "vaillancourt:2023"


def test_overrides_teach_an_odd_export() -> None:
    record = "TY  - CONF\nTI  - A talk\nC3  - The Meeting\nER  - \n"
    (item,) = ris2cite.read(record, overrides={"CONF": {"C3": "event-title"}})
    assert item["event-title"] == "The Meeting"


# Diagnostics ----------------------------------------------------------------


def test_a_diagnostic_is_handed_over_with_its_place() -> None:
    heard: list[Diagnostic] = []
    ris2cite.read(ODD, on_diagnostic=heard.append)
    assert [(d.severity, d.code, d.line, d.record) for d in heard] == [
        ("warning", "unknown-type", 1, 1)
    ]


def test_without_a_listener_it_is_a_warning_at_the_callers_line() -> None:
    with pytest.warns(ris2cite.Ris2citeWarning, match="NONSENSE") as heard:
        ris2cite.read(ODD)
    assert heard[0].filename == __file__


def test_a_note_is_no_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ris2cite.read("TY  - JOUR\nTI  - A\nVL  - N/A\nER  - \n")


def test_strict_raises() -> None:
    with pytest.raises(ris2cite.StrictError, match="NONSENSE") as raised:
        ris2cite.read(ODD, strict=True)
    assert raised.value.diagnostic.code == "unknown-type"


def test_what_a_terminal_would_act_on_is_left_out_of_every_output() -> None:
    item = {"id": "x", "type": "book", "title": "A\x1b[31m\u202e title\x07", "publisher": "B\x9b"}
    for to in ("bibtex", "biblatex", "csl-json", "csl-yaml", "jsonl", "ris", "text", "html"):
        heard: list[Diagnostic] = []
        text = ris2cite.write([item], to=to, on_diagnostic=heard.append)
        assert not set(text) & set("\x1b\x07\x9b\u202e"), to


def test_the_module_offers_what_it_says() -> None:
    for name in ris2cite.__all__:
        assert getattr(ris2cite, name) is not None
    assert set(ris2cite.__all__) <= set(dir(ris2cite))
    with pytest.raises(AttributeError, match="nothing"):
        _ = ris2cite.nothing


def test_items_of_ones_own_need_no_id_and_none_is_lost() -> None:
    items = [{"type": "book", "title": title} for title in ("One", "Two")]
    assert ris2cite.write(items).splitlines() == ["One. (n.d.).", "Two. (n.d.)."]
    heard: list[Diagnostic] = []
    twins = [{"type": "book", "title": title, "id": 7} for title in ("One", "Two")]
    text = ris2cite.write(twins, "html", on_diagnostic=heard.append)
    assert text.count("csl-entry") == 2
    assert [diagnostic.code for diagnostic in heard] == ["duplicate-id"]


NBIB = "PMID- 12345678\nOWN - NLM\nTI  - One\nFAU - Ames, Ann\nJT  - A journal\n"
WOS = "FN Some export\nVR 1.0\nPT J\nAU Ames, A\nTI One\nER\n\nEF\n"


@pytest.mark.parametrize(
    ("text", "told", "message"),
    [
        (TEXT, "nbib", "reads as RIS, not as PubMed's nbib; try --from ris"),
        (TEXT, "wos", "reads as RIS, not as Web of Science; try --from ris"),
        (NBIB, "ris", "reads as PubMed's nbib, not as RIS; try --from nbib"),
        (WOS, "ris", "reads as Web of Science, not as RIS; try --from wos"),
        (TEXT, "ris", None),
        (NBIB, "nbib", None),
        (WOS, "wos", None),
        ("AU  - Ames, A.\nTI  - One\nPY  - 2001\n", "nbib", None),
        (TEXT, "auto", None),
    ],
)
def test_a_format_that_the_input_surely_is_not_in_is_told(
    text: str, told: str, message: str | None
) -> None:
    diagnostics: list[Diagnostic] = []
    ris2cite.read(text.encode(), told, on_diagnostic=diagnostics.append)
    messages = [one.message for one in diagnostics if one.code == "other-format"]
    assert messages == ([message] if message else [])
