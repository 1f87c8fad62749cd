"""Sort keys for the alphabetical order of a language, the same on every machine.

The order is that of the Unicode Collation Algorithm with the CLDR root table: white
space, punctuation, symbols and digits sort before letters. Base letters are compared
first, then accents, then case. ``tailorings.txt`` has the languages that differ from the
root (Swedish å after z, Czech ch after h).

A key is made by translating characters to weights. ASCII characters have weights below
128, so that ASCII text takes a single ``str.translate``; characters that sort between two
of them have weights of two characters, the first of which is ASCII. ``root.txt`` is read
(in about 3 ms) only for a character that is neither ASCII nor an ASCII letter with accents,
and ``han.txt`` only for an ideograph.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from ris2cite.errors import UsageError
from ris2cite.items.collation.tables import SLOTS, Tailoring, read_han, read_root, read_tailorings
from ris2cite.text.pattern import Pattern

SortKey: TypeAlias = tuple[str, str, str]
"""Three strings to compare in turn: base letters, accents, case."""

_FIRST_SYMBOL: Final = SLOTS["`"]
"""White space and punctuation, which can be ignored, have smaller weights than symbols."""

_AFTER = "\U0010ffff"
"""Appended to a letter's weight for letters that a language sorts directly after it."""

_BLANK = SLOTS["|"]
"""The weight of a space between words if punctuation is ignored: less than any letter."""

_BEFORE_LETTERS = SLOTS["9+"] + _AFTER

_UNKNOWN = "\x7f"
_COMMON = " "
_COMPATIBLE = "\x7f"
_FIRST_VARIANT = 0x40
_FIRST_ACCENT = 0x100
_CONTRACTIONS = 0xE000
_COMMON_MARKS = range(0x300, 0x363)
_IGNORED_CATEGORIES = frozenset(["Mn", "Mc", "Me", "Cf", "Cc"])
_DIGITS = Pattern(r"\d+")
_LEADING_VOWEL = Pattern("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")


def sort_key(text: str, language: str | None = None) -> SortKey:
    """The key that sorts ``text`` like a dictionary of ``language`` (a BCP 47 tag).

    The order is word by word: a space sorts before letters. Only keys of the same
    language can be compared.
    """
    order = _order(_base(language))
    if text.isascii() and order.contraction is None:
        cased = text if order.upper_first else text.swapcase()
        return text.translate(order.primary), "", cased
    text = order.prepare(text)
    return (
        text.translate(order.primary),
        text.translate(order.accents).rstrip(_COMMON),
        text.translate(order.cases),
    )


def reference_key(text: str, language: str | None = None) -> str:
    """The key for sorting references in ``language`` (a BCP 47 tag).

    The order is word by word, by base letters only, and by the values of numbers.
    Punctuation and no-break spaces are ignored; a tab sorts before a space. Texts that
    differ only in accents or case are equal, so that the next sort key of the style decides,
    as in citeproc-js.
    """
    order = _order(_base(language))
    if not text.isascii() or order.contraction is not None:
        text = order.prepare(text)
    if _DIGITS.search(text) is None:
        return text.translate(order.reference)
    parts = _DIGITS.split(text)
    numbers = [_number(digits) for digits in _DIGITS.findall(text)]
    words = [part.translate(order.reference) for part in parts]
    return words[0] + "".join([n + word for n, word in zip(numbers, words[1:], strict=True)])


def icu_collator(language: str | None = None) -> Callable[[str], Any]:
    """ICU's function from text to sort key, for orders that take large tables (such as
    Chinese by pinyin). Raises UsageError if PyICU is not installed."""
    try:
        from icu import Collator, Locale
    except ImportError as error:
        hint = 'pip install "ris2cite[icu]"'
        needs = "it is built from source, with a C++ compiler, pkg-config and ICU's headers"
        raise UsageError(f"sorting with ICU needs PyICU ({hint}): {error}; {needs}") from error
    key: Callable[[str], Any] = Collator.createInstance(Locale(language or "")).getSortKey
    return key


