"""The check for known vulnerabilities, with a substitute for pip-audit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.paths import ROOT

SCRIPT = ROOT / ".ci" / "audit.py"

SOUND: dict[str, Any] = {"name": "kettle", "version": "1.0", "vulns": []}
LEAKY: dict[str, Any] = {
    "name": "sieve",
    "version": "2.1",
    "vulns": [{"id": "XX-7", "fix_versions": ["2.2", "3.0"]}],
}
UNKNOWN = {"name": "pot", "skip_reason": "nobody knows it"}

OUTCOMES = [
    ([SOUND], 0, "packages looked up: 1; advisories: 0\n"),
    (
        [SOUND, LEAKY],
        1,
        "sieve 2.1: XX-7, fixed in 2.2, 3.0\npackages looked up: 2; advisories: 1\n",
    ),
    ([UNKNOWN], 0, "NOT AUDITED, no answer from here about any of 1 packages\n"),
    (
        [SOUND, UNKNOWN],
        0,
        "packages looked up: 1; advisories: 0\nNOT AUDITED, no answer from here about: pot\n",
    ),
    ([], 1, "no package to look up\n"),
    ("ConnectionError: no route", 0, "NOT AUDITED, the network does not answer: "),
    ("error: unknown option", 1, "failed:\nerror: unknown option"),
]


@pytest.mark.skipif(os.name != "posix", reason="the accepting run is for a POSIX shell")
@pytest.mark.parametrize(("outcome", "status", "said"), OUTCOMES)
def test_advisories_fail_and_missing_answers_are_reported(
    tmp_path: Path, outcome: str | list[dict[str, Any]], status: int, said: str
) -> None:
    stand_in = tmp_path / "pip-audit"
    report = None if isinstance(outcome, str) else json.dumps({"dependencies": outcome})
    stand_in.write_text(
        f"#!{sys.executable}\n"
        "import sys\n"
        f"report, said = {report!r}, {outcome!r}\n"
        "if report is None:\n"
        "    sys.exit(said)\n"
        "open(sys.argv[sys.argv.index('--output') + 1], 'w').write(report)\n"
    )
    stand_in.chmod(0o755)
    command = [sys.executable, str(SCRIPT), str(stand_in), "pinned.txt"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == status
    assert said in done.stdout
