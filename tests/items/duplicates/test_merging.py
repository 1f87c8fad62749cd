"""Merging duplicates into one item."""

from __future__ import annotations

from ris2cite.errors import Diagnostic
from ris2cite.items.duplicates.merging import merge
from ris2cite.items.duplicates.removal import remove_duplicates
from ris2cite.items.location import Location
from tests.support.works import ARTICLE

PLACES = [Location("one.ris", 3, 1), Location("two.ris", 9, 2)]


def test_gaps_are_filled_and_nothing_is_mixed() -> None:
    ahead = {**ARTICLE, "volume": "32", "abstract": "We looked up.", "PMID": "77"}
    printed = {**ARTICLE, "id": "b", "volume": "33", "issue": "1", "page": "115-129"}
    merged, best, gone = merge([ahead, printed], PLACES)
    assert best == 1
    assert [merged[name] for name in ("id", "volume", "issue", "page")] == [
        "a", "33", "1", "115-129"
    ]  # fmt: skip
    assert merged["abstract"] == "We looked up."
    assert merged["PMID"] == "77"
    assert gone[0] == ["volume “32”"]


def test_pages_of_another_volume_are_not_taken_over() -> None:
    whole = {**ARTICLE, "volume": "32", "issue": "2", "abstract": "Long.", "ISSN": "1234-5679"}
    other = {"id": "b", "type": "article-journal", "title": ARTICLE["title"], "volume": "33",
             "page": "115-129", "DOI": "10.5555/m.1"}  # fmt: skip
    merged, _, _ = merge([whole, other], PLACES)
    assert "page" not in merged
    assert merged["volume"] == "32"


def test_a_list_of_authors_that_was_cut_off_is_completed() -> None:
    more = [*ARTICLE["author"], {"family": "Lind", "given": "O."}]
    short = {**ARTICLE, "volume": "12", "page": "1-9", "ISSN": "1234-5679"}
    merged, best, _ = merge([short, {**ARTICLE, "id": "b", "author": more}], PLACES)
    assert (best, merged["author"]) == (0, more)
    others = [{"family": "Lind", "given": "O."}, {"family": "Osei", "given": "K."}]
    merged, _, _ = merge([short, {**ARTICLE, "id": "b", "author": others}], PLACES)
    assert merged["author"] == ARTICLE["author"]


def test_every_source_is_kept_and_written_to_ris() -> None:
    import ris2cite

    one = {**ARTICLE, "source": "Embase", "custom": {"ris": {"AN": ["L123"]}}}
    two = {**ARTICLE, "id": "b", "volume": "12", "page": "1-9", "source": "Scopus"}
    merged, _, _ = merge([one, two], PLACES)
    assert merged["custom"]["ris2cite"]["sources"] == [
        {"file": "one.ris", "line": 3, "record": 1, "id": "a", "database": "Embase",
         "accession": "L123"},
        {"file": "two.ris", "line": 9, "record": 2, "id": "b", "database": "Scopus"},
    ]  # fmt: skip
    lines = ris2cite.write([merged], "ris").splitlines()
    assert {line[6:] for line in lines if line.startswith(("DB", "DP"))} == {"Embase", "Scopus"}
    assert "AN  - L123" in lines
    assert "N1  - Merged from one.ris:3, Embase, L123" in lines
    assert "N1  - Merged from two.ris:9, Scopus" in lines


def test_merging_twice_keeps_the_sources_of_the_first_time() -> None:
    first, _, _ = merge([ARTICLE, {**ARTICLE, "id": "b"}], PLACES)
    locations = [Location("m.json"), Location("three.ris", 1, 1)]
    again, _, _ = merge([first, {**ARTICLE, "id": "c"}], locations)
    files = [source.get("file") for source in again["custom"]["ris2cite"]["sources"]]
    assert files == ["one.ris", "two.ris", "m.json", "three.ris"]


def test_keywords_are_a_set() -> None:
    one = {**ARTICLE, "keyword": "Moss, roofs"}
    two = {**ARTICLE, "id": "b", "keyword": "moss; Harbours, old"}
    merged, _, _ = merge([one, two], PLACES)
    assert merged["keyword"] == "Moss; roofs; Harbours, old"


def test_the_counts_add_up() -> None:
    items = [
        ARTICLE,
        {**ARTICLE, "id": "b"},
        {**ARTICLE, "id": "c", "DOI": "10.7777/other", "volume": "1", "page": "7-9"},
        {"id": "d", "type": "book", "title": "Lichens"},
    ]
    locations = {
        "a": PLACES[0],
        "b": PLACES[1],
        "c": Location("two.ris", 30, 3),
        "d": Location("d.ris", 1, 1),
    }
    heard: list[Diagnostic] = []
    found = remove_duplicates(items, heard.append, locations)
    counts = found.counts
    assert counts.records == {"one.ris": 1, "two.ris": 2, "d.ris": 1}
    assert sum(counts.records.values()) - sum(counts.removed.values()) == counts.left
    assert counts.left == len(found.items) == 3
    assert counts.lines()[-1].startswith("4 records, 1 duplicate removed, ")
    (merged,) = [diagnostic for diagnostic in heard if diagnostic.code == "merged"]
    assert (merged.source, merged.line) == ("two.ris", 9)
    assert "into “a” of one.ris:3 (same DOI, title" in merged.message
