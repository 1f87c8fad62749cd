"""Options that a style declares in a processing instruction, because CSL has none for them.

CSL has no text-case for sentence case that keeps the capitals of names. Styles that need it,
and other things that CSL cannot express, declare them before their root element, where
other CSL processors ignore them::

    <?ris2cite titles="sentence" subtitles="capital" publishers="once" ellipsis=". . ."?>

``titles`` is ``sentence``, or ``capitals`` for styles that apply title case themselves and
only need titles in capitals to be converted. ``books`` is the same for books and other
whole works, if these differ from articles and chapters. ``subtitles="capital"`` capitalises
the first word after a colon. ``publishers="once"`` leaves out publishers that are also the
author. ``particles="front"`` prints particles that follow a given name in front of the family
name. ``degrees="words"`` writes the degrees of theses out. ``and-in-text="text"``
joins names in the running text by "and" where citations have "&". ``ellipsis`` is printed
before the last name of an abbreviated list (default "…"). ``year-ranges`` is one of CSL's
page range formats, applied to years: "1951–63" for "chicago-16". Styles that abbreviate
journals need no option, since they ask for the short form.
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
    """The options of the processing instruction, and ``journals`` = ``short`` if the style
    prints short titles of journals."""
    said = {"journals": "short"} if _SHORT_JOURNAL.search(xml) is not None else {}
    match = _INSTRUCTION.search(xml, 0, xml.find(b"<style"))
    if match is None:
        return said
    return said | {
        name.decode(): (double or single).decode("utf-8", "replace")
        for name, double, single in _PAIR.findall(match[1])
    }
