"""The options: their names, their groups in the help, and what they may hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

import click
from click.shell_completion import CompletionItem

from ris2cite import formats

if TYPE_CHECKING:
    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType

F = TypeVar("F", bound=Callable[..., Any])

GROUPS = (
    "What goes in",
    "What comes out",
    "References",
    "The list",
    "BibTeX and BibLaTeX",
    "Messages",
    "About",
)


class Options(NamedTuple):
    """Everything that one run was asked to do."""

    files: tuple[str, ...]
    from_: str = "auto"
    encoding: str | None = None
    check: bool = False
    to: str | None = None
    output: str | None = None
    standalone: bool = False
    links: bool = False
    wrap: str | None = None
    style: str = "apa"
    locale: str | None = None
    cite: bool = False
    cites: str | None = None
    sort: Literal["style", "input", "author", "year", "title"] = "style"
    reverse: bool = False
    collate: Literal["builtin", "icu"] = "builtin"
    dedupe: bool = False
    keys: str | None = None
    ascii: bool | None = None
    protect: Literal["none", "smart", "all"] = "smart"
    strict: bool = False
    quiet: bool = False
    verbose: bool = False
    progress: bool | None = None
    overrides: formats.Overrides | None = None


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
_SORTS = ("style", "input", "author", "year", "title")
_SHELLS = ("bash", "zsh", "fish")

OPTIONS: tuple[Callable[[Any], Any], ...] = (
    _option(
        _IN, "-f", "--from", "from_",
        type=Choices(_FORMATS_IN, "input format", _ALIASES_IN, formats.NOT_READ),
        default="auto", envvar="RIS2CITE_FROM", metavar="FORMAT",
        help=f"{', '.join(_FORMATS_IN)}. By default the content tells.",
    ),
    _option(
        _IN, "--encoding", metavar="NAME", envvar="RIS2CITE_ENCODING",
        help="The files' character encoding. By default it is detected.",
    ),
    _option(
        _IN, "--check", is_flag=True,
        help="Only say what is wrong with the files, and what became of every line.",
    ),
    _option(
        _OUT, "-t", "--to",
        type=Choices(tuple(formats.OUTPUTS), "output format", _SUFFIXES, formats.INSTEAD),
        envvar="RIS2CITE_TO", metavar="FORMAT",
        help=f"{', '.join(formats.OUTPUTS)}. By default the suffix of --output tells, "
        "else text.",
    ),
    _option(
        _OUT, "-o", "--output", metavar="FILE", type=click.Path(),
        help="Write to a file. An interrupted or refused run leaves the old one; "
        "one with errors writes what it could (with --strict, nothing).",
    ),
    _option(
        _OUT, "--standalone", is_flag=True,
        help="With html: a complete page. With latex: a complete document.",
    ),
    _option(_OUT, "--links", is_flag=True, help="Make DOIs and URLs clickable."),
    _option(
        _OUT, "--wrap", metavar="WIDTH", envvar="RIS2CITE_WRAP",
        help="With text: break lines at this many columns; auto for the terminal's.",
    ),
    _option(
        _REFERENCES, "-s", "--style", type=StyleName(), default="apa", metavar="STYLE",
        envvar="RIS2CITE_STYLE",
        help="A style's name, or the path of a .csl file. By default apa.",
    ),
    _option(
        _REFERENCES, "-l", "--locale", type=LocaleTag(), metavar="TAG",
        envvar="RIS2CITE_LOCALE",
        help="The language, as de or pt-BR. By default the style's own, else en-US.",
    ),
    _option(
        _REFERENCES, "--cite", is_flag=True,
        help="Print the in-text citation of each record instead, one a line.",
    ),
    _option(
        _REFERENCES, "--cites", metavar="FILE", type=click.Path(),
        help="Print the citations of a document, given as JSON clusters, and its references.",
    ),
    _option(
        _REFERENCES, "--list-styles", metavar="[QUERY]", is_flag=False, flag_value="",
        type=StyleName(), help="List the styles, or those that have these words.",
    ),
    _option(_REFERENCES, "--list-locales", is_flag=True, help="List the languages."),
    _option(
        _LIST, "--sort", type=Choices(_SORTS, "order"), default="style",
        envvar="RIS2CITE_SORT", metavar="ORDER",
        help="style (as it says, the default), input, author, year or title.",
    ),
    _option(_LIST, "--reverse", is_flag=True, help="Turn the order round."),
    _option(
        _LIST, "--collate", type=Choices(("builtin", "icu"), "collation"), default="builtin",
        envvar="RIS2CITE_COLLATE", metavar="HOW",
        help="How texts compare: builtin (the default, the same everywhere), or icu (PyICU).",
    ),
    _option(
        _LIST, "--dedupe", is_flag=True, envvar="RIS2CITE_DEDUPE",
        help="Merge records of the same work: same DOI, or title, year and first author.",
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
        _BIBTEX, "--protect", type=Choices(("none", "smart", "all"), "protection"),
        default="smart", envvar="RIS2CITE_PROTECT", metavar="WHAT",
        help="Which capitals of titles to put in braces: none, smart (the default) or all.",
    ),
    _option(
        _MESSAGES, "--strict", is_flag=True, envvar="RIS2CITE_STRICT",
        help="Any warning is an error.",
    ),
    _option(_MESSAGES, "-q", "--quiet", is_flag=True, help="Print errors only."),
    _option(_MESSAGES, "-v", "--verbose", is_flag=True, help="Print a summary always."),
    _option(
        _MESSAGES, "--progress/--no-progress", default=None, envvar="RIS2CITE_PROGRESS",
        help="Show how far it is. By default on a terminal, for long work.",
    ),
    _option(_MESSAGES, "--debug", is_flag=True, help="Print a traceback of an internal error."),
    _option(
        _ABOUT, "--config", metavar="FILE", type=click.Path(), envvar="RIS2CITE_CONFIG",
        is_eager=True, expose_value=False, callback=_configure,
        help="Read the settings here, not in the nearest ris2cite.toml or pyproject.toml.",
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
