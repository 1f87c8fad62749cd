"""Links in lists: the URL or DOI if printed, otherwise the title."""

from __future__ import annotations

from typing import Any

import pytest

from ris2cite.csl.processor import CslProcessor
from tests.support.csl_cases import style

DOI = '<a href="https://doi.org/10.1/a">'


@pytest.mark.parametrize(
    ("body", "item", "expected"),
    [
        ('<text variable="title"/>', {"DOI": "10.1/a"}, f"{DOI}Kelp</a>"),
        (
            '<text variable="title" quotes="true" suffix="."/>',
            {"DOI": "10.1/a"},
            f"“{DOI}Kelp</a>.”",
        ),
        (
            '<text variable="title"/><text variable="DOI" prefix=" doi:"/>',
            {"DOI": "10.1/a"},
            f"Kelp doi:{DOI}10.1/a</a>",
        ),
        ('<text variable="title"/>', {"URL": "http://x.org"}, '<a href="http://x.org">Kelp</a>'),
        (
            '<text variable="title"/>',
            {"PMID": "12"},
            '<a href="https://pubmed.ncbi.nlm.nih.gov/12">Kelp</a>',
        ),
        ('<text variable="title"/>', {"URL": "shelf 3"}, "Kelp"),
        ('<text variable="publisher"/>', {"publisher": "Reed", "DOI": "10.1/a"}, f"{DOI}Reed</a>"),
        (
            '<text variable="citation-number"/><text variable="publisher" prefix=" "/>',
            {"publisher": "Reed", "DOI": "10.1/a"},
            f"1{DOI} Reed</a>",
        ),
    ],
)
def test_no_list_is_without_links(body: str, item: dict[str, Any], expected: str) -> None:
    xml = style(f"<bibliography><layout>{body}</layout></bibliography>")
    items = [{"id": "a", "type": "book", "title": "Kelp", **item}]
    plain, linked = (
        CslProcessor(items, xml, to="html", links=links).bibliography()[0].text
        for links in (False, True)
    )
    assert linked == expected
    assert "<a " not in plain
