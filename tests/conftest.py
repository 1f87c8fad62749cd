"""Options and fixtures for all tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, settings

from tests.support.command_line import STEERING, Run, run_here, run_process
from tests.support.paths import DATA

# The same examples in every run, so that a failure is due to the change, not to chance.
# `.ci/run` runs many (--hypothesis-profile=many); `tests/fuzz/mutate.py` tries others.
QUIET = list(HealthCheck)
settings.register_profile(
    "few", max_examples=10, derandomize=True, deadline=None, suppress_health_check=QUIET
)
settings.register_profile("many", parent=settings.get_profile("few"), max_examples=300)
settings.load_profile("few")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--csl-suite",
        metavar="DIR",
        help="folder with the fixtures of the CSL test suite (default: ../shared/csl-test-suite)",
    )
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the expected output of the golden tests anew",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse test ids that differ between processes, because `-n auto` compares them."""
    for item in items:
        if " at 0x" in item.nodeid:
            raise pytest.UsageError(f"give the parameters of this test ids: {item.nodeid}")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with its golden file; with ``--regenerate``, overwrite the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if not path.exists():
            pytest.fail(f"no golden file {path}: run this test with --regenerate, and read it")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session", autouse=True)
def no_styles_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty data folder, so that styles of the developer do not affect the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment without variables that affect the command."""
    return {name: value for name, value in os.environ.items() if not name.startswith(STEERING)}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run ``ris2cite`` with arguments in ``tmp_path``; text in, text out, as UTF-8.

    In a process of its own where the environment has something to say to Python.
    """

    def run(
        *arguments: str | Path,
        input: str | bytes = b"",
        env: Mapping[str, str] = MappingProxyType({}),
        cwd: Path = tmp_path,
    ) -> subprocess.CompletedProcess[str]:
        data = input.encode() if isinstance(input, str) else input
        words = [str(argument) for argument in arguments]
        process = any(name.startswith("PYTHON") for name in env)
        status, out, err = (run_process if process else run_here)(
            words, data, cwd, {**environment, **env}
        )
        return subprocess.CompletedProcess(words, status, out.decode(), err.decode())

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample record, under a typical name."""
    path = tmp_path / "refs.ris"
    path.write_bytes((DATA / "sample.ris").read_bytes())
    return path
