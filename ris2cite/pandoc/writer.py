"""Formatted text → pandoc's inlines: the writer that processors use for pandoc documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ris2cite.markup.output import DISPLAYS, NORMAL, Mark, Token
from ris2cite.markup.writers.base import Entry, ListLayout, Writer
from ris2cite.markup.writers.runs import TextRun, runs_of
from ris2cite.pandoc.inlines import Inline, Kept

_MARKS = {
    "italic": "Emph",
    "oblique": "Emph",
    "bold": "Strong",
    "superscript": "Superscript",
    "subscript": "Subscript",
    "small-caps": "SmallCaps",
    "underline": "Underline",
}


class InlineText(str):
    """The text of tokens, for a processor that handles strings, with the tokens. They are only
    converted to inlines where these are used."""

    tokens: Sequence[Token]
    marked: bool
    """Whether there is any formatting among the tokens, or a link."""


def inlines_of(text: str, kept: Kept | None = None) -> list[Inline]:
    """The output of the writer below as inlines, including those that were replaced."""
    if not isinstance(text, InlineText):
        return words(text)
    inlines = _converted(text.tokens) if text.marked else words(text)
    return [new for inline in inlines for new in _restored(inline, kept)] if kept else inlines


def _restored(inline: Inline, kept: Kept) -> list[Inline]:
    kind: str = inline["t"]
    content: Any = inline.get("c")
    if kind == "Str":
        return _restored_text(str(content), kept)
    if kind in ("Link", "Span"):
        inner = [new for child in content[1] for new in _restored(child, kept)]
        return [{"t": kind, "c": [content[0], inner, *content[2:]]}]
    if isinstance(content, list):
        return [{"t": kind, "c": [new for child in content for new in _restored(child, kept)]}]
    return [inline]


def _restored_text(text: str, kept: Kept) -> list[Inline]:
    inlines: list[Inline] = []
    start = 0
    for place, char in enumerate(text):
        found = kept.inline(char)
        if found is not None:
            if place > start:
                inlines.append({"t": "Str", "c": text[start:place]})
            inlines.append(found)
            start = place + 1
    if start < len(text):
        inlines.append({"t": "Str", "c": text[start:]})
    return inlines


def words(text: str) -> list[Inline]:
    """Text as pandoc's words and spaces."""
    inlines: list[Inline] = []
    _append(inlines, text)
    return inlines


def _append(inlines: list[Inline], text: str) -> None:
    """Add words, joining the first to the previous word: links are recognised in one piece."""
    first, *others = text.replace("\n", " ").replace("\t", " ").split(" ")
    if first:
        if inlines and inlines[-1]["t"] == "Str":
            inlines[-1] = {"t": "Str", "c": inlines[-1]["c"] + first}
        else:
            inlines.append({"t": "Str", "c": first})
    for word in others:
        inlines.append({"t": "Space"})
        if word:
            inlines.append({"t": "Str", "c": word})


def _write(tokens: Sequence[Token]) -> str:
    strings = [token for token in tokens if isinstance(token, str)]
    text = InlineText("".join(strings))
    text.tokens = tokens
    text.marked = len(strings) < len(tokens)
    return text


def _converted(tokens: Sequence[Token]) -> list[Inline]:
    inlines: list[Inline] = []
    stretch: list[Token] = []
    display = ""
    for token in tokens:
        if isinstance(token, Mark) and token.name in DISPLAYS:
            inlines += _displayed(stretch, display)
            stretch = []
            display = token.name if token.opens else ""
        else:
            stretch.append(token)
    inlines += _displayed(stretch, display)
    if inlines and inlines[-1]["t"] == "Span" and inlines[-1]["c"][1][-1]["t"] == "Space":
        del inlines[-1]["c"][1][-1]  # there is no second column
    return inlines


def _displayed(tokens: Sequence[Token], display: str) -> list[Inline]:
    """Tokens of one ``display``, in the span that pandoc's writers use for it, if any."""
    if any(isinstance(token, Mark) and token.name in NORMAL for token in tokens):
        inlines = [inline for run in runs_of(tokens) for inline in _of_run(run)]
    else:
        inlines = _nested(tokens)
    if not display or not inlines:
        return inlines
    if display == "right-inline" and inlines[0]["t"] == "Space":
        inlines = inlines[1:]
    if display == "left-margin" and inlines[-1]["t"] != "Space":
        inlines.append({"t": "Space"})  # separates the columns in formats without columns
    return [{"t": "Span", "c": [["", [f"csl-{display}"], []], inlines]}]


def _nested(tokens: Sequence[Token]) -> list[Inline]:
    """Tokens with nested formatting as nested inlines."""
    levels: list[list[Inline]] = [[]]
    text: list[str] = []  # in front of the next mark
    for token in tokens:
        if isinstance(token, str):
            text.append(token)
        elif token.name == "link" or token.name in _MARKS:
            _append(levels[-1], "".join(text))
            text = []
            if token.opens:
                levels.append([])
            elif len(levels) > 1:
                inner = levels.pop()
                if inner:
                    levels[-1].append(_marked(token, inner))
    _append(levels[-1], "".join(text))
    return levels[0]


def _marked(mark: Mark, inlines: list[Inline]) -> Inline:
    if mark.name == "link":
        return {"t": "Link", "c": [["", [], []], inlines, [mark.href, ""]]}
    return {"t": _MARKS[mark.name], "c": inlines}


def _of_run(run: TextRun) -> list[Inline]:
    """Tokens with one formatting, which may be switched off inside another."""
    inlines = words(run.text)
    for mark in reversed(run.marks):
        if mark in _MARKS:
            inlines = [_marked(Mark(mark, False), inlines)]
    return [_marked(Mark("link", False, run.href), inlines)] if run.href else inlines


def _escape(text: str) -> str:
    return text


def _no_link(_target: str) -> tuple[str, str]:
    return "", ""


def _line(entry: Entry, _layout: ListLayout) -> str:
    return entry.text


INLINES = Writer("pandoc", _escape, {}, _no_link, _line, blocks=True, compose=_write)
"""Writes InlineText."""
