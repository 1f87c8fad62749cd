"""Function words that abbreviated titles omit, by language.

ISO 4:1997 omits articles, conjunctions and prepositions. The codes of languages are those
of the List of Title Word Abbreviations (ISO 639-2/B).
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "eng": "a an the of and or for in on to from with by at as into about between under its",
        "ger": "der die das des dem den ein eine einer eines und oder für fur fuer von vom zu zum "
        "zur im in am an auf aus bei mit nach über ueber ihre ihrer unter",
        "fre": "le la les l un une des du de d et ou en au aux à sur pour par dans sous avec",
        "spa": "el la los las un una de del y e o u en al a por para con sobre",
        "ita": "il lo la i gli le l un uno una di del dello della dei degli delle dell e ed o in "
        "nel nella per con su sul sulla al alla da dal dalla",
        "por": "o a os as um uma de do da dos das e ou em no na nos nas por para com sobre ao à",
        "dut": "de het een en of van voor in op der den des met uit te ten ter over",
        "swe": "och för av i på den det en ett till med om",
        "dan": "og for af i på den det en et til med om",
        "nor": "og for av i på den det en et til med om",
        "cat": "el la els les un una de del dels d i o en per a amb",
        "pol": "i w na z do o dla",
        "cze": "a v na z do o pro",
        "lat": "et de in ad pro",
    }.items()
}
"""Words that are omitted in titles of the language."""

ARTICLES = frozenset(
    "a an the der die das ein eine le la les l el los las il lo gli o os as de het een".split()
)
"""Articles, which are also omitted at the start of a title, unlike prepositions (*In
Practice*)."""

SECTION_WORDS = frozenset("part series section sect pt ser teil reihe serie série seria".split())
"""Words after which a letter is not a function word: *Part A*."""

DESCRIBING = frozenset(
    """journal official publication organ society association magazine newsletter revue
    zeitschrift organe revista rivista tijdschrift""".split()
)
"""Words of subtitles that describe the journal, and are not part of its name."""

LANGUAGE_CODES: dict[str, str] = {
    "en": "eng", "de": "ger", "fr": "fre", "es": "spa", "it": "ita", "pt": "por", "nl": "dut",
    "sv": "swe", "da": "dan", "nb": "nor", "nn": "nor", "no": "nor", "ca": "cat", "pl": "pol",
    "cs": "cze", "la": "lat", "ru": "rus", "hu": "hun", "fi": "fin", "el": "gre", "ro": "rum",
    "hr": "hrv", "sr": "srp", "sk": "slo", "sl": "slv", "tr": "tur", "lt": "lit", "lv": "lav",
    "et": "est", "bg": "bul", "uk": "ukr", "af": "afr", "is": "ice", "id": "ind", "ms": "may",
}  # fmt: skip
"""ISO 639-1 code → code in the list."""
