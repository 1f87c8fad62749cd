"""Names and particles are read in the same way in all formats."""

from __future__ import annotations

import json

import pytest

import ris2cite
from ris2cite.items.name import read_name, write_name
from ris2cite.items.particles import PARTICLES, split_family, split_given


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_a_particle_is_split_from_family_and_given_name_alike(particle: str) -> None:
    assert split_family(f"{particle} Moss")[1] == "Moss"
    assert split_given(f"Ada {particle}") == ("Ada", particle)


@pytest.mark.parametrize("particle", sorted(PARTICLES))
def test_a_particle_survives_ris(particle: str) -> None:
    name = read_name(f"{particle} Moss, Ada")
    assert read_name(write_name(name)) == name


@pytest.mark.parametrize(
    ("family", "parts"),
    [
        ("Van Gogh", ("", "Van Gogh")),
        ("van der Meer", ("van der", "Meer")),
        ("al-Hakim", ("al-", "Hakim")),
        ("d’Arc", ("d’", "Arc")),
        ("de' Medici", ("de' ", "Medici")),
        ("bell hooks", ("", "bell hooks")),
        ("von", ("", "von")),
    ],
)
def test_family_names(family: str, parts: tuple[str, str]) -> None:
    assert split_family(family) == parts


@pytest.mark.parametrize(
    "text",
    ["Moss, Ada", "van Moss, A.", "Moss, Ada, Jr.", "J. A. Moss", "The Moss Club", "Acme, Inc."],
)
def test_json_and_ris_read_a_written_name_alike(text: str) -> None:
    (from_json,) = ris2cite.read(json.dumps([{"id": "x", "type": "book", "author": [text]}]))
    (from_ris,) = ris2cite.read(f"TY  - BOOK\nAU  - {text}\nER  - \n")
    assert from_json["author"] == from_ris["author"]


def test_a_blank_after_an_apostrophe_is_printed() -> None:
    (item,) = ris2cite.read("TY  - BOOK\nAU  - de' Moss, Ada\nTI  - Tea\nPY  - 2001\nER  - \n")
    assert "de' Moss" in ris2cite.write([item], style="apa").replace("’", "'")
