"""CSL-JSON as found in practice → CSL-JSON as defined by CSL 1.0.2.

Files by citeproc-js, Zotero, Crossref, pandoc and hand differ in the names of variables,
types, dates and names. All variants handled here occur in real files. Keys that CSL
does not define are kept unchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as calendar_date
from typing import Any

from ris2cite.errors import Diagnostic, Report
from ris2cite.items.csljson_tables import (
    CONTAINERS,
    PROBABLE_VARIABLES,
    TYPE_ALIASES,
    VARIABLE_ALIASES,
)
from ris2cite.items.date_text import read_date_text
from ris2cite.items.date_value import to_csl
from ris2cite.items.name import read_names
from ris2cite.model import (
    DATE_VARIABLES,
    NAME_PARTS,
    NAME_VARIABLES,
    TYPES,
    VARIABLES,
    Date,
    Item,
    Name,
)
from ris2cite.text.characters import has_control, without_controls
from ris2cite.text.pattern import Pattern

_INTEGER = Pattern(r"[+-]?\d{1,6}")
_LIST_JOIN = ", "
_DATE_TEXTS = ("raw", "edtf", "date-time")
"""Keys of a date written as text; the second is EDTF's, the third Crossref's."""
_TEXT_PARTS = NAME_PARTS - {"comma-suffix", "static-ordering", "parse-names"}


def items_of(value: object) -> Iterator[object]:
    """Yield the items of a parsed document: a list, one item, an object with ``items`` or
    ``references``, an object of items by id, or any nesting of these."""
    if isinstance(value, list):
        for member in value:
            yield from items_of(member) if isinstance(member, list) else (member,)
        return
    if not isinstance(value, dict):
        yield value
        return
    for key in CONTAINERS:
        inner = value.get(key)
        if "type" not in value and isinstance(inner, (list, dict)):
            yield from items_of(inner)
            return
    if "message" in value and isinstance(value["message"], dict):
        yield from items_of(value["message"])  # one work from Crossref's API
    elif "type" not in value and value and all(_is_item(inner) for inner in value.values()):
        for key, inner in value.items():
            yield {"id": key, **inner}
    else:
        yield value


def _is_item(value: object) -> bool:
    return isinstance(value, dict) and ("type" in value or "title" in value)


def not_a_variable(name: str) -> str:
    """The message for a key in ``PROBABLE_VARIABLES``."""
    probable = PROBABLE_VARIABLES[name]
    return f"“{name}” is not a CSL variable, and is not printed; did you mean “{probable}”?"


class Normaliser:
    """Turns parsed objects into items, and reports what it cannot use.

    ``source`` is the name of the input in diagnostics.
    """

    def __init__(self, source: str | None, report: Report) -> None:
        self.source = source
        self.count = 0
        self._words: set[str] = set()
        self._report = report
        self._place: tuple[int | None, str | None] = (None, None)

    def item(self, value: object, line: int | None = None) -> Item | None:
        """The item, or None, after reporting an error, if the value cannot be one."""
        self.count += 1
        self._place = (line, None)
        if not isinstance(value, dict):
            self._diagnose(
                "error", "not-an-item", f"expected an item, found {_kind(value)}: {_short(value)}"
            )
            return None
        title = value.get("title")
        self._place = (line, title if isinstance(title, str) else None)
        try:
            return self._convert(value)
        except RecursionError:
            self._diagnose("error", "not-an-item", "nested too deeply for an item")
            return None

    def _convert(self, value: dict[Any, Any]) -> Item:
        item: Item = {}
        aliases: list[tuple[str, Any]] = []
        for key, content in value.items():
            name = str(key)
            if name in VARIABLE_ALIASES:
                aliases.append((VARIABLE_ALIASES[name], content))
            else:
                self._set(item, name, content)
        for name in sorted(item.keys() & PROBABLE_VARIABLES.keys() - self._words):
            self._words.add(name)
            if PROBABLE_VARIABLES[name] not in item:
                self._diagnose("note", "unknown-variable", not_a_variable(name))
        for name, content in aliases:
            if name not in item:
                self._set(item, name, content)
        item["type"] = self._type(item.get("type"), "container-title" in item)
        return item

    def _set(self, item: Item, name: str, content: object) -> None:
        if content is None or content == "" or content == [] or content == {}:
            return
        if name in NAME_VARIABLES:
            used: object = self._names(content)
        elif name in DATE_VARIABLES:
            used = self._date(name, content)
        elif name == "id":
            used = str(content) if isinstance(content, (str, int, float)) else None
        elif name == "custom" or not _is_variable_text(name):
            used = self._clean(content)
        else:
            used = self._text(name, content)
        if used is None or used == "" or used == []:
            self._diagnose("warning", "bad-value", f"{name} cannot be used: {_short(content)}")
        else:
            item[name] = used

    def _type(self, value: object, has_container: bool) -> str:
        if isinstance(value, str):
            if value in TYPES:
                return value
            lower = value.strip().lower()
            known = TYPE_ALIASES.get(lower) or _TYPES_LOWER.get(lower.replace(" ", "-"))
            if known:
                return known
        fallback = "article-journal" if has_container else "document"
        said = f"unknown type “{_short(value)}”" if value is not None else "no type"
        self._diagnose("warning", "unknown-type", f"{said}; read as {fallback}")
        return fallback

    def _names(self, content: object) -> list[Name]:
        names: list[Name] = []
        for person in content if isinstance(content, list) else [content]:
            if isinstance(person, str):  # a text may have several names
                names += read_names(self._clean(person))
            elif (name := self._name(person)) is not None:
                names.append(name)
        return names

    def _name(self, person: object) -> Name | None:
        if not isinstance(person, dict):
            return None
        name = self._clean_table(person)
        if "literal" not in name and "family" not in name:
            whole = name.pop("name", None)
            if isinstance(whole, str):
                name["literal"] = whole
        for part, value in name.items():
            if part in _TEXT_PARTS and not isinstance(value, str):
                # pandoc-citeproc has "given: [Ann, B.]".
                name[part] = " ".join(map(str, value)) if isinstance(value, list) else str(value)
        return name if "family" in name or "given" in name or "literal" in name else None

    def _date(self, name: str, content: object) -> Date | None:
        if isinstance(content, calendar_date):
            return {"date-parts": [[content.year, content.month, content.day]]}
        if isinstance(content, int):
            years = _date_part([content])
            return {"date-parts": [years]} if years else None
        if isinstance(content, str):
            return _date_of_text(self._clean(content).strip())
        if isinstance(content, list):
            return self._date_of_list(content)
        if not isinstance(content, dict):
            return None
        return self._date_of_table(self._clean_table(content))

    def _date_of_table(self, date: dict[str, Any]) -> Date | None:
        """A date from an object: its date-parts, or else its year, or else a text in it."""
        written = date.pop("date-parts", None)
        parts, text = _date_parts(written), _only_text(written)
        if parts:
            date = {"date-parts": parts, **date}
        elif text:
            date = {**(_date_of_text(text) or {}), **date}
        if "date-parts" not in date and "year" in date:
            parts = _date_parts([date.pop(part, None) for part in ("year", "month", "day")])
            if parts:
                date = {"date-parts": parts, **date}
        key = next(filter(date.keys().__contains__, _DATE_TEXTS), None)
        if "date-parts" not in date and key is not None:
            found = _date_of_text(str(date[key]).strip()) or {}
            if "date-parts" in found:
                del date[key]
                date = {**found, **date}
        return date if date.keys() & {"date-parts", "literal", "raw", "season"} else None

    def _date_of_list(self, content: list[object]) -> Date | None:
        """A date from pandoc's list of one or two dates, or from bare date-parts."""
        if content and all(isinstance(part, dict) for part in content):
            dates = [self._date("", part) or {} for part in content[:2]]
            parts = [date["date-parts"][0] for date in dates if "date-parts" in date]
            if len(parts) == 2 and len(parts[0]) == len(parts[1]) == 1:
                # Two seasons: each is written as the month, with EDTF's number.
                seasons = [_number_of_season(date.pop("season", None)) for date in dates]
                if all(seasons):
                    parts = [[*p, s] for p, s in zip(parts, seasons, strict=True) if s]
            return {**dates[0], "date-parts": parts} if parts else None
        parts = _date_parts(content)
        return {"date-parts": parts} if parts else None

    def _text(self, name: str, content: object) -> object:
        if isinstance(content, str):
            return self._clean(content)
        if isinstance(content, bool):
            return "true" if content else "false"
        if isinstance(content, int):
            return content
        if isinstance(content, float):
            return str(content)
        if isinstance(content, calendar_date):
            return content.isoformat()
        if isinstance(content, list) and all(isinstance(part, (str, int)) for part in content):
            return _LIST_JOIN.join(dict.fromkeys(self._clean(str(part)) for part in content))
        return None

    def _clean_table(self, table: dict[Any, Any]) -> dict[str, Any]:
        """The object with its values cleaned, without those that are empty."""
        cleaned: dict[str, Any] = {}
        for key, value in table.items():
            clean = self._clean(value)
            if clean is not None and clean != "":
                cleaned[str(key)] = clean
        return cleaned

    def _clean(self, content: Any) -> Any:
        """The value without control characters; lone surrogates become U+FFFD."""
        if isinstance(content, str):
            if content.isprintable() or not has_control(content):
                return content
            self._diagnose(
                "warning", "control-characters", f"control characters removed: {_short(content)}"
            )
            return without_controls(content)
        if isinstance(content, list):
            return [self._clean(member) for member in content]
        if isinstance(content, dict):
            return {self._clean(str(key)): self._clean(inner) for key, inner in content.items()}
        if isinstance(content, calendar_date):
            return content.isoformat()
        return content

    def _diagnose(self, severity: Any, code: str, message: str) -> None:
        line, title = self._place
        self._report(Diagnostic(severity, code, message, self.source, line, self.count, title))


