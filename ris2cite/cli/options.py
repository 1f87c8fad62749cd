"""The options: their names, their groups in the help, and what they may hold."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click
from click.shell_completion import CompletionItem

from ris2cite import formats
from ris2cite.errors import UsageError
from ris2cite.options import CHOICES, NARROWEST, Options, TagMapping

if TYPE_CHECKING:
    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType

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


class Run(NamedTuple):
    """One run of the command: what it converts, where to, and how it talks about it."""

    options: Options
    files: tuple[str, ...]
    output: str | None = None
    check: bool = False
    cites: str | None = None
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    progress: bool | None = None


def run_of(given: Mapping[str, Any], overrides: TagMapping | None) -> Run:
    """The run that these values of the options ask for. Raises UsageError."""
    chosen = {name: given[name] for name in Options._fields if name in given}
    chosen |= {"to": _format_to_write(given), "overrides": overrides}
    if given["wrap"] is not None:
        chosen["wrap"] = _columns(given["wrap"])
    own = {name: given[name] for name in Run._fields if name in given}
    return Run(Options(**chosen), **own | {"files": given["files"] or ("-",)})


def _format_to_write(given: Mapping[str, Any]) -> str:
    """As asked for, else by the output's suffix, else text."""
    to, output = given["to"], given["output"]
    if to is not None:
        return str(to)
    if given["check"] or output in (None, "-"):
        return "text"
    if os.path.isdir(output):
        raise UsageError(f"{output}: is a folder; name a file")
    return formats.output_for_suffix(output)


def _columns(wanted: str) -> int:
    if wanted == "auto":
        return max(shutil.get_terminal_size().columns, NARROWEST)
    if not wanted.isascii() or not wanted.isdigit() or int(wanted) < NARROWEST:
        raise UsageError(f"--wrap {wanted}: give auto, or a number from {NARROWEST} up")
    return int(wanted)


