"""Citation keys: short ASCII names that bibtex, biber and ``\\cite`` all accept.

A key depends only on its own item, so that adding records does not change other keys. If
two items get the same key, letters are appended to the later one. They are derived from
the data of that item, and do not depend on its position in the list.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple
from zlib import crc32

from ris2cite.errors import UsageError
from ris2cite.items.custom import list_in_custom
from ris2cite.items.date import read_date
from ris2cite.items.key_tables import FUNCTION_WORDS, ROMANISED
from ris2cite.markup.tree import INLINE_TAGS
from ris2cite.model import Item
from ris2cite.text.letters import letters_of
from ris2cite.text.pattern import Pattern

SCHEMES: dict[str, str] = {
    "author-year-title": "{author}{year}{title}",
    "author-year": "{author}{year}",
    "author-title": "{author}{title}",
    "id": "{id}",
}
"""Key scheme → its template."""

DEFAULT_SCHEME = "author-year-title"
MAX_LENGTH = 60
"""The maximum length of a key; longer ones are inconvenient to type."""

_GOOD = Pattern(r"[A-Za-z][A-Za-z0-9:._/+-]*")
_POSSIBLE = Pattern(r"[A-Za-z0-9][A-Za-z0-9:._/+&;!?*<>\[\]|@^$`-]{0,249}")
_UNSAFE = Pattern(r"[^A-Za-z0-9:._/+-]+")
_PLACEHOLDER = Pattern(r"\{([A-Za-z]+)(?::([1-9][0-9]?))?\}")
_ELISION = Pattern(r"\b(?:l|d|j|n|s|c|m|t|qu|un|dell?|all?|nell?|sull?|dall?)['’](?=\w)")
_WORD = Pattern(r"[^\W_]+")
_ALNUM = Pattern(r"[a-z0-9]+")
_SYLLABLE = Pattern("[\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3]")
_ROMANISE = str.maketrans(ROMANISED)
_NAME_ROLES = (
    "author", "editor", "director", "composer", "performer", "translator", "compiler",
    "collection-editor", "editorial-director", "container-author", "reviewed-author",
    "interviewer", "illustrator", "producer", "contributor",
)  # fmt: skip
_TITLES = ("title", "title-short", "container-title", "event-title", "collection-title", "genre")
_EDGES = ":._/+-"
_ROOM = MAX_LENGTH - 6  # leaves room for the letters after a clash
_LITERAL_LENGTH = 24
_PART_LENGTH = 30


def is_good_key(text: str) -> bool:
    """Whether an item's own id can be used as its citation key.

    It must start with a letter, contain only ASCII letters, digits and ``: . _ / + -``,
    and have at most 60 characters.
    """
    return len(text) <= MAX_LENGTH and _GOOD.fullmatch(text) is not None


def is_possible_key(text: str) -> bool:
    """Whether bibtex and biber accept the key.

    Unlike a good key, it may start with a digit, be long, and contain ``&``, as those of
    astronomers do (``2004A&A...424..927C``), and other signs that end neither a key nor a cite.
    """
    return _POSSIBLE.fullmatch(text) is not None


class Proposal(NamedTuple):
    """The key of an item before clashes are resolved. ``by_default`` means that the scheme
    gave nothing, and the item's own id or the default scheme was used."""

    key: str
    by_default: bool


class KeyAssigner:
    """Assigns unique citation keys.

    ``scheme`` is a name in ``SCHEMES`` or a template such as ``{author}_{year}_{title:3}``,
    and applies to all items. Without it, an item keeps its ``citation-key`` or ``id`` if
    ``is_key`` accepts that, and gets a key by the default scheme otherwise. Raises
    UsageError for an invalid scheme.
    """

    def __init__(
        self, scheme: str | None = None, is_key: Callable[[str], bool] = is_good_key
    ) -> None:
        self._keeps_own = scheme is None
        self._is_key = is_key
        self._parts = _compile(DEFAULT_SCHEME if scheme is None else scheme)
        self._default = self._parts if scheme is None else _compile(DEFAULT_SCHEME)
        self._taken: set[str] = set()
        self._letters: dict[str, int] = {}

    def assign(self, item: Item) -> str:
        """A key for the item, unique even if case is ignored."""
        return self.take(self.propose(item).key, item)

    def propose(self, item: Item) -> Proposal:
        """The key by the scheme, which may be taken already."""
        own = self._own_key(item) if self._keeps_own else ""
        if own:
            return Proposal(own, by_default=False)
        key = _fill(self._parts, item)
        if key:
            return Proposal(key, by_default=False)
        return Proposal(_fill(self._default, item) or "anon", by_default=not self._keeps_own)

    def take(self, key: str, item: Item, data: str | None = None) -> str:
        """The key, with letters derived from the item's data appended if it is taken.

        ``data`` is the ``data_text`` of the item, if that is known already.
        """
        if self.reserve(key):
            return key
        key = f"{key[:_ROOM]}-{_fingerprint(data_text(item) if data is None else data)}"
        folded = key.lower()
        if self.reserve(key):
            return key
        # An exact copy of an earlier item also gets the same letters: append a count.
        number = self._letters.get(folded, 0)
        while not self.reserve(key + letters_of(number)):
            number += 1
        self._letters[folded] = number + 1
        return key + letters_of(number)

    def reserve(self, key: str) -> bool:
        """Mark a key as taken; False if it is taken already."""
        folded = key.lower()
        if folded in self._taken:
            return False
        self._taken.add(folded)
        return True

    def _own_key(self, item: Item) -> str:
        for name in ("id", "citation-key"):
            value = item.get(name)
            if isinstance(value, str) and self._is_key(value):
                return value
        return ""


