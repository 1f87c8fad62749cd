"""Peculiarities of Windows, simulated: patterns, line ends, code pages, pipes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import COMMAND, Run

BOOK = "TY  - BOOK\nTI  - Łódź {}\nER  - \n"


@pytest.mark.parametrize(
    ("pattern", "files"),
    [("*.ris", 2), ("?.ris", 2), ("[b].ris", 1), ("sub/*.ris", 1), ("**.ris", 2)],
)
def test_a_pattern_that_no_shell_expanded_is_expanded(
    run: Run, tmp_path: Path, pattern: str, files: int
) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.ris", "a.ris", "sub/c.ris"):
        (tmp_path / name).write_text(BOOK.format(name), encoding="utf-8")
    done = run("-t", "jsonl", pattern)
    assert (done.returncode, done.stdout.count("\n")) == (0, files)
    if files == 2:
        assert done.stdout.index("a.ris") < done.stdout.index("b.ris")


def test_an_existing_file_with_the_name_is_preferred(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs[1].ris").write_text(BOOK.format("one"), encoding="utf-8")
    (tmp_path / "refs1.ris").write_text(BOOK.format("two"), encoding="utf-8")
    assert "one" in run("-t", "jsonl", "refs[1].ris").stdout
    done = run("-t", "jsonl", "none*.ris")
    assert (done.returncode, "none*.ris: error: no such file" in done.stderr) == (1, True)


@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii"])
def test_messages_are_read_in_any_code_page(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "refs.ris").write_bytes("TY  - NONSENSE\r\nTI  - Łódź\r\nER  - \r\n".encode())
    done = subprocess.run(
        [*COMMAND, "-t", "jsonl", "refs.ris"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": page, "PYTHONUTF8": "0"},
        capture_output=True,
    )
    assert done.returncode == 0
    assert "Łódź" in done.stdout.decode("utf-8")
    said = done.stderr.decode(page)
    assert "refs.ris:1: warning: " in said
    assert "\\u201c" not in said


def test_records_with_crlf_in_windows_1252_are_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_bytes(
        "TY  - BOOK\r\nTI  - “Café” – €\r\nER  - \r\n".encode("cp1252")
    )
    assert "“Café” – €" in run("-t", "jsonl", "refs.ris").stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("to", ["jsonl", "text", "bibtex"])
def test_errors_count_although_the_output_is_closed(
    tmp_path: Path, environment: dict[str, str], to: str
) -> None:
    # More than fits into a pipe, so that the closed end is noticed.
    records = "".join(BOOK.format(f"{n} {'long ' * 100}") for n in range(300))
    (tmp_path / "many.ris").write_text(records, encoding="utf-8")
    line = '{ "$@"; echo $? >status; } | head -n 1'
    command = ["sh", "-c", line, "sh", *COMMAND, "nowhere.ris", "many.ris", "-t", to]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment)
    assert b"nowhere.ris: error: no such file" in done.stderr
    assert (tmp_path / "status").read_text() == "1\n"
