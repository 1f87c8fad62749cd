"""Citations as footnotes: placement next to punctuation, and inside other notes."""

from __future__ import annotations

import unicodedata
from typing import Any

from ris2cite.pandoc.inlines import Inline, plain_text

_SPACES = ("Space", "SoftBreak")
_OPENING = "“‘„«‹¿¡"
_CLOSING = frozenset("”’»")
_INTO_QUOTATION = frozenset(".,")
_NESTED = ("Emph", "Strong", "SmallCaps", "Underline", "Superscript", "Subscript")
_WITH_ATTRIBUTES = ("Link", "Span")


def as_note(inlines: list[Inline], *, keeps_case: bool = False) -> Inline:
    """A footnote with the inlines, the first word capitalised."""
    return {"t": "Note", "c": [{"t": "Para", "c": inlines if keeps_case else capitalized(inlines)}]}


def capitalized(inlines: list[Inline]) -> list[Inline]:
    """The inlines, with the first word capitalised."""
    if not inlines:
        return inlines
    first, *rest = inlines
    content: Any = first.get("c")
    if first["t"] == "Str":
        place = len(content) - len(content.lstrip(_OPENING))
        text = content[:place] + content[place : place + 1].upper() + content[place + 1 :]
        return [{"t": "Str", "c": text}, *rest]
    if first["t"] in _NESTED:
        return [{"t": first["t"], "c": capitalized(content)}, *rest]
    if first["t"] in _WITH_ATTRIBUTES:
        attributes, inner, *others = content
        return [{"t": first["t"], "c": [attributes, capitalized(inner), *others]}, *rest]
    return inlines


def in_brackets(inlines: list[Inline]) -> list[Inline]:
    """A citation inside a sentence of a footnote, in brackets without its full stop."""
    return [
        {"t": "Str", "c": "("},
        *without_final_stop(inlines),
        {"t": "Str", "c": ")"},
    ]


def without_final_stop(inlines: list[Inline]) -> list[Inline]:
    """The inlines without the full stop that ends them, also one inside a quotation."""
    if not inlines:
        return inlines
    *rest, last = inlines
    content: Any = last.get("c")
    if last["t"] == "Str":
        text = content.rstrip("".join(_CLOSING))
        marks = content[len(text) :]
        if not text and rest:
            return [*without_final_stop(rest), last]
        text = text.removesuffix(".") + marks
        return [*rest, {"t": "Str", "c": text}] if text else rest
    if last["t"] in _NESTED:
        return [*rest, {"t": last["t"], "c": without_final_stop(content)}]
    if last["t"] in _WITH_ATTRIBUTES:
        attributes, inner, *others = content
        return [*rest, {"t": last["t"], "c": [attributes, without_final_stop(inner), *others]}]
    return inlines


def adjust_punctuation(
    passages: list[list[Inline]], *, after_punctuation: bool, into_quotation: bool
) -> None:
    """Remove the space before notes and superscript citations, in place.

    ``after_punctuation`` moves notes after adjacent punctuation; ``into_quotation`` moves
    that punctuation inside a closing quotation mark.
    """
    for inlines in passages:
        inlines[:] = _adjusted(
            inlines, after_punctuation=after_punctuation, into_quotation=into_quotation
        )


def _adjusted(
    inlines: list[Inline], *, after_punctuation: bool, into_quotation: bool
) -> list[Inline]:
    out: list[Inline] = []
    rest = inlines[::-1]
    while rest:
        inline = rest.pop()
        if inline["t"] != "Cite":
            out.append(inline)
            continue
        raised = _is_raised(inline)
        if not inline["c"][1]:
            if out and out[-1]["t"] in _SPACES:  # nothing is printed
                out.pop()
        elif raised:
            if len(inline["c"][1]) == 1 and out and out[-1]["t"] in _SPACES:
                out.pop()
        elif rest and _ends_with_stop(inline):
            rest[-1] = _without_stop(rest[-1])
        if raised and after_punctuation:
            marks = _take_marks(rest)
            if marks:
                inline = _with_marks(inline, out, marks, into_quotation=into_quotation)
        out.append(inline)
    return out


def _is_raised(cite: Inline) -> bool:
    """Whether a citation ends in a footnote, or is printed as a superscript."""
    printed = cite["c"][1]
    if not printed:
        return False
    kind = printed[-1]["t"]
    return kind == "Note" or (kind == "Superscript" and len(printed) == 1)


def _ends_with_stop(cite: Inline) -> bool:
    """Whether a citation ends with a full stop, which may be inside a quotation."""
    return plain_text(cite["c"][1]).rstrip("".join(_CLOSING)).endswith(".")


def _without_stop(inline: Inline) -> Inline:
    if inline["t"] == "Str" and inline["c"].startswith("."):
        return {"t": "Str", "c": inline["c"][1:]}
    return inline


def _take_marks(rest: list[Inline]) -> str:
    """Remove and return the punctuation at the start of the following text, reversed."""
    if not rest or rest[-1]["t"] != "Str":
        return ""
    text = rest[-1]["c"]
    end = 0
    while end < len(text) and _is_mark(text[end]):
        end += 1
    if text[end - 1 : end] == "’" and text[end:]:
        end -= 1  # an apostrophe: @key’s
    if end:
        rest.pop()
        if text[end:]:
            rest.append({"t": "Str", "c": text[end:]})
    return str(text[:end])


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Po", "Pf", "Pe") and char not in "@#%&*/\\"


def _with_marks(cite: Inline, before: list[Inline], marks: str, *, into_quotation: bool) -> Inline:
    """Move punctuation before the note, into or after a quotation that ends there, unless it
    is there already."""
    *text, note = cite["c"][1]
    if text:
        if into_quotation and marks[0] in _INTO_QUOTATION:
            text, marks = _into_quotation(text, marks)
        if marks and not _ends_with(text, marks[0]):
            text = [*text, {"t": "Str", "c": marks}]
        return {"t": "Cite", "c": [cite["c"][0], [*text, note]]}
    if before and before[-1]["t"] == "Quoted" and into_quotation and marks[0] in _INTO_QUOTATION:
        quoted = before[-1]["c"][1]
        if not _ends_with(quoted, marks[0]):
            quoted.append({"t": "Str", "c": marks[0]})
        marks = marks[1:]
    elif _ends_with(before, marks[0]):
        marks = marks[1:]
    if marks:
        before.append({"t": "Str", "c": marks})
    return cite


def _into_quotation(text: list[Inline], marks: str) -> tuple[list[Inline], str]:
    """The text with the first character moved into its final quotation, and the others."""
    last = text[-1]
    if last["t"] != "Str" or last["c"][-1:] not in _CLOSING:
        return text, marks
    before = last["c"][:-1]
    if before[-1:] != marks[0]:
        before += marks[0]
    return [*text[:-1], {"t": "Str", "c": before + last["c"][-1]}], marks[1:]


def _ends_with(inlines: list[Inline], mark: str) -> bool:
    return bool(inlines) and inlines[-1]["t"] == "Str" and inlines[-1]["c"].endswith(mark)
