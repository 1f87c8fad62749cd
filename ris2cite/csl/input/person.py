"""Names and initials as the processor uses them (CSL 1.0.2, "Name")."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ris2cite.items.particles import split_family, split_given
from ris2cite.text.pattern import Pattern

_LATIN = Pattern(
    r"[-0-9a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    r"\u1e00-\u1fff\u0600-\u06ff\u0218-\u021b]"
)
_SUFFIX = Pattern(r"\s*,(!?)\s*")
_LONGEST = 1000  # longer names are not parsed
_ET_AL = Pattern(r"et\.? al\.?\Z")


class Person:
    """A name; ``literal`` is used for names without parts.

    ``comma_suffix`` means that a comma precedes the suffix. ``romanesque`` is 2 for
    scripts in which the given name comes first, 0 for those that write the family name
    first, without a space, and 1 for a mixture. ``simple`` means that there are only a
    family and perhaps a given name, in a script of the first kind.
    """

    __slots__ = (
        "comma_suffix",
        "dropping",
        "et_al",
        "family",
        "given",
        "literal",
        "non_dropping",
        "romanesque",
        "simple",
        "static",
        "suffix",
    )

    def __init__(self, name: dict[str, Any]) -> None:
        self.literal = self.suffix = self.dropping = self.non_dropping = self.et_al = ""
        self.comma_suffix = self.static = False
        self.family = _text(name.get("family"))
        self.given = _text(name.get("given"))
        if len(name) > 2 or not (self.family and self.given):
            self._read_others(name)
        if self.family and not self.literal and len(self.family) + len(self.given) < _LONGEST:
            self._parse(name.get("parse-names"))
        self.romanesque = self._romanesque()
        self.simple = self.romanesque == 2 and not (
            self.literal or self.suffix or self.dropping or self.non_dropping or self.static
        )

    def _read_others(self, name: dict[str, Any]) -> None:
        """Read everything besides the family and given name."""
        self.literal = _text(name.get("literal"))
        self.suffix = _text(name.get("suffix"))
        self.dropping = _text(name.get("dropping-particle"))
        self.non_dropping = _text(name.get("non-dropping-particle"))
        self.comma_suffix = bool(name.get("comma-suffix"))
        self.static = bool(name.get("static-ordering"))
        if not self.family and self.given and not self.literal:
            self.family, self.given = self.given, ""
        if name.get("isInstitution") and not self.given:
            self.literal, self.family = self.family or self.literal, ""

    def _parse(self, wanted: Any) -> None:
        if self.family[0] == '"' == self.family[-1] and len(self.family) > 2:
            self.family = self.family[1:-1]
            return
        if wanted is not None and not wanted:
            return
        if not self.given or self.non_dropping:
            return
        self.non_dropping, self.family = split_family(self.family)
        if not self.suffix and "," in self.given:
            match = _SUFFIX.search(self.given)
            if match:
                suffix = self.given[match.end() :]
                if _ET_AL.match(suffix):
                    self.et_al = suffix
                else:
                    self.suffix, self.comma_suffix = suffix, bool(match[1])
                self.given = self.given[: match.start()]
        if not self.dropping:
            self.given, self.dropping = split_given(self.given)
        elif _ET_AL.match(self.dropping):
            self.et_al, self.dropping = self.dropping, ""

    def _romanesque(self) -> int:
        if self.family and not _LATIN.search(self.family):
            return 1 if self.given and _LATIN.match(self.given) else 0
        return 2

    def key(self) -> tuple[str, ...]:
        """The parts by which names are compared."""
        return (
            self.literal,
            self.family,
            self.given,
            self.suffix,
            self.dropping,
            self.non_dropping,
        )


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    plain = isinstance(value, (int, float)) and not isinstance(value, bool)
    return written(value) if plain else ""


def written(value: Any) -> str:
    """Any value of a variable as text."""
    try:
        return str(value)
    except ValueError:  # Python refuses to write more than 4,300 decimal digits
        return hex(value) if isinstance(value, int) else type(value).__name__


def persons_of(value: Any) -> list[Person]:
    """The names of a CSL-JSON name variable, without empty ones."""
    if not isinstance(value, list):
        value = [value]
    persons = [
        Person(name if isinstance(name, dict) else {"literal": name})
        for name in value
        if isinstance(name, (dict, str))
    ]
    return [person for person in persons if person.literal or person.family]


# --- initials ------------------------------------------------------------------

_PIECES = Pattern(r"([-\s]*</?(?:i|sc|b|sub|sup|span[^>]*)>[-\s]*|[-\s]+)")
_INITIAL = Pattern(
    r"^([A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370"
    r"\u0372\u0376\u0386\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7"
    r"\u03fd-\u03ff\u1e00-\u1eff])"
    r"([a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff\u1e00-\u1fff]*|)"
    r"(\.)*"
)
_LETTER = Pattern(
    r"^[&a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff"
    r"\u1e00-\u1fff\u0600-\u06ff\u0218-\u021b]"
)
_TRAILING = Pattern(r"[\s\ufeff\u00a0]+\Z")
_HYPHEN = Pattern(r"\s*-\s*")
_BLANKS = Pattern(r"[\t\n\v\f\r ]+")
_GLUED_DOT = Pattern(r"\.(?=[^ ])")
_TAGS = Pattern(r"^(?:<[^>]+>)*")


@lru_cache(maxsize=65536)
def initials(given: str, terminator: str, hyphens: bool, normalize_only: bool) -> str:
    """A given name as initials, or with only its existing initials normalised.

    ``terminator`` is CSL's initialize-with, ``hyphens`` its initialize-with-hyphen.
    "John Ronald" → "J. R."; "Jean-Luc" → "J.-L."; "Ph. M." keeps "Ph.".
    """
    if not given or given in ("Lord", "Lady") or len(given) > _LONGEST:
        return given
    if not _LETTER.match(_TAGS.sub("", given)):
        return given
    given = given.replace("\u2010", "-").replace("\u2011", "-")
    if not hyphens:
        # A lower-case part after a hyphen does not get an initial: Xiao-ming.
        given = re.sub(r"-(?![a-z])", " ", given)
    given = _BLANKS.sub(" ", _HYPHEN.sub("-", given))
    given = re.sub(r"-(?=[a-z])", "–", given)
    given = _GLUED_DOT.sub(". ", given)
    pieces = _PIECES.split(given)
    if len(pieces) == 1:
        tail = re.search(r"[^.]+\Z", given)
        if tail and len(tail[0]) == 1 and tail[0] != tail[0].lower():
            pieces[0] += "."
    text = _normalized(pieces, terminator) if normalize_only else _initialized(pieces, terminator)
    text = _BLANKS.sub(" ", _HYPHEN.sub("-", _TRAILING.sub("", text))).lstrip()
    return re.sub(r"–(?=[a-z])", "-", text)


def _with_tags(separator: str, text: str) -> str:
    """``text`` in place of a separator, keeping the markup in the separator."""
    tags = "".join(re.findall(r"-*<[^>]+>-*", separator))
    if not tags:
        return text
    stripped = text.rstrip()
    return stripped + tags + text[len(stripped) :]


def _initialized(pieces: list[str], terminator: str) -> str:
    last = len(pieces) - 1
    for index in range(0, len(pieces), 2):
        word = pieces[index]
        if not word:
            continue
        match = _INITIAL.match(word)
        if match is None or match[1] != match[1].upper():
            if _LATIN.search(word) and (match is None or not match[3]):
                pieces[index] = " " + word
            continue
        first, rest = match[1], match[2]
        if rest and match[3]:
            first, rest = first + rest, ""
        extra = ""
        if rest:
            capitals = re.match(r"[^a-z\u00df-\u00f6\u00f8-\u00ff]*", rest)
            run = ""
            for char in rest:
                if char != char.upper():
                    break
                run += char
            if capitals is not None and len(run) < len(rest):
                extra = run.lower()
        pieces[index] = first + extra
        if index == last:
            pieces[index] += terminator
        elif "-" in pieces[index + 1]:
            separator = pieces[index + 1].replace("-", "", 1)
            pieces[index + 1] = _with_tags(separator, terminator) + "-"
        else:
            pieces[index + 1] = _with_tags(pieces[index + 1], terminator)
    return "".join(pieces)


def _normalized(pieces: list[str], terminator: str) -> str:
    short: list[bool] = []
    for index, piece in enumerate(pieces):
        bare = _TAGS.sub("", piece)
        if len(bare) > 1 and bare.endswith("."):
            pieces[index] = re.sub(r"^(.*)\.(.*)$", r"\1\2", piece)
            short.append(True)
        else:
            short.append(len(piece) == 1 and piece.upper() == piece)
    last = len(pieces) - 1
    for index in range(0, len(pieces), 2):
        if not short[index]:
            continue
        if index < last - 1:
            separator = "".join(re.findall(r"<[^>]+>", pieces[index + 1])) or pieces[index + 1]
            if not short[index + 2]:
                separator += " "
            if len(pieces[index + 2]) > 1:
                pieces[index + 1] = terminator.removesuffix("\ufeff") + separator
            elif "-" in separator:
                pieces[index + 1] = terminator.rstrip() + "-"
            else:
                pieces[index + 1] = _with_tags(separator, terminator)
        elif index == last:
            pieces[index] += terminator
    return "".join(pieces)
