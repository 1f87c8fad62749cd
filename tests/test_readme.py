"""The commands of the README, run in a copy of the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.readme_commands import README, blocks, commands, setup_command

ROOT = README.parent
MAIN = setup_command("/ris2cite")
TESTS = setup_command("/pytest")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "*.egg-info", ".*_cache", "__pycache__")

pytestmark = [
    pytest.mark.packaging,
    pytest.mark.skipif(os.name != "posix", reason="the README speaks to a POSIX shell"),
]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout, with the file that the examples use."""
    copy = tmp_path_factory.mktemp("readme") / "checkout"
    shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
    sample = (ROOT / "tests" / "data" / "sample.ris").read_text(encoding="utf-8")
    (copy / "refs.ris").write_text(sample + "\n", encoding="utf-8")
    return copy


def call(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    left_out = ("RIS2CITE_", "PYTHON", "PYTEST", "VIRTUAL_ENV")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    path = f"{cwd / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", command],
        cwd=cwd,
        env={**environment, "PATH": path, **env},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
    )


@pytest.fixture(scope="module")
def main_job(checkout: Path) -> subprocess.CompletedProcess[str]:
    return call(MAIN, checkout)


def test_the_first_command_prints_a_reference(main_job: subprocess.CompletedProcess[str]) -> None:
    assert main_job.returncode == 0, main_job.stderr
    (shown,) = blocks(README, "text")  # wrapped
    assert main_job.stdout.split() == shown.split()


@pytest.mark.parametrize("command", [c for c in commands(README) if c not in (MAIN, TESTS)])
def test_a_command_of_the_readme(
    checkout: Path, main_job: subprocess.CompletedProcess[str], command: str
) -> None:
    done = call(command, checkout)
    assert done.returncode == 0, done.stderr


def test_the_python_of_the_readme(
    checkout: Path, main_job: subprocess.CompletedProcess[str]
) -> None:
    (code,) = blocks(README, "python")
    (checkout / "readme.py").write_text(code, encoding="utf-8")
    done = call("python -W error readme.py", checkout)
    assert done.returncode == 0, done.stderr
    assert "@article{vaillancourt2023slow," in done.stdout


def test_the_command_that_runs_the_tests_finds_them_all(
    checkout: Path, main_job: subprocess.CompletedProcess[str]
) -> None:
    # The command is run unchanged; only counting instead of running keeps this
    # test from running itself endlessly.
    done = call(TESTS, checkout, PYTEST_ADDOPTS="--collect-only")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "test_imports_go_down" in done.stdout
