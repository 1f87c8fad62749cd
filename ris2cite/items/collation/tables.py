"""Read the collation tables: the root order, the ideographs, the tailorings."""

from __future__ import annotations

import bisect
import functools
from pathlib import Path
from typing import Final, NamedTuple

from ris2cite.text.pattern import Pattern

ANCHORS: Final = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
"""The ASCII characters with a weight, in root order."""

GAPS: Final = " _-,;:!?.'\"}*\\&%`^+>|~$9abcdefghijklmnopqrstuvwxyz"
"""The ASCII characters that are followed by others before the next ASCII character."""

_CLASS = Pattern(r"[0-9A-F]+|[/~]")
_FIRST_SECOND = 0x80
_SURROGATES = range(0xD800, 0xE000)


def _slots() -> dict[str, str]:
    """ASCII character → weight; ``"a+"`` → first character of weights that follow ``a``."""
    names = [name for char in ANCHORS for name in ((char, char + "+") if char in GAPS else (char,))]
    return {name: chr(number) for number, name in enumerate(names, 1)}


SLOTS: Final = _slots()


class Root(NamedTuple):
    """The root order.

    ``runs`` are ranges of code points, sorted: first, last, first character of the weight,
    rank of the first after its ASCII character. ``alike`` maps characters that share a
    base weight with others to weight, accent number and case number. ``expansions`` sort
    as several characters, ``ignored`` as none; ``marks`` maps accents to their rank.
    """

    runs: list[tuple[int, int, str, int]]
    alike: dict[int, tuple[str, int, int]]
    expansions: dict[int, str]
    ignored: frozenset[int]
    marks: dict[int, int]

    def find(self, code: int) -> tuple[str, int, int] | None:
        """Weight, accent number and case number of a code point, or None without an entry."""
        entry = self.alike.get(code)
        if entry is None:
            place = bisect.bisect_right(self.runs, (code, 0x110000, "", 0)) - 1
            first, last, lead, rank = self.runs[place]
            if place >= 0 and first <= code <= last:
                entry = _weight(lead, rank + code - first), 0, 0
        return entry


class Tailoring(NamedTuple):
    """The differences of a language from the root order.

    ``letters`` maps a letter, or a group of characters that counts as one, to the letter
    that it follows, its rank there (from 1; 0 if it sorts as that letter), and its number
    among those of the same rank. ``scripts`` sort before all other letters.
    """

    letters: dict[str, tuple[str, int, int]]
    upper_first: bool
    scripts: tuple[str, ...]


@functools.cache
def read_root() -> Root:
    """The root order, from ``root.txt``."""
    parts: dict[str, list[str]] = {}
    for line in _lines("root.txt"):
        if line.startswith("["):
            part = parts[line] = []
        else:
            part.append(line)
    runs: list[tuple[int, int, str, int]] = []
    alike: dict[int, tuple[str, int, int]] = {}
    for anchor, row in zip(ANCHORS, parts["[order]"], strict=True):
        head, *following = row.split()
        _add_class(alike, head, SLOTS[anchor])
        rank = 0
        for token in following:
            first, _, last = token.partition("-")
            if first.isalnum():
                runs.append((int(first, 16), int(last or first, 16), SLOTS[anchor + "+"], rank))
                rank += runs[-1][1] - runs[-1][0] + 1
            else:
                _add_class(alike, token, _weight(SLOTS[anchor + "+"], rank))
                rank += 1
    ignored = frozenset(_codes(" ".join(parts["[ignored]"])))
    return Root(
        sorted(runs), alike, _expansions(parts["[expansions]"]), ignored, _marks(parts["[marks]"])
    )


def _expansions(lines: list[str]) -> dict[int, str]:
    pairs = [pair.partition("=") for line in lines for pair in line.split()]
    return {
        int(code, 16): "".join(chr(int(part, 16)) for part in text.split("+"))
        for code, _, text in pairs
    }


def _marks(lines: list[str]) -> dict[int, int]:
    marks: dict[int, int] = {}
    for token in " ".join(lines).split():
        rank = len(marks)
        for code in _codes(token.replace("/", " ")):
            marks[code] = rank if "/" in token else len(marks)
    return marks


def _add_class(alike: dict[int, tuple[str, int, int]], token: str, weight: str) -> None:
    accent = case = 0
    for part in _CLASS.findall(token):
        if part == "/":
            accent, case = accent + 1, 0
        elif part == "~":
            case += 1
        else:
            alike[int(part, 16)] = weight, accent, case


def _weight(lead: str, rank: int) -> str:
    code = rank + _FIRST_SECOND
    return lead + chr(code if code < _SURROGATES.start else code + len(_SURROGATES))


def _codes(text: str) -> list[int]:
    codes: list[int] = []
    for token in text.split():
        first, _, last = token.partition("-")
        codes.extend(range(int(first, 16), int(last or first, 16) + 1))
    return codes


@functools.cache
def read_han() -> dict[int, int]:
    """Code point → rank, for the ideographs of the BMP, from ``han.txt``."""
    return {code: rank for rank, code in enumerate(_codes(" ".join(_lines("han.txt"))))}


@functools.cache
def read_tailorings() -> dict[str, Tailoring]:
    """Language code → tailoring, from ``tailorings.txt``."""
    rules: dict[str, list[list[str]]] = {}
    for line in _lines("tailorings.txt"):
        languages, _, text = line.partition("\t")
        for language in languages.split():
            rules.setdefault(language, []).extend(rule.split() for rule in text.split(";"))
    return {language: _tailoring(parts) for language, parts in rules.items()}


def _tailoring(rules: list[list[str]]) -> Tailoring:
    letters: dict[str, tuple[str, int, int]] = {}
    scripts = []
    for rule in rules:
        if rule[0] == "first":
            scripts.append(rule[1].upper())
        elif rule != ["upper"]:
            _add_rule(letters, rule)
    return Tailoring(letters, ["upper"] in rules, tuple(scripts))


def _add_rule(letters: dict[str, tuple[str, int, int]], rule: list[str]) -> None:
    """Add a rule such as ``["z", "<", "å", "<", "ä", "=", "æ"]``: the letters after z."""
    place = number = 0
    for sign, letter in zip(rule[1::2], rule[2::2], strict=True):
        if sign == "<":
            place, number = place + 1, 0
        else:
            number += 1
        letters[letter] = rule[0], place, number


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
