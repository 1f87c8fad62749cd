"""The case of the names of journals."""

from __future__ import annotations

import re

from ris2cite.casing.decide import ROMAN, is_speakable
from ris2cite.casing.lexicon import lexicon
from ris2cite.casing.words import Word, words_of
from ris2cite.editing.journal_lists import journal_lists
from ris2cite.text.pattern import Pattern

_SECTION = Pattern(
    r"(?<= [A-H])-(?=[A-Z]{3})(?!LEARNING|HEALTH|COMMERCE|BUSINESS|GOVERN|SERVICE|JOURNAL|CELL)"
)
_ARTICLE = Pattern(r"(?<=[A-Z])-(?=(?:AN?|THE) [A-Z])")
_TOWN = Pattern(
    r"(?<=[A-Z]{3})-(?:SWITZ|BASEL|LONDON|AMSTERDAM|BERLIN|OXFORD|ZURICH)\Z|(?<=[a-z])-Basel\Z"
)
"""Where the Web of Science tells journals of one name apart: ``SENSORS-BASEL``."""

_SHORT_MEETING = Pattern(
    r"\((?:(?!AND |FOR |PART |VOL )[A-Z&/-]+ ){1,2}(?:[’']\d\d|(?:19|20)\d\d)\)"
    r"|(?:(?<=CONFERENCE)|(?<=SYMPOSIUM)) \([A-Z&-]{2,8}\)\Z"
)
"""The short name of a meeting in brackets: ``(IEEE TALE 2020)``, ``CONFERENCE (GEM)``."""

_ORDINAL = Pattern(r"\d+(?:ST|ND|RD|TH)\Z")
_STOPS = frozenset(":.([/“—")
_LETTERED = frozenset("part parts pt pts series section volume vol vols class".split())
_PREFIXES = frozenset("geo bio eco neo agro aero meso geno".split())
_POSSESSIVES = {
    "womens": "Women’s",
    "mens": "Men’s",
    "childrens": "Children’s",
    "alzheimers": "Alzheimer’s",
    "parkinsons": "Parkinson’s",
    "crohns": "Crohn’s",
    "peoples": "People’s",
}
"""Words from whose ends the Web of Science takes the apostrophe."""


def recased(name: str, abbreviation: str) -> str:
    """The name with acronyms restored, and not in capitals."""
    if name.upper() == name and _stands_in_capitals(words_of(name)):
        name = _TOWN.sub("", _ARTICLE.sub(": ", _SECTION.sub(": ", name)))
        return out_of_capitals(name, abbreviation)
    lists = journal_lists()
    whole = lists.whole.get(name.lower())
    if name.endswith("-Basel"):
        name = _TOWN.sub("", name)
    if name.isupper():
        form = lists.always.get(name.lower()) or whole
        if form:
            return form  # SLEEP, OIKOS
    if whole and whole[1:] != whole[1:].lower() and name.isascii() and not _is_known(name):
        return whole
    always = lists.always
    if always.keys().isdisjoint([word.strip(".,:;()") for word in name.lower().split()]):
        return name
    pieces: list[str] = []
    position = 0
    for word in words_of(name):
        form = always.get(word.low)
        if form and _is_odd(word.text, form):
            pieces += [name[position : word.start], form]
            position = word.end
    return "".join(pieces) + name[position:]


def _is_known(name: str) -> bool:
    """Whether the first word is written as on the journal's own website."""
    return name.split(" ", 1)[0] == "PLoS" and name != "PLoS One"


def _is_odd(text: str, form: str) -> bool:
    """Whether an acronym has lost its capitals: ``Bmc``, ``Plos``, ``PloS``, ``arXiv.Org``."""
    if text == form or text.isupper() or text == "PLoS":
        return False
    return text[1:].islower() or form.lower() == text.lower() or "." in text


def _stands_in_capitals(words: list[Word]) -> bool:
    """Whether two or more words are in capitals, or one that is not an acronym."""
    lettered = [word for word in words if any(char.isalpha() for char in word.text)]
    if not lettered or any(char.islower() for word in lettered for char in word.text):
        return False
    names = journal_lists()
    ordinary = [word for word in lettered if len(word.text) > 2 and word.low not in names.always]
    if len(lettered) == 1:
        low = lettered[0].low
        return len(low) > 6 or (len(ordinary) == 1 and _is_ordinary(low))
    return any(len(word.text) > 3 for word in ordinary)


