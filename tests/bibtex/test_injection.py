"""Commands in data do not reach TeX: in text, names, keys, types, URLs or identifiers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Literal

import pytest

from ris2cite.bibtex.type_tables import ENTRY_TYPES
from ris2cite.bibtex.writer import write
from tests.support.bib_readers import read_with_bibtexparser
from tests.support.latex_text import to_text

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*.json"))
VERBATIM = frozenset({"url", "doi", "eprint"})
KNOWN_TYPES = {name for row in ENTRY_TYPES.values() for name in row[:2]} | {
    "mastersthesis", "proceedings", "inbook",
}  # fmt: skip
Dialect = Literal["bibtex", "biblatex"]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_value_is_text_or_an_inert_identifier(path: Path, dialect: Dialect) -> None:
    items = json.loads(path.read_text("utf-8"))
    entries = read_with_bibtexparser("".join(write(items, dialect, report=lambda _: None)))
    assert len(entries) == len(items)
    for entry in entries:
        assert entry.type in KNOWN_TYPES
        assert re.fullmatch(r"[A-Za-z0-9:._/+-]{1,64}", entry.key)
        for name, value in entry.fields.items():
            if name in VERBATIM:
                # BibTeX's styles print DOIs and e-print numbers as text; only \% is escaped.
                inert = value if dialect == "biblatex" else value.replace(r"\%", "")
                assert not re.search(r"[\\{}\s\x00-\x20\x7f-\U0010ffff]|\^\^", inert)
            elif name != "month":
                to_text(value)  # raises for a command that this package does not write


@pytest.mark.parametrize("text", ["}", "{", "\\", "\\}", "\\{", "{{", "}{", "\\\\{", "{\\}"])
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_braces_cannot_close_a_field(text: str, dialect: Dialect) -> None:
    person = {"family": text, "given": f"A{text}"}
    item = {"type": "book", "title": text, "author": [person, {"literal": text}], "URL": text}
    (entry,) = read_with_bibtexparser("".join(write([item], dialect, report=lambda _: None)))
    assert to_text(entry.fields["title"]) == text
    for value in entry.fields.values():
        assert value.count("{") == value.count("}")
