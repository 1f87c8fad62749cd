"""Name, path or XML of a style → compiled style."""

from __future__ import annotations

from os import PathLike, fspath

from ris2cite.csl.compiling.style import CompiledStyle
from ris2cite.errors import Diagnostic, LocaleNotFoundError, Report, StyleError, UsageError


def load_style(
    style: str | bytes | PathLike[str] | CompiledStyle, locale: str | None, report: Report
) -> CompiledStyle:
    """The compiled style. Names and paths are looked up, bytes are the XML itself.

    Raises StyleError if the style cannot be rendered. Anything else that is not valid CSL
    1.0.2 in the user's own style is only reported, since it may be valid in a newer
    version. Raises StyleNotFoundError, LocaleNotFoundError, and UsageError if a locale is
    given for a style that is compiled already.
    """
    if isinstance(style, CompiledStyle):
        if locale is not None:
            raise UsageError("a compiled style already has its locale")
        return style
    if isinstance(style, bytes):
        return _load_own(style, None, _resolved(locale), report)
    from ris2cite.csl.library.find import find_style

    source = find_style(fspath(style), report)
    locale = _resolved(locale) or source.default_locale
    if source.released:
        return CompiledStyle(source.xml, locale)
    return _load_own(source.xml, str(source.path), locale, report)


def _load_own(xml: bytes, name: str | None, locale: str | None, report: Report) -> CompiledStyle:
    """Load and validate the user's own style; ``name`` is its path, for messages."""
    from ris2cite.csl.library.check import find_problems, listed

    problems = find_problems(xml)
    try:
        compiled = CompiledStyle(xml, locale)
    except LocaleNotFoundError:
        raise
    except StyleError as error:
        if name is None:
            raise
        why = listed(problems, name) if problems else _at(name, str(error))
        raise StyleError(f"this style cannot be used\n{why}") from error
    for problem in problems:
        if not problem.missing:
            message = f"not valid CSL 1.0.2: {problem.text}"
            source = name or "style"
            report(Diagnostic("warning", "invalid-style", message, source, problem.line))
    return compiled


def _at(name: str, message: str) -> str:
    """A message of the compiler ("line 3: …"), preceded by the name of the file."""
    where = message.removeprefix("line ")
    return f"{name}:{where}" if where != message else f"{name}: {message}"


def _resolved(locale: str | None) -> str | None:
    if locale is None:
        return None
    from ris2cite.csl.library.locales import resolve_locale

    return resolve_locale(locale)
