"""Repairing common syntax errors of entries.

EndNote writes entries without a key, Mendeley keys with a comma in them; people comment out a
field with ``%``, as biber allows, and delete one without its comma.
"""

from __future__ import annotations

from typing import NamedTuple

from ris2cite.text.pattern import Pattern


class Repaired(NamedTuple):
    """The repaired text of an entry, and what was wrong with it."""

    text: str
    fault: str


_NO_KEY = Pattern(r"(@\s*\w+\s*[{(])\s*(?=[\w-]+\s*=)")
_NO_COMMA = Pattern(r"(@\s*\w+\s*[{(]\s*([^\s,={}\"]+))\s*\n\s*(?=[\w-]+\s*=)")
_KEY_WITH_COMMA = Pattern(
    r"(@\s*\w+\s*[{(]\s*([^\s,={}\"]+))\s*,[^=,{}\"\n]*\w[^=,{}\"\n]*,(?=\s*[\w-]+\s*=)"
)


def repaired(text: str) -> Repaired | None:
    """The text with the broken entry at its start repaired.

    None if it does not have one of the known errors.
    """
    match = _NO_KEY.match(text)
    if match:
        return Repaired(f"{match[1]},\n{text[match.end() :]}", "an entry without a key")
    match = _NO_COMMA.match(text)
    if match:
        fault = f"no comma after the key “{match[2]}”"
        return Repaired(f"{match[1]},\n{text[match.end() :]}", fault)
    match = _KEY_WITH_COMMA.match(text)
    if match:
        fault = f"a key with a comma in it; read as “{match[2]}”"
        return Repaired(f"{match[1]},{text[match.end() :]}", fault)
    clean = _without_strays(text)
    if clean != text:
        return Repaired(clean, "a comma or comment where a field is expected")
    return None


def _without_strays(text: str) -> str:
    """Without comments and repeated commas between the fields of the first entry."""
    parts: list[str] = []
    depth, quoted, comma, place = 0, False, False, 0
    while place < len(text):
        char = text[place]
        if depth == 1 and not quoted and char == "%":
            end = text.find("\n", place)
            place = len(text) if end < 0 else end
            continue
        if not (depth == 1 and not quoted and char == "," and comma):
            parts.append(char)
        if char == '"' and depth == 1:
            quoted = not quoted
        elif char in "{}" and not quoted:
            depth += 1 if char == "{" else -1
            if not depth:
                return "".join(parts) + text[place + 1 :]
        comma = char == "," if not char.isspace() else comma
        place += 1
    return "".join(parts)
