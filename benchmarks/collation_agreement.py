"""How often pairs of texts sort as with node's Intl.Collator.

    python benchmarks/collation_agreement.py [--texts 3000] [--seed 1] [--languages en,sv,…] [-v]

Made-up names and titles in many scripts, with punctuation, particles, accents and
numbers, are sorted by node in each language; then each neighbour in that order, and as
many pairs at random, are compared by ``sort_key`` and ``reference_key``. Needs node.
"""

from __future__ import annotations

import argparse
import functools
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from ris2cite.items.collation.compare import reference_key, sort_key
from ris2cite.items.collation.tables import read_tailorings

NODE = r"""
const fs = require('fs');
const job = JSON.parse(fs.readFileSync(process.argv[1], 'utf8'));
const out = {};
for (const language of job.languages) {
  out[language] = job.options.map(({words, ...options}) => {
    const collator = new Intl.Collator(language, options);
    const text = (one) => words ? one.replaceAll(' ', '|') : one;
    const compare = (a, b) => collator.compare(text(a), text(b));
    const order = job.texts.map((_, place) => place);
    order.sort((a, b) => compare(job.texts[a], job.texts[b]) || a - b);
    const pairs = order.slice(1).map((place, n) => [order[n], place]).concat(job.pairs);
    return pairs.map(([a, b]) => [a, b, Math.sign(compare(job.texts[a], job.texts[b]))]);
  });
}
console.log(JSON.stringify(out));
"""

OPTIONS = [
    {},
    {"sensitivity": "base", "ignorePunctuation": True, "numeric": True, "words": True},
]
KEYS: list[Callable[[str, str], Any]] = [sort_key, reference_key]

SYLLABLES = {
    "latin": "ba co di fen gu hal ji kor la mi nes ot per qui ra sto tur un vel wy xa yo ze",
    "accents": "bâ çó dí fén gü hål ñi kör lå mí ñes øt pér ráš štó tür űn ýo ža æl œv ßen ðar þor",
    "east": "čech dž łód żur źre ćir ğal ışı ş ţe ț ș ā ē ģ ķ ļ ņ ū ė į ų ő ű đor lj nj cs sz zs",
    "more": "ą ę ó ń ô ơ ư ŵ ñ ç ê é í ú ý ŋ ŧ gj rr sh th xh ie ff ng ph rh dd ẹ ọ ṣ ĉ ŭ ħ għ I i",
    "greek": "Αλ βε γα δη ός ύμ φος χρι ψά ωμέ ΐος",
    "cyrillic": "Ива но вы ёл кин їжа єв ґан щук ње љу ћир ъя й ўс",
    "arabic": "علي محمد أحمد إيمان آل ة ى ي ؤ ئ پ چ گ ک",
    "hebrew": "כהן לוי אב רם שלום ץ ך ם",
    "han": "王 小 明 李 山 田 太 郎 中 国 文 学 的 研 究",
    "kana": "やま だ たろう ガッ コー ゔ ァ ぁ ｶﾞ は ば ぱ",
    "hangul": "김 민 준 이 서 연 박 가 각 나",
    "indic": "का शि दे वी त्र க மி ழ் ไทย เก า แม่",
    "armenian": "Աբ գե Երև ան ბა რი",
}
JOINERS = (
    " | |-|’|'|, |. |: |–|—|“|”| «|» |(|) |/| & | + |. . .|…|¿|¡| van | de la | d’|1|12|2010 "
    "|3.5|007 |£|€"
).split("|")


def invent(random_: random.Random) -> str:
    """An invented name or title: syllables, mostly of one script, joined in various ways."""
    script = random_.choice(["latin", *SYLLABLES])
    parts = []
    for _ in range(random_.randint(1, 4)):
        from_ = script if random_.random() < 0.85 else random_.choice(list(SYLLABLES))
        part = random_.choice(SYLLABLES[from_].split())
        parts.append(random_.choice([part, part, part.capitalize(), part.upper()]))
        parts.append(random_.choice(JOINERS) if random_.random() < 0.4 else "")
    return "".join(parts).strip() or "x"


def node(texts: list[str], pairs: list[list[int]], languages: list[str]) -> Any:
    """Language → for each of OPTIONS the pairs of places in ``texts`` and their order."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        job = {"texts": texts, "pairs": pairs, "languages": languages, "options": OPTIONS}
        json.dump(job, file)
        file.flush()
        command = ["node", "-e", NODE, file.name]
        return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def disagreements(
    texts: list[str], compared: list[list[int]], key: Callable[[str, str], Any], language: str
) -> list[tuple[str, str, int]]:
    """The pairs that ``key`` orders differently from node."""
    keys = functools.cache(lambda place: key(texts[place], language))
    return [
        (texts[a], texts[b], expected)
        for a, b, expected in compared
        if (keys(a) > keys(b)) - (keys(a) < keys(b)) != expected
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description="Sorting compared with node's Intl.Collator.")
    parser.add_argument("--texts", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", default=",".join(["en", "de", "fr", *read_tailorings()]))
    parser.add_argument("--scripts", help="only these, with commas", default=",".join(SYLLABLES))
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    for script in set(SYLLABLES) - set(options.scripts.split(",")):
        del SYLLABLES[script]
    random_ = random.Random(options.seed)
    texts = sorted({invent(random_) for _ in range(options.texts)})
    pairs = [random_.sample(range(len(texts)), 2) for _ in texts]
    languages = options.languages.split(",")
    result = node(texts, pairs, languages)
    totals = [[0, 0], [0, 0]]
    for language in languages:
        for place, compared in enumerate(result[language]):
            wrong = disagreements(texts, compared, KEYS[place], language)
            totals[place][0] += len(compared) - len(wrong)
            totals[place][1] += len(compared)
            name = KEYS[place].__name__
            print(f"{language:4} {name:14} {100 - 100 * len(wrong) / len(compared):7.3f}%")
            for a, b, expected in wrong[: 15 if options.verbose else 0]:
                print(f"      {a!r} {'<=>'[expected + 1]} {b!r}")
    for function, (same, total) in zip(KEYS, totals, strict=True):
        print(f"all  {function.__name__:14} {100 * same / total:7.3f}% of {total} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
