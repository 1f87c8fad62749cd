"""Checks of the options, made before anything is read."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Collection

from ris2cite.errors import InputError, UsageError
from ris2cite.formats import OUTPUTS, OutputFormat, output_format
from ris2cite.io import open_input
from ris2cite.items.ids import IdAssigner
from ris2cite.markup.writers import writer_of
from ris2cite.options import CHOICES, MIN_WRAP, TABLE_SUFFIXES, Options


def check(options: Options) -> None:
    """Raise UsageError for an option with an invalid value or without a use.

    For an unknown style or locale the error is a StyleNotFoundError or a
    LocaleNotFoundError, with suggestions.
    """
    for name, allowed in CHOICES.items():
        chosen = getattr(options, name)
        if chosen is not None and chosen not in allowed:
            raise UsageError(f"unknown {name} “{chosen}”; use one of {', '.join(allowed)}")
    if options.encoding is not None:
        _check_encoding(options.encoding)
    if options.wrap is not None and options.wrap < MIN_WRAP:
        raise UsageError(f"--wrap {options.wrap}: the minimum is {MIN_WRAP}")
    if options.keys is not None:
        IdAssigner(options.keys)  # raises UsageError for an invalid scheme
    _check_order(options)
    for path in (options.duplicates, options.decisions):
        if path is not None and not path.lower().endswith(TABLE_SUFFIXES):
            suffixes = f"{', '.join(TABLE_SUFFIXES[:-1])} or {TABLE_SUFFIXES[-1]}"
            raise UsageError(f"{path}: the name of a table of duplicates must end in {suffixes}")
    for path in options.abbreviations:
        _check_readable(path)
    _check_output(options)


def unused(options: Options, given: Collection[str] = ()) -> dict[str, str]:
    """Option → message, for each option that has no effect on the output format.

    Only options that differ from their default, or are named in ``given``, count.
    """
    format = output_format(options.to)
    messages = {}
    for name, applies in _APPLIES.items():
        if name in _KEYS and _uses_keys(options):
            continue
        is_set = name in given or getattr(options, name) != Options._field_defaults[name]
        if is_set and not applies(format):
            others = ", ".join(one.name for one in OUTPUTS.values() if applies(one))
            flag = _FLAGS.get(name, name)
            messages[name] = f"--{flag} has no effect on {format.name}; it is for {others}"
    if not format.styled and options.sort in ("style", "input"):  # nothing is compared
        for name in ("locale", "collate"):
            if name in given:
                messages[name] = f"--{name} has no effect on {format.name} without --sort"
    return messages


def _has_page(format: OutputFormat) -> bool:
    return format.styled and writer_of(format.name).page is not None


def _has_links(format: OutputFormat) -> bool:
    return format.styled and any(writer_of(format.name).link("https://example.org"))


def _writes_keys(format: OutputFormat) -> bool:
    return not format.styled or format.name in ("latex", "asciidoc")  # the targets of links


def _uses_keys(options: Options) -> bool:
    """Whether keys select, group or name items before anything is written."""
    named = (options.cited, options.cited_in, options.clusters, options.duplicates)
    return options.merges or any(value is not None for value in named)


_KEYS = ("keys", "keys_from")
_FLAGS = {"clusters": "cites", "ascii": "ascii/--unicode", "keys_from": "keys-from"}
"""Name of an option → its name on the command line, if that is another."""

_APPLIES: dict[str, Callable[[OutputFormat], bool]] = {
    "style": lambda format: format.styled,
    "cite": lambda format: format.styled,
    "clusters": lambda format: format.styled,
    "group": lambda format: format.styled,
    "title": lambda format: format.styled,
    "standalone": _has_page,
    "links": _has_links,
    "wrap": lambda format: format.styled and writer_of(format.name).wraps,
    "ascii": lambda format: format.entries,
    "protect": lambda format: format.entries,
    "omit": lambda format: format.entries,
    "only": lambda format: format.entries,
    "columns": lambda format: format.name in ("csv", "tsv"),
    "keys": _writes_keys,
    "keys_from": _writes_keys,
}
"""Option → whether it has an effect on a format. Options not listed affect all formats."""


def _check_readable(path: str) -> None:
    try:
        with open_input(path):
            return
    except InputError as error:
        raise UsageError(str(error)) from error


def _check_encoding(name: str) -> None:
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise UsageError(
            f"unknown encoding “{name}”; use a name such as utf-8 or cp1252"
        ) from error


def _check_order(options: Options) -> None:
    if options.sort not in ("style", "input"):
        from ris2cite.items.order import sort_keys

        sort_keys(options.sort)
    if options.collate == "icu":
        from ris2cite.items.collation.compare import icu_collator

        icu_collator(options.locale)


def _check_output(options: Options) -> None:
    for name, message in unused(options).items():
        if name in ("cite", "clusters", "standalone"):  # without it, the output is another kind
            raise UsageError(message)
    if options.columns is not None:
        from ris2cite.items.table import columns_of

        columns_of(options.columns)
    if output_format(options.to).styled:
        _check_style(options)


def _check_style(options: Options) -> None:
    if isinstance(options.style, str):
        from ris2cite.csl.library.find import find_style

        find_style(options.style)
    if options.locale is not None:
        from ris2cite.csl.library.locales import resolve_locale

        resolve_locale(options.locale)
