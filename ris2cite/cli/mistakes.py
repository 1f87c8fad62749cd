"""Suggestions for common mistakes on the command line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import click

from ris2cite.formats import INSTEAD, OUTPUTS
from ris2cite.options import near_option

_WRITTEN_ONLY = frozenset(
    suffix
    for format in OUTPUTS.values()
    if format.styled or format.name in ("bibtex", "csv", "tsv")
    for suffix in format.suffixes
) | {f".{name}" for name in INSTEAD}
"""Suffixes of a last file name for which ``-o`` was probably forgotten."""


def in_words(
    error: Exception, message: str, arguments: Sequence[str], options: Iterable[click.Parameter]
) -> str:
    """The message for a usage error, with a suggestion if possible."""
    names = _long_names(options)
    for argument in arguments:
        word = argument[1:].partition("=")[0]
        if argument[:1] == "-" and len(word) > 1 and word in names:
            return f"no such option -{word}; did you mean --{word}?"
    if isinstance(error, click.NoSuchOption):
        typed = error.option_name
        near = near_option(typed.lstrip("-"), names)
        return f"no such option {typed}" + (f"; did you mean --{near}?" if near else "")
    return message.rstrip(".")


def _long_names(options: Iterable[click.Parameter]) -> list[str]:
    """The long options, without dashes."""
    names = (name for option in options for name in (*option.opts, *option.secondary_opts))
    return [name[2:] for name in names if name.startswith("--")]


def forgotten_output(files: Sequence[str]) -> str | None:
    """The last of several names, if it looks like an output file."""
    if os.path.exists(files[-1]):
        return None
    return files[-1] if files[-1].lower().endswith(tuple(_WRITTEN_ONLY)) else None
