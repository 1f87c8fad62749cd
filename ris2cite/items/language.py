"""Languages of items, as they are entered."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=256)
def primary_language(text: str) -> str:
    """The primary subtag (BCP 47) of the first language in a text.

    It is ``en`` for ``en-US``, ``eng``, ``English`` and ``EN; de``. A word that is not
    known is returned in lower case.
    """
    word = re.split(r"[-_;,/(]", text.strip(), maxsplit=1)[0].strip().casefold()
    if len(word) < 3 and word.isascii():
        return word
    # Imported here, because most items have a tag.
    from ris2cite.items.language_tables import LANGUAGES

    return LANGUAGES.get(word, word).partition("-")[0]
