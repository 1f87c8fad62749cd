"""Names of journals: correcting capitals, and removing additions of library catalogues."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from ris2cite.casing.decide import ROMAN, is_speakable
from ris2cite.casing.lexicon import lexicon, sections
from ris2cite.casing.words import Word, words_of
from ris2cite.editing.changes import Change
from ris2cite.editing.full_titles import full_title
from ris2cite.editing.inverted import in_order
from ris2cite.editing.volumes import without_volume
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

VARIABLES = ("container-title", "collection-title", "event-title")

_SERIALS = frozenset(("article-journal", "article-magazine", "review"))

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
_SECTION = Pattern(
    r"(?<= [A-H])-(?=[A-Z]{3})(?!LEARNING|HEALTH|COMMERCE|BUSINESS|GOVERN|SERVICE|JOURNAL|CELL)"
)
_PART = Pattern(r"-(part) ([a-h])(?:-(?=\w)|: )", re.IGNORECASE)
_ARTICLE = Pattern(r"(?<=[A-Z])-(?=(?:AN?|THE) [A-Z])")
_SUBDIVISION = Pattern(r"(?:(?<=[a-z]{4})|(?<= [A-Z]))\. (?=[A-Z])")
_SHORT_MEETING = Pattern(
    r"\((?:(?!AND |FOR |PART |VOL )[A-Z&/-]+ ){1,2}(?:[’']\d\d|(?:19|20)\d\d)\)"
    r"|(?:(?<=CONFERENCE)|(?<=SYMPOSIUM)) \([A-Z&-]{2,8}\)\Z"
)
"""The short name of a meeting in brackets: ``(IEEE TALE 2020)``, ``CONFERENCE (GEM)``."""

_LABEL = Pattern(r"[A-Z]\b|(?:Part|Section) [A-Z]\b")
_WORDS = Pattern(r"[a-z]{4,}")
_ANY_WORD = Pattern(r"[\w&’']+")
_SMALL_FOREIGN = Pattern(
    r" (?:da|do|dos|das|du|des|del|della|delle|dei|di|la|les|el|los|las|e|y|en|em|und|der|die|für"
    r"|im|zur) "
)
_TOWN = Pattern(r"(?<=[A-Z]{3})-(?:SWITZ|BASEL|LONDON|AMSTERDAM|BERLIN|OXFORD|ZURICH)\Z")
"""Where the Web of Science tells journals of one name apart: ``SENSORS-BASEL``."""

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

_ACRONYM_BEFORE = Pattern(r"([A-Z]{3,8})-(?=[A-Z][A-Za-z]+ )")
"""The initials of a serial before its name: ``QPS-QUARTERLY JOURNAL OF PAPER SCIENCE``."""

_PROCEEDINGS = Pattern(r"(?<=[A-Z]{4})-(?=PROCEEDINGS\Z)|(?<=[a-z]{3})-(?=Proceedings\Z)")

_IN_FRENCH = Pattern(r"(?<=[A-Z]{4})-(?:REVUE|JOURNAL CANADIEN)\b.*\Z")
"""The title in French behind that of a Canadian journal in the Web of Science."""

_NUMERALS = frozenset("0123456789IVX")
_VOLUME_AT_END = Pattern(r"(, vol)( (?:\d+|[IVX]+))\Z", re.IGNORECASE)
_ORDINAL = Pattern(r"\d+(?:ST|ND|RD|TH)\Z")
_STOPS = frozenset(":.([/“—")
_LETTERED = frozenset("part parts pt pts series section volume vol vols class".split())
_PREFIXES = frozenset("geo bio eco neo agro aero meso geno".split())


class _Names:
    """The lists in ``journals.txt``."""

    def __init__(self) -> None:
        lists = sections(Path(__file__).with_name("journals.txt"))
        self.always = _forms(lists["acronyms"])
        self.in_capitals = _forms(lists["capitals"])
        self.whole = _forms(lists["names"])
        self.small = STOP_WORDS | frozenset(lists["small"])
        self.brands = frozenset(name.lower() for name in lists["brands"])
        self.places = frozenset(lists["places"])
        with_commas = (entry.replace(";", ",") for entry in lists["commas"])
        self.commas = {_bare(name): name for name in with_commas}


def _bare(name: str) -> str:
    """The words of a name of a journal, whatever the marks and capitals."""
    return " ".join(_ANY_WORD.findall(name.lower().replace(" and ", " & ")))


def _forms(entries: list[str]) -> dict[str, str]:
    """Lower case → form; entries such as ``NPJ=npj`` give a form of their own."""
    pairs = (entry.partition("=") for entry in entries)
    return {word.lower(): form or word for word, _, form in pairs}


@functools.cache
def _names() -> _Names:
    return _Names()


def edited_journal(item: Item, *, full: bool = False) -> Iterator[Change]:
    """Yield the changes to the container title of an item; with ``full``, an abbreviation
    of a journal is written out."""
    for variable in VARIABLES:
        before = item.get(variable)
        if not isinstance(before, str) or not before:
            continue
        whole = full_title(before) if full and variable == "container-title" else None
        if whole:
            if item.get("type") in _SERIALS and whole != before:
                yield Change("abbreviation", variable, before, whole)
            continue
        short = item.get("container-title-short")
        name = without_volume(item)[0] if variable == "container-title" else before
        code = "volume" if name != before else "journal-case"
        evidence = short if isinstance(short, str) else ""
        if name.isupper() and "event-title" in item:
            evidence = _with_meeting(evidence, item["event-title"])
        if name[-1:] in _NUMERALS and ", v" in name.lower():
            name = _VOLUME_AT_END.sub(r"\1.\2", name)
        if " - " in name:
            name = name.replace(" - ", " – ")
            code = "punctuation" if code != "volume" else code
        after, named = _edited(name, evidence, variable)
        if full and variable == "container-title" and _is_in_another_language(after, item):
            yield Change("language", variable, before, f'<span class="nocase">{after}</span>')
        elif after != before:
            yield Change("journal-name" if named else code, variable, before, after)


def _with_meeting(evidence: str, meeting: object) -> str:
    """The abbreviated name with that of the meeting, which shows how its acronyms are written."""
    if not isinstance(meeting, str) or meeting.isupper():
        return evidence
    return meeting if evidence.isupper() else f"{evidence} {meeting}"


def _is_in_another_language(name: str, item: Item) -> bool:
    """Whether a name has small words of another language, which Title Case would raise, and
    the item is in English."""
    language = item.get("language") or "en"
    return (
        " of " not in name
        and " the " not in name
        and "<" not in name
        and isinstance(language, str)
        and language.lower().startswith("en")
        and _SMALL_FOREIGN.search(name) is not None
    )


@functools.lru_cache(maxsize=4096)  # the records of a run share their journals
def _edited(name: str, abbreviation: str, variable: str) -> tuple[str, bool]:
    """The edited name, and whether more than its case has changed."""
    ordered = in_order(name) if variable == "container-title" else name
    named = ordered != name
    name = written = ordered
    if "-" in name:
        initials = _ACRONYM_BEFORE.match(name)
        if initials and initials[1] == _initials(name[initials.end() :]):
            name = name[initials.end() :]
        name = _PROCEEDINGS.sub(": ", name)
        if name.startswith("CANADIAN "):
            name = _IN_FRENCH.sub("", name)
        name = _PART.sub(lambda part: f", {part[1]} {part[2].upper()}: ", name)
    shorter = name
    if variable == "container-title":
        if " " in name and "," not in name:
            full = _names().commas.get(_bare(name))
            if full:
                return full, not name.isupper()
        shorter = _with_subdivision(_without_additions(name))
    return _recased(shorter, abbreviation), named or shorter != written


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


def _without_additions(name: str) -> str:
    """The name without a descriptive subtitle, a parallel title, and a place in brackets."""
    if ":" in name or "=" in name or "(" in name or "official" in name.lower():
        name = _MEETING_TAIL.sub("", _PARALLEL.sub("", _SUBSERIES.sub("", name)))
        shorter = _tail().sub("", _NLM_TAIL.sub("", _INITIALS.sub("", name)))
        name = _OPEN_COLON.sub(":", name if shorter.isupper() else shorter)
        match = _PLACE.search(name)
        if match and match.start() and _is_place(match[1]):
            name = name[: match.start()]
    return name


def _with_subdivision(name: str) -> str:
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
    brand = before.lower().removeprefix("the ") in _names().brands
    return f"{before}{' ' if brand or _LABEL.match(after) else ': '}{after}"


def _is_place(text: str) -> bool:
    """Whether the text in brackets is a place, possibly with country or year, or a medium."""
    if _YEARS.match(text) or text[:9].lower() in ("formerly ", "continued"):
        return True
    first, comma, rest = text.partition(",")
    if first in _names().places:
        return True
    known = lexicon()
    place = known.name(first.lower()) or known.phrase(first.lower())
    return bool(comma) and rest[:2].strip().isupper() and place is not None


def _recased(name: str, abbreviation: str) -> str:
    """The name with acronyms restored, and not in capitals."""
    if name.upper() == name and _stands_in_capitals(words_of(name)):
        name = _TOWN.sub("", _ARTICLE.sub(": ", _SECTION.sub(": ", name)))
        return out_of_capitals(name, abbreviation)
    if name.isupper():
        form = _names().always.get(name.lower()) or _names().whole.get(name.lower())
        if form:
            return form  # SLEEP, OIKOS
    whole = _names().whole.get(name.lower())
    if whole and whole[1:] != whole[1:].lower() and name.isascii() and not _is_known(name):
        return whole
    always = _names().always
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


def _initials(name: str) -> str:
    """The first letters of the words of a name, without those of small words."""
    return "".join(word[0] for word in _ANY_WORD.findall(name) if word.lower() not in STOP_WORDS)


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
    names = _names()
    ordinary = [word for word in lettered if len(word.text) > 2 and word.low not in names.always]
    if len(lettered) == 1:
        low = lettered[0].low
        return len(low) > 6 or (len(ordinary) == 1 and _is_ordinary(low))
    return any(len(word.text) > 3 for word in ordinary)


def _is_ordinary(low: str) -> bool:
    """Whether a word in capitals is not an acronym: LAND, WATER."""
    known = lexicon()
    return low not in _names().in_capitals and known.is_small(low) and not known.own_acronym(low)


def out_of_capitals(name: str, abbreviation: str = "") -> str:
    """A name in capitals, converted to title case; acronyms are kept.

    ``abbreviation`` is the abbreviated name, in which acronyms are in capitals.
    """
    whole = _names().whole.get(name.lower())
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
            small = word.low in _names().small and after.isspace() and before.isspace()
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
    names, known = _names(), lexicon()
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
