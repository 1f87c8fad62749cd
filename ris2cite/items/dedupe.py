"""Several records of one work become one.

Two records are of one work where they have the same DOI, or where title, year and
first author are the same once case, accents and punctuation are left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from ..errors import Diagnostic, Report
from ..model import Item
from .order import first_name_of, fold, year_of

_DOI_STARTS = ("https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:")
_LIST_JOIN = ", "


def merge_duplicates(items: Iterable[Item], report: Report) -> Iterator[Item]:
    """The items with each work once, where it first stands, under its first id.

    The fuller of two values stays, and one that only a later record has is taken
    over; ``report`` hears of every merge, and of every value that gave way.
    """
    works = _group(list(items))
    for work in works:
        merged = work[0]
        for other in work[1:]:
            merged = _merge(merged, other, report)
        yield merged


def _group(items: list[Item]) -> list[list[Item]]:
    """Items of one work together; a record can tie two others that share no key."""
    work_of: dict[Hashable, list[int]] = {}
    works: list[list[int]] = []
    for index, item in enumerate(items):
        keys = _keys(item)
        met = {id(work): work for key in keys if (work := work_of.get(key)) is not None}
        work = [index]
        works.append(work)
        for other in met.values():
            work += other
            other.clear()
        work.sort()
        for key in keys:
            work_of[key] = work
        for member in work[:-1] if met else ():
            for key in _keys(items[member]):
                work_of[key] = work
    return [[items[i] for i in work] for work in sorted(filter(None, works))]


def _keys(item: Item) -> list[Hashable]:
    keys: list[Hashable] = []
    doi = _doi(item)
    if doi:
        keys.append(doi)
    title, author, year = fold(str(item.get("title") or "")), first_name_of(item), year_of(item)
    if title and author and year is not None:
        keys.append((title, year, author))
    return keys


def _doi(item: Item) -> str:
    doi = str(item.get("DOI") or "").strip().lower()
    for start in _DOI_STARTS:
        doi = doi.removeprefix(start)
    return doi.strip()


def _merge(kept: Item, other: Item, report: Report) -> Item:
    merged = dict(kept)
    gone: list[str] = []
    for variable, value in other.items():
        mine = merged.get(variable)
        if variable == "id" or mine == value:
            continue
        if variable == "custom":
            merged[variable] = _merge_custom(mine, value)
        elif variable == "keyword" and isinstance(mine, str) and isinstance(value, str):
            merged[variable] = _merge_keywords(mine, value)
        elif mine is None or _fullness(variable, value) > _fullness(variable, mine):
            merged[variable] = value
            if mine is not None:
                gone.append(f"{variable} “{_short(mine)}”")
        else:
            gone.append(f"{variable} “{_short(value)}”")
    _tell(kept, other, gone, report)
    return merged


def _tell(kept: Item, other: Item, gone: list[str], report: Report) -> None:
    same_doi = _doi(kept) and _doi(kept) == _doi(other)
    why = f"same DOI {_doi(kept)}" if same_doi else "same title, year and first author"
    left = f"; the fuller value was kept, not {', '.join(gone)}" if gone else ""
    message = f"merged “{other.get('id')}” into “{kept.get('id')}” ({why}){left}"
    titles = {fold(str(item.get("title") or "")) for item in (kept, other)}
    if same_doi and len(titles) > 1:
        message = f"{message}; their titles differ, make sure that they are one work"
        report(Diagnostic("warning", "merged", message, title=kept.get("title")))
    else:
        report(Diagnostic("note", "merged", message, title=kept.get("title")))


def _fullness(variable: str, value: Any) -> tuple[int, int]:
    """More names, more date parts, a longer text; a real type before a vague one."""
    if variable == "type":
        return (0 if value in ("document", "article") else 1, 0)
    if isinstance(value, list):
        return (len(value), sum(len(str(part)) for part in value))
    if isinstance(value, dict):
        parts = value.get("date-parts")
        count = sum(map(len, parts)) if isinstance(parts, list) else 0
        return (count, len(value))
    return (len(str(value)), 0)


def _merge_custom(mine: Any, other: Any) -> Any:
    """Both tables in one; lists of raw values are joined, each value once."""
    if isinstance(mine, dict) and isinstance(other, dict):
        joined = dict(mine)
        for key, value in other.items():
            joined[key] = _merge_custom(mine[key], value) if key in mine else value
        return joined
    if isinstance(mine, list) and isinstance(other, list):
        return mine + [value for value in other if value not in mine]
    return other if mine is None else mine


def _merge_keywords(mine: str, other: str) -> str:
    words = {fold(word): word.strip() for text in (other, mine) for word in text.split(",")}
    order = [fold(word) for text in (mine, other) for word in text.split(",")]
    return _LIST_JOIN.join(words[key] for key in dict.fromkeys(order) if key)


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} names"
    text = str(value)
    return text if len(text) <= 50 else f"{text[:47]}…"
