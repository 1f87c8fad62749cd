"""Several layouts by language."""

from __future__ import annotations

import pytest

from ris2cite.csl.processor import CslProcessor
from tests.support.csl_cases import style
from tests.support.diagnostics import fail_on

NAMES = '<names variable="author"><name form="short" and="text"/></names>'
TITLE = '<text variable="title" quotes="true"/>'
XML = style(
    f'<citation><layout locale="en fr" suffix=".">{NAMES}</layout>'
    f"<layout>{NAMES}</layout></citation>"
    f'<bibliography><layout locale="en fr" suffix=".">{NAMES}{TITLE}</layout>'
    f"<layout>{TITLE}{NAMES}</layout></bibliography>",
    more='default-locale="zh-CN"',
)
AUTHORS = [{"family": "Ash", "given": "Bo"}, {"family": "Elm", "given": "Cy"}]


@pytest.mark.parametrize(
    ("language", "entry", "cite"),
    [
        ("en-GB", "Ash and Elm“Kelp.”", "Ash and Elm"),
        ("fr", "Ash and Elm“Kelp.”", "Ash and Elm"),
        ("English", "Ash and Elm“Kelp.”", "Ash and Elm"),
        ("fre; eng", "Ash and Elm“Kelp.”", "Ash and Elm"),
        ("zh-CN", "《Kelp》Ash和Elm", "Ash和Elm"),
        ("de", "《Kelp》Ash和Elm", "Ash和Elm"),
        ("", "《Kelp》Ash和Elm", "Ash和Elm"),
    ],
)
def test_the_language_of_the_item_chooses_the_layout(language: str, entry: str, cite: str) -> None:
    item = {"id": "a", "type": "book", "title": "Kelp", "author": AUTHORS, "language": language}
    processor = CslProcessor([item], XML, on_diagnostic=fail_on)
    assert processor.bibliography()[0].text == entry
    assert processor.cite([{"id": "a"}]) == cite
