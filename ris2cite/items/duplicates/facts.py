"""The facts by which records are compared, in normalised form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

from ris2cite.items.custom import list_in_custom
from ris2cite.items.date import year_of
from ris2cite.items.duplicates import words
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_PEOPLE = ("author", "editor", "director", "composer", "translator")
_MAX_PEOPLE = 12

_MARKUP = Pattern(r"</?[a-zA-Z][^<>]*>|\\[a-zA-Z]+\*?(?:\s+|(?=\W|$))|[{}$\\]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
     "ß": "ss", "&": " and "}
)  # fmt: skip
_WORD = Pattern(r"[^\W_]+")
_LABEL = Pattern(
    r"^(?:[A-Z]{1,4}[-. ]?\d+(?:[-.]\d+)*[a-z]?|0\d+|\d+\.\d+|\d{3,4}(?=[.:]?\s+[A-Z]))[.:)]?\s+"
    r"(?=[^\W\d_])"
)
_RETRACTED = Pattern(r"^\W*(?:retracted|withdrawn)(?: article| paper)?\W+", re.IGNORECASE)
_DOI = Pattern(r"10\.\d{4,9}/\S+")
_DIGITS = Pattern(r"\d+")
_ISBN = Pattern(r"(?:97[89])?\d{9}[\dX]")
_ISSN = Pattern(r"\d{4}-?\d{3}[\dX]")
_PAGES = Pattern(r"([^\s\-–—,;]*\d[^\s\-–—,;]*)\s*(?:[-–—]+\s*([^\s\-–—,;]+))?")
_PLACE_OF_TITLE = Pattern(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]|\. conference:.*|\s=\s.*", re.IGNORECASE)
_SUBTITLE = Pattern(r":|\s[-–—]+\s|,?\s+(?:(?:nr|no|vol)\W+)?\d", re.IGNORECASE)
"""Where the subtitle of a journal begins, or the volume that follows its title."""
_PREPRINT_DOI = Pattern(words.PREPRINT_DOIS)
_PREPRINT_SERVER = Pattern(words.PREPRINT_SERVERS)
_DATASET_DOI = Pattern(words.DATASET_DOIS)
_REGISTRATION = Pattern(words.REGISTRATION)
_TITLE_KINDS = tuple((kind, Pattern(text, re.I)) for kind, text in words.KIND_OF_TITLE)
_GENRE_KINDS = tuple((kind, Pattern(text, re.I)) for kind, text in words.KIND_OF_GENRE)
_VERSION = Pattern(r"(?:\.|/)v(\d+)$")


class Author:
    """An author, as sets of the words of the family name, of the given name, and initials."""

    __slots__ = ("family", "given", "initials")

    def __init__(self, name: Any) -> None:
        parts = name if isinstance(name, dict) else {"literal": name}
        family = parts.get("family") or parts.get("literal") or ""
        given = str(parts.get("given") or "")
        self.family = frozenset(plain_words(str(family)))
        found = plain_words(given)
        self.given = frozenset(word for word in found if len(word) > 2)
        run = given.replace(".", "").strip()
        letters = run.casefold() if run.isupper() and len(run) <= 4 else ""
        self.initials = frozenset([word[0] for word in found] + list(letters.replace(" ", "")))


class Facts:
    """The facts of one record. Text is in lower case, without accents and punctuation.

    ``title`` has no spaces and no stop words. ``unlabelled`` is the title without a label
    such as ``P-123:``, or "" if there is none. ``numbers`` are the Arabic and Roman numbers
    in the title. ``pages`` are the first and last page, or the article number. ``kind`` is
    the kind of publication, "" for an ordinary one.
    """

    __slots__ = (
        "_journals", "_people", "_words", "doi", "edition", "generic", "isbn", "issn",
        "issue", "item", "kind", "numbers", "pages", "pmcid", "pmid", "title", "unlabelled",
        "version", "volume", "year",
    )  # fmt: skip

    def __init__(self, item: Item) -> None:
        self.item = item
        self.doi = doi_of(item)
        self.pmid = _digits(item.get("PMID"))
        self.pmcid = _digits(item.get("PMCID"))
        self.isbn = frozenset(_isbns(item.get("ISBN")))
        self.issn = _issns(_text(item.get("ISSN")))
        title = _RETRACTED.sub("", _text(item.get("title")))
        label = _LABEL.match(title)
        self._read_title(title)
        self.unlabelled = "".join(_significant_words(title[label.end() :])) if label else ""
        self.year = year_of(item)
        self.volume = _numbers(item.get("volume"))
        self.issue = _issue(item)
        self.pages = _pages(item)
        if self.volume == {str(self.year)}:
            self.volume = frozenset()  # the year in place of a volume number
        self.edition = frozenset(n for n in _numbers(item.get("edition")) if len(n) < 3)
        self._people: list[Author] | None = None
        self._journals: tuple[tuple[str, ...], ...] | None = None
        version = _VERSION.search(self.doi)
        self.version = version[1] if version else _text(item.get("version")).strip()
        self.kind = _kind(item, self.doi, title)

    def _read_title(self, title: str) -> None:
        significant = _significant_words(title)
        self._words = " ".join(significant)
        self.title = "".join(significant)
        self.numbers = tuple(sorted(_title_numbers(significant)))
        if self.title > "\u2e80":  # Chinese, Japanese and Korean titles have fewer characters
            self.generic = len(self.title) < 5
        else:
            short = len(significant) < 2 or len(self.title) < 10
            self.generic = short or self.title in words.GENERIC_TITLES

    @property
    def words(self) -> list[str]:
        """The words of the title."""
        return self._words.split()

    # Most records are never compared, so the following facts are computed on demand.

    @property
    def people(self) -> list[Author]:
        if self._people is None:
            self._people = [Author(name) for name in _names(self.item)]
        return self._people

    @property
    def journals(self) -> tuple[tuple[str, ...], ...]:
        """The titles of the container as words, both in full and without a subtitle."""
        if self._journals is None:
            self._journals = _journals(self.item)
        return self._journals

    @property
    def registration(self) -> frozenset[str]:
        """The registration numbers of a trial or a review."""
        return frozenset(_registrations(self.item))


def plain(text: str) -> str:
    """The text in lower case, without markup and accents, with Greek letters by name."""
    if "<" in text or "\\" in text or "{" in text or "$" in text:
        text = _MARKUP.sub("", text)
    if text.isascii():
        return text.casefold().replace("&", " and ")
    text = unicodedata.normalize("NFKD", text.translate(words.GREEK).casefold())
    return "".join([char for char in text if not unicodedata.combining(char)]).translate(_LETTERS)


def _significant_words(title: str) -> list[str]:
    found = plain_words(title)
    return [word for word in found if word not in words.STOP_WORDS] or found


def plain_words(text: str) -> list[str]:
    return _WORD.findall(plain(text).replace("'", "").replace("’", ""))


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int, float)) else ""


def _digits(value: Any) -> str:
    found = _DIGITS.search(_text(value))
    return found[0].lstrip("0") if found else ""


def doi_of(item: Item) -> str:
    """The DOI in lower case, without the address of the resolver and final punctuation."""
    text = _text(item.get("DOI"))
    if not text and "doi.org/" in (address := _text(item.get("URL"))):
        text = address
    if "10." not in text:
        return ""
    found = _DOI.search(unquote(text).lower())
    return found[0].rstrip(".,;:>\"'") if found else ""


@lru_cache(maxsize=8192)
def _issns(text: str) -> frozenset[str]:
    return frozenset(found.replace("-", "") for found in _ISSN.findall(text.upper()))


def _isbns(value: Any) -> list[str]:
    """ISBNs reduced to the nine digits that ISBN-10 and ISBN-13 share."""
    text = re.sub(r"[-–\s](?=[\dX])", "", _text(value).upper())
    return [isbn[3:12] if len(isbn) == 13 else isbn[:9] for isbn in _ISBN.findall(text)]


def _names(item: Item) -> list[Any]:
    for role in _PEOPLE:
        names = item.get(role)
        if isinstance(names, list) and names:
            return names[:_MAX_PEOPLE]
    return []


def _title_numbers(found: list[str]) -> list[str]:
    """The numbers in a title: digits, Roman numerals, and words after “part” and the like."""
    numbers: list[str] = []
    before = ""
    for word in found:
        if word[0].isdigit() or word[-1].isdigit():
            numbers += [digits.lstrip("0") or "0" for digits in _DIGITS.findall(word)]
        elif word in words.ROMAN and (len(word) > 1 or before in words.NUMBERED):
            numbers.append(words.ROMAN[word])
        elif word[:-1] in words.ROMAN and word[-1] in "abc" and before in words.NUMBERED | {"or"}:
            numbers.append(words.ROMAN[word[:-1]])  # phase Ib, 1b
        elif before in words.NUMBERED and word in words.NUMBER_WORDS:
            numbers.append(words.NUMBER_WORDS[word])
        before = word
    return numbers


def _journals(item: Item) -> tuple[tuple[str, ...], ...]:
    names = [_text(item.get(key)) for key in ("container-title", "container-title-short")]
    return tuple(dict.fromkeys(form for name in names if name for form in _forms(name)))


@lru_cache(maxsize=8192)
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    bare = _PLACE_OF_TITLE.sub("", name)
    forms = []
    for text in (bare, _SUBTITLE.split(bare, maxsplit=1)[0]):
        found = tuple(word for word in plain_words(text) if word not in words.STOP_WORDS)
        if found and found not in forms:
            forms.append(found)
    return tuple(forms)


def _numbers(value: Any) -> frozenset[str]:
    return _numbers_in(_text(value)) if value else frozenset()


@lru_cache(maxsize=8192)
def _numbers_in(text: str) -> frozenset[str]:
    """The numbers in a volume or an edition, except those of a supplement."""
    text = re.split(r"supp", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return frozenset(found.lstrip("0") or "0" for found in _DIGITS.findall(text))


def _issue(item: Item) -> frozenset[str]:
    issue, supplement = _text(item.get("issue")), _text(item.get("supplement-number"))
    return _issue_numbers(f"{issue} {supplement}") if issue or supplement else frozenset()


@lru_cache(maxsize=8192)
def _issue_numbers(text: str) -> frozenset[str]:
    """The numbers in an issue; those of a supplement are prefixed with s."""
    text = text.casefold()
    before, supplement, after = text.partition("supp")
    numbers = {found.lstrip("0") for found in _DIGITS.findall(before)}
    if supplement and not numbers:
        numbers = {f"s{found.lstrip('0')}" for found in _DIGITS.findall(after)}
    return frozenset(numbers)


def _pages(item: Item) -> tuple[str, str]:
    """The first and last page, or the article number and ""; "" if there is none."""
    text = _text(item.get("page")) or _text(item.get("number"))
    found = _PAGES.search(text.casefold().replace("pp.", "").replace("p.", ""))
    if found is None:
        return "", ""
    first = found[1].lstrip("e0") or "0"
    last = (found[2] or "").lstrip("e0")
    if last.isdigit() and first.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


def _registrations(item: Item) -> list[str]:
    first = next(iter(_names(item)), None)
    names = [str(part) for part in first.values()] if isinstance(first, dict) else []
    fields = [_text(item.get(key)) for key in ("container-title", "number", "URL")]
    return _REGISTRATION.findall(" ".join(fields + names + _kept_journals(item)).casefold())


def _kept_journals(item: Item) -> list[str]:
    """What a RIS record has in place of a journal: registries give the address of the trial."""
    lists = [list_in_custom(item, "ris", tag) for tag in ("T2", "JF", "JO", "JA", "C3")]
    return [str(value) for values in lists for value in values]


def _kind(item: Item, doi: str, title: str) -> str:
    lower = title.strip().casefold()
    for kind, pattern in _TITLE_KINDS:
        if pattern.search(lower):
            return kind
    genre = " ".join(_text(item.get(key)) for key in ("genre", "medium"))
    if genre.strip():
        for kind, pattern in _GENRE_KINDS:
            if pattern.search(genre):
                return kind
    where = " ".join(_text(item.get(key)) for key in ("container-title", "publisher")).casefold()
    if _PREPRINT_DOI.match(doi) or (not item.get("volume") and _PREPRINT_SERVER.search(where)):
        return "preprint"
    if "dissertation" in where:
        return "thesis"
    if "conference:" in where or "meetingabstract" in doi or "conference-abstract" in doi:
        return "abstract"
    if _DATASET_DOI.match(doi):
        return "dataset"
    return words.KIND_OF_TYPE.get(str(item.get("type")), "")
