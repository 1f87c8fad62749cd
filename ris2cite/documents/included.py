"""Manuscripts in several files: chapters in LaTeX, their ``.aux`` files, Quarto includes."""

from __future__ import annotations

import os
import re

from ris2cite.documents.cited import ManuscriptKind, read_text
from ris2cite.errors import Diagnostic, InputError, Report
from ris2cite.io import open_input, size_of
from ris2cite.text.pattern import Pattern

_INCLUDES: dict[ManuscriptKind, Pattern[str]] = {
    "latex": Pattern(r"\\(?:input|include|subfile|subfileinclude)\s*\{([^{}#\\]+)\}"),
    "aux": Pattern(r"\\@input\{([^{}]+)\}"),
    "markdown": Pattern(r"\{\{<\s*include\s+(\S+)\s*>\}\}"),
}
"""ManuscriptKind of manuscript → pattern for included files. R Markdown's child documents are code,
and are not supported."""


def whole_text(name: str, text: str, kind: ManuscriptKind, report: Report) -> str:
    """The text of a manuscript, with included files in place.

    Files are searched relative to the manuscript, then relative to the including file, as in
    LaTeX and Quarto. Missing files are reported, and each file is read only once.
    """
    pattern = _INCLUDES.get(kind)
    if pattern is None:
        return text
    home = os.path.dirname(name)
    seen = {os.path.abspath(name)}

    def filled(path: str, text: str) -> str:
        def part(match: re.Match[str]) -> str:
            wanted = match[1].strip()
            found = _find(wanted, kind, (home, os.path.dirname(path)))
            if found is None:
                message = f"the included file “{wanted}” was not found; what it cites is left out"
                report(Diagnostic("warning", "no-such-part", message, path))
                return " "
            if os.path.abspath(found) in seen:
                return " "
            seen.add(os.path.abspath(found))
            return filled(found, _text_of(found))

        return pattern.sub(part, read_text(text, kind))

    return filled(name, text)


def _find(wanted: str, kind: ManuscriptKind, folders: tuple[str, ...]) -> str | None:
    """The regular file for a name, to which LaTeX may add ``.tex``, or None."""
    names = (f"{wanted}.tex", wanted) if kind == "latex" else (wanted,)
    paths = (os.path.join(folder, name) for folder in folders for name in names)
    return next((path for path in paths if size_of(path) is not None), None)


def _text_of(path: str) -> str:
    with open_input(path) as opened:
        return opened.stream.read().decode("utf-8-sig", "replace")


def read_manuscript(path: str) -> tuple[str, str]:
    """The name of a manuscript, or of standard input for ``-``, and its text.

    Raises InputError if it cannot be read.
    """
    with open_input(path) as opened:
        data = opened.stream.read()
        name = opened.name or path
    if not data.strip():
        raise InputError("the file is empty; nothing is cited", name)
    return name, data.decode("utf-8-sig", "replace")