def _is_ordinary(low: str) -> bool:
    """Whether a word in capitals is not an acronym: LAND, WATER."""
    known = lexicon()
    return (
        low not in journal_lists().in_capitals
        and known.is_small(low)
        and not known.own_acronym(low)
    )


def out_of_capitals(name: str, abbreviation: str = "") -> str:
    """A name in capitals, converted to title case; acronyms are kept.

    ``abbreviation`` is the abbreviated name, in which acronyms are in capitals.
    """
    whole = journal_lists().whole.get(name.lower())
    if whole:
        return whole
    words = words_of(name)
    pieces: list[str] = []
    position = 0
    meeting = _SHORT_MEETING.search(name) if "(" in name else None
    for place, word in enumerate(words):
        before = name[words[place - 1].end : word.start] if place else ":"
        after = name[word.end : words[place + 1].start] if place + 1 < len(words) else ":"
        if len(word.text) == 1:
            lettered = place > 0 and words[place - 1].low in _LETTERED
            small = word.low in journal_lists().small and after.isspace() and before.isspace()
            form = word.low if small and not lettered else word.text
        elif _ORDINAL.match(word.text):
            form = word.low
        else:
            first = place == 0 or before.strip()[-1:] in _STOPS
            year = re.match(r"\W+(?:19|20)\d\d\b", name[word.end :]) is not None
            label = year or before.endswith("(")
            form = _form(word, first=first, label=label, abbreviation=abbreviation)
            if meeting and meeting.start() < word.start < meeting.end():
                form = _mixed_in(abbreviation, word.low) or (
                    form if lexicon().name(word.low) else word.text
                )
        pieces += [name[position : word.start], form]
        position = word.end
    return "".join(pieces) + name[position:]


def _form(word: Word, *, first: bool, label: bool, abbreviation: str) -> str:
    """A word of a name in capitals, in title case.

    ``label`` means that it is in brackets or before a year, like acronyms of conferences.
    """
    names, known = journal_lists(), lexicon()
    low = word.low
    form = names.always.get(low) or names.in_capitals.get(low) or _POSSESSIVES.get(low)
    if form:
        return form
    if ROMAN.match(word.text) or any(char.isdigit() for char in word.text):
        return word.text
    if not first and low in names.small:
        return low
    mixed = _mixed_in(abbreviation, low) if abbreviation else ""
    if mixed:
        return mixed  # JMIR mHealth uHealth
    if _is_acronym_in(abbreviation, word.text) or "." in word.text or "&" in word.text:
        return word.text
    name = known.name(low)
    if name and name[1:] != low[1:]:
        return name
    if not known.is_small(low) and not name:
        length = len(low)
        short = (length <= 4 and low not in _PREFIXES) or (length <= 8 and not is_speakable(low))
        acronym = known.acronym(low) and not known.looks_small(low) and low not in _PREFIXES
        if label or short or acronym:
            return word.text
    head, mark, tail = low.partition("'") if "'" in low else low.partition("’")
    return head.capitalize() + mark + tail


def _mixed_in(abbreviation: str, low: str) -> str:
    """The form of a word in the abbreviated name, if it has a capital inside: ``uHealth``,
    ``SiliconPV``."""
    if low not in abbreviation.lower():
        return ""
    forms = (form.strip("()[],.:;") for form in abbreviation.split())
    return next(
        (
            form
            for form in forms
            if form.lower() == low and not form.isupper() and form[1:] != form[1:].lower()
        ),
        "",
    )


def _is_acronym_in(abbreviation: str, text: str) -> bool:
    """Whether the abbreviated name, which is in mixed case, has the word in capitals."""
    return (
        text in abbreviation
        and abbreviation != abbreviation.upper()
        and len(text) > 1
        and re.search(rf"(?<!\w){re.escape(text)}(?![\w.])", abbreviation) is not None
    )
