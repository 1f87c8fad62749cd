"""Editing the case of titles and subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ris2cite.casing.corrections import with_names, without_strays
from ris2cite.casing.evidence import Evidence
from ris2cite.casing.lexicon import lexicon
from ris2cite.casing.romance import out_of_romance_capitals
from ris2cite.casing.titles import (
    has_sentence_case,
    is_english,
    out_of_capitals,
    sentence_case,
    with_subtitles,
)
from ris2cite.editing.additions import without_additions, without_site
from ris2cite.editing.changes import Change, EditSettings, Titles
from ris2cite.editing.punctuation import with_spaced_marks
from ris2cite.editing.volumes import without_volume
from ris2cite.markup.case import title as title_case
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

VARIABLES = ("title", "title-short", "volume-title", "part-title", "reviewed-title")
"""Variables that are titles in all item types."""

NAMES = frozenset("bill legislation legal_case regulation treaty hearing periodical".split())
"""Item types whose title is a name: of a law, a case, a journal."""

BOOKS = frozenset("chapter entry entry-dictionary entry-encyclopedia".split())
"""Item types whose container is a book."""

WHOLE_WORKS = frozenset(
    "book classic collection motion_picture musical_score performance standard song".split()
)
"""Item types whose title is that of a whole work, printed in italics."""

_LAWS = ("Regulation (E", "Directive (E", "Council Directive ", "Council Regulation ")
"""The beginnings of titles of European laws, which are names."""

_MEETING = Pattern(
    r"\b(?:conferences?|symposi(?:um|a)|workshops?|congress|proceedings"
    r"|(?:annual|international) meeting)\b",
    re.IGNORECASE,
)
_DIGIT = Pattern(r"\d")
_NUMBERED = Pattern(r"\b(?:\d+(?:st|nd|rd|th)|(?:19|20)\d\d|[’']\d\d)\b", re.IGNORECASE)
_SERIES = Pattern(
    r"\b(?:vols?|pt|annual review|advances in|lecture notes|springerbriefs|journal|transactions)\b",
    re.IGNORECASE,
)
_NUMBERED_SERIES = Pattern(
    r"(?:current |recent )?(?:developments|methods|progress|studies|topics|trends) (?:in|on) ",
    re.IGNORECASE,
)
_SPECIES = Pattern(r"\b([A-Z][a-z]{2,}|[A-Z]\.) (spp?\.|[a-z]{3,}\b)(?![^<]*</span>)")
_LATIN = ("us", "um", "is", "ii", "ae", "a", "ans", "ens", "es", "e", "oides")
_SUBTITLE = Pattern(r"(?<=[^\W\d_]: )(?:(?:An?|The)(?= \w)|[A-Z][a-z]*(?=,? [a-z]))")
_MAY_BEGIN = Pattern(r"[:?!.—]\W*[a-z]")


def edited_titles(item: Item, settings: EditSettings, evidence: Evidence) -> Iterator[Change]:
    """Yield the changes to the titles of an item."""
    if item.get("type") in NAMES:
        return
    variables = VARIABLES + (("container-title",) if _is_in_book(item) else ())
    for variable in variables:
        if variable not in item:
            continue
        before = item[variable]
        if not isinstance(before, str) or not before.strip():
            continue
        wanted = _wanted(variable, item, settings)
        if wanted == "as-is" or "://" in before or before.startswith(_LAWS):
            continue
        named = without_volume(item)[0] if variable == "container-title" else before
        whole = without_additions(named)
        if " | " in whole:
            whole = without_site(whole, item.get("URL"))
        spaced = with_spaced_marks(whole, item.get("language"))
        after, cased = _edited(spaced, item, wanted, settings.subtitles, evidence)
        code = "punctuation" if spaced != whole or whole == before else "addition"
        if after != spaced:
            code = "title-case" if cased else "subtitle"
        if wanted == "capitals" and settings.references:
            protected = with_small_epithets(after, item.get("language"))
            after, code = protected, code if after != before else "species"
        if after != before and not _is_name(variable, before, item):
            yield Change(code, variable, before, after)


def _is_in_book(item: Item) -> bool:
    """Whether the container is a book: also that of a paper, if it has editors and a series."""
    kind = item.get("type")
    return kind in BOOKS or (
        kind == "paper-conference" and "editor" in item and "collection-title" in item
    )


def with_small_subtitle(title: str) -> str:
    """The title with a common word after a colon in lower case, as the rest of it is."""
    return _SUBTITLE.sub(_in_lower_case, title) if ": " in title else title


def _in_lower_case(match: re.Match[str]) -> str:
    low = match[0].lower()
    common = low in ("a", "an", "the") or (len(low) > 3 and lexicon().is_small(low))
    return low if common and lexicon().name(low) is None else match[0]


def with_small_epithets(title: str, language: object) -> str:
    """An English title with names of species protected from the style's Title Case.

    The second part stays in lower case: *Homo sapiens* (CMOS 18, 8.160).
    """
    if not _SPECIES.search(title) or not is_english(title, language):
        return title
    return _SPECIES.sub(_protected, title)


def _protected(match: re.Match[str]) -> str:
    known = lexicon()
    genus, epithet = match[1].lower(), match[2]
    species = known.is_epithet(epithet) or epithet in ("sp.", "spp.") or _is_unknown(epithet)
    if genus[1] != "." and not known.is_genus(genus):
        species = _is_unknown(genus) and _is_unknown(epithet) and epithet.endswith(_LATIN)
    return f'{match[1]} <span class="nocase">{epithet}</span>' if species else match[0]


def _is_unknown(word: str) -> bool:
    return not lexicon().is_small(word) and lexicon().name(word) is None


def _wanted(variable: str, item: Item, settings: EditSettings) -> Titles:
    """The case for a title, which may differ between whole works and their parts."""
    whole = variable == "container-title" or item.get("type") in WHOLE_WORKS
    return settings.books if whole and settings.books is not None else settings.titles


def _is_name(variable: str, title: str, item: Item) -> bool:
    """Whether a title is the name of a meeting, or a container title that of a series."""
    if _DIGIT.search(title) and _NUMBERED.search(title) and _MEETING.search(title):
        return True
    if variable != "container-title":
        return False
    paper = item.get("type") == "paper-conference" and _MEETING.search(title)
    if paper or (
        title.lower().startswith("proceedings of ") and _MEETING.search(title, len("proceedings"))
    ):
        return True
    numbered = "volume" in item and _NUMBERED_SERIES.match(title) is not None
    return numbered or _SERIES.search(title) is not None


def _edited(
    title: str, item: Item, wanted: Titles, subtitles: bool, evidence: Evidence
) -> tuple[str, bool]:
    """The edited title, and whether more than subtitles has changed."""
    if has_sentence_case(title):
        if wanted == "title" and is_english(title, item.get("language")):
            return title_case(title), True
        shown = without_strays(with_names(title, evidence))
        cased = shown != title
        if subtitles and (_MAY_BEGIN.search(title) or " – " in title):
            shown = with_subtitles(shown)
        elif wanted == "sentence" and not subtitles:
            shown = with_small_subtitle(shown)
        if shown == title or not is_english(title, item.get("language")):
            return title, False
        return shown, cased
    if not is_english(title, item.get("language")):
        shown = out_of_romance_capitals(title) if title.isupper() else title
        return shown, shown != title
    if wanted == "sentence":
        return sentence_case(title, evidence, subtitles=subtitles), True
    after = out_of_capitals(title, evidence)
    if wanted == "title":
        after = title_case(after)
    return after, True
