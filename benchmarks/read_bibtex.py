"""How fast a .bib file becomes references in IEEE, beside pandoc's citeproc.

    python benchmarks/read_bibtex.py                   2,000 invented entries, five pairs
    python benchmarks/read_bibtex.py -n 500 --runs 3
    python benchmarks/read_bibtex.py library.bib       your own file

Whole processes in turns, user CPU, the median of the ratios: only that counts, for a
machine's speed changes from minute to minute. pandoc is taken from the PATH, or named
with --pandoc (the wheel pypandoc_binary has one).
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

STYLE = Path(__file__).resolve().parents[1] / "styles" / "ieee.csl"
WORDS = (
    "moss lichen growth roof wall water light carbon species urban forest climate soil model "
    "network image theory quantum energy membrane protein cell mouse brain memory sleep"
).split()
FAMILIES = (
    "Vance Okafor Linden Perez Roe Alder Birch Kowalski Garc{\\'i}a M{\\\"u}ller Sørensen O'Neil "
    "Dubois Rossi Tanaka Chen Silva"
).split()
GIVEN = "Iris Chidi Carla Ana Ben Dora Jan Luis Eva Ole Sean Marie Luca Kenji Wei João".split()
ENDINGS = ("", " in {DNA}", ": A {Bayesian} approach", " of CO$_2$", r" for {\emph{E. coli}}")


def database(count: int) -> str:
    """Invented entries: six articles, two papers and two books in ten."""
    random = Random(5)
    return "\n".join(entry(number, random) for number in range(count))


def entry(number: int, random: Random) -> str:
    title = " ".join(random.choices(WORDS, k=9)).capitalize() + random.choice(ENDINGS)
    page, year = random.randint(1, 900), random.randint(1980, 2024)
    people = (
        f"{random.choice(FAMILIES)}, {random.choice(GIVEN)} {chr(65 + number % 26)}."
        for _ in range(random.randint(1, 6))
    )
    fields = {"author": " and ".join(people), "title": title, "year": str(year)}
    match number % 10:
        case 0 | 1:
            kind = "inproceedings"
            fields |= {"booktitle": f"Proceedings of the {number % 30 + 1}th Conference on Moss"}
            fields |= {"pages": f"{page}--{page + 8}", "publisher": "Exton Press"}
        case 2 | 3:
            kind = "book"
            fields |= {"publisher": "Moss and Sons", "edition": "2", "isbn": "9780306406157"}
        case _:
            kind = "article"
            fields |= {"journal": f"Journal of {random.choice(WORDS).capitalize()} Studies"}
            fields |= {"volume": str(number % 60 + 1), "number": str(number % 12 + 1)}
            fields |= {"pages": f"{page}--{page + 11}", "doi": f"10.1000/j.{number}"}
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@{kind}{{key{number},\n{lines}}}\n"


def seconds(command: list[str]) -> float:
    """The user CPU of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("-n", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pandoc", default=shutil.which("pandoc"))
    chosen = parser.parse_args()
    if chosen.pandoc is None:
        sys.exit("no pandoc on the PATH; name one with --pandoc")
    with tempfile.TemporaryDirectory() as folder:
        bib = chosen.file or Path(folder) / "entries.bib"
        if chosen.file is None:
            bib.write_text(database(chosen.n), "utf-8")
        page = Path(folder) / "all.md"
        page.write_text('---\nnocite: "@*"\n---\n', "utf-8")
        own = [sys.executable, "-m", "ris2cite", str(bib), "-s", "ieee", "-t", "html", "-q"]
        other = [chosen.pandoc, str(page), "-t", "html", "--citeproc"]
        other += ["--bibliography", str(bib), "--csl", str(STYLE)]
        pairs = [(seconds(own), seconds(other)) for _ in range(chosen.runs)]
    for ours, theirs in pairs:
        print(f"ris2cite {ours:5.2f} s   pandoc {theirs:5.2f} s   {theirs / ours:.2f} times")
    print(f"median {statistics.median(theirs / ours for ours, theirs in pairs):.2f} times")


if __name__ == "__main__":
    main()
