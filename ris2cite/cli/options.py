"""The options of the command, in the order of its help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from ris2cite import formats
from ris2cite.cli.option_types import Choices, GroupedOption, LocaleTag, SortOrder, StyleName
from ris2cite.options import CHOICES

F = TypeVar("F", bound=Callable[..., Any])

GROUPS = (
    "Input",
    "Output",
    "References",
    "List",
    "BibTeX and BibLaTeX",
    "Messages",
    "About",
)

SETTINGS: dict[str, type] = {}
"""Settings: name → ``bool``, ``str``, or ``tuple`` for paths. Filled by the table below."""


def _option(group: str, *names: str, **attributes: Any) -> Callable[[F], F]:
    return click.option(*names, cls=GroupedOption, group=group, **attributes)


def _setting(group: str, *names: str, **attributes: Any) -> Callable[[F], F]:
    """An option that can also be set in the environment and in a settings file."""
    long = next(name for name in names if name.startswith("--"))
    name = long.split("/")[0].removeprefix("--")
    switch = attributes.get("is_flag") or "/" in long
    SETTINGS[name] = bool if switch else tuple if attributes.get("multiple") else str
    variable = f"RIS2CITE_{name.replace('-', '_').upper()}"
    return _option(group, *names, envvar=variable, **attributes)


def _no_configure(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[_NO_CONFIG] = value or ctx.meta.get(_NO_CONFIG, False)


def _configure(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Use the settings file for options set neither on the command line nor in the
    environment."""
    if ctx.meta.get(_NO_CONFIG) or ctx.resilient_parsing:
        return
    from pathlib import Path

    from ris2cite.cli.config import find_settings, load_settings

    path = Path(value) if value else find_settings(Path.cwd())
    if path is not None:
        settings = load_settings(path, SETTINGS)
        ctx.default_map = settings.options
        ctx.obj = settings


_NO_CONFIG = "ris2cite.no-config"
_IN, _OUT, _REFERENCES, _LIST, _BIBTEX, _MESSAGES, _ABOUT = GROUPS

