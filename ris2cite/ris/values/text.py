"""Text: entities, odd characters, white space, and what stands for no value."""

from __future__ import annotations

import re
import unicodedata

from ris2cite.ris.values.draft import Converter, Draft, Tags, first
from ris2cite.ris.values.markup import has_markup, rich, unwrap
from ris2cite.text.characters import CONTROLS, REORDERING, UNSEEN, without_stray_marks
from ris2cite.text.pattern import Pattern

NO_VALUE: frozenset[str] = frozenset(
    ["None", "NA", "N/A", "n/a", "null", "NULL", "NaN", "nan", "undefined"]
)
"""Whole values that programs write where they have none."""

_ENTITY = Pattern(r"&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));")
_NOT_SEEN = Pattern(f"[{CONTROLS}{REORDERING}{UNSEEN}]")
_BREAKS = Pattern("[ \t]*(?:\r\n?|\n|\x85|\u2028|\u2029)[ \t\r\n\x85\u2028\u2029]*")
_JOINERS = Pattern("(?<![\u0590-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+$")
_SPACES = Pattern("[ \t\u00a0]+")
_PLAIN_SPACES = Pattern("[ \t]+")
_LINE_END = Pattern(r" *\n *")
_FOLD = Pattern(r"[\W_]+")


def clean(text: str, *, nbsp: bool = False) -> str:
    """The text with entities decoded and stray characters removed, in NFC.

    What nobody sees goes as ``text.characters`` has it, joiners too except after a
    letter of a script that needs them; runs of white space become one space (a no-break
    space stays where ``nbsp``), line ends stay line ends.
    """
    if "&" in text and ";" in text:
        text = decode_entities(text)
    if len(text) > 99 and text.isascii():  # one pass, where isprintable asks for each letter
        printable = not text.encode().translate(None, _PRINTABLE)
    else:
        printable = text.isprintable()
    if (
        printable
        and "  " not in text
        and (text.isascii() or unicodedata.is_normalized("NFC", text))
    ):
        return text.strip()
    if not printable:
        text = _BREAKS.sub("\n", text)
        text = _NOT_SEEN.sub("", text)
        text = without_stray_marks(_JOINERS.sub("", text))
    text = (_PLAIN_SPACES if nbsp else _SPACES).sub(" ", text)
    if "\n" in text:
        text = _LINE_END.sub("\n", text)
    return unicodedata.normalize("NFC", text).strip()


_PRINTABLE = bytes(range(0x20, 0x7F))


def decode_entities(text: str) -> str:
    """HTML entities decoded, as often as they were encoded."""
    for _ in range(4):
        decoded = _ENTITY.sub(_entity, text)
        if decoded == text:
            break
        text = decoded
    return text


def _entity(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        from html.entities import html5

        return html5.get(name + ";", match[0])
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code < 32 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return " " if code in (9, 10, 13) else ""
    return chr(code)


_WINDOWS = {
    128 + index: char
    for index, char in enumerate(bytes(range(128, 160)).decode("cp1252", "replace"))
    if char != "\ufffd"
}
"""What numeric references from 128 to 159 mean: the code page Windows-1252."""


def one_line(text: str) -> str | None:
    """Clean text on one line, without tags; None where nothing remains."""
    if (  # most values, and nothing of them is asked twice
        text.isascii()
        and text.isprintable()
        and "<" not in text
        and "  " not in text
        and "&" not in text
    ):
        return text.strip() or None
    text = clean(text)
    if "<" in text:
        text = clean(unwrap(text))
    if "\n" in text:
        text = text.replace("\n", " ")
    return text or None


def rich_line(text: str) -> str | None:
    """Clean text on one line, its inline markup as CSL rich text."""
    text = clean(text)
    if "<" in text and has_markup(text):
        text = clean(rich(text)).strip()
    if "\n" in text:
        text = text.replace("\n", " ")
    while text.startswith("- "):
        text = text[2:].strip()  # RefWorks writes “T2  - - Title”
    return text or None


def imprint(text: str) -> str | None:
    """A publisher or place without the punctuation that catalogues put after it."""
    text = one_line(text) or ""
    return text.rstrip(" :;,/") or None


def paragraphs(text: str) -> str | None:
    """Clean rich text of one or more paragraphs, one ``\\n`` between."""
    text = clean(text)
    if "<" in text and has_markup(text):
        text = clean(rich(text)).strip()
    return text or None


def folded(text: str) -> str:
    """What two copies of a text have in common: letters and digits, case folded."""
    if "<" in text:
        text = unwrap(text)
    return _FOLD.sub("", text).casefold() or text


def _read_short(draft: Draft, tags: Tags, variable: str) -> None:
    """A short form, only where it differs from the full one."""
    full = folded(str(draft.item.get(variable.removesuffix("-short"), "")))
    for tag in tags:
        for raw in draft.left.get(tag, [])[:]:
            value = rich_line(raw)
            if (value and folded(value) == full) or (
                value and draft.item.setdefault(variable, value) == value
            ):
                draft.take(tag, raw)


def _pubmed_title(text: str) -> str | None:
    """A title without the full stop that PubMed puts after every title."""
    value = rich_line(text)
    if value and value.endswith(".") and not value.endswith(".."):
        return value[:-1]
    return value


def _degree(text: str) -> str | None:
    """The kind of a thesis: words, not the volume or number of an abstracts journal."""
    value = one_line(text)
    return value if value and not any(char.isdigit() for char in value) else None


plain = first(one_line, "text without markup", same=folded)
place = first(imprint, "text without a catalogue's final punctuation", same=folded)
title = first(rich_line, "text with CSL's inline markup", same=folded)
abstract = first(
    paragraphs, "text with CSL's inline markup, paragraphs kept; one copy", same=folded
)
short_title = Converter(
    _read_short, lambda value, tags: [(tags[0], value)], "where it differs from the full title"
)
pubmed_title = first(_pubmed_title, "without its final stop", same=folded)
degree = first(_degree, "words without a number", same=folded)
