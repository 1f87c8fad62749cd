"""What the tests of the command share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"
COMMAND = [sys.executable, "-m", "ris2cite"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
