"""Words that identify the kind of a work, and tables for comparing titles."""

from __future__ import annotations

KIND_OF_TITLE: tuple[tuple[str, str], ...] = (
    ("retraction", r"^(?:notice of )?(?:retraction|withdrawal)(?: note| notice| of|:|\.|$)"),
    (
        "erratum",
        r"^(?:erratum|errata|corrigend(?:um|a)|(?:(?:author|publisher)(?:['’]?s)? )?correction|"
        r"addendum|expression of concern)\b(?= to| for| notice| in|:|\.|$| \W|\s*[\"“«])",
    ),
    # Web of Science: “Title (vol 22, 1827, 2022)”
    ("erratum", r"\(vol(?:ume)?\.? ?\d+[^()]*(?:\([^()]*\)[^()]*)*\)$"),
    ("reply", r"^(?:re:|in reply|reply\b|rejoinder|rebuttal|authors?['’]? (?:reply|response))"),
    (
        "reply",
        r"^(?:response to (?:the )?(?:comment|letter|editor|article)|comments? on|comment(?:ary)?:|"
        r"commentary on|letter(?: to|:)|letter regarding|discussion of|invited commentary|"
        r"editorial comment)",
    ),
)
"""Kind, and a pattern for lower-case titles; the first match counts."""

KIND_OF_GENRE: tuple[tuple[str, str], ...] = (
    ("retraction", r"retract"),
    ("erratum", r"errat|corrig|\bcorrection|expression of concern"),
    ("reply", r"\bcomment\b|\breply|\brebuttal"),
    ("preprint", r"preprint"),
    ("thesis", r"thesis|dissertation|habilitation"),
    ("abstract", r"abstract\b(?!ed)|poster"),
    ("review", r"book review|review of (?:a )?book"),
    ("protocol", r"protocol|trial registry"),
)
"""Kind, and a pattern for ``genre`` or ``medium``."""

KIND_OF_TYPE: dict[str, str] = {
    "thesis": "thesis",
    "dataset": "dataset",
    "software": "software",
    "patent": "patent",
    "review-book": "review",
    "chapter": "part of a book",
    "entry-encyclopedia": "part of a book",
    "entry-dictionary": "part of a book",
    "book": "book",
}
"""CSL type → kind, for types that exporters use reliably."""

DISTINCT_KINDS: frozenset[str] = frozenset(
    "retraction erratum reply preprint thesis dataset software patent review protocol".split()
)
"""Kinds of works that are never copies of works of another kind."""

BOOKISH: frozenset[str] = frozenset(["book", "part of a book"])

PREPRINT_DOIS = (
    r"10\.(?:1101/(?:\d{4}\.\d\d\.\d\d\.|\d{6})|48550/|21203/rs|31234/|31219/|31235/|31222/|26434/|"
    r"20944/preprints|36227/|2139/ssrn|22541/|35542/|32942/|33774/|12688/\w+-\d+\.1$)"
)
PREPRINT_SERVERS = (
    r"\b(?:biorxiv|medrxiv|arxiv|chemrxiv|psyarxiv|socarxiv|engrxiv|techrxiv|ssrn|research square|"
    r"preprints?(?:\.org)?|authorea|osf preprints|eartharxiv|edarxiv)\b"
)
DATASET_DOIS = r"10\.(?:5061/dryad|7910/dvn|17632/|1594/pangaea)"

REGISTRATION = (
    r"\b(?:nct\d{8}|isrctn\d{6,}|tctr\d{8,}|chictr[\w-]{6,}|actrn\d{10,}|drks\d{8}|irct\w{10,}|"
    r"jprn-?\w+|umin\d{9}|pactr\d{12,}|euctr[\d-]{10,}|ctri/\d{4}/\d\d\d?/\d{6}|rbr-?\w{6}|"
    r"crd\d{8,}|kct\d{7})"
)
"""Registration numbers of trials and reviews."""

GENERIC_TITLES: frozenset[str] = frozenset(
    """
    abstract abstracts acknowledgements announcement announcements appendix bookreview bookreviews
    casereport commentary comment conclusion conclusions contents correction corrigendum discussion
    editorial editorsnote epilogue erratum foreword fromtheeditor index introduction inthisissue
    letter lettertotheeditor letters news newsandnotes obituary overview preface prologue reply
    references review summary thisissue untitled notitle abouttheauthors guesteditorial
    """.split()
)
"""Titles that do not identify a work, without spaces."""

STOP_WORDS: frozenset[str] = frozenset(
    "a an and at by for from in of on or the to with der die das und le la les et de des du el los"
    " las y".split()
)
"""Words that may be missing from copies of a title or a journal's name."""

OPPOSITES: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "men/women man/woman male/female males/females boy/girl boys/girls with/without pre/post "
        "increase/decrease increased/decreased increasing/decreasing upper/lower left/right "
        "north/south east/west northern/southern eastern/western high/low higher/lower early/late "
        "acute/chronic child/adult children/adults mother/father mothers/fathers before/after "
        "positive/negative inter/intra hyper/hypo micro/macro short/long primary/secondary "
        "paternal/maternal prenatal/postnatal stable/unstable linear/nonlinear "
        "maximum/minimum maximal/minimal afferent/efferent internal/external inner/outer "
        "day/night summer/winter spring/autumn theory/practice first/second second/third"
    ).split()
)
"""Pairs of opposites: titles that differ in them are different works."""

ROMAN: dict[str, str] = {
    numeral: str(number)
    for number, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
NUMBERED = frozenset(
    "part parts volume vol phase type grade stage class section chapter book series study paper "
    "number no teil band tome partie parte capitulo pt".split()
)
"""Words after which a single Roman numeral letter is a number."""

NUMBER_WORDS: dict[str, str] = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
}

GREEK: dict[int, str] = {
    ord(letter): name
    for name, letters in {
        "alpha": "αΑ", "beta": "βΒ", "gamma": "γΓ", "delta": "δΔ", "epsilon": "εϵΕ", "zeta": "ζΖ",
        "eta": "ηΗ", "theta": "θϑΘ", "kappa": "κϰΚ", "lambda": "λΛ", "mu": "μµΜ", "nu": "νΝ",
        "xi": "ξΞ", "pi": "πϖΠ", "rho": "ρϱΡ", "sigma": "σςΣ", "tau": "τΤ", "phi": "φϕΦ",
        "chi": "χΧ", "psi": "ψΨ", "omega": "ωΩ", "iota": "ιΙ", "upsilon": "υΥ",
    }.items()
    for letter in letters
}  # fmt: skip
"""Greek letter → name, by which databases replace it."""

OTHER_PART: frozenset[str] = frozenset(
    "part volume protocol erratum corrigendum correction reply response comment commentary "
    "abstract supplement update follow followup addendum retraction preprint editorial data "
    "dataset summary appendix rejoinder discussion packet".split()
)
"""Words that make a longer title that of another work, not one with a subtitle."""
