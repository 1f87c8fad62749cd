"""Markdown as CommonMark and pandoc read it; small capitals as pandoc's span."""

from __future__ import annotations

import re

from .base import Entry, Layout, Writer

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~^$]|(?<=\w)@|&(?=\w+;|#)")
_LINE_START = re.compile(r"^(\d+)([.)])(?=\s)|^([-+=])(?=\s)")


def _escape(text: str) -> str:
    text = "".join(c for c in text if c.isprintable()) if not text.isprintable() else text
    return _SPECIAL.sub(r"\\\g<0>", text)


def _link(target: str) -> tuple[str, str]:
    return "[", "](<" + target.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C") + ">)"


def _entry(entry: Entry, layout: Layout) -> str:
    text = _LINE_START.sub(
        lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}",
        entry.line,
    )
    return text + "\n\n"


_MARKS = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "superscript": ("^", "^"),
    "subscript": ("~", "~"),
    "small-caps": ("[", "]{.smallcaps}"),
    "underline": ("[", "]{.underline}"),
    "normal-style": ("*", "*"),
    "normal-weight": ("**", "**"),
}

MARKDOWN = Writer("markdown", _escape, _MARKS, _link, _entry)
