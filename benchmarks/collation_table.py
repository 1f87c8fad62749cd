"""Generates the tables in ris2cite/items/collation from the ICU in node.

    python3.10 benchmarks/collation_table.py

ICU's root collation is the CLDR root order. The table holds what cannot be derived: the
order of the characters that neither decompose (NFKD) nor fold (case) to others. Run
it with the oldest Python that the project supports: what its older Unicode database
cannot decompose then gets an entry of its own, so that every version of Python sorts alike.
Needs node 20 or later, and pyuca (for candidates of expansions such as ae for the
ligature; node confirms them). Data: Unicode CLDR and DUCET, under the Unicode License.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyuca

OUT = Path(__file__).resolve().parents[1] / "ris2cite" / "items" / "collation"

NODE = r"""
const fs = require('fs');
const base = new Intl.Collator('en', {sensitivity: 'base'}), full = new Intl.Collator('en');
const accent = new Intl.Collator('en', {sensitivity: 'accent'});
const job = JSON.parse(fs.readFileSync(process.argv[1], 'utf8'));
const out = {versions: process.versions};
if (job.pairs) out.equal = job.pairs.map(([a, b]) =>
  (job.accents ? accent : base).compare(a, b) === 0);
else {
  const order = (a, b) => base.compare(a, b) || full.compare(a, b) || (a < b ? -1 : 1);
  const letters = [], han = [], ignored = [];
  for (let code = 1; code < 0x110000; code++) {
    const char = String.fromCodePoint(code);
    if (/[\p{Cn}\p{Cs}\p{Co}]/u.test(char) || (code >= 0xAC00 && code <= 0xD7A3)) continue;
    if (/\p{Unified_Ideograph}/u.test(char)) {
      if (code > 0x4DFF && code < 0x10000) han.push(char);
    }
    else if (base.compare(char, '') === 0) ignored.push(char);
    else letters.push(char);
  }
  letters.sort(order); han.sort(order);
  ignored.sort((a, b) => accent.compare('a' + a, 'a' + b) || (a < b ? -1 : 1));
  out.classes = []; out.han = han; out.ignored = [];
  for (const [list, collator, lead, into] of
       [[letters, base, '', out.classes], [ignored, accent, 'a', out.ignored]])
    list.forEach((char, place) => {
      const before = place && list[place - 1];
      if (place && collator.compare(lead + before, lead + char) === 0) into.at(-1).push(char);
      else into.push([char]);
    });
  out.ignored = out.ignored.filter(([char]) => accent.compare('a' + char, 'a'));
  out.silent = ignored;
}
console.log(JSON.stringify(out));
"""

IGNORABLE = {"Mn", "Mc", "Me", "Cf", "Cc"}


def ask(job: dict[str, object]) -> dict[str, object]:
    """The answer of node to ``job``."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(job, file)
        file.flush()
        answer = subprocess.run(
            ["node", "-e", NODE, file.name], check=True, capture_output=True, text=True
        )
    return json.loads(answer.stdout)


def fold(char: str) -> str:
    """``char`` without case and compatibility forms, decomposed."""
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())


def expansions() -> dict[str, str]:
    """Characters that DUCET gives several primary weights → a character for each weight."""
    table = Path(pyuca.__file__).with_name("allkeys-10.0.0.txt")
    single: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        codes, _, rest = line.partition(";")
        if not rest or " " in codes.strip() or line.startswith("@"):
            continue
        char = chr(int(codes, 16))
        weights = [w.split(".")[1] for w in rest.partition("#")[0].replace("*", ".").split("[")[1:]]
        weights = [weight.strip(".") for weight in weights if weight.strip(".") != "0000"]
        if len(weights) == 1 and fold(char) == char:
            single.setdefault(weights[0], char)
        elif len(weights) > 1:
            several[char] = weights
    return {
        char: "".join(single[weight] for weight in weights)
        for char, weights in several.items()
        if all(weight in single for weight in weights)
    }


