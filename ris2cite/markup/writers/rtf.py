"""RTF 1.9: a complete document, with non-ASCII characters as ``\\uN`` escapes."""

from __future__ import annotations

import re

from ris2cite.markup.writers.base import DocumentInfo, Entry, ListLayout, Page, Writer
from ris2cite.text.characters import one_line
from ris2cite.text.pattern import Pattern

_SPECIAL = Pattern(r"[\\{}]|[^\x20-\x7e]")
_TWIPS = 1440 // 2  # half an inch, the usual hanging indent


def _character(match: re.Match[str]) -> str:
    char = match[0]
    if char in "\\{}":
        return "\\" + char
    code = ord(char)
    if code == 0xA0:
        return "\\~"
    units = char.encode("utf-16-le")
    return "".join(
        f"\\uc0\\u{int.from_bytes(units[i : i + 2], 'little', signed=True)} "
        for i in range(0, len(units), 2)
    )


def _escape(text: str) -> str:
    return _SPECIAL.sub(_character, one_line(text))


def _link(target: str) -> tuple[str, str]:
    # In field instructions a backslash starts a switch.
    quoted = _escape("".join(target.split()).replace("\\", "%5C").replace('"', "%22"))
    return '{\\field{\\*\\fldinst{HYPERLINK "' + quoted + '"}}{\\fldrslt ', "}}"


_MARKS = {
    "italic": ("{\\i ", "}"),
    "oblique": ("{\\i ", "}"),
    "bold": ("{\\b ", "}"),
    "superscript": ("{\\super ", "}"),
    "subscript": ("{\\sub ", "}"),
    "small-caps": ("{\\scaps ", "}"),
    "underline": ("{\\ul ", "}"),
    "normal-style": ("{\\i0 ", "}"),
    "normal-variant": ("{\\scaps0 ", "}"),
    "normal-weight": ("{\\b0 ", "}"),
    "no-decoration": ("{\\ulnone ", "}"),
    "baseline": ("{\\nosupersub ", "}"),
}


def _entry(entry: Entry, layout: ListLayout) -> str:
    spacing = f"\\sa{240 * layout.entry_spacing}\\sl{240 * layout.line_spacing}\\slmult1"
    if entry.label:
        indent = f"\\li{_TWIPS}\\fi-{_TWIPS}\\tx{_TWIPS}"
        text = entry.label.strip() + "\\tab " + entry.body.strip()
    else:
        indent = f"\\li{_TWIPS}\\fi-{_TWIPS}" if layout.hanging_indent else ""
        text = entry.text.strip()
    return f"{{\\pard{indent}{spacing} {text}\\par}}\n"


def _document(info: DocumentInfo) -> tuple[str, str]:
    return "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Times New Roman;}}\n", "}\n"


def _heading(text: str, level: int, *, listed: bool) -> str:
    size = 32 if level == 1 else 26
    return f"{{\\pard\\keepn\\sb240\\sa120\\b\\fs{size} {_escape(text)}\\par}}\n"


_PAGE = Page(_document, ("{\\pard\\sa240 ", "\\par}\n"), always=True)

WRITER = Writer("rtf", _escape, _MARKS, _link, _entry, heading=_heading, page=_PAGE)
