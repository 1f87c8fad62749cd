"""LaTeX written by this package → text, for tests."""

from __future__ import annotations

import re
import unicodedata

from ris2cite.markup.latex import tables

_TOKEN = re.compile(r"\\([A-Za-z]+) ?|\\(.)|([{}$])|([^\\{}$]+)", re.DOTALL)
_ACCENTS = {command[1:]: mark for mark, command in tables.ACCENTS.items()}
_MATH_ACCENTS = {command[1:]: mark for mark, command in tables.MATH_ACCENTS.items()}
_COMMANDS = {
    **{spelt.strip("{}\\"): char for char, spelt in tables.LETTERS.items() if "\\" in spelt},
    **{name: char for char, name in tables.SYMBOLS.items()},
    **{name.lstrip("\\"): char for char, name in tables.MATHS.items()},
    **{name: char for char, name in tables.GREEK.items()},
    **{
        spelt.strip("{}\\"): char
        for char, spelt in tables.PUNCTUATION.items()
        if re.fullmatch(r"\{\\[a-zA-Z]+\}", spelt)
    },
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textless": "<",
    "textgreater": ">", "textbar": "|", "textasciitilde": "~", "textasciicircum": "^",
    "textasciigrave": "`", "textdollar": "$", "textunderscore": "_", "i": "i", "j": "j",
}  # fmt: skip
_HYPHEN = re.compile(r"\\char45|\\hyphen\{\}")
_DOTLESS = {"i": "ı", "j": "ȷ"}
_TRANSPARENT = frozenset(
    ["emph", "textbf", "textsc", "textsuperscript", "textsubscript", "relax", "mathbb"]
)


def to_text(latex: str) -> str:
    """The text, in NFC; raises ValueError for a command that this package does not write."""
    tokens = _TOKEN.findall(_HYPHEN.sub("-", latex))
    text, rest = _read(tokens, 0)
    if rest != len(tokens):
        raise ValueError(f"unbalanced braces in {latex!r}")
    return unicodedata.normalize("NFC", text)


def _read(tokens: list[tuple[str, str, str, str]], position: int) -> tuple[str, int]:
    """The text up to the end of the group, and the position of its brace."""
    parts: list[str] = []
    while position < len(tokens):
        word, symbol, brace, text = tokens[position]
        if brace == "}":
            break
        if brace == "{":
            inner, position = _read(tokens, position + 1)
            parts.append(_dotless(tokens, position, inner))
        elif word in _ACCENTS or word in _MATH_ACCENTS or symbol in _ACCENTS:
            base, position = _argument(tokens, position + 1)
            mark = (_MATH_ACCENTS if word in _MATH_ACCENTS else _ACCENTS)[word or symbol]
            parts.append(_accented(base, mark))
        elif word in _COMMANDS:
            parts.append(_COMMANDS[word])
        elif word and word not in _TRANSPARENT:
            raise ValueError(f"a command from nowhere: \\{word}")
        elif not word and not brace:
            parts.append(symbol or text)
        position += 1
    return "".join(parts), position


def _accented(base: str, mark: str) -> str:
    """The base with another mark on its first letter, outside existing ones."""
    end = 1
    while end < len(base) and unicodedata.combining(base[end]):
        end += 1
    return base[:end] + mark + base[end:]


def _dotless(tokens: list[tuple[str, str, str, str]], end: int, inner: str) -> str:
    """``{\\i}`` alone is the dotless letter; under an accent it is the common one."""
    alone = end >= 2 and tokens[end - 1][0] in _DOTLESS and tokens[end - 2][2] == "{"
    return _DOTLESS[inner] if alone and inner in _DOTLESS else inner


def _argument(tokens: list[tuple[str, str, str, str]], position: int) -> tuple[str, int]:
    """The group or the single character after an accent."""
    word, _, brace, text = tokens[position]
    if brace == "{":
        return _read(tokens, position + 1)
    return (_COMMANDS[word] if word else text), position
