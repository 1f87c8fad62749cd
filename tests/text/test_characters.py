"""Invisible characters: removed, kept or escaped in the same way in all formats."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
import yaml

import ris2cite
from ris2cite.text import characters

REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "\u061c\u200e\u200f"
CONTROLS = "\x00\x07\x08\x0b\x1b\x7f\x80\x9b"

REFERENCES = ["text", "html", "markdown", "latex", "rst"]
BIBLIOGRAPHIES = ["bibtex", "biblatex"]
DATA = ["csl-json", "jsonl", "csl-yaml"]

RIGHT_TO_LEFT = f"שפת C++{MARKS[1]} למתחילים{MARKS[2]}!"


def item(title: str) -> dict[str, Any]:
    return {"id": "x", "type": "book", "title": title, "issued": {"date-parts": [[2001]]}}


def written(title: str, to: str) -> str:
    return ris2cite.write([item(title)], to, on_diagnostic=lambda diagnostic: None)


@pytest.mark.parametrize("to", REFERENCES + BIBLIOGRAPHIES + DATA + ["rtf", "ris"])
def test_nothing_that_acts_is_written(to: str) -> None:
    text = written(f"A{CONTROLS}B{REORDERING}C שפה{REORDERING}", to)
    assert not set(text) & set(CONTROLS + REORDERING)


@pytest.mark.parametrize("to", REFERENCES + BIBLIOGRAPHIES + ["ris"])
def test_direction_marks_stay_in_right_to_left_text(to: str) -> None:
    assert f"C++{MARKS[1]}" in written(RIGHT_TO_LEFT, to).replace("\\", "").replace("{}", "")


@pytest.mark.parametrize("to", ["latex", *BIBLIOGRAPHIES])
def test_direction_marks_go_from_other_text_where_tex_would_stop_at_them(to: str) -> None:
    text = written(f"Plain{MARKS} title", to)
    assert not set(text) & set(MARKS)
    assert "lain title" in text.replace("{", "").replace("}", "")


@pytest.mark.parametrize("to", DATA)
def test_data_formats_escape_and_lose_nothing(to: str) -> None:
    title = f"A{MARKS}{REORDERING}\u2028B"
    text = written(title, to)
    assert not set(text) & set(MARKS + REORDERING + "\u2028")
    back = yaml.safe_load(text)["references"][0] if to == "csl-yaml" else json.loads(text)
    back = back[0] if isinstance(back, list) else back
    assert back["title"] == title


def test_ris_is_read_with_marks_only_where_they_are_needed() -> None:
    record = "TY  - BOOK\nTI  - {}\nER  - \n"
    plain = ris2cite.read(record.format(f"A{MARKS}b \u202ec\u202c"))
    assert plain[0]["title"] == "Ab c"
    hebrew = ris2cite.read(record.format(f"{MARKS[2]}{RIGHT_TO_LEFT}{MARKS[1]}"))
    assert hebrew[0]["title"] == RIGHT_TO_LEFT


def test_a_terminal_gets_every_one_spelt_out() -> None:
    for char in CONTROLS + REORDERING + MARKS + "\t\n\r\u2028\ud800":
        assert characters.visible(f"a{char}b").isascii(), hex(ord(char))


def test_the_classes_agree_with_unicode() -> None:
    """Every character whose bidirectional class embeds, overrides or isolates, and every
    control character but white space, is in the class for it."""
    for code in range(0x110000):
        char = chr(code)
        reorders = unicodedata.bidirectional(char) in {
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"
        }  # fmt: skip
        controls = unicodedata.category(char) == "Cc" and char not in "\t\n\r"
        half = unicodedata.category(char) == "Cs"
        unsafe = characters.without_unsafe(char) == ("", 1)
        assert unsafe == (reorders or controls or half), hex(code)


def test_every_right_to_left_letter_is_known() -> None:
    letters = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.bidirectional(chr(code)) in {"R", "AL"} and chr(code) not in MARKS
    ]
    unknown = [
        char for char in letters if characters.without_stray_marks(f"{char}\u200fa") == f"{char}a"
    ]
    assert unknown == []