def confirmed(pairs: dict[str, str]) -> dict[str, str]:
    """The pairs that are equal for node."""
    equal = ask({"pairs": list(pairs.items())})["equal"]
    return {a: b for (a, b), same in zip(pairs.items(), equal, strict=True) if same}


def variants(classes: list[list[str]]) -> set[tuple[str, str]]:
    """The neighbours in a class that differ only in case."""
    pairs = [pair for members in classes for pair in itertools.pairwise(members)]
    equal = ask({"pairs": pairs, "accents": True})["equal"]
    return {pair for pair, same in zip(pairs, equal, strict=True) if same}


def runs(classes: Iterable[list[str]], alike: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
    """Tokens: ``3B1-3C9`` for neighbours in order; ``6F/F8`` for what differs as accents do,
    ``3042~30A2`` for what differs as capitals do."""
    start = end = None
    for members in classes:
        code = ord(members[0])
        if len(members) == 1 and end is not None and code == end + 1:
            end = code
            continue
        if start is not None:
            yield f"{start:X}" if start == end else f"{start:X}-{end:X}"
        start = end = code
        if len(members) > 1:
            signs = ["", *("~" if pair in alike else "/" for pair in itertools.pairwise(members))]
            yield "".join(f"{sign}{ord(char):X}" for sign, char in zip(signs, members, strict=True))
            start = end = None
    if start is not None:
        yield f"{start:X}" if start == end else f"{start:X}-{end:X}"


def head(what: str, versions: dict[str, str]) -> str:
    return (
        f"# {what}\n# Written by benchmarks/collation_table.py from Unicode CLDR "
        f"{versions['cldr']}, Unicode {versions['unicode']}.\n"
        "# Copyright Unicode, Inc. Licensed as license.txt says.\n"
    )


def main() -> None:
    data = ask({})
    classes, ignored, versions = data["classes"], data["ignored"], data["versions"]
    flat = [char for members in classes for char in members]
    silent = str.maketrans("", "", "".join(data["silent"]))
    derived = confirmed({char: fold(char).translate(silent) for char in flat if fold(char) != char})
    several = confirmed({char: text for char, text in expansions().items() if char in set(flat)})
    several = {char: text for char, text in several.items() if char not in derived}
    lines: list[list[list[str]]] = []
    for members in classes:
        kept = [char for char in members if char not in derived and char not in several]
        kept.sort(key=lambda char: ord(char) > 127)
        if kept and (" " <= kept[0] < "\x7f"):
            lines.append([kept])
        elif kept and lines:
            lines[-1].append(kept)
    alike = variants([members for line in lines for members in line])
    odd = [c for c in data["silent"] if unicodedata.category(c) not in IGNORABLE]
    with (OUT / "root.txt").open("w", encoding="utf-8") as out:
        out.write(head("The CLDR root order of characters, as code points.", versions))
        out.write("# A line for each ASCII character, then what follows before the next.\n")
        out.write("# a-b: a run; a/b: alike but for an accent; a~b: alike but for case.\n[order]\n")
        out.writelines(" ".join(runs(line, alike)) + "\n" for line in lines)
        out.write("[expansions]\n")
        pairs = [f"{ord(a):X}=" + "+".join(f"{ord(c):X}" for c in b) for a, b in several.items()]
        out.write(" ".join(sorted(pairs)) + "\n[ignored]\n")
        out.write(" ".join(runs([c] for c in sorted(odd))))
        marks = [
            [c for c in m if fold(c) == c and unicodedata.category(c) == "Mn"] for m in ignored
        ]
        out.write("\n[marks]\n" + " ".join(runs(m for m in marks if m)) + "\n")
    with (OUT / "han.txt").open("w", encoding="utf-8") as out:
        out.write(head("The ideographs of the basic plane in the CLDR root order.", versions))
        out.write(" ".join(runs([char] for char in data["han"])) + "\n")


if __name__ == "__main__":
    main()
