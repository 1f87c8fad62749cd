"""The metadata of a document about citations, with the same meaning as in pandoc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ris2cite.csl.library.folders import xdg_folder
from ris2cite.errors import UsageError
from ris2cite.pandoc.inlines import Inline, Kept, plain_text, rich_text

DEFAULT_STYLE = "chicago-author-date"
"""The default style, as in pandoc."""


OPTIONS = ("abbreviate", "edit", "keys", "strict", "titles")
"""The options allowed under ``ris2cite``."""

_DATA_FOLDERS = (("XDG_DATA_HOME", ".local/share"), ("APPDATA", "AppData/Roaming"))
"""The user's data: the environment variable, and the folder below the home directory."""


class Metadata:
    """The metadata of a document."""

    def __init__(self, meta: dict[str, Any]) -> None:
        self._meta = meta

    def text(self, name: str) -> str:
        """A field as text, or ""."""
        return " ".join(self.texts(name)).strip()

    def texts(self, name: str) -> list[str]:
        """A field that is a string or a list of strings."""
        return [text for text in _texts(self._meta.get(name)) if text]

    def flag(self, name: str, default: bool) -> bool:
        """A boolean field."""
        value = self._meta.get(name)
        if value is None:
            return default
        if value["t"] == "MetaBool":
            return bool(value["c"])
        return self.text(name).lower() not in ("false", "no", "off", "")

    def language(self) -> str | None:
        """The language of terms and dates, or None to use that of the style."""
        return self.text("lang") or self.text("locale") or None

    def texts_with_citations(self) -> Iterator[Any]:
        """The values in which citations are formatted, such as an abstract or ``refs``."""
        for name, value in self._meta.items():
            if name not in ("nocite", "references"):
                yield value

    def inlines(self, name: str) -> list[Inline]:
        """A field as inlines."""
        return _inlines(self._meta.get(name))

    def options(self) -> dict[str, Any]:
        """The options under ``ris2cite``, for which pandoc has no metadata."""
        return {name: value for name, value in self._given_options().items() if name in OPTIONS}

    def unknown_options(self) -> list[str]:
        """The names under ``ris2cite`` that are not options."""
        return [name for name in self._given_options() if name not in OPTIONS]

    def _given_options(self) -> dict[str, Any]:
        value = self._meta.get("ris2cite")
        found = _value(value, _switch) if value is not None else {}
        if not isinstance(found, dict):
            raise UsageError("ris2cite: in the metadata must be a table of options")
        for name, given in self._meta.items():  # -M ris2cite.strict=true
            if name.startswith("ris2cite."):
                found[name.removeprefix("ris2cite.")] = _value(given, _switch)
        return found

    def style(self) -> str:
        """The name or path of the style. As in pandoc, a file in pandoc's own folder of the
        user comes before an installed style."""
        name = self.text("csl") or self.text("citation-style") or DEFAULT_STYLE
        path = Path(name).expanduser()
        if path.is_file():
            return str(path)
        return str(_in_pandoc_folder(name) or name)

    def references(self, kept: Kept) -> list[Any]:
        """The references in the metadata, as CSL-JSON; ``kept`` takes formulas and the like."""

        def rich(inlines: list[Inline]) -> str:
            return rich_text(_with_bare_addresses(inlines), kept).strip()

        value = self._meta.get("references")
        found = _value(value, rich) if value is not None else []
        return found if isinstance(found, list) else [found]

    def nocite(self) -> Iterator[Inline]:
        """The inlines of ``nocite``."""
        yield from _inlines(self._meta.get("nocite"))


def _in_pandoc_folder(name: str) -> Path | None:
    """The style in pandoc's folder of the user's data (``pandoc --version`` shows it)."""
    for variable, below_home in _DATA_FOLDERS:
        data = xdg_folder(variable, below_home)
        file = data / "pandoc" / "csl" / f"{name.removesuffix('.csl')}.csl" if data else None
        if file is not None and file.is_file():
            return file
    return None


def _switch(inlines: list[Inline]) -> str | bool:
    """A string, or the boolean of ``-M name:false``."""
    text = _plain(inlines)
    return {"true": True, "false": False}.get(text.lower(), text)


def _plain(inlines: list[Inline]) -> str:
    return plain_text(inlines).strip()


def _with_bare_addresses(inlines: list[Inline]) -> list[Inline]:
    """The inlines with ``<https://…>`` and ``[@key]`` as text."""
    return [
        inner
        for inline in inlines
        for inner in (inline["c"][1] if _is_address(inline) else [inline])
    ]


def _is_address(inline: Inline) -> bool:
    kind = inline["t"]
    return kind == "Cite" or (kind == "Link" and plain_text([inline]) in inline["c"][2][0])


def _inlines(value: Any) -> list[Inline]:
    if value is None:
        return []
    kind, content = value["t"], value.get("c")
    if kind == "MetaInlines":
        return list(content)
    if kind == "MetaString":
        return [{"t": "Str", "c": content}]
    if kind == "MetaBlocks":
        return [inline for block in content for inline in _of_block(block)]
    if kind == "MetaList":
        return [inline for member in content for inline in _inlines(member)]
    return []


def _of_block(block: Any) -> list[Inline]:
    if block["t"] in ("Para", "Plain"):
        return list(block["c"])
    if block["t"] in ("BlockQuote", "Div"):
        blocks = block["c"][1] if block["t"] == "Div" else block["c"]
        return [inline for inner in blocks for inline in _of_block(inner)]
    if block["t"] == "BulletList":
        return [inline for row in block["c"] for inner in row for inline in _of_block(inner)]
    return []


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    if value["t"] == "MetaList":
        return [text for member in value["c"] for text in _texts(member)]
    if value["t"] == "MetaBool":
        return [str(value["c"]).lower()]
    return [plain_text(_inlines(value)).strip()]


def _value(value: Any, write: Any) -> Any:
    """A metadata value as JSON."""
    kind, content = value["t"], value.get("c")
    if kind == "MetaMap":
        return {key: _value(inner, write) for key, inner in content.items()}
    if kind == "MetaList":
        return [_value(inner, write) for inner in content]
    if kind == "MetaBool":
        return content
    return write(_inlines(value))
