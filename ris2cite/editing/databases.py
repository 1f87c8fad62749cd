"""Removing what only describes a database: URLs that readers cannot open, names of indexes,
and the volume of abstracts in which a thesis was listed; and reading DOIs from URLs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from urllib.parse import unquote

from ris2cite.editing.changes import Change
from ris2cite.model import Item
from ris2cite.text.pattern import Pattern

_HOSTS = Pattern(
    r"""
    https?://
    (?: (?:[\w.-]+\.)? (?:
          ebscohost\.com | ebsco\.com | proquest\.com | ovid\.com | webofknowledge\.com
        | webofscience\.com | isiknowledge\.com | scopus\.com | embase\.com | lens\.org
        | engineeringvillage\.com | sciencedirect\.com/science\?_ob | dialog\.com
        | cabdirect\.org/cabdirect/search | silverplatter\.com | galegroup\.com | gale\.com
        | lexisnexis\.com | serialssolutions\.com | exlibrisgroup\.com | worldcat\.org/oclc
        )
      | [\w.-]* (?: ezproxy | libproxy | ezp\. | proxy[.-] | [.-]proxy\. ) [\w.-]*
      | login\.[\w.-]+/login\?url=
      | [\w.:-]+/ (?: \S*[?&] )? (?: sid= | rft | url_ver=Z39 )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ADDRESS = Pattern(r"https?://\S+\Z", re.IGNORECASE)
_OPEN_URL = Pattern(r"[?&](?:url_ver=Z39|rft[._]|sid=|genre=\w+&)", re.IGNORECASE)
_INDEX = Pattern(
    r"""
    scopus | embase | (?:ovid\W+)?medline\b.* | pubmed | web\ of\ science\b.* | wos
    | ovid\ technologies | nlm | crossref | inspec | compendex | cinahl\b.*
    | cab\ abstracts | asfa\b.*
    | psyc(?:info|articles) | apa\ psycinfo | biosis\b.* | lens(?:\.org)? | dimensions
    | (?:sociological|social\ services)\ abstracts | google\ scholar
    | psyh | pdh | pbh | lxh | i3h | ecn | aph | a9h | rzh | ccm | cin20 | buh | bth | hch | mnh
    | cmedm | s3h | sih | f5h | ufh | edsbas | caba\d? | medall | ppez[a-z]* | psyc\d? | emed\d*
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Databases that list works but do not hold them, and their codes in EBSCO and Ovid.

Hosts of books and articles, such as EBSCOhost and JSTOR, are kept: manuals name them.
"""


_PUBLISHER = Pattern(
    r"""
    https?://(?:[\w-]+\.)*
    (?: springer\.com | wiley\.com | tandfonline\.com | sagepub\.com | acs\.org | science\.org
      | royalsocietypublishing\.org | pnas\.org | nejm\.org | annualreviews\.org | acm\.org
      | informs\.org | ascelibrary\.org | physiology\.org | ahajournals\.org | emerald\.com
      | liebertpub\.com | uchicago\.edu
    )
    /(?:[\w-]+/){1,3} (10\.\d{4,9}(?:/|%2F)[^\s?#]+?)
    (?: /(?:full|abstract|e?pdf|fulltext|summary) | \.pdf )? /? (?: [?\#].* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""The address of a work at its publisher that has the DOI in it."""


def without_database(item: Item) -> Iterator[Change]:
    """Yield the changes that remove what readers cannot use."""
    if "URL" in item:
        yield from _without_address(item)
    container = item.get("container-title")
    if isinstance(container, str) and "://" in container and _ADDRESS.match(container):
        yield Change("address", "container-title", container, "")
    for variable in ("source", "archive"):
        source = item.get(variable)
        if isinstance(source, str):
            held = _holder(source)
            if held != source:
                yield Change("database", variable, source, held)
    if item.get("type") == "thesis" and "ISSN" in item:  # that of Dissertation Abstracts
        for variable in ("volume", "issue"):
            value = item.get(variable)
            if isinstance(value, (str, int)):
                yield Change("database", variable, str(value), "")


@functools.lru_cache(maxsize=1024)  # the records of a run are from a few databases
def _holder(source: str) -> str:
    """The first of the databases that holds works, or ""."""
    names = source.split("; ") if ";" in source else (source,)
    return next((name for name in names if not _INDEX.fullmatch(name)), "")


def _without_address(item: Item) -> Iterator[Change]:
    """Yield the changes that remove a URL which only subscribers, or nobody, can open, or
    add the DOI in the URL of a publisher."""
    url = item.get("URL")
    if item.get("type") == "thesis" and "docview" in str(url):
        return  # where a dissertation is published (APA 10.6)
    if isinstance(url, str) and (_HOSTS.match(url) or _OPEN_URL.search(url)):
        yield Change("address", "URL", url, "")
    elif isinstance(url, str) and "10." in url and "DOI" not in item:
        match = _PUBLISHER.fullmatch(url)
        if match:
            yield Change("address", "DOI", "", unquote(match[1]))
