"""The main job: RIS in, references on stdout, messages on stderr."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import Run

APA = (
    "Vaillancourt, H., De Smedt, B., Okonkwo, I. G., Lindqvist, Å., Petrović, D., Yamaguchi, H., "
    "Mac Giolla, C., Ferreira-Lobo, I., Novák, J., Abdelrahman, S., Kowalczyk, Ł., "
    "Thorsteinsdóttir, B., Banerjee, R., Šimkutė, R., van der Meulen, P., Castellanos, L., & "
    "Oduya, S. (2023). Slow light in shallow water: A field guide to measuring what plankton see. "
    "Journal of Shoreline Optics, 17(3), 204–229. https://doi.org/10.5555/slw.2023.1180\n"
)


def test_a_file_becomes_references(run: Run, sample: Path) -> None:
    done = run(sample)
    assert (done.returncode, done.stdout, done.stderr) == (0, APA, "")


@pytest.mark.parametrize("name", [[], ["-"]], ids=["no file", "a hyphen"])
def test_standard_input_is_read(run: Run, sample: Path, name: list[str]) -> None:
    assert run(*name, input=sample.read_bytes()).stdout == APA


def test_everything_of_the_record_is_in_its_place(run: Run, sample: Path) -> None:
    (item,) = json.loads(run("-t", "csl-json", sample).stdout)
    assert len(item["author"]) == 17
    assert item["author"][14] == {
        "family": "Meulen",
        "given": "Pieter",
        "non-dropping-particle": "van der",
    }
    assert (item["volume"], item["issue"], item["page"]) == ("17", "3", "204-229")
    assert (item["DOI"], item["ISSN"]) == ("10.5555/slw.2023.1180", "2049-3630")
    assert item["issued"] == {"date-parts": [[2023]]}
    assert item["keyword"].split(", ") == [
        "drifting sensors",
        "lake optics",
        "phytoplankton",
        "underwater light",
    ]
    assert item["annote"].endswith("© 2023 The Shoreline Society, published by Heron House.")
    assert item["custom"]["ris"]["M3"] == ["Review article"]
    assert item["URL"].startswith("http://www.example.org/inward/")


@pytest.mark.parametrize("to", ["csl-json", "jsonl", "csl-yaml", "ris"])
def test_output_can_be_read_again(run: Run, sample: Path, tmp_path: Path, to: str) -> None:
    first = run("-t", "csl-json", sample).stdout
    again = run("-t", "csl-json", input=run("-t", to, sample).stdout)
    assert (again.returncode, again.stderr) == (0, "")
    assert json.loads(again.stdout) == json.loads(first)


@pytest.mark.parametrize(
    ("suffix", "start"),
    [
        (".bib", "@article{vaillancourt2023slow,"),
        (".json", "[\n"),
        (".jsonl", '{"id": '),
        (".yaml", "references:\n"),
        (".html", "<div"),
        (".md", "Vaillancourt"),
        (".tex", "\\begin"),
        (".rtf", "{\\rtf1"),
        (".rst", "Vaillancourt"),
        (".txt", "Vaillancourt"),
        (".ris", "TY  - JOUR\r\n"),
    ],
)
def test_the_suffix_decides(
    run: Run, sample: Path, tmp_path: Path, suffix: str, start: str
) -> None:
    target = tmp_path / f"out{suffix}"
    done = run(sample, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert target.read_bytes().decode().startswith(start)


def test_the_option_overrides_the_suffix(run: Run, sample: Path, tmp_path: Path) -> None:
    run(sample, "-t", "biblatex", "-o", tmp_path / "refs.bib")
    assert "journaltitle" in (tmp_path / "refs.bib").read_text()


@pytest.mark.parametrize("name", ["BibTeX", "bib", ".bib"])
def test_a_format_has_other_names_too(run: Run, sample: Path, name: str) -> None:
    assert run("-t", name, sample).stdout.startswith("@article{")


def test_several_files_make_one_list_with_unique_ids(run: Run, sample: Path) -> None:
    items = json.loads(run("-t", "csl-json", sample, sample).stdout)
    assert [item["id"] for item in items] == ["vaillancourt2023slow", "vaillancourt2023slow-gcn"]


def test_verbose_prints_the_summary(run: Run, sample: Path) -> None:
    done = run("-v", "-t", "jsonl", sample)
    assert done.stderr == ("ris2cite: 1 record found, 1 converted, 0 skipped; no problems found\n")


def test_check_prints_the_account_and_nothing_else(run: Run, sample: Path) -> None:
    done = run("--check", sample)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 record found, 1 converted, 0 skipped" in done.stderr
    assert "41 lines read" in done.stderr


def test_help_and_version_do_not_import_parsers_and_processor(run: Run) -> None:
    code = (
        "import sys\n"
        "from ris2cite.cli.main import run\n"
        "statuses = [run(['--help']), run(['--version'])]\n"
        "heavy = {'lxml', 'citeproc', 'rapidfuzz', 'rispy', 'yaml', 'tomllib'} & set(sys.modules)\n"
        "print(statuses, sorted(heavy), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr == "[0, 0] []\n"
    assert "Examples" in done.stdout
