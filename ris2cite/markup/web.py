"""Inline markup in titles and abstracts: HTML, JATS and MathML → CSL's rich text."""

from __future__ import annotations

import re

from ris2cite.markup.latex.decode import decode
from ris2cite.text.pattern import Pattern

_TAG = Pattern(r"<(/?)((?:[A-Za-z][\w-]*:)?[A-Za-z][\w.-]*)((?:\s+[^<>]*)?)(/?)>")
_COMMENT = Pattern(r"<!--.*?-->|<!\[CDATA\[|\]\]>|<\?xml[^<>]*\?>", re.DOTALL)

INLINE: dict[str, str] = {
    "i": "i", "em": "i", "italic": "i", "cite": "i", "ital": "i",
    "b": "b", "strong": "b", "bold": "b",
    "sub": "sub", "inf": "sub", "subscript": "sub",
    "sup": "sup", "superscript": "sup",
    "sc": "sc", "scp": "sc", "smallcaps": "sc", "small-caps": "sc",
}  # fmt: skip
"""Local name of an element, in lower case → CSL's element."""

OTHER: frozenset[str] = frozenset(
    (
        "a abbr abstract alternatives annotation annotation-xml article-title big blockquote "
        "body br caption center code col colgroup dd del details disp-formula div dl dt "
        "email ext-link font h1 h2 h3 h4 h5 h6 head hr html img inline-formula ins kbd label "
        "li list list-item maction math menclose merror mfenced mfrac mglyph mi mlabeledtr "
        "mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle "
        "msub msubsup msup mtable mtd mtext mtr munder munderover named-content none ol p pre q "
        "s samp sec section semantics small span strike sub-title styled-content table tbody td "
        "tex-math tfoot th thead title tr tt u ul underline uri var xref monospace roman sans-serif"
    ).split()
)
"""Elements that are replaced by their text."""

_BREAKING: frozenset[str] = frozenset(
    "br p div sec section title li list-item tr h1 h2 h3 h4 h5 h6 dt dd blockquote".split()
)
_OPEN = {
    "i": "<i>",
    "b": "<b>",
    "sub": "<sub>",
    "sup": "<sup>",
    "sc": '<span style="font-variant:small-caps;">',
    "nocase": '<span class="nocase">',
}
_CLOSE = {"sc": "</span>", "nocase": "</span>"}
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "msub": ("", "sub"),
    "msup": ("", "sup"),
    "msubsup": ("", "sub", "sup"),
    "munder": ("", "sub"),
    "mover": ("", "sup"),
    "munderover": ("", "sub", "sup"),
}
"""MathML element → CSL elements for its children."""
_DROPPED: frozenset[str] = frozenset(["annotation", "annotation-xml"])
_TEX_MATH = Pattern(
    r"<((?:\w+:)?tex-math)\b[^<>]*>(?:\s*\\documentclass.*?\\begin\{document\})?\s*(.*?)\s*"
    r"(?:\\end\{document\}\s*)?</\1>",
    re.DOTALL | re.IGNORECASE,
)


def has_markup(text: str) -> bool:
    """Whether the text has tags, rather than just angle brackets."""
    return _TAG.search(text) is not None or "<!" in text


def unwrap(text: str) -> str:
    """The text without tags; other angle brackets are kept."""
    if not has_markup(text):
        return text
    return re.sub(r"</?(?:i|b|sub|sup|span)\b[^<>]*>", "", rich(text))


