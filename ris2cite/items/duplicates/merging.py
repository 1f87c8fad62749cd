"""Records of one publication → one item: the best record, with its gaps filled from others.

Variables that belong together, such as volume, issue and pages, or a journal and its ISSN,
are only filled from records that agree on them. ``custom`` lists all merged records.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ris2cite.items.custom import incomplete_lists, list_in_custom
from ris2cite.items.duplicates import relations
from ris2cite.items.duplicates.facts import Facts, plain_words
from ris2cite.items.location import Location
from ris2cite.model import NAME_VARIABLES, Item

_CORE = ("author", "issued", "title", "container-title", "volume", "page", "DOI")
_VAGUE_TYPES = frozenset(["document", "article"])
_PLACE = frozenset(["volume", "issue", "page", "number", "supplement-number", "number-of-pages"])
_CONTAINER = frozenset(["container-title", "container-title-short", "ISSN", "collection-title"])
_PUBLISHER = frozenset(["publisher", "publisher-place", "edition", "ISBN"])
_EVENT = frozenset(["event-title", "event-place", "event-date"])
_NEVER_FILLED = frozenset(["id", "custom", "issued", "type", "genre", "citation-key", "note"])
_BEST_SOURCES = ("pubmed", "medline", "nlm", "embase", "web of science", "scopus", "psycinfo")
_MAX_DROPPED = 12


def merge(
    items: Sequence[Item], locations: Sequence[Location]
) -> tuple[Item, int, list[list[str]]]:
    """The merged item, the index of the record on which it is based, and for each record
    the values that were not kept."""
    records = [Facts(item) for item in items]
    best = max(range(len(items)), key=lambda index: (*_completeness(records[index]), -index))
    merged: Item = {**items[best], "id": items[0].get("id")}
    if merged["id"] is None:
        del merged["id"]
    for record in records:
        if record is not records[best]:
            _fill(merged, Facts(merged), record)
    _complete_authors(merged, records[best], records)
    keywords = _keywords(items)
    if keywords:
        merged["keyword"] = keywords
    merged["custom"] = _custom(items, best, locations)
    return merged, best, [_dropped(merged, item) for item in items]


def _completeness(record: Facts) -> tuple[int, int, int, int]:
    """A sort key: number of essential variables, rank of the source, number of variables,
    length of the title."""
    item = record.item
    core = sum(bool(item.get(variable)) for variable in _CORE)
    core += str(item.get("type")) not in _VAGUE_TYPES
    core -= "author" in incomplete_lists(item)
    source = " ".join(_databases(item)).casefold()
    if record.pmid:
        source += " pubmed"
    rank = next(
        (len(_BEST_SOURCES) - at for at, name in enumerate(_BEST_SOURCES) if name in source), 0
    )
    return core, rank, len(item), len(record.title)


def _fill(merged: Item, mine: Facts, other: Facts) -> None:
    """Add variables that ``merged`` lacks, if the records agree on what they belong to."""
    agree = {
        "place": "other" not in (relations.volumes(mine, other), relations.issues(mine, other))
        and relations.pages(mine, other) != "other"
        and relations.years_apart(mine, other) in (0, None),
        "container": relations.journals(mine, other) != "other",
        "publisher": _same(merged, other.item, "publisher"),
        "event": _same(merged, other.item, "event-title"),
        "type": merged.get("type") == other.item.get("type"),
    }
    agree["place"] = agree["place"] and agree["container"]
    had = set(merged)
    for variable, value in other.item.items():
        if variable not in had and variable not in _NEVER_FILLED and agree.get(
            _block(variable, mine), True
        ):  # fmt: skip
            merged[variable] = value


def _complete_authors(merged: Item, best: Facts, records: Sequence[Facts]) -> None:
    """Replace a truncated list of authors with a longer one that includes all of them."""
    for record in records:
        longer, mine = _list(record.item.get("author")), _list(merged.get("author"))
        if mine and len(longer) > len(mine) and relations.all_among(best, record):
            merged["author"] = longer


def _block(variable: str, mine: Facts) -> str:
    """The block of variables that must agree before a variable is added, or ""."""
    if variable in _PLACE:
        return "place"
    if variable in _CONTAINER:
        return "container"
    if variable in _PUBLISHER:
        return "publisher"
    if variable in _EVENT:
        return "event"
    return "type" if variable in NAME_VARIABLES and mine.people else ""


def _same(one: Item, two: Item, variable: str) -> bool:
    values = [plain_words(str(item.get(variable) or "")) for item in (one, two)]
    return values[0] == values[1] or not all(values)


def _dropped(merged: Item, item: Item) -> list[str]:
    """The values of a record that differ from those of the merged item."""
    return [
        f"{variable} {_short(value)}"
        for variable, value in item.items()
        if variable not in ("id", "custom", "keyword", "abstract")
        and _comparable(merged.get(variable)) != _comparable(value)
    ][:_MAX_DROPPED]


def _comparable(value: Any) -> Any:
    return plain_words(value) if isinstance(value, str) else value


def _keywords(items: Sequence[Item]) -> str:
    """The keywords of all records, without repetition."""
    texts = [text for item in items if isinstance(text := item.get("keyword"), str)]
    separator = "; " if any(";" in text for text in texts) else ", "
    found: dict[str, str] = {}
    for text in texts:
        for word in text.split("; " if "; " in text else ","):
            found.setdefault("".join(plain_words(word)) or word.strip(), word.strip())
    return separator.join(word for word in found.values() if word)


# Sources --------------------------------------------------------------------


def _custom(items: Sequence[Item], best: int, locations: Sequence[Location]) -> dict[str, Any]:
    """The ``custom`` of the best record, completed from the others, with the source of each
    record in ``ris2cite.sources`` and, for RIS output, in DB and N1."""
    joined: dict[str, Any] = _table(items[best].get("custom"))
    for index, item in enumerate(items):
        if index != best:
            joined = _join(joined, _table(item.get("custom")))
    sources = [_source(item, location) for item, location in zip(items, locations, strict=True)]
    sentences = [_sentence(source) for source in sources if source.keys() - {"id"}]
    ours = dict(_table(joined.get("ris2cite")))
    earlier = [source for item in items for source in list_in_custom(item, "ris2cite", "sources")]
    ours["sources"] = _each_once([*earlier, *sources])
    raw = dict(_table(joined.get("ris")))
    chosen = _databases(items[best])
    databases = [name for item in items for name in _databases(item) if name not in chosen]
    for tag, values in (("DB", databases), ("N1", sentences)):
        found = _each_once([*_list(raw.get(tag)), *values])
        if found:
            raw[tag] = found
    return {**joined, **({"ris": raw} if raw else {}), "ris2cite": ours}


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _join(mine: Any, other: Any) -> Any:
    """Two objects merged recursively; lists are concatenated without repetition."""
    if isinstance(mine, dict) and isinstance(other, dict):
        joined = dict(mine)
        for key, value in other.items():
            joined[key] = _join(mine[key], value) if key in mine else value
        return joined
    if isinstance(mine, list) and isinstance(other, list):
        return _each_once([*mine, *other])
    return mine


def _each_once(values: list[Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for value in values:
        found.setdefault(repr(value), value)
    return list(found.values())


def _source(item: Item, location: Location) -> dict[str, Any]:
    """The source of a record: file, line, number, id, database, accession number."""
    accessions = list_in_custom(item, "ris", "AN")
    numbers = [str(item.get("archive_location") or ""), *map(str, accessions)]
    found = {
        "file": location.source,
        "line": location.line,
        "record": location.record,
        "id": item.get("id"),
        "database": "; ".join(_databases(item)),
        "accession": "; ".join(_each_once([number for number in numbers if number])),
    }
    return {name: value for name, value in found.items() if value not in (None, "")}


def _databases(item: Item) -> list[str]:
    kept = [name for tag in ("DB", "DP") for name in list_in_custom(item, "ris", tag)]
    names = [item.get("source"), item.get("archive"), *kept]
    return _each_once([str(name) for name in names if name])


def _sentence(source: dict[str, Any]) -> str:
    location = Location(source.get("file"), source.get("line"), source.get("record"))
    parts = [str(location), source.get("database"), source.get("accession")]
    return f"Merged from {', '.join(str(part) for part in parts if part)}"


# Messages -------------------------------------------------------------------


def _short(value: Any) -> str:
    """A value as shown in messages: quoted, and shortened."""
    if isinstance(value, list):
        text = ", ".join(map(_name, value[:3])) + (", …" if len(value) > 3 else "")
    elif isinstance(value, dict):
        days = ["-".join(map(str, _list(day))) for day in _list(value.get("date-parts"))]
        text = "/".join(days) or str(value.get("literal") or value.get("raw") or value)
    else:
        text = str(value)
    return f"“{text if len(text) <= 50 else text[:49] + '…'}”"


def _name(name: Any) -> str:
    if not isinstance(name, dict):
        return str(name)
    return str(name.get("family") or name.get("literal") or name.get("given"))
