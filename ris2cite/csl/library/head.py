"""The metadata of a style, read without parsing the whole file.

Only the attributes of the root element and ``cs:info`` (CSL 1.0.2, "Info") are read, with
the standard library's expat. Neither finding a bundled style nor indexing ten thousand
imports lxml.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from ris2cite.errors import StyleError

NAMESPACE = "http://purl.org/net/xbiblio/csl"
_SEPARATOR = " "


class StyleHead(NamedTuple):
    """The metadata of a style.

    ``parent`` is the URL of the independent parent of a dependent style, or None.
    ``citation_format`` is one of CSL's categories (``author-date``, ``numeric``,
    ``note``, ``author``, ``label``), or "".
    """

    identifier: str
    title: str
    citation_format: str
    parent: str | None
    default_locale: str | None


class _InfoReadError(Exception):
    """Raised to stop the parser once the metadata has been read."""


def read_head(xml: bytes, name: str) -> StyleHead:
    """The metadata of a style; ``name`` is the name of the file in messages.

    Raises StyleError, with the line, if the file is not XML, has a document type
    declaration (which could declare entities and read files), or predates CSL 1.0.
    """
    reader = _HeadReader(name)
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    reader.parser = parser
    try:
        parser.Parse(xml, True)
    except _InfoReadError:
        pass  # everything has been read
    except expat.ExpatError as error:
        # expat's message ends with the line and column, after a colon.
        reason = expat.errors.messages.get(error.code, str(error).split(":")[0])
        raise StyleError(f"{name}:{error.lineno}: not well-formed XML: {reason}") from error
    except (LookupError, ValueError) as error:
        raise StyleError(f"{name}:1: this XML cannot be decoded: {error}") from error
    return reader.head()


OLD_CSL = "the style is written for CSL 0.8 or older; CSL 1.0 or newer is needed"


def is_readable(version: str) -> bool:
    """Whether the ``version`` of ``cs:style`` is 1.0 or newer; CSL 0.8 had none."""
    return version.partition(".")[0].isdecimal() and not version.startswith("0")


class _HeadReader:
    """Handlers for expat that collect a StyleHead."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parser: expat.XMLParserType
        self._path: list[str] = []
        self._texts: dict[str, list[str]] = {}
        self._citation_format = ""
        self._parent: str | None = None
        self._default_locale: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._path:
            self._root(tag, attributes)
        self._path.append(tag.rpartition(_SEPARATOR)[2])
        if self._path == ["style", "info", "link"]:
            if attributes.get("rel") == "independent-parent":
                self._parent = attributes.get("href", "").strip()
        elif self._path == ["style", "info", "category"]:
            self._citation_format = attributes.get("citation-format", self._citation_format)

    def end(self, _tag: str) -> None:
        if self._path == ["style", "info"]:
            raise _InfoReadError
        self._path.pop()

    def text(self, data: str) -> None:
        if len(self._path) == 3 and self._path[1] == "info":
            self._texts.setdefault(self._path[2], []).append(data)

    def doctype(self, *_declaration: object) -> None:
        raise StyleError(
            f"{self.name}:{self.parser.CurrentLineNumber}: a CSL style has no document type "
            "declaration (entities are not read); remove the <!DOCTYPE …>"
        )

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if tag != f"{NAMESPACE}{_SEPARATOR}style":
            shown = tag.rpartition(_SEPARATOR)[2]
            raise StyleError(
                f"{self.name}:{line}: not a CSL style: the root element is <{shown}>, "
                f'not <style xmlns="{NAMESPACE}">'
            )
        version = attributes.get("version", "")
        if not is_readable(version):
            raise StyleError(f"{self.name}:{line}: {OLD_CSL}")
        self._default_locale = attributes.get("default-locale")

    def head(self) -> StyleHead:
        return StyleHead(
            self._line("id"),
            self._line("title"),
            self._citation_format,
            self._parent,
            self._default_locale,
        )

    def _line(self, element: str) -> str:
        return " ".join("".join(self._texts.get(element, ())).split())
