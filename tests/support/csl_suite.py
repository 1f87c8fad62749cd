"""Runs the CSL test suite with the public processor.

    python -m tests.support.csl_suite [--suite DIR] [--only PATTERN] [--mode MODE] [-v] [--update]

prints how many fixtures pass, by category; with ``-v`` also what each failing one
should give and gives. ``--update`` rewrites the list of expected failures: it drops
what passes now and adds what fails, without a reason, which the test then asks for.
"""

from __future__ import annotations

import argparse
import fnmatch
import re
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.csl_fixture import Fixture, read_fixture
from tests.support.paths import SHARED, TESTS

DEFAULT_SUITE = SHARED / "csl-test-suite"
EXPECTED_FAILURES = TESTS / "csl" / "expected-failures.tsv"
SECONDS = 20

MARKER = re.compile(r"^(?:\.\.|>>)\[\d+\] ", re.MULTILINE)
WRAPPER_BREAK = re.compile(
    r'(?<=<div class="csl-bib-body">)\s+|\s+(?=<div class="csl-entry">|</div>\Z)'
)


class Outcome(NamedTuple):
    """The outcome of a fixture; ``note`` has diagnostics, or the end of a traceback."""

    fixture: Fixture
    passed: bool
    expected: str
    got: str
    note: str


def run(fixture: Fixture) -> Outcome:
    """Render the fixture and compare: exactly, but for white space around the lines."""
    expected = comparable(fixture, fixture.expected)
    notes: list[str] = [f"section {name} is not acted on" for name in fixture.unread]
    got = ""
    try:
        got = comparable(fixture, render(fixture, notes))
    except Exception:  # noqa: BLE001  (whatever a fixture raises is its outcome)
        notes.append("".join(traceback.format_exc().splitlines(keepends=True)[-5:]))
        return Outcome(fixture, False, expected, got, "\n".join(notes))
    return Outcome(fixture, got == expected, expected, got, "\n".join(notes))


def render(fixture: Fixture, notes: list[str]) -> str:
    """The output of the processor for the fixture, in the format of a RESULT section."""
    from ris2cite.csl.processor import CslProcessor

    processor = CslProcessor(
        fixture.items,
        style=fixture.style,
        to="html",
        on_diagnostic=lambda diagnostic: notes.append(str(diagnostic)),
    )
    if fixture.mode == "citation":
        return "\n".join(processor.cite_all(fixture.clusters or [all_items(fixture, processor)]))
    if fixture.mode != "bibliography":
        raise ValueError(f"no such mode: {fixture.mode}")
    entries = (f'<div class="csl-entry">{entry.text}</div>\n' for entry in processor.bibliography())
    return f'<div class="csl-bib-body">\n{"".join(entries)}</div>'


def all_items(fixture: Fixture, processor: Any) -> dict[str, Any]:
    """A citation of all items in the bibliography's order, and in the input's without one."""
    listed = [entry.id for entry in processor.bibliography()]
    ids = dict.fromkeys([*listed, *(item["id"] for item in fixture.items)])
    return {"citationItems": [{"id": key} for key in ids], "properties": {"noteIndex": 0}}


def comparable(fixture: Fixture, text: str) -> str:
    """The text without outer white space, markers, and the line breaks of the wrapper."""
    if fixture.marked and fixture.mode == "citation":
        text = MARKER.sub("", text.strip())
    if fixture.mode != "citation":
        text = WRAPPER_BREAK.sub("", text)
    return "\n".join(line.strip() for line in text.strip().splitlines())


def read_expected_failures(path: Path = EXPECTED_FAILURES) -> dict[str, str]:
    """Fixture name → the reason why it may fail."""
    rows = (
        line.partition("\t")
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {name: reason.strip() for name, _, reason in rows}


def write_expected_failures(outcomes: list[Outcome], path: Path = EXPECTED_FAILURES) -> None:
    """Update the list to these outcomes, keeping comments, reasons and other fixtures."""
    listed = read_expected_failures(path)
    for outcome in outcomes:
        if outcome.passed:
            listed.pop(outcome.fixture.name, None)
        else:
            listed.setdefault(outcome.fixture.name, "")
    head = [x for x in path.read_text(encoding="utf-8").splitlines() if x.startswith("#")]
    rows = [f"{name}\t{reason}" for name, reason in sorted(listed.items())]
    path.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")


def run_all(suite: Path, only: str | None, mode: str | None) -> Iterator[Outcome]:
    """The outcome of each fixture of the folder that passes both filters."""
    for path in sorted(suite.glob("*.txt")):
        if only and not fnmatch.fnmatch(path.stem, only if "*" in only else f"*{only}*"):
            continue
        fixture = read_fixture(path)
        if mode in (None, fixture.mode):
            yield within_time(fixture)


def within_time(fixture: Fixture) -> Outcome:
    """The same as ``run``, but a fixture that takes longer than ``SECONDS`` fails, if the system
    has alarms."""
    if not hasattr(signal, "SIGALRM"):
        return run(fixture)
    previous = signal.signal(signal.SIGALRM, _stop)
    signal.alarm(SECONDS)
    try:
        return run(fixture)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, previous)


def _stop(*_: object) -> None:
    raise TimeoutError(f"still running after {SECONDS} s")


def print_failure(outcome: Outcome, reason: str | None) -> None:
    listed = "" if reason is None else f"   [listed: {reason}]"
    print(f"--- {outcome.fixture.name} ({outcome.fixture.mode}){listed}")
    print(f"expected  {outcome.expected}\ngot       {outcome.got}")
    if outcome.note:
        print("note      " + outcome.note.strip().replace("\n", "\n          "))


def print_counts(outcomes: list[Outcome]) -> None:
    """A line per category and per mode: passed, of how many."""
    groups: Counter[tuple[str, bool]] = Counter()
    for outcome in outcomes:
        for group in (outcome.fixture.category, f"mode {outcome.fixture.mode}", "ALL"):
            groups[group, outcome.passed] += 1
    names = {group for group, _ in groups}
    for group in sorted(names, key=lambda name: (name == "ALL", " " in name, name)):
        passed, failed = groups[group, True], groups[group, False]
        print(f"{group:20} {passed:4} of {passed + failed:4}" + ("" if failed else "  all"))


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the CSL test suite.")
    parser.add_argument("--suite", type=Path, default=DEFAULT_SUITE, help="folder of fixtures")
    parser.add_argument("--only", help="part of a name, or a pattern with *")
    parser.add_argument("--mode", choices=["citation", "bibliography"])
    parser.add_argument("-v", "--verbose", action="store_true", help="show each failure")
    parser.add_argument("--update", action="store_true", help="rewrite expected-failures.tsv")
    options = parser.parse_args()
    started = time.perf_counter()
    expected = read_expected_failures()
    outcomes = list(run_all(options.suite, options.only, options.mode))
    for outcome in outcomes:
        if options.verbose and not outcome.passed:
            print_failure(outcome, expected.get(outcome.fixture.name))
    print_counts(outcomes)
    for outcome in outcomes:
        if outcome.passed == (outcome.fixture.name in expected):
            print(f"{'listed but passes' if outcome.passed else 'fails'}: {outcome.fixture.name}")
    if options.update:
        write_expected_failures(outcomes)
    print(f"{time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
