"""Figures that must not get worse: one below its bar fails, a better one can be saved."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.paths import ROOT


@pytest.fixture
def bars(tmp_path: Path) -> ModuleType:
    """The script, with a separate table."""
    spec = importlib.util.spec_from_file_location("bars", ROOT / ".ci" / "bars.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.TABLE = tmp_path / "bars.tsv"
    module.TABLE.write_text(
        "# name\tleast\tcommand\tpattern\n"
        "apples\t3\t-c print(4,'apples,')\t(\\d+) apples\n"
        "pears\t2.5\t-c print(2.5,'pears')\t([\\d.]+) pears\n"
    )
    return module


def test_a_better_figure_passes_and_can_be_kept(
    bars: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bars.TABLE.read_text()
    assert bars.main([]) == 0
    assert "risen: apples" in capsys.readouterr().out
    assert bars.TABLE.read_text() == before
    assert bars.main(["--raise"]) == 0
    assert bars.TABLE.read_text() == before.replace("apples\t3", "apples\t4")


@pytest.mark.parametrize(("row", "said"), [("3\t-c print(2,'apples')", "BELOW"), ("3\t-c 1", "NO")])
def test_a_figure_below_its_bar_and_a_missing_figure_fail(
    bars: ModuleType, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    bars.TABLE.write_text(f"apples\t{row}\t(\\d+) apples\n")
    assert bars.main(["apples"]) == 1
    assert said in capsys.readouterr().out


def test_missing_material_is_reported_as_not_measured(
    bars: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bars.TABLE.write_text("apples\t3\t../nowhere/score.py\t(\\d+)\n")
    assert bars.main([]) == 0
    assert "not measured" in capsys.readouterr().out


def test_the_table_of_the_project_can_be_read(bars: ModuleType) -> None:
    bars.TABLE = ROOT / ".ci" / "bars.tsv"
    rows = bars.read_bars()
    assert len({row.name for row in rows}) == len(rows) > 5
    assert all(re.compile(row.pattern).groups == 1 for row in rows)
