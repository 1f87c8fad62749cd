"""Keywords and languages."""

from __future__ import annotations

from functools import lru_cache

from ris2cite.items.language_tables import LANGUAGES, NAMES, REGIONS
from ris2cite.ris.values.draft import Converter, Draft, Pairs, Tags, first
from ris2cite.ris.values.text import folded, one_line


def _read_keywords(draft: Draft, tags: Tags, variable: str) -> None:
    """Read keywords without repetition, joined by ``, ``, or by ``; `` if any has a comma."""
    words: dict[str, None] = {}
    for tag in tags:
        for raw in draft.unread.pop(tag, ()):
            text = one_line(raw)
            if text is None:
                continue
            if ";" in text:
                words.update(dict.fromkeys(part.strip() for part in text.split(";")))
            else:
                words[text] = None
    words.pop("", None)
    if len(words) == 1:
        only = next(iter(words))
        parts = [part.strip() for part in only.split(",") if part.strip()]
        # “Wealth, Income, and Their Distribution” is one subject heading.
        if not any(part.startswith(("and ", "or ")) for part in parts):
            words = dict.fromkeys(parts)
    if words:
        joined = ", ".join(words)
        if joined.count(",") >= len(words):
            joined = "; ".join(words)
        draft.item[variable] = joined


def _write_keywords(value: str, tags: Tags) -> Pairs:
    separator = ";" if ";" in value else ","
    return [(tags[0], word.strip()) for word in value.split(separator) if word.strip()]


@lru_cache(maxsize=256)
def language(text: str) -> str | None:
    """The BCP 47 tag of a language, or the text unchanged if it is not recognised."""
    text = one_line(text) or ""
    if not text:
        return None
    tag = LANGUAGES.get(text.casefold())
    if tag:
        return tag
    primary, separator, region = text.replace("_", "-").partition("-")
    tag = LANGUAGES.get(primary.casefold())
    if tag and separator and len(primary) <= 3 and region.isalnum():
        if len(region) == 2 and region.isalpha():
            return f"{tag}-{region.upper()}"
        if len(region) == 4 and region.isalpha():
            return f"{tag}-{region.title()}"
        return f"{tag}-{region}"
    name, _, place = text.rstrip(")").partition(" (")
    tag = LANGUAGES.get(name.casefold())
    if tag and place.casefold() in REGIONS:
        return f"{tag}-{REGIONS[place.casefold()]}"
    return text


keywords = Converter(_read_keywords, _write_keywords, "all keywords; lists are split")


def _write_language(value: str, tags: Tags) -> Pairs:
    """The English name of the language, as in most databases, or the tag if it has more."""
    return [(tags[0], NAMES.get(value, value) if "-" not in value else value)]


language_tag = first(language, "a BCP 47 tag, if recognised", write=_write_language, same=folded)
