"""Preprints in RIS: the server, and the number of the paper."""

from __future__ import annotations

from ris2cite.items.preprints import (
    ARXIV_ID,
    PREPRINT,
    SERVERS,
    says_more,
    server_of,
    server_of_doi,
)
from ris2cite.ris.values.draft import Converter, Draft, Tags, write_nothing
from ris2cite.ris.values.text import one_line

CONTAINER_TAGS = frozenset(["T2", "JF", "JO", "JA", "J1", "J2", "JI", "J9"])


def _read_server(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the server from a container title; titles of other containers are left.

    An unknown title is taken as the server if M3 says that the work is a preprint, and
    there is no publisher.
    """
    called = any(map(PREPRINT.search, draft.unread.get("M3", ())))
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
            if says_more(text, name):
                draft.keep(tag, raw)


def _read_server_before_publisher(draft: Draft, tags: Tags, variable: str) -> None:
    """The server in ``medRxiv: Cold Spring Harbor Laboratory``; PubMed's is longer. Without it,
    the DOI tells the laboratory's servers apart."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            before, colon, _ = (one_line(raw) or "").partition(":")
            name = SERVERS.get(before.strip().casefold()) if colon else ""
            if before.startswith("Cold Spring Harbor"):
                name = server_of_doi(str(draft.item.get("DOI", "")))
            if name and draft.item.setdefault(variable, name) == name:
                draft.take(tag, raw)
                draft.keep(tag, raw)


def _read_identifier(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the arXiv id in a text, which is taken only if it has no more than the id."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            match = ARXIV_ID.search(raw)
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
    _read_server_before_publisher,
    write_nothing,
    "the server, if it comes before a colon, or is one of Cold Spring Harbor Laboratory",
)
identifier = Converter(_read_identifier, write_nothing, "the arXiv id in the text")
