"""Lines of a tag → values: joins wrapped lines, keeps paragraphs, splits lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from ris2cite.ris.reading.tags import JOINED_TAGS, KEYWORD_TAGS, LINK_TAGS, PROSE_TAGS
from ris2cite.text.pattern import Pattern


class ValueLine(NamedTuple):
    """A line of a value: its number, its text without margins ("" for a blank line), and its
    width in the file."""

    number: int
    text: str
    width: int

    @property
    def indented(self) -> bool:
        """Whether the line was indented."""
        return self.width > len(self.text) + 1


RunsOn: TypeAlias = Callable[[ValueLine, ValueLine], str | None]


class Value(NamedTuple):
    """A joined value, the line on which it starts, and its number of non-blank lines."""

    line: int
    text: str
    lines: int


WIDEST_WRAP = 200
"""The maximum width of wrapped lines; longer ones are paragraphs."""

NARROWEST_WRAP = 50
"""The minimum width of wrapped text; shorter lines are lists."""

_LABEL = Pattern(r"[A-Z][\w/&, -]{2,40}:|[-*•‣–]\s|\(?\d{1,2}[.)]\s")
_SENTENCE_END = Pattern(r"[.?!:;。!?][)\]\"'”’»]*$")
_LINK = Pattern(r"[a-z][a-z0-9+.-]*:\S|www\.|10\.\d{4,9}/|[^\s@/]+@[^\s@/]+\.[a-z]", re.I)


def join_lines(tag: str, lines: list[ValueLine]) -> list[Value]:
    """The values of the lines of a tag; [""] if they have no text."""
    filled = [line for line in lines if line.text]
    if not filled:
        return [Value(lines[0].number, "", 1)]
    if len(filled) == 1:
        return [_value(lines, filled, filled[0].text)]
    if tag in KEYWORD_TAGS:
        return _split_values(lines, filled, keyword_runs_on)
    if tag in LINK_TAGS:
        return _split_values(lines, filled, link_runs_on)
    if tag in JOINED_TAGS:
        return [_value(lines, filled, " ".join(line.text for line in filled))]
    return [_value(lines, filled, _join_text(lines, prose=tag in PROSE_TAGS))]


def join_wrapped(tag: str, lines: list[ValueLine]) -> list[Value]:
    """The lines as one wrapped value, for any tag."""
    filled = [line for line in lines if line.text]
    text = " ".join(line.text for line in filled)
    return [Value(lines[0].number, text, len(filled) + (not lines[0].text))]


def join_prose(tag: str, lines: list[ValueLine]) -> list[Value]:
    """The same as ``join_wrapped``, but paragraphs of abstracts are kept."""
    return join_lines(tag, lines) if tag in PROSE_TAGS else join_wrapped(tag, lines)


def _value(lines: list[ValueLine], filled: list[ValueLine], text: str) -> Value:
    first = lines[0]
    return Value(first.number, text, len(filled) + (not first.text))


def _split_values(lines: list[ValueLine], filled: list[ValueLine], runs_on: RunsOn) -> list[Value]:
    """One value per line, except for lines that continue the previous value."""
    first = lines[0]
    values: list[Value] = []
    pieces: list[str] = []
    start, count = first.number, 0 if first.text else 1
    previous: ValueLine | None = None
    for line in filled:
        glue = None if previous is None else runs_on(previous, line)
        if previous is not None and glue is None:
            values.append(Value(start, "".join(pieces), count))
            pieces, start, count = [], line.number, 0
        pieces += [glue or "", line.text]
        count += 1
        previous = line
    values.append(Value(start, "".join(pieces), count))
    return values


def keyword_runs_on(previous: ValueLine, line: ValueLine) -> str | None:
    """The separator with which a line continues a keyword, or None if it is another one."""
    if previous.text[-1] in ",;":
        return " "
    wrapped = previous.width >= NARROWEST_WRAP and line.text[0].islower()
    return " " if wrapped and line.width <= previous.width else None


def link_runs_on(previous: ValueLine, line: ValueLine) -> str | None:
    """The separator with which a line continues a link, or None if it is another one."""
    if _LINK.match(line.text):
        return None
    whole = not any(mark.isspace() for mark in previous.text + line.text)
    return "" if whole and previous.width >= NARROWEST_WRAP else " "


def _join_text(lines: list[ValueLine], *, prose: bool) -> str:
    """The lines, joined with spaces if they were wrapped, or else with newlines."""
    text_width = max(len(line.text) for line in lines)
    line_width = max(line.width for line in lines)
    whole = prose and ends_in_sentences([line.text for line in lines if line.text])
    pieces: list[str] = []
    previous: ValueLine | None = None
    blank = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if previous is not None:
            room = whole or fits(previous, line, text_width, line_width)
            narrow = not prose and line_width < NARROWEST_WRAP and not line.indented
            full = not room and line_width <= WIDEST_WRAP and not narrow
            apart = blank or (not full and starts_anew(previous.text, line.text, prose))
            pieces.append("\n" if apart else " ")
        pieces.append(line.text)
        previous, blank = line, False
    return "".join(pieces)


def ends_in_sentences(texts: list[str]) -> bool:
    """Whether every line ends a sentence, as those of paragraphs do.

    If there are only two lines, the second must also look like a paragraph.
    """
    if len(texts) == 2 and not _LABEL.match(texts[1]):
        return False
    return all(map(_SENTENCE_END.search, texts[:-1]))


def fits(previous: ValueLine, line: ValueLine, text_width: int, line_width: int) -> bool:
    """Whether the first word of a line would have fitted on the previous line.

    If so, the previous line was not wrapped, since programs fill lines. They may or may not
    count the tag and the margin, so both are tried.
    """
    word = line.text.split(None, 1)[0]
    room = 1 + len(word)
    return len(previous.text) + room <= text_width and previous.width + room <= line_width


def starts_anew(previous: str, text: str, prose: bool) -> bool:
    """Whether a line starts a paragraph, given that the previous line is not full."""
    if text[0].islower():
        return False
    heading = previous.count(" ") < 4 and len(previous) < 40
    return not prose or heading or bool(_SENTENCE_END.search(previous) or _LABEL.match(text))
