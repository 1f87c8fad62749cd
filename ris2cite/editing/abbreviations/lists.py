"""Reading lists of journal abbreviations.

The formats are the JSON of pandoc and citeproc-js (``{"default": {"container-title":
{"Full Title": "Short"}}}``), JabRef's CSV (``full;short`` or ``full,short``, ignoring
further columns), and lines ``full = short``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import lru_cache

from ris2cite.editing.abbreviations.ltwa import fold
from ris2cite.errors import UsageError

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)  # asked several times for each record, whose journals recur
def key_of(title: str) -> str:
    """A key that ignores case, accents, punctuation, ``&``, an initial article, and a place
    in brackets."""
    text = _BRACKETS.sub("", title) or title
    words = _NOT_WORD.sub(" ", fold(text.replace("&", " and "))).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def read_list(text: str, source: str) -> dict[str, str]:
    """Title key (see ``key_of``) → abbreviation.

    Raises UsageError, with the line, if the file is in none of the formats.
    """
    if text.lstrip("\ufeff \t\r\n")[:1] == "{":
        pairs = _of_json(text.lstrip("\ufeff"), source)
    else:
        pairs = _of_lines(text.lstrip("\ufeff"), source)
    found: dict[str, str] = {}
    for full, short in pairs:
        if full.strip() and short.strip():
            found.setdefault(key_of(full), short.strip())
    return found


def _of_json(text: str, source: str) -> Iterator[tuple[str, str]]:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{source}: not valid JSON: {error}") from error
    table = table.get("default", table)
    table = table.get("container-title", table) if isinstance(table, dict) else None
    if not isinstance(table, dict):
        raise UsageError(f"{source}: expected abbreviations under default, container-title")
    for full, short in table.items():
        if isinstance(short, str):
            yield full, short


def _of_lines(text: str, source: str) -> Iterator[tuple[str, str]]:
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] not in "#%"]
    for delimiter in (" = ", ";", "\t", ","):
        if sum(delimiter in line for line in lines) * 2 > len(lines):
            break
    else:
        if not lines:
            return
        raise UsageError(f"{source}: expected lines such as “Full Title = Short”, or JabRef's CSV")
    if delimiter == " = ":
        for line in lines:
            full, _, short = line.partition(" = ")
            yield full.strip(), short
        return
    for row in csv.reader(lines, delimiter=delimiter):
        if len(row) > 1:
            yield row[0], row[1]
