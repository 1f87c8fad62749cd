"""Text → LaTeX: escapes special characters, and spells others in ASCII.

The result prints the text literally; no TeX command in the data takes effect. Markup and
BibTeX are handled elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

from ris2cite.markup.latex.tables import (
    ACCENTS,
    GREEK,
    LETTERS,
    MATH_ACCENTS,
    MATHS,
    PUNCTUATION,
    SPECIALS,
    SYMBOLS,
    WITHOUT_GLYPH,
)
from ris2cite.text.characters import (
    CONTROLS,
    REORDERING,
    SURROGATES,
    UNSEEN,
    without_stray_marks,
)
from ris2cite.text.letters import ASCII_LETTERS
from ris2cite.text.pattern import Pattern

GROUP_OPEN, GROUP_CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters that ``escape`` turns into ``{`` and ``}``, with which callers can group
words. ``clean`` removes them from data."""

# Matching braces in the data, and the empty groups that break ligatures, are replaced by
# noncharacters until all other characters have been escaped.
_OPEN, _CLOSE, _APART = "\ufdd2", "\ufdd3", "\ufdd4"

_ASCII_SPECIAL = Pattern(r"[\\{}$&#%_^~<>|`]")
# All characters except literal ASCII and the noncharacters. This negated set compiles
# sixteen times as fast as listing what must be escaped.
_ANY_SPECIAL = Pattern(r"""[^\x00-!"'-;=?-Z\[\]a-z\x7f\ufdd0-\ufdef]""")
_WITH_MARKS = Pattern(r"([^\W\d_])([\u0300-\u0345]+)")
_QUOTES = Pattern("[‘’“”‟'`](?=[‘’“”‟'`])")
_BRACE = Pattern(r"[{}]")
_WITHOUT_GLYPH = Pattern(f"[{''.join(sorted(WITHOUT_GLYPH))}]")
_GREEK = Pattern(f"[{''.join(GREEK)}]")
_GREEK_WORD = Pattern("[\u0370-\u03ff\u1f00-\u1fff]{3}")


def is_plain(text: str) -> bool:
    """Whether ``clean`` and ``escape`` leave a text as it is, but for white space at its ends.

    That holds for most values of a file, and takes a third of the time.
    """
    return (
        text.isascii()
        and not text.encode().translate(None, _PLAIN_CHARS)
        and "  " not in text
        and "--" not in text
        and "''" not in text
        and ",," not in text
    )


_PLAIN_CHARS = ASCII_LETTERS + b"0123456789 .,:;'()[]/?!+*=@-"


def escape(text: str, *, ascii: bool, symbols: bool = False) -> str:
    """The text with TeX's special characters escaped.

    With ``ascii``, characters that LaTeX can spell in ASCII are spelt so. Those of other
    scripts (Cyrillic, Chinese, Arabic…) are kept for Unicode engines. Matching braces
    become ``\\{…\\}``, and others ``\\textbraceleft{}`` and the like, so that braces stay
    balanced for BibTeX. With ``symbols``, other letters are kept, but mathematical symbols
    and the Greek letters of formulas, which text fonts do not have, are spelt as in ASCII.
    """
    if "{" in text and "}" in text:
        text = _mark_pairs(text)
    if "--" in text or "''" in text or ",," in text:
        text = text.replace("--", _HYPHENS).replace("''", _PRIMES).replace(",,", _COMMAS)
    if not ascii or text.isascii():
        text = _escape_specials(text)
        if text.isascii():
            return text
        return _show_groups(_spell_symbols(text) if symbols and not ascii else text)
    rare = set(_beyond_ascii(text)) - _NONCHARACTERS
    if not _CURLY.isdisjoint(rare) and _QUOTES.search(text):
        text = _QUOTES.sub(rf"\g<0>{_APART}", text)
    if not _MARKS.isdisjoint(rare):
        return _show_groups(_escape_with_marks(text))
    return _show_groups(_ANY_SPECIAL.sub(_spell, text))


def _spell_symbols(text: str) -> str:
    """The text with symbols in ASCII, and Greek letters unless it has words in Greek."""
    text = _WITHOUT_GLYPH.sub(_spell, text)
    return text if _GREEK_WORD.search(text) else _GREEK.sub(_spell, text)


def _beyond_ascii(text: str) -> str:
    """The set of non-ASCII characters in the text, sorted."""
    return (
        text.encode("utf-8", "surrogatepass")
        .translate(None, _ASCII)
        .decode("utf-8", "surrogatepass")
    )


_ASCII = bytes(range(128))
_NONCHARACTERS = frozenset((GROUP_OPEN, GROUP_CLOSE, _OPEN, _CLOSE, _APART))
_CURLY = frozenset("‘’“”")
_MARKS = frozenset(map(chr, range(0x300, 0x346)))


def _escape_specials(text: str) -> str:
    """The text with TeX's ASCII specials escaped: by one search for each, which is fast if
    it does not occur, or by one pattern if an escape would itself contain specials."""
    if "\\" in text or "{" in text or "}" in text or "$" in text:
        return _ASCII_SPECIAL.sub(_spell, text)
    for special, spelt in _SIMPLE_SPECIALS:
        if special in text:
            text = text.replace(special, spelt)
    return text


_SIMPLE_SPECIALS = [pair for pair in SPECIALS.items() if pair[0] not in "\\{}$"]

