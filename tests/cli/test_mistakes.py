"""Users' mistakes: one clear message, the right status, no damage."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.command_line import COMMAND, Run
from tests.support.paths import DATA

EMPTY = b""
REFWORKS = b"RT Journal Article\nSR Electronic\nA1 Abe, K.\nT1 A title\nYR 2001\n"


def one_line(text: str) -> str:
    assert text.count("\n") == 1, text
    assert "Traceback" not in text
    return text.rstrip("\n")


def test_a_missing_file(run: Run) -> None:
    done = run("nowhere.ris")
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == "nowhere.ris: error: no such file"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("resf.ris", "no such file; did you mean refs.ris?"),
        ("refs", "no such file; did you mean refs.ris?"),
        ("https://example.org/refs.ris", "this is a URL; download the file first"),
        ("10.5555/12345678", "this is a DOI; ris2cite reads files, and does not look up DOIs"),
    ],
)
def test_a_missing_file_gets_a_suggestion(run: Run, sample: Path, name: str, says: str) -> None:
    done = run(name)
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == f"{name}: error: {says}"


def test_a_folder(run: Run, tmp_path: Path) -> None:
    done = run(".")
    assert (done.returncode, done.stdout) == (1, "")
    assert one_line(done.stderr) == ".: error: this is a folder; give the files in it"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x7fELF\x02\x01\x01" + bytes(4000), "binary"),
        (b"%PDF-1.7\n" + bytes(range(256)), "PDF"),
        (REFWORKS, "RefWorks"),
        (EMPTY, "empty"),
        (b"<html><body>Sign in</body></html>", "HTML"),
        (b"Dear all,\nplease find attached.\n", "unrecognised format"),
    ],
)
def test_files_in_other_formats_are_named(run: Run, tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "refs.txt").write_bytes(data)
    done = run("refs.txt")
    assert (done.returncode, done.stdout) == (1, "")
    line = one_line(done.stderr)
    assert line.startswith("refs.txt: error: ")
    assert says in line


def test_a_bad_file_does_not_keep_the_others_back(run: Run, sample: Path) -> None:
    done = run("-t", "jsonl", "nowhere.ris", sample)
    assert done.returncode == 1
    assert '"id": "vaillancourt2023slow"' in done.stdout
    assert "nowhere.ris: error: no such file" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-s", "no-such-style"], "no-such-style"),
        (["-s", "missing/file.csl"], "missing/file.csl"),
        (["-l", "xx-XX"], "xx-XX"),
        (["-t", "docx"], "unknown output format “docx”; word processors open rtf"),
        (["-t", "bibtx"], "did you mean bibtex"),
        (["-t", "spreadsheet"], "use one of text, html"),
        (["-f", "mods"], "unknown input format “mods”"),
        (["-o", "refs.docx"], ".docx cannot be written; word processors open rtf"),
        (["-o", "refs.xyz"], "cannot tell the format from the name refs.xyz"),
        (["-s", "bad.csl"], "bad.csl:1: "),
        (["--encoding", "utf-9"], "unknown encoding “utf-9”"),
        (["-t", "bibtex", "--keys", "nonsense"], "unknown key scheme “nonsense”"),
        (["-o", "."], ".: this is a folder; give a file name"),
        (["--check", "-o", "x"], "--check writes no output"),
        (["--check", "-o", "x.bib"], "--check writes no output"),
        (["--sort", "size"], "unknown sort key “size”"),
        (["--wrap", "wide"], "--wrap"),
        (["--style"], "--style"),
        (["--stylo", "apa"], "no such option --stylo; did you mean --style? (see"),
        (["--lang", "de"], "no such option --lang; did you mean --locale? (see"),
        (["--deduplicate"], "did you mean --dedupe?"),
        (["--nonsense"], "no such option --nonsense (see ris2cite --help)"),
        (["-to", "csv"], "no such option -to; did you mean --to?"),
        (["-style", "apa"], "no such option -style; did you mean --style?"),
        (["-t", "xlsx"], "spreadsheets open csv"),
        (["-o", "refs.xlsx"], ".xlsx cannot be written; spreadsheets open csv"),
        (["-t", "endnote"], "reference managers import ris"),
        (["-t", "vancouver"], "that is a style: --style vancouver"),
        (["here.ris", "refs.bib"], "refs.bib: no such file; to write it, use --output refs.bib"),
    ],
)
def test_a_wrong_option_is_reported_before_anything_is_read(
    run: Run, sample: Path, arguments: list[str], says: str
) -> None:
    (sample.parent / "bad.csl").write_text("<style/>")
    done = run("nowhere.ris", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    line = one_line(done.stderr)
    assert line.startswith("ris2cite: error: ")
    assert says in line
    assert "nowhere.ris" not in line


def test_strict_makes_a_warning_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text("TY  - NONSENSE\nTI  - A title\nER  - \n")
    lax, strict = run("-t", "jsonl", "refs.ris"), run("-t", "jsonl", "--strict", "refs.ris")
    assert (lax.returncode, strict.returncode) == (0, 1)
    assert "refs.ris:1: warning: " in lax.stderr
    assert "refs.ris:1: error: " in strict.stderr
    assert lax.stdout == strict.stdout != ""


def test_quiet_prints_errors_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.ris").write_text("TY  - NONSENSE\nTI  - A title\nER  - \n")
    done = run("-q", "-t", "jsonl", "refs.ris", "nowhere.ris")
    assert one_line(done.stderr) == "nowhere.ris: error: no such file"


# The old file stays ---------------------------------------------------------


def untouched(folder: Path, target: Path) -> None:
    assert target.read_text() == "old"
    assert [p.name for p in folder.iterdir() if p.name.endswith(".part")] == []


@pytest.mark.parametrize(
    "arguments", [["nowhere.ris"], ["refs.ris", "-s", "no-such-style"], ["--strict", "odd.ris"]]
)
def test_a_failed_run_leaves_the_old_file(
    run: Run, sample: Path, tmp_path: Path, arguments: list[str]
) -> None:
    (tmp_path / "odd.ris").write_text("TY  - NONSENSE\nTI  - A title\nER  - \n")
    target = tmp_path / "out.txt"
    target.write_text("old")
    assert run(*arguments, "-o", target).returncode != 0
    untouched(tmp_path, target)


def test_a_replaced_file_keeps_its_permissions_and_its_link(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "real.bib").write_text("old")
    (tmp_path / "real.bib").chmod(0o640)
    (tmp_path / "link.bib").symlink_to("real.bib")
    assert run(sample, "-o", "link.bib").returncode == 0
    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "real.bib").read_text().startswith("@article")
    assert (tmp_path / "real.bib").stat().st_mode & 0o777 == 0o640


def test_a_file_may_be_written_over_its_own_input(run: Run, sample: Path) -> None:
    assert run(sample, "-o", sample).returncode == 0
    assert sample.read_bytes().startswith(b"TY  - JOUR\r\n")


@pytest.mark.parametrize("target", ["missing/out.bib", "."])
def test_an_output_that_cannot_be_written(run: Run, sample: Path, target: str) -> None:
    done = run(sample, "-t", "bibtex", "-o", target)
    assert done.returncode == 1
    assert one_line(done.stderr).startswith(f"ris2cite: error: {target}: ")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    done = run(sample, "-t", "bibtex", "-o", "locked/out.bib")
    assert done.returncode == 1
    assert "permission denied" in one_line(done.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(run: Run, sample: Path, environment: dict[str, str]) -> None:
    done = run(sample, "-t", "bibtex", "-o", "/dev/full")
    assert done.returncode == 1
    assert "No space left" in one_line(done.stderr)
    with open("/dev/full", "wb") as full:
        command = [*COMMAND, str(sample), "-t", "bibtex"]
        piped = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment)
    assert piped.returncode == 1
    assert "No space left" in one_line(piped.stderr.decode())


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_a_pipe_that_is_closed_early_is_not_an_error(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    record = (DATA / "sample.ris").read_bytes() + b"\n"
    (tmp_path / "many.ris").write_bytes(record * 200)
    for to in ("bibtex", "text"):
        line = '{ "$@"; echo $? >status; } | head -c 10'
        command = ["sh", "-c", line, "sh", *COMMAND, "many.ris", "-q", "-t", to]
        done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment)
        assert len(done.stdout) == 10
        assert done.stderr == b""
        assert (tmp_path / "status").read_text() == "0\n"


@pytest.mark.parametrize(
    "arguments",
    ["--list-styles", "--list-locales", "--completion bash", "--help", "--version", "refs.ris"],
)
def test_a_pipe_without_a_reader_is_not_an_error(
    sample: Path, environment: dict[str, str], arguments: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, *arguments.split()]
    with open(writing, "wb") as gone:
        done = subprocess.run(
            command, stdout=gone, stderr=subprocess.PIPE, cwd=sample.parent, env=environment
        )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize(
    ("redirection", "says"),
    [(">&-", "standard output is closed"), ("<&-", "standard input is closed")],
)
def test_a_closed_stream(
    sample: Path, tmp_path: Path, environment: dict[str, str], redirection: str, says: str
) -> None:
    name = "" if redirection.startswith("<") else " refs.ris"
    line = f'"$@" -t bibtex{name} {redirection}'
    done = subprocess.run(
        ["sh", "-c", line, "sh", *COMMAND], capture_output=True, cwd=tmp_path, env=environment
    )
    assert done.returncode == 1
    assert says in one_line(done.stderr.decode())
