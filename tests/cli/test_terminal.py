"""On a terminal: progress, colours, and no control characters from the data."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import COMMAND
from tests.support.paths import DATA

if os.name != "posix":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

import pty

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
RECORD = (DATA / "sample.ris").read_bytes() + b"\n"


def on_terminal(
    arguments: list[str], cwd: Path, env: dict[str, str], **rest: object
) -> tuple[int, str]:
    """Run the command with stderr on a terminal; its status, and the output on the terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env={**env, "TERM": "xterm"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        **rest,
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # on Linux, if the other end is closed
            break
        if not piece:
            break
        seen += piece
    os.close(ours)
    return process.wait(60), seen.decode()


def test_messages_have_colours_on_a_terminal(tmp_path: Path, environment: dict[str, str]) -> None:
    status, seen = on_terminal(["nowhere.ris"], tmp_path, environment)
    assert status == 1
    assert COLOUR.search(seen)
    assert COLOUR.sub("", seen) == "nowhere.ris: error: no such file\r\n"


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colours_can_be_refused(
    tmp_path: Path, environment: dict[str, str], variable: dict[str, str]
) -> None:
    code = "import os, sys; os.environ.update(%r); from ris2cite.cli.main import main; main()"
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", code % variable, "nowhere.ris"],
        cwd=tmp_path,
        env=environment,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = os.read(ours, 4096).decode()
    os.close(ours)
    assert process.returncode == 1
    assert seen == "nowhere.ris: error: no such file\r\n"


def test_control_characters_in_messages_are_escaped(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    record = "TY  - X\x1b]0;owned\x07\u202eY\nTI  - A \x1b[2J title\nER  - \n"
    (tmp_path / "evil\x1b[1m.ris").write_text(record)
    for arguments in (["evil\x1b[1m.ris"], ["--check", "evil\x1b[1m.ris"], ["gone\x1b[1m.ris"]):
        _, seen = on_terminal(arguments, tmp_path, environment)
        rest = COLOUR.sub("", seen.replace("\x1b[31m", "").replace("\x1b[35m", ""))
        assert not set(rest) & set("\x1b\x07\u202e"), rest
        assert "[1m" in rest


def test_many_alike_are_counted_on_a_terminal(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "refs.ris").write_text("TY  - NONSENSE\nTI  - A title\nER  - \n" * 30)
    _, seen = on_terminal(["-t", "jsonl", "refs.ris"], tmp_path, environment)
    assert seen.count("refs.ris:") == 13
    assert "18 more like this; -v shows all" in seen
    _, seen = on_terminal(["-v", "-t", "jsonl", "refs.ris"], tmp_path, environment)
    assert seen.count("refs.ris:") == 30


# Progress -------------------------------------------------------------------

STAGED = """
import itertools, os, signal
from ris2cite import formats
from ris2cite.cli import progress
clock = itertools.count(0, {second})
progress.monotonic = lambda: next(clock)
read = formats.INPUTS["ris"].read
def staged(*arguments):
    for number, item in enumerate(read(*arguments)):
        if number == {at}:
            os.kill(os.getpid(), {signal})
        yield item
formats.INPUTS["ris"] = formats.INPUTS["ris"]._replace(read=staged)
from ris2cite.cli.main import main
main()
"""
"""The command with a clock that counts its calls, and a signal at a given record."""


def staged(second: float = 0, at: int = -1, signal: int = 0) -> str:
    """The program for ``python -c``: seconds per call of the clock, and a signal to itself."""
    return STAGED.format(second=second, at=at, signal=int(signal))


def long_run(arguments: list[str], cwd: Path, env: dict[str, str], terminal: bool = True) -> str:
    """The output on stderr of a run in which every call of the clock returns a second more."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-c", staged(second=1), *arguments],
        cwd=cwd,
        env={**env, "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=theirs if terminal else subprocess.PIPE,
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 4096) if terminal else process.stderr.read()  # type: ignore[union-attr]
            except OSError:
                break
            seen += piece
            if not piece:
                break
        assert process.wait(60) == 0
    os.close(ours)
    return seen.decode()


def test_long_work_shows_how_far_it_is(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "many.ris").write_bytes(RECORD * 200)
    seen = long_run(["-t", "jsonl", "many.ris"], tmp_path, environment)
    assert re.search(r"64 records, 32 per second, \d+%, \d:\d\d left", seen)
    assert seen.endswith("\r\x1b[K")  # and leaves a clean line


def test_progress_can_be_refused_and_pipes_get_none(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "many.ris").write_bytes(RECORD * 100)
    arguments = ["-t", "jsonl", "many.ris"]
    assert long_run(["--no-progress", *arguments], tmp_path, environment) == ""
    assert long_run(arguments, tmp_path, environment, terminal=False) == ""


# Signals --------------------------------------------------------------------


def heed(number: signal.Signals) -> Callable[[], object]:
    """What a child does first: heed a signal that it would inherit as ignored.

    A shell ignores SIGINT for what runs in the background, and ``nohup`` SIGHUP.
    """
    usual = signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
    return lambda: signal.signal(number, usual)


@pytest.mark.parametrize("at", [0, 150, 299])
@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_interrupted_run_leaves_nothing_behind(
    tmp_path: Path, environment: dict[str, str], number: signal.Signals, status: int, at: int
) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    (tmp_path / "many.ris").write_bytes(RECORD * 300)
    done = subprocess.run(
        [sys.executable, "-c", staged(at=at, signal=number), "many.ris", "-o", "out.jsonl"],
        cwd=tmp_path,
        env=environment,
        stderr=subprocess.PIPE,
        preexec_fn=heed(number),
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (status, b"")
    assert (tmp_path / "out.jsonl").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["many.ris", "out.jsonl"]


def test_a_run_under_nohup_survives_a_hangup(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "many.ris").write_bytes(RECORD * 400)
    done = subprocess.run(
        [sys.executable, "-c", staged(at=200, signal=signal.SIGHUP), "many.ris", "-o", "out.jsonl"],
        cwd=tmp_path,
        env=environment,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        timeout=60,
    )
    assert done.returncode == 0
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 400


def test_on_a_terminal_a_note_says_that_input_is_expected(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "-t", "jsonl"],
        cwd=tmp_path,
        env=environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        os.close(theirs)
        os.write(ours, b"TY  - BOOK\nTI  - Typed\nER  - \n\x04")
        out, said = process.communicate(timeout=60)
    os.close(ours)
    assert b'"title": "Typed"' in out
    assert b"reading records from the keyboard; end with Ctrl-D" in said
