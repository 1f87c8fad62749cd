"""How many titles are restored from title case and from capitals.

    python benchmarks/titles.py             the figures of all files, and of some alone
    python benchmarks/titles.py -v          each title that comes out otherwise

The titles in sentence case of real English records are converted to title case and to
capitals, each file as one run, and printed in APA. A title counts as exact if the reference
holds it as the record had it, but for the capital after a colon or a dash (APA 6.17); as
lost if a word in the middle has lost its capital.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import ris2cite
from ris2cite.casing.titles import is_english, with_subtitles
from ris2cite.casing.words import words_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ris"
SMALL = frozenset(
    "a an the and or but nor for of in on at to by with from as vs via per into".split()
)
LIGHT = SMALL | frozenset("over than between among during after before through under".split())
DATABASES = ("embase", "ovid", "pubmed", "psycinfo", "cochrane", "ptsd")
"""Parts of the names of files from medical and psychological databases."""

SUBTITLE = r"(?:A|An|The|Results?|Evidence|Lessons|Implications|Findings|What|Why|Applications?)"
"""Words before which editing prints a dash for a hyphen."""

MAJORITY = 0.7
"""The minimum share of lower-case content words in a title in sentence case."""


class Figure(NamedTuple):
    """The numbers of titles converted, restored exactly, and with a lost capital."""

    titles: int
    exact: int
    lost: int

    def __str__(self) -> str:
        exact, lost = (100 * part / self.titles for part in (self.exact, self.lost))
        return f"{self.titles:5} titles  {exact:5.1f}% exact  {lost:4.1f}% with a capital lost"


def in_title_case(title: str) -> str:
    """Every word with a capital, except for small ones inside."""

    def raised(match: re.Match[str]) -> str:
        word = match[1]
        stays = (match.start() and word in SMALL) or not word.islower()
        return word if stays else word[0].upper() + word[1:]

    return re.sub(r"(?<![\w'’<&/])([^\W\d_][\w'’]*)(?!\w*>)", raised, title)


def in_capitals(title: str) -> str:
    """Every letter in capitals, except in tags."""
    return re.sub(r"(<[^>]*>)|([^<]+|<)", lambda m: m[1] or m[2].upper(), title)


def is_sentence(item: dict[str, Any]) -> bool:
    """Whether an item has an English title with most content words in lower case."""
    title = item.get("title")
    if not isinstance(title, str) or title.startswith("[") or "{" in title:
        return False
    if not is_english(title, item.get("language")):
        return False
    words = [word for word in words_of(title) if len(word.text) > 3 and word.low not in LIGHT]
    small = sum(word.text.islower() for word in words)
    return len(words_of(title)) >= 4 and len(words) >= 3 and small >= MAJORITY * len(words)


def files() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for path in sorted(SHARED.glob("*.ris")):
        items = ris2cite.read(path, "ris", on_diagnostic=lambda _found: None)
        found = [item for item in items if is_sentence(item)]
        if found:
            yield path.name, found


def printed(items: list[dict[str, Any]]) -> dict[str, str]:
    """Id → the title as printed in APA, with its markup, without authors, year and journal."""
    bare = [
        {key: item[key] for key in ("title", "abstract", "keyword", "language") if key in item}
        | {"id": item["id"], "type": "article-journal"}
        for item in items
    ]
    processor = ris2cite.Processor(bare, "apa", on_diagnostic=lambda _found: None)
    return {entry.id: entry.text for entry in processor.bibliography()}


def fold(text: str) -> str:
    """The text without markup, with one kind of quotation marks, apostrophes, hyphens and
    dashes (a hyphen before an article is one), and with a capital after a dash."""
    text = re.sub(r"</?(?:i|b|sub|sup|sc|span)\b[^>]*>", "", text)
    text = re.sub(r"[\u2010\u2011]|(?<=\d{4})–(?=\d{4})", "-", text)
    text = re.sub(rf"(?<=[a-z)])[-–](?={SUBTITLE} \w)", "—", text)
    text = re.sub(r"\s*(?:—|--|\s[-–]\s)\s*(\w?)", lambda dash: "—" + dash[1].upper(), text)
    return re.sub(r"[\"“”'‘’.\s]+", " ", text.replace("：", ": ")).strip()


def measure(
    items: list[dict[str, Any]], setting: Callable[[str], str], name: str, verbose: bool
) -> Figure:
    wanted = {item["id"]: fold(with_subtitles(item["title"])) for item in items}
    got = printed([{**item, "title": setting(item["title"])} for item in items])
    exact = lost = 0
    for key, title in wanted.items():
        found = re.sub(r" \(n d (?:-\w+)?\)\Z", "", fold(got.get(key, "")))
        if found == title:
            exact += 1
            continue
        pairs = zip(words_of(title), words_of(found), strict=False)
        lost += any(a.text[0].isupper() and b.text[0].islower() for a, b in pairs)
        if verbose:
            print(f"{name}\n  {title}\n  {found}")
    return Figure(len(wanted), exact, lost)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    verbose = parser.parse_args().verbose
    settings = {"Title Case": in_title_case, "capitals": in_capitals}
    found: dict[str, list[Figure]] = {}
    for name, items in files():
        for setting, function in settings.items():
            figure = measure(items, function, name, verbose)
            found.setdefault(f"all files, from {setting}", []).append(figure)
            if any(word in name for word in DATABASES):
                found.setdefault(f"databases of medicine, from {setting}", []).append(figure)
    for title, figures in sorted(found.items()):
        print(f"{title:40}", Figure(*(sum(column) for column in zip(*figures, strict=True))))


if __name__ == "__main__":
    main()
