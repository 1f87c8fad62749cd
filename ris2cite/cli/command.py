"""The click command: its help, its options, and its error messages."""

from __future__ import annotations

from typing import Any

import click

from ris2cite import __version__
from ris2cite.cli.console import Console
from ris2cite.cli.option_types import GroupedOption
from ris2cite.cli.options import GROUPS, all_options
from ris2cite.cli.run import run_of
from ris2cite.cli.status import EXIT_INTERRUPTED, EXIT_LOSS, EXIT_OK, EXIT_USAGE
from ris2cite.errors import (
    LocaleNotFoundError,
    Ris2citeError,
    StyleError,
    StyleNotFoundError,
    UsageError,
)

SUMMARY = "Convert RIS exports to formatted references, BibTeX or CSL-JSON."
USE = (
    "Reads FILES in order. With no FILES, or for -, reads standard input. "
    "Output goes to standard output, messages to standard error."
)
EXAMPLES = (
    ("ris2cite refs.ris", "references in APA style"),
    ("ris2cite --standalone -o refs.html refs.ris", "as a web page"),
    ("cat *.ris | ris2cite -t bibtex > refs.bib", "as BibTeX"),
    ("ris2cite --dedupe -o refs.json a.ris b.ris", "two exports as one CSL-JSON list"),
    ("ris2cite --list-styles nature", "find a style"),
)


class Command(click.Command):
    """A click command with groups of options and examples in its help."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        try:
            return super().make_context(*args, **kwargs)
        except BrokenPipeError as error:  # the reader closed the pipe
            raise click.exceptions.Exit(EXIT_OK) from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {group: [] for group in GROUPS}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx) if isinstance(parameter, click.Option) else None
            if row is not None:
                group = parameter.group if isinstance(parameter, GroupedOption) else GROUPS[-1]
                rows[group].append(row)
        for group, lines in rows.items():
            with formatter.section(group):
                formatter.write_dl(lines, col_max=24)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Examples"):
            formatter.write_dl(EXAMPLES, col_max=48)


@click.command(
    cls=Command,
    context_settings={"help_option_names": [], "max_content_width": 96},
    help=f"{SUMMARY}\n\n{USE}",
)
@click.argument("files", nargs=-1, type=click.Path())
@all_options
@click.version_option(__version__, "-V", "--version", message="ris2cite %(version)s")
@click.help_option("-h", "--help")
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> int:
    """Run the command; returns the exit status."""
    try:
        return _do(ctx, given)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED  # before click prints “Aborted!”
    except BrokenPipeError:
        return EXIT_OK  # the reader closed the pipe


def _do(ctx: click.Context, given: dict[str, Any]) -> int:
    status = _listed(given)
    if status is not None:
        return status
    typed = [name for name in given if ctx.get_parameter_source(name) in _TYPED]
    run = run_of(given, typed, ctx.obj.overrides if ctx.obj else None)
    console = Console(
        strict=run.strict,
        quiet=run.quiet,
        verbose=run.verbose,
        json_lines=run.check and run.options.to == "jsonl",
    )
    from ris2cite.cli.job import run_job

    try:
        return run_job(run, console)
    except BrokenPipeError:
        return console.exit_status  # the reader closed the pipe
    except (StyleNotFoundError, LocaleNotFoundError) as error:
        name = "style" if isinstance(error, StyleNotFoundError) else "locale"
        raise UsageError(f"{_origin(ctx, name)}{error}") from error


def _listed(given: dict[str, Any]) -> int | None:
    """Print a list or a completion script, if asked for, and return the status, or None."""
    asked = ("completion", "list_styles", "list_locales")
    if all(given[name] in (None, False) for name in asked):
        return None
    from ris2cite.cli import listing

    if given["completion"]:
        return listing.completion(command, given["completion"])
    if given["list_styles"] is not None:
        return listing.styles(given["list_styles"])
    return listing.locales()


_TYPED = (click.core.ParameterSource.COMMANDLINE, click.core.ParameterSource.PROMPT)


def _origin(ctx: click.Context, name: str) -> str:
    """The place where an option was set, for messages; "" for the command line."""
    source = ctx.get_parameter_source(name)
    if source is click.core.ParameterSource.ENVIRONMENT:
        return f"RIS2CITE_{name.upper()}: "
    if source is click.core.ParameterSource.DEFAULT_MAP and ctx.obj:
        return f"{ctx.obj.path}: "
    return ""


def invoke(arguments: list[str]) -> int:
    """Run the command; errors are printed as one line on stderr, and set the status."""
    try:
        status = command.main(arguments, prog_name="ris2cite", standalone_mode=False)
    except click.exceptions.Abort:
        return EXIT_INTERRUPTED
    except click.exceptions.UsageError as error:
        from ris2cite.cli.mistakes import in_words

        message = in_words(error, error.format_message(), arguments, command.params)
        # Unlike our messages, those of click do not say what to do.
        hint = "" if type(error) is click.UsageError else " (see ris2cite --help)"
        return _fail(message + hint, EXIT_USAGE)
    except click.ClickException as error:
        return _fail(error.format_message(), EXIT_USAGE)
    except (UsageError, StyleError) as error:
        from ris2cite.cli.mistakes import in_words

        return _fail(in_words(error, str(error), arguments, command.params), EXIT_USAGE)
    except Ris2citeError as error:
        return _fail(str(error), EXIT_LOSS)
    return status if isinstance(status, int) else EXIT_OK


def _fail(message: str, status: int) -> int:
    first, *others = [" ".join(line.split()) for line in message.splitlines() if line.strip()]
    Console().say("error", f"{first}: {'; '.join(others)}" if others else first)
    return status
