"""The agreement with Zotero's importer on real files, and the rules for deviations."""

from __future__ import annotations

import pytest

from tests.support.deviations import DEVIATIONS
from tests.support.paths import DOCS
from tests.support.zotero_agreement import CORPUS, Pair, compare, corpus_files, tabulate

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real files is not here"
)


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return list(compare(corpus_files([])))


@pytest.mark.slow
@needs_corpus
def test_fields_agree_or_add_detail_apart_from_the_rules(
    pairs: list[Pair], capsys: pytest.CaptureFixture[str]
) -> None:
    table = tabulate(pairs, with_rules=True)
    with capsys.disabled():
        print("", "raw", tabulate(pairs, with_rules=False), "", sep="\n")
        print("rules taken out", table, sep="\n")
    assert table.share("same", "more") >= 0.99
    assert table.share("lost") < 0.002


@pytest.mark.slow
@needs_corpus
def test_every_rule_is_needed(pairs: list[Pair]) -> None:
    used = tabulate(pairs, with_rules=True).rules
    assert [rule.id for rule in DEVIATIONS if rule.id not in used] == []


def test_every_rule_is_documented_with_its_reason() -> None:
    docs = DOCS / "mapping-deviations.txt"
    documented = {line.split(" | ")[0] for line in docs.read_text("utf-8").splitlines()}
    assert {rule.id for rule in DEVIATIONS} <= documented
