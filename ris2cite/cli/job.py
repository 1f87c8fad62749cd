"""A run of the command: reads the files, writes the output, and reports to the console."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ris2cite import checks, pipeline
from ris2cite.cli.console import Console, echo, on_terminal
from ris2cite.cli.progress import Progress
from ris2cite.cli.run import Run
from ris2cite.errors import InputError, UsageError
from ris2cite.io import open_input, open_output
from ris2cite.model import Item
from ris2cite.options import Options
from ris2cite.text.account import Account
from ris2cite.text.characters import visible

if TYPE_CHECKING:
    from ris2cite.documents.gaps import GapFinder
    from ris2cite.items.duplicates.removal import Counts


class _NothingWrittenError(Exception):
    """Raised so that the existing output file is kept."""


def run_job(run: Run, console: Console) -> int:
    """Read, convert and write; returns the exit status."""
    options = _checked(run, console)
    if "-" in run.files and on_terminal(sys.stdin) and not run.quiet:
        echo("ris2cite: reading records from the keyboard; end with Ctrl-D, or see ris2cite --help")
    with Progress(run.files, run.progress, run.quiet) as progress:
        console.before = progress.clear
        observer = RunObserver(run, console, progress)
        inputs = [open_input(path, progress.read) for path in run.files]
        items = pipeline.items_of(inputs, options, console, observer)
        if run.check:
            for _item in pipeline.edit(items, run.options, console):
                pass
            for line in filter(None, (observer.gaps(), console.edits and console.edited())):
                echo(f"ris2cite: {line}")
        else:
            _write(run, options, items, console)
    observer.summarise()
    return console.exit_status


def _checked(run: Run, console: Console) -> Options:
    """The options, validated, with the citations that --cites names. Raises UsageError."""
    options = run.options
    if run.check:
        if run.output not in (None, "-"):
            raise UsageError("--check writes no output, so --output has no effect")
        options = options._replace(to="csl-json", cite=False, standalone=False)
    checks.check(options)
    if run.cites is None:
        return options
    options = _with_citations(run, run.cites, options, console)
    checks.check(options)
    return options


def _with_citations(run: Run, path: str, options: Options, console: Console) -> Options:
    """The options with the citations in the file of --cites: clusters in JSON, or the keys
    that a manuscript cites."""
    from ris2cite.documents.citations import read_clusters
    from ris2cite.documents.cited import cited_keys, kind_of
    from ris2cite.documents.included import read_manuscript, whole_text

    if path == "-" and "-" in run.files:
        raise UsageError("standard input cannot be both the citations and the records")
    try:
        name, text = read_manuscript(path)
        kind = kind_of(name, text)
        if kind == "clusters":
            return options._replace(clusters=read_clusters(text, name, console))
        keys = cited_keys(whole_text(name, text, kind, console), kind)
    except InputError as error:
        raise UsageError(str(error)) from error
    if not keys:
        raise UsageError(f"{name}: cites nothing; read as {kind}")
    return options._replace(cited=keys, cited_in=name)


class RunObserver(pipeline.Observer):
    """Follows the inputs of a run: progress, failures, and the account of each."""

    def __init__(self, run: Run, console: Console, progress: Progress) -> None:
        self._run = run
        self._console = console
        self._progress = progress
        self._name: str | None = None
        self._accounts: list[Account] = []
        self._finder = _finder_for(run.options) if run.check else None
        self._read = 0
        self._gaps: Counter[str] = Counter()
        self._duplicates: Counts | None = None

    def input_opened(self, name: str | None, account: Account) -> None:
        self._name = name
        self._accounts.append(account)

    def item_read(self, item: Item) -> None:
        self._progress.record()
        if self._finder is not None:
            for gap in self._finder.find(item, self._name, self._accounts[-1]):
                self._gaps[gap.code] += 1
                self._console(gap)

    def input_read(self) -> None:
        self._read += 1
        if self._run.check:
            self._progress.clear()
            account = self._accounts[-1]
            records, lines = account.summary().split("\n")
            echo(visible(f"{self._name}: {records}"))
            if account.lines:  # JSON and YAML are not counted by lines
                echo(visible(f"{self._name}: {lines}"))

    def duplicates_found(self, counts: Counts) -> None:
        self._duplicates = counts

    def input_failed(self, error: InputError) -> None:
        """Report the error, and continue with the next input."""
        self._console.failed(error)

    def gaps(self) -> str:
        """The number of missing or impossible data: ``5 gaps (no-pages 3, no-year 2)``."""
        count = sum(self._gaps.values())
        kinds = ", ".join(f"{code} {found}" for code, found in self._gaps.most_common())
        return f"{count} gap{'s' if count != 1 else ''} ({kinds})" if count else ""

    def summarise(self) -> None:
        """Print the summary of the run, if there is a reason to."""
        found = sum(account.found for account in self._accounts)
        converted = sum(account.converted for account in self._accounts)
        skipped = sum(account.skipped for account in self._accounts)
        if not self._read and not found:
            return  # no file could be read; the errors have been reported
        if self._duplicates is not None and (self._run.check or not self._run.quiet):
            self._progress.clear()
            for line in self._duplicates.lines():
                echo(visible(f"ris2cite: {line}"))
        records = "record" if found == 1 else "records"
        parts = [f"{found} {records} found", f"{converted} converted", f"{skipped} skipped"]
        if self._console.edits and not self._run.check:
            parts.append(self._console.edited())
        self._console.summary(", ".join(parts))


def _finder_for(options: Options) -> GapFinder:
    """Finds what references will lack in the chosen style."""
    from ris2cite.documents.gaps import GapFinder

    return GapFinder(str(options.style))


def _write(run: Run, options: Options, items: Iterator[Item], console: Console) -> None:
    first = next(items, None)
    if first is None and console.counts["error"]:
        return  # nothing could be read: keep the existing output
    items = chain(() if first is None else (first,), items)
    try:
        with open_output(run.output) as stream:
            for piece in pipeline.write(items, options, console):
                stream.write(piece.encode("utf-8", "replace"))
            if run.strict and console.counts["error"]:
                raise _NothingWrittenError
    except _NothingWrittenError:
        if run.output not in (None, "-"):
            console.say("note", f"{run.output} was not changed")
