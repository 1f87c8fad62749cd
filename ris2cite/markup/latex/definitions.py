"""Definitions for letters that the T1 fonts of pdfLaTeX lack.

Some Latin and Greek letters have no LaTeX command without further packages, such as
Vietnamese ơ and ả, the Azerbaijani schwa, phonetic letters, and polytonic Greek. They are
written to the file unchanged, so that other programs can read them. These definitions,
which apply only where LaTeX has none, compose them from other letters. Unicode engines
do not need them.
"""

from __future__ import annotations

import unicodedata

from ris2cite.markup.latex.symbols import WITHOUT_AMSSYMB
from ris2cite.markup.latex.tables import ACCENTS, GREEK, LETTERS, MATH_ACCENTS, UPRIGHT_GREEK
from ris2cite.text.pattern import Pattern

NEEDS_DEFINITION = Pattern("[\u0080-\u03ff\u1d00-\u1fff\u2071-\u209c\u20b4-\u20c0♀♂⚥]")
"""A character that pdfLaTeX may not know."""

_COMMAND = Pattern(r"\\([A-Za-z]+)")
_UNDEFINED = frozenset((*UPRIGHT_GREEK, "mathbb", *WITHOUT_AMSSYMB))
"""Commands for Greek letters that LaTeX does not define, and for symbols of amssymb."""

# Combining marks without an accent command in the LaTeX kernel: above, below, and across.
_ABOVE = {
    "\u0309": "?", "\u0305": "-", "\u030d": "'", "\u030e": "''", "\u030f": "``", "\u0310": "u",
    "\u0311": "n", "\u0312": "`", "\u0313": ",", "\u0314": "`", "\u0315": "'", "\u031a": "'",
    "\u0342": "~", "\u0343": ",",
}  # fmt: skip
_BELOW = {
    "\u0324": "..", "\u0325": "o", "\u032d": "v", "\u032e": "u", "\u0330": "~", "\u0329": "'",
    "\u032c": "v", "\u0316": "`", "\u0317": "'", "\u0332": "-", "\u0333": "=",
}  # fmt: skip
_ACROSS = {"\u0334": "~", "\u0335": "-", "\u0336": "-", "\u0337": "/", "\u0338": "/"}
_TEXT = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}

_DRAWN = {
    "ə": "turned e", "Ə": "turned E", "ǝ": "turned e", "Ǝ": "turned E", "ɔ": "turned c",
    "Ɔ": "turned C", "ʌ": "turned v", "Ʌ": "turned V", "ɐ": "turned a", "ɥ": "turned h",
    "ɯ": "turned m", "ɹ": "turned r", "ʍ": "turned w", "ʎ": "turned y", "ʇ": "turned t",
    "ʞ": "turned k", "ɘ": "reversed e", "ɜ": r"reversed \ensuremath{\varepsilon}",
}  # fmt: skip

_SHOWN = {
    "ħ": r"\ooalign{h\cr\raise.5ex\hbox{-}}", "Ħ": r"\ooalign{H\cr\raise.5ex\hbox{\,-}}",
    "ŧ": r"\ooalign{t\cr\hidewidth-\hidewidth\cr}", "Ŧ": r"\ooalign{T\cr\hidewidth-\hidewidth\cr}",
    "ĸ": r"\textsc{k}",
    "ɛ": r"\ensuremath{\varepsilon}", "Ɛ": r"\ensuremath{\mathcal{E}}",
    "ʃ": r"\ensuremath{\smallint}", "Ʃ": r"\ensuremath{\Sigma}",
    "ʒ": "3", "Ʒ": "3", "ǯ": "3", "ʔ": "?", "ʕ": "?",
    "ɣ": r"\ensuremath{\gamma}", "Ɣ": r"\ensuremath{\gamma}", "ɸ": r"\ensuremath{\phi}",
    "ɑ": r"\ensuremath{a}", "ɩ": r"\ensuremath{\iota}", "Ɩ": r"\ensuremath{\iota}",
    "ʊ": r"\ensuremath{\upsilon}", "Ʊ": r"\ensuremath{\Upsilon}", "ɵ": r"\ensuremath{\theta}",
    "Ɵ": r"\ensuremath{\Theta}", "ƛ": r"\ensuremath{\lambda}", "ɤ": r"\ensuremath{\gamma}",
    "ː": ":", "ˑ": "'", "ˈ": "'", "ˌ": ",", "ˮ": "''", "ʽ": "`", "·": r"\textperiodcentered{}",
    "ϐ": r"\ensuremath{\beta}", "ϒ": r"\ensuremath{\Upsilon}", "ϴ": r"\ensuremath{\Theta}",
    "Ϝ": "F", "ϛ": r"\ensuremath{\varsigma}", "Ϛ": r"\ensuremath{\varsigma}",
    "ϟ": "q", "Ϟ": "Q", "ϡ": "s", "Ϡ": "S", "\u037e": ";", "\u0387": r"\textperiodcentered{}",
    "΄": "'", "ͺ": r"\ensuremath{\iota}", "᾽": "'", "᾿": "'", "῾": "`", "ι": r"\ensuremath{\iota}",
    "ꞌ": "'", "₹": "Rs", "₺": "TL", "₽": "Rub", "₴": "UAH", "₸": "KZT", "₿": "BTC",
    "♀": r"\ooalign{$\circ$\cr\lower1ex\hbox{\tiny+}}",
    "♂": r"$\circ$\kern-.2em\raise.8ex\hbox{\tiny$\nearrow$}",
}  # fmt: skip

