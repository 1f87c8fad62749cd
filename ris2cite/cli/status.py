"""The exit statuses of the command."""

from __future__ import annotations

EXIT_OK = 0
EXIT_LOSS = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130
SIGNALLED = 128
"""Added to the number of the signal that ended the run."""

STATUSES = (
    (EXIT_OK, "success"),
    (EXIT_LOSS, "something was lost or wrong; everything that could be converted is still printed"),
    (EXIT_USAGE, "wrong option, unknown style or locale; nothing was read"),
    (EXIT_INTERRUPTED, "interrupted; 128 + N for signal N. The output file is unchanged"),
)
