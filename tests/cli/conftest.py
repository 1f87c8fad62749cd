"""The real command, in a process of its own and a folder of its own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.command_line import COMMAND, DATA, Run


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment without anything that would steer the command."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("RIS2CITE_", "_RIS2CITE", "NO_COLOR"))
    }


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run ``ris2cite`` with arguments in ``tmp_path``; text in, text out, as UTF-8."""

    def run(
        *arguments: str | Path,
        input: str | bytes = b"",
        env: dict[str, str] | None = None,
        **rest: Any,
    ) -> subprocess.CompletedProcess[str]:
        data = input.encode() if isinstance(input, str) else input
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=data,
            capture_output=True,
            cwd=rest.pop("cwd", tmp_path),
            env={**environment, **(env or {})},
            timeout=60,
            **rest,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )

    return run


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the sample record, named as a user would name it."""
    path = tmp_path / "refs.ris"
    path.write_bytes((DATA / "sample.ris").read_bytes())
    return path
