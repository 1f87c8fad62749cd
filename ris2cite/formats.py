"""The one registry of formats: name → how it is read or written.

A reader or writer is imported when its format is used, never before, so that a
run pays only for what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, NamedTuple, TypeAlias, TypeVar

from ris2cite.errors import Diagnostic, Report, UsageError
from ris2cite.model import Item

if TYPE_CHECKING:
    from ris2cite.ris.record import TaggedFormat
    from ris2cite.text.account import Account

Overrides: TypeAlias = Mapping[str, Mapping[str, str]]
"""Reference type (or ``*`` for every type) → tag → CSL variable."""


class ReadOptions(NamedTuple):
    """What a reader may be told. ``encoding`` is ``None`` to detect it."""

    encoding: str | None = None
    overrides: Overrides | None = None
    account: Account | None = None


class WriteOptions(NamedTuple):
    """What a writer may be told; each takes what concerns it.

    ``locale`` is ``None`` for the style's own; ``order`` is that of the references:
    as the style says, that turned round, or as the items come; ``collate`` says who
    compares texts, this package or ICU. ``cite`` asks for
    the citation of each item, ``clusters`` for those of a document with its list.
    ``ascii`` is ``None`` for what the format does by itself.
    """

    style: str | bytes = "apa"
    locale: str | None = None
    order: ListOrder = "style"
    collate: Literal["builtin", "icu"] = "builtin"
    cite: bool = False
    clusters: list[Any] | None = None
    standalone: bool = False
    links: bool = False
    ascii: bool | None = None
    protect: Literal["none", "smart", "all"] = "smart"
    keys: str | None = None


F = TypeVar("F")

ListOrder: TypeAlias = Literal["style", "reversed", "input"]

Reader: TypeAlias = Callable[[BinaryIO, str | None, ReadOptions, Report], Iterator[Item]]
Writer: TypeAlias = Callable[[Iterable[Item], WriteOptions, Report], Iterator[str]]


class InputFormat(NamedTuple):
    """``keeps_ids`` says that the items' own ids are the user's, and stay."""

    name: str
    title: str
    read: Reader
    keeps_ids: bool = False


class OutputFormat(NamedTuple):
    """``suffixes`` are those that choose the format; ``cited`` says that it prints
    references, so that it needs a style and a locale."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: Writer
    cited: bool = False


# Values that the conversion quotes in a diagnostic and keeps nowhere.
_LEFT_OUT = frozenset(["no-value", "anonymous", "no-date"])


def _tagged(format: TaggedFormat) -> Reader:
    def read(
        stream: BinaryIO, source: str | None, options: ReadOptions, report: Report
    ) -> Iterator[Item]:
        from ris2cite.ris.mapping.convert import convert
        from ris2cite.ris.parser import read_records
        from ris2cite.text.account import Account

        account = options.account or Account()
        left_out: set[int] = set()

        def listen(diagnostic: Diagnostic) -> None:
            if diagnostic.code in _LEFT_OUT and diagnostic.line is not None:
                left_out.add(diagnostic.line)
            report(diagnostic)

        records = read_records(
            stream,
            source=source,
            report=report,
            encoding=options.encoding,
            format=format,
            account=account,
        )
        for record in records:
            item = convert(record, listen, options.overrides)
            account.enter(record, item, left_out)
            left_out.clear()
            yield item

    return read


def _read_json(
    stream: BinaryIO, source: str | None, options: ReadOptions, report: Report
) -> Iterator[Item]:
    from ris2cite.items.csljson import read_items

    counting = _counting(options.account, report)
    items = read_items(stream, source=source, report=counting, encoding=options.encoding)
    return _counted(items, options.account)


def _read_yaml(
    stream: BinaryIO, source: str | None, options: ReadOptions, report: Report
) -> Iterator[Item]:
    from ris2cite.items.cslyaml import read_items

    counting = _counting(options.account, report)
    items = read_items(stream, source=source, report=counting, encoding=options.encoding)
    return _counted(items, options.account)


def _counted(items: Iterator[Item], account: Account | None) -> Iterator[Item]:
    for item in items:
        if account is not None:
            account.found += 1
            account.converted += 1
            account.number = account.found
        yield item


def _counting(account: Account | None, report: Report) -> Report:
    """A report that counts each error as a record skipped."""

    def listen(diagnostic: Diagnostic) -> None:
        if account is not None and diagnostic.severity == "error":
            account.found += 1
            account.skipped += 1
        report(diagnostic)

    return listen


