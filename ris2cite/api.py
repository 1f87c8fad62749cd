"""The public API: the functions of ``import ris2cite``.

They use the same pipeline (``pipeline.py``) and the same options (``options.py``, here as
keywords) as the command. Diagnostics are passed to ``on_diagnostic``. Without it,
warnings and errors are issued as Ris2citeWarning, and notes, which are informational, are
dropped. With ``strict``, warnings and errors are raised as StrictError.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from ris2cite import checks, pipeline
from ris2cite.errors import Diagnostic, Report, UsageError, reporter
from ris2cite.formats import INPUT_ALIASES, OUTPUT_ALIASES, canonical
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
from ris2cite.text.account import Account

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from ris2cite.csl.library.find import StyleInfo
    from ris2cite.csl.library.locales import LocaleInfo
    from ris2cite.documents.gaps import GapFinder
    from ris2cite.items.duplicates.groups import DuplicateGroup


Sources: TypeAlias = "Source | Iterable[Source]"
"""One source, or an iterable of sources."""

Items: TypeAlias = "Mapping[str, object] | Iterable[Mapping[str, object]]"
"""One CSL-JSON item, an iterable of items, or a data frame."""


def read(
    source: Sources,
    from_: str = "auto",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[ReadKeywords],
) -> list[Item]:
    """The CSL-JSON items of the source, as a list. Parameters as for ``iter_items``."""
    return list(iter_items(source, from_, on_diagnostic=on_diagnostic, strict=strict, **options))


def iter_items(
    source: Sources,
    from_: str = "auto",
    *,
    on_diagnostic: Report | None = None,
    strict: bool = False,
    **options: Unpack[ReadKeywords],
) -> Iterator[Item]:
    """Yield the CSL-JSON items of one or more sources.

    Each item has a unique string ``id``: its own if it has a usable one, otherwise a
    generated key. With ``keys``, a key scheme or template, all ids are generated.
    ``overrides`` maps a reference type (or ``*``) to a table of tag → CSL variable.
    ``encoding``, ``dedupe``, ``duplicates``, ``decisions``, ``sort``, ``reverse``,
    ``collate`` and ``locale`` work as on the command line. Raises InputError, UsageError
    and StrictError.
    """
    report = reporter(on_diagnostic, strict)
    from_ = canonical(from_, INPUT_ALIASES)
    chosen = options_of(ReadKeywords, from_=from_, **options)._replace(to="csl-json")
    checks.check(chosen)
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
    """The source in another format, as one string: ``read`` followed by ``write``."""
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
    """The items in the output format ``to``, as one string.

    ``style`` is a style's name, the path of a CSL file, or its XML as bytes; ``locale`` is
    a BCP 47 tag; ``clusters`` are the citations of a document, in the format of
    citeproc-js. All other options (``docs/python.md`` lists them) work as on the command
    line. Raises UsageError, StyleError and StrictError.
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
    """Yield the output of ``write`` in pieces, for lists too large for memory."""
    report = reporter(on_diagnostic, strict)
    chosen = _checked(options_of(WriteKeywords, to=to, **options), report)
    items = plain_items(items, report)
    if chosen.keys is not None:
        items = renamed(items, chosen.keys)
    return pipeline.write(pipeline.arrange(items, chosen, report), chosen, report)


def cited_keys(
    source: Source, *, on_diagnostic: Report | None = None, strict: bool = False
) -> list[str]:
    """The keys that a manuscript cites, each once, in order of first citation.

    Reads Markdown, LaTeX, and the ``.aux`` and ``.bcf`` files of LaTeX, with the files that
    they include. The result can be passed to ``write`` and ``convert`` as ``cited``. Raises
    InputError, and UsageError for JSON clusters.
    """
    from ris2cite.documents import cited, included

    with open_source(source) as opened:
        text = opened.stream.read().decode("utf-8-sig", "replace")
        kind = cited.kind_of(opened.name or "", text)
    if kind == "clusters":
        raise UsageError("pass JSON clusters as clusters=")
    if opened.name is not None:
        report = reporter(on_diagnostic, strict)
        text = included.whole_text(opened.name, text, kind, report)
    return cited.cited_keys(text, kind)


def check(
    source: Sources,
    from_: str = "auto",
    *,
    style: str | bytes | os.PathLike[str] = "apa",
    **options: Unpack[ReadKeywords],
) -> list[Diagnostic]:
    """The diagnostics of ``--check``: about reading the source, and about data that
    references in the style will lack.

    Raises InputError if a source cannot be read, UsageError and StyleError.
    """
    from ris2cite.documents.gaps import GapFinder

    found: list[Diagnostic] = []
    observer = _GapObserver(GapFinder(style), found)
    from_ = canonical(from_, INPUT_ALIASES)
    chosen = options_of(ReadKeywords, from_=from_, **options)._replace(to="csl-json")
    checks.check(chosen)
    for _item in pipeline.items_of(_opened(source), chosen, found.append, observer):
        pass
    return found


class _GapObserver(pipeline.Observer):
    """Adds the problems of each item to the diagnostics, with its location."""

    def __init__(self, finder: GapFinder, found: list[Diagnostic]) -> None:
        self._finder = finder
        self._found = found
        self._place: tuple[str | None, Account] = (None, Account())

    def input_opened(self, name: str | None, account: Account) -> None:
        self._place = (name, account)

    def item_read(self, item: Item) -> None:
        self._found += self._finder.find(item, *self._place)


def _opened(source: Sources) -> Iterator[pipeline.Opening]:
    if isinstance(source, Mapping):
        raise TypeError("an item is not a source: pass it to write() or Processor()")
    alone = isinstance(source, (str, bytes, bytearray, memoryview, os.PathLike))
    if alone or hasattr(source, "read") or not isinstance(source, Iterable):
        source = [cast(Source, source)]
    return map(open_source, cast("Iterable[Source]", source))


def _checked(options: Options, report: Report) -> Options:
    """The options, validated, with a path and clusters in their final form."""
    from_, to = canonical(options.from_, INPUT_ALIASES), canonical(options.to, OUTPUT_ALIASES)
    options = options._replace(from_=from_, to=to)
    if isinstance(options.style, os.PathLike):
        options = options._replace(style=os.fspath(options.style))
    checks.check(options)
    for message in checks.unused(options).values():
        report(Diagnostic("note", "unused-option", message.removeprefix("--")))
    if options.clusters is None:
        return options
    from ris2cite.documents.citations import checked_clusters

    return options._replace(clusters=checked_clusters(options.clusters, "clusters", report))


def dedupe(
    items: Iterable[Item], *, on_diagnostic: Report | None = None, strict: bool = False
) -> list[DuplicateGroup]:
    """The groups of items that are, or may be, the same publication; nothing is merged.

    A group has a ``verdict`` (``duplicate`` or ``maybe``), the indexes of its ``members``,
    and the names of the facts that are the ``same`` and of those in which it ``differs``.
    With ``strict``, a ``maybe`` raises StrictError.
    """
    from ris2cite.items.duplicates.removal import remove_duplicates

    return remove_duplicates(items, reporter(on_diagnostic, strict), merging=False).groups


def list_styles(query: str | None = None) -> list[StyleInfo]:
    """All available styles, or those whose id or title contains the words of the query."""
    from ris2cite.csl.library import find

    return find.list_styles(query)


def list_locales() -> list[LocaleInfo]:
    """All available locales."""
    from ris2cite.csl.library import locales

    return locales.list_locales()
