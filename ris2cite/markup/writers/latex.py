"""LaTeX for a ``\\bibitem`` list; Unicode text, special characters escaped."""

from __future__ import annotations

from collections.abc import Sequence

from .base import Entry, Layout, Writer

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "\u00a0": "~",
        "\u202f": r"\,",
        **{chr(code): None for code in (*range(9), *range(11, 32), *range(127, 160))},
    }
)
_URL = str.maketrans(
    {"\\": "%5C", "{": "%7B", "}": "%7D", "%": r"\%", "#": r"\#", "&": r"\&", " ": "%20"}
)


def _escape(text: str) -> str:
    return text.translate(_SPECIAL)


def _link(target: str) -> tuple[str, str]:
    return r"\href{" + "".join(target.split()).translate(_URL) + "}{", "}"


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


def _entry(entry: Entry, layout: Layout) -> str:
    if entry.label:
        return rf"\bibitem[{{{entry.label.strip()}}}]{{{entry.id}}} {entry.body.strip()}" + "\n\n"
    return rf"\bibitem[]{{{entry.id}}} {entry.text.strip()}" + "\n\n"


def _frame(entries: Sequence[Entry], layout: Layout) -> tuple[str, str]:
    widest = max((entry.label.strip() for entry in entries), key=len, default="")
    return rf"\begin{{thebibliography}}{{{widest}}}" + "\n\n", r"\end{thebibliography}" + "\n"


LATEX = Writer("latex", _escape, _MARKS, _link, _entry, _frame)
