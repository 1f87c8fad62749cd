"""Real files: every record is read, no other, and every line is accounted for."""

from __future__ import annotations

import html
import io
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest

from ris2cite.errors import Diagnostic
from ris2cite.markup.latex.decode import decode
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.sniff import sniff
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text
from tests.support.corpus import CORPUS, index

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here"),
]

FILES = [(row["file"], int(row["TY_lines"])) for row in index("INDEX.tsv")] or [("no index", 0)]

NOT_RIS: dict[str, tuple[TaggedFormat, int]] = {
    "noTY_records_start_TI.ris": ("ris", 8),
    "wos_isi_tagged.ris": ("wos", 74),
    "pubmed_nbib_in_ris.ris": ("nbib", 50),
    "citesource_export_noTY.ris": ("ris", 499),
    "wos_ciw_in_ris.ris": ("wos", 2),
    "zentouro_ER_only.ris": ("ris", 0),
}


def ignore(diagnostic: Diagnostic) -> None:
    """Ignore the diagnostic."""


@pytest.mark.parametrize(("name", "count"), FILES)
def test_every_record_is_read_and_none_invented(name: str, count: int) -> None:
    account = Account()
    with (CORPUS / "ris" / name).open("rb") as stream:
        assert sniff(stream.read(1 << 16)).format == "ris"
        stream.seek(0)
        records = list(read_records(stream, source=name, report=ignore, account=account))
    assert len(records) == count
    assert account.balanced, account.summary()


@pytest.mark.parametrize("name", NOT_RIS)
def test_files_that_are_not_ris_despite_their_name(name: str) -> None:
    format, count = NOT_RIS[name]
    account = Account()
    reported: list[Diagnostic] = []
    with (CORPUS / "not-ris" / name).open("rb") as stream:
        assert sniff(stream.read(1 << 16)).format == format
        stream.seek(0)
        records = list(
            read_records(
                stream, source=name, report=reported.append, account=account, format=format
            )
        )
    assert len(records) == count
    assert account.balanced, account.summary()
    assert ("no-records" in [one.code for one in reported]) == (count == 0)


def test_endnote_exports_are_recognised() -> None:
    assert sniff((CORPUS / "not-ris" / "endnote_percent0.ris").read_bytes()) == ("enw", None)


# Nothing is lost, checked independently of the account.

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec spring summer autumn fall winter".split()
NOISE = frozenset(
    "http https www dx doi org pmid pmcid pmc electronic print linking online issn isbn".split()
)
"""Labels of identifiers."""


def normal(text: str) -> str:
    """Text for comparison: without entities, markup and case, in compatibility form."""
    plain = html.unescape(html.unescape(text))
    plain = unicodedata.normalize("NFKC", re.sub(r"</?[A-Za-z][^<>\n]{0,80}>", " ", plain))
    return re.sub("[\u200b-\u200f\u2060\ufeff\xad]", "", plain).casefold()


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", normal(text))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    else:
        yield str(value)


TAG_LINE = {
    "ris": re.compile(r"\s*([A-Za-z][A-Za-z0-9]{1,3})\s*-(.*)"),
    "nbib": re.compile(r"([A-Z]{2,4}) *- (.*)"),
    "wos": re.compile(r" ?([A-Z][A-Z0-9])(.*)"),
}


def is_rewritten(word: str, tag: str) -> bool:
    """Whether a word stands for something that an item says in another way: a type, a
    language as a code, a date as numbers, the name of an identifier."""
    if tag in ("TY", "PT", "LA") or word in NOISE:
        return True
    return word[:3] in MONTHS or word in MONTHS or tag == "DEP"


def vanished(name: str, format: TaggedFormat = "ris") -> list[str]:
    """The words of a file that are neither in an item nor reported."""
    data = (CORPUS / name).read_bytes()
    reported: list[Diagnostic] = []
    records: list[Record] = list(
        read_records(io.BytesIO(data), source=name, report=reported.append, format=format)
    )
    items = [convert(record, reported.append) for record in records]
    output = normal(" ".join([*strings(items), *(one.message for one in reported)]))
    known = set(re.findall(r"[^\W_]+", output))
    run_together = re.sub(r"[\W_]+", "", output)
    text = "".join(read_text(io.BytesIO(data), source=None, report=ignore))
    missing = []
    for number, line in enumerate(text.split("\n"), 1):
        found = TAG_LINE[format].match(line)
        tag, value = (found[1], found[2]) if found else ("", line)
        missing += [
            f"{number}: {tag} {word}"
            # An exporter that escapes line ends writes "\\r", which is also TeX's ring accent.
            for word in words(decode(value.replace("\\r", " ")))
            if word not in known
            and word.lstrip("0") not in known
            and word not in run_together
            and not is_rewritten(word, tag)
        ]
    return missing


@pytest.mark.parametrize("name", [name for name, _ in FILES])
def test_every_word_is_in_an_item_or_reported(name: str) -> None:
    assert vanished(f"ris/{name}") == []


@pytest.mark.parametrize("name", [name for name in NOT_RIS if NOT_RIS[name][1]])
def test_every_word_of_other_formats_is_in_an_item_or_reported(name: str) -> None:
    assert vanished(f"not-ris/{name}", NOT_RIS[name][0]) == []
