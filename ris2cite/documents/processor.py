"""The Processor of the Python API, which edits items before they are printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike

from ris2cite.csl.compiling.load import load_style
from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.csl.document import ListOrder
from ris2cite.csl.processor import CslProcessor
from ris2cite.documents.edit_settings import settings_of_style
from ris2cite.errors import Report, UsageError, reporter
from ris2cite.items.plain import plain_items
from ris2cite.model import Item
from ris2cite.options import CHOICES, TitleCase


class Processor(CslProcessor):
    """Formatted references and citations of a list of items.

    ``items`` is one or more items. ``style`` is a name, a path, the XML as bytes, or the
    ``style`` of another processor (including its locale). ``locale`` is a BCP 47 tag that
    overrides the default locale of the style. ``to`` is one of text, html, markdown, latex,
    rtf, rst and asciidoc. ``links`` links DOIs and URLs, or titles if the style prints
    neither. ``collate`` is "builtin" or "icu". ``order`` is that of the list: as the style
    says, its reverse, or as the items come.

    ``edit`` edits the items before printing (``docs/editing.md``); changes are reported as
    notes. ``titles`` ("sentence", "title" or "as-is") and ``abbreviate`` (journals)
    override the style; ``abbreviations`` are files with lists of journal abbreviations.

    Diagnostics are passed to ``on_diagnostic``, or issued as Ris2citeWarning; ``strict``
    raises them as StrictError. Raises StyleError, LocaleNotFoundError and UsageError.
    """

    def __init__(
        self,
        items: Mapping[str, object] | Iterable[Mapping[str, object]],
        style: str | bytes | PathLike[str] | CompiledStyle = "apa",
        locale: str | None = None,
        to: str = "text",
        *,
        on_diagnostic: Report | None = None,
        strict: bool = False,
        links: bool = False,
        collate: str = "builtin",
        order: ListOrder = "style",
        edit: bool = True,
        titles: TitleCase | None = None,
        abbreviate: bool | None = None,
        abbreviations: tuple[str, ...] = (),
    ) -> None:
        report = reporter(on_diagnostic, strict)
        compiled = load_style(style, locale, report)
        if titles is not None and titles not in CHOICES["titles"]:
            raise UsageError(
                f"unknown case of titles “{titles}”; use one of {', '.join(CHOICES['titles'])}"
            )
        plain: Iterable[Item] = plain_items(items, report)
        if edit:
            from ris2cite.editing.editor import edit as edited

            settings = settings_of_style(compiled, titles, abbreviate, abbreviations)
            plain = edited(plain, settings, report)
        super().__init__(
            plain,
            compiled,
            None,
            to,
            on_diagnostic=on_diagnostic,
            strict=strict,
            links=links,
            collate=collate,
            order=order,
        )
