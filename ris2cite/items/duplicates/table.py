"""The table of duplicates: written for review, and read back with corrected verdicts.

CSV has a row per record, for spreadsheets; JSON Lines has an object per group.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.items.date import year_of
from ris2cite.items.duplicates.facts import doi_of
from ris2cite.items.duplicates.groups import DuplicateGroup, Pair
from ris2cite.items.duplicates.matching import Verdict
from ris2cite.items.location import Location
from ris2cite.model import Item
from ris2cite.text.characters import without_controls

COLUMNS = (
    "group", "verdict", "file", "line", "record", "id", "title", "authors", "year", "doi",
    "matched", "differs",
)  # fmt: skip

_VERDICTS: dict[str, Verdict] = {
    "duplicate": "duplicate", "duplicates": "duplicate", "same": "duplicate", "yes": "duplicate",
    "different": "different", "distinct": "different", "no": "different",
    "maybe": "maybe", "": "maybe",
}  # fmt: skip

# Spreadsheets treat cells that start with one of these as formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Locations = Mapping[str, Location]


def is_json(path: str) -> bool:
    """Whether the file name is that of a JSON table."""
    return path.lower().endswith((".json", ".jsonl", ".ndjson"))


def decode(data: bytes) -> str:
    """The text of a table in UTF-8, or in Windows-1252 as spreadsheets may save it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def table_text(
    groups: Iterable[DuplicateGroup], items: Sequence[Item], locations: Locations, as_json: bool
) -> str:
    """The table of the groups, as text."""
    rows = [(number, group) for number, group in enumerate(groups, 1)]
    if as_json:
        return "".join(
            json.dumps(_object(number, group, items, locations), ensure_ascii=False) + "\n"
            for number, group in rows
        )
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, group in rows:
        for index in group.members:
            cells = {**_record(items[index], locations), "group": number, "verdict": group.verdict}
            cells |= {"matched": ", ".join(group.same), "differs": ", ".join(group.differs)}
            writer.writerow({name: without_controls(_cell(cells.get(name))) for name in COLUMNS})
    return text.getvalue()


def _object(
    number: int, group: DuplicateGroup, items: Sequence[Item], locations: Locations
) -> dict[str, Any]:
    return {
        "group": number,
        "verdict": group.verdict,
        "matched": list(group.same),
        "differs": list(group.differs),
        "records": [_record(items[index], locations) for index in group.members],
    }


def _record(item: Item, locations: Locations) -> dict[str, Any]:
    location = locations.get(str(item.get("id")), Location())
    names = item.get("author") or item.get("editor")
    families = [
        str(name.get("family") or name.get("literal") or "")
        for name in (names if isinstance(names, list) else [])
        if isinstance(name, dict)
    ]
    found = {
        "file": location.source,
        "line": location.line,
        "record": location.record,
        "id": item.get("id"),
        "title": item.get("title"),
        "authors": "; ".join(families[:5]) + ("; …" if len(families) > 5 else ""),
        "year": year_of(item),
        "doi": doi_of(item),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _cell(value: Any) -> str:
    text = "" if value is None else " ".join(str(value).split())
    return f"'{text}" if text.startswith(_FORMULA) else text


def read_decisions(
    text: str, name: str, items: Sequence[Item], locations: Locations, report: Report
) -> dict[Pair, Verdict]:
    """The verdicts in a table, as pairs of indexes of ``items`` → verdict.

    Records of a group with the verdict *duplicate* are the same publication; a record
    with *different* is another one than all others of its group. Records that are not
    among the items are reported. Raises InputError if the table cannot be read.
    """
    finder = _Finder(items, locations)
    decided: dict[Pair, Verdict] = {}
    groups = _json_groups(text, name) if is_json(name) else _csv_groups(text, name)
    for line, members in groups:
        found: list[tuple[int, Verdict]] = []
        for verdict, cells in members:
            index = finder.find(cells)
            if index is None:
                what = cells.get("title") or cells.get("id") or "a record"
                message = f"“{what}” is not among the records; its verdict is ignored"
                report(Diagnostic("warning", "unknown-decision", message, name, line))
            else:
                found.append((index, verdict))
        for (one, first), (two, second) in combinations(sorted(found), 2):
            verdict = _of_two(first, second)
            if one != two and (decided.get((one, two)) in (None, "maybe")):
                decided[one, two] = verdict
    return decided


def _of_two(first: Verdict, second: Verdict) -> Verdict:
    if "different" in (first, second):
        return "different"
    return "duplicate" if first == second == "duplicate" else "maybe"


class _Finder:
    """Finds a record of the table among the items, by file and number, or else by id.

    Files are also found by name alone, in case the table was written in another folder.
    """

    def __init__(self, items: Sequence[Item], locations: Locations) -> None:
        self._by_id = {str(item.get("id")): index for index, item in enumerate(items)}
        self._by_place: dict[tuple[str, str], int] = {}
        by_name: dict[tuple[str, str], list[int]] = {}
        for index, item in enumerate(items):
            location = locations.get(str(item.get("id")), Location())
            file, record = str(location.source or ""), str(location.record or "")
            self._by_place[file, record] = index
            by_name.setdefault((_name_of(file), record), []).append(index)
        self._by_name = {key: found[0] for key, found in by_name.items() if len(found) == 1}

    def find(self, cells: Mapping[str, str]) -> int | None:
        file, record = cells.get("file", ""), cells.get("record", "")
        if file and record:
            known = self._by_place.get((file, record))
            return known if known is not None else self._by_name.get((_name_of(file), record))
        return self._by_id.get(cells.get("id", ""))


def _name_of(file: str) -> str:
    return file.replace("\\", "/").rpartition("/")[2]


_Members = list[tuple[Verdict, Mapping[str, str]]]


def _csv_groups(text: str, name: str) -> Iterable[tuple[int, _Members]]:
    """Yield the line and members of each group in a CSV table, which a spreadsheet may have
    saved with semicolons or tabs."""
    text = text.lstrip("\ufeff")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    missing = {"group", "verdict"} - {str(field).strip() for field in rows.fieldnames or ()}
    if missing:
        raise InputError(f"there is no column {' and '.join(sorted(missing))}", name, 1)
    groups: dict[str, tuple[int, _Members]] = {}
    for row in rows:
        cells = {
            str(key).strip(): str(value or "").strip().removeprefix("'")
            for key, value in row.items()
        }
        verdict = _verdict(cells["verdict"], name, rows.line_num)
        groups.setdefault(cells["group"], (rows.line_num, []))[1].append((verdict, cells))
    return groups.values()


def _json_groups(text: str, name: str) -> Iterable[tuple[int, _Members]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            group = json.loads(line)
            records = [dict(record) for record in group["records"]]
            wanted = str(group["verdict"])
        except (ValueError, KeyError, TypeError) as error:
            raise InputError("this is not a group of records", name, number) from error
        verdict = _verdict(wanted, name, number)
        yield (
            number,
            [
                (
                    _verdict(str(record["verdict"]), name, number)
                    if "verdict" in record
                    else verdict,
                    {key: str(value) for key, value in record.items()},
                )
                for record in records
            ],
        )


def _verdict(text: str, name: str, line: int) -> Verdict:
    verdict = _VERDICTS.get(text.strip().casefold())
    if verdict is None:
        reason = f"unknown verdict “{text}”; use duplicate, different or maybe"
        raise InputError(reason, name, line)
    return verdict
