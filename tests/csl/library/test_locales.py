"""Finding the locale for a language tag."""

from __future__ import annotations

import json

import pytest

import ris2cite
from ris2cite.csl.library.locales import list_locales, resolve_locale
from ris2cite.csl.processor import CslProcessor
from ris2cite.errors import LocaleNotFoundError
from tests.support.paths import TESTS

RECORDS = json.loads((TESTS / "styles" / "records.json").read_bytes())
ALL = [info.tag for info in list_locales()]


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("de", "de-DE"),
        ("de-AT", "de-AT"),
        ("DE-at", "de-AT"),
        ("de_AT.UTF-8", "de-AT"),
        ("de-LU", "de-DE"),
        ("en", "en-US"),
        ("en-GB", "en-GB"),
        ("en-AU", "en-US"),
        ("pt", "pt-PT"),
        ("pt-BR", "pt-BR"),
        ("zh", "zh-CN"),
        ("zh-TW", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh-Hant-HK", "zh-TW"),
        ("sr", "sr-Latn-RS"),
        ("sr-Cyrl", "sr-Cyrl-RS"),
        ("la", "la"),
        ("no", "nb-NO"),
        (" fr ", "fr-FR"),
    ],
)
def test_a_tag_resolves_to_its_dialect_or_the_primary_one(typed: str, tag: str) -> None:
    assert resolve_locale(typed) == tag


def test_an_additional_underscore_is_ignored() -> None:
    assert resolve_locale("fr_") == "fr-FR"


@pytest.mark.parametrize(
    ("typed", "near"),
    [("dee-DE", "de-DE"), ("german", "de-DE"), ("Deutsch", "de-DE"), ("xx", None)],
)
def test_an_unknown_tag_names_near_ones(typed: str, near: str | None) -> None:
    with pytest.raises(LocaleNotFoundError, match=typed) as caught:
        resolve_locale(typed)
    if near is None:
        assert not caught.value.suggestions
    else:
        assert near in caught.value.suggestions
    assert set(caught.value.suggestions) <= set(ALL)


@pytest.mark.parametrize("typed", ["", "-", "../de-DE", "e", "\0"])
def test_nonsense_is_an_error(typed: str) -> None:
    with pytest.raises(LocaleNotFoundError):
        resolve_locale(typed)


def test_all_63_locales_are_listed_with_their_names() -> None:
    listed = list_locales()
    assert len(listed) == 63
    assert all(info.name and info.english_name for info in listed)
    assert ("de-AT", "Deutsch (Österreich)", "German (Austria)", False) in listed
    assert sum(info.primary for info in listed) == 54


@pytest.mark.parametrize("tag", ALL)
def test_every_locale_prints_a_list(tag: str) -> None:
    for style in ("apa", "ieee"):
        processor = CslProcessor(RECORDS, style=style, locale=tag, on_diagnostic=lambda _: None)
        texts = [entry.text for entry in processor.bibliography()]
        assert len(texts) == len(RECORDS)
        assert all(text.strip() for text in texts)


@pytest.mark.parametrize(
    ("tag", "printed"),
    [("he", "אש ואלון"), ("ar", "אש و אלון"), ("ru", "אש и אלון"), ("zh", "אש和אלון")],
)
def test_and_between_names_follows_the_language(tag: str, printed: str) -> None:
    people = [{"family": "אש"}, {"family": "אלון"}]
    item = {"id": "x", "type": "book", "author": people, "title": "A"}
    assert printed in ris2cite.write(item, style="ieee", locale=tag)
