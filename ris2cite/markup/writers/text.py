"""Plain text: one reference a line."""

from __future__ import annotations

import re

from .base import Entry, Layout, Writer

# What a terminal would obey: control characters, and marks that turn the reading order.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")


def _escape(text: str) -> str:
    return _CONTROLS.sub("", text) if not text.isprintable() else text


def _entry(entry: Entry, layout: Layout) -> str:
    return entry.line + "\n"


def _link(target: str) -> tuple[str, str]:
    return "", ""


TEXT = Writer("text", _escape, {}, _link, _entry)
