"""Every command that the encoder writes is part of LaTeX, or has a definition."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ris2cite.markup.latex import tables
from ris2cite.markup.latex.definitions import define_commands, undefined_commands
from ris2cite.markup.latex.symbols import WITHOUT_AMSSYMB

WRITTEN = [*tables.MATHS.values(), *(f"\\{name}" for name in tables.GREEK.values())]

NOT_IN_BASE = (r"\sqsubset", r"\sqsupset")
"""Commands that LaTeX defines as an error asking for latexsym or amssymb."""


def test_definitions_replace_only_commands_that_are_written() -> None:
    names = {match[1] for spelt in WRITTEN for match in re.finditer(r"\\([A-Za-z]+)", spelt)}
    assert set(WITHOUT_AMSSYMB) <= names


@pytest.mark.latex
@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
def test_every_symbol_is_printed_without_a_package(tmp_path: Path) -> None:
    needed = sorted({name for spelt in WRITTEN for name in undefined_commands(spelt)})
    written = [spelt for spelt in WRITTEN if spelt not in NOT_IN_BASE]
    body = "\n\n".join(f"${spelt}$" for spelt in written)
    document = (
        "\\documentclass{article}\\begin{document}\n"
        f"{define_commands(needed)}\n{body}\n\\end{{document}}\n"
    )
    tmp_path.joinpath("t.tex").write_text(document, "utf-8")
    done = subprocess.run(
        ["pdflatex", "-interaction=nonstopmode", "-no-shell-escape", "t"],
        cwd=tmp_path,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    assert re.findall(r"^! .*", done.stdout.decode("utf-8", "replace"), re.MULTILINE) == []
