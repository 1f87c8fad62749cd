"""Initials written as one word are separated in references, but not in the item."""

from __future__ import annotations

import json

import pytest

import ris2cite
from ris2cite.items.initials import is_run_of_initials, variables_with_runs

NAMES = [
    ("Smith", "JA", True),
    ("Thompson", "CEL", True),
    ("TOBLER", "WR", True),
    ("Öberg", "ÅÖ", True),
    ("LI", "NA", False),
    ("Li", "Na", False),
    ("Smith", "J", False),
    ("Smith", "J. A.", False),
    ("Smith", "J-P", False),
    ("Smith", "JOHN", False),
    ("Smith", "A1", False),
    ("Moss", "TSGAM", True),
    ("Moss", "JCMM", True),
    ("Moss", "CHRIS", False),
    ("Moss", "ERNST", False),
]
RECORD = "TY  - JOUR\nAU  - Smith, JA\nAU  - Brown, Jo\nTI  - One\nPY  - 2020\nER  -\n"
REFERENCES = [
    ("apa", "Smith, J. A., & Brown, J. (2020). One."),
    ("vancouver", "1. Smith JA, Brown J. One. 2020."),
    ("chicago-author-date", "Smith, J. A., and Jo Brown. 2020. One."),
]


@pytest.mark.parametrize(("family", "given", "expected"), NAMES)
def test_runs_of_initials(family: str, given: str, expected: bool) -> None:
    assert is_run_of_initials({"family": family, "given": given}) is expected


@pytest.mark.parametrize(("style", "expected"), REFERENCES)
def test_a_reference_has_every_initial(style: str, expected: str) -> None:
    assert ris2cite.convert(RECORD, style=style).strip() == expected


@pytest.mark.parametrize(("style", "expected"), REFERENCES)
def test_a_later_run_reads_it_from_the_item(style: str, expected: str) -> None:
    item = json.loads(ris2cite.convert(RECORD, "csl-json"))[0]
    assert item["author"][0] == {"family": "Smith", "given": "JA"}
    assert ris2cite.write([item], style=style).strip() == expected


@pytest.mark.parametrize("custom", ["x", {"ris2cite": []}, {"ris2cite": {"initials": "author"}}])
def test_a_foreign_note_means_nothing(custom: object) -> None:
    assert variables_with_runs({"custom": custom}) == ()
