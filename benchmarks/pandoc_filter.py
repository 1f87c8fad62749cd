"""The speed of pandoc-ris2cite compared with ``pandoc --citeproc``.

    python benchmarks/pandoc_filter.py [CITATIONS] [--works N] [--runs N]

writes a manuscript with invented citations (2,000 by default, of 1,000 works in a RIS file),
converts it to HTML with both in APA, IEEE, Chicago notes and Chicago author-date (pandoc's
default), entire processes in turn, and prints the lowest CPU times and their ratio. The same
styles are used for both. “Of pandoc” is the time of pandoc with a filter that only prints the
finished document from a file: parsing, passing the document to a filter and back, and writing.
No filter can take less. Pandoc is looked up on PATH, or set with PANDOC. Exits with 1 if
ris2cite is not faster in APA and Chicago notes.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

STYLES = Path(__file__).parents[1] / "styles"
MEASURED = ("apa", "ieee", "chicago-notes-bibliography", "chicago-author-date")
GOAL = ("apa", "chicago-notes-bibliography")
FAMILIES = "Adler Brandt Costa Duarte Eriksen Farkas Gruber Hansen Ito Kovacs Moreau Zhou".split()
GIVEN = "Anna Bert Carl Dora Emil Fay".split()
FILTER = Path(sys.executable).with_name("pandoc-ris2cite")
# Installed programs have bytecode; for a checkout, the first run writes it.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def write_manuscript(folder: Path, citations: int, works: int) -> None:
    dice = random.Random(7)
    records = []
    for number in range(works):
        lines = ["TY  - JOUR", f"ID  - work{number}"]
        lines += [
            f"AU  - {dice.choice(FAMILIES)}, {dice.choice(GIVEN)}"
            for _ in range(dice.randint(1, 4))
        ]
        lines += [
            f"TI  - Growth of plant number {number} in walls",
            "T2  - Journal of walls",
            f"PY  - {dice.randint(1990, 2024)}",
            f"VL  - {number % 40 + 1}",
            f"SP  - {number + 1}",
            f"EP  - {number + 9}",
            "ER  - ",
        ]
        records.append("\n".join(lines) + "\n")
    (folder / "refs.ris").write_text("\n".join(records), encoding="utf-8")
    text = ["---\nbibliography: refs.ris\n---\n\n"]
    for number in range(citations):
        key = f"work{dice.randrange(works)}"
        text.append(f"This is sentence {number} [@{key}, p. {number % 90 + 1}].")
        text.append("\n\n" if number % 5 == 4 else "\n")
    (folder / "paper.md").write_text("".join(text), encoding="utf-8")


def write_finished(pandoc: str, csl: list[str], folder: Path) -> Path:
    """A filter that prints the document as the real filter returns it for these options."""
    command = [pandoc, "paper.md", "-t", "json", *csl, "--filter", str(FILTER)]
    document = folder / "finished.json"
    with document.open("wb") as file:
        subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, stdout=file)
    script = folder / "finished"
    script.write_text(f"#!/bin/sh\ncat > /dev/null\nexec cat {document}\n", encoding="utf-8")
    script.chmod(0o755)
    return script


def cpu_time(command: list[str], folder: Path) -> float:
    """Seconds of the process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("citations", nargs="?", type=int, default=2000)
    parser.add_argument("--works", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc")
    if pandoc is None:
        print("pandoc is not installed", file=sys.stderr)
        return 2
    slow = False
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_manuscript(folder, options.citations, options.works)
        base = [pandoc, "paper.md", "-t", "html", "-o", "paper.html"]
        for style in MEASURED:
            csl = ["-M", f"csl={STYLES / style}.csl"]
            finished = write_finished(pandoc, csl, folder)
            commands = [
                [*base, *csl, *arguments]
                for arguments in (
                    ["--citeproc"], ["--filter", str(FILTER)], ["--filter", str(finished)],
                )
            ]  # fmt: skip
            runs = [[cpu_time(each, folder) for each in commands] for _ in range(options.runs)]
            theirs, ours, floor = (min(times) for times in zip(*runs, strict=True))
            print(
                f"{style}: {theirs:.2f} s, {ours:.2f} s, {theirs / ours:.2f} times as fast; "
                f"{floor:.2f} s of pandoc, {ours - floor:.2f} s of the filter",
                flush=True,
            )
            slow = slow or (style in GOAL and ours >= theirs)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
