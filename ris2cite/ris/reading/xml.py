"""Reading untrusted XML, one record at a time and without entities."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from ris2cite.errors import InputError, UsageError
from ris2cite.text.pattern import Pattern

_ENTITIES = "declares entities, which are not read"
_PARSERS_OWN = Pattern(
    r"(?:[,:.]? (?:try|use) XML_PARSE_HUGE(?: option)?)?\s*, line \d+, column \d+\Z"
)
"""The parser's hints for programmers, and the position, which is reported separately."""

_SPACE = Pattern(r"[ \t\r\n]+")
"""XML's white space; a thin or no-break space is a character of the text."""

_BYTES = 1 << 16
_DEEPEST = 60
_TEXT_LIKE_MARKUP = Pattern(r"&[#\w]+;|</?[A-Za-z!]")


def elements(
    stream: BinaryIO, names: frozenset[str], source: str | None, encoding: str | None = None
) -> Iterator[Any]:
    """The outermost elements of these names, each whole, and forgotten when the next is read.

    Documents that declare entities are refused, and nothing is fetched. Raises
    InputError, with the line, if the document is not well-formed.
    """
    from lxml import etree

    try:
        parser = etree.XMLPullParser(
            encoding=codecs.lookup(encoding).name if encoding else None,
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
    except LookupError as error:
        raise UsageError(
            f"unknown encoding “{encoding}”; use a name such as utf-8 or cp1252"
        ) from error
    depth = inside = 0
    try:
        while block := stream.read(_BYTES):
            parser.feed(block)
            for event, found in parser.read_events():
                element: Any = found
                depth += 1 if event == "start" else -1
                if depth > _DEEPEST:
                    raise InputError("elements nested too deeply", source, element.sourceline)
                if event == "start" and depth == 1:
                    _refuse_entities(element, source)
                if event == "start":
                    inside += bool(inside) or element.tag in names
                elif inside:
                    inside -= 1
                    if not inside:
                        yield element
                        _forget(element)
        parser.close()
    except etree.XMLSyntaxError as error:
        line = error.lineno if error.lineno and error.lineno > 0 else None
        message = _PARSERS_OWN.sub("", str(error.msg))
        if "entity" in message.lower() and "factor" in message:
            raise InputError(_ENTITIES, source, line) from error
        raise InputError(f"not well-formed XML: {message}", source, line) from error


def _refuse_entities(root: Any, source: str | None) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise InputError(_ENTITIES, source, 1)


def _forget(element: Any) -> None:
    """Free the element and everything before it."""
    element.clear(keep_tail=False)
    while element.getprevious() is not None:
        del element.getparent()[0]


def with_literal_brackets(text: str) -> str:
    """Plain text as a RIS value, in which ``&lt;`` means a literal bracket."""
    if _TEXT_LIKE_MARKUP.search(text) is None:
        return text
    return html.escape(text, quote=False)


def collapsed(text: str) -> str:
    """The text with white space collapsed, since XML writers may break lines anywhere."""
    return _SPACE.sub(" ", text).strip()


def lines_of(text: str) -> str:
    """The text with white space collapsed per line; in EndNote's notes, CR ends a line."""
    lines = (collapsed(line) for line in re.split(r"\r\n?|\n", text))
    return "\n".join(line for line in lines if line)
