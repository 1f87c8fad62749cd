"""Several records of one work become one.

Two records are of one work where they have the same DOI, or where title, year and
first author are the same once case, accents and punctuation are left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.items.date import year_of
from ris2cite.items.order import first_name_of, fold
from ris2cite.items.places import Place
from ris2cite.model import Item

_DOI_STARTS = ("https://doi.org/", "http://doi.org/", "http://dx.doi.org/", "doi:")
_LIST_JOIN = ", "


def merge_duplicates(
    items: Iterable[Item], report: Report, places: Mapping[str, Place] | None = None
) -> Iterator[Item]:
    """The items with each work once, where it first stands, under its first id.

    The fuller of two values stays, and one that only a later record has is taken
    over. Where two records with one DOI have clearly different titles, nothing of the
    first gives way. ``report`` hears of every merge, and of every value that gave way;
    ``places`` says where the item of an id came from.
    """
    works = _group(list(items))
    for work in works:
        merged = work[0]
        for other in work[1:]:
            merged, gone = _merge(merged, other)
            _tell(work[0], other, gone, report, places or {})
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


def _titles_differ(kept: Item, other: Item) -> bool:
    """Whether two titles are clearly not the same: neither is the beginning of the other."""
    one, two = (f"{fold(str(item.get('title') or ''))} " for item in (kept, other))
    return not one.startswith(two) and not two.startswith(one) and " " not in (one, two)


def _merge(kept: Item, other: Item) -> tuple[Item, list[str]]:
    """Both items in one, and the values that gave way, as they are told."""
    merged = dict(kept)
    gone: list[str] = []
    apart = _titles_differ(kept, other)
    for variable, value in other.items():
        mine = merged.get(variable)
        if variable == "id" or mine == value:
            continue
        if variable == "custom":
            merged[variable] = _merge_custom(mine, value)
        elif variable == "keyword" and isinstance(mine, str) and isinstance(value, str):
            merged[variable] = _merge_keywords(mine, value)
        elif mine is None or (not apart and _fullness(variable, value) > _fullness(variable, mine)):
            merged[variable] = value
            if mine is not None:
                gone.append(f"{variable} {_short(mine)}")
        else:
            gone.append(f"{variable} {_short(value)}")
    return merged, gone


def _tell(
    kept: Item, other: Item, gone: list[str], report: Report, places: Mapping[str, Place]
) -> None:
    """Tell of a merge at the place of the record that was merged into another."""
    same_doi = _doi(kept) and _doi(kept) == _doi(other)
    why = f"same DOI {_doi(kept)}" if same_doi else "same title, year and first author"
    into = f"“{kept.get('id')}”"
    if (first := places.get(str(kept.get("id")))) is not None:
        into += f" of {first}"
    message = f"merged “{other.get('id')}” into {into} ({why})"
    apart = _titles_differ(kept, other)
    if gone:
        which = "first" if apart else "fuller"
        message += f"; the {which} value was kept, not {', '.join(gone)}"
    if apart:
        message += "; their titles differ, make sure that they are one work"
    place = places.get(str(other.get("id")), Place())
    severity: Severity = "warning" if apart else "note"
    report(Diagnostic(severity, "merged", message, *place, other.get("title")))


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


def _name(name: Any) -> str:
    if not isinstance(name, dict):
        return str(name)
    return str(name.get("family") or name.get("literal") or name.get("given"))


def _short(value: Any) -> str:
    """A value as a message shows it: quoted, names and dates in a few words."""
    if isinstance(value, list):
        text = ", ".join(map(_name, value[:3])) + (", …" if len(value) > 3 else "")
    elif isinstance(value, dict):
        days = ["-".join(map(str, day)) for day in value.get("date-parts") or ()]
        text = "/".join(days) or str(value.get("literal") or value.get("raw") or value)
    else:
        text = str(value)
    return f"“{text if len(text) <= 50 else text[:49] + '…'}”"
