"""Folders of the user's own styles and of the cache (XDG Base Directory Specification)."""

from __future__ import annotations

import os
from pathlib import Path


def xdg_folder(variable: str, below_home: str) -> Path | None:
    """The folder in the environment variable, or else the default below the home directory.

    Relative paths are ignored, as the specification requires. None if there is no home
    directory, as for services and in containers.
    """
    base = os.environ.get(variable, "")
    if os.path.isabs(base):
        return Path(base)
    try:
        return Path.home() / below_home
    except RuntimeError:
        return None
