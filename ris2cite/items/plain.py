"""Items passed to the Python API → items of plain dicts, lists, strings and numbers.

Items may come from data frames, databases or forms, with NaN for empty cells, numpy
numbers, ``datetime`` dates, and tuples. Such values are converted; values that CSL-JSON
cannot represent are reported and left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from typing import Any

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.csljson_tables import PROBABLE_VARIABLES
from ris2cite.items.csljson_variants import not_a_variable
from ris2cite.items.name import read_names
from ris2cite.model import DATE_VARIABLES, NAME_VARIABLES, VARIABLES, Item

_PLAIN = frozenset([str, int, bool])
_MISSING = frozenset(["NAType", "NaTType"])
"""The class names of pandas' ``NA`` and ``NaT``."""

_ABSENT: Any = object()


def plain_items(items: Any, report: Report) -> Iterator[Item]:
    """Yield the items in plain types, without empty variables.

    Accepts a mapping, an iterable of mappings, or a data frame, and raises TypeError for
    anything else. Values that cannot be represented in CSL-JSON are reported.
    """
    if hasattr(items, "to_dict") and hasattr(items, "columns"):
        items = items.to_dict("records")
    elif isinstance(items, Mapping):
        items = [items]
    elif isinstance(items, (str, bytes, PathLike)) or not isinstance(items, Iterable):
        kind = type(items).__name__
        raise TypeError(f"not an item or a list of items: {kind}; read() reads items from files")
    words: set[str] = set()
    for number, item in enumerate(items, 1):
        if isinstance(item, Mapping):
            for word in sorted(item.keys() & PROBABLE_VARIABLES.keys() - words):
                _report_word(word, item, number, report)
                words.add(word)
        if type(item) is dict and all(map(_is_plain, item.values())):
            yield _with_names(item)
        elif isinstance(item, Mapping):
            yield _with_names(_plain_item(item, number, report))
        else:
            message = f"item {number} is not a CSL-JSON object; skipped"
            report(Diagnostic("error", "not-rendered", message, record=number))


def _report_word(word: str, item: Mapping[str, Any], number: int, report: Report) -> None:
    if PROBABLE_VARIABLES[word] not in item:
        message = f"item {number}: {not_a_variable(word)}"
        report(Diagnostic("warning", "unknown-variable", message, record=number))


def _with_names(item: Item) -> Item:
    """The item, with names that are text parsed into parts."""
    read = {}
    for variable in NAME_VARIABLES & item.keys():
        people = item[variable] if isinstance(item[variable], list) else [item[variable]]
        if any(isinstance(person, str) for person in people):
            names = (read_names(one) if isinstance(one, str) else [one] for one in people)
            read[variable] = [name for several in names for name in several]
    return {**item, **read} if read else item


def _is_plain(value: object) -> bool:
    kind = type(value)
    if kind in _PLAIN:
        return True
    if kind is dict:
        return all(map(_is_plain, value.values()))  # type: ignore[attr-defined]
    return kind is list and all(map(_is_plain, value))  # type: ignore[call-overload]


def _is_json(value: object) -> bool:
    """Whether a value can be written as JSON unchanged, including None."""
    if value is None or isinstance(value, (str, int)) or type(value) is float:
        return value == value
    if type(value) is dict:
        return all(type(key) is str for key in value) and all(map(_is_json, value.values()))
    return type(value) is list and all(map(_is_json, value))


def _plain_item(item: Mapping[Any, Any], number: int, report: Report) -> Item:
    plain: Item = {}
    for variable, value in item.items():
        own = variable == "custom" or variable not in VARIABLES
        if own and isinstance(value, (dict, list)) and _is_json(value):
            plain[str(variable)] = value  # user data, in which null may have a meaning
            continue
        try:
            found = _plain_date(value) if variable in DATE_VARIABLES else _plain(value)
        except ValueError as error:
            title = item.get("title")
            message = f"item {number}: “{variable}” {error}; left out"
            title = title if isinstance(title, str) else None
            report(Diagnostic("error", "unknown-value", message, record=number, title=title))
            continue
        if found is not _ABSENT:
            plain[str(variable)] = found
    return plain


def _plain_date(value: Any) -> Any:
    """The value of a date variable; ``date`` and ``datetime`` become date-parts."""
    value = _scalar(value)
    if isinstance(value, date):
        return {"date-parts": [[value.year, value.month, value.day]]}
    return _plain(value)


def _plain(value: Any) -> Any:
    """The value in plain types, or ``_ABSENT`` if it is empty. Raises ValueError."""
    value = _scalar(value)
    if value is _ABSENT or type(value) in _PLAIN:
        return value
    if isinstance(value, Mapping):
        pairs = {str(key): _plain(inner) for key, inner in value.items()}
        return {key: inner for key, inner in pairs.items() if inner is not _ABSENT}
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return value
    if isinstance(value, Iterable):
        return [inner for one in value if (inner := _plain(one)) is not _ABSENT]
    kind = type(value).__name__
    raise ValueError(
        f"holds {'an' if kind[0] in 'aeiou' else 'a'} {kind}, which CSL-JSON does not allow"
    )


def _scalar(value: Any) -> Any:
    """A scalar of another library as a Python value; other values are returned unchanged."""
    if value is None or type(value).__name__ in _MISSING:
        return _ABSENT
    if type(value) in _PLAIN:
        return value
    kind = type(value)
    if kind.__name__ == "datetime64":
        text = str(value)
        return _ABSENT if text == "NaT" else date.fromisoformat((text + "-01-01")[:10])
    if isinstance(value, str):
        return str(value)
    if isinstance(value, PathLike):
        return str(value)
    if hasattr(value, "tolist"):  # a numpy scalar or array
        return _scalar(value.tolist())
    if isinstance(value, (float, Decimal, Fraction)):
        return _number(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, (bytes, bytearray)):
        raise ValueError("holds bytes instead of text")
    return value


def _number(value: float | Decimal | Fraction) -> Any:
    """Whole numbers as int: data frames turn integers into floats."""
    if value != value:
        return _ABSENT
    if isinstance(value, float) and math.isinf(value):
        raise ValueError("is infinite")
    if value == int(value):
        return int(value)
    return float(value)