_TYPES_LOWER = {name.replace("_", "-"): name for name in TYPES}


def _is_variable_text(name: str) -> bool:
    return name in VARIABLES or name == "type"


def _date_of_text(text: str) -> Date | None:
    """The date in a text; ``literal`` if the text is not, or not only, a date."""
    found = read_date_text(text)
    if found is None or not found.is_whole:
        return {"literal": text} if text else None
    return to_csl(found.date) or {"literal": text}


def _date_parts(value: object) -> list[list[int]]:
    """One or two lists of year, month and day as integers; empty parts are left out."""
    if not isinstance(value, list) or not value:
        return []
    lists = value if isinstance(value[0], list) else [value]
    return [parts for part in lists[:2] if isinstance(part, list) and (parts := _date_part(part))]


def _only_text(value: object) -> str:
    """The text that stands in place of date-parts: ``[["2018-04-12"]]``."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value.strip() if isinstance(value, str) else ""


def _date_part(part: list[Any]) -> list[int]:
    numbers: list[int] = []
    for number in part[:3]:
        if isinstance(number, float) and number.is_integer():
            number = int(number)
        if isinstance(number, bool) or not _INTEGER.fullmatch(str(number).strip()):
            break
        numbers.append(int(number))
    return numbers


def _kind(value: object) -> str:
    return {str: "text", int: "a number", float: "a number", bool: "true or false"}.get(
        type(value), "nothing" if value is None else "something else"
    )


def _short(value: object) -> str:
    try:
        text = value if isinstance(value, str) else repr(value)
    except (RecursionError, ValueError):
        return "…"
    return text if len(text) <= 60 else f"{text[:57]}…"


def _number_of_season(season: object) -> int | None:
    """EDTF's number (21–24) of a season 1–4; None for other values."""
    text = str(season)
    return 20 + int(text) if text in ("1", "2", "3", "4") else None
