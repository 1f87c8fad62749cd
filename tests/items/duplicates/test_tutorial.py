"""The page on duplicates: its commands run, and print the counts that it shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import ris2cite
from tests.support.paths import DOCS
from tests.support.readme_commands import blocks, commands

PAGE = DOCS / "duplicates.md"


def record(title: str, author: str, year: int, **tags: str) -> str:
    lines = ["TY  - JOUR", f"TI  - {title}", f"AU  - {author}", f"PY  - {year}"]
    return "\n".join([*lines, *(f"{tag}  - {value}" for tag, value in tags.items()), "ER  - ", ""])


MOSS = ("Moss on roofs of the old harbour", "Brandauer, Mila")
SEALS = ("Counting seals from the air in winter", "Lund, Ebba")
TEA = ("Tea and sleep in night clerks: a cohort study", "Osei, Kwame")

EXPORTS = {
    "pubmed.ris": [
        record(*MOSS, 2019, JF="Roof Notes", VL="12", SP="101", EP="119", DO="10.5555/rn.12.101"),
        record(*SEALS, 2015, JF="Polar Notes", VL="3", SP="5", EP="9", DB="PubMed"),
        record(*TEA, 2020, JF="Sleep Notes", VL="8", SP="11", EP="19", DO="10.5555/sn.8.11"),
    ],
    "embase.ris": [
        record(*MOSS, 2019, JO="Roof Notes", DO="10.5555/RN.12.101", DB="Embase", AN="L77"),
        record(*SEALS, 2015, JF="Northern Review", DB="Embase", AN="L78"),
        record(TEA[0], "Osei, K.", 2019, JF="Sleep Reviews", DB="Embase", AN="L79"),
    ],
    "scopus.ris": [
        record("MOSS ON ROOFS OF THE OLD HARBOUR.", "Brandauer, M.", 2018,
               JF="Roof Notes", VL="12", SP="101", EP="19"),
        record(SEALS[0], "Lund E", 2015, JF="Polar Notes", VL="3", SP="5"),
    ],
    "wos.ris": [
        record("Moss on roofs of the old harbor", "Brandauer, M", 2019,
               JF="ROOF NOTES", VL="12", SP="101"),
        record("Tea and sleep in night clerks", "Osei, K", 2020, JF="SLEEP NOTES", VL="8", SP="11"),
    ],
    "cinahl.ris": [
        record(TEA[0], "Osei, Kwame", 2020, JF="Sleep Notes", DO="10.5555/sn.8.11"),
        record("Erratum: " + TEA[0], "Osei, Kwame", 2020, JF="Sleep Notes", VL="8", SP="90"),
    ],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, records in EXPORTS.items():
        (tmp_path / name).write_text("\n".join(records), "utf-8")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("RIS2CITE_")}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a POSIX shell")
def test_five_databases_become_a_list_for_screening(folder: Path) -> None:
    merge, count, decide, decided = commands(PAGE)
    (counts,) = blocks(PAGE, "text")
    done = run(merge, folder)
    assert done.returncode == 0
    assert counts in done.stderr
    assert counts in run(count, folder).stderr
    assert run(decide, folder).returncode == 0
    assert "2 possible duplicates to check" in done.stderr
    assert "0 possible duplicates to check" in run(decided, folder).stderr
    assert (folder / "screen.ris").read_text("utf-8").count("TY  - ") == 6


@pytest.mark.skipif(os.name != "posix", reason="the commands are for a POSIX shell")
def test_nothing_vanishes(folder: Path) -> None:
    """Every record is in the list, or in the sources of one that is."""
    run(commands(PAGE)[0], folder)
    text = (folder / "merged.ris").read_text("utf-8")
    alone = sum("Merged from" not in one for one in text.split("ER  - ")[:-1])
    merged = {line for line in text.splitlines() if line.startswith("N1  - Merged from ")}
    assert alone + len(merged) == sum(map(len, EXPORTS.values()))


def test_the_python_of_the_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (code,) = blocks(PAGE, "python")
    names: dict[str, object] = {}
    with pytest.warns(ris2cite.Ris2citeWarning, match="may be the same work"):
        exec(code, names)
    assert len(names["merged"]) == len(names["items"]) - 1  # type: ignore[arg-type]
    assert (folder / "duplicates.jsonl").read_text("utf-8").count('"verdict": "maybe"') == 2
