"""URLs: those that anybody can open, and identifiers in all others."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from ris2cite.ris.values.draft import Converter, Draft, Tags, write_text
from ris2cite.ris.values.identifiers import doi
from ris2cite.ris.values.text import one_line
from ris2cite.text.pattern import Pattern

_ONE_ADDRESS = Pattern(r"https?://[!-:=?-~]+")
_PLAIN_ADDRESS = Pattern(r"https?://([A-Za-z0-9.-]+)(?:/[!-9=A-~]*)?")
"""An address without a query: three of four."""
_NEXT_ADDRESS = Pattern(r"\s*;\s*(?=[A-Za-z][A-Za-z0-9+.-]*://)|(?<=[\w)#&])(?=https?://)")
_HOST = Pattern(r"(?:https?|ftps?)://(?:[^/?#@\s]*@)?([^/?#:\s]+)", re.IGNORECASE)
_CLOSED_HOST = Pattern(
    r"(?:\A|\.)(?:scopus\.com|ovid\.com|ovidsp\.\S+|ebscohost\.com|ebsco\.com|proquest\.com|"
    r"umi\.com|embase\.com|webofscience\.com|webofknowledge\.com|isiknowledge\.com|lens\.org|"
    r"exlibrisgroup\.com|serialssolutions\.com|libkey\.io|thirdiron\.com|swetswise\.com|"
    r"engineeringvillage\.com|cnki\.com\.cn|cnki\.net|rayyan\.ai|covidence\.org|dialog\.com|"
    r"gale\.com|galegroup\.com|search\.informit\.org|heinonline\.org|nexis\.com|"
    r"lexisnexis\.com|factiva\.com|hwwilsonweb\.com)\Z"
    r"|(?:\A|[.-])(?:ez)?-?(?:proxy|sfx|ezp|resolver|openurl|linkresolver|findit|getit|login|"
    r"idp|shibboleth|illiad)\d*[.-]",
    re.IGNORECASE,
)
"""Hosts of databases, link resolvers, proxies and login pages."""
_DISSERTATION = Pattern(r"https?://(?:www|search)\.proquest\.com/\S*\bdocview/\d+", re.IGNORECASE)
_OPENURL_QUERY = Pattern(
    r"(?:\A|&)(?:rft(?:_id|_val_fmt|\.\w+)|sid|genre|issn|spage|atitle)=", re.I
)
_LABELLED = Pattern(
    r"(?:[A-Za-z][\w ]{2,30}:?\s+|[(\[][^()\[\]]{1,40}[)\]]:?\s+)?(https?://[^\s:]+(?::\d+/\S*)?)(?:\s+[(\[][^()\[\]]*[)\]])?"
)
"""An address after ``Available from:`` or a remark in brackets, or before one."""
_BARE_HOST = Pattern(
    r"(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?!pdf|html?|php|asp|jsp|docx?|txt|ris|xml|zip|png|jpe?g)[a-z]{2,6}(?:/\S*)?",
    re.IGNORECASE,
)
"""An address without its scheme, which is not the name of a file."""
_READ_KEYS = frozenset("id rft_id doi volume issue spage epage".split())
"""The keys of an OpenURL that are read; of others it has twenty."""
_PROXIED = Pattern(r"[?&]q?url=(https?(?::|%3a)(?://|%2f%2f).+)\Z", re.IGNORECASE)


def _line(text: str) -> str:
    """The line without enclosing angle brackets and a final semicolon."""
    line = (one_line(text) or "").strip("<>").rstrip("; ")
    if line.startswith("//"):
        return f"https:{line}"
    if "://" in line or "." not in line:
        return line
    return f"https://{line}" if _BARE_HOST.fullmatch(line) else line


def first_address(text: str) -> str | None:
    """The first of several URLs, separated by white space, a semicolon, or not at all."""
    line = _line(text)
    labelled = _LABELLED.fullmatch(line)
    if labelled:
        return labelled[1]
    parts = [part for part in _NEXT_ADDRESS.split(line) if part]
    words = parts[0].split() if parts else []
    if len(words) > 1 and all("://" in word for word in words):
        return words[0].rstrip(";")
    return parts[0] if parts else None


def is_open(address: str) -> bool:
    """Whether a URL has a scheme and a host that is open to anybody."""
    match = _HOST.match(address)
    if match is None or " " in address or is_closed_host(match[1]):
        return False
    return "?" not in address or not _OPENURL_QUERY.search(_query(address))


def _publishes(draft: Draft, address: str) -> bool:
    """Whether this is ProQuest's URL of a dissertation, which it publishes (APA 10.6, MLA
    5.36)."""
    return draft.item.get("type") == "thesis" and _DISSERTATION.match(address) is not None


@lru_cache(maxsize=1024)
def is_closed_host(host: str) -> bool:
    """Whether this is the host of a database, resolver, proxy or login page."""
    return _CLOSED_HOST.search(host) is not None


def _query(address: str) -> str:
    return address.partition("?")[2]


def _read_url(draft: Draft, tags: Tags, variable: str) -> None:
    """Read the first open URL; others are left, but OpenURLs are read for their data."""
    for tag in tags:
        for raw in draft.unread.get(tag, ())[:]:
            host = _PLAIN_ADDRESS.fullmatch(raw)
            if host is not None and not is_closed_host(host[1]):
                if draft.item.setdefault(variable, raw) == raw:
                    draft.take(tag, raw)
                continue
            plain = _ONE_ADDRESS.fullmatch(raw) is not None and raw.count("://") == 1
            value = raw if plain else first_address(raw)
            if value is None:
                continue
            target = _PROXIED.search(value) if "url=" in value else None
            if target:
                value = unquote(target[1])
                _read_target(draft, value)
            if not is_open(value) and not _publishes(draft, value):
                _read_openurl(draft, value)
                continue
            if (target or not plain) and doi(value):
                _read_target(draft, value)
                continue
            if draft.item.setdefault(variable, value) == value:
                draft.take(tag, raw)
                if not plain and value != _line(raw):
                    draft.keep(tag, raw)


def _read_target(draft: Draft, address: str) -> None:
    found = doi(address)
    if found:
        draft.item.setdefault("DOI", found)


def _says_all(draft: Draft) -> bool:
    """Whether the record itself has everything that an OpenURL could add."""
    unread = draft.unread
    return (
        "DOI" in draft.item
        and "VL" in unread
        and ("IS" in unread or "M1" in unread)
        and ("SP" in unread or "EP" in unread)
    )


def _read_openurl(draft: Draft, address: str) -> None:
    """Read DOI, volume, issue and pages from an OpenURL if the record does not have them."""
    query = _query(address)
    if not query or _says_all(draft) or not ("doi=" in query or _OPENURL_QUERY.search(query)):
        return
    said: dict[str, str] = {}
    for pair in query.split("&"):
        key, _, value = pair.partition("=")
        key = key.removeprefix("rft.")
        if key in _READ_KEYS:
            said.setdefault(key, unquote(value))
    for key in ("id", "rft_id", "doi"):
        found = doi(said.get(key, "").removeprefix("info:doi/").removeprefix("doi:"))
        if found:
            draft.item.setdefault("DOI", found)
    unread = draft.unread
    for variable, key, tags in (("volume", "volume", ("VL",)), ("issue", "issue", ("IS", "M1"))):
        if said.get(key, "").isdigit() and unread.keys().isdisjoint(tags):
            draft.item.setdefault(variable, said[key])
    start, end = said.get("spage", ""), said.get("epage", "")
    if start.isdigit() and unread.keys().isdisjoint(("SP", "EP")):
        pages = f"{start}-{end}" if end.isdigit() and end != start else start
        draft.item.setdefault("page", pages)


url = Converter(
    _read_url,
    write_text,
    "the first URL that anyone can open, not one of a database, proxy or link resolver",
    tag_by_tag=True,
)
