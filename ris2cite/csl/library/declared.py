"""What a style says about itself that CSL has no words for.

CSL has no text-case that keeps names, so a style whose manual prints titles in sentence
case says so in a processing instruction before its root element, which every other CSL
processor ignores::

    <?ris2cite titles="sentence" subtitles="capital" publishers="once" ellipsis=". . ."?>

``titles`` is ``sentence``, or ``capitals`` for a style that sets Title Case itself and
wants only titles in capitals to be undone; ``books`` says the same of books and other whole
works, where a manual sets them otherwise than articles and chapters;
``subtitles="capital"`` begins what follows a colon with a capital; ``publishers="once"``
leaves out a publisher that is the author. ``ellipsis`` stands before the last of a shortened
list of names, "…" without it; ``year-ranges`` is a page-range format of CSL for years:
"1951–63" in "chicago-16". Whether a style prints journals abbreviated needs no word of
ours: it asks for their short form.
"""

from __future__ import annotations

from ris2cite.text.pattern import Pattern

_INSTRUCTION = Pattern(rb"<\?ris2cite\s([^<>]*)\?>")
_SHORT_JOURNAL = Pattern(
    rb"<text\b(?=[^<>]*\bvariable=[\"']container-title(?:-short)?[\"'])"
    rb"[^<>]*(?:\bform=[\"']short[\"']|container-title-short)"
)
_PAIR = Pattern(rb"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def declared(xml: bytes) -> dict[str, str]:
    """What a style says, name → value: the pairs of its processing instruction, and
    ``journals``: ``short`` where it prints short titles of journals."""
    said = {"journals": "short"} if _SHORT_JOURNAL.search(xml) is not None else {}
    match = _INSTRUCTION.search(xml, 0, xml.find(b"<style"))
    if match is None:
        return said
    return said | {
        name.decode(): (double or single).decode("utf-8", "replace")
        for name, double, single in _PAIR.findall(match[1])
    }
