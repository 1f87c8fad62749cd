"""CSL's inline markup → a tree of rich text.

The tags are those of CSL-JSON: ``<i>``, ``<b>``, ``<sub>``, ``<sup>``, ``<sc>``, and
``<span>`` with ``style="font-variant:small-caps;"`` or ``class="nocase"``. Unmatched tags,
anything else in angle brackets, and tags nested more than 40 deep are text. If the
quotation marks of a language are given, quotations become spans as well, and straight
apostrophes curly ones.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.markup.tree import RichText, Span, Style
from ris2cite.text.pattern import Pattern

_TAG = r"<(?P<close>/)?(?:(?P<name>i|b|sub|sup|sc)\s*|span(?P<attributes>(?:\s[^<>]*)?))>"
_TAGS = Pattern(_TAG)
_STYLES: dict[str, Style] = {
    "i": "italic",
    "b": "bold",
    "sub": "subscript",
    "sup": "superscript",
    "sc": "small-caps",
}
_SMALL_CAPS = Pattern(r"font-variant\s*:\s*small-caps", re.IGNORECASE)
_CLASS = Pattern(r"class\s*=\s*[\"']\s*(nocase|nodecor)\s*[\"']", re.IGNORECASE)
_BEFORE_OPENING = frozenset(" \t\n\u00a0\u202f\u2009([{<>/-–—\"'“‘«")
_SPACES = frozenset(" \t\n\u00a0\u202f\u2009")
_AND = Pattern(r"(?<![^\s\u00a0])['‘’][nN]['’](?![^\s\u00a0,.])")
"""Rock ’n’ roll: two apostrophes, whatever marks they are typed with."""
_DEEPEST = 40


class QuoteMarks:
    """The quotation marks of a locale; ``outer`` and ``inner`` are (opening, closing)."""

    __slots__ = ("inner", "outer", "pairs", "pattern")

    def __init__(self, outer: tuple[str, str], inner: tuple[str, str]) -> None:
        self.outer = outer
        self.inner = inner
        self.pairs = {'"': '"', "'": "'"}
        for opening, closing in (outer, inner):
            if opening and closing and opening.strip() not in ('"', "'"):
                self.pairs[opening] = closing
        marks = sorted({*self.pairs, *self.pairs.values()}, key=lambda mark: -len(mark))
        self.pattern = re.compile(_TAG + "|(?P<mark>" + "|".join(map(re.escape, marks)) + "|’)")


@lru_cache(maxsize=32)
def quote_marks(outer: tuple[str, str], inner: tuple[str, str]) -> QuoteMarks:
    """The marks, compiled for :func:`parse`; one object per pair of pairs."""
    return QuoteMarks(outer, inner)


class _Frame:
    """An open tag or quotation, with its content so far."""

    __slots__ = ("children", "literal", "name", "style")

    def __init__(self, name: str, style: Style | None, literal: str) -> None:
        self.name = name
        self.style = style
        self.literal = literal
        self.children: RichText = []


def parse(text: str, quotes: QuoteMarks | None = None) -> RichText:
    """The text as a list of strings and spans; ``[text]`` if it has no markup."""
    pattern = quotes.pattern if quotes else _TAGS
    if quotes and ("n'" in text or "n’" in text):
        text = _AND.sub("’n’", text)
    frames = [_Frame("", None, "")]
    position = 0
    for match in pattern.finditer(text):
        if match.start() > position:
            frames[-1].children.append(text[position : match.start()])
        position = match.end()
        if quotes and match["mark"]:
            _mark(frames, match, quotes)
        elif match["close"]:
            if not _close(frames, match["name"] or "span"):
                frames[-1].children.append(match[0])
        elif len(frames) > _DEEPEST:
            frames[-1].children.append(match[0])
        else:
            name = match["name"] or "span"
            style = _style_of(name, match["attributes"] or "")
            frames.append(_Frame(name, style, match[0]))
    if not position:
        return [text]
    frames[-1].children.append(text[position:])
    while len(frames) > 1:
        _spill(frames)
    return _merged(frames[0].children) or [""]


def _mark(frames: list[_Frame], match: re.Match[str], quotes: QuoteMarks) -> None:
    """Handle a quotation mark: a closing or opening one, or an ordinary character."""
    mark, text, pairs = match["mark"], match.string, quotes.pairs
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    closes = before not in _SPACES or mark[0] in _SPACES
    if mark in ("'", "’") and after.isalnum():
        closes = False
    if closes and frames[-1].name == mark and not frames[-1].children:
        _spill(frames)  # an empty pair of marks is not a quotation
    elif closes and _close(frames, mark):
        return
    opens = mark in pairs and before in _BEFORE_OPENING and after not in _SPACES
    if opens and len(frames) <= _DEEPEST:
        if frames[-1].name == pairs[mark]:
            _spill(frames)
        style: Style = "inner-quote" if mark == quotes.inner[0] != "'" else "quote"
        frames.append(_Frame(pairs[mark], style, "’" if mark == "'" else mark))
        return
    frames[-1].children.append("’" if mark == "'" else mark)


def _style_of(name: str, attributes: str) -> Style | None:
    """The style of an opening tag, or None for an unknown span."""
    if name != "span":
        return _STYLES[name]
    if _SMALL_CAPS.search(attributes):
        return "small-caps"
    match = _CLASS.search(attributes)
    return ("nocase" if match[1].lower() == "nocase" else "nodecor") if match else None


def _close(frames: list[_Frame], name: str) -> bool:
    """Close the innermost frame of that name; False if there is none."""
    depth = len(frames) - 1
    while depth and frames[depth].name != name:
        depth -= 1
    if not depth:
        return False
    while len(frames) - 1 > depth:
        _spill(frames)
    frame = frames.pop()
    if frame.style is None:
        frames[-1].children.extend(frame.children)
    else:
        frames[-1].children.append(Span(frame.style, _merged(frame.children)))
    return True


def _spill(frames: list[_Frame]) -> None:
    """Turn the innermost frame, whose end is missing, into text."""
    frame = frames.pop()
    frames[-1].children.append(frame.literal)
    frames[-1].children.extend(frame.children)


def _merged(children: RichText) -> RichText:
    """The children with adjacent strings joined, and without empty ones.

    Joining them once per span, rather than one by one, takes linear time.
    """
    if len(children) == 1:
        return children if children[0] else []
    merged: RichText = []
    run: list[str] = []
    for child in children:
        if isinstance(child, str):
            run.append(child)
            continue
        text = "".join(run)
        if text:
            merged.append(text)
        run.clear()
        merged.append(child)
    text = "".join(run)
    if text:
        merged.append(text)
    return merged
