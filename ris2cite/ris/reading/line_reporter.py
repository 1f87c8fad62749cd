"""Reports lines that belong to no record, with one diagnostic per run of lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ris2cite.errors import Diagnostic, Report, Severity
from ris2cite.ris.reading.tags import TITLE_TAGS
from ris2cite.ris.record import Field, Record
from ris2cite.text.account import Account

MESSAGES: dict[str, tuple[Severity, str]] = {
    "header": ("note", "{count} around the records skipped: “{text}”"),
    "outside-record": ("error", "{count} outside any record skipped: “{text}”"),
    "stray-tags": ("error", "{count} with tags outside any record skipped: “{text}”"),
    "end-value": ("error", "{count} with text after the end tag skipped: “{text}”"),
    "type-value": ("error", "{count} after the type tag skipped: “{text}”"),
    "second-type": ("warning", "{count} with a second type skipped: “{text}”"),
    "record-without-type": (
        "error",
        "a record without a TY line skipped ({count}); add “TY  - JOUR” (or another type) "
        "before it: “{text}”",
    ),
}
"""Code → severity and message for lines that belong to no record."""


def title_of(fields: Iterable[Field], tags: Sequence[str] = TITLE_TAGS) -> str | None:
    """The title of a record for diagnostics, or None."""
    found = {field.tag: field.value for field in reversed(list(fields)) if field.value}
    return next((found[tag] for tag in tags if tag in found), None)


class LineReporter:
    """Reports diagnostics about a source, and counts the lines that they quote.

    ``last`` is the record that was read last.
    """

    RUN_LINES = 20
    RUN_LENGTH = 4000

    def __init__(self, source: str | None, report: Report, account: Account) -> None:
        self.source = source
        self._report = report
        self.account = account
        self.last: Record | None = None
        self._run: list[str] = []
        self._run_line = 0
        self._run_length = 0
        self._run_code = ""
        self._run_place: tuple[int | None, str | None] = (None, None)

    def report(
        self,
        severity: Severity,
        code: str,
        message: str,
        line: int | None = None,
        record: int | None = None,
        title: str | None = None,
    ) -> None:
        """Report a diagnostic about this source, after pending ones about earlier lines."""
        if self._run:
            self.flush()
        self._report(Diagnostic(severity, code, message, self.source, line, record, title))

    def unplaced(
        self,
        line: int,
        text: str,
        code: str,
        record: int | None = None,
        title: str | None = None,
        new_lines: int = 1,
    ) -> None:
        """Count a line that belongs to no record; adjacent ones are reported together."""
        self.account.reported += new_lines
        if code not in ("header", "second-type"):
            self.account.lost += new_lines
        full = len(self._run) >= self.RUN_LINES or self._run_length > self.RUN_LENGTH
        if self._run and (full or code != self._run_code):
            self.flush()
        if not self._run:
            self._run_line, self._run_code = line, code
            self._run_place = self._place(code, record, title)
        self._run.append(text.strip())
        self._run_length += len(text)

    def _place(
        self, code: str, record: int | None, title: str | None
    ) -> tuple[int | None, str | None]:
        """The record to which the lines belong, or after which they come; none for headings."""
        last = self.last
        if code == "header" or last is None or record not in (None, last.number):
            return record, title
        return last.number, title or title_of(last.fields)

    def flush(self) -> None:
        """Report the pending lines, if any."""
        if not self._run:
            return
        lines, self._run, self._run_length = self._run, [], 0
        severity, what = MESSAGES[self._run_code]
        count = "a line" if len(lines) == 1 else f"{len(lines)} lines"
        text = " / ".join(lines)
        record, title = self._run_place
        message = what.format(count=count, text=text)
        self.report(severity, self._run_code, message, self._run_line, record, title)
