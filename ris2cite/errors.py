"""Diagnostics, and the exceptions that callers may meet.

A *diagnostic* is something a person should know about one input line or one
record; the run goes on. An *exception* ends the call that raised it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["note", "warning", "error"]


class Diagnostic(NamedTuple):
    """Something that a person should know about one place of the input.

    ``code`` is a short stable slug (``not-printed``) that ``docs/diagnostics.md``
    explains with cause and cure. ``line`` and ``record`` count from 1 and are
    ``None`` where there is no such place; ``title`` names the record for a reader.
    """

    severity: Severity
    code: str
    message: str
    source: str | None = None
    line: int | None = None
    record: int | None = None
    title: str | None = None

    def __str__(self) -> str:
        """The diagnostic as a compiler prints it: ``refs.ris:21: warning: … [code]``."""
        place = ":".join(str(part) for part in (self.source, self.line) if part is not None)
        return f"{place + ': ' if place else ''}{self.severity}: {self.message} [{self.code}]"


Report: TypeAlias = Callable[[Diagnostic], None]
"""Where every room sends its diagnostics."""


class Ris2citeWarning(UserWarning):
    """A diagnostic, where the caller of the Python API gave no ``on_diagnostic``."""


class Ris2citeError(Exception):
    """Root of every exception that this package raises on purpose."""


class InputError(Ris2citeError):
    """The input cannot be read: it is not what it calls itself, or not there.

    ``reason`` is the message without its place, ``source`` and ``line`` the place,
    ``None`` where there is none.
    """

    def __init__(self, reason: str, source: str | None = None, line: int | None = None) -> None:
        place = ":".join(str(part) for part in (source, line) if part is not None)
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.source = source
        self.line = line


class OutputError(Ris2citeError):
    """The output cannot be written: no room, no permission, no such folder."""


class UsageError(Ris2citeError):
    """An option names something that does not exist: a format, an encoding, a key scheme."""


class StyleError(Ris2citeError):
    """A CSL style cannot be used; the message names the line where there is one."""


class StyleNotFoundError(StyleError, UsageError):
    """No style of that name; ``suggestions`` holds near names."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class LocaleNotFoundError(StyleError, UsageError):
    """No locale of that tag; ``suggestions`` holds near ones."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class StrictError(Ris2citeError):
    """A diagnostic, raised because the caller asked for ``strict``."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def reporter(on_diagnostic: Report | None, strict: bool) -> Report:
    """Where the diagnostics of a call of the Python API go.

    To ``on_diagnostic``; without it a warning or an error becomes a Ris2citeWarning,
    and a note, which is informational, is dropped. With ``strict`` a warning or
    an error is raised as a StrictError.
    """

    def report(diagnostic: Diagnostic) -> None:
        if strict and diagnostic.severity != "note":
            raise StrictError(diagnostic)
        if on_diagnostic is not None:
            on_diagnostic(diagnostic)
        elif diagnostic.severity != "note":
            import warnings

            warnings.warn(Ris2citeWarning(str(diagnostic)), stacklevel=_caller())

    return report


def _caller() -> int:
    """The stack level of the code that called into this package."""
    home = __file__.removesuffix("errors.py")
    level = 1
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(home):
        frame = frame.f_back
        level += 1
    return level
