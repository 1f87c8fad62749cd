"""Read, convert and write corrupted files for a given time, and check the account of each.

    python tests/fuzz/mutate.py [--seconds 600] [--seed 1] [--keep FOLDER] [FILE...]

Starts from the files given, else from ``seeds/`` beside this script, the base file of
the format tests and the shared corpus where it is at hand. Every round takes a piece
of one, breaks it in a few places, and runs it through the whole way from bytes to
items. It fails where anything raises, a line is not accounted for, a word is neither
read nor reported, or time is not in proportion to size. What fails is written to
``--keep`` (default: this folder) and the exit status is 1.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from ris2cite.errors import Diagnostic
from ris2cite.ris.mapping.convert import convert
from ris2cite.ris.parser import read_records
from ris2cite.ris.record import Record, TaggedFormat
from ris2cite.sniff import sniff
from ris2cite.text.account import Account
from ris2cite.text.decode import read_text

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "ris" / "reading" / "data" / "base.ris"
CORPUS = HERE.parents[2] / "shared" / "corpus"
LARGEST = 20_000
SECONDS_PER_MEGABYTE = 20
DIALECTS: list[TaggedFormat] = ["ris", "ris", "ris", "ris", "wos", "nbib"]

INSERTS = [
    b"\n", b"\r", b"\r\n", b"\n\n", b"\t", b" ", b"\x00", b"\x0b", b"\x0c", b"\x85", b"\xa0",
    b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xed\xa0\x80",
    b"\xc2\xa0", b"\xc2\xb2", b"\xe2\x80\xae", b"\x1b[31m", b"TY  - JOUR\n", b"ER  - \n",
    b"\nER\n", b"\nTY  -\n", b"AU  - ", b"AU  - Ames, A., Jr.\n", b"UR  - http://",
    b"DO  - 10.1000/", b"PY  - 99999\n", b"PY  - -5000\n", b"DA  - 2020//", b"SP  - 1-\n",
    b"EP  - --\n", b"SN  - 97", b"KW  - a;b,c\n", b"<i>", b"</", b"&#", b"&#xD800;",
    b"&amp;amp;", b"PT J\n", b"PMID- 1\n", b"%0 ", b"1.\n", b"Record #1 of 2\n", b"{", b"\\",
    b"; ", b", ", b" and ", b"et al.", b"-" * 50, b"(" * 50, b"[" * 50, b"<" * 50, b"/" * 50,
]  # fmt: skip


def cut(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at]


def flip(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def insert(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(INSERTS) * dice.choice([1, 1, 1, 2, 30]) + data[at:]


def insert_at_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(INSERTS))
    return b"\n".join(lines)


def drop_line(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    del lines[dice.randrange(len(lines))]
    return b"\n".join(lines)


def swap_lines(dice: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def repeat(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    piece = data[start : start + dice.choice([1, 3, 40, 400])]
    return data[:start] + piece * dice.choice([2, 5, 50]) + data[start:]


def drop(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.choice([1, 2, 6, 60]) :]


def change_ends(dice: random.Random, data: bytes) -> bytes:
    return data.replace(b"\n", dice.choice([b"\r", b"\r\n", b"\x0b", b"\n\n", b"\r\r\n"]))


def change_separators(dice: random.Random, data: bytes) -> bytes:
    return data.replace(b"  - ", dice.choice([b" - ", b"\t- ", b"  -", b"-", b"- ", b"\xc2\xa0- "]))


def change_encoding(dice: random.Random, data: bytes) -> bytes:
    codec = dice.choice(["utf-16", "utf-16-be", "cp1252", "cp1251", "gb18030", "utf-32"])
    return data.decode("utf-8", "replace").encode(codec, "replace")


BREAKS: list[Callable[[random.Random, bytes], bytes]] = [
    flip, flip, insert, insert, insert_at_line, insert_at_line, drop_line, swap_lines, repeat, drop,
    cut, change_ends, change_separators, change_encoding,
]  # fmt: skip


def broken(dice: random.Random, seeds: list[bytes]) -> bytes:
    """A piece of a seed, or two pieces, corrupted in up to six places."""
    data = b"".join(piece(dice, dice.choice(seeds)) for _ in range(dice.choice([1, 1, 1, 2])))
    for _ in range(dice.randrange(7)):
        if data:
            data = dice.choice(BREAKS)(dice, data)[: 4 * LARGEST]
    return data


def piece(dice: random.Random, seed: bytes) -> bytes:
    size = dice.choice([200, 1000, 3000, LARGEST])
    if len(seed) <= size:
        return seed
    start = dice.choice([0, dice.randrange(len(seed) - size)])
    return seed[start : start + size]


def fault(data: bytes, format: TaggedFormat) -> str | None:
    """What is wrong with the result, or None."""
    account = Account()
    reported: list[Diagnostic] = []
    start = time.process_time()
    try:
        sniff(data)
        records = list(
            read_records(
                io.BytesIO(data), source="x", report=reported.append, account=account, format=format
            )
        )
        items = []
        for record in records:
            items.append(convert(record, reported.append))
            account.enter(record, items[-1])
    except Exception:  # noqa: BLE001 - whatever it is, it is the fault looked for
        return traceback.format_exc()
    seconds = time.process_time() - start
    if seconds > 1 + SECONDS_PER_MEGABYTE * len(data) / 1e6:
        return f"{seconds:.1f} s for {len(data)} bytes"
    if not account.balanced or account.pending or account.mapped < 0:
        return account.summary()
    return missing_word(data, records, reported)


def missing_word(data: bytes, records: list[Record], reported: list[Diagnostic]) -> str | None:
    """A word of the file that is in no record and no diagnostic, if there is one."""
    text = "".join(read_text(io.BytesIO(data), source=None, report=reported.append))
    pieces = [one.message for one in reported]
    for record in records:
        pieces.append(record.type)
        pieces += [f"{field.tag} {field.value}" for field in record.fields]
    known = " ".join(pieces).casefold()
    for word in re.findall(r"[^\W_]{3,}", text.casefold()):
        if word not in known:
            return f"{word!r} is neither read nor reported"
    return None


def load_seeds(paths: list[Path]) -> list[bytes]:
    if not paths:
        paths = [BASE, *sorted((HERE / "seeds").iterdir())]
        paths += sorted((CORPUS / "ris").glob("*.ris")) + sorted((CORPUS / "not-ris").glob("*.ris"))
    return [path.read_bytes() for path in paths]


def run(seconds: float, seed: int, seeds: list[bytes], keep: Path) -> int:
    dice = random.Random(seed)
    stop = time.monotonic() + seconds
    rounds = faults = 0
    while time.monotonic() < stop:
        data, format = broken(dice, seeds), dice.choice(DIALECTS)
        rounds += 1
        what = fault(data, format)
        if what is not None:
            faults += 1
            path = keep / f"fault-{seed}-{rounds}.{format}"
            path.write_bytes(data)
            print(f"{path}: {what}", file=sys.stderr)
    print(f"{rounds} broken files in {seconds:.0f} s from {len(seeds)} seeds: {faults} faults")
    return int(faults > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path())
    parser.add_argument("files", nargs="*", type=Path)
    reported = parser.parse_args()
    return run(reported.seconds, reported.seed, load_seeds(reported.files), reported.keep)


if __name__ == "__main__":
    raise SystemExit(main())
