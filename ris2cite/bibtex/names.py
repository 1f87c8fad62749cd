"""CSL names → BibTeX's ``von Last, Jr, First``.

BibTeX takes a name apart at commas, at the word *and*, and at the case of its
words; braces around a part keep it whole (btxdoc, section 4).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..markup.latex import clean

Escape = Callable[[str], str]

_SPLITS = re.compile(r",|=|\band\b", re.IGNORECASE)
_TOKEN = re.compile(r"[\s~-]+")
_BARE_COMMAND = re.compile(r"(\\text[a-z]+)\{\}")
_OTHERS = frozenset({"others", "et al", "et al.", "and others", "u.a.", "et. al."})


def format_names(names: list[Any], escape: Escape, *, others: bool = False) -> str:
    """The names joined with *and*; "" where there is none.

    ``others`` says that the list goes on: it ends in ``and others``.
    """
    written: list[str] = []
    for name in names:
        if not isinstance(name, dict):
            continue
        if _is_others(name):
            others = True
            continue
        text = _format_name({part: clean(str(value)) for part, value in name.items()}, escape)
        if text:
            written.append(text)
    if written and others:
        written.append("others")
    joined = " and ".join(written)
    # A command outside braces would be lost by styles that abbreviate.
    return _BARE_COMMAND.sub(r"{\1}", joined) if "\\text" in joined else joined


def _is_others(name: dict[str, Any]) -> bool:
    only = name.get("literal") or (not name.get("given") and name.get("family"))
    return isinstance(only, str) and only.strip().lower() in _OTHERS


def _format_name(name: dict[str, str], escape: Escape) -> str:
    family = name.get("family", "")
    given = name.get("given", "")
    suffix = name.get("suffix", "")
    if not family:
        whole = name.get("literal") or " ".join(filter(None, (given, suffix)))
        return f"{{{escape(whole)}}}" if whole else ""
    von = _join(name.get("dropping-particle", ""), name.get("non-dropping-particle", ""))
    if not given:
        return _format_single(_join(_join(von, family), suffix), escape)
    last = _format_last(von, family, escape)
    parts = [last, *([_keep_whole(suffix, escape)] if suffix else []), _keep_whole(given, escape)]
    written = ", ".join(parts)
    # Biber counts commas even within braces, and skips the whole entry at the third.
    return written if written.count(",") < 3 else f"{{{written}}}"


def _join(particle: str, family: str) -> str:
    """Particle and family, with a space unless the particle ends in an apostrophe or hyphen."""
    if not particle or not family:
        return particle or family
    return particle + family if particle[-1] in "'’-‐" else f"{particle} {family}"


def _format_single(name: str, escape: Escape) -> str:
    """A name that has one part only: one word as it is, several in braces."""
    plain = not re.search(r"[\s~]", name) and not _SPLITS.search(name)
    return escape(name) if plain else f"{{{escape(name)}}}"


def _keep_whole(part: str, escape: Escape) -> str:
    return f"{{{escape(part)}}}" if _SPLITS.search(part) else escape(part)


def _format_last(von: str, family: str, escape: Escape) -> str:
    """Particles and family name, such that BibTeX finds the border between them."""
    if _SPLITS.search(family) or _SPLITS.search(von):
        return f"{{{escape(_join(von, family))}}}"
    if von:
        last = escape(family)
        if _has_lower_word(family) or (" " in family.strip() and _is_lower(family)):
            last = f"{{{last}}}"
        return _join_escaped(von, last, escape)
    if not _has_lower_word(family):
        return escape(family)
    words = family.split(" ")
    border = 0
    while border < len(words) - 1 and _is_lower(words[border]):
        border += 1
    rest = " ".join(words[border:])
    if not border:
        return f"{{{escape(family)}}}"
    last = f"{{{escape(rest)}}}" if _has_lower_word(rest) else escape(rest)
    return f"{escape(' '.join(words[:border]))} {last}"


def _join_escaped(von: str, last: str, escape: Escape) -> str:
    space = "" if von[-1] in "'’-‐" else " "
    return f"{escape(von)}{space}{last}"


def _has_lower_word(text: str) -> bool:
    """Whether a word before the last starts with a small letter, as a particle does."""
    return any(map(_is_lower, _TOKEN.split(text)[:-1]))


def _is_lower(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    return first.islower()
