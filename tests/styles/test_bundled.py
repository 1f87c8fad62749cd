"""The files in ``styles/``: valid, complete, and with current figures."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest

from ris2cite.csl.library.check import find_problems
from ris2cite.csl.library.find import bundled_folder, find_style
from ris2cite.csl.library.head import StyleHead, read_head
from ris2cite.csl.library.locales import data_folder

HERE = Path(__file__).parent
FILES = sorted(bundled_folder().glob("*.csl"))
HEADS = {path.stem: read_head(path.read_bytes(), path.name) for path in FILES}
INDEPENDENT = sorted(name for name, head in HEADS.items() if head.parent is None)
MOST_DEPARTURES = 40


@pytest.fixture(scope="module")
def schema() -> Any:
    etree = pytest.importorskip("lxml.etree")
    path = os.path.join(data_folder(), "schema", "schemas", "styles", "csl.rng")
    return etree.RelaxNG(etree.parse(path))


def test_the_ten_styles_are_there() -> None:
    assert INDEPENDENT == [
        "american-chemical-society",
        "american-medical-association",
        "apa",
        "chicago-author-date",
        "chicago-notes-bibliography",
        "harvard-cite-them-right",
        "ieee",
        "modern-language-association",
        "nature",
        "vancouver",
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_style_is_valid(path: Path, schema: Any) -> None:
    from lxml import etree

    tree = etree.parse(str(path))
    assert schema.validate(tree), schema.error_log


@pytest.mark.parametrize("name", INDEPENDENT)
def test_every_macro_exists_and_is_called(name: str) -> None:
    from lxml import etree

    xml = (bundled_folder() / f"{name}.csl").read_bytes()
    assert find_problems(xml) == []
    root = etree.fromstring(xml)
    ns = "{http://purl.org/net/xbiblio/csl}"
    called = {node.get("macro") for node in root.iter(f"{ns}text", f"{ns}key")}
    assert {macro.get("name") for macro in root.iter(f"{ns}macro")} - called == set()


@pytest.mark.parametrize("name", INDEPENDENT)
def test_lists_of_types_are_not_used_with_match_all(name: str) -> None:
    """With match="all", an item would need every type of the list (CSL 1.0.2, "Choose")."""
    from lxml import etree

    root = etree.fromstring((bundled_folder() / f"{name}.csl").read_bytes())
    asked = [
        (node.sourceline, node.get("type"))
        for node in root.iter("{*}if", "{*}else-if")
        if " " in node.get("type", "") and node.get("match", "all") == "all"
    ]
    assert asked == []


@pytest.mark.parametrize("name", sorted(HEADS))
def test_every_style_describes_itself(name: str) -> None:
    head: StyleHead = HEADS[name]
    assert head.identifier.endswith(f"/{name}")
    assert head.title
    assert head.citation_format in {"author", "author-date", "note", "numeric"}


@pytest.mark.parametrize("name", sorted(HEADS.keys() - set(INDEPENDENT)))
def test_every_dependent_style_leads_to_one_of_the_ten(name: str) -> None:
    source = find_style(name)
    assert source.id == name
    assert source.path is not None
    assert source.path.stem in INDEPENDENT
    assert HEADS[name].citation_format == HEADS[source.path.stem].citation_format


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("mla", "modern-language-association"),
        ("chicago", "chicago-author-date"),
        ("harvard", "harvard-cite-them-right"),
        ("harvard1", "harvard-cite-them-right"),
        ("ama", "american-medical-association"),
        ("acs", "american-chemical-society"),
        ("nlm", "vancouver"),
        ("nature-genetics", "nature"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
    ],
)
def test_short_names(short: str, long: str) -> None:
    assert find_style(short).xml == find_style(long).xml


def departures() -> list[list[str]]:
    """The rows of departures.tsv: style, item, why citeproc-js prints it differently."""
    lines = (HERE / "departures.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_deviations_have_a_reason() -> None:
    rows = departures()
    assert all(len(row) == 3 and all(row) for row in rows)
    assert {row[0] for row in rows} <= set(INDEPENDENT)
    assert len(rows) <= MOST_DEPARTURES


def figures() -> dict[str, tuple[str, int, int, int]]:
    """Style → digest, entries, departures, entries that agree, as last measured."""
    rows = (HERE / "agreement.tsv").read_text(encoding="utf-8").splitlines()
    return {
        name: (digest, int(entries), int(departures), int(agreeing))
        for line in rows
        if not line.startswith("#")
        for name, digest, entries, departures, agreeing in [line.split("\t")]
    }


@pytest.mark.parametrize("name", INDEPENDENT)
def test_citeproc_js_prints_the_same(name: str) -> None:
    """The figure is that of this file; if not, run benchmarks/bundled_styles.py --write."""
    digest, entries, listed, agreeing = figures()[name]
    xml = (bundled_folder() / f"{name}.csl").read_bytes()
    assert hashlib.sha256(xml).hexdigest()[:16] == digest
    assert listed == sum(row[0] == name for row in departures())
    assert agreeing == entries - listed
