"""Preprint servers: their names and DOIs."""

from __future__ import annotations

import re
from functools import lru_cache

from ris2cite.ris.values.draft import Converter, Draft, Tags, write_nothing
from ris2cite.ris.values.text import one_line
from ris2cite.text.pattern import Pattern

_NAMES: dict[str, str] = {
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
    r"(?<![\w-])(" + "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True))) + r")(?!\w)",
    re.IGNORECASE,
)
_PREPRINT = Pattern(r"\b(?:pre-?prints?|posted content)\b", re.IGNORECASE)
_DOI = Pattern(
    r"10\.48550/arxiv\.|10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{5,8}(?:v\d+)?$"
    r"|10\.21203/rs\.|10\.(?:31219|3122\d|3123\d|31730|32942|33767|34055|35542)/"
    r"|10\.26434/chemrxiv|10\.20944/preprints|10\.22541/(?:au|essoar)\.|10\.1002/essoar\."
    r"|10\.36227/techrxiv|10\.2139/ssrn\.|10\.1590/scielopreprints|10\.33774/|10\.51094/jxiv"
    r"|10\.7287/peerj\.preprints|10\.14293/s2199|10\.2196/preprints|10\.32388/",
    re.IGNORECASE,
)
"""DOI prefixes of preprint servers."""

_IDENTIFIER = Pattern(
    r"(?<![\w/])(?:abs/|(?:arxiv\s*(?:e-?prints?|preprint)?\s*:?\s*)+)"
    r"(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?![\w.]*\d)",
    re.IGNORECASE,
)


_LABELS = Pattern(
    r"e-?prints?|preprints?|electronic journal|arxiv|biorxiv|medrxiv|[\W_]", re.IGNORECASE
)
"""Text that adds nothing to the name of a server and an identifier."""

CONTAINER_TAGS = frozenset(["T2", "JF", "JO", "JA", "J1", "J2", "JI", "J9"])


@lru_cache(maxsize=1024)
def server_of(text: str) -> str:
    """The name of the server in a text, or ""."""
    if text == "CoRR":
        return "arXiv"  # the name of arXiv's computer science in dblp and Semantic Scholar
    match = _SERVER.search(text)
    return _NAMES[match[1].casefold()] if match else ""


def is_arxiv_path(text: str) -> bool:
    """Whether a volume is the path of an arXiv URL (``abs/2101.00001``), as in dblp."""
    return text.startswith("abs/") and _IDENTIFIER.fullmatch(text) is not None


@lru_cache(maxsize=256)
def says_preprint(text: str) -> bool:
    """Whether a text is the name of a preprint server, or says “preprint”."""
    return bool(_PREPRINT.search(text) or _SERVER.search(text))


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


def server_of_doi(doi: str) -> str:
    """The name of the server that registered the DOI of a preprint, "" for none."""
    return _SERVERS_BY_DOI.get(doi.partition("/")[0], "")


def _read_server(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the server from a container title; titles of other containers are left.

    An unknown title is taken as the server if M3 says that the work is a preprint, and
    there is no publisher.
    """
    called = any(map(_PREPRINT.search, draft.unread.get("M3", ())))
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            text = one_line(raw) or ""
            name = server_of(text)
            if not name and called and draft.unread.keys().isdisjoint(("PB", "PU")):
                name = text
            if not name or (variable in draft.item and draft.item[variable] != name):
                continue
            draft.item[variable] = name
            draft.take(tag, raw)
            if _LABELS.sub("", _IDENTIFIER.sub("", text).replace(name, "")):
                draft.keep(tag, raw)


def _read_server_before_publisher(draft: Draft, tags: Tags, variable: str) -> None:
    """The server in ``medRxiv: Cold Spring Harbor Laboratory``; PubMed's is longer."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            before, colon, _ = (one_line(raw) or "").partition(":")
            name = _NAMES.get(before.strip().casefold())
            if colon and name and draft.item.setdefault(variable, name) == name:
                draft.take(tag, raw)
                draft.keep(tag, raw)


def _read_identifier(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the arXiv id in a text, which is taken only if it has no more than the id."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            match = _IDENTIFIER.search(raw)
            if match is None:
                continue
            value = f"arXiv:{match[1]}"
            whole = match[0] == raw.strip() and tag not in CONTAINER_TAGS
            if draft.item.setdefault(variable, value) == value and whole:
                draft.take(tag, raw)


def _read_end_of_doi(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the number of a preprint from SP if the DOI ends in it; it is not a page."""
    end = str(draft.item.get("DOI", "")).rpartition("/")[2].casefold()
    for raw in draft.unread.get(tags[0], ())[:]:
        if "EP" not in draft.unread and len(raw) > 4 and end == raw.casefold():
            draft.item.setdefault(variable, raw)
            draft.take(tags[0], raw)


end_of_doi = Converter(_read_end_of_doi, write_nothing, "the number in which the DOI ends")
server = Converter(_read_server, write_nothing, "the server, if a container is one")
server_before_publisher = Converter(
    _read_server_before_publisher, write_nothing, "the server, if it comes before a colon"
)
identifier = Converter(_read_identifier, write_nothing, "the arXiv id in the text")
