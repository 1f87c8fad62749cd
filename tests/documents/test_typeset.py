"""LaTeX and RTF documents: safe, and accepted by LaTeX."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import Run

HOSTILE = [
    {
        "id": "x}\\input{/etc/passwd}%",
        "type": "article-journal",
        "author": [{"family": "\\write18{ls}", "given": "#1 & $x$"}, {"literal": "{{ACME}} 100%"}],
        "title": "A \\catcode`\\%=12 title_with ^ and ~ and <i>\\emph{x}</i>",
        "container-title": "\\begin{verbatim} Journal \\end{verbatim}",
        "URL": "https://example.org/a_b?c=%7B&d=\\input{x}#f",
        "DOI": "10.5555/a_b%c{d}",
        "issued": {"date-parts": [[2020]]},
    },
    {"id": "\\", "type": "webpage", "title": "}", "URL": "https://example.org/}{\\def\\x{}"},
]
COMMANDS = {
    "begin", "end", "bibitem", "emph", "textit", "href", "url", "textbackslash", "textasciicircum",
    "textasciitilde", "textless", "textgreater", "hspace", "leftmargin", "makeatletter",
    "makeatother", "renewcommand", "textbf", "textsuperscript", "textsubscript", "textsc", "textup",
    "textnormal", "textmd", "underline", "textsl", "textasciigrave", "allowbreak",
}  # fmt: skip


@pytest.mark.parametrize("style", ["apa", "ieee", "vancouver"])
@pytest.mark.parametrize("links", [[], ["--links"]], ids=["plain", "links"])
def test_no_command_of_the_data_is_one(run: Run, style: str, links: list[str]) -> None:
    text = run("-t", "latex", "-s", style, *links, input=json.dumps(HOSTILE)).stdout
    used = set(re.findall(r"\\([A-Za-z]+)", text))
    assert used <= COMMANDS, used - COMMANDS
    plain = re.sub(r"\\[{}%#&$_]", "", text)
    depth = 0
    for char in plain:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
    assert "%" not in plain


LONG_ADDRESS = "https://example.org/" + "/".join(["path"] * 12) + "/index.php?a=1&b=2_3"


@pytest.mark.parametrize("links", [[], ["--links"]], ids=["plain", "links"])
def test_a_long_address_may_break_in_latex(run: Run, links: list[str]) -> None:
    item = {"id": "x", "type": "webpage", "title": "A", "URL": LONG_ADDRESS}
    text = run("-q", "-t", "latex", *links, input=json.dumps(item)).stdout
    assert text.count(r"path/\allowbreak{}") == 12
    assert r"a=\allowbreak{}1\&\allowbreak{}b=\allowbreak{}2\_\allowbreak{}3" in text
    short = run("-q", "-t", "latex", input=json.dumps({**item, "URL": "https://example.org/a/b"}))
    assert "allowbreak" not in short.stdout


@pytest.mark.latex
@pytest.mark.parametrize("engine", ["pdflatex", "lualatex"])
@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_latex_takes_the_document(
    run: Run, sample: Path, tmp_path: Path, engine: str, style: str
) -> None:
    if shutil.which(engine) is None:
        pytest.skip(f"{engine} is not installed")
    if subprocess.run(["kpsewhich", "iftex.sty", "hyperref.sty"], capture_output=True).returncode:
        pytest.skip("LaTeX's usual packages are not installed")
    (tmp_path / "evil.json").write_text(json.dumps(HOSTILE))
    options = ["-q", "--standalone", "-s", style, "-o", "page.tex"]
    assert run(*options, sample, "evil.json").returncode == 0
    done = subprocess.run(
        [engine, "-interaction=nonstopmode", "-no-shell-escape", "page.tex"],
        cwd=tmp_path,
        capture_output=True,
        timeout=120,
    )
    log = (tmp_path / "page.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, [line for line in log.splitlines() if line.startswith("!")]
    assert (tmp_path / "page.pdf").stat().st_size > 5000


def test_no_control_word_of_the_data_reaches_rtf(run: Run) -> None:
    items = [{"id": "x", "type": "book", "title": "{\\rtf1 \\object\\objdata 00} \\'41 é 日 😀"}]
    text = run("-t", "rtf", "--links", input=json.dumps(items)).stdout
    assert text.isascii()
    assert "\\object" not in text.replace("\\\\object", "")
    assert "\\u233 " in text
    depth = 0
    for char in re.sub(r"\\[\\{}]", "", text):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
