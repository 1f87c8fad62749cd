"""References as typeset with BibTeX and BibLaTeX."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import ris2cite
from ris2cite.markup.latex.decode import decode

BIBTEX_STYLES = ("plain", "IEEEtran", "apalike", "elsarticle-num")
BIBLATEX_STYLES = ("numeric", "authoryear", "apa", "ieee")
_DOCUMENT = r"""\documentclass{article}
\usepackage[english]{babel}\usepackage{csquotes}
\usepackage[paperwidth=150cm,paperheight=200cm,margin=1cm]{geometry}
\usepackage[backend=biber,sorting=none,style=%s]{biblatex}\addbibresource{x.bib}
\hyphenpenalty=10000\pagestyle{empty}
\begin{document}\nocite{*}\printbibliography[heading=none]\end{document}
"""


def run(folder: Path, *command: str) -> str:
    """The output of a program."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=dict(os.environ, max_print_line="10000"),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace")


def print_with_bibtex(items: list[dict[str, Any]], style: str, folder: Path) -> str:
    """The references of a BibTeX style, its TeX made readable."""
    text = ris2cite.write(items, to="bibtex", on_diagnostic=lambda _: None)
    folder.joinpath("x.bib").write_text(text, "utf-8")
    folder.joinpath("x.aux").write_text(
        f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{x}}\n", "utf-8"
    )
    run(folder, "bibtex", "x")
    printed = folder.joinpath("x.bbl").read_text("utf-8", "replace")
    printed = printed.replace("~", " ").replace("--", "–").replace("\\S", "§").replace("\\_", "_")
    printed = re.sub(r"\\(?:newblock|em|emph|hskip[^}]*\\relax)\b", " ", printed)
    printed = re.sub(r"\$[^$]*\$", lambda formula: decode(formula[0], markup=False), printed)
    return re.sub(r"\s+", " ", re.sub(r"[{}]", "", printed))


def print_with_biblatex(items: list[dict[str, Any]], style: str, folder: Path) -> str:
    """The references of a BibLaTeX style, from the typeset page."""
    text = ris2cite.write(items, to="biblatex", on_diagnostic=lambda _: None)
    folder.joinpath("x.bib").write_text(text, "utf-8")
    folder.joinpath("t.tex").write_text(_DOCUMENT % style, "utf-8")
    run(folder, "lualatex", "-interaction=nonstopmode", "-no-shell-escape", "t")
    run(folder, "biber", "t")
    run(folder, "lualatex", "-interaction=nonstopmode", "-no-shell-escape", "t")
    return re.sub(r"\s+", " ", run(folder, "pdftotext", "-layout", "t.pdf", "-"))


def printed(items: list[dict[str, Any]], style: str, folder: Path) -> str:
    """The references in a style of either kind."""
    if style in BIBLATEX_STYLES:
        return print_with_biblatex(items, style, folder)
    return print_with_bibtex(items, style, folder)
