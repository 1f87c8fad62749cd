"""Writes ``docs/bibtex.md`` from the tables: ``python docs/generate_bibtex.py``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ris2cite.bibtex.converters import CONVERTERS
from ris2cite.bibtex.tables import NO_DATA, ROWS, FieldRow
from ris2cite.bibtex.type_tables import ENTRY_TYPES

DOCS = Path(__file__).resolve().parent

HEAD = """# From CSL-JSON to BibTeX and BibLaTeX

This page is written by `python docs/generate_bibtex.py` from the tables in
`ris2cite/bibtex/`; a test fails where the two differ. To change the field of a variable,
change a row of `tables.py` and run the command.

## Entry types

| CSL | BibTeX | BibLaTeX | `entrysubtype` |
|---|---|---|---|
"""

TYPES_TAIL = """
A thesis below the doctorate is a `@mastersthesis` in BibTeX. A book is `@proceedings` where
its title, genre or event says so, and a `@collection` in BibLaTeX where it has editors and no
author. An `article` without an address is `@unpublished`; a chapter with an author of the whole
book is `@inbook`.

## Fields

For each variable the first row that fits counts. *Types* are BibLaTeX's, in both dialects.

Of a book in several volumes, CSL's `title` (or `container-title`) is that of the whole work and
`volume-title` the volume's. In BibLaTeX `title` (or `booktitle`) is the volume's and
`maintitle` that of the whole; in BibTeX the whole is the `series`. The two change places.

| CSL variable | BibTeX | BibLaTeX | how | types |
|---|---|---|---|---|
"""

TAIL = """
A second value for a field that takes only one goes to `note`. What a variable without a row
holds is left out and reported (`no-field`). These keys of an item are not data about the work:
{no_data}.
"""


def type_rows() -> list[str]:
    """The lines of the table of types."""
    return [
        f"| `{name}` | `@{row.bibtex}` | `@{row.biblatex}` | {code(row.subtype.split())} |"
        for name, row in ENTRY_TYPES.items()
    ]


def field_rows() -> list[str]:
    """The lines of the table of fields."""
    return [
        f"| `{row.variable}` | {code(row.bibtex.split())} | {code(row.biblatex.split())} "
        f"| {how(row)} | {code(row.when.split()) or 'all'} |"
        for row in ROWS
    ]


def how(row: FieldRow) -> str:
    """What becomes of the value, in words."""
    says = (CONVERTERS[row.how].__doc__ or "").partition("\n")[0].rstrip(".").replace("``", "`")
    return f"{says}; not beside `{row.unless}`" if row.unless else says


def code(texts: Iterable[str]) -> str:
    """Texts as code, a blank between."""
    return " ".join(f"`{text}`" for text in texts)


def page() -> str:
    """The whole page."""
    return (
        HEAD
        + "\n".join(type_rows())
        + "\n"
        + TYPES_TAIL
        + "\n".join(field_rows())
        + "\n"
        + TAIL.format(no_data=code(sorted(NO_DATA)))
    )


if __name__ == "__main__":
    (DOCS / "bibtex.md").write_text(page(), "utf-8")
