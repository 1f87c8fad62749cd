"""From what a person calls a style to the style, compiled."""

from __future__ import annotations

from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.errors import Report, UsageError


def load_style(
    style: str | bytes | CompiledStyle, locale: str | None, report: Report
) -> CompiledStyle:
    """The style compiled: a name or path is looked up, bytes are taken as they are.

    Raises StyleNotFoundError, StyleError, LocaleNotFoundError, and UsageError for a
    locale beside a style that is compiled already.
    """
    if isinstance(style, CompiledStyle):
        if locale is not None:
            raise UsageError("a compiled style has its locale already")
        return style
    if isinstance(style, bytes):
        return CompiledStyle(style, _resolved(locale))
    from ris2cite.csl.library.find import find_style

    source = find_style(style, report)
    return CompiledStyle(source.xml, _resolved(locale) or source.default_locale)


def _resolved(locale: str | None) -> str | None:
    if locale is None:
        return None
    from ris2cite.csl.library.locales import resolve_locale

    return resolve_locale(locale)
