"""Preprint servers: their names, DOIs and numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.text.pattern import Pattern

SERVERS: dict[str, str] = {
    name.casefold(): name
    for name in (
        "arXiv bioRxiv medRxiv ChemRxiv PsyArXiv SocArXiv EngrXiv EdArXiv TechRxiv EcoEvoRxiv "
        "EarthArXiv AfricArXiv AgriXiv LawArXiv PaleorXiv SportRxiv MarXiv NutriXiv BodoArXiv "
        "Jxiv Preprints.org Authorea SSRN"
    ).split()
} | {
    "research square": "Research Square",
    "osf preprints": "OSF Preprints",
    "scielo preprints": "SciELO Preprints",
    "scielopreprints": "SciELO Preprints",
    "peerj preprints": "PeerJ Preprints",
    "essoar": "ESS Open Archive",
    "ess open archive": "ESS Open Archive",
    "ssrn electronic journal": "SSRN Electronic Journal",
    "authorea preprints": "Authorea",
}
"""Any spelling of a server, in lower case → its name."""

_SERVER = Pattern(
    r"(?<![\w-])(" + "|".join(map(re.escape, sorted(SERVERS, key=len, reverse=True))) + r")(?!\w)",
    re.IGNORECASE,
)
PREPRINT = Pattern(r"\b(?:pre-?prints?|posted content)\b", re.IGNORECASE)
"""The words that say that a work is a preprint."""

_DOI = Pattern(
    r"10\.48550/arxiv\.|10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}(?:v\d+)?$"
    r"|10\.21203/rs\.|10\.(?:31219|3122\d|3123\d|31730|32942|33767|34055|35542)/"
    r"|10\.26434/chemrxiv|10\.20944/preprints|10\.22541/(?:au|essoar)\.|10\.1002/essoar\."
    r"|10\.36227/techrxiv|10\.2139/ssrn\.|10\.1590/scielopreprints|10\.33774/|10\.51094/jxiv"
    r"|10\.7287/peerj\.preprints|10\.14293/s2199|10\.2196/preprints|10\.32388/",
    re.IGNORECASE,
)
"""DOI prefixes of preprint servers."""

ARXIV_ID = Pattern(
    r"(?<![\w/])(?:abs/|(?:arxiv\s*(?:e-?prints?|preprint)?\s*:?\s*)+)"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?![\w.]*\d)",
    re.IGNORECASE,
)
"""The number of a paper in arXiv, as its first group."""

_LABELS = Pattern(
    r"e-?prints?|preprints?|electronic journal|arxiv|biorxiv|medrxiv|[\W_]", re.IGNORECASE
)
"""Text that adds nothing to the name of a server and an identifier."""


@lru_cache(maxsize=1024)
def server_of(text: str) -> str:
    """The name of the server in a text, or ""."""
    if text == "CoRR":
        return "arXiv"  # the name of arXiv's computer science in dblp and Semantic Scholar
    match = _SERVER.search(text)
    return SERVERS[match[1].casefold()] if match else ""


def is_arxiv_path(text: str) -> bool:
    """Whether a volume is the path of an arXiv URL (``abs/2101.00001``), as in dblp."""
    return text.startswith("abs/") and ARXIV_ID.fullmatch(text) is not None


@lru_cache(maxsize=256)
def says_preprint(text: str) -> bool:
    """Whether a text is the name of a preprint server, or says “preprint”."""
    return bool(PREPRINT.search(text) or _SERVER.search(text))


def is_server_doi(doi: str) -> bool:
    """Whether a DOI is that of a preprint server."""
    return _DOI.match(doi) is not None


_SERVERS_BY_DOI: dict[str, str] = {
    "10.48550": "arXiv", "10.2139": "SSRN", "10.21203": "Research Square",
    "10.26434": "ChemRxiv", "10.20944": "Preprints.org", "10.36227": "TechRxiv",
    "10.31234": "PsyArXiv", "10.31235": "SocArXiv", "10.31219": "OSF Preprints",
    "10.31223": "EarthArXiv", "10.32942": "EcoEvoRxiv", "10.31224": "EngrXiv",
}  # fmt: skip
"""Prefixes that one server alone has → its name."""
_DATED = Pattern(r"10\.(?:1101|64898)/\d{4}\.\d\d\.\d\d\.(\d{6}|\d{8})(?:v\d+)?")
"""DOIs of bioRxiv and medRxiv, whose numbers have six and eight digits."""


def server_of_doi(doi: str) -> str:
    """The name of the server that registered the DOI of a preprint, "" for none."""
    dated = _DATED.fullmatch(doi)
    if dated:
        return "bioRxiv" if len(dated[1]) == 6 else "medRxiv"
    return _SERVERS_BY_DOI.get(doi.partition("/")[0], "")


def says_more(text: str, server: str) -> bool:
    """Whether a text has more than the name of a server and the number of a paper."""
    return bool(_LABELS.sub("", ARXIV_ID.sub("", text).replace(server, "")))
