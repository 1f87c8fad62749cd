"""Removing repetitions: a publisher or site that is also the author, a container that is
also the title.

See APA 9.24 (publishers) and 10.16 (sites), and CMOS 18, 14.104.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ris2cite.editing.changes import Change
from ris2cite.editing.volumes import without_volume
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern


def without_repeats(item: Item, publishers_once: bool) -> Iterator[Change]:
    """Yield the changes that remove repetitions.

    Publishers that are also the author are only removed with ``publishers_once``, because
    CMOS, the AMA Manual, Citing Medicine and Cite Them Right repeat them.
    """
    author = _body(item.get("author"))
    container, publisher = item.get("container-title"), item.get("publisher")
    title = item.get("title")
    if publishers_once and isinstance(publisher, str) and _same(publisher, author):
        yield Change("repeated", "publisher", publisher, "")
    if not isinstance(container, str) or not container:
        return
    series = item.get("collection-title")
    if isinstance(series, str) and _same(series, without_volume(item)[0]):
        yield Change("repeated", "collection-title", series, "")
    event = item.get("event-title")
    if isinstance(event, str) and event and _is_named_in(event, container):
        yield Change("repeated", "event-title", event, "")
    if _same(container, title) or (item.get("type") in _PAGES and _same(container, author)):
        yield Change("repeated", "container-title", container, "")


_WORDS = Pattern(r"[^\W_]+")

_MARKS = 12
"""The number of characters by which articles and punctuation may lengthen a name."""

_PAGES = frozenset("webpage post post-weblog document report dataset software".split())


def _body(names: Any) -> str:
    """The only author, if it is an organisation, or ""."""
    if isinstance(names, list) and len(names) == 1 and isinstance(names[0], dict):
        return str(names[0].get("literal") or "")
    return ""


def _same(one: Any, other: Any) -> bool:
    if not isinstance(one, str) or not isinstance(other, str) or not other:
        return False
    if abs(len(one) - len(other)) > _MARKS:
        return False  # before every character is looked at
    return _folded(one) == _folded(other)


_OF_MEETINGS = frozenset("a an and conference for in international of on the".split())


def _is_named_in(event: str, container: str) -> bool:
    """Whether the proceedings have every word of the name of the meeting, but for its number."""
    name, proceedings = _folded(event), _folded(container)
    if name in proceedings:
        return True
    words = {word for word in name.split() if word not in _OF_MEETINGS and not word[0].isdigit()}
    return words <= set(proceedings.split())


def _folded(text: str) -> str:
    words = _WORDS.findall(text.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)
