"""What catalogues and databases add to the names of journals."""

from __future__ import annotations

import functools
import re

from ris2cite.casing.lexicon import lexicon
from ris2cite.editing.journal_lists import initials_of, journal_lists
from ris2cite.text.pattern import Pattern

_KINDS = "journal|organ|publication|bulletin|proceedings|review|magazine|newsletter|archives"

_INITIALS = Pattern(r"\s+:\s+[A-Z][A-Za-z&]{1,6}(?=\s+:|\Z)")
_PARALLEL = Pattern(r"\s+=\s+\S.*\Z")
_PLACE = Pattern(r"\s*\(([^()]*)\)\.?\Z")
_YEARS = Pattern(r"(?:[^:]*:\s*)?\d{4}\b[-–\d ]*\Z")
_NLM_TAIL = Pattern(r"\s*:\s+(?:an?|the)\s+(?:[a-z-]+\s+){0,3}journal\b.*\Z")
"""What the National Library of Medicine adds in lower case: ``: a journal on …``."""

_MEETING_TAIL = Pattern(r"\. Conference(?: Start)?(?::.*)?\Z")
"""The meeting whose abstracts an issue has, in Embase and Cochrane's registers."""

_SUBSERIES = Pattern(r"\s+\(including (?:its )?subseries [^()]*\)?\Z", re.IGNORECASE)
_OPEN_COLON = Pattern(r"(?<=\S)\s+:(?=\s)")
_SUBDIVISION = Pattern(r"(?:(?<=[a-z]{4})|(?<= [A-Z]))\. (?=[A-Z])")
_LABEL = Pattern(r"[A-Z]\b|(?:Part|Section) [A-Z]\b")
_WORDS = Pattern(r"[a-z]{4,}")
_PART = Pattern(r"-(part) ([a-h])(?:-(?=\w)|: )", re.IGNORECASE)
_ACRONYM_BEFORE = Pattern(r"([A-Z]{3,8})-(?=[A-Z][A-Za-z]+ )")
"""The initials of a serial before its name: ``QPS-QUARTERLY JOURNAL OF PAPER SCIENCE``."""

_PROCEEDINGS = Pattern(r"(?<=[A-Z]{4})-(?=PROCEEDINGS\Z)|(?<=[a-z]{3})-(?=Proceedings\Z)")
_IN_FRENCH = Pattern(r"(?<=[A-Z]{4})-(?:REVUE|JOURNAL CANADIEN)\b.*\Z")
"""The title in French behind that of a Canadian journal in the Web of Science."""


def with_hyphens_spelled_out(name: str) -> str:
    """The name without what the Web of Science joins to it by a hyphen: its initials in front,
    its title in French, ``Proceedings`` or a part behind it."""
    initials = _ACRONYM_BEFORE.match(name)
    if initials and initials[1] == initials_of(name[initials.end() :]):
        name = name[initials.end() :]
    name = _PROCEEDINGS.sub(": ", name)
    if name.startswith("CANADIAN "):
        name = _IN_FRENCH.sub("", name)
    return _PART.sub(lambda part: f", {part[1]} {part[2].upper()}: ", name)


def without_additions(name: str) -> str:
    """The name without a descriptive subtitle, a parallel title, and a place in brackets."""
    if ":" in name or "=" in name or "(" in name or "official" in name.lower():
        name = _MEETING_TAIL.sub("", _PARALLEL.sub("", _SUBSERIES.sub("", name)))
        shorter = _tail().sub("", _NLM_TAIL.sub("", _INITIALS.sub("", name)))
        name = _OPEN_COLON.sub(":", name if shorter.isupper() else shorter)
        match = _PLACE.search(name)
        if match and match.start() and _is_place(match[1]):
            name = name[: match.start()]
    return name


@functools.cache  # compiled for the first name with a colon or brackets
def _tail() -> re.Pattern[str]:
    """``: official journal of the …``, and the subtitle that NLM sets after `` : ``."""
    return re.compile(
        rf"""
        \s* (?: [:;,–—] | \s- ) \s+ (?: the \s+ )? official \b .* \Z  # whatever precedes it
        | \s+ : \s+ (?: an? \s+ | the \s+ )? (?: [\w-]+ \s+ ){{0,3}} (?: {_KINDS} ) \b .* \Z
        | \s* [:,–—] \s+ (?: an? \s+ )? (?: organ | publication | journal ) \s of \s the \s
          (?: [\w-]+ \s ){{1,6}} (?: society | association | college | academy | federation ) \b
          .* \Z
        | \s* : \s+ (?: [\w-]+ \s ){{0,3}} journal \s published \s (?: for | by ) \b .* \Z
        | \s* [:,] \s+ (?: [oó]rgano | [oó]rg[aã]o | organe | organo ) \s (?: ofici | offici ) .* \Z
        """,
        re.IGNORECASE | re.VERBOSE,
    )


def _is_place(text: str) -> bool:
    """Whether the text in brackets is a place, possibly with country or year, or a medium."""
    if _YEARS.match(text) or text[:9].lower() in ("formerly ", "continued"):
        return True
    first, comma, rest = text.partition(",")
    if first in journal_lists().places:
        return True
    known = lexicon()
    place = known.name(first.lower()) or known.phrase(first.lower())
    return bool(comma) and rest[:2].strip().isupper() and place is not None


def with_subdivision(name: str) -> str:
    """The name of a journal's section as its publisher writes it, where NLM has a full stop:
    ``The lancet. Oncology``, ``Journal of experimental psychology. General``."""
    match = _SUBDIVISION.search(name) if ". " in name else None
    if match is None or name.count(".") > 1 or ":" in name:
        return name
    before, after = name[: match.start()], name[match.end() :]
    if len(after) > 9 and before.lower().startswith(after.lower()):
        return before  # AMIA Joint Summits … proceedings. AMIA Joint Summits …
    if after == "Conference":
        return before
    if before.count("(") > before.count(")"):
        return name  # Proceedings (Moss University. Medical Center)
    known = lexicon()
    words = _WORDS.findall(name.lower())
    if not all(known.is_small(word) or known.name(word) for word in words):
        return name
    brand = before.lower().removeprefix("the ") in journal_lists().brands
    return f"{before}{' ' if brand or _LABEL.match(after) else ': '}{after}"
