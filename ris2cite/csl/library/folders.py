"""Where a person's own styles and the cache live (the XDG base directory specification)."""

from __future__ import annotations

import os
from pathlib import Path


def xdg_folder(variable: str, below_home: str) -> Path | None:
    """The base folder that ``variable`` names, else the one of that name below the home.

    A relative path in the variable is ignored, as the specification says. None where
    there is no home: a service or a container may run as a user without one.
    """
    base = os.environ.get(variable, "")
    if os.path.isabs(base):
        return Path(base)
    try:
        return Path.home() / below_home
    except RuntimeError:
        return None
