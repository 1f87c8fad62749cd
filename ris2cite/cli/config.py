"""Settings files: ``ris2cite.toml``, or ``[tool.ris2cite]`` in ``pyproject.toml``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ris2cite.errors import UsageError
from ris2cite.model import TagMapping
from ris2cite.text.suggest import did_you_mean

OWN_FILE = "ris2cite.toml"
SHARED_FILE = "pyproject.toml"
MAPPING = "mapping"
ANY_TYPE = "*"


class Settings(NamedTuple):
    """The content of a settings file: option → value, and overrides of the mapping."""

    path: Path | None
    options: dict[str, Any]
    overrides: TagMapping


def find_settings(start: Path) -> Path | None:
    """The nearest settings file in the folder or its parents.

    ``pyproject.toml`` only counts if it has the table ``[tool.ris2cite]``.
    """
    for folder in (start, *start.parents):
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        # Search for the name before parsing the file, since importing the TOML parser takes
        # longer than the rest of the search.
        if shared.is_file() and b"ris2cite" in _bytes(shared) and _table(shared) is not None:
            return shared
    return None


def load_settings(path: Path, known: Mapping[str, type]) -> Settings:
    """The settings in a file. ``known`` maps each setting to ``bool``, ``str``, or ``tuple``
    for paths relative to the file.

    Raises UsageError for unknown settings and values of another type.
    """
    table = _table(path)
    if table is None:
        raise UsageError(f"{path}: has no table [tool.ris2cite]")
    options: dict[str, Any] = {}
    for key, value in table.items():
        if key == MAPPING:
            continue
        _check(path, key, value, known)
        if known[key] is tuple:
            names = [value] if isinstance(value, str) else value
            value = tuple(str(path.parent / name) for name in names)
        options["from_" if key == "from" else key] = value
    style = options.get("style")
    if style and style.endswith(".csl") and not os.path.isabs(style):
        options["style"] = str(path.parent / style)
    return Settings(path, options, _overrides(path, table.get(MAPPING, {})))


def _check(path: Path, key: str, value: object, known: Mapping[str, type]) -> None:
    if key not in known:
        hint = did_you_mean(key, (*known, MAPPING)) or "; see docs/configuration.md"
        raise UsageError(f"{path}: unknown setting “{key}”{hint}")
    wanted = known[key]
    if key == "wrap" and isinstance(value, int) and not isinstance(value, bool):
        return
    if wanted is tuple:
        names = value if isinstance(value, list) else [value]
        if not all(isinstance(name, str) for name in names):
            raise UsageError(f"{path}: “{key}” must be a path in quotes, or a list of them")
        return
    if not isinstance(value, wanted):
        kind = "true or false" if wanted is bool else "text in quotes"
        raise UsageError(f"{path}: “{key}” must be {kind}, not “{value}”")


def _overrides(path: Path, table: object) -> TagMapping:
    """``{tag = variable}`` for every type, and ``{TYPE = {tag = variable}}``."""
    if not isinstance(table, dict):
        raise UsageError(f"{path}: “{MAPPING}” must be a table of tags and CSL variables")
    rows: dict[str, dict[str, str]] = {}
    for key, value in table.items():
        inner = value if isinstance(value, dict) else {key: value}
        type_name = key.upper() if isinstance(value, dict) else ANY_TYPE
        for tag, variable in inner.items():
            _check_row(path, tag, variable)
            rows.setdefault(type_name, {})[tag.upper()] = variable
    return rows


def _check_row(path: Path, tag: str, variable: object) -> None:
    from ris2cite.model import VARIABLES

    if len(tag) != 2 or not tag.isascii() or not tag.isalnum():
        raise UsageError(f"{path}: “{tag}” in {MAPPING} is not a RIS tag of two characters")
    if variable not in VARIABLES:
        hint = did_you_mean(str(variable), sorted(VARIABLES))
        raise UsageError(f"{path}: {tag} = “{variable}” is not a CSL variable{hint}")


def _table(path: Path) -> Mapping[str, Any] | None:
    """The table of settings in a file, or None if it has none."""
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        document = tomllib.loads(_bytes(path).decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: this is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path}: this is not TOML: {error}") from error
    if path.name != SHARED_FILE:
        return document
    tool = document.get("tool")
    table = tool.get("ris2cite") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
