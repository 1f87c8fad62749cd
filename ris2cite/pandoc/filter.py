"""The command ``pandoc-ris2cite``, a pandoc filter."""

from __future__ import annotations

import gc
import json
import sys

from ris2cite.errors import Diagnostic, Ris2citeError

_HELP = """\
Usage: pandoc paper.md --filter pandoc-ris2cite -M bibliography=refs.ris -M csl=apa -o paper.docx

Format the citations of a pandoc document, and add its list of references.

The filter is configured by the metadata of the document, as in pandoc --citeproc: bibliography,
references, csl, lang, nocite, link-citations, link-bibliography, reference-section-title,
suppress-bibliography, citation-abbreviations, notes-after-punctuation. The table ris2cite sets
options of the command ris2cite: strict, edit, titles, abbreviate, keys.

Reads pandoc's JSON from standard input and writes it to standard output; messages go to standard
error.
"""


def main() -> None:
    """Run the filter; pandoc gives the output format as an argument, which is not needed."""
    arguments = sys.argv[1:]
    if arguments[:1] in (["-h"], ["--help"]):
        print(_HELP, end="")
        return
    if arguments[:1] in (["-V"], ["--version"]):
        from ris2cite import __version__

        print(f"pandoc-ris2cite {__version__}")
        return
    if sys.stdin.isatty():
        print("pandoc-ris2cite: error: there is no input; use it as a --filter", file=sys.stderr)
        print(_HELP, end="", file=sys.stderr)
        sys.exit(2)
    # All objects are used until the end; searching for cycles takes 15% of the time.
    gc.disable()
    sys.exit(run())


def run() -> int:
    """Filter standard input; returns 0, 1 for an error by ``strict``, 2 for invalid input."""
    from ris2cite.pandoc.document import cited, read_document
    from ris2cite.pandoc.metadata import Metadata

    worst = 0

    def report(diagnostic: Diagnostic) -> None:
        nonlocal worst
        if diagnostic.severity != "note":
            worst = 1
            print(f"pandoc-ris2cite: {diagnostic}", file=sys.stderr)

    try:
        document = read_document(sys.stdin.buffer.read())
        strict = Metadata(document["meta"]).options().get("strict") is True
        cited(document, report)
    except (Ris2citeError, OSError) as error:
        print(f"pandoc-ris2cite: error: {error}", file=sys.stderr)
        return 2
    if strict and worst:
        print("pandoc-ris2cite: error: stopped because of strict", file=sys.stderr)
        return 1
    # As one string: json.dump encodes in Python, which takes as long as all citations.
    sys.stdout.write(json.dumps(document, separators=(",", ":"), check_circular=False))
    return 0
