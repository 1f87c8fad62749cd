"""The settings of editing, by style, format and options."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath
from typing import TYPE_CHECKING, cast

from ris2cite.editing.changes import EditSettings, Journals, Titles

if TYPE_CHECKING:
    from ris2cite.csl.compiling.style import CompiledStyle

_TITLES = ("sentence", "capitals")


def settings_of_style(
    style: str | bytes | PathLike[str] | CompiledStyle,
    titles: str | None = None,
    abbreviate: bool | None = None,
    abbreviations: Iterable[str] = (),
) -> EditSettings:
    """The settings for a style; ``titles`` and ``abbreviate`` override it.

    ``abbreviations`` are files with lists. Raises StyleNotFoundError, and UsageError for a
    list that cannot be read.
    """
    if not isinstance(style, (str, bytes, PathLike)):
        said = style.declared
    else:
        from ris2cite.csl.library.declared import declared

        said = declared(_xml(style))
    wanted = titles or said.get("titles")
    if wanted not in ("title", *_TITLES):
        wanted = "as-is"
    asks = said.get("journals") == "short"
    if abbreviate is None:
        journals: Journals = "short" if asks else "as-is"
    elif abbreviate:
        journals = "short" if asks else "only-short"
    else:
        journals = "full"
    books = said.get("books") if titles is None else None
    settings = EditSettings(
        cast(Titles, wanted),
        books=cast(Titles, books) if books in ("title", *_TITLES) else None,
        subtitles=said.get("subtitles") == "capital",
        particles_in_front=said.get("particles") == "front",
        degrees_in_words=said.get("degrees") == "words",
        publishers_once=said.get("publishers") == "once",
        journals=journals,
    )
    return _with_lists(settings, abbreviations)


def settings_of_entries(
    dialect: str,
    titles: str | None = None,
    abbreviate: bool | None = None,
    abbreviations: Iterable[str] = (),
) -> EditSettings:
    """The settings for BibTeX entries, whose styles convert case, but not from capitals.

    With ``abbreviate``, BibTeX's ``journal`` is the short title; BibLaTeX has a separate
    field for it.
    """
    short: Journals = "short" if dialect == "biblatex" else "only-short"
    settings = EditSettings(cast(Titles, titles or "capitals"), subtitles=True, references=False)
    if abbreviate is not None:
        settings = settings._replace(journals=short if abbreviate else "full")
    return _with_lists(settings, abbreviations)


def _with_lists(settings: EditSettings, abbreviations: Iterable[str]) -> EditSettings:
    if settings.journals not in ("short", "only-short"):
        return settings
    from ris2cite.documents.abbreviations import installed_lists, read_lists

    return settings._replace(abbreviations=read_lists(abbreviations), installed=installed_lists())


def _xml(style: str | bytes | PathLike[str]) -> bytes:
    if isinstance(style, bytes):
        return style
    from ris2cite.csl.library.find import find_style

    return find_style(fspath(style)).xml
