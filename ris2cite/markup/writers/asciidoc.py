"""AsciiDoc as Asciidoctor reads it: what would be markup is a character reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ris2cite.markup.output import Token
from ris2cite.markup.writers.base import Entry, Layout, Page, Surroundings, Writer
from ris2cite.markup.writers.runs import Run, runs_of
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

# Marks, attributes, macros, and what typewriters had for dashes, arrows and signs. A semicolon
# after such a character would end a description's term together with its reference's own.
_SPECIAL = Pattern(
    r"""[\\*_`#^~+{}<>|]+;?
    | &(?=\w+;|\#)
    | (?<=[\[(:;\-$\]]) (?:\[|\(|:|;|-|\$|\])
    | (?<=\.\.)\.
    | (?<=\w)'(?=\w)
    | \((?=(?:C|R|TM)\))
    | (?<=[:\w])\[ | \[(?![^\[\]]*\])""",
    re.VERBOSE,
)
_UNSAFE_IN_TARGET = Pattern(r"[\[\]\\<>^`{|}\"]")
_UNSAFE_IN_LINK = Pattern(r"[\[\]=]")
_BLANK = Pattern(r"\s")
_UNSAFE_IN_ID = Pattern(r"[^\w.-]+")

_MARKS = {
    "italic": ("__", "__"),
    "oblique": ("__", "__"),
    "bold": ("**", "**"),
    "superscript": ("^", "^"),
    "subscript": ("~", "~"),
    "underline": ("[.underline]##", "##"),
    "small-caps": ("[.small-caps]##", "##"),
}
_ROLES = {"underline": ".underline", "small-caps": ".small-caps"}
"""Marks that share one pair of signs, so that they cannot stand within one another."""

_NOTHING = "{empty}"
"""Stands between a bracket and a mark, which would take the brackets for its role."""

_CLOSE = frozenset(["superscript", "subscript"])
"""Marks that hold no blank."""


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def _escape(text: str) -> str:
    return _SPECIAL.sub(_references, one_line(text))


def _link(target: str) -> tuple[str, str]:
    """The target as a URL macro; empty brackets show it as it is."""
    target = one_line("".join(target.split()))
    quoted = _UNSAFE_IN_TARGET.sub(lambda match: f"%{ord(match[0]):02X}", target)
    return f"{_escape(quoted)}[", "]"


def _compose(tokens: Sequence[Token]) -> str:
    """The runs one by one; an address that stands within a word is marked as a link."""
    out: list[str] = []
    for run in runs_of(tokens):
        written = _written(run)
        if run.href and out and out[-1][-1] not in " (":
            written = written.replace(_link(run.href)[0], f"link:{_link(run.href)[0]}", 1)
        if out and out[-1].endswith("]") and written[0] in "_*^~[":
            out.append(_NOTHING)
        out.append(written)
    return "".join(out)


def _written(run: Run) -> str:
    text = _escape(run.text)
    marks = [mark for mark in run.marks if mark in _MARKS]
    if run.href:
        before, after = _link(run.href)
        text = "" if run.text == run.href and not marks else text
        text = before + _UNSAFE_IN_LINK.sub(_references, text) + after
    if _CLOSE.intersection(marks):
        text = _BLANK.sub(_references, text)
    if marks and text.endswith("]"):
        text += _NOTHING
    roles = "".join(_ROLES[mark] for mark in marks if mark in _ROLES)
    for mark in marks:
        if mark not in _ROLES:
            text = text.join(_MARKS[mark])
    return f"[{roles}]##{text}##" if roles else text


def _entry(entry: Entry, layout: Layout) -> str:
    """A paragraph with an address; one that starts so cannot be read as another block."""
    return f"[[ref-{_UNSAFE_IN_ID.sub('-', entry.id)}]]{entry.line}\n\n"


def _document(surroundings: Surroundings) -> tuple[str, str]:
    return f"= {_escape(surroundings.heading)}\n:lang: {surroundings.language}\n\n", ""


def _heading(text: str, level: int, *, listed: bool) -> str:
    return f"{'=' * (level + 1)} {_escape(text)}\n\n"


_PAGE = Page(_document, heading="around")

WRITER = Writer(
    "asciidoc", _escape, _MARKS, _link, _entry, compose=_compose, heading=_heading, page=_PAGE
)
