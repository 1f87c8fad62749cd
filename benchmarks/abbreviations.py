"""Compares abbreviations of journals by ISO 4 with those in real records.

    python benchmarks/abbreviations.py [-v] [FOLDER]

For every record with a full title and an abbreviation of it, the abbreviation is removed
and generated again. Stops, case, hyphens and apostrophes do not count. What differs is sorted:
*word*, where a database abbreviates single words otherwise than the List of Title Word
Abbreviations; *extent*, where it leaves words out that belong to the title, or adds some;
*title*, where the recorded text abbreviates another title.
"""

from __future__ import annotations

import argparse
import re
import warnings
from collections import Counter
from pathlib import Path

import ris2cite
from ris2cite.editing.abbreviations.journals import JournalAbbreviations
from ris2cite.editing.abbreviations.lists import key_of
from ris2cite.editing.abbreviations.ltwa import fold

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ris"


def words_of(short: str) -> list[str]:
    """The words of an abbreviation, as they are compared."""
    return re.sub(r"[^\w ]", "", re.sub(r"[-.–]", " ", fold(short).replace("'s", ""))).split()


def kind_of(made: list[str], recorded: list[str]) -> str:
    """The kind of difference, or ""."""
    if made == recorded:
        return ""
    if [word[:1] for word in made] == [word[:1] for word in recorded]:
        return "word"
    if sum(word in made for word in recorded) * 2 >= len(recorded):
        return "extent"
    return "title"


def main() -> None:
    """Print how many abbreviations are as recorded, and the kinds of differences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("-v", "--verbose", action="store_true", help="list what differs")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    journals = JournalAbbreviations()
    kinds: Counter[str] = Counter()
    for path in sorted(options.folder.glob("*.ris")):
        for item in ris2cite.iter_items(path):
            title, short = item.get("container-title"), item.get("container-title-short")
            if not title or not short or key_of(title) == key_of(short):
                continue
            bare = {key: value for key, value in item.items() if key != "container-title-short"}
            made = journals.find(bare)
            if made is None:
                continue
            kind = kind_of(words_of(made.text), words_of(short))
            kinds[kind or "equal"] += 1
            if kind and options.verbose:
                print(f"{kind:7}{title} | {short} | {made.text}")
    total = sum(kinds.values())
    for kind, count in kinds.most_common():
        print(f"{kind:7}{count:5}{count / total:8.1%}")
    print(f"records{total:5}")


if __name__ == "__main__":
    main()
