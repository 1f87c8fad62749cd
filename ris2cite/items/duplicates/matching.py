"""Deciding whether two records are the same publication.

A wrong merge can lose a study, whereas a missed duplicate only takes a second look.
Therefore a difference in any fact that copies of a publication must share prevents a
merge, and uncertain cases are left to the user. ``docs/duplicates.md`` states the rules.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ris2cite.items.duplicates import relations, words
from ris2cite.items.duplicates.facts import Facts

Verdict = Literal["duplicate", "maybe", "different"]


class Match(NamedTuple):
    """The verdict on two records, with the facts that are the same and that differ."""

    verdict: Verdict
    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    forbidden: bool = False
    """Whether a fact rules out that the records are the same, whatever else agrees."""


class Comparison:
    """The relations between the facts of two records."""

    def __init__(self, a: Facts, b: Facts) -> None:
        self.a = a
        self.b = b
        self.title = relations.titles(a, b)
        self.people = relations.people(a, b)
        self.journal = relations.journals(a, b)
        self.volume = relations.volumes(a, b)
        self.issue = relations.issues(a, b)
        self.pages = relations.pages(a, b)
        self.years_apart = relations.years_apart(a, b)
        self.same_title = self.title in ("same", "misprint")
        self._alike: bool | None = None

    @property
    def abstracts_alike(self) -> bool:
        if self._alike is None:
            self._alike = relations.abstracts_alike(self.a, self.b)
        return self._alike

    @property
    def same_place(self) -> bool:
        """Whether both start on the same page of the same volume."""
        if self.pages != "same" or self.volume == "other":
            return False
        both_ends = self.a.pages[1] == self.b.pages[1] != ""
        return self.volume == "same" or (both_ends and self.near_in_time)

    @property
    def other_place(self) -> bool:
        """Whether the pages differ, or without pages, the volume or issue."""
        if self.pages == "same":
            return self.volume == "other" and self.journal != "same"
        return self.pages == "other" or "other" in (self.volume, self.issue)

    @property
    def near_in_time(self) -> bool:
        return self.years_apart is not None and self.years_apart <= 1

    def conflicts(self) -> list[str]:
        """The facts that copies of a publication must share, but that differ here."""
        a, b = self.a, self.b
        found = []
        for name in ("doi", "pmid", "pmcid"):
            one, two = getattr(a, name), getattr(b, name)
            if one and two and one != two:
                found.append(name.upper())
        if a.isbn and b.isbn and not a.isbn & b.isbn:
            found.append("ISBN")
        if a.registration and b.registration and not a.registration & b.registration:
            found.append("registration")
        if a.version and b.version and a.version != b.version:
            found.append("version")
        if a.edition and b.edition and not a.edition & b.edition:
            found.append("edition")
        if self._other_kinds():
            found.append("kind")
        if self.title == "numbers":
            found.append("number in the title")
        return found

    def _other_kinds(self) -> bool:
        one, two = self.a.kind, self.b.kind
        if one == two:
            return False
        if {one, two} & words.DISTINCT_KINDS:
            return True
        if {one, two} == words.BOOKISH:
            return True
        if "book" in (one, two) and (self.a.journals or self.b.journals):
            return not (self.a.isbn & self.b.isbn)
        return False

    def agreements(self) -> tuple[str, ...]:
        """The facts in common, by their names in the table of duplicates."""
        a, b = self.a, self.b
        found = {
            "DOI": bool(a.doi) and a.doi == b.doi,
            "PMID": bool(a.pmid) and a.pmid == b.pmid,
            "PMCID": bool(a.pmcid) and a.pmcid == b.pmcid,
            "ISBN": bool(a.isbn & b.isbn),
            "title": self.title == "same",
            "title apart from a misprint": self.title == "misprint",
            "title apart from a subtitle": self.title == "shorter",
            "authors": self.people == "same",
            "year": self.years_apart == 0,
            "journal": self.journal == "same",
            "volume": self.volume == "same",
            "issue": self.issue == "same",
            "pages": self.pages == "same",
        }
        return tuple(name for name, holds in found.items() if holds)

    def differences(self) -> tuple[str, ...]:
        """The facts that differ, starting with those that prevent a merge."""
        found = {
            "title": self.title in ("near", "far"),
            "authors": self.people == "none",
            "year": bool(self.years_apart),
            "journal": self.journal == "other",
            "volume": self.volume == "other",
            "issue": self.issue == "other",
            "pages": self.pages == "other",
        }
        return (*self.conflicts(), *(name for name, holds in found.items() if holds))

    def identical(self) -> bool:
        """Whether the records agree in all facts that either of them has."""
        return (
            self.title == "same"
            and self.a.kind == self.b.kind
            and self.people in ("same", "unknown")
            and len(self.a.people) == len(self.b.people)
            and self.a.year == self.b.year
            and self.a.pages == self.b.pages
            and self.a.volume == self.b.volume
            and self.a.issue == self.b.issue
            and self.journal in ("same", "unknown")
            and bool(self.a.journals) == bool(self.b.journals)
        )


def compare(a: Facts, b: Facts) -> Match:
    """Whether the two records are the same publication, and why."""
    by_id = bool((a.doi and a.doi == b.doi) or (a.pmid and a.pmid == b.pmid))
    if not by_id and a.pages[0] != b.pages[0] and relations.titles(a, b) == "far":
        return Match("different")  # a short cut for most candidates
    facts = Comparison(a, b)
    conflicts = facts.conflicts()
    if by_id:
        verdict = _with_same_identifier(facts, conflicts)
    elif conflicts:
        verdict = _with_conflicts(facts, conflicts)
    elif facts.other_place:
        verdict = _in_other_places(facts)
    else:
        verdict = _by_similarity(facts)
    forbidden = bool(conflicts) or (not by_id and facts.other_place)
    return Match(verdict, facts.agreements(), facts.differences(), forbidden)


def _with_same_identifier(facts: Comparison, conflicts: list[str]) -> Verdict:
    """The same DOI or PMID: the same publication, unless the DOI is that of a supplement."""
    has_title_kind = {facts.a.kind, facts.b.kind} & {"erratum", "retraction", "reply"}
    hard = [name for name in conflicts if name not in ("kind", "ISBN", "edition")]
    if "kind" in conflicts and has_title_kind:
        hard.append("kind")
    if facts.pages == "same" and facts.people != "none" and "number in the title" in hard:
        hard.remove("number in the title")  # 1b and Ib
    if "DOI" in hard and facts.same_title and relations.dois_alike(facts.a.doi, facts.b.doi):
        hard.remove("DOI")
    if hard:
        alike = facts.same_title or facts.title == "shorter" or facts.same_place
        return "maybe" if alike else "different"
    if facts.title in ("same", "misprint", "shorter", "near", "numbers"):
        if facts.a.generic and facts.pages == "other":
            return "maybe"
        return "duplicate"
    if facts.title == "unknown":
        return "duplicate" if facts.people != "none" else "maybe"
    if facts.pages == "other" or facts.people == "none":
        return "different"
    if facts.pages == "same" and facts.people in ("same", "unknown"):
        return "duplicate"
    return "maybe"


def _with_conflicts(facts: Comparison, conflicts: list[str]) -> Verdict:
    """Other identifiers or kinds: the same publication only if a DOI has a misprint."""
    if conflicts == ["number in the title"] and facts.same_place and facts.people == "same":
        return "maybe"
    if not (facts.same_title and facts.same_place and facts.people != "none"):
        return "different"
    if conflicts == ["DOI"] and relations.dois_alike(facts.a.doi, facts.b.doi):
        return "duplicate" if facts.volume == "same" and facts.people == "same" else "maybe"
    return "different" if "kind" in conflicts else "maybe"


def _in_other_places(facts: Comparison) -> Verdict:
    """Other pages, volume or issue: another publication, or a typing error."""
    may_be_error = (
        facts.same_title
        and not facts.a.generic
        and facts.people == "same"
        and facts.journal == "same"
        and facts.near_in_time
        and not (facts.pages == "other" and facts.volume == "other")
        and not (facts.pages == "other" and facts.issue == "other")
    )
    return "maybe" if may_be_error else "different"


def _by_similarity(facts: Comparison) -> Verdict:
    """No identifier in common, and no conflict."""
    if facts.same_place:
        return _on_same_page(facts)
    if facts.a.generic or facts.b.generic:
        if facts.identical():
            return "duplicate"
        close = facts.same_title and facts.people == "same" and facts.journal == "same"
        return "maybe" if close and facts.years_apart == 0 else "different"
    if facts.same_title:
        return _with_same_title(facts)
    if facts.people not in ("same", "unknown") or facts.journal == "other":
        return "different"
    if not facts.near_in_time:
        return "different"
    if facts.title == "shorter":
        sure = facts.people == facts.journal == "same" and facts.years_apart == 0
        return "duplicate" if sure and "same" in (facts.volume, facts.issue) else "maybe"
    if facts.title == "near":
        return "duplicate" if facts.abstracts_alike and facts.journal == "same" else "maybe"
    return "different"


def _on_same_page(facts: Comparison) -> Verdict:
    """The same first page of the same volume."""
    if facts.same_title or facts.title == "shorter":
        if facts.a.generic and facts.people == "none":
            return "different"
        if facts.people == "none" and facts.journal == "other":
            return "maybe" if facts.title == "same" else "different"
        return "duplicate"
    if facts.people != "same" or facts.journal == "other":
        return "different"
    if facts.title in ("near", "unknown"):
        return "duplicate" if facts.journal == "same" else "maybe"
    return "maybe" if facts.journal == "same" and facts.years_apart == 0 else "different"


def _with_same_title(facts: Comparison) -> Verdict:
    """The same distinctive title, and pages unknown."""
    if facts.identical():
        return "duplicate"
    alike = facts.abstracts_alike
    if facts.years_apart is not None and facts.years_apart > 1:
        return "maybe" if facts.people == "same" and facts.journal != "other" else "different"
    if facts.journal == "other":
        return "maybe" if facts.people == "same" and facts.years_apart is not None else "different"
    if facts.people == "same":
        sure = facts.journal == "same" or facts.years_apart == 0
        return "duplicate" if sure and facts.years_apart is not None else "maybe"
    if facts.people == "unknown":
        placed = facts.journal == "same" and (
            facts.volume == "same" or alike or facts.years_apart == 0
        )
        return "duplicate" if placed else "maybe"
    if facts.journal == "same" and facts.years_apart is not None:
        return "duplicate" if alike else "maybe"
    return "maybe" if facts.people == "some" else "different"
