"""The type of writers: a table of templates and an escape function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple

from ris2cite.markup.output import Mark, Token
from ris2cite.text.characters import printable

_CLOSE_UP = frozenset(",.;:")


class ListLayout(NamedTuple):
    """The bibliography options of a style (CSL 1.0.2, "Whitespace").

    ``second_field_align`` is "", "flush" or "margin". ``line_spacing`` and
    ``entry_spacing`` are in lines. ``label_width`` is the length of the longest label in
    characters.
    """

    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    label_width: int = 0


def join_columns(label: str, body: str) -> str:
    """The two columns of an entry on one line, separated by a space if necessary."""
    closes_up = body[:1] in _CLOSE_UP and not label[-1:].isspace()
    return f"{label.strip()}{'' if closes_up else ' '}{body.strip()}".strip()


class Entry(NamedTuple):
    """A formatted reference. ``label`` and ``body`` are its two columns.

    If the style does not align the second field, ``label`` is "" and ``body`` is
    ``text``.
    """

    id: str
    text: str
    label: str = ""
    body: str = ""

    @property
    def line(self) -> str:
        """The reference on one line, with a space between its columns."""
        if not self.label.strip():
            return self.text.strip()
        return join_columns(self.label, self.body)

    def _repr_html_(self) -> str:
        """The source of the reference, for notebooks."""
        return f'<div style="white-space:pre-wrap">{escape(self.text.strip())}</div>'


def _plain_heading(text: str, level: int, *, listed: bool) -> str:
    before = "" if level == 1 else "\n"
    after = "\n\n" if listed else "\n"
    return before + text + after


class DocumentInfo(NamedTuple):
    """What a document needs besides the entries: the heading, the language (a BCP 47 tag),
    and the layout of the style."""

    heading: str
    language: str
    layout: ListLayout


class Page(NamedTuple):
    """The templates of a complete document in a format."""

    around: Callable[[DocumentInfo], tuple[str, str]]
    """The start and end of the document."""
    paragraph: tuple[str, str] = ("", "\n\n")
    """The text before and after a citation."""
    heading: Literal["always", "before groups", "around"] = "always"
    """When the heading is written directly before the list; otherwise it is in ``around``."""
    frame: Callable[[Sequence[Entry], ListLayout], tuple[str, str]] | None = None
    """The text before and after the list; None for the writer's own."""
    entry: Callable[[Entry, ListLayout], str] | None = None
    """One entry of the list; None for the writer's own."""
    links: bool = False
    """Whether DOIs and URLs are linked by default."""
    always: bool = False
    """Whether output in this format is always a complete document."""


def _no_list(entries: Sequence[Entry], layout: ListLayout) -> tuple[str, str]:
    return "", ""


class Writer(NamedTuple):
    """The writer of a format.

    ``escape`` is called with text without control characters. ``marks`` maps the name of
    a mark to its opening and closing; marks not listed are dropped. ``link`` returns the
    opening and closing of a link to a target.
    """

    name: str
    escape: Callable[[str], str]
    marks: Mapping[str, tuple[str, str]]
    link: Callable[[str], tuple[str, str]]
    entry: Callable[[Entry, ListLayout], str]
    """One entry of the list, including its line end."""
    frame: Callable[[Sequence[Entry], ListLayout], tuple[str, str]] = _no_list
    """The text before and after the list."""
    blocks: bool = False
    """Whether the format supports display blocks; otherwise they are separated by spaces."""
    compose: Callable[[Sequence[Token]], str] | None = None
    """Writes the tokens instead of the table, for formats whose marks depend on context."""
    entry_type: type[Entry] = Entry
    """The class of entries in this format."""
    heading: Callable[..., str] = _plain_heading
    """A heading of ``level`` 1 or 2; ``listed`` if the list follows directly."""
    wraps: bool = False
    """Whether lines can be broken at any space."""
    page: Page | None = None
    """The templates of a complete document, if the format has any."""

    def write(self, tokens: Sequence[Token]) -> str:
        """The tokens as text in this format, including white space at the ends."""
        if self.compose is not None:
            return self.compose(tokens)
        marks, escape = self.marks, self.escape
        if not marks:
            return escape(printable("".join(token for token in tokens if isinstance(token, str))))
        parts: list[str] = []
        run: list[str] = []
        for token in tokens:
            if not isinstance(token, Mark):
                run.append(token)
                continue
            if run:
                parts.append(escape(printable("".join(run))))
                run.clear()
            pair = self.link(token.href) if token.href else marks.get(token.name)
            if pair is not None:
                parts.append(pair[0] if token.opens else pair[1])
        if run:
            parts.append(escape(printable("".join(run))))
        return "".join(parts)
