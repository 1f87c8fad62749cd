"""Types of option values, with shell completion."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType


class GroupedOption(click.Option):
    """An option with a group in the help."""

    def __init__(self, *args: Any, group: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.group = group


class Choices(_TextType):
    """A name in a registry; errors suggest similar names."""

    name = "name"

    def __init__(
        self,
        choices: Sequence[str],
        kind: str,
        aliases: Mapping[str, str] | None = None,
        hint: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self.choices = choices
        self.kind = kind
        self.aliases = aliases or {}
        self.hint = hint

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        name = str(value).lower().lstrip(".")
        name = self.aliases.get(name, name)
        if name in self.choices:
            return name
        from difflib import get_close_matches

        near = get_close_matches(name, self.choices, 3, 0.5)
        hint = self.hint(name)
        hint = hint or (f"did you mean {_or(near)}?" if near else "")
        hint = hint or f"use one of {', '.join(self.choices)}"
        raise click.UsageError(f"unknown {self.kind} “{value}”; {hint}", ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.choices if name.startswith(incomplete)]


class StyleName(_TextType):
    """The name or path of a style, with completion; it is looked up later."""

    name = "style"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        if "/" in incomplete or incomplete.startswith("."):
            return [CompletionItem(incomplete, type="file")]
        from ris2cite.csl.library.find import list_styles

        names = [s for s in list_styles(None) if s.id.startswith(incomplete)]
        return [CompletionItem(style.id, help=style.title) for style in names[:200]]


class SortOrder(_TextType):
    """``style``, ``input``, or sort keys, with completion; they are checked later."""

    name = "order"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from ris2cite.items.order import SORT_KEYS

        before, comma, last = incomplete.rpartition(",")
        minus = "-" if last.startswith("-") else ""
        names = SORT_KEYS if before or minus else ("style", "input", *SORT_KEYS)
        start = last.removeprefix("-")
        return [
            CompletionItem(f"{before}{comma}{minus}{name}")
            for name in names
            if name.startswith(start)
        ]


class LocaleTag(_TextType):
    """A language tag, with completion; it is looked up later."""

    name = "tag"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        from ris2cite.csl.library.locales import list_locales

        start = incomplete.lower()
        return [
            CompletionItem(locale.tag, help=locale.english_name)
            for locale in list_locales()
            if locale.tag.lower().startswith(start)
        ]


def _or(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " or " + names[-1] if len(names) > 1 else names[0]
