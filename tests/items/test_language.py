"""The languages of items."""

from __future__ import annotations

import pytest

from ris2cite.items.language import primary_language


@pytest.mark.parametrize(
    ("entered", "primary"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("English (US)", "en"),
        ("Englisch", "en"),
        ("eng; ger", "en"),
        ("中文;", "zh"),
        ("chi", "zh"),
        ("日本語", "ja"),
        ("简体中文", "zh"),
        ("Türkçe", "tr"),
        ("Klingonic", "klingonic"),
        ("", ""),
    ],
)
def test_primary_language(entered: str, primary: str) -> None:
    assert primary_language(entered) == primary
