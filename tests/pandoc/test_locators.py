"""Locators at the start of a suffix, in several locales."""

from __future__ import annotations

from pathlib import Path

import pytest

from ris2cite.csl.processor import CslProcessor
from ris2cite.pandoc.locators import LocatorReader


def cases() -> list[tuple[str, str, str, str, str]]:
    locale, found = "en-US", []
    for line in Path(__file__).with_name("locators.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            locale = line[1:]
        elif line and not line.startswith("#"):
            suffix, label, text, rest = (part.strip(" ") for part in f"{line} ".split("|"))
            found.append((locale, suffix, label, text, rest))
    return found


@pytest.mark.parametrize(("locale", "suffix", "label", "text", "rest"), cases())
def test_a_locator_is_read(locale: str, suffix: str, label: str, text: str, rest: str) -> None:
    reader = LocatorReader(CslProcessor([], "apa", locale).style.locale)
    found = reader.read(suffix)
    assert (found.label, found.text, found.suffix.strip()) == (label, text, rest)
