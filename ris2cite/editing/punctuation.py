"""The punctuation of titles: marks that databases misplace, or replace by others."""

from __future__ import annotations

import re

from ris2cite.casing.lexicon import lexicon
from ris2cite.casing.neighbours import is_latin
from ris2cite.casing.tables import LETTERED
from ris2cite.casing.titles import has_sentence_case, is_english
from ris2cite.text.pattern import Pattern

_TIGHT_COLON = Pattern(r":(?<=[a-z]{3}:)(?=[A-Za-z][a-z]{2})")
_ACRONYM_BEFORE_COLON = Pattern(r"[\w-]*[A-Z]{3}:(?=([A-Za-z][a-z]{2,})(?![^\W\d_]))")
"""``QRKT:Fine-grained``, but not ``PEDOT:PSS`` and ``10:1``."""
_HYPHENS = Pattern(r"(?<=[\w)?!”\"])\s?--\s?(?=[\w(“\"])")
_SECOND_MARK = Pattern(r"\? [-–] ")
_TIGHT_COMMA = Pattern(r",(?<=[a-z]{4},)(?=[A-Za-z]{2}[a-z])")
_LOOSE_COMMA = Pattern(r" ,(?<=[\w)>] ,)(?= )")
_WIDE_MARKS = {"：": ": ", "，": ", ", "；": "; ", "？": "? ", "！": "! ", "（": " (", "）": ") "}
_WIDE = Pattern(r"\s*([：，；？！（）])\s*")
_WIDE_LETTER = Pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_OTHER_SCRIPT = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
"""The ranges of Japanese, Chinese and Korean; a regular expression takes 10 ms to compile."""

_BEFORE_CAPITAL = Pattern(r"[-–][A-Z]")  # looked for first, because few titles have one
_JOINING = Pattern(
    r"([a-z]{3,}|[a-z]\))[-–](?=(A|An) [A-Za-z]"
    r"|(?:The|Results?|Evidence|Lessons|Implications|Findings|What|Why|Applications?) [a-z])"
)
"""A hyphen for a dash, before a word that begins a subtitle: ``swimming-A review``."""

_LOOSE_MARK = Pattern(r"(?<=[\w)”\"]) (?=[?!](?:\s|\Z))")
_LOOSE_APOSTROPHE = Pattern(r"(?<=[a-z]) ?([’']) (?=s\b)|(?<=s) (’)(?= [a-z])")
"""The space around an apostrophe that Mendeley reads from PDF files: ``children ’ s``."""

_BETWEEN_DIGITS = Pattern(r"-(?<=\d-)\d")
_LOOSE_QUOTES = Pattern(r"(?<!\w)\" ([^\"]{1,80}?) ?\"(?!\w)|(?<=\w)\" ?([^\"]{1,80}?) ?\"(?!\w)")
"""Quotation marks after the wrong space: ``Ducks and other" birds"`` (Google Scholar)."""

_RUN_ON = Pattern(
    r"\A(?=[^a-z:?!]{19})(?=(?:[^a-z:?!]*\b[A-Z]{4,}\b){2})([^a-z:?!]{16,}[A-Z]{3,}[\"”’']?)"
    r"(?<! WITH)(?<! FROM)(?<! INTO)(?<! THAT)(?<! THAN)(?<! THE)(?<! AND)(?<! FOR) "
    r"(?=(?!(?:of|in|for|and|on|to|by|with|at|from)\b)(?:An? |[A-Za-z][a-z]+,? )[^\s]*[a-z])"
)
"""A title in capitals before its subtitle in small letters, without a colon between them."""

_HYPHENED_SPECIES = Pattern(r"\b([A-Z]{5,})-([A-Z]{4,})\b")
"""A species in the Web of Science’s oldest records: ``TRIFOLIUM-REPENS``."""

_GENUS = tuple("a us is um es as on ys ps".split())
"""Endings of genera."""

_LATIN = tuple("us um ii ae ana ensis oides ica icus ata osa ans ens".split())
"""Endings of epithets."""

_NUMBER_OF_PART = Pattern(r" \.(\d{1,2}|[IVX]{1,4})\. (?=[A-Za-z])")
"""The number of a part in the Web of Science’s oldest records: ``SOILS .2. A SURVEY``."""

_LOOSE_HYPHEN = Pattern(r"(?<=[a-z]{2})- (?=[a-z]{3})(?!(?:and|und|oder|but|versus|bis)\b)")
"""A space that a line break left behind a hyphen: ``bus- bar``, but not ``pre- and post-``."""

_MIXED_QUOTES = Pattern(r"\"([^\"']{2,60})'(?=[\s,.:;?!)]|\Z)|(?<!\w)'([^\"']{2,60})\"(?!\w)")
"""A quotation that begins with one mark and ends with another, as in the Web of Science."""

_NOTE_NUMBERS = Pattern(r"(?<=[a-z]{4})1(?:[-–]\d|,\s?2(?:,\s?\d)*)\Z")
"""Numbers of footnotes to titles, which were raised: ``population1-4``."""

_MARKS_OF_NOTES = frozenset("☆★✩†‡∗")
_NOTE_MARKS = Pattern(rf"(?:[\s,]*[{''.join(sorted(_MARKS_OF_NOTES))}])+\Z")
"""Marks of footnotes to titles."""

_YEARS = Pattern(r"(1[5-9]\d\d|20\d\d)-(?<![\d./-]\d{4}-)(1[5-9]\d\d|20\d\d)(?![\d./-])")


