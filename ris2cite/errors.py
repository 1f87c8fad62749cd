"""Diagnostics and exceptions.

A *diagnostic* reports something about an input line or a record, and the conversion
continues. An *exception* ends the call that raised it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["note", "warning", "error"]


class Diagnostic(NamedTuple):
    """Something the user should know about a place in the input.

    ``code`` is a stable slug such as ``not-printed``; ``docs/diagnostics.md`` lists them
    with causes and remedies. ``line`` and ``record`` count from 1, and are None if not
    known; ``title`` is the title of the record.
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
        place = place_of(self.source, self.line)
        return f"{place + ': ' if place else ''}{self.severity}: {self.message} [{self.code}]"


def place_of(source: str | None, line: int | None) -> str:
    """The start of a message, as of a compiler: ``refs.ris:21``, ``refs.ris``, or ""."""
    return ":".join(str(part) for part in (source, line) if part is not None)


Report: TypeAlias = Callable[[Diagnostic], None]
"""The function that diagnostics are passed to."""


class Ris2citeWarning(UserWarning):
    """A diagnostic of a call of the Python API without ``on_diagnostic``."""


class Ris2citeError(Exception):
    """Base class of the exceptions of this package."""


class InputError(Ris2citeError):
    """The input cannot be read: it is missing, or not in the format that was expected.

    ``reason`` is the message without ``source`` and ``line``, which are None if not known.
    """

    def __init__(self, reason: str, source: str | None = None, line: int | None = None) -> None:
        place = place_of(source, line)
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.source = source
        self.line = line


class OutputError(Ris2citeError):
    """The output cannot be written: disk full, permission denied, no such folder."""


class UsageError(Ris2citeError):
    """An option has an invalid value: an unknown format, encoding or key scheme, say."""


class StyleError(Ris2citeError):
    """A CSL style cannot be used; the message gives the line if there is one."""


class StyleNotFoundError(StyleError, UsageError):
    """No style has that name; ``suggestions`` holds similar ones."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class LocaleNotFoundError(StyleError, UsageError):
    """No locale has that tag; ``suggestions`` holds similar ones."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class StrictError(Ris2citeError):
    """A warning or an error, raised because of ``strict=True``."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


def reporter(on_diagnostic: Report | None, strict: bool) -> Report:
    """The function that takes the diagnostics of a call of the Python API.

    It calls ``on_diagnostic``. Without that, warnings and errors are issued as
    Ris2citeWarning, and notes are dropped. With ``strict``, warnings and errors are
    raised as StrictError.
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
