"""Writes ``docs/mapping.md`` from the tables: ``python docs/generate_mapping.py``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ris2cite.ris.mapping import nbib as nbib_tables
from ris2cite.ris.mapping import tables, types
from ris2cite.ris.mapping import wos as wos_tables
from ris2cite.ris.mapping.refinements import REFINEMENTS
from ris2cite.ris.mapping.row import TagRow

DOCS = Path(__file__).resolve().parent

HEAD = """# From RIS to CSL-JSON

This page is written by `python docs/generate_mapping.py` from the tables in
`ris2cite/ris/`; a test fails where the two differ. To change what a tag becomes,
change a row of `tables.py` and run the command.

RIS has two specifications that contradict each other (RefMan 2001, and the
type-dependent table of December 2011), and every exporter has its own reading.
This is ours:

- **Standard tags come first, deprecated tags fill gaps, the first value wins.** The
  order of the tags in a record changes nothing. A row below names its tags in
  order of strength.
- **Rows are read from top to bottom.** A value that one row has taken is gone for
  the rows below it.
- **Nothing is lost.** What no row has taken is in `custom.ris`, tag → raw values, and
  so is a value that was taken in part. `-t ris` writes everything back, each
  variable under the first tag of its row.
- **`PREPRINT` and `PROCEEDINGS`** stand for the records that the table of types below
  tells apart by their values: preprints, and whole proceedings.
- **A type that CSL does not tell apart** (`EBOOK` from `BOOK`) is in `custom.ris.TY`.
- `custom.ris2cite` holds `et-al` (the name variables whose list was not complete),
  `orcid` and `life` (what stood after a name), and
  `initials` (the name variables with initials written as one word: `Smith, JA`, which
  references print as "J. A."; the given name itself stays as it was).
- **Text**: HTML entities are decoded, control characters and stray joiners removed,
  NFC. Inline markup (HTML, JATS, MathML) of titles and abstracts becomes CSL's
  rich text; every other tag is unwrapped.
- **Overrides** of the configuration come before all rows: `[tool.ris2cite.mapping.CPAPER]`
  with `C3 = "event-title"` sends a tag of one type (`"*"`: of all types) to another
  CSL variable.
"""

TYPES_HEAD = """
## Reference types

| RIS | CSL | where |
|---|---|---|
"""

ALIASES_HEAD = """
Older, long and misspelt names, in any case, stand for these:

| written | read as |
|---|---|
"""


def code(texts: Iterable[str]) -> str:
    """Texts as code, a blank between."""
    return " ".join(f"`{text}`" for text in texts)


def type_rows() -> list[str]:
    """The lines of the table of types: all types of one CSL type in a line."""
    by_csl: dict[tuple[str, str], list[str]] = {}
    for name, (csl, status) in types.TYPES.items():
        by_csl.setdefault((csl, status), []).append(name)
    lines = [
        f"| {code(names)} | `{csl}` | {f'`status: {status}`' if status else ''} |"
        for (csl, status), names in sorted(by_csl.items())
    ]
    lines += [
        f"| {code(sorted(refinement.types))} | `{refinement.csl}` | {refinement.says} |"
        for refinement in REFINEMENTS
    ]
    lines.append(
        f"| {code(sorted(types.PREPRINT_TYPES))} | `article` | `genre: Preprint`: M3 or PB names "
        "a preprint or its server, or the DOI is one's; no VL |"
    )
    lines.append(
        "| unknown, empty | `article-journal` | with the title of a journal, and a volume, an "
        "issue or pages; else `document`; always with a diagnostic |"
    )
    return lines


def alias_rows() -> list[str]:
    """The lines of the table of other names, by what they stand for."""
    by_type: dict[str, list[str]] = {}
    for written, name in types.ALIASES.items():
        by_type.setdefault(name, []).append(written)
    return [f"| {code(written)} | `{name}` |" for name, written in sorted(by_type.items())]


def for_types(row: TagRow) -> str:
    """Which types a row is for, in words."""
    if row.types is None:
        return f"all but {code(sorted(row.but))}" if row.but else "all"
    return code(sorted(row.types - row.but))


def row_table(rows: Iterable[TagRow]) -> list[str]:
    """Rows as the lines of a table."""
    return ["| tags | CSL variable | how | types |", "|---|---|---|---|"] + [
        f"| {code(row.tags)} | `{row.variable}` | {row.converter.says} | {for_types(row)} |"
        for row in rows
    ]


def deviation_rows() -> list[str]:
    """The lines of the table of deviations."""
    text = (DOCS / "mapping-deviations.txt").read_text("utf-8")
    lines = [line.split(" | ") for line in text.splitlines() if not line.startswith("#")]
    return [
        "| tags and types | Zotero's importer | ris2cite | why |",
        "|---|---|---|---|",
        *(f"| {' | '.join(cells[1:])} |" for cells in lines),
    ]


def page() -> str:
    """The whole page."""
    parts = [HEAD, TYPES_HEAD + "\n".join(type_rows()), ALIASES_HEAD + "\n".join(alias_rows())]
    for title, rows in (
        ("Tags of RIS", tables.ROWS),
        ("Tags of Web of Science", wos_tables.ROWS),
        ("Tags of PubMed", nbib_tables.ROWS),
    ):
        parts.append("\n".join([f"\n## {title}\n", *row_table(rows)]))
    intro = (
        "\n## Where this differs from Zotero's importer\n\n"
        "Zotero's importer is the one that most people know. Where the two differ, it is one of\n"
        "these rules.\n"
    )
    parts.append("\n".join([intro, *deviation_rows()]))
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    (DOCS / "mapping.md").write_text(page(), "utf-8")
