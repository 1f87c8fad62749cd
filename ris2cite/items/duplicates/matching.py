"""Whether two records are the same publication.

A wrong merge can lose a study, a missed one costs a second look: any fact that two copies
of one publication cannot disagree on forbids a merge, and what is unsure is left to a
person. ``docs/duplicates.md`` has the rules in words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ris2cite.items.duplicates import relations, words
from ris2cite.items.duplicates.facts import Facts

Verdict = Literal["duplicate", "maybe", "different"]


class Match(NamedTuple):
    """What two records have in common and what not, and what follows from it."""

    verdict: Verdict
    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    forbidden: bool = False
    """Whether a fact stands against the two being one, whatever else agrees."""


class Comparison:
    """The relations of two records, each found once."""

    def __init__(self, a: Facts, b: Facts) -> None:
        self.a = a
        self.b = b
        self.title = relations.titles(a, b)
        self.people = relations.people(a, b)
        self.journal = relations.journals(a, b)
        self.volume = relations.volumes(a, b)
        self.issue = relations.issues(a, b)
        self.pages = relations.pages(a, b)
        self.apart = relations.years_apart(a, b)
        self.same_title = self.title in ("same", "misprint")
        self._alike: bool | None = None

    @property
    def abstracts_alike(self) -> bool:
        if self._alike is None:
            self._alike = relations.abstracts_alike(self.a, self.b)
        return self._alike

    @property
    def same_place(self) -> bool:
        """Whether both stand on the same page of the same volume."""
        if self.pages != "same" or self.volume == "other":
            return False
        both_ends = self.a.pages[1] == self.b.pages[1] != ""
        return self.volume == "same" or (both_ends and self.near_in_time)

    @property
    def other_place(self) -> bool:
        """Whether they stand in different places: pages, or volume or issue without pages."""
        if self.pages == "same":
            return self.volume == "other" and self.journal != "same"
        return self.pages == "other" or "other" in (self.volume, self.issue)

    @property
    def near_in_time(self) -> bool:
        return self.apart is not None and self.apart <= 1

    def conflicts(self) -> list[str]:
        """The facts that two copies of one publication cannot disagree on."""
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
        if {one, two} & words.APART:
            return True
        if {one, two} == words.BOOKISH:
            return True
        if "book" in (one, two) and (self.a.journals or self.b.journals):
            return not (self.a.isbn & self.b.isbn)
        return False

    def agreements(self) -> tuple[str, ...]:
        """What the two have in common, as the table of duplicates has it."""
        a, b = self.a, self.b
        found = {
            "DOI": bool(a.doi) and a.doi == b.doi,
            "PMID": bool(a.pmid) and a.pmid == b.pmid,
            "PMCID": bool(a.pmcid) and a.pmcid == b.pmcid,
            "ISBN": bool(a.isbn & b.isbn),
            "title": self.title == "same",
            "title but for a misprint": self.title == "misprint",
            "title but for a subtitle": self.title == "shorter",
            "authors": self.people == "same",
            "year": self.apart == 0,
            "journal": self.journal == "same",
            "volume": self.volume == "same",
            "issue": self.issue == "same",
            "pages": self.pages == "same",
        }
        return tuple(name for name, holds in found.items() if holds)

    def differences(self) -> tuple[str, ...]:
        """What differs between the two, what stands against a merge first."""
        found = {
            "title": self.title in ("near", "far"),
            "authors": self.people == "none",
            "year": bool(self.apart),
            "journal": self.journal == "other",
            "volume": self.volume == "other",
            "issue": self.issue == "other",
            "pages": self.pages == "other",
        }
        return (*self.conflicts(), *(name for name, holds in found.items() if holds))

    def identical(self) -> bool:
        """Whether the two agree in everything that either says."""
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
    """Whether the two records are the same publication, and by what."""
    by_id = bool((a.doi and a.doi == b.doi) or (a.pmid and a.pmid == b.pmid))
    if not by_id and a.pages[0] != b.pages[0] and relations.titles(a, b) == "far":
        return Match("different")  # most candidates, and nothing more is worth asking
    facts = Comparison(a, b)
    conflicts = facts.conflicts()
    if by_id:
        verdict = _with_one_identifier(facts, conflicts)
    elif conflicts:
        verdict = _with_conflicts(facts, conflicts)
    elif facts.other_place:
        verdict = _in_other_places(facts)
    else:
        verdict = _by_likeness(facts)
    forbidden = bool(conflicts) or (not by_id and facts.other_place)
    return Match(verdict, facts.agreements(), facts.differences(), forbidden)


def _with_one_identifier(facts: Comparison, conflicts: list[str]) -> Verdict:
    """One DOI or PMID: the same publication, but for a DOI that a whole supplement has."""
    told_by_title = {facts.a.kind, facts.b.kind} & {"erratum", "retraction", "reply"}
    hard = [name for name in conflicts if name not in ("kind", "ISBN", "edition")]
    if "kind" in conflicts and told_by_title:
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
    """Identifiers or kinds that differ: one publication only where a DOI has a misprint."""
    if conflicts == ["number in the title"] and facts.same_place and facts.people == "same":
        return "maybe"
    if not (facts.same_title and facts.same_place and facts.people != "none"):
        return "different"
    if conflicts == ["DOI"] and relations.dois_alike(facts.a.doi, facts.b.doi):
        return "duplicate" if facts.volume == "same" and facts.people == "same" else "maybe"
    return "different" if "kind" in conflicts else "maybe"


def _in_other_places(facts: Comparison) -> Verdict:
    """Other pages, or another volume or issue: another publication, or a slip in one."""
    slip = (
        facts.same_title
        and not facts.a.generic
        and facts.people == "same"
        and facts.journal == "same"
        and facts.near_in_time
        and not (facts.pages == "other" and facts.volume == "other")
        and not (facts.pages == "other" and facts.issue == "other")
    )
    return "maybe" if slip else "different"


def _by_likeness(facts: Comparison) -> Verdict:
    """No identifier in common, and nothing that stands against it."""
    if facts.same_place:
        return _on_one_page(facts)
    if facts.a.generic or facts.b.generic:
        if facts.identical():
            return "duplicate"
        close = facts.same_title and facts.people == "same" and facts.journal == "same"
        return "maybe" if close and facts.apart == 0 else "different"
    if facts.same_title:
        return _with_one_title(facts)
    if facts.people not in ("same", "unknown") or facts.journal == "other":
        return "different"
    if not facts.near_in_time:
        return "different"
    if facts.title == "shorter":
        sure = facts.people == facts.journal == "same" and facts.apart == 0
        return "duplicate" if sure and "same" in (facts.volume, facts.issue) else "maybe"
    if facts.title == "near":
        return "duplicate" if facts.abstracts_alike and facts.journal == "same" else "maybe"
    return "different"


def _on_one_page(facts: Comparison) -> Verdict:
    """Both begin on the same page of the same volume."""
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
    return "maybe" if facts.journal == "same" and facts.apart == 0 else "different"


def _with_one_title(facts: Comparison) -> Verdict:
    """The same telling title, and nothing known of the page."""
    if facts.identical():
        return "duplicate"
    alike = facts.abstracts_alike
    if facts.apart is not None and facts.apart > 1:
        return "maybe" if facts.people == "same" and facts.journal != "other" else "different"
    if facts.journal == "other":
        return "maybe" if facts.people == "same" and facts.apart is not None else "different"
    if facts.people == "same":
        sure = facts.journal == "same" or facts.apart == 0
        return "duplicate" if sure and facts.apart is not None else "maybe"
    if facts.people == "unknown":
        placed = facts.journal == "same" and (facts.volume == "same" or alike or facts.apart == 0)
        return "duplicate" if placed else "maybe"
    if facts.journal == "same" and facts.apart is not None:
        return "duplicate" if alike else "maybe"
    return "maybe" if facts.people == "some" else "different"