class GroupedOption(click.Option):
    """An option that knows its place in the help."""

    def __init__(self, *args: Any, group: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


class Choices(_TextType):
    """A name out of a registry; a wrong one is answered with the near ones."""

    name = "name"

    def __init__(
        self,
        choices: Sequence[str],
        kind: str,
        aliases: Mapping[str, str] | None = None,
        hints: Mapping[str, str] | None = None,
    ) -> None:
        self.choices = choices
        self.kind = kind
        self.aliases = aliases or {}
        self.hints = hints or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        name = str(value).lower().lstrip(".")
        name = self.aliases.get(name, name)
        if name in self.choices:
            return name
        from difflib import get_close_matches

        near = get_close_matches(name, self.choices, 3, 0.5)
        hint = self.hints.get(name)
        hint = hint or (f"did you mean {_or(near)}?" if near else "")
        hint = hint or f"use one of {', '.join(self.choices)}"
        raise click.UsageError(f"unknown {self.kind} “{value}”; {hint}", ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        return [CompletionItem(name) for name in self.choices if name.startswith(incomplete)]


class StyleName(_TextType):
    """A style's name or path. It is looked up by the run; here it is completed."""

    name = "style"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        if "/" in incomplete or incomplete.startswith("."):
            return [CompletionItem(incomplete, type="file")]
        from ris2cite.csl.library.find import list_styles

        names = [s for s in list_styles(None) if s.id.startswith(incomplete)]
        return [CompletionItem(style.id, help=style.title) for style in names[:200]]


class LocaleTag(_TextType):
    """A language tag. It is looked up by the run; here it is completed."""

    name = "tag"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from ris2cite.csl.library.locales import list_locales

        start = incomplete.lower()
        return [
            CompletionItem(locale.tag, help=locale.english_name)
            for locale in list_locales()
            if locale.tag.lower().startswith(start)
        ]


def _or(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1] if len(names) > 1 else names[0]


def _option(group: str, *names: str, **attributes: Any) -> Callable[[F], F]:
    return click.option(*names, cls=GroupedOption, group=group, **attributes)


def _no_configure(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[_NO_CONFIG] = value or ctx.meta.get(_NO_CONFIG, False)


def _configure(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    """Let the settings file speak where neither the command line nor the environment does."""
    if ctx.meta.get(_NO_CONFIG) or ctx.resilient_parsing:
        return
    from pathlib import Path

    from ris2cite.cli.config import find_settings, load_settings

    path = Path(value) if value else find_settings(Path.cwd())
    if path is not None:
        settings = load_settings(path)
        ctx.default_map = settings.options
        ctx.obj = settings


_NO_CONFIG = "ris2cite.no-config"
_IN, _OUT, _REFERENCES, _LIST, _BIBTEX, _MESSAGES, _ABOUT = GROUPS

_FORMATS_IN = ("auto", *formats.INPUTS)
_SUFFIXES = {suffix[1:]: f.name for f in formats.OUTPUTS.values() for suffix in f.suffixes}
_ALIASES_IN = {
    "json": "csl-json", "jsonl": "csl-json", "yaml": "csl-yaml", "isi": "wos", "ciw": "wos",
    "medline": "nbib", "pubmed": "nbib",
}  # fmt: skip
_SHELLS = ("bash", "zsh", "fish")

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _option(
        _IN, "-f", "--from", "from_",
        type=Choices(_FORMATS_IN, "input format", _ALIASES_IN, formats.NOT_READ),
        default="auto", envvar="RIS2CITE_FROM", metavar="FORMAT",
        help=f"{', '.join(_FORMATS_IN)}. Detected from the content by default.",
    ),
    _option(
        _IN, "--encoding", metavar="NAME", envvar="RIS2CITE_ENCODING",
        help="Character encoding of the files. Detected by default.",
    ),
    _option(
        _IN, "--check", is_flag=True,
        help="Check the input only; account for every line.",
    ),
    _option(
        _OUT, "-t", "--to",
        type=Choices(tuple(formats.OUTPUTS), "output format", _SUFFIXES, formats.INSTEAD),
        envvar="RIS2CITE_TO", metavar="FORMAT",
        help=f"{', '.join(formats.OUTPUTS)}. By default, that of the suffix of --output, "
        "else text.",
    ),
    _option(
        _OUT, "-o", "--output", metavar="FILE", type=click.Path(),
        help="Write to a file. If the run is interrupted or refused, the old file stays; "
        "with errors, what could be converted is written (with --strict, nothing).",
    ),
    _option(
        _OUT, "--standalone", is_flag=True,
        help="Write a complete document: html, latex, asciidoc.",
    ),
    _option(_OUT, "--links", is_flag=True, help="Link DOIs and URLs."),
    _option(
        _OUT, "--wrap", metavar="WIDTH", envvar="RIS2CITE_WRAP",
        help="With text: wrap lines at this width; auto is the terminal's.",
    ),
    _option(
        _REFERENCES, "-s", "--style", type=StyleName(), default="apa", metavar="STYLE",
        envvar="RIS2CITE_STYLE",
        help="Style name, or path of a .csl file (default: apa).",
    ),
    _option(
        _REFERENCES, "-l", "--locale", type=LocaleTag(), metavar="TAG",
        envvar="RIS2CITE_LOCALE",
        help="Locale, such as de or pt-BR (default: the style's, else en-US).",
    ),
    _option(
        _REFERENCES, "--edit/--no-edit", "edit", default=None, envvar="RIS2CITE_EDIT",
        help="Print as an editor would: titles in the style's case, journals out of capitals, "
        "nothing twice. On for references and BibTeX, off for data formats.",
    ),
    _option(
        _REFERENCES, "--titles", type=Choices(CHOICES["titles"], "case of titles"),
        envvar="RIS2CITE_TITLES", metavar="CASE",
        help="Print titles in sentence case, in title case, or as-is (default: as the style "
        "asks).",
    ),
    _option(
        _REFERENCES, "--cite", is_flag=True,
        help="Print the in-text citation of each record instead, one per line.",
    ),
    _option(
        _REFERENCES, "--cites", metavar="FILE", type=click.Path(),
        help="Print the citations in FILE (JSON clusters) and the references they cite.",
    ),
    _option(
        _REFERENCES, "--list-styles", metavar="[QUERY]", is_flag=False, flag_value="",
        type=StyleName(), help="List the styles, or those that match these words.",
    ),
    _option(_REFERENCES, "--list-locales", is_flag=True, help="List the locales."),
    _option(
        _LIST, "--sort", type=Choices(CHOICES["sort"], "order"), default="style",
        envvar="RIS2CITE_SORT", metavar="ORDER",
        help="style (the style's own order, the default), input, author, year or title.",
    ),
    _option(_LIST, "--reverse", is_flag=True, help="Reverse the order."),
    _option(
        _LIST, "--collate", type=Choices(CHOICES["collate"], "collation"), default="builtin",
        envvar="RIS2CITE_COLLATE", metavar="HOW",
        help="How text is compared: builtin (the default, the same everywhere) or icu (PyICU).",
    ),
    _option(
        _LIST, "--dedupe", is_flag=True, envvar="RIS2CITE_DEDUPE",
        help="Merge records of the same work: same DOI, or same title, year and first author.",
    ),
    _option(
        _BIBTEX, "--keys", metavar="SCHEME", envvar="RIS2CITE_KEYS",
        help="author-year-title (mazzini2024current, the default), author-year, "
        "author-title, id, or a template such as {author}{year}.",
    ),
    _option(
        _BIBTEX, "--ascii/--unicode", "ascii", default=None,
        help="Write accents as LaTeX commands (bibtex's default) or as they are (biblatex's).",
    ),
    _option(
        _BIBTEX, "--protect", type=Choices(CHOICES["protect"], "protection"),
        default="smart", envvar="RIS2CITE_PROTECT", metavar="WHAT",
        help="Which capitals in titles to brace: none, smart (the default) or all.",
    ),
    _option(
        _MESSAGES, "--strict", is_flag=True, envvar="RIS2CITE_STRICT",
        help="Treat warnings as errors.",
    ),
    _option(_MESSAGES, "-q", "--quiet", is_flag=True, help="Print errors only."),
    _option(_MESSAGES, "-v", "--verbose", is_flag=True, help="Always print a summary."),
    _option(
        _MESSAGES, "--progress/--no-progress", default=None, envvar="RIS2CITE_PROGRESS",
        help="Show progress. By default on a terminal, for long runs.",
    ),
    _option(_MESSAGES, "--debug", is_flag=True, help="Print the traceback of an internal error."),
    _option(
        _ABOUT, "--config", metavar="FILE", type=click.Path(), envvar="RIS2CITE_CONFIG",
        is_eager=True, expose_value=False, callback=_configure,
        help="Read settings from FILE, not from the nearest ris2cite.toml or pyproject.toml.",
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
