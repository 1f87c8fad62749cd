"""Sort keys of a layout, and sorting by them (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from ..markup.output import text_of
from .compiled import SortKey
from .context import Context

T = TypeVar("T")

_TAG = re.compile(r"<[^<>]+>")
_DIGITS = re.compile(r"\d+")
_ASCII_PUNCTUATION = re.compile(r"[!-#%-*,-/:;?@\[-\]_{}]")
_LEADING_NUMBER = re.compile(r"\d+")


def key_text(key: SortKey, ctx: Context) -> str:
    """What a sort key renders for a reference, "" where it is empty."""
    ctx.sorting = True
    ctx.sort_et_al = key.et_al
    out: list[Any] = []
    for node in key.nodes.for_type(ctx.reference.type):
        node.render(ctx, out)
    text = "".join([text_of(piece) for piece in out])
    if key.kind == "number":
        match = _LEADING_NUMBER.match(text)
        return f"{int(match[0]):012d}{text[match.end() :]}" if match else text
    return text


@lru_cache(maxsize=32768)
def collated(text: str, language: str) -> Any:
    """A text as a key that compares as people of that language expect.

    Only base letters count, so that the next sort key decides between names that differ
    in accents alone; markup and punctuation do not; numbers compare by value.
    """
    from ..items.collation import sort_key  # only lists that are sorted need it

    text = _TAG.sub("", text)
    if text.isascii():
        text = _ASCII_PUNCTUATION.sub("", text)
    else:
        text = "".join([c for c in text if not unicodedata.category(c).startswith("P")])
    text = _DIGITS.sub(lambda match: f"{match[0].lstrip('0').zfill(12)}", text)
    return sort_key(text.replace("\u00a0", " ").strip(), language)[0]


def sort_by(
    entries: Sequence[T],
    keys: Sequence[SortKey],
    text_for: Callable[[T, SortKey], str],
    language: str,
) -> list[T]:
    """The entries in the order of the keys; empty keys last, equal ones as they came.

    A key is only rendered for entries that the keys before it leave equal.
    """
    if not keys or len(entries) < 2:
        return list(entries)
    key, rest = keys[0], keys[1:]
    plain = key.kind in ("date", "number")
    filled: list[tuple[Any, T]] = []
    empty: list[T] = []
    for entry in entries:
        text = text_for(entry, key)
        if text:
            filled.append((text if plain else collated(text, language), entry))
        else:
            empty.append(entry)
    filled.sort(key=itemgetter(0), reverse=key.descending)
    ordered: list[T] = []
    for _, run in groupby(filled, key=itemgetter(0)):
        ordered += sort_by([entry for _, entry in run], rest, text_for, language)
    return ordered + sort_by(empty, rest, text_for, language)
