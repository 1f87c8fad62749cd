"""Measures the figures in ``bars.tsv``, which must not get worse.

    python .ci/bars.py [--raise] [NAME...]

``bars.tsv``, next to this script, has the bars, and the command for each. Those that need
``../shared`` are skipped without it. ``--raise`` stores the figures that have improved. The
exit status is 1 if a figure is below its bar, or a command prints no figure.
"""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TABLE = HERE / "bars.tsv"
MINUTES = 10


class Bar(NamedTuple):
    """A row of the table."""

    name: str
    least: float
    command: str
    pattern: str

    @property
    def is_here(self) -> bool:
        """Whether the program is available on this machine."""
        scripts = [word for word in self.command.split() if word.endswith(".py")]
        return all((ROOT / script).exists() for script in scripts) and (
            "csl_suite" not in self.command or (ROOT.parent / "shared" / "csl-test-suite").is_dir()
        )


def read_bars() -> list[Bar]:
    """The rows of the table."""
    rows = [
        line.split("\t")
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    return [Bar(name, float(least), command, pattern) for name, least, command, pattern in rows]


def output_of(command: str) -> str:
    """The output of a command, whatever its exit status."""
    done = subprocess.run(
        [sys.executable, *command.split()],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60 * MINUTES,
    )
    return done.stdout + done.stderr


def raise_bars(risen: dict[str, str]) -> None:
    """Write the figures that have risen into the table."""
    lines = TABLE.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines):
        name, *rest = line.split("\t")
        if name in risen:
            lines[number] = "\t".join([name, risen[name], *rest[1:]])
    TABLE.write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Print a line for each bar; the exit status."""
    names = [word for word in arguments if not word.startswith("--")]
    bars = [bar for bar in read_bars() if not names or bar.name in names]
    commands = sorted({bar.command for bar in bars if bar.is_here})
    with ThreadPoolExecutor(2) as pool:
        printed = dict(zip(commands, pool.map(output_of, commands), strict=True))
    fallen, risen = 0, {}
    for bar in bars:
        if not bar.is_here:
            print(f"{bar.name:24} not measured: its cases are not here")
            continue
        found = re.search(bar.pattern, printed[bar.command], re.MULTILINE)
        if found is None:
            print(f"{bar.name:24} NO FIGURE in the last lines:\n{printed[bar.command][-500:]}")
            fallen += 1
            continue
        figure = float(found[1])
        verdict = "BELOW its bar" if figure < bar.least else "bar"
        print(f"{bar.name:24} {found[1]:>8}   {verdict} {bar.least:g}")
        fallen += figure < bar.least
        if figure > bar.least:
            risen[bar.name] = found[1]
    if "--raise" in arguments:
        raise_bars(risen)
    elif risen:
        print(f"risen: {', '.join(risen)}; python .ci/bars.py --raise keeps them")
    return int(fallen > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
