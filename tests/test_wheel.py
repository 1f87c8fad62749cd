"""The wheel, built and installed in a virtual environment, does the main job."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.paths import DATA, ROOT

SAMPLE = DATA / "sample.ris"

pytestmark = pytest.mark.packaging


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("RIS2CITE_", "PYTHON"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a fresh environment in which the wheel is installed, without extras."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    call(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=home)
    return scripts


def test_the_wheel_has_the_styles_but_not_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    styles = {path.name for path in (ROOT / "styles").glob("*.csl")}
    packed = {name.rpartition("/")[2] for name in names if name.startswith("ris2cite/styles/")}
    assert styles <= packed
    assert "ris2cite/py.typed" in names
    for licence in ("LICENSE", "ris2cite/items/collation/license.txt"):
        assert any(name.endswith(f"/licenses/{licence}") for name in names), licence
    tables = {str(path.relative_to(ROOT)) for path in (ROOT / "ris2cite").rglob("*.txt")}
    assert tables <= set(names)
    assert len(tables) > 3
    assert [name for name in names if name.startswith(("tests/", "docs/"))] == []


def test_the_installed_command_prints_a_reference(bin_folder: Path, tmp_path: Path) -> None:
    done = call(bin_folder / "ris2cite", SAMPLE, cwd=tmp_path)
    assert done.stdout.startswith("Vaillancourt, H., De Smedt, B., ")
    assert done.stdout.endswith("17(3), 204–229. https://doi.org/10.5555/slw.2023.1180\n")
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("to", "start"),
    [
        ("html", "<div"),
        ("bibtex", "@article{vaillancourt2023slow,"),
        ("biblatex", "@article{vaillancourt2023slow,"),
        ("csl-json", "[\n"),
        ("jsonl", '{"id": "vaillancourt2023slow"'),
    ],
)
def test_the_installed_command_writes_every_kind_of_output(
    bin_folder: Path, tmp_path: Path, to: str, start: str
) -> None:
    done = call(bin_folder / "python", "-m", "ris2cite", "-t", to, SAMPLE, cwd=tmp_path)
    assert done.stdout.startswith(start)
    assert done.stderr == ""


def test_the_installed_command_knows_its_version(bin_folder: Path, tmp_path: Path) -> None:
    import ris2cite

    done = call(bin_folder / "ris2cite", "--version", cwd=tmp_path)
    assert done.stdout == f"ris2cite {ris2cite.__version__}\n"
