"""Quality and speed of finding duplicates, compared with bib-dedupe.

    python benchmarks/duplicates.py FILES...           sensitivity and specificity
    python benchmarks/duplicates.py --size 100000      time and memory at that many records
    python benchmarks/duplicates.py --records R.csv --truth T.csv     a labelled set

The works of the files (or invented ones), each once, get copies that are damaged as
databases do: capitals, abbreviations, initials, missing fields, misprints, years and pages.
A record that is removed counts as right where the one that stays is a copy of the same work
(as in the evaluation of ASySD, Hair et al. 2023). bib-dedupe runs where BIB_DEDUPE names a
Python that has it. A labelled set has bib-dedupe's columns, its truth the ids of one work in
each row of ``merged_origins``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any

import ris2cite
from ris2cite.items.duplicates.groups import find_groups

Item = dict[str, Any]

OTHER = """
import sys, json, time, resource, warnings
warnings.simplefilter("ignore")
import pandas as pd
from bib_dedupe.bib_dedupe import block, cluster, match, prep
from bib_dedupe import verbose_print
if __name__ == "__main__":
    frame = pd.read_json(sys.argv[1], dtype=str, orient="records")
    start = time.perf_counter()
    sets = cluster(match(block(prep(frame, cpu=2, verbosity_level=0), cpu=2), cpu=2))
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    json.dump({"sets": sets, "seconds": seconds, "peak": peak}, open(sys.argv[2], "w"))
"""


# Damage ---------------------------------------------------------------------


def abbreviated(word: str) -> str:
    return word if len(word) < 6 else word[:4]


def misprinted(text: str, dice: random.Random) -> str:
    at = dice.randrange(len(text) - 1)
    kind = dice.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + dice.choice("aeinrst") + text[at + 1 :]


def damaged(item: Item, dice: random.Random) -> Item:
    """A copy, as in another database."""
    copy = json.loads(json.dumps(item))
    title = str(copy["title"])
    if dice.random() < 0.25:
        title = title.upper() if dice.random() < 0.5 else title.lower()
    if dice.random() < 0.25:
        title += "."
    if dice.random() < 0.15 and len(title) > 30:
        title = misprinted(title, dice)
    if dice.random() < 0.08 and ": " in title and len(title.partition(": ")[0]) > 30:
        title = title.partition(": ")[0]
    if dice.random() < 0.05:
        title = f"[{title}]"
    copy["title"] = title
    for name in copy.get("author", ()):
        given = name.get("given")
        if given and dice.random() < 0.5:
            name["given"] = " ".join(f"{part[0]}." for part in given.split() if part)
    if dice.random() < 0.1 and len(copy.get("author", ())) > 3:
        copy["author"] = copy["author"][:3]
    if dice.random() < 0.03:
        copy.pop("author", None)
    journal = copy.get("container-title")
    if journal and dice.random() < 0.35:
        copy["container-title"] = " ".join(map(abbreviated, str(journal).split()))
    pages = str(copy.get("page", ""))
    first, dash, last = pages.partition("-")
    if dash and dice.random() < 0.3:
        copy["page"] = first if dice.random() < 0.5 else f"{first}-{last[-2:]}"
    if dice.random() < 0.1 and "issued" in copy:
        year = int(copy["issued"]["date-parts"][0][0]) + dice.choice((-1, 1))
        copy["issued"] = {"date-parts": [[year]]}
    for variable, share in (("DOI", 0.35), ("PMID", 0.4), ("ISSN", 0.4), ("issue", 0.2),
                            ("volume", 0.08), ("page", 0.1), ("abstract", 0.3)):  # fmt: skip
        if dice.random() < share:
            copy.pop(variable, None)
    return copy


def works_of(paths: list[str]) -> list[Item]:
    """The works of the files, each once: one of every group, without possible duplicates."""
    items: list[Item] = []
    for path in paths:
        try:
            items += ris2cite.read(path, on_diagnostic=lambda diagnostic: None)
        except ris2cite.InputError:
            continue
    items = [item for item in items if item.get("title") and _dated(item)]
    double = {index for group in find_groups(items) for index in group.members[1:]}
    return [item for index, item in enumerate(items) if index not in double]


def _dated(item: Item) -> bool:
    return bool(item.get("issued", {}).get("date-parts"))


def invented(count: int) -> list[Item]:
    """Articles of a few journals, with titles out of some thousand words."""
    dice = random.Random(7)
    syllables = ["ka", "ro", "mi", "ten", "sul", "ver", "da", "pho", "lin", "gra", "os", "ne"]
    words = sorted({"".join(dice.choices(syllables, k=dice.randint(2, 5))) for _ in range(6000)})
    families = sorted({"".join(dice.choices(syllables, k=3)).title() for _ in range(900)})
    return [
        {
            "id": str(number),
            "type": "article-journal",
            "title": " ".join(dice.choices(words, k=dice.randint(6, 14))).capitalize(),
            "author": [
                {"family": dice.choice(families), "given": dice.choice("ABCDEFG") + "nna"}
                for _ in range(dice.randint(1, 6))
            ],
            "issued": {"date-parts": [[dice.randint(1990, 2024)]]},
            "container-title": f"Journal of {dice.choice(words)} {dice.choice(words)}",
            "volume": str(dice.randint(1, 80)),
            "issue": str(dice.randint(1, 12)),
            "page": f"{(page := dice.randint(1, 3000))}-{page + dice.randint(2, 20)}",
            "DOI": f"10.5555/{number}",
            "abstract": " ".join(dice.choices(words, k=150)),
        }
        for number in range(count)
    ]


def mixed(works: list[Item], dice: random.Random) -> tuple[list[Item], list[int]]:
    """The works and damaged copies of them in random order, and the number of the work of each."""
    numbered = [(number, work) for number, work in enumerate(works)]
    copies = [
        (number, damaged(work, dice))
        for number, work in numbered
        for _ in range(dice.choice((0, 0, 1, 1, 2)))
    ]
    both = numbered + copies
    dice.shuffle(both)
    items = [{**item, "id": f"r{index}"} for index, (_, item) in enumerate(both)]
    return items, [number for number, _ in both]


# Judging --------------------------------------------------------------------


def judged(sets: list[list[int]], truth: list[int]) -> dict[str, float]:
    """Sensitivity, specificity and precision of the removals, given as groups of indexes."""
    right = wrong = 0
    for members in sets:
        counts: dict[int, int] = {}
        for index in members:
            counts[truth[index]] = counts.get(truth[index], 0) + 1
        right += sum(count - 1 for count in counts.values())
        wrong += len(counts) - 1
    doubles = len(truth) - len(set(truth))
    return {
        "sensitivity": right / max(1, doubles),
        "specificity": 1 - wrong / max(1, len(truth) - doubles),
        "precision": right / max(1, right + wrong),
        "wrong": wrong,
    }


def ours(items: list[Item]) -> tuple[list[list[int]], list[list[int]], float]:
    start = time.perf_counter()
    groups = find_groups(items)
    seconds = time.perf_counter() - start
    sure = [list(group.members) for group in groups if group.verdict == "duplicate"]
    return sure, [list(g.members) for g in groups if g.verdict == "maybe"], seconds


def rows_of(items: list[Item]) -> list[dict[str, str]]:
    """The items in bib-dedupe's columns."""
    rows = []
    for item in items:
        names = [f"{name.get('family') or name.get('literal') or ''}, {name.get('given', '')}"
                 for name in item.get("author", ())]  # fmt: skip
        parts = item.get("issued", {}).get("date-parts") or [[""]]
        kind = "article" if item["type"] == "article-journal" else "inproceedings"
        rows.append(
            {
                "ID": item["id"],
                "ENTRYTYPE": kind,
                "title": str(item.get("title", "")),
                "author": " and ".join(names),
                "year": str(parts[0][0]),
                "journal": str(item.get("container-title", "")) if kind == "article" else "",
                "booktitle": "" if kind == "article" else str(item.get("container-title", "")),
                "volume": str(item.get("volume", "")),
                "number": str(item.get("issue", "")),
                "pages": str(item.get("page", "")),
                "doi": str(item.get("DOI", "")),
                "abstract": str(item.get("abstract", "")),
            }
        )
    return rows


