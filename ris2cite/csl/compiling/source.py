"""Parsing of style files and their chain of locales, by citeproc-py.

Apart from ``ris2cite.csl.adapter``, this is the only module that imports citeproc-py,
which is used for parsing XML and finding locales only.
"""

from __future__ import annotations

import html
from io import BytesIO
from typing import Any

from citeproc import CitationStylesStyle
from citeproc.frontend import CitationStylesXML
from lxml import etree

from ris2cite.csl.library.head import OLD_CSL, is_readable
from ris2cite.csl.library.limits import check_size
from ris2cite.csl.library.locales import resolve_locale
from ris2cite.errors import LocaleNotFoundError, StyleError
from ris2cite.text.pattern import Pattern

_NS = "{http://purl.org/net/xbiblio/csl}"
_DOCTYPE = Pattern(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_DECLARED = Pattern(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)""")
_DECLARATION = Pattern(r"\A\ufeff?<\?xml\s[^>]*\?>")
_ESCAPED_TWICE = Pattern(rb"&amp;[#\w]+;")
_PLACE = Pattern(r",? line \d+, column \d+.*")
_LANGUAGE = Pattern(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")


class ParsedStyle(CitationStylesStyle):  # type: ignore[misc]
    """A style as loaded by citeproc-py.

    ``root`` is ``cs:style``; ``root.locales`` are its locales, from those in the style to
    en-US; ``language`` is the BCP 47 tag by which they were chosen: ``locale``, or else
    the default-locale of the style. Raises StyleError, with the line if there is one, if
    the XML is not a style, and LocaleNotFoundError.
    """

    root: Any

    def __init__(self, xml: bytes, locale: str | None = None) -> None:
        check_size(xml)
        xml = _in_utf8(xml)
        _check_prologue(xml)
        try:
            # Not citeproc-py's constructor for styles, which asks any root element for
            # what only cs:style has.
            CitationStylesXML.__init__(self, BytesIO(xml), validate=False)
        except etree.XMLSyntaxError as error:
            reason = _PLACE.sub("", error.msg or "")
            raise StyleError(f"line {error.lineno}: not well-formed XML: {reason}") from error
        root = self.root
        if root.tag != _NS + "style":
            raise StyleError(
                f"line {root.sourceline}: the root element is <{root.tag.removeprefix(_NS)}>, "
                f'not <style xmlns="{_NS[1:-1]}">'
            )
        if not is_readable(root.get("version", "")):
            raise StyleError(f"line {root.sourceline}: {OLD_CSL}")
        if _ESCAPED_TWICE.search(xml) is not None:
            _unescape(root)
        self.language: str = locale or root.get("default-locale") or "en-US"
        self._load_locales(given=bool(locale))

    def locales_of(self, tag: str) -> list[Any]:
        """The chain of locales for another language than that of the style."""
        self.root.set_locale_list(resolve_locale(tag), validate=False)
        locales: list[Any] = self.root.locales
        return locales

    def _load_locales(self, *, given: bool) -> None:
        root, tag = self.root, self.language
        if _LANGUAGE.match(tag) is None:
            if given:
                raise LocaleNotFoundError(f"“{tag}” is not a language tag")
            raise StyleError(
                f"line {root.sourceline}: default-locale “{tag}” is not a language tag"
            )
        try:
            root.set_locale_list(tag, validate=False)
        except ValueError as error:
            raise StyleError("the style has two <locale> elements for one language") from error


def _in_utf8(xml: bytes) -> bytes:
    """The XML in UTF-8, since citeproc-py reads all styles as UTF-8 (XML 1.0, 4.3.3)."""
    declared = _DECLARED.match(xml)
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        encoding = declared[1].decode("ascii")
    else:
        return xml
    try:
        text = xml.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise StyleError(
            f"line 1: the file is not in {encoding}, the encoding it declares"
        ) from error
    return _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")


def _check_prologue(xml: bytes) -> None:
    """Refuse an empty file and entity declarations, which can expand without limit."""
    doctype = _DOCTYPE.search(xml)
    if doctype is not None:
        line = xml.count(b"\n", 0, doctype.start()) + 1
        raise StyleError(f"line {line}: a style may not declare a document type or entities")
    if not xml.strip():
        raise StyleError("line 1: the style is empty")


def _unescape(root: Any) -> None:
    """Decode character references that were escaped twice: "&amp;#160;"."""
    for element in root.iter():
        for name, value in element.items():
            if "&" in value:
                element.set(name, html.unescape(value))
        if element.text is not None and "&" in element.text:
            element.text = html.unescape(element.text)
