"""What is asked of the editor's desk: by the style, by the format, by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ris2cite.editing.changes import Titles, Wishes

if TYPE_CHECKING:
    from ris2cite.csl.compiling.style import CompiledStyle

_TITLES = ("sentence", "capitals")


def wishes_of_style(style: str | bytes | CompiledStyle, titles: str | None = None) -> Wishes:
    """What a style asks for; ``titles``, where the user gives it, goes before.

    Raises StyleNotFoundError.
    """
    if not isinstance(style, (str, bytes)):
        said = style.declared
    else:
        from ris2cite.csl.library.declared import declared

        said = declared(_xml(style))
    wanted = titles or said.get("titles")
    if wanted not in ("title", *_TITLES):
        wanted = "as-is"
    return Wishes(cast(Titles, wanted), said.get("subtitles") == "capital")


def wishes_of_entries(titles: str | None = None) -> Wishes:
    """What entries of BibTeX ask for: their styles set the case, but not out of capitals."""
    return Wishes(cast(Titles, titles or "capitals"), subtitles=True, references=False)


def _xml(style: str | bytes) -> bytes:
    if isinstance(style, bytes):
        return style
    from ris2cite.csl.library.find import find_style

    return find_style(style).xml
