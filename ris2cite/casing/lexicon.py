"""The lexicon: which English words are in lower case, and which are names.

Its files are generated from public word lists (``benchmarks/lexicon.py``), and one
is edited by hand (``own.txt``). They are read on first use.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator, KeysView
from pathlib import Path

from ris2cite.casing.tables import EPITHETS, SPECIES

LONGEST_NAME = 8
"""The most words that are looked up as one name."""

_ENDINGS = ("s", "es")
"""Endings that can be added to names: Americans, Joneses."""

SMALL_ENDINGS: tuple[str, ...] = tuple(
    """
    ology ologies ological ologist ologists itis osis oses aemia emia ectomy otomy ostomy oscopy
    graphy metry pathy opathies genesis cyte cytes omics ome omes plasty therapy lysis oid oids ase
    ases ine ines idin azenil azepam caine mab mabs nib nibs vir virs statin statins pril sartan
    olol azole azoles mycin cillin cycline floxacin gliptin gliflozin tide tides parin setron
    triptan dipine lukast vudine coxib ein eins ane anes ene enes ol ols one ones ide ides ate ates
    ium ation ations isation ization ised ized ising izing ylated ability ness ment ments ship ally
    ically ing ful less ware ous ive ives tion tions sion sions ism isms fulness wards
    atic etic otic ytic istic omic amic emic enic onic anic inic aphic ophic opic ipic oric eric
    ivity osity icity ality bility ite ites
    yric uric idic edic odic adic ysic asic oic
    ional onal ental eral ical inal idal eal ular iary ated ating
    thorax iatal ectal oma omas omata esis eses therapies scopies grams algia penia plegia plegic
    plegics uria rrhea rrhoea rrhage trophy trophic trophin itic octic ectic ptic stic ogic egic
    agic enyl ethyl idyl ylyl opyl utyl oyl thelin ectin globin globulin kinin lysin
    platin taxel limus zomib tecan rubicin citabine estrant trexate trexed fenac profen oxicam
    penem bactam fentanil barbital azolamide semide thiazide phylline terol terone steride
    onide olone asone solone tropium curium curonium fungin vaptan pitant grel grelor dronate
    dronic leukin poetin grastim ximab cept stigmine tidine sulfan mustine
    """.split()
)
"""Endings of common nouns, adjectives and substances (INN stems among them)."""

_STEMS: tuple[str, ...] = tuple(
    """
    azepam caine mab mabs tinib tinibs ciclib rafenib previr buvir pivir navir tegravir statin
    statins pril sartan olol conazole prazole mycin cillin cycline floxacin gliptin gliflozin
    glutide relin setron triptan dipine vudine coxib xaban gatran parin glitazone zosin lukast
    racetam oxetine
    """.split()
)
"""Stems of international nonproprietary names (WHO), by which generic drugs are recognised."""


_PLACE_ENDINGS: tuple[str, ...] = tuple(
    "land ton ford ville burg wood field dale ham port mouth knife bury brook".split()
)

_PREFIXES = frozenset(
    """
    aero agro anti astro auto baro bi bio cardio chemo chrono co counter cryo crypto cyber cyto de
    dermato di eco electro endo entero epi ethno exo extra fibro gastro geo glyco haemo hemo hepato
    hetero histo home homo hydro hyper hypo immuno infra inter intra iso lipo litho macro magneto
    mechano mega meso meta micro mid mis mono morpho multi myco myo nano necro neo nephro neuro non
    nucleo oligo onco ortho osteo over palaeo paleo para patho peri petro pharmaco photo phyto
    pneumo poly post pre pro proto pseudo psycho quasi radio re retro rheo self semi sero socio
    spatio spectro stereo strato sub super supra techno tele thermo thrombo topo toxico trans tri
    ultra un under uni vaso visco xeno zoo
    """.split()
)
"""Prefixes of common words."""

_LONGEST_PREFIX = max(map(len, _PREFIXES))


_SUFFIXES = (
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("ness", ""),
)
"""Suffixes of common words, and the endings that they replace."""


def stems(word: str) -> Iterator[str]:
    """Yield the words from which a word is derived: ``posttraumatic`` → ``traumatic``.

    A suffix or a prefix is removed, or a prefix and a plural ``s``; at least four letters
    remain.
    """
    for suffix, before in _SUFFIXES:
        if word.endswith(suffix) and len(word) > len(suffix) + 3:
            yield word[: -len(suffix)] + before
    for length in range(2, min(_LONGEST_PREFIX, len(word) - 4) + 1):
        if word[:length] in _PREFIXES:
            yield word[length:]
            if word[-1] == "s":
                yield word[length:-1]


class WordList:
    """Words in lower case, by their first three letters.

    Each line of a file has the rest of the words with these letters: ``aba:cus ndon te``; the
    lines are sorted. They are searched as they are: a set of the words takes 200,000 objects,
    which is a fifth of the time that editing 1,000 records takes, and half of the start.
    """

    def __init__(self, lines: str) -> None:
        self._lines = lines.splitlines()  # a dict of them would take 3 ms of each start
        self._found: dict[str, str] = {}

    def __contains__(self, word: str) -> bool:
        start = word[:3]
        words = self._found.get(start)
        if words is None:
            words = self._found[start] = self._words_with(start)
        return f" {word[3:]} " in words

    def _words_with(self, start: str) -> str:
        """The rest of the words that begin so, each between spaces, or ""."""
        place = bisect_left(self._lines, f"{start}:")
        line = self._lines[place] if place < len(self._lines) else ""
        return f" {line[len(start) + 1 :]} " if line.startswith(f"{start}:") else ""


class Lexicon:
    """What is known about words in general; its methods expect words in lower case."""

    def __init__(self) -> None:
        own = sections(Path(__file__).with_name("own.txt"))
        self._words = WordList(_data("words.txt"))
        self._own_words = frozenset(own["words"])
        names, forms, phrases = _data("names.txt").split("\n\n")
        self._names = WordList(names)
        self._forms = _by_small(forms) | {name.lower(): name for name in own["names"]}
        self._phrase_lines = {line.partition(":")[0].lower(): line for line in phrases.splitlines()}
        for phrase in own["phrases"]:
            first, _, rest = phrase.partition(" ")
            line = self._phrase_lines.get(first.lower(), f"{first}:")
            self._phrase_lines[first.lower()] = f"{line}|{rest}"
        self._phrases: dict[str, tuple[int, dict[str, str]]] = {}
        self._acronyms = f"\n{_data('acronyms.txt')}"
        self._own_acronyms = {word.lower(): word for word in own["acronyms"]}
        genera, epithets = _data("genera.txt").split("\n\n")
        self._genera = frozenset(genera.lower().split())
        self._epithets = EPITHETS | frozenset(epithets.split())
        self._is_small: dict[str, bool] = {}
        self._is_plain: dict[str, bool] = {}

    def is_small(self, word: str) -> bool:
        """Whether the word, or one from which it is derived, is in dictionaries in lower case."""
        known = self._is_small.get(word)
        if known is None:
            known = self._is_listed(word)
            if not known and self._listed_name(word) is None:
                known = any(map(self._is_built, stems(word)))
            self._is_small[word] = known
        return known

    def is_plain(self, word: str) -> bool:
        """Whether a word is written small and is not a name too."""
        known = self._is_plain.get(word)
        if known is None:
            # What is written small is not the plural of a name, which ``name`` looks for.
            known = self.is_small(word) and self._listed_name(word) is None
            self._is_plain[word] = known
        return known

    def _is_built(self, stem: str) -> bool:
        """Whether a stem is listed, or derived from a word that is (pseudo-target-ed)."""
        return self._is_listed(stem) or any(map(self._is_listed, stems(stem)))

    def _is_listed(self, word: str) -> bool:
        if "’" in word:
            word = word.replace("’", "'")
        return word in self._own_words or word in self._words

    def name(self, word: str) -> str | None:
        """The word as a name (``Wales``, ``McDonald``), or None."""
        found = self._listed_name(word)
        if found is None and word[-1:] == "s":
            for ending in _ENDINGS:
                if word.endswith(ending) and len(word) > len(ending) + 3:
                    stem = self._listed_name(word[: -len(ending)])
                    if stem and not self.is_small(word):
                        return stem + ending
        return found

    def _listed_name(self, word: str) -> str | None:
        form = self._forms.get(word)
        if form is None and word in self._names:
            form = word.capitalize()
        return None if form and word in self._own_words else form

    def is_name(self, word: str) -> bool:
        """Whether a word is a name, whatever else it means, or an acronym that is no other word."""
        if self.name(word) is not None:
            return True
        return word in self._own_acronyms and not self.is_small(word)

    def certain(self, word: str) -> str | None:
        """The form of a word that is written so whatever its title's case, or None: places,
        peoples, languages, months, and acronyms that are no other word."""
        form = self._certain.get(word)
        return None if form and form.isupper() and self.is_small(word) else form

    def has_certain(self, words: list[str]) -> bool:
        """Whether the form of one of the words is certain."""
        return not self._certain.keys().isdisjoint(words) and any(map(self.certain, words))

    @functools.cached_property
    def _certain(self) -> dict[str, str]:
        """Lower case → form, also of acronyms that are other words, which are looked up only
        when one is met: asking for all took longer than to load the lexicon."""
        lines = (line.partition(":") for line in _data("places.txt").splitlines())
        places = [start + rest for start, _, words in lines for rest in words.split(" ")]
        acronyms = {
            low: form
            for low, form in self._own_acronyms.items()
            if form == form.upper() or form.endswith(("RNA", "DNA", "RNAs", "DNAs"))  # miRNA
        }
        found = {low: form for low, form in acronyms.items() if len(low) > 2 and low.isalpha()}
        return found | {place: place.capitalize() for place in places}

    @property
    def openers(self) -> KeysView[str]:
        """The words with which names of several words begin."""
        return self._phrase_lines.keys()

    def has_epithets(self, words: list[str]) -> bool:
        """Whether one of the words may be the second half of a binomial, or ``species``."""
        return not (self._epithets.isdisjoint(words) and SPECIES.isdisjoint(words))

    def longest_phrase(self, word: str) -> int:
        """The number of words of the longest name that begins with the word, or 0."""
        return self._phrases_from(word)[0] if word in self._phrase_lines else 0

    def phrase(self, words: str) -> str | None:
        """The name for several words separated by spaces (``new south wales``), or None."""
        return self._phrases_from(words.partition(" ")[0])[1].get(words)

    def _phrases_from(self, first: str) -> tuple[int, dict[str, str]]:
        """The names of several words that begin with a word, as lower case → form, and the
        number of words of the longest."""
        known = self._phrases.get(first)
        if known is None:
            form, _, rest = self._phrase_lines.get(first, "").partition(":")
            names = [f"{form} {part}" for part in rest.split("|") if part]
            longest = max((name.count(" ") + 1 for name in names), default=0)
            known = min(longest, LONGEST_NAME), {name.lower(): name for name in names}
            self._phrases[first] = known
        return known

    def own_acronym(self, word: str) -> str | None:
        """The form of a well-known acronym, even if it is also a word, or None."""
        return self._own_acronyms.get(word)

    def acronym(self, word: str) -> str | None:
        """The word in capitals if it is only an abbreviation, or None."""
        upper = word.upper()
        return upper if f"\n{upper}\n" in self._acronyms and not self.is_small(word) else None

    def is_genus(self, word: str) -> bool:
        """Whether a common word is also the name of a genus (``iris``, ``streptococcus``)."""
        return word in self._genera

    def is_epithet(self, word: str) -> bool:
        """Whether a lower-case word is also the epithet of a binomial (``repens``, ``aureus``)."""
        return word in self._epithets

    def is_substance(self, word: str) -> bool:
        """Whether an unknown word ends as the nonproprietary names of drugs do."""
        return len(word) > 6 and word.endswith(_STEMS) and self.name(word) is None

    def looks_small(self, word: str) -> bool:
        """Whether an unknown word ends like a common word or a substance, or is a compound:
        ``saltmarsh``, but not ``Oakland``."""
        if len(word) > 5 and word.endswith(SMALL_ENDINGS):
            return True
        return not word.endswith(_PLACE_ENDINGS) and any(
            self.is_plain(word[:cut]) and self._is_listed(word[cut:])  # but not Germanwings
            for cut in range(4, len(word) - 3)
        )


@functools.cache
def lexicon() -> Lexicon:
    """The lexicon; cached."""
    return Lexicon()


def _by_small(lines: str) -> dict[str, str]:
    return dict(zip(lines.lower().splitlines(), lines.splitlines(), strict=True))


def _data(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def sections(path: Path) -> dict[str, list[str]]:
    """A file with ``[section]`` lines, entries separated by commas, and ``#`` comments."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in _lines(path.read_text(encoding="utf-8")):
        if line.startswith("["):
            entries = sections.setdefault(line.strip("[]"), [])
        else:
            entries += [entry.strip() for entry in line.split(",") if entry.strip()]
    return sections


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            yield line
