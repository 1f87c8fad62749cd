"""Compares the bundled styles in citeproc-js and in this package.

    python benchmarks/bundled_styles.py               the table, and each entry that differs with -v
    python benchmarks/bundled_styles.py --write       keep the figures in tests/styles/agreement.tsv

A bundled style has to be good CSL for every processor. Each runs twice over the same
items, here and in citeproc-js (node and npm; the first run installs it in a scratch
folder). An entry agrees where its text, white space folded, is the same. Entries in
``tests/styles/departures.tsv`` differ for a known reason, and are not counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

from agreement import SHARED, fold, render
from citeproc_js import references

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "tests" / "styles" / "agreement.tsv"
DEPARTURES = ROOT / "tests" / "styles" / "departures.tsv"
STYLES = (
    "american-chemical-society",
    "american-medical-association",
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "harvard-cite-them-right",
    "ieee",
    "modern-language-association",
    "nature",
    "vancouver",
)


class Figure(NamedTuple):
    """One style: its file's digest, entries, listed departures, and entries that agree."""

    style: str
    digest: str
    entries: int
    departures: int
    agreeing: int

    @property
    def share(self) -> float:
        """The share of entries that agree, of those that are not departures, from 0 to 1."""
        return self.agreeing / (self.entries - self.departures)


def digest(style: str) -> str:
    """A short digest of the file of the style, stored with its figure."""
    return hashlib.sha256((ROOT / "styles" / f"{style}.csl").read_bytes()).hexdigest()[:16]


def departures(style: str) -> set[str]:
    """The items that citeproc-js prints differently, with the reason in the file."""
    rows = [line.split("\t") for line in DEPARTURES.read_text(encoding="utf-8").splitlines()]
    return {row[1] for row in rows if row[0] == style}


def measure(style: str, items: Path, verbose: bool) -> Figure:
    """The figure of one style over ``items``; a departure that is not needed is an error."""
    file = ROOT / "styles" / f"{style}.csl"
    records: list[dict[str, Any]] = json.loads(items.read_text(encoding="utf-8"))
    expected = dict(references(items, {style: file})[style].entries)
    ours = dict(render(records, file.read_bytes(), "text", None))
    known = departures(style)
    differing = {key for key, text in expected.items() if fold(ours.get(key, "")) != fold(text)}
    if known - differing:
        raise SystemExit(f"{style}: these agree and are no departures: {sorted(known - differing)}")
    if verbose:
        for key in sorted(differing - known):
            print(f"--- {style} {key}\njs   {fold(expected[key])}\nours {fold(ours.get(key, ''))}")
    agreeing = len(expected) - len(differing)
    return Figure(style, digest(style), len(expected), len(known), agreeing)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--items", type=Path, default=SHARED / "items-dev.json")
    options.add_argument("--write", action="store_true", help=f"write {FIGURES.name}")
    options.add_argument("-v", "--verbose", action="store_true")
    given = options.parse_args()
    figures = [measure(style, given.items, given.verbose) for style in STYLES]
    for figure in figures:
        counted = figure.entries - figure.departures
        print(
            f"{figure.style:30} {figure.agreeing:4} of {counted:4} = {figure.share:6.1%}   "
            f"{figure.departures:2} departures"
        )
    if given.write:
        rows = ["\t".join(str(cell) for cell in figure) for figure in figures]
        head = "# style\tdigest of its file\tentries\tdepartures\tentries that agree"
        FIGURES.write_text("\n".join([head, *rows, ""]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
