r"""TeX markup in data → Unicode and CSL's rich text.

Some databases (INSPIRE, MathSciNet, APS), and all BibTeX files, have text such as
``Schr\"odinger``, ``$\mu$``, ``\emph{E. coli}`` and ``{MCMC}``. Commands in the tables are
converted; everything else is left unchanged, because a price (``$5``), a set (``{x}``) or
a path (``C:\data``) is not TeX.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal, TypeAlias

from ris2cite.markup.latex import tables
from ris2cite.text.pattern import Pattern

_TOKEN = Pattern(r"\\[A-Za-z]+ *|\\[\s\S]|[{}$^_]|[^\\{}$^_]+")
_MARKS_OF_TEX = Pattern(r"[\\${]|``")
_QUOTED = Pattern(r"``([^`']*(?:'(?!')[^`']*)*)''")
_SPACE = Pattern(r"[ \t]+|~")
# Formulas without commands: one letter, an equation of letters, the position of an atom (5').
_SIMPLE_FORMULA = Pattern(r"[A-Za-z]'*(?:[=<>+-][A-Za-z0-9]+)*|\d'+")
_MARKS_OF_MATHS = Pattern(r"[\\^_]")
_FORMULA_TEXT = Pattern(r"[\w\s()\[\],.:;/|*+=<>'!-]*")
_PROTECTED = Pattern(r"[A-Z][\w .'-]*")

_STYLES = {
    "emph": "i", "textit": "i", "textsl": "i", "mathit": "i", "textbf": "b", "mathbf": "b",
    "textsuperscript": "sup", "textsubscript": "sub", "textsc": "sc",
    "mkbibemph": "i", "mkbibitalic": "i", "mkbibbold": "b", "mkbibsuperscript": "sup",
}  # fmt: skip
"""Command with an argument → rich text tag."""

_SWITCHES = {"it": "i", "em": "i", "sl": "i", "itshape": "i", "bf": "b", "sc": "sc"}
"""Command that applies to the rest of its group → rich text tag."""

_QUOTING = frozenset(["enquote", "mkbibquote"])

_FUNCTIONS = frozenset(
    "sin cos tan cot log ln exp min max lim sup inf det dim ker deg gcd arg mod".split()
)
"""Commands of formulas that print their own name."""

_NO_LOOKS = frozenset(
    "text textrm textsf texttt textup textnormal mathrm mathsf mathcal mbox hbox ensuremath "
    "operatorname rm sf tt small footnotesize scriptsize normalsize large protect relax "
    "left right".split()
)
"""Commands that make no difference in a reference."""

_CODE = Pattern(r"(3[2-9]|[4-9]\d|1[01]\d|12[0-6])(?!\d) ?")
_ESCAPED = {
    **{char: char for char in "&%$#_{}"},
    " ": " ",
    ",": "\u2009",
    "/": "",
    "-": "",
    "hyphen": "-",
}
"""Character after a backslash → text."""

_CLOSING = {"$": "$", "\\(": "\\)", "\\[": "\\]"}
"""Start of a formula → end."""

_TAGS = {"sc": ('<span style="font-variant:small-caps;">', "</span>")}


class _NotTeXError(Exception):
    """The text is not TeX, or has a command that is not in the tables."""


Groups: TypeAlias = Literal["keep", "drop", "nocase"]
"""What to do with braces that are not arguments: keep them unless they are certainly TeX,
remove them, or turn them into CSL's ``nocase``."""


def decode(text: str, *, markup: bool = True, groups: Groups = "keep") -> str:
    """The text with TeX accents, symbols, formulas and font commands converted.

    Fonts, superscripts and subscripts become rich text, or are dropped without ``markup``
    (for names). Text that is not TeX, or not in the tables, is returned unchanged.
    """
    if not _MARKS_OF_TEX.search(text):
        return text
    decoded = _Decoder(text, markup, groups).run()
    return unicodedata.normalize("NFC", _QUOTED.sub("“\\1”", decoded))


