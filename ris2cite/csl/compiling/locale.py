"""The terms, date formats and options of a chain of locales."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ris2cite.markup.parse import QuoteMarks, quote_marks
from ris2cite.model import LOCATORS
from ris2cite.text.pattern import Pattern

_NS = "{http://purl.org/net/xbiblio/csl}"
# The fallback of term forms (CSL 1.0.2, "Terms").
_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}

# Ordinals in references mostly count editions, a noun that is feminine in most locales.
_ANY_GENDER = ("feminine", "masculine")
_OWN_LABEL = Pattern(r"([^\W\d_]+)\.\s*\d")
_ROMAN = Pattern(r"[ivxlcdm]+", re.IGNORECASE)


class Term:
    """A form of a term; ``gender`` is the grammatical gender of the noun, or ""."""

    __slots__ = ("gender", "match", "multiple", "single")

    def __init__(self, single: str, multiple: str, gender: str = "", match: str = "") -> None:
        self.single = single
        self.multiple = multiple
        self.gender = gender
        self.match = match


def _begins_with(text: str, word: str) -> bool:
    """Whether a number follows the word, after a full stop or blank if it has letters."""
    rest = text.removeprefix(word)
    apart = rest[:1] in (".", " ") or not word[-1].isalpha()
    return rest != text and apart and rest.lstrip(". ")[:1].isdecimal()


def _ends_with(text: str, word: str) -> bool:
    """Whether a number precedes the word."""
    rest = text.removesuffix(word)
    return rest != text and rest.rstrip()[-1:].isdecimal()


class LocaleTable:
    """The terms of a chain of locales, from those in the style to en-US.

    ``dates`` maps "text" and "numeric" to a ``cs:date`` element; it is only used while
    the style is compiled.
    """

    __slots__ = (
        "_labels",
        "_memo",
        "_ordinals",
        "dates",
        "dotted_i",
        "english",
        "language",
        "limit_day_ordinals",
        "punctuation_in_quote",
        "quotes",
        "terms",
    )

    def __init__(self, locales: Iterable[Any], language: str) -> None:
        self.language = language
        self.english = language.lower().startswith("en")
        self.dotted_i = language[:2].lower() in ("tr", "az")
        self.terms: dict[str, dict[str, Term]] = {}
        self._ordinals: dict[tuple[str, str], Term] = {}
        self.dates: dict[str, Any] = {}
        self.punctuation_in_quote = False
        self.limit_day_ordinals = False
        for locale in reversed(list(locales)):
            self._add(locale)
        self._labels: tuple[str, ...] | None = None
        self._memo: dict[tuple[str, str, bool], str | None] = {}
        self.quotes: QuoteMarks = quote_marks(
            (self.term("open-quote") or "", self.term("close-quote") or ""),
            (self.term("open-inner-quote") or "", self.term("close-inner-quote") or ""),
        )

    def _add(self, locale: Any) -> None:
        """Add a locale that overrides those added before.

        A locale file replaces terms with all of their forms; locales in the style replace
        single forms.
        """
        whole = locale.getparent() is None
        ordinals: dict[tuple[str, str], Term] = {}
        for element in locale.iterchildren():
            tag = element.tag
            if tag == _NS + "terms":
                terms: dict[str, dict[str, Term]] = {}
                for term in element.iterchildren(_NS + "term"):
                    _add_term(term, terms, ordinals)
                self._lay(terms, whole)
            elif tag == _NS + "date":
                self.dates[element.get("form", "text")] = element
            elif tag == _NS + "style-options":
                option = element.get("punctuation-in-quote")
                if option is not None:
                    self.punctuation_in_quote = option == "true"
                option = element.get("limit-day-ordinals-to-day-1")
                if option is not None:
                    self.limit_day_ordinals = option == "true"
        for start in ("ordinal", "long-ordinal"):
            if any(name.startswith(start) for name, _ in ordinals):
                # Ordinals are replaced as a set, so that English "-th" does not remain.
                kept = {k: t for k, t in self._ordinals.items() if not k[0].startswith(start)}
                self._ordinals = kept
        self._ordinals.update(ordinals)

    def _lay(self, terms: dict[str, dict[str, Term]], whole: bool) -> None:
        for name, forms in terms.items():
            below = self.terms.setdefault(name, {})
            if whole:
                for form in below:
                    fallback: str | None = form
                    while fallback is not None and fallback not in forms:
                        fallback = _FALLBACK.get(fallback)
                    if fallback is not None:
                        below[form] = forms[fallback]
            below.update(forms)

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The text of a term, or None if neither the form nor a fallback exists."""
        key = (name, form, plural)
        if key not in self._memo:
            found = self._find(name, form)
            self._memo[key] = found and (found.multiple if plural else found.single)  # type: ignore[assignment]
        return self._memo[key]

    def _find(self, name: str, form: str) -> Term | None:
        forms = self.terms.get(name)
        if not forms:
            return None
        wanted: str | None = form
        while wanted is not None:
            if wanted in forms:
                return forms[wanted]
            wanted = _FALLBACK.get(wanted)
        return None

    def begins_with_label(self, locator: str) -> bool:
        """Whether a locator starts with its own label: "vol. 1, fol. 186", "§ 12", "Rn. 21"."""
        if self._labels is None:
            texts = {
                text.casefold()
                for name in LOCATORS
                for term in self.terms.get(name, {}).values()
                for text in (term.single, term.multiple)
            }
            self._labels = tuple(text for text in texts if text)
        text = locator.casefold()
        if text.startswith(self._labels):
            for label in self._labels:
                rest = text.removeprefix(label)
                if rest != text and (label[-1] == "." or rest.lstrip()[:1].isdigit()):
                    return True
        word = _OWN_LABEL.match(locator)
        return word is not None and not _ROMAN.fullmatch(word[1])

    def has_own_term(self, value: str, variable: str) -> bool:
        """Whether a number starts or ends with the term for its variable: "Vol. 3", "97 p."."""
        if value[:1].isdecimal() and value[-1:].isdecimal():
            return False
        text = value.casefold().replace("\u00a0", " ")
        for term in self.terms.get(variable, {}).values():
            for label in {term.single, term.multiple}:
                bare = label.casefold().rstrip(".")
                if bare and (_begins_with(text, bare) or _ends_with(text.rstrip("."), bare)):
                    return True
        return False

    def gender(self, name: str) -> str:
        """The grammatical gender of a term, or ""."""
        forms = self.terms.get(name, {})
        for form in ("long", "short"):
            if form in forms and forms[form].gender:
                return forms[form].gender
        return ""

    def ordinal(self, number: int, gender: str = "") -> str:
        """The number with its ordinal suffix (CSL 1.0.2, "Ordinal suffixes").

        The suffix is that for the gender of the noun, or else the neuter one, or else that
        of any gender, since many locales do not specify the gender of nouns.
        """
        for forms in ((gender, ""), _ANY_GENDER):
            for form in forms:
                for digits in (number % 100, number % 10):
                    term = self._ordinals.get((f"ordinal-{digits:02d}", form))
                    if term is not None and _applies(term, digits, number):
                        return f"{number}{term.single}"
            for form in forms:
                term = self._ordinals.get(("ordinal", form))
                if term is not None:
                    return f"{number}{term.single}"
        return str(number)

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """ "first" to "tenth" as words, other numbers with a suffix."""
        if 1 <= number <= 10:
            for form in (gender, "", *_ANY_GENDER):
                term = self._ordinals.get((f"long-ordinal-{number:02d}", form))
                if term is not None:
                    return term.single
        return self.ordinal(number, gender)


def _applies(term: Term, digits: int, number: int) -> bool:
    """Whether the ordinal term for ``digits`` applies to the number.

    Without a match attribute, 00–09 match the last digit, 10–99 the last two.
    """
    if term.match == "whole-number":
        return number == digits
    if digits > 9 or term.match == "last-two-digits":
        return number % 100 == digits
    return number % 10 == digits


def _add_term(
    element: Any,
    terms: dict[str, dict[str, Term]],
    ordinals: dict[tuple[str, str], Term],
) -> None:
    """Add a ``cs:term`` to the terms, or to the ordinals by name and gender."""
    name = element.get("name")
    if not name:
        return
    single = multiple = None
    for child in element.iterchildren():
        if child.tag == _NS + "single":
            single = child.text or ""
        elif child.tag == _NS + "multiple":
            multiple = child.text or ""
    if single is None:
        single = element.text or "" if multiple is None else ""
    if "\n" in single:
        single = single.strip()
    term = Term(
        single,
        single if multiple is None else multiple,
        element.get("gender", ""),
        element.get("match", ""),
    )
    if name.startswith(("ordinal", "long-ordinal")):
        ordinals[name, element.get("gender-form", "")] = term
    else:
        terms.setdefault(name, {})[element.get("form", "long")] = term
