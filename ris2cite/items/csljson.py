"""Reading and writing CSL-JSON: arrays, single objects, and JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any, BinaryIO

from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.items.csljson_variants import Normaliser, items_of
from ris2cite.model import Item
from ris2cite.text.characters import escaped
from ris2cite.text.pattern import Pattern

_BLANK = Pattern(r"[ \t\r\n\ufeff]*")
_BETWEEN = Pattern(r"[ \t\r\n]*(?:,[ \t\r\n]*)?")


def _number(text: str) -> float | str:
    number = float(text)
    return number if isfinite(number) else text


_decoder = json.JSONDecoder(strict=False, parse_float=_number, parse_constant=str)


def read_items(
    stream: BinaryIO, *, source: str | None, report: Report, encoding: str | None = None
) -> Iterator[Item]:
    """Yield the items of a CSL-JSON document or of JSON Lines.

    Accepts the variants that citeproc-js, Zotero, Crossref and pandoc write. JSON Lines
    are streamed; an invalid line or item is reported and skipped. Raises InputError if
    the document is not JSON.
    """
    normaliser = Normaliser(source, report)
    try:
        for value, line in _values(stream, source, report, encoding):
            item = normaliser.item(value, line)
            if item is not None:
                yield item
    except UnicodeDecodeError as error:
        reason = f"this is not {error.encoding} text (byte {error.start + 1}); specify its encoding"
        raise InputError(reason, source) from error


def _values(
    stream: BinaryIO, source: str | None, report: Report, encoding: str | None
) -> Iterator[tuple[object, int]]:
    """Yield each value that may be an item, with its line number."""
    number, first = _first_line(stream)
    name = encoding or json.detect_encoding(first[:4])
    if name in ("utf-8", "utf-8-sig"):
        try:
            value = _decoder.decode(first.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            value = None
        if isinstance(value, (dict, list)):
            for member in items_of(value):
                yield member, number
            yield from _lines(stream, number, source, report)
            return
    text = (first + stream.read()).decode("utf-8-sig" if name == "utf-8" else name)
    yield from _document(text, number, source)


def _first_line(stream: BinaryIO) -> tuple[int, bytes]:
    """The number and text of the first line that is not blank."""
    number = 0
    for line in stream:
        number += 1
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            return number, line
    return number, b""


def _lines(
    stream: BinaryIO, number: int, source: str | None, report: Report
) -> Iterator[tuple[object, int]]:
    for line in stream:
        number += 1
        if not line.strip():
            continue
        try:
            value = _decoder.decode(line.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            message = f"not a JSON value: {_reason(error)}"
            report(Diagnostic("error", "bad-json", message, source, number))
            continue
        for member in items_of(value):
            yield member, number


def _document(text: str, number: int, source: str | None) -> Iterator[tuple[object, int]]:
    """Yield the members of a JSON document, including those before a syntax error."""
    position = _end(_BLANK, text, 0)
    line = number + text.count("\n", 0, position)
    if position == len(text):
        return  # an empty file is valid as JSON Lines
    in_array = text[position] == "["
    if in_array:
        position = _end(_BLANK, text, position + 1)
    while not (in_array and text[position : position + 1] == "]"):
        start = position
        try:
            value, position = _decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            at = getattr(error, "pos", start)
            at_line = number + text.count("\n", 0, at)
            raise InputError(f"this is not JSON: {_reason(error)}", source, at_line) from error
        for member in items_of(value):
            yield member, line
        position = _end(_BETWEEN, text, position)
        line += text.count("\n", start, position)
        if not in_array and position == len(text):
            return


def _end(pattern: Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def write_json(items: Iterable[Item]) -> Iterator[str]:
    """A JSON array with one variable per line, not limited to ASCII."""
    before = "[\n"
    for item in items:
        body = ",\n    ".join(f"{_dump(str(key))}: {_dump(value)}" for key, value in item.items())
        yield f"{before}  {{\n    {body}\n  }}"
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def write_lines(items: Iterable[Item]) -> Iterator[str]:
    """One JSON object per line."""
    for item in items:
        yield f"{_dump(item)}\n"


_encoder = json.JSONEncoder(ensure_ascii=False, allow_nan=False)


def _dump(value: Any) -> str:
    text = _encoder.encode(value)
    return text if text.isascii() and "\x7f" not in text else escaped(text)
