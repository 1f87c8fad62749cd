"""Settings: precedence of command line, environment and nearest file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.command_line import Run

TABLE = '{header}to = "jsonl"\nkeys = "author-year"\n'


def keys_of(text: str) -> list[str]:
    return [json.loads(line)["id"] for line in text.splitlines()]


@pytest.mark.parametrize(
    ("name", "header"), [("ris2cite.toml", ""), ("pyproject.toml", "[tool.ris2cite]\n")]
)
def test_the_nearest_file_is_read(
    run: Run, sample: Path, tmp_path: Path, name: str, header: str
) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / name).write_text(TABLE.format(header=header))
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert keys_of(run(sample, cwd=inner).stdout) == ["vaillancourt2023"]


def test_who_wins(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "ris2cite.toml").write_text(TABLE.format(header=""))
    env = {"RIS2CITE_KEYS": "author-title"}
    assert keys_of(run(sample, env=env).stdout) == ["vaillancourtslow"]
    option = ["--keys", "{author}"]
    assert keys_of(run(sample, *option, env=env).stdout) == ["vaillancourt"]


def test_a_file_can_be_named_and_files_can_be_left_unread(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "ris2cite.toml").write_text("broken = [")
    (tmp_path / "mine.toml").write_text(TABLE.format(header=""))
    assert keys_of(run(sample, "--config", "mine.toml").stdout) == ["vaillancourt2023"]
    assert run(sample, "--no-config", "-t", "bibtex").returncode == 0


def test_overrides_reach_the_mapping(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ris2cite.toml").write_text(
        'to = "jsonl"\n[mapping]\nU9 = "medium"\n[mapping.CONF]\nC3 = "event-title"\n'
    )
    record = "TY  - CONF\nTI  - A talk\nC3  - The Meeting\nU9  - on paper\nER  - \n"
    item = json.loads(run(input=record).stdout)
    assert (item["event-title"], item["medium"]) == ("The Meeting", "on paper")


def test_a_style_next_to_the_file_is_found(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "ris2cite.toml").write_text('style = "gone.csl"\n')
    done = run(sample, cwd=tmp_path / "inner")
    assert done.returncode == 2
    assert str(tmp_path / "gone.csl") in done.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("style = 7", "“style” must be text in quotes"),
        ("dedupe = 'yes'", "“dedupe” must be true or false"),
        ("styel = 'apa'", "did you mean “style”"),
        ("output = 'x'", "unknown setting “output”"),
        ("[mapping]\nC3 = 'event-titel'", "did you mean “event-title”"),
        ("[mapping]\nC33 = 'title'", "“C33”"),
        ("mapping = 3", "must be a table"),
        ("a = [", "is not TOML"),
        ("to = 'docx'", "unknown output format “docx”"),
        ("wrap = 2", "--wrap 2"),
    ],
)
def test_a_mistake_in_the_file_is_reported(
    run: Run, sample: Path, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "ris2cite.toml").write_text(text)
    done = run(sample)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert says in done.stderr


@pytest.mark.parametrize(("name", "value"), [("style", "no-such"), ("locale", "xx-XX")])
def test_a_wrong_name_is_reported_with_the_place_where_it_was_set(
    run: Run, sample: Path, tmp_path: Path, name: str, value: str
) -> None:
    typed = run(sample, f"--{name}", value)
    variable = run(sample, env={f"RIS2CITE_{name.upper()}": value})
    (tmp_path / "ris2cite.toml").write_text(f'{name} = "{value}"\n')
    written = run(sample)
    assert (typed.returncode, variable.returncode, written.returncode) == (2, 2, 2)
    said = typed.stderr.removeprefix("ris2cite: error: ")
    assert value in said
    assert variable.stderr == f"ris2cite: error: RIS2CITE_{name.upper()}: {said}"
    assert written.stderr == f"ris2cite: error: {tmp_path / 'ris2cite.toml'}: {said}"


def test_help_works_with_an_invalid_settings_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ris2cite.toml").write_text("broken = [")
    assert run("--help").returncode == 0
    assert run("--version").returncode == 0