def theirs(rows: list[dict[str, str]]) -> tuple[list[list[int]], float, float] | None:
    """The groups of bib-dedupe, seconds, and MiB; None if it is not installed."""
    python = os.environ.get("BIB_DEDUPE")
    if not python:
        return None
    index = {row["ID"]: number for number, row in enumerate(rows)}
    with tempfile.TemporaryDirectory() as folder:
        script, given, found = (Path(folder, name) for name in ("run.py", "in.json", "out.json"))
        script.write_text(OTHER)
        given.write_text(json.dumps(rows))
        command = [python, str(script), str(given), str(found)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[-2000:])
        result = json.loads(found.read_text())
    sets = [[index[str(one)] for one in members] for members in result["sets"]]
    return sets, result["seconds"], result["peak"] / 1024


def report(name: str, figures: dict[str, float], seconds: float, more: str = "") -> None:
    print(
        f"{name:12} sensitivity {figures['sensitivity']:.4f}  specificity "
        f"{figures['specificity']:.4f}  precision {figures['precision']:.4f}  "
        f"{figures['wrong']:.0f} wrong  {seconds:.1f} s{more}"
    )


# The command ----------------------------------------------------------------


def compare(items: list[Item], truth: list[int], rows: list[dict[str, str]] | None = None) -> None:
    print(f"{len(items)} records of {len(set(truth))} works")
    sure, maybes, seconds = ours(items)
    report("ris2cite", judged(sure, truth), seconds, f"  {len(maybes)} maybes")
    report("with maybes", judged(joined(sure + maybes), truth), seconds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'':12} {peak:.0f} MB in all, the list and its making included")
    other = theirs(rows if rows is not None else rows_of(items))
    if other is not None:
        sets, seconds, peak = other
        report("bib-dedupe", judged(sets, truth), seconds, f"  {peak:.0f} MB (one process)")


