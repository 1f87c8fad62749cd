"""Finding the locale for a language tag, among those that come with citeproc-py.

The rules are those of CSL 1.0.2, "Locale Fallback": the dialect, or else the primary
dialect of its language. Only the data folder of citeproc-py is used; importing the package
would also import lxml.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import Any, NamedTuple

from ris2cite.errors import LocaleNotFoundError

_ALIASES = {
    # Macrolanguages and deprecated codes that systems still report.
    "no": "nb-NO",
    "iw": "he-IL",
    "in": "id-ID",
    # Regions and scripts that do not use the writing of the primary dialect.
    "zh-hant": "zh-TW",
    "zh-hk": "zh-TW",
    "zh-mo": "zh-TW",
}
_SUGGESTED = 3
_LIKE = 0.6
"""The likeness, from 0 to 1, below which a tag is not suggested."""


class LocaleInfo(NamedTuple):
    """A locale: its tag, its name in its own language and in English, and whether it is the
    primary one, to which the language code alone (``de``) refers."""

    tag: str
    name: str
    english_name: str
    primary: bool


@lru_cache(maxsize=1)
def data_folder() -> str:
    """The folder of citeproc-py's schema and locales (``citeproc.DATA_PATH``)."""
    from importlib.util import find_spec

    spec = find_spec("citeproc")
    if spec is None or not spec.submodule_search_locations:
        raise LocaleNotFoundError("the package citeproc-py is not installed")
    return os.path.join(next(iter(spec.submodule_search_locations)), "data")


def resolve_locale(tag: str) -> str:
    """The locale for a tag, such as ``de-DE`` for ``de``, ``de_de`` or ``de-LU``.

    Case is ignored, as is an encoding after a dot (``de_AT.UTF-8``), and ``_`` can be used
    for ``-``. Raises LocaleNotFoundError, with similar tags, if there is no locale for the
    language.
    """
    wanted = tag.strip().partition(".")[0].partition("@")[0].replace("_", "-").lower()
    by_lower = {known.lower(): known for known in _tags()}
    for candidate in _shorter_and_shorter(wanted):
        if candidate in by_lower:
            return by_lower[candidate]
        if candidate in _ALIASES:
            return _ALIASES[candidate]
        primary = _primary().get(candidate)
        if primary is not None:
            return primary
        longer = [known for known in by_lower if known.startswith(candidate + "-")]
        if "-" in candidate and longer:
            return by_lower[min(longer)]
    raise _not_found(tag)


def list_locales() -> list[LocaleInfo]:
    """All locales of citeproc-py, sorted by tag."""
    names = _table()["language-names"]
    primary = set(_primary().values())
    unnamed = ["", ""]
    return [
        LocaleInfo(tag, own, english, tag in primary)
        for tag in _tags()
        for own, english in [names.get(tag, unnamed)]
    ]


def _shorter_and_shorter(tag: str) -> list[str]:
    parts = tag.split("-")
    return ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]


def _not_found(tag: str) -> LocaleNotFoundError:
    near = _near(tag)
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    return LocaleNotFoundError(
        f"there is no locale “{tag}”{hint} (--list-locales shows all)", tuple(near)
    )


def _near(tag: str) -> list[str]:
    """The tags most similar to ``tag``, by tag or by name of the language."""
    from difflib import SequenceMatcher

    wanted = tag.strip().replace("_", "-").lower()
    scored = []
    for info in list_locales():
        language_names = [name.partition(" (")[0].lower() for name in info[1:3]]
        words = [info.tag.lower(), info.tag.partition("-")[0].lower(), *language_names]
        likeness = max(SequenceMatcher(None, wanted, word).ratio() for word in words if word)
        scored.append((-likeness, not info.primary, info.tag))
    near = [known for likeness, _secondary, known in sorted(scored) if -likeness >= _LIKE]
    return near[:_SUGGESTED]


@lru_cache(maxsize=1)
def _tags() -> tuple[str, ...]:
    names = os.listdir(os.path.join(data_folder(), "locales"))
    return tuple(
        sorted(
            name[len("locales-") : -len(".xml")]
            for name in names
            if name.startswith("locales-") and name.endswith(".xml")
        )
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    path = os.path.join(data_folder(), "locales", "locales.json")
    with open(path, encoding="utf-8") as file:
        table: dict[str, Any] = json.load(file)
    return table


def _primary() -> dict[str, str]:
    primary: dict[str, str] = _table()["primary-dialects"]
    return primary