class _Decoder:
    """Converts the tokens of one text, group by group."""

    def __init__(self, text: str, markup: bool, groups: Groups = "keep") -> None:
        self._tokens = _TOKEN.findall(text)
        self._markup = markup
        self._groups = groups
        self._commands = groups != "keep" or "\\" in text

    def run(self) -> str:
        decoded, position = "", 0
        while position < len(self._tokens):
            piece, position = self._read(position)
            decoded += piece
            if position < len(self._tokens):  # an unmatched closing brace
                decoded += self._tokens[position]
                position += 1
        return decoded

    def _read(self, position: int) -> tuple[str, int]:
        """The text up to the end of the current group, and the position of its brace."""
        parts: list[str] = []
        while position < len(self._tokens) and self._tokens[position] != "}":
            token = self._tokens[position]
            name = token[1:].rstrip()
            if token[0] == "\\" and name in _SWITCHES:
                rest, position = self._read(position + 1)
                parts.append(self._styled(_SWITCHES[name], rest.strip()))
                break
            try:
                piece, position = self._read_one(position)
            except _NotTeXError:
                piece, position = self._read_raw(position)
            parts.append(piece)
        return "".join(parts), position

    def _read_raw(self, position: int) -> tuple[str, int]:
        """A token unchanged: a command with its arguments, or a whole formula."""
        closing = _CLOSING.get(self._tokens[position])
        if closing in self._tokens[position + 1 :]:
            end = self._tokens.index(closing, position + 1) + 1
            formula = "".join(self._tokens[position:end])
            if "\\" in formula[1:]:
                return formula, end
        end = position + 1
        while self._tokens[position][0] == "\\" and self._tokens[end : end + 1] == ["{"]:
            depth = 0
            for index in range(end, len(self._tokens)):
                depth += {"{": 1, "}": -1}.get(self._tokens[index], 0)
                if not depth:
                    break
            else:
                break
            end = index + 1
        return "".join(self._tokens[position:end]), end

    def _read_one(self, position: int) -> tuple[str, int]:
        """One token with its arguments; raises _NotTeXError for an unknown one."""
        token = self._tokens[position]
        if token == "{":
            return self._read_group(position)
        if token == "$":
            return self._read_formula(position)
        if token[0] == "\\":
            return self._read_command(position)
        return (_SPACE.sub(" ", token) if self._commands else token), position + 1

    def _read_group(self, position: int) -> tuple[str, int]:
        """A group, without its braces if these are TeX."""
        inner, end = self._read(position + 1)
        if end >= len(self._tokens):
            raise _NotTeXError
        special = self._tokens[position + 1][0] in "\\$"  # {\"o} protects nothing
        if self._groups == "nocase" and not special and any(map(str.isalpha, inner)):
            return f'<span class="nocase">{inner}</span>', end + 1
        if self._commands or _PROTECTED.fullmatch(inner):
            return inner, end + 1
        return f"{{{inner}}}", end + 1

    def _read_command(self, position: int) -> tuple[str, int]:
        token = self._tokens[position]
        name = token[1:].rstrip()
        if name in _ESCAPED or name == "":
            return _ESCAPED.get(name, " "), position + 1
        if name in accents():
            base, end = self._read_argument(position + 1)
            return _accented(base, accents()[name]), end
        if name in symbols():
            char = symbols()[name]
            space = "" if char.isalpha() else token[1 + len(name) :]  # \O rsted, but 2 \times 2
            return char + space, self._skip_empty(position + 1)
        if name in _STYLES:
            inner, end = self._read_argument(position + 1)
            return self._styled(_STYLES[name], inner), end
        if name in _QUOTING:
            inner, end = self._read_argument(position + 1)
            return f"“{inner.replace('“', '‘').replace('”', '’')}”", end
        if name in _NO_LOOKS:
            return "", position + 1
        if name == "char":
            return self._read_code(position + 1)
        if token in _CLOSING:
            return self._read_formula(position)
        raise _NotTeXError

    def _read_code(self, position: int) -> tuple[str, int]:
        """The ASCII character with the decimal code at the start of the next token."""
        token = self._tokens[position] if position < len(self._tokens) else ""
        code = _CODE.match(token)
        if code is None:
            raise _NotTeXError
        rest = token[code.end() :]
        if not rest:
            return chr(int(code[1])), position + 1
        self._tokens[position] = rest
        return chr(int(code[1])), position

    def _read_argument(self, position: int) -> tuple[str, int]:
        """An argument: a group, a command, or the first character of the next token."""
        if position >= len(self._tokens):
            raise _NotTeXError
        token = self._tokens[position]
        if token == "{":
            inner, end = self._read(position + 1)
            if end >= len(self._tokens):
                raise _NotTeXError
            return inner, end + 1
        if token[0] == "\\":
            return self._read_command(position)
        if token in "}$^_":
            raise _NotTeXError
        self._tokens[position] = token[1:] or "{"
        if not token[1:]:  # used up: replaced by an empty group
            self._tokens.insert(position + 1, "}")
        return token[0], position

    def _skip_empty(self, position: int) -> int:
        """The position after a ``{}`` that only terminates the name of a command."""
        return position + 2 if self._tokens[position : position + 2] == ["{", "}"] else position

    def _read_formula(self, position: int) -> tuple[str, int]:
        """``$…$``, ``\\(…\\)`` or ``\\[…\\]``, if all of it can be written as text."""
        opening = self._tokens[position]
        double = opening == "$" and self._tokens[position + 1 : position + 2] == ["$"]
        closing = [_CLOSING[opening]] * (2 if double else 1)
        start = position + len(closing)
        end = start
        while self._tokens[end : end + len(closing)] != closing:
            if end >= len(self._tokens) or self._tokens[end] == "$":
                raise _NotTeXError
            end += 1
        after = "".join(self._tokens[end + len(closing) : end + len(closing) + 1])
        source = "".join(self._tokens[start:end])
        number = self._groups == "keep" or source[:1].isdigit()
        if opening == "$" and (source != source.strip() or (number and after[:1].isdigit())):
            raise _NotTeXError  # two prices
        plain = not _MARKS_OF_MATHS.search(source) and not _SIMPLE_FORMULA.fullmatch(source)
        if not source or (plain and self._groups == "keep"):
            raise _NotTeXError
        formula = _Formula(source, self._markup)
        return formula.run(), end + len(closing)

    def _styled(self, tag: str, inner: str) -> str:
        if not inner or not self._markup:
            return inner
        before, after = _TAGS.get(tag, (f"<{tag}>", f"</{tag}>"))
        return f"{before}{inner}{after}"


