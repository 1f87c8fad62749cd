"""How many fields of items agree with Zotero's importer.

``python -m tests.support.zotero_agreement [FILE...]`` prints the table, and with ``-v`` the
fields that differ. The rules that take a difference out are in ``deviations``.
"""

from __future__ import annotations

import io
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record
from tests.support.paths import CORPUS

FIELDS = (
    "type", "title", "container", "author", "editor", "volume", "issue", "page", "year", "month",
    "DOI", "ISSN", "ISBN", "publisher", "abstract", "language",
)  # fmt: skip

_TAG = re.compile(r"</?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>")
_DASH = re.compile(r"[\u2010-\u2015\u2212\u2011]|--+")


class Pair(NamedTuple):
    """A field of a record: Zotero's value and ours, or ""."""

    file: str
    record: Record
    field: str
    theirs: str
    ours: str
    item: dict[str, Any]
    zotero: dict[str, Any]

    @property
    def outcome(self) -> str:
        """``same``, ``more`` (Zotero has none), ``lost`` (we have none), ``different``."""
        if self.theirs == self.ours:
            return "same"
        if not self.theirs:
            return "more"
        return "different" if self.ours else "lost"

    def values(self, *tags: str) -> list[str]:
        """The raw values of these tags."""
        return [field.value for field in self.record.fields if field.tag in tags]


def normal(text: object) -> str:
    """Text without case, entities, markup and dash kind, its white space collapsed."""
    plain = _TAG.sub("", unescape(unescape(str(text))))
    plain = unicodedata.normalize("NFKC", _DASH.sub("-", plain)).casefold()
    return re.sub(r"[\s\u200b\u00ad]+", " ", plain).strip()


def names(value: list[dict[str, Any]]) -> str:
    """Names in order, each as its words in alphabetical order."""
    return " | ".join(
        " ".join(sorted(re.findall(r"[^\W_]+", normal(" ".join(map(str, name.values()))))))
        for name in value
    )


def field_of(item: dict[str, Any], field: str) -> str:
    """A field of an item as text for comparison, or ""."""
    if field in ("year", "month"):
        parts = (item.get("issued", {}).get("date-parts") or [[]])[0]
        index = 0 if field == "year" else 1
        return str(int(parts[index])) if len(parts) > index else ""
    if field == "container":
        return normal(item.get("container-title", ""))
    value = item.get(field)
    if not value:
        return ""
    return names(value) if field in ("author", "editor") else normal(value)


def read(path: Path) -> list[tuple[Record, dict[str, Any]]]:
    """The records of a file with their items."""
    stream = io.BytesIO(path.read_bytes())
    records = read_records(stream, source=path.name, report=lambda diagnostic: None)
    return [(record, convert(record, lambda diagnostic: None)) for record in records]


def align(
    items: list[tuple[Record, dict[str, Any]]], zotero: list[dict[str, Any]]
) -> Iterator[tuple[Record, dict[str, Any], dict[str, Any]]]:
    """Pairs of our records and Zotero's: by order, or by title if the counts differ."""
    if len(items) == len(zotero):
        for (record, item), other in zip(items, zotero, strict=True):
            yield record, item, other
        return
    at = 0
    for record, item in items:
        title = normal(item.get("title", ""))
        found = next(
            (i for i in range(at, len(zotero)) if normal(zotero[i].get("title", "")) == title), None
        )
        if found is not None:
            at = found + 1
            yield record, item, zotero[found]


def compare(files: list[Path]) -> Iterator[Pair]:
    """Every field that we or Zotero have, over all the files."""
    for path in files:
        zotero = json.loads((CORPUS / "zotero" / f"{path.stem}.json").read_text("utf-8"))
        for record, item, other in align(read(path), zotero):
            for field in FIELDS:
                theirs, ours = field_of(other, field), field_of(item, field)
                if theirs or ours:
                    yield Pair(path.name, record, field, theirs, ours, item, other)


class Table(NamedTuple):
    """Counts by field and outcome, and how often each rule took a difference out."""

    counts: Counter[tuple[str, str]]
    rules: Counter[str]

    def share(self, *outcomes: str) -> float:
        """The share of these outcomes in all fields, from 0 to 1."""
        total = sum(self.counts.values())
        return sum(n for (_, outcome), n in self.counts.items() if outcome in outcomes) / total

    def __str__(self) -> str:
        lines = [f"{'field':10}{'same':>8}{'more':>8}{'different':>11}{'lost':>8}{'good':>9}"]
        for field in (*FIELDS, "all"):
            row = [
                sum(n for (f, o), n in self.counts.items() if o == outcome and field in (f, "all"))
                for outcome in ("same", "more", "different", "lost")
            ]
            good = 100 * (row[0] + row[1]) / max(sum(row), 1)
            lines.append(f"{field:10}{row[0]:8}{row[1]:8}{row[2]:11}{row[3]:8}{good:8.2f}%")
        lines += [f"{count:6} {rule}" for rule, count in self.rules.most_common()]
        return "\n".join(lines)


def tabulate(pairs: list[Pair], *, with_rules: bool) -> Table:
    """The table over these fields; with rules, explained differences are left out."""
    from tests.support.deviations import rule_for

    counts: Counter[tuple[str, str]] = Counter()
    rules: Counter[str] = Counter()
    for pair in pairs:
        outcome = pair.outcome
        rule = rule_for(pair) if with_rules and outcome in ("different", "lost") else None
        if rule is None:
            counts[pair.field, outcome] += 1
        else:
            rules[rule] += 1
    return Table(counts, rules)


def corpus_files(names: list[str]) -> list[Path]:
    """The files of the corpus, or those whose name starts with one of ``names``."""
    files = sorted((CORPUS / "ris").glob("*.ris"))
    return [path for path in files if not names or path.name.startswith(tuple(names))]


def main(arguments: list[str]) -> None:
    """Print the table raw and with the rules taken out; ``-v`` lists what differs."""
    from tests.support.deviations import rule_for

    verbose = "-v" in arguments
    wanted = [a[2:] for a in arguments if a.startswith("f=")]
    pairs = list(compare(corpus_files([a for a in arguments if a[0].isdigit()])))
    print("raw", tabulate(pairs, with_rules=False), sep="\n", end="\n\n")
    print("rules taken out", tabulate(pairs, with_rules=True), sep="\n")
    for pair in pairs if verbose else ():
        if pair.outcome in ("same", "more") or rule_for(pair) is not None:
            continue
        if not wanted or pair.field in wanted:
            place = f"{pair.file[:22]}:{pair.record.line} {pair.record.type}"
            print(f"{place} {pair.field} {pair.outcome}")
            print(f"    theirs {pair.theirs[:160]}\n    ours   {pair.ours[:160]}")


if __name__ == "__main__":
    main(sys.argv[1:])
