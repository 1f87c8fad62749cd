"""The public API: what ``import ris2cite`` offers.

It goes the same way as the command (``pipeline.py``), with the same options
(``options.py``), which are keywords here. Everything that a person should know about
the input goes to ``on_diagnostic``. Without it a diagnostic becomes a Ris2citeWarning
(notes, which are informational, do not); with ``strict`` a warning or an error is raised
as a StrictError.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from ris2cite import pipeline
from ris2cite.errors import Diagnostic, Report, UsageError, reporter
from ris2cite.formats import unused
from ris2cite.io import Source, open_source
from ris2cite.items.ids import renamed
from ris2cite.items.plain import plain_items
from ris2cite.model import Item
from ris2cite.options import (
    ConvertKeywords,
    Options,
    ReadKeywords,
    WriteKeywords,
    options_of,
)

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ris2cite.csl.library.find import StyleInfo
    from ris2cite.csl.library.locales import LocaleInfo
    from ris2cite.items.duplicates.groups import Group


Sources: TypeAlias = "Source | Iterable[Source]"
"""One source, or any iterable of them."""

Items: TypeAlias = "Mapping[str, object] | Iterable[Mapping[str, object]]"
"""One CSL-JSON item, or any iterable of them; a data frame too."""


def read(
    source: Sources,
    from_: str = "auto",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[ReadKeywords],
) -> list[Item]:
    """All items of the source, as CSL-JSON. See ``iter_items`` for the parameters."""
    return list(iter_items(source, from_, on_diagnostic=on_diagnostic, strict=strict, **options))


def iter_items(
    source: Sources,
    from_: str = "auto",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[ReadKeywords],
) -> Iterator[Item]:
    """The items of one source, or of a list of them, one after the other.

    Every item has a string ``id`` that no other has: its own where it may serve, else one
    made by ``keys``, a key scheme's name or template; a scheme given here names every
    item. ``overrides`` maps a reference type (or ``*``) to a table of tag → CSL variable.
    ``encoding``, ``dedupe``, ``duplicates``, ``decisions``, ``sort``, ``reverse``,
    ``collate`` and ``locale`` are the command's. Raises InputError, UsageError, and StrictError.
    """
    report = reporter(on_diagnostic, strict)
    chosen = options_of(ReadKeywords, from_=from_, **options)._replace(to="csl-json")
    pipeline.check(chosen)
    return pipeline.items_of(_opened(source), chosen, report)


def convert(
    source: Sources,
    to: str = "text",
    from_: str = "auto",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[ConvertKeywords],
) -> str:
    """The source in another format, as one string: ``read`` and ``write`` in one."""
    report = reporter(on_diagnostic, strict)
    chosen = _checked(options_of(ConvertKeywords, to=to, from_=from_, **options), report)
    return "".join(pipeline.convert(_opened(source), chosen, report))


def write(
    items: Items,
    to: str = "text",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[WriteKeywords],
) -> str:
    """The items in a format of ``ris2cite --help``, as one string.

    ``style`` is a style's name, the path of a CSL file, or its XML as bytes; ``locale`` a
    BCP 47 tag; ``clusters`` the citations of a document in citeproc-js's shape. The other
    options are the command's: ``keys``, ``dedupe``, ``sort``, ``reverse``, ``collate``,
    ``cite``, ``standalone``, ``links``, ``wrap``, ``ascii``, ``protect``, ``omit``,
    ``only``. Raises UsageError, StyleError, and StrictError.
    """
    return "".join(iter_output(items, to, on_diagnostic=on_diagnostic, strict=strict, **options))


def iter_output(
    items: Items,
    to: str = "text",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[WriteKeywords],
) -> Iterator[str]:
    """What ``write`` returns, piece by piece, for lists too large for memory."""
    report = reporter(on_diagnostic, strict)
    chosen = _checked(options_of(WriteKeywords, to=to, **options), report)
    items = plain_items(items, report)
    if chosen.keys is not None:
        items = renamed(items, chosen.keys)
    return pipeline.write(pipeline.arrange(items, chosen, report), chosen, report)


def cited_keys(source: Source) -> list[str]:
    """The keys that a manuscript in Markdown or LaTeX cites, or its ``.aux`` or ``.bcf`` file:
    each once, in their order; what ``write`` and ``convert`` take as ``cited``."""
    from ris2cite.documents import cited

    with open_source(source) as opened:
        text = opened.stream.read().decode("utf-8-sig", "replace")
        kind = cited.kind_of(opened.name or "", text)
    if kind == "clusters":
        raise UsageError("JSON clusters are given as clusters=")
    return cited.cited_keys(text, kind)


def _opened(source: Sources) -> Iterator[pipeline.Opening]:
    if isinstance(source, Mapping):
        raise TypeError("an item is not a source: pass it to write() or Processor()")
    alone = isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike))
    if alone or hasattr(source, "read") or not isinstance(source, Iterable):
        source = [cast(Source, source)]
    return map(open_source, cast("Iterable[Source]", source))


def _checked(options: Options, report: Report) -> Options:
    """The options, of which none is wrong. Raises UsageError."""
    if isinstance(options.style, os.PathLike):
        options = options._replace(style=os.fspath(options.style))
    pipeline.check(options)
    for why in unused(options).values():
        report(Diagnostic("note", "unused-option", why.removeprefix("--")))
    if options.clusters is None:
        return options
    from ris2cite.documents.citations import checked_clusters

    return options._replace(clusters=checked_clusters(options.clusters, "clusters", report))


def dedupe(
    items: Iterable[Item], *, on_diagnostic: Report | None = None, strict: bool = False
) -> list[Group]:
    """The groups of items that are one publication, or may be; the items stay as they are.

    A group has a ``verdict`` (``duplicate`` or ``maybe``), the indexes of its ``members``,
    and the names of the facts that are the ``same`` and of those where it ``differs``.
    Raises StrictError where one may be, with ``strict``.
    """
    from ris2cite.items.duplicates.removal import remove_duplicates

    return remove_duplicates(items, reporter(on_diagnostic, strict), merging=False).groups


def list_styles(query: str | None = None) -> list[StyleInfo]:
    """Every style that can be named, or those whose id or title has the query's words."""
    from ris2cite.csl.library import find as style

    return style.list_styles(query)


def list_locales() -> list[LocaleInfo]:
    """Every locale that references can be printed in."""
    from ris2cite.csl.library import locales

    return locales.list_locales()
