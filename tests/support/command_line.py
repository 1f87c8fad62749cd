"""Running the command in tests."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ris2cite.cli.main import run

COMMAND = [sys.executable, "-m", "ris2cite"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]

STEERING = ("RIS2CITE_", "_RIS2CITE", "NO_COLOR")
"""Prefixes of the environment variables that affect the command."""


def run_process(
    arguments: list[str], data: bytes, cwd: Path, env: dict[str, str]
) -> tuple[int, bytes, bytes]:
    """Run the command in a separate process: status, standard output, standard error."""
    done = subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, cwd=cwd, env=env, timeout=60
    )
    return done.returncode, done.stdout, done.stderr


def run_here(
    arguments: list[str], data: bytes, cwd: Path, env: dict[str, str]
) -> tuple[int, bytes, bytes]:
    """The same without a new process, which takes a twentieth of the time."""
    out, err = io.BytesIO(), io.BytesIO()
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    handlers = {number: signal.getsignal(number) for number in numbers}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(cwd)
        for name in os.environ.keys() - env.keys():
            patch.delenv(name)
        for name, value in env.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        patch.setattr(
            sys, "stderr", io.TextIOWrapper(err, "utf-8", "backslashreplace", write_through=True)
        )
        try:
            status = run(arguments)
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
        return status, out.getvalue(), err.getvalue()
