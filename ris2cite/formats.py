"""The registry of formats, and the functions that read and write them.

Each function imports its reader or writer when it is called, so that a run loads only
what it uses. Formats for references are registered in ``markup/writers``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, TypeVar

from ris2cite.errors import Diagnostic, InputError, Report, StyleError, UsageError
from ris2cite.io import Input
from ris2cite.markup.writers import REFERENCE_FORMATS
from ris2cite.model import Item
from ris2cite.options import Options

if TYPE_CHECKING:
    from ris2cite.ris.record import TaggedFormat
    from ris2cite.text.account import Account

F = TypeVar("F")

ReadItems: TypeAlias = "Callable[[Input, Options, Account, Report], Iterator[Item]]"
WriteItems: TypeAlias = Callable[[Iterable[Item], Options, Report], Iterator[str]]


class InputFormat(NamedTuple):
    """``keeps_ids`` means that ids in the input were chosen by the user, and are kept."""

    name: str
    title: str
    read: ReadItems
    keeps_ids: bool = False


class OutputFormat(NamedTuple):
    """``suffixes`` are the file name suffixes that select the format. ``styled`` formats hold
    references, formatted in a CSL style; ``entries`` formats hold BibTeX entries, which
    LaTeX formats later."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    write: WriteItems
    styled: bool = False
    entries: bool = False


# A file in one of these formats can be misread as another without an error.
_TAGGED = ("ris", "wos", "nbib", "enw")

# Codes of diagnostics that quote a value which is not kept anywhere else.
_NOT_KEPT = frozenset(["no-value", "anonymous", "no-date"])


def _tagged_reader(tagged: TaggedFormat) -> ReadItems:
    def read(opened: Input, options: Options, account: Account, report: Report) -> Iterator[Item]:
        from ris2cite.ris.mapping.convert import convert
        from ris2cite.ris.mapping.names_in_file import NamesInFile
        from ris2cite.ris.parser import read_records

        not_kept: set[int] = set()

        def count_and_report(diagnostic: Diagnostic) -> None:
            if diagnostic.code in _NOT_KEPT and diagnostic.line is not None:
                not_kept.add(diagnostic.line)
            report(diagnostic)

        records = NamesInFile(
            read_records(
                opened.stream,
                source=opened.name,
                report=report,
                encoding=opened.encoding or options.encoding,
                format=tagged,
                account=account,
            )
        )
        for record in records:
            item = convert(record, count_and_report, options.overrides, records.order_of)
            account.enter(record, item, not_kept)
            not_kept.clear()
            yield item

    return read


def _read_json(opened: Input, options: Options, account: Account, report: Report) -> Iterator[Item]:
    from ris2cite.items.csljson import read_items

    return _counted(read_items, opened, options, account, report)


def _read_bibtex(
    opened: Input, options: Options, account: Account, report: Report
) -> Iterator[Item]:
    from ris2cite.bibtex.reading.reader import declared_encoding, read_items

    return read_items(
        opened.stream,
        source=opened.name,
        report=_counting_errors(account, report),
        encoding=opened.encoding or options.encoding or declared_encoding(opened.head),
        account=account,
    )


def _read_yaml(opened: Input, options: Options, account: Account, report: Report) -> Iterator[Item]:
    from ris2cite.items.cslyaml import read_items

    return _counted(read_items, opened, options, account, report)


def _counted(
    read_items: Callable[..., Iterator[Item]],
    opened: Input,
    options: Options,
    account: Account,
    report: Report,
) -> Iterator[Item]:
    """Yield the items of a format without tagged lines; every error counts as a skipped record."""

    encoding = opened.encoding or options.encoding
    listen = _counting_errors(account, report)
    for item in read_items(opened.stream, source=opened.name, report=listen, encoding=encoding):
        account.found += 1
        account.converted += 1
        account.number = account.found
        yield item


def _counting_errors(account: Account, report: Report) -> Report:
    def listen(diagnostic: Diagnostic) -> None:
        if diagnostic.severity == "error":
            account.found += 1
            account.skipped += 1
        report(diagnostic)

    return listen


