"""The help, the pages generated from it, and completion in three shells."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ris2cite.cli import manual
from ris2cite.cli.command import EXAMPLES, command
from ris2cite.cli.options import GROUPS
from tests.support.command_line import COMMAND, Run
from tests.support.paths import DOCS


def test_the_help_is_grouped_and_ends_in_examples(run: Run) -> None:
    text = run("--help", env={"COLUMNS": "100"}).stdout
    places = [text.index(f"\n{group}:\n") for group in (*GROUPS, "Examples")]
    assert places == sorted(places)
    assert text.rstrip().endswith(EXAMPLES[-1][1])
    assert text.count("\n") < 90


def test_every_option_has_help_that_is_a_sentence() -> None:
    rows = [row for group in manual.options_by_group().values() for row in group]
    assert len(rows) > 30
    assert [names for names, text, _ in rows if not text.endswith(".")] == []


@pytest.mark.parametrize(
    ("name", "page"), [("options.md", manual.options_page), ("ris2cite.1", manual.man_page)]
)
def test_generated_pages_match_the_command(
    request: pytest.FixtureRequest, name: str, page: object
) -> None:
    if request.config.getoption("--regenerate"):
        manual.main(str(DOCS))
    assert (DOCS / name).read_text(encoding="utf-8") == page(), (  # type: ignore[operator]
        "run: python -m ris2cite.cli.manual docs"
    )


def test_every_option_is_on_the_page() -> None:
    text = (DOCS / "options.md").read_text(encoding="utf-8")
    options = [one for one in command.params if one.param_type_name == "option"]
    names = [name for option in options for name in (*option.opts, *option.secondary_opts)]
    assert len(names) > 40
    assert [name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", text)] == []


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_man_page_has_no_groff_warnings() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", str(DOCS / "ris2cite.1")],
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


# Completion -----------------------------------------------------------------


def complete(shell: str, words: list[str], env: dict[str, str]) -> str:
    typed = {"COMP_WORDS": " ".join(words), "COMP_CWORD": str(len(words) - 1)}
    if shell == "fish":
        typed["COMP_CWORD"] = words[-1]
    done = subprocess.run(
        COMMAND,
        env={**env, **typed, "_RIS2CITE_COMPLETE": f"{shell}_complete"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["ris2cite", "--style", "vanc"], "vancouver"),
        (["ris2cite", "-l", "de-"], "de-AT"),
        (["ris2cite", "--to", "bib"], "biblatex"),
        (["ris2cite", "--sort", "y"], "year"),
        (["ris2cite", "--ded"], "--dedupe"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else value,
)
def test_a_word_is_completed(
    environment: dict[str, str], shell: str, words: list[str], wanted: str
) -> None:
    offered = complete(shell, words, environment)
    assert wanted in re.split(r"[\s,:]+", offered)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_printed(run: Run, shell: str) -> None:
    done = run("--completion", shell)
    assert done.returncode == 0
    assert f"_RIS2CITE_COMPLETE={shell}_complete" in done.stdout.replace(" ", "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_itself_completes_a_style(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "ris2cite").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ris2cite "$@"\n')
    (tmp_path / "ris2cite").chmod(0o755)
    script = (
        'eval "$(ris2cite --completion bash)"\n'
        "COMP_WORDS=(ris2cite --style vanc) COMP_CWORD=2\n"
        "eval \"$(complete -p ris2cite | sed -E 's/.* -F ([^ ]+) .*/\\1/') ris2cite\"\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", script],
        env={**environment, "PATH": f"{tmp_path}{os.pathsep}{environment['PATH']}"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert "vancouver" in done.stdout.split()
