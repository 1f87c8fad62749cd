"""Terms and ordinals of a locale."""

from __future__ import annotations

import pytest

from ris2cite.csl.processor import CslProcessor
from tests.support.csl_cases import style

ORDINAL = '<number variable="edition" form="{form}"/>'


@pytest.mark.parametrize(
    ("locale", "form", "edition", "expected"),
    [
        ("en-US", "ordinal", "3", "3rd"),
        ("pt-PT", "ordinal", "2", "2.ª"),
        ("pt-PT", "long-ordinal", "2", "segunda"),
        ("it-IT", "ordinal", "2", "2ª"),
        ("es-ES", "ordinal", "2", "2.ª"),
        ("fr-FR", "ordinal", "1", "1ʳᵉ"),
        ("fr-FR", "ordinal", "2", "2ᵉ"),
        ("de-DE", "ordinal", "2", "2."),
    ],
)
def test_ordinals_of_editions(locale: str, form: str, edition: str, expected: str) -> None:
    body = ORDINAL.format(form=form)
    xml = style(f"<bibliography><layout>{body}</layout></bibliography>")
    item = {"id": "a", "type": "book", "edition": edition}
    assert CslProcessor([item], xml, locale).bibliography()[0].text == expected


@pytest.mark.parametrize(
    ("locale", "language", "expected"),
    [("tr-TR", "en", "İçinde"), ("en-US", "tr", "In"), ("tr-TR", "tr", "İçinde")],
)
def test_a_term_has_the_case_of_the_locale(locale: str, language: str, expected: str) -> None:
    term = '<text term="in" text-case="capitalize-first"/>'
    xml = style(f"<bibliography><layout>{term}</layout></bibliography>")
    item = {"id": "a", "type": "book", "language": language, "title": "T"}
    assert CslProcessor([item], xml, locale).bibliography()[0].text == expected
