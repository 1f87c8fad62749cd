"""Missing and impossible data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ris2cite.items.integrity import NEEDS, problems_of
from ris2cite.model import TYPES, VARIABLES
from tests.support.command_line import Run

WHOLE: dict[str, Any] = {
    "type": "article-journal",
    "title": "T",
    "author": [{"family": "A"}],
    "issued": {"date-parts": [[2020]]},
    "container-title": "J",
    "volume": "1",
    "page": "1-9",
    "DOI": "10.5555/x",
}


def codes(**changes: Any) -> list[str]:
    item = {key: value for key, value in (WHOLE | changes).items() if value is not None}
    return [code for code, _ in problems_of(item, 2024)]


def test_the_table_speaks_of_csl() -> None:
    assert set(NEEDS) <= TYPES
    named = {v for needs in NEEDS.values() for need in needs for v in need.variables}
    assert named - VARIABLES <= {"event"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"issued": None}, ["no-year"]),
        ({"issued": None, "status": "in press", "page": None, "volume": None}, []),
        ({"container-title": None}, ["no-journal"]),
        ({"page": None}, ["no-pages"]),
        ({"page": None, "number": "e12"}, []),
        ({"volume": None, "issue": "3"}, []),
        ({"type": "book"}, ["no-publisher"]),
        ({"type": "webpage", "DOI": None}, ["no-address"]),
        ({"type": "song", "title": None}, ["no-title"]),
        ({"DOI": "not a doi"}, ["impossible-doi"]),
        ({"DOI": "https://doi.org/10.5555/x"}, []),
        ({"DOI": "10.55/x"}, ["impossible-doi"]),
        ({"issued": {"date-parts": [[2031]]}}, ["future-year"]),
        ({"issued": {"date-parts": [[2025]]}}, []),
        ({"page": "229-204"}, ["impossible-pages"]),
        ({"page": "123-8"}, []),
        ({"page": "1002–45"}, []),
        ({"page": "e12-e3"}, []),
    ],
)
def test_what_is_found(changes: dict[str, Any], expected: list[str]) -> None:
    assert codes(**changes) == expected


def test_variables_that_the_style_does_not_print_are_not_missing() -> None:
    item = {"type": "article-journal", "title": "T", "author": [{"family": "A"}]}
    found = [code for code, _ in problems_of(item, 2024, {"title", "author", "issued"})]
    assert found == ["no-year"]


def test_the_command_prints_lines_and_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text(
        "TY  - JOUR\nTI  - One\nAU  - A, B.\nPY  - 2020\nER  - \n\n"
        "TY  - JOUR\nTI  - Two\nAU  - A, B.\nJO  - J\nVL  - 1\nSP  - 30\nEP  - 21\n"
        "PY  - 2020\nER  - \n"
    )
    done = run("--check", "refs.ris")
    assert done.returncode == 0
    journal = "no journal; the reference will be incomplete [no-journal]"
    assert f"refs.ris:1: note: {journal}" in done.stderr
    pages = "the page range 30-21 runs backwards [impossible-pages]"
    assert f"refs.ris:7: warning: {pages}" in done.stderr
    done = run("--check", "-t", "jsonl", "refs.ris", "nowhere.ris")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"no-journal", "no-pages", "impossible-pages", "unreadable"} <= {
        line["code"] for line in lines
    }
    assert (lines[0]["source"], lines[0]["record"], lines[0]["title"]) == ("refs.ris", 1, "One")
