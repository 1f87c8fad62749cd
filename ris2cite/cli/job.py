"""The job: files in, product out, and everything else to the report."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from ris2cite import api, formats
from ris2cite.cli.options import Options
from ris2cite.cli.progress import Progress
from ris2cite.cli.report import Report, echo, on_terminal
from ris2cite.documents.references import STANDALONE, read_clusters
from ris2cite.errors import InputError, UsageError
from ris2cite.formats import ListOrder, ReadOptions, WriteOptions
from ris2cite.io import open_input, open_output
from ris2cite.items.ids import IdRing
from ris2cite.items.places import Place
from ris2cite.model import Item
from ris2cite.text.characters import visible


class _NothingWrittenError(Exception):
    """The run failed; what the output file held before must stay."""


def do(options: Options, report: Report) -> int:
    """Read, convert, write; the exit status."""
    options = options._replace(files=options.files or ("-",), to=target_format(options))
    check_names(options)
    clusters = clusters_of(options, report)
    if "-" in options.files and on_terminal(sys.stdin) and not options.quiet:
        echo("ris2cite: reading records from the keyboard; end with Ctrl-D, or see ris2cite --help")
    with Progress(options.files, options.progress, options.quiet) as progress:
        report.before = progress.clear
        reading = Reading(options, report, progress)
        if options.check:
            for _item in reading.items():
                pass
        else:
            _write(options, clusters, reading, report)
    reading.tell()
    return report.exit_status


def target_format(options: Options) -> str:
    """The format to write: as asked for, else by the output's suffix, else text."""
    if options.to is not None:
        return options.to
    if options.check or options.output is None or options.output == "-":
        return "text"
    if os.path.isdir(options.output):
        raise UsageError(f"{options.output}: is a folder; name a file")
    return formats.output_for_suffix(options.output)


def check_names(options: Options) -> None:
    """Find fault with the options before anything is read. Raises UsageError."""
    if options.encoding is not None:
        _check_encoding(options.encoding)
    if options.keys is not None:
        IdRing(options.keys)
    if options.wrap is not None:
        from ris2cite.cli.wrap import columns

        columns(options.wrap)
    if options.check:
        if options.output not in (None, "-"):
            raise UsageError("--check writes no file, so that --output has nothing to do")
        return
    to = options.to or "text"
    cited = formats.OUTPUTS[to].cited
    if (options.cite or options.cites) and not cited:
        raise UsageError(f"--cite{'s' if options.cites else ''} prints references, not {to}")
    if options.standalone and to not in STANDALONE:
        raise UsageError(f"--standalone is for {', '.join(STANDALONE)}, not for {to}")
    if cited:
        api.check_style(options.style, options.locale)
    _collator(options)


def clusters_of(options: Options, report: Report) -> list[Any] | None:
    """What ``--cites`` names, read and checked."""
    if options.cites is None:
        return None
    if options.cites == "-" and "-" in options.files:
        raise UsageError("standard input cannot be both the citations and the records")
    try:
        with open_input(options.cites) as opened:
            return read_clusters(opened.stream.read(), opened.name or options.cites, report)
    except InputError as error:
        raise UsageError(str(error)) from error


def _collator(options: Options) -> Callable[[str], Any] | None:
    """Who compares texts; ``None`` for this package."""
    if options.collate == "builtin":
        return None
    from ris2cite.items.collation.compare import icu_collator

    return icu_collator(options.locale)


def _check_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError as error:
        raise UsageError(f"unknown encoding “{name}”: give one such as utf-8 or cp1252") from error


class Reading:
    """The inputs of one run, with what was found in each."""

    def __init__(self, options: Options, report: Report, progress: Progress) -> None:
        self._options = options
        self._report = report
        self._progress = progress
        self.found = self.converted = self.skipped = 0
        self.read = 0
        self.places: dict[str, Place] = {}

    def items(self) -> Iterator[Item]:
        """The items of all files. A file that cannot be read is told, and left out."""
        ids = IdRing(self._options.keys)
        for path in self._options.files:
            try:
                yield from self._items_of(path, ids)
            except InputError as error:
                self._report.failed(error)

    def _items_of(self, path: str, ids: IdRing) -> Iterator[Item]:
        from ris2cite.text.account import Account

        account = Account()
        told = ReadOptions(self._options.encoding, self._options.overrides, account)
        with open_input(path, self._progress.read) as opened:
            try:
                for item in api.read_input(opened, self._options.from_, told, ids, self._report):
                    self._progress.record()
                    if self._options.dedupe:
                        self.places[item["id"]] = Place(opened.name, account.line, account.number)
                    yield item
                self.read += 1
            finally:
                self.found += account.found
                self.converted += account.converted
                self.skipped += account.skipped
        if self._options.check:
            self._progress.clear()
            records, lines = account.summary().split("\n")
            echo(visible(f"{opened.name}: {records}"))
            if account.lines:  # JSON and YAML are not made of lines
                echo(visible(f"{opened.name}: {lines}"))

    def tell(self) -> None:
        """Print the run's last line, where there is reason to."""
        if not self.read and not self.found:
            return  # no file could be read, and the errors have said why
        records = "record" if self.found == 1 else "records"
        self._report.summary(
            f"{self.found} {records} found, {self.converted} converted, {self.skipped} skipped"
        )


def _write(options: Options, clusters: list[Any] | None, reading: Reading, report: Report) -> None:
    items = arranged(options, reading, report)
    first = next(items, None)
    if first is None and report.counts["error"]:
        return  # nothing could be read: the old output stays
    items = chain(() if first is None else (first,), items)
    try:
        with open_output(options.output) as stream:
            for chunk in product(options, clusters, items, report):
                stream.write(chunk.encode("utf-8", "replace"))
            if options.strict and report.counts["error"]:
                raise _NothingWrittenError
    except _NothingWrittenError:
        if options.output not in (None, "-"):
            report.say("note", f"{options.output} is left as it was")


def arranged(options: Options, reading: Reading, report: Report) -> Iterator[Item]:
    """The items merged and in the order asked for."""
    items = reading.items()
    if options.dedupe:
        from ris2cite.items.dedupe import merge_duplicates

        items = merge_duplicates(items, report, reading.places)
    if options.sort != "style" and options.sort != "input":
        from ris2cite.items.order import in_order

        items = iter(in_order(items, options.sort, options.locale, _collator(options)))
    if options.reverse and list_order(options) == "input":
        items = iter(list(items)[::-1])
    return items


def list_order(options: Options) -> ListOrder:
    """Who orders the list: the style, where one is used and nothing else was asked for."""
    cited = formats.OUTPUTS[options.to or "text"].cited and not options.cite
    if options.sort != "style" or not cited:
        return "input"
    return "reversed" if options.reverse else "style"


def product(
    options: Options, clusters: list[Any] | None, items: Iterator[Item], report: Report
) -> Iterator[str]:
    """The pieces of what the run prints."""
    told = WriteOptions(
        style=options.style,
        locale=options.locale,
        order=list_order(options),
        collate=options.collate,
        cite=options.cite,
        clusters=clusters,
        standalone=options.standalone,
        links=options.links,
        ascii=options.ascii,
        protect=options.protect,
    )
    chunks = api.iter_output(items, options.to or "text", told, on_diagnostic=report)
    if options.wrap is None or options.to != "text":
        return chunks
    from ris2cite.cli.wrap import columns, wrap

    return wrap(chunks, columns(options.wrap))
