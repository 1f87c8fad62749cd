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
    "The list",
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
        help=f"{', '.join(_FORMATS_IN[1:])} (default: detected).",
    ),
    _setting(
        _IN, "--encoding", metavar="NAME",
        help="Character encoding of the files. Detected by default.",
    ),
    _option(
        _IN, "--check", is_flag=True,
        help="Check the input only: every line, and what references will lack. "
        "With -t jsonl, as JSON lines.",
    ),
    _setting(
        _OUT, "-t", "--to",
        type=Choices(
            tuple(formats.OUTPUTS), "output format", formats.OUTPUT_ALIASES, formats.hint_for
        ),
        metavar="FORMAT",
        help=f"{', '.join(formats.OUTPUTS)}. By default, that of the suffix of --output, "
        "else text.",
    ),
    _option(
        _OUT, "-o", "--output", metavar="FILE", type=click.Path(),
        help="Write to a file, which stays as it was if the run is interrupted or refused.",
    ),
    _setting(
        _OUT, "--standalone", is_flag=True,
        help="Write a complete document: html, latex, asciidoc.",
    ),
    _setting(_OUT, "--links", is_flag=True, help="Link DOIs and URLs."),
    _setting(
        _OUT, "--wrap", metavar="WIDTH",
        help="With text: wrap lines at this width; auto is the terminal's.",
    ),
    _setting(
        _OUT, "--columns", metavar="NAMES",
        help="With csv and tsv: the columns, such as title,authors,year,doi.",
    ),
    _setting(
        _REFERENCES, "-s", "--style", type=StyleName(), default="apa", metavar="STYLE",
        help="Style name, or path of a .csl file (default: apa).",
    ),
    _setting(
        _REFERENCES, "-l", "--locale", type=LocaleTag(), metavar="TAG",
        help="Locale, such as de or pt-BR (default: the style's, else en-US).",
    ),
    _setting(
        _REFERENCES, "--edit/--no-edit", "edit", default=None,
        help="Print as an editor would: case of titles, journals out of capitals, nothing "
        "twice. On for references and BibTeX, off for data formats.",
    ),
    _setting(
        _REFERENCES, "--titles", type=Choices(CHOICES["titles"], "case of titles"),
        metavar="CASE",
        help="Case of titles: sentence, title or as-is (default: as the style asks).",
    ),
    _setting(
        _REFERENCES, "--abbreviate/--no-abbreviate", "abbreviate", default=None,
        help="Abbreviate journals, or not (default: as the style asks).",
    ),
    _setting(
        _REFERENCES, "--abbreviations", metavar="FILE", type=click.Path(), multiple=True,
        help="List of abbreviations: pandoc's JSON, JabRef's CSV, lines Full = Short.",
    ),
    _option(
        _REFERENCES, "--cite", is_flag=True,
        help="Print the in-text citation of each record instead, one per line.",
    ),
    _option(
        _REFERENCES, "--cites", metavar="FILE", type=click.Path(),
        help="Write only what FILE cites, in its order: .md, .tex, .aux, .bcf. Of JSON "
        "clusters, print the citations, and the references they cite.",
    ),
    _option(
        _REFERENCES, "--list-styles", metavar="[QUERY]", is_flag=False, flag_value="",
        type=StyleName(), help="List the styles, or those that match these words.",
    ),
    _option(_REFERENCES, "--list-locales", is_flag=True, help="List the locales."),
    _setting(
        _LIST, "--sort", type=SortOrder(), default="style", metavar="ORDER",
        help="style (the default), input, or keys: author, year, title, type. With "
        "-year,author the newest come first, A-Z within a year.",
    ),
    _option(_LIST, "--reverse", is_flag=True, help="Reverse the whole order."),
    _setting(
        _LIST, "--group", type=Choices(CHOICES["group"], "grouping"), metavar="BY",
        help="Divide the references by year, type or author, each under a heading.",
    ),
    _setting(
        _LIST, "--title", metavar="TEXT",
        help="Heading of the list (documents have one in the locale's language).",
    ),
    _setting(
        _LIST, "--collate", type=Choices(CHOICES["collate"], "collation"), default="builtin",
        metavar="HOW",
        help="How text is compared: builtin (default, the same everywhere) or icu.",
    ),
    _setting(
        _LIST, "--dedupe", is_flag=True,
        help="Merge records of the same work where nothing speaks against it.",
    ),
    _option(
        _LIST, "--duplicates", metavar="FILE", type=click.Path(),
        help="Write a table (.csv or .jsonl) of duplicates and possible duplicates.",
    ),
    _option(
        _LIST, "--decisions", metavar="FILE", type=click.Path(),
        help="Merge as such a table says, with your verdicts in it.",
    ),
    _setting(
        _BIBTEX, "--keys", metavar="SCHEME",
        help="author-year-title (mazzini2024current, the default), author-year, "
        "author-title, id, or a template such as {author}{year}.",
    ),
    _option(
        _BIBTEX, "--keys-from", metavar="FILE", type=click.Path(),
        help="Keep the keys that records have in this .bib file.",
    ),
    _setting(
        _BIBTEX, "--ascii/--unicode", "ascii", default=None,
        help="Accents as LaTeX commands (bibtex's default) or as they are.",
    ),
    _setting(
        _BIBTEX, "--protect", type=Choices(CHOICES["protect"], "protection"),
        default="smart", metavar="WHAT",
        help="Which capitals in titles to brace: none, smart (the default) or all.",
    ),
    _setting(
        _BIBTEX, "--omit", metavar="FIELDS",
        help="Leave fields out, such as abstract,keywords,note.",
    ),
    _setting(
        _BIBTEX, "--only", metavar="FIELDS",
        help="Write these fields only, such as author,title,journal,year,doi.",
    ),
    _setting(
        _MESSAGES, "--strict", is_flag=True,
        help="Treat warnings as errors.",
    ),
    _option(_MESSAGES, "-q", "--quiet", is_flag=True, help="Print errors only."),
    _option(_MESSAGES, "-v", "--verbose", is_flag=True, help="Always print a summary."),
    _setting(
        _MESSAGES, "--progress/--no-progress", default=None,
        help="Show progress. By default on a terminal, for long runs.",
    ),
    _option(_MESSAGES, "--debug", is_flag=True, help="Print the traceback of an internal error."),
    _option(
        _ABOUT, "--config", metavar="FILE", type=click.Path(), envvar="RIS2CITE_CONFIG",
        is_eager=True, expose_value=False, callback=_configure,
        help="Read settings from FILE, not from the nearest ris2cite.toml.",
    ),
    _option(_ABOUT, "--no-config", is_flag=True, is_eager=True, expose_value=False,
        callback=_no_configure, help="Read no settings file."),
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
