"""DOIs and their addresses (DOI Handbook, 3.4 and 3.5)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ris2cite.text.pattern import Pattern

_RESOLVER = r"(?:https?:)?(?://)?(?:[\w-]+\.)*doi[.-]org[\w.-]*(?::\d+)?(?:/|%2f)+"
"""doi.org, also through the proxy of a library: ``doi-org.proxy.example.edu``."""

_DRESS = Pattern(
    rf"(?:{_RESOLVER}|(?:info:|urn:)?doi\s*[:/=]?\s*|https?://[^\s?#]+?/(?=10\.\d))+"
    r"(?=10(?:\.\d|/|%2f))",
    re.IGNORECASE,
)
_PUBLISHER = Pattern(r"https?://(?![\w.-]*doi[.-]org)", re.IGNORECASE)
_AFTER_DOI = Pattern(r"(?:/(?:full|abstract|pdf|epdf|html?|meta|summary))?(?:[?#].*)?\Z", re.DOTALL)
"""What the address of a publisher has after the DOI."""

_UNSAFE = Pattern(r"""%(?![0-9A-Fa-f]{2})|["#<>?{}^\[\]`|\\\s]""")


def bare_doi(text: str) -> str:
    """The DOI without resolver, label or the address of a publisher; other text as it is."""
    dress = _DRESS.match(text)
    if dress is None:
        return text
    doi = text[dress.end() :]
    if _PUBLISHER.match(text) is not None:
        doi = _AFTER_DOI.sub("", doi, count=1)
    return unquote(doi) if "%" in doi else doi


def doi_address(doi: str) -> str:
    """The address at doi.org, with characters encoded that would end or break it."""
    return "https://doi.org/" + _UNSAFE.sub(_encoded, doi)


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
