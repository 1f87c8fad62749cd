"""LaTeX for a ``\\bibitem`` list; Unicode text, special characters escaped."""

from __future__ import annotations

from collections.abc import Sequence

from ris2cite.markup.latex.tables import SPECIALS
from ris2cite.markup.writers.base import DocumentInfo, Entry, ListLayout, Page, Writer
from ris2cite.text.characters import one_line, without_stray_marks
from ris2cite.text.pattern import Pattern

# As in BibTeX, except for escapes that only BibTeX needs: those of braces and spaces.
_SPECIAL = str.maketrans(
    {
        **SPECIALS,
        "{": r"\{",
        "}": r"\}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": "|",
        "\u00a0": "~",
        "\u202f": r"\,",
    }
)
_URL = str.maketrans(
    {"\\": r"\%5C", "{": r"\%7B", "}": r"\%7D", "%": r"\%", "#": r"\#", "&": r"\&", " ": r"\%20"}
)

# TeX's fonts combine pairs of these into ligatures: dashes and quotation marks.
_LIGATURE = Pattern(r"(?<=-)(?=-)|(?<=')(?=')|(?<=,)(?=,)")
# Addresses may break after these, but only those that are longer than most lines.
_LONG = Pattern(r"\S{50,}")
_BREAK = Pattern(r"(?<=[/.?&=_-])(?=[^/.?&=_-])")
_UNSAFE_KEY = Pattern(r"[^A-Za-z0-9:._/+-]+")


def _escape(text: str) -> str:
    line = without_stray_marks(one_line(text))
    marked = _LONG.sub(lambda long: _BREAK.sub("\0", long[0]), line)
    escaped = _LIGATURE.sub("{}", marked.translate(_SPECIAL))
    return escaped.replace("\0", r"\allowbreak{}")


def _link(target: str) -> tuple[str, str]:
    return r"\href{" + one_line("".join(target.split())).translate(_URL) + "}{", "}"


_MARKS = {
    "italic": (r"\emph{", "}"),
    "oblique": (r"\textsl{", "}"),
    "bold": (r"\textbf{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "underline": (r"\underline{", "}"),
    "normal-style": (r"\textup{", "}"),
    "normal-variant": (r"\textnormal{", "}"),
    "normal-weight": (r"\textmd{", "}"),
}


def _entry(entry: Entry, layout: ListLayout) -> str:
    key = _UNSAFE_KEY.sub("-", entry.id)  # an id from the data must not hold a command
    if entry.label.strip():
        item = rf"\bibitem[{{{entry.label.strip()}}}]{{{key}}} {entry.body.strip()}"
    else:
        back = r"\hspace*{-\leftmargin}" if layout.hanging_indent else " "
        item = rf"\bibitem[]{{{key}}}{back}{entry.text.strip()}"
    return item + "\n\n"


def _frame(entries: Sequence[Entry], layout: ListLayout) -> tuple[str, str]:
    """The list, with labels as in the style, to which LaTeX must not add brackets."""
    widest = max((entry.label.strip() for entry in entries), key=len, default="")
    if not widest and layout.hanging_indent:
        widest = r"\hspace{1em}"
    before = (
        rf"\begin{{thebibliography}}{{{widest}}}"
        "\n"
        r"\makeatletter\renewcommand{\@biblabel}[1]{#1}\makeatother"
        "\n\n"
    )
    return before, r"\end{thebibliography}" + "\n"


# Works with pdfLaTeX (for Latin and Greek), LuaLaTeX and XeLaTeX.
_DOCUMENT = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
\else
  \usepackage{fontspec}
  \IfFontExistsTF{Noto Serif}{\setmainfont{Noto Serif}}{%%
    \IfFontExistsTF{FreeSerif}{\setmainfont{FreeSerif}}{}}
\fi
\usepackage[hidelinks]{hyperref}
\renewcommand{\refname}{%s}
\begin{document}
\raggedright
"""


def _document(info: DocumentInfo) -> tuple[str, str]:
    return _DOCUMENT % _escape(info.heading), "\\end{document}\n"


def _heading(text: str, level: int, *, listed: bool) -> str:
    """A section, or ``\\refname``, the heading that the list has in articles."""
    if listed:
        command = r"\renewcommand{\refname}"
    else:
        command = r"\section*" if level == 1 else r"\subsection*"
    return f"{command}{{{_escape(text)}}}\n"


_PAGE = Page(_document, heading="before groups")

WRITER = Writer("latex", _escape, _MARKS, _link, _entry, _frame, heading=_heading, page=_PAGE)
