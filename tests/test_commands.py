"""The commands that pages show outside their blocks: names, files and options are real.

What stands in ``sh`` blocks is run, by test_docs, test_readme, test_tour and the tutorial on
duplicates; the first test here holds them to it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from ris2cite.cli.command import command
from tests.support.command_line import Run
from tests.support.paths import DOCS, ROOT
from tests.support.readme_commands import blocks, commands
from tests.test_docs import COMMAND_PAGES, PAGES

RUN_ELSEWHERE = {"README.md", "duplicates.md", "tour.md"}
"""Pages whose ``sh`` blocks have a test of their own."""

SPAN = re.compile(r"`([^`\n]+)`")
INDENTED = re.compile(r"^    (\S.*)$", re.M)
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
SHOWN = re.compile(r"(?:\.venv/bin/)?(python|pytest|pip|pipx|uv|uvx|ris2cite|\.ci/run)(?: |$)")
OTHER_PROGRAMS = {"--citeproc", "--metadata-file", "--pdf-engine", "--pipe", "--reference-doc"}
"""Options of pandoc and GNU parallel that pages mention."""


def shown() -> list[tuple[str, str]]:
    """Page and command, for commands in the text and in blocks that are not run."""
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        around = FENCED.sub("", text)
        lines = [*SPAN.findall(around), *INDENTED.findall(around)]
        lines += [line for body in blocks(page, "text") for line in body.splitlines()]
        lines += [line for line in commands(page) if not line.startswith("ris2cite")]
        for line in lines:
            parts = re.split(r" {2,}|\s#\s", line.strip())[0].split(" && ")
            found += [(page.name, part) for part in parts if SHOWN.match(part)]
    return list(dict.fromkeys(found))


def test_every_block_of_commands_is_run() -> None:
    shows = {page.name for page in PAGES if commands(page)}
    assert shows == {*COMMAND_PAGES, *RUN_ELSEWHERE}


def test_commands_are_found() -> None:
    assert len(shown()) > 45
    assert {"benchmarks.md", "CONTRIBUTING.md", "install.md"} <= {page for page, _ in shown()}


@pytest.fixture(scope="module")
def pytest_help() -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--help", "-p", "no:cacheprovider"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def _is_script(script: str, options: list[str]) -> None:
    """The script exists and can be imported; its help has the options that are shown."""
    path = ROOT / script
    text = path.read_text(encoding="utf-8")
    assert 'if __name__ == "__main__"' in text
    compile(text, str(path), "exec")
    if not options:
        return
    if "argparse" not in text:
        assert set(options) <= set(re.findall(r"--[a-z-]+", text))
        return
    done = subprocess.run(
        [sys.executable, script, "--help"], cwd=ROOT, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    for option in options:
        assert option in done.stdout


def _is_module(name: str, options: list[str]) -> None:
    path = ROOT / f"{name.replace('.', '/')}.py"
    text = path.read_text(encoding="utf-8")
    assert 'if __name__ == "__main__"' in text
    for option in options:
        assert option in text


@pytest.mark.parametrize(("page", "line"), shown(), ids=lambda value: value)
def test_files_named_in_commands_exist(page: str, line: str, pytest_help: str) -> None:
    program, *words = shlex.split(line)
    program = program.removeprefix(".venv/bin/")
    options = [word for word in words if word.startswith("--")]
    if program == ".ci/run":
        assert (ROOT / program).is_file()
    elif program == "python" and words[0] == "-m":
        if words[1] != "venv":
            _is_module(words[1], options)
    elif program == "python":
        folder = "benchmarks/" if "/" not in words[0] else ""
        _is_script(folder + words[0], options)
    elif program == "pytest":
        assert all(option in pytest_help for option in options)
        paths = [word for word in words if "/" in word and "path/to" not in word]
        assert all((ROOT / path).exists() for path in paths)
    elif program == "ris2cite":
        known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
        assert set(options) <= known
    else:  # an installer: of this package, with existing extras
        extras = re.findall(r"\[([a-z,]+)\]", line)
        declared = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        assert all(f"\n{extra} = [" in declared for extra in extras)
        assert "ris2cite" in line or any(word.startswith(".") for word in words)


def test_options_that_the_text_speaks_of_are_there() -> None:
    known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
    developers = {"benchmarks.md", "conformance.md", "CONTRIBUTING.md", "CHANGELOG.md"}
    for page in PAGES:
        if page.name in developers:
            continue
        spans = SPAN.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
        options = {o for span in spans for o in re.findall(r"(?<![\w-])--[a-z][a-z-]*", span)}
        assert options - known - OTHER_PROGRAMS == set(), page.name


def test_the_command_for_windows_runs_without_a_shell(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    (line,) = [
        line
        for body in blocks(DOCS / "windows.md", "text")
        for line in body.splitlines()
        if line.startswith("ris2cite")
    ]
    done = run(*line.split()[1:])  # *.ris, unexpanded
    assert done.returncode == 0
    assert "csl-entry" in (tmp_path / "refs.html").read_text(encoding="utf-8")
