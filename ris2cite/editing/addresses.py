"""Removing URLs of databases, proxies and link resolvers, which readers cannot use."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def without_database_address(item: Item) -> Iterator[Change]:
    """Yield the change that removes a URL which only subscribers, or nobody, can open."""
    url = item.get("URL")
    if item.get("type") == "thesis" and "docview" in str(url):
        return  # where a dissertation is published (APA 10.6)
    if isinstance(url, str) and (_HOSTS.match(url) or _OPEN_URL.search(url)):
        yield Change("address", "URL", url, "")
    container = item.get("container-title")
    if isinstance(container, str) and _ADDRESS.match(container):
        yield Change("address", "container-title", container, "")
