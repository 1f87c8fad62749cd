"""What every writer is: a table of templates and an escape function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple

from ris2cite.markup.output import Mark, Token
from ris2cite.text.characters import printable

_CLOSE_UP = frozenset(",.;:")


class Layout(NamedTuple):
    """How a style wants its bibliography set (CSL 1.0.2, "Whitespace").

    ``second_field_align`` is "", "flush" or "margin"; ``line_spacing`` is in
    lines, ``entry_spacing`` in lines between entries; ``label_width`` is the
    length of the longest label, in characters.
    """

    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    label_width: int = 0


def beside(label: str, body: str) -> str:
    """Two columns in one line, with a blank between them: before a comma only where the
    label ends with one."""
    closes_up = body[:1] in _CLOSE_UP and not label[-1:].isspace()
    return f"{label.strip()}{'' if closes_up else ' '}{body.strip()}".strip()


class Entry(NamedTuple):
    """One reference, formatted. ``label`` and ``body`` are its two columns.

    Where the style does not align its second field ``label`` is "" and ``body``
    is ``text``.
    """

    id: str
    text: str
    label: str = ""
    body: str = ""

    @property
    def line(self) -> str:
        """The reference on one line, with a blank between its two columns."""
        if not self.label.strip():
            return self.text.strip()
        return beside(self.label, self.body)

    def _repr_html_(self) -> str:
        """The reference as a notebook shows it: its source, in any format but HTML."""
        return f'<div style="white-space:pre-wrap">{escape(self.text.strip())}</div>'


def _plain_heading(text: str, level: int, *, listed: bool) -> str:
    before = "" if level == 1 else "\n"
    after = "\n\n" if listed else "\n"
    return before + text + after


class Surroundings(NamedTuple):
    """What a document says around its list: the heading, in the list's language (a BCP 47
    tag), and how the style sets the list."""

    heading: str
    language: str
    layout: Layout


class Page(NamedTuple):
    """How a format makes a document of its own."""

    around: Callable[[Surroundings], tuple[str, str]]
    """What stands before and after everything else."""
    paragraph: tuple[str, str] = ("", "\n\n")
    """What stands before and after a citation."""
    heading: Literal["always", "before groups", "around"] = "always"
    """When the heading of the list stands right before it: ``around`` has it otherwise."""
    frame: Callable[[Sequence[Entry], Layout], tuple[str, str]] | None = None
    """What stands before and after the list; ``None`` for the writer's own."""
    entry: Callable[[Entry, Layout], str] | None = None
    """One entry of the list; ``None`` for the writer's own."""
    links: bool = False
    """Whether DOIs and URLs are always linked."""
    always: bool = False
    """Whether the format is never anything but a document."""


def _no_list(entries: Sequence[Entry], layout: Layout) -> tuple[str, str]:
    return "", ""


class Writer(NamedTuple):
    """A format. ``escape`` gets text without control characters; ``marks`` gives (opening,
    closing) by the name of the mark; a mark that is not in the table leaves no trace.
    ``link`` makes the opening and the closing of a link from its target.
    """

    name: str
    escape: Callable[[str], str]
    marks: Mapping[str, tuple[str, str]]
    link: Callable[[str], tuple[str, str]]
    entry: Callable[[Entry, Layout], str]
    """One entry as it stands in the list, its line end included."""
    frame: Callable[[Sequence[Entry], Layout], tuple[str, str]] = _no_list
    """What stands before and after the list."""
    blocks: bool = False
    """Whether the format sets CSL's display blocks; else a blank stands between them."""
    compose: Callable[[Sequence[Token]], str] | None = None
    """Writes tokens in place of the table, where marks depend on what is around them."""
    entry_type: type[Entry] = Entry
    """What an entry of this format is."""
    heading: Callable[..., str] = _plain_heading
    """A heading: ``text``, ``level`` 1 or 2, ``listed`` where the list comes right after it."""
    wraps: bool = False
    """Whether lines can be broken at any blank, and mean the same."""
    page: Page | None = None
    """A document of its own, where the format has such."""

    def write(self, tokens: Sequence[Token]) -> str:
        """The tokens as text of this format, white space at the ends kept."""
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
