"""Languages as babel and polyglossia name them. Data only."""

from __future__ import annotations

CAPITALISING_LANGUAGES = frozenset({"de", "lb"})
"""Languages with capitalised nouns, whose titles must not be converted to lower case."""

LANGUAGES: dict[str, str] = {
    "af": "afrikaans", "ar": "arabic", "bg": "bulgarian", "br": "breton", "ca": "catalan",
    "cs": "czech", "cy": "welsh", "da": "danish", "de": "ngerman", "de-at": "naustrian",
    "de-ch": "nswissgerman", "el": "greek", "en": "english", "en-us": "american",
    "en-gb": "british", "en-au": "australian", "en-ca": "canadian", "en-nz": "newzealand",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian",
    "fi": "finnish", "fr": "french", "fr-ca": "canadien", "fr-fr": "french", "ga": "irish",
    "gd": "scottish", "gl": "galician", "he": "hebrew", "hi": "hindi", "hr": "croatian",
    "hsb": "uppersorbian", "dsb": "lowersorbian", "hu": "magyar", "hy": "armenian",
    "ia": "interlingua", "id": "indonesian", "is": "icelandic", "it": "italian",
    "ja": "japanese", "ka": "georgian", "kk": "kazakh", "ko": "korean", "la": "latin",
    "lt": "lithuanian", "lv": "latvian", "mk": "macedonian", "ml": "malayalam", "mn": "mongolian",
    "mr": "marathi", "ms": "malay", "nb": "norsk", "nl": "dutch", "nn": "nynorsk", "no": "norsk",
    "oc": "occitan", "pl": "polish", "pt": "portuguese", "pt-br": "brazilian", "rm": "romansh",
    "ro": "romanian", "ru": "russian", "se": "samin", "sk": "slovak", "sl": "slovene",
    "sq": "albanian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "te": "telugu",
    "th": "thai", "tk": "turkmen", "tr": "turkish", "uk": "ukrainian", "ur": "urdu",
    "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""BCP 47 tag, in lower case → babel's name of the language."""

LANGUAGE_NAMES: dict[str, str] = {
    "arabic": "arabic", "ara": "arabic", "chinese": "chinese", "chi": "chinese", "zho": "chinese",
    "czech": "czech", "cze": "czech", "ces": "czech", "danish": "danish", "dan": "danish",
    "dutch": "dutch", "dut": "dutch", "nld": "dutch", "english": "english", "eng": "english",
    "finnish": "finnish", "fin": "finnish", "french": "french", "fre": "french", "fra": "french",
    "german": "ngerman", "ger": "ngerman", "deu": "ngerman", "deutsch": "ngerman",
    "greek": "greek", "gre": "greek", "ell": "greek", "hebrew": "hebrew", "heb": "hebrew",
    "hungarian": "magyar", "hun": "magyar", "italian": "italian", "ita": "italian",
    "japanese": "japanese", "jpn": "japanese", "korean": "korean", "kor": "korean",
    "latin": "latin", "lat": "latin", "norwegian": "norsk", "nor": "norsk", "polish": "polish",
    "pol": "polish", "portuguese": "portuguese", "por": "portuguese", "romanian": "romanian",
    "rum": "romanian", "ron": "romanian", "russian": "russian", "rus": "russian",
    "spanish": "spanish", "spa": "spanish", "swedish": "swedish", "swe": "swedish",
    "turkish": "turkish", "tur": "turkish", "ukrainian": "ukrainian", "ukr": "ukrainian",
}  # fmt: skip
"""English names and three-letter codes (ISO 639-2), in lower case → babel's name."""
