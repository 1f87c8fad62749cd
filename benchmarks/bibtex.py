"""Speed of RIS → BibTeX, compared with citation-js, pandoc and bibutils.

    python benchmarks/bibtex.py [RECORDS] [--runs N]

writes two files of invented records (5,000 by default), one without abstracts and
one with, converts each with every program that is installed, whole process against
whole process, in turn, and prints the best times and how many times faster ris2cite
is. Programs are looked for on PATH, or where CITATION_JS, PANDOC and RIS2XML point.
Neither citation-js nor pandoc writes abstracts into BibTeX; ris2cite does.
Exits 1 where ris2cite is less than 1.5 times as fast as citation-js without abstracts,
or less than 2.5 times as fast as pandoc with them.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOALS = {("plain", "citation-js"): 1.5, ("abstracts", "pandoc"): 2.5}
WORDS = (
    "alga basin carp delta eel fjord gravel heron inlet jetty kelp lagoon marsh net otter "
    "pike quay reed salmon tide urchin vessel weir NASA mRNA"
).split()
ODDITIES = ("<i>Salmo trutta</i>", "β-carotene", "Ångström’s", "R&D", "50%")
FAMILIES = "Lindqvist Ørsted Müller Nuñez van_der_Meer Łęcki O'Hara Dvořák Smith Tanaka".split()


def write_records(path: Path, count: int, *, abstracts: bool) -> None:
    """``count`` articles with five authors, keywords and identifiers each."""
    dice = random.Random(20)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            file.write(one_record(dice, number, abstracts=abstracts))


def one_record(dice: random.Random, number: int, *, abstracts: bool) -> str:
    def words(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count))

    lines = ["TY  - JOUR"]
    for _ in range(5):
        family = dice.choice(FAMILIES).replace("_", " ")
        lines.append(f"AU  - {family}, {dice.choice('ABCDÉ')}. {dice.choice('JKLM')}.")
    lines += [
        f"TI  - {words(10).capitalize()} {dice.choice(ODDITIES) if number % 5 == 0 else number}",
        f"T2  - Journal of {words(2)}",
        f"PY  - {dice.randint(1950, 2025)}/0{number % 9 + 1}/1{number % 9}",
        f"VL  - {number % 90 + 1}",
        f"IS  - {number % 12 + 1}",
        f"SP  - {number % 900 + 1}",
        f"EP  - {number % 900 + 12}",
        f"DO  - 10.5555/lagoon.{number}",
        f"UR  - https://example.org/lagoon/{number}?a=1&b=2",
        "SN  - 1234-5679",
        "LA  - en",
        *(f"KW  - {words(2)}" for _ in range(4)),
    ]
    if abstracts:
        lines.append(f"AB  - {words(180).capitalize()}, {dice.choice(ODDITIES)}.")
    return "\n".join([*lines, "ER  - ", "", ""])


def programs(source: Path, folder: Path) -> dict[str, list[str]]:
    """Name → command that converts ``source`` to a file in ``folder``."""
    target = folder / "out.bib"
    ours = f"{sys.executable} -m ris2cite -q -t bibtex -o {target} {source}"
    commands = {"ris2cite": ours.split()}
    citation_js = os.environ.get("CITATION_JS") or shutil.which("citation-js")
    if citation_js:
        commands["citation-js"] = [citation_js, "-i", str(source), "-f", "string", "-s", "bibtex"]
        commands["citation-js"] += ["-o", str(folder / "js")]
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc")
    if pandoc and reads_ris(pandoc):
        commands["pandoc"] = [pandoc, "-f", "ris", "-t", "bibtex", str(source), "-o", str(target)]
    ris2xml = os.environ.get("RIS2XML") or shutil.which("ris2xml")
    if ris2xml:
        xml2bib = str(Path(ris2xml).with_name("xml2bib"))
        line = f'"{ris2xml}" "{source}" | "{xml2bib}" > "{target}"'
        commands["bibutils"] = ["sh", "-c", line]
    return commands


def reads_ris(pandoc: str) -> bool:
    formats = subprocess.run(
        [pandoc, "--list-input-formats"], capture_output=True, text=True, check=True
    )
    return "ris" in formats.stdout.split()


def best_times(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """The seconds of the best of ``runs``, with the programs in turn."""
    # Installed programs have bytecode; for a checkout, the first run writes it.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    best: dict[str, float] = {}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(
                command,
                check=True,
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            seconds = time.perf_counter() - start
            best[name] = min(seconds, best.get(name, seconds))
    return best


def main() -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("records", nargs="?", type=int, default=5000)
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("plain", "abstracts"):
            source = folder / f"{kind}.ris"
            write_records(source, chosen.records, abstracts=kind == "abstracts")
            times = best_times(programs(source, folder), chosen.runs)
            ours = times["ris2cite"]
            print(f"{kind}: {chosen.records} records, {source.stat().st_size / 1e6:.1f} MB")
            for program, seconds in times.items():
                goal = GOALS.get((kind, program), 0.0)
                missed = missed or seconds / ours < goal
                print(f"  {program:12} {seconds:7.2f} s  {seconds / ours:6.2f} times ours")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
