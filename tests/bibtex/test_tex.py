"""bibtex, biber, pdfLaTeX and LuaLaTeX print every entry without an error.

Runs where TeX is installed (CONTRIBUTING.md says what to install).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Literal

import pytest

from ris2cite.bibtex.writer import write

pytestmark = pytest.mark.latex

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.json"))
ITEMS: list[dict[str, Any]] = [
    item for path in CASES for item in json.loads(path.read_text("utf-8"))
]
BIBTEX_DOCUMENT = r"""\documentclass{article}
%s\usepackage{amsmath,amssymb}\usepackage{url}\usepackage{hyperref}
\begin{document}x\nocite{*}\bibliographystyle{%s}\bibliography{x}\end{document}
"""
PDFLATEX_FONTS = r"\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}" + "\n"
BIBLATEX_DOCUMENT = r"""\documentclass{article}
\usepackage[backend=biber,style=numeric]{biblatex}\usepackage{hyperref}
\addbibresource{x.bib}\AtEveryBibitem{\immediate\write-1{KEY:\thefield{entrykey}:}}
\begin{document}x\nocite{*}\printbibliography\end{document}
"""


def wants(*programs: str) -> pytest.MarkDecorator:
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def run(folder: Path, *command: str) -> str:
    """The output of a program, with pdfLaTeX's lines unbroken."""
    result = subprocess.run(
        command,
        cwd=folder,
        env=dict(os.environ, max_print_line="10000"),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    return result.stdout.decode("utf-8", "replace")


def set_up(folder: Path, dialect: Literal["bibtex", "biblatex"], document: str) -> None:
    text = "".join(write(ITEMS, dialect, report=lambda _: None))
    folder.joinpath("x.bib").write_text(text, "utf-8", newline="\n")
    folder.joinpath("t.tex").write_text(document, "utf-8")


def typeset(folder: Path, engine: str) -> str:
    """The log of one run of LaTeX, which reads the data as untrusted."""
    run(folder, engine, "-interaction=nonstopmode", "-no-shell-escape", "t")
    return folder.joinpath("t.log").read_text("utf-8", "replace")


@wants("pdflatex", "bibtex")
@pytest.mark.parametrize("style", ["plain", "abbrv", "plainurl"])
def test_bibtex_and_pdflatex_print_every_entry(tmp_path: Path, style: str) -> None:
    set_up(tmp_path, "bibtex", BIBTEX_DOCUMENT % (PDFLATEX_FONTS, style))
    typeset(tmp_path, "pdflatex")
    said = run(tmp_path, "bibtex", "t")
    assert "error message" not in said
    log = typeset(tmp_path, "pdflatex")
    assert re.findall(r"^! .*", log, re.MULTILINE) == []
    assert "Output written" in log
    assert "/etc/passwd" not in re.sub(r"\\OT1.*|\\T1.*", "", log)
    printed = tmp_path.joinpath("t.bbl").read_bytes().count(b"\\bibitem")
    assert printed == len(ITEMS)


@wants("lualatex", "biber")
def test_biber_and_lualatex_print_every_entry(tmp_path: Path) -> None:
    set_up(tmp_path, "biblatex", BIBLATEX_DOCUMENT)
    typeset(tmp_path, "lualatex")
    said = run(tmp_path, "biber", "t")
    assert re.findall(r"^ERROR.*", said, re.MULTILINE) == []
    log = typeset(tmp_path, "lualatex")
    assert re.findall(r"^! .*", log, re.MULTILINE) == []
    assert len(set(re.findall(r"^KEY:(.*?):", log, re.MULTILINE))) == len(ITEMS)


@wants("biber")
def test_biber_reads_all_entries_of_both_dialects(tmp_path: Path) -> None:
    dialects: list[Literal["bibtex", "biblatex"]] = ["bibtex", "biblatex"]
    for dialect in dialects:
        set_up(tmp_path, dialect, "")
        said = run(tmp_path, "biber", "--tool", "--output-file", "out.bib", "x.bib")
        assert re.findall(r"^ERROR.*", said, re.MULTILINE) == []
        written = tmp_path.joinpath("out.bib").read_text("utf-8")
        assert len(re.findall(r"^@(?!comment|preamble)", written, re.M | re.I)) == len(ITEMS)
