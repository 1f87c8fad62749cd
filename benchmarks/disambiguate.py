"""Speed of disambiguation, compared with citeproc-js and pandoc.

    python benchmarks/disambiguate.py               all cases
    python benchmarks/disambiguate.py --others      citeproc-js, and pandoc where there is one

Whole processes, from the CSL-JSON file to the formatted list; medians. pandoc is looked for
on PATH, or where PANDOC points. Cases: papers of one collaboration, whose names only the year
suffix tells apart; many works of few people in one year; and both in a style that turns on
every rule of disambiguation.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cite import seconds
from citeproc_js import SCRATCH, install, locales_folder, styles_folder

EVERY_RULE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Every rule</title><id>every-rule</id><updated>2024-01-01T00:00:00Z</updated></info>
<citation et-al-min="3" et-al-use-first="1" disambiguate-add-names="true"
 disambiguate-add-givenname="true" givenname-disambiguation-rule="by-cite"
 disambiguate-add-year-suffix="true"><layout delimiter="; ">
<names variable="author"><name form="short" initialize-with=". "/></names>
<choose><if disambiguate="true"><text variable="title" prefix=" "/></if></choose>
<date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>
<bibliography><sort><key variable="author"/><key variable="issued"/></sort><layout>
<names variable="author"><name name-as-sort-order="all" initialize-with=". "/></names>
<date variable="issued" prefix=" "><date-part name="year"/></date>
<text variable="title" prefix=" "/></layout></bibliography></style>
"""


def collaboration(papers: int, authors: int) -> list[dict[str, Any]]:
    """Papers with one long list of authors, of one year."""
    people = [{"family": f"Family{n}", "given": f"Given{n % 7} B."} for n in range(authors)]
    return [work(n, people) for n in range(papers)]


def ambiguous(works: int) -> list[dict[str, Any]]:
    """Works of one year whose three authors are drawn from few."""
    families = ("Ash", "Elm", "Oak", "Yew", "Fir")
    people = [{"family": f, "given": given} for f in families for given in ("Ann", "Ann B.", "Bo")]
    return [work(n, [people[n % 7], people[n % 11], people[n % 15]]) for n in range(works)]


def work(number: int, authors: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "id": f"w{number}",
        "type": "article-journal",
        "title": f"Search {number}",
        "container-title": "Letters",
        "author": authors,
        "issued": {"date-parts": [[2015]]},
    }


def cases() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for papers, authors in ((2, 750), (2, 1500), (2, 3000), (5, 3000)):
        yield f"{papers} papers of {authors:,} authors", collaboration(papers, authors)
    for works in (250, 500, 1000):
        yield f"{works:,} works of few authors", ambiguous(works)


def main() -> int:
    parser = argparse.ArgumentParser(description="The time of disambiguation.")
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts")
    parser.add_argument("--others", action="store_true", help="time citeproc-js and pandoc too")
    parser.add_argument("--scratch", type=Path, default=SCRATCH)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "every-rule.csl"
        own.write_text(EVERY_RULE, encoding="utf-8")
        for style in (styles_folder() / "apa.csl", own):
            for title, items in cases():
                source = Path(folder) / "items.json"
                source.write_text(json.dumps(items), encoding="utf-8")
                times = {
                    name: statistics.median(
                        # Elsewhere, the settings file of this project would be parsed.
                        seconds(command, Path(folder))
                        for _ in range(options.runs)
                    )
                    for name, command in commands(source, style, options).items()
                }
                shown = "  ".join(f"{name} {time:7.2f} s" for name, time in times.items())
                print(f"{style.stem:12} {title:28} {shown}", flush=True)
    return 0


def commands(source: Path, style: Path, options: argparse.Namespace) -> dict[str, list[str]]:
    """Name of a program → its command."""
    found = {
        "ris2cite": [
            sys.executable,
            "-m",
            "ris2cite",
            "-f",
            "csl-json",
            "-s",
            str(style),
            str(source),
        ]
    }
    if not options.others:
        return found
    script = install(options.scratch)
    found["citeproc-js"] = [
        "node", str(script), "print", str(source), str(style), str(locales_folder()),
    ]  # fmt: skip
    pandoc = os.environ.get("PANDOC") or shutil.which("pandoc")
    if pandoc:  # which lists all items of such a file (and none with “nocite” on the command line)
        found["pandoc"] = [
            pandoc, "-f", "csljson", "-t", "plain", "--citeproc", f"--csl={style}", str(source),
        ]  # fmt: skip
    return found


if __name__ == "__main__":
    sys.exit(main())