def _number(digits: str) -> str:
    """A run of digits, preceded by its length so that it sorts by value."""
    plain = "".join([str(unicodedata.decimal(digit)) for digit in digits]).lstrip("0")
    return f"{SLOTS['0']}{chr(min(0x20 + len(plain), 0x7E))}{plain}"


def _base(language: str | None) -> str:
    """The language subtag in lower case (``nb`` for ``nb-NO``), or "" if there is none."""
    return re.split("[-_]", language, maxsplit=1)[0].lower() if language else ""


class _Weights(dict[int, str]):
    """Code point → weight, for ``str.translate``; computed on first use."""

    def __init__(self, weigh: Callable[[str], str]) -> None:
        super().__init__()
        self.weigh = weigh

    def __missing__(self, code: int) -> str:
        try:
            weight = self[code] = self.weigh(chr(code))
        except LookupError as error:  # str.translate would leave the character unchanged
            raise RuntimeError(f"no weight for U+{code:04X}") from error
        return weight


class _Order(NamedTuple):
    """The weights of a language; ``contraction`` matches letters of several characters."""

    primary: _Weights
    accents: _Weights
    cases: _Weights
    reference: _Weights
    contraction: re.Pattern[str] | None
    contractions: dict[str, str]
    upper_first: bool

    def prepare(self, text: str) -> str:
        """The text in NFC, with each letter of several characters replaced by one."""
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            text = _LEADING_VOWEL.sub(r"\2\1", text)
        if self.contraction is not None:
            text = self.contraction.sub(lambda match: self.contractions[match[0]], text)
        return text


@functools.cache
def _order(language: str) -> _Order:
    tailoring = read_tailorings().get(language, _ROOT)
    scale = _Scale(tailoring)
    return _Order(
        _Weights(scale.primary),
        _Weights(scale.accents),
        _Weights(scale.cases),
        _Weights(scale.reference),
        scale.contraction(),
        scale.contractions,
        tailoring.upper_first,
    )


_ROOT = Tailoring({}, False, ())


