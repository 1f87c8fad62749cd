"""Deciding the form of each word of a title in sentence case, that is, which are names.

The evidence is, in order: the shape of the word; the abstract and keywords of the record; the
other records of the run; the lexicon; the word as it is written.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from ris2cite.casing import capitals as in_capitals
from ris2cite.casing import neighbours
from ris2cite.casing.evidence import Evidence, commonest
from ris2cite.casing.lexicon import Lexicon, lexicon
from ris2cite.casing.tables import DOTTED, GROUPS, HEADINGS, KINDS, STUDIES, TWO_LETTERS
from ris2cite.casing.words import Word
from ris2cite.text.pattern import Pattern

ROMAN = Pattern(r"(?=[IVX]+\Z)X{0,3}(?:IX|IV|V?I{0,3})\Z")
"""A Roman numeral, as in numbers of parts and phases."""

_DIGIT = Pattern(r"\d")
_SECOND_IN_ITALICS = Pattern(r" ([^\W\d_]{4,})(?:</i>| )")
_COUNTED = Pattern(r"(?:\d+(?:ST|ND|RD|TH|ALPHA|BETA|GAMMA|DELTA)|(?:1[5-9]|20)?\d0S|E\d{6,})\Z")
"""``21ST``, ``1990S`` (but 16S, of ribosomes), ``1ALPHA``, ``E0219731`` (a page)."""

_LATIN_LOOKING = dict(zip("ΑΒΓΕΖΗΙΚΜΝΟΡΤΥΧ", "αβγεζηικμνορτυχ", strict=True))
"""Greek capitals that terms do not use, since they look like Latin ones."""

_GREEK = str.maketrans("ΑΒΓΕΖΗΚΛΜΝΡΤΧΨ", "αβγεζηκλμνρτχψ")
"""Greek letters, which are lower case in terms (ΓΔT: γΔT); Δ, Σ and Ω also occur as capitals."""

_SYMBOL = (
    r"(?:AG|AL|BA|BI|BR|CA|CD|CL|CR|CU|FE|GA|GE|LI|MG|MN|NA|NI|PB|SE|SI|SN|SR|TI|ZN|ZR|[HBCNOFPS])"
    r"\d{0,2}"
)
_FORMULA = Pattern(rf"(?=\w*(?:\d[A-Z]|O\d))(?:{_SYMBOL}){{2,}}\Z")
"""Two elements or more, the first with an index or the last oxygen’s: ``FE2O3``, ``TIO2``."""
_VOWEL = Pattern(r"[aeiouyà-öø-ý]")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"


def decide_forms(
    title: str,
    words: list[Word],
    evidence: Evidence,
    *,
    capitals: bool = False,
    only: Collection[int] | None = None,
) -> None:
    """Set the form of each word in sentence case.

    ``capitals`` means that the title is in capitals, so that capitals are not evidence.
    Otherwise words that start in lower case are not changed. ``only`` gives the starts of
    the words to decide if the others are in sentence case already.
    """
    known = lexicon()
    is_plain = known.is_plain
    italics = "<i>" in title
    plain = True
    for word in words:
        text = word.text
        if word.fixed or (only is not None and word.start not in only):
            plain = False
        elif italics and _is_genus_in_italics(title, word, known):
            word.form = word.low.capitalize()
        elif not capitals and text[1:].islower() and is_plain(word.low):
            word.form = word.low  # an ordinary word, whatever the evidence
        # An initial or an abbreviation before a name is kept: Yu., St.
        elif capitals or word is words[-1] or not _is_initial(title, word):
            word.form = _form(word, evidence, known, capitals=capitals)
            plain = plain and word.form.islower() and word.form == word.text
            # In title case an epithet is what stays small and is no English word.
            plain = plain and (capitals or len(text) < 5 or known.is_small(word.low))
        else:
            plain = False
    _adjust_to_neighbours(title, words, evidence, capitals=capitals, plain=plain)


def _is_initial(title: str, word: Word) -> bool:
    return len(word.text) <= 3 and title[word.end : word.end + 2] == ". "


def _is_genus_in_italics(title: str, word: Word, known: Lexicon) -> bool:
    """Whether a capitalised word at the start of italics is a genus: a known one, an unknown
    word, or one before an epithet; or starts the name of an enzyme."""
    if word.text[0].islower() or not title.startswith("<i>", word.start - 3):
        return False
    if known.own_acronym(word.low) is not None:
        return False
    if title.startswith("</i>", word.end) and title[word.end + 4 : word.end + 5].isupper():
        return True  # <i>Hind</i>III
    if known.is_genus(word.low) or (word.low.isalpha() and not known.is_small(word.low)):
        return True
    after = _SECOND_IN_ITALICS.match(title, word.end)
    return after is not None and neighbours.is_latin(after[1].lower(), known)


def _adjust_to_neighbours(
    title: str, words: list[Word], evidence: Evidence, *, capitals: bool, plain: bool
) -> None:
    """Adjust the forms of words to the words next to them.

    ``plain`` means that all are ordinary words, for which fewer rules apply.
    """
    known = lexicon()
    lows = [word.low for word in words]
    if ("-" in title or not title.isascii()) and any(word.glued for word in words):
        neighbours.compounds(words, evidence, known)
    if capitals:
        in_capitals.acronyms(title, words, known)
        in_capitals.codes(title, words)
        if not STUDIES.isdisjoint(lows):
            in_capitals.studies(title, words, known)
        in_capitals.named(title, words, known)
        in_capitals.pronoun(words)
    if not known.openers.isdisjoint(lows) or "'s " in title or "’s " in title:
        neighbours.phrases(words, known)
    if not plain and _DIGIT.search(title):
        neighbours.units(words)
    if not plain:
        neighbours.numbered(title, words, evidence)
        neighbours.raised_beside(title, words, evidence, known)
    if not KINDS.isdisjoint(lows):
        neighbours.houses(words)
        neighbours.bodies(title, words, evidence)
        if not capitals and " (" in title:
            neighbours.spelled(title, words, evidence)
    if words and lows[-1] in GROUPS:
        neighbours.authors(title, words)
    if not capitals and not (plain and ":" not in title):
        neighbours.labels(title, words, known)
    if "genus" in lows:
        neighbours.genera(words, known)
    if "a" in lows:
        neighbours.letters(words, evidence)
    if not plain or known.has_epithets(lows):
        neighbours.binomials(title, words, known)


def _form(word: Word, evidence: Evidence, known: Lexicon, *, capitals: bool) -> str:
    text, low = word.text, word.low
    shouted = capitals and text.isupper()
    if len(text) == 1 and text > "\u0370":
        return _LATIN_LOOKING.get(text, text)
    if shouted and "." in text:
        return low if low in DOTTED else text
    if not shouted and (text[0].islower() or not text[1:].islower()):
        # The shape of the word is enough: lower case, mRNA, GaAs; but P53 may be p53.
        marked = text[1:].isupper() or text[-1].isdigit()
        counter = evidence.own(low) if marked else None
        if not counter:
            form = known.own_acronym(low) if marked else None
            return form if form and form[0].islower() else text  # p53, cAMP
        other = commonest(counter, low) if text not in counter else text
        # Keywords in lower case do not make an acronym an ordinary word.
        return text if other.isalpha() and other.islower() and not known.is_small(low) else other
    if shouted and (len(text) == 1 or ROMAN.match(text)):
        return text
    if shouted and not text.isascii():
        text = text[0].translate(_GREEK) + text[1:].replace("Δ", "δ").translate(_GREEK)
        if not text.isupper():
            return text
    if shouted and any(char.isdigit() for char in text):
        counter = evidence.own(low)
        if counter:
            return commonest(counter, low)
        form = known.own_acronym(low)
        if form:
            return form
        return low if _COUNTED.match(text) else _as_formula(text)
    if not shouted and known.is_plain(low):
        return low  # an ordinary word, whatever the evidence
    tail = ""
    if low[-2:] in ("'s", "’s"):
        tail = low[-2:]
        text, low = text[:-2], low[:-2]
        if not shouted and known.is_plain(low):
            return low + tail
    if known.is_substance(low):
        return low + tail  # labels write drugs with capitals, references do not
    form = _seen(low, evidence, known, shouted=shouted)
    if form is None and shouted:
        form = _from_capitals(text, low, known)
    elif form is None:
        form = _from_title(text, low, known)
    return form + tail


def _as_formula(text: str) -> str:
    """A chemical formula in capitals, with lower-case second letters; other text is unchanged."""
    if not _FORMULA.match(text):
        return text
    return "".join(part.capitalize() for part in re.findall(_SYMBOL, text))


def _from_title(text: str, low: str, known: Lexicon) -> str:
    """The form of a capitalised word, by the lexicon."""
    name = known.name(low)
    if name:
        return name
    if known.is_small(low) or known.looks_small(low):
        return low
    return (known.own_acronym(low) if len(low) > 2 else None) or text  # Tem is TEM


def _from_capitals(text: str, low: str, known: Lexicon) -> str:
    """The form of a word in capitals, by the lexicon, or else by its shape."""
    form = known.own_acronym(low)
    if form is None and len(low) == 2:
        form = low if low in TWO_LETTERS else text
    form = form or known.name(low) or known.acronym(low)
    if form:
        return form
    if known.is_small(low):
        return low
    if len(text) <= 3 or _is_unspeakable(low):
        plural = text[-1] == "S" and text[-2] != "S" and len(text) > 3
        return text[:-1] + "s" if plural else text
    return low if known.looks_small(low) else text.capitalize()


@functools.cache  # compiled for the first title in capitals, which most runs do not have
def _unspeakable() -> re.Pattern[str]:
    """No vowel; a cluster of consonants that begins or ends no word."""
    return re.compile(
        rf"""
        \A[^aeiouyà-öø-ý]+\Z | q(?!u) | [{_CONSONANTS}]{{5}}
        | \A (?! bl|br|ch|cl|cr|cz|dr|dw|fl|fr|gh|gl|gn|gr|kh|kl|kn|kr|kw|mb|mc|mn|nd|ng|nj|ph|pl|pn
                  |pr|ps|pt|rh|sc|sh|sk|sl|sm|sn|sp|sq|st|sv|sw|sz|th|tr|ts|tw|vl|wh|wr|xh|zh|zw )
          [{_CONSONANTS}]{{2}}
        | (?! nds|ngs|nts|cts|sts|rst|rds|rks|rms|rns|rts|rth|rld|lds|lls|lms|lts|nch|nth|tch|ght
            |mph|mpt|mps|nks|pts|sch|rch|rsh|tsch|tz|cks|sks|sms|ths|chs|phs|ffs|sts|ntz|rtz|ltz )
          [{_CONSONANTS}]{{3}} \Z
        """,
        re.VERBOSE,
    )


def _is_unspeakable(low: str) -> bool:
    """Whether a word is an acronym by its letters; a long word with vowels is a foreign name."""
    return not is_speakable(low) and (len(low) <= 6 or not _VOWEL.search(low))


def is_speakable(low: str) -> bool:
    """Whether a word is pronounceable, unlike acronyms such as ``qmra`` and ``ecmwf``."""
    return _unspeakable().search(low) is None


def _seen(low: str, evidence: Evidence, known: Lexicon, *, shouted: bool) -> str | None:
    """The form of the word in the record, or else in the run, or None."""
    form = _chosen(evidence.own(low), low, known, shouted=shouted)
    if form == low and known.is_name(low) and not evidence.writes_small(low):
        form = None
    return form or _chosen(evidence.run.of(low), low, known, shouted=shouted)


def _chosen(forms: dict[str, int], low: str, known: Lexicon, *, shouted: bool) -> str | None:
    """The most frequent form, or None if it is no evidence for titles."""
    if not forms:
        return None
    form = commonest(forms, low)
    if form.isupper() and (not shouted or low in HEADINGS):
        return None  # an acronym would have kept its capitals
    if form == low and not known.is_small(low):
        name = known.name(low)
        if name and forms.get(name, 0) >= forms[low]:
            return None
    # A capital on an ordinary word may come from the name of something else:
    # the World Health Organization's, not every organization's.
    if form == low or form[1:] != low[1:] or not known.is_small(low):
        return form
    return None
