"""What a manuscript cites: the keys of a Markdown, LaTeX, ``.aux`` or ``.bcf`` file.

Pandoc's manual ("Citation syntax") says what a citation is in Markdown; the manuals of
natbib and BibLaTeX have the commands of LaTeX. Only the keys are read; formatting a
document is pandoc's and LaTeX's work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

Kind: TypeAlias = Literal["clusters", "markdown", "latex", "aux", "bcf"]

EVERYTHING = "*"
"""The key that stands for every item (``\\nocite{*}``, ``@*``)."""

_SUFFIXES: dict[str, Kind] = {
    ".json": "clusters", ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown",
    ".rmd": "markdown", ".txt": "markdown", ".tex": "latex", ".ltx": "latex", ".rnw": "latex",
    ".aux": "aux", ".bcf": "bcf",
}  # fmt: skip

_LISTS = frozenset([".bib", ".ris", ".nbib", ".enw", ".ciw", ".yaml", ".yml", ".jsonl"])

_JSON = Pattern(r'\s*(?:\[\s*[\[{\]"]|\{)')
_LATEX = Pattern(r"\\(?:documentclass|begin\{document\}|\w*cite\w*\*?\s*[\[{(])")

# Code is not text, nor is what HTML comments away.
_NOT_TEXT = Pattern(
    r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)[`~]*\s*$|\Z)|<!--.*?-->|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_MARKDOWN_KEY = Pattern(
    r"(?<![\w@\\/.])@(?:\{([^{}\s]+)\}|(\*|\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))"
)
_CROSS_REFERENCE = Pattern(
    r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|alg|nte|tip|wrn|imp|cau)[-:]"
)
"""Quarto's and pandoc-crossref's own: they are no citations where no item has such an id."""

# What LaTeX does not read: comments, and what is printed as it stands.
_NOT_READ = Pattern(
    r"(?<!\\)%.*"
    r"|\\(?:verb|lstinline)\*?(?P<mark>[^\w\s*{]).*?(?P=mark)"
    r"|\\begin\{(?P<name>verbatim\*?|Verbatim|lstlisting|minted|comment)\}(?s:.*?)\\end\{(?P=name)\}",
)
_CITE_COMMAND = Pattern(
    r"\\([A-Za-z]*[Cc]ite"
    r"(?:[ptsA]|ps|ts|al[pt]?|author|title|year(?:par)?|date|num|url|doi|text|field|full)?s?)"
    r"\*?(?![A-Za-z])"
)
_NOT_CITATIONS = frozenset(["bibcite", "newcites"])
_ARGUMENTS = Pattern(r"\s*(?:\([^()]*\)|\[(?:[^\[\]{}]|\{[^{}]*\})*\])")
_KEYS = Pattern(r"\s*\{([^{}]*)\}")
_AUX = Pattern(r"\\(?:citation|abx@aux@cite(?:\{\d+\})?)\{([^{}]*)\}")
_BCF = Pattern(r"<bcf:citekey\b[^>]*>([^<]*)</bcf:citekey>")


def kind_of(name: str, text: str) -> Kind:
    """What a file with citations is: by its suffix, else by its content.

    Raises InputError for what is not a manuscript.
    """
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in _LISTS:
        raise InputError("this is a list of references; --cites takes the document", name)
    if "\0" in text or text.startswith(("%PDF", "PK\x03\x04")):
        why = "this is not a text file; --cites reads .md, .tex, .aux and .bcf files, and JSON"
        raise InputError(why, name)
    if _JSON.match(text):
        return "clusters"
    if text.lstrip().startswith("<?xml"):
        return "bcf"
    if text.startswith("\\relax"):
        return "aux"
    return "latex" if _LATEX.search(text) else "markdown"


def read_text(text: str, kind: Kind) -> str:
    """The text without what is not read as text: comments, code, what is printed as it stands."""
    if kind == "markdown":
        return _NOT_TEXT.sub(" ", text)
    return _NOT_READ.sub("", text) if kind == "latex" else text


def cited_keys(text: str, kind: Kind) -> list[str]:
    """The keys that a document cites, each once, in the order of their first citation."""
    found = {"markdown": _in_markdown, "latex": _in_latex, "aux": _in_aux, "bcf": _in_bcf}[kind]
    return list(dict.fromkeys(key for key in found(read_text(text, kind)) if key))


def _in_markdown(text: str) -> Iterator[str]:
    for match in _MARKDOWN_KEY.finditer(text):
        yield match[1] or match[2]


def _in_latex(text: str) -> Iterator[str]:
    """The keys of every command that has "cite" in its name; ``\\cites`` has several groups."""
    for command in _CITE_COMMAND.finditer(text):
        if command[1] in _NOT_CITATIONS:
            continue
        place = command.end()
        while True:
            while (argument := _ARGUMENTS.match(text, place)) is not None:
                place = argument.end()
            if (keys := _KEYS.match(text, place)) is None:
                break
            yield from _split(keys[1])
            place = keys.end()
            if not command[1].endswith("s"):
                break


def _in_aux(text: str) -> Iterator[str]:
    for match in _AUX.finditer(text):
        yield from _split(match[1])


def _in_bcf(text: str) -> Iterator[str]:
    from html import unescape

    for match in _BCF.finditer(text):
        yield unescape(match[1]).strip()


def _split(keys: str) -> Iterator[str]:
    return (key.strip() for key in keys.split(","))


def select(
    items: Iterable[Item], keys: Iterable[str], source: str | None, report: Report
) -> Iterator[Item]:
    """The items that are cited, in the order of the citations; a key that no item has is
    reported."""
    known = {str(item.get("id")): item for item in items}
    wanted = list(keys)
    missing = [
        key
        for key in wanted
        if key not in known and key != EVERYTHING and not _CROSS_REFERENCE.match(key)
    ]
    for key in missing:
        message = f"no record has the key “{key}”{_near(key, known)}"
        report(Diagnostic("error", "unknown-cite", message, source))
    if missing and known and not known.keys() & set(wanted):
        hint = "none of the keys is a record's; --keys and --keys-from say which keys records get"
        report(Diagnostic("note", "unknown-cite", hint, source))
    if EVERYTHING in wanted:
        wanted = [key for key in wanted if key != EVERYTHING] + list(known)
    for key in dict.fromkeys(wanted):
        if key in known:
            yield known[key]


def _near(key: str, known: Iterable[str]) -> str:
    """The nearest key there is, as the end of a message."""
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1, 0.8)
    return f"; did you mean “{near[0]}”?" if near else ""
