"""Messages on stderr, and the resulting exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from typing import TextIO

import click

from ris2cite.cli.status import EXIT_LOSS, EXIT_OK
from ris2cite.editing.changes import CODES
from ris2cite.errors import Diagnostic, InputError, Severity, place_of
from ris2cite.text.characters import escaped, visible

_TYPEWRITER = str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-", "…": "..."})
"""Replacements for consoles whose code page lacks these characters."""

_COLOURS = {"error": "red", "warning": "magenta", "note": "cyan"}
_SHOWN_ALIKE = 12
_SHOWN_CHARACTERS = 400
_ALL_SHOWN = frozenset(["merged", "maybe-duplicate"])
"""Codes of which every message is shown."""
_VERBOSE_ONLY = frozenset(["own-style", *CODES])


class Console:
    """Prints diagnostics, counts them, and owns the exit status.

    ``strict`` turns warnings into errors; ``quiet`` prints errors only; ``json_lines``
    writes diagnostics to standard output as JSON Lines. ``before`` is called before each
    line, to clear a progress bar.
    """

    def __init__(
        self,
        *,
        strict: bool = False,
        quiet: bool = False,
        verbose: bool = False,
        json_lines: bool = False,
    ) -> None:
        self.strict = strict
        self.json_lines = json_lines
        self.quiet = quiet
        self.verbose = verbose
        self.before: Callable[[], None] | None = None
        self.counts: dict[Severity, int] = {"error": 0, "warning": 0, "note": 0}
        self.edits: Counter[str] = Counter()
        self._alike: dict[tuple[str | None, str], int] = {}

    def __call__(self, diagnostic: Diagnostic) -> None:
        """Print and count a diagnostic."""
        severity = diagnostic.severity
        if self.strict and severity == "warning":
            severity = "error"
        self.counts[severity] += 1
        if diagnostic.code in CODES:
            self.edits[diagnostic.code] += 1
        if severity != "error" and self.quiet:
            return
        if severity == "note" and diagnostic.code in _VERBOSE_ONLY and not self.verbose:
            return
        if self.json_lines:
            self._write_json(diagnostic._replace(severity=severity))
            return
        if self._is_one_too_many(diagnostic):
            return
        place = place_of(diagnostic.source, diagnostic.line)
        message = diagnostic.message
        if diagnostic.line is None and diagnostic.title and diagnostic.title not in message:
            message = f"{message} (in “{_shorten(diagnostic.title)}”)"
        if len(message) > _SHOWN_CHARACTERS and not self.verbose and on_terminal(sys.stderr):
            message = f"{message[:_SHOWN_CHARACTERS]}… (-v shows all)"
        self.say(severity, message, place, f" [{diagnostic.code}]")

    def _write_json(self, diagnostic: Diagnostic) -> None:
        """Print a diagnostic as a line of JSON on standard output."""
        import json

        line = json.dumps(diagnostic._asdict(), ensure_ascii=False)
        if sys.stdout is not None:
            sys.stdout.buffer.write(escaped(line).encode("utf-8", "replace") + b"\n")

    def _is_one_too_many(self, diagnostic: Diagnostic) -> bool:
        """Whether, on a terminal, enough messages of this kind were shown for the file."""
        if self.verbose or diagnostic.code in _ALL_SHOWN or not on_terminal(sys.stderr):
            return False
        kind = (diagnostic.source, diagnostic.code)
        self._alike[kind] = self._alike.get(kind, 0) + 1
        return self._alike[kind] > _SHOWN_ALIKE

    def _say_unshown(self) -> None:
        for (source, code), count in self._alike.items():
            if count > _SHOWN_ALIKE:
                more = f"{count - _SHOWN_ALIKE} more like this; -v shows all"
                self.say("note", more, source or "", f" [{code}]")

    def failed(self, error: InputError) -> None:
        """Print and count that an input cannot be read."""
        self.counts["error"] += 1
        if self.json_lines:
            self._write_json(
                Diagnostic("error", "unreadable", error.reason, error.source, error.line)
            )
            return
        self.say("error", error.reason, place_of(error.source, error.line))

    def say(self, severity: Severity, message: str, place: str = "", after: str = "") -> None:
        """Print one line, ``place: severity: message [code]``."""
        if self.before is not None:
            self.before()
        label = click.style(f"{severity}:", fg=_COLOURS[severity], bold=True)
        echo(f"{visible(place) or 'ris2cite'}: {label} {visible(message)}{after}")

    def edited(self) -> str:
        """The number of edits: ``14 edits (title-case 11, journal-case 3)``."""
        kinds = ", ".join(f"{code} {count}" for code, count in self.edits.most_common())
        count = sum(self.edits.values())
        return f"{count} edit{'s' if count != 1 else ''} ({kinds})"

    def summary(self, text: str) -> None:
        """Print the summary, if there were problems or it is asked for."""
        self._say_unshown()
        wrong = self.counts["error"] + self.counts["warning"]
        if self.verbose or (wrong and not self.quiet):
            if self.before is not None:
                self.before()
            found = [
                f"{count} {severity}{'s' if count > 1 else ''}"
                for severity, count in self.counts.items()
                if count and severity != "note"
            ]
            echo(f"ris2cite: {visible(text)}; {', '.join(found) or 'no problems found'}")

    @property
    def exit_status(self) -> int:
        """1 if anything was lost or wrong, else 0."""
        return EXIT_LOSS if self.counts["error"] else EXIT_OK


def echo(line: str) -> None:
    """Print a line on stderr, with colours on a terminal.

    If stderr itself is closed or full, that cannot be reported, and is ignored.
    """
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        plain = line.translate(_TYPEWRITER)
        line = plain.encode(encoding, "backslashreplace").decode(encoding)
    try:
        click.echo(line, file=sys.stderr, color=wants_colour())
    except OSError:
        return


def wants_colour() -> bool:
    """Whether stderr is a terminal, and colours are not disabled."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return on_terminal(sys.stderr)


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a standard stream, which may be closed, is a terminal."""
    return stream is not None and stream.isatty()


def _shorten(title: str) -> str:
    return title if len(title) <= 70 else f"{title[:67]}…"
