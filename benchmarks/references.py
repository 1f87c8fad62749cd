"""How many real references in APA have no error that a script can detect.

    python benchmarks/references.py            the share, and how often each fault is seen
    python benchmarks/references.py --no-edit  the same without editing
    python benchmarks/references.py -v         each reference with a fault

At most forty records of each real file are printed, each file as one run. The faults are
titles in capitals or Title Case, journals in capitals, a small letter after a colon, the
address of a database or a proxy, doubled punctuation, a catalogue's punctuation, tails of
journals' names, and markup.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ris2cite

SHARED = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "ris"
MOST = 40
"""The maximum number of records printed from one file."""

SMALL = frozenset(
    """
    about after against along among around because before behind below between beyond during from
    inside into like near onto over past since than that their these this through toward towards
    under until upon what when where which while whose with within without
    """.split()
)
ADDRESS = re.compile(
    r"https?://\S*(?:ebscohost|proquest|ovid\.com|webofknowledge|webofscience|scopus\.com|embase"
    r"|lens\.org|proxy|sfx\.|openurl|engineeringvillage|isiknowledge)",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"official (?:journal|publication|organ)|\((?:London|Basel|Oxford|New York),", re.I
)
MARKUP = re.compile(r"</?(?:i|b|em|sub|sup|sc|span|p|jats)\b|&(?:amp|lt|gt|quot);|\\\\[a-z]+\{")
DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|\?\.|!\.")
CATALOGUE = re.compile(r"\w : \w| / [A-Z]| = \w")
COLON = re.compile(r"[a-z)”]: [a-z]{2,}")


def title_of(item: dict[str, Any]) -> str:
    title = item.get("title")
    return re.sub(r"<[^>]*>", "", title) if isinstance(title, str) else ""


def is_english(title: str, item: dict[str, Any]) -> bool:
    """A looser test than that of editing, to find what editing misses."""
    language = item.get("language")
    if isinstance(language, str) and len(language) <= 5:
        return language[:2] == "en"
    words = title.lower().split()
    return title.isascii() and any(word in ("the", "of", "and", "in", "for", "a") for word in words)


def is_raised(title: str) -> bool:
    """Whether four content words or more are all written with a capital."""
    words = re.findall(r"(?<![\w-])[A-Za-z]{4,}(?![\w-])", title)[1:]
    content = [word for word in words if word.lower() not in SMALL]
    return len(content) >= 4 and all(word[0].isupper() for word in content)


def is_shouted(text: str) -> bool:
    """Whether two or more long words are in capitals, and none in lower case."""
    words = re.findall(r"[^\W\d_]{5,}", text)
    return len(words) >= 2 and all(word.isupper() for word in words)


def faults(item: dict[str, Any], reference: str, shown: dict[str, Any]) -> Iterator[str]:
    """The faults of one reference; ``shown`` is the item after editing."""
    title = title_of(shown)
    if title and title[:40] in reference:
        if is_shouted(title):
            yield "title in capitals"
        elif is_english(title, item) and is_raised(title):
            yield "title in Title Case"
        if is_english(title, item) and COLON.search(title):
            yield "small letter after the colon"
    container = shown.get("container-title")
    if isinstance(container, str) and (is_shouted(container) or _is_long_shout(container)):
        yield "journal in capitals"
    if isinstance(container, str) and TAIL.search(container):
        yield "tail of a journal's name"
    if ADDRESS.search(reference):
        yield "address of a database"
    text = re.sub(r"https?://\S+", "", reference)
    if DOUBLED.search(text):
        yield "doubled punctuation"
    if CATALOGUE.search(text):
        yield "catalogue's punctuation"
    if MARKUP.search(text):
        yield "markup"


def _is_long_shout(name: str) -> bool:
    return " " not in name and len(name) > 6 and name.isalpha() and name.isupper()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--no-edit", action="store_true")
    reported = parser.parse_args()
    seen: Counter[str] = Counter()
    total = clean = 0
    for path in sorted(SHARED.glob("*.ris")):
        items = ris2cite.read(path, "ris", on_diagnostic=lambda _found: None)[:MOST]
        processor = ris2cite.Processor(
            items, "apa", edit=not reported.no_edit, on_diagnostic=lambda _found: None
        )
        known = {item["id"]: item for item in items}
        for entry in processor.bibliography():
            shown = processor.references[entry.id].item
            found = set(faults(known[entry.id], entry.text, shown))
            total += 1
            clean += not found
            seen.update(found)
            if reported.verbose and found:
                print(f"{path.name[:3]} {', '.join(sorted(found))}\n    {entry.text}")
    print(f"{total} references, {100 * clean / total:.1f}% without a fault")
    for fault, count in seen.most_common():
        print(f"{count:6}  {100 * count / total:4.1f}%  {fault}")


if __name__ == "__main__":
    main()