def _cited(to: str) -> Writer:
    def write(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
        from ris2cite.documents.references import write_cites, write_document, write_list

        if options.clusters is not None:
            return write_document(items, to, options, report)
        if options.cite:
            return write_cites(items, to, options, report)
        return write_list(items, to, options, report)

    return write


def _bibtex(dialect: Literal["bibtex", "biblatex"]) -> Writer:
    def write(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
        from ris2cite.bibtex.writer import write as write_entries

        return write_entries(
            items,
            dialect,
            ascii=options.ascii,
            protect=options.protect,
            keys=options.keys,
            report=report,
        )

    return write


def _write_json(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
    from ris2cite.items.csljson import write_json

    return write_json(items)


def _write_lines(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
    from ris2cite.items.csljson import write_lines

    return write_lines(items)


def _write_yaml(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
    from ris2cite.items.cslyaml import write_yaml

    return write_yaml(items)


def _write_ris(items: Iterable[Item], options: WriteOptions, report: Report) -> Iterator[str]:
    from ris2cite.ris.write import write as write_records

    return write_records(items, report)


INPUTS: dict[str, InputFormat] = {
    format.name: format
    for format in (
        InputFormat("ris", "RIS", _tagged("ris")),
        InputFormat("csl-json", "CSL-JSON, also one item a line", _read_json, keeps_ids=True),
        InputFormat("csl-yaml", "CSL-YAML, as pandoc has it", _read_yaml, keeps_ids=True),
        InputFormat("wos", "Web of Science, field-tagged", _tagged("wos")),
        InputFormat("nbib", "PubMed's nbib (MEDLINE)", _tagged("nbib")),
    )
}

OUTPUTS: dict[str, OutputFormat] = {
    format.name: format
    for format in (
        OutputFormat("text", "references as plain text", (".txt", ".text"), _cited("text"), True),
        OutputFormat("html", "references as HTML", (".html", ".htm"), _cited("html"), True),
        OutputFormat(
            "markdown", "references as Markdown", (".md", ".markdown"), _cited("markdown"), True
        ),
        OutputFormat("latex", "references as LaTeX", (".tex",), _cited("latex"), True),
        OutputFormat("rtf", "references as RTF", (".rtf",), _cited("rtf"), True),
        OutputFormat("rst", "references as reStructuredText", (".rst",), _cited("rst"), True),
        OutputFormat("bibtex", "BibTeX entries", (".bib",), _bibtex("bibtex")),
        OutputFormat("biblatex", "BibLaTeX entries", (), _bibtex("biblatex")),
        OutputFormat("csl-json", "CSL-JSON items", (".json",), _write_json),
        OutputFormat("csl-yaml", "CSL-YAML items", (".yaml", ".yml"), _write_yaml),
        OutputFormat("jsonl", "CSL-JSON, one item a line", (".jsonl", ".ndjson"), _write_lines),
        OutputFormat("ris", "RIS records", (".ris",), _write_ris),
    )
}


_TYPESET = "print the page of -t html --standalone, or typeset -t latex --standalone"
_OFFICE = "word processors open rtf"
INSTEAD: dict[str, str] = {"doc": _OFFICE, "docx": _OFFICE, "odt": _OFFICE, "pdf": _TYPESET}
"""Formats that people ask for and that are not written → what serves instead."""

_WRITTEN = "BibTeX is written here and not read; convert it first, with Zotero or pandoc"
NOT_READ: dict[str, str] = {"bib": _WRITTEN, "bibtex": _WRITTEN, "biblatex": _WRITTEN}
"""Formats that people want to have read and that are only written → what to do."""


def input_format(name: str) -> InputFormat:
    """The input format of that name. Raises UsageError where there is none."""
    return _lookup(INPUTS, name, "input")


def output_format(name: str) -> OutputFormat:
    """The output format of that name. Raises UsageError where there is none."""
    return _lookup(OUTPUTS, name, "output")


def output_for_suffix(path: str) -> str:
    """The name of the output format that a file's suffix asks for.

    Raises UsageError for a suffix that belongs to none.
    """
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    for format in OUTPUTS.values():
        if suffix in format.suffixes:
            return format.name
    if suffix[1:] in INSTEAD:
        raise UsageError(f"{suffix} is not written here; {INSTEAD[suffix[1:]]}")
    known = " ".join(suffix for format in OUTPUTS.values() for suffix in format.suffixes)
    raise UsageError(
        f"the name of {path} does not tell its format: give --to, or a suffix of {known}"
    )


def _lookup(table: Mapping[str, F], name: str, kind: str) -> F:
    if name not in table:
        raise UsageError(f"unknown {kind} format “{name}”: use one of {', '.join(table)}")
    return table[name]
