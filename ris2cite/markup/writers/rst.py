"""reStructuredText; an escaped blank keeps inline markup apart from its neighbours."""

from __future__ import annotations

import re

from .base import Entry, Layout, Writer

_SPECIAL = re.compile(r"[\\*`|<>]|_(?=\W|$)|(?<!\w)_")
_LINE_START = re.compile(r"^(?=(?:\d+|#|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)]\s|[-+•:\[.=]|\()")


def _escape(text: str) -> str:
    text = "".join(c for c in text if c.isprintable()) if not text.isprintable() else text
    return _SPECIAL.sub(r"\\\g<0>", text)


def _link(target: str) -> tuple[str, str]:
    quoted = "".join(target.split()).replace("<", "%3C").replace(">", "%3E").replace("`", "%60")
    return "\\ `", f" <{quoted}>`__\\ "


def _entry(entry: Entry, layout: Layout) -> str:
    text = re.sub(r"^\\ |\\ $", "", entry.line)
    return _LINE_START.sub(r"\\", text, count=1) + "\n\n"


# reStructuredText cannot nest inline markup: the outermost mark is the one that shows.
_MARKS = {
    "italic": ("\\ *", "*\\ "),
    "oblique": ("\\ *", "*\\ "),
    "bold": ("\\ **", "**\\ "),
    "superscript": ("\\ :sup:`", "`\\ "),
    "subscript": ("\\ :sub:`", "`\\ "),
}

RST = Writer("rst", _escape, _MARKS, _link, _entry)
