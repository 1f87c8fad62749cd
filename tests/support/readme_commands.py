"""The commands on a Markdown page; as a script, those of the README.

python3 tests/support/readme_commands.py main     the command that runs the main job
python3 tests/support/readme_commands.py tests    the command that runs the tests
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[2] / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [body for kind, body in found if kind == language]


def commands(page: Path) -> list[str]:
    """All commands in the ``sh`` blocks of a page; ``\\`` at the end of a line continues it."""
    joined = "".join(blocks(page, "sh")).replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.startswith("#")]


def setup_command(ending: str) -> str:
    """The command that sets up a virtual environment and ends in ``ending``."""
    (found,) = [c for c in commands(README) if "-m venv" in c and ending in c]
    return found


if __name__ == "__main__":
    print(setup_command({"main": "/ris2cite", "tests": "/pytest"}[sys.argv[1]]))
