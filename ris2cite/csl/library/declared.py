"""What a style says about itself that CSL has no words for.

CSL has no text-case that keeps names, so a style whose manual prints titles in sentence
case says so in a processing instruction before its root element, which every other CSL
processor ignores::

    <?ris2cite titles="sentence" subtitles="capital"?>

``titles`` is ``sentence``, or ``capitals`` for a style that sets Title Case itself and
wants only titles in capitals to be undone; ``subtitles="capital"`` begins what follows a
colon with a capital.
"""

from __future__ import annotations

import re

_INSTRUCTION = re.compile(rb"<\?ris2cite\s([^<>]*)\?>")
_PAIR = re.compile(rb"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def declared(xml: bytes) -> dict[str, str]:
    """What the processing instruction of a style says, name → value; empty without one."""
    match = _INSTRUCTION.search(xml, 0, xml.find(b"<style"))
    if match is None:
        return {}
    return {
        name.decode(): (double or single).decode("utf-8", "replace")
        for name, double, single in _PAIR.findall(match[1])
    }
