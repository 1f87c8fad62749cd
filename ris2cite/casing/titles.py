"""Titles in sentence case and title case: detection and conversion."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable

from ris2cite.casing.decide import ROMAN, decide_forms
from ris2cite.casing.evidence import Evidence
from ris2cite.casing.lexicon import lexicon
from ris2cite.casing.tables import RADICALS, SERIAL
from ris2cite.casing.words import Word, words_of
from ris2cite.markup.stop_words import STOP_WORDS
from ris2cite.text.pattern import Pattern

_ENGLISH = frozenset(
    "the of and in on for with to a an from by at as is are its or how what".split()
)
_FOREIGN = frozenset(
    """
    der die das und für fur des im zur zum von ein eine den dem mit auf la le les el los las de
    del et y en du da do dos das e il della di una un um para por con dans sur och av og van het
    dan yang pada dengan untuk dari ve een voor sobre como más na no
    """.split()
)
_LIGHT = STOP_WORDS | frozenset(
    """
    amongst been concerning does regarding than that their these this those using versus were what
    when where which while whose considering including according following upon within without
    throughout towards have does were will would should could also only both each
    """.split()
)
_ABBREVIATIONS = frozenset(
    "vs cf st dr no vol al eg ie spp sp var subsp mr mrs ms prof jr sr l ca fig".split()
)
_BREAK = Pattern(r"(?:[:?!][\"'”’»)\]]*\s+(?:[-–—]\s+)?|—\s*)[\"'“‘«(\[¿¡]*\Z")
_DASH = Pattern(r"(?:\s+[-–]\s+|:)\Z")
_INSIDE = Pattern(r"[:?!—]")
"""What ``_BREAK`` has at least."""

_LONG_RUN = Pattern(r"[^a-zà-ÿ]{20}")
"""What a part in capitals has at least."""

_ARTICLES = ("A", "An", "The", "AN", "THE")
_SMALL_ARTICLES = ("a", "an", "the")
_BEHIND_HYPHEN = frozenset(
    "associated based dependent derived driven induced like mediated related specific".split()
)
"""Second halves of compounds: ``vaccine—induced fever``."""

_WORD_NEXT = Pattern(r" \w")
_ABSTRACT = Pattern(
    r"(?:\d{1,4}(?:P|PD|O|MO|eP|TiP|TIP)|LBA\d+|[A-Z]{1,3}\d{1,2}(?:-\d{1,3}){1,3}"
    r"|\d{1,3}\.\d{1,2}(?! [MmBbTt]illion| [Yy]ear| [Dd]egree))[.:]?\s"
)
"""The number of a conference abstract before its title: ``206TiP``, ``PD10-05``, ``52.4``."""
_STOP = Pattern(r"\.[\"'”’»)\]]*\s+[\"'“‘«(\[]*\Z")
_WORK = Pattern(
    r"\b(?:article|paper|book|essay|poem|chapter|entitled|titled|comments? on|re:?),? .\Z", re.I
)
_CLOSING = {'"': '"', "“": "”", "«": "»"}
# What an expression begins with is searched for fastest, so the space comes first.
_SMALL_WORD = Pattern(r" (?<!\b[A-Z]\. )([a-z]{3,})(?=[ ,.:;?!'’]|\Z)")
_RAISED_WORD = Pattern(r"(?<![\w<&/’'-])[^\W\d_a-z][^\W_]{3,}")
_SHOUTED = Pattern(r"[^\W\d_a-zà-ÿ]{4}")
_LANGUAGE = Pattern(r"[a-z]{2,3}(?:[-_].*)?\Z")
MOST_SMALL = 2
"""The most content words in lower case that a title in title case may have."""

RAISED_FOR_SMALL = 6
"""The number of ordinary words with a capital for each of them."""

_LETTERS = Pattern(r"[^\W\d_]+")
TAGS = Pattern(r"</?(?:i|b|sub|sup|sc|span)\b[^<>]*>")


def is_english(text: str, language: object = None) -> bool:
    """Whether a title is in English, by the language of the item, or else by its words."""
    return _is_english(text, language.lower() if isinstance(language, str) else "")


@functools.lru_cache(maxsize=8192)  # asked for each correction of a title, and by BibTeX
def _is_english(text: str, code: str) -> bool:
    coded = _LANGUAGE.match(code) is not None
    if coded and code.startswith("en"):
        return True
    lows = _lower_words(text)
    english = sum(map(_ENGLISH.__contains__, lows))
    foreign = sum(map(_FOREIGN.__contains__, lows))
    if coded and (foreign or not english or (english < 2 and len(lows) < 6)):
        return False  # databases give the language of the text; a title may be translated
    if foreign > english:  # one such word may be an English one: do, no, van
        return len(_FOREIGN.intersection(lows)) == 1 and _has_english_words(lows, 0.8)
    if english >= 2 and not foreign and not coded:
        return True
    if coded:  # the Web of Science translates titles
        return _has_english_words(lows, 0.7 if english > 2 else 0.9 if english > 1 else 1)
    return _has_english_words(lows, 0.5)


def is_foreign(text: str) -> bool:
    """Whether a title is evidently not in English, so that Title Case would be wrong.

    It has more function words of other languages than English ones, or neither but letters
    with diacritics, and mostly unknown words; or it is in another script that has capitals.
    """
    lows = _lower_words(text)
    if not any(map(str.isascii, lows)):
        return text != text.lower()
    foreign = sum(map(_FOREIGN.__contains__, lows))
    english = sum(map(_ENGLISH.__contains__, lows))
    if foreign > english:
        return not _has_english_words(lows, 0.5)
    accented = any(low != low.upper() for low in lows if not low.isascii())
    return not foreign and not english and accented and not _has_english_words(lows, 0.3)


def _lower_words(text: str) -> list[str]:
    return _LETTERS.findall((TAGS.sub("", text) if "<" in text else text).lower())


def _has_english_words(lows: list[str], share: float) -> bool:
    """Whether the lexicon knows this share of the words that are not function words."""
    known = lexicon()
    real = [low for low in lows if len(low) > 3 and low not in _ENGLISH]
    found = sum(known.is_small(low) or known.name(low) is not None for low in real)
    return found >= len(real) * share


def in_capitals(words: Iterable[Word]) -> bool:
    """Whether words are in capitals: no lower-case letters, and not only acronyms."""
    long = 0
    for word in words:
        if word.fixed or not any(char.isalpha() for char in word.text):
            continue
        if word.text.isupper():
            long += len(word.text) > 3
        elif len(word.text) > 2:
            return False
    return long >= 1


def is_title_case(words: Iterable[Word]) -> bool:
    """Whether content words are capitalised: two or more if none is in lower case, or else six
    ordinary ones for each that is."""
    known = lexicon()
    raised: list[Word] = []
    small = 0
    genus_end = -1
    for word in words:
        text = word.text
        epithet = word.start == genus_end + 2  # E. coli is small in Title Case too
        genus_end = word.end if len(text) == 1 and text.isupper() else -1
        if len(text) < 4 or word.fixed or word.tied or epithet or word.low in _LIGHT:
            continue
        if known.is_epithet(word.low):
            continue
        if text[0].isupper():
            raised.append(word)
        elif text.islower() and text.isalpha() and known.is_small(text):
            small += 1
            if small > MOST_SMALL:
                return False
    if not small:
        return len(raised) >= 2
    ordinary = sum(word.text[1:].islower() and known.is_plain(word.low) for word in raised)
    return ordinary >= RAISED_FOR_SMALL * small


@functools.lru_cache(maxsize=8192)  # a title is asked for its case, and for its names
def small_words(title: str) -> list[str]:
    """The words in lower case after a space, except for the epithet of E. coli."""
    return _SMALL_WORD.findall(title)


@functools.lru_cache(maxsize=8192)  # a title is asked about as evidence, and for itself
def has_sentence_case(title: str) -> bool:
    """Whether a content word of the title is in lower case, so that it needs no conversion."""
    contents = filter(_is_small_content_word, small_words(title))
    smalls = len(list(itertools.islice(contents, MOST_SMALL + 1)))  # more are not looked up
    raised = _RAISED_WORD.findall(title) if smalls <= MOST_SMALL else ()
    small = smalls > MOST_SMALL or len(raised) < RAISED_FOR_SMALL * smalls
    shouted = _SHOUTED.search(title) is not None
    parted = shouted and (_INSIDE.search(title) or _LONG_RUN.search(title))
    if small and not parted:
        return True  # what is in capitals is an acronym: no part of the title is
    if not smalls and not shouted:
        return sum(word not in _LIGHT for word in raised) < 2
    words = words_of(title)
    titled = not small and is_title_case(words)
    if smalls and not titled and not parted:
        return True
    if not shouted:
        return sum(word not in _LIGHT for word in raised) < 2
    return not titled and not _capital_parts(title, words)


def _is_small_content_word(word: str) -> bool:
    """Whether a word in lower case is neither a function word nor the epithet of a species."""
    if len(word) < 4 or word in _LIGHT:
        return False
    return lexicon().is_small(word) and not lexicon().is_epithet(word)


def with_subtitles(title: str) -> str:
    """The title with the first word of each sentence and subtitle capitalised."""
    words = words_of(title)
    for word in starts_of(title, words, subtitles=True):
        word.form = _capital(word.form)
    return written(title, words)


def sentence_case(title: str, evidence: Evidence, *, subtitles: bool = True) -> str:
    """The title in sentence case, with names capitalised.

    With ``subtitles``, the first word after a colon is capitalised (APA 6.17), as it always
    is after a full stop, question mark or exclamation mark. For titles that are in
    sentence case already, nothing else is changed.
    """
    words = words_of(title)
    if not words:
        return title
    cased = decide_words(title, words, evidence)
    for word in starts_of(title, words, subtitles=subtitles, dashes=cased):
        word.form = _capital(word.form)
    if cased and words[0].text.isdigit() and words[1:] and words[1].low.startswith(RADICALS):
        words[1].form = _capital(words[1].form)  # 5-Hydroxytryptamine in …
    return written(title, words)


def out_of_capitals(title: str, evidence: Evidence) -> str:
    """A title in capitals in sentence case; other titles are returned unchanged."""
    if not _SHOUTED.search(title):
        return title
    words = words_of(title)
    if not _decide_capitals(title, words, evidence):
        return title
    for word in starts_of(title, words, subtitles=True, dashes=True):
        word.form = _capital(word.form)
    return written(title, words)


def decide_words(title: str, words: list[Word], evidence: Evidence) -> bool:
    """Decide the words of a title in capitals or title case; False if it is in neither."""
    if _decide_capitals(title, words, evidence):
        return True
    if is_title_case(words):
        decide_forms(title, words, evidence)
        return True
    return False


def _decide_capitals(title: str, words: list[Word], evidence: Evidence) -> bool:
    """Decide the words of a title in capitals, or of the parts between colons that are in
    capitals; False if there are none."""
    parts = _capital_parts(title, words) if _SHOUTED.search(title) else []
    for part in parts:
        decide_forms(title, part, evidence, capitals=True)
    if parts and parts[0] is not words:
        decided = {word.start for part in parts for word in part}
        rest = [word for word in words if word.start not in decided]
        if is_title_case(rest):
            decide_forms(title, rest, evidence)
    return bool(parts)


def _capital_parts(title: str, words: list[Word]) -> list[list[Word]]:
    """The parts of a title in capitals: all of it, or parts separated by colons."""
    if in_capitals(words):
        return [words]
    if not any(len(word.text) > 3 and word.text.isupper() for word in words):
        return []
    found: list[list[Word]] = []
    part: list[Word] = []
    for place, word in enumerate(words):
        part.append(word)
        after = words[place + 1] if place + 1 < len(words) else None
        if after is None or _BREAK.search(TAGS.sub("", after.before)):
            if sum(len(other.text) > 3 for other in part) > 1 and in_capitals(part):
                found.append(part)
            part = []
    return found or _capital_runs(words)


def _capital_runs(words: list[Word]) -> list[list[Word]]:
    """Stretches of three words or more in capitals, two of them ordinary ones, without a colon
    beside them."""
    is_plain = lexicon().is_plain
    found: list[list[Word]] = []
    for capitals, stretch in itertools.groupby(words, lambda word: word.text == word.text.upper()):
        part = list(stretch) if capitals else []
        long = [word for word in part if len(word.text) > 3]
        if len(long) > 2 and sum(is_plain(word.low) for word in long) > 1:
            found.append(part)
    return found


def starts_of(
    title: str, words: list[Word], *, subtitles: bool, dashes: bool = False
) -> list[Word]:
    """The words that begin the title, a sentence in it, or (``subtitles``) a subtitle.

    ``dashes`` lets a subtitle begin after a dash too, where it had a capital.
    """
    starts: list[Word] = []
    numbered = _begins_with_number(title) and _ABSTRACT.match(title)
    for place, word in enumerate(words):
        if word.fixed:
            continue
        if not place or (numbered and word.start == numbered.end()):
            starts.append(word)
            continue
        if word.glued:
            if (
                subtitles
                and dashes
                and word.text in _ARTICLES
                and _WORD_NEXT.match(title, word.end)
            ):
                starts.append(word)
            continue
        between = word.before
        if between == " ":
            continue
        previous = words[place - 1]
        if "<" in between:
            between = TAGS.sub("", between)
        if subtitles and dashes and word.text[0].isupper() and _DASH.match(between):
            starts.append(word)
        elif subtitles and between == " – " and word.text in _SMALL_ARTICLES:
            if title.count(" – ") == 1:  # two dashes are brackets
                starts.append(word)
        elif _BREAK.search(between):
            if "—" in between and (title.count("—") > 1 or word.low in _BEHIND_HYPHEN):
                continue  # two dashes are brackets; a dash in a compound is a hyphen
            if subtitles or between.lstrip("\"'”’»)] ")[:1] in "?!":
                starts.append(word)
        elif (
            _STOP.search(between)
            and word.text[0].isupper()
            and (_ends_sentence(previous) or (place > 1 and _is_number(previous, words[place - 2])))
        ) or _opens_title(title, word.start, between[-1:]):
            starts.append(word)
    return starts


def _begins_with_number(title: str) -> bool:
    """Whether there is a digit in the first word, which may be the number of an abstract."""
    return any(char.isdigit() for char in title[:8].partition(" ")[0])


def _ends_sentence(word: Word) -> bool:
    """Whether a full stop after the word ends a sentence, unlike ``U.S.``, ``vs.``, ``J.``"""
    if ROMAN.match(word.text):
        return True
    return word.low not in _ABBREVIATIONS and len(word.text) > 2 and "." not in word.text


def _is_number(word: Word, before: Word) -> bool:
    """Whether a word is the number of a part, which ends like a sentence: ``Part 1. …``"""
    return word.text.isdigit() and (before.low in SERIAL or word.before == ". ")


def _opens_title(title: str, start: int, mark: str) -> bool:
    """Whether a quotation is long enough to be a title rather than a phrase, or stands after
    the word for a work: a reply to the article “High-altitude hats”."""
    if mark not in _CLOSING:
        return False
    end = title.find(_CLOSING[mark], start)
    spaces = title.count(" ", start, end)
    titled = spaces >= 4 or (spaces and _WORK.search(title, 0, start))
    return end > 0 and bool(titled) and title[start].isupper()


_SCHEMES = ("http", "https", "www")


def _capital(form: str) -> str:
    if not form.islower() or (len(form) == 1 and form > "\u0370") or form in _SCHEMES:
        return form
    return form[0].upper() + form[1:]


def written(title: str, words: list[Word]) -> str:
    """The title with its words in their forms."""
    pieces: list[str] = []
    position = 0
    for word in words:
        pieces += [title[position : word.start], word.form]
        position = word.end
    pieces.append(title[position:])
    return "".join(pieces)
