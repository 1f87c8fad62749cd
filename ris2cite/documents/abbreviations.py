"""Lists of journal abbreviations: files that the user names, and those in the user's folder
(``$XDG_DATA_HOME/ris2cite/abbreviations``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ris2cite.csl.library.folders import xdg_folder
from ris2cite.editing.abbreviations.lists import read_list
from ris2cite.errors import UsageError

_SUFFIXES = (".json", ".csv", ".txt")


def read_lists(paths: Iterable[str]) -> tuple[Mapping[str, str], ...]:
    """The lists in these files. Raises UsageError if one is missing or not a list."""
    return tuple(_read(Path(path)) for path in paths)


def installed_lists() -> tuple[Mapping[str, str], ...]:
    """The lists in the user's folder, in order of their names."""
    data = xdg_folder("XDG_DATA_HOME", ".local/share")
    folder = data / "ris2cite" / "abbreviations" if data is not None else None
    if folder is None or not folder.is_dir():
        return ()
    return tuple(_read(path) for path in sorted(folder.iterdir()) if path.suffix in _SUFFIXES)


def _read(path: Path) -> Mapping[str, str]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return read_list(text, str(path))
