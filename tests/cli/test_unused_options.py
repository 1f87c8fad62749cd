"""Options without effect are refused or reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Run

UNUSED = [
    (["-s", "apa", "-o", "x.bib"], "--style has no effect on bibtex; it is for text, html"),
    (["-s", "bad", "-o", "x.bib"], "--style has no effect on bibtex"),
    (["--links", "-t", "bibtex"], "--links has no effect on bibtex; it is for html, markdown"),
    (["--links"], "--links has no effect on text"),
    (["--ascii"], "--ascii/--unicode has no effect on text; it is for bibtex, biblatex"),
    (["--unicode", "-t", "html"], "--ascii/--unicode has no effect on html"),
    (["--protect", "all", "-t", "csl-json"], "--protect has no effect on csl-json"),
    (["--wrap", "60", "-t", "markdown"], "--wrap has no effect on markdown; it is for text"),
    (["--group", "year", "-t", "ris"], "--group has no effect on ris"),
    (["--title", "Mine", "-t", "jsonl"], "--title has no effect on jsonl"),
    (["--keys", "id"], "--keys has no effect on text; it is for latex, asciidoc, bibtex"),
    (["--keys", "id", "-t", "html"], "--keys has no effect on html"),
    (["--keys-from", "old.bib", "-t", "rst"], "--keys-from has no effect on rst"),
    (["--cite", "-t", "csl-yaml"], "--cite has no effect on csl-yaml"),
    (["-l", "de", "-t", "bibtex"], "--locale has no effect on bibtex without --sort"),
    (["--collate", "builtin", "-t", "ris"], "--collate has no effect on ris without --sort"),
    (["--check", "--group", "year"], "--check writes no output, so --group has no effect"),
    (["--check", "--wrap", "60"], "--check writes no output, so --wrap has no effect"),
    (["--abbreviations", "nowhere.json"], "nowhere.json: no such file"),
    (["--standalone", "-t", "rst"], "--standalone has no effect on rst; it is for html, latex"),
]


@pytest.mark.parametrize(("arguments", "says"), UNUSED, ids=lambda value: str(value))
def test_on_the_command_line_it_is_refused(
    run: Run, sample: Path, arguments: list[str], says: str
) -> None:
    done = run(*arguments, sample)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ris2cite: error: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_keys_name_the_records_of_a_text(run: Run, sample: Path) -> None:
    assert run("--keys", "author-year", "--dedupe", sample).returncode == 0


def test_settings_and_variables_are_for_all_runs(run: Run, sample: Path) -> None:
    (sample.parent / "ris2cite.toml").write_text(
        'style = "ieee"\nlinks = true\nstandalone = true\nprotect = "all"\n'
    )
    assert run("-t", "bibtex", sample).returncode == 0
    assert run("-t", "markdown", sample).stdout.startswith("\\[1\\]")
    assert run("-t", "rst", sample, env={"RIS2CITE_WRAP": "60"}).returncode == 0


def test_a_language_orders_a_data_file(run: Run, sample: Path) -> None:
    assert run("-t", "bibtex", "-l", "sv", "--sort", "author", sample).returncode == 0
