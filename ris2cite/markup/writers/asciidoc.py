"""AsciiDoc for Asciidoctor; characters that would be markup become character references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ris2cite.markup.output import Token
from ris2cite.markup.writers.base import DocumentInfo, Entry, ListLayout, Page, Writer
from ris2cite.markup.writers.runs import TextRun, runs_of
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

# Marks, attributes, macros, and ASCII forms of dashes, arrows and symbols. A semicolon after
# such a character would, with that of the reference, end the term of a description list.
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
"""Marks with the same delimiters, which therefore cannot be nested."""

_NOTHING = "{empty}"
"""Written between a bracket and a mark, which would take the brackets as its role."""

_CLOSE = frozenset(["superscript", "subscript"])
"""Marks whose content cannot have spaces."""


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def _escape(text: str) -> str:
    return _SPECIAL.sub(_references, one_line(text))


def _link(target: str) -> tuple[str, str]:
    """The target as a URL macro, with empty brackets if the text is the target itself."""
    target = one_line("".join(target.split()))
    quoted = _UNSAFE_IN_TARGET.sub(lambda match: f"%{ord(match[0]):02X}", target)
    return f"{_escape(quoted)}[", "]"


def _compose(tokens: Sequence[Token]) -> str:
    """The text run by run; an address next to a word is marked as a link."""
    out: list[str] = []
    for run in runs_of(tokens):
        written = _written(run)
        if run.href and out and out[-1][-1] not in " (":
            written = written.replace(_link(run.href)[0], f"link:{_link(run.href)[0]}", 1)
        if out and out[-1].endswith("]") and written[0] in "_*^~[":
            out.append(_NOTHING)
        out.append(written)
    return "".join(out)


def _written(run: TextRun) -> str:
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


def _entry(entry: Entry, layout: ListLayout) -> str:
    """A paragraph with an anchor, which also prevents it from being read as another block."""
    return f"[[ref-{_UNSAFE_IN_ID.sub('-', entry.id)}]]{entry.line}\n\n"


def _document(info: DocumentInfo) -> tuple[str, str]:
    return f"= {_escape(info.heading)}\n:lang: {info.language}\n\n", ""


def _heading(text: str, level: int, *, listed: bool) -> str:
    return f"{'=' * (level + 1)} {_escape(text)}\n\n"


_PAGE = Page(_document, heading="around")

WRITER = Writer(
    "asciidoc", _escape, _MARKS, _link, _entry, compose=_compose, heading=_heading, page=_PAGE
)
