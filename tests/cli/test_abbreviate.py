"""--abbreviate and --abbreviations, and their counts in --check."""

from __future__ import annotations

from pathlib import Path

import pytest

import ris2cite
from tests.support.command_line import Run

RECORD = (
    "TY  - JOUR\nAU  - Roe, Ann\nTI  - Moss on stones\nT2  - Journal of Moss Research\nPY  - 2020\n"
    "ER  - \n"
)


@pytest.fixture
def moss(tmp_path: Path) -> Path:
    path = tmp_path / "moss.ris"
    path.write_text(RECORD)
    return path


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("ieee", "J. Moss Res.,"),
        ("nature", "J. Moss Res."),
        ("american-chemical-society", "J. Moss Res."),
        ("vancouver", "J Moss Res."),
        ("american-medical-association", "J Moss Res."),
        ("apa", "Journal of Moss Research"),
        ("chicago-author-date", "Journal of Moss Research"),
    ],
)
def test_a_style_decides_whether_and_with_which_stops(
    run: Run, moss: Path, style: str, printed: str
) -> None:
    assert printed in run(moss, "-s", style).stdout


def test_the_user_decides_otherwise(run: Run, moss: Path) -> None:
    assert "J. Moss Res." in run(moss, "-s", "apa", "--abbreviate").stdout
    assert "Journal of Moss Research" in run(moss, "-s", "ieee", "--no-abbreviate").stdout
    assert "Journal of Moss Research" in run(moss, "-s", "ieee", "--no-edit").stdout


def test_bibtex_on_request(run: Run, moss: Path) -> None:
    assert "journal = {Journal of Moss Research}" in run(moss, "-t", "bibtex").stdout
    short = run(moss, "-t", "bibtex", "--abbreviate").stdout
    assert "journal = {J. Moss Res.}" in short
    assert "shortjournal" not in short
    both = run(moss, "-t", "biblatex", "--abbreviate").stdout
    assert "journaltitle = {Journal of Moss Research}" in both
    assert "shortjournal = {J. Moss Res.}" in both


def test_lists_of_ones_own(run: Run, moss: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("Journal of Moss Research = JMR\n")
    (tmp_path / "other.csv").write_text("Journal of Moss Research;Moss Res;x\n")
    lists = ["--abbreviations", "mine.txt", "--abbreviations", "other.csv"]
    assert "JMR" in run(moss, "-s", "ieee", *lists).stdout
    assert "Moss Res," in run(moss, "-s", "ieee", *lists[2:]).stdout
    (tmp_path / "ris2cite.toml").write_text('abbreviations = ["mine.txt"]\nstyle = "ieee"\n')
    assert "JMR" in run(moss, cwd=tmp_path).stdout
    folder = tmp_path / "data" / "ris2cite" / "abbreviations"
    folder.mkdir(parents=True)
    (folder / "list.txt").write_text("Journal of Moss Research = Installed J.\n")
    found = run(moss, "-s", "ieee", "--no-config", env={"XDG_DATA_HOME": str(tmp_path / "data")})
    assert "Installed J." in found.stdout


def test_a_list_that_is_missing_is_an_error(run: Run, moss: Path) -> None:
    done = run(moss, "-s", "ieee", "--abbreviations", "missing.csv")
    assert done.returncode == 2
    assert "missing.csv: no such file" in done.stderr


def test_check_counts_journals_and_verbose_names_them(run: Run, moss: Path) -> None:
    moss.write_text(RECORD + RECORD.replace("stones", "trees"))
    assert "abbreviated-by-iso4 1" in run(moss, "-s", "ieee", "--check").stderr
    named = "“Journal of Moss Research” is printed as “J. Moss Res.”"
    assert run(moss, "-s", "ieee", "-v").stderr.count(named) == 1
    assert run(moss, "-s", "ieee").stderr == ""


def test_the_api_abbreviates_too(moss: Path) -> None:
    items = ris2cite.read(moss)
    assert "J. Moss Res." in ris2cite.write(items, style="apa", abbreviate=True)
    entry = ris2cite.Processor(items, style="apa", abbreviate=True).bibliography()[0]
    assert "J. Moss Res." in entry.text