def with_spaced_marks(title: str, language: object) -> str:
    """The title with its marks as they are printed.

    There is a space after each colon and comma and none before them, nor before a question mark
    or in a possessive; a dash for two hyphens and for one before a new sentence; an en dash
    between years and for a hyphen between spaces; a colon between a title in capitals and its
    subtitle; and no full-width marks, letters and digits.

    Marks of East Asian fonts stay in titles with such letters. Swedish and Finnish have
    endings after a colon, so only English titles get a space.
    """
    if not title.isascii():
        title = _without_full_width(title)
    if "-" in title or "–" in title:
        title = _with_dashes(title, language)
    if title.count('"') == 1:
        title = _MIXED_QUOTES.sub(r'"\1\2"', title)
    if title[-1:].isdigit():
        title = _NOTE_NUMBERS.sub("", title)
    return _once(_with_colons(_with_spaces(title, language), language))


def _without_full_width(title: str) -> str:
    """The title without full-width characters, rare hyphens and marks of footnotes."""
    if _WIDE.search(title) and not any(map(_is_of_other_script, title)):
        title = _WIDE.sub(lambda match: _WIDE_MARKS[match[1]], title).strip()
    if _WIDE_LETTER.search(title) and not any(map(_is_of_other_script, title)):
        title = _WIDE_LETTER.sub(lambda match: chr(ord(match[0]) - 0xFEE0), title)
    title = title.replace("\u2010", "-").replace("\u2011", "-")
    return _NOTE_MARKS.sub("", title) if title[-1:] in _MARKS_OF_NOTES else title


def _with_dashes(title: str, language: object) -> str:
    """The title with dashes where it has hyphens for them, and without stray hyphens."""
    if _BEFORE_CAPITAL.search(title) and _JOINING.search(title) and is_english(title, language):
        sentence = has_sentence_case(title)
        title = _JOINING.sub(lambda found: _as_dash(found, sentence=sentence), title)
    if "- " in title:
        if _LOOSE_HYPHEN.search(title) and is_english(title, language):
            title = _LOOSE_HYPHEN.sub("-", title)
        title = title.replace(" - ", " – ")
    if _BETWEEN_DIGITS.search(title):
        title = _YEARS.sub(_as_range, title)
    if "-" in title and title.isupper():
        title = _HYPHENED_SPECIES.sub(_as_species, title)
    if "--" in title and _HYPHENS.search(title) and is_english(title, language):
        title = _HYPHENS.sub("—", title)
    return title


def _with_spaces(title: str, language: object) -> str:
    """The title with the right spaces at question marks, apostrophes, quotation marks and
    commas."""
    if "?:" in title:
        title = title.replace("?: ", "? ")
    if "? " in title:
        title = _SECOND_MARK.sub("? ", title)
    if (" ?" in title or " !" in title) and is_english(title, language):
        title = _LOOSE_MARK.sub("", title)
    if ("’ " in title or "' s" in title) and is_english(title, language):
        title = _LOOSE_APOSTROPHE.sub(r"\1\2", title)
    if '"' in title:
        title = _LOOSE_QUOTES.sub(_quoted, title)
    if "," in title:
        title = _TIGHT_COMMA.sub(", ", _LOOSE_COMMA.sub(",", title))
    return title


def _with_colons(title: str, language: object) -> str:
    """The title with one colon, and a space after it, where a subtitle begins."""
    if " : " in title and is_english(title, language):
        title = title.replace(" : ", ": ")
    if title[:12].isupper() and not title.isupper():
        title = _RUN_ON.sub(r"\1: ", title)
    if " ." in title:
        title = _NUMBER_OF_PART.sub(r". \1. ", title)
    if ":: " in title:
        title = title.replace(":: ", ": ")
    if ":" in title:
        if _TIGHT_COLON.search(title) and is_english(title, language):
            title = _TIGHT_COLON.sub(": ", title)
        colon = title.find(":")
        tight = title[colon - 1].isupper() and title[colon + 1 : colon + 2].isalpha()
        acronym = _ACRONYM_BEFORE_COLON.match(title) if tight else None
        if acronym and lexicon().is_small(acronym[1].lower()):
            title = f"{acronym[0]} {title[acronym.end() :]}"
    return title


def _once(title: str) -> str:
    """The title, or its first half if the second is the same: Mendeley reads some titles twice
    from PDF files."""
    half = len(title) // 2
    twice = half > 20 and title[half] == " " and title[:half] == title[half + 1 :]
    return title[:half] if twice else title


def _is_of_other_script(char: str) -> bool:
    return any(first <= char <= last for first, last in _OTHER_SCRIPT)


def _quoted(match: re.Match[str]) -> str:
    return f'"{match[1]}"' if match[1] else f' "{match[2]}"'


def _as_dash(match: re.Match[str], *, sentence: bool) -> str:
    """The word with a dash, unless ``A`` is a label (vitamin-A deficiency), or the capital is
    one of many (Research-Evidence)."""
    opens = match[1].lower() not in LETTERED if match[2] else sentence
    return f"{match[1]}—" if opens else match[0]


def _as_species(match: re.Match[str]) -> str:
    """A genus and an epithet without the hyphen between them; other words as they are."""
    known = lexicon()
    genus, epithet = match[1].lower(), match[2].lower()
    listed = known.is_genus(genus)
    if not listed and (known.is_plain(genus) or not genus.endswith(_GENUS)):
        return match[0]
    narrow = epithet.endswith(_LATIN) or known.is_epithet(epithet)
    species = is_latin(epithet, known) and (listed or narrow)
    return f"{match[1]} {match[2]}" if species else match[0]


def _as_range(match: re.Match[str]) -> str:
    return f"{match[1]}–{match[2]}" if match[1] < match[2] else match[0]
