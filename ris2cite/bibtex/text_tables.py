"""Spellings of rich text and difficult names in LaTeX. Data only."""

from __future__ import annotations

from ris2cite.markup.tree import Style

SPAN_COMMANDS: dict[Style, tuple[str, str]] = {
    "italic": (r"\emph{", "}"),
    "bold": (r"\textbf{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
    "nocase": ("{", "}"),
    "quote": ("``", "''"),
}

BIBER_SPELLINGS: dict[str, str] = {
    "{$<$}": r"\textless{}",
    "{$>$}": r"\textgreater{}", "{$|$}": r"\textbar{}", r"\$": r"\textdollar{}",
    r"\_": r"\textunderscore{}",
}  # fmt: skip
"""Escaped characters at the start of a name → form after which Biber finds the initial."""