def _xml_reader(module: str) -> ReadItems:
    """A reader of XML records, of which the values are counted; a file may be a single line."""

    def read(opened: Input, options: Options, account: Account, report: Report) -> Iterator[Item]:
        from importlib import import_module

        from ris2cite.ris.mapping.convert import convert

        reader = import_module(f"ris2cite.ris.reading.{module}")
        not_kept = 0

        def listen(diagnostic: Diagnostic) -> None:
            nonlocal not_kept
            not_kept += diagnostic.code in _NOT_KEPT
            message = f"record {diagnostic.record}: {diagnostic.message}"
            report(diagnostic._replace(message=message))

        encoding = opened.encoding or options.encoding
        for record in reader.read_records(opened.stream, opened.name, encoding):
            item = convert(record, listen, options.overrides)
            raw = item.get("custom", {}).get(record.format, {})
            kept = sum(value in raw.get(tag, ()) for tag, value, _ in record.fields)
            account.enter_values(len(record.fields), kept, not_kept)
            account.line, account.number = record.line, account.found
            not_kept = 0
            yield item
        if not account.found:
            report(Diagnostic("error", "no-records", "no record found", opened.name))

    return read


def _references(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    from ris2cite.documents.references import write_references

    return write_references(items, options, report)


def _bibtex_writer(dialect: Literal["bibtex", "biblatex"]) -> WriteItems:
    def write(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
        from ris2cite.bibtex.writer import write as write_entries

        return write_entries(
            items,
            dialect,
            ascii=options.ascii,
            protect=options.protect,
            omit=options.omit,
            only=options.only,
            report=report,
        )

    return write


def _write_json(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    from ris2cite.items.csljson import write_json

    return write_json(items)


def _write_lines(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    from ris2cite.items.csljson import write_lines

    return write_lines(items)


def _write_yaml(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    from ris2cite.items.cslyaml import write_yaml

    return write_yaml(items)


def _table_writer(delimiter: str) -> WriteItems:
    def write(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
        from ris2cite.items.table import write_table

        return write_table(items, delimiter, options.columns, report)

    return write


def _write_ris(items: Iterable[Item], options: Options, report: Report) -> Iterator[str]:
    from ris2cite.ris.write import write as write_records

    return write_records(items, report)


INPUTS: dict[str, InputFormat] = {
    format.name: format
    for format in (
        InputFormat("ris", "RIS", _tagged_reader("ris")),
        InputFormat(
            "csl-json", "CSL-JSON (an array, or one item per line)", _read_json, keeps_ids=True
        ),
        InputFormat("csl-yaml", "CSL-YAML (pandoc's)", _read_yaml, keeps_ids=True),
        InputFormat("wos", "Web of Science (field-tagged)", _tagged_reader("wos")),
        InputFormat("nbib", "PubMed's nbib (MEDLINE)", _tagged_reader("nbib")),
        InputFormat("enw", "EndNote (tagged)", _tagged_reader("enw")),
        InputFormat("bibtex", "BibTeX and BibLaTeX", _read_bibtex, keeps_ids=True),
        InputFormat("endnote-xml", "EndNote XML", _xml_reader("endnote_xml")),
        InputFormat("pubmed-xml", "PubMed XML", _xml_reader("pubmed_xml")),
    )
}

OUTPUTS: dict[str, OutputFormat] = {
    format.name: format
    for format in (
        *(
            OutputFormat(
                row.name, f"references as {row.title}", row.suffixes, _references, styled=True
            )
            for row in REFERENCE_FORMATS.values()
        ),
        OutputFormat("bibtex", "BibTeX entries", (".bib",), _bibtex_writer("bibtex"), entries=True),
        OutputFormat("biblatex", "BibLaTeX entries", (), _bibtex_writer("biblatex"), entries=True),
        OutputFormat("csl-json", "CSL-JSON items", (".json",), _write_json),
        OutputFormat("csl-yaml", "CSL-YAML items", (".yaml", ".yml"), _write_yaml),
        OutputFormat("jsonl", "CSL-JSON, one item per line", (".jsonl", ".ndjson"), _write_lines),
        OutputFormat("csv", "a table, comma-separated", (".csv",), _table_writer(",")),
        OutputFormat("tsv", "a table, tab-separated", (".tsv", ".tab"), _table_writer("\t")),
        OutputFormat("ris", "RIS records", (".ris",), _write_ris),
    )
}


_TYPESET = "print the page of -t html --standalone, or typeset -t latex --standalone"
_OFFICE = "word processors open rtf"
_SHEET = "spreadsheets open csv"
_MANAGER = "reference managers import ris"
INSTEAD: dict[str, str] = {
    **dict.fromkeys(("doc", "docx", "odt", "word"), _OFFICE),
    **dict.fromkeys(("xls", "xlsx", "ods", "excel"), _SHEET),
    **dict.fromkeys(("endnote", "enw", "refworks", "refman", "zotero", "mendeley"), _MANAGER),
    "pdf": _TYPESET,
}
"""Formats that people ask for and that are not written → what serves instead."""

INPUT_ALIASES = {
    "json": "csl-json", "jsonl": "csl-json", "yaml": "csl-yaml", "isi": "wos", "ciw": "wos",
    "medline": "nbib", "pubmed": "nbib", "bib": "bibtex", "biblatex": "bibtex",
    "endnote": "enw",
}  # fmt: skip
OUTPUT_ALIASES = {"plain": "text"} | {
    suffix[1:]: format.name for format in OUTPUTS.values() for suffix in format.suffixes
}
"""Other names of the formats; a suffix is one."""


def canonical(name: str, aliases: Mapping[str, str]) -> str:
    """The registered name of a format (``.MD`` → ``markdown``), or the name unchanged."""
    plain = name.lower().lstrip(".")
    return aliases.get(plain, plain)


def hint_for(name: str) -> str | None:
    """A suggestion for an output format that does not exist, or None."""
    if name in INSTEAD:
        return INSTEAD[name]
    from ris2cite.csl.library.find import find_style

    try:
        style = find_style(name).id
    except StyleError:
        return None
    return f"that is a style: --style {style}"


def input_format(name: str) -> InputFormat:
    """The input format of that name. Raises UsageError if there is none."""
    return _lookup(INPUTS, name, "input")


def output_format(name: str) -> OutputFormat:
    """The output format of that name. Raises UsageError if there is none."""
    return _lookup(OUTPUTS, name, "output")


def output_for_suffix(path: str) -> str:
    """The name of the output format for a file's suffix.

    Raises UsageError if no format has that suffix.
    """
    suffix = path[path.rfind(".") :].lower() if "." in path else ""
    for format in OUTPUTS.values():
        if suffix in format.suffixes:
            return format.name
    if suffix[1:] in INSTEAD:
        raise UsageError(f"{suffix} cannot be written; {INSTEAD[suffix[1:]]}")
    known = " ".join(suffix for format in OUTPUTS.values() for suffix in format.suffixes)
    raise UsageError(
        f"cannot tell the format from the name {path}; use --to, or one of the suffixes {known}"
    )


def format_of(opened: Input, wanted: str, report: Report) -> InputFormat:
    """The format of an input: ``wanted``, or the detected one for ``auto``.

    Warns if the input is certainly in another format, and would be misread. Raises
    InputError if the format is not recognised.
    """
    if wanted == "auto":
        return INPUTS[_detected(opened)]
    format = input_format(wanted)
    if wanted in _TAGGED:
        from ris2cite.sniff import tagged_format

        found = tagged_format(opened.head)
        if found is not None and found != wanted:
            detected, asked = (
                re.split(r", | \(", INPUTS[name].title)[0] for name in (found, wanted)
            )
            message = f"looks like {detected}, not {asked}; try --from {found}"
            report(Diagnostic("warning", "other-format", message, opened.name))
    return format


def _detected(opened: Input) -> str:
    from ris2cite.sniff import sniff

    sniffed = sniff(opened.head)
    if sniffed.format is not None:
        return sniffed.format
    if sniffed.refusal is None and opened.name and opened.name.lower().endswith(".ris"):
        return "ris"  # the reader reports what is wrong with it
    known = ", ".join(format.title for format in INPUTS.values())
    raise InputError(sniffed.refusal or f"unrecognised format; can read {known}", opened.name)


def _lookup(table: Mapping[str, F], name: str, kind: str) -> F:
    if name not in table:
        hint = hint_for(name) if kind == "output" else None
        hint = hint or f"use one of {', '.join(table)}"
        raise UsageError(f"unknown {kind} format “{name}”; {hint}")
    return table[name]
