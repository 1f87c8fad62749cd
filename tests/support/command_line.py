"""What the tests of the command share."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

COMMAND = [sys.executable, "-m", "ris2cite"]

Run = Callable[..., "subprocess.CompletedProcess[str]"]
