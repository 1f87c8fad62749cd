"""Reading .bib files with pybtex and bibtexparser."""

from __future__ import annotations

import re
from typing import NamedTuple

import bibtexparser
from pybtex.database import BibliographyData, Person
from pybtex.database.input.bibtex import Parser

NAME_FIELDS = frozenset({"author", "editor"})
MONTHS = dict(
    zip(
        "jan feb mar apr may jun jul aug sep oct nov dec".split(),
        "January February March April May June July August September October November "
        "December".split(),
        strict=True,
    )
)


class ReadEntry(NamedTuple):
    """An entry as returned by a reader: fields by name, white space collapsed."""

    type: str
    key: str
    fields: dict[str, str]


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_with_pybtex(text: str) -> list[ReadEntry]:
    """The entries, with names as written by pybtex."""
    data: BibliographyData = Parser(encoding="utf-8").parse_string(text)
    return [
        ReadEntry(
            entry.type,
            key,
            {
                **{name.lower(): fold(value) for name, value in entry.fields.items()},
                **{role: " and ".join(map(str, names)) for role, names in entry.persons.items()},
            },
        )
        for key, entry in data.entries.items()
    ]


def as_pybtex_names(names: str) -> str:
    """A field of names as pybtex would write it again."""
    parts = re.split(r" and (?![^{]*\})", names) if "{" not in names else split_names(names)
    return " and ".join(str(Person(part)) for part in parts)


def split_names(names: str) -> list[str]:
    """A field of names, split at the *and* outside braces."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(r"\\.|[{}]| and ", names):
        token = match[0]
        if token in ("{", "\\{"):
            depth += 1
        elif token in ("}", "\\}"):
            depth -= 1
        elif token == " and " and depth == 0:
            parts.append(names[start : match.start()])
            start = match.end()
    return [*parts, names[start:]]


def read_with_bibtexparser(text: str) -> list[ReadEntry]:
    """The entries; raises AssertionError if a block could not be read."""
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks, library.failed_blocks[0].error
    return [
        ReadEntry(
            entry.entry_type,
            entry.key,
            {field.key: fold(str(field.value)) for field in entry.fields},
        )
        for entry in library.entries
    ]
