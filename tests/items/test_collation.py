"""Sort keys: the order in each language, and what reference keys ignore."""

from __future__ import annotations

import importlib.util
import random
import shutil
import string
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from ris2cite.errors import UsageError
from ris2cite.items.collation.compare import icu_collator, reference_key, sort_key
from tests.support.paths import ROOT

CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("collation_cases.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def ordered(texts: str) -> list[str]:
    """``"a | b"`` → a, b; a bar alone is a bar."""
    return [text or "|" for text in texts.replace("| | |", "| |").split(" | ")]


@pytest.mark.parametrize(("language", "texts"), CASES)
def test_order_of_a_language(language: str, texts: str) -> None:
    expected = ordered(texts)
    shuffled = random.Random(1).sample(expected, len(expected))
    assert sorted(shuffled, key=lambda text: sort_key(text, language)) == expected


@pytest.mark.parametrize(("language", "texts"), CASES)
def test_no_two_texts_have_the_same_key(language: str, texts: str) -> None:
    keys = [sort_key(text, language) for text in ordered(texts)]
    assert all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize("tag", ["sv", "sv-SE", "sv_FI", "SV-se"])
def test_the_language_is_taken_from_the_tag(tag: str) -> None:
    assert sort_key("Zorn", tag) < sort_key("Åberg", tag)


@pytest.mark.parametrize("tag", [None, "", "en", "xx-YY"])
def test_without_a_tailoring_the_root_order_holds(tag: str | None) -> None:
    assert sort_key("Åberg", tag) < sort_key("Zorn", tag)


ALIKE = [
    ("en", "Müller", "MULLER"),
    ("en", "van\u00a0der\u00a0Berg", "Vanderberg"),
    ("en", "O’Neil", "oneil"),
    ("en", "“Quoted” title: a sub-title", "quoted title, a subtitle"),
    ("en", "Łódź", "lodz"),
    ("en", "Section 007", "section 7"),
    ("en", "Ａｂｃ", "abc"),
    ("en", "カ", "か"),
    ("de", "Straße", "strasse"),
    ("nb", "Aas", "Ås"),
    ("ru", "ИЖ", "иж"),
]


@pytest.mark.parametrize(("language", "one", "other"), ALIKE)
def test_references_are_alike_but_for_accents_case_and_punctuation(
    language: str, one: str, other: str
) -> None:
    assert reference_key(one, language) == reference_key(other, language)
    assert sort_key(one, language) != sort_key(other, language)


APART = [
    ("en", "Title 9", "Title 10"),
    ("en", "De Young", "Deepti"),
    ("en", "Li Xiang", "Lia Bo"),
    ("en", "9", "a"),
    ("en", "+1", "1"),
    ("en", "Report 2", "Report A"),
    ("en", "3 9", "12 1"),
    ("sv", "Ost", "Öst"),
    ("cs", "Hz", "Ch"),
    ("ru", "И", "Й"),
    ("en", "ز", "ژ"),
    ("en", "", "a"),
]


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_different_references_have_different_keys(language: str, one: str, other: str) -> None:
    assert reference_key(one, language) < reference_key(other, language)


def test_digits_of_other_scripts_count_as_numbers() -> None:
    assert reference_key("سنة ٢٠٢٠") == reference_key("سنة 2020")


def test_very_long_numbers_have_a_key() -> None:
    assert reference_key("9" * 5000) > reference_key("8" * 20)


def test_plain_texts_have_plain_keys() -> None:
    primary, accents, _ = sort_key(string.printable)
    assert primary.isascii()
    assert accents == ""
    assert len({sort_key(char)[0] for char in string.punctuation}) == len(string.punctuation)


def test_letters_composed_or_not_have_the_same_key() -> None:
    for language in ("en", "sv", "vi", "ru"):
        assert sort_key("a\u030a", language) == sort_key("\u00e5", language)
        assert sort_key("\u0438\u0306", language) == sort_key("\u0439", language)
        assert sort_key("o\u0323\u0302", language) == sort_key("\u1ed9", language)


def test_every_letter_and_digit_has_a_key() -> None:
    seen = 0
    for code in range(1, 0x110000, 97):
        char = chr(code)
        if unicodedata.category(char) in ("Lu", "Ll", "Lo", "Nd"):
            seen += 1
            assert sort_key(char, "en")[0], hex(code)
            assert reference_key(char, "sv"), hex(code)
    assert seen > 1000


def test_names_with_accents_need_no_table() -> None:
    program = (
        "from ris2cite.items.collation import compare as collation, tables\n"
        "collation.reference_key('Müller–Ñandú, ‘José’ (ed.)', 'de')\n"
        "collation.sort_key('plain ASCII', 'de')\n"
        "assert tables.read_root.cache_info().currsize == 0\n"
        "collation.sort_key('αβγ', 'de')\n"
        "assert tables.read_root.cache_info().currsize == 1\n"
        "assert tables.read_han.cache_info().currsize == 0\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


ICU = """
class Locale:
    def __init__(self, name):
        self.name = name

class Collator:
    def __init__(self, locale):
        self.locale = locale

    @classmethod
    def createInstance(cls, locale):
        return cls(locale)

    def getSortKey(self, text):
        return f"{self.locale.name}:{text[::-1]}".encode()
"""


@pytest.fixture
def icu_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where a module ``icu`` may be written; it is forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "icu", raising=False)
    yield tmp_path / "icu.py"
    sys.modules.pop("icu", None)


@pytest.mark.parametrize(("language", "name"), [("sv-SE", "sv-SE"), (None, "")])
def test_icu_makes_the_keys(icu_path: Path, language: str | None, name: str) -> None:
    icu_path.write_text(ICU, encoding="utf-8")
    assert icu_collator(language)("abc") == f"{name}:cba".encode()


def test_without_icu_the_message_names_the_package(icu_path: Path) -> None:
    icu_path.write_text("raise ModuleNotFoundError('no icu here')\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"PyICU \(pip .*ris2cite\[icu\].*\): no icu here"):
        icu_collator("zh")


@pytest.mark.skipif(importlib.util.find_spec("icu") is None, reason="needs PyICU")
def test_icu_sorts_chinese_by_pinyin() -> None:
    key = icu_collator("zh")
    assert sorted(["李", "王", "陈"], key=key) == ["陈", "李", "王"]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_agreement_with_node() -> None:
    languages = "en,de,es,sv,fi,da,nb,is,et,lv,cs,sk,pl,hu,tr,ro,hr,sl,ru,uk,el,he"
    script = ROOT / "benchmarks" / "collation_agreement.py"
    command = [sys.executable, str(script), "--texts", "1500", "--languages", languages]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    shares = [float(line.split()[2].rstrip("%")) for line in run.stdout.splitlines()]
    assert len(shares) == 2 * len(languages.split(",")) + 2
    assert min(shares) > 99
    assert min(shares[-2:]) > 99.8
