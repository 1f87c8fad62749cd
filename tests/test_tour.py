"""The commands of the tour, run one after the other, print what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tour.md"
STEP = re.compile(r"(```sh\n(?P<commands>.*?)```\n\n```text\n)(?P<shown>.*?)(?=```)", re.S)


@pytest.mark.skipif(os.name != "posix", reason="the steps are for a POSIX shell")
def test_the_tour_shows_the_actual_output(
    request: pytest.FixtureRequest, tmp_path: Path, environment: dict[str, str]
) -> None:
    page = PAGE.read_text(encoding="utf-8")
    record = re.search(r"```ris\n(.*?)```", page, re.S)
    assert record is not None
    (tmp_path / "export.ris").write_text(record[1], encoding="utf-8")
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def said(step: re.Match[str]) -> str:
        done = subprocess.run(
            ["sh", "-ec", f"{step['commands']}"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stdout
        return step[1] + done.stdout.rstrip("\n") + "\n"

    shown = STEP.sub(said, page)
    assert len(STEP.findall(page)) == 4
    if request.config.getoption("--regenerate"):
        PAGE.write_text(shown, encoding="utf-8")
    assert shown == PAGE.read_text(encoding="utf-8"), "read the change with --regenerate"
    assert "</html>" in (tmp_path / "refs.html").read_text(encoding="utf-8")
