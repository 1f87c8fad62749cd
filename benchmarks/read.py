"""Speed and memory of reading RIS, compared with rispy.

    python benchmarks/read.py [RECORDS]

writes a file of invented records as specified (100,000 by default), and reads it
with rispy and with ris2cite, several times in turn in one run, and
prints the best times. Exits 1 where reading takes more than 2.5 times what rispy
takes, or more than 120 MB.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import rispy

from ris2cite.ris.parser import read_records
from ris2cite.text.account import Account

SLOWEST = 2.5
LARGEST = 120
WORDS = (
    "analysis bridge climate data energy forest gate health index journal kettle lake model "
    "network orchard policy river soil theory urban valley water"
).split()


def write_records(path: Path, count: int) -> None:
    """A plain file: every line with its tag, about 26 lines and 1.5 kB to a record."""
    dice = random.Random(1)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for number in range(count):
            file.write(one_record(dice, number))


def one_record(dice: random.Random, number: int) -> str:
    def words(count: int) -> str:
        return " ".join(dice.choices(WORDS, k=count))

    lines = ["TY  - JOUR"]
    lines += [
        f"AU  - {words(1).title()}er, {dice.choice('ABC')}." for _ in range(dice.randint(1, 6))
    ]
    lines += [
        f"TI  - {words(9).capitalize()} {number}",
        f"T2  - Journal of {words(2)}",
        f"PY  - {dice.randint(1950, 2025)}",
        f"DA  - 2020/03/0{number % 9 + 1}",
        f"VL  - {number % 90}",
        f"IS  - {number % 12}",
        f"SP  - {number % 900}",
        f"EP  - {number % 900 + 9}",
        "SN  - 1234-5679",
        f"DO  - 10.5555/{number}",
        f"UR  - https://example.org/{number}",
        *(f"KW  - {words(2)}" for _ in range(5)),
        f"AB  - {words(150)}",
        "LA  - en",
        "DB  - Invented",
        f"N1  - {words(4)}",
        "ER  - ",
        "",
        "",
    ]
    return "\n".join(lines)


def with_rispy(path: Path) -> int:
    with path.open(encoding="utf-8") as file:
        return len(rispy.load(file))


def with_ris2cite(path: Path) -> int:
    account = Account()
    with path.open("rb") as file:
        count = sum(1 for _ in read_records(file, source=None, report=print, account=account))
    if not account.balanced:
        raise SystemExit(account.summary())
    return count


def seconds(read: Callable[[Path], int], path: Path, count: int) -> float:
    start = time.perf_counter()
    found = read(path)
    if found != count:
        raise SystemExit(f"{found} records read, not {count}")
    return time.perf_counter() - start


def megabytes(path: Path) -> float:
    """The peak memory of a process that only reads the file."""
    command = [sys.executable, __file__, "--memory", str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plain.ris"
        write_records(path, count)
        size = path.stat().st_size / 1e6
        # Measured first, because a child starts with the peak of its parent.
        memory = megabytes(path)
        rounds = [
            (seconds(with_rispy, path, count), seconds(with_ris2cite, path, count))
            for _ in range(3)
        ]
    theirs, ours = (min(times) for times in zip(*rounds, strict=True))
    print(f"{count} records, {size:.0f} MB")
    print(f"rispy    {theirs:6.2f} s")
    print(f"ris2cite {ours:6.2f} s, {ours / theirs:.2f} times as long, {memory:.0f} MB of memory")
    return int(ours > SLOWEST * theirs or memory > LARGEST)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        with_ris2cite(Path(sys.argv[2]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    else:
        raise SystemExit(main(int(sys.argv[1]) if sys.argv[1:] else 100_000))
