"""CSL's inline markup → a rich-text tree.

The tags are those of the CSL 1.0.2 input model: ``<i>``, ``<b>``, ``<sub>``,
``<sup>``, ``<sc>`` and ``<span>`` with ``style="font-variant:small-caps;"`` or
``class="nocase"``. A tag without its partner, and everything else in angle
brackets, is text.
"""

from __future__ import annotations

import re

from .tree import RichText, Span, Style

_TAG = re.compile(
    r"<(?P<close>/)?(?:(?P<name>i|b|sub|sup|sc)|span(?P<attributes>(?:\s[^<>]*)?))\s*>",
)
_STYLES: dict[str, Style] = {
    "i": "italic",
    "b": "bold",
    "sub": "subscript",
    "sup": "superscript",
    "sc": "small-caps",
}
_SMALL_CAPS = re.compile(r"font-variant\s*:\s*small-caps", re.IGNORECASE)
_NO_CASE = re.compile(r"class\s*=\s*[\"']\s*nocase\s*[\"']", re.IGNORECASE)


def parse(text: str) -> RichText:
    """The text as strings and spans; ``[text]`` where there is no markup."""
    if "<" not in text:
        return [text]
    root: RichText = []
    # One frame per open tag: (name, style, the literal tag, where its children go).
    frames: list[tuple[str, Style | None, str, RichText]] = [("", None, "", root)]
    position = 0
    for match in _TAG.finditer(text):
        name = match["name"] or "span"
        if match["close"]:
            depth = next((d for d in range(len(frames) - 1, 0, -1) if frames[d][0] == name), 0)
            if not depth:
                continue
            _push(frames[-1][3], text[position : match.start()])
            while len(frames) - 1 > depth:
                _spill(frames)
            _, style, _, children = frames.pop()
            if style is None:
                _extend(frames[-1][3], children)
            else:
                frames[-1][3].append(Span(style, children))
        else:
            _push(frames[-1][3], text[position : match.start()])
            frames.append((name, _style_of(name, match["attributes"] or ""), match[0], []))
        position = match.end()
    _push(frames[-1][3], text[position:])
    while len(frames) > 1:
        _spill(frames)
    return root or [""]


def _style_of(name: str, attributes: str) -> Style | None:
    """The style of an opening tag; None for a span that says nothing we know."""
    if name != "span":
        return _STYLES[name]
    if _SMALL_CAPS.search(attributes):
        return "small-caps"
    return "nocase" if _NO_CASE.search(attributes) else None


def _spill(frames: list[tuple[str, Style | None, str, RichText]]) -> None:
    """Close the innermost frame as text: its tag never found a partner."""
    _, _, literal, children = frames.pop()
    _push(frames[-1][3], literal)
    _extend(frames[-1][3], children)


def _push(target: RichText, text: str) -> None:
    """Append a string, joined to the string before it."""
    if not text:
        return
    last = target[-1] if target else None
    if isinstance(last, str):
        target[-1] = last + text
    else:
        target.append(text)


def _extend(target: RichText, children: RichText) -> None:
    for child in children:
        if isinstance(child, str):
            _push(target, child)
        else:
            target.append(child)