# Ligatures of TeX's fonts, which would change literal text.
_HYPHENS, _PRIMES, _COMMAS = f"-{_APART}-", f"'{_APART}'", f",{_APART},"


def _show_groups(text: str) -> str:
    """The text with noncharacters replaced by braces."""
    if GROUP_OPEN in text:
        text = text.replace(GROUP_OPEN, "{").replace(GROUP_CLOSE, "}")
    if _OPEN in text:
        text = text.replace(_OPEN, r"\{").replace(_CLOSE, r"\}")
    return text.replace(_APART, "{}") if _APART in text else text


def _mark_pairs(text: str) -> str:
    """The text with matching braces replaced by noncharacters."""
    characters = list(text)
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            characters[opened.pop()] = _OPEN
            characters[match.start()] = _CLOSE
    return "".join(characters)


def _spell(match: re.Match[str]) -> str:
    return _TABLE[match[0]]


def _escape_with_marks(text: str) -> str:
    """The text, letter by letter, with combining marks that do not compose in Unicode."""
    parts: list[str] = []
    position = 0
    for match in _WITH_MARKS.finditer(text):
        parts.append(_ANY_SPECIAL.sub(_spell, text[position : match.start()]))
        parts.append(_compose(match[1], match[2]))
        position = match.end()
    parts.append(_ANY_SPECIAL.sub(_spell, text[position:]))
    return "".join(parts)


class _Table(dict[str, str]):
    """Character → LaTeX, computed on first use."""

    def __missing__(self, char: str) -> str:
        self[char] = spelt = _character(char)
        return spelt


_TABLE = _Table()


def _character(char: str) -> str:
    """A character in ASCII LaTeX, or unchanged if there is no spelling for it."""
    if char < "\x80":
        return SPECIALS.get(char, char)
    if char in PUNCTUATION:
        return PUNCTUATION[char]
    if char in LETTERS:
        return LETTERS[char]
    if char in SYMBOLS:
        return f"{{\\{SYMBOLS[char]}}}"
    if char in MATHS:
        return f"{{${MATHS[char]}$}}"
    if char in GREEK:
        return f"{{$\\{GREEK[char]}$}}"
    apart = unicodedata.normalize("NFD", char)
    if apart != char:
        return _compose(apart[0], apart[1:]) if len(apart) > 1 else _character(apart)
    return _compatible(char)


def _compose(base: str, marks: str) -> str:
    """A letter with accents, innermost first."""
    if base in GREEK:
        return _compose_greek(base, marks)
    spelt = {"i": r"\i", "j": r"\j"}.get(base) if _sits_above(marks[0]) else None
    spelt = spelt or _character(base)
    for mark in marks:
        accent = ACCENTS.get(mark)
        if accent is None or not spelt.isascii():
            return unicodedata.normalize("NFC", base + marks)
        inner = spelt[1:-1] if spelt.startswith("{") else spelt
        plain_accent = not accent[1:].isalpha() and (len(inner) == 1)
        spelt = f"{{{accent}{inner}}}" if plain_accent else f"{{{accent}{{{inner}}}}}"
    return spelt


def _sits_above(mark: str) -> bool:
    return mark not in "\u0323\u0327\u0328\u0331\u0326"


def _compose_greek(base: str, marks: str) -> str:
    spelt = f"\\{GREEK[base]}"
    for mark in marks:
        accent = MATH_ACCENTS.get(mark)
        if accent is None:
            return unicodedata.normalize("NFC", base + marks)
        spelt = f"{accent}{{{spelt}}}"
    return f"{{${spelt}$}}"


def _compatible(char: str) -> str:
    """The compatibility decomposition of a character, if that is Latin."""
    decomposition = unicodedata.decomposition(char)
    if not decomposition.startswith("<"):
        return char
    kind, *codes = decomposition.split()
    plain = "".join(chr(int(code, 16)) for code in codes)
    spelt = "".join(map(_character, plain))
    if not spelt.isascii():
        return char
    if kind == "<super>":
        return f"{{\\textsuperscript{{{spelt}}}}}"
    if kind == "<sub>":
        return f"{{\\textsubscript{{{spelt}}}}}"
    return spelt


# Cleaning -------------------------------------------------------------------

# Controls, surrogates, noncharacters, and invisible characters: soft hyphen, zero-width
# space, direction marks and overrides, byte order mark, tags.
_INVISIBLE = Pattern(
    f"(?!\x85)[{CONTROLS}{REORDERING}{SURROGATES}{UNSEEN}\u180e\u2061-\u206f"
    "\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
    # Joiners are part of the spelling in Arabic, Indic scripts and emoji, and noise elsewhere.
    "|[\u200c\u200d](?![\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\ufb50-\ufdff\u2600-\u27bf"
    "\U0001f000-\U0001faff])"
)
_SPACE = Pattern(r"[ \t\r\n\x0b\x0c\x85\u2028\u2029\u3000\u2000-\u2008\u200a\u205f]+")


def clean(text: str) -> str:
    """The text in NFC, on one line, without controls and other invisible characters."""
    if not text.isprintable() or not (text.isascii() or _needs_no_encoding(text)):
        text = unicodedata.normalize("NFC", without_stray_marks(_INVISIBLE.sub("", text)))
        text = text.replace("\ufffd", "?")  # LuaTeX would reject it as invalid input
        text = _SPACE.sub(" ", text)
    elif "  " in text:
        text = _SPACE.sub(" ", text)
    return text.strip()


def _needs_no_encoding(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and "\ufffd" not in text
