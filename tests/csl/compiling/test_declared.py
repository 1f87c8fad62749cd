"""The processing instruction of a style, and its effect on references."""

from __future__ import annotations

from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor

STYLE = """<?xml version="1.0" encoding="utf-8"?>
{instruction}
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00Z</updated></info>
  <citation><layout><names variable="author"><name and="symbol"/></names></layout></citation>
  <bibliography et-al-min="3" et-al-use-first="1" et-al-use-last="true">
    <layout>
      <names variable="author"><name/></names>
      <date variable="issued" prefix=" "><date-part name="year"/></date>
    </layout>
  </bibliography>
</style>
"""


def printed(instruction: str, years: list[list[int]]) -> str:
    item: dict[str, Any] = {
        "id": "a",
        "type": "book",
        "author": [{"literal": name} for name in ("Ash", "Birch", "Cedar")],
        "issued": {"date-parts": years},
    }
    xml = STYLE.format(instruction=instruction).encode()
    return CslProcessor([item], style=xml).bibliography()[0].text


@pytest.mark.parametrize(
    ("instruction", "years", "text"),
    [
        ("", [[1951], [1963]], "Ash … Cedar 1951–1963"),
        ('<?ris2cite ellipsis=". . ."?>', [[1951], [1963]], "Ash . . . Cedar 1951–1963"),
        ('<?ris2cite year-ranges="chicago-16"?>', [[1951], [1963]], "Ash … Cedar 1951–63"),
        ('<?ris2cite year-ranges="chicago-16"?>', [[1996], [2014]], "Ash … Cedar 1996–2014"),
        ('<?ris2cite year-ranges="chicago-16"?>', [[1900], [1902]], "Ash … Cedar 1900–1902"),
        ('<?ris2cite year-ranges="chicago-16"?>', [[110], [117]], "Ash … Cedar 110 AD–17"),
        ('<?ris2cite year-ranges="chicago-16"?>', [[-50], [-44]], "Ash … Cedar 50 BC–44 BC"),
    ],
)
def test_options_of_the_processing_instruction(
    instruction: str, years: list[list[int]], text: str
) -> None:
    assert printed(instruction, years) == text


@pytest.mark.parametrize(
    ("instruction", "in_text"),
    [("", "Ash & Birch"), ('<?ris2cite and-in-text="text"?>', "Ash and Birch")],
)
def test_and_in_running_text(instruction: str, in_text: str) -> None:
    names = [{"literal": "Ash"}, {"literal": "Birch"}]
    xml = STYLE.format(instruction=instruction).encode()
    processor = CslProcessor([{"id": "a", "type": "book", "author": names}], style=xml)
    assert processor.cite("a") == "Ash & Birch"
    assert processor.cite({"id": "a", "author-only": True}) == in_text
