"""Splitting a title into words, without markup."""

from __future__ import annotations

from collections.abc import Iterator

from ris2cite.text.pattern import Pattern

_WORD = Pattern(r"([^\W_]+(?:['’.&][^\W_]+)*)")
"""A word; hyphens separate words, apostrophes and full stops inside do not."""

_TAG = Pattern(r"<(/)?(i|b|sub|sup|sc|span)\b([^<>]*)>")
_SHIELD = Pattern(r"nocase|nodecor|small-caps")
_BESIDE_INDEX = Pattern(r"</sub> ?\w\w?\b|\b\w\w? ?<sub>")
"""A chemical symbol next to a subscript: ``In<sub>0.5</sub>Ga``."""

_HYPHENS = frozenset("-‐‑")
_TIES = frozenset("-‐‑–/+&·*=)]")


class Word:
    """A word of a title: its position, and its form in sentence case."""

    __slots__ = ("before", "end", "fixed", "form", "glued", "low", "start", "text", "tied")

    def __init__(
        self, start: int, end: int, text: str, before: str, fixed: bool, glued: bool, tied: bool
    ) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.before = before
        """What stands between it and the previous word, with markup."""
        self.low = text.lower()
        self.form = text
        self.fixed = fixed
        """Whether markup protects it from changes."""
        self.glued = glued
        """Whether a hyphen joins it to the previous word."""
        self.tied = tied
        """Whether it follows a hyphen, a slash or the like."""


def words_of(title: str) -> list[Word]:
    """The words of a title, without markup."""
    if "<" in title:
        return list(_words_in_markup(title))
    words: list[Word] = []
    pieces = _WORD.split(title)  # 10 to 20% faster than matches with their places
    end = 0
    for before, text in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(before)
        end = start + len(text)
        if before == " ":  # most words
            words.append(Word(start, end, text, before, False, False, False))
        else:
            glued = start > len(before) and before in _HYPHENS
            words.append(Word(start, end, text, before, False, glued, before[-1:] in _TIES))
    return words


def _words_in_markup(title: str) -> Iterator[Word]:
    shields = _shielded(title)
    last = 0
    for match in _WORD.finditer(title):
        start, end = match.span()
        stretch = next((free for first, until, free in shields if first <= start < until), None)
        if stretch:
            continue
        beside = end - start <= 2 and _BESIDE_INDEX.search(title, max(0, start - 7), end + 6)
        before = title[last:start]
        fixed = stretch is False or bool(beside)
        glued = last > 0 and before in _HYPHENS
        yield Word(start, end, match[0], before, fixed, glued, before[-1:] in _TIES)
        last = end


def _shielded(title: str) -> list[tuple[int, int, bool]]:
    """The spans whose case must not be changed, and the tags (marked True)."""
    stretches: list[tuple[int, int, bool]] = []
    opened: list[tuple[str, int, bool]] = []
    for match in _TAG.finditer(title):
        stretches.append((*match.span(), True))
        if match[1]:
            while opened:
                name, start, shields = opened.pop()
                if shields:
                    stretches.append((start, match.start(), False))
                if name == match[2]:
                    break
        else:
            shields = match[2] in ("sub", "sup", "sc") or bool(_SHIELD.search(match[3]))
            opened.append((match[2], match.end(), shields))
    return sorted(stretches, key=lambda stretch: not stretch[2])