def joined(sets: list[list[int]]) -> list[list[int]]:
    """Sets that share a member, merged."""
    of: dict[int, list[int]] = {}
    for members in sets:
        whole = sorted({one for index in members for one in of.get(index, [index])})
        for index in whole:
            of[index] = whole
    return list({id(members): members for members in of.values()}.values())


def labelled(records: str, truth: str) -> None:
    """A published set."""
    csv.field_size_limit(1 << 24)
    with open(records, encoding="utf-8") as stream:
        rows = [{key: value or "" for key, value in row.items()} for row in csv.DictReader(stream)]
    work: dict[str, int] = {}
    with open(truth, encoding="utf-8") as stream:
        for number, row in enumerate(csv.DictReader(stream)):
            for one in row["merged_origins"].split(";"):
                work[one] = number
    rows = [row for row in rows if row["ID"] in work]
    compare([item_of(row) for row in rows], [work[row["ID"]] for row in rows], rows)


def item_of(row: dict[str, str]) -> Item:
    names = [ris2cite_name(name) for name in row.get("author", "").split(" and ") if name.strip()]
    found: Item = {
        "id": row["ID"],
        "type": "article-journal",
        "title": row.get("title", ""),
        "author": names,
        "container-title": row.get("journal") or row.get("booktitle") or row.get("series", ""),
        "volume": row.get("volume", "").removesuffix(".0"),
        "issue": row.get("number", "").removesuffix(".0"),
        "page": row.get("pages", ""),
        "DOI": row.get("doi", ""),
        "abstract": row.get("abstract", ""),
        "ISBN": row.get("isbn", ""),
    }
    year = row.get("year", "").removesuffix(".0")
    if year.isdigit():
        found["issued"] = {"date-parts": [[int(year)]]}
    return {name: value for name, value in found.items() if value}


def ris2cite_name(text: str) -> dict[str, str]:
    family, _, given = text.partition(",")
    return {"family": family.strip(), "given": given.strip()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*")
    parser.add_argument("--size", type=int, help="invented works and their copies, about this many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--records")
    parser.add_argument("--truth")
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    if args.records:
        labelled(args.records, args.truth)
        return
    works = invented(round(args.size / 1.8)) if args.size else works_of(args.files)
    compare(*mixed(works, random.Random(args.seed)))


if __name__ == "__main__":
    main()