_FORMATS_IN = ("auto", *formats.INPUTS)
_SHELLS = ("bash", "zsh", "fish")

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _setting(
        _IN, "-f", "--from", "from_",
        type=Choices(_FORMATS_IN, "input format", formats.INPUT_ALIASES),
        default="auto", metavar="FORMAT",
        help=f"{', '.join(_FORMATS_IN[1:])} (default: detect).",
    ),
    _setting(
        _IN, "--encoding", metavar="NAME",
        help="Character encoding of the files (default: detect).",
    ),
    _option(
        _IN, "--check", is_flag=True,
        help="Check the input only: account for every line, and report what references "
        "will lack. With -t jsonl, report as JSON Lines.",
    ),
    _setting(
        _OUT, "-t", "--to",
        type=Choices(
            tuple(formats.OUTPUTS), "output format", formats.OUTPUT_ALIASES, formats.hint_for
        ),
        metavar="FORMAT",
        help=f"{', '.join(formats.OUTPUTS)} (default: by the suffix of --output, or text).",
    ),
    _option(
        _OUT, "-o", "--output", metavar="FILE", type=click.Path(),
        help="Output file. An existing file is only replaced when the run completes.",
    ),
    _setting(
        _OUT, "--standalone", is_flag=True,
        help="Write a complete document (html, latex, asciidoc).",
    ),
    _setting(_OUT, "--links", is_flag=True, help="Link DOIs and URLs."),
    _setting(
        _OUT, "--wrap", metavar="WIDTH",
        help="Wrap lines of text at this width; auto is the width of the terminal.",
    ),
    _setting(
        _OUT, "--columns", metavar="NAMES",
        help="Columns of csv and tsv, such as title,authors,year,doi.",
    ),
    _setting(
        _REFERENCES, "-s", "--style", type=StyleName(), default="apa", metavar="STYLE",
        help="Style name, or path of a .csl file (default: apa).",
    ),
    _setting(
        _REFERENCES, "-l", "--locale", type=LocaleTag(), metavar="TAG",
        help="Locale, such as de or pt-BR (default: that of the style, or en-US).",
    ),
    _setting(
        _REFERENCES, "--edit/--no-edit", "edit", default=None,
        help="Edit for print: the case of titles and journals, URLs of databases, "
        "repetitions (default: for references and BibTeX only).",
    ),
    _setting(
        _REFERENCES, "--titles", type=Choices(CHOICES["titles"], "case of titles"),
        metavar="CASE",
        help="Case of titles: sentence, title or as-is (default: by style).",
    ),
    _setting(
        _REFERENCES, "--abbreviate/--no-abbreviate", "abbreviate", default=None,
        help="Abbreviate titles of journals (default: by style).",
    ),
    _setting(
        _REFERENCES, "--abbreviations", metavar="FILE", type=click.Path(), multiple=True,
        help="List of journal abbreviations: JSON as for pandoc, CSV as for JabRef, or "
        "lines Full = Short. Can be repeated.",
    ),
    _option(
        _REFERENCES, "--cite", is_flag=True,
        help="Print the in-text citation of each record, one per line.",
    ),
    _option(
        _REFERENCES, "--cites", metavar="FILE", type=click.Path(),
        help="Write only the works cited in FILE (.md, .tex, .aux, .bcf), in that order. "
        "With JSON clusters, print the citations and their references.",
    ),
    _option(
        _REFERENCES, "--list-styles", metavar="[QUERY]", is_flag=False, flag_value="",
        type=StyleName(), help="List all styles, or those that match QUERY.",
    ),
    _option(_REFERENCES, "--list-locales", is_flag=True, help="List all locales."),
    _setting(
        _LIST, "--sort", type=SortOrder(), default="style", metavar="ORDER",
        help="style (default), input, or keys: author, year, title, type. "
        "-year,author lists the newest first, and by author within a year.",
    ),
    _option(_LIST, "--reverse", is_flag=True, help="Reverse the order."),
    _setting(
        _LIST, "--group", type=Choices(CHOICES["group"], "grouping"), metavar="BY",
        help="Group references by year, type or author, with headings.",
    ),
    _setting(
        _LIST, "--title", metavar="TEXT",
        help="Heading of the list (default: by locale, in complete documents only).",
    ),
    _setting(
        _LIST, "--collate", type=Choices(CHOICES["collate"], "collation"), default="builtin",
        metavar="HOW",
        help="Collation: builtin (default, the same on every machine) or icu.",
    ),
    _setting(
        _LIST, "--dedupe", is_flag=True,
        help="Merge duplicate records.",
    ),
    _option(
        _LIST, "--duplicates", metavar="FILE", type=click.Path(),
        help="Write a table (.csv or .jsonl) of duplicates and possible duplicates.",
    ),
    _option(
        _LIST, "--decisions", metavar="FILE", type=click.Path(),
        help="Merge as decided in such a table, after you have reviewed it.",
    ),
    _setting(
        _BIBTEX, "--keys", metavar="SCHEME",
        help="author-year-title (default, such as mazzini2024current), author-year, "
        "author-title, id, or a template such as {author}{year}.",
    ),
    _option(
        _BIBTEX, "--keys-from", metavar="FILE", type=click.Path(),
        help="Keep the keys of records that are in this .bib file.",
    ),
    _setting(
        _BIBTEX, "--ascii/--unicode", "ascii", default=None,
        help="Write accented letters as LaTeX commands (default for bibtex) or not.",
    ),
    _setting(
        _BIBTEX, "--protect", type=Choices(CHOICES["protect"], "protection"),
        default="smart", metavar="WHAT",
        help="Capitals in titles to protect: none, smart (default) or all.",
    ),
    _setting(
        _BIBTEX, "--omit", metavar="FIELDS",
        help="Omit these fields, such as abstract,keywords,note.",
    ),
    _setting(
        _BIBTEX, "--only", metavar="FIELDS",
        help="Write only these fields, such as author,title,journal,year,doi.",
    ),
    _setting(
        _MESSAGES, "--strict", is_flag=True,
        help="Treat warnings as errors.",
    ),
    _option(_MESSAGES, "-q", "--quiet", is_flag=True, help="Print errors only."),
    _option(_MESSAGES, "-v", "--verbose", is_flag=True, help="Print all messages and a summary."),
    _setting(
        _MESSAGES, "--progress/--no-progress", default=None,
        help="Show progress (default: for long runs on a terminal).",
    ),
    _option(_MESSAGES, "--debug", is_flag=True, help="Print the traceback of an internal error."),
    _option(
        _ABOUT, "--config", metavar="FILE", type=click.Path(), envvar="RIS2CITE_CONFIG",
        is_eager=True, expose_value=False, callback=_configure,
        help="Read settings from FILE instead of the nearest ris2cite.toml.",
    ),
    _option(_ABOUT, "--no-config", is_flag=True, is_eager=True, expose_value=False,
        callback=_no_configure, help="Do not read a settings file."),
    _option(
        _ABOUT, "--completion", type=Choices(_SHELLS, "shell"), metavar="SHELL",
        help="Print the completion script for bash, zsh or fish.",
    ),
)  # fmt: skip


def all_options(function: F) -> F:
    """Give a command every option of this module, in the order of the help."""
    for option in reversed(OPTIONS):
        function = option(function)
    return function
