"""--edit and --titles, and their counts in the summary and --check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Run

RECORD = "TY  - JOUR\nAU  - Roe, Ann\nTI  - Glue Prices: a History\nT2  - GLUE RESEARCH\nER  - \n"


@pytest.fixture
def glue(tmp_path: Path) -> Path:
    path = tmp_path / "glue.ris"
    path.write_text(RECORD)
    return path


def test_references_are_edited_and_data_is_not(run: Run, glue: Path) -> None:
    assert "Glue prices: A history. Glue Research" in run(glue).stdout
    assert "Glue Prices: a History. GLUE RESEARCH" in run(glue, "--no-edit").stdout
    assert "GLUE RESEARCH" in run(glue, "-t", "csl-json").stdout
    assert "Glue Research" in run(glue, "-t", "csl-json", "--edit").stdout
    assert "journal = {Glue Research}" in run(glue, "-t", "bibtex").stdout


def test_titles(run: Run, glue: Path) -> None:
    assert "Glue Prices: A History." in run(glue, "--titles", "title").stdout
    assert "Glue Prices: a History." in run(glue, "--titles", "as-is").stdout
    assert "Glue prices: a history." in run(glue, "-s", "vancouver").stdout
    assert "did you mean sentence" in run(glue, "--titles", "sentense").stderr


def test_the_summary_counts_and_verbose_lists(run: Run, glue: Path) -> None:
    assert run(glue).stderr == ""
    listed = run(glue, "-v").stderr
    assert "title “Glue Prices: a History” is printed as “Glue prices: A history”" in listed
    assert "2 edits (title-case 1, journal-case 1)" in listed


def test_check_counts_the_changes_of_editing(run: Run, glue: Path) -> None:
    done = run(glue, "--check")
    assert done.stdout == ""
    assert "2 edits (title-case 1, journal-case 1)" in done.stderr
    assert "edits" not in run(glue, "--check", "--no-edit").stderr


def test_settings(run: Run, glue: Path, tmp_path: Path) -> None:
    (tmp_path / "ris2cite.toml").write_text('edit = false\nto = "text"\n')
    assert "GLUE RESEARCH" in run(glue, cwd=tmp_path).stdout
    (tmp_path / "ris2cite.toml").write_text('titles = "title"\n')
    assert "Glue Prices: A History" in run(glue, cwd=tmp_path).stdout
