"""Finding the keys that a manuscript cites, in Markdown, LaTeX, ``.aux`` and ``.bcf`` files.

The syntax is that of pandoc's manual ("Citation syntax") for Markdown, and that of the
manuals of natbib and BibLaTeX for LaTeX. Only keys are read, not locators and affixes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern
from ris2cite.text.suggest import did_you_mean

ManuscriptKind: TypeAlias = Literal["clusters", "markdown", "latex", "aux", "bcf"]

EVERYTHING = "*"
"""The key that means all items (``\\nocite{*}``, ``@*``)."""

_SUFFIXES: dict[str, ManuscriptKind] = {
    ".json": "clusters", ".md": "markdown", ".markdown": "markdown", ".qmd": "markdown",
    ".rmd": "markdown", ".txt": "markdown", ".tex": "latex", ".ltx": "latex", ".rnw": "latex",
    ".aux": "aux", ".bcf": "bcf",
}  # fmt: skip

_LISTS = frozenset([".bib", ".ris", ".nbib", ".enw", ".ciw", ".yaml", ".yml", ".jsonl"])

_JSON = Pattern(r'\s*(?:\[\s*[\[{\]"]|\{)')
_LATEX = Pattern(r"\\(?:documentclass|begin\{document\}|\w*cite\w*\*?\s*[\[{(])")

# Code and HTML comments, which are not text.
_NOT_TEXT = Pattern(
    r"^(?P<fence>`{3,}|~{3,}).*?(?:^(?P=fence)[`~]*\s*$|\Z)|<!--.*?-->|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
_MARKDOWN_KEY = Pattern(
    r"(?<![\w@\\/.])@(?:\{([^{}\s]+)\}|(\*|\w(?:[\w]|[:.#$%&\-+?<>~/](?=\w))*))"
)
_CROSS_REFERENCE = Pattern(
    r"(?:fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|rem|alg|nte|tip|wrn|imp|cau)[-:]",
    re.IGNORECASE,
)

# Comments and verbatim text, in which LaTeX does not read commands.
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


def kind_of(name: str, text: str) -> ManuscriptKind:
    """The kind of a file with citations, by its suffix, or else by its content.

    Raises InputError if it is not a manuscript.
    """
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in _LISTS:
        raise InputError("this is a list of references; --cites expects a document", name)
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


def read_text(text: str, kind: ManuscriptKind) -> str:
    """The text without comments, code and verbatim text."""
    if kind == "markdown":
        return _NOT_TEXT.sub(" ", text)
    return _NOT_READ.sub("", text) if kind == "latex" else text


def cited_keys(text: str, kind: ManuscriptKind) -> list[str]:
    """The keys that a document cites, each once, in order of first citation."""
    found = {"markdown": _in_markdown, "latex": _in_latex, "aux": _in_aux, "bcf": _in_bcf}[kind]
    return list(dict.fromkeys(key for key in found(read_text(text, kind)) if key))


def _in_markdown(text: str) -> Iterator[str]:
    for match in _MARKDOWN_KEY.finditer(text):
        yield match[1] or match[2]


def _in_latex(text: str) -> Iterator[str]:
    """Yield the keys of all commands with "cite" in their names."""
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


def is_cross_reference(key: str) -> bool:
    """Whether a key that no item has is one of Quarto or pandoc-crossref: ``@fig-walls``."""
    return _CROSS_REFERENCE.match(key) is not None


def select(
    items: Iterable[Item], keys: Iterable[str], source: str | None, report: Report
) -> Iterator[Item]:
    """Yield the items that are cited, in order of citation; report keys without an item."""
    known = {str(item.get("id")): item for item in items}
    wanted = list(keys)
    missing = [
        key
        for key in wanted
        if key not in known and key != EVERYTHING and not is_cross_reference(key)
    ]
    for key in missing:
        message = f"no record has the key “{key}”{near_key(key, known)}"
        report(Diagnostic("error", "unknown-cite", message, source))
    if missing and known and not known.keys() & set(wanted):
        hint = "no record has any of the cited keys; --keys and --keys-from set the keys of records"
        report(Diagnostic("note", "unknown-cite", hint, source))
    if EVERYTHING in wanted:
        wanted = [key for key in wanted if key != EVERYTHING] + list(known)
    for key in dict.fromkeys(wanted):
        if key in known:
            yield known[key]


def near_key(key: str, known: Iterable[str]) -> str:
    """A suggestion of the most similar key, to end a message, or "".

    Keys must be very similar, because other keys of the same author are not meant.
    """
    return did_you_mean(key, known, 0.8)
