"""The public API: what ``import ris2cite`` offers, and what the command calls.

Everything that a person should know about the input goes to ``on_diagnostic``.
Without it a diagnostic becomes a Ris2citeWarning (notes, which tell of nothing
lost, do not); with ``strict`` a warning or an error is raised as a StrictError.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, Literal, TypeAlias, cast

from ris2cite import formats
from ris2cite.errors import Diagnostic, InputError, Report, reporter
from ris2cite.formats import Overrides, ReadOptions, WriteOptions
from ris2cite.io import Input, open_input, wrap_input
from ris2cite.items.ids import IdRing, with_ids
from ris2cite.model import Item
from ris2cite.text.characters import acts, without_acting

if TYPE_CHECKING:
    from ris2cite.csl.library.find import StyleInfo
    from ris2cite.csl.library.locales import LocaleInfo

Source: TypeAlias = "str | bytes | os.PathLike[str] | BinaryIO | io.TextIOBase"
"""A path; text or bytes; or an open file. A string is text where it holds a line
break or starts as JSON does, else the path of a file."""

# Each of these can be read as another without a complaint, and wrongly.
_TAGGED = ("ris", "wos", "nbib")

_ASCII_TEXT = b"\t\n\r" + bytes(range(0x20, 0x7F))


def read(
    source: Source | list[Source],
    from_: str = "auto",
    *,
    encoding: str | None = None,
    keys: str | None = None,
    overrides: Overrides | None = None,
    on_diagnostic: Report | None = None,
    strict: bool = False,
) -> list[Item]:
    """All items of the source, as CSL-JSON. See ``iter_items`` for the parameters."""
    return list(
        iter_items(
            source,
            from_,
            encoding=encoding,
            keys=keys,
            overrides=overrides,
            on_diagnostic=on_diagnostic,
            strict=strict,
        )
    )


def iter_items(
    source: Source | list[Source],
    from_: str = "auto",
    *,
    encoding: str | None = None,
    keys: str | None = None,
    overrides: Overrides | None = None,
    on_diagnostic: Report | None = None,
    strict: bool = False,
) -> Iterator[Item]:
    """The items of one source, or of a list of them, one after the other.

    Every item has a string ``id`` that no other has: its own where it may serve,
    else one made by ``keys``, a key scheme's name or template; a scheme given here
    names every item. ``overrides`` maps a reference type (or ``*``) to a table of
    tag → CSL variable. Raises InputError, UsageError, and StrictError.
    """
    report = reporter(on_diagnostic, strict)
    options = ReadOptions(encoding, overrides)
    ring = IdRing(keys)
    for one in source if isinstance(source, list) else [source]:
        if isinstance(one, (str, os.PathLike)) and not _is_text(one):
            with open_input(os.fspath(one)) as opened:
                yield from read_input(opened, from_, options, ring, report)
        else:
            opened, encoded = _open_value(one)
            told = options._replace(encoding=encoded or encoding)
            yield from read_input(opened, from_, told, ring, report)


def read_input(
    opened: Input, from_: str, options: ReadOptions, ring: IdRing, report: Report
) -> Iterator[Item]:
    """The items of one opened input, with their ids."""
    format = formats.input_format(_sniffed(opened) if from_ == "auto" else from_)
    if from_ in _TAGGED:
        _check_told(opened, from_, report)
    for item in format.read(opened.stream, opened.name, options, report):
        yield ring.identify(item, format.keeps_ids, opened.name, report)


def _sniffed(opened: Input) -> str:
    from ris2cite.sniff import sniff

    sniffed = sniff(opened.head)
    if sniffed.format is not None:
        return sniffed.format
    if sniffed.refusal is None and opened.name and opened.name.lower().endswith(".ris"):
        return "ris"  # it calls itself RIS; the reader will say what is wrong with it
    known = ", ".join(format.title for format in formats.INPUTS.values())
    raise InputError(sniffed.refusal or f"is nothing that can be read here: {known}", opened.name)


def _check_told(opened: Input, told: str, report: Report) -> None:
    """Warn where the input is surely in another of the formats that would be misread."""
    from ris2cite.sniff import tagged_format

    found = tagged_format(opened.head)
    if found is None or found == told:
        return
    names = [re.split(r", | \(", formats.INPUTS[name].title)[0] for name in (found, told)]
    message = f"reads as {names[0]}, not as {names[1]}; try --from {found}"
    report(Diagnostic("warning", "other-format", message, opened.name))


def _is_text(source: object) -> bool:
    return isinstance(source, str) and (
        "\n" in source or "\r" in source or source.lstrip()[:1] in ("{", "[")
    )


def _open_value(source: Source) -> tuple[Input, str | None]:
    """An input on a value that is there already, and its encoding where that is known."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return wrap_input(io.BytesIO(source), None), None
    if isinstance(source, str):
        return wrap_input(io.BytesIO(source.encode("utf-8", "replace")), None), "utf-8"
    name = getattr(source, "name", None)
    name = name if isinstance(name, str) else None
    if isinstance(source, io.TextIOBase):
        inner = getattr(source, "buffer", None)
        if inner is None:
            text = source.read()
            return wrap_input(io.BytesIO(text.encode("utf-8", "replace")), name), "utf-8"
        return wrap_input(cast(BinaryIO, inner), name), getattr(source, "encoding", None)
    if not hasattr(source, "read"):
        raise TypeError(f"not a path, text, bytes or open file: {type(source).__name__}")
    return wrap_input(cast(BinaryIO, source), name), None


