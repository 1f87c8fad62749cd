"""How fast it starts, beside click alone in the same run.

The bars are 1.5 times for ``--version`` and 4 times for one reference; the test
allows a little more, for a machine that does other things as well.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from command_line import DATA

SLACK = 1.25
ROUNDS = 12


def seconds(command: list[str], environment: dict[str, str], best: dict[str, float]) -> None:
    start = perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    key = " ".join(command)
    best[key] = min(best.get(key, 9.0), perf_counter() - start)


def test_it_starts_fast(tmp_path: Path, environment: dict[str, str]) -> None:
    script = shutil.which("ris2cite", path=str(Path(sys.executable).parent))
    if script is None:
        pytest.skip("the console script is not installed")
    # Compiled modules are part of an installation, and of nobody's checkout.
    environment = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    click = [sys.executable, "-c", "import click"]
    version = [script, "--version"]
    reference = [script, str(DATA / "sample.ris")]
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for command in (click, version, reference):
            seconds(command, environment, best)
    base = best[" ".join(click)]
    assert best[" ".join(version)] < 1.5 * SLACK * base, best
    assert best[" ".join(reference)] < 4 * SLACK * base, best
    assert os.listdir(tmp_path)
