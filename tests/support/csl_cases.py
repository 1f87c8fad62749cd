"""Small styles and case files for tests of the processor."""

from __future__ import annotations

from tests.support.paths import TESTS

CASES = TESTS / "csl"
HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}"{more}>'
    "<info><title>T</title><id>t</id><updated>2024-01-01T00:00:00Z</updated></info>\n"
)


def style(body: str, kind: str = "in-text", more: str = "") -> bytes:
    """A style around ``body``, which starts in its line 2."""
    return f"{HEAD.format(kind=kind, more=more and ' ' + more)}{body}\n</style>".encode()


def bibliography(body: str, before: str = "") -> bytes:
    """A style that prints ``body`` for an entry, and the title for a citation."""
    return style(
        f'{before}<citation><layout><text variable="title"/></layout></citation>'
        f"<bibliography><layout>{body}</layout></bibliography>"
    )


def read_cases(name: str) -> list[tuple[str, list[str]]]:
    """The cases of a file of ``tests/csl``: each a title, and paragraphs divided by "--".

    What stands before the first "== title" is for people.
    """
    text = (CASES / name).read_text(encoding="utf-8")
    cases = []
    for block in ("\n" + text).split("\n== ")[1:]:
        title, _, rest = block.partition("\n")
        cases.append((title, [part.strip("\n") for part in rest.split("\n--\n")]))
    return cases
