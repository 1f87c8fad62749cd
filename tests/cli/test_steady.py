"""The same input and options give the same output, in unusual environments too."""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

import pytest

from ris2cite import formats
from tests.support.command_line import COMMAND, Run
from tests.support.paths import DATA

MESSY = """\
TY  - JOUR
AU  - Núñez, Ágata
TI  - Écoute; <i>Salmo trutta</i> in the 日本海
JO  - Journal of Odd Things
KW  - one
KW  - two
C1  - kept
U5  - kept too
PY  - 2020
ER  -
TY  - JOUR
AU  - Nunez, A.
TI  - Another
PY  - 2020
ER  -
TY  - NONSENSE
TI  - A third; N/A
VL  - N/A
DO  - not a doi
ER  -
"""


def output(to: str, folder: Path, environment: dict[str, str], **env: str) -> bytes:
    done = subprocess.run(
        [*COMMAND, "--dedupe", "-t", to, "messy.ris"],
        cwd=folder,
        env={**environment, **env},
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + b"\n--\n" + done.stderr


# Each is two processes; one format of data, one of BibTeX and one list stand for the others.
QUICK = ("jsonl", "bibtex", "html")


@pytest.mark.parametrize(
    "to",
    [pytest.param(to, marks=() if to in QUICK else pytest.mark.slow) for to in formats.OUTPUTS],
)
def test_neither_seed_nor_locale_nor_time_zone_changes_a_byte(
    tmp_path: Path, environment: dict[str, str], to: str
) -> None:
    (tmp_path / "messy.ris").write_text(MESSY, encoding="utf-8")
    first = output(to, tmp_path, environment, PYTHONHASHSEED="1", LC_ALL="C", TZ="UTC")
    second = output(
        to,
        tmp_path,
        environment,
        PYTHONHASHSEED="4242",
        LC_ALL="C.UTF-8",
        TZ="Pacific/Kiritimati",
        COLUMNS="40",
        PYTHONUTF8="0",
        PYTHONIOENCODING="latin-1",
    )
    out, reported = first.split(b"\n--\n")
    out_again, told_again = second.split(b"\n--\n")
    assert out == out_again
    # The encoding of stderr differs between the two: quotation marks that it cannot hold are
    # plain ones there, other characters are spelt out.
    plain = reported.decode("utf-8").translate(str.maketrans("“”’–", '""\'-'))
    assert spelt_out(plain) == spelt_out(told_again.decode("latin-1"))
    assert b"[unknown-type]" in reported


def spelt_out(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode()


def test_messages_can_be_printed_in_any_encoding_of_stderr(run: Run, tmp_path: Path) -> None:
    (tmp_path / "messy.ris").write_text(MESSY, encoding="utf-8")
    done = run("-t", "bibtex", "messy.ris", "nöwhere.ris", env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 1
    assert "where.ris: error: no such file" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_and_written(tmp_path: Path, environment: dict[str, str]) -> None:
    os.mkfifo(tmp_path / "in.ris")
    os.mkfifo(tmp_path / "out.bib")
    got: list[bytes] = []

    def feed() -> None:
        (tmp_path / "in.ris").write_bytes((DATA / "sample.ris").read_bytes())

    def drain() -> None:
        got.append((tmp_path / "out.bib").read_bytes())

    threads = [threading.Thread(target=feed), threading.Thread(target=drain)]
    for thread in threads:
        thread.start()
    done = subprocess.run(
        [*COMMAND, "in.ris", "-o", "out.bib"], cwd=tmp_path, env=environment, timeout=60
    )
    for thread in threads:
        thread.join(10)
    assert done.returncode == 0
    assert got[0].startswith(b"@article{vaillancourt2023slow,")


def test_a_file_that_grows_is_read_to_where_it_ends(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    record = (DATA / "sample.ris").read_bytes() + b"\n"
    path = tmp_path / "growing.ris"
    path.write_bytes(record * 2000)
    stop = threading.Event()

    def grow() -> None:
        with open(path, "ab") as file:
            for _ in range(500):
                if stop.is_set():
                    break
                file.write(record)
                file.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    done = subprocess.run(
        [*COMMAND, "-t", "jsonl", "growing.ris"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        timeout=120,
    )
    stop.set()
    writer.join()
    assert done.returncode == 0
    assert 2000 <= done.stdout.count(b"\n") <= 2500


def test_a_file_that_vanishes_is_reported(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "link.ris").symlink_to(tmp_path / "gone.ris")
    done = run("-t", "jsonl", "link.ris", sample)
    assert done.returncode == 1
    assert "link.ris: error: no such file" in done.stderr
    assert done.stdout.count("\n") == 1


def test_unusual_file_names_work(run: Run, sample: Path, tmp_path: Path) -> None:
    for name in ("-dash.ris", "with space.ris", "日本.ris", "new\nline.ris"):
        (tmp_path / name).write_bytes(sample.read_bytes())
    done = run("-t", "jsonl", "--", "-dash.ris", "with space.ris", "日本.ris", "new\nline.ris")
    assert (done.returncode, done.stdout.count("\n")) == (0, 4)
    if os.name == "posix":
        raw = os.fsencode(tmp_path) + b"/latin\xe9.ris"
        with open(raw, "wb") as file:
            file.write(b"TY  - X\nER  - \n")
        assert run("--check", os.fsdecode(raw)).returncode in (0, 1)


def test_the_same_works_in_a_thread(tmp_path: Path) -> None:
    from ris2cite.cli.main import run as run_here

    (tmp_path / "refs.ris").write_bytes((DATA / "sample.ris").read_bytes())
    statuses: list[int] = []
    thread = threading.Thread(
        target=lambda: statuses.append(
            run_here([str(tmp_path / "refs.ris"), "-o", str(tmp_path / "refs.bib")])
        )
    )
    thread.start()
    thread.join()
    assert statuses == [0]
    assert (tmp_path / "refs.bib").read_bytes().startswith(b"@article")
