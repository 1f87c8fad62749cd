"""DOIs as they are entered, and their addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from ris2cite.text.doi import bare_doi, doi_address

LINES = (Path(__file__).parent / "doi_cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split(" | ")) for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("given", "doi"), CASES)
def test_bare_doi(given: str, doi: str) -> None:
    assert bare_doi(given) == doi


@pytest.mark.parametrize(
    ("doi", "address"),
    [
        ("10.5555/abc.(1);2-x", "https://doi.org/10.5555/abc.(1);2-x"),
        ("10.5555/1<2::a>3;2-#", "https://doi.org/10.5555/1%3C2::a%3E3;2-%23"),
        ("10.5555/a?b%c", "https://doi.org/10.5555/a%3Fb%25c"),
        ("10.5555/a%2Fb", "https://doi.org/10.5555/a%2Fb"),
    ],
)
def test_doi_address(doi: str, address: str) -> None:
    assert doi_address(doi) == address