class _Formula(_Decoder):
    """Converts the tokens of a formula."""

    def run(self) -> str:
        self._commands = True
        decoded, position = self._read(0)
        if position < len(self._tokens):
            raise _NotTeXError
        return decoded.replace("\u2009", " ").strip()

    def _read(self, position: int) -> tuple[str, int]:
        parts: list[str] = []
        while position < len(self._tokens) and self._tokens[position] != "}":
            piece, position = self._read_one(position)
            parts.append(piece)
        return "".join(parts), position

    def _read_one(self, position: int) -> tuple[str, int]:
        token = self._tokens[position]
        if token in ("^", "_"):
            inner, end = self._read_argument(position + 1)
            if inner in ("∘", "′"):
                return "°" if inner == "∘" else inner, end
            return self._styled("sup" if token == "^" else "sub", inner), end
        if token[0] == "\\" and token[1:].rstrip() in _FUNCTIONS:
            after = self._tokens[position + 1 : position + 2]
            spaced = bool(after) and (after[0][:1].isalnum() or after[0][0] == "\\")
            return token[1:].rstrip() + " " * spaced, position + 1
        if token[0] not in "\\{$" and not _FORMULA_TEXT.fullmatch(token):
            raise _NotTeXError
        if token[0] not in "\\{$":
            return token.replace("'", "′").replace("-", "−"), position + 1
        return super()._read_one(position)


def _accented(base: str, mark: str) -> str:
    """A letter with a combining mark added; raises _NotTeXError if there is no letter."""
    base = {"ı": "i", "ȷ": "j"}.get(base, base)
    letter = unicodedata.normalize("NFD", base)
    if not letter or not letter[0].isalpha() or any(map(str.isalpha, letter[1:])):
        raise _NotTeXError
    return unicodedata.normalize("NFC", letter + mark)


@cache
def accents() -> dict[str, str]:
    """Accent command, without backslash → combining mark."""
    marks = {**tables.MATH_ACCENTS, **tables.ACCENTS}
    return {command[1:]: mark for mark, command in marks.items()}


@cache
def symbols() -> dict[str, str]:
    """Command, without backslash → character: the encoder's tables, inverted."""
    found: dict[str, str] = {}
    for table in (tables.MATHS, tables.SYMBOLS, tables.PUNCTUATION, tables.LETTERS, tables.GREEK):
        for char, spelt in table.items():
            match = re.fullmatch(r"\{?\\?([A-Za-z]+)\}?", spelt)
            if match and ("\\" in spelt or table in (tables.SYMBOLS, tables.GREEK)):
                found[match[1]] = char
    for char, spelt in tables.SPECIALS.items():
        match = re.fullmatch(r"\\([a-z]+)\{\}", spelt)
        if match:
            found[match[1]] = char
    return found | _MORE_SYMBOLS


_MORE_SYMBOLS = {
    "epsilon": "ε", "phi": "φ", "i": "ı", "j": "ȷ", "textendash": "–", "textemdash": "—",
    "dots": "…", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "le": "≤", "ge": "≥", "ne": "≠", "to": "→", "gets": "←",
    "degree": "°", "prime": "′", "sim": "∼", "bullet": "•", "cdot": "·", "quad": " ",
    "textless": "<", "textgreater": ">", "textbar": "|", "lbrace": "{", "rbrace": "}",
    "micro": "μ", "square": "□", "LaTeX": "LaTeX", "TeX": "TeX", "textperiodcentered": "·",
    "circ": "∘", "ell": "ℓ", "infty": "∞", "ldots": "…", "textalpha": "α", "textbeta": "β",
    "textgamma": "γ", "textdelta": "δ", "textmu": "μ", "copyright": "©", "langle": "⟨",
    "rangle": "⟩", "backslash": "\\", "textbackslash": "\\", "slash": "/", "textpm": "±",
    "texttimes": "×", "textdiv": "÷", "textquotesingle": "'", "textquotedbl": '"',
    "par": " ", "newline": " ", "linebreak": " ", "textasciitilde": "~", "textonehalf": "½",
    "textasciicircum": "^", "textunderscore": "_", "textdollar": "$", "textnumero": "№",
    "guillemotleft": "«", "guillemotright": "»", "hyphen": "-", "nobreakspace": " ",
}  # fmt: skip
"""Further commands, and those that the encoder uses for several characters."""
