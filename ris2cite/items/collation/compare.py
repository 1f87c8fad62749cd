"""Sort keys: the order that people expect in their language, on every machine.

The order is that of the Unicode Collation Algorithm with the CLDR root table: white
space, punctuation, symbols and digits come before letters, and among letters base
letters count first, accents second and case last. Languages with an order of their
own (Swedish å after z, Czech ch after h) change it by ``tailorings.txt``.

A key is built by translating characters to weights. ASCII characters have weights
below 128, so that a plain text costs one ``str.translate``; what lies between two of
them in the root order has a weight of two characters, the first of them an ASCII
character too. The table of ``root.txt`` is read (in about 3 ms) only when a
character is met that neither is ASCII nor an ASCII letter with accents, that of
``han.txt`` only for an ideograph.
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
"""What differs in base letters, in accents, in case: three strings to compare in turn."""

_FIRST_SYMBOL: Final = SLOTS["`"]
"""White space and punctuation weigh less: they may be ignored, symbols may not."""

_AFTER = "\U0010ffff"
"""Follows a letter's weight in that of a letter that a language puts right after it."""

_BLANK = SLOTS["|"]
"""What a blank between words weighs where punctuation is ignored: less than any letter."""

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
    """The key that sorts ``text`` as a dictionary of ``language`` (a BCP 47 tag) would.

    Word by word: a blank comes before any letter. Keys of one language compare with
    each other only.
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
    """The key that lists of references are sorted by, in ``language`` (a BCP 47 tag).

    Word by word; base letters only, numbers by their value; punctuation and no-break
    spaces do not count: what is alike but for accents and case leaves the order to the
    style's next sort key. citeproc-js compares in the same way.
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
    """A function from text to sort key that asks ICU, for orders that take a large table
    (Chinese by pinyin, Japanese and Korean by reading). UsageError without PyICU."""
    try:
        from icu import Collator, Locale
    except ImportError as error:
        hint = 'pip install "ris2cite[icu]"'
        needs = "it is built from source, with a C++ compiler, pkg-config and ICU's headers"
        raise UsageError(f"sorting with ICU needs PyICU ({hint}): {error}; {needs}") from error
    key: Callable[[str], Any] = Collator.createInstance(Locale(language or "")).getSortKey
    return key


def _number(digits: str) -> str:
    """A run of digits so that the longer number is the larger: its length comes first."""
    plain = "".join([str(unicodedata.decimal(digit)) for digit in digits]).lstrip("0")
    return f"{SLOTS['0']}{chr(min(0x20 + len(plain), 0x7E))}{plain}"


def _base(language: str | None) -> str:
    """The language subtag, lower case: ``nb`` of ``nb-NO``; ``""`` where there is none."""
    return re.split("[-_]", language, maxsplit=1)[0].lower() if language else ""


class _Weights(dict[int, str]):
    """Code point → weight, for ``str.translate``; worked out when a character first comes."""

    def __init__(self, weigh: Callable[[str], str]) -> None:
        super().__init__()
        self.weigh = weigh

    def __missing__(self, code: int) -> str:
        try:
            weight = self[code] = self.weigh(chr(code))
        except LookupError as error:  # str.translate would take it for "leave as it is"
            raise RuntimeError(f"no weight for U+{code:04X}") from error
        return weight


class _Order(NamedTuple):
    """The weights of one language; ``contraction`` finds letters of several characters."""

    primary: _Weights
    accents: _Weights
    cases: _Weights
    reference: _Weights
    contraction: re.Pattern[str] | None
    contractions: dict[str, str]
    upper_first: bool

    def prepare(self, text: str) -> str:
        """``text`` composed, with one character for each letter of several."""
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
    """Works out the weights of single characters, in one language."""

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
        """A pattern for the letters of several characters, the longest first."""
        forms = sorted(self.contractions, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, forms))) if forms else None

    def primary(self, char: str) -> str:
        """The weight of the base letter or letters; "" for what is ignored."""
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
        """What puts the weight of a letter before ``a``, if its script comes first."""
        script = unicodedata.name(char, "").partition(" ")[0] if self.scripts else ""
        if script not in self.scripts or unicodedata.category(char)[0] not in "LM":
            return ""
        return _BEFORE_LETTERS + chr(self.scripts.index(script) + 1)

    def decompose(self, char: str) -> str | None:
        """A letter and accents, if the letter is this language's or ASCII; else ``None``."""
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
        """``primary``, but "" for punctuation and every space but the plain one."""
        if char == " ":
            return _BLANK
        category = unicodedata.category(char)
        if category[0] in "ZP" and char not in self.letters:
            return ""
        weight = self.primary(char)
        return weight if weight >= _FIRST_SYMBOL else ""

    def accents(self, char: str) -> str:
        """One sign for each base letter, and one for each accent."""
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
        """One sign for each base letter: small before capital, or as the language has it."""
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
    """``char`` without case and compatibility forms, decomposed; or what it stands for."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return read_root().expansions.get(ord(char), folded)


def _other_weight(char: str) -> str:
    """The weight of an ideograph, of what is ignored ("") and of what no table knows."""
    code = ord(char)
    if 0x4E00 <= code <= 0x9FFF or 0xFA0E <= code <= 0xFA29:
        rank = read_han().get(code)
        if rank is not None:
            return f"{_UNKNOWN}{chr(0x10000 + rank)}"
    if unicodedata.category(char) in _IGNORED_CATEGORIES or code in read_root().ignored:
        return ""
    ideograph = 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x3FFFF
    return f"{_UNKNOWN}{chr(0x20000 if ideograph else 0x30000)}{char}"