_DATA = (
    "title", "author", "editor", "issued", "container-title", "volume", "issue", "page", "number",
    "DOI", "URL", "ISBN", "genre", "publisher",
)  # fmt: skip
"""The variables that distinguish one work from another."""


def data_text(item: Item) -> str:
    """The data that distinguishes an item from others, as one text."""
    return _ENCODER.encode([item.get(variable) for variable in _DATA]).casefold()


_ENCODER = json.JSONEncoder(sort_keys=True, default=str)


def _fingerprint(data: str) -> str:
    """Three letters derived from the data of an item."""
    number = crc32(data.encode())
    return "".join(chr(97 + number // 26**place % 26) for place in range(3))


# Templates ------------------------------------------------------------------

_Part = str | Callable[[Item], str]


def _compile(scheme: str) -> list[_Part]:
    """The template of a scheme as literal strings and functions from item to text."""
    template = SCHEMES.get(scheme, scheme)
    if "{" not in template:
        known = ", ".join(SCHEMES)
        raise UsageError(
            f"unknown key scheme “{scheme}”; use one of {known}, or a template of "
            f"{', '.join(f'{{{name}}}' for name in _FIELDS)}"
        )
    parts: list[_Part] = []
    position = 0
    for match in _PLACEHOLDER.finditer(template):
        parts.append(_literal(template[position : match.start()], scheme))
        parts.append(_placeholder(match[1], int(match[2] or 0), scheme))
        position = match.end()
    parts.append(_literal(template[position:], scheme))
    return [part for part in parts if part != ""]


def _literal(text: str, scheme: str) -> str:
    unsafe = _UNSAFE.search(text)
    if unsafe and set(unsafe[0]) & set("{}"):
        known = ", ".join(_FIELDS)
        raise UsageError(
            f"“{text.strip()}” is not a part of a citation key (in “{scheme}”): write {{part}} or "
            f"{{part:number}} with a part of {known}"
        )
    if unsafe:
        raise UsageError(f"“{unsafe[0]}” is not allowed in citation keys (in “{scheme}”)")
    return text


def _placeholder(name: str, count: int, scheme: str) -> Callable[[Item], str]:
    """The function that fills in ``{name:count}``; a capital first letter capitalises."""
    field = _FIELDS.get(name.lower())
    if field is None:
        known = ", ".join(_FIELDS)
        raise UsageError(
            f"“{{{name}}}” is not a part of a citation key (in “{scheme}”); use {known}"
        )
    if name.isupper():
        return lambda item: field(item, count).upper()
    if name[0].isupper():
        return lambda item: _capitalise(field(item, count))
    return lambda item: field(item, count)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill(parts: list[_Part], item: Item) -> str:
    """The template filled in, or "" if the item has none of the values."""
    key = ""
    said = False
    for part in parts:
        if isinstance(part, str):
            key += part
        else:
            value = part(item)
            key += value
            said = said or value != ""
    return key[:_ROOM].strip(_EDGES) if said else ""


# The parts of a key ---------------------------------------------------------


def _author(item: Item, count: int) -> str:
    """The family name of the first person, or the first words of an organisation."""
    name = next(_names(item), None)
    spelt = (_spell_name(name) if name else "") or "anon"
    if spelt[0].isdigit():  # the 3M Company: keys start with a letter
        spelt = f"k{spelt}"
    return spelt[: count or _PART_LENGTH]


def _authors(item: Item, count: int) -> str:
    """The family names of the first ``count`` persons (default 3), joined."""
    names = islice(_names(item), count or 3)
    return "".join(map(_spell_name, names))[:MAX_LENGTH] or "anon"


def _year(item: Item, count: int) -> str:
    """The year in four digits (two with ``{year:2}``), or ``nd`` without a date."""
    date = read_date(item.get("issued"))
    year = str(date.start.year or "") if date is not None else ""
    if not year and date is not None:
        found = re.search(r"(?<!\d)\d{4}(?!\d)", date.literal, re.ASCII)
        year = found[0] if found else ""
    year = year.replace("-", "bc")
    return (year[-count:] if count else year[:8]) or "nd"


def _title(item: Item, count: int) -> str:
    """The first ``count`` words (default 1) of the title that are not function words."""
    for variable in _TITLES:
        text = item.get(variable)
        if isinstance(text, str) and text.strip():
            return _first_words(text, count or 1)
    return ""


def _container(item: Item, count: int) -> str:
    text = item.get("container-title-short") or item.get("container-title")
    return _first_words(text, count or 1) if isinstance(text, str) else ""


def _own_id(item: Item, count: int) -> str:
    """The item's own id without invalid characters; it may start with a digit."""
    own = item.get("id")
    if own is None:
        own = next(iter(list_in_custom(item, "ris", "ID")), None)
    text = str(own) if isinstance(own, (str, int)) else ""
    cleaned = _UNSAFE.sub("", unicodedata.normalize("NFKD", text))
    return cleaned[: count or MAX_LENGTH].strip(_EDGES)


def _variable(name: str) -> Callable[[Item, int], str]:
    def value(item: Item, count: int) -> str:
        text = item.get(name)
        cleaned = _spell(str(text)) if isinstance(text, (str, int)) else ""
        return cleaned[: count or _PART_LENGTH]

    return value


def _doi(item: Item, count: int) -> str:
    """The DOI in lower case, without characters that are invalid in keys."""
    text = item.get("DOI")
    cleaned = _UNSAFE.sub("", text.lower()) if isinstance(text, str) else ""
    return cleaned[: count or MAX_LENGTH].strip(_EDGES)


_FIELDS: dict[str, Callable[[Item, int], str]] = {
    "author": _author,
    "authors": _authors,
    "year": _year,
    "title": _title,
    "container": _container,
    "id": _own_id,
    "type": _variable("type"),
    "volume": _variable("volume"),
    "issue": _variable("issue"),
    "page": _variable("page"),
    "number": _variable("number"),
    "doi": _doi,
}


def _names(item: Item) -> Iterator[dict[str, Any]]:
    """The names of the first role that the item has."""
    for role in _NAME_ROLES:
        names = item.get(role)
        if not isinstance(names, list):
            continue
        found = False
        for name in names:
            if isinstance(name, dict) and (
                name.get("family") or name.get("literal") or name.get("given")
            ):
                found = True
                yield name
        if found:
            return


def _spell_name(name: dict[str, Any]) -> str:
    family = name.get("family")
    if family:
        return _spell(f"{name.get('non-dropping-particle') or ''}{family}")[:_PART_LENGTH]
    literal = name.get("literal")
    if not literal:
        return _spell(str(name.get("given")))[:_PART_LENGTH]
    return _first_words(str(literal), 9, _LITERAL_LENGTH)


def _first_words(text: str, count: int, length: int = _PART_LENGTH) -> str:
    """The first significant words in ASCII, joined, as far as they fit into ``length``."""
    plain = text[:300].lower()
    if "<" in plain:
        plain = INLINE_TAGS.sub("", plain)
    if "'" in plain or "’" in plain:
        plain = _ELISION.sub("", plain).replace("'", "").replace("’", "")
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    if count == 1:  # the usual case: no need to spell more than the first few words
        for match in _WORD.finditer(plain):
            if match[0] not in FUNCTION_WORDS:
                return _spell(match[0])[:length]
    words = _WORD.findall(plain)
    significant = [word for word in words if word not in FUNCTION_WORDS] or words
    key = ""
    for word in significant[:count]:
        spelt = _spell(word)
        if key and len(key) + len(spelt) > length:
            break
        key += spelt
    return key[:length]


def _spell(text: str) -> str:
    """The text in lower-case ASCII letters and digits.

    Text in a script that cannot be romanised by letters (Chinese, for example) becomes a
    short checksum, which is at least stable.
    """
    text = text[:300].lower()
    if not text.isascii():
        text = _romanise(text)
    return text if text.isalnum() else "".join(_ALNUM.findall(text))


def _spell_syllable(match: re.Match[str]) -> str:
    """A Korean or Japanese syllable, spelt as in its Unicode name (HANGUL SYLLABLE GIM)."""
    return unicodedata.name(match[0], "").rpartition(" ")[2].lower()


@lru_cache(maxsize=4096)
def _romanise(text: str) -> str:
    text = text.replace("ου", "ou").replace("ού", "ou")
    apart = unicodedata.normalize("NFKD", text.translate(_ROMANISE))
    if max(apart, default="") > "\u10ff":  # jamo, of which NFC makes syllables, and kana
        apart = _SYLLABLE.sub(_spell_syllable, unicodedata.normalize("NFC", apart))
        apart = unicodedata.normalize("NFKD", apart)
    ascii_text = re.sub(r"[^a-z0-9]+", "", apart.lower().translate(_ROMANISE))
    if ascii_text or not re.search(r"\w", text):
        return ascii_text
    return f"x{crc32(unicodedata.normalize('NFC', text).encode('utf-8', 'replace')):08x}"[:7]
