"""Generates the options page and the man page from the command.

    python -m ris2cite.cli.manual docs

writes ``options.md`` and ``ris2cite.1`` there; a test keeps them up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ris2cite import __version__
from ris2cite.cli.command import EXAMPLES, SUMMARY, USE, command
from ris2cite.cli.option_types import GroupedOption
from ris2cite.cli.options import GROUPS
from ris2cite.cli.status import STATUSES

_FILES = (
    ("ris2cite.toml", "settings, in the current folder or the nearest one above it"),
    ("pyproject.toml", "settings, in the table [tool.ris2cite]"),
    ("$XDG_DATA_HOME/ris2cite/styles", "CSL styles of your own, by file name"),
)

_VARIABLES = (
    ("NO_COLOR", "If set, messages have no colours."),
    ("XDG_DATA_HOME", "Where your own styles are looked for (default: ~/.local/share)."),
    ("COLUMNS", "The width of --help and of --wrap auto."),
)
_SEE_ALSO = (("pandoc", 1), ("bibtex", 1), ("biber", 1), ("jq", 1))
_HOME = "https://github.com/ris2cite/ris2cite/tree/main/docs"

OptionRow = tuple[str, str, str]
"""An option's names, its help, and the environment variable that sets it."""


def options_by_group() -> dict[str, list[OptionRow]]:
    """Group → its options, in the order of the help."""
    context = click.Context(command, info_name="ris2cite")
    rows: dict[str, list[OptionRow]] = {group: [] for group in GROUPS}
    for parameter in command.get_params(context):
        if not isinstance(parameter, click.Option):
            continue
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
        metavar = "" if parameter.is_flag else f" {parameter.metavar}"
        group = parameter.group if isinstance(parameter, GroupedOption) else GROUPS[-1]
        variable = parameter.envvar if isinstance(parameter.envvar, str) else ""
        rows[group].append((names + metavar, parameter.help or "", variable))
    return rows


def options_page() -> str:
    """``docs/options.md``."""
    lines = ["# Options", "", SUMMARY, "", "    ris2cite [OPTIONS] [FILES]...", "", USE, ""]
    for group, rows in options_by_group().items():
        lines += [f"## {group}", "", "| option | meaning | variable |", "|---|---|---|"]
        for names, text, variable in rows:
            shown = f"`{variable}`" if variable else ""
            lines.append(f"| `{names}` | {text.replace('|', chr(92) + '|')} | {shown} |")
        lines.append("")
    lines += ["## Exit status", "", "| status | meaning |", "|---|---|"]
    lines += [f"| {status} | {meaning} |" for status, meaning in STATUSES]
    lines += ["", "## Examples", "", "```sh"]
    width = max(len(line) for line, _ in EXAMPLES)
    lines += [f"{line:<{width}}  # {what}" for line, what in EXAMPLES]
    lines += [
        "```",
        "",
        "## Completion",
        "",
        "Style names and languages are completed too. In `~/.bashrc`, `~/.zshrc` or",
        "`~/.config/fish/config.fish`:",
        "",
        "```text",
        'eval "$(ris2cite --completion bash)"',
        'eval "$(ris2cite --completion zsh)"',
        "ris2cite --completion fish | source",
        "```",
        "",
        "Made from the command itself by `python -m ris2cite.cli.manual docs`.",
        "",
    ]
    return "\n".join(lines)


def man_page() -> str:
    """The man page ``ris2cite(1)``, in roff with the man macros."""
    lines = [
        f'.TH RIS2CITE 1 "" "ris2cite {__version__}" "User Commands"',
        ".SH NAME",
        f"ris2cite \\- {_roff(SUMMARY[0].lower() + SUMMARY[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        ".B ris2cite",
        "[\\fIOPTIONS\\fR] [\\fIFILES\\fR]...",
        ".SH DESCRIPTION",
        _roff(USE),
        ".SH OPTIONS",
    ]
    for group, rows in options_by_group().items():
        lines.append(f".SS {_roff(group)}")
        for names, text, variable in rows:
            after = f" Environment: {variable}." if variable else ""
            lines += [".TP", f"\\fB{_roff(names)}\\fR", _roff(text + after)]
    lines.append(".SH EXIT STATUS")
    for status, meaning in STATUSES:
        lines += [".TP", f".B {status}", _roff(meaning)]
    lines.append(".SH ENVIRONMENT")
    for name, meaning in (*_variables(), *_VARIABLES):
        lines += [".TP", f".B {_roff(name)}", _roff(meaning)]
    lines.append(".SH FILES")
    for name, meaning in _FILES:
        lines += [".TP", f".I {_roff(name)}", _roff(meaning)]
    lines.append(".SH EXAMPLES")
    for line, what in EXAMPLES:
        lines += [".TP", f".B {_roff(line)}", _roff(what)]
    others = ",\n".join(f".BR {name} ({section})" for name, section in _SEE_ALSO)
    lines += [".SH SEE ALSO", *others.replace(",\n", " ,\n").split("\n")]
    lines += [".PP", _roff(f"Documentation: {_HOME}")]
    return "\n".join(lines) + "\n"


def _variables() -> Iterator[tuple[str, str]]:
    """Yield the environment variables that set options, with a description."""
    for rows in options_by_group().values():
        for names, _text, variable in rows:
            if variable:
                long = next(name for name in names.split() if name.startswith("--"))
                yield variable, f"Default of {long.rstrip(',')}."


def _roff(text: str) -> str:
    """The text, escaped for roff."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def main(folder: str) -> None:
    """Write both pages into the folder."""
    (Path(folder) / "options.md").write_text(options_page(), encoding="utf-8")
    (Path(folder) / "ris2cite.1").write_text(man_page(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
