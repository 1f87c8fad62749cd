"""Listing styles, locales and completion scripts."""

from __future__ import annotations

import sys

import click

from ris2cite.cli.console import Console
from ris2cite.cli.status import EXIT_LOSS, EXIT_OK
from ris2cite.errors import UsageError
from ris2cite.text.characters import visible

_COMPLETION_VARIABLE = "_RIS2CITE_COMPLETE"


def styles(query: str) -> int:
    """Print the styles that match the words of ``query``: id, format, origin, title."""
    from ris2cite.api import list_styles

    found = list_styles(query)
    if not found:
        Console().say("error", f"no style matches “{query}”")
        return EXIT_LOSS
    width = min(max(len(style.id) for style in found), 50)
    for style in found:
        row = f"{style.id:<{width}}  {style.citation_format:<11}  {style.origin:<7}  {style.title}"
        print_line(row)
    return EXIT_OK


def locales() -> int:
    """Print the locales: tag and name."""
    from ris2cite.api import list_locales

    for locale in list_locales():
        print_line(f"{locale.tag:<7}  {locale.english_name:<28}  {locale.name}")
    return EXIT_OK


def completion(command: click.Command, shell: str) -> int:
    """Print click's completion script of the command for the shell."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    if maker is None:
        raise UsageError(f"no completion for {shell}")
    click.echo(maker(command, {}, "ris2cite", _COMPLETION_VARIABLE).source())
    return EXIT_OK


def print_line(text: str) -> None:
    """Print one line on standard output in UTF-8, whatever the locale."""
    if sys.stdout is not None:
        sys.stdout.buffer.write(visible(text.rstrip()).encode("utf-8", "replace") + b"\n")
