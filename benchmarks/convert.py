"""Time for converting a RIS record to a CSL-JSON item.

    python benchmarks/convert.py

converts invented records of three shapes, many times, and prints the best time of
each. Exits 1 where a plain record takes more than 60 µs.
"""

from __future__ import annotations

import time

from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.record import Field, Record

SLOWEST = 60
PLAIN = [
    "AU Vega, Maria L.", "AU King, Robert", "AU van der Berg, Jan",
    "TI A made-up title about lichens and their friends in the north",
    "T2 Journal of Made-Up Botany", "PY 2019", "VL 12", "IS 3", "SP 321", "EP 338",
    "DO 10.5555/xyz123", "UR https://example.org/article/123", "SN 0028-0836",
    "AB Some words about lichens that go on for a while. " * 4,
]  # fmt: skip
FULL = [
    *PLAIN, "J2 J. Made-Up Bot.", "DA 2019/05/07/", "KW lichen", "KW moss", "LA English",
    "PB Made-Up Press", "N1 A note", "AN WOS:000123456700001", "M3 Article", "AD Oslo",
]  # fmt: skip
HARD = [
    "AU King Jr., Robert", "AU Abe, A.; Bo, B. and others", "AU J. A. Smith",
    "TI Growth of <em>Usnea</em> &amp; CO<inf>2</inf> in <mml:math><mml:mi>x</mml:mi></mml:math>",
    "JO Clock Lett.", "Y1 2020/11//Nov/Dec2020", "VL 24(9)", "SP pp. S12-S19",
    "DO https://doi.org/10.5555%2fxyz", "SN 03029743 (ISSN); 978-3-16-148410-0 (ISBN)",
    "KW clocks; springs; oil", "LA pt_BR", "N2 caf&eacute;",
]  # fmt: skip


def best_time(lines: list[str], rounds: int = 300, times: int = 30) -> float:
    """The shortest time of one conversion, in µs."""
    record = Record("JOUR", [Field(line[:2], line[3:], 1) for line in lines])
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            convert(record, lambda diagnostic: None)
        best = min(best, (time.process_time() - start) / times)
    return best * 1e6


def main() -> int:
    """Print the three times; returns 1 if a plain record takes too long."""
    times = {name: best_time(lines) for name, lines in SHAPES.items()}
    for name, took in times.items():
        print(f"{name:6}{len(SHAPES[name]):4} values{took:8.1f} µs")
    return int(times["plain"] > SLOWEST)


SHAPES = {"plain": PLAIN, "full": FULL, "hard": HARD}

if __name__ == "__main__":
    raise SystemExit(main())