def rich(text: str) -> str:
    """The text with inline markup as CSL's rich text, and all other tags removed.

    Names in angle brackets that are neither known elements nor have an end tag are text.
    Unmatched inline tags are removed.
    """
    if "<!" in text or "<?" in text or "]]>" in text:
        text = _COMMENT.sub("", text)
    if "tex-math" in text:
        text = _with_formulae(text)
    tags = list(_TAG.finditer(text))
    ends = {m[2].lower() for m in tags if m[1]}
    collected = _RichText()
    position = 0
    for match in tags:
        name = match[2].lower()
        local = name.rpartition(":")[2]
        if local not in INLINE and local not in OTHER and name not in ends:
            continue
        if "=" not in match[3] and match[3].strip(" /"):
            continue  # “a<b and c>d” is an inequality, not an element
        collected.text(text[position : match.start()])
        position = match.end()
        if match[1]:
            collected.close(local)
        elif match[4] or match[3].rstrip().endswith("/"):
            collected.empty(local)
        else:
            collected.open(local, match[3])
    collected.text(text[position:])
    return collected.finish()


def _with_formulae(text: str) -> str:
    """The text with TeX formulas decoded, unless they repeat MathML or a character."""

    def shown(match: re.Match[str]) -> str:
        formula = match[2].strip("$ ")
        decoded = decode(f"${formula}$")
        value = formula if decoded == f"${formula}$" else decoded
        return "" if text[match.end() :].startswith(value) else value

    return _TEX_MATH.sub("" if "math>" in _TEX_MATH.sub("", text) else shown, text)


class _Frame:
    """An open element: the start of its output, its style, its number of children so far."""

    __slots__ = ("children", "local", "start", "style")

    def __init__(self, local: str, style: str, start: int) -> None:
        self.local = local
        self.style = style
        self.start = start
        self.children = 0


def _is_dropped(frame: _Frame) -> bool:
    return frame.local in _DROPPED


class _RichText:
    """Collects text, and converts elements when they are closed."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.frames: list[_Frame] = []

    def text(self, text: str) -> None:
        if text and not (self.frames and any(map(_is_dropped, self.frames))):
            self.parts.append(text)

    def open(self, local: str, attributes: str) -> None:
        style = INLINE.get(local, "")
        if local in ("span", "styled-content"):
            style = _span_style(attributes)
        parent = self.frames[-1] if self.frames else None
        if parent is not None:
            children = _SCRIPTS.get(parent.local, ())
            if parent.children < len(children):
                style = children[parent.children] or style
            if parent.local == "mfrac" and parent.children:
                self.parts.append("/")
            parent.children += 1
        if local in _BREAKING:
            self._break()
        self.frames.append(_Frame(local, style, len(self.parts)))

    def empty(self, local: str) -> None:
        if local in _BREAKING or local == "mspace":
            self._break()
        elif self.frames:
            self.frames[-1].children += 1

    def close(self, local: str) -> None:
        depth = len(self.frames) - 1
        while depth >= 0 and self.frames[depth].local != local:
            depth -= 1
        if depth < 0:
            return
        frame = self.frames[depth]
        del self.frames[depth:]
        inner = "".join(self.parts[frame.start :])
        del self.parts[frame.start :]
        if frame.style and inner.strip():
            # Exporters put the space after a word inside the element.
            body = inner.strip(" ")
            lead = inner[: len(inner) - len(inner.lstrip(" "))]
            tail = inner[len(inner.rstrip(" ")) :]
            end = _CLOSE.get(frame.style, f"</{frame.style}>")
            inner = f"{lead}{_OPEN[frame.style]}{body}{end}{tail}"
        self.parts.append(inner)
        if local in _BREAKING:
            self._break()

    def finish(self) -> str:
        return "".join(self.parts)

    def _break(self) -> None:
        if self.parts and not self.parts[-1].endswith((" ", "\n")):
            self.parts.append(" ")


def _span_style(attributes: str) -> str:
    lowered = attributes.lower().replace(" ", "")
    if "small-caps" in lowered:
        return "sc"
    if "nocase" in lowered:
        return "nocase"
    if "italic" in lowered:
        return "i"
    if "bold" in lowered:
        return "b"
    if "sub" in lowered and "vertical-align" in lowered:
        return "sub"
    if "super" in lowered and "vertical-align" in lowered:
        return "sup"
    return ""
