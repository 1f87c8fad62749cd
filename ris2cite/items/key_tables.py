"""Tables for citation keys: function words, and ASCII spellings of letters.

Data for :mod:`ris2cite.items.keys`.
"""

from __future__ import annotations

FUNCTION_WORDS: frozenset[str] = frozenset(
    # English
    "a an the and or of on in at to for from by with as is are be does do how what why "
    # German
    "der die das des dem den ein eine einer eines einem und zur zum im am "
    # French
    "le la les l un une du d et aux au sur dans pour "
    # Spanish, Portuguese, Catalan
    "el los las lo una unos unas y e o os as um uma do da dos das del els "
    # Italian
    "il gli i uno nel della delle dei degli di sulla "
    # Dutch
    "de het een van en "
    # Danish, Swedish, Norwegian
    "det ett et om och og".split()
)
"""Articles, conjunctions and prepositions, which keys leave out.

They are used only if the title has no other words.
"""

# Letters that do not decompose into a Latin base letter and an accent.
_LATIN = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss",
    "ı": "i", "ħ": "h", "ŋ": "ng", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ɔ": "o",
    "ƒ": "f", "ɓ": "b", "ɗ": "d", "ɣ": "g", "ɩ": "i", "ʋ": "v", "ƴ": "y", "ɲ": "n",
    "ǝ": "e", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "",
}  # fmt: skip

# The plain spellings used in passports: ISO 9 and BGN/PCGN would leave diacritics.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
    "з": "z", "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj",
    "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dz", "ѓ": "g", "ќ": "k", "ѕ": "dz", "қ": "k",
    "ғ": "g", "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ә": "a",
}  # fmt: skip

# ELOT 743 without its digraph rules, with both forms of sigma.
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o",
}  # fmt: skip

_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h",
    "ט": "t", "י": "y", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n",
    "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "p", "צ": "ts", "ץ": "ts", "ק": "q",
    "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip

_ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q",
    "ك": "k", "ک": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w",
    "ؤ": "w", "ي": "y", "ی": "y", "ى": "a", "ئ": "y", "ء": "", "پ": "p", "چ": "ch",
    "ژ": "zh", "گ": "g",
}  # fmt: skip

_GEORGIAN_ARMENIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t",
    "ი": "i", "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh",
    "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q",
    "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh",
    "ჯ": "j", "ჰ": "h",
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "e",
    "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h",
    "ձ": "dz", "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o",
    "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r",
    "ց": "ts", "ւ": "w", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f",
}  # fmt: skip

ROMANISED: dict[str, str] = {
    **_LATIN, **_CYRILLIC, **_GREEK, **_HEBREW, **_ARABIC, **_GEORGIAN_ARMENIAN,
}  # fmt: skip
"""Lower-case letter → ASCII spelling, which need not be reversible."""
