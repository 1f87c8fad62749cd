"""Comparing one kind of fact in two records: titles, people, journals, volumes, pages.

Each function returns a word such as "same" or "other". RapidFuzz measures the similarity
of texts.
"""

from __future__ import annotations

from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from ris2cite.items.duplicates import words
from ris2cite.items.duplicates.facts import Author, Facts, plain
from ris2cite.text.letters import contracts

Relation = Literal["same", "other", "unknown"]
TitleRelation = Literal["same", "misprint", "shorter", "near", "numbers", "far", "unknown"]
PeopleRelation = Literal["same", "some", "none", "unknown"]

_NEAR = 85
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = 90
_ENOUGH_OF_AN_ABSTRACT = 150
_COMPARED_OF_AN_ABSTRACT = 600


def titles(a: Facts, b: Facts) -> TitleRelation:
    """How similar the titles are: "misprint" means that they differ in a few letters,
    "shorter" that one lacks the subtitle, "numbers" that they differ in numbers."""
    one, two = a.title, b.title
    if not one or not two:
        return "unknown"
    if one == two or one == b.unlabelled or two == a.unlabelled:
        return "same"
    shorter, longer = sorted((a, b), key=lambda facts: len(facts.title))
    if longer.title.startswith(shorter.title) and _can_stand_alone(shorter):
        return "shorter" if _is_subtitle(shorter, longer) else "near"
    if a.numbers != b.numbers:
        return "numbers" if fuzz.ratio(one, two) >= _NEAR else "far"
    if _opposed(a, b):
        return "far"
    most = max(1, min(8, len(longer.title) // 20))
    if Levenshtein.distance(one, two, score_cutoff=most) <= most:
        return "misprint"
    return "near" if fuzz.ratio(one, two) >= _NEAR else "far"


def _can_stand_alone(facts: Facts) -> bool:
    return len(facts.words) >= 3 and len(facts.title) >= 18


def _is_subtitle(shorter: Facts, longer: Facts) -> bool:
    """Whether the longer title only adds a subtitle, not the name of another part or kind."""
    start, whole = shorter.words, longer.words
    rest = whole[len(start) :]
    if whole[: len(start)] != start:
        return False
    return words.OTHER_PART.isdisjoint(rest) and not any(
        word.isdigit() or word in words.ROMAN for word in rest[-2:]
    )


def _opposed(a: Facts, b: Facts) -> bool:
    """Whether a word in one title is the opposite of a word in the other."""
    mine, other = set(a.words) - set(b.words), set(b.words) - set(a.words)
    if len(mine) != len(other):
        return False
    return any(
        frozenset((one, two)) in words.OPPOSITES
        or (one[:-2] != two[:-2] and _opposite_prefixes(one, two))
        for one in mine
        for two in other
    )


def _opposite_prefixes(one: str, two: str) -> bool:
    for prefix, against in (("hyper", "hypo"), ("pre", "post"), ("inter", "intra"), ("un", "")):
        for first, second in ((one, two), (two, one)):
            if (
                first.startswith(prefix)
                and second.startswith(against)
                and first[len(prefix) :] == second[len(against) :]
            ):
                return True
    return False


def people(a: Facts, b: Facts) -> PeopleRelation:
    """Whether the authors are the same: "same" if the first ones are, or half of the shorter
    list."""
    one, two = a.people, b.people
    if not one or not two:
        return "unknown"
    if any(_is_same(one[0], person) for person in two[:2]):
        return "same"
    if any(_is_same(two[0], person) for person in one[:2]):
        return "same"
    fewer, more = sorted((one, two), key=len)
    matched = sum(any(_is_same(person, other) for other in more) for person in fewer)
    if not matched:
        return "none"
    return "same" if 2 * matched >= len(fewer) and matched > 1 else "some"


def all_among(a: Facts, b: Facts) -> bool:
    """Whether every author of ``a`` is among those of ``b``."""
    return all(any(_is_same(person, other) for other in b.people) for person in a.people)


def _is_same(one: Author, two: Author) -> bool:
    """Whether two names may be those of one person: the same or a misspelt family name,
    perhaps entered as given name, and no conflicting initials."""
    if one.family & two.family:
        return not (one.initials and two.initials) or bool(
            (one.initials & two.initials) or (one.family | one.given) & two.given
        )
    if (one.family & two.given) or (two.family & one.given):
        return True
    return any(
        len(mine) > 4 and len(other) > 4 and fuzz.ratio(mine, other) >= 80
        for mine in one.family
        for other in two.family
    ) and not (one.initials and two.initials and not one.initials & two.initials)


def journals(a: Facts, b: Facts) -> Relation:
    """Whether the containers are the same, by ISSN or title, which may be abbreviated."""
    if a.issn and b.issn and a.issn & b.issn:
        return "same"
    if not a.journals or not b.journals:
        return "unknown"
    if any(_is_abbreviation(one, two) for one in a.journals for two in b.journals):
        return "same"
    return "other"


def _is_abbreviation(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one title abbreviates the other, word by word or as an acronym."""
    if one == two or "".join(one) == "".join(two):
        return True
    if len(one) == len(two):
        return all(contracts(*sorted(pair, key=len)) for pair in zip(one, two, strict=True))
    fewer, more = sorted((one, two), key=len)
    if len(fewer) == 1 and len(more) > 2:
        return fewer[0] == "".join(word[0] for word in more)
    return len(fewer) > 3 and fuzz.ratio(" ".join(one), " ".join(two)) >= _ALIKE


def volumes(a: Facts, b: Facts) -> Relation:
    return _sets(a.volume, b.volume)


def issues(a: Facts, b: Facts) -> Relation:
    return _sets(a.issue, b.issue)


def _sets(one: frozenset[str], two: frozenset[str]) -> Relation:
    if not one or not two:
        return "unknown"
    return "same" if one & two else "other"


def pages(a: Facts, b: Facts) -> Relation:
    """Whether the first pages are the same. ``1-9`` may only count the pages of an article
    ahead of print, and is then not a difference from another record."""
    (first, last), (other_first, other_last) = a.pages, b.pages
    if not first or not other_first:
        return "unknown"
    if first.lstrip(_LETTERS) == other_first.lstrip(_LETTERS):
        clash = last and other_last and last != other_last
        return "other" if clash and first == "1" else "same"
    if "1" in (first, other_first) and not (a.kind == b.kind == "part of a book"):
        return "unknown"
    return "other"


def years_apart(a: Facts, b: Facts) -> int | None:
    if a.year is None or b.year is None:
        return None
    return abs(a.year - b.year)


def abstracts_alike(a: Facts, b: Facts) -> bool:
    """Whether both have an abstract, and they differ in a few words at most."""
    texts = [str(facts.item.get("abstract") or "") for facts in (a, b)]
    one, two = (
        "".join(filter(str.isalnum, plain(text[:_COMPARED_OF_AN_ABSTRACT]))) for text in texts
    )
    size = min(len(one), len(two))
    return size >= _ENOUGH_OF_AN_ABSTRACT and fuzz.ratio(one[:size], two[:size]) >= _ALIKE


def dois_alike(one: str, two: str) -> bool:
    """Whether the DOIs differ by one misprint, or one is truncated."""
    if len(min(one, two, key=len)) > 12 and (one.startswith(two) or two.startswith(one)):
        return True
    return one[:7] == two[:7] and OSA.distance(one, two, score_cutoff=1) <= 1