def convert(
    source: Source | list[Source],
    to: str = "text",
    from_: str = "auto",
    *,
    style: str | bytes = "apa",
    locale: str | None = None,
    encoding: str | None = None,
    keys: str | None = None,
    overrides: Overrides | None = None,
    on_diagnostic: Report | None = None,
    strict: bool = False,
) -> str:
    """The source in another format, as one string: ``read`` and ``write`` in one."""
    report = reporter(on_diagnostic, strict)
    items = iter_items(
        source,
        from_,
        encoding=encoding,
        keys=keys,
        overrides=overrides,
        on_diagnostic=report,
    )
    return "".join(iter_output(items, to, WriteOptions(style, locale), on_diagnostic=report))


def write(
    items: Iterable[Item],
    to: str = "text",
    *,
    style: str | bytes = "apa",
    locale: str | None = None,
    ascii: bool | None = None,
    protect: Literal["none", "smart", "all"] = "smart",
    keys: str | None = None,
    standalone: bool = False,
    on_diagnostic: Report | None = None,
    strict: bool = False,
) -> str:
    """The items in a format of ``ris2cite --help``, as one string.

    ``style`` is a style's name, the path of a CSL file, or its XML as bytes;
    ``locale`` a BCP 47 tag. ``ascii``, ``protect`` and ``keys`` concern BibTeX and
    BibLaTeX. Raises UsageError, StyleError, and StrictError.
    """
    options = WriteOptions(
        style, locale, ascii=ascii, protect=protect, keys=keys, standalone=standalone
    )
    return "".join(iter_output(items, to, options, on_diagnostic=on_diagnostic, strict=strict))


def iter_output(
    items: Iterable[Item],
    to: str = "text",
    options: WriteOptions | None = None,
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
) -> Iterator[str]:
    """What ``write`` returns, piece by piece, for lists that are better not held whole."""
    report = reporter(on_diagnostic, strict)
    format = formats.output_format(to)
    if format.cited:
        items = with_ids(items, report)
    removed = 0
    for chunk in format.write(items, options or WriteOptions(), report):
        if not _is_harmless(chunk):
            chunk, count = without_acting(chunk)
            removed += count
        yield chunk
    if removed:
        message = f"{removed} control or direction characters of the data were left out"
        report(Diagnostic("warning", "control-characters", message))


def _is_harmless(chunk: str) -> bool:
    """Whether nothing in a piece of output acts on a terminal: for ASCII by one pass over
    its bytes, which takes a third of the time of a search."""
    if chunk.isascii():
        return not chunk.encode().translate(None, _ASCII_TEXT)
    return not acts(chunk)


def check_style(style: str, locale: str | None = None) -> None:
    """Make sure that the style and the locale exist, before any work is begun.

    Raises StyleNotFoundError and LocaleNotFoundError, which name near ones.
    """
    from ris2cite.csl.library.find import find_style
    from ris2cite.csl.library.locales import resolve_locale

    find_style(style)
    if locale is not None:
        resolve_locale(locale)


def list_styles(query: str | None = None) -> list[StyleInfo]:
    """Every style that can be named, or those whose id or title has the query's words."""
    from ris2cite.csl.library import find as style

    return style.list_styles(query)


def list_locales() -> list[LocaleInfo]:
    """Every locale that references can be printed in."""
    from ris2cite.csl.library import locales

    return locales.list_locales()
