"""Start-up time of the command, compared with click alone.

    python benchmarks/start.py                 ``--version``, and one record as a reference
    python benchmarks/start.py --rounds 40     for a machine that does other things as well

Whole processes, taken in turn; each figure is the median, with the best in brackets.
The ratios are of medians. The command is the one beside this Python, as installed;
modules are compiled beforehand, as in any installation.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

RECORD = """TY  - JOUR
AU  - Arden, Jane
AU  - Brook, John
TI  - On starting early
T2  - Journal of Beginnings
PY  - 2020
VL  - 3
SP  - 12
EP  - 19
DO  - 10.1000/start
ER  -
"""


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The time from the start of the process to its end."""
    start = perf_counter()
    subprocess.run(command, env=environment, capture_output=True, check=True)
    return perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    script = shutil.which("ris2cite", path=str(Path(sys.executable).parent))
    if script is None:
        sys.exit("install ris2cite beside this Python first")
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch, "one.ris")
        record.write_text(RECORD, encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = scratch
        commands = {
            "import click": [sys.executable, "-c", "import click"],
            "ris2cite --version": [script, "--version"],
            "one record → APA": [script, str(record)],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command, environment)
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command, environment))
    base = statistics.median(times["import click"])
    for name, each in times.items():
        median = statistics.median(each)
        print(f"{name:<20}{median * 1000:7.1f} ms ({min(each) * 1000:.1f})  {median / base:.2f} ×")


if __name__ == "__main__":
    main()