class _Scale:
    """Computes the weights of characters in one language."""

    def __init__(self, tailoring: Tailoring) -> None:
        self.upper_first = tailoring.upper_first
        self.scripts = tailoring.scripts
        self.letters: dict[str, tuple[str, int, int]] = {}
        self.contractions: dict[str, str] = {}
        for letter, entry in tailoring.letters.items():
            for form in dict.fromkeys((letter, _capital(letter), letter.upper())):
                if len(form) == 1:
                    self.letters[form] = entry
                else:
                    char = chr(_CONTRACTIONS + len(self.contractions))
                    self.contractions[form] = char
                    self.letters[char] = entry
        if "ı" in tailoring.letters:
            self.letters["I"] = self.letters.pop("ı")
            self.letters["ı"] = self.letters["I"]
            self.letters["İ"] = "i", 0, 0
        self.forms = {char: form for form, char in self.contractions.items()}

    def contraction(self) -> re.Pattern[str] | None:
        """A pattern for letters of several characters, longest first."""
        forms = sorted(self.contractions, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, forms))) if forms else None

    def primary(self, char: str) -> str:
        """The weight of the base letter or letters, or "" if the character is ignored."""
        if char in self.letters:
            anchor, place, _ = self.letters[char]
            weight = "".join([self.primary(part) for part in anchor])
            return weight + (_AFTER + chr(place) if place else "")
        if char.isascii():
            return SLOTS.get(char.lower(), SLOTS[" "] if char.isspace() else "")
        if ord(char) in _COMMON_MARKS:
            return ""
        decomposed = self.decompose(char)
        if decomposed is None and (entry := read_root().find(ord(char))):
            return self.rank_script(char) + entry[0]
        if decomposed is None:
            decomposed = _expand(char)
        if decomposed != char:
            return "".join([self.primary(part) for part in decomposed])
        weight = _other_weight(char)
        return self.rank_script(char) + weight if weight else ""

    def rank_script(self, char: str) -> str:
        """The prefix that sorts a letter before ``a`` if its script comes first."""
        script = unicodedata.name(char, "").partition(" ")[0] if self.scripts else ""
        if script not in self.scripts or unicodedata.category(char)[0] not in "LM":
            return ""
        return _BEFORE_LETTERS + chr(self.scripts.index(script) + 1)

    def decompose(self, char: str) -> str | None:
        """The letter and its accents if the letter is of this language or ASCII, else None."""
        decomposed = unicodedata.normalize("NFD", char)
        base, marks = decomposed[0], list(decomposed[1:])
        if not marks:
            return None
        for mark in marks:
            letter = unicodedata.normalize("NFC", base + mark)
            if letter in self.letters:
                marks.remove(mark)
                return letter + "".join(marks)
        plain = base.isascii() and all(ord(mark) in _COMMON_MARKS for mark in marks)
        return decomposed if plain else None

    def reference(self, char: str) -> str:
        """The same as ``primary``, but "" for punctuation and all spaces except U+0020 and tabs."""
        if char in " \t":
            return _BLANK if char == " " else SLOTS[" "]
        category = unicodedata.category(char)
        if category[0] in "ZP" and char not in self.letters:
            return ""
        weight = self.primary(char)
        return weight if weight >= _FIRST_SYMBOL else ""

    def accents(self, char: str) -> str:
        """One character for each base letter and each accent."""
        if char in self.letters:
            number = self.letters[char][2]
            return chr(_FIRST_VARIANT + number) if number else _COMMON
        if char.isascii():
            return _COMMON if self.primary(char) else ""
        decomposed = self.decompose(char)
        if decomposed is None and (entry := read_root().find(ord(char))):
            return chr(_FIRST_VARIANT + entry[1]) if entry[1] else _COMMON
        if decomposed is None:
            decomposed = _expand(char)
        if decomposed != char:
            return "".join([self.accents(part) for part in decomposed])
        rank = read_root().marks.get(ord(char))
        if rank is not None:
            return chr(_FIRST_ACCENT + rank)
        return _COMMON if _other_weight(char) else ""

    def cases(self, char: str) -> str:
        """One character for each base letter: lower case first, unless the language differs."""
        form = self.forms.get(char, char)
        if form.isascii():
            return form if self.upper_first else form.swapcase()
        root = read_root()
        small = char.lower() if len(char.lower()) == 1 else char
        if char not in self.letters and (expansion := root.expansions.get(ord(small))):
            parts = expansion if small == char else expansion.upper()
            return "".join([self.cases(part) + _COMPATIBLE for part in parts])
        entry = root.find(ord(char)) if len(form) == 1 else None
        if entry is not None and entry[2]:
            return chr(ord("A") + entry[2])
        if not self.primary(char):
            return ""
        bases = [part for part in unicodedata.normalize("NFKD", char) if self.primary(part)]
        compatible = _COMPATIBLE if unicodedata.normalize("NFD", char)[0] != bases[0] else ""
        signs = [part if part.isascii() else "A" if part.isupper() else "a" for part in bases]
        text = "".join([sign + compatible for sign in signs])
        return text if self.upper_first else text.swapcase()


def _capital(letter: str) -> str:
    return letter[0].upper() + letter[1:]


def _expand(char: str) -> str:
    """The case-folded compatibility decomposition, or the expansion in the root table."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return read_root().expansions.get(ord(char), folded)


def _other_weight(char: str) -> str:
    """The weight of an ideograph or a character without an entry; "" if it is ignored."""
    code = ord(char)
    if 0x4E00 <= code <= 0x9FFF or 0xFA0E <= code <= 0xFA29:
        rank = read_han().get(code)
        if rank is not None:
            return f"{_UNKNOWN}{chr(0x10000 + rank)}"
    if unicodedata.category(char) in _IGNORED_CATEGORIES or code in read_root().ignored:
        return ""
    ideograph = 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF
    return f"{_UNKNOWN}{chr(0x20000 if ideograph else 0x30000)}{char}"
