"""Styles in other encodings than UTF-8, and users without a home directory."""

from __future__ import annotations

from pathlib import Path

import pytest

import ris2cite
from ris2cite.csl.library.find import list_styles
from ris2cite.csl.library.folders import xdg_folder

RECORD = "TY  - JOUR\nTI  - Über Anfänge\nPY  - 2020\nER  -\n"
STYLE = """<?xml version="1.0" encoding="{encoding}"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><title>S</title><id>s</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text variable="title" prefix="«é» "/></layout></bibliography>
</style>
"""


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_a_style_may_be_in_the_encoding_that_it_declares(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "own.csl"
    path.write_bytes(STYLE.format(encoding=encoding).encode(encoding))
    for style in (str(path), path.read_bytes()):
        assert ris2cite.convert(RECORD, style=style).strip() == "«é» Über Anfänge"


@pytest.mark.parametrize("encoding", ["no-such-code", "utf-16"])
def test_a_wrong_encoding_declaration_is_reported(encoding: str) -> None:
    style = b"\xff\xfe<\x00" if encoding == "utf-16" else STYLE.encode()
    style = style.replace(b"{encoding}", encoding.encode())
    with pytest.raises(ris2cite.StyleError, match="line 1"):
        ris2cite.convert(RECORD, style=style)


def test_nothing_hides_in_an_encoding() -> None:
    text = STYLE.replace("<style", '<!DOCTYPE style [<!ENTITY e "x">]>\n<style')
    for encoding in ("utf-7", "utf-16", "cp037"):
        data = text.format(encoding=encoding).encode(encoding)
        with pytest.raises(ris2cite.StyleError):
            ris2cite.convert(RECORD, style=data)


def test_a_user_without_a_home_has_no_styles_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, no_package: None
) -> None:
    def no_home() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", no_home)
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
        assert xdg_folder(variable, "x") is None
    assert ris2cite.convert(RECORD, style="ieee").strip().startswith("[1] ")
    assert "apa" in {style.id for style in list_styles()}
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert xdg_folder("XDG_DATA_HOME", "x") == tmp_path
