"""Pandoc for these tests, and its documents as text that is the same in every version."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

PANDOC = os.environ.get("PANDOC") or shutil.which("pandoc") or ""
"""The program; ``PANDOC=/path/to/pandoc`` chooses another."""

needs_pandoc = pytest.mark.skipif(not PANDOC, reason="needs pandoc")

MARKS = {"Emph": "*", "Strong": "**", "Superscript": "^", "Subscript": "~", "SmallCaps": "+"}


def pandoc(path: Path, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Pandoc on a file, in the file's folder."""
    return subprocess.run(
        [PANDOC, *arguments, path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=check,
    )


def document_of(path: Path, *arguments: str) -> dict[str, Any]:
    """A Markdown file as pandoc's JSON."""
    document: dict[str, Any] = json.loads(pandoc(path, "-t", "json", *arguments).stdout)
    return document


def text_of(value: Any) -> str:
    """A piece of a document as text, notes in brackets."""
    if isinstance(value, list):
        return "".join(map(text_of, value))
    kind, content = value["t"], value.get("c")
    if kind in ("Space", "SoftBreak"):
        return " "
    if kind == "Str":
        return str(content)
    if kind in ("Code", "Math"):
        return f"`{content[1]}`"
    if kind in MARKS:
        return MARKS[kind] + text_of(content) + MARKS[kind]
    if kind == "Note":
        return f"[{text_of(content)}]"
    if kind == "Quoted":
        return f"“{text_of(content[1])}”"
    if kind == "Header":
        return f"# {text_of(content[2])}"
    if kind == "Link":
        return f"<{text_of(content[1])}>"
    if kind == "Div":
        return "\n\n".join(map(text_of, content[1]))
    return text_of(content[1]) if kind in ("Cite", "Span") else text_of(content)


def paragraphs(document: dict[str, Any]) -> list[str]:
    """The abstract and the blocks of a document as text."""
    abstract = document["meta"].get("abstract", {"c": []})["c"]
    return "\n\n".join(map(text_of, [*abstract, *document["blocks"]])).split("\n\n")