_NAMED = Pattern(
    r"(?:LATIN|GREEK|MODIFIER)(?: LETTER| SUBSCRIPT)* ?(SMALL CAPITAL|SMALL|CAPITAL)"
    r"(?: LETTER)?(?: (TURNED|REVERSED|INVERTED|OPEN|CLOSED|BARRED|SCRIPT))* ([A-Z]{1,2})\b"
)


OTHER_SCRIPT = Pattern("[^\x00-\u03ff\u1d00-\u1fff]")
"""A character that no definition here makes printable in pdfLaTeX."""

SHOW_UNKNOWN = (
    "\\expandafter\\gdef\\csname UTFviii@undefined@err\\endcsname#1{\\leavevmode"
    "{\\fboxsep0pt\\fbox{\\phantom{X}}}"
    "\\PackageWarningNoLine{bibliography}{pdfLaTeX cannot print \\string#1; LuaLaTeX can}}"
)
"""TeX code with which pdfLaTeX prints a box and a warning for unknown characters. Without
it, a Chinese title causes so many errors that LaTeX gives up."""


def undefined_commands(text: str) -> list[str]:
    """The commands in the text that LaTeX does not define without a package."""
    return [name for name in _COMMAND.findall(text) if name in _UNDEFINED]


def define_commands(names: list[str]) -> str:
    """TeX code that defines the commands that LaTeX does not have; "" for none."""
    return "\n".join(map(_define, names))


def _define(name: str) -> str:
    if name == "mathbb":
        return r"\providecommand{\mathbb}[1]{\mathbf{#1}}"
    drawn = UPRIGHT_GREEK.get(name) or WITHOUT_AMSSYMB[name]
    return f"\\providecommand{{\\{name}}}{{{drawn}}}"


def define_characters(chars: list[str]) -> str:
    """TeX code that defines the characters that pdfLaTeX does not have; "" for none."""
    lines = []
    for char in chars:
        name = f"\\csname u8:\\detokenize{{{char}}}\\endcsname"
        lines.append(
            f"\\expandafter\\ifx{name}\\relax"
            f"\\expandafter\\gdef{name}{{{{\\leavevmode {_draw(char)}}}}}\\fi"
        )
    return "\n".join(lines)


def _draw(char: str) -> str:
    """TeX code that composes a character from those of all T1 fonts."""
    if char in _SHOWN:
        return _SHOWN[char]
    if char in _DRAWN:
        how, letter = _DRAWN[char].split(" ", 1)
        return _turn(letter) if how == "turned" else _mirror(letter)
    if unicodedata.combining(char):
        return f"\\llap{{{_mark_alone(char)}}}"
    apart = unicodedata.normalize("NFD", char)
    if len(apart) > 1:
        return _draw_marks(apart[0], apart[1:])
    return _draw_by_name(char)


def _draw_marks(base: str, marks: str) -> str:
    drawn = f"\\ensuremath{{\\{GREEK[base]}}}" if base in GREEK else LETTERS.get(base, base)
    drawn = UPRIGHT_GREEK_TEXT.get(base, drawn)
    if not drawn.isascii():
        drawn = _draw(base)
    for mark in marks:
        if mark == "\u031b":
            drawn += "\\kern-.1em\\raise.7ex\\hbox{'}"
        elif mark == "\u0345":
            drawn += r"\ensuremath{_\iota}"
        elif mark in MATH_ACCENTS and base in GREEK:
            drawn = f"\\ensuremath{{{MATH_ACCENTS[mark]}{{\\hbox{{{drawn}}}}}}}"
        elif mark in ACCENTS:
            drawn = f"{ACCENTS[mark]}{{{drawn}}}"
        else:
            drawn = f"\\ooalign{{{drawn}\\cr\\hidewidth {_mark_alone(mark)}\\hidewidth\\cr}}"
    return drawn


UPRIGHT_GREEK_TEXT = {
    letter: UPRIGHT_GREEK[name].removeprefix(r"\mathrm{").removesuffix("}")
    for letter, name in GREEK.items()
    if name in UPRIGHT_GREEK
}
"""Greek letter that looks like a Latin one → that letter."""


def _mark_alone(mark: str) -> str:
    if mark in ACCENTS:
        return f"{ACCENTS[mark]}{{}}"
    if mark in _BELOW:
        return f"\\lower1ex\\hbox{{\\tiny {_text(_BELOW[mark])}}}"
    if mark in _ACROSS:
        return _text(_ACROSS[mark])
    return f"\\raise1.5ex\\hbox{{\\tiny {_text(_ABOVE.get(mark, chr(39)))}}}"


def _text(mark: str) -> str:
    return _TEXT.get(mark, mark)


def _draw_by_name(char: str) -> str:
    """The letter in the Unicode name: ɓ is LATIN SMALL LETTER B WITH HOOK."""
    match = _NAMED.match(unicodedata.name(char, ""))
    if not match:
        return "?"
    letter = match[3] if match[1] == "CAPITAL" else match[3].lower()
    if match[1] == "SMALL CAPITAL":
        return f"\\textsc{{{letter}}}"
    if match[2] == "TURNED":
        return _turn(letter)
    return _mirror(letter) if match[2] == "REVERSED" else letter


def _turn(letter: str) -> str:
    return (
        f"\\hbox{{\\setbox0\\hbox{{{letter}}}\\kern\\wd0\\raise\\ht0\\hbox to0pt"
        "{\\pdfsave\\pdfsetmatrix{-1 0 0 -1}\\rlap{\\copy0}\\pdfrestore\\hss}}"
    )


def _mirror(letter: str) -> str:
    return (
        f"\\hbox{{\\setbox0\\hbox{{{letter}}}\\kern\\wd0\\hbox to0pt"
        "{\\pdfsave\\pdfsetmatrix{-1 0 0 1}\\rlap{\\copy0}\\pdfrestore\\hss}}"
    )
