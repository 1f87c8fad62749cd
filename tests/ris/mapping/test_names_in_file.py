"""Names in plain words, read as the other records of the file write names."""

from __future__ import annotations

import pytest

import ris2cite
from ris2cite.model import Name


def first_author(*records: str) -> Name:
    """The only author of the first record; authors of a record are separated by “+”."""
    text = ""
    for names in records:
        lines = "".join(f"AU  - {name}\n" for name in names.split("+"))
        text += f"TY  - RPRT\nTI  - Moss\n{lines}ER  - \n"
    (name,) = ris2cite.read(text)[0]["author"]
    return name


@pytest.mark.parametrize(
    ("records", "name"),
    [
        # A single name may be an organisation's …
        (["Nora Vale"], {"literal": "Nora Vale"}),
        (["Nora Vale", "King, Robert", "Brand, Ivo"], {"literal": "Nora Vale"}),
        # … unless the file writes all names without a comma,
        (["Nora Vale", "Ivo Brand+Ada Holm"], {"family": "Vale", "given": "Nora"}),
        (["Nora Vale", "I. Brand", "A. Holm"], {"family": "Vale", "given": "Nora"}),
        (["Vale Nora", "Brand I+Holm A", "King RJ"], {"family": "Vale", "given": "Nora"}),
        # or another record has the same person.
        (["Nora Vale", "Vale, Nora", "Brand, Ivo"], {"family": "Vale", "given": "Nora"}),
        (["Vale Nora", "Vale, Nora", "Brand, Ivo"], {"family": "Vale", "given": "Nora"}),
        (["Nora Vale", "Nora Vale+Brand, Ivo"], {"family": "Vale", "given": "Nora"}),
        # Organisations are kept whole in any file.
        (["Moss Society", "Ivo Brand+Ada Holm"], {"literal": "Moss Society"}),
    ],
    ids=str,
)
def test_a_single_name_is_read_as_the_file_writes_names(records: list[str], name: Name) -> None:
    assert first_author(*records) == name


def test_records_before_the_name_count_too() -> None:
    text = "".join(
        f"TY  - RPRT\nTI  - Moss\nAU  - {name}\nER  - \n"
        for name in ("I. Brand", "A. Holm", "R. King", "Nora Vale")
    )
    assert ris2cite.read(text)[3]["author"] == [{"family": "Vale", "given": "Nora"}]


def test_records_that_were_read_ahead_are_neither_lost_nor_repeated() -> None:
    names = ["Nora Vale", *(f"Brand, {letter}." for letter in "ABCDEFG"), "Ada Holm"]
    text = "".join(f"TY  - RPRT\nTI  - {name}\nAU  - {name}\nER  - \n" for name in names)
    assert [item["title"] for item in ris2cite.read(text)] == names
